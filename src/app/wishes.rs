//! After a meeting people say in private whether they want to stay in touch: yes, later or no.

use super::evening::Then;
use super::{App, Choice, Choose, Chosen, Dialog, Effect, Notice};
use crate::domain::{Command, Event, FollowUp, Participant, ParticipantId, Wish};

impl App {
    /// Everybody whom somebody met, to be told about in private.
    pub(super) fn offer_wishes(&mut self, id: ParticipantId) -> Vec<Effect> {
        let Some(event) = self.evening().map(|evening| &evening.event) else { return Vec::new() };
        let met = event.met_by(id).into_iter().filter_map(|other| event.participant(other));
        // Whoever was barred gets into nobody's list of contacts.
        let mut met: Vec<&Participant> = met.filter(|person| !person.barred).collect();
        met.sort_by_key(|person| &person.details.name);
        let name = event.name_of(id);
        if met.is_empty() {
            return self.say(Notice::note(format!("{name} has not met anybody yet")));
        }
        let choice = |other: &&Participant| {
            let name = other.details.name.clone();
            Choice { label: name, note: String::new(), chosen: Chosen::Wish(id, other.id) }
        };
        let choices = met.iter().map(choice).collect();
        let title = format!("In private: with whom does {name} want to stay in touch?");
        self.open_wishes(Choose::new(title, choices))
    }

    /// What each of two people says about the other.
    pub(super) fn offer_wishes_of(
        &mut self,
        first: ParticipantId,
        second: ParticipantId,
    ) -> Vec<Effect> {
        let Some(event) = self.evening().map(|evening| &evening.event) else { return Vec::new() };
        let choice = |one, other| Choice {
            label: format!("{} about {}", event.name_of(one), event.name_of(other)),
            note: String::new(),
            chosen: Chosen::Wish(one, other),
        };
        let choices = vec![choice(first, second), choice(second, first)];
        self.open_wishes(Choose::new("In private: do they want to stay in touch?", choices))
    }

    fn open_wishes(&mut self, mut choose: Choose) -> Vec<Effect> {
        if let Some(evening) = self.evening() {
            note_wishes(&mut choose, &evening.event);
        }
        self.open(Dialog::Choose(choose))
    }

    /// The next answer: yes, later, no, and yes again.
    pub(super) fn next_wish(&mut self, of: ParticipantId, about: ParticipantId) -> Vec<Effect> {
        let said = self.evening().and_then(|evening| evening.event.wish(of, about));
        let wish = match said {
            None | Some(Wish::No) => Wish::Yes,
            Some(Wish::Yes) => Wish::Later,
            Some(Wish::Later) => Wish::No,
        };
        let command = Command::FollowUp(FollowUp::Wish { participant: of, about, wish });
        self.ask(command, Then::Wished)
    }

    /// An answer is on disk: the list shows it.
    pub(super) fn wished(&mut self) {
        let Some(Dialog::Choose(mut choose)) = self.dialogs.pop() else { return };
        if let Some(evening) = self.evening() {
            note_wishes(&mut choose, &evening.event);
        }
        self.dialogs.push(Dialog::Choose(choose));
    }
}

fn note_wishes(choose: &mut Choose, event: &Event) {
    for choice in &mut choose.choices {
        if let Chosen::Wish(of, about) = choice.chosen {
            let word = |wish| Wish::ALL.iter().find(|(known, _)| *known == wish).map(|(_, w)| *w);
            let said = event.wish(of, about).and_then(word);
            choice.note = match said {
                Some(word) => word.to_owned(),
                None => "not asked; Enter: yes, again: later, no".to_owned(),
            };
        }
    }
}
