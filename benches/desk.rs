//! How long a key takes until its frame is drawn, and the first frame after an event was read.
//!
//! `cargo bench --bench desk`

#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a bench may stop where a program must not"
)]

use std::path::PathBuf;

use divan::{Bencher, black_box};
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use shouldmeet::app::{App, Chord, Key, Message, Opening, Saved};
use shouldmeet::domain::{
    Change, DeskId, Details, Entry, EntryId, Event, EventKind, ParticipantId, Source, Step,
    Timestamp,
};
use shouldmeet::ui::{Theme, draw};

fn main() {
    divan::main();
}

const GIVEN: [&str; 24] = [
    "Ada", "Ben", "Chloë", "Đặng", "Elif", "Farid", "Grace", "Hal", "Igor", "Jürgen", "Kofi",
    "Linh", "Mara", "Noor", "Olu", "Petra", "Quy", "Rosa", "Sam", "Tomás", "Uma", "Vera", "Wei",
    "Zora",
];
const FAMILY: [&str; 20] = [
    "Adeyemi",
    "Byron",
    "Castellane",
    "Dvořák",
    "Eriksen",
    "Ferreira",
    "Granin",
    "Hernández",
    "Ito",
    "Jansen",
    "Kaya",
    "Lindqvist",
    "Müller",
    "Nazari",
    "Osei",
    "Pereira",
    "Quisbert",
    "Reed",
    "Szentirmay",
    "Tanaka",
];

/// A roster of that many people, one in five of them here.
fn entries(people: u32) -> Vec<Entry> {
    let desk = DeskId::from_random([9; 4]);
    let mut changes =
        vec![Change::Named { name: "Spring evening".to_owned(), kind: EventKind::Real }];
    let pick = |list: &[&'static str], number: u32| list[number as usize % list.len()];
    for number in 1..=people {
        let participant = ParticipantId { desk, number };
        let name = format!(
            "{} {} {}",
            pick(&GIVEN, number * 7),
            pick(&FAMILY, number * 11 + number / 24),
            pick(&FAMILY, number / 5)
        );
        let topic = |salt: u32| format!("topic {}", (number * salt) % (people / 8 + 9));
        let details = Details {
            organisation: Some(format!("House {}", number % (people / 12 + 3))),
            asks: vec![topic(3), topic(17)],
            offers: vec![topic(5), topic(29)],
            ..Details::named(name)
        };
        let details = Box::new(details);
        changes.push(Change::Registered { participant, details, source: Source::List });
        if number % 5 == 0 {
            changes.push(Change::Stepped { participant, step: Step::Arrived, since: None });
        }
    }
    (1..)
        .zip(changes)
        .map(|(seq, change)| {
            let at = Timestamp::from_millis(1_795_543_200_000);
            let stamp = u64::from(seq);
            Entry { id: EntryId { desk, seq }, act: seq, stamp, at, change }
        })
        .collect()
}

fn open(entries: Vec<Entry>) -> App {
    let mut app = App::new(Timestamp::from_millis(1_795_543_200_000), TimeZone::UTC);
    let event = Event::fold(DeskId::from_random([9; 4]), entries);
    app.update(Message::Opened(Box::new(Opening {
        questions: None,
        folder: PathBuf::from("event"),
        event,
        saved: Saved::Opened,
        findings: Vec::new(),
        unknown_entries: 0,
    })));
    app
}

fn screen() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(120, 40)).unwrap()
}

/// From entries in memory to the first frame: fold, index, topics, queue, draw.
#[divan::bench(args = [60, 1_000, 10_000], sample_count = 20)]
fn first_frame(bencher: Bencher<'_, '_>, people: u32) {
    let entries = entries(people);
    let theme = Theme::default();
    bencher.with_inputs(|| entries.clone()).bench_values(|entries| {
        let app = open(entries);
        let mut screen = screen();
        screen.draw(|frame| draw(&app, &theme, frame)).unwrap();
        black_box(screen.backend().buffer().area)
    });
}

/// One letter typed into the search, to its frame: the longest of a name typed letter by letter.
#[divan::bench(args = [60, 1_000, 10_000], sample_count = 400)]
fn key_to_frame(bencher: Bencher<'_, '_>, people: u32) {
    let mut app = open(entries(people));
    let mut screen = screen();
    let theme = Theme::default();
    let letters: Vec<char> =
        "mara lindqvist müller osei kaya grace a zora tanaka ".chars().collect();
    let mut at = 0;
    bencher.bench_local(|| {
        let letter = letters[at % letters.len()];
        at += 1;
        if letter == ' ' {
            app.update(Message::Key(Chord { ctrl: true, ..Chord::plain(Key::Char('u')) }));
        } else {
            app.update(Message::Key(Chord::plain(Key::Char(letter))));
        }
        screen.draw(|frame| draw(&app, &theme, frame)).unwrap();
    });
}

/// A check-in that is on disk, to its frame: the queue is drawn anew.
#[divan::bench(args = [60, 1_000, 10_000], sample_count = 40)]
fn check_in_to_frame(bencher: Bencher<'_, '_>, people: u32) {
    let mut app = open(entries(people));
    let mut screen = screen();
    let theme = Theme::default();
    let desk = DeskId::from_random([9; 4]);
    let mut seq = people * 2 + 10;
    let mut number = 1;
    bencher.bench_local(|| {
        seq += 1;
        number += if number % 5 == 4 { 2 } else { 1 };
        let change = Change::Stepped {
            participant: ParticipantId { desk, number: number % people + 1 },
            step: Step::Arrived,
            since: None,
        };
        let at = Timestamp::from_millis(1_795_543_200_000);
        let entry =
            Entry { id: EntryId { desk, seq }, act: seq, stamp: u64::from(seq), at, change };
        app.update(Message::Journalled(vec![entry]));
        screen.draw(|frame| draw(&app, &theme, frame)).unwrap();
    });
}
