//! A running round as it is now: who sits where, and who waits for a seat.

use crate::seating::{
    check::{Violation, space_of, violations},
    draft::{Rule, Tables},
    index::{PersonIndex, TableIndex, change_at},
    layout::Layout,
    problem::Problem,
};

use super::{Move, Running, Trouble};

/// A running round as it is now, with those who left taken out.
#[derive(Clone, Debug)]
pub(in crate::seating) struct Room<'a> {
    pub(in crate::seating) problem: &'a Problem,
    pub(in crate::seating) tables: Tables,
    pub(super) waiting: Vec<PersonIndex>,
    content: &'a [TableIndex],
}

impl<'a> Room<'a> {
    pub(in crate::seating) fn of(running: &Running<'a>) -> Self {
        let problem = running.problem;
        let layout = problem.layouts().first();
        let here = |person: &PersonIndex| layout.is_some_and(|layout| layout.is_here(*person));
        let count = layout.map_or(0, |layout| layout.seats.len());
        let mut tables: Tables = running.tables.to_vec();
        tables.resize(count, Vec::new());
        for people in &mut tables {
            people.retain(here);
        }
        let seated: Vec<PersonIndex> = tables.iter().flatten().copied().collect();
        let waiting = PersonIndex::first(problem.people())
            .filter(|one| here(one) && !seated.contains(one) && !running.resting.contains(one))
            .collect();
        Self { problem, tables, waiting, content: running.content }
    }

    /// The room after some moves, all made at once.
    pub(in crate::seating) fn after(&self, moves: &[Move]) -> Self {
        let mut after = self.clone();
        for step in moves {
            after.waiting.retain(|person| *person != step.person);
            for people in &mut after.tables {
                people.retain(|one| *one != step.person);
            }
        }
        for step in moves.iter().filter(|step| self.is_here(step.person)) {
            let table = step.to.and_then(|table| after.tables.get_mut(table.at()));
            if let Some(people) = table {
                people.push(step.person);
            }
        }
        after
    }

    /// The moves that lead from this room to another.
    pub(super) fn moves_to(&self, other: &Self) -> Vec<Move> {
        let (before, after) = (self.seats_of_all(), other.seats_of_all());
        PersonIndex::first(self.problem.people())
            .zip(before.into_iter().zip(after))
            .map(|(person, (from, to))| Move { person, from, to })
            .filter(|step| step.from != step.to)
            .collect()
    }

    fn seats_of_all(&self) -> Vec<Option<TableIndex>> {
        let mut seats = vec![None; self.problem.people()];
        for (table, people) in TableIndex::first(self.tables.len()).zip(&self.tables) {
            for person in people {
                change_at(&mut seats, person.at(), |seat| *seat = Some(table));
            }
        }
        seats
    }

    pub(in crate::seating) fn seat_of(&self, person: PersonIndex) -> Option<TableIndex> {
        let mut tables = TableIndex::first(self.tables.len()).zip(&self.tables);
        tables.find(|(_, people)| people.contains(&person)).map(|(table, _)| table)
    }

    pub(in crate::seating) fn is_here(&self, person: PersonIndex) -> bool {
        self.layout().is_some_and(|layout| layout.is_here(person))
    }

    pub(super) fn people_at(&self, table: TableIndex) -> &[PersonIndex] {
        self.tables.get(table.at()).map_or(&[], Vec::as_slice)
    }

    /// The chairs that are free at a table; 0 when it is closed.
    pub(super) fn free(&self, table: TableIndex) -> u16 {
        self.seats(table).saturating_sub(space_of(self.problem, self.people_at(table)))
    }

    /// The tables that are open.
    pub(super) fn open(&self) -> impl Iterator<Item = TableIndex> + '_ {
        TableIndex::first(self.tables.len()).filter(|table| self.seats(*table) > 0)
    }

    /// The fewest people a table is left with.
    pub(super) fn smallest(&self) -> usize {
        let policy = self.problem.draft().policy;
        usize::from(policy.smallest_table.clamp(2, policy.group_size))
    }

    /// The open tables with people, but fewer than the host wants or they are content with; one
    /// person alone never is.
    pub(in crate::seating) fn too_small(&self) -> Vec<TableIndex> {
        let small = |table: &TableIndex| {
            let least = if self.content.contains(table) { 2 } else { self.smallest() };
            (1..least).contains(&self.people_at(*table).len())
        };
        self.open().filter(small).collect()
    }

    /// Everything that is wrong, the most urgent first.
    pub(super) fn troubles(&self) -> Vec<Trouble> {
        let mut troubles: Vec<Trouble> = self
            .violations()
            .into_iter()
            .filter_map(|violation| match violation {
                Violation::Rule(rule) => self.is_seated(rule).then_some(Trouble::Rule(rule)),
                Violation::Overfull { table, .. } => Some(Trouble::Overfull(table)),
                Violation::Closed(table) => Some(Trouble::Closed(table)),
                Violation::Alone(_)
                | Violation::NotThere(_)
                | Violation::TooSmall(_)
                | Violation::MetTonight(..)
                | Violation::Colleagues(..) => None,
            })
            .collect();
        troubles.extend(self.too_small().into_iter().map(Trouble::TooSmall));
        if !self.waiting.is_empty() {
            troubles.push(Trouble::Waiting(self.waiting.clone()));
        }
        troubles.sort();
        troubles
    }

    /// Whether all people of a rule have a seat: a rule about those who wait is no trouble yet.
    fn is_seated(&self, rule: usize) -> bool {
        let people = self.problem.draft().rules.get(rule).map(Rule::people);
        people.is_some_and(|mut people| people.all(|person| self.seat_of(person).is_some()))
    }

    pub(super) fn violations(&self) -> Vec<Violation> {
        violations(self.problem, 0, &self.tables)
    }

    /// Whether somebody stays where they are, whatever others need.
    pub(super) fn is_anchored(&self, person: PersonIndex) -> bool {
        let Some(seat) = self.seat_of(person) else { return false };
        let held = |rule: &Rule| match rule {
            Rule::Pinned(one, table) => *one == person && *table == seat,
            Rule::OneOf(one, tables) => *one == person && tables.contains(&seat),
            Rule::Together(one, other) => *one == person || *other == person,
            Rule::Apart(..) | Rule::Distant(..) | Rule::AtLeast(..) | Rule::AtMost(..) => false,
        };
        self.layout().and_then(|layout| layout.lock_of(person)).is_some()
            || self.problem.draft().rules.iter().any(held)
    }

    /// What the meetings cost that some moves bring about.
    pub(super) fn cost_of(&self, moves: &[Move]) -> i64 {
        let after = self.after(moves);
        moves.iter().map(|step| after.cost_of_company(step.person, self)).sum()
    }

    /// What it costs that somebody sits with those whom they did not sit with before.
    fn cost_of_company(&self, person: PersonIndex, before: &Self) -> i64 {
        let Some(table) = self.seat_of(person) else { return 0 };
        let old = before.seat_of(person).map_or(&[][..], |seat| before.people_at(seat));
        let new =
            self.people_at(table).iter().filter(|other| **other != person && !old.contains(other));
        new.map(|other| self.cost_of_pair(person, *other)).sum()
    }

    /// What it costs to join those who sit at a table.
    pub(super) fn cost_to_join(&self, person: PersonIndex, table: TableIndex) -> i64 {
        self.people_at(table).iter().map(|other| self.cost_of_pair(person, *other)).sum()
    }

    fn cost_of_pair(&self, person: PersonIndex, other: PersonIndex) -> i64 {
        let costs = self.problem.costs();
        let times = costs.before.at(person, other);
        i64::from(costs.of_meeting(costs.pairs.at(person, other), times))
    }

    fn layout(&self) -> Option<&'a Layout> {
        self.problem.layouts().first()
    }

    fn seats(&self, table: TableIndex) -> u16 {
        self.layout().and_then(|layout| layout.seats.get(table.at())).copied().unwrap_or(0)
    }
}
