//! Who is in the room when, and what they do there by themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::evening::Stage;
use super::mixing::{Habits, Mixing, Society};
use super::truth::Truth;
use crate::domain::{Pair, Participant, ParticipantId};
use crate::intake::script::{Key, Script};

/// The people of an evening, by their places in its script.
pub(super) struct Crowd {
    keys: Vec<Key>,
    /// Where those stand who have been in the room.
    places: BTreeMap<ParticipantId, usize>,
    mixing: Option<Mixing>,
    step: u32,
    /// When everybody was in the room: the first step of each stay, and the first one after it.
    stays: Vec<Vec<(u32, u32)>>,
    /// The pairs who talked without being introduced, the lower place first; known in the end.
    pub(super) talked: BTreeSet<[usize; 2]>,
}

impl Crowd {
    /// The people of a script before the doors open.
    pub(super) fn of(script: &Script, seed: u64) -> Self {
        let habits = Habits::FITTED;
        Self {
            keys: script.people.iter().map(|person| person.key.clone()).collect(),
            places: BTreeMap::new(),
            mixing: Some(Mixing::new(society(script, habits), habits, seed)),
            step: 0,
            stays: vec![Vec::new(); script.people.len()],
            talked: BTreeSet::new(),
        }
    }

    /// Twenty seconds pass.
    ///
    /// - `is_there`: whether somebody is still there whom the event takes for being here.
    /// - `talks`: whether somebody is in a conversation to which they were introduced.
    pub(super) fn pass(
        &mut self,
        stage: &Stage,
        is_there: impl Fn(&ParticipantId) -> bool,
        talks: impl Fn(&ParticipantId) -> bool,
    ) {
        let seated = seated(stage);
        let mut free = vec![false; self.keys.len()];
        for (place, key) in self.keys.iter().enumerate() {
            let Some(id) = stage.ids.get(key).filter(|id| is_there(id)) else { continue };
            if !stage.event.participant(*id).is_some_and(Participant::is_here) {
                continue;
            }
            self.places.insert(*id, place);
            if let Some(stays) = self.stays.get_mut(place) {
                match stays.last_mut().filter(|(_, end)| *end == self.step) {
                    Some((_, end)) => *end += 1,
                    None => stays.push((self.step, self.step + 1)),
                }
            }
            if let Some(free) = free.get_mut(place) {
                *free = !seated.contains(id) && !talks(id);
            }
        }
        if let Some(mixing) = &mut self.mixing {
            mixing.pass(&free);
        }
        self.step += 1;
    }

    /// Two people got to know each other at a table or by an introduction.
    pub(super) fn acquaint(&mut self, pair: Pair) {
        let place = |id: ParticipantId| self.places.get(&id).copied();
        let [low, high] = pair.both();
        if let (Some(mixing), Some(low), Some(high)) = (&mut self.mixing, place(low), place(high)) {
            mixing.acquaint([low, high]);
        }
    }

    /// The evening is over.
    pub(super) fn end(&mut self) {
        self.talked = self.mixing.take().map(Mixing::end).unwrap_or_default();
    }

    /// For how many steps of twenty seconds the person at a place was in the room.
    pub(super) fn steps(&self, place: usize) -> u32 {
        self.stays.get(place).into_iter().flatten().map(|(start, end)| end - start).sum()
    }

    /// How many introductions somebody could have at most, one after the other.
    ///
    /// - `talk`: for how many steps each keeps them.
    pub(super) fn most_introductions(&self, place: usize, talk: u32) -> u32 {
        let stays = self.stays.get(place).into_iter().flatten();
        stays.map(|(start, end)| (end - start).div_ceil(talk.max(1))).sum()
    }

    /// Whether two people were in the room at the same time.
    pub(super) fn overlapped(&self, one: usize, other: usize) -> bool {
        let stays = |place: usize| self.stays.get(place).into_iter().flatten();
        stays(one).any(|(start, end)| stays(other).any(|stay| stay.0 < *end && *start < stay.1))
    }

    /// How many steps there were.
    pub(super) const fn all_steps(&self) -> u32 {
        self.step
    }
}

/// Who sits at a table of the round that is on.
fn seated(stage: &Stage) -> BTreeSet<ParticipantId> {
    let Some(round) = stage.event.running_round() else { return BTreeSet::new() };
    round.seating.tables.values().flatten().copied().collect()
}

/// Who is drawn to whom: colleagues, those who met before, those of one interest.
fn society(script: &Script, habits: Habits) -> Society {
    let mut society = Society::of_strangers(script.people.len());
    let places: BTreeMap<&Key, usize> =
        script.people.iter().map(|person| &person.key).zip(0..).collect();
    let truth = Truth::of(script);
    society.languages = truth.languages().to_vec();
    for pair in truth.like_minded() {
        society.draw_together(pair, habits.like_minded);
    }
    for (a, b, _) in &script.ties {
        if let Some((a, b)) = places.get(a).zip(places.get(b)) {
            society.draw_together([*a, *b], habits.acquaintance);
        }
    }
    for members in truth.organisations() {
        for (turn, one) in members.iter().enumerate() {
            for other in members.iter().skip(turn + 1) {
                society.draw_together([*one, *other], habits.colleague);
            }
        }
    }
    society
}
