//! The readable roster, edited by hand: shown, and taken in only when the host says so.

use super::{App, Choice, Choose, Chosen, Dialog, Effect, Notice};
use crate::domain::{Details, Event, ParticipantId};

/// A readable roster that was edited by hand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HandEdited {
    /// Everybody in it, and who they are if it says so.
    pub people: Vec<(Option<ParticipantId>, Details)>,
    /// The records that cannot be read: the line, counted from 1, and what is wrong there.
    pub unread: Vec<(usize, String)>,
    /// Whether the rest of the file is as a roster is.
    pub whole: bool,
}

impl App {
    /// Somebody edited the readable roster; the desk is told, and not interrupted.
    pub(super) fn roster_edited(&mut self, edited: HandEdited) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let differing = edited.people.iter().filter(|one| differs(&evening.event, one)).count();
        let gone = evening
            .event
            .participants()
            .filter(|one| edited.people.iter().all(|(id, _)| *id != Some(one.id)))
            .count();
        if differing + gone == 0 && edited.unread.is_empty() && edited.whole {
            // All that was changed by hand is on the roster: ours can take its place.
            evening.roster_edits = None;
            return vec![Effect::OverwriteRoster];
        }
        // Said once, not after every change at the desk.
        if evening.roster_edits.as_ref() == Some(&edited) {
            return Vec::new();
        }
        let text = match edited.unread.first() {
            Some((line, why)) => format!(
                "roster.json was changed by hand; line {line}: {why}. Nothing in it is overwritten: \
                 Ctrl-P, roster edits, shows it"
            ),
            None => format!(
                "roster.json was changed by hand ({} people): Ctrl-P, roster edits, shows it",
                differing + gone
            ),
        };
        evening.roster_edits = Some(edited);
        self.say(Notice::note(text))
    }

    /// Offers what can be done with the edits.
    pub(super) fn show_roster_edits(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        if evening.roster_edits.is_none() {
            return self.say(Notice::note("roster.json is as the program wrote it"));
        }
        let choice = |label: &str, note: &str, chosen| Choice {
            label: label.to_owned(),
            note: note.to_owned(),
            chosen,
        };
        let choices = vec![
            choice(
                "Look at the differences",
                "row by row; nothing is written before Enter",
                Chosen::LookAtRoster,
            ),
            choice("Keep mine", "roster.json is written anew", Chosen::OverwriteRoster),
            choice("Leave it for later", "roster.json is not written meanwhile", Chosen::Nothing),
        ];
        self.open(Dialog::Choose(Choose::new("roster.json was changed by hand", choices)))
    }

    /// Shows the readable roster as a list that comes in.
    pub(super) fn look_at_roster(&mut self) -> Vec<Effect> {
        let path = self.evening().map(|evening| evening.folder.join("roster.json"));
        path.map_or_else(Vec::new, |path| self.understand_file(path))
    }

    pub(super) fn keep_our_roster(&mut self) -> Vec<Effect> {
        if let Some(evening) = self.evening_mut() {
            evening.roster_edits = None;
        }
        self.notice = Some(Notice::done("roster.json is written anew"));
        vec![Effect::OverwriteRoster]
    }
}

/// Whether the file says something else of somebody, or has somebody whom the roster has not.
fn differs(event: &Event, (id, details): &(Option<ParticipantId>, Details)) -> bool {
    match id.and_then(|id| event.participant(id)) {
        Some(participant) => !participant.details.differences(details).is_empty(),
        None => true,
    }
}
