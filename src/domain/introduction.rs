//! Two people brought together, and what came of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{IntroductionId, ParticipantId};
use super::time::Timestamp;

/// What one of two people said when asked whether they would like to meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// They would like to.
    Yes,
    /// Not tonight; the other one is never told.
    No,
}

/// What came of an introduction.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// They talked.
    Happened,
    /// They did not.
    DidNot,
}

/// Two people brought together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Introduction {
    /// Which one.
    pub id: IntroductionId,
    /// The one the sentence speaks to first.
    pub first: ParticipantId,
    /// The other one.
    pub second: ParticipantId,
    /// The sentence that was said.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// What came of it, once somebody looked.
    pub outcome: Option<Outcome>,
}

/// Somebody who was passed on to another one: who brokered what is seen and thanked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PassedOn {
    /// Who looks for something.
    pub asker: ParticipantId,
    /// Who passed them on.
    pub by: ParticipantId,
    /// Who is better placed.
    pub to: ParticipantId,
    /// When.
    pub at: Timestamp,
}

/// What two people answered when asked beforehand, by the one who answered.
pub type Permissions = BTreeMap<ParticipantId, Answer>;

/// How far two people are kept from each other; told in confidence.
///
/// Whichever it is, nobody suggests that they meet.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Apart {
    /// Rather not at one table: it may be where nothing else is possible.
    RatherNot,
    /// Never at one table.
    #[default]
    Never,
    /// Never at one table, nor at two that stand side by side: a guide dog and an allergy.
    Distant,
}

impl Apart {
    /// Whether it is the usual one, which the journal does not write out.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so serde asks")]
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::Never
    }
}

/// How two people know each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Met at an earlier event.
    MetBefore,
    /// Know each other, as one of them said.
    Known,
    /// Came through the door together.
    CameTogether,
}
