//! Where a person is: a list of facts with their times, never a flag.

use serde::{Deserialize, Serialize};

use super::time::Timestamp;

/// Something that happened to a person's presence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Checked in at the desk.
    Arrived,
    /// Went out for a moment.
    SteppedOut,
    /// Came back, from a moment outside or after having left.
    CameBack,
    /// Went home.
    Left,
    /// Said, or had it said, that they will not come.
    NotComing,
}

/// A step and when it was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PresenceFact {
    /// When it happened, as the desk was told.
    pub at: Timestamp,
    /// What happened.
    pub step: Step,
}

impl PresenceFact {
    /// Where the person is after it.
    #[must_use]
    pub const fn presence(&self) -> Presence {
        match self.step {
            Step::Arrived | Step::CameBack => Presence::Here { since: self.at },
            Step::SteppedOut => Presence::Away { since: self.at },
            Step::Left => Presence::Left { at: self.at },
            Step::NotComing => Presence::NotComing,
        }
    }
}

/// Where a person is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// On the roster and not here yet.
    Expected,
    /// In the room.
    Here {
        /// Since when.
        since: Timestamp,
    },
    /// Outside for a moment.
    Away {
        /// Since when.
        since: Timestamp,
    },
    /// Gone home.
    Left {
        /// When.
        at: Timestamp,
    },
    /// Will not come.
    NotComing,
}
