//! What no plan can beat, said before the first round.

/// The most rounds in which nobody meets anyone twice: an upper bound, not a promise.
///
/// Each round uses up `seats - 1` of the `present - 1` people one could meet. With fewer tables
/// than seats at a table, a second round already brings two people together again, because those
/// of one table are more than there are tables to spread them over. Six tables of six end after the
/// third round: a fourth would need two orthogonal Latin squares of order six, and there are none.
/// Twelve people in threes end after the fourth, and twenty in fours after the fifth, one short of
/// the count: there is no nearly Kirkman triple system of order 12, and no resolvable design of ten
/// pairs in blocks of four.
///
/// - `present`: people seated each round.
/// - `seats`: people at one table; fewer than 2 or more than `present` give 0.
///
/// Source: the counting bound of the social golfer problem, `CSPLib` prob010; G. Tarry, "Le problème
/// de 36 officiers", 1901; C. J. Colbourn and J. H. Dinitz, Handbook of Combinatorial Designs, 2nd
/// ed. 2007, IV.5.
#[must_use]
pub const fn rounds_without_repeats(present: u32, seats: u32) -> u32 {
    if seats < 2 || present < seats {
        return 0;
    }
    if present / seats < seats {
        return 1;
    }
    match (present, seats) {
        (12, 3) => 4,
        (20, 4) => 5,
        (36, 6) => 3,
        _ => (present - 1) / (seats - 1),
    }
}

/// The most people whom one person can meet in some rounds at tables of `seats`.
///
/// Source: the counting bound of the social golfer problem, `CSPLib` prob010.
#[must_use]
pub fn most_new_people(present: u32, seats: u32, rounds: u32) -> u32 {
    present.saturating_sub(1).min(rounds.saturating_mul(seats.saturating_sub(1)))
}

/// What brings people together again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// There are fewer tables than people at one of them: those of a table cannot all part.
    FewTables,
    /// Nobody new is left.
    FewPeople,
    /// Those of the other line have all been met.
    Lines,
    /// The hosts have all been visited.
    Hosts,
}

/// How many rounds there can be in which nobody meets anyone twice, and what ends them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bound {
    /// The most rounds: an upper bound, not a promise.
    pub rounds: u32,
    /// What brings people together again after them.
    pub limit: Limit,
}

impl Bound {
    /// The smaller of two bounds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        if other.rounds < self.rounds { other } else { self }
    }
}

/// The most rounds to come in which nobody meets anyone twice, at tables of any sizes.
///
/// A round at tables of sizes `s` uses up the sum of `s (s - 1) / 2` of the pairs that have not met;
/// whoever sits in every round uses up at least the smallest table's `s - 1` people each time. With
/// fewer tables than people at the biggest, a second round brings two of one table together again.
/// For tables of one size this is at most [`rounds_without_repeats`].
///
/// - `fresh`: for everybody who is there, how many of the others they have not met tonight.
/// - `sizes`: the people at each table; empty ones do not count.
/// - `held`: whether all of them have sat together in a round already.
///
/// Source: the counting bound of the social golfer problem, `CSPLib` prob010.
#[must_use]
pub fn rounds_to_come(fresh: &[u32], sizes: &[u16], held: bool) -> Bound {
    let used: Vec<u32> = sizes.iter().copied().filter(|size| *size > 1).map(u32::from).collect();
    let (Some(biggest), Some(smallest)) = (used.iter().max(), used.iter().min()) else {
        return Bound { rounds: 0, limit: Limit::FewPeople };
    };
    let few_tables = u32::try_from(used.len()).is_ok_and(|tables| *biggest > tables);
    if few_tables {
        return Bound { rounds: u32::from(!held), limit: Limit::FewTables };
    }
    let left = fresh.iter().sum::<u32>() / 2;
    let a_round: u32 = used.iter().map(|size| size * (size - 1) / 2).sum();
    let mut rounds = left / a_round.max(1);
    let people = u32::try_from(fresh.len()).unwrap_or(u32::MAX);
    // Where somebody rests, whoever has met all can be the one.
    if used.iter().sum::<u32>() == people {
        let fewest = fresh.iter().min().copied().unwrap_or(0);
        rounds = rounds.min(fewest / (smallest - 1));
        if smallest == biggest && !held {
            rounds = rounds.min(rounds_without_repeats(people, *smallest));
        }
    }
    Bound { rounds, limit: Limit::FewPeople }
}

/// The most rounds in which nobody meets anyone of the other line twice.
///
/// In pairs, each of the shorter line meets one of the longer line a round, and that many rounds
/// there are: the edges of a complete bipartite graph fall into as many matchings as the longer side
/// has people. At bigger tables the lines are mixed as evenly as can be.
///
/// - `left`: the pairs across the lines that have not met; before the first round, the people of the
///   one line times those of the other.
/// - `sizes`: the people at each table; empty ones do not count.
///
/// Source: D. Kőnig, "Über Graphen und ihre Anwendung auf Determinantentheorie und Mengenlehre",
/// 1916.
#[must_use]
pub fn rounds_across_lines(left: u32, sizes: &[u16]) -> Bound {
    let mixed = |size: &u16| u32::from(size / 2) * u32::from(size.div_ceil(2));
    let a_round: u32 = sizes.iter().map(mixed).sum();
    Bound { rounds: left.checked_div(a_round).unwrap_or(0), limit: Limit::Lines }
}

/// The most rounds in which no guest comes to a host twice: every round uses up as many of the
/// visits that are wanted as there are chairs for guests.
///
/// - `left`: the visits not made yet; before the first round, the guests times the hosts.
/// - `chairs`: the guests at each table that has a host.
#[must_use]
pub fn rounds_of_visits(left: u32, chairs: &[u16]) -> Bound {
    let a_round: u32 = chairs.iter().copied().map(u32::from).sum();
    Bound { rounds: left.checked_div(a_round).unwrap_or(0), limit: Limit::Hosts }
}

/// The fewest rounds after which every guest can have come to every host: one for each host, and
/// as many as the table with the fewest chairs needs to receive them all; `None` without a chair.
///
/// - `guests`: how many there are.
/// - `chairs`: the guests at each table that has a host.
#[must_use]
pub fn rounds_to_see_all_hosts(guests: u32, chairs: &[u16]) -> Option<u32> {
    let fewest = chairs.iter().copied().min().filter(|fewest| *fewest > 0)?;
    let hosts = u32::try_from(chairs.len()).unwrap_or(u32::MAX);
    Some(guests.div_ceil(u32::from(fewest)).max(hosts))
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
            (12, 3, 4),
            (20, 4, 5),
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
    fn tables_of_uneven_sizes_are_counted_pair_by_pair() {
        let fresh = |people: usize| vec![u32::try_from(people).unwrap() - 1; people];

        // 13 at 5-4-4: those of the five have only three tables to part to.
        let few = rounds_to_come(&fresh(13), &[5, 4, 4, 0], false);
        assert_eq!(few, Bound { rounds: 1, limit: Limit::FewTables });
        assert_eq!(rounds_to_come(&fresh(13), &[5, 4, 4], true).rounds, 0);
        // 26 at 6 tables of 4 or 5: 325 pairs, of which a round uses 2 x 10 + 4 x 6.
        let uneven = rounds_to_come(&fresh(26), &[5, 5, 4, 4, 4, 4], false);
        assert_eq!(uneven, Bound { rounds: 7, limit: Limit::FewPeople });
        assert_eq!(rounds_to_come(&fresh(16), &[4; 4], false).rounds, 5);
        assert_eq!(rounds_to_come(&fresh(36), &[6; 6], false).rounds, 3);
        assert_eq!(rounds_to_come(&[], &[], false).rounds, 0);
    }

    #[test]
    fn whoever_has_met_nearly_everybody_ends_the_rounds_unless_they_can_rest() {
        let fresh = [7, 7, 7, 7, 7, 7, 7, 1];

        assert_eq!(rounds_to_come(&fresh, &[2; 4], false).rounds, 1);
        assert_eq!(rounds_to_come(&fresh, &[2; 3], false).rounds, 8);
    }

    #[test]
    fn two_lines_last_as_long_as_the_longer_one() {
        assert_eq!(rounds_across_lines(6 * 10, &[2; 6]).rounds, 10);
        assert_eq!(rounds_across_lines(8 * 8, &[2; 8]).rounds, 8);
        // Each of the shorter line meets two at a time.
        assert_eq!(rounds_across_lines(5 * 10, &[3; 5]).rounds, 5);
        assert_eq!(rounds_across_lines(8 * 8, &[4; 4]).rounds, 4);
        assert_eq!(rounds_across_lines(0, &[]).rounds, 0);
    }

    #[test]
    fn guests_have_seen_every_host_after_as_many_rounds_as_the_smallest_table_needs() {
        assert_eq!(rounds_to_see_all_hosts(12, &[4, 4, 4]), Some(3));
        assert_eq!(rounds_to_see_all_hosts(12, &[6, 4, 2]), Some(6));
        assert_eq!(rounds_to_see_all_hosts(12, &[3, 0]), None);
        assert_eq!(rounds_to_see_all_hosts(12, &[]), None);
        assert_eq!(rounds_of_visits(12 * 3, &[4, 4, 4]).rounds, 3);
        assert_eq!(rounds_of_visits(12 * 2, &[3, 3]).rounds, 4);
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
