//! How a symmetry moves the points of a design, and which pairs of points it makes one of another.

/// A symmetry of a design: most points turn in circles of one length, the others stay where they
/// are or turn in shorter ones; a second turn may move whole circles, or stretch them.
///
/// A point `x` of circle `i` has the number `i · circle + x`; those beside the circles come last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Symmetry {
    /// Points in a circle; at least 1.
    pub(super) circle: usize,
    /// How many circles.
    pub(super) circles: usize,
    /// Points beside the circles.
    pub(super) still: usize,
    /// How many of the points beside the circles the turn exchanges with each other; 1 when they
    /// stay. A divisor of both `circle` and `still`.
    pub(super) short: usize,
    /// How often the second turn is made until all is as before: 1 or a prime.
    pub(super) order: usize,
    /// By what the second turn multiplies the place in a circle.
    pub(super) stretch: usize,
    /// How many times `order` circles the second turn exchanges, from the first circle on.
    pub(super) exchanged: usize,
    /// How many times `order` points that stay in the first turn the second exchanges.
    pub(super) exchanged_still: usize,
}

impl Symmetry {
    pub(super) const fn points(&self) -> usize {
        self.circle * self.circles + self.still
    }

    /// How many ways there are to move the points.
    pub(super) const fn ways(&self) -> usize {
        self.circle * self.order
    }

    /// Where each point goes when the circles turn by one.
    pub(super) fn turn(&self) -> Vec<usize> {
        let moving = self.circle * self.circles;
        let in_circle =
            |place: usize, length: usize| place - place % length + (place % length + 1) % length;
        let to = |point: usize| match point.checked_sub(moving) {
            None => in_circle(point, self.circle),
            Some(beside) => moving + in_circle(beside, self.short),
        };
        (0..self.points()).map(to).collect()
    }

    /// Where each point goes in the second turn.
    pub(super) fn second(&self) -> Vec<usize> {
        let moving = self.circle * self.circles;
        let next = |index: usize, cycles: usize| {
            let first = index - index % self.order;
            if index < cycles * self.order { first + (index + 1) % self.order } else { index }
        };
        let to = |point: usize| {
            if point < moving {
                let (circle, place) = (point / self.circle, point % self.circle);
                next(circle, self.exchanged) * self.circle + place * self.stretch % self.circle
            } else {
                moving + next(point - moving, self.exchanged_still)
            }
        };
        (0..self.points()).map(to).collect()
    }
}

/// A number for every two points, the same for two pairs if the symmetry moves one to the other.
#[derive(Clone, Debug)]
pub(super) struct PairClasses {
    width: usize,
    class: Vec<u16>,
    /// How many pairs are in each class.
    sizes: Vec<usize>,
}

/// The class of a point and itself, which is none.
const NONE: u16 = u16::MAX;

impl PairClasses {
    /// `None` when there are more classes than can be numbered.
    pub(super) fn new(symmetry: &Symmetry) -> Option<Self> {
        let width = symmetry.points();
        let (turn, second) = (symmetry.turn(), symmetry.second());
        let mut classes = Self { width, class: vec![NONE; width * width], sizes: Vec::new() };
        for one in 0..width {
            for other in 0..one {
                if classes.at(one, other) == NONE {
                    classes.name(symmetry, &turn, &second, (one, other))?;
                }
            }
        }
        Some(classes)
    }

    pub(super) fn at(&self, one: usize, other: usize) -> u16 {
        self.class.get(one * self.width + other).copied().unwrap_or(NONE)
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    pub(super) const fn count(&self) -> usize {
        self.sizes.len()
    }

    pub(super) fn size(&self, class: u16) -> usize {
        self.sizes.get(usize::from(class)).copied().unwrap_or(0)
    }

    /// Gives a new number to all pairs to which the symmetry moves one.
    fn name(
        &mut self,
        symmetry: &Symmetry,
        turn: &[usize],
        second: &[usize],
        pair: (usize, usize),
    ) -> Option<()> {
        let class = u16::try_from(self.sizes.len()).ok().filter(|class| *class < NONE - 1)?;
        let (mut one, mut other) = pair;
        let mut size = 0;
        for _ in 0..symmetry.order {
            for _ in 0..symmetry.circle {
                if self.at(one, other) == NONE {
                    size += 1;
                    for cell in [one * self.width + other, other * self.width + one] {
                        *self.class.get_mut(cell)? = class;
                    }
                }
                (one, other) = (*turn.get(one)?, *turn.get(other)?);
            }
            (one, other) = (*second.get(one)?, *second.get(other)?);
        }
        self.sizes.push(size);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_of_seven_makes_three_classes_of_a_circle_and_seven_between_two() {
        let symmetry = Symmetry {
            circle: 7,
            circles: 2,
            still: 1,
            short: 1,
            order: 1,
            stretch: 1,
            exchanged: 0,
            exchanged_still: 0,
        };
        let classes = PairClasses::new(&symmetry).unwrap();

        assert_eq!(classes.count(), 3 + 3 + 7 + 2);
        assert!((0..15).all(|class| classes.size(class) == 7));
        assert_eq!(classes.at(0, 2), classes.at(6, 1));
    }

    #[test]
    fn a_second_turn_joins_classes() {
        let symmetry = Symmetry {
            circle: 7,
            circles: 3,
            still: 3,
            short: 1,
            order: 3,
            stretch: 2,
            exchanged: 1,
            exchanged_still: 1,
        };
        let classes = PairClasses::new(&symmetry).unwrap();

        assert_eq!(classes.at(0, 1), classes.at(7, 9));
        assert_eq!(classes.at(21, 22), classes.at(22, 23));
        assert_eq!((0..).map_while(|class| classes.sizes.get(class)).sum::<usize>(), 24 * 23 / 2);
    }
}
