//! Tries one symmetry after the other until the rounds are found.

use std::collections::BTreeMap;

use crate::seating::dice::Dice;

use super::Shape;
use super::action::Symmetry;
use super::hunt::Best;
use super::orbits::{Outline, Search};
use super::patience::Patience;

/// The orders of the second turn: none, and small primes.
const ORDERS: [usize; 5] = [1, 3, 2, 5, 7];

/// The most places to fill in the first pass, and how many more in each further one.
const PLACES: usize = 16;
const MORE: usize = 6;

/// The symmetries that may have rounds of a shape.
pub(super) struct Symmetries {
    shape: Shape,
    /// Those that may have so many rounds, looked for when they are first of use.
    laid: BTreeMap<usize, Vec<Search>>,
}

impl Symmetries {
    pub(super) const fn new(shape: Shape) -> Self {
        Self { shape, laid: BTreeMap::new() }
    }

    /// Tries each of them once more, for longer than in the pass before.
    pub(super) fn pass(
        &mut self,
        pass: u32,
        best: &mut Best,
        dice: &mut Dice,
        patience: &mut Patience<'_>,
    ) {
        let room = (self.shape.tables, self.shape.size);
        for rounds in best.in_turn() {
            let steps = best.steps(rounds, pass);
            if steps == 0 || !patience.step() {
                continue;
            }
            let laid = self.laid.entry(rounds).or_insert_with(|| laid_out(room, rounds, patience));
            for search in laid {
                let few =
                    places(&search.outline()) <= PLACES + MORE * usize::try_from(pass).unwrap_or(0);
                if !few || !best.is_worth(rounds) || !patience.step() {
                    break;
                }
                let mut part = patience.part(steps * places(&search.outline()));
                if let Some(rounds) = search.run(dice, &mut part) {
                    best.keep(rounds);
                }
                patience.regain(&part);
            }
        }
    }
}

/// The searches for all symmetries that have enough pairs for so many rounds, the ones with the
/// fewest places to fill first.
fn laid_out(room: (usize, usize), rounds: usize, patience: &mut Patience<'_>) -> Vec<Search> {
    let mut outlines = outlines(room, rounds);
    outlines.sort_by_key(places);
    let mut laid = Vec::new();
    for outline in outlines {
        if !patience.step() {
            break;
        }
        if let Some(frames) = outline.frames(room) {
            // Laying the pairs out is work too.
            let points = outline.symmetry.points();
            patience.spend(points * points / 16);
            laid.extend(Search::new(outline, frames));
        }
    }
    laid
}

/// How many places an outline has to fill.
const fn places(outline: &Outline) -> usize {
    let symmetry = outline.symmetry;
    outline.turning * symmetry.points().div_ceil(symmetry.order)
        + outline.kept / symmetry.order * symmetry.circles
}

/// All symmetries that may have exactly so many rounds.
fn outlines((tables, size): (usize, usize), rounds: usize) -> Vec<Outline> {
    let points = tables * size;
    let mut all = Vec::new();
    for circle in 2..=rounds.min(points) {
        for turning in 1..=rounds / circle {
            let kept = rounds - turning * circle;
            for still in (points % circle..=tables).step_by(circle) {
                let circles = (points - still) / circle;
                let turned = |short| symmetries(circle, circles, still, short);
                for symmetry in shorts(circle, still).flat_map(turned) {
                    for more in 0..=usize::from(symmetry.order > 1) {
                        if circles > 0 && kept.is_multiple_of(symmetry.order) {
                            all.push(Outline { symmetry, turning, kept, more });
                        }
                    }
                }
            }
        }
    }
    all
}

/// Rounds of as many tables as people at each, from Latin squares: as many as are found, but for
/// those known.
pub(super) fn square(order: usize, best: &mut Best, dice: &mut Dice, patience: &mut Patience<'_>) {
    for rounds in best.rounds + 1..=best.wanted {
        let tries = (0..TRIES).flat_map(|_| squares(order, rounds));
        for outline in tries {
            let frames = outline.frames((order, order)).filter(|_| best.is_worth(rounds));
            if let Some(mut search) = frames.and_then(|frames| Search::new(outline, frames)) {
                let mut part = patience.part(SQUARE * order * rounds);
                if let Some(rounds) = search.run(dice, &mut part) {
                    best.keep(rounds);
                }
                patience.regain(&part);
            }
        }
        if best.is_worth(rounds) {
            return;
        }
    }
}

/// The steps of one search for Latin squares, a row of each, and how often it begins anew.
const SQUARE: usize = 4_000;
const TRIES: usize = 6;

/// Symmetries that leave every round as it is, for as many tables as people at each: the rows, the
/// columns and the letters of Latin squares, with some rows and columns that stay.
///
/// Source: quasi-difference matrices, Handbook of Combinatorial Designs, VI.17.4; Parker, "Orthogonal
/// Latin squares" (1959), with a circle of 7 for the order 10.
fn squares(order: usize, rounds: usize) -> impl Iterator<Item = Outline> {
    // A turn of even length leaves a shift unmatched, and the shortest turn is found the soonest.
    let odd = move |stay: &usize| (order - stay) % 2 == 1;
    (1..=order / 3).rev().filter(odd).take(1).map(move |stay| {
        let circle = order - stay;
        let (circles, still) = (circle + 2 * stay, stay * stay);
        let symmetry = Symmetry {
            circle,
            circles,
            still,
            short: 1,
            order: 1,
            stretch: 1,
            exchanged: 0,
            exchanged_still: 0,
        };
        Outline { symmetry, turning: 0, kept: rounds, more: 0 }
    })
}

/// The second turns that go with the first: none, exchanges of circles, stretches, or both.
fn symmetries(circle: usize, circles: usize, still: usize, short: usize) -> Vec<Symmetry> {
    let mut all = Vec::new();
    for order in ORDERS {
        let plain = Symmetry {
            circle,
            circles,
            still,
            short,
            order,
            stretch: 1,
            exchanged: 0,
            exchanged_still: 0,
        };
        if order == 1 {
            all.push(plain);
            continue;
        }
        for stretch in stretches(circle, order) {
            for exchanged in both(circles / order) {
                for exchanged_still in both(still / order) {
                    // The second turn must leave the short circles turn as they do.
                    let short_too = exchanged_still == 0 && stretch % short == 1;
                    if (stretch > 1 || exchanged > 0) && (short == 1 || short_too) {
                        all.push(Symmetry { stretch, exchanged, exchanged_still, ..plain });
                    }
                }
            }
        }
    }
    all
}

/// The lengths that short circles may have.
fn shorts(circle: usize, still: usize) -> impl Iterator<Item = usize> {
    let divides = move |short: &usize| {
        *short == 1 || (still > 0 && circle.is_multiple_of(*short) && still.is_multiple_of(*short))
    };
    (1..=3).filter(divides)
}

fn both(most: usize) -> impl Iterator<Item = usize> {
    [0, most].into_iter().take(1 + usize::from(most > 0))
}

/// The numbers of which the power `order` is 1, modulo the points of a circle: 1 and a few others.
fn stretches(circle: usize, order: usize) -> Vec<usize> {
    let power = |number: usize| (0..order).fold(1, |power, _| power * number % circle);
    let others = (2..circle).filter(|number| power(*number) == 1);
    std::iter::once(1).chain(others.take(3)).collect()
}
