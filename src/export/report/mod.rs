//! What the evening did: figures, a picture of the network before and now, and who was left out.

mod ei;
mod figures;
mod layout;
mod picture;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Serialize;

pub use figures::{Figure, Figures, figures};

use super::names::Names;
use super::page::Page;
use super::sheet::{Paper, PaperStyle};
use super::templates::Templates;
use super::words::Words;
use crate::domain::{Event, ParticipantId, SentenceLanguage};

/// What the template of the report is given.
#[derive(Serialize)]
struct Report<'a> {
    language: SentenceLanguage,
    words: &'static Words,
    event: &'a str,
    title: &'static str,
    day: String,
    paper: PaperStyle,
    figures: &'a [Figure],
    before: String,
    now: String,
    people: Vec<Row>,
    thanks: Vec<String>,
    /// Nothing of it in the report for others.
    private: Option<Private>,
}

/// What is in the pictures, as a table.
#[derive(Serialize)]
struct Row {
    name: String,
    knew: usize,
    met: usize,
}

/// For the host alone.
#[derive(Serialize)]
struct Private {
    left_out: Vec<(String, String)>,
    inside: Vec<String>,
}

/// The report of an evening as a page.
///
/// - `public`: without what is for the host alone, and without a name in the pictures or a table of
///   people: whoever stood alone is not to be recognised.
///
/// # Errors
///
/// A sentence, should our own template be wrong: none that is known.
pub fn report(
    event: &Event,
    templates: &Templates,
    zone: &TimeZone,
    public: bool,
) -> Result<Page, String> {
    let words = Words::of(event.settings().language);
    let names = Names::of(event, words);
    let figures = figures(event);
    let name = |id: ParticipantId| {
        event.participant(id).map_or_else(String::new, |person| names.whole(person))
    };
    let label = |id: ParticipantId| {
        let person = event.participant(id).filter(|_| !public);
        person.map_or_else(String::new, |person| names.parts(person, false).first)
    };
    let places = layout::layout(&figures.people, &figures.ties);
    let drawn = |with_new| picture::picture(event, &figures, &places, with_new, &label);
    let (mut knew, mut met) = (BTreeMap::new(), BTreeMap::new());
    for (pair, is_new) in &figures.ties {
        let count = if *is_new { &mut met } else { &mut knew };
        for one in pair.both() {
            *count.entry(one).or_insert(0_usize) += 1;
        }
    }
    let row = |id: &ParticipantId| Row {
        name: name(*id),
        knew: knew.get(id).copied().unwrap_or(0),
        met: met.get(id).copied().unwrap_or(0),
    };
    let mut people: Vec<Row> = figures.people.iter().filter(|_| !public).map(row).collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    let private = Private {
        left_out: figures.left_out.iter().map(|(id, why)| (name(*id), why.clone())).collect(),
        inside: figures.inside.iter().map(|id| name(*id)).collect(),
    };
    let last = event.ledger().entries().last().map(|entry| entry.at).unwrap_or_default();
    let context = Report {
        language: event.settings().language,
        words,
        event: event.name(),
        title: "What the evening did",
        day: last.day(zone),
        paper: PaperStyle::of(Paper::A4),
        figures: &figures.rows,
        before: drawn(false),
        now: drawn(true),
        people,
        thanks: figures.thanks.iter().map(|id| name(*id)).collect(),
        private: Some(private).filter(|_| !public),
    };
    templates.render("report.html", &context)
}

/// The picture of the network now as a file of its own.
#[must_use]
pub fn network_picture(event: &Event) -> String {
    let figures = figures(event);
    let names = Names::of(event, Words::of(event.settings().language));
    let label = |id: ParticipantId| {
        event.participant(id).map_or_else(String::new, |person| names.parts(person, false).first)
    };
    let places = layout::layout(&figures.people, &figures.ties);
    picture::picture(event, &figures, &places, true, &label)
}

/// Who knows whom as CSV, for other programs: two ids, and whether the tie is of tonight.
#[must_use]
pub fn edges(event: &Event) -> String {
    let mut out = String::from("first,second,new\n");
    for (pair, is_new) in figures(event).ties {
        let [first, second] = pair.both();
        out.push_str(
            &[first.to_string(), second.to_string(), u8::from(is_new).to_string()].join(","),
        );
        out.push('\n');
    }
    out
}
