//! `find`: people by what is typed of them, as at the desk.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;

use super::events::folder_of;
use super::outcome::{Failure, Outcome, print, print_bytes, print_json, say};
use crate::app::Evening;
use crate::domain::{DeskId, Event, Participant, ParticipantId, Presence};
use crate::finder::{Hit, Index, Standing};
use crate::intake::{self, Mapping};
use crate::runtime::Shop;
use crate::storage::read_file;

/// The longest file of queries, in bytes.
const BATCH_LIMIT: u64 = 64 << 20;
/// How many people answer a query of a file.
const ANSWERS: usize = 10;
/// In which column of a file of queries stands what was typed, from 0.
const TYPED: usize = 2;

/// What `find` was asked to do.
pub(super) struct Asked<'a> {
    pub(super) query: Option<&'a str>,
    pub(super) event: Option<&'a str>,
    pub(super) list: Option<&'a Path>,
    pub(super) batch: Option<&'a Path>,
    pub(super) limit: usize,
    pub(super) json: bool,
}

/// Prints who is found in the open event, or in a list in its place; writes nothing.
pub(super) fn find(shop: &Shop, asked: &Asked<'_>) -> Outcome {
    let among = match asked.list {
        Some(list) => Among::of_list(shop, list)?,
        None => Among::of_event(shop.look(&folder_of(shop, asked.event)?)?.event),
    };
    match (asked.query, asked.batch) {
        (_, Some(batch)) => among.answer_all(&text(shop, batch)?),
        (Some(query), None) => among.answer(query, asked),
        (None, None) => Err(Failure::usage(
            "Nothing was typed to look for",
            "shouldmeet find NAME, or a file of names with --batch FILE",
        )),
    }
}

/// The people among whom somebody is looked for.
struct Among {
    people: BTreeMap<ParticipantId, Participant>,
    /// The event whose people they are; `None` for those of a list.
    event: Option<Event>,
    index: Index,
}

impl Among {
    fn of_event(event: Event) -> Self {
        let people = event.participants().map(|person| (person.id, person.clone())).collect();
        Self::of(people, Some(event))
    }

    fn of_list(shop: &Shop, list: &Path) -> Result<Self, Failure> {
        let known =
            shop.know_list(list, None).map_err(|error| Failure::new(error.sentence, error.hint))?;
        let mapping = Mapping::with(&known.sheet, &known.by_hand, &known.why());
        let list = intake::registrations(&known.sheet, &mapping);
        // No desk numbered the people of a list: they are counted as they stand in it.
        let desk = DeskId::from_random([0; 4]);
        let numbered = (1..).zip(list.people).map(|(number, row)| {
            let id = ParticipantId { desk, number };
            (id, Participant::expected(id, row.details))
        });
        Ok(Self::of(numbered.collect(), None))
    }

    fn of(people: BTreeMap<ParticipantId, Participant>, event: Option<Event>) -> Self {
        let index = Index::of(people.values());
        Self { people, event, index }
    }

    fn standing(&self, id: ParticipantId) -> Standing {
        self.event.as_ref().map_or(Standing::Expected, |event| Evening::standing(event, id))
    }

    fn hits(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.index.find(query, limit, |id| self.standing(id))
    }

    /// Prints who is found, the likeliest first, a line each.
    fn answer(&self, query: &str, asked: &Asked<'_>) -> Outcome {
        let hits = self.hits(query, asked.limit);
        let found: Vec<(&Hit, &Participant)> =
            hits.iter().filter_map(|hit| Some((hit, self.people.get(&hit.participant)?))).collect();
        if found.is_empty() {
            let place = if asked.list.is_some() { "the list" } else { "the event" };
            let hint = "type fewer letters, or only the first or the last name";
            return Err(Failure::new(format!("Nobody in {place} is called “{query}”"), hint));
        }
        if asked.json {
            let people: Vec<_> =
                found.iter().map(|(hit, person)| self.report(hit, person)).collect();
            return print_json(&people);
        }
        found.iter().try_for_each(|(_, person)| print(&self.line(person)))
    }

    /// A person in a line: the topics tell two of one name apart.
    fn line(&self, person: &Participant) -> String {
        let details = &person.details;
        let organisation = details.organisation.as_deref().unwrap_or("");
        let topics: Vec<&str> =
            details.offers.iter().chain(&details.asks).map(String::as_str).collect();
        let columns =
            [self.key(person), details.name.clone(), organisation.to_owned(), topics.join(", ")];
        let mut line = columns.join("\t");
        if self.event.is_some() {
            line.push('\t');
            line.push_str(presence(person));
        }
        line
    }

    fn report(&self, hit: &Hit, person: &Participant) -> serde_json::Value {
        let details = &person.details;
        json!({
            "id": self.event.as_ref().map(|_| person.id.to_string()),
            "ticket": details.ticket,
            "name": details.name,
            "organisation": details.organisation,
            "email": details.email,
            "offers": details.offers,
            "asks": details.asks,
            "presence": self.event.as_ref().map(|_| presence(person)),
            "found_by": hit.tier.words(),
            "matched": hit.matched,
        })
    }

    /// What a person is called in a table: their number in the event, or the code on their ticket.
    fn key(&self, person: &Participant) -> String {
        if self.event.is_some() { person.id.to_string() } else { code(person) }
    }

    /// Prints for each line of a file of queries its first column and the codes of those found.
    fn answer_all(&self, queries: &str) -> Outcome {
        let mut answers = String::new();
        for line in queries.lines().filter(|line| !line.trim().is_empty()) {
            let mut columns = line.split('\t');
            let id = columns.next().unwrap_or_default();
            let typed = columns.nth(TYPED - 1).unwrap_or_default();
            let hits = self.hits(typed, ANSWERS);
            let people = hits.iter().filter_map(|hit| self.people.get(&hit.participant));
            let codes: Vec<String> = people.map(code).collect();
            answers.push_str(id);
            answers.push('\t');
            answers.push_str(&codes.join(","));
            answers.push('\n');
        }
        if answers.is_empty() {
            return say("The file of names to look for is empty");
        }
        print_bytes(answers.as_bytes())
    }
}

/// The code on a person's ticket, or their number where they have none.
fn code(person: &Participant) -> String {
    person.details.ticket.clone().unwrap_or_else(|| person.id.to_string())
}

fn presence(person: &Participant) -> &'static str {
    match person.presence() {
        Presence::Expected => "expected",
        Presence::Here { .. } => "here",
        Presence::Away { .. } => "away",
        Presence::Left { .. } => "left",
        Presence::NotComing => "not coming",
    }
}

fn text(shop: &Shop, file: &Path) -> Result<String, Failure> {
    String::from_utf8(read_file(&*shop.disk, file, BATCH_LIMIT)?).map_err(|_| {
        let sentence = format!("{} is not written in UTF-8", file.display());
        Failure::new(sentence, "save it as text in UTF-8")
    })
}
