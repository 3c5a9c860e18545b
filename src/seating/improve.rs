//! Improves arrangements as long as the budget lasts, several of them at once.

use std::sync::atomic::{AtomicU64, Ordering};

use super::anneal::{Descent, Range};
use super::arrangement::Arrangement;
use super::cost::REST;
use super::design::Patience;
use super::dice::Dice;
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex, change_at};
use super::movable::Movable;
use super::problem::Problem;
use super::relabel::relabel;
use super::swaps::Swaps;

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
    for task in tasks {
        task();
    }
}

/// The steps between two looks at the deadline.
const LOOK_UP: u64 = 16;

/// The steps of the first descent, for each seat; every further one takes four times as many, so
/// that what was found by some step does not depend on how many are to follow.
const FIRST: u64 = 30;

/// How often a design is dealt anew and what it is left for is tried beside it.
const TRIALS: u32 = 2;

/// An arrangement to go on from.
pub(super) struct Start<'a> {
    pub(super) arrangement: Arrangement<'a>,
    /// Whether its meetings are those of a design: worth keeping as they are, for other people.
    pub(super) is_pattern: bool,
}

/// Improves each of the starts by itself; returns the best that was found from any.
pub(super) fn improve(starts: Vec<Start<'_>>, seed: u64, budget: &Budget<'_>) -> Vec<Tables> {
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
    /// The rounds of the start, where people may take each other's parts in them.
    pattern: Option<Vec<Tables>>,
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
    fn new(start: Start<'a>, seed: u64, limit: Limit<'b>) -> Self {
        let now = start.arrangement;
        let pattern = start.is_pattern.then(|| now.seating());
        let mut search = Self {
            pattern,
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

    /// One try after the other, each four times as long as the one before; the first is `share` times
    /// as long as usual.
    fn run(mut self, share: u64) -> Found {
        let mut steps = (self.movable.seats() * FIRST * share).max(100);
        if let Some(range) = self.range() {
            // What is nearly right is mended before it is stirred up.
            self.descend(range.lukewarm(), steps);
            let range = if self.is_flawed_all_over() { range } else { range.mild() };
            let mut pattern = self.pattern.take();
            let mut lowest = (i64::MAX, i64::MAX);
            let mut trials = TRIALS;
            while self.goes_on() {
                let fitted = self.fitted(steps);
                match &pattern {
                    // Both ways in turn, until it is seen which of them leads further down.
                    Some(rounds) if trials > 0 => {
                        let dealt = self.deal_anew(rounds, range, fitted / 2);
                        lowest.0 = lowest.0.min(dealt.unwrap_or(i64::MAX));
                        lowest.1 = lowest.1.min(self.descend(range, fitted / 2));
                        trials -= 1;
                        if dealt.is_none() || (trials == 0 && lowest.1 <= lowest.0) {
                            pattern = None;
                        }
                    }
                    Some(rounds) => {
                        if self.deal_anew(rounds, range, fitted).is_none() {
                            pattern = None;
                        }
                    }
                    None => drop(self.descend(range, fitted)),
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

    /// Whether most seats are part of a flaw: where tables are too few, or meetings differ in worth.
    fn is_flawed_all_over(&self) -> bool {
        let rounds = 0..self.now.problem().layouts().len();
        let seats = rounds.flat_map(|round| {
            self.movable.singles_of(round).iter().map(move |person| (round, *person))
        });
        let flawed = seats.filter(|(round, person)| self.now.is_flawed(*round, *person)).count();
        u64::try_from(flawed).unwrap_or(u64::MAX) > self.movable.seats() / 4 * 3
    }

    /// From where to where to cool. A design says nothing about that, since it has none of the small
    /// flaws that decide: it is asked of the design with people exchanged at random.
    fn range(&mut self) -> Option<Range> {
        if self.pattern.is_none() {
            return Range::of(&self.now, &self.movable, &mut self.dice);
        }
        let mut swaps = Swaps::new();
        for _ in 0..self.movable.seats() {
            let (round, one) = self.movable.anybody(&mut self.dice)?;
            let other = self.movable.somebody_in(round, &mut self.dice)?;
            swaps.of(&self.now, round, one);
            let delta = swaps.delta(&self.now, other);
            if delta < i64::from(REST) {
                self.now.swap(round, one, other, delta);
            }
        }
        let range = Range::of(&self.now, &self.movable, &mut self.dice);
        self.now = Arrangement::seated(self.now.problem(), self.pattern.as_deref()?);
        range
    }

    /// One descent; returns the lowest cost on its way.
    fn descend(&mut self, range: Range, steps: u64) -> i64 {
        let mut lowest = self.now.cost();
        let mut descent = Descent::new(range, steps);
        while !descent.is_over() && self.goes_on() {
            self.step += 1;
            descent.advance(&mut self.now, &self.movable, &mut self.dice);
            lowest = lowest.min(self.now.cost());
            if self.now.cost() < self.cost {
                self.remember();
            }
        }
        lowest
    }

    /// Gives the parts of a pattern to other people, as suits them best, and mends what is left;
    /// returns what that costs, `None` where it is all the same who has which part.
    fn deal_anew(&mut self, pattern: &[Tables], range: Range, steps: u64) -> Option<i64> {
        let mut rounds = pattern.to_vec();
        let (dealing, mending) = (steps - steps / 4, steps / 4);
        let limit = self.limit;
        let stop = || (limit.spent)() >= ALL;
        if dealing > self.limit.steps.saturating_sub(self.step) {
            // Half a deal may come out better than a whole one: more steps would give a dearer plan.
            self.step = self.limit.steps;
            return None;
        }
        let mut patience = Patience::new(dealing.saturating_add(1), &stop);
        let problem = self.now.problem();
        if !relabel(problem, &mut rounds, None, dealing, &mut self.dice, &mut patience) {
            return None;
        }
        self.step = self.step.saturating_add(dealing);
        self.now = Arrangement::seated(problem, &rounds);
        if self.now.cost() < self.cost {
            self.remember();
        }
        Some(self.descend(range.lukewarm(), mending))
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
