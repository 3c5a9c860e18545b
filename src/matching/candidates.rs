//! Which pairs of people a choice looks at, and what each is worth.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::gate::between;
use super::pairing::Edge;
use super::queue::CLEARLY_BETTER_PERCENT;
use super::room::Room;
use super::score::{Appraisal, Band};

/// Up to how many people who are free every two of them are looked at.
const SMALL_ROOM: usize = 140;
/// How many people are looked at for one topic of one person, at most and at least …
const COMPANY: (usize, usize) = (24, 3);
/// … and how many for everybody together, about: a choice takes a blink in a full hall, too.
const LOOKS: usize = 10_000;
/// How many of those next in turn are looked at for somebody who is left over.
const NEIGHBOURS: usize = 30;
/// How many pairs of one person are weighed against each other in a large room: their best.
const BEST: usize = 12;

/// Two people who could be introduced, as the choice sees them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Candidate {
    /// The lower place first.
    pub(super) places: [usize; 2],
    /// What it is worth, with a bonus for what stands already.
    pub(super) worth: u32,
    pub(super) answers: u8,
    pub(super) band: Band,
}

impl Candidate {
    pub(super) fn edge(&self) -> Edge {
        Edge { ends: self.places, worth: self.worth.max(1) }
    }

    /// The best first.
    pub(super) fn rank(&self) -> (Reverse<u32>, [usize; 2]) {
        (Reverse(self.worth), self.places)
    }

    pub(super) fn may_be_crossed(&self) -> bool {
        self.band != Band::Far && self.answers == 0
    }
}

/// Looks at pairs of people in a room.
pub(super) struct Candidates<'r, 'a> {
    pub(super) room: &'r Room<'a>,
    /// The pairs that were offered until now.
    standing: BTreeSet<[usize; 2]>,
}

impl<'r, 'a> Candidates<'r, 'a> {
    pub(super) fn of(room: &'r Room<'a>, standing: Vec<[usize; 2]>) -> Self {
        Self { room, standing: standing.into_iter().map(sorted).collect() }
    }

    /// The pairs of people who are free: in a small room every two, in a larger one those who have
    /// something to say to each other, and of these the best few of each.
    ///
    /// - `free`: whether the person at a place can be in a pair.
    pub(super) fn best(&self, free: &[bool]) -> Vec<Candidate> {
        let open = &self.room.open;
        if open.len() <= SMALL_ROOM {
            return self.looked_at(Pairs::every_two(open, free));
        }
        let (most, least) = COMPANY;
        let company = (LOOKS / open.len().max(1)).clamp(least, most);
        let mut pairs = Pairs::of(free);
        pairs.extend(self.standing.iter().copied());
        for (turn, place) in open.iter().enumerate() {
            pairs.extend(self.company(turn, *place, company).map(|other| [*place, other]));
        }
        self.best_of_each(self.looked_at(pairs))
    }

    /// The pairs of those left over, each with those next in turn.
    pub(super) fn of_those_left(&self, free: &[bool]) -> Vec<Candidate> {
        let is_free = |place: &&usize| free.get(**place).is_some_and(|free| *free);
        let left: Vec<usize> = self.room.open.iter().filter(is_free).copied().collect();
        let mut pairs = Pairs::of(free);
        for (turn, place) in left.iter().enumerate() {
            let next = left.iter().skip(turn + 1).take(NEIGHBOURS);
            pairs.extend(next.map(|other| [*place, *other]));
        }
        self.looked_at(pairs)
    }

    /// The pair at two places, if nothing forbids it and somebody has to bring them together.
    pub(super) fn look_at(&self, places: [usize; 2]) -> Option<Candidate> {
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
        })
    }

    fn looked_at(&self, pairs: Pairs<'_>) -> Vec<Candidate> {
        pairs.into_each().filter_map(|places| self.look_at(places)).collect()
    }

    /// Of many pairs those that are among the best few of one of the two.
    fn best_of_each(&self, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
        let mut worths: Vec<Vec<u32>> = vec![Vec::new(); self.room.guests.len()];
        for candidate in &candidates {
            for place in candidate.places {
                if let Some(worths) = worths.get_mut(place) {
                    worths.push(candidate.worth);
                }
            }
        }
        let least: Vec<u32> = worths
            .into_iter()
            .map(|mut worths| {
                if worths.len() <= BEST {
                    return 0;
                }
                let (_, least, _) =
                    worths.select_nth_unstable_by_key(BEST - 1, |one| Reverse(*one));
                *least
            })
            .collect();
        let is_best = |candidate: &Candidate| {
            let [one, other] = candidate.places.map(|place| least.get(place).copied());
            one.is_none_or(|least| candidate.worth >= least)
                || other.is_none_or(|least| candidate.worth >= least)
        };
        candidates.retain(is_best);
        candidates
    }

    /// Those with whom somebody has something in common, some of them twice.
    ///
    /// - `most`: how many people are looked at for one topic; more of them name a topic that says
    ///   little. Everybody starts where they stand themselves, so that all are looked at.
    fn company(&self, turn: usize, place: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        let guest = self.room.guests.get(place);
        let lists = guest.into_iter().flat_map(move |guest| {
            let subject = |topic: usize| self.room.subjects.get(topic);
            let asks = guest.asks.iter().flat_map(move |said| self.alike(said.topic));
            let offers = guest.offers.iter().flat_map(move |said| self.alike(said.topic));
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

    /// A topic and those that mean nearly the same.
    fn alike(&self, topic: usize) -> impl Iterator<Item = &super::subject::Subject> {
        let own = self.room.subjects.get(topic);
        let others = own.into_iter().flat_map(|subject| &subject.alike);
        let others = others.filter_map(|(other, _)| self.room.subjects.get(*other));
        own.into_iter().chain(others)
    }
}

/// Pairs of places, each once.
struct Pairs<'f> {
    free: &'f [bool],
    /// By the lower place, the higher ones: short lists are quicker to put in order than one long.
    higher: Vec<Vec<usize>>,
}

impl<'f> Pairs<'f> {
    fn of(free: &'f [bool]) -> Self {
        Self { free, higher: vec![Vec::new(); free.len()] }
    }

    fn every_two(places: &[usize], free: &'f [bool]) -> Self {
        let mut pairs = Self::of(free);
        for (turn, one) in places.iter().enumerate() {
            pairs.extend(places.iter().skip(turn + 1).map(|other| [*one, *other]));
        }
        pairs
    }

    /// Adds those pairs of which both people are free.
    fn extend(&mut self, pairs: impl Iterator<Item = [usize; 2]>) {
        for pair in pairs {
            let [low, high] = sorted(pair);
            let free = [low, high].map(|place| self.free.get(place) == Some(&true));
            if free == [true, true]
                && let Some(higher) = self.higher.get_mut(low)
            {
                higher.push(high);
            }
        }
    }

    fn into_each(self) -> impl Iterator<Item = [usize; 2]> {
        self.higher.into_iter().enumerate().flat_map(|(low, mut higher)| {
            higher.sort_unstable();
            higher.dedup();
            higher.into_iter().map(move |high| [low, high])
        })
    }
}

fn sorted([one, other]: [usize; 2]) -> [usize; 2] {
    [one.min(other), one.max(other)]
}
