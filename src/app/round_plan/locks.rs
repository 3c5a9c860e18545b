//! Seats that the host keeps while tables are drawn or mended. Rules outweigh them.

use super::problem::RoundProblem;
use crate::domain::{Lock, ParticipantId, Round, TableNumber};
use crate::seating::{PersonIndex, RoundSpec, Rule, TableIndex};

impl RoundProblem {
    /// Keeps the seats that were locked in a round: a table with exactly its people, or one person.
    pub(super) fn keep_locked(&self, spec: &mut RoundSpec, round: &Round) {
        // Tables first: whoever is held alone would keep their table from staying whole.
        for lock in &round.locks {
            match *lock {
                Lock::Table(number) => self.keep_table(spec, round, number),
                Lock::Person(_) => {}
            }
        }
        for lock in &round.locks {
            match *lock {
                Lock::Table(_) => {}
                Lock::Person(person) => self.keep_person(spec, round, person),
            }
        }
    }

    /// Holds everybody who is locked where they sit now: they are moved for nobody's sake.
    pub(super) fn hold_locked(&self, spec: &mut RoundSpec, round: &Round) {
        let held: Vec<ParticipantId> =
            round.seating.everybody().filter(|one| round.locks_seat_of(*one)).collect();
        for person in held {
            self.keep_person(spec, round, person);
        }
    }

    // A table that was closed, or where one person is left, is drawn like any other.
    fn keep_table(&self, spec: &mut RoundSpec, round: &Round, number: TableNumber) {
        let Some(index) = self.table_index(number) else { return };
        let people: Vec<PersonIndex> =
            round.seating.at(number).iter().filter_map(|one| self.person_index(*one)).collect();
        let taken = spec.locked.iter().any(|(one, at)| people.contains(one) || *at == index);
        let broken = self.breaks_a_rule(&people, index, &spec.locked);
        let Some(table) = spec.tables.get_mut(usize::from(index.0)) else { return };
        let count = u16::try_from(people.len()).unwrap_or(u16::MAX);
        if taken || count < 2 || self.chairs_for(&people) > table.seats || broken {
            return;
        }
        table.exactly = Some(count);
        spec.locked.extend(people.into_iter().map(|person| (person, index)));
    }

    fn keep_person(&self, spec: &mut RoundSpec, round: &Round, person: ParticipantId) {
        let table = round.seating.table_of(person).and_then(|number| self.table_index(number));
        let (Some(index), Some(table)) = (self.person_index(person), table) else { return };
        let Some(room) = spec.tables.get(usize::from(table.0)) else { return };
        let there = spec.locked.iter().filter(|(_, at)| *at == table).map(|(one, _)| *one);
        let full = self.chairs_for(&there.chain([index]).collect::<Vec<_>>()) > room.seats;
        let known = spec.locked.iter().any(|(one, _)| *one == index);
        if known || full || room.exactly.is_some() || !self.rules_let(spec, index, table) {
            return;
        }
        spec.locked.push((index, table));
    }

    /// Whether somebody may be at a table by what they need, or host.
    fn suits(&self, person: PersonIndex, table: TableIndex) -> bool {
        self.draft.rules.iter().all(|rule| match rule {
            Rule::Pinned(one, only) => *one != person || *only == table,
            Rule::OneOf(one, tables) => *one != person || tables.contains(&table),
            Rule::Apart(..)
            | Rule::Distant(..)
            | Rule::Together(..)
            | Rule::AtLeast(..)
            | Rule::AtMost(..) => true,
        })
    }

    /// Whether no rule speaks against a seat, beside those that are locked already.
    fn rules_let(&self, spec: &RoundSpec, person: PersonIndex, table: TableIndex) -> bool {
        let seat = |one: PersonIndex| spec.locked.iter().find(|lock| lock.0 == one);
        let other = |one: PersonIndex, two: PersonIndex| if one == person { two } else { one };
        self.draft.rules.iter().filter(|rule| rule.people().any(|one| one == person)).all(|rule| {
            match *rule {
                Rule::Apart(one, two) => seat(other(one, two)).is_none_or(|lock| lock.1 != table),
                Rule::Distant(one, two) => {
                    seat(other(one, two)).is_none_or(|lock| !self.draft.is_near(lock.1, table))
                }
                Rule::Together(one, two) => {
                    let companion = other(one, two);
                    seat(companion).is_none_or(|lock| lock.1 == table)
                        && self.suits(companion, table)
                }
                Rule::Pinned(_, only) => only == table,
                Rule::OneOf(_, ref tables) => tables.contains(&table),
                Rule::AtLeast(..) | Rule::AtMost(..) => true,
            }
        })
    }
}
