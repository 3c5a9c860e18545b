//! How the tables of one round lie under a turn that leaves the round as it is.

/// A round that a turn of the points leaves as it is, as places to be filled.
///
/// The points are in orbits of the turn. A table either goes through as many tables as the orbit is
/// long, so that it has at most one point of an orbit, or it is made of whole orbits and stays.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Where each point goes in the turn.
    pub(super) next: Vec<usize>,
    /// The length of an orbit; the other points stay where they are.
    pub(super) order: usize,
    /// Tables that go round, and then those that stay.
    pub(super) lines: Vec<Line>,
    /// The line of each place.
    pub(super) line_of: Vec<usize>,
    /// One point of each orbit, and then the points that stay.
    pub(super) leads: Vec<usize>,
}

/// The places of one table: from `first`, `orbits` places for points that move, then `still` for
/// those that stay.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub(super) first: usize,
    pub(super) orbits: usize,
    pub(super) still: usize,
    /// Whether the table goes round; else its places are for whole orbits.
    pub(super) moves: bool,
}

impl Line {
    /// The places of the line.
    pub(super) const fn places(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.orbits + self.still
    }

    /// How many classes of pairs the places of the line use up in a turn of this order.
    pub(super) const fn pairs(&self, order: usize) -> usize {
        let (orbits, still) = (self.orbits, self.still);
        if self.moves {
            return orbits * (orbits - 1) / 2;
        }
        let within = orbits * (order / 2) + orbits * (orbits.saturating_sub(1)) / 2 * order;
        within + still * orbits + still * (still.saturating_sub(1)) / 2
    }
}

impl Frame {
    /// `None` when tables of this size do not lie so; `more` is how many times `order` tables stay
    /// that could go round.
    pub(super) fn new(
        next: Vec<usize>,
        order: usize,
        (tables, size): (usize, usize),
        more: usize,
    ) -> Option<Self> {
        let (moving, still) = orbits(&next, order)?;
        let staying = staying((tables, size), order, still.len(), more)?;
        let mut lines: Vec<(usize, usize, bool)> =
            vec![(size, 0, true); (tables - staying.len()) / order];
        lines.extend(staying.iter().map(|still| ((size - still) / order, *still, false)));
        let needed: usize = lines.iter().map(|line| line.0).sum();
        if needed != moving.len() {
            return None;
        }
        let mut frame =
            Self { next, order, lines: Vec::new(), line_of: Vec::new(), leads: Vec::new() };
        let (mut moving, mut still) = (moving.into_iter(), still.into_iter());
        for (orbits, stay, moves) in lines {
            let first = frame.line_of.len();
            frame.line_of.extend(vec![frame.lines.len(); orbits + stay]);
            frame.leads.extend(moving.by_ref().take(orbits));
            frame.leads.extend(still.by_ref().take(stay));
            frame.lines.push(Line { first, orbits, still: stay, moves });
        }
        Some(frame)
    }

    /// The points of an orbit, from one of them.
    pub(super) fn orbit(&self, point: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = Some(point);
        let step = move || {
            let now = at?;
            at = self.next.get(now).copied().filter(|next| *next != point);
            Some(now)
        };
        std::iter::from_fn(step)
    }

    /// The tables of the round when the places are filled with `points`.
    pub(super) fn tables(&self, points: &[usize]) -> Vec<Vec<usize>> {
        let mut tables = Vec::new();
        for line in &self.lines {
            let here = points.get(line.places()).unwrap_or(&[]);
            if line.moves {
                let mut table = here.to_vec();
                for _ in 0..self.order {
                    let moved = table.iter().filter_map(|point| self.next.get(*point)).copied();
                    let moved = moved.collect();
                    tables.push(std::mem::replace(&mut table, moved));
                }
            } else {
                tables.push(here.iter().flat_map(|point| self.orbit(*point)).collect());
            }
        }
        tables
    }
}

/// One point of each orbit of length `order`, and the points that stay; `None` if there are other
/// orbits. In a turn of order 1 all points count as moving.
fn orbits(next: &[usize], order: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    let (mut moving, mut still) = (Vec::new(), Vec::new());
    let mut seen = vec![false; next.len()];
    for point in 0..next.len() {
        if seen.get(point) == Some(&true) {
            continue;
        }
        let mut length = 0;
        let mut at = point;
        while !std::mem::replace(seen.get_mut(at)?, true) {
            length += 1;
            at = *next.get(at)?;
        }
        match length {
            _ if length == order => moving.push(point),
            1 => still.push(point),
            _ => return None,
        }
    }
    Some((moving, still))
}

/// How many of the `still` points each staying table has, as few tables as can be, or some more.
fn staying(
    (tables, size): (usize, usize),
    order: usize,
    still: usize,
    more: usize,
) -> Option<Vec<usize>> {
    let least = size % order;
    let fits = |count: &usize| {
        let left = still.checked_sub(count * least);
        still <= count * size && left.is_some_and(|left| left.is_multiple_of(order))
    };
    let counts = (tables % order..=tables).step_by(order).filter(|count| *count > 0 || still == 0);
    let count = counts.filter(fits).nth(more)?;
    let mut left = (still - count * least) / order;
    let each = left.div_ceil(count.max(1)).min((size - least) / order);
    let shares = (0..count).map(|_| {
        let share = each.min(left);
        left -= share;
        least + share * order
    });
    Some(shares.collect::<Vec<_>>()).filter(|_| left == 0)
}
