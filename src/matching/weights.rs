//! What the host turned up or down, as the score uses it.

use crate::domain::{Factor, Settings};

/// Each factor's weight in percent of the usual one, in the order of [`Factor::ALL`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Weights([u16; Factor::ALL.len()]);

impl Weights {
    pub(super) fn of_settings(settings: &Settings) -> Self {
        Self(Factor::ALL.map(|(factor, _)| settings.weight(factor)))
    }

    /// An amount, turned up or down as the host did this factor.
    pub(super) fn of(self, factor: Factor, amount: u32) -> u32 {
        let percent = u64::from(self.percent(factor));
        u32::try_from(u64::from(amount) * percent / 100).unwrap_or(u32::MAX)
    }

    /// A factor of at most about 1 in per mille, its distance from 1 turned up or down.
    pub(super) fn bend(self, factor: Factor, per_mille: u32) -> u32 {
        let distance = i64::from(per_mille) - 1_000;
        let bent = 1_000 + distance * i64::from(self.percent(factor)) / 100;
        // Never nothing: whatever is possible stays possible, however the weights are set.
        u32::try_from(bent.max(10)).unwrap_or(u32::MAX)
    }

    fn percent(self, factor: Factor) -> u16 {
        let weights = Factor::ALL.iter().zip(self.0);
        weights.into_iter().find(|((known, _), _)| *known == factor).map_or(100, |(_, own)| own)
    }
}
