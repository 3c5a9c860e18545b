//! Every entry there is, in order, and which of them count.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::entry::Entry;
use super::id::{DeskId, EntryId};

/// Every entry there is, in the one order that all desks agree on.
///
/// A set: the same entry twice is there once, and the order in which entries come in is forgotten.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    known: BTreeSet<EntryId>,
    undone: BTreeSet<EntryId>,
    minted: BTreeMap<DeskId, u32>,
}

/// What came of putting an entry into the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Put {
    /// It was there already.
    Known,
    /// It stands last and takes nothing back: the state can follow it.
    Last,
    /// The state must be folded again from the start.
    Elsewhere,
}

impl Ledger {
    /// The ledger of a set of entries, in whatever order they come.
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut entries: Vec<Entry> = entries.into_iter().collect();
        entries.sort_by_key(Entry::place);
        let mut known = BTreeSet::new();
        // Not only neighbours: an id that was used twice may stand at two places.
        entries.retain(|entry| known.insert(entry.id));
        let mut ledger = Self { known, entries, undone: BTreeSet::new(), minted: BTreeMap::new() };
        for index in 0..ledger.entries.len() {
            ledger.note_minted(index);
        }
        ledger.find_undone();
        ledger
    }

    pub(super) fn put(&mut self, entry: &Entry) -> Put {
        if !self.known.insert(entry.id) {
            return Put::Known;
        }
        let index = self.entries.partition_point(|other| other.place() < entry.place());
        let last = index == self.entries.len();
        self.entries.insert(index, entry.clone());
        self.note_minted(index);
        if last && !entry.change.is_undo() && !self.is_undone(entry) {
            return Put::Last;
        }
        self.find_undone();
        Put::Elsewhere
    }

    /// Every entry, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that count, oldest first.
    pub fn counting(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !self.is_undone(entry))
    }

    /// Whether an entry belongs to an act that was taken back.
    #[must_use]
    pub fn is_undone(&self, entry: &Entry) -> bool {
        !self.undone.is_empty() && self.undone.contains(&entry.act_id())
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.id == id)
    }

    /// The changes of the act that starts with this entry, in order.
    #[must_use]
    pub fn act(&self, first: EntryId) -> Option<Vec<&Change>> {
        let start = self.entries.iter().rposition(|entry| entry.id == first)?;
        let rest = self.entries.get(start..)?;
        let stamp = rest.first()?.stamp;
        // An act has one stamp; another desk's entries with the same may stand between.
        let together = rest.iter().take_while(|entry| entry.stamp == stamp);
        let own = together.filter(|entry| entry.act_id() == first);
        Some(own.map(|entry| &entry.change).collect())
    }

    /// The highest stamp seen.
    #[must_use]
    pub fn last_stamp(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.stamp)
    }

    /// The highest number that a desk has given to a person or an introduction, undone or not.
    #[must_use]
    pub(super) fn last_number(&self, desk: DeskId) -> u32 {
        self.minted.get(&desk).copied().unwrap_or(0)
    }

    fn note_minted(&mut self, index: usize) {
        let Some(entry) = self.entries.get(index) else { return };
        let Some((desk, number)) = entry.change.minted() else { return };
        let last = self.minted.entry(desk).or_insert(0);
        *last = (*last).max(number);
    }

    // An undo stands after what it takes back, so that going from the last entry to the first,
    // each undo is known to count or not before its target is reached.
    fn find_undone(&mut self) {
        self.undone.clear();
        for entry in self.entries.iter().rev() {
            if let Change::Undone { entry: target } = entry.change
                && !self.undone.contains(&entry.act_id())
            {
                self.undone.insert(target);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    fn entry(seq: u32, change: Change) -> Entry {
        let desk = DeskId::from_random([0; 4]);
        let id = EntryId { desk, seq };
        Entry { id, act: seq, stamp: u64::from(seq), at: Timestamp::default(), change }
    }

    fn named(seq: u32) -> Entry {
        entry(seq, Change::Named { name: seq.to_string(), kind: crate::domain::EventKind::Real })
    }

    fn undo(seq: u32, target: u32) -> Entry {
        let desk = DeskId::from_random([0; 4]);
        entry(seq, Change::Undone { entry: EntryId { desk, seq: target } })
    }

    fn counting(ledger: &Ledger) -> Vec<u32> {
        ledger.counting().map(|entry| entry.id.seq).collect()
    }

    #[test]
    fn an_undo_takes_back_any_act_and_an_undo_of_it_brings_it_again() {
        let ledger = Ledger::of([named(1), named(2), undo(3, 1)]);
        assert_eq!(counting(&ledger), [2, 3]);

        let ledger = Ledger::of([named(1), named(2), undo(3, 1), undo(4, 3)]);
        assert_eq!(counting(&ledger), [1, 2, 4]);
    }

    #[test]
    fn entries_one_by_one_and_all_at_once_are_the_same_ledger() {
        let entries = [named(1), undo(3, 1), named(2), undo(4, 3), named(2)];

        let mut ledger = Ledger::default();
        for entry in &entries {
            ledger.put(entry);
        }

        assert_eq!(counting(&ledger), counting(&Ledger::of(entries)));
    }
}
