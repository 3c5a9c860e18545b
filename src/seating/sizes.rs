//! How many people sit at each table of one round.

use crate::domain::{OddPolicy, Uneven};

use super::draft::{Draft, Policy, TableSpec};
use super::layout::Layout;
use super::problem::seat_the_stand_in;

/// How many people would sit at each table in one of the rounds of a draft, from 0, before anything
/// is drawn; none for a round unknown.
#[must_use]
pub fn sizes_of(draft: &Draft, round: usize) -> Vec<u16> {
    if round >= draft.rounds.len() {
        return Vec::new();
    }
    if draft.stand_in.is_none() {
        return Layout::new(draft, round).sizes;
    }
    let mut draft = draft.clone();
    seat_the_stand_in(&mut draft);
    Layout::new(&draft, round).sizes
}

/// What the sizes of one round are made from.
pub(super) struct Room<'a> {
    /// The tables with the chairs that are free for people.
    pub(super) tables: &'a [TableSpec],
    /// People who can only sit at a table, a table at a time.
    pub(super) held: &'a [u16],
    /// How many are there.
    pub(super) people: u16,
    /// Tables of a given size that somebody asked for: pairs, or never fewer than three.
    pub(super) wanted: &'a [u16],
    /// The host's choice.
    pub(super) policy: Policy,
}

/// How many people sit at each table; those left over rest.
pub(super) fn sizes(room: &Room<'_>) -> Vec<u16> {
    let mut sizes: Vec<u16> = room.tables.iter().map(|table| table.exactly.unwrap_or(0)).collect();
    let mut left = room.people.saturating_sub(sizes.iter().sum());
    for size in room.wanted {
        left = open_one(room, &mut sizes, *size, left);
    }
    left = resting_by_choice(room, left);
    let open = choose(room, &sizes, left);
    for (table, seats) in &open {
        let first = room.held.get(*table).copied().unwrap_or(0).min(left).min(*seats);
        left -= raise(&mut sizes, *table, first);
    }
    fill_evenly(&open, &mut sizes, left);
    without_tables_of_one(room, &mut sizes);
    sizes
}

/// How many tables `people` take up, as the policy says: at least 1.
///
/// Bigger tables have one person more than meant at most, so 7 people at tables of 4 take 4-3.
pub(super) fn table_count(people: u16, policy: Policy) -> u16 {
    let meant = policy.group_size.max(2);
    let count = match policy.uneven {
        Uneven::Bigger => people.div_ceil(meant + 1).max(people / meant),
        Uneven::Smaller => people.div_ceil(meant),
    };
    let smallest = policy.smallest_table.clamp(2, meant);
    count.min(people / smallest).max(1)
}

/// Sets a table aside for a group of `size`, the one that fits best; returns who is left.
fn open_one(room: &Room<'_>, sizes: &mut [u16], size: u16, left: u16) -> u16 {
    let best = room
        .tables
        .iter()
        .zip(room.held)
        .zip(sizes.iter_mut())
        .filter(|((table, held), taken)| {
            table.exactly.is_none() && table.seats >= size && **held <= size && **taken == 0
        })
        .min_by_key(|((table, _), _)| table.seats);
    match best {
        Some((_, taken)) if left >= size => {
            *taken = size;
            left - size
        }
        _ => left,
    }
}

/// One fewer when an odd number is to rest in a round of pairs.
fn resting_by_choice(room: &Room<'_>, left: u16) -> u16 {
    let pairs = room.policy.group_size == 2;
    left - u16::from(pairs && left % 2 == 1 && room.policy.odd == OddPolicy::SitOut)
}

/// The tables that are used, with their chairs: those that somebody is held at, then those big
/// enough for a group, in the order of the room.
fn choose(room: &Room<'_>, sizes: &[u16], left: u16) -> Vec<(usize, u16)> {
    if left == 0 {
        return Vec::new();
    }
    let mut free: Vec<(usize, u16, u16)> = room
        .tables
        .iter()
        .enumerate()
        .zip(sizes)
        .filter(|((_, table), taken)| table.exactly.is_none() && **taken == 0 && table.seats > 0)
        .map(|((index, table), _)| (index, table.seats, room.held.get(index).copied().unwrap_or(0)))
        .collect();
    let meant = room.policy.group_size;
    free.sort_by_key(|(index, seats, held)| (*held == 0, *seats < meant, *index));
    let held = free.iter().filter(|(_, _, held)| *held > 0).count();
    let mut count = usize::from(table_count(left, room.policy)).max(held);
    while count < free.len() && capacity(free.iter().take(count).map(|table| table.1)) < left {
        count += 1;
    }
    let mut open: Vec<_> =
        free.into_iter().take(count).map(|(index, seats, _)| (index, seats)).collect();
    open.sort_unstable();
    open
}

fn capacity(seats: impl Iterator<Item = u16>) -> u16 {
    seats.fold(0, u16::saturating_add)
}

fn raise(sizes: &mut [u16], table: usize, by: u16) -> u16 {
    sizes.get_mut(table).map_or(0, |size| {
        *size += by;
        by
    })
}

/// Puts one person at a time at the table with the fewest that has a chair left.
fn fill_evenly(open: &[(usize, u16)], sizes: &mut [u16], mut left: u16) {
    while left > 0 {
        let lowest = open
            .iter()
            .filter_map(|(table, seats)| sizes.get(*table).map(|size| (*size, *table, *seats)))
            .filter(|(size, _, seats)| size < seats)
            .min();
        let Some((_, table, _)) = lowest else { return };
        left -= raise(sizes, table, 1);
    }
}

/// Nobody sits alone: a table of one takes a person from the biggest, or is not used.
fn without_tables_of_one(room: &Room<'_>, sizes: &mut [u16]) {
    for (table, spec) in room.tables.iter().enumerate() {
        if sizes.get(table) != Some(&1) {
            continue;
        }
        let donor = sizes.iter_mut().max().filter(|size| **size > 2 && spec.seats > 1);
        let gained = donor.map(|size| *size -= 1).is_some();
        if let Some(size) = sizes.get_mut(table) {
            *size = if gained { 2 } else { 0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(people: u16, group_size: u16, uneven: Uneven) -> Vec<u16> {
        let tables = vec![TableSpec::with_seats(8); 12];
        let policy = Policy { group_size, uneven, ..Policy::default() };
        let held = [0; 12];
        let room = Room { tables: &tables, held: &held, people, wanted: &[], policy };
        let mut sizes = sizes(&room);
        sizes.retain(|size| *size > 0);
        sizes
    }

    #[test]
    fn tables_differ_by_one_at_most_and_follow_the_policy() {
        let cases: [(u16, u16, Uneven, &[u16]); 9] = [
            (13, 4, Uneven::Bigger, &[5, 4, 4]),
            (13, 4, Uneven::Smaller, &[4, 3, 3, 3]),
            (12, 4, Uneven::Bigger, &[4, 4, 4]),
            (7, 4, Uneven::Bigger, &[4, 3]),
            (5, 4, Uneven::Smaller, &[5]),
            (6, 4, Uneven::Smaller, &[3, 3]),
            (7, 2, Uneven::Bigger, &[3, 2, 2]),
            (7, 2, Uneven::Smaller, &[3, 2, 2]),
            (2, 4, Uneven::Bigger, &[2]),
        ];

        for (people, group, uneven, expected) in cases {
            assert_eq!(of(people, group, uneven), expected, "{people} at tables of {group}");
        }
    }

    #[test]
    fn one_person_alone_rests() {
        assert!(of(1, 4, Uneven::Bigger).is_empty());
    }

    #[test]
    fn a_table_gives_no_more_than_its_chairs() {
        let tables = [3, 8, 3].map(TableSpec::with_seats);
        let policy = Policy { group_size: 4, ..Policy::default() };
        let room = Room { tables: &tables, held: &[0; 3], people: 13, wanted: &[], policy };

        assert_eq!(sizes(&room), [3, 7, 3]);
    }

    #[test]
    fn pairs_rest_one_when_the_host_wants_it_so() {
        let tables = [TableSpec::with_seats(2); 5];
        let policy = Policy { group_size: 2, odd: OddPolicy::SitOut, ..Policy::default() };
        let room = Room { tables: &tables, held: &[0; 5], people: 9, wanted: &[], policy };

        assert_eq!(sizes(&room), [2, 2, 2, 2, 0]);
    }
}
