//! What a plan achieves, in numbers that a host can be told.

use super::arrangement::Arrangement;
use super::bound::{unavoidable_colleague_pairs, unavoidable_repeats};
use super::check::{Violation, violations};
use super::cost::{are_colleagues, share_no_language};
use super::draft::{PersonSpec, Tables};
use super::index::{PersonIndex, change_at};
use super::problem::{Problem, pairs_of};

/// What a plan achieves. All counts are of the rounds planned, not of those held before.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Pairs of people who meet for the first time tonight, companions not counted.
    pub first_meetings: u32,
    /// Meetings of people who have met tonight already.
    pub repeats: u32,
    /// The first of the rounds with a repeat, from 0.
    pub first_repeat: Option<usize>,
    /// Meetings of colleagues.
    pub colleague_pairs: u32,
    /// The fewest meetings of colleagues that there can be at tables of these sizes.
    pub unavoidable_colleague_pairs: u32,
    /// The fewest repeats that the number of tables forces, counted from round to round.
    pub unavoidable_repeats: u32,
    /// Meetings of people who knew each other before tonight.
    pub met_before: u32,
    /// Tables with two people who have no common language, and nobody who shares one with both.
    pub without_language: u32,
    /// People who find no chair because there are too few, all rounds together.
    pub without_chair: u32,
    /// The fewest new people that anybody meets who is there in all rounds.
    pub fewest_new: u32,
    /// Hard rules that do not hold, a round at a time; no plan was found in which they do.
    pub broken: Vec<(usize, Violation)>,
}

impl Report {
    pub(super) fn new(problem: &Problem, plan: &Arrangement<'_>, seating: &[Tables]) -> Self {
        let mut report = Self::default();
        let mut seen = problem.costs().before.clone();
        let mut new = vec![0_u32; problem.people()];
        for (round, tables) in seating.iter().enumerate() {
            let tables = at_tables(tables);
            for (first, second) in pairs_of(&tables) {
                if report.count_pair(problem, round, (first, second), seen.at(first, second)) {
                    change_at(&mut new, first.at(), |count| *count += 1);
                    change_at(&mut new, second.at(), |count| *count += 1);
                }
                seen.change(first, second, |times| times.saturating_add(1));
            }
            report.without_language +=
                count(tables.iter().filter(|one| is_split(problem, one)).count());
            report
                .broken
                .extend(violations(problem, round, &tables).into_iter().map(|one| (round, one)));
            report.count_bounds(problem, plan, round);
        }
        report.fewest_new = fewest(problem, &new);
        report
    }

    /// Counts one meeting; says whether it is a new one.
    fn count_pair(
        &mut self,
        problem: &Problem,
        round: usize,
        (first, second): (PersonIndex, PersonIndex),
        before: u8,
    ) -> bool {
        let people = &problem.draft().people;
        let (Some(one), Some(other)) = (people.get(first.at()), people.get(second.at())) else {
            return false;
        };
        if !one.meets || !other.meets || problem.parties().are_one(first, second) {
            return false;
        }
        self.colleague_pairs += u32::from(are_colleagues(one, other));
        self.met_before += u32::from(problem.costs().acquainted(first, second));
        if before > 0 {
            self.repeats += 1;
            self.first_repeat.get_or_insert(round);
        } else {
            self.first_meetings += 1;
        }
        before == 0
    }

    fn count_bounds(&mut self, problem: &Problem, plan: &Arrangement<'_>, round: usize) {
        let Some(layout) = problem.layouts().get(round) else { return };
        let resting = plan.people_at(round, layout.rest).len();
        let chairs: usize = layout.seats.iter().map(|seats| usize::from(*seats)).sum();
        let here = layout.here.iter().filter(|here| **here).count();
        self.without_chair += count(resting.min(here.saturating_sub(chairs)));
        let mut places: Vec<u16> = PersonIndex::first(problem.people())
            .filter(|one| layout.is_here(*one) && plan.table_of(round, *one) != Some(layout.rest))
            .filter_map(|one| problem.draft().people.get(one.at())?.organisation)
            .collect();
        places.sort_unstable();
        for members in places.chunk_by(|one, other| one == other) {
            self.unavoidable_colleague_pairs +=
                unavoidable_colleague_pairs(count(members.len()), &layout.sizes);
        }
        let previous = round.checked_sub(1).and_then(|index| problem.layouts().get(index));
        if let Some(before) = previous.filter(|before| before.here == layout.here) {
            let tables = before.sizes.iter().filter(|size| **size > 0).count();
            let tables = u16::try_from(tables).unwrap_or(u16::MAX);
            self.unavoidable_repeats += unavoidable_repeats(&layout.sizes, tables);
        }
    }
}

fn at_tables(tables: &Tables) -> Tables {
    tables.split_last().map_or_else(Vec::new, |(_, tables)| tables.to_vec())
}

/// Whether two people at a table have no common language and nobody who shares one with both.
fn is_split(problem: &Problem, people: &[PersonIndex]) -> bool {
    let specs = || people.iter().filter_map(|one| problem.draft().people.get(one.at()));
    let bridges = |one: &PersonSpec, other: &PersonSpec| {
        specs().any(|third| {
            third.languages & one.languages != 0 && third.languages & other.languages != 0
        })
    };
    specs().any(|one| specs().any(|other| share_no_language(one, other) && !bridges(one, other)))
}

fn fewest(problem: &Problem, new: &[u32]) -> u32 {
    let always = |person: &usize| {
        let here = |layout: &super::layout::Layout| layout.here.get(*person) == Some(&true);
        problem.layouts().iter().all(here)
            && problem.draft().people.get(*person).is_some_and(|spec| spec.meets)
    };
    let counts = new.iter().enumerate().filter(|(person, _)| always(person));
    counts.map(|(_, count)| *count).min().unwrap_or(0)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
