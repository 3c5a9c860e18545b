//! How far the work on a long list is, and whether it is still wanted.

/// What is being done with a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Its letters, rows and cells are read.
    Reading,
    /// What each column holds is found out.
    Columns,
    /// Rows become people.
    People,
    /// People are held against the roster.
    Comparing,
}

impl Doing {
    /// What the host reads while it is done.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reading => "Reading the file",
            Self::Columns => "Finding out what the columns hold",
            Self::People => "Reading the people",
            Self::Comparing => "Comparing with the roster",
        }
    }

    /// How much of the whole work is done, in percent, when this is done of what is being done.
    ///
    /// The parts are as long as they were measured on a list of 100,000 people.
    #[must_use]
    pub fn percent(self, done: usize, of: usize) -> u8 {
        let (from, to) = match self {
            Self::Reading => (0, 15),
            Self::Columns => (15, 30),
            Self::People => (30, 75),
            Self::Comparing => (75, 100),
        };
        let part = done.min(of).saturating_mul(to - from) / of.max(1);
        u8::try_from(from + part).unwrap_or(100)
    }
}

/// Told how far the work is (what, done, of how many); answers whether it goes on.
pub type Ahead<'a> = &'a dyn Fn(Doing, usize, usize) -> bool;

/// After how many rows the work is told of and asked about: a few milliseconds.
pub(super) const EVERY: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_that_is_done_only_grows() {
        let parts = [Doing::Reading, Doing::Columns, Doing::People, Doing::Comparing];
        let shares: Vec<u8> = parts
            .into_iter()
            .flat_map(|doing| [0, 50, 100].map(|at| doing.percent(at, 100)))
            .collect();

        assert!(shares.is_sorted(), "{shares:?}");
        assert_eq!((shares.first(), shares.last()), (Some(&0), Some(&100)));
        assert_eq!(Doing::People.percent(0, 0), 30);
    }
}
