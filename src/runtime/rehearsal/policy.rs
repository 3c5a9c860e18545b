//! Whom the host introduces next: the four policies that are compared.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use serde::Serialize;

use crate::domain::{Event, Outcome, Pair, Participant, ParticipantId, Timestamp, Way};
use crate::matching::{Queue, Room, Suggestion, WhyNot, suggest, why_not};
use crate::topics::{Likenesses, fold};

/// How many pairs are drawn before a host who introduces at random gives up for the moment.
const DRAWS: usize = 200;
/// How many people in turn a host asks for a favourite before they give up for the moment.
const TURNS: usize = 20;
/// How many favourites of one person are looked at: the first one who is not in a conversation is
/// taken.
const FAVOURITES: usize = 10;

/// Whom the host introduces next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Nobody: people mix freely.
    Nobody,
    /// Two people by chance, of those who may be introduced.
    Random,
    /// One person after the other, each with whom they would like best.
    Favourite,
    /// The first of the queue.
    Ours,
}

impl Policy {
    /// All of them, the simplest first.
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Random, Self::Favourite, Self::Ours];

    /// Its name, as the report has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Random => "random",
            Self::Favourite => "favourite",
            Self::Ours => "ours",
        }
    }
}

/// A host who introduces by a policy.
pub(super) struct Introducer {
    policy: Policy,
    random: ChaCha8Rng,
    queue: Queue,
    likenesses: Likenesses,
    /// How many acts there were when the queue was drawn last, and when that was.
    looked_at: (usize, Timestamp),
    /// Whose turn it is, by a host who goes from one to the next.
    turns: VecDeque<ParticipantId>,
    /// How many suggestions something forbade.
    pub(super) gated: usize,
}

impl Introducer {
    pub(super) fn new(policy: Policy, seed: u64, likenesses: Likenesses) -> Self {
        Self {
            policy,
            random: ChaCha8Rng::seed_from_u64(seed),
            queue: Queue::default(),
            likenesses,
            looked_at: (0, Timestamp::default()),
            turns: VecDeque::new(),
            gated: 0,
        }
    }

    /// Whom the host introduces now, if anybody.
    ///
    /// - `acts`: how many acts there were; the queue is drawn anew when there are more.
    /// - `idle`: whether somebody is in no conversation to which they were introduced.
    pub(super) fn choose(
        &mut self,
        event: &Event,
        acts: usize,
        now: Timestamp,
        idle: impl Fn(ParticipantId) -> bool,
    ) -> Option<Suggestion> {
        let chosen = match self.policy {
            Policy::Nobody => None,
            Policy::Random => self.by_chance(event, now, idle),
            Policy::Favourite => self.in_turn(event, now, idle),
            Policy::Ours => return self.first_of_queue(event, acts, now, idle),
        };
        let gated = chosen.as_ref().is_some_and(|one| Watch::of(event).forbids(one));
        self.gated += usize::from(gated);
        chosen
    }

    fn first_of_queue(
        &mut self,
        event: &Event,
        acts: usize,
        now: Timestamp,
        idle: impl Fn(ParticipantId) -> bool,
    ) -> Option<Suggestion> {
        let (known, at) = self.looked_at;
        // As at the desk: after every act, and once a minute, because people have waited longer.
        if known != acts || now.minutes_since(at) >= 1 {
            self.queue = self.queue.redrawn(&self.room(event, now), now);
            self.looked_at = (acts, now);
            let watch = Watch::of(event);
            let offers = self.queue.offers.iter();
            self.gated += offers.filter(|offer| watch.forbids(&offer.suggestion)).count();
        }
        let mut offers = self.queue.offers.iter().map(|offer| &offer.suggestion);
        offers.find(|one| idle(one.first) && idle(one.second)).cloned()
    }

    /// What the host knows of topics that mean nearly the same.
    pub(super) const fn likenesses(&self) -> &Likenesses {
        &self.likenesses
    }

    /// The room as matching sees it now.
    fn room<'a>(&self, event: &'a Event, now: Timestamp) -> Room<'a> {
        Room::of(event, now, &self.likenesses)
    }

    fn by_chance(
        &mut self,
        event: &Event,
        now: Timestamp,
        idle: impl Fn(ParticipantId) -> bool,
    ) -> Option<Suggestion> {
        let here: Vec<ParticipantId> = here(event).filter(|id| idle(*id)).collect();
        let room = Room::of(event, now, &self.likenesses);
        let random = &mut self.random;
        (0..DRAWS).find_map(|_| {
            let first = here.choose(random)?;
            let second = here.choose(random)?;
            match why_not(&room, *first, *second) {
                WhyNot::Worth(suggestion) => Some(*suggestion),
                WhyNot::Gate(_) => None,
            }
        })
    }

    fn in_turn(
        &mut self,
        event: &Event,
        now: Timestamp,
        idle: impl Fn(ParticipantId) -> bool,
    ) -> Option<Suggestion> {
        let room = Room::of(event, now, &self.likenesses);
        let waiting: BTreeSet<ParticipantId> = self.turns.iter().copied().collect();
        self.turns.extend(here(event).filter(|id| !waiting.contains(id)));
        let is_here = |id: ParticipantId| event.participant(id).is_some_and(Participant::is_here);
        let next: Vec<(usize, ParticipantId)> = self
            .turns
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, id)| is_here(*id) && idle(*id))
            .collect();
        for (place, id) in next.into_iter().take(TURNS) {
            let favourites = suggest(&room, id, FAVOURITES);
            if let Some(favourite) = favourites.into_iter().find(|one| idle(one.second)) {
                self.turns.remove(place);
                self.turns.push_back(id);
                return Some(favourite);
            }
        }
        None
    }
}

fn here(event: &Event) -> impl Iterator<Item = ParticipantId> + '_ {
    event.participants().filter(|person| person.is_here()).map(|person| person.id)
}

/// An eye on the host that shares nothing with matching: what must never be suggested.
struct Watch<'a> {
    event: &'a Event,
    introductions: BTreeMap<ParticipantId, u32>,
}

impl<'a> Watch<'a> {
    fn of(event: &'a Event) -> Self {
        let mut introductions: BTreeMap<ParticipantId, u32> = BTreeMap::new();
        let made = event.introductions();
        for one in made.iter().filter(|one| one.outcome != Some(Outcome::DidNot)) {
            *introductions.entry(one.first).or_default() += 1;
            *introductions.entry(one.second).or_default() += 1;
        }
        Self { event, introductions }
    }

    fn forbids(&self, suggestion: &Suggestion) -> bool {
        let event = self.event;
        let both = [suggestion.first, suggestion.second];
        let Some(pair) = Pair::new(suggestion.first, suggestion.second) else { return true };
        event.is_shunned(pair)
            || event.is_resting(pair)
            || event.have_met_tonight(pair)
            || both.into_iter().any(|id| self.is_out_of_reach(id))
            || !self.share_a_language(both)
    }

    fn is_out_of_reach(&self, id: ParticipantId) -> bool {
        let cap = u32::from(self.event.settings().introduction_cap);
        let had = self.introductions.get(&id).copied().unwrap_or(0);
        let takes = |person: &Participant| {
            person.is_here()
                && !person.barred
                && person.companion_of.is_none()
                && !matches!(person.way, Way::Listening | Way::NotNow)
        };
        had >= cap || !self.event.participant(id).is_some_and(takes)
    }

    fn share_a_language(&self, both: [ParticipantId; 2]) -> bool {
        let [first, second] = both.map(|id| -> BTreeSet<String> {
            let person = self.event.participant(id);
            let spoken = person.into_iter().flat_map(|person| &person.details.languages);
            spoken.map(|language| fold::fold(language)).collect()
        });
        first.is_empty() || second.is_empty() || !first.is_disjoint(&second)
    }
}
