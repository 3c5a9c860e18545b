//! Somebody is forgotten: what each entry of the journal says instead.
//!
//! Who met whom, who sat where and how many there were stays, under the id of somebody without a
//! name; all that they said or that was said of them goes. Whatever else names them is told to have
//! been about [`ERASED`].

use std::collections::BTreeSet;

use serde_json::Value;

use super::change::Change;
use super::entry::Entry;
use super::event::Event;
use super::follow_up::ERASED;
use super::id::ParticipantId;
use super::learned::{Heard, Party, Promise};
use super::participant::Details;
use super::time::Timestamp;

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;
/// What stands in the place of words that were erased.
const GONE: &str = "…";

/// Somebody who is to be forgotten.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Forgotten {
    /// Every record that is theirs.
    ids: BTreeSet<ParticipantId>,
    /// By which they are told apart from everybody else: names, addresses, tickets; the longest
    /// first, in small letters.
    names: Vec<String>,
    /// Topics that nobody else named.
    topics: BTreeSet<String>,
}

impl Event {
    /// Somebody who is to be forgotten, with every name and address that they ever had here.
    ///
    /// - `also`: other words by which people called them, such as a nickname.
    #[must_use]
    pub fn forgotten(&self, participant: ParticipantId, also: &[String]) -> Forgotten {
        let participant = self.state.who(participant);
        let merged = self.state.merged.keys().copied();
        let ids: BTreeSet<ParticipantId> =
            merged.filter(|id| self.state.who(*id) == participant).chain([participant]).collect();
        let (mut names, mut topics) = (BTreeSet::new(), BTreeSet::new());
        let mut learn = |details: &Details| {
            let parts = [Some(&details.name), details.email.as_ref(), details.ticket.as_ref()];
            names.extend(parts.into_iter().flatten().map(|part| part.to_lowercase()));
            topics.extend(
                [&details.asks, &details.offers, &details.interests].into_iter().flatten().cloned(),
            );
        };
        // Undone or not: what was taken back is in the journal, too.
        for entry in self.ledger().entries() {
            if let Change::Registered { participant, details, .. } = &entry.change
                && ids.contains(participant)
            {
                learn(details);
            }
            if let Change::Amended { participant, detail } = &entry.change
                && ids.contains(participant)
            {
                let mut details = Details::default();
                details.put(detail.clone());
                learn(&details);
            }
        }
        names.extend(also.iter().map(|word| word.to_lowercase()));
        names.retain(|name| !name.trim().is_empty() && name != ERASED);
        for other in self.participants().filter(|other| !ids.contains(&other.id)) {
            let details = &other.details;
            // A namesake keeps their name, whoever else bore it.
            let parts = [Some(&details.name), details.email.as_ref(), details.ticket.as_ref()];
            for part in parts.into_iter().flatten() {
                names.remove(&part.to_lowercase());
            }
            for topic in [&details.asks, &details.offers, &details.interests].into_iter().flatten()
            {
                topics.remove(topic);
            }
        }
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Forgotten { ids, names, topics }
    }

    /// Everybody, to be forgotten at once: the numbers of the evening stay.
    #[must_use]
    pub fn all_forgotten(&self) -> Forgotten {
        let all = self.participants().map(|person| person.id);
        let mut every = Forgotten::default();
        let mut names = BTreeSet::new();
        for one in all.map(|id| self.forgotten(id, &[])) {
            every.ids.extend(one.ids);
            every.topics.extend(one.topics);
            names.extend(one.names);
        }
        // Of namesakes neither keeps the name.
        names.extend(self.participants().map(|person| person.details.name.to_lowercase()));
        names.remove(ERASED);
        every.names = names.into_iter().collect();
        every.names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        every
    }

    /// Until when the event is kept; `None` for good.
    #[must_use]
    pub fn kept_until(&self) -> Option<Timestamp> {
        let days = self.settings().kept_days;
        let last = self.ledger().entries().last()?.at;
        (days > 0).then(|| Timestamp::from_millis(last.as_millis() + i64::from(days) * DAY_MS))
    }

    /// Texts of others that hold a word of somebody's name by itself, which may mean them or
    /// somebody else: each is for the host to decide.
    #[must_use]
    pub fn may_speak_of(&self, forgotten: &Forgotten, word: &str) -> Vec<String> {
        let word = word.to_lowercase();
        let mut texts = Vec::new();
        for entry in self.ledger().entries() {
            let change = forgotten.instead_of(entry).unwrap_or_else(|| entry.change.clone());
            let is_register = matches!(change, Change::Registered { .. } | Change::Amended { .. });
            let value = serde_json::to_value(&change).unwrap_or_default();
            if !is_register {
                each_text(&value, &mut |text| {
                    if is_word_in(&text.to_lowercase(), &word) {
                        texts.push(text.to_owned());
                    }
                });
            }
        }
        texts.sort();
        texts.dedup();
        texts
    }
}

impl Forgotten {
    /// By which they are told apart from everybody else, in small letters.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What an entry says instead; `None` when it says nothing of them.
    #[must_use]
    pub fn instead_of(&self, entry: &Entry) -> Option<Change> {
        let change = self.without_theirs(&entry.change);
        let said = change.as_ref().unwrap_or(&entry.change);
        self.unnamed(said).or(change)
    }

    fn is(&self, id: ParticipantId) -> bool {
        self.ids.contains(&id)
    }

    /// A change without what is theirs; `None` when nothing of it is.
    fn without_theirs(&self, change: &Change) -> Option<Change> {
        if let Change::Registered { participant, source, .. } = change
            && self.is(*participant)
        {
            let details = Box::new(Details::named(ERASED));
            return Some(Change::Registered {
                participant: *participant,
                details,
                source: *source,
            });
        }
        if let Change::Introduced { introduction, first, second, .. } = change
            && (self.is(*first) || self.is(*second))
        {
            let (introduction, first, second) = (*introduction, *first, *second);
            let reason = GONE.to_owned();
            return Some(Change::Introduced { introduction, first, second, reason });
        }
        if let Change::Heard { heard, what } = change
            && (what.by.is_some_and(|by| self.is(by)) || self.party(what.from.as_ref()))
        {
            let what = Heard { idea: GONE.to_owned(), topic: None, ..Heard::clone(what) };
            return Some(Change::Heard { heard: *heard, what: Box::new(what) });
        }
        if let Change::Promised { promise, what } = change
            && self.is(what.by)
        {
            let known =
                |party: &Option<Party>| party.clone().filter(|one| one.participant().is_some());
            let (with, witness) = (known(&what.with), known(&what.witness));
            let (cue, deed, due) = (None, GONE.to_owned(), None);
            let what = Promise { cue, deed, with, witness, due, ..Promise::clone(what) };
            return Some(Change::Promised { promise: *promise, what: Box::new(what) });
        }
        self.is_about_them(change).then_some(Change::Redacted)
    }

    /// Whether a change says nothing but something of theirs, or about them.
    fn is_about_them(&self, change: &Change) -> bool {
        let of_them = matches!(
            change,
            Change::Amended { participant, .. }
            | Change::Remarked { participant, .. }
            | Change::AskStruck { participant, .. } if self.is(*participant)
        );
        let of_two = matches!(
            change,
            Change::KeptApart { first, second, .. } | Change::Rested { first, second }
                if self.is(*first) || self.is(*second)
        );
        let of_another = matches!(
            change,
            Change::Asked { participant, about, .. } | Change::Wished { participant, about, .. }
                if self.is(*participant) || self.is(*about)
        );
        let of_their_topic = matches!(
            change,
            Change::TopicsMerged { topic, into: other } | Change::TopicsParted { topic, other }
                if self.topics.contains(topic) || self.topics.contains(other)
        );
        of_them || of_two || of_another || of_their_topic
    }

    fn party(&self, party: Option<&Party>) -> bool {
        party.and_then(Party::participant).is_some_and(|id| self.is(id))
    }

    /// A change in which no text names them; `None` when none does.
    fn unnamed(&self, change: &Change) -> Option<Change> {
        let mut value = serde_json::to_value(change).ok()?;
        let before = value.clone();
        // Others keep their own names, even where one is a word of another.
        let of_others = matches!(change, Change::Registered { .. } | Change::Amended { .. });
        self.unname(&mut value, of_others);
        // What would no longer be read says nothing any more.
        (value != before).then(|| serde_json::from_value(value).unwrap_or(Change::Redacted))
    }

    fn unname(&self, value: &mut Value, of_others: bool) {
        match value {
            Value::String(text) => {
                for name in &self.names {
                    *text = replaced(text, name);
                }
            }
            Value::Array(values) => {
                for value in values {
                    self.unname(value, of_others);
                }
            }
            Value::Object(fields) => {
                for (key, value) in fields {
                    if !(of_others && OWN.contains(&key.as_str())) {
                        self.unname(value, of_others);
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// What others are called and reached by, in their details.
const OWN: [&str; 4] = ["name", "email", "ticket", "organisation"];

/// A text with a name in it told to be about somebody; capitals and small letters are alike.
fn replaced(text: &str, name: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = split_at_name(rest, name) {
        out.push_str(before);
        out.push_str(ERASED);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands before and behind the first place of a name that is a word of its own there.
fn split_at_name<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    for (start, _) in text.char_indices() {
        let (before, from) = text.split_at(start);
        let mut wanted = name.chars();
        let mut end = start;
        for letter in from.chars() {
            let mut small = letter.to_lowercase();
            let as_wanted = wanted.clone().next();
            if as_wanted.is_none() {
                break;
            }
            if !small.all(|small| wanted.next() == Some(small)) {
                wanted = "x".chars();
                break;
            }
            end += letter.len_utf8();
        }
        let after = text.get(end..).unwrap_or_default();
        let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        if wanted.next().is_none()
            && end > start
            && is_edge(before.chars().next_back())
            && is_edge(after.chars().next())
        {
            return Some((before, after));
        }
    }
    None
}

fn is_word_in(text: &str, word: &str) -> bool {
    !word.is_empty() && split_at_name(text, word).is_some()
}

fn each_text(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => found(text),
        Value::Array(values) => {
            for value in values {
                each_text(value, found);
            }
        }
        Value::Object(fields) => {
            for value in fields.values() {
                each_text(value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
