//! People come onto the roster and what is known of them changes.

use crate::domain::id::ParticipantId;
use crate::domain::kind::Source;
use crate::domain::participant::{Detail, Details, Participant, Way};
use crate::domain::state::State;

impl State {
    // The first entry to use an id keeps it.
    pub(super) fn registered(&mut self, id: ParticipantId, details: &Details, source: Source) {
        self.participants.entry(id).or_insert_with(|| Participant {
            walk_in: source == Source::WalkIn,
            ..Participant::expected(id, details.clone())
        });
    }

    pub(super) fn amended(&mut self, id: ParticipantId, detail: &Detail) {
        if let Some(participant) = self.participant_mut(id) {
            participant.details.put(detail.clone());
        }
    }

    pub(super) fn way_chosen(&mut self, id: ParticipantId, way: Way) {
        if let Some(participant) = self.participant_mut(id) {
            participant.way = way;
        }
    }

    pub(super) fn barred(&mut self, id: ParticipantId, barred: bool) {
        if let Some(participant) = self.participant_mut(id) {
            participant.barred = barred;
        }
    }
}
