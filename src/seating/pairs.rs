//! Rounds of pairs: everybody meets everybody once before anybody meets again.

use super::design::turns_of_pairs;
use super::draft::Tables;
use super::index::PersonIndex;
use super::layout::Layout;
use super::problem::Problem;

/// Rounds of pairs by the circle: one stays, the others move on by one place each round.
///
/// With an odd number, the one who faces the empty chair rests, or makes a table of three where
/// there is one, so that this falls on each in turn. Rounds already held are skipped, as long as
/// they were held in this order.
///
/// `None` when the tables are not pairs, the rounds differ in who is there, or people move as one.
///
/// Source: the circle method for round-robin tournaments (Kirkman 1847).
pub(super) fn circle(problem: &Problem) -> Option<Vec<Tables>> {
    let layouts = problem.layouts();
    let first = layouts.first()?;
    let people: Vec<PersonIndex> =
        PersonIndex::first(problem.people()).filter(|one| first.is_here(*one)).collect();
    let paired = first.sizes.iter().filter(|size| **size > 0).all(|size| (2..=3).contains(size))
        && first.sizes.iter().filter(|size| **size == 3).count() <= 1;
    let same = layouts.iter().all(|other| other.here == first.here && other.sizes == first.sizes);
    let single = problem.parties().among(&people).len() == people.len();
    if !paired || !same || !single || people.len() < 2 {
        return None;
    }
    let turns = people.len().next_multiple_of(2) - 1;
    let held = problem.draft().past.len();
    Some(
        (0..layouts.len())
            .map(|round| seated(first, &turned(&people, (held + round) % turns)))
            .collect(),
    )
}

/// The pairs of one turn of the circle; the last entry is a single person when there is one.
fn turned(people: &[PersonIndex], turn: usize) -> Vec<Vec<PersonIndex>> {
    let mut pairs = turns_of_pairs(people.len().div_ceil(2)).nth(turn).unwrap_or_default();
    if !pairs.is_empty() {
        // Whoever faces the one who stays, or the empty chair, comes last.
        pairs.rotate_left(1);
    }
    let seated = |places: Vec<usize>| {
        places.into_iter().filter_map(|place| people.get(place).copied()).collect()
    };
    pairs.into_iter().map(seated).collect()
}

/// Puts the pairs at the tables, and the single person at the table of three.
fn seated(layout: &Layout, pairs: &[Vec<PersonIndex>]) -> Tables {
    let single: Option<PersonIndex> =
        pairs.iter().find(|pair| pair.len() == 1).and_then(|pair| pair.first().copied());
    let mut whole = pairs.iter().filter(|pair| pair.len() == 2).cloned();
    layout
        .tables()
        .map(|table| match layout.size(table) {
            2 => whole.next().unwrap_or_default(),
            3 => whole.next().unwrap_or_default().into_iter().chain(single).collect(),
            _ => Vec::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_circle_pairs_everybody_once_with_everybody() {
        for count in [4, 7, 10] {
            let people: Vec<PersonIndex> = PersonIndex::first(count).collect();
            let turns = count.next_multiple_of(2) - 1;
            let mut met = BTreeSet::new();

            for turn in 0..turns {
                for mut pair in turned(&people, turn).into_iter().filter(|pair| pair.len() == 2) {
                    pair.sort_unstable();
                    assert!(met.insert(pair), "nobody meets again");
                }
            }

            assert_eq!(met.len(), count * (count - 1) / 2);
        }
    }
}
