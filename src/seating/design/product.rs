//! Small groups in which the order of two factors may matter, as tables of products.

use std::collections::BTreeSet;

/// A group of turns and reflections: its elements numbered from 0, which changes nothing.
///
/// An element is three numbers `(x, y, z)`, each with its own modulus; `y` turns say how often `x`
/// of the second factor is stretched before it is added. Without a stretch the group is commutative.
#[derive(Clone, Debug)]
pub(super) struct Product {
    order: usize,
    products: Vec<u16>,
    inverses: Vec<usize>,
}

/// The moduli of an element's three numbers, and the stretch: a number whose power `y` is 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Factors {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) z: usize,
    pub(super) stretch: usize,
}

impl Factors {
    /// All of an order: the commutative ones first.
    pub(super) fn of_order(order: usize) -> Vec<Self> {
        let mut all = BTreeSet::new();
        let divisors = |number: usize| (1..=number).filter(move |one| number.is_multiple_of(*one));
        for x in divisors(order) {
            for y in divisors(order / x) {
                let z = order / x / y;
                if x >= y && y >= z {
                    all.insert((1, Self { x, y, z, stretch: 1 }));
                }
                let power = |number: usize| (0..y).fold(1, |power, _| power * number % x);
                for stretch in (2..x).filter(|number| y > 1 && power(*number) == 1) {
                    all.insert((2, Self { x, y, z, stretch }));
                }
            }
        }
        all.into_iter().map(|(_, factors)| factors).collect()
    }
}

impl Product {
    pub(super) fn new(factors: Factors) -> Self {
        let Factors { x, y, z, stretch } = factors;
        let order = x * y * z;
        let number = |(one, two, three): (usize, usize, usize)| (three * y + two) * x + one;
        let parts = |element: usize| (element % x, element / x % y, element / x / y);
        let stretched = |by: usize, what: usize| (0..by).fold(what, |what, _| what * stretch % x);
        let product = |cell: usize| {
            let (one, other) = (parts(cell / order), parts(cell % order));
            let turned = (one.0 + stretched(one.1, other.0)) % x;
            number((turned, (one.1 + other.1) % y, (one.2 + other.2) % z))
        };
        let products: Vec<u16> =
            (0..order * order).map(|cell| u16::try_from(product(cell)).unwrap_or(0)).collect();
        let mut inverses = vec![0; order];
        for (cell, _) in products.iter().enumerate().filter(|(_, product)| **product == 0) {
            if let Some(inverse) = inverses.get_mut(cell / order) {
                *inverse = cell % order;
            }
        }
        Self { order, products, inverses }
    }

    pub(super) fn times(&self, one: usize, other: usize) -> usize {
        self.products.get(one * self.order + other).map_or(0, |product| usize::from(*product))
    }

    pub(super) fn inverse(&self, element: usize) -> usize {
        self.inverses.get(element).copied().unwrap_or(0)
    }

    /// The subgroups of an order that two elements make, each with its elements in order.
    pub(super) fn subgroups(&self, order: usize) -> Vec<Vec<usize>> {
        let mut all = BTreeSet::new();
        for one in 0..self.order {
            let Some(cycle) = self.closure(&[one], order) else { continue };
            if cycle.len() == order {
                all.insert(cycle);
                continue;
            }
            for other in (one + 1..self.order).filter(|other| cycle.binary_search(other).is_err()) {
                let made = self.closure(&[one, other], order);
                all.extend(made.filter(|made| made.len() == order));
            }
        }
        all.into_iter().collect()
    }

    /// The elements that some make, in order; `None` when they are more than `most`.
    fn closure(&self, generators: &[usize], most: usize) -> Option<Vec<usize>> {
        let mut seen = vec![false; self.order];
        let mut made = vec![0];
        let mut next = 0;
        while let Some(element) = made.get(next).copied() {
            for generator in generators {
                let product = self.times(element, *generator);
                let seen = seen.get_mut(product)?;
                if product > 0 && !std::mem::replace(seen, true) {
                    if made.len() == most {
                        return None;
                    }
                    made.push(product);
                }
            }
            next += 1;
        }
        made.sort_unstable();
        Some(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_is_a_group() {
        for order in [6, 8, 12, 16, 18] {
            for factors in Factors::of_order(order) {
                let group = Product::new(factors);

                for one in 0..order {
                    assert_eq!(group.times(one, group.inverse(one)), 0, "{factors:?}");
                    for other in 0..order {
                        for third in 0..order {
                            assert_eq!(
                                group.times(group.times(one, other), third),
                                group.times(one, group.times(other, third))
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_four_by_four_has_seven_subgroups_of_four() {
        let group = Product::new(Factors { x: 4, y: 4, z: 1, stretch: 1 });

        assert_eq!(group.subgroups(4).len(), 7);
    }
}
