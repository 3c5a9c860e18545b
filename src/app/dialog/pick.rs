//! Choose a person by typing: the same search as at the desk.

use crate::app::field::Field;
use crate::app::learned::Open;
use crate::app::list::Cursor;
use crate::domain::{Apart, ParticipantId};
use crate::finder::Hit;

/// What the person is chosen for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PickFor {
    /// Somebody whom this person knows.
    Knows(ParticipantId),
    /// Somebody whom this person must not meet.
    KeepApart(ParticipantId),
    /// Somebody from whom this person is kept in another way.
    KeepAway(ParticipantId, Apart),
    /// Somebody with whom this person sits.
    KeepTogether(ParticipantId),
    /// Somebody with whom this companion travels.
    Accompany(ParticipantId),
    /// The record that this record goes into.
    MergeInto(ParticipantId),
    /// Somebody whom this person met without us.
    Met(ParticipantId),
    /// Somebody to look for introductions for.
    Suggest,
    /// Somebody who is better placed to help.
    BetterPlaced {
        /// Who looks for something.
        asker: ParticipantId,
        /// Who passes them on.
        by: ParticipantId,
    },
    /// Somebody who can help with an ask of this person.
    CanHelp(ParticipantId),
    /// Somebody whom a line that is written down leaves open.
    Says(Open),
    /// The first of two who are not introduced.
    WhyNot,
    /// The second of two who are not introduced.
    WhyNotWith(ParticipantId),
}

impl PickFor {
    /// Whether the question comes again after an answer, until Esc: one knows several people.
    #[must_use]
    pub const fn asks_again(self) -> bool {
        matches!(self, Self::Knows(_))
    }

    /// The person it is about, who cannot be the answer.
    #[must_use]
    pub const fn of(self) -> Option<ParticipantId> {
        match self {
            Self::Knows(id)
            | Self::KeepApart(id)
            | Self::KeepAway(id, _)
            | Self::KeepTogether(id)
            | Self::Accompany(id)
            | Self::MergeInto(id)
            | Self::Met(id)
            | Self::CanHelp(id)
            | Self::BetterPlaced { asker: id, .. }
            | Self::WhyNotWith(id) => Some(id),
            Self::Suggest | Self::WhyNot | Self::Says(_) => None,
        }
    }
}

/// Choose a person by typing.
#[derive(Debug)]
pub struct Pick {
    /// What is asked.
    pub title: String,
    /// What was typed.
    pub field: Field,
    /// Who was found, best first.
    pub hits: Vec<Hit>,
    /// The marked one.
    pub cursor: Cursor,
    /// What the person is chosen for.
    pub purpose: PickFor,
}

impl Pick {
    /// A question for a person.
    #[must_use]
    pub fn new(title: impl Into<String>, purpose: PickFor) -> Self {
        Self {
            title: title.into(),
            field: Field::default(),
            hits: Vec::new(),
            cursor: Cursor::default(),
            purpose,
        }
    }

    /// The marked person.
    #[must_use]
    pub fn marked(&self) -> Option<ParticipantId> {
        self.cursor.of(&self.hits).map(|hit| hit.participant)
    }
}
