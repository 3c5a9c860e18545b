//! The room as matching sees it: read once from the event, then only looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::guest::Guest;
use crate::domain::{Event, Outcome, Pair, Participant, ParticipantId, Settings, Tie};
use crate::topics::{TopicKey, Vocabulary};

/// From this share of the people here on, in percent, a topic says nothing about anybody.
const COMMON_PERCENT: usize = 60;
/// … if at least so many named it.
const COMMON_PEOPLE: usize = 6;

/// The room as matching sees it.
#[derive(Clone, Debug)]
pub struct Room<'a> {
    pub(super) event: &'a Event,
    pub(super) settings: &'a Settings,
    pub(super) guests: BTreeMap<ParticipantId, Guest>,
    /// Who here offers, asks for, or names each topic.
    pub(super) offered: BTreeMap<TopicKey, Vec<ParticipantId>>,
    pub(super) named: BTreeMap<TopicKey, Vec<ParticipantId>>,
    /// Whom each person knew before tonight.
    pub(super) knows: BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
    /// The middle one of the numbers of introductions that people here have had.
    pub(super) median: u32,
}

impl<'a> Room<'a> {
    /// The room of an event as it is now.
    #[must_use]
    pub fn of(event: &'a Event) -> Self {
        let vocabulary = Vocabulary::of(event.topic_merges());
        let here = event.participants().filter(|participant| participant.is_here());
        let mut guests: BTreeMap<ParticipantId, Guest> =
            here.map(|person| (person.id, Guest::of(event, person, &vocabulary))).collect();
        for introduction in event.introductions() {
            if introduction.outcome == Some(Outcome::DidNot) {
                continue;
            }
            let both = [introduction.first, introduction.second];
            for (one, other) in both.into_iter().zip(both.into_iter().rev()) {
                if let Some(guest) = guests.get_mut(&one) {
                    guest.introductions += 1;
                    guest.met.insert(other);
                }
            }
        }
        let mut room = Self {
            event,
            settings: event.settings(),
            median: median(guests.values()),
            guests,
            offered: BTreeMap::new(),
            named: BTreeMap::new(),
            knows: BTreeMap::new(),
        };
        room.index();
        room
    }

    fn index(&mut self) {
        for guest in self.guests.values().filter(|guest| !guest.is_aside()) {
            for said in &guest.offers {
                self.offered.entry(said.key.clone()).or_default().push(guest.id);
            }
            for key in &guest.topics {
                self.named.entry(key.clone()).or_default().push(guest.id);
            }
        }
        for (pair, _) in self.event.ties() {
            let [low, high] = pair.both();
            self.knows.entry(low).or_default().insert(high);
            self.knows.entry(high).or_default().insert(low);
        }
    }

    /// Topics that so many people here named that they say nothing about anybody tonight.
    #[must_use]
    pub fn useless_topics(&self) -> Vec<&TopicKey> {
        self.named.keys().filter(|key| self.weight(key) == 0).collect()
    }

    /// What a topic weighs, in per mille: rare ones more, one that nearly everybody named nothing.
    ///
    /// The idea is inverse document frequency (Spärck Jones 1972), in four steps that a host can
    /// follow.
    pub(super) fn weight(&self, key: &TopicKey) -> u32 {
        let people = self.guests.len();
        let naming = self.named.get(key).map_or(0, Vec::len);
        if naming >= COMMON_PEOPLE && naming * 100 >= people * COMMON_PERCENT {
            0
        } else if naming <= 3 {
            1_250
        } else if naming * 4 <= people {
            1_000
        } else {
            700
        }
    }

    /// How two people know each other, if we were told.
    pub(super) fn tie(&self, first: &Guest, second: &Guest) -> Option<Tie> {
        self.event.tie(Pair::new(first.id, second.id)?)
    }

    /// How many people know, or have met tonight, both of two.
    pub(super) fn common_acquaintances(&self, first: &Guest, second: &Guest) -> usize {
        let none = BTreeSet::new();
        let knows = |guest: &Guest| self.knows.get(&guest.id).unwrap_or(&none).clone();
        let circle = |guest: &Guest| &knows(guest) | &guest.met;
        circle(first).intersection(&circle(second)).count()
    }

    pub(super) fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.event.participant(id)
    }
}

fn median<'a>(guests: impl Iterator<Item = &'a Guest>) -> u32 {
    let mut counts: Vec<u32> = guests
        .filter(|guest| guest.takes_introductions())
        .map(|guest| guest.introductions)
        .collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}
