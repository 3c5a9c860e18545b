//! How many asks any host could get answered: an upper bound, not a promise.

use std::collections::{BTreeMap, VecDeque};

/// An ask that somebody could answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ask {
    /// Who could, by their places.
    pub(super) helpers: Vec<usize>,
}

/// The most asks that helpers can answer, each at most as many as they have room for: a maximum
/// matching of asks with places at helpers.
///
/// - `room`: for how many asks each helper has room.
///
/// Source: augmenting paths (Berge 1957; Kuhn 1955).
pub(super) fn most_answered(asks: &[Ask], room: &BTreeMap<usize, usize>) -> usize {
    let mut answered_by: Vec<Option<usize>> = vec![None; asks.len()];
    let mut answers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..asks.len()).filter(|ask| augment(asks, room, *ask, &mut answered_by, &mut answers)).count()
}

/// Finds a helper for one more ask, others moving over where they can; whether there was a way.
fn augment(
    asks: &[Ask],
    room: &BTreeMap<usize, usize>,
    ask: usize,
    answered_by: &mut [Option<usize>],
    answers: &mut BTreeMap<usize, Vec<usize>>,
) -> bool {
    // For each helper that was reached the ask from which.
    let mut reached: BTreeMap<usize, usize> = BTreeMap::new();
    let mut next = VecDeque::from([ask]);
    while let Some(from) = next.pop_front() {
        for helper in asks.get(from).into_iter().flat_map(|ask| &ask.helpers) {
            if reached.contains_key(helper) {
                continue;
            }
            reached.insert(*helper, from);
            let taken = answers.entry(*helper).or_default();
            if taken.len() < room.get(helper).copied().unwrap_or(0) {
                move_over(*helper, &reached, answered_by, answers);
                return true;
            }
            next.extend(taken.iter());
        }
    }
    false
}

/// Gives the free place of a helper to the ask that reached them, its old place to the one before.
fn move_over(
    free: usize,
    reached: &BTreeMap<usize, usize>,
    answered_by: &mut [Option<usize>],
    answers: &mut BTreeMap<usize, Vec<usize>>,
) {
    let mut free = Some(free);
    while let Some(helper) = free {
        let Some(ask) = reached.get(&helper).copied() else { return };
        let Some(place) = answered_by.get_mut(ask) else { return };
        free = place.replace(helper);
        if let Some(before) = free.and_then(|before| answers.get_mut(&before)) {
            before.retain(|other| *other != ask);
        }
        answers.entry(helper).or_default().push(ask);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_what_it_is_by_hand() {
        let ask = |helpers: &[usize]| Ask { helpers: helpers.to_vec() };
        for (asks, room, most) in [
            (vec![], vec![], 0),
            (vec![ask(&[])], vec![(1, 1)], 0),
            (vec![ask(&[1]), ask(&[1])], vec![(1, 1)], 1),
            (vec![ask(&[1]), ask(&[1])], vec![(1, 2)], 2),
            // The first one has to move over to 2.
            (vec![ask(&[1, 2]), ask(&[1])], vec![(1, 1), (2, 1)], 2),
            // Two have to move over.
            (
                vec![ask(&[1, 2]), ask(&[2, 3]), ask(&[1]), ask(&[2])],
                vec![(1, 1), (2, 1), (3, 1)],
                3,
            ),
        ] {
            assert_eq!(most_answered(&asks, &room.into_iter().collect()), most, "{asks:?}");
        }
    }
}
