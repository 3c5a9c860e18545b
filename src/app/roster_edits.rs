//! The readable roster, edited by hand: shown, and taken in only when the host says so.

use super::{App, Choice, Choose, Chosen, Dialog, Effect, Notice};
use crate::domain::{Command, Details, Event, ParticipantId, Registration};

impl App {
    /// Somebody edited the readable roster; the desk is told, and not interrupted.
    pub(super) fn roster_edited(
        &mut self,
        people: Vec<(Option<ParticipantId>, Details)>,
    ) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let edits: Vec<Registration> = people
            .into_iter()
            .filter(|(id, details)| differs(&evening.event, *id, details))
            .map(|(known, details)| Registration { known, details, checked_in: None })
            .collect();
        evening.roster_edits = edits;
        if evening.roster_edits.is_empty() {
            // All that was changed by hand is on the roster: ours can take its place.
            return vec![Effect::OverwriteRoster];
        }
        let count = evening.roster_edits.len();
        self.say(Notice::note(format!(
            "roster.json was changed by hand ({count} people): Ctrl-P, roster edits, shows it"
        )))
    }

    /// Offers what can be done with the edits.
    pub(super) fn show_roster_edits(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let edits = evening.roster_edits.clone();
        if edits.is_empty() {
            return self.say(Notice::note("roster.json is as the program wrote it"));
        }
        let lines = edits.iter().map(|edit| described(&evening.event, edit)).collect();
        let registrations = edits.clone();
        let choice = |label: &str, note: &str, chosen| Choice {
            label: label.to_owned(),
            note: note.to_owned(),
            chosen,
        };
        let choices = vec![
            choice("Show the differences", "changes nothing", Chosen::Read(lines)),
            choice(
                "Take them in",
                "as one act; Ctrl-Z takes it back",
                Chosen::Command(Box::new(Command::Import {
                    registrations,
                    not_coming: Vec::new(),
                })),
            ),
            choice("Keep mine", "roster.json is written anew", Chosen::OverwriteRoster),
            choice("Leave it for later", "roster.json is not written meanwhile", Chosen::Nothing),
        ];
        let title = format!("roster.json was changed by hand: {} people", edits.len());
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }

    pub(super) fn keep_our_roster(&mut self) -> Vec<Effect> {
        if let Some(evening) = self.evening_mut() {
            evening.roster_edits.clear();
        }
        self.notice = Some(Notice::done("roster.json is written anew"));
        vec![Effect::OverwriteRoster]
    }
}

fn differs(event: &Event, id: Option<ParticipantId>, details: &Details) -> bool {
    match id.and_then(|id| event.participant(id)) {
        Some(participant) => !participant.details.differences(details).is_empty(),
        // Whoever has no id was added by hand; an id that nobody has is a slip.
        None => id.is_none(),
    }
}

fn described(event: &Event, edit: &Registration) -> String {
    let name = &edit.details.name;
    let Some(participant) = edit.known.and_then(|id| event.participant(id)) else {
        return format!("{name}\tnew on the roster");
    };
    let changes: Vec<String> = participant
        .details
        .differences(&edit.details)
        .into_iter()
        .map(|detail| {
            let change = crate::domain::Change::Amended { participant: participant.id, detail };
            event.sentence(&change)
        })
        .collect();
    format!("{name}\t{}", changes.join("; "))
}
