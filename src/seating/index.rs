//! Dense numbers for people and tables: the caller maps its own ids to them and back.

/// A person of the problem, from 0 without gaps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonIndex(pub u16);

/// A table of the room, from 0 without gaps; the same number means the same table in each round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TableIndex(pub u16);

impl PersonIndex {
    /// Where the person stands in a list of all people.
    #[must_use]
    pub fn at(self) -> usize {
        usize::from(self.0)
    }

    /// Every person of a problem with `count` people, at most 65,535 of them.
    pub fn first(count: usize) -> impl Iterator<Item = Self> + Clone {
        (0..u16::MAX).take(count).map(Self)
    }
}

impl TableIndex {
    /// Where the table stands in a list of all tables.
    #[must_use]
    pub fn at(self) -> usize {
        usize::from(self.0)
    }

    /// Every table of a room with `count` tables, at most 65,535 of them.
    pub fn first(count: usize) -> impl Iterator<Item = Self> + Clone {
        (0..u16::MAX).take(count).map(Self)
    }
}

/// Changes one entry of a list; an index beyond its end changes nothing.
pub(super) fn change_at<T>(list: &mut [T], index: usize, change: impl FnOnce(&mut T)) {
    if let Some(entry) = list.get_mut(index) {
        change(entry);
    }
}
