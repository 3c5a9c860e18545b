//! The frozen journal of version 1: what was written once reads back for ever.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and looks at the files itself"
)]

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use shouldmeet::domain::{Change, DeskId, Entry, Event, Settings, TopicRuling};
use shouldmeet::storage::Findings;

use crate::storage_desk::Home;

const JOURNAL: &[u8] = include_bytes!("../fixtures/journal-v1/0001.jsonl");
const PARTED: &[u8] = include_bytes!("../fixtures/journal-v1-parted/0001.jsonl");
const SUMMARY: &str = include_str!("../fixtures/journal-v1/summary.json");

/// Every kind of change; one that is added here belongs into a new frozen journal too.
const KINDS: [&str; 33] = [
    "named",
    "settled",
    "table_placed",
    "table_removed",
    "registered",
    "amended",
    "merged",
    "stepped",
    "substituted",
    "barred",
    "way_chosen",
    "tied",
    "kept_apart",
    "kept_together",
    "accompanies",
    "pinned",
    "topics_merged",
    "topics_parted",
    "asked",
    "rested",
    "introduced",
    "outcome_seen",
    "met_by_themselves",
    "round_drafted",
    "draft_dropped",
    "round_started",
    "round_paused",
    "round_resumed",
    "round_extended",
    "round_ended",
    "moved",
    "table_stays",
    "undone",
];

/// The kind of a change, from a list that the compiler keeps complete.
fn kind(change: &Change) -> &'static str {
    match change {
        Change::Named { .. } => "named",
        Change::Settled { .. } => "settled",
        Change::TablePlaced { .. } => "table_placed",
        Change::TableRemoved { .. } => "table_removed",
        Change::Registered { .. } => "registered",
        Change::Amended { .. } => "amended",
        Change::Merged { .. } => "merged",
        Change::Stepped { .. } => "stepped",
        Change::Substituted { .. } => "substituted",
        Change::Barred { .. } => "barred",
        Change::WayChosen { .. } => "way_chosen",
        Change::Tied { .. } => "tied",
        Change::KeptApart { .. } => "kept_apart",
        Change::KeptTogether { .. } => "kept_together",
        Change::Accompanies { .. } => "accompanies",
        Change::Pinned { .. } => "pinned",
        Change::TopicsMerged { .. } => "topics_merged",
        Change::TopicsParted { .. } => "topics_parted",
        Change::Asked { .. } => "asked",
        Change::Rested { .. } => "rested",
        Change::PassedOn { .. } => "passed_on",
        Change::AskStruck { .. } => "ask_struck",
        Change::Introduced { .. } => "introduced",
        Change::OutcomeSeen { .. } => "outcome_seen",
        Change::MetByThemselves { .. } => "met_by_themselves",
        Change::RoundDrafted { .. } => "round_drafted",
        Change::DraftDropped { .. } => "draft_dropped",
        Change::RoundStarted { .. } => "round_started",
        Change::RoundPaused { .. } => "round_paused",
        Change::RoundResumed { .. } => "round_resumed",
        Change::RoundExtended { .. } => "round_extended",
        Change::RoundEnded { .. } => "round_ended",
        Change::Moved { .. } => "moved",
        Change::TableStays { .. } => "table_stays",
        Change::TableStands { .. } => "table_stands",
        Change::RuleMade { .. } => "rule_made",
        Change::RuleDropped { .. } => "rule_dropped",
        Change::Undone { .. } => "undone",
        Change::Locked { .. } => "locked",
        Change::QuestionPut { .. } => "question_put",
        Change::Heard { .. } => "heard",
        Change::HeardDropped { .. } => "heard_dropped",
        Change::Promised { .. } => "promised",
        Change::PromiseDropped { .. } => "promise_dropped",
        Change::HotHourStarted { .. } => "hot_hour_started",
        Change::HotHourExtended { .. } => "hot_hour_extended",
        Change::HotHourEnded => "hot_hour_ended",
        Change::Wished { .. } => "wished",
        Change::HandedOut { .. } => "handed_out",
        Change::AskedAgain { .. } => "asked_again",
        Change::Remarked { .. } => "remarked",
        Change::Erased { .. } => "erased",
        Change::Redacted => "redacted",
    }
}

/// The entries of the frozen journal, read as an event that lay there.
fn entries() -> Vec<Entry> {
    entries_of(JOURNAL)
}

fn entries_of(journal: &[u8]) -> Vec<Entry> {
    let home = Home::with_five_people();
    home.put_journal(journal);
    fs::remove_file(home.event().join("closed.json")).unwrap();
    let opened = home.open();
    assert_eq!(opened.findings, Findings { ended_abruptly: true, ..Findings::default() });
    opened.entries
}

// By name, so that a decision which is added later changes nothing here.
fn settings(settings: &Settings) -> Value {
    json!({
        "round_length": settings.round_length,
        "rounds": settings.rounds,
        "group_size": settings.group_size,
        "uneven": settings.uneven,
        "odd": settings.odd,
        "smallest_table": settings.smallest_table,
        "introduction_cap": settings.introduction_cap,
        "purpose": settings.purpose,
    })
}

fn ruling(ruling: &TopicRuling) -> Value {
    match ruling {
        TopicRuling::Same(topic, into) => json!([topic, into]),
        TopicRuling::Other(topic, other) => json!([topic, "is not", other]),
    }
}

fn summary(event: &Event) -> Value {
    let people: Vec<Value> = event
        .participants()
        .map(|person| {
            json!({
                "id": person.id,
                "details": person.details,
                "way": person.way,
                "walk_in": person.walk_in,
                "barred": person.barred,
                "companion_of": person.companion_of,
                "presence": format!("{:?}", person.presence()),
                "pinned": event.pinned_to(person.id),
                "met": event.met_by(person.id),
            })
        })
        .collect();
    let rounds: Vec<Value> = event
        .rounds()
        .map(|round| {
            json!({
                "number": round.number,
                "state": format!("{:?}", round.state),
                "seating": round.seating,
                "length": round.length,
                "extended": round.extended,
                "paused_ms": round.paused_ms,
                "staying": round.staying,
            })
        })
        .collect();
    let introductions: Vec<Value> = event
        .introductions()
        .iter()
        .map(|made| json!({ "id": made.id, "reason": made.reason, "outcome": made.outcome }))
        .collect();
    json!({
        "name": event.name(),
        "kind": event.kind(),
        "settings": settings(event.settings()),
        "tables": event.tables().collect::<Vec<_>>(),
        "people": people,
        "ties": event.ties().map(|(pair, tie)| json!([pair.both(), tie])).collect::<Vec<_>>(),
        "apart": event.apartness().map(|(pair, _)| json!(pair.both())).collect::<Vec<_>>(),
        "together": event.kept_together().map(|pair| json!(pair.both())).collect::<Vec<_>>(),
        "topics": event.topic_merges().iter().map(ruling).collect::<Vec<_>>(),
        "rounds": rounds,
        "introductions": introductions,
    })
}

#[test]
fn every_kind_of_change_is_in_a_frozen_journal() {
    let entries = [entries(), entries_of(PARTED)].concat();
    let found: BTreeSet<&str> = entries.iter().map(|entry| kind(&entry.change)).collect();

    let missing: Vec<&str> = KINDS.iter().copied().filter(|kind| !found.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn kinds_that_came_later_are_written_as_they_were_first() {
    let person = "fcgc-2";
    let [passed, struck] = [
        format!(r#"{{"passed_on":{{"asker":"{person}","by":"{person}","to":"{person}"}}}}"#),
        format!(r#"{{"ask_struck":{{"participant":"{person}","topic":"a lease","struck":true}}}}"#),
    ];
    let [seat, table] = [
        format!(r#"{{"locked":{{"round":2,"lock":{{"person":"{person}"}},"locked":true}}}}"#),
        r#"{"locked":{"round":2,"lock":{"table":3},"locked":false}}"#.to_owned(),
    ];
    let later = [
        r#"{"hot_hour_started":{"length":600}}"#,
        r#"{"hot_hour_extended":{"by":60}}"#,
        r#""hot_hour_ended""#,
        r#"{"wished":{"participant":"fcgc-1","about":"fcgc-2","wish":"later"}}"#,
        r#"{"handed_out":{"sheet":{"sheet":"fcgc-1","names":["fcgc-2"],"place":"sheets"}}}"#,
        r#"{"asked_again":{"lesson":{"promise":"fcgc-9"},"day":14,"became":"not_yet","story":"soon"}}"#,
        r#"{"remarked":{"participant":"fcgc-1","remark":"likes bees"}}"#,
        r#"{"erased":{"participant":"fcgc-1"}}"#,
        r#""redacted""#,
        r#"{"settled":{"setting":{"kept_days":30}}}"#,
        r#"{"settled":{"setting":{"afterwards":"anonymised"}}}"#,
        r#"{"promised":{"promise":"fcgc-9","what":{"by":"fcgc-1","deed":"call","spot":{},"earlier":{"event":"Spring","on":"2025-11-24T13:03:52.124Z"}}}}"#,
    ]
    .map(str::to_owned);
    for written in [passed, struck, seat, table].into_iter().chain(later) {
        let change: Change = serde_json::from_str(&written).unwrap();

        assert_eq!(serde_json::to_string(&change).unwrap(), written);
    }
}

#[test]
fn what_holds_at_the_tables_is_written_the_same_way_today() {
    for written in [
        r#"{"kept_apart":{"first":"fcgc-1","second":"fcgc-2"}}"#,
        r#"{"kept_apart":{"first":"fcgc-1","second":"fcgc-2","how":"distant"}}"#,
        r#"{"kept_apart":{"first":"fcgc-1","second":"fcgc-2","how":"rather_not"}}"#,
        r#"{"tied":{"first":"fcgc-1","second":"fcgc-2","tie":"met_before","since":"2025-11-24T13:03:52.124Z"}}"#,
        r#"{"table_stands":{"table":3,"beside":[1,7]}}"#,
        r#"{"rule_made":{"rule":{"mix":{"attribute":{"own":"stage"}}}}}"#,
        r#"{"rule_made":{"rule":{"company":{"attribute":"first_time","value":"yes"}}}}"#,
        r#"{"rule_made":{"rule":{"apart":{"group":{"attribute":"role","value":"investor"},"other":{"attribute":"field","value":"health"},"how":"never"}}}}"#,
        r#"{"rule_dropped":{"rule":{"only":{"group":{"attribute":"organisation","value":"Acme"},"with":{"attribute":{"own":"stage"},"value":"seed"},"how":"rather_not"}}}}"#,
        r#"{"amended":{"participant":"fcgc-1","detail":{"attribute":{"name":"stage","value":"seed"}}}}"#,
        r#"{"amended":{"participant":"fcgc-1","detail":{"safeguarded":true}}}"#,
        r#"{"amended":{"participant":"fcgc-1","detail":{"chairs":2}}}"#,
        r#"{"registered":{"participant":"fcgc-1","details":{"name":"Ada","attributes":{"stage":"seed"},"safeguarded":true,"chairs":2},"source":"list"}}"#,
    ] {
        let change: Change = serde_json::from_str(written).unwrap();

        assert_eq!(serde_json::to_string(&change).unwrap(), written);
    }
}

#[test]
fn the_frozen_journal_adds_up_to_what_it_always_did() {
    let entries = entries();
    let desk: DeskId = entries[0].id.desk;

    let found = summary(&Event::fold(desk, entries));

    let expected: Value = serde_json::from_str(SUMMARY).unwrap();
    assert_eq!(found, expected, "{}", serde_json::to_string_pretty(&found).unwrap());
}

#[test]
fn the_frozen_journal_is_written_the_same_way_today() {
    for journal in [JOURNAL, PARTED] {
        assert_eq!(
            String::from_utf8(written_today(entries_of(journal))),
            String::from_utf8(journal.to_vec())
        );
    }
}

fn written_today(entries: Vec<Entry>) -> Vec<u8> {
    let home = Home::new();
    let mut store = home.create();
    let mut acts: Vec<Vec<Entry>> = Vec::new();
    for entry in entries {
        match acts.last_mut() {
            Some(act) if act[0].act == entry.act => act.push(entry),
            _ => acts.push(vec![entry]),
        }
    }

    for act in acts {
        let (stamp, at) = (act[0].stamp, act[0].at);
        store.append(act.into_iter().map(|entry| entry.change).collect(), stamp, at).unwrap();
    }
    home.journal_bytes()
}

#[test]
fn the_frozen_parting_adds_up_to_two_topics() {
    let entries = entries_of(PARTED);
    let desk: DeskId = entries[0].id.desk;

    let event = Event::fold(desk, entries);

    let rulings: Vec<Value> = event.topic_merges().iter().map(ruling).collect();
    assert_eq!(
        rulings,
        [json!(["Welcome", "onboarding"]), json!(["ML", "is not", "machine learning"])]
    );
}
