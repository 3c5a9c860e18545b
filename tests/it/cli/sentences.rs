//! What goes to which stream, with which exit code.

use serde_json::Value;

use super::{Home, fixture};

#[test]
fn every_refusal_is_a_sentence_and_a_hint() {
    let home = Home::new();
    home.out(&["new", "Spring evening"]);
    let list = fixture("tito_tickets.csv");

    for (code, call) in [
        (1, &["open", "nothing"][..]),
        (1, &["check", "nothing"]),
        (1, &["repair", "nothing"]),
        (1, &["check", ""]),
        (1, &["repair", " "]),
        (1, &["roster", "--event", ""]),
        (1, &["check", "/no/such/folder"]),
        (1, &["import", "--yes", "--event", "nothing", &list]),
        (1, &["import", "nofile.csv"]),
        (1, &["import", "--json", "nofile.csv"]),
        (1, &["import", "--yes", "."]),
        (1, &["rehearse", "nofile.json"]),
        (1, &["rehearse", "--headless", &list]),
        (2, &["new", "\u{200b}"]),
        (2, &["open"]),
        (2, &["sample"]),
        (2, &["rehearse"]),
    ] {
        let (given, told) = home.refused(call);

        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(given, code, "{call:?}: {told}");
        assert_eq!(lines.len(), 2, "{call:?}: {told}");
        assert!(lines[0].chars().count() > 10 && !lines[0].ends_with('.'), "{call:?}: {told}");
        assert!(lines[1].starts_with("  hint: ") && lines[1].len() > 12, "{call:?}: {told}");
        for word in ["error:", "invalid", "failed", "unable", "os error", "None"] {
            assert!(!told.to_lowercase().contains(word), "{call:?} says {word}: {told}");
        }
    }
}

#[test]
fn a_call_that_clap_does_not_know_is_exit_code_two_with_nothing_on_standard_output() {
    let home = Home::new();

    for call in [
        &["new"][..],
        &["new", "a", "b"],
        &["import"],
        &["--theme", "pink"],
        &["completions", "cmd"],
        &["rehearse", "--speed", "fast"],
        &["check", "--yes"],
    ] {
        assert_eq!(home.refused(call).0, 2, "{call:?}");
    }
}

#[test]
fn data_goes_to_standard_output_and_talk_to_standard_error() {
    let home = Home::new();

    let output = home.command(&["new", "Spring evening"]).output().unwrap();

    let folder = String::from_utf8(output.stdout).unwrap();
    assert_eq!(folder.trim_end(), home.folder().to_str().unwrap());
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("Spring evening is made; "));
    let output = home.command(&["check"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "Spring evening: 1 entry\n");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "All is as it was written\n");
}

#[test]
fn whatever_reports_does_so_as_json_with_no_talk() {
    let home = Home::new();
    let list = fixture("tito_tickets.csv");
    home.out(&["new", "Spring evening"]);

    for call in [
        &["new", "Autumn evening", "--json"][..],
        &["events", "--json"],
        &["import", "--json", &list],
        &["roster", "--json"],
        &["check", "--json"],
        &["repair", "--json"],
        &["paths", "--json"],
    ] {
        let output = home.command(call).output().unwrap();

        assert_eq!(output.status.code(), Some(0), "{call:?}");
        assert!(serde_json::from_slice::<Value>(&output.stdout).unwrap().is_object(), "{call:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{call:?}");
    }
}

#[test]
fn an_event_is_found_by_its_name_the_beginning_of_it_or_its_folder() {
    let home = Home::new();
    home.out(&["new", "Frühling"]);
    let folder = home.folder();
    home.out(&["new", "Autumn evening"]);

    for named in ["Frühling", "fruh", "FRÜHLING", folder.to_str().unwrap()] {
        assert_eq!(home.out(&["check", named]), "Frühling: 1 entry\n", "{named}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_gone_is_no_failure_and_a_full_disk_is_one() {
    let home = Home::new();
    home.out(&["import", "--yes", &fixture("tito_tickets.csv")]);
    let program = env!("CARGO_BIN_EXE_shouldmeet");
    let shell = |line: &str| {
        let mut command = assert_cmd::Command::new("sh");
        command.env("SHOULDMEET_HOME", home.0.path()).args(["-c", line, program]);
        command.output().unwrap()
    };

    for call in ["roster --json", "man", "completions bash"] {
        // Whether `true` has ended by then or not, the program is content.
        let line = format!("{{ \"$0\" {call}; echo $? >&2; }} | true");
        let told = String::from_utf8(shell(&line).stderr).unwrap();
        assert_eq!(told, "0\n", "{call}");
    }
    if cfg!(target_os = "linux") {
        for call in ["roster", "man", "completions bash", "paths --json"] {
            let output = shell(&format!("\"$0\" {call} > /dev/full"));
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(1), "{call}");
            assert!(told.starts_with("What was to be printed could not be written\n  hint: "));
        }
    }
}
