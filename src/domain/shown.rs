//! What the people in the room see: on the board, and of each other.

use serde::{Deserialize, Serialize};

/// What the board in the room shows.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum BoardPart {
    /// What fits the moment: welcome, then tables as a round begins, then its clock and question.
    #[default]
    Automatic,
    /// The name of the event, and what happens next.
    Welcome,
    /// Who sits where.
    Tables,
    /// The clock of the round.
    Clock,
    /// The question of the round.
    Question,
    /// What people look for.
    Asks,
    /// Nothing at all.
    Blank,
}

impl BoardPart {
    /// Every part with its name and what it shows, in the order in which they are offered.
    pub const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Automatic, "by itself", "what fits: welcome, tables, then clock and question"),
        (Self::Tables, "tables", "who sits where, A to Z and by table"),
        (Self::Clock, "clock", "the time left, in digits for the whole room"),
        (Self::Question, "question", "the question of the round"),
        (Self::Asks, "asks", "what people look for, so that others can help"),
        (Self::Welcome, "welcome", "the name of the event, and what happens next"),
        (Self::Blank, "blank", "nothing at all"),
    ];

    /// Its name, as a host reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(part, ..)| *part == self).map_or("", |(_, name, _)| name)
    }
}

/// How somebody is shown to the room.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum OnScreen {
    /// By their name.
    #[default]
    Name,
    /// By a number, which they were told.
    Number,
}

impl OnScreen {
    /// What the host calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
        }
    }

    /// Whether by the name, as nearly everybody.
    #[must_use]
    pub const fn is_usual(&self) -> bool {
        matches!(self, Self::Name)
    }
}
