//! Plans the rounds to come, all of them together.

use super::arrangement::Arrangement;
use super::construct::{construct, one_by_one};
use super::dice::Dice;
use super::draft::Tables;
use super::improve::{Budget, improve};
use super::index::PersonIndex;
use super::problem::Problem;
use super::report::Report;

/// Who sits where in the rounds to come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The rounds in the order of the problem: the first is to be held next, the others are a
    /// forecast to start from the next time.
    pub rounds: Vec<RoundPlan>,
    /// What is good and what is not so good about it.
    pub report: Report,
    /// The sum of all flaws: 0 is perfect, less is better for the same problem.
    pub cost: i64,
}

/// Who sits where in one round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoundPlan {
    /// The people of each table, in the order of the room's tables; an unused one is empty.
    pub tables: Tables,
    /// Those who rest, or find no chair.
    pub sitting_out: Vec<PersonIndex>,
}

/// The most people for whom two searches run at once: each keeps numbers for every two of them.
const MOST_TWICE: usize = 2000;

/// Plans all rounds of a problem together: the best arrangement found within the budget.
///
/// A plan comes back at once even when the budget is 0. The same problem, seed and number of steps
/// give the same plan, and more steps never a dearer one. A clock makes it depend on the
/// machine.
#[must_use]
pub fn plan(problem: &Problem, seed: u64, budget: &Budget<'_>) -> Plan {
    let mut dice = Dice::new(seed);
    let mut starts = vec![construct(problem, &mut dice, &|| budget.is_over())];
    if problem.people() <= MOST_TWICE {
        starts.push(one_by_one(problem, &mut dice));
    }
    let mut seating = improve(starts, seed, budget);
    most_worth_first(problem, &mut seating);
    let finished = Arrangement::seated(problem, &seating);
    let report = Report::new(problem, &finished, &seating);
    let rounds = seating.into_iter().map(RoundPlan::from_seating).collect();
    Plan { rounds, report, cost: finished.cost() }
}

impl RoundPlan {
    fn from_seating(mut tables: Tables) -> Self {
        let mut sitting_out = tables.pop().unwrap_or_default();
        sitting_out.sort_unstable();
        for people in &mut tables {
            people.sort_unstable();
        }
        Self { tables, sitting_out }
    }
}

/// Puts the round first in which the meetings are worth most, where the rounds are alike: the last
/// ones may never be held.
fn most_worth_first(problem: &Problem, seating: &mut [Tables]) {
    let layouts = problem.layouts();
    let alike = layouts.iter().zip(layouts.iter().skip(1)).all(|(one, other)| one.is_like(other));
    let rests = seating.iter().any(|tables| tables.last().is_some_and(|rest| !rest.is_empty()));
    if alike && !rests {
        seating.sort_by_cached_key(|tables| {
            let pairs = super::problem::pairs_of(tables);
            pairs
                .map(|(one, other)| i64::from(problem.costs().pairs.at(one, other).first))
                .sum::<i64>()
        });
    }
}
