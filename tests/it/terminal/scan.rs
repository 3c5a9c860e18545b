//! A badge scanner beside the keyboard of the real program: bytes in one burst.

use std::process::{Child, Command};

use shouldmeet::domain::{BadgeCode, ParticipantId};

use super::Home;

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/imports/tito_tickets.csv");

/// An event of people who are expected, with the name and the code of each.
fn expected_people() -> (Home, Vec<(String, String)>) {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    home.run(&["import", "--yes", LIST]);
    let roster: serde_json::Value = serde_json::from_str(&home.run(&["roster", "--json"])).unwrap();
    let person = |person: &serde_json::Value| {
        let id: ParticipantId = serde_json::from_value(person["id"].clone()).unwrap();
        (person["name"].as_str().unwrap().to_owned(), BadgeCode::of(id).to_string())
    };
    let people = roster["people"].as_array().unwrap().iter().map(person).collect();
    (home, people)
}

/// A machine that has other things to do.
struct Busy(Vec<Child>);

impl Busy {
    fn new() -> Self {
        let spin = || Command::new("sh").args(["-c", "while :; do :; done"]).spawn().unwrap();
        Self((0..6).map(|_| spin()).collect())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        for child in &mut self.0 {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
}

#[test]
fn bursts_on_the_rounds_check_in_and_fire_no_command_on_a_busy_machine() {
    let (home, people) = expected_people();
    let mut desk = home.start(&[]);
    desk.see("0 here").press("<f5>").see("No tables yet");
    let busy = Busy::new();

    for (count, ((name, code), ending)) in
        people.iter().zip(["\r", "\t", "", "\r", "\t", ""]).enumerate()
    {
        desk.write(format!("{code}{ending}").as_bytes());
        desk.see(&format!("Checked in {name}")).see(&format!("{} here", count + 1));
    }
    drop(busy);

    let journal = home.run(&["roster"]);
    assert_eq!(journal.matches("here since").count(), 6, "{journal}");
    // A host's own letter waits for nothing but a blink.
    desk.press("s").see("Mark somebody at the table");
    desk.press("<ctrl-c><ctrl-c>");
    assert_eq!(desk.end(), 0);
}

#[test]
fn a_burst_into_a_form_leaves_the_form_as_it_was() {
    let (home, people) = expected_people();
    let mut desk = home.start(&[]);
    desk.see("0 here").press("Zora Neale<enter>").see("Added Zora Neale");
    desk.press("growing mushrooms").see("growing mushrooms");
    let (name, code) = &people[0];

    let (half, rest) = code.split_at(6);
    desk.write(half.as_bytes());
    desk.see(&format!("growing mushrooms{half}"));
    desk.write(format!("{rest}\r").as_bytes());

    desk.see(&format!("Checked in {name}")).see("2 here");
    assert!(desk.text().contains("growing mushrooms"), "{}", desk.text());
    assert!(!desk.text().contains(half), "{}", desk.text());
    desk.press("<enter>").see("Changed the asks of Zora Neale");
}

#[test]
fn the_test_card_is_written_and_what_it_taught_is_there_another_day() {
    let home = Home::new();
    home.run(&["scanner", "--card", home.path().join("card.html").to_str().unwrap()]);
    let card = std::fs::read_to_string(home.path().join("card.html")).unwrap();
    assert!(card.contains("<svg") && card.contains("SHBCDFGHJKLNPRSTVXSH"), "{card}");
    assert!(home.run(&["scanner"]).contains("No scanner was tested"));
    let mut desk = home.start(&["sample"]);
    desk.see("SAMPLE").press("<ctrl-q>").see("Nothing arrives?");

    desk.write("ODXJEUIDHTNBLPOYKQOD".as_bytes());
    desk.see("The scanner is known now").see("No key ends a code");
    desk.press("<ctrl-c><ctrl-c>");
    assert_eq!(desk.end(), 0);

    let known = home.run(&["scanner"]);
    assert!(known.contains("S as o") && known.contains("ending  no key"), "{known}");
    std::fs::write(home.path().join("state/scanner.json"), "{").unwrap();
    let mut again = home.start(&[]);
    again.see("scanner.json cannot be read").see("SAMPLE");
    assert_eq!(home.refused(&["scanner"]).0, 1);
}
