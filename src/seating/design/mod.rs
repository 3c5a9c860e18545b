//! Rounds in which no two people meet twice, from arithmetic and from symmetry.
//!
//! Knows only points, tables and rounds: who stands on which point is not asked here.
//!
//! Source: the social golfer problem, `CSPLib` prob010; Handbook of Combinatorial Designs.

mod action;
mod circle;
mod differences;
mod field;
mod frame;
mod group;
mod hunt;
mod orbits;
mod patience;
mod product;
mod regular;
mod symmetric;
mod turning;

use super::dice::Dice;

pub(super) use circle::turns_of_pairs;
pub(super) use patience::Patience;

/// The points at each table.
pub(super) type Round = Vec<Vec<usize>>;

/// Rounds of the same people at tables of the same size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    /// How many tables; at least 1.
    pub(super) tables: usize,
    /// People at each table; at least 2.
    pub(super) size: usize,
    /// The most rounds that are of use.
    pub(super) rounds: usize,
}

impl Shape {
    const fn points(self) -> usize {
        self.tables * self.size
    }

    /// The same, but for no more rounds than counting allows.
    fn bounded(self) -> Self {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let most = super::bound::rounds_without_repeats(number(self.points()), number(self.size));
        Self { rounds: self.rounds.min(usize::try_from(most).unwrap_or(usize::MAX)), ..self }
    }
}

/// The most rounds found in which no two points meet twice, at most as many as are asked for.
///
/// In each round, each of the `tables · size` points is at one table. The same seed and number of
/// steps give the same rounds.
pub(super) fn rounds(shape: Shape, dice: &mut Dice, patience: &mut Patience<'_>) -> Vec<Round> {
    let shape = shape.bounded();
    if shape.size == 2 {
        return turns_of_pairs(shape.tables).take(shape.rounds).collect();
    }
    let mut found = turning_and_inner(shape, dice, patience);
    if let Some(better) = hunt::hunted(shape, found.len(), dice, patience) {
        found = better;
    }
    found.truncate(shape.rounds);
    found
}

/// Rounds of turning classes, and then rounds in which each class plays among itself.
fn turning_and_inner(shape: Shape, dice: &mut Dice, patience: &mut Patience<'_>) -> Vec<Round> {
    let mut found = turning::turns(shape, dice, patience).rounds();
    let left = shape.rounds.saturating_sub(found.len());
    if left > 0 && shape.tables.is_multiple_of(shape.size) {
        let inner = Shape { tables: shape.tables / shape.size, rounds: left, ..shape };
        let within = rounds(inner, dice, patience);
        found.extend(within.iter().map(|round| in_each_class(round, shape)));
    }
    found
}

/// The same round in all classes at once.
fn in_each_class(round: &Round, shape: Shape) -> Round {
    let classes = (0..shape.size).map(|class| class * shape.tables);
    let moved = |first: usize| {
        round.iter().map(move |table| table.iter().map(|point| first + point).collect())
    };
    classes.flat_map(moved).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// Every point is once in each round, at tables of the size, and no two meet twice.
    pub(super) fn check(shape: Shape, rounds: &[Round]) {
        let mut met = BTreeSet::new();
        for round in rounds {
            assert_eq!(round.len(), shape.tables);
            let mut points: Vec<usize> = round.iter().flatten().copied().collect();
            points.sort_unstable();
            assert_eq!(points, (0..shape.points()).collect::<Vec<_>>());
            for table in round {
                assert_eq!(table.len(), shape.size);
                for (index, one) in table.iter().enumerate() {
                    for other in table.iter().skip(index + 1) {
                        let pair = (*one.min(other), *one.max(other));
                        assert!(met.insert(pair), "{pair:?} meet again in {shape:?}");
                    }
                }
            }
        }
    }

    fn found(tables: usize, size: usize, rounds: usize) -> usize {
        found_within(1000, (tables, size, rounds))
    }

    fn found_within(steps: u64, (tables, size, rounds): (usize, usize, usize)) -> usize {
        let shape = Shape { tables, size, rounds };
        let found = super::rounds(shape, &mut Dice::new(1), &mut Patience::new(steps, &|| false));
        check(shape, &found);
        found.len()
    }

    #[test]
    fn planes_and_turning_classes_have_all_rounds_that_there_can_be() {
        let cases = [
            (3, 3, 4),
            (4, 4, 5),
            (5, 5, 6),
            (7, 7, 8),
            (8, 8, 9),
            (9, 9, 10),
            (9, 3, 13),
            (16, 4, 21),
            (27, 3, 40),
            (50, 6, 8),
            (125, 8, 20),
            (20, 6, 6),
            (1, 2, 1),
            (7, 2, 13),
        ];

        for (tables, size, rounds) in cases {
            assert_eq!(found(tables, size, rounds), rounds, "{tables} tables of {size}");
        }
    }

    #[test]
    fn one_round_is_always_without_repeats() {
        assert_eq!(found(2, 5, 4), 1);
        assert_eq!(found(1, 2, 1), 1);
        assert_eq!(found(6, 6, 9), 3);
    }

    #[test]
    fn the_schoolgirls_the_golfers_and_the_officers_get_all_their_days() {
        let cases = [
            (5, 3, 7),
            (7, 3, 10),
            (6, 3, 8),
            (8, 3, 11),
            (6, 4, 7),
            (7, 4, 9),
            (8, 4, 10),
            (6, 5, 6),
            (10, 5, 9),
            (10, 10, 4),
        ];

        for case in cases {
            assert_eq!(found_within(1_000_000, case), case.2, "tables, size and rounds {case:?}");
        }
    }

    #[test]
    fn a_search_that_is_stopped_has_the_rounds_found_so_far() {
        let shape = Shape { tables: 8, size: 4, rounds: 10 };
        let mut patience = Patience::new(u64::MAX, &|| true);

        let found = rounds(shape, &mut Dice::new(1), &mut patience);

        check(shape, &found);
        assert_eq!(found.len(), 9);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_two_points_ever_meet_twice(tables in 1_usize..24, size in 2_usize..9, rounds in 1_usize..12) {
            prop_assert!(found(tables, size, rounds) > 0);
        }
    }
}
