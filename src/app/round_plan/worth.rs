//! What it is worth that two people meet, as the planner takes it.

use super::problem::RoundProblem;
use crate::domain::{Event, Pair};
use crate::matching::Meetings;
use crate::seating::Worth;
use crate::topics::Likenesses;

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

fn of_points(points: u32) -> u16 {
    u16::try_from(points).unwrap_or(Worth::MOST).min(Worth::MOST)
}
