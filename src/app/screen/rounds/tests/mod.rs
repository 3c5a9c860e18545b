//! Rounds from the host's keys: what the event, the notice and the dialog say afterwards.

mod clock;
mod drawing;
mod edges;
mod foresight;
mod formats;
mod holding;
mod locked_formats;
mod mending;
mod needs;
mod random;
mod wishes;

use crate::app::RoundAct;
use crate::app::testing::{TestDesk, table, table_with};
use crate::domain::*;

/// Somebody with an organisation.
fn of(name: &str, organisation: &str) -> Details {
    Details { organisation: Some(organisation.to_owned()), ..Details::named(name) }
}

/// The most pairs of colleagues that are in two tables' difference: colleagues at each table.
fn colleagues_at_tables(desk: &TestDesk, round: u16, organisation: &str) -> Vec<usize> {
    let works_there = |id: &&ParticipantId| {
        let person = desk.event().participant(**id).unwrap();
        person.details.organisation.as_deref() == Some(organisation)
    };
    let tables = desk.seating(round).tables.values();
    tables.map(|people| people.iter().filter(works_there).count()).collect()
}

fn pair(one: ParticipantId, other: ParticipantId) -> Pair {
    Pair::new(one, other).unwrap()
}

fn sit_together(desk: &TestDesk, round: u16, one: ParticipantId, other: ParticipantId) -> bool {
    let seating = desk.seating(round);
    seating.table_of(one).is_some() && seating.table_of(one) == seating.table_of(other)
}
