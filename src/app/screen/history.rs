//! The history: all that was done, newest first; any of it can be taken back.

use crate::app::evening::{Evening, Then};
use crate::app::{App, Cursor, Effect, Motion, Notice};
use crate::domain::Command;

/// What the history screen remembers.
#[derive(Debug, Default)]
pub struct HistoryScreen {
    /// The marked act, counted from the newest.
    pub cursor: Cursor,
}

impl Evening {
    pub(crate) fn step_history(&mut self, motion: Motion) {
        let acts = self.event.acts().len();
        self.history_screen.cursor.step(motion, acts);
    }
}

impl App {
    // An act that was taken back is brought back by taking back the undo that did it.
    pub(crate) fn undo_marked(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let acts = evening.event.acts();
        let Some(act) = evening.history_screen.cursor.of(&acts) else { return Vec::new() };
        let Some(first) = act.entries.first().map(|entry| entry.act_id()) else {
            return Vec::new();
        };
        let target = if act.undone {
            acts.iter()
                .filter(|other| !other.undone)
                .flat_map(|other| &other.entries)
                .find(|entry| entry.change.undoes() == Some(first))
                .map(|entry| entry.act_id())
        } else {
            Some(first)
        };
        match target {
            Some(entry) => self.ask(Command::Undo { entry }, Then::Nothing),
            None => self.say(Notice::note("That cannot be brought back from here")),
        }
    }
}
