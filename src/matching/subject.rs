//! What is talked about in the room: how much a topic says, and who can be met about it.

use std::collections::BTreeMap;

use super::guest::{Guest, Said};
use crate::topics::{Likenesses, TopicKey};

/// From this share of the people here on, in percent, a topic says nothing about anybody.
const COMMON_PERCENT: usize = 60;
/// … if at least so many named it.
const COMMON_PEOPLE: usize = 6;
/// Up to this share of the people here, in percent, those who offer a topic are few.
const FEW_PERCENT: usize = 20;
/// Up to how many people a topic is rare.
const RARE_PEOPLE: usize = 3;
/// What a rare topic weighs, in per mille.
const RARE: u32 = 1_250;
/// What a topic of a few weighs.
const USUAL: u32 = 1_000;
/// What a topic of more than a quarter of the room weighs.
const FREQUENT: u32 = 700;

/// A topic of the room.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) key: TopicKey,
    /// Of those who can be introduced now, by their place in the order of turns: who offers it …
    pub(super) helpers: Vec<usize>,
    /// … who asks for it …
    pub(super) askers: Vec<usize>,
    /// … and who names it at all.
    pub(super) namers: Vec<usize>,
    /// What it weighs where two named it, in per mille; 0 says nothing.
    pub(super) shared_weight: u32,
    /// What it weighs where one offers what the other looks for.
    pub(super) answer_weight: u32,
    /// Topics of the room that mean nearly the same, and how alike they are in per mille.
    pub(super) alike: Vec<(usize, u32)>,
    naming: usize,
    offering: usize,
}

impl Subject {
    /// The topics of a room, each by its number, with those that mean nearly the same.
    pub(super) fn all(keys: Vec<TopicKey>, likenesses: &Likenesses) -> Vec<Self> {
        let numbers: BTreeMap<&TopicKey, usize> = keys.iter().zip(0..).collect();
        let alike = |key: &TopicKey| {
            let others = likenesses.like(key).iter();
            let alike =
                others.filter_map(|one| Some((*numbers.get(&one.key)?, u32::from(one.per_mille))));
            alike.collect()
        };
        let alike: Vec<Vec<(usize, u32)>> = keys.iter().map(alike).collect();
        keys.into_iter().zip(alike).map(|(key, alike)| Self::of(key, alike)).collect()
    }

    const fn of(key: TopicKey, alike: Vec<(usize, u32)>) -> Self {
        Self {
            key,
            alike,
            helpers: Vec::new(),
            askers: Vec::new(),
            namers: Vec::new(),
            shared_weight: 0,
            answer_weight: 0,
            naming: 0,
            offering: 0,
        }
    }

    /// Counts somebody who is in the room, free or not.
    pub(super) fn count(subjects: &mut [Self], guest: &Guest<'_>) {
        for topic in &guest.topics {
            if let Some(subject) = subjects.get_mut(*topic) {
                subject.naming += 1;
                subject.offering += usize::from(names(&guest.offers, *topic));
            }
        }
    }

    /// Lists somebody who can be introduced now.
    pub(super) fn enter(subjects: &mut [Self], guest: &Guest<'_>, turn: usize) {
        for topic in &guest.topics {
            let Some(subject) = subjects.get_mut(*topic) else { continue };
            subject.namers.push(turn);
            if names(&guest.offers, *topic) {
                subject.helpers.push(turn);
            }
            if names(&guest.asks, *topic) {
                subject.askers.push(turn);
            }
        }
    }

    /// Weighs a topic by how many of the people here named it, and how many offer it.
    ///
    /// The idea is inverse document frequency (Spärck Jones 1972), in steps that a host can follow.
    pub(super) const fn weigh(&mut self, people: usize) {
        let common = self.naming >= COMMON_PEOPLE && self.naming * 100 >= people * COMMON_PERCENT;
        let few_help = self.offering * 100 <= people * FEW_PERCENT;
        self.shared_weight = if common { 0 } else { step(self.naming, people) };
        self.answer_weight = if common && !few_help { 0 } else { step(self.offering, people) };
    }

    /// Whether it tells nobody apart tonight, neither as common ground nor as help.
    pub(super) const fn says_nothing(&self) -> bool {
        self.shared_weight == 0 && (self.answer_weight == 0 || self.offering == 0)
    }
}

const fn step(naming: usize, people: usize) -> u32 {
    if naming <= RARE_PEOPLE {
        RARE
    } else if naming * 4 <= people {
        USUAL
    } else {
        FREQUENT
    }
}

fn names(said: &[Said<'_>], topic: usize) -> bool {
    said.iter().any(|said| said.topic == topic)
}
