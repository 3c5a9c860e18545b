//! Numbers for texts: however a thing is written, it has one number.

use std::collections::{BTreeMap, HashMap};

/// Numbers for texts, from 0 in the order in which they are first seen.
///
/// A room of thousands writes the same few hundred topics again and again: each spelling is folded
/// once.
#[derive(Debug)]
pub(super) struct Spellings<'a, K> {
    written: HashMap<&'a str, usize>,
    keys: BTreeMap<K, usize>,
}

impl<'a, K: Ord> Spellings<'a, K> {
    pub(super) fn new() -> Self {
        Self { written: HashMap::new(), keys: BTreeMap::new() }
    }

    /// The number of a text, of which `key` says what all ways to write it have in common.
    pub(super) fn number(&mut self, text: &'a str, key: impl FnOnce(&str) -> K) -> usize {
        if let Some(number) = self.written.get(text) {
            return *number;
        }
        let next = self.keys.len();
        let number = *self.keys.entry(key(text)).or_insert(next);
        self.written.insert(text, number);
        number
    }

    /// Every key in the order of the numbers.
    pub(super) fn into_keys(self) -> Vec<K> {
        let mut keys: Vec<(usize, K)> =
            self.keys.into_iter().map(|(key, number)| (number, key)).collect();
        keys.sort_unstable_by_key(|(number, _)| *number);
        keys.into_iter().map(|(_, key)| key).collect()
    }
}
