//! Chance from a seed: the same seed gives the same plan on every machine.

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// Chance from a seed, in a stream that no release of the library changes.
#[derive(Debug)]
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number below `count`, 0 when that is 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        if count == 0 { 0 } else { self.0.random_range(0..count) }
    }

    /// One of a list.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.0);
    }

    /// A number from 0 upwards, small ones more often than large ones, in whole numbers throughout.
    ///
    /// The logarithm to base 2 is taken from the leading zeros of a random word, and between powers
    /// of two along a straight line: off by less than a tenth, and the same on every machine.
    pub(super) fn exponential(&mut self, scale: i64) -> i64 {
        let word: u64 = self.0.random();
        let zeros = i64::from(word.leading_zeros());
        let fraction = (word << word.leading_zeros().min(63) << 1) >> 54;
        let fraction = i64::try_from(fraction).unwrap_or(0);
        scale * ((zeros + 1) * 1024 - fraction) / 1477
    }
}
