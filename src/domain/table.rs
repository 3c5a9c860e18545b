//! The tables of the room and what each of them offers to those who need it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::TableNumber;

/// Something a table has, and a person may need.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Reached without a step, with room for a wheelchair.
    StepFree,
    /// Away from the noise.
    Quiet,
    /// Enough light to read lips.
    GoodLight,
    /// Close to the way out.
    NearExit,
    /// Close to a socket.
    NearSocket,
}

impl Feature {
    /// Every feature, in the order in which it is offered.
    pub const ALL: [Self; 5] =
        [Self::StepFree, Self::Quiet, Self::GoodLight, Self::NearExit, Self::NearSocket];

    /// What the host calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::StepFree => "step-free",
            Self::Quiet => "quiet",
            Self::GoodLight => "good light",
            Self::NearExit => "near the exit",
            Self::NearSocket => "near a socket",
        }
    }
}

/// A table of the room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Table {
    /// The number on its sign.
    pub number: TableNumber,
    /// A name beside the number, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many chairs it has.
    pub seats: u8,
    /// What it offers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub features: BTreeSet<Feature>,
    /// Whether people can sit there now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

impl Table {
    /// An open table of which nothing is known but its number and its chairs.
    #[must_use]
    pub const fn with_chairs(number: TableNumber, seats: u8) -> Self {
        Self { number, name: None, seats, features: BTreeSet::new(), closed: false }
    }
}
