//! Local search: a flaw is picked, and the best exchange that touches it is made.
//!
//! An exchange that was just undone is not made again for a while, so that the search climbs out of
//! hollows.
//!
//! Source: Dotú and Van Hentenryck, "Scheduling social tournaments locally" (2007).

use super::arrangement::Arrangement;
use super::dice::Dice;
use super::index::{PersonIndex, TableIndex, change_at};
use super::movable::{Movable, is_whole};
use super::problem::Problem;

/// How many people are looked at in search of a partner for an exchange.
const PARTNERS: usize = 240;

/// The longest that a person stays away from a table just left, in steps.
const TENURE: usize = 12;

/// What the search remembers from one step to the next.
pub(super) struct Tabu<'a> {
    problem: &'a Problem,
    /// The tables of a round, the one for those who rest included.
    width: usize,
    /// Until which step a person does not return to a table.
    barred: Vec<u64>,
    /// Seats with a flaw when last looked at, and until which step that is believed.
    hot: Vec<(usize, PersonIndex)>,
    hot_until: u64,
    step: u64,
}

/// An exchange that could be made, and what it would add to the cost.
struct Exchange {
    delta: i64,
    some: Vec<PersonIndex>,
    others: Vec<PersonIndex>,
}

/// Where a step stands: the arrangement, the person to move, and the cost to beat.
struct Stand<'s, 'a> {
    now: &'s mut Arrangement<'a>,
    movable: &'s Movable,
    dice: &'s mut Dice,
    round: usize,
    best: i64,
}

impl<'a> Tabu<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        let width = problem.layouts().first().map_or(0, |layout| layout.seats.len() + 1);
        let cells = problem.layouts().len() * problem.people() * width;
        Self { problem, width, barred: vec![0; cells], hot: Vec::new(), hot_until: 0, step: 0 }
    }

    /// Makes one exchange; `false` when there is no flaw that an exchange could mend.
    pub(super) fn advance(
        &mut self,
        now: &mut Arrangement<'a>,
        movable: &Movable,
        dice: &mut Dice,
        best: i64,
    ) -> bool {
        self.step += 1;
        let Some((round, person)) = self.hot_seat(now, movable, dice) else { return false };
        let mut stand = Stand { now, movable, dice, round, best };
        if let Some(exchange) = self.best_exchange(&mut stand, person) {
            self.make(&mut stand, &exchange);
        }
        true
    }

    /// Somebody who is part of a flaw and may move, in some round.
    fn hot_seat(
        &mut self,
        now: &Arrangement<'a>,
        movable: &Movable,
        dice: &mut Dice,
    ) -> Option<(usize, PersonIndex)> {
        for fresh in [false, true] {
            if fresh || self.step >= self.hot_until {
                self.look_for_flaws(now, movable);
            }
            while !self.hot.is_empty() {
                let (round, person) = self.hot.swap_remove(dice.below(self.hot.len()));
                if now.heat(round, person) > 0 {
                    self.hot.push((round, person));
                    return Some((round, person));
                }
            }
        }
        None
    }

    fn look_for_flaws(&mut self, now: &Arrangement<'a>, movable: &Movable) {
        self.hot.clear();
        let mut seats = 0;
        for (round, (singles, groups)) in movable.singles.iter().zip(&movable.groups).enumerate() {
            for person in singles.iter().chain(groups.iter().flatten()) {
                seats += 1;
                if now.heat(round, *person) > 0 {
                    self.hot.push((round, *person));
                }
            }
        }
        self.hot_until = self.step + 1 + seats / 16;
    }

    fn best_exchange(&self, stand: &mut Stand<'_, 'a>, person: PersonIndex) -> Option<Exchange> {
        let from = stand.now.table_of(stand.round, person)?;
        let tables = self.tables_to_try(stand, from);
        if stand.movable.is_single(stand.round, person) {
            return self.best_swap(stand, person, from, &tables);
        }
        let group = stand.movable.group_of(stand.round, person)?;
        if !is_whole(stand.now, stand.round, group) {
            return None;
        }
        self.best_group_exchange(stand, group, &tables)
    }

    /// Tables to look for a partner at: a stretch of the room that starts anywhere.
    fn tables_to_try(&self, stand: &mut Stand<'_, 'a>, from: TableIndex) -> Vec<TableIndex> {
        let Some(layout) = self.problem.layouts().get(stand.round) else { return Vec::new() };
        let used = layout.tables().filter(|table| *table != from && layout.size(*table) > 0);
        let used: Vec<TableIndex> = used.collect();
        let biggest = used.iter().map(|table| layout.size(*table)).max().unwrap_or(1);
        let rest = Some(layout.rest).filter(|rest| *rest != from);
        let start = stand.dice.below(used.len());
        let stretch = used.iter().cycle().skip(start).take(used.len().min(PARTNERS / biggest + 1));
        stretch.copied().chain(rest).collect()
    }

    fn best_swap(
        &self,
        stand: &mut Stand<'_, 'a>,
        one: PersonIndex,
        from: TableIndex,
        tables: &[TableIndex],
    ) -> Option<Exchange> {
        let mut best: Option<(i64, PersonIndex)> = None;
        let mut equals = 1;
        let round = stand.round;
        for table in tables {
            let outset = stand.now.outset(round, one, *table);
            let one_barred = self.is_barred(round, one, *table);
            for other in stand.now.people_at(round, *table) {
                if !stand.movable.is_single(round, *other) {
                    continue;
                }
                let delta = stand.now.swap_delta(outset, round, one, *other);
                let barred = one_barred || self.is_barred(round, *other, from);
                if barred && stand.now.cost() + delta >= stand.best {
                    continue;
                }
                let lowest = best.map_or(i64::MAX, |(delta, _)| delta);
                equals = if delta == lowest { equals + 1 } else { 1 };
                if delta < lowest || (delta == lowest && stand.dice.below(equals) == 0) {
                    best = Some((delta, *other));
                }
            }
        }
        best.map(|(delta, other)| Exchange { delta, some: vec![one], others: vec![other] })
    }

    /// The best exchange of a group for as many people of one table, one trial a table.
    fn best_group_exchange(
        &self,
        stand: &mut Stand<'_, 'a>,
        group: &[PersonIndex],
        tables: &[TableIndex],
    ) -> Option<Exchange> {
        let mut best: Option<Exchange> = None;
        let round = stand.round;
        for table in tables {
            let place = (round, *table);
            let others = stand.movable.as_many(stand.now, place, group.len(), stand.dice);
            let Some(others) = others else { continue };
            let before = stand.now.cost();
            stand.now.exchange(round, group, &others);
            let delta = stand.now.cost() - before;
            stand.now.exchange(round, &others, group);
            let barred = group.iter().any(|person| self.is_barred(round, *person, *table));
            if barred && before + delta >= stand.best {
                continue;
            }
            if best.as_ref().is_none_or(|best| delta < best.delta) {
                best = Some(Exchange { delta, some: group.to_vec(), others });
            }
        }
        best
    }

    fn make(&mut self, stand: &mut Stand<'_, 'a>, exchange: &Exchange) {
        let round = stand.round;
        let seat = |people: &[PersonIndex]| stand.now.table_of(round, *people.first()?);
        let (Some(from), Some(to)) = (seat(&exchange.some), seat(&exchange.others)) else { return };
        stand.now.exchange(round, &exchange.some, &exchange.others);
        for (people, left) in [(&exchange.some, from), (&exchange.others, to)] {
            for person in people {
                let tenure = u64::try_from(2 + stand.dice.below(TENURE)).unwrap_or(2);
                let cell = self.cell(round, *person, left);
                change_at(&mut self.barred, cell, |until| *until = self.step + tenure);
            }
        }
    }

    fn is_barred(&self, round: usize, person: PersonIndex, table: TableIndex) -> bool {
        let cell = self.cell(round, person, table);
        self.barred.get(cell).is_some_and(|until| *until > self.step)
    }

    fn cell(&self, round: usize, person: PersonIndex, table: TableIndex) -> usize {
        (round * self.problem.people() + person.at()) * self.width + table.at()
    }
}
