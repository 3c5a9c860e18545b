//! What an earlier event on this laptop leaves to tonight: who met whom, knows whom, is kept apart,
//! what was promised.

use std::path::PathBuf;

use super::evening::Then;
use super::{App, Choice, Choose, Chosen, Dialog, Effect, KnownEvent, Notice, Stage};
use crate::domain::{Carried, Command, Event, EventKind};
use crate::intake::same_people;

impl App {
    /// The start screen shows the events; an event that is open asked for them itself.
    pub(super) fn events_known(&mut self, known: Vec<KnownEvent>) -> Vec<Effect> {
        if let Stage::Start(start) = &mut self.stage {
            start.known = known;
            return Vec::new();
        }
        self.offer_earlier(known)
    }

    /// Offers the events on this laptop that may leave something to this one.
    fn offer_earlier(&mut self, known: Vec<KnownEvent>) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let own = &evening.folder;
        let choices: Vec<Choice> = known
            .into_iter()
            .filter(|event| event.folder != *own && event.kind == EventKind::Real)
            .map(|event| Choice {
                label: event.name,
                note: format!("made on {}", event.created),
                chosen: Chosen::Earlier(event.folder),
            })
            .collect();
        if choices.is_empty() {
            return self.say(Notice::note("There is no earlier event on this laptop"));
        }
        self.open(Dialog::Choose(Choose::new("What was before, at which earlier event?", choices)))
    }

    pub(super) fn read_earlier(&mut self, folder: PathBuf) -> Vec<Effect> {
        self.dialogs.pop();
        vec![Effect::ReadEarlier(folder)]
    }

    /// An earlier event was read: what it leaves to those who are on the roster here.
    pub(super) fn earlier_read(&mut self, earlier: &Event) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let same = same_people(earlier.participants(), evening.event.participants()).sure;
        if same.len() < 2 {
            let text = format!("Of those at {} no two are on the roster", earlier.name());
            return self.say(Notice::note(text));
        }
        let carried = Carried::of(earlier, &same).of_those_here();
        self.ask(Command::CarryOver(Box::new(carried)), Then::Nothing)
    }
}

#[cfg(test)]
mod tests {
    use crate::app::testing::TestDesk;
    use crate::app::{KnownEvent, Message};
    use crate::domain::{
        Command, Details, EventKind, Tie,
        testing::{Evening, pair},
    };

    fn with(name: &str, email: &str) -> Details {
        Details { email: Some(email.to_owned()), ..Details::named(name) }
    }

    #[test]
    fn situation_42_who_met_at_an_earlier_event_has_met_before_and_comes_last_tonight() {
        let mut spring = Evening::new();
        let name = Command::Name { name: "Last year".to_owned(), kind: EventKind::Real };
        spring.run(name);
        spring.set_tables(2, 4);
        let [ada, ben, cem] =
            [("Ada Byron", "a@x.org"), ("Ben Osei", "b@x.org"), ("Cem", "c@x.org")]
                .map(|(name, email)| spring.arrive(with(name, email)));
        let dora = spring.walk_in("Dora");
        spring.start_round(&[&[ada, ben], &[cem, dora]]);
        spring.run(Command::EndRound);

        let mut desk = TestDesk::with(5, 2, 4);
        let ben = desk.comes_with(with("Ben Osei", "B@x.org"));
        let ada = desk.comes_with(with("ada byron", "a@x.org"));
        let cem = desk.comes_with(with("Cem", "c@x.org"));
        let known = |name: &str, folder: &str| KnownEvent {
            folder: folder.into(),
            name: name.to_owned(),
            kind: EventKind::Real,
            created: "2025-11-24".to_owned(),
        };
        desk.press("<Ctrl-P>met earlier<Enter>");
        desk.app.update(Message::Known(vec![known("Spring", "spring"), known("Last year", "old")]));
        assert_eq!(desk.choices(), ["Last year · made on 2025-11-24"]);
        desk.press("<Enter>");
        desk.send(Message::EarlierRead(Box::new(spring.event)));

        assert_eq!(desk.event().tie(pair(ada, ben)), Some(Tie::MetBefore));
        assert_eq!(desk.event().tie(pair(ada, cem)), None);
        assert!(desk.notice().contains("met at an earlier event"), "{}", desk.notice());
        desk.press("d");
        let seating = desk.seating(1);
        assert_ne!(seating.table_of(ada), seating.table_of(ben));
        desk.press("<Ctrl-Z><Ctrl-Z>");
        assert_eq!(desk.event().tie(pair(ada, ben)), None);
    }
}
