//! One choice for the whole room: pairs that share nobody, the best first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::gate::between;
use super::guest::Guest;
use super::queue::CLEARLY_BETTER_PERCENT;
use super::room::Room;
use super::score::{Appraisal, Band};
use crate::domain::Timestamp;

/// How many people are looked at for one topic of one person, at most and at least …
const COMPANY: (usize, usize) = (24, 3);
/// … and how many for everybody together, about: a choice takes a blink in a full hall, too.
const LOOKS: usize = 10_000;
/// How many of those next in turn are looked at for somebody who is left over.
const NEIGHBOURS: usize = 30;
/// Of how many offers one is a wild card.
const WILD_CARD_IN: usize = 8;
/// How many of the weakest offers are tried for a wild card.
const WEAKEST: usize = 16;

/// Two people who could be introduced, as the choice sees them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Candidate {
    /// The lower place first.
    places: [usize; 2],
    /// What it is worth, with a bonus for what stands already.
    worth: u32,
    answers: u8,
    band: Band,
    /// Since when the one of the two who has waited longest waits, and how many both have met.
    waiting: (Timestamp, usize),
}

/// The choice as far as it is made.
pub(super) struct Choice<'r, 'a> {
    room: &'r Room<'a>,
    standing: BTreeSet<[usize; 2]>,
    /// Whether the person at each place is in an offer, or cannot be introduced now.
    taken: Vec<bool>,
    chosen: Vec<Candidate>,
}

impl<'r, 'a> Choice<'r, 'a> {
    /// A choice in which nothing is chosen yet.
    ///
    /// - `standing`: the pairs that were offered until now.
    pub(super) fn of(room: &'r Room<'a>, standing: Vec<[usize; 2]>) -> Self {
        let standing = standing.into_iter().map(sorted).collect();
        let mut taken = vec![true; room.guests.len()];
        for place in &room.open {
            if let Some(taken) = taken.get_mut(*place) {
                *taken = false;
            }
        }
        Self { room, standing, taken, chosen: Vec::new() }
    }

    /// The pairs that were chosen.
    pub(super) fn places(&self) -> impl Iterator<Item = [usize; 2]> + '_ {
        self.chosen.iter().map(|candidate| candidate.places)
    }

    /// Keeps these pairs where they are still possible, as many as there is room for wild cards.
    pub(super) fn keep(&mut self, pairs: Vec<[usize; 2]>) {
        let most = self.room.open.len() / 2 / WILD_CARD_IN;
        for places in pairs.into_iter().take(most) {
            let open = self.is_open(places);
            let candidate = self.look_at(places).filter(|one| open && one.band == Band::Far);
            if let Some(candidate) = candidate {
                self.take(candidate);
            }
        }
    }

    /// Takes the best pairs of those who have something to say to each other.
    ///
    /// Greedy: at least half of the greatest sum that is possible (Avis 1983).
    pub(super) fn take_best(&mut self) {
        let open = &self.room.open;
        let (most, least) = COMPANY;
        let company = (LOOKS / open.len().max(1)).clamp(least, most);
        let mut pairs: Vec<[usize; 2]> = self.standing.iter().copied().collect();
        for (turn, place) in open.iter().enumerate() {
            let with = self.company(turn, *place, company);
            pairs.extend(with.map(|other| sorted([*place, other])));
        }
        self.take_best_of(pairs);
    }

    /// Takes the best pairs of those who are in none yet, whatever they have in common.
    pub(super) fn pair_those_left(&mut self) {
        let left: Vec<usize> =
            self.room.open.iter().copied().filter(|place| !self.is_taken(*place)).collect();
        let mut pairs = Vec::new();
        for (turn, place) in left.iter().enumerate() {
            let next = left.iter().skip(turn + 1).take(NEIGHBOURS);
            pairs.extend(next.map(|other| sorted([*place, *other])));
        }
        self.take_best_of(pairs);
    }

    /// Crosses two of the weakest pairs until enough offers are wild cards, or no cross gives one.
    ///
    /// Nobody gives up an answered ask for it.
    pub(super) fn leave_room_for_wild_cards(&mut self) {
        self.chosen.sort_by_key(Candidate::rank);
        let wanted = self.chosen.len() / WILD_CARD_IN;
        while self.wild_cards() < wanted && self.cross_one() {}
    }

    fn wild_cards(&self) -> usize {
        self.chosen.iter().filter(|one| one.band == Band::Far).count()
    }

    /// Crosses two pairs; whether there was a way to have more wild cards than before.
    fn cross_one(&mut self) -> bool {
        let weakest: Vec<usize> = (0..self.chosen.len())
            .rev()
            .filter(|at| self.chosen.get(*at).is_some_and(Candidate::may_be_crossed))
            .take(WEAKEST)
            .collect();
        for (turn, first) in weakest.iter().enumerate() {
            for second in weakest.iter().skip(turn + 1) {
                if let Some(crossed) = self.crossed(*first, *second) {
                    for (at, candidate) in [*first, *second].into_iter().zip(crossed) {
                        if let Some(chosen) = self.chosen.get_mut(at) {
                            *chosen = candidate;
                        }
                    }
                    return true;
                }
            }
        }
        false
    }

    /// Two pairs with their people exchanged, if that makes a wild card and both are possible.
    fn crossed(&self, first: usize, second: usize) -> Option<[Candidate; 2]> {
        let [one, other] = self.chosen.get(first)?.places;
        let [third, fourth] = self.chosen.get(second)?.places;
        [[[one, third], [other, fourth]], [[one, fourth], [other, third]]]
            .into_iter()
            .filter_map(|[left, right]| Some([self.look_at(left)?, self.look_at(right)?]))
            .find(|crossed| crossed.iter().any(|candidate| candidate.band == Band::Far))
    }

    fn take_best_of(&mut self, mut pairs: Vec<[usize; 2]>) {
        pairs.sort_unstable();
        pairs.dedup();
        let looks = pairs.into_iter().filter(|places| self.is_open(*places));
        let mut candidates: Vec<Candidate> =
            looks.filter_map(|places| self.look_at(places)).collect();
        candidates.sort_unstable_by_key(Candidate::rank);
        for candidate in candidates {
            if self.is_open(candidate.places) {
                self.take(candidate);
            }
        }
    }

    fn take(&mut self, candidate: Candidate) {
        for place in candidate.places {
            if let Some(taken) = self.taken.get_mut(place) {
                *taken = true;
            }
        }
        self.chosen.push(candidate);
    }

    fn is_open(&self, places: [usize; 2]) -> bool {
        !places.into_iter().any(|place| self.is_taken(place))
    }

    fn is_taken(&self, place: usize) -> bool {
        self.taken.get(place).is_none_or(|taken| *taken)
    }

    /// Those with whom somebody has something in common, some of them twice.
    ///
    /// - `most`: how many people are looked at for one topic; more of them name a topic that says
    ///   little. Everybody starts where they stand themselves, so that all are looked at.
    fn company(&self, turn: usize, place: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        let guest = self.room.guests.get(place);
        let lists = guest.into_iter().flat_map(move |guest| {
            let subject = |topic: usize| self.room.subjects.get(topic);
            let asks = guest.asks.iter().filter_map(move |said| subject(said.topic));
            let offers = guest.offers.iter().filter_map(move |said| subject(said.topic));
            let shared = guest.topics.iter().filter_map(move |topic| subject(*topic));
            let helpers = asks.map(|subject| (&subject.helpers, subject.answer_weight));
            let askers = offers.map(|subject| (&subject.askers, subject.answer_weight));
            let namers = shared.map(|subject| (&subject.namers, subject.shared_weight));
            helpers.chain(askers).chain(namers).filter(|(_, weight)| *weight > 0)
        });
        let others = lists.flat_map(move |(list, _)| {
            let own = list.partition_point(|other| *other <= turn);
            list.iter().cycle().skip(own).take(most.min(list.len())).filter(move |at| **at != turn)
        });
        others.filter_map(|turn| self.room.open.get(*turn).copied())
    }

    /// The pair at two places, if nothing forbids it and somebody has to bring them together.
    fn look_at(&self, places: [usize; 2]) -> Option<Candidate> {
        let [first, second] = places.map(|place| self.room.guests.get(place));
        let (first, second) = (first?, second?);
        if between(self.room, first, second).is_some() {
            return None;
        }
        let appraisal = Appraisal::of(self.room, first, second);
        if appraisal.acquaintance.know_each_other() {
            return None;
        }
        let places = sorted(places);
        let bonus = if self.standing.contains(&places) { CLEARLY_BETTER_PERCENT } else { 100 };
        Some(Candidate {
            places,
            worth: appraisal.total.saturating_mul(bonus) / 100,
            answers: appraisal.value.answers(),
            band: appraisal.band(),
            waiting: waiting(first, second),
        })
    }
}

impl Candidate {
    /// The best first; of equals those who have waited longest, then those who have met fewest.
    fn rank(&self) -> (Reverse<u32>, (Timestamp, usize), [usize; 2]) {
        (Reverse(self.worth), self.waiting, self.places)
    }

    fn may_be_crossed(&self) -> bool {
        self.band != Band::Far && self.answers == 0
    }
}

fn waiting(first: &Guest<'_>, second: &Guest<'_>) -> (Timestamp, usize) {
    (first.waiting_since.min(second.waiting_since), first.met.len() + second.met.len())
}

fn sorted([one, other]: [usize; 2]) -> [usize; 2] {
    [one.min(other), one.max(other)]
}
