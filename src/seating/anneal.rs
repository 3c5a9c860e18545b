//! Search that first accepts much and then less and less.
//!
//! A step takes one person, rather one whose seat is part of a flaw, and makes the first exchange
//! that adds no more to the cost than chance tolerates at the temperature. All numbers are whole,
//! so that the same seed gives the same plan on every machine.
//!
//! Sources: Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing" (1983); that a
//! move should touch a conflict: Dotú and Van Hentenryck, "Scheduling social tournaments locally"
//! (2007).

use super::arrangement::Arrangement;
use super::cost::REST;
use super::dice::Dice;
use super::index::PersonIndex;
use super::movable::{Movable, is_whole};
use super::swaps::Swaps;

/// The parts of a unit of cost in which a temperature is counted, since costs may be small numbers.
const PARTS: i64 = 1024;

/// How many times the temperature falls on its way down.
const STAGES: u64 = 48;

/// One in so many people is looked at although their seat is part of no flaw.
const CONTENT: usize = 8;

/// From where to where a descent cools, in [`PARTS`] of a unit of cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    hot: i64,
    cold: i64,
}

impl Range {
    /// What suits a problem, from what exchanges cost in it that make things worse.
    ///
    /// The least that a flaw costs is the unit: tried on plain tables, weighted topics and pairs,
    /// what an arrangement will be like is decided between nine tenths and three tenths of it, and a
    /// sixth is cold. Where flaws cost very different amounts the usual one says how hot the start
    /// is, so that the dear ones find their places first.
    ///
    /// `None` when no exchange makes anything worse.
    pub(super) fn of(now: &Arrangement<'_>, movable: &Movable, dice: &mut Dice) -> Option<Self> {
        let mut swaps = Swaps::new();
        let mut worse = Vec::new();
        for _ in 0..64 {
            let Some((round, person)) = movable.anybody(dice) else { continue };
            swaps.of(now, round, person);
            for _ in 0..16 {
                let Some(other) = movable.somebody_in(round, dice) else { continue };
                let delta = swaps.delta(now, other);
                if (1..i64::from(REST) / 2).contains(&delta) {
                    worse.push(delta);
                }
            }
        }
        worse.sort_unstable();
        let (usual, least) = (worse.get(worse.len() / 2)?, worse.get(worse.len() / 100)?);
        let cold = (least * PARTS / 6).max(1);
        Some(Self { hot: (usual * PARTS / 10).max(least * PARTS * 9 / 10), cold })
    }

    /// The lower half of it: where few flaws are left, what they will be is decided there.
    pub(super) fn mild(self) -> Self {
        Self { hot: (self.cold * 12 / 5).min(self.hot), ..self }
    }

    /// From a little above the end.
    pub(super) fn lukewarm(self) -> Self {
        Self { hot: self.hot.min(self.cold * 2), ..self }
    }

    /// The share of a temperature, in 1,024, that is left after a stage.
    fn cooling(self) -> i64 {
        let end = |cooling: &i64| (0..STAGES).fold(self.hot, |heat, _| heat * cooling / 1024);
        (1..1024).rev().find(|cooling| end(cooling) <= self.cold).unwrap_or(1)
    }
}

/// One descent from hot to cold.
pub(super) struct Descent {
    temperature: i64,
    cooling: i64,
    steps_a_stage: u64,
    step: u64,
    swaps: Swaps,
}

impl Descent {
    /// A descent of about `steps` steps.
    pub(super) fn new(range: Range, steps: u64) -> Self {
        Self {
            temperature: range.hot,
            cooling: range.cooling(),
            steps_a_stage: (steps / STAGES).max(1),
            step: 0,
            swaps: Swaps::new(),
        }
    }

    /// Whether it is cold.
    pub(super) const fn is_over(&self) -> bool {
        self.step >= self.steps_a_stage * STAGES
    }

    /// Looks for one exchange, and makes it if there is one.
    pub(super) fn advance(
        &mut self,
        now: &mut Arrangement<'_>,
        movable: &Movable,
        dice: &mut Dice,
    ) {
        self.step += 1;
        if self.step.is_multiple_of(self.steps_a_stage) {
            self.temperature = self.temperature * self.cooling / 1024;
        }
        if movable.has_groups() && dice.below(16) == 0 {
            self.try_group(now, movable, dice);
        }
        let Some((round, person)) = movable.anybody(dice) else { return };
        let person = worse_of(now, movable, round, person, dice);
        if !now.is_flawed(round, person) && dice.below(CONTENT) > 0 {
            return;
        }
        self.swaps.of(now, round, person);
        let people = movable.singles_of(round);
        let (start, tolerance) = (dice.below(people.len()), self.tolerance(dice));
        if let Some((other, delta)) = self.swaps.first_within(now, people, start, tolerance) {
            now.swap(round, person, other, delta);
        }
    }

    fn tolerance(&self, dice: &mut Dice) -> i64 {
        dice.exponential(self.temperature) / PARTS
    }

    /// Exchanges people who move as one for as many others at some other table.
    fn try_group(&self, now: &mut Arrangement<'_>, movable: &Movable, dice: &mut Dice) {
        let Some((round, group)) = movable.any_group(dice) else { return };
        if !is_whole(now, round, group) {
            return;
        }
        let from = group.first().and_then(|person| now.table_of(round, *person));
        let to = movable.somebody_in(round, dice).and_then(|person| now.table_of(round, person));
        let (Some(from), Some(to)) = (from, to) else { return };
        if to == from {
            return;
        }
        let others = movable.as_many(now, (round, to), group.len(), dice);
        let Some(others): Option<Vec<PersonIndex>> = others else { return };
        let before = now.cost();
        now.exchange(round, group, &others);
        if now.cost() - before > self.tolerance(dice) {
            now.exchange(round, group, &others);
        }
    }
}

/// Of somebody and one other whom chance picks, the one whose seat is the greater flaw.
fn worse_of(
    now: &Arrangement<'_>,
    movable: &Movable,
    round: usize,
    person: PersonIndex,
    dice: &mut Dice,
) -> PersonIndex {
    let flaw = |one: PersonIndex| now.flaws(round).get(one.at());
    movable.somebody_in(round, dice).filter(|other| flaw(*other) > flaw(person)).unwrap_or(person)
}
