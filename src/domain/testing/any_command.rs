//! Any command at all, made of a few random numbers and of whoever is there.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::any_lesson::{carried, follow_up, learned};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::factor::Factor;
use crate::domain::group_rule::{Attribute, Group, GroupRule};
use crate::domain::id::{DeskId, EntryId, IntroductionId, ParticipantId, TableNumber};
use crate::domain::introduction::{Answer, Apart, Outcome, Tie};
use crate::domain::kind::EventKind;
use crate::domain::participant::{Detail, Details, Line, Way};
use crate::domain::registration::{Registration, Replacement};
use crate::domain::round::{Lock, Seat, Seating};
use crate::domain::settings::{
    Afterwards, Format, OddPolicy, Purpose, Rotation, SentenceLanguage, Setting, Uneven,
};
use crate::domain::shown::{BoardPart, OnScreen};
use crate::domain::table::{Feature, Table};
use crate::domain::time::Seconds;

/// Random numbers of which a command is made: which kind, and about whom and what.
pub(crate) type Draw = (usize, usize, usize, usize);

/// Evenings of up to so many commands.
pub(crate) fn draws(most: usize) -> impl Strategy<Value = Vec<Draw>> {
    // The first ones are arrivals, so that there is somebody for the others.
    let arrivals =
        proptest::collection::vec((Just(0), 0..40_usize, 0..40_usize, 0..40_usize), 4..8);
    let any = (0..KINDS, 0..40_usize, 0..40_usize, 0..40_usize);
    (arrivals, proptest::collection::vec(any, 0..most))
        .prop_map(|(first, then)| first.into_iter().chain(then).collect())
}

const KINDS: usize = 66;
const WORDS: [&str; 6] = ["Rust", "rust ", "Pricing", "Museums", "", "Câfé"];
const NAMES: [&str; 6] = ["Ada", "Ben Okri", "Chloë", "Ada", " ", "李 小龍"];

/// The command that a draw comes to in this event; it may well be refused.
pub(crate) fn command_from(event: &Event, draw: Draw) -> Command {
    let (kind, a, b, c) = draw;
    let (first, second) = (person(event, a), person(event, b));
    match kind {
        0..=7 => Command::WalkIn { details: details(a, b, c) },
        8..=10 => Command::Register { details: details(a, b, c) },
        11..=13 => Command::CheckIn { participant: first },
        14 => Command::CheckInAll { participants: vec![first, second, person(event, c)] },
        15 => Command::StepOut { participant: first },
        16 => Command::ComeBack { participant: first },
        17 => Command::Leave { participant: first, minutes_ago: number(b) },
        18 => Command::WillNotCome { participant: first },
        19 => Command::Substitute { expected: first, details: details(a, b, c) },
        20 => Command::Bar { participant: first, barred: b.is_multiple_of(2) },
        21 => Command::ChooseWay { participant: first, way: pick(&WAYS, b) },
        22 => Command::Tie { first, second, tie: pick(&TIES, c) },
        23 => Command::KeepApart { first, second },
        24 => Command::KeepTogether { first, second },
        25 => Command::Accompany { companion: first, participant: second },
        26 => Command::Pin { participant: first, table: (b % 3 > 0).then(|| table_number(c)) },
        27 if c.is_multiple_of(3) => Command::PartTopics { topic: word(a), other: word(b) },
        27 => Command::MergeTopics { topic: word(a), into: word(b) },
        28 => Command::Merge { kept: first, gone: second },
        60..=63 => learned(event, draw),
        64 | 65 => Command::FollowUp(follow_up(event, draw)),
        59 => Command::PutQuestion { question: (b % 3 > 0).then(|| word(b)) },
        29 => Command::Amend { participant: first, detail: detail(b, c) },
        30 => Command::Revise { participant: first, details: details(a, b, c) },
        31 => {
            Command::Import { registrations: registrations(event, a, b, c), not_coming: Vec::new() }
        }
        _ => later_command(event, draw),
    }
}

fn later_command(event: &Event, draw: Draw) -> Command {
    let (kind, a, b, c) = draw;
    let (first, second) = (person(event, a), person(event, b));
    match kind {
        32 | 33 => Command::Introduce { first, second, reason: word(c) },
        34 => Command::Ask { participant: first, about: second, answer: answer(c) },
        35 => Command::Rest { first, second },
        36 => Command::SeeOutcome { introduction: introduction(event, a), outcome: outcome(b) },
        37 => Command::MeetByThemselves { people: vec![first, second, person(event, c)] },
        38..=40 => Command::DraftRound { seating: some_seating(event, a, b) },
        41 => Command::StartRound,
        42 => Command::PauseRound,
        43 => Command::ResumeRound,
        44 => Command::ExtendRound { by: Seconds(number(a)) },
        45 => {
            if a.is_multiple_of(2) {
                Command::EndRound
            } else {
                Command::StopRound { counted: b.is_multiple_of(2) }
            }
        }
        46 => Command::Move { moves: vec![(first, seat(b)), (second, seat(c))] },
        47 => held_or_as_it_is(first, second, a, c),
        48 => {
            if a.is_multiple_of(3) {
                Command::DropDraft
            } else {
                Command::PlaceTable { table: table(a, b) }
            }
        }
        49 => {
            if a.is_multiple_of(3) {
                Command::RemoveTable { table: table_number(b) }
            } else {
                Command::PlaceTables { tables: vec![table(a, b), table(b, c)] }
            }
        }
        50 => setting_or_name(a, b),
        51 => Command::PassOn { asker: first, by: second, to: person(event, c) },
        52 => Command::StrikeAsk {
            participant: first,
            topic: some_ask(event, first, b),
            struck: c.is_multiple_of(2),
        },
        53 => Command::KeepAway { first, second, how: pick(&APART, c) },
        54 => Command::ArrangeTable {
            table: table(a, b),
            beside: if c.is_multiple_of(3) { BTreeSet::new() } else { [table_number(c)].into() },
        },
        55 => Command::MakeRule { rule: group_rule(a, b, c) },
        57 => Command::CarryOver(Box::new(carried(event, draw))),
        56 => Command::DropRule { rule: group_rule(a, b, c) },
        _ => Command::Undo { entry: entry(event, a * 40 + b) },
    }
}

/// Something that somebody looks for, and now and then something that they do not.
fn some_ask(event: &Event, whose: ParticipantId, at: usize) -> String {
    let asks = event.participant(whose).map(|person| person.details.asks.as_slice());
    let asks = asks.unwrap_or_default();
    asks.get(at % (asks.len() + 1)).map_or_else(|| word(at), String::clone)
}

const WAYS: [Way; 6] =
    [Way::Open, Way::Pairs, Way::SmallGroup, Way::Listening, Way::IntroduceMe, Way::NotNow];
const APART: [Apart; 3] = [Apart::RatherNot, Apart::Never, Apart::Distant];

fn group_rule(a: usize, b: usize, c: usize) -> GroupRule {
    let attribute = |at: usize| match at % 3 {
        0 => Attribute::Field,
        1 => Attribute::FirstTime,
        _ => Attribute::Own(pick(&["stage", " "], at / 3).to_owned()),
    };
    let group = |at: usize| Group { attribute: attribute(at), value: word(at) };
    let how = pick(&APART, c);
    match a % 4 {
        0 => GroupRule::Mix { attribute: attribute(b) },
        1 => GroupRule::Company {
            attribute: attribute(b),
            value: c.is_multiple_of(2).then(|| word(c)),
        },
        2 => GroupRule::Apart { group: group(b), other: group(c), how },
        _ => GroupRule::Only { group: group(b), with: group(c), how },
    }
}

const TIES: [Tie; 3] = [Tie::MetBefore, Tie::Known, Tie::CameTogether];

pub(super) fn pick<T: Copy>(from: &[T], at: usize) -> T {
    from[at % from.len()]
}

pub(super) fn number(from: usize) -> u32 {
    u32::try_from(from).unwrap_or(0)
}

pub(super) fn word(at: usize) -> String {
    pick(&WORDS, at).to_owned()
}

/// Somebody who is there, and now and then nobody.
pub(super) fn person(event: &Event, at: usize) -> ParticipantId {
    let people: Vec<ParticipantId> = event.participants().map(|person| person.id).collect();
    let nobody = ParticipantId { desk: DeskId::from_random([9; 4]), number: 1 };
    people.get(at % (people.len() + 1)).copied().unwrap_or(nobody)
}

fn introduction(event: &Event, at: usize) -> IntroductionId {
    let made = event.introductions();
    let none = IntroductionId { desk: event.desk(), number: 10_000 };
    made.get(at % (made.len() + 1)).map_or(none, |introduction| introduction.id)
}

fn entry(event: &Event, at: usize) -> EntryId {
    let entries = event.ledger().entries();
    let none = EntryId { desk: event.desk(), seq: 10_000 };
    entries.get(at % (entries.len() + 1)).map_or(none, |entry| entry.id)
}

fn details(a: usize, b: usize, c: usize) -> Details {
    Details {
        organisation: (b.is_multiple_of(3))
            .then(|| pick(&["Northwind", "northwind", "Acme"], c).to_owned()),
        offers: vec![word(a + c)],
        asks: vec![word(b + c), word(a)],
        languages: if c.is_multiple_of(4) {
            vec![pick(&["de", "en"], b).to_owned()]
        } else {
            Vec::new()
        },
        needs: if c.is_multiple_of(9) { [Feature::Quiet].into() } else { BTreeSet::new() },
        first_time: (a.is_multiple_of(4)).then_some(b.is_multiple_of(2)),
        attributes: if a.is_multiple_of(5) {
            [("stage".to_owned(), word(b))].into()
        } else {
            BTreeMap::new()
        },
        safeguarded: c.is_multiple_of(11),
        chairs: c.is_multiple_of(7).then_some(2),
        line: (b.is_multiple_of(3)).then(|| pick(&Line::ALL, c)),
        theme: (c.is_multiple_of(5)).then(|| word(a)),
        ..Details::named(pick(&NAMES, a))
    }
}

fn detail(a: usize, b: usize) -> Detail {
    match a % 12 {
        11 => Detail::OnScreen(pick(&[OnScreen::Name, OnScreen::Number], b)),
        9 => Detail::Line((b.is_multiple_of(2)).then(|| pick(&Line::ALL, b / 2))),
        10 => Detail::Theme(Some(word(b))),
        0 => Detail::Name(pick(&NAMES, b).to_owned()),
        1 => Detail::Organisation(Some(word(b))),
        2 => Detail::Asks(vec![word(b), word(b + 1)]),
        3 => Detail::Languages(vec![word(b)]),
        4 => Detail::FirstTime(Some(b.is_multiple_of(2))),
        5 => Detail::Attribute {
            name: pick(&["stage", "age group", " "], b).to_owned(),
            value: (!b.is_multiple_of(4)).then(|| word(b)),
        },
        6 => Detail::Safeguarded(b.is_multiple_of(2)),
        7 => Detail::Chairs(u8::try_from(b).ok()),
        _ => Detail::DeskNote(Some(word(b))),
    }
}

fn registrations(event: &Event, a: usize, b: usize, c: usize) -> Vec<Registration> {
    let row = |known, checked_in| Registration { known, details: details(a, b, c), checked_in };
    vec![
        row(None, Some(a.is_multiple_of(2))),
        row(Some(person(event, b)), Some(true)),
        row(None, None),
    ]
}

fn table_number(from: usize) -> TableNumber {
    TableNumber(u16::try_from(from % 4).unwrap_or(0) + 1)
}

fn table(a: usize, b: usize) -> Table {
    Table {
        number: table_number(a),
        name: None,
        seats: u8::try_from(b % 6).unwrap_or(0),
        features: if a.is_multiple_of(2) { [Feature::Quiet].into() } else { BTreeSet::new() },
        closed: b.is_multiple_of(7),
    }
}

/// Seats that are kept, or taken without asking; a host who is replaced.
fn held_or_as_it_is(first: ParticipantId, second: ParticipantId, a: usize, c: usize) -> Command {
    let (table, locked) = (table_number(a), c.is_multiple_of(3));
    match c % 7 {
        0 | 1 => Command::LetTableStay { table },
        2 | 3 => Command::Lock { lock: Lock::Person(first), locked },
        4 => Command::Lock { lock: Lock::Table(table), locked },
        5 => Command::SitAsTheyAre { table, people: vec![first, second] },
        _ => {
            let by = [Replacement::Nobody, Replacement::Close, Replacement::Person(second)];
            Command::ReplaceHost { host: first, by: pick(&by, a) }
        }
    }
}

fn seat(from: usize) -> Option<Seat> {
    match from % 6 {
        0 => None,
        1 => Some(Seat::SitOut),
        2 => Some(Seat::Parked),
        _ => Some(Seat::Table(table_number(from))),
    }
}

/// Mostly everybody who is here, at tables of two or more; sometimes anybody anywhere.
fn some_seating(event: &Event, a: usize, b: usize) -> Seating {
    let wild = a.is_multiple_of(8);
    let people = event.participants().filter(|person| wild || person.is_here());
    let people: Vec<ParticipantId> = people.map(|person| person.id).collect();
    let size = 2 + b % 3;
    let mut seating = Seating::default();
    for (at, group) in people.chunks(size).enumerate() {
        if group.len() < 2 {
            seating.sitting_out.extend(group);
        } else {
            seating.tables.entry(table_number(at)).or_default().extend(group);
        }
    }
    seating
}

const fn answer(from: usize) -> Answer {
    if from.is_multiple_of(3) { Answer::No } else { Answer::Yes }
}

const fn outcome(from: usize) -> Outcome {
    if from.is_multiple_of(2) { Outcome::Happened } else { Outcome::DidNot }
}

fn setting_or_name(a: usize, b: usize) -> Command {
    let small = u8::try_from(b).unwrap_or(0);
    let setting = match a % 26 {
        14 => Setting::Format(pick(&Format::ALL, b).0),
        15 => Setting::Rotation(pick(&Rotation::ALL, b).0),
        16 => Setting::ShowUpPercent(small),
        17 => Setting::Board(pick(&BoardPart::ALL, b).0),
        18 => Setting::WarnBefore(Seconds(number(b))),
        19 => Setting::HalfTime(b.is_multiple_of(2)),
        20 => Setting::Sound(b.is_multiple_of(2)),
        21 => Setting::Flash(b.is_multiple_of(2)),
        22 => Setting::BlindFirst(b.is_multiple_of(2)),
        23 => Setting::BadgeOrganisation(b.is_multiple_of(2)),
        24 => Setting::KeptDays(u16::from(small)),
        25 => Setting::Afterwards(pick(&[Afterwards::Deleted, Afterwards::Anonymised], b)),
        0 => Setting::RoundLength(Seconds(number(b))),
        1 => Setting::Rounds(u16::from(small)),
        2 => Setting::GroupSize(small),
        3 => Setting::Uneven(pick(&[Uneven::Bigger, Uneven::Smaller], b)),
        4 => Setting::Odd(pick(&[OddPolicy::Three, OddPolicy::SitOut, OddPolicy::HostSitsIn], b)),
        5 => Setting::SmallestTable(small),
        6 => Setting::IntroductionCap(small),
        7 => Setting::Purpose(pick(&[Purpose::Learning, Purpose::TeamingUp], b)),
        8 => Setting::IntroductionPause(small),
        9 => Setting::WildCardPercent(small),
        10 => Setting::Language(pick(&[SentenceLanguage::German, SentenceLanguage::French], b)),
        11 => Setting::Weight {
            factor: pick(&[Factor::Answers, Factor::Waiting], b),
            percent: u16::from(small) * 10,
        },
        12 => Setting::NewcomerPercent(small),
        _ => return Command::Name { name: word(b), kind: EventKind::Real },
    };
    if b.is_multiple_of(2) {
        Command::Settle { setting }
    } else {
        Command::SettleAll { settings: vec![setting, Setting::GroupSize(3)] }
    }
}
