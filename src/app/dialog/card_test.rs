//! Test a scanner: what arrives of the test card, and what that tells.

use crate::domain::{Ending, Scanner, TEST_CARD};

/// For how long nothing must come before nothing ends the card, in milliseconds: slow scanners
/// leave a tenth of a second between two letters.
const NOTHING_MORE_MS: u64 = 700;

/// Test a scanner with the test card.
#[derive(Debug, Default)]
pub struct CardTest {
    /// What has arrived.
    pub arrived: String,
    /// What it tells, a sentence a line; empty until the scan has ended.
    pub verdict: Vec<String>,
}

impl CardTest {
    /// Takes in a letter of the card; a new scan begins after a verdict.
    pub(crate) fn take_in(&mut self, typed: char) {
        if !self.verdict.is_empty() {
            *self = Self::default();
        }
        // More than any code has is something else, and only its length counts.
        if self.arrived.chars().count() < 10 * TEST_CARD.len() {
            self.arrived.push(typed);
        }
    }

    /// Whether a scan has begun and not ended.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        !self.arrived.is_empty() && self.verdict.is_empty()
    }

    /// After how many milliseconds without a key the scan has ended.
    pub(crate) fn patience_ms(&self) -> Option<u64> {
        self.is_under_way().then_some(NOTHING_MORE_MS)
    }

    /// The scan has ended: what the card tells, if it was the card.
    pub(crate) fn end(&mut self, ending: Ending) -> Option<Scanner> {
        match Scanner::learned(&self.arrived, ending) {
            Ok(scanner) => {
                self.verdict = learned(&scanner, &self.arrived, ending);
                Some(scanner)
            }
            Err(trouble) => {
                self.verdict = super::card_words::trouble(&trouble, &self.arrived);
                None
            }
        }
    }
}

fn learned(scanner: &Scanner, arrived: &str, ending: Ending) -> Vec<String> {
    let mut lines = vec!["The scanner is known now; badges are read on every screen".to_owned()];
    lines.extend(super::card_words::letters(scanner, arrived));
    lines.push(super::card_words::ending(ending).to_owned());
    lines
}
