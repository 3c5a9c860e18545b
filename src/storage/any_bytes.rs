//! Whatever the bytes of a journal are, opening it ends in a verdict and loses nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::disk::memory::{MemoryDisk, Unsure};
use super::{Access, Identity, NewEvent, Opened, Store, repair};
use crate::domain::{Change, DeskId, Entry, EventKind, Setting, Timestamp};

fn identity() -> Identity {
    Identity { install: "this".into(), fresh_desk: DeskId::from_random([3, 1, 4, 1]) }
}

fn folder() -> PathBuf {
    Path::new("/events").join("fair-01010101")
}

fn journal() -> PathBuf {
    folder().join("journal/0001.jsonl")
}

/// A disk with an event of twelve acts, every third of three entries.
fn event() -> MemoryDisk {
    let disk = MemoryDisk::default();
    let created = Timestamp::default();
    let new = NewEvent { name: "Fair".into(), kind: EventKind::Real, created, random: [1; 8] };
    let mut store =
        Store::create(Arc::new(disk.clone()), Path::new("/events"), &new, &identity()).unwrap();
    for act in 0..12 {
        let entries = if act % 3 == 0 { 3 } else { 1 };
        let changes =
            (0..entries).map(|part| Change::Settled { setting: Setting::Rounds(act * 10 + part) });
        store.append(changes.collect(), act.into(), Timestamp::default()).unwrap();
    }
    drop(store);
    disk
}

fn open(disk: &MemoryDisk) -> Opened {
    Store::open(Arc::new(disk.clone()), &folder(), &identity()).unwrap()
}

fn seqs(entries: &[Entry]) -> BTreeSet<u32> {
    entries.iter().map(|entry| entry.id.seq).collect()
}

/// Bytes in the place of the journal's: opened twice, and repaired if they are damaged.
fn verdict(bytes: &[u8]) -> BTreeSet<u32> {
    let disk = event();
    disk.put(&journal(), bytes);
    let opened = open(&disk);
    let found = seqs(&opened.entries);
    assert_eq!(found.len(), opened.entries.len(), "no entry comes twice");
    let read_only = matches!(opened.access, Access::ReadOnly(..));
    assert_eq!(read_only, opened.findings.is_damaged());
    drop(opened.access);
    if read_only {
        assert_eq!(disk.bytes(&journal()), bytes, "what is damaged is not touched");
        let disk: Arc<dyn super::Disk> = Arc::new(disk.clone());
        repair(&disk, &folder()).unwrap();
    }
    let disk = disk.after_power_cut(Unsure::Lost);
    let opened = open(&disk);
    assert!(matches!(opened.access, Access::Writable(_)), "{:?}", opened.findings);
    assert_eq!(seqs(&opened.entries), found);
    found
}

#[derive(Clone, Debug)]
enum Spoil {
    Flip(usize, u8),
    Cut(usize, usize),
    Insert(usize, Vec<u8>),
    Truncate(usize),
    Again(usize, usize),
    Swap(usize, usize),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    prop_oneof![
        (any::<usize>(), 0..8_u8).prop_map(|(at, bit)| Spoil::Flip(at, bit)),
        (any::<usize>(), 1..300_usize).prop_map(|(at, len)| Spoil::Cut(at, len)),
        (any::<usize>(), vec(any::<u8>(), 1..40)).prop_map(|(at, more)| Spoil::Insert(at, more)),
        any::<usize>().prop_map(Spoil::Truncate),
        (any::<usize>(), any::<usize>()).prop_map(|(line, to)| Spoil::Again(line, to)),
        (any::<usize>(), any::<usize>()).prop_map(|(line, to)| Spoil::Swap(line, to)),
    ]
}

fn apply(spoil: &Spoil, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        return;
    }
    let len = bytes.len();
    match spoil {
        Spoil::Flip(at, bit) => bytes[at % len] ^= 1 << bit,
        Spoil::Cut(at, more) => drop(bytes.drain(at % len..(at % len + more).min(len))),
        Spoil::Insert(at, more) => drop(bytes.splice(at % len..at % len, more.clone())),
        Spoil::Truncate(at) => bytes.truncate(at % len),
        Spoil::Again(line, to) | Spoil::Swap(line, to) => {
            let mut lines: Vec<Vec<u8>> =
                bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let (line, to) = (line % lines.len(), to % lines.len());
            if matches!(spoil, Spoil::Again(..)) {
                lines.insert(to, lines[line].clone());
            } else {
                lines.swap(line, to);
            }
            *bytes = lines.concat();
        }
    }
}

/// The places of the entries whose lines are as they were written.
fn intact(original: &[u8], bytes: &[u8]) -> BTreeSet<u32> {
    let lines: BTreeSet<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    (0..)
        .zip(original.split(|byte| *byte == b'\n'))
        .filter(|(place, line)| *place > 0 && !line.is_empty() && lines.contains(line))
        .map(|(place, _)| place)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_end_in_a_verdict(bytes in vec(any::<u8>(), 0..400)) {
        verdict(&bytes);
    }

    #[test]
    fn any_lines_end_in_a_verdict(text in "(\\[\"[0-9a-f]{8}\",\\{\"(seq|h)\":[0-9]{1,10}\\}\\]\n?){0,5}") {
        verdict(text.as_bytes());
    }

    #[test]
    fn every_entry_whose_line_is_intact_is_read_unless_its_act_is_unfinished(
        spoils in vec(spoil(), 1..4),
    ) {
        let original = event().bytes(&journal());
        let mut bytes = original.clone();
        for spoil in &spoils {
            apply(spoil, &mut bytes);
        }

        let found = verdict(&bytes);

        // Only the last act of what is there can be unfinished, and it has at most three entries.
        let lost: Vec<u32> = intact(&original, &bytes).difference(&found).copied().collect();
        prop_assert!(lost.len() <= 2, "{lost:?}");
    }

    #[test]
    fn single_entries_are_read_in_any_order_and_however_often(
        order in vec(0..30_usize, 1..60),
    ) {
        let original = event().bytes(&journal());
        let lines: Vec<&[u8]> = original.split_inclusive(|byte| *byte == b'\n').collect();
        let single: Vec<&[u8]> =
            lines.iter().copied().filter(|line| !line.windows(4).any(|w| w == b"\"tx\"")).collect();
        let chosen: Vec<&[u8]> =
            order.iter().map(|index| single[1 + index % (single.len() - 1)]).collect();
        let bytes = [&[single[0]], chosen.as_slice()].concat().concat();

        prop_assert_eq!(verdict(&bytes), intact(&original, &bytes));
    }
}
