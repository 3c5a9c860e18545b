//! The rounds: draw tables, run the clock.

use crate::app::evening::Evening;
use crate::app::{App, Cursor, Effect, Motion, RoundAct};
use crate::domain::ParticipantId;

/// What the rounds screen remembers.
#[derive(Debug, Default)]
pub struct RoundsScreen {
    /// The marked row.
    pub cursor: Cursor,
}

impl Evening {
    pub(crate) fn step_rounds(&mut self, motion: Motion) {
        self.rounds_screen.cursor.step(motion, 0);
    }
}

impl App {
    pub(crate) fn act_on_round(&mut self, _act: RoundAct) -> Vec<Effect> {
        Vec::new()
    }

    pub(crate) fn offer_seats(&mut self, _person: ParticipantId) -> Vec<Effect> {
        Vec::new()
    }

    pub(crate) fn offer_pins(&mut self, _person: ParticipantId) -> Vec<Effect> {
        Vec::new()
    }
}
