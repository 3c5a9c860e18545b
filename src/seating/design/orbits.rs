#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of a search; points, places and classes are below their counts"
)]
//! Rounds that a symmetry makes of a few: only those few are searched for.

use crate::seating::dice::Dice;

use super::Round;
use super::action::{PairClasses, Symmetry};
use super::frame::Frame;
use super::patience::Patience;

/// What to search for: a symmetry, and how many rounds of each kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Outline {
    pub(super) symmetry: Symmetry,
    /// Rounds of which the turn of the circles makes as many as a circle has points.
    pub(super) turning: usize,
    /// Rounds that the turn of the circles leaves as they are, a multiple of the order of the second
    /// turn, which makes them all of a few.
    pub(super) kept: usize,
    /// How many more tables stay than must, in multiples of the order.
    pub(super) more: usize,
}

impl Outline {
    /// How many rounds it makes.
    pub(super) const fn rounds(&self) -> usize {
        self.turning * self.symmetry.circle + self.kept
    }

    /// How the tables lie in the rounds of each kind, and how many rounds of it are to be filled;
    /// `None` when they do not.
    pub(super) fn frames(&self, room: (usize, usize)) -> Option<Vec<(Frame, usize)>> {
        let symmetry = self.symmetry;
        let mut frames = Vec::new();
        if self.turning > 0 {
            let frame = Frame::new(symmetry.second(), symmetry.order, room, self.more)?;
            frames.push((frame, self.turning));
        }
        if self.kept > 0 {
            let frame = Frame::new(symmetry.turn(), symmetry.circle, room, 0)?;
            frames.push((frame, self.kept / symmetry.order));
        }
        Some(frames)
    }
}

/// Searches for the rounds of an outline in which no two points meet twice.
///
/// Every two points that meet in one of the few rounds stand for all pairs that the symmetry makes
/// of them, so no class of pairs may be used twice. The places are filled by chance and annealed at
/// one heat until no class is.
///
/// Source: starters and base blocks, Handbook of Combinatorial Designs, II.7 and VI.16.
pub(super) struct Search {
    outline: Outline,
    frames: Vec<Framed>,
    rounds: Vec<Filled>,
    /// The class of two points of a table that goes round.
    loose: Vec<u16>,
    /// How often each class is used; the last one is always taken.
    counts: Vec<u16>,
    repeats: usize,
}

/// The classes of pairs of a symmetry that moves the points in so many ways.
struct Classes {
    classes: PairClasses,
    ways: usize,
}

impl Classes {
    /// The class of every two points, or the one that is always taken where the symmetry would make
    /// the pair more than once in the same round; `fixing` says in how many ways the round and the
    /// pair stay as they are.
    fn made_once(&self, fixing: impl Fn((usize, usize)) -> usize) -> Vec<u16> {
        let taken = u16::try_from(self.classes.count()).unwrap_or(u16::MAX);
        let width = self.classes.width();
        let class = |cell: usize| {
            let pair = (cell / width, cell % width);
            let class = self.classes.at(pair.0, pair.1);
            let once = pair.0 != pair.1 && self.classes.size(class) * fixing(pair) == self.ways;
            if once { class } else { taken }
        };
        (0..width * width).map(class).collect()
    }
}

/// A frame, and the class of two points of a table that stays in it.
struct Framed {
    frame: Frame,
    bound: Vec<u16>,
}

/// The points at the places of a round.
struct Filled {
    frame: usize,
    points: Vec<usize>,
}

/// How often chance takes a step that adds some repeats, out of 1,024.
const UPHILL: [usize; 5] = [1024, 30, 1, 0, 0];

impl Search {
    /// `None` when there are too few pairs.
    pub(super) fn new(outline: Outline, frames: Vec<(Frame, usize)>) -> Option<Self> {
        let symmetry = outline.symmetry;
        let classes = Classes { classes: PairClasses::new(&symmetry)?, ways: symmetry.ways() };
        let mut search = Self {
            outline,
            frames: Vec::new(),
            rounds: Vec::new(),
            loose: classes.made_once(|_| 1),
            counts: vec![0; classes.classes.count() + 1],
            repeats: 0,
        };
        for (frame, count) in frames {
            for _ in 0..count {
                let points = frame.leads.clone();
                search.rounds.push(Filled { frame: search.frames.len(), points });
            }
            let bound = classes.made_once(|pair| fixing(&frame, pair));
            search.frames.push(Framed { frame, bound });
        }
        Some(search).filter(Self::has_enough)
    }

    pub(super) const fn outline(&self) -> Outline {
        self.outline
    }

    /// Whether there are as many classes of pairs as the places need.
    fn has_enough(&self) -> bool {
        let never = self.counts.len() - 1;
        let mut usable = vec![false; self.counts.len()];
        for class in self.frames.iter().flat_map(|framed| &framed.bound).chain(&self.loose) {
            usable[usize::from(*class)] = true;
        }
        let usable = usable.iter().take(never).filter(|usable| **usable).count();
        let needed = |filled: &Filled| {
            let frame = &self.frames[filled.frame].frame;
            frame.lines.iter().map(|line| line.pairs(frame.order)).sum::<usize>()
        };
        self.rounds.iter().map(needed).sum::<usize>() <= usable
    }

    /// The rounds, once a filling without repeats is found.
    pub(super) fn run(
        &mut self,
        dice: &mut Dice,
        patience: &mut Patience<'_>,
    ) -> Option<Vec<Round>> {
        self.fill(dice);
        while self.repeats > 0 {
            if !patience.step() {
                return None;
            }
            self.advance(dice);
        }
        Some(self.all_rounds())
    }

    /// Fills the places by chance.
    fn fill(&mut self, dice: &mut Dice) {
        let last = self.counts.len() - 1;
        self.counts.fill(0);
        self.counts[last] = 1;
        self.repeats = 0;
        for round in 0..self.rounds.len() {
            let frame = &self.frames[self.rounds[round].frame].frame;
            let mut points = frame.leads.clone();
            for moving in [true, false] {
                let places: Vec<usize> =
                    (0..points.len()).filter(|place| is_moving(frame, *place) == moving).collect();
                let mut here: Vec<usize> = places.iter().map(|place| points[*place]).collect();
                dice.shuffle(&mut here);
                for (place, point) in places.into_iter().zip(here) {
                    points[place] = point;
                }
            }
            self.rounds[round].points = points;
            for place in 0..self.rounds[round].points.len() {
                self.change(round, place, |later, place| later < place, true);
            }
        }
    }

    fn advance(&mut self, dice: &mut Dice) {
        let round = dice.below(self.rounds.len());
        let place = dice.below(self.rounds[round].points.len());
        let frame = &self.frames[self.rounds[round].frame].frame;
        let line = frame.lines[frame.line_of[place]];
        let moving = is_moving(frame, place);
        if frame.order > 1 && line.moves && dice.below(2) == 0 {
            self.turn(round, place, dice);
            return;
        }
        let other = dice.below(self.rounds[round].points.len());
        if frame.line_of[other] != frame.line_of[place] && is_moving(frame, other) == moving {
            self.swap(round, place, other, dice);
        }
    }

    /// Takes another point of an orbit, if that does not repeat too much.
    fn turn(&mut self, round: usize, place: usize, dice: &mut Dice) {
        let frame = &self.frames[self.rounds[round].frame].frame;
        let old = self.rounds[round].points[place];
        let steps = 1 + dice.below(frame.order - 1);
        let new = frame.orbit(old).nth(steps).unwrap_or(old);
        let before = self.repeats;
        self.replace(round, place, new);
        if !accepts(before, self.repeats, dice) {
            self.replace(round, place, old);
        }
    }

    fn replace(&mut self, round: usize, place: usize, point: usize) {
        self.change(round, place, |other, place| other != place, false);
        self.rounds[round].points[place] = point;
        self.change(round, place, |other, place| other != place, true);
    }

    /// Exchanges two places, if that does not repeat too much.
    fn swap(&mut self, round: usize, one: usize, other: usize, dice: &mut Dice) {
        let before = self.repeats;
        self.exchange(round, one, other);
        if !accepts(before, self.repeats, dice) {
            self.exchange(round, one, other);
        }
    }

    fn exchange(&mut self, round: usize, one: usize, other: usize) {
        for place in [one, other] {
            self.change(round, place, |other, place| other != place, false);
        }
        self.rounds[round].points.swap(one, other);
        for place in [one, other] {
            self.change(round, place, |other, place| other != place, true);
        }
    }

    /// Counts the pairs of a place with some others of its table in, or out again.
    fn change(
        &mut self,
        round: usize,
        place: usize,
        with: impl Fn(usize, usize) -> bool,
        add: bool,
    ) {
        let Self { frames, rounds, loose, counts, repeats, .. } = self;
        let points = &rounds[round].points;
        let Framed { frame, bound } = &frames[rounds[round].frame];
        let line = frame.lines[frame.line_of[place]];
        let width = frame.next.len();
        let point = points[place];
        let mut count = |class: u16| {
            let count = &mut counts[usize::from(class)];
            if add {
                *repeats += usize::from(*count > 0);
                *count += 1;
            } else {
                *count -= 1;
                *repeats -= usize::from(*count > 0);
            }
        };
        if line.moves {
            for other in line.places().filter(|other| with(*other, place)) {
                count(loose[point * width + points[other]]);
            }
            return;
        }
        let moving = place < line.first + line.orbits;
        if moving {
            for other in frame.orbit(point).skip(1).take(frame.order / 2) {
                count(bound[point * width + other]);
            }
        }
        for other in line.places().filter(|other| with(*other, place)) {
            let both = moving && other < line.first + line.orbits;
            let reach = if both { frame.order } else { 1 };
            for its in frame.orbit(points[other]).take(reach) {
                count(bound[point * width + its]);
            }
        }
    }

    /// What the symmetry makes of the rounds found.
    fn all_rounds(&self) -> Vec<Round> {
        let symmetry = self.outline.symmetry;
        let (turn, second) = (symmetry.turn(), symmetry.second());
        let mut all = Vec::with_capacity(self.outline.rounds());
        for (index, filled) in self.rounds.iter().enumerate() {
            let mut round = self.frames[filled.frame].frame.tables(&filled.points);
            let turning = index < self.outline.turning;
            let (copies, to) =
                if turning { (symmetry.circle, &turn) } else { (symmetry.order, &second) };
            for _ in 0..copies {
                let moved =
                    round.iter().map(|table| table.iter().map(|point| to[*point]).collect());
                let moved = moved.collect();
                all.push(std::mem::replace(&mut round, moved));
            }
        }
        all
    }
}

fn is_moving(frame: &Frame, place: usize) -> bool {
    let line = frame.lines[frame.line_of[place]];
    place < line.first + line.orbits
}

fn accepts(before: usize, after: usize, dice: &mut Dice) -> bool {
    let uphill = after.saturating_sub(before);
    uphill == 0 || dice.below(1024) < *UPHILL.get(uphill).unwrap_or(&0)
}

/// In how many ways the turn of a frame leaves two points as they are, or exchanges them.
fn fixing(frame: &Frame, (one, other): (usize, usize)) -> usize {
    let (mut first, mut second) = (one, other);
    let mut count = 0;
    for _ in 0..frame.order {
        count += usize::from((first, second) == (one, other) || (first, second) == (other, one));
        (first, second) = (frame.next[first], frame.next[second]);
    }
    count
}
