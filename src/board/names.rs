//! The names under which the people of a round are shown.

use std::collections::BTreeMap;

use super::view::Naming;
use super::words::Words;
use crate::domain::{Event, OnScreen, Participant, ParticipantId, Round};
use crate::topics::fold;

/// The names under which the people of a round are shown.
#[derive(Default)]
pub(super) struct Names(BTreeMap<ParticipantId, String>);

impl Names {
    /// Those who asked for it by their number; namesakes, and everybody in a blind round, by name
    /// and number.
    pub(super) fn of(event: &Event, round: &Round, naming: Naming) -> Self {
        let words = Words::of(event.settings().language);
        let people: Vec<&Participant> =
            round.seating.everybody().filter_map(|id| event.participant(id)).collect();
        let blind = event.settings().is_blind(round.number);
        let called = |person: &Participant| match naming {
            Naming::Whole if !blind => person.details.name.clone(),
            Naming::Whole | Naming::First => person.given_name(),
        };
        let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
        for person in &people {
            *bearers.entry(fold::fold(&called(person))).or_default() += 1;
        }
        let one_desk = event.participants().all(|person| person.id.desk == event.desk());
        let shown = |person: &&Participant| {
            let id = person.id;
            let number = if one_desk { id.number.to_string() } else { id.to_string() };
            let name = called(person);
            let namesakes = bearers.get(&fold::fold(&name)).is_some_and(|bearers| *bearers > 1);
            let shown = match person.details.on_screen {
                OnScreen::Number => format!("{} {number}", words.number),
                OnScreen::Name if namesakes || blind => {
                    format!("{name} ({} {number})", words.number)
                }
                OnScreen::Name => name,
            };
            (id, shown)
        };
        Self(people.iter().map(shown).collect())
    }

    /// The name of somebody of the round; a dash for a record that is gone.
    pub(super) fn of_person(&self, id: ParticipantId) -> String {
        self.0.get(&id).cloned().unwrap_or_else(|| "–".to_owned())
    }
}
