//! Whatever happened can be told in a sentence, and what was told in confidence names nobody.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::domain::testing::{Evening, command_from, draws, seating, table};
use crate::domain::{
    Answer, Apart, Attribute, Became, Change, Command, Detail, Details, EventKind, GroupRule,
    HandedOut, Heard, HeardId, IntroductionId, Lesson, Lock, Outcome, ParticipantId, Party,
    Promise, PromiseId, RoundNumber, Seat, Seconds, Setting, Source, Spot, Step, TableNumber, Tie,
    Way, Wish,
};

/// A number for each kind of change, so that a new kind stops the build here.
fn kind(change: &Change) -> usize {
    match change {
        Change::Named { .. } => 0,
        Change::Settled { .. } => 1,
        Change::TablePlaced { .. } => 2,
        Change::TableRemoved { .. } => 3,
        Change::Registered { .. } => 4,
        Change::Amended { .. } => 5,
        Change::Merged { .. } => 6,
        Change::Stepped { .. } => 7,
        Change::Substituted { .. } => 8,
        Change::Barred { .. } => 9,
        Change::WayChosen { .. } => 10,
        Change::Tied { .. } => 11,
        Change::KeptApart { .. } => 12,
        Change::KeptTogether { .. } => 13,
        Change::Accompanies { .. } => 14,
        Change::Pinned { .. } => 15,
        Change::TopicsMerged { .. } => 16,
        Change::Asked { .. } => 17,
        Change::Rested { .. } => 18,
        Change::Introduced { .. } => 19,
        Change::OutcomeSeen { .. } => 20,
        Change::MetByThemselves { .. } => 21,
        Change::RoundDrafted { .. } => 22,
        Change::DraftDropped { .. } => 23,
        Change::RoundStarted { .. } => 24,
        Change::RoundPaused { .. } => 25,
        Change::RoundResumed { .. } => 26,
        Change::RoundExtended { .. } => 27,
        Change::RoundEnded { .. } => 28,
        Change::Moved { .. } => 29,
        Change::TableStays { .. } => 30,
        Change::Undone { .. } => 31,
        Change::PassedOn { .. } => 32,
        Change::AskStruck { .. } => 33,
        Change::TopicsParted { .. } => 34,
        Change::TableStands { .. } => 35,
        Change::RuleMade { .. } => 36,
        Change::RuleDropped { .. } => 37,
        Change::Locked { .. } => 38,
        Change::QuestionPut { .. } => 39,
        Change::Heard { .. } => 40,
        Change::HeardDropped { .. } => 41,
        Change::Promised { .. } => 42,
        Change::PromiseDropped { .. } => 43,
        Change::HotHourStarted { .. } => 44,
        Change::HotHourExtended { .. } => 45,
        Change::HotHourEnded => 46,
        Change::Wished { .. } => 47,
        Change::HandedOut { .. } => 48,
        Change::AskedAgain { .. } => 49,
        Change::Remarked { .. } => 50,
        Change::Erased { .. } => 51,
        Change::Redacted => 52,
    }
}

const KINDS: usize = 53;

fn of_people(first: ParticipantId, second: ParticipantId) -> Vec<Change> {
    let (participant, people) = (first, vec![first, second]);
    vec![
        Change::Registered {
            participant,
            details: Box::new(Details::named("Ada")),
            source: Source::List,
        },
        Change::Amended { participant, detail: Detail::DeskNote(None) },
        Change::Merged { kept: first, gone: second },
        Change::Stepped { participant, step: Step::Left, since: None },
        Change::Substituted { expected: first, comes: second },
        Change::Barred { participant, barred: true },
        Change::Barred { participant, barred: false },
        Change::WayChosen { participant, way: Way::Listening },
        Change::Tied { first, second, tie: Tie::CameTogether, since: None },
        Change::KeptApart { first, second, how: Apart::Distant },
        Change::KeptTogether { first, second },
        Change::Accompanies { companion: first, participant: second },
        Change::Pinned { participant, table: Some(TableNumber(2)) },
        Change::Pinned { participant, table: None },
        Change::Asked { participant, about: second, answer: Answer::Yes },
        Change::Asked { participant, about: second, answer: Answer::No },
        Change::Rested { first, second },
        Change::PassedOn { asker: first, by: second, to: first },
        Change::AskStruck { participant, topic: "pricing".into(), struck: true },
        Change::AskStruck { participant, topic: "pricing".into(), struck: false },
        Change::Introduced { introduction: introduction(first), first, second, reason: "x".into() },
        Change::OutcomeSeen { introduction: introduction(first), outcome: Outcome::Happened },
        Change::MetByThemselves { people },
        Change::Heard {
            heard: HeardId { desk: first.desk, number: 78 },
            what: Box::new(heard(first)),
        },
        Change::HeardDropped { heard: HeardId { desk: first.desk, number: 78 } },
        Change::Promised {
            promise: PromiseId { desk: first.desk, number: 79 },
            what: Box::new(kept(first)),
        },
        Change::PromiseDropped { promise: PromiseId { desk: first.desk, number: 79 } },
        Change::Wished { participant, about: second, wish: Wish::Later },
        Change::HandedOut {
            sheet: Box::new(HandedOut { sheet: first, names: vec![second], place: "x".into() }),
        },
        Change::AskedAgain {
            lesson: Lesson::Promise(PromiseId { desk: first.desk, number: 79 }),
            day: 14,
            became: Became::Tried,
            story: None,
        },
        Change::Remarked { participant, remark: Some("glad to talk about bees".into()) },
        Change::Erased { participant },
    ]
}

fn heard(by: ParticipantId) -> Heard {
    let from = Some(Party::Other("my sister".into()));
    let idea = "pilots die without an owner".into();
    Heard {
        idea,
        topic: Some("pilots".into()),
        from,
        by: Some(by),
        spot: Spot::default(),
        earlier: None,
    }
}

fn kept(by: ParticipantId) -> Promise {
    let (cue, with) = (Some("Tuesday".into()), Some(Party::Other("my sister".into())));
    let deed = "send the checklist".into();
    let (witness, due, spot) = (None, None, Spot::default());
    Promise { by, cue, deed, with, witness, due, spot, earlier: None }
}

const fn introduction(person: ParticipantId) -> IntroductionId {
    IntroductionId { desk: person.desk, number: 77 }
}

fn of_the_evening(participant: ParticipantId) -> Vec<Change> {
    let (round, length) = (RoundNumber(3), Seconds::from_minutes(8));
    let moved = |seat| Change::Moved { round, participant, seat };
    vec![
        Change::Named { name: "Fair".into(), kind: EventKind::Real },
        Change::Settled { setting: Setting::Rounds(3) },
        Change::QuestionPut { question: Some("What surprised you?".into()) },
        Change::QuestionPut { question: None },
        Change::TablePlaced { table: table(1) },
        Change::TablePlaced { table: crate::domain::Table { closed: true, ..table(1) } },
        Change::TableRemoved { table: TableNumber(1) },
        Change::TopicsMerged { topic: "ML".into(), into: "machine learning".into() },
        Change::TopicsParted { topic: "ML".into(), other: "museum lighting".into() },
        Change::RoundDrafted { round, seating: seating(&[]), length },
        Change::DraftDropped { round },
        Change::RoundStarted { round },
        Change::RoundPaused { round },
        Change::RoundResumed { round },
        Change::RoundExtended { round, by: length },
        Change::RoundEnded { round, counted: true, at: None },
        Change::RoundEnded { round, counted: false, at: None },
        moved(Some(Seat::Table(TableNumber(1)))),
        moved(Some(Seat::SitOut)),
        moved(Some(Seat::Parked)),
        moved(None),
        Change::TableStays { round, table: TableNumber(1) },
        Change::TableStands { table: TableNumber(1), beside: [TableNumber(4)].into() },
        Change::TableStands { table: TableNumber(1), beside: BTreeSet::new() },
        Change::RuleMade { rule: GroupRule::Mix { attribute: Attribute::Field } },
        Change::RuleDropped { rule: GroupRule::Mix { attribute: Attribute::Field } },
        Change::Locked { round, lock: Lock::Person(participant), locked: true },
        Change::Locked { round, lock: Lock::Table(TableNumber(1)), locked: false },
        Change::HotHourStarted { length },
        Change::HotHourExtended { by: length },
        Change::HotHourEnded,
        Change::Redacted,
        Change::Undone { entry: crate::domain::EntryId { desk: participant.desk, seq: 9_000 } },
    ]
}

#[test]
fn every_kind_of_change_has_a_sentence_of_its_own_even_when_its_subject_is_gone() {
    let [ada, ben] = [1, 2].map(|number| ParticipantId { number, ..nobody() });
    let changes = [of_people(ada, ben), of_the_evening(ada)].concat();
    let nothing = Evening::new();
    let mut evening = Evening::new();
    evening.walk_in_all(["Ada", "Ben"]);

    let mut sentences: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for change in &changes {
        let sentence = evening.event.describe(&[change]);
        let first = sentence.chars().next().expect("a sentence has a beginning");
        assert!(first.is_uppercase() || first.is_numeric() || first == '“', "{sentence}");
        assert!(!sentence.ends_with('.') && sentence.len() > 6, "{sentence}");
        assert!(!nothing.event.describe(&[change]).is_empty());
        sentences.entry(sentence).or_default().insert(kind(change));
    }

    let told: BTreeSet<usize> = changes.iter().map(kind).collect();
    assert_eq!(told, (0..KINDS).collect());
    let same: Vec<_> = sentences.values().filter(|kinds| kinds.len() > 1).collect();
    // A "no" and a pair that rests are told alike on purpose.
    assert_eq!(same, [&BTreeSet::from([17, 18])]);
}

fn nobody() -> ParticipantId {
    ParticipantId { desk: Evening::new().event.desk(), number: 0 }
}

#[test]
fn situation_21_a_group_of_which_one_comes_back_is_told_as_a_group() {
    let mut evening = Evening::new();
    let [ada, ben, cem] = ["Ada", "Ben", "Cem"].map(|name| evening.register(Details::named(name)));
    evening.run(Command::CheckIn { participant: ben });
    evening.run(Command::StepOut { participant: ben });

    evening.run(Command::CheckInAll { participants: vec![ada, ben, cem] });

    assert_eq!(last_told(&evening), "Checked in 3 people together");
}

#[test]
fn a_corrected_list_that_also_says_who_is_here_counts_only_its_corrections() {
    let mut evening = Evening::new();
    let ada = evening.register(Details::named("Ada"));
    let details = Details { asks: vec!["pricing".into()], ..Details::named("Ada Byron") };
    let row = crate::domain::Registration { known: Some(ada), details, checked_in: Some(true) };

    evening.run(Command::Import { registrations: vec![row], not_coming: Vec::new() });

    assert_eq!(last_told(&evening), "Changed 2 details of Ada Byron");
}

fn last_told(evening: &Evening) -> String {
    let acts = evening.event.acts();
    let changes: Vec<&Change> = acts[0].entries.iter().map(|entry| &entry.change).collect();
    evening.event.describe(&changes)
}

/// Whether it was said in confidence, itself or by what it takes back.
fn is_confidential(evening: &Evening, changes: &[&Change]) -> bool {
    changes.iter().any(|change| {
        let answer = if let Change::Asked { answer, .. } = change { Some(answer) } else { None };
        let taken_back = change.undoes().and_then(|act| evening.event.ledger().act(act));
        matches!(change, Change::KeptApart { .. } | Change::Rested { .. } | Change::Wished { .. })
            || answer == Some(&Answer::No)
            || taken_back.is_some_and(|changes| is_confidential(evening, &changes))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn situation_06_every_act_is_told_and_what_was_said_in_confidence_names_nobody(
        draws in draws(60),
    ) {
        let mut evening = Evening::new();
        evening.set_tables(4, 4);
        for draw in draws {
            let command = command_from(&evening.event, draw);
            drop(evening.ask(command));
        }
        let names: BTreeSet<&str> =
            evening.event.participants().map(|person| person.details.name.as_str()).collect();

        for act in evening.event.acts() {
            let changes: Vec<&Change> = act.entries.iter().map(|entry| &entry.change).collect();
            let told = evening.event.describe(&changes);
            prop_assert!(!told.is_empty() && told != "Nothing");
            if is_confidential(&evening, &changes) {
                prop_assert!(!names.iter().any(|name| told.contains(*name)), "{}", told);
            }
        }
    }
}
