//! What was heard and promised is written down, corrected, taken off again.

use crate::domain::id::{HeardId, ParticipantId, PromiseId};
use crate::domain::learned::{Heard, Noted, Party, Promise};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

impl State {
    // Written down again under its id, it is a correction.
    pub(super) fn heard(&mut self, id: HeardId, heard: &Heard, at: Timestamp) {
        let mut heard = heard.clone();
        heard.by = heard.by.map(|by| self.who(by));
        heard.from = heard.from.map(|from| self.renamed(from));
        let at = self.heard.get(&id).map_or(at, |known| known.at);
        self.heard.insert(id, Noted { what: heard, at });
    }

    pub(super) fn promised(&mut self, id: PromiseId, promise: &Promise, at: Timestamp) {
        let mut promise = promise.clone();
        promise.by = self.who(promise.by);
        promise.with = promise.with.map(|with| self.renamed(with));
        promise.witness = promise.witness.map(|witness| self.renamed(witness));
        let at = self.promises.get(&id).map_or(at, |known| known.at);
        self.promises.insert(id, Noted { what: promise, at });
    }

    /// Puts the record that stays in the place of the one that went, in all that was said.
    pub(super) fn say_anew(&mut self, kept: ParticipantId) {
        for (id, noted) in self.heard.clone() {
            self.heard(id, &noted.what, noted.at);
        }
        for (id, noted) in self.promises.clone() {
            self.promised(id, &noted.what, noted.at);
        }
        // Nobody is the witness of their own promise.
        for noted in self.promises.values_mut().filter(|noted| noted.what.by == kept) {
            for party in [&mut noted.what.with, &mut noted.what.witness] {
                party.take_if(|party| party.participant() == Some(kept));
            }
        }
    }

    fn renamed(&self, party: Party) -> Party {
        match party {
            Party::Participant(id) => Party::Participant(self.who(id)),
            Party::Other(words) => Party::Other(words),
        }
    }
}
