//! Type one line.

use crate::app::field::Field;
use crate::domain::{Became, Lesson, ParticipantId, TableNumber};

/// What the line is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PromptFor {
    /// The name of a new event.
    NewEvent,
    /// A question to the room.
    Question,
    /// The path of a list.
    ListPath,
    /// How many minutes ago somebody left.
    LeftMinutesAgo(ParticipantId),
    /// What the host alone knows of somebody.
    Remark(ParticipantId),
    /// What became of something, in one sentence.
    Story(Lesson, Became),
    /// How many minutes are kept for promises.
    HotHour,
    /// What somebody learned or promises, as they go.
    AtTheDoor(ParticipantId),
    /// Who sits at a table.
    SitsAt(TableNumber),
    /// Who comes in somebody's place.
    SubstituteFor(ParticipantId),
}

/// Type one line.
#[derive(Debug)]
pub struct Prompt {
    /// What is asked.
    pub title: String,
    /// What to type, in a few words.
    pub hint: String,
    /// What was typed.
    pub field: Field,
    /// What it is for.
    pub purpose: PromptFor,
}

impl Prompt {
    /// A question for one line.
    #[must_use]
    pub fn new(title: impl Into<String>, hint: impl Into<String>, purpose: PromptFor) -> Self {
        Self { title: title.into(), hint: hint.into(), field: Field::default(), purpose }
    }
}
