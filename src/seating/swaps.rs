#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of the search; people, tables and rounds come from the problem"
)]
//! What it would change that somebody changes places with anybody else, all of them judged at once.
//!
//! The meetings that everybody would have at the table of the one who moves are added up row by
//! row, which a processor does for several people in one go; the meetings of the one who moves are
//! added up once a table. So an exchange costs a few additions, not two tables of them.

use super::arrangement::Arrangement;
use super::index::{PersonIndex, TableIndex};

/// Dearer than any exchange: people at one table do not change places.
const NEVER: i64 = i64::MAX / 4;

/// The exchanges of one person in one round, laid out.
pub(super) struct Swaps {
    round: usize,
    person: PersonIndex,
    /// What it adds that the person goes to each table, everybody there staying.
    reach: Vec<i64>,
    /// The meetings of everybody else with those whom the person leaves, less their meeting with
    /// the person.
    company: Vec<i32>,
    /// What it adds for everybody else to be at the person's table, meetings not counted; empty
    /// where that is nothing for anybody.
    place: Vec<i64>,
}

impl Swaps {
    pub(super) const fn new() -> Self {
        Self {
            round: 0,
            person: PersonIndex(0),
            reach: Vec::new(),
            company: Vec::new(),
            place: Vec::new(),
        }
    }

    /// Lays out what the exchanges of somebody would change.
    pub(super) fn of(&mut self, now: &Arrangement<'_>, round: usize, person: PersonIndex) {
        let layout = &now.problem().layouts()[round];
        let from = now.places(round)[person.at()];
        let flaw = now.flaws(round)[person.at()];
        let joining = now.joining(person);
        (self.round, self.person) = (round, person);

        self.reach.clear();
        for (table, people) in (0..).map(TableIndex).zip(now.tables(round)) {
            let mut reach = i64::from(layout.place(person, table)) - flaw;
            if table == layout.rest {
                reach += now.rest_price(person);
            } else {
                reach += people.iter().map(|other| i64::from(joining[other.at()])).sum::<i64>();
            }
            self.reach.push(reach);
        }
        self.reach[from.at()] = NEVER;

        self.company.clear();
        self.company.extend(joining.iter().map(|price| -price));
        // Nobody meets at the table for those who rest: no meeting there to take back.
        for other in now.people_at(round, layout.rest) {
            self.company[other.at()] = 0;
        }
        self.place.clear();
        if !layout.is_plain(from) || from == layout.rest {
            self.place.extend(layout.places_at(from).iter().map(|price| i64::from(*price)));
        }
        if from == layout.rest {
            let rests = (0..).map(PersonIndex).zip(&mut self.place);
            rests.for_each(|(other, place)| *place += now.rest_price(other));
        } else {
            for mate in now.people_at(round, from).iter().filter(|mate| **mate != person) {
                let row = now.joining(*mate);
                for (sum, price) in self.company.iter_mut().zip(row) {
                    *sum += price;
                }
            }
        }
    }

    /// What it would add to the cost to change places with somebody.
    pub(super) fn delta(&self, now: &Arrangement<'_>, other: PersonIndex) -> i64 {
        let quick = self.quick_delta(now.places(self.round), now.flaws(self.round), other);
        let gatherings = now.problem().gatherings();
        let marked = gatherings.is_marked(self.person) || gatherings.is_marked(other);
        if marked && quick < NEVER / 2 {
            quick + now.whole_tables_delta(self.round, self.person, other)
        } else {
            quick
        }
    }

    /// The first of these people, from a place in the list onwards and around, with whom an
    /// exchange adds no more than `tolerance`; and what it adds.
    pub(super) fn first_within(
        &self,
        now: &Arrangement<'_>,
        people: &[PersonIndex],
        start: usize,
        tolerance: i64,
    ) -> Option<(PersonIndex, i64)> {
        let (places, flaws) = (now.places(self.round), now.flaws(self.round));
        let (first, last) = people.split_at(start.min(people.len()));
        if now.problem().gatherings().is_marked(self.person) {
            let all = last.iter().chain(first);
            let judged = all.map(|other| (*other, self.delta(now, *other)));
            return judged.into_iter().find(|(_, delta)| *delta <= tolerance);
        }
        for part in [last, first] {
            for other in part {
                // Whoever makes no difference to a table as a whole is judged at once.
                if self.quick_delta(places, flaws, *other) <= tolerance {
                    let delta = self.delta(now, *other);
                    if delta <= tolerance {
                        return Some((*other, delta));
                    }
                }
            }
        }
        None
    }

    #[inline]
    fn quick_delta(&self, places: &[TableIndex], flaws: &[i64], other: PersonIndex) -> i64 {
        let index = other.at();
        let to = places[index];
        let place = self.place.get(index).copied().unwrap_or(0);
        self.reach[to.at()] + i64::from(self.company[index]) + place - flaws[index]
    }
}
