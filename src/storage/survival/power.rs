//! Power that goes after any byte: while acts are saved, and while an unclean end is mended.

use super::{
    acts, arrived, changes, create, folder, is_whole_acts, open, open_to_write, save, session,
};
use crate::domain::Timestamp;
use crate::storage::StorageError;
use crate::storage::disk::memory::{MemoryDisk, Unsure};

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
