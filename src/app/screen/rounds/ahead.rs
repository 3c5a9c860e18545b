//! The rounds to come, without a screen.

use super::draw::planned_problem;
use crate::app::round_plan::clash;
use crate::domain::{Event, RoundNumber, Seating};
use crate::seating::{Budget, Problem, plan};
use crate::topics::Likenesses;

/// A round to come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoundAhead {
    /// Which one.
    pub number: RoundNumber,
    /// Whether it is drawn already; the others are what a draw from now on would give.
    pub is_drawn: bool,
    /// Who sits where.
    pub seating: Seating,
}

/// The rounds to come: the one that is drawn as it stands, and as many more as are meant, planned
/// together from who is here now. Nothing is written.
///
/// - `likenesses`: what is known of topics that mean nearly the same.
/// - `seed`: where the search starts.
///
/// # Errors
///
/// One line: why no round can be drawn, and what to do.
pub fn rounds_ahead(
    event: &Event,
    likenesses: &Likenesses,
    seed: u64,
    budget: &Budget<'_>,
) -> Result<Vec<RoundAhead>, String> {
    if event.tables().next().is_none() {
        return Err("There are no tables yet · F5, then d sets them up".to_owned());
    }
    let draft = event.draft().filter(|_| event.running_round().is_none());
    let ahead = |number, seating| RoundAhead { number, is_drawn: false, seating };
    let mut rounds: Vec<RoundAhead> = draft
        .map(|round| RoundAhead { is_drawn: true, ..ahead(round.number, round.seating.clone()) })
        .into_iter()
        .collect();
    let (mut map, mut problem) = planned_problem(event, likenesses, &[])?;
    let mut number = event.next_round();
    if let Some(draft) = draft {
        // The one that is drawn counts as held, so that nobody meets there again.
        map.draft.past.push(map.past(&draft.seating));
        map.draft.rounds.remove(0);
        for person in &mut map.draft.people {
            person.just_arrived = false;
        }
        for id in &draft.seating.sitting_out {
            let place = map.person_index(*id).map(|index| usize::from(index.0));
            if let Some(rests) = place.and_then(|place| map.draft.people.get_mut(place)) {
                rests.sat_out = rests.sat_out.saturating_add(1);
            }
        }
        if map.draft.rounds.is_empty() {
            return Ok(rounds);
        }
        problem = Problem::new(map.draft.clone()).map_err(|why| clash(event, &map, &why))?;
        number = draft.number.next();
    }
    for round in plan(&problem, seed, budget).rounds {
        rounds.push(ahead(number, map.seating(&round)));
        number = number.next();
    }
    Ok(rounds)
}
