#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people and tables come from the problem"
)]
//! Who may go where, as far as that can be told before they do, and which tables are alike.

use crate::seating::{
    clash::permits,
    draft::Rule,
    index::{PersonIndex, TableIndex},
};

use super::Tree;

impl Tree<'_, '_> {
    /// Whether somebody may go to a table, as far as that can be told before they do.
    pub(super) fn may_go(&mut self, person: PersonIndex, table: TableIndex, rest: usize) -> bool {
        if self.room.seat_of(person) == Some(table) || self.room.seats(table) == 0 {
            return false;
        }
        if self.room.lock_of(person).is_some_and(|lock| lock != table) {
            return false;
        }
        let free = self.room.people_at(table).is_empty();
        if free && self.room.wants(person) && !self.goal.open {
            self.short = true;
            return false;
        }
        let (chairs, _) = self.room.measure(table);
        let taken = self.room.space_of(self.room.people_at(table));
        if taken + self.room.space_of(&[person]) > chairs && rest == 0 {
            self.short = true;
            return false;
        }
        (0..self.room.rules_of(person).len())
            .all(|index| self.rule_lets(self.room.rules_of(person)[index], person, table, rest))
    }

    fn rule_lets(
        &mut self,
        index: usize,
        person: PersonIndex,
        table: TableIndex,
        rest: usize,
    ) -> bool {
        if self.room.is_waived(index) {
            return true;
        }
        let rule = self.room.rule(index);
        let (other, against) = match *rule {
            Rule::Pinned(..) | Rule::OneOf(..) => return permits(rule, table),
            Rule::AtLeast(..) | Rule::AtMost(..) => return true,
            Rule::Apart(one, two) => {
                let other = if one == person { two } else { one };
                (other, self.room.seat_of(other) == Some(table))
            }
            Rule::Distant(one, two) => {
                let other = if one == person { two } else { one };
                let draft = self.room.problem.draft();
                let near = self.room.seat_of(other).is_some_and(|seat| draft.is_near(seat, table));
                (other, near)
            }
            Rule::Together(one, two) => {
                let other = if one == person { two } else { one };
                (other, self.room.seat_of(other).is_some_and(|seat| seat != table))
            }
        };
        if !against {
            return true;
        }
        if self.fixed[other.at()] {
            return false;
        }
        let moves = rest > 0 || self.room.start_of(other).is_none();
        self.short |= !moves;
        moves
    }

    /// What a table has in common with others that would do as well: chairs, fewest, and people.
    pub(super) fn class_of(&self, table: TableIndex) -> Option<(u16, usize, usize)> {
        let people = self.room.people_at(table).len();
        let plain = self.touched[table.at()] == 0 && !self.special[table.at()];
        let (chairs, fewest) = self.room.measure(table);
        (plain && (!self.best || people == 0)).then_some((chairs, fewest, people))
    }

    /// Whether a table is left too small with nobody who may still be moved to it.
    pub(super) fn leaves_too_few(&mut self, person: PersonIndex, rest: usize) -> bool {
        let Some(table) = self.room.seat_of(person).filter(|one| self.room.seats(*one) > 0) else {
            return false;
        };
        let left = self.room.people_at(table).len() - 1;
        let (_, fewest) = self.room.measure(table);
        let few = rest == 0 && self.waiting_left == 0 && left > 0 && left < fewest;
        self.short |= few;
        few
    }
}
