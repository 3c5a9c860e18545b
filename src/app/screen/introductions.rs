//! The introductions: who should meet whom now, and why.

use crate::app::evening::Evening;
use crate::app::{App, Cursor, Effect, Motion, PairAct};
use crate::domain::ParticipantId;

/// What the introductions screen remembers.
#[derive(Debug, Default)]
pub struct IntroductionsScreen {
    /// The marked row.
    pub cursor: Cursor,
}

impl Evening {
    pub(crate) fn step_introductions(&mut self, motion: Motion) {
        self.introductions_screen.cursor.step(motion, 0);
    }
}

impl App {
    pub(crate) fn act_on_pair(&mut self, _act: PairAct) -> Vec<Effect> {
        Vec::new()
    }

    pub(crate) fn show_suggestions_for(&mut self, _person: ParticipantId) -> Vec<Effect> {
        Vec::new()
    }

    pub(crate) fn ask_why_not_with(&mut self, _first: ParticipantId) -> Vec<Effect> {
        Vec::new()
    }

    pub(crate) fn show_why_not(
        &mut self,
        _first: ParticipantId,
        _second: ParticipantId,
    ) -> Vec<Effect> {
        Vec::new()
    }

    pub(crate) fn back_to_everybody(&mut self) -> Vec<Effect> {
        Vec::new()
    }
}
