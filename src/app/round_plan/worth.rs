//! What it is worth that two people meet, as the planner takes it.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{RoundProblem, takes_part};
use crate::domain::{Event, Pair, ParticipantId};
use crate::matching::Meetings;
use crate::seating::Worth;
use crate::topics::{Likenesses, Vocabulary};

/// Takes over what the introductions think of every two people: rounds and introductions agree on
/// who should meet. Their hundredths of a point reach the planner's most where two help each other
/// and have topics in common.
pub(super) fn add_worth(problem: &mut RoundProblem, event: &Event, likenesses: &Likenesses) {
    let meetings = Meetings::of(event, likenesses);
    problem.draft.usual_worth = of_points(meetings.usual);
    let worth = meetings.pairs.iter().filter_map(|meeting| {
        let (first, second) = problem.pair(Pair::new(meeting.first, meeting.second)?)?;
        Some(Worth { first, second, worth: of_points(meeting.points) })
    });
    problem.draft.worth = worth.collect();
}

/// Every two people who take part now and of whom one can answer an ask of the other.
pub(super) fn answering(event: &Event) -> BTreeSet<Pair> {
    let vocabulary = Vocabulary::of(event.topic_merges());
    let people = || event.participants().filter(|person| takes_part(person));
    let mut offered: BTreeMap<_, Vec<ParticipantId>> = BTreeMap::new();
    for person in people() {
        for offer in &person.details.offers {
            offered.entry(vocabulary.key(offer)).or_default().push(person.id);
        }
    }
    let asks = people().flat_map(|person| person.details.asks.iter().map(move |ask| (person, ask)));
    asks.flat_map(|(person, ask)| {
        let helpers = offered.get(&vocabulary.key(ask)).into_iter().flatten();
        helpers.filter_map(|helper| Pair::new(person.id, *helper))
    })
    .collect()
}

fn of_points(points: u32) -> u16 {
    u16::try_from(points).unwrap_or(Worth::MOST).min(Worth::MOST)
}
