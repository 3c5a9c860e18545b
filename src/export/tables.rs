//! Who sits where, round by round: the paper that goes on when the laptop does not.

use serde::Serialize;

use super::names::Names;
use super::page::RoundOnPaper;
use super::words::Words;
use crate::domain::{Event, ParticipantId};
use crate::topics::fold;

/// What the template of the lists is given.
#[derive(Serialize)]
pub(super) struct Tables {
    rounds: Vec<RoundList>,
}

#[derive(Serialize)]
struct RoundList {
    number: u16,
    drawn: bool,
    /// Everybody who has a table, A to Z.
    people: Vec<Seated>,
    tables: Vec<TableList>,
    resting: Vec<String>,
    unplaced: Vec<String>,
}

#[derive(Serialize)]
struct Seated {
    name: String,
    table: u16,
}

#[derive(Serialize)]
struct TableList {
    number: u16,
    name: Option<String>,
    people: Vec<String>,
}

/// The lists of these rounds.
pub(super) fn tables(event: &Event, rounds: &[RoundOnPaper], words: &'static Words) -> Tables {
    let names = Names::of(event, words);
    Tables { rounds: rounds.iter().map(|round| list(event, round, &names)).collect() }
}

fn list(event: &Event, round: &RoundOnPaper, names: &Names<'_>) -> RoundList {
    let blind = event.settings().blind_first && round.number.0 == 1;
    let named = |ids: &[ParticipantId]| -> Vec<String> {
        ids.iter().map(|id| names.in_round(*id, blind)).collect()
    };
    let seated = round.seating.tables.iter().flat_map(|(table, people)| {
        let at = |id: &ParticipantId| Seated { name: names.in_round(*id, blind), table: table.0 };
        people.iter().map(at)
    });
    let mut people: Vec<Seated> = seated.collect();
    people.sort_by_cached_key(|seated| (fold::fold(&seated.name), seated.table));
    let tables = round.seating.tables.iter().map(|(number, people)| TableList {
        number: number.0,
        name: event.table(*number).and_then(|table| table.name.clone()),
        people: named(people),
    });
    RoundList {
        number: round.number.0,
        drawn: round.is_drawn,
        people,
        tables: tables.collect(),
        resting: named(&round.seating.sitting_out),
        unplaced: named(&round.seating.parked),
    }
}
