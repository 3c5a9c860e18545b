//! The evening as tables, for spreadsheets and for other programs.
//!
//! What was told in confidence is in none of them: who is kept apart, notes, what somebody said of
//! another one in private.

use serde_json::{Map, Value, json};

use super::OutFile;
use super::sheet::Source;
use crate::domain::{Lesson, Outcome, Party, Presence, TableNumber, Timestamp};

/// One table.
struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

/// Each table as CSV, and all of them as JSON.
pub(super) fn files(source: &Source<'_>) -> Vec<OutFile> {
    let tables = [
        people(source),
        meetings(source),
        introductions(source),
        rounds(source),
        heard(source),
        promises(source),
    ];
    let mut files: Vec<OutFile> = tables.iter().map(csv).collect();
    let mut all = Map::from_iter([("event".to_owned(), json!(source.event.name()))]);
    all.extend(tables.iter().map(|table| (table.name.to_owned(), objects(table))));
    let mut bytes = serde_json::to_vec_pretty(&Value::Object(all)).unwrap_or_default();
    bytes.push(b'\n');
    files.push(OutFile { name: "event.json".to_owned(), bytes });
    files
}

fn people(source: &Source<'_>) -> Table {
    let event = source.event;
    let introduced = event.introductions();
    let row = |person: &crate::domain::Participant| {
        let id = person.id;
        let left = match person.presence() {
            Presence::Left { at } => moment(at),
            Presence::Expected
            | Presence::Here { .. }
            | Presence::Away { .. }
            | Presence::NotComing => String::new(),
        };
        let made = introduced.iter().filter(|made| made.first == id || made.second == id).count();
        let promises = event.promises().filter(|(_, noted)| noted.what.by == id).count();
        vec![
            id.to_string(),
            person.details.name.clone(),
            person.details.email.clone().unwrap_or_default(),
            person.details.organisation.clone().unwrap_or_default(),
            person.arrived().map_or_else(String::new, moment),
            left,
            yes_or_no(person.details.first_time),
            made.to_string(),
            event.met_by(id).len().to_string(),
            promises.to_string(),
        ]
    };
    Table {
        name: "people",
        columns: &[
            "id",
            "name",
            "email",
            "organisation",
            "arrived",
            "left",
            "first_time",
            "introductions",
            "met",
            "promises",
        ],
        rows: event.participants().map(row).collect(),
    }
}

fn meetings(source: &Source<'_>) -> Table {
    let event = source.event;
    let mut rows = Vec::new();
    for person in event.participants() {
        for other in event.met_by(person.id).into_iter().filter(|other| *other > person.id) {
            let pair = crate::domain::Pair::new(person.id, other);
            let tables = pair.and_then(|pair| source.tables.get(&pair)).into_iter().flatten();
            let places: Vec<String> =
                tables.map(|(round, table)| format!("round {round} table {table}")).collect();
            rows.push(vec![
                person.id.to_string(),
                person.details.name.clone(),
                other.to_string(),
                event.name_of(other).to_owned(),
                places.join("; "),
            ]);
        }
    }
    let columns = &["first", "first_name", "second", "second_name", "tables"];
    Table { name: "meetings", columns, rows }
}

fn introductions(source: &Source<'_>) -> Table {
    let event = source.event;
    let row = |made: &crate::domain::Introduction| {
        let outcome = match made.outcome {
            Some(Outcome::Happened) => "happened",
            Some(Outcome::DidNot) => "did not",
            None => "",
        };
        vec![
            moment(made.at),
            made.first.to_string(),
            event.name_of(made.first).to_owned(),
            made.second.to_string(),
            event.name_of(made.second).to_owned(),
            made.reason.clone(),
            outcome.to_owned(),
        ]
    };
    Table {
        name: "introductions",
        columns: &["at", "first", "first_name", "second", "second_name", "reason", "outcome"],
        rows: event.introductions().into_iter().map(row).collect(),
    }
}

fn rounds(source: &Source<'_>) -> Table {
    let event = source.event;
    let mut rows = Vec::new();
    for round in event.rounds().filter(|round| round.started.is_some()) {
        let mut put = |table: String, id: crate::domain::ParticipantId| {
            let name = event.name_of(id).to_owned();
            rows.push(vec![round.number.to_string(), table, id.to_string(), name]);
        };
        for (table, people) in &round.seating.tables {
            for id in people {
                put(table.to_string(), *id);
            }
        }
        for id in &round.seating.sitting_out {
            put("rests".to_owned(), *id);
        }
    }
    Table { name: "rounds", columns: &["round", "table", "person", "name"], rows }
}

fn heard(source: &Source<'_>) -> Table {
    let event = source.event;
    let rows = event.heard().map(|(id, noted)| {
        let heard = &noted.what;
        vec![
            moment(noted.at),
            heard.idea.clone(),
            heard.topic.clone().unwrap_or_default(),
            party(source, heard.from.as_ref()),
            heard.by.map_or_else(String::new, |by| event.name_of(by).to_owned()),
            table(heard.spot.table),
            heard.spot.round.map_or_else(String::new, |round| round.to_string()),
            became(source, Lesson::Heard(id)),
        ]
    });
    Table {
        name: "heard",
        columns: &["at", "idea", "topic", "from", "by", "table", "round", "became"],
        rows: rows.collect(),
    }
}

fn promises(source: &Source<'_>) -> Table {
    let event = source.event;
    let rows = event.promises().map(|(id, noted)| {
        let promise = &noted.what;
        vec![
            moment(noted.at),
            event.name_of(promise.by).to_owned(),
            promise.cue.clone().unwrap_or_default(),
            promise.deed.clone(),
            party(source, promise.with.as_ref()),
            party(source, promise.witness.as_ref()),
            promise.due.map_or_else(String::new, moment),
            became(source, Lesson::Promise(id)),
        ]
    });
    Table {
        name: "promises",
        columns: &["at", "by", "when", "deed", "with", "witness", "due", "became"],
        rows: rows.collect(),
    }
}

fn party(source: &Source<'_>, party: Option<&Party>) -> String {
    party.map_or_else(String::new, |party| source.event.party(party).to_owned())
}

fn table(table: Option<TableNumber>) -> String {
    table.map_or_else(String::new, |table| table.to_string())
}

fn became(source: &Source<'_>, lesson: Lesson) -> String {
    source.event.became(lesson).map_or_else(String::new, |pulse| pulse.became.words().to_owned())
}

fn moment(at: Timestamp) -> String {
    at.to_string()
}

fn yes_or_no(answer: Option<bool>) -> String {
    answer.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned()
}

fn objects(table: &Table) -> Value {
    let row = |row: &Vec<String>| {
        let fields = table.columns.iter().zip(row);
        Value::Object(fields.map(|(name, value)| ((*name).to_owned(), json!(value))).collect())
    };
    Value::Array(table.rows.iter().map(row).collect())
}

fn csv(table: &Table) -> OutFile {
    let mut out = csv::WriterBuilder::new();
    out.quote_style(csv::QuoteStyle::Always).terminator(csv::Terminator::CRLF);
    let mut out = out.from_writer(Vec::new());
    let mut write = |cells: Vec<String>| out.write_record(&cells);
    let header = table.columns.iter().map(|name| (*name).to_owned()).collect();
    // Nothing that is written into memory fails.
    let written = std::iter::once(header)
        .chain(table.rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()))
        .try_for_each(&mut write);
    let bytes = written.ok().and_then(|()| out.into_inner().ok()).unwrap_or_default();
    OutFile { name: format!("{}.csv", table.name), bytes }
}

/// A cell that no spreadsheet runs as a formula.
///
/// Source: OWASP, CSV injection; full-width signs are read as their plain ones by some programs.
fn plain(cell: &str) -> String {
    let first = cell.trim_start_matches(|letter: char| letter.is_whitespace()).chars().next();
    let signs = ['=', '+', '-', '@', '|', '%', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let breaks = cell.contains(['\t', '\r', '\n']);
    if breaks || first.is_some_and(|first| signs.contains(&first)) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
