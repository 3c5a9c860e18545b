//! Finite fields: numbers that are added, multiplied and divided without ever leaving a small set.

use super::group::Group;

/// The field with `order` elements, numbered from 0; 0 and 1 are the zero and the one.
///
/// An element is a polynomial over the integers modulo a prime, its coefficients the digits of its
/// number, the lowest first.
#[derive(Clone, Debug)]
pub(super) struct Field {
    characteristic: usize,
    degree: usize,
    /// The powers of an element that makes all others but 0, from the power 0.
    powers: Vec<usize>,
    /// Which power each element is; 0 has none.
    logs: Vec<usize>,
}

impl Field {
    /// `None` when `order` is not the power of a prime.
    ///
    /// Source: the fields of Galois from primitive polynomials, found by trying all of the degree.
    pub(super) fn new(order: usize) -> Option<Self> {
        let (characteristic, degree) = prime_power(order)?;
        let powers = (1..order).find_map(|low| cycle(order, characteristic, low))?;
        let mut logs = vec![0; order];
        for (log, element) in powers.iter().enumerate() {
            if let Some(slot) = logs.get_mut(*element) {
                *slot = log;
            }
        }
        Some(Self { characteristic, degree, powers, logs })
    }

    /// The product of two elements.
    pub(super) fn times(&self, one: usize, other: usize) -> usize {
        let log = |element: usize| self.logs.get(element).filter(|_| element > 0);
        match (log(one), log(other)) {
            (Some(one), Some(other)) => {
                self.powers.get((one + other) % self.powers.len()).copied().unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// The elements under addition.
    pub(super) fn group(&self) -> Group {
        Group::new(vec![self.characteristic; self.degree])
    }
}

/// The powers of `x` modulo the polynomial `xⁿ + low`, if they are all elements but 0.
fn cycle(order: usize, prime: usize, low: usize) -> Option<Vec<usize>> {
    let mut powers = vec![1];
    let mut element = 1;
    loop {
        let (top, rest) = (element * prime / order, element * prime % order);
        element = without(rest, top, low, prime);
        match element {
            0 => return None,
            1 => return Some(powers).filter(|powers| powers.len() + 1 == order),
            _ if powers.len() + 1 >= order => return None,
            _ => powers.push(element),
        }
    }
}

/// `from - times · what`, digit by digit modulo `prime`.
fn without(from: usize, times: usize, what: usize, prime: usize) -> usize {
    let (mut from, mut what) = (from, what);
    let (mut result, mut unit) = (0, 1);
    while from > 0 || what > 0 {
        let digit = (from % prime + (prime - times % prime) * (what % prime)) % prime;
        result += digit * unit;
        unit *= prime;
        from /= prime;
        what /= prime;
    }
    result
}

/// The prime and the power that make `number`.
pub(super) fn prime_power(number: usize) -> Option<(usize, usize)> {
    match factors(number).as_slice() {
        [only] => {
            let prime = (2..=*only).find(|prime| only.is_multiple_of(*prime))?;
            let degree = std::iter::successors(Some(*only), |rest| Some(rest / prime));
            Some((prime, degree.take_while(|rest| *rest > 1).count()))
        }
        _ => None,
    }
}

/// The powers of different primes whose product is `number`, in the order of the primes.
pub(super) fn factors(number: usize) -> Vec<usize> {
    let mut rest = number;
    let mut found = Vec::new();
    let mut prime = 2;
    while rest > 1 {
        let mut power = 1;
        while rest.is_multiple_of(prime) {
            rest /= prime;
            power *= prime;
        }
        if power > 1 {
            found.push(power);
        }
        prime += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_but_nought_has_an_inverse_and_the_two_laws_agree() {
        for order in [2, 3, 4, 5, 7, 8, 9, 16, 25, 27] {
            let field = Field::new(order).unwrap();
            let group = field.group();

            for one in 1..order {
                assert!((1..order).any(|other| field.times(one, other) == 1), "{one} of {order}");
                assert_eq!(field.times(one, 0), 0);
                for other in 0..order {
                    let sum = group.plus(one, other);
                    for by in 0..order {
                        let apart = group.plus(field.times(by, one), field.times(by, other));
                        assert_eq!(field.times(by, sum), apart);
                    }
                }
            }
        }
    }

    #[test]
    fn only_powers_of_primes_have_a_field() {
        assert!([1, 6, 10, 12, 15, 18, 100].into_iter().all(|order| Field::new(order).is_none()));
        assert_eq!(factors(360), [8, 9, 5]);
        assert_eq!(prime_power(343), Some((7, 3)));
    }
}
