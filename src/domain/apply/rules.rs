//! Who knows whom, who must not meet, who belongs together, who stays where.

use crate::domain::id::{ParticipantId, TableNumber};
use crate::domain::introduction::Tie;
use crate::domain::state::State;

impl State {
    pub(super) fn tied(&mut self, first: ParticipantId, second: ParticipantId, tie: Tie) {
        if let Some(pair) = self.pair(first, second) {
            // The closer tie says more.
            let known = self.ties.entry(pair).or_insert(tie);
            *known = (*known).max(tie);
        }
    }

    pub(super) fn kept_apart(&mut self, first: ParticipantId, second: ParticipantId) {
        if let Some(pair) = self.pair(first, second) {
            self.apart.insert(pair);
        }
    }

    // A wish to be kept apart outweighs a wish to sit together; `decide` keeps both from standing.
    pub(super) fn kept_together(&mut self, first: ParticipantId, second: ParticipantId) {
        if let Some(pair) = self.pair(first, second) {
            self.together.insert(pair);
        }
    }

    pub(super) fn accompanies(&mut self, companion: ParticipantId, participant: ParticipantId) {
        if let Some(pair) = self.pair(companion, participant) {
            let whom = pair.other(self.who(companion));
            if let Some(companion) = self.participant_mut(companion) {
                companion.companion_of = whom;
            }
        }
    }

    pub(super) fn pin(&mut self, participant: ParticipantId, table: Option<TableNumber>) {
        let participant = self.who(participant);
        match table {
            Some(table) => self.pinned.insert(participant, table),
            None => self.pinned.remove(&participant),
        };
    }
}
