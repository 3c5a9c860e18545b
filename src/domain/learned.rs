//! What people take away: ideas that were heard, and promises that were made.

use serde::{Deserialize, Serialize};

use super::event::Event;
use super::follow_up::Earlier;
use super::id::{HeardId, ParticipantId, PromiseId, RoundNumber, TableNumber};
use super::time::Timestamp;

/// Somebody of whom an idea or a promise speaks: on the roster, or not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// Somebody on the roster.
    Participant(ParticipantId),
    /// Somebody else, in the words of whoever spoke of them: `my sister`.
    Other(String),
}

impl Party {
    /// The participant, where it is one.
    #[must_use]
    pub const fn participant(&self) -> Option<ParticipantId> {
        match self {
            Self::Participant(id) => Some(*id),
            Self::Other(_) => None,
        }
    }
}

/// Where something was said: at which table, in which round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Spot {
    /// The table, where it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableNumber>,
    /// The round that was on, or had just ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundNumber>,
}

/// An idea that somebody heard tonight.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Heard {
    /// The idea, in the words in which it was handed up.
    pub idea: String,
    /// The topic that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Party>,
    /// Who takes it home; nobody when a table handed it up for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ParticipantId>,
    /// Where.
    #[serde(default)]
    pub spot: Spot,
    /// The earlier event at which it was heard, when it was carried over from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
}

/// A promise: when … I will … with ….
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promise {
    /// Who made it.
    pub by: ParticipantId,
    /// When, in their own words: `when I am back at my desk`, `on Tuesday`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// What they will do.
    pub deed: String,
    /// With whom, or for whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Party>,
    /// Who saw it promised; without one, whomever it is with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<Party>,
    /// The moment that was promised, where one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// Where it was made.
    #[serde(default)]
    pub spot: Spot,
    /// The earlier event at which it was made, when it was carried over from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
}

impl Promise {
    /// Who saw it promised: the witness, or else whomever it is with.
    #[must_use]
    pub fn seen_by(&self) -> Option<&Party> {
        self.witness.as_ref().or(self.with.as_ref())
    }

    /// Whether somebody is part of it: made it, is part of it, or saw it.
    #[must_use]
    pub fn speaks_of(&self, id: ParticipantId) -> bool {
        let is = |party: &Option<Party>| party.as_ref().and_then(Party::participant) == Some(id);
        self.by == id || is(&self.with) || is(&self.witness)
    }
}

/// One thing that was written down, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted<T> {
    /// What.
    pub what: T,
    /// When it was written down first; a correction does not change that.
    pub at: Timestamp,
}

/// How many of those who came have promised something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PromiseRate {
    /// People who came and promised something.
    pub promised: usize,
    /// People who came.
    pub came: usize,
}

impl Event {
    /// What was heard, in the order in which it was written down.
    #[must_use]
    pub fn heard(&self) -> impl DoubleEndedIterator<Item = (HeardId, &Noted<Heard>)> {
        self.state.heard.iter().map(|(id, heard)| (*id, heard))
    }

    /// What was promised, in the order in which it was written down.
    #[must_use]
    pub fn promises(&self) -> impl DoubleEndedIterator<Item = (PromiseId, &Noted<Promise>)> {
        self.state.promises.iter().map(|(id, promise)| (*id, promise))
    }

    /// One thing that was heard.
    #[must_use]
    pub fn heard_one(&self, id: HeardId) -> Option<&Noted<Heard>> {
        self.state.heard.get(&id)
    }

    /// One promise.
    #[must_use]
    pub fn promise(&self, id: PromiseId) -> Option<&Noted<Promise>> {
        self.state.promises.get(&id)
    }

    /// A party's name, as it is said aloud.
    #[must_use]
    pub fn party<'a>(&'a self, party: &'a Party) -> &'a str {
        match party {
            Party::Participant(id) => self.name_of(*id),
            Party::Other(words) => words,
        }
    }

    /// Whether somebody has promised something tonight.
    #[must_use]
    pub fn has_promised(&self, participant: ParticipantId) -> bool {
        let tonight = |promise: &Promise| promise.by == participant && promise.earlier.is_none();
        self.promises().any(|(_, noted)| tonight(&noted.what))
    }

    /// How many of those who came have promised something tonight.
    #[must_use]
    pub fn promise_rate(&self) -> PromiseRate {
        let mut rate = PromiseRate::default();
        for person in self.participants().filter(|person| person.arrived().is_some()) {
            rate.came += 1;
            rate.promised += usize::from(self.has_promised(person.id));
        }
        rate
    }

    /// Where something is said now by somebody, or at a table: in the round that is on, else in
    /// the one that was held last.
    #[must_use]
    pub fn spot_now(&self, who: Option<ParticipantId>, table: Option<TableNumber>) -> Spot {
        let round = self.running_round().or_else(|| self.last_ended_round());
        let seat = || round.and_then(|round| round.seating.table_of(who?));
        Spot { table: table.or_else(seat), round: round.map(|round| round.number) }
    }
}

impl Event {
    /// An idea in one sentence.
    pub(super) fn heard_in_words(&self, heard: &Heard) -> String {
        let by = heard.by.map_or("The room", |by| self.name_of(by));
        let from = heard.from.as_ref();
        let from = from.map_or_else(String::new, |from| format!(" from {}", self.party(from)));
        format!("{by} heard{from}: {}", heard.idea)
    }

    /// A promise in one sentence.
    pub(super) fn promise_in_words(&self, promise: &Promise) -> String {
        format!("{} promised: {}", self.name_of(promise.by), self.vow(promise))
    }

    /// What is promised, in the form `when …, I will … with …`.
    #[must_use]
    pub fn vow(&self, promise: &Promise) -> String {
        let cue = promise.cue.as_ref().map_or_else(String::new, |cue| format!("{cue}, "));
        let with = promise.with.as_ref();
        let with = with.map_or_else(String::new, |with| format!(" with {}", self.party(with)));
        format!("{cue}I will {}{with}", promise.deed)
    }
}
