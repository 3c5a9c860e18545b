//! What people take home the same night: a sheet for each, and what the host has to chase.
//!
//! Whoever is barred, kept apart from somebody or was declined is on nobody's sheet; how to reach
//! somebody is on the sheet of another one only when both said that they want to stay in touch.

mod calendar;
mod contacts;
mod figures;
mod host;
mod letter;
mod sheet;
#[cfg(test)]
mod tests;
mod text;
mod words;

use std::collections::BTreeMap;

use deunicode::deunicode;
use jiff::tz::TimeZone;
use serde::Serialize;

use sheet::{Sheet, Source};
use words::Words;

use super::names::Names;
use super::sheet::{Paper, PaperStyle};
use super::templates::Templates;
use super::words::Words as PaperWords;
use crate::domain::{
    Event, HandedOut, Pair, Participant, ParticipantId, RoundNumber, SentenceLanguage, TableNumber,
    Timestamp,
};
use crate::matching::Room;
use crate::topics::Likenesses;

/// A file that goes out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutFile {
    /// Its name, with a folder before it for the files of a person: `people/014-ada-byron.html`.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What one person takes home.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakeHome {
    /// Who.
    pub person: ParticipantId,
    /// Everybody else whom the sheet names.
    pub names: Vec<ParticipantId>,
    /// The sheet as a page and as text, a calendar and cards where there is something to put into
    /// them, and a letter with all of it.
    pub files: Vec<OutFile>,
    /// What is wrong with templates of the host.
    pub faults: Vec<String>,
}

impl TakeHome {
    /// What the journal keeps of it.
    ///
    /// - `place`: the folder into which it was written.
    #[must_use]
    pub fn handed_out(&self, place: &str) -> HandedOut {
        HandedOut { sheet: self.person, names: self.names.clone(), place: place.to_owned() }
    }
}

/// The sheets of an event.
pub struct Sheets<'a> {
    source: Source<'a>,
    templates: &'a Templates,
    held: Timestamp,
    day: String,
}

/// What the template of a sheet is given.
#[derive(Serialize)]
struct Context<'a, T> {
    language: SentenceLanguage,
    words: &'static PaperWords,
    home: &'static Words,
    event: &'a str,
    title: &'a str,
    day: &'a str,
    paper: PaperStyle,
    #[serde(flatten)]
    body: T,
}

/// What is given to the template of a sheet besides.
#[derive(Serialize)]
struct Body<'a> {
    sheet: &'a Sheet,
}

impl<'a> Sheets<'a> {
    /// The sheets of an event; nothing is made yet.
    ///
    /// - `zone`: where the host is, for the moments that were promised.
    #[must_use]
    pub fn of(event: &'a Event, templates: &'a Templates, zone: &'a TimeZone) -> Self {
        let language = event.settings().language;
        let held = held(event);
        let source = Source {
            event,
            room: Room::afterwards(event, &Likenesses::new()),
            names: Names::of(event, PaperWords::of(language)),
            words: Words::of(language),
            zone,
            tables: shared_tables(event),
        };
        Self { source, templates, held, day: held.day(zone) }
    }

    /// Those who came, in the order of their ids; whoever was barred or forgotten takes nothing home.
    #[must_use]
    pub fn people(&self) -> Vec<&'a Participant> {
        let event = self.source.event;
        let came = |person: &&Participant| {
            person.arrived().is_some() && !person.barred && !event.is_erased(person.id)
        };
        event.participants().filter(came).collect()
    }

    /// What somebody takes home.
    ///
    /// # Errors
    ///
    /// A sentence, should our own template be wrong: none that is known.
    pub fn take_home(&self, person: &Participant) -> Result<TakeHome, String> {
        let (event, words) = (self.source.event, self.source.words);
        let sheet = self.source.sheet(person);
        let text = text::text(&sheet, event.name(), &self.day, words);
        let page = self.page("take-home.html", words.title, Body { sheet: &sheet })?;
        let calendar = calendar::calendar(&sheet.moments);
        let contacts = contacts::contacts(&sheet, event.name());
        let subject = format!("{} · {}", words.title, event.name());
        let address = person.details.email.as_deref();
        let letter = letter::letter(&letter::Letter {
            to: address.map(|address| (person.details.name.as_str(), address)),
            subject: &subject,
            text: &text,
            html: &page.html,
            calendar: calendar.as_deref(),
            contacts: contacts.as_deref(),
            date: self.held,
        });
        let stem = stem(person);
        let file = |kind: &str, bytes: Vec<u8>| OutFile { name: format!("{stem}.{kind}"), bytes };
        let mut files = vec![
            file("html", page.html.into_bytes()),
            file("txt", text.into_bytes()),
            file("eml", letter),
        ];
        files.extend(calendar.map(|calendar| file("ics", calendar.into_bytes())));
        files.extend(contacts.map(|contacts| file("vcf", contacts.into_bytes())));
        let names = sheet.names.into_iter().collect();
        Ok(TakeHome { person: person.id, names, files, faults: page.faults })
    }

    /// The host's own page and tables.
    ///
    /// # Errors
    ///
    /// A sentence, should our own template be wrong: none that is known.
    pub fn for_host(&self) -> Result<(Vec<OutFile>, Vec<String>), String> {
        let chase = host::chase(&self.source, self.held);
        let page = self.page("host.html", "What to chase", chase)?;
        let mut files = vec![OutFile { name: "host.html".to_owned(), bytes: page.html.into() }];
        files.extend(figures::files(&self.source));
        Ok((files, page.faults))
    }

    fn page(
        &self,
        template: &str,
        title: &str,
        body: impl Serialize,
    ) -> Result<super::page::Page, String> {
        let event = self.source.event;
        let language = event.settings().language;
        let context = Context {
            language,
            words: PaperWords::of(language),
            home: self.source.words,
            event: event.name(),
            title,
            day: &self.day,
            paper: PaperStyle::of(Paper::A4),
            body,
        };
        self.templates.render(template, &context)
    }
}

/// When the evening was: when somebody came or went last, whatever was written down since.
fn held(event: &Event) -> Timestamp {
    let entries = event.ledger().entries();
    let steps = entries.iter().rev().find(|entry| entry.change.steps().is_some());
    steps.or_else(|| entries.last()).map(|entry| entry.at).unwrap_or_default()
}

/// In which rounds that count two people shared which table.
fn shared_tables(event: &Event) -> BTreeMap<Pair, Vec<(RoundNumber, TableNumber)>> {
    let mut shared: BTreeMap<Pair, Vec<_>> = BTreeMap::new();
    for round in event.rounds().filter(|round| round.counts()) {
        for (table, people) in &round.seating.tables {
            for (at, one) in people.iter().enumerate() {
                let others = people.iter().skip(at + 1);
                for pair in others.filter_map(|other| Pair::new(*one, *other)) {
                    shared.entry(pair).or_default().push((round.number, *table));
                }
            }
        }
    }
    shared
}

/// Where the files of somebody lie: by number, so that namesakes have one each, and by name.
fn stem(person: &Participant) -> String {
    let mut name = String::new();
    for letter in deunicode(&person.details.name).to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => name.push(letter),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
    }
    let name: String = name.chars().take(40).collect();
    let id = person.id;
    format!("people/{:03}-{}-{}", id.number, id.desk, name.trim_matches('-'))
}
