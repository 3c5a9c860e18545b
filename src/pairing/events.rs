//! What can happen in a search as the prices move.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    /// The nearest edge to this vertex outside the tree becomes tight.
    Grow(usize),
    /// This edge between two outer vertices becomes tight.
    Join(usize),
    /// The price of this inner blossom reaches 0.
    Open(usize),
}

/// How the search will end unless something better comes up.
#[derive(Clone, Copy)]
pub(super) enum Goal {
    /// This outer vertex reaches price 0 and becomes free in place of the root.
    Leave(usize),
    /// This vertex of a free node is reached.
    Meet(usize),
}
