//! An event in a folder of this computer, for the tests of storage.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and looks at the files itself"
)]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use shouldmeet::domain::{
    Change, DeskId, Details, Entry, EventKind, ParticipantId, Source, Step, Timestamp,
};
use shouldmeet::storage::{
    Access, Disk, Identity, NewEvent, Opened, RealDisk, Store, Viewer, WhyReadOnly,
};
use tempfile::TempDir;

pub(crate) struct Home {
    pub(crate) root: TempDir,
}

pub(crate) fn disk() -> Arc<dyn Disk> {
    Arc::new(RealDisk)
}

pub(crate) fn identity() -> Identity {
    Identity { install: "this".into(), fresh_desk: desk() }
}

pub(crate) fn desk() -> DeskId {
    DeskId::from_random([3, 1, 4, 1])
}

pub(crate) fn person(number: u32) -> ParticipantId {
    ParticipantId { desk: desk(), number }
}

pub(crate) fn registered(number: u32) -> Change {
    let details = Box::new(Details::named(format!("Person {number}")));
    Change::Registered { participant: person(number), details, source: Source::WalkIn }
}

pub(crate) fn arrived(number: u32) -> Change {
    Change::Stepped { participant: person(number), step: Step::Arrived, since: None }
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { root: TempDir::new().unwrap() }
    }

    /// A home with an event of five people in it, which is closed.
    pub(crate) fn with_five_people() -> Self {
        let home = Self::new();
        let mut store = home.create();
        for number in 1..=5 {
            save(&mut store, vec![registered(number)]);
        }
        store.close().unwrap();
        home
    }

    pub(crate) fn events(&self) -> PathBuf {
        self.root.path().join("events")
    }

    pub(crate) fn event(&self) -> PathBuf {
        self.events().join("fair-01010101")
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.event().join("journal/0001.jsonl")
    }

    pub(crate) fn create(&self) -> Store {
        let created = Timestamp::from_millis(1_795_525_402_123);
        let new = NewEvent { name: "Fair".into(), kind: EventKind::Real, created, random: [1; 8] };
        Store::create(disk(), &self.events(), &new, &identity()).unwrap()
    }

    pub(crate) fn open(&self) -> Opened {
        Store::open(disk(), &self.event(), &identity()).unwrap()
    }

    pub(crate) fn open_to_write(&self) -> (Store, Vec<Entry>) {
        let opened = self.open();
        match opened.access {
            Access::Writable(store) => (*store, opened.entries),
            Access::ReadOnly(_, why) => panic!("{why}: {:?}", opened.findings),
        }
    }

    /// Puts other bytes in the place of the journal's.
    pub(crate) fn put_journal(&self, bytes: &[u8]) {
        fs::write(self.journal(), bytes).unwrap();
    }

    pub(crate) fn journal_bytes(&self) -> Vec<u8> {
        fs::read(self.journal()).unwrap()
    }
}

pub(crate) fn read_only(opened: Opened) -> (Viewer, WhyReadOnly) {
    match opened.access {
        Access::ReadOnly(viewer, why) => (*viewer, why),
        Access::Writable(_) => panic!("writable"),
    }
}

pub(crate) fn save(store: &mut Store, act: Vec<Change>) -> Vec<Entry> {
    let stamp = u64::from(store.last_seq()) + 1;
    store.append(act, stamp, Timestamp::from_millis(1_795_525_403_000)).unwrap()
}

/// A line with its checksum, whatever the object is.
pub(crate) fn line(object: &[u8]) -> Vec<u8> {
    let sum = crc32fast::hash(object);
    [format!("[\"{sum:08x}\",").as_bytes(), object, b"]\n"].concat()
}

pub(crate) fn record(seq: u32, e: &str) -> Vec<u8> {
    let at = "2026-11-24T13:03:22.123Z";
    line(format!("{{\"seq\":{seq},\"lam\":{seq},\"at\":\"{at}\",\"e\":{e}}}").as_bytes())
}
