//! What an earlier event leaves to the next one.

use std::collections::BTreeMap;

use super::event::Event;
use super::follow_up::{Became, Earlier, Lesson, Wish};
use super::id::{Pair, ParticipantId};
use super::introduction::{Apart, Tie};
use super::learned::{Heard, Promise, Spot};
use super::participant::{Details, Participant};
use super::presence::Presence;
use super::time::Timestamp;

/// Somebody of an earlier event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CarriedPerson {
    /// Their id there.
    pub there: ParticipantId,
    /// Who they are here, when they are on the roster already.
    pub here: Option<ParticipantId>,
    /// What is known of them that is not of that evening alone.
    pub details: Details,
    /// What the host wrote down about them.
    pub remark: Option<String>,
}

/// What an earlier event leaves to the next one; everybody by their ids there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Carried {
    /// Its people.
    pub people: Vec<CarriedPerson>,
    /// Who met whom, and when they did so last.
    pub met: Vec<(Pair, Timestamp)>,
    /// Who knows whom.
    pub known: Vec<Pair>,
    /// Who must not be near whom, in confidence.
    pub apart: Vec<(Pair, Apart)>,
    /// What people said in private of those they met: who, about whom, what.
    pub wishes: Vec<(ParticipantId, ParticipantId, Wish)>,
    /// What was promised and neither kept nor dropped.
    pub promises: Vec<Promise>,
    /// What was heard and neither used nor dropped.
    pub heard: Vec<Heard>,
}

impl Carried {
    /// What an event leaves behind.
    ///
    /// Whoever was barred there, or asked to be forgotten, is not carried over. Tickets, lines,
    /// themes and asks that were answered are of that evening alone.
    ///
    /// - `here`: who its people are on the roster of the next event, by their ids there.
    #[must_use]
    pub fn of(event: &Event, here: &BTreeMap<ParticipantId, ParticipantId>) -> Self {
        let last = event.ledger().entries().last().map(|entry| entry.at).unwrap_or_default();
        let stays = |person: &&Participant| !person.barred && !event.is_erased(person.id);
        let people: Vec<&Participant> = event.participants().filter(stays).collect();
        let person = |person: &&Participant| CarriedPerson {
            there: person.id,
            here: here.get(&person.id).copied(),
            details: lasting(event, person),
            remark: event.remark(person.id).map(str::to_owned),
        };
        let mut met: BTreeMap<Pair, Timestamp> = BTreeMap::new();
        for (pair, tie) in event.ties() {
            let on = event.met_on(pair).filter(|_| tie == Tie::MetBefore);
            met.extend(on.map(|on| (pair, on)));
        }
        for one in &people {
            let others = event.met_by(one.id).into_iter();
            met.extend(others.filter_map(|other| Some((Pair::new(one.id, other)?, last))));
        }
        let earlier = |at: Timestamp| Some(Earlier { event: event.name().to_owned(), on: at });
        let is_open = |lesson| {
            let became = event.became(lesson).map(|pulse| pulse.became);
            !matches!(became, Some(Became::Used | Became::Dropped))
        };
        Self {
            people: people.iter().map(person).collect(),
            met: met.into_iter().collect(),
            // Whoever came through the door together knows each other.
            known: event.ties().filter(|(_, tie)| *tie > Tie::MetBefore).map(|one| one.0).collect(),
            apart: event.apartness().collect(),
            wishes: event.all_wishes().collect(),
            promises: event
                .promises()
                .filter(|(id, _)| is_open(Lesson::Promise(*id)))
                .map(|(_, noted)| {
                    let earlier = noted.what.earlier.clone().or_else(|| earlier(noted.at));
                    Promise { spot: Spot::default(), earlier, ..noted.what.clone() }
                })
                .collect(),
            heard: event
                .heard()
                .filter(|(id, _)| is_open(Lesson::Heard(*id)))
                .map(|(_, noted)| {
                    let earlier = noted.what.earlier.clone().or_else(|| earlier(noted.at));
                    Heard { spot: Spot::default(), earlier, ..noted.what.clone() }
                })
                .collect(),
        }
    }

    /// The same without those who are not on the roster here.
    #[must_use]
    pub fn of_those_here(mut self) -> Self {
        self.people.retain(|person| person.here.is_some());
        self
    }
}

/// What is known of somebody that is not of one evening alone.
fn lasting(event: &Event, person: &Participant) -> Details {
    let came = matches!(
        person.presence(),
        Presence::Here { .. } | Presence::Away { .. } | Presence::Left { .. }
    );
    let mut details = Details {
        ticket: None,
        line: None,
        theme: None,
        first_time: if came { Some(false) } else { person.details.first_time },
        ..person.details.clone()
    };
    details.asks.retain(|ask| event.ask_struck(person.id, ask) != Some(true));
    details
}
