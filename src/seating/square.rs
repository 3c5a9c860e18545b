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
    /// The value of every two people, the same both ways round.
    pub(super) fn of(width: usize, value: impl Fn(PersonIndex, PersonIndex) -> T) -> Self {
        let people = || PersonIndex::first(width);
        let cells = people().flat_map(|one| people().map(move |other| (one, other)));
        Self { width, cells: cells.map(|(one, other)| value(one, other)).collect() }
    }

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

    /// Sets the value of two people, this way round alone.
    pub(super) fn set_one(&mut self, row: PersonIndex, column: PersonIndex, value: T) {
        self.cells[row.at() * self.width + column.at()] = value;
    }

    /// Sets the value of two people, both ways round.
    pub(super) fn set(&mut self, first: PersonIndex, second: PersonIndex, value: T) {
        self.cells[first.at() * self.width + second.at()] = value;
        self.cells[second.at() * self.width + first.at()] = value;
    }

    /// Changes the value of two people, both ways round.
    pub(super) fn change(
        &mut self,
        first: PersonIndex,
        second: PersonIndex,
        change: impl Fn(T) -> T,
    ) {
        self.set(first, second, change(self.at(first, second)));
    }
}
