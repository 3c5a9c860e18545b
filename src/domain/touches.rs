//! What a change touches: who comes or goes with it, what it takes back, which id it gave out.

use super::change::Change;
use super::id::{DeskId, EntryId, ParticipantId};
use super::presence::Step;

impl Change {
    /// Who arrives with this, if somebody does.
    #[must_use]
    pub const fn arrives(&self) -> Option<ParticipantId> {
        if let Self::Stepped { participant, step: Step::Arrived, .. } = self {
            Some(*participant)
        } else {
            None
        }
    }

    /// The act that this takes back, if it takes one back.
    #[must_use]
    pub const fn undoes(&self) -> Option<EntryId> {
        if let Self::Undone { entry } = self { Some(*entry) } else { None }
    }

    /// Who comes or goes with this, if somebody does.
    #[must_use]
    pub const fn steps(&self) -> Option<ParticipantId> {
        if let Self::Stepped { participant, .. } = self { Some(*participant) } else { None }
    }

    /// Whether this may change who names which topics, beside who comes: what somebody said, or
    /// which topics are one.
    #[must_use]
    pub const fn may_touch_topics(&self) -> bool {
        matches!(
            self,
            Self::Registered { .. }
                | Self::Amended { .. }
                | Self::Merged { .. }
                | Self::Substituted { .. }
                | Self::TopicsMerged { .. }
                | Self::TopicsParted { .. }
                | Self::Undone { .. }
        )
    }

    /// Whose details this corrects, if it corrects any.
    pub(super) const fn amends(&self) -> Option<ParticipantId> {
        if let Self::Amended { participant, .. } = self { Some(*participant) } else { None }
    }

    /// Whether this may be carried over from an earlier event.
    pub(super) const fn is_carried(&self) -> bool {
        matches!(
            self,
            Self::Tied { .. }
                | Self::KeptApart { .. }
                | Self::Wished { .. }
                | Self::Remarked { .. }
                | Self::Promised { .. }
                | Self::Heard { .. }
        )
    }

    pub(super) const fn is_undo(&self) -> bool {
        matches!(self, Self::Undone { .. })
    }

    pub(super) const fn is_name(&self) -> bool {
        matches!(self, Self::Named { .. })
    }

    /// The desk and the number of the id that this change gave out, if it gave one out.
    pub(super) fn minted(&self) -> Option<(DeskId, u32)> {
        if let Self::Registered { participant, .. } = self {
            return Some((participant.desk, participant.number));
        }
        if let Self::Introduced { introduction, .. } = self {
            return Some((introduction.desk, introduction.number));
        }
        if let Self::Heard { heard, .. } = self {
            return Some((heard.desk, heard.number));
        }
        if let Self::Promised { promise, .. } = self {
            return Some((promise.desk, promise.number));
        }
        None
    }
}
