#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people and tables come from the problem"
)]
//! The branches of a node: everybody and every table that can change what is wrong.

use crate::seating::{
    draft::Rule,
    index::{PersonIndex, TableIndex},
};

use super::Tree;

impl Tree<'_, '_> {
    pub(super) fn untie_rule(&mut self, rule: usize, budget: usize) -> bool {
        match *self.room.rule(rule) {
            Rule::Apart(one, other) | Rule::Distant(one, other) | Rule::Together(one, other) => {
                self.one_leaves(&[one, other], None, budget)
            }
            Rule::Pinned(person, _) | Rule::OneOf(person, _) => {
                self.one_leaves(&[person], None, budget)
            }
            Rule::AtLeast(person, _) => {
                let table = self.room.seat_of(person);
                self.one_leaves(&[person], table, budget)
            }
            Rule::AtMost(person, _) => {
                let table = self.room.seat_of(person);
                let mut people = table.map_or(&[][..], |one| self.room.people_at(one)).to_vec();
                people.sort_unstable_by_key(|one| (*one != person, *one));
                self.one_leaves(&people, None, budget)
            }
        }
    }

    /// All leave a table that is too small, or somebody comes.
    pub(super) fn untie_small(&mut self, table: TableIndex, budget: usize) -> bool {
        let people = self.room.people_at(table);
        let first = people.iter().min().copied();
        let all_leave = people.iter().all(|one| !self.fixed[one.at()]);
        let leaves: Vec<PersonIndex> = first.filter(|_| all_leave).into_iter().collect();
        self.one_leaves(&leaves, Some(table), budget)
    }

    /// Somebody who needs a seat gets one, or goes without as far as the goal allows.
    pub(super) fn untie_seat(&mut self, person: PersonIndex, budget: usize) -> bool {
        if self.goes(person, budget) {
            return true;
        }
        let closed = self.room.start_of(person).is_some();
        let allowed = if closed { self.goal.closed } else { self.goal.waiting };
        if allowed == 0 {
            return false;
        }
        // Of those who are alike the others after this one go without as well.
        let low = self.low;
        if self.goes_in_order(person) {
            self.low = TableIndex(u16::MAX);
        }
        self.skip(person, true);
        let over = self.descend(budget);
        self.skip(person, false);
        self.low = low;
        over
    }

    fn skip(&mut self, person: PersonIndex, skipped: bool) {
        self.skipped[person.at()] = skipped;
        self.fixed[person.at()] = skipped;
        let (left, allowed) = if self.room.start_of(person).is_some() {
            (&mut self.closed_left, &mut self.goal.closed)
        } else {
            (&mut self.waiting_left, &mut self.goal.waiting)
        };
        for count in [left, allowed] {
            *count = if skipped { *count - 1 } else { *count + 1 };
        }
    }

    /// One of these leaves their table, or, where a table is given, somebody comes to it.
    pub(super) fn one_leaves(
        &mut self,
        people: &[PersonIndex],
        comes_to: Option<TableIndex>,
        budget: usize,
    ) -> bool {
        let mut stay: Vec<PersonIndex> = Vec::new();
        let mut like_others = false;
        let mut over = false;
        for person in people.iter().copied().filter(|one| !self.fixed[one.at()]).collect::<Vec<_>>()
        {
            let plain = self.plain[person.at()] && !self.best;
            if plain && like_others {
                continue;
            }
            like_others |= plain;
            over = self.goes(person, budget);
            if over {
                break;
            }
            self.hold(person, true);
            stay.push(person);
        }
        if let (false, Some(table)) = (over, comes_to) {
            over = self.one_comes(table, budget);
        }
        for person in stay {
            self.hold(person, false);
        }
        over
    }

    fn hold(&mut self, person: PersonIndex, held: bool) {
        self.fixed[person.at()] = held;
        if let Some(table) = self.room.seat_of(person) {
            let touched = &mut self.touched[table.at()];
            *touched = if held { *touched + 1 } else { *touched - 1 };
        }
    }

    /// Somebody goes to any table they may be at.
    fn goes(&mut self, person: PersonIndex, budget: usize) -> bool {
        let Some(rest) = self.rest(person, budget) else { return false };
        let tables: Vec<TableIndex> = self.room.open().collect();
        let mut places: Vec<TableIndex> = Vec::new();
        let ordered = self.goes_in_order(person);
        let low = self.low;
        for table in tables.into_iter().filter(|table| !ordered || *table >= low) {
            if self.may_go(person, table, rest) {
                places.push(table);
            }
        }
        if self.best {
            places.sort_by_cached_key(|table| (self.room.cost_to_join(person, *table), *table));
        } else {
            let space = self.room.space_of(&[person]);
            places.sort_by_cached_key(|table| {
                let used = !self.room.people_at(*table).is_empty();
                (self.room.free(*table) < space, !used, *table)
            });
        }
        // To look at many tables takes longer than a step.
        self.steps = self.steps.saturating_sub(u64::try_from(places.len() / 8).unwrap_or(0));
        let mut seen: Vec<(u16, usize, usize)> = Vec::new();
        for table in places {
            let alike = self.class_of(table);
            if alike.is_some_and(|class| seen.contains(&class)) {
                continue;
            }
            seen.extend(alike);
            if ordered {
                self.low = table;
            }
            if self.go(person, table, rest) {
                return true;
            }
        }
        self.low = low;
        false
    }

    /// Whether somebody waits who is like the others who wait: to seat them in the order of the
    /// tables leaves nothing out, and each seating is looked at once.
    fn goes_in_order(&self, person: PersonIndex) -> bool {
        let alike = self.plain[person.at()] && !self.best;
        alike && self.room.wants(person) && self.room.seat_of(person).is_none()
    }

    /// Somebody comes to a table.
    fn one_comes(&mut self, table: TableIndex, budget: usize) -> bool {
        let leavers = self.closed_left.saturating_sub(self.goal.closed);
        let mut coming: Vec<PersonIndex> = Vec::new();
        let mut plain = false;
        for person in self.seekers.clone() {
            if self.is_seatless(person) && !self.fixed[person.at()] {
                let alike = self.plain[person.at()] && !self.best && self.room.wants(person);
                if !(alike && plain) {
                    coming.push(person);
                }
                plain |= alike;
            }
        }
        if budget > leavers {
            self.sitting_elsewhere(table, &mut coming);
        } else {
            self.short = true;
        }
        if self.best {
            coming.sort_by_cached_key(|one| (self.room.cost_to_join(*one, table), *one));
        }
        for person in coming {
            let Some(rest) = self.rest(person, budget) else { continue };
            if self.may_go(person, table, rest)
                && !self.leaves_too_few(person, rest)
                && self.go(person, table, rest)
            {
                return true;
            }
        }
        false
    }

    /// Those at other tables who could come, of several who are alike the first.
    fn sitting_elsewhere(&self, table: TableIndex, coming: &mut Vec<PersonIndex>) {
        let mut seen: Vec<(u16, usize, usize)> = Vec::new();
        for from in self.room.open().filter(|from| *from != table) {
            let alike = self.class_of(from);
            if alike.is_some_and(|class| seen.contains(&class)) {
                continue;
            }
            seen.extend(alike);
            let mut plain = false;
            for person in self.room.people_at(from) {
                if self.fixed[person.at()] {
                    continue;
                }
                let like_others = self.plain[person.at()] && !self.best;
                if !(like_others && plain) {
                    coming.push(*person);
                }
                plain |= like_others;
            }
        }
    }

    /// How many more may be moved once this person is.
    fn rest(&mut self, person: PersonIndex, budget: usize) -> Option<usize> {
        let rest = budget.checked_sub(usize::from(self.room.start_of(person).is_some()));
        self.short |= rest.is_none();
        rest
    }

    fn go(&mut self, person: PersonIndex, to: TableIndex, rest: usize) -> bool {
        let from = self.room.seat_of(person);
        self.shift(person, Some(to), true);
        self.trail.push(person);
        let over = self.descend(rest);
        self.trail.pop();
        self.shift(person, from, false);
        over
    }

    fn shift(&mut self, person: PersonIndex, to: Option<TableIndex>, fixed: bool) {
        let from = self.room.seat_of(person);
        let before = self.is_seatless(person);
        self.room.put(person, to);
        let after = self.is_seatless(person);
        let left = if self.room.start_of(person).is_some() {
            &mut self.closed_left
        } else {
            &mut self.waiting_left
        };
        *left = *left + usize::from(after) - usize::from(before);
        self.fixed[person.at()] = fixed;
        for table in [from, to].into_iter().flatten() {
            let touched = &mut self.touched[table.at()];
            *touched = if fixed { *touched + 1 } else { *touched - 1 };
        }
    }
}
