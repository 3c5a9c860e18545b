//! The parts of tonight's network: who is linked to whom by acquaintance, over however many steps.

use std::collections::BTreeMap;

use super::guest::Guest;

/// From how many people on a part of the network is one that is worth joining to another.
const PART: usize = 3;

/// In which part of tonight's network somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Network {
    /// The place of the first person of that part.
    part: usize,
    /// How many people are in it.
    people: usize,
}

impl Network {
    /// Whether two people are in different parts, each of several people.
    pub(super) const fn is_apart_from(self, other: Self) -> bool {
        self.part != other.part && self.people >= PART && other.people >= PART
    }
}

/// Notes for everybody in which part they are: people are linked who know each other or met.
///
/// Union and find with path halving (Tarjan and van Leeuwen 1984).
pub(super) fn note_parts(guests: &mut [Guest<'_>]) {
    let mut parents: Vec<usize> = (0..guests.len()).collect();
    for (place, guest) in guests.iter().enumerate() {
        for other in &guest.circle {
            if let Ok(other) = guests.binary_search_by_key(other, |guest| guest.id) {
                let (one, other) = (first_of(&mut parents, place), first_of(&mut parents, other));
                if let Some(parent) = parents.get_mut(one.max(other)) {
                    *parent = one.min(other);
                }
            }
        }
    }
    let parts: Vec<usize> = (0..guests.len()).map(|place| first_of(&mut parents, place)).collect();
    let mut people: BTreeMap<usize, usize> = BTreeMap::new();
    for part in &parts {
        *people.entry(*part).or_default() += 1;
    }
    for (guest, part) in guests.iter_mut().zip(parts) {
        guest.network = Network { part, people: people.get(&part).copied().unwrap_or(0) };
    }
}

/// The first person of somebody's part, by place.
fn first_of(parents: &mut [usize], mut place: usize) -> usize {
    while let Some(parent) = parents.get(place).copied().filter(|parent| *parent != place) {
        let above = parents.get(parent).copied().unwrap_or(parent);
        if let Some(own) = parents.get_mut(place) {
            *own = above;
        }
        place = above;
    }
    place
}
