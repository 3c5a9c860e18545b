//! The whole folder: from another computer, its roster, somebody erased in it, its repair.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    acts, arrived, changes, create, folder, open, open_to_write, registered, save, session,
};
use crate::domain::{Change, DeskId, Details, Entry, Event, Timestamp};
use crate::storage::disk::memory::{MemoryDisk, Unsure};
use crate::storage::{
    Access, Disk, Identity, RosterFile, Store, back_up, backups, read_backup, repair,
};

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
