//! `plan`: who sits where in the rounds to come, as text, JSON or CSV.

use serde::Serialize;

use super::events::folder_of;
use super::outcome::{Failure, Outcome, print, print_bytes, print_json};
use crate::app::RoundAhead;
use crate::domain::{Event, ParticipantId};
use crate::runtime::{Shop, rounds_within};

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) event: Option<&'a str>,
    pub(super) json: bool,
    pub(super) csv: bool,
    pub(super) seconds: f64,
    pub(super) seed: u64,
}

#[derive(Serialize)]
struct Report<'a> {
    event: &'a str,
    rounds: Vec<RoundReport<'a>>,
}

#[derive(Serialize)]
struct RoundReport<'a> {
    number: u16,
    /// Whether it is drawn already, rather than what a draw now would give.
    drawn: bool,
    tables: Vec<TableReport<'a>>,
    sitting_out: Vec<Person>,
    without_a_seat: Vec<Person>,
}

#[derive(Serialize)]
struct TableReport<'a> {
    table: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    people: Vec<Person>,
}

#[derive(Serialize)]
struct Person {
    id: String,
    name: String,
}

/// Prints the rounds to come; writes nothing.
pub(super) fn plan(shop: &Shop, asked: &Asked<'_>) -> Outcome {
    let opening = shop.look(&folder_of(shop, asked.event)?)?;
    let event = &opening.event;
    let patience = super::seat::patience(asked.seconds)?;
    let rounds = rounds_within(event, asked.seed, patience).map_err(|why| {
        let (sentence, hint) = why.split_once(" · ").unwrap_or((&why, ""));
        Failure::new(sentence, hint)
    })?;
    if asked.csv {
        return print_bytes(&csv(event, &rounds)?);
    }
    if asked.json {
        let rounds = rounds.iter().map(|round| reported(event, round)).collect();
        return print_json(&Report { event: event.name(), rounds });
    }
    for round in &rounds {
        print(&text(event, round))?;
    }
    Ok(())
}

fn reported<'a>(event: &'a Event, round: &RoundAhead) -> RoundReport<'a> {
    let people = |ids: &[ParticipantId]| ids.iter().map(|id| person(event, *id)).collect();
    let tables = round.seating.tables.iter().map(|(table, ids)| TableReport {
        table: table.0,
        name: event.table(*table).and_then(|table| table.name.as_deref()),
        people: people(ids),
    });
    RoundReport {
        number: round.number.0,
        drawn: round.is_drawn,
        tables: tables.collect(),
        sitting_out: people(&round.seating.sitting_out),
        without_a_seat: people(&round.seating.parked),
    }
}

fn person(event: &Event, id: ParticipantId) -> Person {
    Person { id: id.to_string(), name: told_apart(event, id) }
}

/// The name, and what tells somebody from others of the same name.
fn told_apart(event: &Event, id: ParticipantId) -> String {
    let name = event.name_of(id);
    let namesakes = event.participants().filter(|other| other.details.name == name).count();
    if namesakes > 1 { format!("{name} ({id})") } else { name.to_owned() }
}

fn text(event: &Event, round: &RoundAhead) -> String {
    let list = |ids: &[ParticipantId]| {
        ids.iter().map(|id| told_apart(event, *id)).collect::<Vec<_>>().join(", ")
    };
    let state = if round.is_drawn { "drawn" } else { "as a draw now would give it" };
    let mut lines = vec![format!("Round {} ({state})", round.number)];
    for (table, ids) in &round.seating.tables {
        let name = event.table(*table).and_then(|table| table.name.as_deref());
        let name = name.map_or_else(String::new, |name| format!(" {name}"));
        lines.push(format!("  Table {table}{name}: {}", list(ids)));
    }
    for (label, ids) in
        [("Sits out", &round.seating.sitting_out), ("Without a seat", &round.seating.parked)]
    {
        if !ids.is_empty() {
            lines.push(format!("  {label}: {}", list(ids)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// One row a person and round; the table is empty for those who sit out.
fn csv(event: &Event, rounds: &[RoundAhead]) -> Result<Vec<u8>, Failure> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut rows = vec![["round", "drawn", "table", "id", "name"].map(str::to_owned)];
    for round in rounds {
        let drawn = if round.is_drawn { "yes" } else { "no" };
        let mut row = |table: String, id: ParticipantId| {
            let name = unspoken(event.name_of(id));
            rows.push([round.number.to_string(), drawn.to_owned(), table, id.to_string(), name]);
        };
        for (table, ids) in &round.seating.tables {
            for id in ids {
                row(table.to_string(), *id);
            }
        }
        for id in round.seating.sitting_out.iter().chain(&round.seating.parked) {
            row(String::new(), *id);
        }
    }
    let written = rows.iter().try_for_each(|row| out.write_record(row));
    let bytes = written
        .map_err(std::io::Error::from)
        .and_then(|()| out.into_inner().map_err(|error| std::io::Error::other(error.to_string())));
    bytes.map_err(Failure::Printed)
}

/// A name that no spreadsheet takes for a formula.
fn unspoken(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{name}")
    } else {
        name.to_owned()
    }
}
