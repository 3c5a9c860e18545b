//! The round that is drawn or on, as the planner mends it.

use super::format_sizes;
use super::problem::{RoundProblem, takes_part};
use super::unsuited::unsuited;
use crate::domain::{
    Event, Format, Participant, ParticipantId, Presence, Round, RoundNumber, RoundState, Seat,
    TableNumber, Way,
};
use crate::seating::{PersonIndex, Problem, Rule, Running, TableIndex, Tables, Unplannable};
use crate::topics::Likenesses;

/// The round that is drawn or on, as the planner sees it.
#[derive(Debug)]
pub(in crate::app) struct Now {
    /// What its numbers stand for.
    pub(in crate::app) map: RoundProblem,
    problem: Problem,
    tables: Tables,
    resting: Vec<PersonIndex>,
    content: Vec<TableIndex>,
}

impl Now {
    /// The planner's own view of it.
    pub(in crate::app) fn running(&self) -> Running<'_> {
        Running {
            problem: &self.problem,
            tables: &self.tables,
            resting: &self.resting,
            content: &self.content,
        }
    }
}

/// Why a round cannot be mended, and what the numbers of the reason stand for.
#[derive(Debug)]
pub(in crate::app) struct Unmendable {
    pub(super) map: RoundProblem,
    pub(super) why: Unplannable,
}

/// The round that is drawn or on, with everybody who has, or could have, a seat in it.
///
/// - `go_on`: tables whose few people the host lets go on by themselves.
///
/// # Errors
///
/// [`Unmendable`] when the rules of the people who are here cannot all hold.
pub(in crate::app) fn round_now(
    event: &Event,
    likenesses: Option<&Likenesses>,
    number: RoundNumber,
    go_on: &[TableNumber],
) -> Result<Now, Box<Unmendable>> {
    let round = event.round(number);
    let rests = |person: &ParticipantId| {
        round.is_some_and(|round| round.seating.seat_of(*person) == Some(Seat::SitOut))
    };
    // A host who rests because there were too few guests is bound to no table.
    let hosts = event.participants().filter(|person| event.pinned_to(person.id).is_some());
    let idle = hosts.map(|host| host.id).filter(rests);
    let hosted = event.settings().format == Format::Hosted;
    let mut without: Vec<ParticipantId> = idle.filter(|_| hosted).collect();
    loop {
        let map = as_it_is(event, likenesses, number, &without);
        match Problem::new(map.draft.clone()) {
            Ok(problem) => return Ok(seated(event, round, go_on, map, problem)),
            // The draw let them rest because no table suits them; that binds nobody at a table.
            Err(why) => match unsuited(&map, &why).filter(rests) {
                Some(person) if !without.contains(&person) => without.push(person),
                _ => return Err(Box::new(Unmendable { map, why })),
            },
        }
    }
}

/// Everybody who has, or could have, a seat, and the rounds before.
fn as_it_is(
    event: &Event,
    likenesses: Option<&Likenesses>,
    number: RoundNumber,
    without: &[ParticipantId],
) -> RoundProblem {
    let round = event.round(number);
    let seated = |person: &Participant| {
        round.is_some_and(|round| round.seating.seat_of(person.id).is_some())
    };
    let drawn = round.is_some_and(|round| round.state == RoundState::Draft);
    // Whoever is outside for a moment keeps the chair of a round that is on; whoever left does not.
    let counts = |person: &&Participant| match person.presence() {
        Presence::Here { .. } => takes_part(person) || (!drawn && seated(person)),
        Presence::Away { .. } => !drawn && seated(person),
        Presence::Expected | Presence::Left { .. } | Presence::NotComing => false,
    };
    let present: Vec<&Participant> =
        event.participants().filter(counts).filter(|one| !without.contains(&one.id)).collect();
    let held: Vec<&Round> =
        event.rounds().filter(|other| other.counts() && other.number < number).collect();
    let mut map = RoundProblem::of(event, likenesses, &present, &held);
    // A host whose table is closed goes where the others go.
    let mut rules = std::mem::take(&mut map.draft.rules);
    let closed = |at: TableIndex| {
        map.table(at).and_then(|number| event.table(number)).is_some_and(|table| table.closed)
    };
    rules.retain(|rule| !matches!(rule, Rule::Pinned(_, at) if closed(*at)));
    map.draft.rules = rules;
    let everybody: Vec<PersonIndex> = PersonIndex::first(present.len()).collect();
    let mut spec = map.room(event, &everybody, None);
    if let Some(round) = round {
        map.hold_locked(&mut spec, round);
    }
    format_sizes::settle(event, &map.draft, &mut spec);
    map.draft.rounds.push(spec);
    map
}

fn seated(
    event: &Event,
    round: Option<&Round>,
    go_on: &[TableNumber],
    map: RoundProblem,
    problem: Problem,
) -> Now {
    let mut tables = round.map_or_else(Tables::default, |round| map.past(&round.seating));
    seat_the_host(&map, &mut tables);
    let content = round.map_or_else(Vec::new, |round| content(event, round, go_on, &map));
    let resting = round.map_or_else(Vec::new, |round| {
        let resting = round.seating.sitting_out.iter();
        resting.filter_map(|person| map.person_index(*person)).collect()
    });
    Now { map, problem, tables, resting, content }
}

/// The host who sits in is in no seating: theirs is the chair across from the one who is alone.
fn seat_the_host(map: &RoundProblem, tables: &mut Tables) {
    if let (Some(host), Some(alone)) =
        (map.draft.stand_in, tables.iter_mut().find(|people| people.len() == 1))
    {
        alone.push(host);
    }
}

/// Tables whose few people are content: the host said so, they stayed together, or somebody there
/// takes part in pairs only.
fn content(
    event: &Event,
    round: &Round,
    go_on: &[TableNumber],
    map: &RoundProblem,
) -> Vec<TableIndex> {
    let before = event.rounds().rev().find(|other| other.number < round.number);
    let stayed = before.map_or(&[][..], |before| before.staying.as_slice());
    let in_pairs = event.tables().map(|table| table.number).filter(|number| {
        let mut people = round.seating.at(*number).iter();
        people.any(|id| event.participant(*id).is_some_and(|one| one.way == Way::Pairs))
    });
    let numbers = go_on.iter().chain(stayed).copied().chain(in_pairs);
    numbers.filter_map(|number| map.table_index(number)).collect()
}
