//! Plans and repairs as a host would see them.

mod bounds;
mod fewest;
mod properties;
mod repairs;
mod rules;
mod search;
mod situations;

use super::*;

/// A problem with everybody there in all rounds, at tables of one kind.
pub(super) fn evening(people: usize, tables: usize, seats: u16, rounds: usize) -> Draft {
    let round = RoundSpec {
        tables: vec![TableSpec::with_seats(seats); tables],
        present: PersonIndex::first(people).collect(),
        locked: Vec::new(),
    };
    Draft {
        people: vec![PersonSpec::default(); people],
        rounds: vec![round; rounds],
        ..Draft::default()
    }
}

/// A plan within a number of steps that takes a moment at most.
pub(super) fn planned(draft: &Draft) -> Plan {
    plan(&Problem::new(draft.clone()).unwrap(), 7, &Budget::steps(400))
}

pub(super) fn person(number: u16) -> PersonIndex {
    PersonIndex(number)
}

pub(super) fn table(number: u16) -> TableIndex {
    TableIndex(number)
}

/// The sizes of the tables that are used, in the order of the room.
pub(super) fn sizes(round: &RoundPlan) -> Vec<usize> {
    round.tables.iter().map(Vec::len).filter(|size| *size > 0).collect()
}

pub(super) fn table_of(round: &RoundPlan, person: PersonIndex) -> Option<TableIndex> {
    let tables = TableIndex::first(round.tables.len()).zip(&round.tables);
    tables.into_iter().find(|(_, people)| people.contains(&person)).map(|(table, _)| table)
}

/// A table with these people.
pub(super) fn group(people: &[u16]) -> Vec<PersonIndex> {
    people.iter().copied().map(PersonIndex).collect()
}
