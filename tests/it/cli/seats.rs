//! `seat` and `plan`: who sits where, without a screen.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Home;

fn instance(name: &str) -> (String, Value) {
    let path = format!("{}/tests/fixtures/seating/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    (path, serde_json::from_str(&text).unwrap())
}

fn numbers(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|one| one.as_u64().unwrap()).collect()
}

/// How often each two people meet; everything that an instance demands is checked on the way.
fn seated(name: &str) -> BTreeMap<(u64, u64), usize> {
    let (path, instance) = instance(name);
    let plan = Home::new().json(&["seat", &path, "--seconds", "0.2", "--seed", "3"]);
    let rounds = plan["rounds"].as_array().unwrap();
    let past = instance["past"].as_array().unwrap();
    let mut meetings = BTreeMap::new();
    assert_eq!(
        Some(rounds.len()),
        instance["rounds"].as_u64().map(|n| usize::try_from(n).unwrap())
    );
    assert_eq!(&rounds[..past.len()], &past[..], "{name}: rounds held stay as they were");
    for (round, tables) in rounds.iter().enumerate() {
        let tables: Vec<Vec<u64>> = tables.as_array().unwrap().iter().map(numbers).collect();
        let sizes: Vec<u64> =
            tables.iter().map(|people| people.len().try_into().unwrap()).collect();
        assert_eq!(sizes, numbers(&instance["sizes"][round]), "{name}, round {round}");
        let all: Vec<u64> = tables.iter().flatten().copied().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{name}: each once");
        for absence in instance["absent"].as_array().unwrap() {
            let gone = numbers(&absence[1]).contains(&round.try_into().unwrap());
            assert!(!gone || !all.contains(&absence[0].as_u64().unwrap()), "{name}: absent");
        }
        for host in instance["hosts"].as_array().unwrap() {
            let [host, table] = numbers(host)[..] else { panic!("{host}") };
            assert!(tables[usize::try_from(table).unwrap()].contains(&host), "{name}: host {host}");
        }
        for people in &tables {
            for (index, one) in people.iter().enumerate() {
                for other in &people[index + 1..] {
                    *meetings.entry((*one.min(other), *one.max(other))).or_insert(0) += 1;
                }
            }
        }
        let future = round >= past.len();
        for pair in instance["forbid"].as_array().unwrap() {
            let [one, other] = numbers(pair)[..] else { panic!("{pair}") };
            let together = tables.iter().any(|at| at.contains(&one) && at.contains(&other));
            assert!(!(future && together), "{name}: {one} and {other}");
        }
    }
    meetings
}

#[test]
fn the_schoolgirls_walk_seven_days_and_everything_asked_of_an_event_is_kept() {
    let walks = seated("sgp-5-3-7");

    assert_eq!(walks.len(), 105, "all meet");
    assert!(walks.values().all(|times| *times == 1), "nobody twice");
    for name in ["at42-7x6-r6-hosts", "pr61-r8-org-bye", "rp100-12t-r7-replan"] {
        assert!(!seated(name).is_empty());
    }
}

#[test]
fn an_event_that_cannot_be_seated_is_refused_in_a_sentence() {
    let home = Home::new();
    let refused = |text: &str| {
        let path = home.0.path().join("event.json");
        std::fs::write(&path, text).unwrap();
        home.refused(&["seat", path.to_str().unwrap()])
    };

    let cases = [
        ("{", "is not an event to seat"),
        (r#"{"n":4,"rounds":2,"sizes":[[2,2]]}"#, "2 rounds and sizes for 1"),
        (r#"{"n":3,"rounds":1,"sizes":[[2,2]]}"#, "More people are wanted"),
        (r#"{"n":4,"rounds":1,"sizes":[[2,2]],"hosts":[[9,0]]}"#, "Person 9 is not one"),
        (r#"{"n":4,"rounds":1,"sizes":[[2,2]],"org":[1]}"#, "must name 4 people"),
        (
            r#"{"n":4,"rounds":1,"sizes":[[2,2]],"hosts":[[0,1],[1,1]],"forbid":[[0,1]]}"#,
            "0 and 1 are kept apart; 0 stays at table 1; 1 stays at table 1",
        ),
    ];
    for (text, expected) in cases {
        let (code, said) = refused(text);
        assert_eq!(code, 1, "{text}: {said}");
        assert!(said.contains(expected), "{text}: {said}");
        assert!(said.contains("hint: "), "{text}: {said}");
    }
    assert_eq!(home.refused(&["seat", "no-such-file.json"]).0, 1);
}

#[test]
fn the_rounds_to_come_are_printed_as_text_json_and_csv() {
    let home = Home::new();
    home.command(&["sample", "--no-open"]).assert().success();

    let text = home.out(&["plan", "--seconds", "0.1"]);
    assert!(text.starts_with("Round 2 (as a draw now would give it)\n  Table 1: "), "{text}");
    let report = home.json(&["plan", "--json", "--seconds", "0.1"]);
    let rounds = report["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 3, "the first of four is over");
    let mut pairs = BTreeSet::new();
    for round in rounds {
        assert_eq!(round["drawn"], false);
        for table in round["tables"].as_array().unwrap() {
            let people = table["people"].as_array().unwrap();
            assert!(people.len() > 1, "no table of one");
            for (index, one) in people.iter().enumerate() {
                for other in &people[index + 1..] {
                    pairs.insert([one["id"].to_string(), other["id"].to_string()]);
                }
            }
        }
    }
    assert!(pairs.len() > 100, "rounds that are planned together bring new people together");
    let csv = home.out(&["plan", "--csv", "--seconds", "0.1"]);
    assert!(csv.starts_with("round,drawn,table,id,name\n2,no,"), "{csv}");
    assert_eq!(home.refused(&["plan", "--csv", "--json"]).0, 2);
}
