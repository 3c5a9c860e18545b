//! Places in a desk's journal for which no entry was found.

/// Places without an entry, as ranges: a gap of four thousand million is as small as one of two.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Holes(Vec<[u32; 2]>);

impl Holes {
    /// Notes that the places from and to, both included, have no entry.
    pub(super) fn open(&mut self, from: u32, to: u32) {
        if from <= to {
            self.0.push([from, to]);
        }
    }

    /// Fills the hole at a place; says whether there was one.
    pub(super) fn fill(&mut self, seq: u32) -> bool {
        let Some(index) = self.0.iter().position(|[from, to]| (*from..=*to).contains(&seq)) else {
            return false;
        };
        let [from, to] = self.0.remove(index);
        if let Some(before) = seq.checked_sub(1) {
            self.open(from, before);
        }
        if let Some(after) = seq.checked_add(1) {
            self.open(after, to);
        }
        true
    }

    /// The holes, each from and to, in order.
    pub(super) fn ranges(&self) -> Vec<[u32; 2]> {
        let mut ranges = self.0.clone();
        ranges.sort_unstable();
        ranges
    }
}

/// Whether one of the ranges holds every place from and to.
pub(super) fn covers(ranges: &[[u32; 2]], from: u32, to: u32) -> bool {
    ranges.iter().any(|[first, last]| *first <= from && to <= *last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_filled_from_any_side_and_only_once() {
        let mut holes = Holes::default();
        holes.open(3, 6);
        holes.open(9, 8);

        assert!(holes.fill(4));
        assert!(!holes.fill(4));
        assert!(!holes.fill(8));
        assert_eq!(holes.ranges(), [[3, 3], [5, 6]]);
        assert!(holes.fill(3) && holes.fill(5) && holes.fill(6));
        assert_eq!(holes.ranges(), [[0; 2]; 0]);
    }

    #[test]
    fn the_widest_hole_is_one_range() {
        let mut holes = Holes::default();
        holes.open(1, u32::MAX);

        assert!(holes.fill(u32::MAX) && holes.fill(1));
        assert_eq!(holes.ranges(), [[2, u32::MAX - 1]]);
    }
}
