//! What stays of an evening: what it did, how long it is kept, and what happens then.

use super::{App, Choice, Choose, Chosen, Dialog, Effect, Reading};
use crate::domain::{Afterwards, Command, Setting};
use crate::export::figures;

/// What is offered: for how many days, and what happens then; 0 for good.
const OFFERED: [(u16, Afterwards, &str); 6] = [
    (90, Afterwards::Deleted, "90 days, then it is deleted"),
    (90, Afterwards::Anonymised, "90 days, then nobody is named any more"),
    (30, Afterwards::Deleted, "30 days, then it is deleted"),
    (365, Afterwards::Deleted, "a year, then it is deleted"),
    (365, Afterwards::Anonymised, "a year, then nobody is named any more"),
    (0, Afterwards::Deleted, "for good"),
];

/// The widest that a chart is drawn, in characters.
const CHART: usize = 24;

impl App {
    /// The figures of the evening, charts of what has a part of a whole, and who was left out.
    pub(super) fn show_what_the_evening_did(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let (event, figures) = (&evening.event, figures(&evening.event));
        let mut lines = Vec::new();
        for figure in &figures.rows {
            lines.push(format!("{}\t{}{}", figure.name, figure.value, chart(&figure.value)));
        }
        let name = |id| event.name_of(id);
        lines.extend([String::new(), "# For you alone: who was left out".to_owned()]);
        lines.extend(figures.left_out.iter().map(|(id, why)| format!("{}\t{why}", name(*id))));
        if figures.left_out.is_empty() {
            lines.push("Nobody.".to_owned());
        }
        if !figures.inside.is_empty() {
            let inside: Vec<&str> = figures.inside.iter().map(|id| name(*id)).collect();
            lines.extend([String::new(), "# Met only people of their own organisation".to_owned()]);
            lines.push(inside.join(", "));
            lines.push("F4, then Tab: the edge offers the introductions that open it.".to_owned());
        }
        lines.extend([String::new(), "“report”, among all acts, writes it as a page.".to_owned()]);
        self.open(Dialog::Reading(Reading::new("What the evening did", lines)))
    }

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

/// A bar for a figure that is a part of a whole: `12 of 33`.
fn chart(value: &str) -> String {
    let Some((part, all)) = value.split_once(" of ") else { return String::new() };
    let (Ok(part), Ok(all)) = (part.parse::<usize>(), all.parse::<usize>()) else {
        return String::new();
    };
    // Nothing is no part of nothing.
    let Some(full) = (part * CHART).checked_div(all) else { return String::new() };
    let full = full.min(CHART);
    format!("  {}{}", "#".repeat(full), "·".repeat(CHART - full))
}
