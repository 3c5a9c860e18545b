//! The round that is drawn or on, as the planner mends it.

use super::problem::RoundProblem;
use crate::domain::{Event, Participant, Presence, Round, RoundNumber, Way};
use crate::seating::{PersonIndex, Problem, Running, Tables, Unplannable};

/// The round that is drawn or on, as the planner sees it.
#[derive(Debug)]
pub(in crate::app) struct Now {
    /// What its numbers stand for.
    pub(in crate::app) map: RoundProblem,
    problem: Problem,
    tables: Tables,
    resting: Vec<PersonIndex>,
}

impl Now {
    /// The planner's own view of it.
    pub(in crate::app) fn running(&self) -> Running<'_> {
        Running { problem: &self.problem, tables: &self.tables, resting: &self.resting }
    }
}

/// The round that is drawn or on, with everybody who has, or could have, a seat in it.
///
/// # Errors
///
/// [`Unplannable`] when the rules of the people who are here cannot all hold.
pub(in crate::app) fn round_now(event: &Event, number: RoundNumber) -> Result<Now, Unplannable> {
    let round = event.round(number);
    let seated = |person: &Participant| {
        round.is_some_and(|round| round.seating.seat_of(person.id).is_some())
    };
    // Whoever is outside for a moment keeps the chair; whoever left does not.
    let counts = |person: &&Participant| match person.presence() {
        Presence::Here { .. } => seated(person) || (!person.barred && person.way != Way::NotNow),
        Presence::Away { .. } => seated(person),
        Presence::Expected | Presence::Left { .. } | Presence::NotComing => false,
    };
    let present: Vec<&Participant> = event.participants().filter(counts).collect();
    let held: Vec<&Round> =
        event.rounds().filter(|other| other.counts() && other.number < number).collect();
    let mut map = RoundProblem::of(event, &present, &held);
    let everybody: Vec<PersonIndex> = PersonIndex::first(present.len()).collect();
    let spec = map.round(event, &everybody, None);
    map.draft.rounds.push(spec);
    let problem = Problem::new(map.draft.clone())?;
    let tables = round.map_or_else(Tables::default, |round| map.past(&round.seating));
    let resting = round.map_or_else(Vec::new, |round| {
        let resting = round.seating.sitting_out.iter();
        resting.filter_map(|person| map.person_index(*person)).collect()
    });
    Ok(Now { map, problem, tables, resting })
}
