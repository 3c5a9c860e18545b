//! What the company costs that a repair brings about.

use crate::seating::{
    draft::PersonSpec,
    index::{PersonIndex, TableIndex},
};

use super::room::Room;

impl Room<'_> {
    /// What it costs that these people sit where they are now rather than where they were.
    ///
    /// - The meetings that are new, each once; those who sat together before do not meet again.
    /// - The themes they chose, and those who are left the only one of their kind at a table.
    pub(super) fn cost(&self, moved: &[PersonIndex]) -> i64 {
        let meetings: i64 = moved.iter().map(|one| self.cost_of_company(*one, moved)).sum();
        let wishes: i64 = moved
            .iter()
            .map(|one| self.wish(*one, self.seat_of(*one)) - self.wish(*one, self.start_of(*one)))
            .sum();
        meetings + wishes + self.only(moved)
    }

    fn cost_of_company(&self, person: PersonIndex, moved: &[PersonIndex]) -> i64 {
        let Some(table) = self.seat_of(person) else { return 0 };
        let before = self.start_of(person);
        let company = self.people_at(table).iter().filter(|other| {
            let new = before.is_none() || self.start_of(**other) != before;
            let counted = **other < person && moved.contains(other);
            **other != person && new && !counted
        });
        company.map(|other| self.cost_of_pair(person, *other)).sum()
    }

    /// What it costs to join those who sit at a table.
    pub(super) fn cost_to_join(&self, person: PersonIndex, table: TableIndex) -> i64 {
        let before = self.start_of(person);
        let new = |other: &&PersonIndex| before.is_none() || self.start_of(**other) != before;
        let company = self.people_at(table).iter().filter(new);
        let meetings: i64 = company.map(|other| self.cost_of_pair(person, *other)).sum();
        meetings + self.wish(person, Some(table))
    }

    fn cost_of_pair(&self, person: PersonIndex, other: PersonIndex) -> i64 {
        let costs = self.problem.costs();
        let times = costs.before.at(person, other);
        i64::from(costs.of_meeting(costs.pairs.at(person, other), times))
    }

    fn spec(&self, person: PersonIndex) -> Option<&PersonSpec> {
        self.problem.draft().people.get(person.at())
    }

    /// What it costs that somebody is not at a table of the theme they chose.
    fn wish(&self, person: PersonIndex, at: Option<TableIndex>) -> i64 {
        let missed = at
            .zip(self.spec(person))
            .is_some_and(|(table, spec)| !spec.wishes.is_empty() && !spec.wishes.contains(&table));
        if missed { i64::from(self.problem.draft().weights.wish) } else { 0 }
    }

    /// What it costs that more people than before are the only one of their kind at a table.
    fn only(&self, moved: &[PersonIndex]) -> i64 {
        let mut tables: Vec<TableIndex> = moved
            .iter()
            .flat_map(|one| [self.start_of(*one), self.seat_of(*one)])
            .flatten()
            .collect();
        tables.sort_unstable();
        tables.dedup();
        let (gatherings, draft) = (self.problem.gatherings(), self.problem.draft());
        let lone = |people: &[PersonIndex]| gatherings.lonely(draft, people.iter().copied());
        let before = |table: &TableIndex| self.first.get(table.at()).map_or(0, |one| lone(one));
        tables.iter().map(|table| lone(self.people_at(*table)) - before(table)).sum()
    }
}
