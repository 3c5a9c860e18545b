#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people, tables and rounds come from the problem"
)]
//! Who sits where in all rounds to plan, what that costs, and what an exchange would change.

use super::cost::{HARD, REST};
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex};
use super::problem::Problem;
use super::square::Square;

/// Nowhere: not there, or not placed yet.
const NOWHERE: TableIndex = TableIndex(u16::MAX);

/// What one more meeting would cost, and what one fewer would save.
#[derive(Clone, Copy, Debug)]
struct Contact {
    join: i32,
    leave: i32,
}

/// One round: who is at each table; the last table is for those who rest.
#[derive(Clone, Debug)]
pub(super) struct Sitting {
    tables: Tables,
    at: Vec<TableIndex>,
    space: Vec<u16>,
}

/// Who sits where in all rounds to plan, with its cost kept up to date.
#[derive(Clone, Debug)]
pub(super) struct Arrangement<'a> {
    problem: &'a Problem,
    rounds: Vec<Sitting>,
    contacts: Square<Contact>,
    times: Square<u8>,
    rests: Vec<u16>,
    cost: i64,
}

impl<'a> Arrangement<'a> {
    /// Nobody placed yet.
    pub(super) fn new(problem: &'a Problem) -> Self {
        let people = problem.people();
        let empty = |tables: usize| Sitting {
            tables: vec![Vec::new(); tables + 1],
            at: vec![NOWHERE; people],
            space: vec![0; tables + 1],
        };
        let mut arrangement = Self {
            problem,
            rounds: problem.layouts().iter().map(|layout| empty(layout.seats.len())).collect(),
            contacts: Square::new(people, Contact { join: 0, leave: 0 }),
            times: problem.costs().before.clone(),
            rests: problem.draft().people.iter().map(|person| person.sat_out).collect(),
            cost: 0,
        };
        for first in PersonIndex::first(people) {
            for second in PersonIndex::first(first.at()) {
                arrangement.price(first, second);
            }
        }
        arrangement
    }

    /// People placed as in a seating made earlier, the last table of each round for those who rest.
    pub(super) fn seated(problem: &'a Problem, seating: &[Tables]) -> Self {
        let mut arrangement = Self::new(problem);
        for (round, tables) in seating.iter().enumerate() {
            for (table, people) in TableIndex::first(tables.len()).zip(tables) {
                for person in people {
                    arrangement.put(round, *person, table);
                }
            }
        }
        arrangement
    }

    pub(super) const fn problem(&self) -> &'a Problem {
        self.problem
    }

    pub(super) const fn cost(&self) -> i64 {
        self.cost
    }

    /// Who sits where in every round; the last table of each is for those who rest.
    pub(super) fn seating(&self) -> Vec<Tables> {
        self.rounds.iter().map(|round| round.tables.clone()).collect()
    }

    pub(super) fn people_at(&self, round: usize, table: TableIndex) -> &[PersonIndex] {
        &self.rounds[round].tables[table.at()]
    }

    /// The table at which somebody is, `None` for those who are not there or not placed yet.
    pub(super) fn table_of(&self, round: usize, person: PersonIndex) -> Option<TableIndex> {
        Some(self.rounds[round].at[person.at()]).filter(|table| *table != NOWHERE)
    }

    /// Places somebody who was not placed.
    pub(super) fn put(&mut self, round: usize, person: PersonIndex, table: TableIndex) {
        self.cost += self.cost_to_join(round, person, table);
        if table == self.problem.layouts()[round].rest {
            self.rests[person.at()] += 1;
        } else {
            for index in 0..self.rounds[round].tables[table.at()].len() {
                let other = self.rounds[round].tables[table.at()][index];
                self.times.change(person, other, |times| times.saturating_add(1));
                self.price(person, other);
            }
        }
        let space = self.space_of(person);
        let sitting = &mut self.rounds[round];
        sitting.tables[table.at()].push(person);
        sitting.at[person.at()] = table;
        sitting.space[table.at()] += space;
    }

    /// Takes somebody away from where they are.
    pub(super) fn take(&mut self, round: usize, person: PersonIndex) {
        let Some(table) = self.table_of(round, person) else { return };
        let space = self.space_of(person);
        let sitting = &mut self.rounds[round];
        sitting.tables[table.at()].retain(|other| *other != person);
        sitting.at[person.at()] = NOWHERE;
        sitting.space[table.at()] -= space;
        if table == self.problem.layouts()[round].rest {
            self.rests[person.at()] -= 1;
        } else {
            for index in 0..self.rounds[round].tables[table.at()].len() {
                let other = self.rounds[round].tables[table.at()][index];
                self.times.change(person, other, |times| times.saturating_sub(1));
                self.price(person, other);
            }
        }
        self.cost -= self.cost_to_join(round, person, table);
    }

    /// What it costs to place somebody who is not placed yet.
    pub(super) fn cost_to_join(&self, round: usize, person: PersonIndex, table: TableIndex) -> i64 {
        let layout = &self.problem.layouts()[round];
        let place = i64::from(layout.place(person, table));
        if table == layout.rest {
            return place + i64::from(REST) * i64::from(self.rests[person.at()]);
        }
        let row = self.contacts.row(person);
        let sitting = &self.rounds[round];
        let meetings: i64 =
            sitting.tables[table.at()].iter().map(|other| i64::from(row[other.at()].join)).sum();
        let before = sitting.space[table.at()];
        let crowding = self.over(round, table, before + self.space_of(person));
        place + meetings + crowding - self.over(round, table, before)
    }

    /// What somebody's seat costs: the flaws that they are part of.
    pub(super) fn heat(&self, round: usize, person: PersonIndex) -> i64 {
        let Some(table) = self.table_of(round, person) else { return 0 };
        let layout = &self.problem.layouts()[round];
        let place = i64::from(layout.place(person, table));
        if table == layout.rest {
            return place + i64::from(REST) * i64::from(self.rests[person.at()] - 1);
        }
        let crowding = self.over(round, table, self.rounds[round].space[table.at()]);
        place + crowding + self.meetings(round, person, table, |contact| contact.leave)
    }

    /// What all exchanges of `one` with the people of a table have in common.
    pub(super) fn outset(&self, round: usize, one: PersonIndex, to: TableIndex) -> i64 {
        let from = self.rounds[round].at[one.at()];
        self.leaving(round, one, from) + self.joining(round, one, to, 0)
    }

    /// What an exchange of two single people would add to the cost, given the [`Self::outset`] of
    /// `one` for the table of `other`.
    pub(super) fn swap_delta(
        &self,
        outset: i64,
        round: usize,
        one: PersonIndex,
        other: PersonIndex,
    ) -> i64 {
        let sitting = &self.rounds[round];
        let (from, to) = (sitting.at[one.at()], sitting.at[other.at()]);
        let rest = self.problem.layouts()[round].rest;
        let pair = i64::from(self.contacts.at(one, other).join);
        let without = if to == rest { 0 } else { pair };
        outset - without
            + self.leaving(round, other, to)
            + self.joining(round, other, from, pair)
            + self.crowding(round, one, other, from, to)
    }

    /// Exchanges two groups of people at different tables, of the same number.
    pub(super) fn exchange(&mut self, round: usize, some: &[PersonIndex], others: &[PersonIndex]) {
        let (Some(one), Some(other)) = (some.first(), others.first()) else { return };
        let (Some(from), Some(to)) = (self.table_of(round, *one), self.table_of(round, *other))
        else {
            return;
        };
        for person in some.iter().chain(others) {
            self.take(round, *person);
        }
        for person in some {
            self.put(round, *person, to);
        }
        for person in others {
            self.put(round, *person, from);
        }
    }

    fn leaving(&self, round: usize, person: PersonIndex, from: TableIndex) -> i64 {
        let layout = &self.problem.layouts()[round];
        let place = i64::from(layout.place(person, from));
        if from == layout.rest {
            return -place - i64::from(REST) * i64::from(self.rests[person.at()] - 1);
        }
        -place - self.meetings(round, person, from, |contact| contact.leave)
    }

    /// Joining a table from which somebody goes with whom a meeting would cost `without`.
    fn joining(&self, round: usize, person: PersonIndex, to: TableIndex, without: i64) -> i64 {
        let layout = &self.problem.layouts()[round];
        let place = i64::from(layout.place(person, to));
        if to == layout.rest {
            return place + i64::from(REST) * i64::from(self.rests[person.at()]);
        }
        place + self.meetings(round, person, to, |contact| contact.join) - without
    }

    fn meetings(
        &self,
        round: usize,
        person: PersonIndex,
        table: TableIndex,
        price: impl Fn(Contact) -> i32,
    ) -> i64 {
        let row = self.contacts.row(person);
        let people = &self.rounds[round].tables[table.at()];
        people.iter().map(|other| i64::from(price(row[other.at()]))).sum()
    }

    fn crowding(
        &self,
        round: usize,
        one: PersonIndex,
        other: PersonIndex,
        from: TableIndex,
        to: TableIndex,
    ) -> i64 {
        let (here, there) = (self.space_of(one), self.space_of(other));
        if here == there {
            return 0;
        }
        let space = &self.rounds[round].space;
        let (left, right) = (space[from.at()], space[to.at()]);
        self.over(round, from, left - here + there) - self.over(round, from, left)
            + self.over(round, to, right - there + here)
            - self.over(round, to, right)
    }

    /// What it costs that people need more chairs than a table has.
    fn over(&self, round: usize, table: TableIndex, space: u16) -> i64 {
        let seats = self.problem.layouts()[round].seats.get(table.at());
        let over = seats.map_or(0, |seats| space.saturating_sub(*seats));
        i64::from(HARD) * i64::from(over)
    }

    fn space_of(&self, person: PersonIndex) -> u16 {
        self.problem.draft().people[person.at()].space
    }

    /// Works out again what another meeting of two people costs.
    fn price(&mut self, first: PersonIndex, second: PersonIndex) {
        let costs = self.problem.costs();
        let pair = costs.pairs.at(first, second);
        let times = self.times.at(first, second);
        let contact = Contact {
            join: costs.of_meeting(pair, times),
            leave: times.checked_sub(1).map_or(0, |fewer| costs.of_meeting(pair, fewer)),
        };
        self.contacts.change(first, second, |_| contact);
    }
}
