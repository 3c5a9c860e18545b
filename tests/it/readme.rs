//! The README is true: every key and command that it names is there.

use std::collections::BTreeSet;

use shouldmeet::app::{BINDINGS, Chord};

const README: &str = include_str!("../../README.md");

/// The words in code of the README.
fn quoted() -> Vec<&'static str> {
    README.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_key_that_the_readme_names_means_something() {
    let known: BTreeSet<String> = BINDINGS
        .iter()
        .flat_map(|binding| binding.keys)
        .map(|key| key.parse::<Chord>().unwrap().to_string())
        .collect();
    let words = README.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let keys = words.filter(|word| {
        let special = word.starts_with("Ctrl-") || word.starts_with('F') && word.len() < 4;
        special && word.parse::<Chord>().is_ok()
    });
    let mut count = 0;
    for key in keys {
        count += 1;
        let chord = key.parse::<Chord>().unwrap().to_string();
        assert!(known.contains(&chord), "{key} means nothing");
    }
    assert!(count > 10, "the README names only {count} keys");
}

#[test]
fn every_command_of_the_program_is_in_the_readme_and_back() {
    let output =
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_shouldmeet")).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let section = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let commands: Vec<&str> = section
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.len() > 8, "{commands:?}");

    for command in &commands {
        let named = format!("shouldmeet {command}");
        let found = quoted().iter().any(|word| {
            *word == *command || word.starts_with(&named) || word.contains(&format!("\n{named}"))
        });
        assert!(found || README.contains(&named), "{command} is not in the README");
    }
    for word in quoted() {
        if let Some(rest) = word.strip_prefix("shouldmeet ")
            && let Some(command) = rest.split_whitespace().next()
            && command.chars().all(|letter| letter.is_ascii_lowercase())
        {
            assert!(commands.contains(&command), "the README names {command}");
        }
    }
}

#[test]
fn every_row_of_keys_says_what_the_table_of_acts_says() {
    let rows = README.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    let mut count = 0;
    for (key, meaning) in rows {
        let Some(Ok(chord)) = key.split_whitespace().next().map(str::parse::<Chord>) else {
            continue;
        };
        let meant: String = BINDINGS
            .iter()
            .filter(|binding| binding.keys.iter().any(|key| key.parse() == Ok(chord)))
            .map(|binding| format!("{} {} ", binding.label, binding.help).to_lowercase())
            .collect();
        let said = meaning.to_lowercase();
        let words = said.split(|letter: char| !letter.is_alphabetic() && letter != '-');
        let shared = words.filter(|word| word.len() > 3).any(|word| meant.contains(word));
        assert!(shared, "{key} is {meaning}, and the table of acts says {meant}");
        count += 1;
    }
    assert!(count > 15, "only {count} rows were read");
}
