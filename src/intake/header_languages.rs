//! What the headers of lists in many languages are taken for, held against a table.

use super::meaning::{Meaning, header_meaning};
use super::words::Lexicon;

const TABLE: &str = include_str!("../../tests/fixtures/headers.txt");

/// The table: language, meaning and header of each entry.
fn table() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut language = "";
    let mut found = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            language = name;
        } else if let Some((meaning, headers)) = line.split_once(": ") {
            found.extend(headers.split('|').map(|header| (language, meaning, header.trim())));
        }
    }
    found
}

#[test]
fn every_header_of_the_table_is_understood_and_taken_for_nothing_else() {
    let lexicon = Lexicon::shipped();

    let mistakes: Vec<String> = table()
        .into_iter()
        .filter_map(|(language, meaning, header)| {
            let said = header_meaning(header, &lexicon);
            let theirs = said.as_ref().is_some_and(|said| said.buyer);
            let taken = said.map_or("?", |said| said.meaning.word());
            // What nobody needs may as well be unknown.
            let right = taken == meaning || (meaning == "not taken" && (taken == "?" || theirs));
            (!right).then(|| format!("{language} {meaning}: “{header}” is taken for {taken}"))
        })
        .collect();

    assert!(mistakes.is_empty(), "{} mistakes\n{}", mistakes.len(), mistakes.join("\n"));
}

#[test]
fn every_language_of_the_table_has_a_header_for_every_meaning() {
    const NOT_TRANSLATED: [&str; 4] = ["attribute", "line", "theme", "not taken"];
    let table = table();
    let mut languages: Vec<&str> = table.iter().map(|(language, ..)| *language).collect();
    languages.dedup();

    assert!(languages.len() >= 24, "{languages:?}");
    for meaning in Meaning::CHOICES.iter().map(Meaning::word) {
        if NOT_TRANSLATED.iter().any(|word| meaning.starts_with(word)) {
            continue;
        }
        for language in &languages {
            assert!(
                table.iter().any(|(of, said, _)| of == language && *said == meaning),
                "{language} has no header for {meaning}"
            );
        }
    }
}
