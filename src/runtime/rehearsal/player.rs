//! Plays who comes and goes, while a host practises at the desk.

use super::evening::command;
use crate::domain::{Command, Event, ParticipantId, Timestamp};
use crate::intake::script::{Script, ScriptPerson};

/// Plays who comes and goes, faster than it would really happen.
#[derive(Debug)]
pub struct Player {
    script: Script,
    started: Timestamp,
    /// How many minutes of the evening pass in one minute at the desk.
    speed: u32,
    next: usize,
}

impl Player {
    /// A player that starts its script now.
    ///
    /// - `speed`: how many minutes of the evening pass in one minute at the desk, at least 1.
    #[must_use]
    pub fn new(script: Script, speed: u32, now: Timestamp) -> Self {
        Self { script, started: now, speed: speed.max(1), next: 0 }
    }

    /// What has happened by now, at most one thing at a time: it is asked of the event before the
    /// next is looked for.
    pub fn due(&mut self, event: &Event, now: Timestamp) -> Option<Command> {
        let scene = self.script.timeline.get(self.next)?;
        let first = self.script.timeline.first().map_or(0.0, |scene| scene.minute);
        let passed = now.millis_since(self.started).saturating_mul(self.speed.into());
        let minutes = f64::from(i32::try_from(passed / 1_000).unwrap_or(i32::MAX)) / 60.0;
        if scene.minute - first > minutes {
            return None;
        }
        self.next += 1;
        let person = self.script.people.iter().find(|person| person.key == scene.who)?;
        command(scene.what, on_roster(event, person), person)
    }

    /// Whether everything has happened.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.next >= self.script.timeline.len()
    }
}

/// Who somebody of the script is on the roster: by ticket, else by name and address.
fn on_roster(event: &Event, person: &ScriptPerson) -> Option<ParticipantId> {
    let details = &person.details;
    let same = |other: &&crate::domain::Participant| {
        let ticket = details.ticket.is_some() && other.details.ticket == details.ticket;
        let name = other.details.name == details.name && other.details.email == details.email;
        ticket || name
    };
    event.participants().find(same).map(|other| other.id)
}
