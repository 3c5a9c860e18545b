#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people, tables and rules come from the problem"
)]
//! A running round as it is now, kept up to date move by move: what is wrong is known at any time.

use crate::seating::{
    check::breaks,
    draft::{Rule, Tables},
    index::{PersonIndex, TableIndex},
    layout::Layout,
    marked::Marked,
    problem::Problem,
};

use super::{Move, Running, Trouble};

/// A running round as it is now, with those who left taken out.
#[derive(Clone, Debug)]
pub(in crate::seating) struct Room<'a> {
    pub(in crate::seating) problem: &'a Problem,
    pub(in crate::seating) tables: Tables,
    /// Who sat where before anybody moved.
    pub(super) first: Tables,
    at: Vec<Option<TableIndex>>,
    start: Vec<Option<TableIndex>>,
    /// Who had no seat before anybody moved, and wants one.
    wants: Vec<bool>,
    space: Vec<u16>,
    seats: Vec<u16>,
    least: Vec<usize>,
    /// The most chairs that may be taken up and the fewest people that may be left, a table at a
    /// time: as above, or as it was where that was given up.
    limit: Vec<u16>,
    floor: Vec<usize>,
    rules_of: Vec<Vec<usize>>,
    /// Rules that are given up: they did not hold, and need not.
    waived: Vec<bool>,
    broken: Marked,
    wrong: Marked,
}

impl<'a> Room<'a> {
    pub(in crate::seating) fn of(running: &Running<'a>) -> Self {
        let problem = running.problem;
        let layout = problem.layouts().first();
        let here = |person: &PersonIndex| layout.is_some_and(|layout| layout.is_here(*person));
        let seats = layout.map_or_else(Vec::new, |layout| layout.seats.clone());
        let mut tables: Tables = running.tables.to_vec();
        tables.resize(seats.len(), Vec::new());
        let mut at = vec![None; problem.people()];
        for (table, people) in TableIndex::first(tables.len()).zip(&mut tables) {
            people.retain(|person| here(person) && at[person.at()].replace(table).is_none());
        }
        let wants = PersonIndex::first(problem.people())
            .map(|one| here(&one) && at[one.at()].is_none() && !running.resting.contains(&one));
        let policy = problem.draft().policy;
        let smallest = usize::from(policy.smallest_table.clamp(2, policy.group_size));
        let least = TableIndex::first(seats.len())
            .map(|table| if running.content.contains(&table) { 2 } else { smallest });
        let least: Vec<usize> = least.collect();
        let rules = problem.draft().rules.len();
        let mut room = Self {
            wants: wants.collect(),
            first: tables.clone(),
            start: at.clone(),
            space: Vec::new(),
            limit: seats.clone(),
            floor: least.clone(),
            rules_of: rules_of(problem, &here),
            waived: vec![false; rules],
            broken: Marked::new(rules),
            wrong: Marked::new(seats.len()),
            problem,
            tables,
            at,
            seats,
            least,
        };
        room.space = room.tables.iter().map(|people| room.space_of(people)).collect();
        room.judge_all();
        room
    }

    fn judge_all(&mut self) {
        for rule in 0..self.waived.len() {
            self.judge_rule(rule);
        }
        for table in TableIndex::first(self.tables.len()) {
            self.judge_table(table);
        }
    }

    /// Puts somebody elsewhere, and knows at once what that breaks or mends.
    pub(in crate::seating) fn put(&mut self, person: PersonIndex, to: Option<TableIndex>) {
        let from = std::mem::replace(&mut self.at[person.at()], to);
        let space = self.space_of(&[person]);
        if let Some(from) = from {
            let people = &mut self.tables[from.at()];
            if let Some(place) = people.iter().position(|one| *one == person) {
                people.swap_remove(place);
            }
            self.space[from.at()] = match self.space[from.at()] {
                // More than can be counted: what is left is not known without counting anew.
                u16::MAX => self.space_of(&self.tables[from.at()]),
                taken => taken.saturating_sub(space),
            };
        }
        if let Some(to) = to {
            self.tables[to.at()].push(person);
            self.space[to.at()] = self.space[to.at()].saturating_add(space);
        }
        for index in 0..self.rules_of[person.at()].len() {
            self.judge_rule(self.rules_of[person.at()][index]);
        }
        for table in [from, to].into_iter().flatten() {
            self.judge_table(table);
            self.judge_sizes(table);
        }
    }

    /// Makes moves that can be taken back in the same order turned round.
    pub(super) fn make(&mut self, moves: &[Move]) {
        for step in moves {
            self.put(step.person, step.to);
        }
    }

    pub(super) fn take_back(&mut self, moves: &[Move]) {
        for step in moves.iter().rev() {
            self.put(step.person, step.from);
        }
    }

    fn judge_table(&mut self, table: TableIndex) {
        let size = self.tables[table.at()].len();
        let wrong = size > 0
            && self.seats[table.at()] > 0
            && (self.space[table.at()] > self.limit[table.at()]
                || size < self.floor[table.at()]
                || self.is_alone_anew(table));
        self.wrong.mark(table.at(), wrong);
    }

    /// Whether somebody sits at a table alone who did not before, which nobody gives up.
    pub(super) fn is_alone_anew(&self, table: TableIndex) -> bool {
        let people = &self.tables[table.at()];
        people.len() == 1 && *people != self.first[table.at()]
    }

    /// Rules about how many sit at the table of one of these.
    fn judge_sizes(&mut self, table: TableIndex) {
        for place in 0..self.tables[table.at()].len() {
            let person = self.tables[table.at()][place];
            for index in 0..self.rules_of[person.at()].len() {
                let rule = self.rules_of[person.at()][index];
                if matches!(self.rule(rule), Rule::AtLeast(..) | Rule::AtMost(..)) {
                    self.judge_rule(rule);
                }
            }
        }
    }

    fn judge_rule(&mut self, rule: usize) {
        let broken = !self.waived[rule] && self.is_broken(rule);
        self.broken.mark(rule, broken);
    }

    /// A rule about those who wait is no trouble yet, unless a companion has been seated without.
    fn is_broken(&self, index: usize) -> bool {
        let rule = self.rule(index);
        if let Rule::Together(one, other) = *rule
            && (self.is_parted(one, other) || self.is_parted(other, one))
        {
            return true;
        }
        let seat = |person: PersonIndex| self.at[person.at()];
        let size = |table: TableIndex| self.tables[table.at()].len();
        rule.people().all(|person| seat(person).is_some())
            && breaks(self.problem, rule, &seat, &size)
    }

    /// Whether the first has just been seated, while the other still waits.
    fn is_parted(&self, seated: PersonIndex, waits: PersonIndex) -> bool {
        let newly = self.wants[seated.at()] && self.at[seated.at()].is_some();
        newly && self.wants[waits.at()] && self.at[waits.at()].is_none()
    }

    pub(super) fn rule(&self, rule: usize) -> &'a Rule {
        &self.problem.draft().rules[rule]
    }

    pub(super) fn rules_of(&self, person: PersonIndex) -> &[usize] {
        &self.rules_of[person.at()]
    }

    /// Rules that do not hold and are not given up.
    pub(super) const fn broken(&self) -> &Marked {
        &self.broken
    }

    /// Open tables that are too full or too small and not given up.
    pub(super) const fn wrong(&self) -> &Marked {
        &self.wrong
    }

    /// Gives a trouble up, or asks for it again: what did not hold may stay, but never gets worse.
    pub(super) fn give_up(&mut self, trouble: &Trouble, given_up: bool) {
        match *trouble {
            Trouble::Rule(rule) => {
                self.waived[rule] = given_up;
                self.judge_rule(rule);
            }
            Trouble::Overfull(table) => {
                let before = self.space_of(&self.first[table.at()]);
                let seats = self.seats[table.at()];
                self.limit[table.at()] = if given_up { before.max(seats) } else { seats };
                self.judge_table(table);
            }
            Trouble::TooSmall(table) => {
                let least = self.least[table.at()];
                let before = self.first[table.at()].len();
                self.floor[table.at()] = if given_up { before.min(least) } else { least };
                self.judge_table(table);
            }
            Trouble::Closed(_) | Trouble::Waiting(_) => {}
        }
    }

    pub(super) fn is_waived(&self, rule: usize) -> bool {
        self.waived[rule]
    }

    pub(in crate::seating) fn seat_of(&self, person: PersonIndex) -> Option<TableIndex> {
        self.at.get(person.at()).copied().flatten()
    }

    /// Where somebody sat before anybody moved.
    pub(super) fn start_of(&self, person: PersonIndex) -> Option<TableIndex> {
        self.start[person.at()]
    }

    /// Whether nobody sat at a table before anybody moved.
    pub(super) fn was_free(&self, table: TableIndex) -> bool {
        self.first.get(table.at()).is_none_or(Vec::is_empty)
    }

    /// From where to where somebody has gone.
    pub(super) fn move_of(&self, person: PersonIndex) -> Move {
        Move { person, from: self.start_of(person), to: self.seat_of(person) }
    }

    /// Whether somebody had no seat before anybody moved, and wants one.
    pub(super) fn wants(&self, person: PersonIndex) -> bool {
        self.wants[person.at()]
    }

    pub(in crate::seating) fn is_here(&self, person: PersonIndex) -> bool {
        self.layout().is_some_and(|layout| layout.is_here(person))
    }

    pub(super) fn people_at(&self, table: TableIndex) -> &[PersonIndex] {
        self.tables.get(table.at()).map_or(&[], Vec::as_slice)
    }

    /// Those who have no seat and want one.
    pub(super) fn waiting(&self) -> Vec<PersonIndex> {
        let all = PersonIndex::first(self.at.len());
        all.filter(|one| self.wants[one.at()] && self.at[one.at()].is_none()).collect()
    }

    /// The chairs that are free at a table; 0 when it is closed.
    pub(super) fn free(&self, table: TableIndex) -> u16 {
        self.seats[table.at()].saturating_sub(self.space[table.at()])
    }

    /// The chairs that are taken up at a table beyond those that may be; 0 for most.
    pub(super) fn over(&self, table: TableIndex) -> u16 {
        self.space[table.at()].saturating_sub(self.limit[table.at()])
    }

    /// How many people a table that is used lacks; 0 for most.
    pub(super) fn lacks(&self, table: TableIndex) -> usize {
        let size = self.tables[table.at()].len();
        if size == 0 { 0 } else { self.floor[table.at()].saturating_sub(size) }
    }

    /// Chairs and the fewest people of a table, which tell it from others.
    pub(super) fn measure(&self, table: TableIndex) -> (u16, usize) {
        (self.limit[table.at()], self.floor[table.at()])
    }

    pub(super) fn seats(&self, table: TableIndex) -> u16 {
        self.seats[table.at()]
    }

    /// The tables that are open.
    pub(super) fn open(&self) -> impl Iterator<Item = TableIndex> + Clone + use<'_, 'a> {
        TableIndex::first(self.tables.len()).filter(|table| self.seats[table.at()] > 0)
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
            (1..self.least[table.at()]).contains(&self.tables[table.at()].len())
        };
        self.open().filter(small).collect()
    }

    /// Everything that is wrong, given up or not, the most urgent first.
    pub(super) fn troubles(&self) -> Vec<Trouble> {
        let tables = || TableIndex::first(self.tables.len());
        let used = |table: &TableIndex| !self.tables[table.at()].is_empty();
        let full = |table: &TableIndex| self.space[table.at()] > self.seats[table.at()];
        let closed = tables().filter(|table| self.seats[table.at()] == 0 && used(table));
        let rules = (0..self.waived.len()).filter(|rule| self.is_broken(*rule));
        let mut troubles: Vec<Trouble> = closed.map(Trouble::Closed).collect();
        troubles.extend(rules.map(Trouble::Rule));
        troubles.extend(self.open().filter(full).map(Trouble::Overfull));
        troubles.extend(self.too_small().into_iter().map(Trouble::TooSmall));
        troubles.extend(Some(self.waiting()).filter(|all| !all.is_empty()).map(Trouble::Waiting));
        troubles
    }

    /// The chairs that some people take up.
    pub(super) fn space_of(&self, people: &[PersonIndex]) -> u16 {
        let spaces = people.iter().map(|one| self.problem.draft().people[one.at()].space);
        spaces.fold(0, u16::saturating_add)
    }

    /// Whether somebody stays where they are, whatever others need.
    pub(super) fn is_anchored(&self, person: PersonIndex) -> bool {
        let Some(seat) = self.at[person.at()] else { return false };
        let held = |rule: &usize| match self.rule(*rule) {
            Rule::Pinned(_, table) => *table == seat,
            Rule::OneOf(_, tables) => tables.contains(&seat),
            Rule::Apart(..)
            | Rule::Distant(..)
            | Rule::Together(..)
            | Rule::AtLeast(..)
            | Rule::AtMost(..) => false,
        };
        self.lock_of(person).is_some() || self.rules_of[person.at()].iter().any(held)
    }

    /// The seat that the host gave somebody, as long as that table is open.
    pub(super) fn lock_of(&self, person: PersonIndex) -> Option<TableIndex> {
        let lock = self.layout().and_then(|layout| layout.lock_of(person));
        lock.filter(|table| self.seats[table.at()] > 0)
    }

    fn layout(&self) -> Option<&'a Layout> {
        self.problem.layouts().first()
    }
}

/// The rules of each person that speak only of people who are there.
fn rules_of(problem: &Problem, here: &impl Fn(&PersonIndex) -> bool) -> Vec<Vec<usize>> {
    let mut rules_of = vec![Vec::new(); problem.people()];
    for (index, rule) in problem.draft().rules.iter().enumerate() {
        if rule.people().all(|person| here(&person)) {
            for person in rule.people() {
                rules_of[person.at()].push(index);
            }
        }
    }
    rules_of
}
