#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people, tables and rounds come from the problem"
)]
//! Who sits where in all rounds to plan, what that costs, and what each seat has to do with it.

use super::cost::of_rest;
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex};
use super::problem::Problem;
use super::square::Square;

/// Nowhere: not there, or not placed yet.
const NOWHERE: TableIndex = TableIndex(u16::MAX);

/// One round: who is at each table; the last table is for those who rest.
#[derive(Clone, Debug)]
struct Sitting {
    tables: Tables,
    at: Vec<TableIndex>,
    /// What would be saved if somebody were not there, a person at a time; what is wrong with their
    /// table as a whole is not counted.
    flaws: Vec<i64>,
}

/// Who sits where in all rounds to plan, with its cost kept up to date.
///
/// For every two people it is known what one more meeting would cost and what one fewer would save,
/// so that an exchange is judged by adding up two tables, whatever the other rounds are.
#[derive(Clone, Debug)]
pub(super) struct Arrangement<'a> {
    problem: &'a Problem,
    rounds: Vec<Sitting>,
    join: Square<i32>,
    /// How often two people meet; only kept for the one with the lower number first.
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
            flaws: vec![0; people],
        };
        let costs = problem.costs();
        let price = |one: PersonIndex, other: PersonIndex| {
            costs.of_meeting(costs.pairs.at(one, other), costs.before.at(one, other))
        };
        Self {
            problem,
            rounds: problem.layouts().iter().map(|layout| empty(layout.seats.len())).collect(),
            join: Square::of(people, |one, other| if one == other { 0 } else { price(one, other) }),
            times: costs.before.clone(),
            rests: problem.draft().people.iter().map(|person| person.sat_out).collect(),
            cost: 0,
        }
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

    /// Who is at each table; the last one is for those who rest.
    pub(super) fn tables(&self, round: usize) -> &Tables {
        &self.rounds[round].tables
    }

    pub(super) fn people_at(&self, round: usize, table: TableIndex) -> &[PersonIndex] {
        &self.rounds[round].tables[table.at()]
    }

    /// Where everybody is, a person at a time; for those who are nowhere, no table of the room.
    pub(super) fn places(&self, round: usize) -> &[TableIndex] {
        &self.rounds[round].at
    }

    /// The table at which somebody is, `None` for those who are not there or not placed yet.
    pub(super) fn table_of(&self, round: usize, person: PersonIndex) -> Option<TableIndex> {
        Some(self.rounds[round].at[person.at()]).filter(|table| *table != NOWHERE)
    }

    /// What one more meeting with each of the others would cost.
    pub(super) fn joining(&self, person: PersonIndex) -> &[i32] {
        self.join.row(person)
    }

    /// What everybody's seat costs; what is wrong with their table as a whole is not counted.
    pub(super) fn flaws(&self, round: usize) -> &[i64] {
        &self.rounds[round].flaws
    }

    /// Resting once more.
    pub(super) fn rest_price(&self, person: PersonIndex) -> i64 {
        of_rest(self.rests[person.at()])
    }

    /// Whether somebody's seat is part of a flaw.
    pub(super) fn is_flawed(&self, round: usize, person: PersonIndex) -> bool {
        let table = self.rounds[round].at[person.at()];
        self.rounds[round].flaws[person.at()] > 0
            || (self.problem.gatherings().matter()
                && table != self.problem.layouts()[round].rest
                && self.table_flaw(round, table, self.people_at(round, table).iter().copied()) > 0)
    }

    /// Places somebody who was not placed.
    pub(super) fn put(&mut self, round: usize, person: PersonIndex, table: TableIndex) {
        self.cost += self.cost_to_join(round, person, table);
        self.seat(round, person, table);
    }

    /// Takes somebody away from where they are.
    pub(super) fn take(&mut self, round: usize, person: PersonIndex) {
        let Some(table) = self.table_of(round, person) else { return };
        self.unseat(round, person, table);
        self.cost -= self.cost_to_join(round, person, table);
    }

    /// Lets two people change places, which adds `delta` to the cost.
    pub(super) fn swap(&mut self, round: usize, one: PersonIndex, other: PersonIndex, delta: i64) {
        let (from, to) = (self.rounds[round].at[one.at()], self.rounds[round].at[other.at()]);
        self.unseat(round, one, from);
        self.unseat(round, other, to);
        self.seat(round, one, to);
        self.seat(round, other, from);
        self.cost += delta;
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

    /// What it costs to place somebody who is not placed yet.
    pub(super) fn cost_to_join(&self, round: usize, person: PersonIndex, table: TableIndex) -> i64 {
        let layout = &self.problem.layouts()[round];
        let place = i64::from(layout.place(person, table));
        if table == layout.rest {
            return place + self.rest_price(person);
        }
        let row = self.join.row(person);
        let people = self.people_at(round, table);
        let meetings: i64 = people.iter().map(|other| i64::from(row[other.at()])).sum();
        let mut cost = place + meetings;
        if self.problem.gatherings().matter() {
            let here = || people.iter().copied();
            cost += self.table_flaw(round, table, here().chain([person]))
                - self.table_flaw(round, table, here())
                + self.nearness(round, person, table, None);
        }
        cost
    }

    /// What an exchange of two people changes about their tables as a whole, and about who is near
    /// whom.
    pub(super) fn whole_tables_delta(
        &self,
        round: usize,
        one: PersonIndex,
        other: PersonIndex,
    ) -> i64 {
        let at = &self.rounds[round].at;
        let mut delta = 0;
        for (gone, come) in [(one, other), (other, one)] {
            let table = at[gone.at()];
            if table == self.problem.layouts()[round].rest {
                continue;
            }
            let people = || self.people_at(round, table).iter().copied();
            let after = people().filter(|person| *person != gone).chain([come]);
            delta += self.table_flaw(round, table, after) - self.table_flaw(round, table, people())
                + self.nearness(round, come, table, Some(gone))
                - self.nearness(round, gone, table, Some(come));
        }
        delta
    }

    fn table_flaw(
        &self,
        round: usize,
        table: TableIndex,
        people: impl Iterator<Item = PersonIndex> + Clone,
    ) -> i64 {
        let layout = &self.problem.layouts()[round];
        self.problem.gatherings().at_table(self.problem.draft(), layout, table, people)
    }

    /// What it costs that people sit at a table beside this one who must not be near somebody;
    /// those at the table itself are counted as a meeting.
    fn nearness(
        &self,
        round: usize,
        person: PersonIndex,
        table: TableIndex,
        except: Option<PersonIndex>,
    ) -> i64 {
        let layout = &self.problem.layouts()[round];
        let near = self.problem.gatherings().distant_from(person).filter(|other| {
            let there = self.rounds[round].at[other.at()];
            Some(*other) != except
                && there != NOWHERE
                && there != table
                && there != layout.rest
                && self.problem.draft().is_near(table, there)
        });
        near.map(|_| i64::from(super::cost::HARD)).sum()
    }

    fn seat(&mut self, round: usize, person: PersonIndex, table: TableIndex) {
        let layout = &self.problem.layouts()[round];
        let mut flaw = i64::from(layout.place(person, table));
        if table == layout.rest {
            flaw += self.rest_price(person);
            self.count_rest(person, true);
        } else {
            for index in 0..self.rounds[round].tables[table.at()].len() {
                let other = self.rounds[round].tables[table.at()][index];
                let saved = self.count_meeting(person, other, true);
                flaw += saved;
                self.rounds[round].flaws[other.at()] += saved;
            }
        }
        let sitting = &mut self.rounds[round];
        sitting.tables[table.at()].push(person);
        sitting.at[person.at()] = table;
        sitting.flaws[person.at()] = flaw;
    }

    fn unseat(&mut self, round: usize, person: PersonIndex, table: TableIndex) {
        let sitting = &mut self.rounds[round];
        sitting.tables[table.at()].retain(|other| *other != person);
        sitting.at[person.at()] = NOWHERE;
        sitting.flaws[person.at()] = 0;
        if table == self.problem.layouts()[round].rest {
            self.count_rest(person, false);
            return;
        }
        for index in 0..self.rounds[round].tables[table.at()].len() {
            let other = self.rounds[round].tables[table.at()][index];
            let saved = self.count_meeting(person, other, false);
            self.rounds[round].flaws[other.at()] -= saved;
        }
    }

    /// Somebody rests once more or once less, and so it costs more or less elsewhere.
    fn count_rest(&mut self, person: PersonIndex, more: bool) {
        let before = self.rests[person.at()];
        let after = if more { before.saturating_add(1) } else { before.saturating_sub(1) };
        let change = of_rest(after.saturating_sub(1)) - of_rest(before.saturating_sub(1));
        for sitting in &mut self.rounds {
            if sitting.at[person.at()].at() + 1 == sitting.tables.len() {
                sitting.flaws[person.at()] += change;
            }
        }
        self.rests[person.at()] = after;
    }

    /// Two people meet once more or once less; their seats in other rounds cost more or less then.
    ///
    /// Returns what the meeting that came or went costs.
    fn count_meeting(&mut self, first: PersonIndex, second: PersonIndex, more: bool) -> i64 {
        let (one, other) = (first.min(second), first.max(second));
        let before = self.times.at(one, other);
        let times = if more { before.saturating_add(1) } else { before.saturating_sub(1) };
        self.times.set_one(one, other, times);
        let costs = self.problem.costs();
        let pair = costs.pairs.at(one, other);
        let join = costs.of_meeting(pair, times);
        let price = costs.of_meeting(pair, before.min(times));
        self.join.set(one, other, join);
        if before.min(times) == 0 {
            return i64::from(price);
        }
        let (last, next) = if more { (before, times) } else { (times + 1, times) };
        let of_last = |times: u8| times.checked_sub(1).map_or(0, |n| costs.of_meeting(pair, n));
        let change = i64::from(of_last(next)) - i64::from(of_last(last));
        for sitting in &mut self.rounds {
            let table = sitting.at[first.at()];
            let resting = table.at() + 1 == sitting.tables.len();
            if table != NOWHERE && table == sitting.at[second.at()] && !resting {
                sitting.flaws[first.at()] += change;
                sitting.flaws[second.at()] += change;
            }
        }
        i64::from(price)
    }
}
