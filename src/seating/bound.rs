//! What no plan can beat, said before the first round.

/// The most rounds in which nobody meets anyone twice: an upper bound, not a promise.
///
/// Each round uses up `seats - 1` of the `present - 1` people one could meet. With fewer tables
/// than seats at a table, a second round already brings two people together again, because those
/// of one table are more than there are tables to spread them over. Six tables of six end after the
/// third round: a fourth would need two orthogonal Latin squares of order six, and there are none.
///
/// - `present`: people seated each round.
/// - `seats`: people at one table; fewer than 2 or more than `present` give 0.
///
/// Source: the counting bound of the social golfer problem, `CSPLib` prob010; G. Tarry, "Le problème
/// de 36 officiers", 1901.
#[must_use]
pub const fn rounds_without_repeats(present: u32, seats: u32) -> u32 {
    if seats < 2 || present < seats {
        return 0;
    }
    if present / seats < seats {
        return 1;
    }
    if seats == 6 && present == 36 {
        return 3;
    }
    (present - 1) / (seats - 1)
}

/// The most people whom one person can meet in some rounds at tables of `seats`.
///
/// Source: the counting bound of the social golfer problem, `CSPLib` prob010.
#[must_use]
pub fn most_new_people(present: u32, seats: u32, rounds: u32) -> u32 {
    present.saturating_sub(1).min(rounds.saturating_mul(seats.saturating_sub(1)))
}

/// The pairs of colleagues that cannot be kept apart in one round, spread as evenly as can be.
///
/// Each further member joins the table where the fewest colleagues sit, which is best because the
/// pairs at a table grow faster the more of them are there.
///
/// - `members`: people of one organisation who are seated.
/// - `sizes`: the people at each table.
#[must_use]
pub fn unavoidable_colleague_pairs(members: u32, sizes: &[u16]) -> u32 {
    let mut tables: Vec<(u32, u32)> = sizes.iter().map(|size| (0, u32::from(*size))).collect();
    let mut pairs = 0;
    for _ in 0..members {
        let Some(table) = tables.iter_mut().filter(|(here, size)| here < size).min() else { break };
        pairs += table.0;
        table.0 += 1;
    }
    pairs
}

/// The pairs that meet again in a round at tables of `sizes` because an earlier one had so few
/// tables: those of one table cannot all come from different ones.
///
/// - `sizes`: the people at each table now.
/// - `tables_before`: the tables of an earlier round with the same people.
#[must_use]
pub fn unavoidable_repeats(sizes: &[u16], tables_before: u16) -> u32 {
    let evenly = vec![u16::MAX; usize::from(tables_before)];
    sizes.iter().map(|size| unavoidable_colleague_pairs(u32::from(*size), &evenly)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_is_met_by_the_designs_that_are_known() {
        let cases = [
            (15, 3, 7),
            (32, 4, 10),
            (49, 7, 8),
            (27, 3, 13),
            (40, 4, 13),
            (60, 10, 1),
            (36, 6, 3),
        ];

        for (present, seats, rounds) in cases {
            assert_eq!(rounds_without_repeats(present, seats), rounds, "{present} by {seats}");
        }
        assert_eq!(rounds_without_repeats(1, 4), 0);
        assert_eq!(rounds_without_repeats(8, 1), 0);
    }

    #[test]
    fn nobody_meets_more_people_than_there_are() {
        assert_eq!(most_new_people(90, 5, 10), 40);
        assert_eq!(most_new_people(20, 5, 10), 19);
        assert_eq!(most_new_people(0, 5, 10), 0);
    }

    #[test]
    fn situation_43_the_colleagues_that_must_meet_are_counted_when_spread_evenly() {
        assert_eq!(unavoidable_colleague_pairs(12, &[6; 6]), 6);
        assert_eq!(unavoidable_colleague_pairs(6, &[6; 6]), 0);
        assert_eq!(unavoidable_colleague_pairs(9, &[2, 8]), 1 + 21);
    }

    #[test]
    fn too_few_tables_force_repeats() {
        assert_eq!(unavoidable_repeats(&[10; 6], 6), 24);
        assert_eq!(unavoidable_repeats(&[4; 10], 10), 0);
    }
}
