//! The best introductions now possible for everybody who is free: one choice for the whole room.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::gate::alone;
use super::guest::Guest;
use super::room::Room;
use super::suggest::{Suggestion, between, company};
use crate::domain::{Pair, ParticipantId, Timestamp};

/// How many people are looked at for one topic.
const COMPANY: usize = 24;
/// How many of those whom the best pairs left over are looked at.
const LEFT_OVER: usize = 60;
/// How many strangers are looked at for somebody with whom nobody has anything in common.
const STRANGERS: usize = 8;
/// By how much better another offer must be before one that stands is given up, in percent: it
/// does not jump while the host walks over.
const CLEARLY_BETTER_PERCENT: u32 = 130;

/// An introduction that waits for the host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// What it is.
    pub suggestion: Suggestion,
    /// Since when it has been offered.
    pub since: Timestamp,
}

/// The introductions that wait for the host; nobody is in two of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Queue {
    /// Those that stood before first, then the best of the new ones.
    pub offers: Vec<Offer>,
}

/// A pair that could be introduced, and what speaks for it in the choice.
struct Candidate {
    suggestion: Suggestion,
    pair: Pair,
    /// What it is worth, with a bonus for what stands already.
    worth: u32,
    /// Then who has waited longest, and has met fewest.
    waited_since: Timestamp,
    met: usize,
}

impl Queue {
    /// The queue drawn anew for the room as it is now.
    ///
    /// Greedy over pairs that share nobody, the best first: at least half of the greatest sum
    /// there is (Avis 1983).
    #[must_use]
    pub fn redrawn(&self, room: &Room<'_>, now: Timestamp) -> Self {
        let standing: BTreeMap<Pair, &Offer> = self
            .offers
            .iter()
            .filter_map(|offer| Some((pair_of(&offer.suggestion)?, offer)))
            .collect();
        let mut choice = Choice { standing, taken: BTreeSet::new(), offers: Vec::new(), now };
        choice.take_best(candidates(room, &choice.standing));
        // Nobody is left standing: those whom the best pairs left over meet each other.
        choice.take_best(left_over(room, &choice));
        let mut offers = choice.offers;
        // What stood before keeps its place; sorting is stable, so the new ones stay best first.
        let place = |offer: &Offer| {
            let pair = pair_of(&offer.suggestion);
            let mut known = self.offers.iter();
            known.position(|known| pair_of(&known.suggestion) == pair).unwrap_or(usize::MAX)
        };
        offers.sort_by_cached_key(place);
        Self { offers }
    }
}

/// The choice as far as it is made.
struct Choice<'a> {
    standing: BTreeMap<Pair, &'a Offer>,
    taken: BTreeSet<ParticipantId>,
    offers: Vec<Offer>,
    now: Timestamp,
}

impl Choice<'_> {
    fn take_best(&mut self, mut candidates: Vec<Candidate>) {
        candidates.sort_by_key(|one| (Reverse(one.worth), one.waited_since, one.met, one.pair));
        for candidate in candidates {
            if candidate.pair.both().iter().any(|id| self.taken.contains(id)) {
                continue;
            }
            self.taken.extend(candidate.pair.both());
            let since = self.standing.get(&candidate.pair).map_or(self.now, |offer| offer.since);
            self.offers.push(Offer { suggestion: candidate.suggestion, since });
        }
    }
}

/// Every pair of those who are in no offer yet, of the first of them when there are many.
fn left_over(room: &Room<'_>, choice: &Choice<'_>) -> Vec<Candidate> {
    let left: Vec<&Guest> = room
        .guests
        .values()
        .filter(|guest| !choice.taken.contains(&guest.id) && alone(room, guest).is_none())
        .take(LEFT_OVER)
        .collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (index, guest) in left.iter().enumerate() {
        for other in left.iter().skip(index + 1) {
            look_at(room, guest, other.id, &choice.standing, &mut seen, &mut found);
        }
    }
    found
}

fn pair_of(suggestion: &Suggestion) -> Option<Pair> {
    Pair::new(suggestion.first, suggestion.second)
}

fn candidates(room: &Room<'_>, standing: &BTreeMap<Pair, &Offer>) -> Vec<Candidate> {
    let open: Vec<&Guest> =
        room.guests.values().filter(|guest| alone(room, guest).is_none()).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut unmatched = Vec::new();
    for guest in &open {
        let company = company(room, guest, COMPANY);
        let before = found.len();
        for other in &company {
            look_at(room, guest, *other, standing, &mut seen, &mut found);
        }
        if found.len() == before {
            unmatched.push(*guest);
        }
    }
    // Nobody is left standing: whoever has nothing in common with anybody meets those who have met
    // fewest.
    let mut strangers = open.clone();
    strangers.sort_by_key(|guest| (guest.introductions, guest.met.len(), guest.id));
    for guest in unmatched {
        for other in strangers.iter().filter(|other| other.id != guest.id).take(STRANGERS) {
            look_at(room, guest, other.id, standing, &mut seen, &mut found);
        }
    }
    found
}

fn look_at(
    room: &Room<'_>,
    guest: &Guest,
    other: ParticipantId,
    standing: &BTreeMap<Pair, &Offer>,
    seen: &mut BTreeSet<Pair>,
    found: &mut Vec<Candidate>,
) {
    let Some(pair) = Pair::new(guest.id, other) else { return };
    let Some(other) = room.guests.get(&other).filter(|_| seen.insert(pair)) else { return };
    let Some(suggestion) = between(room, guest, other) else { return };
    let total = suggestion.score.total;
    let worth = if standing.contains_key(&pair) {
        total.saturating_mul(CLEARLY_BETTER_PERCENT) / 100
    } else {
        total
    };
    found.push(Candidate {
        suggestion,
        pair,
        worth,
        waited_since: guest.arrived.min(other.arrived),
        met: guest.met.len() + other.met.len(),
    });
}
