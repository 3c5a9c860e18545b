//! The room as matching sees it: read once from the event, then only looked at.

use std::collections::BTreeMap;

use super::fairness::{Middle, favour};
use super::gate::alone;
use super::guest::{Guest, Reader};
use super::region::note_regions;
use super::sentences::Sentences;
use super::subject::Subject;
use super::weights::Weights;
use crate::domain::{Event, Outcome, Pair, Participant, ParticipantId, Tie, Timestamp};
use crate::topics::{Likenesses, TopicKey};

/// The room as matching sees it.
#[derive(Clone, Debug)]
pub struct Room<'a> {
    pub(super) event: &'a Event,
    /// Everybody in the room, in the order of their ids. A place is an index here.
    pub(super) guests: Vec<Guest<'a>>,
    /// What is talked about, by the topic's number.
    pub(super) subjects: Vec<Subject>,
    /// The places of those who can be introduced now, whose turn it is first.
    pub(super) open: Vec<usize>,
    /// What the middle one of the people here has had.
    pub(super) middle: Middle,
    /// What the host turned up or down.
    pub(super) weights: Weights,
    /// In the language that the host chose.
    pub(super) sentences: &'static Sentences,
}

impl<'a> Room<'a> {
    /// The room of an event as it is now.
    ///
    /// - `likenesses`: what is known of topics that mean nearly the same; with none, an ask is
    ///   answered by its own words alone.
    #[must_use]
    pub fn of(event: &'a Event, now: Timestamp, likenesses: &Likenesses) -> Self {
        Self::with(event, now, likenesses, Participant::is_here, Self::in_turn)
    }

    /// The same with everybody open who is counted: a table takes whoever is here, however many
    /// introductions they have had. The hour only says whose turn it is, and at a table nobody's.
    pub(super) fn of_everybody(event: &'a Event, likenesses: &Likenesses) -> Self {
        let here = Participant::is_here;
        Self::with(event, Timestamp::default(), likenesses, here, Self::counted)
    }

    /// Everybody who came, when the evening is long over: whoever has gone home can still meet.
    #[must_use]
    pub fn afterwards(event: &'a Event, likenesses: &Likenesses) -> Self {
        let came = |person: &Participant| person.arrived().is_some() && !event.is_erased(person.id);
        Self::with(event, Timestamp::default(), likenesses, came, Self::counted)
    }

    fn counted(&self) -> Vec<usize> {
        let all = self.guests.iter().enumerate();
        all.filter(|(_, guest)| !guest.is_aside()).map(|(place, _)| place).collect()
    }

    fn with(
        event: &'a Event,
        now: Timestamp,
        likenesses: &Likenesses,
        counts: impl Fn(&Participant) -> bool,
        opened: impl Fn(&Self) -> Vec<usize>,
    ) -> Self {
        let mut reader = Reader::new(event);
        let people = event.participants().filter(|person| counts(person));
        let mut guests: Vec<Guest<'a>> = people.map(|person| reader.read(person)).collect();
        note_introductions(event, now, &mut guests);
        note_circles(event, &mut guests);
        note_closed(event, &mut guests);
        note_regions(&mut guests);
        note_behind(now, &mut guests);
        let middle = middle(&guests);
        let weights = Weights::of_settings(event.settings());
        for guest in &mut guests {
            guest.waited = now.minutes_since(guest.waiting_since);
            guest.favour = favour(guest, middle, weights);
        }
        let subjects = Subject::all(reader.into_topics(), likenesses);
        let sentences = Sentences::of(event.settings().language);
        let open = Vec::new();
        let mut room = Self { event, guests, subjects, open, middle, weights, sentences };
        room.open = opened(&room);
        room.index();
        room
    }

    fn in_turn(&self) -> Vec<usize> {
        let open = |(_, guest): &(usize, &Guest<'_>)| alone(self, guest).is_none();
        let mut places: Vec<_> = self.guests.iter().enumerate().filter(open).collect();
        places.sort_by_cached_key(|(_, guest)| guest.turn());
        places.into_iter().map(|(place, _)| place).collect()
    }

    fn index(&mut self) {
        let counted: Vec<&Guest<'_>> =
            self.guests.iter().filter(|guest| !guest.is_aside()).collect();
        for guest in &counted {
            Subject::count(&mut self.subjects, guest);
        }
        for subject in &mut self.subjects {
            subject.weigh(counted.len());
        }
        for (turn, place) in self.open.iter().enumerate() {
            if let Some(guest) = self.guests.get(*place) {
                Subject::enter(&mut self.subjects, guest, turn);
            }
        }
    }

    /// How many people can be introduced now.
    #[must_use]
    pub fn open(&self) -> usize {
        self.open.len()
    }

    /// Topics that so many people here named that they say nothing about anybody tonight.
    ///
    /// Not among them is what many look for and few offer: those few are worth meeting.
    #[must_use]
    pub fn useless_topics(&self) -> Vec<&TopicKey> {
        let useless = self.subjects.iter().filter(|subject| subject.says_nothing());
        let mut keys: Vec<&TopicKey> = useless.map(|subject| &subject.key).collect();
        keys.sort_unstable();
        keys
    }

    /// Somebody who is in the room; of a record that went into another one, the one that stayed.
    pub(super) fn guest(&self, id: ParticipantId) -> Option<&Guest<'a>> {
        let id = self.event.participant(id)?.id;
        place_of(&self.guests, id).and_then(|place| self.guests.get(place))
    }

    /// Where somebody stands in `guests`.
    pub(super) fn place(&self, id: ParticipantId) -> Option<usize> {
        place_of(&self.guests, id)
    }

    /// What a topic weighs where both named it, in per mille.
    pub(super) fn weight(&self, topic: usize) -> u32 {
        self.subjects.get(topic).map_or(0, |subject| subject.shared_weight)
    }

    /// What a topic weighs where one offers what the other looks for, in per mille.
    pub(super) fn answer_weight(&self, topic: usize) -> u32 {
        self.subjects.get(topic).map_or(0, |subject| subject.answer_weight)
    }

    /// How two people know each other, if we were told.
    pub(super) fn tie(&self, first: &Guest<'_>, second: &Guest<'_>) -> Option<Tie> {
        first.circle.binary_search(&second.id).ok()?;
        self.event.tie(Pair::new(first.id, second.id)?)
    }
}

fn place_of(guests: &[Guest<'_>], id: ParticipantId) -> Option<usize> {
    guests.binary_search_by_key(&id, |guest| guest.id).ok()
}

fn note_introductions(event: &Event, now: Timestamp, guests: &mut [Guest<'_>]) {
    let pause = u32::from(event.settings().introduction_pause);
    for introduction in event.introductions() {
        if introduction.outcome == Some(Outcome::DidNot) {
            continue;
        }
        let both = [introduction.first, introduction.second];
        for (one, other) in both.into_iter().zip(both.into_iter().rev()) {
            if let Some(guest) = place_of(guests, one).and_then(|place| guests.get_mut(place)) {
                guest.introductions += 1;
                guest.met.insert(other);
                guest.waiting_since = guest.waiting_since.max(introduction.at);
                guest.talks |= now.minutes_since(introduction.at) < pause;
            }
        }
    }
}

/// Notes with whom nobody brings them together tonight: whether kept apart or resting shows
/// nowhere.
fn note_closed(event: &Event, guests: &mut [Guest<'_>]) {
    for pair in event.apartness().map(|(pair, _)| pair).chain(event.resting()) {
        let [low, high] = pair.both();
        for (one, other) in [(low, high), (high, low)] {
            if let Some(guest) = place_of(guests, one).and_then(|place| guests.get_mut(place)) {
                guest.closed.push(other);
            }
        }
    }
    for guest in guests {
        guest.closed.sort_unstable();
    }
}

fn note_circles(event: &Event, guests: &mut [Guest<'_>]) {
    let mut knows: BTreeMap<ParticipantId, Vec<ParticipantId>> = BTreeMap::new();
    for (pair, _) in event.ties() {
        let [low, high] = pair.both();
        knows.entry(low).or_default().push(high);
        knows.entry(high).or_default().push(low);
    }
    for guest in guests {
        guest.circle = knows.remove(&guest.id).unwrap_or_default();
        guest.circle.extend(&guest.met);
        guest.circle.sort_unstable();
        guest.circle.dedup();
    }
}

/// Notes how far each is behind their share: the introductions of the evening, shared out by the
/// time for which people are here.
fn note_behind(now: Timestamp, guests: &mut [Guest<'_>]) {
    // One minute at least, so that whoever has just come counts, too.
    let minutes = |guest: &Guest<'_>| i64::from(now.minutes_since(guest.arrived).max(1));
    let taking = || guests.iter().filter(|guest| guest.takes_introductions());
    let all_minutes: i64 = taking().map(minutes).sum();
    let all_had: i64 = taking().map(|guest| i64::from(guest.introductions)).sum();
    for guest in guests {
        let share = (all_had * 10 * minutes(guest)).checked_div(all_minutes).unwrap_or(0);
        let behind = share - i64::from(guest.introductions) * 10;
        guest.behind = i32::try_from(behind).unwrap_or(0);
    }
}

fn middle(guests: &[Guest<'_>]) -> Middle {
    let taking = || guests.iter().filter(|guest| guest.takes_introductions());
    let met = |guest: &Guest<'_>| u32::try_from(guest.met.len()).unwrap_or(u32::MAX);
    Middle {
        introductions: median(taking().map(|guest| guest.introductions).collect()),
        met: median(taking().map(met).collect()),
    }
}

fn median(mut counts: Vec<u32>) -> u32 {
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}
