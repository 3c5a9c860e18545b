//! The regions of tonight's network: who reaches whom over people who know each other.

use std::collections::BTreeMap;

use super::guest::Guest;

/// From how many people on a region is worth joining to another.
const PEOPLE: usize = 3;

/// In which region of tonight's network somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Region {
    /// The place of its first person.
    first: usize,
    /// How many people are in it.
    people: usize,
}

impl Region {
    /// Whether two people are in different regions, each of several people.
    pub(super) const fn is_apart_from(self, other: Self) -> bool {
        self.first != other.first && self.people >= PEOPLE && other.people >= PEOPLE
    }
}

/// Notes for everybody in which region they are: people are linked who know each other or met.
///
/// Union and find with path halving (Tarjan and van Leeuwen 1984).
pub(super) fn note_regions(guests: &mut [Guest<'_>]) {
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
    let firsts: Vec<usize> = (0..guests.len()).map(|place| first_of(&mut parents, place)).collect();
    let mut people: BTreeMap<usize, usize> = BTreeMap::new();
    for first in &firsts {
        *people.entry(*first).or_default() += 1;
    }
    for (guest, first) in guests.iter_mut().zip(firsts) {
        guest.region = Region { first, people: people.get(&first).copied().unwrap_or(0) };
    }
}

/// The first person of somebody's region, by place.
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
