//! A new event after an earlier one.

use super::Home;

#[test]
fn feature_93_an_event_after_another_has_its_people_and_knows_who_met() {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);
    let people = home.json(&["roster", "--json"])["people"].as_array().unwrap().len();

    let made = home.json(&["new", "Autumn", "--after", "Open Table", "--json"]);

    let from = &made["after"][0];
    assert!(from["met"].as_u64().unwrap() > 20, "{made}");
    assert!(from["apart"].as_u64().unwrap() > 0, "{made}");
    let came = home.json(&["roster", "--json"])["people"].as_array().unwrap().len();
    assert_eq!(from["people"], came);
    assert!(came <= people && came + 3 > people, "{came} of {people}");

    // A third one after both: whoever is known already is not added again.
    let made = home.json(&["new", "Winter", "--after", "Open Table", "Autumn", "--json"]);
    assert_eq!(made["after"][1]["people"], 0, "{made}");
    assert_eq!(home.json(&["roster", "--json"])["people"].as_array().unwrap().len(), came);
}

#[test]
fn an_earlier_event_that_is_mistyped_makes_no_event() {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);

    let (code, told) = home.refused(&["new", "Autumn", "--after", "Spring"]);

    assert_eq!(code, 1);
    assert!(told.starts_with("No event is called “Spring”"), "{told}");
    assert_eq!(home.json(&["events", "--json"])["events"].as_array().unwrap().len(), 1);
}

#[test]
fn without_a_terminal_those_who_may_be_the_same_are_named() {
    let home = Home::new();
    for (event, email) in [("Spring", "lee@one.example"), ("Autumn", "lee@two.example")] {
        home.out(&["new", event]);
        let list = home.0.path().join("list.csv");
        std::fs::write(&list, format!("Name,Email\nAnn Lee,{email}\nBo Ek,bo@x.example\n"))
            .unwrap();
        home.out(&["import", "--yes", list.to_str().unwrap()]);
    }

    let made = home.json(&["new", "Winter", "--after", "Spring", "Autumn", "--json"]);

    assert_eq!(made["after"][1]["unsure"], serde_json::json!(["Ann Lee"]), "{made}");
    assert_eq!(made["after"][1]["known"], 1, "{made}");
}

#[test]
fn feature_91_the_pulse_prints_what_is_there_and_takes_an_answer() {
    let home = Home::new();
    home.out(&["new", "Spring"]);
    assert_eq!(home.json(&["pulse", "--json"])["of"], 0);

    let (code, told) = home.refused(&["pulse", "--answer", "k3fd-6=used"]);
    assert_eq!(code, 1);
    assert!(told.starts_with("Nothing that was heard or promised is called “k3fd-6”"), "{told}");
    let (code, told) = home.refused(&["pulse", "--answer", "used"]);
    assert_eq!(code, 2);
    assert!(told.starts_with("“used” is not an answer"), "{told}");
}

#[test]
fn how_long_an_event_is_kept_is_said_when_it_is_made_and_nothing_goes_before() {
    let home = Home::new();
    let told = home.command(&["new", "Spring", "--keep-days", "30", "--then", "anonymise"]);
    let told = String::from_utf8({ told }.output().unwrap().stderr).unwrap();
    assert!(told.contains("It is kept for 30 days, then nobody is named any more"), "{told}");

    assert_eq!(home.json(&["tidy", "--json"])["due"], serde_json::json!([]));
    home.command(&["tidy", "--yes"]).assert().success();
    assert_eq!(home.json(&["events", "--json"])["events"].as_array().unwrap().len(), 1);
}
