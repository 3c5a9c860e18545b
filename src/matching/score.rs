//! What an introduction is worth, in parts that can be read.

use super::fairness::fairness;
use super::freshness::{freshness, is_near};
use super::guest::Guest;
use super::room::Room;
use super::value::{Value, value};

/// How far apart two people are in the network.
///
/// What is near is known already; what is far is a gamble; the edge teaches most (Ingram and
/// Morris 2007; Lane and others 2021; Rajkumar and others 2022).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Band {
    /// They know each other, work together, or met before.
    Near,
    /// Something in common and no common circle.
    Edge,
    /// Nothing in common: a wild card.
    Far,
}

impl Band {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Near => "near",
            Self::Edge => "edge",
            Self::Far => "far",
        }
    }
}

/// One part of a score.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is about: `value`, `freshness`, `fairness`.
    pub about: &'static str,
    /// Points in hundredths for `value`, per mille for the two factors.
    pub amount: u32,
    /// Where it comes from, in words.
    pub because: String,
}

/// What an introduction is worth.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Score {
    /// Value × freshness × fairness, in hundredths of a point.
    pub total: u32,
    /// What went into it, in that order.
    pub parts: Vec<Part>,
    /// How many asks it answers, from 0 to 2.
    pub answers: u8,
    /// How far apart the two are.
    pub band: Band,
}

pub(super) fn score(room: &Room<'_>, first: &Guest, second: &Guest) -> (Score, Value) {
    let worth = value(room, first, second);
    let mut parts = worth.parts.clone();
    let fresh = freshness(room, first, second);
    let fair = fairness(room, first, second);
    let factor = |per_mille: &Part| u64::from(per_mille.amount);
    let fair_amount = 1_000 + fair.iter().map(factor).sum::<u64>();
    let total = u64::from(worth.points) * factor(&fresh) / 1_000 * fair_amount / 1_000;
    let band = if is_near(room, first, second) {
        Band::Near
    } else if worth.in_common() {
        Band::Edge
    } else {
        Band::Far
    };
    parts.push(fresh);
    parts.extend(fair);
    let answers = worth.answers();
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    (Score { total, parts, answers, band }, worth)
}
