//! People come, go out, come back and leave.

use crate::domain::id::ParticipantId;
use crate::domain::presence::{PresenceFact, Step};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

impl State {
    pub(super) fn stepped(&mut self, id: ParticipantId, step: Step, at: Timestamp) {
        if let Some(participant) = self.participant_mut(id) {
            participant.presence.push(PresenceFact { at, step });
        }
    }

    // Whoever came in the meantime after all stays here.
    pub(super) fn substituted(&mut self, expected: ParticipantId, at: Timestamp) {
        if let Some(participant) = self.participant_mut(expected)
            && !participant.is_here()
        {
            participant.presence.push(PresenceFact { at, step: Step::NotComing });
        }
    }
}
