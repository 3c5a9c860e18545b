//! Looks for rounds with groups and symmetries in turn, each for longer and longer.

use crate::seating::dice::Dice;

use super::patience::Patience;
use super::regular::Groups;
use super::symmetric::{Symmetries, square};
use super::{Round, Shape};

/// The most points for which groups and symmetries are tried: what two points are to each other is
/// looked up in tables.
const MOST: usize = 128;

/// The longest side of a square for which the same is done.
const MOST_OF_A_SQUARE: usize = 22;

/// The steps of a first attempt, a place to fill.
const FIRST: usize = 100;

/// The most rounds found so far.
pub(super) struct Best {
    /// How many were known, or were found.
    pub(super) rounds: usize,
    /// How many are wanted.
    pub(super) wanted: usize,
    /// The most that counting allows.
    pub(super) bound: usize,
    found: Option<Vec<Round>>,
}

impl Best {
    /// Whether so many rounds are more than there are, and any more are wanted.
    pub(super) const fn is_worth(&self, rounds: usize) -> bool {
        self.rounds < self.wanted && rounds > self.rounds && rounds <= self.bound
    }

    /// Keeps rounds that are more than there were.
    pub(super) fn keep(&mut self, rounds: Vec<Round>) {
        if self.is_worth(rounds.len()) {
            self.rounds = rounds.len();
            self.found = Some(rounds);
        }
    }

    /// The numbers of rounds worth looking for: as many as are wanted and more, then fewer.
    pub(super) fn in_turn(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (self.rounds + 1..=self.bound).collect();
        all.sort_by_key(|rounds| (self.wanted.saturating_sub(*rounds), *rounds));
        all
    }

    /// How long to try for so many rounds in a pass, in steps a place to fill: as many as are wanted
    /// come first, fewer later and for a shorter time.
    pub(super) fn steps(&self, rounds: usize, pass: u32) -> usize {
        match pass.checked_sub(u32::from(rounds < self.wanted)) {
            Some(pass) if self.is_worth(rounds) => FIRST << pass.min(20),
            _ => 0,
        }
    }
}

/// More rounds than `known` in which no two points meet twice, if a group or a symmetry is found
/// that has them.
pub(super) fn hunted(
    shape: Shape,
    known: usize,
    dice: &mut Dice,
    patience: &mut Patience<'_>,
) -> Option<Vec<Round>> {
    let bound = Shape { rounds: usize::MAX, ..shape }.bounded().rounds;
    let mut best = Best { rounds: known, wanted: shape.rounds, bound, found: None };
    if !best.is_worth(bound) {
        return None;
    }
    if shape.tables == shape.size && shape.size <= MOST_OF_A_SQUARE {
        square(shape.size, &mut best, dice, patience);
    }
    if shape.points() > MOST {
        return best.found;
    }
    let mut groups = Groups::new(shape);
    let mut symmetries = Symmetries::new(shape);
    let mut pass = 0;
    while best.is_worth(bound) && patience.step() {
        groups.pass(pass, &mut best, dice, patience);
        symmetries.pass(pass, &mut best, dice, patience);
        pass += 1;
    }
    best.found
}
