//! Numbers for words.

use std::collections::BTreeMap;

use crate::topics::fold;

/// Numbers for words, the same for every spelling that folds alike.
#[derive(Default)]
pub(super) struct Numbers(BTreeMap<String, u16>);

impl Numbers {
    /// The number of a word; none when there are more words than numbers.
    pub(super) fn of(&mut self, word: &str) -> Option<u16> {
        let next = u16::try_from(self.0.len()).ok()?;
        Some(*self.0.entry(fold::fold(word)).or_insert(next))
    }
}
