//! An evening that exists only in memory: commands in, entries out, with made-up times.

use std::collections::BTreeMap;

use super::rules::rules;
use crate::domain::{
    Change, Command, DeskId, Entry, EntryId, Event, EventKind, ParticipantId, Registration,
    Seconds, Setting, Table, TableNumber, Timestamp,
};
use crate::intake::script::{Coming, Key, Scene, Script, ScriptPerson};

/// One act, and when it was done.
pub(in crate::runtime) type TimedAct = (Timestamp, Vec<Change>);

/// An evening that exists only in memory.
pub(super) struct Stage {
    pub(super) event: Event,
    /// The ids of those who are on the roster, by what the script calls them.
    pub(super) ids: BTreeMap<Key, ParticipantId>,
    pub(super) acts: Vec<TimedAct>,
    /// Where everybody stands among the people of the script.
    places: BTreeMap<Key, usize>,
    seq: u32,
}

impl Stage {
    /// An evening of a script before the doors open: people on the roster, tables, rules.
    pub(super) fn set_up(script: &Script, desk: DeskId, kind: EventKind, at: Timestamp) -> Self {
        let mut stage = Self {
            event: Event::new(desk),
            ids: BTreeMap::new(),
            acts: Vec::new(),
            places: script.people.iter().map(|person| person.key.clone()).zip(0..).collect(),
            seq: 0,
        };
        let name = script.event.name.clone();
        stage.do_together(at, vec![Command::Name { name, kind }]);
        stage.do_together(at, settings(script));
        let listed: Vec<&ScriptPerson> =
            script.people.iter().filter(|person| !person.walk_in).collect();
        let registrations = listed
            .iter()
            .map(|person| Registration {
                known: None,
                details: person.details.clone(),
                checked_in: None,
            })
            .collect();
        let first = stage.acts.len();
        stage.do_together(at, vec![Command::Import { registrations, not_coming: Vec::new() }]);
        let ids = stage.acts.iter().skip(first).flat_map(|(_, changes)| changes);
        let ids: Vec<ParticipantId> = ids.filter_map(registered).collect();
        stage.ids = listed.iter().map(|person| person.key.clone()).zip(ids).collect();
        let rules = rules(script, None, |key| stage.ids.get(key).copied());
        stage.do_together(at, rules);
        stage
    }

    /// Does several things as one act; what is refused is left out.
    pub(super) fn do_together(&mut self, at: Timestamp, commands: Vec<Command>) {
        let act = self.seq + 1;
        let mut changes = Vec::new();
        for command in commands {
            let Ok(decided) = self.event.decide(command, at) else { continue };
            for change in decided {
                self.seq += 1;
                let id = EntryId { desk: self.event.desk(), seq: self.seq };
                let entry = Entry { id, act, stamp: act.into(), at, change: change.clone() };
                self.event.apply(&entry);
                changes.push(change);
            }
        }
        if !changes.is_empty() {
            self.acts.push((at, changes));
        }
    }

    /// Plays one scene; whoever comes unannounced brings along what the script says about them.
    pub(super) fn play(&mut self, script: &Script, scene: &Scene, at: Timestamp) {
        let place = self.places.get(&scene.who);
        let Some(person) = place.and_then(|place| script.people.get(*place)) else { return };
        let known = self.ids.get(&scene.who).copied();
        let Some(command) = command(scene.what, known, person) else { return };
        let before = self.acts.len();
        self.do_together(at, vec![command]);
        if known.is_some() {
            return;
        }
        let mut new = self.acts.iter().skip(before).flat_map(|(_, changes)| changes);
        let Some(id) = new.find_map(registered) else { return };
        self.ids.insert(scene.who.clone(), id);
        let rules = rules(script, Some(&scene.who), |key| self.ids.get(key).copied());
        self.do_together(at, rules);
    }
}

/// What a scene asks of the event; nothing for somebody unknown who does not arrive.
pub(super) fn command(
    what: Coming,
    known: Option<ParticipantId>,
    person: &ScriptPerson,
) -> Option<Command> {
    match (what, known) {
        (Coming::Arrive, None) => Some(Command::WalkIn { details: person.details.clone() }),
        (Coming::Arrive, Some(participant)) => Some(Command::CheckIn { participant }),
        (Coming::Away, Some(participant)) => Some(Command::StepOut { participant }),
        (Coming::Back, Some(participant)) => Some(Command::ComeBack { participant }),
        (Coming::Leave | Coming::LeaveUnannounced, Some(participant)) => {
            Some(Command::Leave { participant, minutes_ago: 0 })
        }
        (Coming::Away | Coming::Back | Coming::Leave | Coming::LeaveUnannounced, None) => None,
    }
}

fn settings(script: &Script) -> Vec<Command> {
    let tables = (1..)
        .zip(&script.tables)
        .map(|(number, table)| Table {
            number: TableNumber(number),
            name: None,
            seats: table.seats,
            features: table.features.clone(),
            closed: false,
        })
        .collect();
    vec![
        Command::SettleAll {
            settings: vec![
                Setting::RoundLength(Seconds::from_minutes(script.event.round_minutes)),
                Setting::Rounds(script.event.suggested_rounds),
            ],
        },
        Command::PlaceTables { tables },
    ]
}

fn registered(change: &Change) -> Option<ParticipantId> {
    if let Change::Registered { participant, .. } = change { Some(*participant) } else { None }
}
