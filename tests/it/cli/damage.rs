//! Journals that are not whole, and events that another window has.

use serde_json::Value;

use super::{Home, fixture};

/// An event of 40 entries, one of which, on line 20, has lost a bit.
fn damaged() -> Home {
    let home = Home::new();
    home.out(&["new", "Spring evening"]);
    home.out(&["import", "--yes", &fixture("tito_tickets.csv")]);
    let journal = home.folder().join("journal").join("0001.jsonl");
    let text = std::fs::read_to_string(&journal).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[19] = lines[19].replacen("\"at\"", "\"au\"", 1);
    let damaged = lines.join("\n") + "\n";
    assert_ne!(damaged, text);
    std::fs::write(&journal, damaged).unwrap();
    home
}

#[test]
fn check_says_as_json_what_is_wrong_and_still_exits_with_one() {
    let home = damaged();
    let before = std::fs::read(home.folder().join("journal").join("0001.jsonl")).unwrap();

    let output = home.command(&["check", "--json"]).output().unwrap();

    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = &report["findings"]["damages"][0];
    assert_eq!((&first["file"], &first["line"]), (&"0001.jsonl".into(), &20.into()), "{report}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("The journal of Spring evening is damaged\n  hint: "), "{told}");
    let after = std::fs::read(home.folder().join("journal").join("0001.jsonl")).unwrap();
    assert_eq!(after, before, "check changes nothing");
}

#[test]
fn repair_loses_the_damaged_entry_alone_and_a_second_one_finds_nothing() {
    let home = damaged();
    let whole = home.out(&["roster"]).lines().count();

    let report = home.json(&["repair", "--json"]);

    assert_eq!(report["journals"].as_array().unwrap().len(), 1, "{report}");
    assert_eq!(report["moved"].as_array().unwrap().len(), 1, "{report}");
    assert_eq!(home.out(&["roster"]).lines().count(), whole);
    let again = home.json(&["repair", "--json"]);
    assert_eq!(again["journals"].as_array().unwrap().len(), 0, "{again}");
}

#[test]
fn commands_that_only_read_leave_an_event_as_it_is() {
    let home = Home::new();
    home.out(&["import", "--yes", &fixture("tito_tickets.csv")]);
    let journal = home.folder().join("journal").join("0001.jsonl");
    let closed = home.folder().join("closed.json");
    let read = || (std::fs::read(&journal).unwrap(), std::fs::read(&closed).unwrap());
    let before = read();

    for call in [&["roster"][..], &["roster", "--json"], &["check"], &["events"], &["paths"]] {
        home.out(call);
        assert_eq!(read(), before, "{call:?}");
    }
}
