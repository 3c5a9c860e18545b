//! From which round on people meet again, as the rounds were drawn and foreseen.

use std::collections::BTreeSet;

use super::quality::who;
use crate::domain::{Event, Pair, Round, Seating};

/// From which round on people meet again if the rounds go on as they were foreseen; a promise of
/// the planner's own plan, where the outlook before the first draw only knows a bound.
///
/// - `later`: the rounds after `round`, as they were foreseen with it; none says nothing.
pub(in crate::app) fn foresight(event: &Event, round: &Round, later: &[Seating]) -> Option<String> {
    if later.is_empty() {
        return None;
    }
    let held = event.rounds().filter(|held| held.counts() && held.number < round.number);
    let mut met: BTreeSet<Pair> = held.flat_map(|held| held.seating.pairs()).collect();
    let together: BTreeSet<Pair> = event.kept_together().collect();
    let counts = |pair: &Pair| {
        let companion = |id| event.participant(id).is_some_and(|one| one.companion_of.is_some());
        !together.contains(pair) && !pair.both().into_iter().any(companion)
    };
    let mut number = round.number;
    let mut last = number;
    for seating in std::iter::once(&round.seating).chain(later) {
        // Each pair is put in, whatever the ones before it were: the next round needs them all.
        let again = seating.pairs().filter(counts).filter(|pair| !met.insert(*pair)).count();
        if again > 0 {
            return Some(format!(
                "{}: as drawn, repeats begin in round {number}; fewer rounds or smaller tables \
                 avoid that",
                who(event)
            ));
        }
        last = number;
        number = number.next();
    }
    Some(format!("{}: as drawn, nobody meets anyone twice up to round {last}", who(event)))
}
