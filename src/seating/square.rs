#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people are checked once, by `Problem::new`"
)]
//! A value for every ordered two people, laid out row by row.

use super::index::PersonIndex;

/// A value for every ordered two people; those given to it are below its width.
#[derive(Clone, Debug)]
pub(super) struct Square<T> {
    width: usize,
    cells: Vec<T>,
}

impl<T: Copy> Square<T> {
    pub(super) fn new(width: usize, value: T) -> Self {
        Self { width, cells: vec![value; width * width] }
    }

    pub(super) fn at(&self, row: PersonIndex, column: PersonIndex) -> T {
        self.cells[row.at() * self.width + column.at()]
    }

    /// All values of one person, in the order of the others.
    pub(super) fn row(&self, row: PersonIndex) -> &[T] {
        let start = row.at() * self.width;
        &self.cells[start..start + self.width]
    }

    /// Changes the value of two people, both ways round.
    pub(super) fn change(
        &mut self,
        first: PersonIndex,
        second: PersonIndex,
        change: impl Fn(T) -> T,
    ) {
        let (one, other) =
            (first.at() * self.width + second.at(), second.at() * self.width + first.at());
        let value = change(self.cells[one]);
        self.cells[one] = value;
        self.cells[other] = value;
    }
}
