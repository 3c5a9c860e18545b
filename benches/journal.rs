//! How fast an evening is read from its journal, and an act written to it.

#![expect(clippy::expect_used, reason = "a bench that cannot begin stops")]

use std::path::PathBuf;
use std::sync::Arc;

use divan::Bencher;
use shouldmeet::domain::{
    Change, DeskId, Details, Event, EventKind, ParticipantId, Source, Step, Timestamp,
};
use shouldmeet::storage::{Access, Identity, NewEvent, Opened, RealDisk, RosterFile, Store};
use tempfile::TempDir;

const PEOPLE: u32 = 10_000;
const STEPS: u32 = 90_000;

fn main() {
    divan::main();
}

fn identity() -> Identity {
    Identity { install: "bench".into(), fresh_desk: DeskId::from_random([1; 4]) }
}

fn person(number: u32) -> ParticipantId {
    ParticipantId { desk: identity().fresh_desk, number }
}

fn registered(number: u32) -> Change {
    let details = Details {
        email: Some(format!("person{number}@example.org")),
        organisation: Some(format!("Organisation {}", number % 700)),
        offers: vec!["community gardens".into(), "fundraising".into()],
        asks: vec!["web design".into()],
        languages: vec!["en".into(), "de".into()],
        ..Details::named(format!("Person Number {number}"))
    };
    let (participant, details) = (person(number), Box::new(details));
    Change::Registered { participant, details, source: Source::List }
}

fn stepped(number: u32) -> Change {
    let step = if number.is_multiple_of(2) { Step::SteppedOut } else { Step::CameBack };
    Change::Stepped { participant: person(number % PEOPLE + 1), step, since: None }
}

fn create(events: &TempDir) -> Store {
    let created = Timestamp::from_millis(1_795_525_402_123);
    let new = NewEvent { name: "Fair".into(), kind: EventKind::Real, created, random: [1; 8] };
    Store::create(Arc::new(RealDisk), events.path(), &new, &identity()).expect("a new event")
}

fn save(store: &mut Store, act: Vec<Change>) {
    let stamp = u64::from(store.last_seq()) + 1;
    store.append(act, stamp, Timestamp::from_millis(1_795_525_402_123)).expect("saved");
}

/// Ten thousand people and ninety thousand acts more, on disk.
fn big_event() -> (TempDir, PathBuf) {
    let events = TempDir::new().expect("a folder");
    let mut store = create(&events);
    save(&mut store, (1..=PEOPLE).map(registered).collect());
    // In one act, because a hundred thousand waits for a disk are not what is measured.
    save(&mut store, (1..=STEPS).map(stepped).collect());
    let folder = store.folder().to_owned();
    store.close().expect("closed");
    (events, folder)
}

fn open(folder: &std::path::Path) -> Opened {
    Store::open(Arc::new(RealDisk), folder, &identity()).expect("opened")
}

#[divan::bench(sample_count = 20)]
fn load_100_000_entries(bencher: Bencher<'_, '_>) {
    let (_events, folder) = big_event();
    bencher.bench_local(|| open(&folder).entries.len());
}

#[divan::bench(sample_count = 20)]
fn load_and_fold_100_000_entries(bencher: Bencher<'_, '_>) {
    let (_events, folder) = big_event();
    bencher.bench_local(|| Event::fold(identity().fresh_desk, open(&folder).entries));
}

#[divan::bench(sample_count = 200)]
fn append_one_act(bencher: Bencher<'_, '_>) {
    let events = TempDir::new().expect("a folder");
    let mut store = create(&events);
    bencher.bench_local(|| save(&mut store, vec![stepped(1)]));
}

#[divan::bench(sample_count = 5)]
fn append_a_list_of_10_000(bencher: Bencher<'_, '_>) {
    let events = TempDir::new().expect("a folder");
    let mut store = create(&events);
    bencher.bench_local(|| save(&mut store, (1..=PEOPLE).map(registered).collect()));
}

#[divan::bench(sample_count = 5)]
fn write_the_roster_of_10_000(bencher: Bencher<'_, '_>) {
    let (_events, folder) = big_event();
    let opened = open(&folder);
    let event = Event::fold(identity().fresh_desk, opened.entries);
    let Access::Writable(store) = opened.access else { return };
    bencher.bench_local(|| store.write_roster(&RosterFile::of(&event)));
}
