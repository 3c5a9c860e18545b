//! What a second window sees, and acts that are saved at once.

use super::{acts, arrived, changes, create, folder, open, open_to_write, registered, save};
use crate::domain::{Seconds, Timestamp};
use crate::storage::disk::Disk;
use crate::storage::disk::memory::MemoryDisk;
use crate::storage::{Access, Followed, WhyReadOnly};

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
fn an_event_that_is_gone_is_said_and_never_shown_as_one_with_nobody_in_it() {
    let disk = MemoryDisk::default();
    let mut store = create(&disk).unwrap();
    save(&mut store, vec![registered(1)]).unwrap();
    let Access::ReadOnly(mut viewer, _) = open(&disk).unwrap().access else { panic!("locked") };
    let files = ["event.json", "journal/0001.jsonl"].map(|name| folder().join(name));
    let bytes = files.each_ref().map(|file| disk.bytes(file));

    for file in &files {
        disk.remove(file).unwrap();
    }
    assert!(viewer.follow().is_err() && viewer.follow().is_err());

    for (file, bytes) in files.iter().zip(bytes) {
        disk.put(file, &bytes);
    }
    assert_eq!(viewer.follow().unwrap(), Followed::Added(Vec::new()));
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
