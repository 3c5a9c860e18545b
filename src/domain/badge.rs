//! The code on a badge: letters that a scanner types alike on every common keyboard.

use std::fmt;

use sha2::{Digest, Sha256};

use super::event::Event;
use super::id::ParticipantId;
use super::participant::Participant;

/// The sixteen letters of a code.
///
/// None of them lies elsewhere on a German or French keyboard (A, M, Q, W, Y, Z do), looks like a
/// digit (I, O), or is a vowel: no name has ten consonants in a row.
const LETTERS: &[u8; 16] = b"BCDFGHJKLNPRSTVX";
/// How every code begins.
const PREFIX: &str = "SH";
/// How many letters follow the beginning; the last of them is the check.
const LENGTH: usize = 8;

/// The code on somebody's badge: `SH`, seven letters of their own and one that checks them.
///
/// A slip in one letter, or two letters that changed places, make it no code any more. People of
/// two events have different codes, so that last month's badge is nobody's here. Two people of one
/// event have the same code with a chance of one in 2²⁸.
///
/// Source of the check: the parity of a Reed–Solomon code over GF(16) with x⁴ + x + 1, the weights
/// being the powers of x (I. S. Reed, G. Solomon, 1960, Polynomial codes over certain finite fields).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BadgeCode([u8; LENGTH]);

impl BadgeCode {
    /// How many letters a code has.
    pub const LETTERS: usize = PREFIX.len() + LENGTH;

    /// The code of a participant.
    #[must_use]
    pub fn of(participant: ParticipantId) -> Self {
        let hash = Sha256::digest(participant.to_string());
        let mut nibbles = [0; LENGTH];
        for (nibble, byte) in nibbles.iter_mut().zip(hash.iter()).skip(1) {
            *nibble = byte & 0x0F;
        }
        // The check stands first in the sum, with the weight 1, and last in the text.
        let [check, ..] = &mut nibbles;
        *check = 0;
        let sum = parity(nibbles);
        let [check, ..] = &mut nibbles;
        *check = sum;
        Self(nibbles)
    }

    /// The code that a text is, in capitals or small letters and with spaces or without.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut letters = text.bytes().filter(|byte| *byte != b' ').map(|b| b.to_ascii_uppercase());
        if !PREFIX.bytes().all(|expected| letters.next() == Some(expected)) {
            return None;
        }
        let mut nibbles = [0; LENGTH];
        // The check is the last letter.
        let [check, own @ ..] = &mut nibbles;
        for nibble in own.iter_mut().chain([check]) {
            let letter = letters.next()?;
            let value = LETTERS.iter().position(|known| *known == letter)?;
            *nibble = u8::try_from(value).ok()?;
        }
        (letters.next().is_none() && parity(nibbles) == 0).then_some(Self(nibbles))
    }

    /// Whether a code can begin with these letters; a whole one has begun and ended.
    #[must_use]
    pub fn could_begin(text: &str) -> bool {
        text.len() < Self::LETTERS && Self::is_of_its_letters(text)
    }

    /// Whether a text has the letters of a code, as many as one has, and is none: it was misread.
    #[must_use]
    pub fn is_misread(text: &str) -> bool {
        text.len() == Self::LETTERS && Self::is_of_its_letters(text) && Self::read(text).is_none()
    }

    fn is_of_its_letters(text: &str) -> bool {
        let fits = |(at, letter): (usize, u8)| {
            let letter = letter.to_ascii_uppercase();
            PREFIX.as_bytes().get(at).map_or_else(|| LETTERS.contains(&letter), |of| *of == letter)
        };
        text.bytes().enumerate().all(fits)
    }
}

/// The weighted sum of the letters in GF(16): nought for a code.
fn parity(nibbles: [u8; LENGTH]) -> u8 {
    nibbles.iter().rev().fold(0, |sum, nibble| times_x(sum) ^ nibble)
}

/// A number of GF(16) times x.
const fn times_x(number: u8) -> u8 {
    let doubled = number << 1;
    if doubled > 0x0F { doubled ^ 0b1_0011 } else { doubled }
}

impl fmt::Display for BadgeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        let [check, own @ ..] = &self.0;
        for nibble in own.iter().chain([check]) {
            let letter = LETTERS.get(usize::from(*nibble)).copied().unwrap_or(b'?');
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl Event {
    /// Everybody on whose badge a code stands; of two records of one person the one that stayed.
    pub fn with_badge(&self, code: BadgeCode) -> impl Iterator<Item = &Participant> {
        let gone = self.state.merged.keys().copied();
        let known = self.participants().map(|person| person.id).chain(gone);
        let found = known.filter(move |id| BadgeCode::of(*id) == code);
        found.filter_map(|id| self.participant(id))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::DeskId;

    fn code(number: u32) -> BadgeCode {
        BadgeCode::of(ParticipantId { desk: DeskId::from_random([1, 2, 3, 4]), number })
    }

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        for number in 1..500 {
            let code = code(number);
            let text = code.to_string();

            assert_eq!(text.len(), BadgeCode::LETTERS);
            assert_eq!(BadgeCode::read(&text), Some(code), "{text}");
            assert_eq!(BadgeCode::read(&text.to_lowercase()), Some(code), "{text}");
            let (head, tail) = text.split_at(5);
            assert_eq!(BadgeCode::read(&format!("{head} {tail}")), Some(code), "{text}");
        }
    }

    #[test]
    fn no_slip_in_one_letter_and_no_swap_of_two_is_a_code() {
        for number in 1..40 {
            let text = code(number).to_string().into_bytes();
            for at in 0..text.len() {
                for letter in b'A'..=b'Z' {
                    let mut slip = text.clone();
                    slip[at] = letter;
                    let is_same = slip == text;
                    let read = BadgeCode::read(&String::from_utf8(slip).unwrap());
                    assert_eq!(read.is_some(), is_same, "{text:?} {at} {letter}");
                }
                for other in 0..at {
                    let mut swap = text.clone();
                    swap.swap(at, other);
                    let is_same = swap == text;
                    let read = BadgeCode::read(&String::from_utf8(swap).unwrap());
                    assert_eq!(read.is_some(), is_same, "{text:?} {at} {other}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in ["", "SH", "SHEPHERDSS", "SHBCDFGHJ", "SHBCDFGHJKL", "Mara", "SHBCDFGHJ\u{e9}"]
        {
            assert_eq!(BadgeCode::read(text), None, "{text}");
        }
    }

    #[test]
    fn ten_thousand_people_have_ten_thousand_codes() {
        let codes: HashSet<BadgeCode> = (1..=10_000).map(code).collect();

        assert_eq!(codes.len(), 10_000);
    }
}
