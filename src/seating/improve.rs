//! Improves arrangements as long as the budget lasts, several of them at once.

use std::sync::atomic::{AtomicU64, Ordering};

use super::anneal::{Descent, Range};
use super::arrangement::Arrangement;
use super::dice::Dice;
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex, change_at};
use super::movable::Movable;
use super::problem::Problem;

/// How long a search may go on.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// The most steps to make, on each processor; a step judges the exchanges of one person.
    pub steps: u64,
    /// How much of the time is spent, in thousandths: 1,000 when it is time to stop, by the clock or
    /// because the host cancelled; 0 as long as there is no clock. Asked every few steps.
    pub spent: &'a (dyn Fn() -> u32 + Sync),
    /// Does some tasks to the end: all at once where there are processors for them, else one after
    /// the other. With a number of steps the plan is the same either way.
    pub workers: &'a dyn Fn(Vec<Task<'_>>),
}

/// Something to do that needs nothing else to be done before.
pub type Task<'t> = Box<dyn FnOnce() + Send + 't>;

impl Budget<'_> {
    /// Whether it is time to stop.
    pub(super) fn is_over(&self) -> bool {
        (self.spent)() >= ALL
    }
}

/// All the time there is, in thousandths.
const ALL: u32 = 1000;

impl Budget<'static> {
    /// A number of steps and no clock: the same plan on every machine.
    #[must_use]
    pub const fn steps(steps: u64) -> Self {
        Self { steps, spent: &|| 0, workers: &one_by_one }
    }
}

/// Tasks one after the other.
fn one_by_one(tasks: Vec<Task<'_>>) {
    tasks.into_iter().for_each(|task| task());
}

/// The steps between two looks at the deadline.
const LOOK_UP: u64 = 16;

/// The steps of the first descent, for each seat; every further one takes four times as many, so
/// that what was found by some step does not depend on how many are to follow.
const FIRST: u64 = 30;

/// Improves each of the arrangements by itself; returns the best that was found from any.
pub(super) fn improve(starts: Vec<Arrangement<'_>>, seed: u64, budget: &Budget<'_>) -> Vec<Tables> {
    let perfect = AtomicU64::new(u64::MAX);
    let mut found: Vec<Option<Found>> = starts.iter().map(|_| None).collect();
    let limit = Limit { steps: budget.steps, spent: budget.spent, perfect: &perfect };
    let searches = (0_u64..).zip(starts).zip(&mut found).map(|((index, start), found)| {
        let search = Search::new(start, seed.wrapping_add(index), limit);
        // The descents of every second search end when those of the others are half way down.
        let share = if index.is_multiple_of(2) { 1 } else { 2 };
        let task: Task<'_> = Box::new(move || *found = Some(search.run(share)));
        task
    });
    (budget.workers)(searches.collect());
    let best = found.into_iter().flatten().min_by_key(|found| (found.cost, found.step));
    best.map(|found| found.seating).unwrap_or_default()
}

/// What ends a search.
#[derive(Clone, Copy)]
struct Limit<'b> {
    steps: u64,
    spent: &'b (dyn Fn() -> u32 + Sync),
    /// The first step at which some search came upon an arrangement without flaws. Those that have
    /// made as many steps stop, whichever is faster: so the same one wins on every machine.
    perfect: &'b AtomicU64,
}

/// The best arrangement that a search came upon.
struct Found {
    seating: Vec<Tables>,
    cost: i64,
    /// The step at which it was found.
    step: u64,
}

/// A search that goes on from one arrangement.
struct Search<'a, 'b> {
    now: Arrangement<'a>,
    movable: Movable,
    dice: Dice,
    limit: Limit<'b>,
    step: u64,
    cost: i64,
    found_at: u64,
    /// Where everybody is in the best arrangement, a round after the other.
    best: Vec<Vec<TableIndex>>,
}

impl<'a, 'b> Search<'a, 'b> {
    fn new(now: Arrangement<'a>, seed: u64, limit: Limit<'b>) -> Self {
        let mut search = Self {
            movable: Movable::new(now.problem()),
            dice: Dice::new(seed),
            limit,
            step: 0,
            cost: now.cost(),
            found_at: 0,
            best: Vec::new(),
            now,
        };
        search.remember();
        search
    }

    /// Descents from hot to cold, one after the other; `share` times as long as usual.
    fn run(mut self, share: u64) -> Found {
        let mut steps = (self.movable.seats() * FIRST * share).max(100);
        if let Some(range) = Range::of(&self.now, &self.movable, &mut self.dice) {
            // What is nearly right is mended before it is stirred up.
            let mut range_now = range.lukewarm();
            while self.goes_on() {
                let mut descent = Descent::new(range_now, self.fitted(steps));
                range_now = range;
                while !descent.is_over() && self.goes_on() {
                    self.step += 1;
                    descent.advance(&mut self.now, &self.movable, &mut self.dice);
                    if self.now.cost() < self.cost {
                        self.remember();
                    }
                }
                steps = steps.saturating_mul(4);
            }
        }
        Found {
            seating: seating(self.now.problem(), &self.best),
            cost: self.cost,
            step: self.found_at,
        }
    }

    /// The steps of a descent that is meant to have so many: where the clock leaves too little time
    /// for the one after it, it takes all the time that is left.
    fn fitted(&self, steps: u64) -> u64 {
        let spent = u64::from((self.limit.spent)());
        if spent == 0 || self.step == 0 {
            return steps;
        }
        let left = self.step.saturating_mul(u64::from(ALL).saturating_sub(spent)) / spent;
        // A little less, since nothing is gained from a descent that is cut off while it is hot.
        let left = left - left / 16;
        if left < steps.saturating_mul(5) { left.max(1) } else { steps }
    }

    fn goes_on(&self) -> bool {
        self.step < self.limit.steps
            && self.cost > 0
            && !(self.step.is_multiple_of(LOOK_UP)
                && (self.limit.perfect.load(Ordering::Relaxed) <= self.step
                    || (self.limit.spent)() >= ALL))
    }

    fn remember(&mut self) {
        self.cost = self.now.cost();
        self.found_at = self.step;
        let rounds = 0..self.now.problem().layouts().len();
        self.best.resize(rounds.len(), Vec::new());
        for (round, places) in rounds.zip(&mut self.best) {
            places.clear();
            places.extend_from_slice(self.now.places(round));
        }
        if self.cost == 0 {
            self.limit.perfect.fetch_min(self.step, Ordering::Relaxed);
        }
    }
}

/// Who is at each table, of where everybody is.
fn seating(problem: &Problem, places: &[Vec<TableIndex>]) -> Vec<Tables> {
    let layouts = problem.layouts().iter().zip(places);
    layouts
        .map(|(layout, places)| {
            let mut tables = vec![Vec::new(); layout.seats.len() + 1];
            for (person, table) in PersonIndex::first(problem.people()).zip(places) {
                change_at(&mut tables, table.at(), |people| people.push(person));
            }
            tables
        })
        .collect()
}
