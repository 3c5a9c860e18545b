//! The list that lies on the desk, with boxes to tick.

use serde::Serialize;

use super::names::Names;
use super::words::Words;
use crate::domain::{Event, Participant, Presence};
use crate::topics::fold;

/// How many empty lines there are for people who come without having said so.
const WALK_INS: usize = 16;

/// What the template of the list is given.
#[derive(Serialize)]
pub(super) struct DeskList {
    people: Vec<Line>,
    walk_ins: usize,
    /// Whether a column says what tells namesakes apart.
    organisations: bool,
    /// Whether anybody has a ticket.
    tickets: bool,
}

#[derive(Serialize)]
struct Line {
    name: String,
    /// Told of namesakes alone.
    organisation: Option<String>,
    ticket: Option<String>,
    number: String,
    here: bool,
}

/// Everybody who may come, A to Z by family name.
pub(super) fn desk_list(event: &Event, words: &'static Words) -> DeskList {
    let names = Names::of(event, words);
    let may_come =
        |person: &&Participant| !person.barred && !matches!(person.presence(), Presence::NotComing);
    let mut people: Vec<Line> = event
        .participants()
        .filter(may_come)
        .map(|person| Line {
            name: person.family_first(),
            organisation: person.details.organisation.clone().filter(|_| names.is_shared(person)),
            ticket: person.details.ticket.clone(),
            number: names.number(person),
            here: person.arrived().is_some(),
        })
        .collect();
    people.sort_by_cached_key(|line| (fold::fold(&line.name), line.organisation.clone()));
    DeskList {
        organisations: people.iter().any(|line| line.organisation.is_some()),
        tickets: people.iter().any(|line| line.ticket.is_some()),
        walk_ins: WALK_INS,
        people,
    }
}
