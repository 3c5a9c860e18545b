//! What an introduction is worth, in parts that can be read.

use super::fairness;
use super::freshness::Acquaintance;
use super::guest::Guest;
use super::room::Room;
use super::value::Value;
use crate::domain::{Factor, Purpose};

/// The factor for the same role in the same field when tonight is for learning, in per mille.
const SAME_WORK: u32 = 500;
const SAME_WORK_SOURCE: &str = "Lane and others 2021";

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
    /// Who found that it matters, or that it is a rule of ours.
    pub source: &'static str,
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
    /// How many introductions the two together are behind what their time here would give them.
    pub behind: u32,
}

/// Whether tonight is for learning, and what one of the two knows the other knows, too.
fn do_same_work(room: &Room<'_>, first: &Guest<'_>, second: &Guest<'_>) -> bool {
    room.event.settings().purpose == Purpose::Learning
        && first.field.is_some()
        && first.role.is_some()
        && (first.field, first.role) == (second.field, second.role)
}

/// What two people have to say to each other, however well they know each other and whosever turn
/// it is, in hundredths of a point.
pub(super) fn worth_of_talk(room: &Room<'_>, first: &Guest<'_>, second: &Guest<'_>) -> u32 {
    let points = Value::of(room, first, second).points;
    if do_same_work(room, first, second) {
        points * room.weights.bend(Factor::Distance, SAME_WORK) / 1_000
    } else {
        points
    }
}

/// Two people as they stand to each other: what the choice is made by, before any word is written.
pub(super) struct Appraisal<'a> {
    pub(super) value: Value<'a>,
    pub(super) acquaintance: Acquaintance,
    same_work: bool,
    /// In hundredths of a point.
    pub(super) total: u32,
}

impl<'a> Appraisal<'a> {
    pub(super) fn of(room: &Room<'a>, first: &Guest<'a>, second: &Guest<'a>) -> Self {
        let value = Value::of(room, first, second);
        let acquaintance = Acquaintance::of(room, first, second);
        let same_work = do_same_work(room, first, second);
        let work = if same_work { room.weights.bend(Factor::Distance, SAME_WORK) } else { 1_000 };
        let fair = 1_000 + u64::from(first.favour) + u64::from(second.favour);
        let known = room.weights.bend(Factor::Distance, acquaintance.per_mille());
        let fresh = u64::from(known) * u64::from(work) / 1_000;
        let total = u64::from(value.points) * fresh / 1_000 * fair / 1_000;
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        Self { value, acquaintance, same_work, total }
    }

    /// How far apart the two are.
    pub(super) fn band(&self) -> Band {
        if self.acquaintance.is_near() {
            Band::Near
        } else if self.value.in_common() {
            Band::Edge
        } else {
            Band::Far
        }
    }

    /// The same with every part in words.
    pub(super) fn score(&self, room: &Room<'a>, first: &Guest<'a>, second: &Guest<'a>) -> Score {
        let mut parts = self.value.parts(room, first, second);
        parts.push(self.acquaintance.part(room.weights));
        if self.same_work {
            let because = "the same work in the same field: what one knows, the other knows";
            let because = because.to_owned();
            let amount = room.weights.bend(Factor::Distance, SAME_WORK);
            parts.push(Part { about: "freshness", amount, because, source: SAME_WORK_SOURCE });
        }
        parts.extend(fairness::parts(room, [first, second]));
        let behind = u32::try_from((first.behind + second.behind) / 10).unwrap_or(0);
        let (answers, band) = (self.value.answers(), self.band());
        Score { total: self.total, parts, answers, band, behind }
    }
}
