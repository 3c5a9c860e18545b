//! What tonight is for.

use super::{App, Choice, Choose, Chosen, Dialog, Effect};
use crate::domain::{Command, Purpose, Setting};

impl App {
    /// Asks what tonight is for.
    pub(super) fn choose_purpose(&mut self) -> Vec<Effect> {
        let choices = [
            (Purpose::Learning, "Learning", "people of other fields come first"),
            (Purpose::TeamingUp, "Teaming up", "people of the same field are as welcome"),
        ];
        let choices = choices.map(|(purpose, label, note)| Choice {
            label: label.to_owned(),
            note: note.to_owned(),
            chosen: Chosen::Command(Box::new(Command::Settle {
                setting: Setting::Purpose(purpose),
            })),
        });
        self.open(Dialog::Choose(Choose::new("What is tonight for?", choices.to_vec())))
    }
}
