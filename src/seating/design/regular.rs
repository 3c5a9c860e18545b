#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of a search; the elements of a group are below its order"
)]
//! Rounds that a group makes of a few tables, when the points are the elements of the group.

use std::collections::BTreeSet;

use crate::seating::dice::Dice;

use super::hunt::Best;
use super::patience::Patience;
use super::product::{Factors, Product};
use super::{Round, Shape};

/// The steps of one attempt with a group, a round; the next has other subgroups.
const EACH: usize = 50;

/// How much longer than a symmetry a group is tried in a pass: there are fewer of them.
const SHARE: usize = 4;

/// The groups whose elements can be the points of a shape.
///
/// A subgroup with as many elements as a table has chairs makes one round of its cosets. A table
/// whose elements are in different cosets of a subgroup with as many elements as there are tables
/// makes a round when that subgroup moves it, and more rounds when the others do. Two points `x` and
/// `y` meet by way of `x⁻¹y`, so that none of these may come twice.
///
/// Source: difference families and their resolutions, Handbook of Combinatorial Designs, II.7 and
/// VI.16.
pub(super) struct Groups {
    shape: Shape,
    left: Vec<Factors>,
    laid: Vec<Laid>,
}

impl Groups {
    pub(super) fn new(shape: Shape) -> Self {
        Self { shape, left: Factors::of_order(shape.points()), laid: Vec::new() }
    }

    /// Tries each group for each number of rounds that is of use, for longer than in the pass before.
    pub(super) fn pass(
        &mut self,
        pass: u32,
        best: &mut Best,
        dice: &mut Dice,
        patience: &mut Patience<'_>,
    ) {
        for factors in std::mem::take(&mut self.left) {
            if patience.step() {
                // Laying a group out is work too.
                patience.spend(self.shape.points() * self.shape.points() / 4);
                self.laid.push(Laid::new(Product::new(factors), self.shape));
            }
        }
        let mut known = BTreeSet::new();
        self.laid.retain(|group| !group.wide.is_empty() && known.insert(group.likeness.clone()));
        for rounds in best.in_turn() {
            for group in &self.laid {
                for _ in 0..best.steps(rounds, pass) * SHARE / EACH {
                    if !best.is_worth(rounds) || !patience.step() {
                        break;
                    }
                    let mut part = patience.part(EACH * rounds);
                    if let Some(found) = group.attempt(rounds, dice, &mut part) {
                        best.keep(found);
                    }
                    patience.regain(&part);
                }
            }
        }
    }
}

/// A group with its subgroups of the two orders that matter.
struct Laid {
    group: Product,
    shape: Shape,
    /// Subgroups with as many elements as a table has chairs.
    narrow: Vec<Vec<usize>>,
    /// Subgroups with as many elements as there are tables.
    wide: Vec<Vec<usize>>,
    /// What it has in common with the same group in other numbers.
    likeness: Vec<usize>,
    /// What `x⁻¹y` and `y⁻¹x` have in common: the lower of the two.
    class: Vec<usize>,
}

impl Laid {
    fn new(group: Product, shape: Shape) -> Self {
        let narrow = group.subgroups(shape.size);
        let wide = group.subgroups(shape.tables);
        let class = (0..shape.points()).map(|one| one.min(group.inverse(one))).collect();
        let likeness = likeness(&group, shape.points(), [narrow.len(), wide.len()]);
        Self { group, shape, narrow, wide, likeness, class }
    }

    /// Tries for exactly so many rounds: as many tables as go into them, and subgroups for the rest.
    fn attempt(
        &self,
        rounds: usize,
        dice: &mut Dice,
        patience: &mut Patience<'_>,
    ) -> Option<Vec<Round>> {
        let size = self.shape.size;
        let tables = rounds / size;
        let own = self.apart(rounds - tables * size, dice)?;
        let wide: Vec<&Vec<usize>> = (0..tables).filter_map(|_| dice.pick(&self.wide)).collect();
        let counts = self.taken(&own);
        let free = |one: &usize| self.class[*one] == *one && counts[*one] == 0;
        let free = (0..counts.len()).filter(free).count();
        if free < tables * size * (size - 1) / 2 {
            return None;
        }
        let blocks = self.blocks(&wide, counts, dice, patience)?;
        Some(self.rounds(&own, &wide, &blocks))
    }

    /// Which classes no table may use: those of some subgroups, and elements that are their own
    /// inverse, by way of which two people would meet twice.
    fn taken(&self, own: &[&Vec<usize>]) -> Vec<usize> {
        let its_own = |one: usize| usize::from(one == self.group.inverse(one));
        let mut counts: Vec<usize> = (0..self.shape.points()).map(its_own).collect();
        for element in own.iter().flat_map(|subgroup| subgroup.iter()) {
            counts[self.class[*element]] = 1;
        }
        counts
    }

    /// Some narrow subgroups that have nothing in common, chosen by chance.
    fn apart(&self, count: usize, dice: &mut Dice) -> Option<Vec<&Vec<usize>>> {
        let mut chosen: Vec<&Vec<usize>> = Vec::new();
        let mut order: Vec<&Vec<usize>> = self.narrow.iter().collect();
        dice.shuffle(&mut order);
        for subgroup in order {
            let free =
                |other: &&Vec<usize>| subgroup.iter().skip(1).all(|one| !other.contains(one));
            if chosen.len() < count && chosen.iter().all(free) {
                chosen.push(subgroup);
            }
        }
        Some(chosen).filter(|chosen| chosen.len() == count)
    }

    /// Tables with one element of each coset, among which no class comes twice.
    fn blocks(
        &self,
        wide: &[&Vec<usize>],
        mut counts: Vec<usize>,
        dice: &mut Dice,
        patience: &mut Patience<'_>,
    ) -> Option<Vec<Vec<usize>>> {
        let size = self.shape.size;
        let mut blocks: Vec<Vec<usize>> = wide.iter().map(|wide| self.cosets(wide)).collect();
        let mut repeats = 0;
        for block in &blocks {
            for place in 0..size {
                for other in 0..place {
                    repeats += add(&mut counts, self.met(block[place], block[other]));
                }
            }
        }
        while repeats > 0 {
            if !patience.step() {
                return None;
            }
            let table = dice.below(blocks.len());
            let block = &mut blocks[table];
            let place = dice.below(size);
            let old = block[place];
            let new = self.group.times(wide[table][dice.below(wide[table].len())], old);
            let others = || block.iter().enumerate().filter(|(other, _)| *other != place);
            let fewer: usize =
                others().map(|(_, other)| take(&mut counts, self.met(old, *other))).sum();
            let more: usize =
                others().map(|(_, other)| add(&mut counts, self.met(new, *other))).sum();
            let uphill = more.saturating_sub(fewer);
            if uphill == 0 || dice.below(1024) < *UPHILL.get(uphill).unwrap_or(&0) {
                repeats = repeats + more - fewer;
                block[place] = new;
            } else {
                for (_, other) in others() {
                    take(&mut counts, self.met(new, *other));
                }
                for (_, other) in others() {
                    add(&mut counts, self.met(old, *other));
                }
            }
        }
        Some(blocks)
    }

    fn met(&self, one: usize, other: usize) -> usize {
        self.class[self.group.times(self.group.inverse(one), other)]
    }

    /// One element of each coset that a subgroup makes from the left.
    fn cosets(&self, subgroup: &[usize]) -> Vec<usize> {
        let mut seen = vec![false; self.shape.points()];
        let mut leads = Vec::new();
        for element in 0..self.shape.points() {
            if !seen[element] {
                leads.push(element);
                for one in subgroup {
                    seen[self.group.times(*one, element)] = true;
                }
            }
        }
        leads
    }

    fn rounds(
        &self,
        own: &[&Vec<usize>],
        wide: &[&Vec<usize>],
        blocks: &[Vec<usize>],
    ) -> Vec<Round> {
        let moved = |by: usize, table: &[usize]| -> Vec<usize> {
            table.iter().map(|one| self.group.times(by, *one)).collect()
        };
        // A coset from the other side is the inverse of one from the left.
        let others = |subgroup: &[usize]| -> Vec<usize> {
            self.cosets(subgroup).into_iter().map(|lead| self.group.inverse(lead)).collect()
        };
        let single = |subgroup: &&Vec<usize>| {
            others(subgroup).into_iter().map(|lead| moved(lead, subgroup)).collect()
        };
        let mut rounds: Vec<Round> = own.iter().map(single).collect();
        for (block, wide) in blocks.iter().zip(wide) {
            for lead in others(wide) {
                let table = |one: &usize| moved(self.group.times(lead, *one), block);
                rounds.push(wide.iter().map(table).collect());
            }
        }
        rounds
    }
}

/// How many elements have each order, how many pairs commute, and some counts of subgroups.
fn likeness(group: &Product, order: usize, counts: [usize; 2]) -> Vec<usize> {
    let mut orders = vec![0; order + 1];
    let mut commuting = 0;
    for one in 0..order {
        let powers = std::iter::successors(Some(one), |power| Some(group.times(*power, one)));
        orders[1 + powers.take_while(|power| *power != 0).count()] += 1;
        let commutes = |other: &usize| group.times(one, *other) == group.times(*other, one);
        commuting += (0..one).filter(commutes).count();
    }
    orders.into_iter().chain([commuting]).chain(counts).collect()
}

/// How often chance takes a step that adds some repeats, out of 1,024.
const UPHILL: [usize; 4] = [1024, 90, 8, 1];

/// Counts one more of a class; 1 if that repeats it.
fn add(counts: &mut [usize], class: usize) -> usize {
    counts[class] += 1;
    usize::from(counts[class] > 1)
}

/// Counts one fewer of a class; 1 if it was a repeat.
fn take(counts: &mut [usize], class: usize) -> usize {
    counts[class] -= 1;
    usize::from(counts[class] > 0)
}
