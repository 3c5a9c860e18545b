//! Who must not be near whom, which tables are near each other, and what the host wants of groups.

use std::collections::BTreeSet;

use super::event::Event;
use super::group_rule::GroupRule;
use super::id::{Pair, TableNumber};
use super::introduction::Apart;
use super::participant::Participant;
use super::time::Timestamp;

impl Event {
    /// How far two people are kept from each other; `None` when they are not.
    #[must_use]
    pub fn apart(&self, pair: Pair) -> Option<Apart> {
        self.state.apart.get(&pair).copied()
    }

    /// Every two people who are kept from each other, and how far. As confidential as
    /// [`Event::kept_apart`].
    pub fn apartness(&self) -> impl Iterator<Item = (Pair, Apart)> + '_ {
        self.state.apart.iter().map(|(pair, how)| (*pair, *how))
    }

    /// Whether nobody suggests that two people meet: they must not, or rather would not.
    #[must_use]
    pub fn is_shunned(&self, pair: Pair) -> bool {
        self.apart(pair).is_some()
    }

    /// When two people met last before tonight, where that is known.
    #[must_use]
    pub fn met_on(&self, pair: Pair) -> Option<Timestamp> {
        self.state.met_on.get(&pair).copied()
    }

    /// Whether somebody is not left alone with one adult now: a minor of whose company nobody is here.
    #[must_use]
    pub fn is_guarded(&self, person: &Participant) -> bool {
        person.details.safeguarded
            && !self.participants().any(|other| {
                let looks_after = Participant::look_after(person, other) && other.is_here();
                let apart =
                    || Pair::new(person.id, other.id).is_none_or(|one| self.is_kept_apart(one));
                looks_after && !other.details.safeguarded && !apart()
            })
    }

    /// The tables of which the host said that they stand beside this one; none when their numbers
    /// say it.
    #[must_use]
    pub fn beside(&self, table: TableNumber) -> &BTreeSet<TableNumber> {
        static BY_NUMBER: BTreeSet<TableNumber> = BTreeSet::new();
        self.state.beside.get(&table).unwrap_or(&BY_NUMBER)
    }

    /// Whether two tables stand side by side: as the host said of one of them, else when their
    /// numbers follow each other.
    #[must_use]
    pub fn are_beside(&self, one: TableNumber, other: TableNumber) -> bool {
        let (of_one, of_other) = (self.beside(one), self.beside(other));
        if of_one.is_empty() && of_other.is_empty() {
            return one.0.abs_diff(other.0) == 1;
        }
        of_one.contains(&other) || of_other.contains(&one)
    }

    /// What the host wants of groups, the oldest first.
    #[must_use]
    pub fn group_rules(&self) -> &[GroupRule] {
        &self.state.group_rules
    }
}
