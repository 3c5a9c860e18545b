//! Numbers that are added digit by digit, each digit with its own modulus.

/// A commutative group: the numbers below its order, added digit by digit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Group {
    /// The modulus of each digit, the lowest first.
    moduli: Vec<usize>,
}

impl Group {
    /// The group whose digits have these moduli, the lowest first.
    pub(super) const fn new(moduli: Vec<usize>) -> Self {
        Self { moduli }
    }

    /// How many elements it has.
    pub(super) fn order(&self) -> usize {
        self.moduli.iter().product()
    }

    pub(super) fn plus(&self, one: usize, other: usize) -> usize {
        self.by_digit(one, other, |one, other, modulus| (one + other) % modulus)
    }

    pub(super) fn minus(&self, one: usize, other: usize) -> usize {
        self.by_digit(one, other, |one, other, modulus| (one + modulus - other) % modulus)
    }

    /// The pairs of an element of this group and one of another.
    pub(super) fn with(mut self, other: &Self) -> Self {
        self.moduli.extend(&other.moduli);
        self
    }

    fn by_digit(
        &self,
        mut one: usize,
        mut other: usize,
        made: impl Fn(usize, usize, usize) -> usize,
    ) -> usize {
        let (mut result, mut unit) = (0, 1);
        for modulus in &self.moduli {
            result += unit * made(one % modulus, other % modulus, *modulus);
            unit *= modulus;
            one /= modulus;
            other /= modulus;
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_taken_away_again() {
        let group = Group::new(vec![2, 6]).with(&Group::new(vec![3]));

        assert_eq!(group.order(), 36);
        for one in 0..36 {
            for other in 0..36 {
                assert_eq!(group.minus(group.plus(one, other), other), one);
            }
        }
    }
}
