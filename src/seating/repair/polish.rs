//! A repair that moves many is made cheaper without moving more.

use crate::seating::index::{PersonIndex, TableIndex};

use super::Move;
use super::room::Room;
use super::tree::Way;

/// How often all changes of a repair are tried at most.
const ROUNDS: usize = 3;

/// Sends people of a repair elsewhere, or exchanges two of them, as long as that is cheaper.
pub(super) fn polish(room: &mut Room<'_>, way: &mut Way) {
    let people: Vec<PersonIndex> = way.moves.iter().map(|step| step.person).collect();
    let origins: Vec<Option<TableIndex>> = people.iter().map(|one| room.seat_of(*one)).collect();
    for step in &way.moves {
        room.put(step.person, step.to);
    }
    if is_sound(room) {
        for _ in 0..ROUNDS {
            if !improved(room, &people) {
                break;
            }
        }
        way.cost = room.cost(&people);
        way.moves = people.iter().map(|one| room.move_of(*one)).collect::<Vec<Move>>();
    }
    for (person, from) in people.iter().zip(origins) {
        room.put(*person, from);
    }
}

const fn is_sound(room: &Room<'_>) -> bool {
    room.broken().is_empty() && room.wrong().is_empty()
}

fn improved(room: &mut Room<'_>, people: &[PersonIndex]) -> bool {
    let tables: Vec<TableIndex> =
        room.open().filter(|table| !room.people_at(*table).is_empty()).collect();
    let mut better = false;
    for (place, person) in people.iter().enumerate() {
        for table in &tables {
            better |= cheaper(room, people, &[(*person, Some(*table))]);
        }
        for other in people.iter().skip(place + 1) {
            let (here, there) = (room.seat_of(*person), room.seat_of(*other));
            better |= cheaper(room, people, &[(*person, there), (*other, here)]);
        }
    }
    better
}

/// Makes a change if it breaks nothing and is cheaper, else leaves all as it was.
fn cheaper(
    room: &mut Room<'_>,
    people: &[PersonIndex],
    change: &[(PersonIndex, Option<TableIndex>)],
) -> bool {
    let may = change.iter().all(|(person, to)| {
        let lock = room.lock_of(*person);
        let goes = *to != room.seat_of(*person) && *to != room.start_of(*person);
        to.is_some() && goes && (lock.is_none() || lock == *to)
    });
    if !may {
        return false;
    }
    let before = room.cost(people);
    let back: Vec<_> = change.iter().map(|(person, _)| (*person, room.seat_of(*person))).collect();
    for (person, to) in change {
        room.put(*person, *to);
    }
    let better = is_sound(room) && room.cost(people) < before;
    if !better {
        for (person, from) in back {
            room.put(person, from);
        }
    }
    better
}
