//! How evenly something is spread.

use serde::{Serialize, Serializer};

/// A share in thousandths; written with three digits, 0.132.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct PerMille(pub u32);

impl Serialize for PerMille {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(f64::from(self.0) / 1_000.0)
    }
}

/// A number in tenths; written with one digit, 7.2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Tenths(pub u32);

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(f64::from(self.0) / 10.0)
    }
}

/// The Gini coefficient of how much people got for their time: 0 when everybody got the same for
/// an hour, near 1 when one got all.
///
/// Weighted by time, because whoever is there for an hour cannot get what an evening gives: half
/// the mean difference of two people's rates, each minute of a person counted once, over the mean
/// rate. With the same time for everybody it is the usual coefficient. Whoever had no time is left
/// out.
///
/// - `got_and_time`: for each person what they got, and their time in any unit.
///
/// Source: the mean-difference form of Gini (1912), with frequency weights.
pub(super) fn gini(got_and_time: &[(u32, u32)]) -> PerMille {
    let people = || got_and_time.iter().filter(|(_, time)| *time > 0);
    let all_got: u64 = people().map(|(got, _)| u64::from(*got)).sum();
    let all_time: u64 = people().map(|(_, time)| u64::from(*time)).sum();
    let difference: u64 = people()
        .flat_map(|one| people().map(move |other| (one, other)))
        .map(|((got, time), (other_got, other_time))| {
            // Rates compared without dividing: times both times.
            let one = u64::from(*got) * u64::from(*other_time);
            one.abs_diff(u64::from(*other_got) * u64::from(*time))
        })
        .sum();
    let share = (difference * 1_000).checked_div(2 * all_time * all_got).unwrap_or(0);
    PerMille(u32::try_from(share).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_is_what_it_is_by_hand() {
        for (got_and_time, per_mille) in [
            (&[][..], 0),
            (&[(0, 5), (0, 5)], 0),
            (&[(3, 1), (3, 1), (3, 1)], 0),
            (&[(0, 1), (1, 1)], 500),
            (&[(0, 1), (0, 1), (0, 1), (8, 1)], 750),
            // Differences of 1, 2 and 1, twice: 8 / (2 × 3 × 6).
            (&[(1, 1), (2, 1), (3, 1)], 222),
            // Half the time and half as much is the same rate.
            (&[(2, 60), (4, 120)], 0),
            // All to one who was there for a quarter of the time.
            (&[(4, 1), (0, 3)], 750),
            (&[(9, 0), (1, 1), (1, 1)], 0),
        ] {
            assert_eq!(gini(got_and_time), PerMille(per_mille), "{got_and_time:?}");
        }
    }
}
