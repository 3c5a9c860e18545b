//! The sheet of one person: whom they met and why, what they heard, what was promised.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use serde::Serialize;

use super::words::Words;
use crate::domain::{
    Event, OnScreen, Outcome, Pair, Participant, ParticipantId, Party, Promise, PromiseId,
    RoundNumber, TableNumber, Timestamp, Wish,
};
use crate::export::names::Names;
use crate::matching::{Room, could_answer, introduction};

/// How many asks of others are on one sheet.
const ASKS: usize = 6;

/// What is on the sheet of one person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) promises: Vec<Vow>,
    pub(super) promised: Vec<Vow>,
    pub(super) heard: Vec<Idea>,
    pub(super) said: Vec<String>,
    pub(super) met: Vec<Met>,
    pub(super) asks: Vec<Ask>,
    pub(super) own_asks: Vec<String>,
    /// Everybody else whom it names.
    #[serde(skip)]
    pub(super) names: BTreeSet<ParticipantId>,
    /// Their own promises with a moment.
    #[serde(skip)]
    pub(super) moments: Vec<Moment>,
}

/// A promise, in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Vow {
    /// Whose; empty for their own.
    pub(super) who: String,
    pub(super) words: String,
    /// The moment that was promised; empty without one.
    pub(super) due: String,
}

/// A promise with its moment, for a calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Moment {
    pub(super) promise: PromiseId,
    pub(super) words: String,
    pub(super) due: Timestamp,
    pub(super) noted: Timestamp,
}

/// Something that was heard.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Idea {
    pub(super) words: String,
    /// Who said it; empty where a table handed it up.
    pub(super) from: String,
    pub(super) topic: String,
}

/// Somebody whom they met.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Met {
    pub(super) name: String,
    /// Where, in words.
    pub(super) place: String,
    /// Why: the sentence that was said, or that could have been.
    pub(super) why: String,
    /// How to reach them; only where both want to stay in touch.
    pub(super) contact: Option<Contact>,
    /// They want to stay in touch; what the other one said is not told.
    pub(super) passed_on: bool,
}

/// How to reach somebody who wants to be reached.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Contact {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) organisation: String,
    pub(super) role: String,
}

/// Something that somebody looks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Ask {
    pub(super) name: String,
    pub(super) words: String,
}

/// Everything that all sheets of an event are made from.
pub(super) struct Source<'a> {
    pub(super) event: &'a Event,
    pub(super) room: Room<'a>,
    pub(super) names: Names<'a>,
    pub(super) words: &'static Words,
    pub(super) zone: &'a TimeZone,
    /// In which rounds two people shared which table.
    pub(super) tables: BTreeMap<Pair, Vec<(RoundNumber, TableNumber)>>,
}

impl Source<'_> {
    /// The sheet of somebody.
    pub(super) fn sheet(&self, person: &Participant) -> Sheet {
        let event = self.event;
        let mut names = BTreeSet::new();
        let met = self.met(person, &mut names);
        let mut asks = Vec::new();
        for (other, ask) in could_answer(&self.room, person.id) {
            let pair = Pair::new(person.id, other).filter(|pair| self.may_be_told(*pair));
            if let (Some(_), Some(of)) = (pair, event.participant(other)) {
                names.insert(other);
                asks.push(Ask { name: self.names.whole(of), words: ask });
            }
        }
        asks.truncate(ASKS);
        let struck = |ask: &&String| event.ask_struck(person.id, ask) == Some(true);
        let own_asks = person.details.asks.iter().filter(|ask| !struck(ask)).cloned().collect();
        Sheet {
            name: person.details.name.clone(),
            promises: self.vows(person.id, &mut names, |promise| promise.by == person.id),
            promised: self.vows(person.id, &mut names, |promise| {
                promise.by != person.id && promise.speaks_of(person.id)
            }),
            heard: self.heard(person.id, &mut names),
            said: self.said(person.id),
            met,
            asks,
            own_asks,
            moments: self.moments(person.id),
            names,
        }
    }

    /// Whether one of two people may be named to the other: neither is barred, kept apart from the
    /// other, or was declined.
    fn may_be_told(&self, pair: Pair) -> bool {
        !self.event.is_shunned(pair)
            && !self.event.is_resting(pair)
            && !pair.both().iter().any(|id| self.is_gone(*id))
    }

    fn met(&self, person: &Participant, names: &mut BTreeSet<ParticipantId>) -> Vec<Met> {
        let mut met = Vec::new();
        for other in self.event.met_by(person.id) {
            let pair = Pair::new(person.id, other).filter(|pair| self.may_be_told(*pair));
            let Some((pair, other)) = pair.zip(self.event.participant(other)) else { continue };
            names.insert(other.id);
            let both = self.event.both_want(pair);
            // A reason calls people by their given names, which those have who are told by a number.
            let by_number = other.details.on_screen == OnScreen::Number && !both;
            let made = self.event.introduction_of(pair);
            let made = made.filter(|made| made.outcome != Some(Outcome::DidNot));
            let spoken = || introduction(&self.room, person.id, other.id);
            let why = match made {
                _ if by_number => String::new(),
                Some(made) => made.reason.clone(),
                None => spoken().map(|one| one.spoken.reason).unwrap_or_default(),
            };
            let wants = self.event.wish(person.id, other.id) == Some(Wish::Yes);
            met.push(Met {
                name: self.names.whole(other),
                place: self.place(pair, made.is_some()),
                why,
                contact: both.then(|| contact(other)),
                passed_on: wants && !both,
            });
        }
        met.sort_by(|one, other| one.name.cmp(&other.name));
        met
    }

    fn place(&self, pair: Pair, introduced: bool) -> String {
        let words = self.words;
        let mut places: Vec<String> =
            introduced.then(|| words.introduced.to_owned()).into_iter().collect();
        let tables = self.tables.get(&pair).into_iter().flatten();
        places.extend(
            tables
                .map(|(round, table)| format!("{} {round}, {} {table}", words.round, words.table)),
        );
        places.join(" · ")
    }

    fn vows(
        &self,
        of: ParticipantId,
        names: &mut BTreeSet<ParticipantId>,
        is_one: impl Fn(&Promise) -> bool,
    ) -> Vec<Vow> {
        let mut vows = Vec::new();
        for (_, noted) in self.event.promises().filter(|(_, noted)| is_one(&noted.what)) {
            let promise = &noted.what;
            if !self.may_be_named(of, promise.by) {
                continue;
            }
            let parties = [&promise.with, &promise.witness].into_iter().flatten();
            let parties = parties.filter_map(Party::participant);
            names.extend(parties.filter(|id| *id != of && self.may_be_named(of, *id)));
            let own = promise.by == of;
            if !own {
                names.insert(promise.by);
            }
            vows.push(Vow {
                who: if own { String::new() } else { self.name_of(promise.by) },
                words: self.vow(of, promise),
                due: promise.due.map_or_else(String::new, |due| self.moment(due)),
            });
        }
        vows
    }

    /// A promise as it is said on somebody's sheet: under the names that are on paper, and without
    /// whoever may not be named there.
    fn vow(&self, of: ParticipantId, promise: &Promise) -> String {
        let told = |party: &Party| match party.participant() {
            Some(id) => self.may_be_named(of, id).then(|| Party::Other(self.name_of(id))),
            None => Some(party.clone()),
        };
        let with = promise.with.as_ref().and_then(told);
        self.event.vow(&Promise { with, ..promise.clone() })
    }

    /// Whether a promise or an idea on somebody's sheet may name another one: who is barred or kept
    /// apart from them is not named. That an introduction was declined changes nothing of what the
    /// two said to each other.
    fn may_be_named(&self, of: ParticipantId, other: ParticipantId) -> bool {
        let Some(pair) = Pair::new(of, other) else { return true };
        !self.event.is_shunned(pair) && !self.is_gone(other)
    }

    fn is_gone(&self, id: ParticipantId) -> bool {
        let barred = self.event.participant(id).is_none_or(|person| person.barred);
        barred || self.event.is_erased(id)
    }

    fn moments(&self, of: ParticipantId) -> Vec<Moment> {
        let own = self.event.promises().filter(|(_, noted)| noted.what.by == of);
        own.filter_map(|(promise, noted)| {
            let (due, noted_at) = (noted.what.due?, noted.at);
            let words = self.vow(of, &noted.what);
            Some(Moment { promise, words, due, noted: noted_at })
        })
        .collect()
    }

    /// What somebody takes home: what they heard, and what their own table handed up for all.
    fn heard(&self, of: ParticipantId, names: &mut BTreeSet<ParticipantId>) -> Vec<Idea> {
        let mut ideas = Vec::new();
        for (_, noted) in self.event.heard() {
            let heard = &noted.what;
            let at_table = || {
                let round = heard.spot.round?;
                let round = self.event.rounds().find(|one| one.number == round)?;
                Some(round.seating.table_of(of)? == heard.spot.table?)
            };
            let theirs = match heard.by {
                Some(by) => by == of,
                None => at_table().unwrap_or(false),
            };
            let from = heard.from.as_ref().and_then(Party::participant);
            if !theirs || from == Some(of) {
                continue;
            }
            let named = from.filter(|id| self.may_be_named(of, *id));
            names.extend(named);
            let said = match (&heard.from, from) {
                (_, Some(_)) => named.map_or_else(String::new, |id| self.name_of(id)),
                (Some(party), None) => self.event.party(party).to_owned(),
                (None, None) => String::new(),
            };
            let topic = heard.topic.clone().unwrap_or_default();
            ideas.push(Idea { words: heard.idea.clone(), from: said, topic });
        }
        ideas
    }

    /// What others took home from somebody.
    fn said(&self, by: ParticipantId) -> Vec<String> {
        let from = |party: &Option<Party>| party.as_ref().and_then(Party::participant);
        let said = self.event.heard().filter(|(_, noted)| from(&noted.what.from) == Some(by));
        said.map(|(_, noted)| noted.what.idea.clone()).collect()
    }

    fn name_of(&self, id: ParticipantId) -> String {
        self.event.participant(id).map_or_else(String::new, |person| self.names.whole(person))
    }

    /// A moment as files say it, which is read alike everywhere: `2026-12-01 09:00`.
    pub(super) fn moment(&self, at: Timestamp) -> String {
        format!("{} {}", at.day(self.zone), at.clock(self.zone))
    }
}

fn contact(person: &Participant) -> Contact {
    let details = &person.details;
    Contact {
        name: details.name.clone(),
        email: details.email.clone().unwrap_or_default(),
        organisation: details.organisation.clone().unwrap_or_default(),
        role: details.role.clone().unwrap_or_default(),
    }
}
