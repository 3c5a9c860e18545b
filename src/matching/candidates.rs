//! Which pairs of people a choice looks at, and what each is worth.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::gate::between;
use super::guest::Guest;
use super::queue::CLEARLY_BETTER_PERCENT;
use super::room::Room;
use super::score::{Appraisal, Band};
use super::subject::Subject;
use crate::pairing::Edge;

/// Up to how many people who are free every two of them are looked at.
const SMALL_ROOM: usize = 140;
/// How many people are looked at for one topic of one person, at most and at least …
const COMPANY: (usize, usize) = (24, 3);
/// … and how many for everybody together, about: a choice takes a blink in a full hall, too.
const LOOKS: usize = 10_000;
/// How many of those next in turn are looked at for somebody who is left over.
const NEIGHBOURS: usize = 30;
/// How many people are weighed for one person in a large room: those of whom most is hoped.
const BEST: usize = 10;
/// What an ask that is answered counts in the first tally; a topic in common counts 1.
const ANSWER: u32 = 3;
/// By how much less is hoped of those who know each other already.
const KNOWN: u64 = 5;

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
    /// something to say to each other, and of these the few of whom most is hoped.
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
        let mut tally = Tally::of(open.len());
        for (turn, place) in open.iter().enumerate() {
            let Some(guest) = self.room.guests.get(*place) else { continue };
            self.company(turn, guest, company, &mut tally);
            let best = tally.drain_best(BEST, |turn, points| self.guess(guest, turn, points));
            pairs.extend(best.filter_map(|turn| open.get(turn)).map(|other| [*place, *other]));
        }
        self.looked_at(pairs)
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
        if between(first, second).is_some() {
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

    /// Those with whom somebody has most to talk about, by a first, quick tally.
    ///
    /// - `most`: how many people are counted for one topic; more of them name a topic that says
    ///   little. Everybody starts where they stand themselves, so that all are counted.
    fn company(&self, turn: usize, guest: &Guest<'_>, most: usize, tally: &mut Tally) {
        let subject = |topic: usize| self.room.subjects.get(topic);
        let asks = guest.asks.iter().flat_map(|said| self.alike(said.topic));
        let offers = guest.offers.iter().flat_map(|said| self.alike(said.topic));
        let shared = guest.topics.iter().filter_map(|topic| subject(*topic));
        let helpers = asks.map(|subject| (&subject.helpers, subject.answer_weight * ANSWER));
        let askers = offers.map(|subject| (&subject.askers, subject.answer_weight * ANSWER));
        let namers = shared.map(|subject| (&subject.namers, subject.shared_weight));
        for (list, points) in helpers.chain(askers).chain(namers).filter(|(_, points)| *points > 0)
        {
            let own = list.partition_point(|other| *other <= turn);
            let others = list.iter().cycle().skip(own).take(most.min(list.len()));
            others.filter(|other| **other != turn).for_each(|other| tally.add(*other, points));
        }
    }

    /// What the first tally makes of two people: those who know each other or work together last.
    fn guess(&self, guest: &Guest<'_>, turn: usize, points: u32) -> Reverse<u64> {
        let place = self.room.open.get(turn);
        let Some(other) = place.and_then(|place| self.room.guests.get(*place)) else {
            return Reverse(0);
        };
        let colleagues = guest.organisation.is_some() && guest.organisation == other.organisation;
        let known = colleagues || guest.circle.binary_search(&other.id).is_ok();
        let fair = u64::from(points) * u64::from(1_000 + guest.favour + other.favour);
        Reverse(if known { fair / KNOWN } else { fair })
    }

    /// A topic and those that mean nearly the same.
    fn alike(&self, topic: usize) -> impl Iterator<Item = &Subject> {
        let own = self.room.subjects.get(topic);
        let others = own.into_iter().flat_map(|subject| &subject.alike);
        let others = others.filter_map(|(other, _)| self.room.subjects.get(*other));
        own.into_iter().chain(others)
    }
}

/// How much is hoped of each person who is free, by their turn.
struct Tally {
    points: Vec<u32>,
    counted: Vec<usize>,
}

impl Tally {
    fn of(people: usize) -> Self {
        Self { points: vec![0; people], counted: Vec::new() }
    }

    fn add(&mut self, turn: usize, more: u32) {
        if let Some(points) = self.points.get_mut(turn) {
            if *points == 0 {
                self.counted.push(turn);
            }
            *points += more;
        }
    }

    /// The best few by a guess, in no order; the tally is empty afterwards.
    fn drain_best<K: Ord>(
        &mut self,
        most: usize,
        guess: impl Fn(usize, u32) -> K,
    ) -> impl Iterator<Item = usize> + '_ {
        let points = |turn: usize| self.points.get(turn).copied().unwrap_or(0);
        if self.counted.len() > most {
            let mut guesses: Vec<(K, usize)> =
                self.counted.iter().map(|turn| (guess(*turn, points(*turn)), *turn)).collect();
            guesses.select_nth_unstable(most);
            guesses.truncate(most);
            for turn in self.counted.drain(..) {
                if let Some(points) = self.points.get_mut(turn) {
                    *points = 0;
                }
            }
            self.counted.extend(guesses.into_iter().map(|(_, turn)| turn));
        }
        for turn in &self.counted {
            if let Some(points) = self.points.get_mut(*turn) {
                *points = 0;
            }
        }
        self.counted.drain(..)
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
