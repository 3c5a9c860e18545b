//! Search that first accepts much and then less and less: good where meetings differ in worth.
//!
//! All numbers are whole, so that the same seed gives the same plan on every machine.
//!
//! Source: Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing" (1983).

use super::arrangement::Arrangement;
use super::cost::REST;
use super::dice::Dice;
use super::index::PersonIndex;
use super::movable::{Movable, is_whole};

/// Exchanges tried in one step, so that a step takes about as long as one of the other search.
const TRIES: u64 = 64;

/// The parts of a unit of cost in which a temperature is counted, since costs may be small numbers.
const PARTS: i64 = 1024;

/// How many times the temperature falls on its way down, and by how much each time.
const STAGES: u64 = 48;
const COOLING: (i64, i64) = (93, 100);

/// One descent from hot to cold.
pub(super) struct Anneal {
    temperature: i64,
    steps_a_stage: u64,
    step: u64,
}

impl Anneal {
    /// A descent of about `steps` steps, from the temperature that suits the problem.
    pub(super) fn new(heat: i64, steps: u64) -> Self {
        Self { temperature: heat, steps_a_stage: (steps / STAGES).max(1), step: 0 }
    }

    /// Whether it is cold.
    pub(super) const fn is_over(&self) -> bool {
        self.step >= self.steps_a_stage * STAGES
    }

    /// Tries some exchanges; true when one of them made the arrangement cheaper than `best`.
    pub(super) fn advance(
        &mut self,
        now: &mut Arrangement<'_>,
        movable: &Movable,
        dice: &mut Dice,
        best: i64,
    ) -> bool {
        for _ in 0..TRIES {
            let round = dice.below(movable.singles.len());
            if dice.below(16) == 0 {
                self.try_group(now, movable, round, dice);
            }
            if let Some((one, other)) = movable.any_two(now, round, dice) {
                let delta = delta(now, round, one, other);
                if delta <= self.tolerance(dice) {
                    now.exchange(round, &[one], &[other]);
                }
            }
            if now.cost() < best {
                self.count();
                return true;
            }
        }
        self.count();
        false
    }

    const fn count(&mut self) {
        self.step += 1;
        if self.step.is_multiple_of(self.steps_a_stage) {
            self.temperature = self.temperature * COOLING.0 / COOLING.1;
        }
    }

    fn tolerance(&self, dice: &mut Dice) -> i64 {
        dice.exponential(self.temperature) / PARTS
    }

    fn try_group(
        &self,
        now: &mut Arrangement<'_>,
        movable: &Movable,
        round: usize,
        dice: &mut Dice,
    ) {
        let Some(groups) = movable.groups.get(round).filter(|groups| !groups.is_empty()) else {
            return;
        };
        let Some(group) = dice.pick(groups) else { return };
        if !is_whole(now, round, group) {
            return;
        }
        let Some(from) = group.first().and_then(|person| now.table_of(round, *person)) else {
            return;
        };
        let to = movable.singles.get(round).and_then(|singles| dice.pick(singles));
        let Some(to) = to.and_then(|person| now.table_of(round, *person)) else { return };
        if to == from {
            return;
        }
        let Some(others) = movable.as_many(now, (round, to), group.len(), dice) else { return };
        let before = now.cost();
        now.exchange(round, group, &others);
        if now.cost() - before > self.tolerance(dice) {
            now.exchange(round, group, &others);
        }
    }
}

fn delta(now: &Arrangement<'_>, round: usize, one: PersonIndex, other: PersonIndex) -> i64 {
    let Some(to) = now.table_of(round, other) else { return i64::MAX };
    now.swap_delta(now.outset(round, one, to), round, one, other)
}

/// The temperature to start from: an eighth of what an exchange costs on average that makes things
/// worse, hard rules not counted. In [`PARTS`] of a unit.
///
/// Hotter starts were tried (a third, a fifth): in the same time they ended no better where
/// meetings are alike, and worse where they differ in worth.
pub(super) fn starting_heat(now: &Arrangement<'_>, movable: &Movable, dice: &mut Dice) -> i64 {
    let (mut sum, mut count) = (0, 0);
    for _ in 0..2000 {
        let round = dice.below(movable.singles.len());
        let Some((one, other)) = movable.any_two(now, round, dice) else { continue };
        let delta = delta(now, round, one, other);
        if (1..i64::from(REST) / 2).contains(&delta) {
            sum += delta;
            count += 1;
        }
    }
    if count == 0 { 0 } else { sum * PARTS / count / 8 }
}
