//! Everything known of one person: shown, handed over, erased.

use std::fs;

use super::Home;

fn sample() -> Home {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);
    home
}

#[test]
fn everything_known_of_a_person_is_told_in_plain_words_and_as_json() {
    let home = sample();

    let told = home.out(&["person", "Mirela"]);
    for part in ["details · name\tMirela Vántus", "met\t", "seats\tround 1, table 6"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("\tnull") && !told.contains("[]"), "{told}");

    let known = home.json(&["person", "Mirela", "--json"]);
    assert_eq!(known["details"]["name"], "Mirela Vántus");
    assert_eq!(known["met"].as_array().unwrap().len(), 3);
}

#[test]
fn situation_53_erasing_says_which_sheets_were_handed_out_and_what_is_out_of_reach() {
    let home = sample();
    let out = home.0.path().join("out");
    home.out(&["export", "--to", out.to_str().unwrap()]);

    let refused = home.refused(&["person", "Mirela", "--erase"]);
    assert_eq!(refused.0, 1);
    assert!(refused.1.starts_with("Nothing was erased"), "{}", refused.1);
    assert!(home.out(&["person", "Mirela"]).contains("Vántus"));

    let done = home.command(&["person", "Mirela", "--erase", "--yes"]).output().unwrap();
    assert!(done.status.success());
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.contains("Mirela Vántus is forgotten"), "{told}");
    assert!(
        told.contains("their own sheet") && told.contains("the sheet of Maeve Torrin"),
        "{told}"
    );
    assert!(told.contains("out of our reach"), "{told}");

    let journal = fs::read_to_string(home.folder().join("journal/0002.jsonl")).unwrap();
    assert!(!journal.contains("Vántus") && !journal.contains("mirela.vantus"));
    assert_eq!(home.refused(&["person", "Mirela"]).0, 1);
    home.command(&["check"]).assert().success();
    // The next sheets do not name them.
    home.out(&["export", "--to", home.0.path().join("again").to_str().unwrap()]);
    let maeve = home.0.path().join("again/people");
    let pages = fs::read_dir(maeve).unwrap().map(|one| fs::read_to_string(one.unwrap().path()));
    assert!(pages.filter_map(Result::ok).all(|page| !page.contains("Mirela")));
}

#[test]
fn of_namesakes_it_is_asked_which_one() {
    let home = Home::new();
    home.out(&["new", "Two of a name"]);
    let list = home.0.path().join("list.csv");
    fs::write(&list, "Name,Email\nAda Byron,a@one.example\nAda Byron,a@two.example\n").unwrap();
    home.out(&["import", "--yes", list.to_str().unwrap()]);

    let (code, told) = home.refused(&["person", "Ada Byron"]);

    assert_eq!(code, 1);
    assert!(told.starts_with("2 people are called Ada Byron: "), "{told}");
    let id = told.split(": ").nth(1).unwrap().split([',', '\n']).next().unwrap();
    assert!(home.out(&["person", id]).contains("a@one.example"));
}
