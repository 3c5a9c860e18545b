#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people and tables come from the problem"
)]
//! All ways to mend a round with so many moved people: a search tree whose every branch moves
//! somebody who takes part in something that is wrong.
//!
//! Whatever mends the round must change something about each thing that is wrong in it: somebody
//! leaves a table that is too full, comes to one that is too small, and so on. So a node picks one
//! of them and tries everybody and every table that can change it; a person who was tried stays in
//! the branches after theirs. When nothing is wrong a way is found, and when no branch is left there
//! is none.
//!
//! Source: bounded search trees of parametrised algorithms (Downey and Fellows 1999), with the
//! number of moved people as the parameter.

mod branch;
mod place;

use std::cmp::Reverse;

use crate::seating::{
    clash::permits,
    draft::Rule,
    index::{PersonIndex, TableIndex},
};

use super::kind::kind;
use super::room::Room;
use super::{Move, Trouble, Why};

/// The most ways that are kept, the cheapest of each kind.
const KEPT: usize = 60;

/// What counts as mended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    /// How many people who have a seat may change it.
    pub(super) moved: usize,
    /// How many may stay at a closed table.
    pub(super) closed: usize,
    /// How many may go on waiting.
    pub(super) waiting: usize,
    /// Whether those who wait may sit down at tables that are free.
    pub(super) open: bool,
}

/// How a search ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// A way was found.
    Found,
    /// There is none with so few moved people.
    NotWithSoFew,
    /// There is none, however many are moved.
    Never,
    /// The steps were used up.
    Cut,
}

/// A way to mend the round.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) moves: Vec<Move>,
    pub(super) why: Why,
    pub(super) cost: i64,
}

/// What a node does something about.
enum Knot {
    Rule(usize),
    Table(TableIndex),
    Seat(PersonIndex),
}

/// One search.
pub(super) struct Tree<'r, 'a> {
    pub(super) room: &'r mut Room<'a>,
    trouble: &'r Trouble,
    goal: Goal,
    /// Who has been given a place, or stays.
    fixed: Vec<bool>,
    /// Who is like everybody else of their table, as far as rules go.
    plain: Vec<bool>,
    /// Tables that differ from others in more than numbers.
    special: Vec<bool>,
    /// How often something was decided about a table.
    touched: Vec<u16>,
    /// Those who need a seat, the hardest to seat first.
    seekers: Vec<PersonIndex>,
    skipped: Vec<bool>,
    closed_left: usize,
    waiting_left: usize,
    /// The table of the last one who waited and is like others who wait.
    low: TableIndex,
    trail: Vec<PersonIndex>,
    given: u64,
    steps: u64,
    /// Whether the best is looked for, rather than any.
    best: bool,
    /// Whether a branch was left because it moves too many.
    short: bool,
    cut: bool,
    pub(super) found: Vec<Way>,
}

impl<'r, 'a> Tree<'r, 'a> {
    /// - `free`: who may be moved.
    /// - `trouble`: what the ways found are named after.
    pub(super) fn new(room: &'r mut Room<'a>, free: &[bool], trouble: &'r Trouble) -> Self {
        let people = free.len();
        let tables = room.tables.len();
        let mut tree = Self {
            trouble,
            goal: Goal { moved: 0, closed: 0, waiting: 0, open: true },
            fixed: free.iter().map(|free| !free).collect(),
            plain: vec![false; people],
            special: vec![false; tables],
            touched: vec![0; tables],
            seekers: Vec::new(),
            skipped: vec![false; people],
            closed_left: 0,
            waiting_left: 0,
            low: TableIndex(0),
            trail: Vec::new(),
            given: 0,
            steps: 0,
            best: false,
            short: false,
            cut: false,
            found: Vec::new(),
            room,
        };
        tree.tell_apart();
        tree.list_seekers();
        tree
    }

    fn tell_apart(&mut self) {
        let draft = self.room.problem.draft();
        for person in PersonIndex::first(self.plain.len()) {
            let bound = !self.room.rules_of(person).is_empty()
                || self.room.lock_of(person).is_some()
                || self.room.space_of(&[person]) != 1;
            self.plain[person.at()] = !bound && !self.fixed[person.at()];
            if let (false, Some(table)) = (self.plain[person.at()], self.room.seat_of(person)) {
                self.special[table.at()] = true;
            }
            if let Some(table) = self.room.lock_of(person) {
                self.special[table.at()] = true;
            }
        }
        let ruled = draft.rules.iter().flat_map(Rule::tables);
        let wished = draft.people.iter().flat_map(|spec| &spec.wishes);
        let near = draft.neighbours.iter().flat_map(|(one, other)| [one, other]);
        for table in ruled.chain(wished).chain(near) {
            self.special[table.at()] = true;
        }
    }

    fn list_seekers(&mut self) {
        let all = PersonIndex::first(self.fixed.len());
        let seekers: Vec<PersonIndex> = all.filter(|one| self.is_seatless(*one)).collect();
        let closed = seekers.iter().filter(|one| self.room.start_of(**one).is_some()).count();
        (self.closed_left, self.waiting_left) = (closed, seekers.len() - closed);
        let parties = self.room.problem.parties();
        let size =
            |one: PersonIndex| seekers.iter().filter(|other| parties.are_one(one, **other)).count();
        let places = |one: PersonIndex| {
            let rules = self.room.rules_of(one);
            let suits = |table: &TableIndex| {
                rules.iter().all(|rule| permits(self.room.rule(*rule), *table))
            };
            self.room.open().filter(suits).count()
        };
        let mut ordered = seekers.clone();
        ordered.sort_by_cached_key(|one| {
            let space = self.room.space_of(&[*one]);
            (Reverse(size(*one)), Reverse(space), places(*one), *one)
        });
        self.seekers = ordered;
    }

    /// Whether somebody needs a seat: they have none and want one, or their table is closed.
    fn is_seatless(&self, person: PersonIndex) -> bool {
        if self.skipped[person.at()] {
            return false;
        }
        self.room
            .seat_of(person)
            .map_or_else(|| self.room.wants(person), |table| self.room.seats(table) == 0)
    }

    /// How many of those at closed tables, and of those who wait, have no seat.
    pub(super) const fn seatless(&self) -> (usize, usize) {
        (self.closed_left, self.waiting_left)
    }

    /// Looks for ways with so many moved people.
    ///
    /// - `best`: the cheapest way of every kind, rather than any way at all.
    pub(super) fn search(&mut self, goal: Goal, best: bool, steps: u64) -> End {
        (self.goal, self.best) = (goal, best);
        (self.given, self.steps) = (steps, steps);
        (self.short, self.cut) = (false, false);
        self.low = TableIndex(0);
        self.found.clear();
        self.descend(goal.moved);
        match (self.found.is_empty(), self.cut, self.short) {
            (false, ..) => End::Found,
            (true, true, _) => End::Cut,
            (true, false, true) => End::NotWithSoFew,
            (true, false, false) => End::Never,
        }
    }

    /// How many people who have a seat may be moved at all.
    pub(super) fn most_moved(&self) -> usize {
        let sits = |one: &PersonIndex| self.room.start_of(*one).is_some();
        let all = PersonIndex::first(self.fixed.len()).filter(sits);
        all.filter(|one| !self.fixed[one.at()]).count()
    }

    /// The steps that the last search took.
    pub(super) const fn taken(&self) -> u64 {
        self.given - self.steps
    }

    /// Whether the last search looked at everything.
    pub(super) const fn is_whole(&self) -> bool {
        !self.cut
    }

    /// Goes on until the search is over; `true` when it is.
    fn descend(&mut self, budget: usize) -> bool {
        if self.steps == 0 {
            self.cut = true;
            return true;
        }
        self.steps -= 1;
        match self.needed() {
            None => return false,
            Some(needed) if needed > budget => {
                self.short = true;
                return false;
            }
            Some(_) => {}
        }
        match self.knot() {
            None => self.note(),
            Some(Knot::Rule(rule)) => self.untie_rule(rule, budget),
            Some(Knot::Table(table)) if self.room.over(table) > 0 => {
                let mut people = self.room.people_at(table).to_vec();
                people.sort_unstable();
                self.one_leaves(&people, None, budget)
            }
            Some(Knot::Table(table)) => self.untie_small(table, budget),
            Some(Knot::Seat(person)) => self.untie_seat(person, budget),
        }
    }

    /// The fewest people who have a seat and must still change it; `None` when that cannot help.
    ///
    /// Somebody who leaves a table that is too full or closed may come to one that is too small,
    /// and so may those who wait; anybody else mends two tables that are too small at most.
    pub(super) fn needed(&self) -> Option<usize> {
        let mut leavers = self.closed_left.saturating_sub(self.goal.closed);
        let mut lacking = 0;
        for table in self.room.wrong().all().filter_map(|table| u16::try_from(table).ok()) {
            let table = TableIndex(table);
            let people = self.room.people_at(table);
            let free = || people.iter().filter(|one| !self.fixed[one.at()]);
            let mut over = self.room.over(table);
            if over > 0 {
                let mut spaces: Vec<u16> = free().map(|one| self.room.space_of(&[*one])).collect();
                spaces.sort_unstable_by_key(|space| Reverse(*space));
                let mut spaces = spaces.into_iter();
                while over > 0 {
                    over = over.saturating_sub(spaces.next()?);
                    leavers += 1;
                }
            } else {
                let missing = self.room.lacks(table);
                let all_leave = free().count() == people.len();
                lacking += if all_leave { missing.min(people.len()) } else { missing };
            }
        }
        let others = lacking.saturating_sub(leavers + self.waiting_left).div_ceil(2);
        let ruled = usize::from(self.room.broken().all().any(|rule| self.needs_a_mover(rule)));
        Some((leavers + others).max(ruled))
    }

    /// Whether a rule that does not hold asks somebody to move who had a seat.
    fn needs_a_mover(&self, rule: usize) -> bool {
        match self.room.rule(rule) {
            Rule::Apart(..) | Rule::Distant(..) | Rule::Pinned(..) | Rule::OneOf(..) => true,
            Rule::Together(..) | Rule::AtLeast(..) | Rule::AtMost(..) => false,
        }
    }

    fn knot(&self) -> Option<Knot> {
        if let Some(rule) = self.room.broken().all().min() {
            return Some(Knot::Rule(rule));
        }
        let tables = self.room.wrong().all().filter_map(|table| u16::try_from(table).ok());
        let table = tables.map(TableIndex).min_by_key(|one| (self.room.over(*one) == 0, *one));
        if let Some(table) = table {
            return Some(Knot::Table(table));
        }
        let closed = self.closed_left > self.goal.closed;
        let waiting = self.waiting_left > self.goal.waiting;
        let asked = |one: &PersonIndex| {
            if self.room.start_of(*one).is_some() { closed } else { waiting }
        };
        if !closed && !waiting {
            return None;
        }
        let mut seekers = self.seekers.iter().copied().filter(asked);
        seekers.find(|one| self.is_seatless(*one)).map(Knot::Seat)
    }

    /// Keeps what was found; `true` when that is enough.
    fn note(&mut self) -> bool {
        let mut moves: Vec<Move> = self.trail.iter().map(|one| self.room.move_of(*one)).collect();
        moves.sort_unstable();
        let why = kind(self.room, self.trouble, &moves);
        let way = Way { why, cost: self.room.cost(&self.trail), moves };
        let place = self.found.iter().position(|other| other.why == way.why);
        let dearest = (0..self.found.len()).max_by_key(|index| self.found[*index].cost);
        match place.or_else(|| dearest.filter(|_| self.found.len() >= KEPT)) {
            Some(place) if self.found[place].cost > way.cost => self.found[place] = way,
            Some(_) => {}
            None => self.found.push(way),
        }
        !self.best
    }
}
