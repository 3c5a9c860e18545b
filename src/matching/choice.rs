//! One choice for the whole room: the pairs that share nobody and are worth most together.

use super::candidates::{Candidate, Candidates};
use super::room::Room;
use super::score::Band;
use crate::domain::ParticipantId;
use crate::pairing::{Edge, Memory, pair_up};

/// How much work the search for the best pairs may be, in steps; in a full hall it may end before
/// it is proved that nothing better is possible.
const STEPS: u64 = 2_000_000;
/// How many of the weakest offers are tried for a wild card.
const WEAKEST: usize = 16;

/// What one choice leaves to the next, which is quick because little has changed between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Legacy {
    /// Who stood at each place.
    people: Vec<ParticipantId>,
    memory: Memory,
}

/// The choice as far as it is made.
pub(super) struct Choice<'r, 'a> {
    candidates: Candidates<'r, 'a>,
    /// Whether the person at each place can be introduced now and is in no offer yet.
    free: Vec<bool>,
    chosen: Vec<Candidate>,
    legacy: Legacy,
}

impl<'r, 'a> Choice<'r, 'a> {
    /// A choice in which nothing is chosen yet.
    ///
    /// - `standing`: the pairs that were offered until now.
    /// - `before`: what the choice before left.
    pub(super) fn of(room: &'r Room<'a>, standing: Vec<[usize; 2]>, before: &Legacy) -> Self {
        let mut free = vec![false; room.guests.len()];
        for place in &room.open {
            if let Some(free) = free.get_mut(*place) {
                *free = true;
            }
        }
        let candidates = Candidates::of(room, standing);
        let places: Vec<Option<usize>> =
            before.people.iter().map(|person| room.place(*person)).collect();
        let memory = before.memory.renumbered(room.guests.len(), &places);
        let legacy = Legacy { people: room.guests.iter().map(|guest| guest.id).collect(), memory };
        Self { candidates, free, chosen: Vec::new(), legacy }
    }

    /// What the next choice starts from.
    pub(super) fn into_legacy(self) -> Legacy {
        self.legacy
    }

    /// The pairs that were chosen.
    pub(super) fn places(&self) -> impl Iterator<Item = [usize; 2]> + '_ {
        self.chosen.iter().map(|candidate| candidate.places)
    }

    /// Takes those who were passed on to each other: they are expected to meet.
    pub(super) fn take_passed_on(&mut self) {
        let room = self.candidates.room;
        for passed in room.event.passed_on() {
            let places = room.place(passed.asker).zip(room.place(passed.to));
            let Some(places) = places.map(|(asker, to)| [asker, to]) else { continue };
            if let Some(candidate) = self.candidates.look_at(places)
                && self.is_free(places)
            {
                self.take(candidate);
            }
        }
    }

    /// Keeps these pairs where they are still possible, as many as there is room for wild cards.
    pub(super) fn keep(&mut self, pairs: Vec<[usize; 2]>) {
        let most = self.wanted_wild_cards(self.candidates.room.open.len() / 2);
        for places in pairs.into_iter().take(most) {
            let free = self.is_free(places);
            let candidate = self.candidates.look_at(places);
            if let Some(candidate) = candidate.filter(|one| free && one.band == Band::Far) {
                self.take(candidate);
            }
        }
    }

    /// Takes those pairs that are worth most together: not each person's favourite.
    pub(super) fn take_best(&mut self) {
        let candidates = self.candidates.best(&self.free);
        let before = std::mem::take(&mut self.legacy.memory);
        self.legacy.memory = self.take_best_of(&candidates, Some(&before));
    }

    /// Takes the best pairs of those who are in none yet, whatever they have in common.
    pub(super) fn pair_those_left(&mut self) {
        let candidates = self.candidates.of_those_left(&self.free);
        self.take_best_of(&candidates, None);
    }

    /// Crosses two of the weakest pairs until enough offers are wild cards, or no cross gives one.
    ///
    /// Nobody gives up an answered ask for it.
    pub(super) fn leave_room_for_wild_cards(&mut self) {
        self.chosen.sort_unstable_by_key(Candidate::rank);
        let wanted = self.wanted_wild_cards(self.chosen.len());
        while self.wild_cards() < wanted && self.cross_one() {}
    }

    fn wanted_wild_cards(&self, offers: usize) -> usize {
        let percent = self.candidates.room.event.settings().wild_card_percent;
        offers * usize::from(percent) / 100
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
        let look_at = |places| self.candidates.look_at(places);
        [[[one, third], [other, fourth]], [[one, fourth], [other, third]]]
            .into_iter()
            .filter_map(|[left, right]| Some([look_at(left)?, look_at(right)?]))
            .find(|crossed| crossed.iter().any(|candidate| candidate.band == Band::Far))
    }

    /// Takes, of these pairs, those that are worth most together; what the next choice may use.
    fn take_best_of(&mut self, candidates: &[Candidate], before: Option<&Memory>) -> Memory {
        let edges: Vec<Edge> = candidates.iter().map(Candidate::edge).collect();
        let paired = pair_up(self.free.len(), &edges, before, STEPS);
        for candidate in candidates {
            let [first, second] = candidate.places;
            if paired.mates.get(first) == Some(&Some(second)) {
                self.take(*candidate);
            }
        }
        paired.memory
    }

    fn take(&mut self, candidate: Candidate) {
        for place in candidate.places {
            if let Some(free) = self.free.get_mut(place) {
                *free = false;
            }
        }
        self.chosen.push(candidate);
    }

    fn is_free(&self, places: [usize; 2]) -> bool {
        places.into_iter().all(|place| self.free.get(place) == Some(&true))
    }
}
