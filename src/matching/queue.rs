//! The best introductions now possible for everybody who is free: one choice for the whole room.

use std::collections::BTreeMap;

use super::choice::{Choice, Legacy};
use super::room::Room;
use super::score::Band;
use super::suggest::{Suggestion, suggestion};
use crate::domain::{Pair, Timestamp};

/// How much an offer must be worth, in percent of one that stands, to go before it or to break it
/// up: an offer does not jump while the host walks over.
pub(super) const CLEARLY_BETTER_PERCENT: u32 = 130;
/// For how many minutes a wild card stands before its two people may be offered something nearer.
const WILD_CARD_MINUTES: u32 = 10;

/// An introduction that waits for the host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// What it is.
    pub suggestion: Suggestion,
    /// Since when it has been offered.
    pub since: Timestamp,
}

/// The introductions that wait for the host; nobody is in two of them.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Those whose people are furthest behind their share of introductions first, then the best,
    /// save that one which stood before gives way only to a clearly better one.
    pub offers: Vec<Offer>,
    legacy: Legacy,
}

/// Two queues are the same when they offer the same, however they were found.
impl PartialEq for Queue {
    fn eq(&self, other: &Self) -> bool {
        self.offers == other.offers
    }
}

impl Queue {
    /// The queue drawn anew for the room as it is now.
    ///
    /// What stood before keeps its people and its place unless something clearly better came, and
    /// its age in any case. As many offers as the host wants are wild cards, as long as that breaks
    /// up no answered ask. Whoever is in no offer has nobody left to meet.
    #[must_use]
    pub fn redrawn(&self, room: &Room<'_>, now: Timestamp) -> Self {
        let mut choice = Choice::of(room, self.standing(room), &self.legacy);
        choice.take_passed_on();
        choice.keep(self.young_wild_cards(room, now));
        choice.take_best();
        choice.pair_those_left();
        choice.leave_room_for_wild_cards();
        let since: BTreeMap<Pair, Timestamp> =
            self.offers.iter().filter_map(|offer| Some((pair_of(offer)?, offer.since))).collect();
        let offer = |[first, second]: [usize; 2]| {
            let (first, second) = (room.guests.get(first)?, room.guests.get(second)?);
            let pair = Pair::new(first.id, second.id)?;
            let since = since.get(&pair).copied().unwrap_or(now);
            Some((pair, Offer { suggestion: suggestion(room, first, second), since }))
        };
        let drawn = choice.places().filter_map(offer).collect();
        Self { offers: self.in_place(drawn), legacy: choice.into_legacy() }
    }

    fn standing(&self, room: &Room<'_>) -> Vec<[usize; 2]> {
        self.offers.iter().filter_map(|offer| places_of(room, offer)).collect()
    }

    fn young_wild_cards(&self, room: &Room<'_>, now: Timestamp) -> Vec<[usize; 2]> {
        let young = |offer: &&Offer| {
            offer.suggestion.score.band == Band::Far
                && now.minutes_since(offer.since) < WILD_CARD_MINUTES
        };
        self.offers.iter().filter(young).filter_map(|offer| places_of(room, offer)).collect()
    }

    /// Those that stood in their order, then the new ones, each before what it clearly beats.
    fn in_place(&self, mut drawn: BTreeMap<Pair, Offer>) -> Vec<Offer> {
        let stood = self.offers.iter().filter_map(pair_of);
        let mut offers: Vec<Offer> = stood.filter_map(|pair| drawn.remove(&pair)).collect();
        let mut new: Vec<Offer> = drawn.into_values().collect();
        new.sort_by_key(|offer| std::cmp::Reverse(offer.suggestion.score.total));
        let mut from = 0;
        for offer in new {
            let beaten = offers.iter().skip(from).position(|other| clearly_beats(&offer, other));
            from = beaten.map_or(offers.len(), |place| from + place);
            offers.insert(from, offer);
            // The next one is worth no more than this one, so it stands after it.
            from += 1;
        }
        // Whoever is whole introductions behind goes first, whatever the others would gain: measured,
        // that halves the Gini coefficient in a large room and costs few answers.
        offers.sort_by_key(|offer| std::cmp::Reverse(offer.suggestion.score.behind));
        offers
    }
}

fn clearly_beats(offer: &Offer, other: &Offer) -> bool {
    let [worth, standing] = [offer, other].map(|offer| u64::from(offer.suggestion.score.total));
    worth * 100 > standing * u64::from(CLEARLY_BETTER_PERCENT)
}

fn pair_of(offer: &Offer) -> Option<Pair> {
    Pair::new(offer.suggestion.first, offer.suggestion.second)
}

fn places_of(room: &Room<'_>, offer: &Offer) -> Option<[usize; 2]> {
    let [low, high] = pair_of(offer)?.both();
    Some([room.place(low)?, room.place(high)?])
}
