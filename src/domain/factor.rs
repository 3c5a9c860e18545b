//! The parts of the score that the host can turn up or down.

use serde::{Deserialize, Serialize};

/// A part of the score that the host can turn up or down.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// An ask that an offer answers.
    Answers,
    /// Topics in common.
    CommonGround,
    /// Two people who have nothing in common.
    WildCards,
    /// How far behind those come who know each other, work together or share their friends.
    Distance,
    /// Those who have had fewer introductions than most.
    FewestFirst,
    /// Those who have waited long.
    Waiting,
    /// Those who are here for the first time.
    Newcomers,
    /// Those who asked to be introduced.
    Asked,
}

impl Factor {
    /// Every factor with its name.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Answers, "asks answered"),
        (Self::CommonGround, "topics in common"),
        (Self::WildCards, "wild cards"),
        (Self::Distance, "distance"),
        (Self::FewestFirst, "fewest first"),
        (Self::Waiting, "waiting"),
        (Self::Newcomers, "newcomers"),
        (Self::Asked, "asked to be introduced"),
    ];

    /// Its name, as a host reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(factor, _)| *factor == self).map_or("", |(_, name)| name)
    }
}
