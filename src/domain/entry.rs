//! A fact with its place in the journal, and in the one order that all desks agree on.

use super::change::Change;
use super::id::EntryId;
use super::time::Timestamp;

/// A change with its place in the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Which desk wrote it, and where in that desk's journal.
    pub id: EntryId,
    /// The place, in the same journal, of the first entry of the act it belongs to.
    ///
    /// What was asked for at once is one act: it is on disk whole or not at all, and undone whole.
    pub act: u32,
    /// One more than the highest stamp its desk had seen: the order between desks (Lamport 1978).
    pub stamp: u64,
    /// What the clock on the wall said; shown, never used for order.
    pub at: Timestamp,
    /// What happened.
    pub change: Change,
}

impl Entry {
    /// Its place in the one order that all desks agree on.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place { stamp: self.stamp, id: self.id }
    }

    /// The act it belongs to, named by the act's first entry.
    #[must_use]
    pub const fn act_id(&self) -> EntryId {
        EntryId { desk: self.id.desk, seq: self.act }
    }
}

/// The place of an entry in the one order that all desks agree on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The Lamport stamp first …
    pub stamp: u64,
    /// … and the entry's id where two desks wrote at once.
    pub id: EntryId,
}
