//! A disk that is full, that fails a sync or a write, and lists and entries that are too big.

use std::ops::Range;

use super::{
    acts, arrived, changes, create, is_whole_acts, open, open_to_write, registered, save, session,
    store_entries,
};
use crate::domain::{Change, EventKind};
use crate::storage::disk::memory::{MemoryDisk, Unsure};
use crate::storage::{Health, WhyNotSaved};

fn empty_event() -> MemoryDisk {
    let disk = MemoryDisk::default();
    drop(create(&disk).unwrap());
    disk
}

/// Which of a disk's operations, as `count` counts them, a whole session on the event takes.
fn during_a_session(event: &MemoryDisk, count: fn(&MemoryDisk) -> u32) -> Range<u32> {
    let disk = event.copy();
    let (mut store, _) = open_to_write(&disk);
    let before = count(&disk);
    session(&mut store);
    before..count(&disk)
}

#[test]
fn a_disk_that_is_full_takes_nothing_and_goes_on_once_there_is_space() {
    let empty = empty_event();
    let whole = empty.copy();
    session(&mut open_to_write(&whole).0);

    for capacity in (empty.used()..whole.used()).step_by(3) {
        let disk = empty.copy();
        let (mut store, _) = open_to_write(&disk);
        for act in acts() {
            disk.limit(Some(capacity.max(disk.used())));
            if let Err(error) = save(&mut store, act.clone()) {
                assert_eq!(error.why, WhyNotSaved::DiskFull);
                assert_eq!(error.changes, act);
                store.release_reserve().unwrap();
                save(&mut store, act).unwrap();
            }
        }
        drop(store);

        disk.limit(None);
        assert_eq!(store_entries(&disk), acts().concat(), "{capacity}");
    }
}

#[test]
fn a_full_disk_without_a_reserve_says_so_every_time_and_keeps_what_was_saved() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    save(&mut store, vec![registered(1)]).unwrap();
    store.release_reserve().unwrap();
    assert!(!store.has_reserve());
    disk.limit(Some(disk.used() + 20));

    for _ in 0..3 {
        assert_eq!(save(&mut store, vec![arrived(1)]).unwrap_err().why, WhyNotSaved::DiskFull);
    }
    drop(store);

    assert_eq!(store_entries(&disk), [registered(1)]);
}

#[test]
fn after_a_failed_sync_the_journal_goes_on_in_a_new_file() {
    let empty = empty_event();

    for position in during_a_session(&empty, MemoryDisk::syncs) {
        let disk = empty.copy();
        let (mut store, _) = open_to_write(&disk);
        disk.fail_syncs([position]);
        assert_eq!(session(&mut store), acts().concat(), "{position}");
        assert_eq!(store.health(), Health::Moved);
        drop(store);

        for unsure in Unsure::ALL {
            let found = disk.after_power_cut(unsure);
            assert_eq!(changes(&open_to_write(&found).1), acts().concat(), "{position} {unsure:?}");
        }
    }
}

#[test]
fn when_the_new_file_fails_too_nothing_is_falsely_confirmed() {
    let empty = empty_event();

    for position in during_a_session(&empty, MemoryDisk::syncs) {
        let disk = empty.copy();
        let (mut store, _) = open_to_write(&disk);
        disk.fail_syncs(position..position + 100);
        let saved = session(&mut store);
        assert_eq!(store.health(), Health::Failed, "{position}");
        let error = save(&mut store, vec![arrived(1)]).unwrap_err();
        assert_eq!((error.why, error.changes), (WhyNotSaved::DiskFailed, vec![arrived(1)]));
        drop(store);

        for unsure in Unsure::ALL {
            let found = changes(&open_to_write(&disk.after_power_cut(unsure)).1);
            assert!(found.starts_with(&saved) && is_whole_acts(&found), "{position} {unsure:?}");
        }
    }
}

#[test]
fn a_write_that_fails_is_taken_back_and_ends_the_writing() {
    let empty = empty_event();

    for position in during_a_session(&empty, MemoryDisk::writes) {
        let disk = empty.copy();
        let (mut store, _) = open_to_write(&disk);
        disk.fail_writes([position]);
        let saved = session(&mut store);
        assert_eq!(store.health(), Health::Failed, "{position}");
        drop(store);

        assert_eq!(changes(&open_to_write(&disk).1), saved, "{position}");
    }
}

#[test]
fn a_big_list_is_saved_whole_or_not_at_all() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    let list: Vec<Change> = (1..=2000).map(registered).collect();
    // The fourth of the batches finds the disk full.
    disk.limit(Some(disk.used() + 3 * 64 * 1024));
    assert_eq!(save(&mut store, list.clone()).unwrap_err().why, WhyNotSaved::DiskFull);
    assert!(changes(&open(&disk.after_power_cut(Unsure::Kept)).unwrap().entries).is_empty());

    disk.limit(None);
    save(&mut store, list.clone()).unwrap();

    assert_eq!(store_entries(&disk), list);
}

#[test]
fn an_entry_too_long_for_a_line_is_refused_and_nothing_is_written() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    let long = Change::Named { name: "x".repeat(2 << 20), kind: EventKind::Real };

    let error = save(&mut store, vec![registered(1), long]).unwrap_err();

    assert_eq!((error.why, error.changes.len()), (WhyNotSaved::TooLong, 2));
    assert!(save(&mut store, Vec::new()).unwrap().is_empty());
    assert_eq!(save(&mut store, vec![registered(1)]).unwrap()[0].id.seq, 1);
}
