//! Lists that come in by a command.

use std::path::PathBuf;

use super::{Home, fixture};

const LISTS: [&str; 5] = [
    "eventbrite_attendees.csv",
    "luma_guests.csv",
    "pretix_checkinlist_de.csv",
    "pretix_order_positions.csv",
    "tito_tickets.csv",
];

/// The files of a folder and of those in it, with what is in them.
fn files(folder: &std::path::Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_report_on_any_list_writes_nothing_at_all() {
    let home = Home::new();

    for list in LISTS {
        let report = home.json(&["import", "--json", &fixture(list)]);

        assert!(report["people"].as_array().unwrap().len() > 20, "{list}");
    }
    assert_eq!(files(home.0.path()), []);
}

#[test]
fn without_a_terminal_a_list_is_told_and_not_taken_in() {
    let home = Home::new();

    let output = home.command(&["import", &fixture("tito_tickets.csv")]).output().unwrap();

    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("nothing was written") && told.contains("  hint: "), "{told}");
    let people = String::from_utf8(output.stdout).unwrap();
    assert!(people.contains("\tIndra Adriansyah\tiadriansyah@poczta.example"), "{people}");
    assert_eq!(files(home.0.path()), []);
}

#[test]
fn the_second_time_a_list_comes_in_not_a_byte_of_the_journal_changes() {
    for list in LISTS {
        let home = Home::new();
        home.out(&["import", "--yes", &fixture(list)]);
        let first = files(&home.folder().join("journal"));

        let output = home.command(&["import", "--yes", &fixture(list)]).output().unwrap();

        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(": 0 new, 0 changed, "), "{list}: {told}");
        assert_eq!(files(&home.folder().join("journal")), first, "{list}");
    }
}

#[test]
fn a_list_without_an_event_makes_one_with_the_name_of_its_file() {
    let home = Home::new();

    home.out(&["import", "--yes", &fixture("luma_guests.csv")]);

    let events = home.json(&["events", "--json"]);
    assert_eq!(events["events"][0]["name"], "luma guests");
    assert!(home.out(&["roster"]).contains("Ingivaldur Ernirsson"));
}

#[test]
fn a_list_goes_into_the_event_that_is_named_and_the_open_one_stays_open() {
    let home = Home::new();
    home.out(&["new", "Spring evening"]);
    home.out(&["new", "Autumn evening"]);

    home.out(&["import", "--yes", "--event", "spring", &fixture("tito_tickets.csv")]);

    assert_eq!(home.out(&["roster"]), "");
    assert_eq!(home.out(&["roster", "--event", "SPRING EVENING"]).lines().count(), 39);
}

#[test]
fn situation_34_a_roster_with_one_bad_record_comes_in_without_it_and_is_left_as_it_is() {
    let ours = Home::new();
    let path = ours.0.path().join("roster.json");
    let text = "{\n\"people\": [\n{\"name\": \"Ada Byron\"},\n{\"name\": \"Bo\", \"offers\": 7},\n\
                {\"name\": \"Cy Fox\"}\n]}\n";
    std::fs::write(&path, text).unwrap();

    let told = ours.command(&["import", "--yes", &path.display().to_string()]).output().unwrap();

    let said = String::from_utf8(told.stderr).unwrap();
    assert!(said.contains("Line 4") && said.contains("2 new"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}
