//! Who met whom at an earlier event on this laptop: they are not new to each other tonight.

use std::path::PathBuf;

use super::evening::Then;
use super::{App, Choice, Choose, Chosen, Dialog, Effect, KnownEvent, Notice, Stage};
use crate::domain::{Command, Event, EventKind, Pair, ParticipantId};
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

    /// Offers the events on this laptop that may know who met whom.
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
        self.open(Dialog::Choose(Choose::new("Who met at which earlier event?", choices)))
    }

    pub(super) fn read_earlier(&mut self, folder: PathBuf) -> Vec<Effect> {
        self.dialogs.pop();
        vec![Effect::ReadEarlier(folder)]
    }

    /// An earlier event was read: whoever met there and is on the roster here has met before.
    pub(super) fn earlier_read(&mut self, earlier: &Event) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let meetings = meetings(earlier, &evening.event);
        let name = earlier.name();
        if meetings.is_empty() {
            let text = format!("Of those who met at {name} no two are on the roster");
            return self.say(Notice::note(text));
        }
        let Some(last) = earlier.ledger().entries().last() else { return Vec::new() };
        self.ask(Command::MetEarlier { meetings, on: last.at }, Then::Nothing)
    }
}

/// The pairs of an earlier event who met there, by their ids here.
fn meetings(earlier: &Event, event: &Event) -> Vec<Pair> {
    let same = same_people(earlier.participants(), event.participants());
    let here = |id: ParticipantId| same.get(&earlier.participant(id)?.id).copied();
    let mut pairs = Vec::new();
    for person in earlier.participants() {
        let Some(own) = here(person.id) else { continue };
        let met = earlier.met_by(person.id).into_iter().filter_map(here);
        pairs.extend(met.filter_map(|other| Pair::new(own, other)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
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
