//! Improves an arrangement as long as the budget lasts, with two kinds of search in turn.

use super::anneal::{Anneal, starting_heat};
use super::arrangement::Arrangement;
use super::dice::Dice;
use super::draft::Tables;
use super::movable::Movable;
use super::problem::Problem;
use super::tabu::Tabu;

/// How long a search may go on.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// The most steps to make; a step looks at a hundred exchanges or so.
    pub steps: u64,
    /// Says that it is time to stop: a clock, or the host who cancelled. Asked every few steps.
    pub deadline: &'a dyn Fn() -> bool,
}

impl Budget<'static> {
    /// A number of steps and no clock: the same plan on every machine.
    #[must_use]
    pub const fn steps(steps: u64) -> Self {
        Self { steps, deadline: &|| false }
    }
}

/// The steps between two looks at the deadline.
const LOOK_UP: u64 = 8;

/// Improves an arrangement as long as the budget lasts; returns the best one found.
pub(super) fn improve(start: Arrangement<'_>, dice: &mut Dice, budget: &Budget<'_>) -> Vec<Tables> {
    let movable = Movable::new(start.problem());
    let seats: usize = movable.singles.iter().map(Vec::len).sum();
    let seats = u64::try_from(seats).unwrap_or(u64::MAX / 1024);
    let mut run = Run {
        problem: start.problem(),
        best: start.seating(),
        cost: start.cost(),
        step: 0,
        budget,
    };
    let mut now = start;
    let mut length = 100 + 8 * seats;
    run.refine(&mut now, &movable, dice, 50 + seats);
    let heat = starting_heat(&now, &movable, dice);
    while run.goes_on() && heat > 0 {
        run.cool(&mut now, &movable, dice, (heat, length));
        run.refine(&mut now, &movable, dice, length / 4);
        length *= 2;
    }
    run.refine(&mut now, &movable, dice, u64::MAX);
    run.best
}

/// The best arrangement so far, and what is left of the budget.
struct Run<'a, 'b> {
    problem: &'a Problem,
    best: Vec<Tables>,
    cost: i64,
    step: u64,
    budget: &'b Budget<'b>,
}

impl<'a> Run<'a, '_> {
    fn goes_on(&self) -> bool {
        self.step < self.budget.steps && self.cost > 0 && !self.is_late()
    }

    fn is_late(&self) -> bool {
        self.step.is_multiple_of(LOOK_UP) && (self.budget.deadline)()
    }

    fn keep_better(&mut self, now: &Arrangement<'a>) {
        if now.cost() < self.cost {
            self.cost = now.cost();
            self.best = now.seating();
        }
    }

    /// One descent from hot to cold.
    fn cool(
        &mut self,
        now: &mut Arrangement<'a>,
        movable: &Movable,
        dice: &mut Dice,
        (heat, steps): (i64, u64),
    ) {
        let mut anneal = Anneal::new(heat, steps);
        while self.goes_on() && !anneal.is_over() {
            self.step += 1;
            if anneal.advance(now, movable, dice, self.cost) {
                self.keep_better(now);
            }
        }
    }

    /// Mends flaw after flaw, from the best so far, until that has not helped for `patience` steps.
    fn refine(
        &mut self,
        now: &mut Arrangement<'a>,
        movable: &Movable,
        dice: &mut Dice,
        patience: u64,
    ) {
        if now.cost() > self.cost {
            *now = Arrangement::seated(self.problem, &self.best);
        }
        let mut tabu = Tabu::new(self.problem);
        let mut stale = 0;
        while self.goes_on() && stale < patience {
            self.step += 1;
            if !tabu.advance(now, movable, dice, self.cost) {
                return;
            }
            stale = if now.cost() < self.cost { 0 } else { stale + 1 };
            self.keep_better(now);
        }
    }
}
