//! The model of what words mean: one vector a word, read in place from the program itself.
//!
//! The format is TVEC1, little endian: `TVEC1`, a byte with the bits of a number (4 or 8), two bytes
//! of 0; the numbers of a vector, the units, and the bytes of their texts, each a `u32`; where each
//! text starts and the last one ends; the texts, sorted by their bytes; a factor for each unit
//! (`f32`); the vectors. Of 4 bits, two numbers share a byte, the low half first, eight too high.

/// How many numbers a vector has.
pub(super) const NUMBERS: usize = 96;

/// What a few words mean: of no fixed length until it is [`direction`].
pub(super) type Vector = [f32; NUMBERS];

/// Vectors of length [`LENGTH`], so that whole numbers can be multiplied.
pub(super) type Direction = [i16; NUMBERS];

/// The length of a direction: its square and the sums on the way to it fit an `i32`.
const LENGTH: f32 = 16_000.0;
/// A thousandth of the square of that length.
const A_PER_MILLE: i32 = 256_000;

/// Why a model cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub(super) enum Unreadable {
    /// It does not begin as a model does.
    #[error("This is not a model of words")]
    OtherFormat,
    /// It has more or fewer bytes than it says.
    #[error("The model of words is cut short, or too long")]
    OtherLength,
    /// Its texts overlap, or are not in order.
    #[error("The words of the model are out of order")]
    OutOfOrder,
}

/// The units of a model and their vectors, read where they lie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Model<'a> {
    bits: Bits,
    /// Where each unit's text starts, and where the last one ends.
    starts: &'a [[u8; 4]],
    texts: &'a [u8],
    factors: &'a [[u8; 4]],
    vectors: &'a [u8],
    /// The most bytes that a unit's text has.
    longest: usize,
}

/// How the numbers of a vector are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Bits {
    /// Two numbers a byte.
    #[default]
    Four,
    /// One number a byte.
    Eight,
}

impl<'a> Model<'a> {
    /// Reads a model from its bytes; copies nothing.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] when the bytes are not a whole model of vectors of [`NUMBERS`] numbers.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let rest = bytes.strip_prefix(b"TVEC1").ok_or(Unreadable::OtherFormat)?;
        let ([bits, _, _], rest) = rest.split_first_chunk().ok_or(Unreadable::OtherLength)?;
        let bits = match bits {
            4 => Bits::Four,
            0 | 8 => Bits::Eight,
            _ => return Err(Unreadable::OtherFormat),
        };
        let (numbers, rest) = size(rest)?;
        let (units, rest) = size(rest)?;
        let (length, rest) = size(rest)?;
        if numbers != NUMBERS {
            return Err(Unreadable::OtherFormat);
        }
        let starts = units.checked_add(1).ok_or(Unreadable::OtherLength)?;
        let (starts, rest) = fours(rest, starts)?;
        let (texts, rest) = rest.split_at_checked(length).ok_or(Unreadable::OtherLength)?;
        let (factors, vectors) = fours(rest, units)?;
        let model = Self { bits, starts, texts, factors, vectors, longest: 0 };
        if units.checked_mul(model.bytes_a_vector()) != Some(vectors.len()) {
            return Err(Unreadable::OtherLength);
        }
        let longest = longest(starts, length).ok_or(Unreadable::OutOfOrder)?;
        Ok(Self { longest, ..model })
    }

    /// The unit with this text.
    pub(super) fn unit(&self, text: &str) -> Option<usize> {
        if text.len() > self.longest {
            return None;
        }
        let unit = self.first_from(text.as_bytes());
        (unit < self.factors.len() && self.text(unit) == text.as_bytes()).then_some(unit)
    }

    /// The texts of the units that begin with this letter.
    pub(super) fn beginning_with(&self, letter: char) -> impl Iterator<Item = &'a [u8]> {
        let mut buffer = [0; 4];
        let letter = letter.encode_utf8(&mut buffer).as_bytes().to_vec();
        let first = self.first_from(&letter);
        (first..self.factors.len())
            .map(|unit| self.text(unit))
            .take_while(move |text| text.starts_with(&letter))
    }

    /// The place of the first unit whose text is not before this one.
    fn first_from(&self, text: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.factors.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.text(middle) < text {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Adds the vector of a unit, so many times.
    pub(super) fn add(&self, unit: usize, times: f32, sum: &mut Vector) {
        let size = self.bytes_a_vector();
        let vector = self.vectors.chunks_exact(size).nth(unit).unwrap_or_default();
        let factor = self.factors.get(unit).map_or(0.0, |four| f32::from_le_bytes(*four)) * times;
        match self.bits {
            Bits::Four => {
                let numbers = vector.iter().flat_map(|two| [two & 15, two >> 4]);
                for (sum, number) in sum.iter_mut().zip(numbers) {
                    *sum += factor * (f32::from(number) - 8.0);
                }
            }
            Bits::Eight => {
                for (sum, number) in sum.iter_mut().zip(vector) {
                    *sum += factor * f32::from(number.cast_signed());
                }
            }
        }
    }

    /// The most bytes that the text of a unit has.
    pub(super) const fn longest(&self) -> usize {
        self.longest
    }

    fn text(&self, unit: usize) -> &'a [u8] {
        let at = |place: usize| self.starts.get(place).and_then(|four| from_le(*four));
        let text = || self.texts.get(at(unit)?..at(unit + 1)?);
        text().unwrap_or_default()
    }

    const fn bytes_a_vector(&self) -> usize {
        match self.bits {
            Bits::Four => NUMBERS / 2,
            Bits::Eight => NUMBERS,
        }
    }
}

/// The vector as a direction; nothing when it has none.
pub(super) fn direction(vector: &Vector) -> Option<Direction> {
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
    if length.is_nan() || length <= f32::EPSILON {
        return None;
    }
    let mut direction = [0; NUMBERS];
    for (whole, number) in direction.iter_mut().zip(vector) {
        *whole = whole_number(number / length * LENGTH);
    }
    Some(direction)
}

/// How much two directions agree, in per mille: 1000 for the same one, below 0 for contrary ones.
#[must_use]
pub(super) fn agreement(one: &Direction, other: &Direction) -> i32 {
    // Eight sums side by side, as a processor adds them.
    let mut sums = [0_i32; 8];
    let eights = one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0);
    for (one, other) in eights {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += i32::from(*one) * i32::from(*other);
        }
    }
    sums.iter().sum::<i32>() / A_PER_MILLE
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the part of a direction is between -LENGTH and LENGTH"
)]
fn whole_number(number: f32) -> i16 {
    number.round() as i16
}

fn size(bytes: &[u8]) -> Result<(usize, &[u8]), Unreadable> {
    let (four, rest) = bytes.split_first_chunk().ok_or(Unreadable::OtherLength)?;
    Ok((from_le(*four).ok_or(Unreadable::OtherLength)?, rest))
}

fn fours(bytes: &[u8], count: usize) -> Result<(&[[u8; 4]], &[u8]), Unreadable> {
    let length = count.checked_mul(4).ok_or(Unreadable::OtherLength)?;
    let (fours, rest) = bytes.split_at_checked(length).ok_or(Unreadable::OtherLength)?;
    Ok((fours.as_chunks().0, rest))
}

fn from_le(four: [u8; 4]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(four)).ok()
}

/// The length of the longest text, if they lie in order and end where they should.
fn longest(starts: &[[u8; 4]], end: usize) -> Option<usize> {
    let mut longest = 0;
    let mut before = 0;
    for four in starts {
        let start = from_le(*four)?;
        longest = longest.max(start.checked_sub(before)?);
        before = start;
    }
    (before == end).then_some(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model of two units, `tea` and `water`, each pointing along one axis.
    fn small() -> Vec<u8> {
        let mut bytes = b"TVEC1\x08\0\0".to_vec();
        for number in [96_u32, 2, 8, 0, 3, 8] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(b"teawater");
        bytes.extend([1.0_f32, 0.5].iter().flat_map(|factor| factor.to_le_bytes()));
        for axis in 0..2 {
            bytes.extend((0..NUMBERS).map(|at| if at == axis { 100 } else { 0 }));
        }
        bytes
    }

    #[test]
    fn units_are_found_and_point_where_they_should() {
        let bytes = small();
        let model = Model::read(&bytes).unwrap();
        let mut sum = [0.0; NUMBERS];

        model.add(model.unit("water").unwrap(), 2.0, &mut sum);

        assert_eq!(
            (model.unit("tea"), model.unit("te"), model.unit("milk")),
            (Some(0), None, None)
        );
        assert_eq!((sum[0], sum[1]), (0.0, 100.0));
        let direction = direction(&sum).unwrap();
        assert_eq!(agreement(&direction, &direction), 1000);
        assert_eq!(super::direction(&[0.0; NUMBERS]), None);
    }

    #[test]
    fn a_model_cut_anywhere_is_refused() {
        let bytes = small();

        for length in 0..bytes.len() {
            assert!(Model::read(&bytes[..length]).is_err(), "{length}");
        }
        assert_eq!(Model::read(&[bytes, vec![0]].concat()).err(), Some(Unreadable::OtherLength));
    }

    #[test]
    fn a_model_that_lies_about_itself_is_refused() {
        for (at, byte) in [(0, b'X'), (5, 7), (8, 64), (12, 0xFF), (15, 0xFF), (20, 9), (24, 0xFF)]
        {
            let mut bytes = small();
            bytes[at] = byte;

            assert!(Model::read(&bytes).is_err(), "byte {at}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_at_all_stop_the_program(
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200),
            at in 8_usize..40,
            byte in proptest::num::u8::ANY,
        ) {
            let mut whole = small();
            whole[at] = byte;

            for bytes in [bytes, whole] {
                if let Ok(model) = Model::read(&bytes) {
                    let mut sum = [0.0; NUMBERS];
                    model.add(model.unit("tea").unwrap_or(1), 1.0, &mut sum);
                }
            }
        }
    }
}
