//! How long an event is kept, and what happens then.

use super::{App, Choice, Choose, Chosen, Dialog, Effect};
use crate::domain::{Afterwards, Command, Setting};

/// What is offered: for how many days, and what happens then; 0 for good.
const OFFERED: [(u16, Afterwards, &str); 6] = [
    (90, Afterwards::Deleted, "90 days, then it is deleted"),
    (90, Afterwards::Anonymised, "90 days, then nobody is named any more"),
    (30, Afterwards::Deleted, "30 days, then it is deleted"),
    (365, Afterwards::Deleted, "a year, then it is deleted"),
    (365, Afterwards::Anonymised, "a year, then nobody is named any more"),
    (0, Afterwards::Deleted, "for good"),
];

impl App {
    /// Asks how long the event is kept.
    pub(super) fn choose_kept(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let settings = evening.event.settings();
        let now = (settings.kept_days, settings.afterwards);
        let choice = |(days, afterwards, label): (u16, Afterwards, &str)| {
            let as_now = (days, afterwards) == now;
            let settings = vec![Setting::KeptDays(days), Setting::Afterwards(afterwards)];
            Choice {
                label: label.to_owned(),
                note: if as_now { "as now".to_owned() } else { String::new() },
                chosen: if as_now {
                    Chosen::Nothing
                } else {
                    Chosen::Command(Box::new(Command::SettleAll { settings }))
                },
            }
        };
        let choices = OFFERED.into_iter().map(choice).collect();
        let title = "How long is the event kept? (`shouldmeet tidy` does it, and asks first)";
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }
}
