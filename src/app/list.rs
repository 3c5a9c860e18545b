//! The marked row of a list, whatever the list shows.

/// The marked row of a list.
///
/// The list itself is somewhere else and may grow or shrink: a row beyond its end is read as the
/// last one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cursor(usize);

/// How the marked row moves.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Motion {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// How many rows a page moves: less than the smallest list shows, so that nothing is passed over.
const PAGE_ROWS: usize = 8;

impl Cursor {
    /// The marked row of a list of this length; `None` when the list is empty.
    #[must_use]
    pub const fn row(self, length: usize) -> Option<usize> {
        if length == 0 {
            None
        } else if self.0 < length {
            Some(self.0)
        } else {
            Some(length - 1)
        }
    }

    /// The marked one of a list.
    #[must_use]
    pub fn of<T>(self, list: &[T]) -> Option<&T> {
        list.get(self.row(list.len())?)
    }

    /// Marks the first row.
    pub const fn home(&mut self) {
        self.0 = 0;
    }

    /// Marks this row.
    pub const fn mark(&mut self, row: usize) {
        self.0 = row;
    }

    /// Moves the mark in a list of this length; it stops at both ends.
    pub fn step(&mut self, motion: Motion, length: usize) {
        let row = self.row(length).unwrap_or(0);
        let last = length.saturating_sub(1);
        self.0 = match motion {
            Motion::Up => row.saturating_sub(1),
            Motion::Down => (row + 1).min(last),
            Motion::PageUp => row.saturating_sub(PAGE_ROWS),
            Motion::PageDown => (row + PAGE_ROWS).min(last),
            Motion::First => 0,
            Motion::Last => last,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stays_in_a_list_that_shrinks() {
        let mut cursor = Cursor::default();

        cursor.step(Motion::Last, 10);

        assert_eq!(cursor.row(10), Some(9));
        assert_eq!(cursor.row(3), Some(2));
        assert_eq!(cursor.row(0), None);
        cursor.step(Motion::Up, 3);
        assert_eq!(cursor.row(10), Some(1));
    }
}
