//! Plays who comes and goes, while a host practises at the desk.

use std::collections::VecDeque;

use super::evening::command;
use super::rules::rules;
use crate::domain::{
    Command, Event, EventKind, ParticipantId, Timestamp,
    text::{EMAIL_LIMIT, NAME_LIMIT, clean_or_none},
};
use crate::intake::script::{Key, Script, ScriptPerson};

/// Plays who comes and goes, faster than it would really happen.
#[derive(Debug)]
pub struct Player {
    script: Script,
    started: Timestamp,
    /// How many minutes of the evening pass in one minute at the desk.
    speed: u32,
    next: usize,
    /// Who came unannounced, until what the script says about them has been said.
    newcomer: Option<Key>,
    /// What is said about them, one thing after the other.
    about: VecDeque<Command>,
}

impl Player {
    /// A player that starts its script now.
    ///
    /// - `speed`: how many minutes of the evening pass in one minute at the desk, at least 1.
    #[must_use]
    pub fn new(script: Script, speed: u32, now: Timestamp) -> Self {
        let (newcomer, about) = (None, VecDeque::new());
        Self { script, started: now, speed: speed.max(1), next: 0, newcomer, about }
    }

    /// What has happened by now, at most one thing at a time: it is asked of the event before the
    /// next is looked for.
    ///
    /// Nothing ever happens in an event that is not a rehearsal: the host may have opened another.
    pub fn due(&mut self, event: &Event, now: Timestamp) -> Option<Command> {
        if event.kind() != EventKind::Rehearsal {
            return None;
        }
        if let Some(key) = self.newcomer.take() {
            if self.id_of(event, &key).is_none() {
                // Not on disk yet: nobody comes before this one is in.
                self.newcomer = Some(key);
                return None;
            }
            self.about = rules(&self.script, Some(&key), |key| self.id_of(event, key)).into();
        }
        self.about.pop_front().or_else(|| self.next_scene(event, now))
    }

    fn next_scene(&mut self, event: &Event, now: Timestamp) -> Option<Command> {
        let scene = self.script.timeline.get(self.next)?;
        let first = self.script.timeline.first().map_or(0.0, |scene| scene.minute);
        let passed = now.millis_since(self.started).saturating_mul(self.speed.into());
        let minutes = f64::from(i32::try_from(passed / 1_000).unwrap_or(i32::MAX)) / 60.0;
        if scene.minute - first > minutes {
            return None;
        }
        self.next += 1;
        let person = self.script.people.iter().find(|person| person.key == scene.who)?;
        let asked = command(scene.what, on_roster(event, person), person);
        if let Some(Command::WalkIn { .. }) = asked {
            self.newcomer = Some(scene.who.clone());
        }
        asked
    }

    fn id_of(&self, event: &Event, key: &str) -> Option<ParticipantId> {
        let person = self.script.people.iter().find(|person| person.key == key)?;
        on_roster(event, person)
    }

    /// Whether everything has happened.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.next >= self.script.timeline.len() && self.newcomer.is_none() && self.about.is_empty()
    }
}

/// Who somebody of the script is on the roster: by ticket, or by name and address without one.
fn on_roster(event: &Event, person: &ScriptPerson) -> Option<ParticipantId> {
    let kept = |text: &Option<String>, limit| {
        text.as_ref().and_then(|text: &String| clean_or_none(text, limit))
    };
    let name = clean_or_none(&person.details.name, NAME_LIMIT);
    let ticket = kept(&person.details.ticket, NAME_LIMIT);
    let email = kept(&person.details.email, EMAIL_LIMIT);
    let found = event.participants().map(|other| (other.id, &other.details)).find(|(_, other)| {
        let named = Some(&other.name) == name.as_ref() && other.email == email;
        if ticket.is_some() { other.ticket == ticket } else { named }
    });
    found.map(|(id, _)| id)
}
