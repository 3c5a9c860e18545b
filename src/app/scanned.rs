//! What the scan of a badge does, on whatever screen and in whatever dialog.

use super::evening::{Screen, Then};
use super::screen::Arrival;
use super::{
    App, Choice, Choose, Chosen, Dialog, Effect, Field, Message, Notice, PickFor, PromptFor,
};
use crate::domain::{BadgeCode, Command, Participant, ParticipantId};

/// Within how many milliseconds the same code counts once.
const ONCE_MS: i64 = 2_000;

impl App {
    /// The code of a badge was scanned.
    pub(super) fn scanned(&mut self, code: BadgeCode) -> Vec<Effect> {
        if self.hold(|| Message::Scanned(code)) {
            return Vec::new();
        }
        // A guest's badge does not lift the curtain: what it did is told when the host does.
        self.quitting = false;
        let now = self.now;
        let last = self.last_scan.replace((code, now));
        // A badge held before a scanner is read again and again: what was said of it stays.
        let again = last.is_some_and(|(last, at)| {
            last == code && now.millis_since(at).abs() < ONCE_MS && self.notice.is_some()
        });
        if again {
            return Vec::new();
        }
        let Some(evening) = self.evening() else {
            return self.say(Notice::note("No event is open: open one, then scan the badge again"));
        };
        let mut people: Vec<ParticipantId> =
            evening.event.with_badge(code).map(|person| person.id).collect();
        people.dedup();
        match people.as_slice() {
            [] => self.say(Notice::refused("This badge is of another event")),
            [person] => self.scanned_person(*person),
            [_, _, ..] => self.ask_whose_badge(&people),
        }
    }

    /// Two people of one event have the same code with a chance of one in 2²⁸.
    fn ask_whose_badge(&mut self, people: &[ParticipantId]) -> Vec<Effect> {
        let choice = |person: &Participant| Choice {
            label: person.details.name.clone(),
            note: person.details.organisation.clone().unwrap_or_else(|| person.id.to_string()),
            chosen: Chosen::Scanned(person.id),
        };
        let people = people.iter().filter_map(|person| self.participant(*person));
        let choices = people.map(choice).collect();
        self.open(Dialog::Choose(Choose::new("Whose badge is it? Several have this code", choices)))
    }

    /// Somebody's badge was scanned.
    pub(super) fn scanned_person(&mut self, id: ParticipantId) -> Vec<Effect> {
        match self.dialogs.last() {
            Some(Dialog::Pick(pick)) => {
                let purpose = pick.purpose;
                return self.fill_in_pick(id, purpose);
            }
            Some(Dialog::Prompt(prompt)) if matches!(prompt.purpose, PromptFor::SitsAt(_)) => {
                return self.fill_in_seat(id);
            }
            Some(_) | None => {}
        }
        if self.participant(id).is_some_and(Participant::is_here) {
            return self.find_scanned(id);
        }
        self.ask(Command::CheckIn { participant: id }, Then::Scanned)
    }

    /// Whoever is here already is said to be, and found at the desk.
    fn find_scanned(&mut self, id: ParticipantId) -> Vec<Effect> {
        let Some(person) = self.participant(id) else { return Vec::new() };
        let name = person.details.name.clone();
        let since = person.arrived().map_or_else(String::new, |at| at.clock(&self.zone));
        let at_desk = self.evening().is_some_and(|evening| evening.screen == Screen::Desk);
        let typing = self.evening().is_some_and(|evening| !evening.desk.field.is_blank());
        let beside = match (self.dialogs.is_empty(), at_desk, typing) {
            (true, true, true) => " · Esc shows them",
            (true, false, _) => " · F2 shows them at the desk",
            (false, ..) | (true, true, false) => "",
        };
        // A search that is being typed stays; one that was left behind elsewhere does not.
        if at_desk {
            self.show_scanned(id, None);
        } else {
            self.next_person(id, None);
        }
        self.say(Notice::note(format!("{name} is here since {since}{beside}")))
    }

    /// Shows somebody at the desk, beside whatever is typed there.
    ///
    /// `act`: what was done about them just now.
    pub(super) fn show_scanned(&mut self, id: ParticipantId, act: Option<crate::domain::EntryId>) {
        let now = self.now;
        if let Some(evening) = self.evening_mut() {
            let should_meet = evening.best_for(id, now);
            evening.desk.last = Some(Arrival { participant: id, should_meet, act });
        }
    }

    fn fill_in_pick(&mut self, id: ParticipantId, purpose: PickFor) -> Vec<Effect> {
        let name = self.name(id);
        if purpose.of() == Some(id) {
            let text = format!("This is {name}'s own badge; scan the other one's");
            return self.say(Notice::refused(text));
        }
        if let Some(Dialog::Pick(pick)) = self.dialogs.last_mut() {
            pick.field = Field::with(name.clone());
        }
        self.typed();
        let Some(Dialog::Pick(pick)) = self.dialogs.last_mut() else { return Vec::new() };
        // Nobody of the same name is taken instead.
        pick.hits.retain(|hit| hit.participant == id);
        if pick.hits.is_empty() {
            let text = format!("{name} cannot be taken here; type the name");
            return self.say(Notice::refused(text));
        }
        self.say(Notice::note(format!("{name} is filled in; Enter takes them")))
    }

    /// Adds somebody to those who sit at a table.
    fn fill_in_seat(&mut self, id: ParticipantId) -> Vec<Effect> {
        let name = self.name(id);
        let event = self.evening().map(|evening| &evening.event);
        let one_desk =
            event.is_some_and(|event| event.participants().all(|person| person.id.desk == id.desk));
        // Two desks give the same numbers to two people.
        let number = if one_desk { id.number.to_string() } else { id.to_string() };
        let Some(Dialog::Prompt(prompt)) = self.dialogs.last_mut() else { return Vec::new() };
        let text = prompt.field.text().trim_end_matches([' ', ',', ';']);
        let mut words = text.split([',', ';', ' ']).map(str::trim);
        if words.any(|word| word == number) {
            return self.say(Notice::note(format!("{name} stands in the line already")));
        }
        let text = if text.is_empty() { number } else { format!("{text}, {number}") };
        prompt.field = Field::with(text);
        self.say(Notice::note(format!("{name} is added; Enter takes the line down")))
    }
}
