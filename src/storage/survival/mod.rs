//! What survives: the whole of storage on a disk that loses power, fills up and fails.

mod failing;
mod folder;
mod power;
mod windows;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::memory::{MemoryDisk, Unsure};
use super::{Access, AppendError, Identity, NewEvent, Opened, StorageError, Store};
use crate::domain::{
    Change, DeskId, Details, Entry, EventKind, ParticipantId, Source, Step, Timestamp,
};

fn identity() -> Identity {
    Identity { install: "this".into(), fresh_desk: DeskId::from_random([3, 1, 4, 1]) }
}

fn events() -> &'static Path {
    Path::new("/events")
}

fn new_event() -> NewEvent {
    let created = Timestamp::from_millis(1_795_525_402_123);
    NewEvent { name: "Fair".into(), kind: EventKind::Real, created, random: [1; 8] }
}

fn folder() -> PathBuf {
    events().join("fair-01010101")
}

fn create(disk: &MemoryDisk) -> Result<Store, StorageError> {
    Store::create(Arc::new(disk.clone()), events(), &new_event(), &identity())
}

fn open(disk: &MemoryDisk) -> Result<Opened, StorageError> {
    Store::open(Arc::new(disk.clone()), &folder(), &identity())
}

fn open_to_write(disk: &MemoryDisk) -> (Store, Vec<Entry>) {
    let opened = open(disk).unwrap();
    match opened.access {
        Access::Writable(store) => (*store, opened.entries),
        Access::ReadOnly(_, why) => panic!("{why}: {:?}", opened.findings),
    }
}

fn registered(number: u32) -> Change {
    let participant = ParticipantId { desk: identity().fresh_desk, number };
    let details = Box::new(Details::named(format!("Person {number}")));
    Change::Registered { participant, details, source: Source::WalkIn }
}

fn arrived(number: u32) -> Change {
    let participant = ParticipantId { desk: identity().fresh_desk, number };
    Change::Stepped { participant, step: Step::Arrived, since: None }
}

/// Ten acts: one of them a list of five people.
fn acts() -> Vec<Vec<Change>> {
    let mut acts = vec![
        vec![Change::Named { name: "Fair".into(), kind: EventKind::Real }],
        (1..=5).map(registered).collect(),
    ];
    acts.extend((1..=5).map(|number| vec![arrived(number)]));
    acts.extend((6..=8).map(|number| vec![registered(number), arrived(number)]));
    acts
}

fn stamp(store: &Store) -> u64 {
    u64::from(store.last_seq()) + 1
}

fn save(store: &mut Store, act: Vec<Change>) -> Result<Vec<Entry>, AppendError> {
    let stamp = stamp(store);
    store.append(act, stamp, Timestamp::from_millis(1_795_525_403_000))
}

/// The changes of the acts that were reported as saved, until one was not.
fn session(store: &mut Store) -> Vec<Change> {
    let mut saved = Vec::new();
    for act in acts() {
        if save(store, act.clone()).is_err() {
            break;
        }
        saved.extend(act);
    }
    saved
}

fn changes(entries: &[Entry]) -> Vec<Change> {
    entries.iter().map(|entry| entry.change.clone()).collect()
}

/// Whether these are the changes of the first so many acts, no act of them in part.
fn is_whole_acts(found: &[Change]) -> bool {
    let acts = acts();
    (0..=acts.len()).any(|count| acts[..count].concat() == found)
}

fn store_entries(disk: &MemoryDisk) -> Vec<Change> {
    changes(&open_to_write(&disk.after_power_cut(Unsure::Lost)).1)
}
