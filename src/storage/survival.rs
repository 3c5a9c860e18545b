//! What survives: the whole of storage on a disk that loses power, fills up and fails.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::memory::{MemoryDisk, Unsure};
use super::{
    Access, Disk, Followed, Health, Identity, NewEvent, Opened, RosterFile, StorageError, Store,
    WhyNotSaved, WhyReadOnly, back_up, backups, read_backup, repair,
};
use crate::domain::{
    Change, DeskId, Details, Entry, Event, EventKind, ParticipantId, Seconds, Source, Step,
    Timestamp,
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

fn save(store: &mut Store, act: Vec<Change>) -> Result<Vec<Entry>, super::AppendError> {
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

#[test]
fn power_may_go_after_any_byte_and_nothing_confirmed_is_lost_or_half() {
    let whole = MemoryDisk::default();
    session(&mut create(&whole).unwrap());

    for cut in 0..whole.steps() {
        let disk = MemoryDisk::default();
        disk.lose_power_after(cut);
        let saved = create(&disk).map(|mut store| session(&mut store));
        for unsure in Unsure::ALL {
            let found = disk.after_power_cut(unsure);
            let Ok(saved) = &saved else {
                // Nobody was told that there is an event; if there is one, it opens.
                if let Err(error) = open(&found) {
                    assert!(
                        matches!(error, StorageError::NotAnEvent(_)),
                        "{cut} {unsure:?} {error}"
                    );
                }
                continue;
            };

            let (mut store, entries) = open_to_write(&found);
            let entries = changes(&entries);
            assert!(entries.starts_with(saved), "{cut} {unsure:?}");
            assert!(is_whole_acts(&entries), "{cut} {unsure:?}");

            save(&mut store, vec![arrived(9)]).unwrap();
            drop(store);
            let again = changes(&open_to_write(&found).1);
            assert_eq!(again.len(), entries.len() + 1, "{cut} {unsure:?}");
        }
    }
}

#[test]
fn power_may_go_while_an_unclean_end_is_mended() {
    let disk = MemoryDisk::default();
    session(&mut create(&disk).unwrap());
    let journal = folder().join("journal/0001.jsonl");
    let torn = [disk.bytes(&journal).as_slice(), b"[\"12345678\",{\"seq\":"].concat();
    disk.put(&journal, &torn);
    let before = disk.steps();
    let mended = disk.copy();
    let opened = open(&mended).unwrap();
    assert_eq!(opened.findings.set_aside.len(), 1);
    assert_eq!(opened.findings.set_aside[0].bytes, 19);

    for cut in before..mended.steps() {
        let disk = disk.copy();
        disk.lose_power_after(cut);
        drop(open(&disk));
        for unsure in Unsure::ALL {
            let found = disk.after_power_cut(unsure);
            assert_eq!(changes(&open_to_write(&found).1), acts().concat(), "{cut} {unsure:?}");
        }
    }
}

#[test]
fn a_disk_that_is_full_takes_nothing_and_goes_on_once_there_is_space() {
    let empty = MemoryDisk::default();
    drop(create(&empty).unwrap());
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

fn store_entries(disk: &MemoryDisk) -> Vec<Change> {
    changes(&open_to_write(&disk.after_power_cut(Unsure::Lost)).1)
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
    let empty = MemoryDisk::default();
    drop(create(&empty).unwrap());
    let whole = empty.copy();
    let before = {
        let (mut store, _) = open_to_write(&whole);
        let before = whole.syncs();
        session(&mut store);
        before
    };

    for position in before..whole.syncs() {
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
    let empty = MemoryDisk::default();
    drop(create(&empty).unwrap());
    let whole = empty.copy();
    let before = {
        let (mut store, _) = open_to_write(&whole);
        let before = whole.syncs();
        session(&mut store);
        before
    };

    for position in before..whole.syncs() {
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
    let empty = MemoryDisk::default();
    drop(create(&empty).unwrap());
    let whole = empty.copy();
    let before = {
        let (mut store, _) = open_to_write(&whole);
        let before = whole.writes();
        session(&mut store);
        before
    };

    for position in before..whole.writes() {
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

#[test]
fn a_second_window_looks_on_and_follows() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    save(&mut store, vec![registered(1)]).unwrap();
    let opened = open(&disk).unwrap();
    let Access::ReadOnly(mut viewer, WhyReadOnly::OpenElsewhere) = opened.access else {
        panic!("the event is open elsewhere")
    };
    assert_eq!(changes(&opened.entries), [registered(1)]);
    assert_eq!(viewer.follow().unwrap(), Followed::Added(Vec::new()));

    let added = save(&mut store, vec![registered(2), arrived(2)]).unwrap();
    assert_eq!(viewer.follow().unwrap(), Followed::Added(added));

    disk.fail_syncs([disk.syncs()]);
    let moved = save(&mut store, vec![arrived(1)]).unwrap();
    let next = save(&mut store, vec![registered(3)]).unwrap();
    assert_eq!(viewer.follow().unwrap(), Followed::Added([moved, next].concat()));
    assert_eq!(viewer.follow().unwrap(), Followed::Added(Vec::new()));

    drop(store);
    assert!(matches!(open(&disk).unwrap().access, Access::Writable(_)));
}

#[test]
fn half_an_act_is_not_shown_to_the_second_window() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    save(&mut store, vec![registered(1)]).unwrap();
    let journal = folder().join("journal/0001.jsonl");
    let Access::ReadOnly(mut viewer, _) = open(&disk).unwrap().access else { panic!("locked") };
    let before = disk.bytes(&journal);
    let act = save(&mut store, vec![registered(2), arrived(2)]).unwrap();
    let after = disk.bytes(&journal);

    for len in before.len()..after.len() {
        disk.put(&journal, &after[..len]);
        let seen = viewer.follow().unwrap();
        // The line end may come a moment later than the last entry.
        let whole = len + 1 == after.len();
        assert_eq!(seen, Followed::Added(if whole { act.clone() } else { Vec::new() }), "{len}");
    }
    disk.put(&journal, &[after.as_slice(), &before[before.len() - 1..]].concat());
    assert_eq!(viewer.follow().unwrap(), Followed::Added(Vec::new()));
}

#[test]
fn acts_that_are_saved_at_once_stay_acts_with_their_own_times() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    let at = |minute: u32| Timestamp::default().plus(Seconds::from_minutes(minute));
    let timed = (1..).map(at).zip(acts()).collect();

    let saved = store.append_all(timed, 1).unwrap();
    drop(store);

    let (_, found) = open_to_write(&disk);
    assert_eq!(found, saved);
    let lens: Vec<usize> = acts().iter().map(Vec::len).collect();
    assert_eq!(found.chunk_by(|one, other| one.act == other.act).count(), lens.len());
    for ((act, len), minute) in
        found.chunk_by(|one, other| one.act == other.act).zip(lens).zip(1_u32..)
    {
        assert_eq!(act.len(), len);
        assert!(act.iter().all(|entry| entry.at == at(minute)));
        assert!(act.iter().all(|entry| entry.stamp == u64::from(minute)));
    }
}

#[test]
fn power_may_go_while_acts_are_saved_at_once_and_none_is_half() {
    let whole = MemoryDisk::default();
    let timed = || acts().into_iter().map(|act| (Timestamp::default(), act)).collect();
    create(&whole).unwrap().append_all(timed(), 1).unwrap();

    for cut in 0..whole.steps() {
        let disk = MemoryDisk::default();
        disk.lose_power_after(cut);
        let Ok(mut store) = create(&disk) else { continue };
        let saved = store.append_all(timed(), 1).is_ok();
        drop(store);
        for unsure in Unsure::ALL {
            let (_, entries) = open_to_write(&disk.after_power_cut(unsure));
            let found = changes(&entries);
            assert!(is_whole_acts(&found), "{cut} {unsure:?}");
            assert!(!saved || found == acts().concat(), "{cut} {unsure:?}");
        }
    }
}

#[test]
fn a_folder_from_another_computer_gets_a_new_desk_before_anything_is_written() {
    let disk = MemoryDisk::default();
    session(&mut create(&disk).unwrap());
    let other = DeskId::from_random([9; 4]);
    let there = Identity { install: "another".into(), fresh_desk: other };

    let opened = Store::open(Arc::new(disk.clone()), &folder(), &there).unwrap();
    let Access::Writable(mut store) = opened.access else { panic!("writable") };
    assert_eq!(changes(&opened.entries), acts().concat());
    assert_eq!((store.desk(), store.last_seq()), (other, 0));
    let entries = store.append(vec![arrived(1)], 99, Timestamp::default()).unwrap();
    assert_eq!((entries[0].id.desk, entries[0].id.seq), (other, 1));
    drop(store);

    let opened = Store::open(Arc::new(disk), &folder(), &there).unwrap();
    assert_eq!(opened.entries.len(), acts().concat().len() + 1);
    let event = Event::fold(other, opened.entries);
    assert_eq!(event.participants().count(), 8);
}

#[test]
fn a_desk_that_others_know_more_of_takes_another_name() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    save(&mut store, vec![registered(1)]).unwrap();

    let other = DeskId::from_random([8; 4]);
    store.become_desk(other).unwrap();
    save(&mut store, vec![arrived(1)]).unwrap();
    drop(store);

    let (store, entries) = open_to_write(&disk);
    assert_eq!((store.desk(), store.last_seq(), entries.len()), (other, 1, 2));
}

#[test]
fn an_end_that_was_not_asked_for_is_known_at_the_next_start() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    save(&mut store, vec![registered(1)]).unwrap();
    drop(store);
    assert!(open(&disk).unwrap().findings.ended_abruptly);

    open_to_write(&disk).0.close().unwrap();

    assert!(!open(&disk).unwrap().findings.ended_abruptly);
}

#[test]
fn power_may_go_while_the_roster_is_written_and_one_of_both_is_there() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    let mut event = Event::new(store.desk());
    for entry in save(&mut store, vec![registered(1)]).unwrap() {
        event.apply(&entry);
    }
    let old = RosterFile::of(&event);
    store.write_roster(&old).unwrap();
    for entry in save(&mut store, vec![arrived(1)]).unwrap() {
        event.apply(&entry);
    }
    let new = RosterFile::of(&event);
    drop(store);
    let (old, new) = (old.to_json().unwrap(), new.to_json().unwrap());

    for cut in 0..4000 {
        let disk = disk.copy();
        let (store, _) = open_to_write(&disk);
        disk.lose_power_after(disk.steps() + cut);
        let written = store.write_roster(&RosterFile::of(&event)).is_ok();
        for unsure in Unsure::ALL {
            let found = disk.after_power_cut(unsure).bytes(&folder().join("roster.json"));
            assert!(found == new || (found == old && !written), "{cut} {unsure:?}");
        }
        if written {
            return;
        }
    }
    panic!("the roster is never written");
}

fn without_name(entry: &Entry) -> Option<Change> {
    let Change::Registered { participant, source, details } = &entry.change else { return None };
    (details.name == "Person 3").then(|| {
        let details = Box::new(Details::named("Somebody"));
        Change::Registered { participant: *participant, details, source: *source }
    })
}

#[test]
fn situation_53_somebody_who_is_erased_is_in_no_file_of_the_folder() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    session(&mut store);
    let shared: Arc<dyn Disk> = Arc::new(disk.clone());
    back_up(&shared, &folder(), None, Timestamp::default(), 3).unwrap();
    drop(store);
    let journal = folder().join("journal/0001.jsonl");
    let torn = [disk.bytes(&journal).as_slice(), b"[\"12345678\",{\"x\":\"Person 3\""].concat();
    disk.put(&journal, &torn);
    let (mut store, before) = open_to_write(&disk);
    assert_eq!(disk.files_with("Person 3").len(), 3);

    let erased = store.erase(without_name).unwrap();

    assert_eq!((erased.entries, erased.copies.len()), (1, 2));
    assert_eq!(disk.files_with("Person 3"), Vec::<PathBuf>::new());
    let at = |entries: &[Entry]| entries.iter().map(Entry::place).collect::<Vec<_>>();
    let added = save(&mut store, vec![arrived(9)]).unwrap();
    drop(store);
    let (_, after) = open_to_write(&disk.after_power_cut(Unsure::Lost));
    assert_eq!(at(&after), at(&[before, added].concat()));
    let backup = &backups(&disk, &folder()).unwrap()[0];
    assert_eq!(read_backup(&disk, backup).unwrap().entries.len(), acts().concat().len());
}

#[test]
fn power_may_go_while_somebody_is_erased_and_erasing_again_ends_it() {
    let disk = MemoryDisk::default();
    session(&mut create(&disk).unwrap());

    for cut in (0..).step_by(31) {
        let disk = disk.copy();
        let (mut store, before) = open_to_write(&disk);
        disk.lose_power_after(disk.steps() + cut);
        let done = store.erase(without_name).is_ok();
        drop(store);
        for unsure in Unsure::ALL {
            let found = disk.after_power_cut(unsure);
            let (mut store, after) = open_to_write(&found);
            assert_eq!(after.len(), before.len(), "{cut} {unsure:?}");
            store.erase(without_name).unwrap();
            assert!(found.files_with("Person 3").is_empty(), "{cut} {unsure:?}");
            save(&mut store, vec![arrived(9)]).unwrap();
            drop(store);
            assert_eq!(open_to_write(&found).1.len(), before.len() + 1, "{cut} {unsure:?}");
        }
        if done {
            return;
        }
    }
}

#[test]
fn power_may_go_while_a_journal_is_repaired() {
    let disk = MemoryDisk::default();
    session(&mut create(&disk).unwrap());
    let journal = folder().join("journal/0001.jsonl");
    let damaged = String::from_utf8(disk.bytes(&journal)).unwrap().replace("Person 3", "Person 9");
    disk.put(&journal, damaged.as_bytes());
    let before = open(&disk).unwrap().entries;
    assert_eq!(before.len(), acts().concat().len() - 1);

    for cut in (0..).step_by(19) {
        let disk = disk.copy();
        disk.lose_power_after(disk.steps() + cut);
        let shared: Arc<dyn Disk> = Arc::new(disk.clone());
        let done = repair(&shared, &folder()).is_ok();
        for unsure in Unsure::ALL {
            let found = disk.after_power_cut(unsure);
            assert_eq!(open(&found).unwrap().entries, before, "{cut} {unsure:?}");
            let shared: Arc<dyn Disk> = Arc::new(found.clone());
            repair(&shared, &folder()).unwrap();
            assert_eq!(open_to_write(&found).1, before, "{cut} {unsure:?}");
            assert!(!found.files_with("Person 9").is_empty(), "{cut} {unsure:?}");
        }
        if done {
            return;
        }
    }
}
