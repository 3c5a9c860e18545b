#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of a search; rounds, classes and elements are below their counts"
)]
//! Turns whose differences do not repeat, found by a search where no field has them.

use crate::seating::dice::Dice;

use super::Shape;
use super::group::Group;
use super::patience::Patience;

/// The turns of each round and class so that no difference of two classes comes twice.
///
/// Starts with the element that repeats least in each place, and anneals at one heat until nothing
/// repeats. The rounds that still repeat something at the end are left out.
pub(super) fn searched(
    group: &Group,
    shape: Shape,
    dice: &mut Dice,
    patience: &mut Patience<'_>,
) -> Vec<Vec<usize>> {
    let rounds = shape.rounds.min(shape.tables);
    let mut search = Search::new(group, shape.size);
    for _ in 0..rounds {
        search.add_round(dice);
    }
    while search.repeats > 0 && patience.step() {
        search.advance(dice);
    }
    while search.repeats > 0 {
        search.drop_the_worst();
    }
    search.by
}

/// How often chance takes a step that adds some repeats, out of 1,024.
const UPHILL: [usize; 4] = [1024, 24, 1, 0];

struct Search {
    order: usize,
    classes: usize,
    /// The difference of two elements, row by row.
    minus: Vec<u16>,
    by: Vec<Vec<usize>>,
    /// How often each difference comes, two classes at a time.
    counts: Vec<u16>,
    repeats: usize,
}

impl Search {
    fn new(group: &Group, classes: usize) -> Self {
        let order = group.order();
        let minus = |cell| u16::try_from(group.minus(cell / order, cell % order)).unwrap_or(0);
        Self {
            order,
            classes,
            minus: (0..order * order).map(minus).collect(),
            by: Vec::new(),
            counts: vec![0; classes * classes * order],
            repeats: 0,
        }
    }

    fn cell(&self, (one, turn): (usize, usize), (other, its_turn): (usize, usize)) -> usize {
        let (low, high, from, to) =
            if one < other { (one, other, turn, its_turn) } else { (other, one, its_turn, turn) };
        (low * self.classes + high) * self.order + usize::from(self.minus[from * self.order + to])
    }

    /// Adds a round, class after class where it repeats least.
    fn add_round(&mut self, dice: &mut Dice) {
        let mut row: Vec<usize> = Vec::with_capacity(self.classes);
        for class in 0..self.classes {
            let start = dice.below(self.order);
            let repeats = |turn: &usize| {
                let met = |(other, its_turn): (usize, &usize)| {
                    usize::from(self.counts[self.cell((other, *its_turn), (class, *turn))] > 0)
                };
                row.iter().enumerate().map(met).sum::<usize>()
            };
            let turns = (0..self.order).map(|step| (start + step) % self.order);
            let best = turns.min_by_key(repeats).unwrap_or(0);
            row.push(best);
        }
        for class in 0..self.classes {
            for other in 0..class {
                let cell = self.cell((other, row[other]), (class, row[class]));
                self.repeats += usize::from(self.counts[cell] > 0);
                self.counts[cell] += 1;
            }
        }
        self.by.push(row);
    }

    /// Gives one class another turn in one round, unless that repeats too much.
    fn advance(&mut self, dice: &mut Dice) {
        let (round, class) = (dice.below(self.by.len()), dice.below(self.classes));
        let (old, new) = (self.by[round][class], dice.below(self.order));
        let (mut more, mut fewer) = (0, 0);
        for other in (0..self.classes).filter(|other| *other != class) {
            let its = (other, self.by[round][other]);
            fewer += usize::from(self.counts[self.cell((class, old), its)] > 1);
            more += usize::from(self.counts[self.cell((class, new), its)] > 0);
        }
        let uphill = more.saturating_sub(fewer);
        if new == old || (uphill > 0 && dice.below(1024) >= *UPHILL.get(uphill).unwrap_or(&0)) {
            return;
        }
        for other in (0..self.classes).filter(|other| *other != class) {
            let its = (other, self.by[round][other]);
            let (from, to) = (self.cell((class, old), its), self.cell((class, new), its));
            self.counts[from] -= 1;
            self.counts[to] += 1;
        }
        self.by[round][class] = new;
        self.repeats = self.repeats + more - fewer;
    }

    fn drop_the_worst(&mut self) {
        let worst = (0..self.by.len()).max_by_key(|round| self.shared(&self.by[*round]));
        let Some(round) = worst else { return };
        let row = self.by.remove(round);
        for class in 0..self.classes {
            for other in 0..class {
                let cell = self.cell((other, row[other]), (class, row[class]));
                self.counts[cell] -= 1;
                self.repeats -= usize::from(self.counts[cell] > 0);
            }
        }
    }

    /// How many differences of a round come in another one too.
    fn shared(&self, row: &[usize]) -> usize {
        let pairs = (0..self.classes).flat_map(|class| (0..class).map(move |other| (class, other)));
        let cells = pairs.map(|(class, other)| self.cell((other, row[other]), (class, row[class])));
        cells.filter(|cell| self.counts[*cell] > 1).count()
    }
}
