//! The history: all that was done, newest first; any of it can be taken back.
//!
//! ```text
//! ▸ 18:04:22  Checked in Igor Granin                             taken back
//!   18:03:10  Drew round 1
//! Checked in Igor Granin. Rests on it: a seat at table 3 in round 1
//! ```

use crate::app::evening::{Evening, Screen, Then};
use crate::app::{App, Cursor, Effect, Motion, Notice};
use crate::domain::{Command, Entry, EntryId, Pair, ParticipantId, RoundState, Timestamp};

/// Of how many people of one act it is said what rests on their being here.
const MOST_NAMED: usize = 3;

/// One act of the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ActRow {
    /// Its first entry.
    pub first: EntryId,
    /// When.
    pub at: Timestamp,
    /// Whether it was taken back.
    pub undone: bool,
}

/// What the history screen remembers.
#[derive(Debug, Default)]
pub struct HistoryScreen {
    /// The marked act, counted from the newest.
    pub cursor: Cursor,
    /// Every act, the newest last: a new one is added, not all listed again.
    acts: Vec<ActRow>,
    /// Whether several desks did them.
    pub several_desks: bool,
}

impl HistoryScreen {
    /// How many acts there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.acts.len()
    }

    /// An act by its place, the newest at 0.
    #[must_use]
    pub fn act(&self, place: usize) -> Option<&ActRow> {
        self.acts.get(self.acts.len().checked_sub(place + 1)?)
    }

    /// The marked act.
    #[must_use]
    pub fn marked(&self) -> Option<&ActRow> {
        self.act(self.cursor.row(self.acts.len())?)
    }

    fn add(&mut self, act: ActRow) {
        let other_desk = |known: &ActRow| known.first.desk != act.first.desk;
        self.several_desks |= self.acts.last().is_some_and(other_desk);
        self.acts.push(act);
    }
}

impl Evening {
    /// An act in words.
    #[must_use]
    pub fn act_words(&self, act: &ActRow) -> String {
        let changes = self.event.ledger().act(act.first);
        changes.map_or_else(String::new, |changes| self.event.describe(&changes))
    }

    /// Lists all acts anew.
    pub(crate) fn list_acts(&mut self) {
        let cursor = self.history_screen.cursor;
        self.history_screen = HistoryScreen { cursor, ..HistoryScreen::default() };
        for act in self.event.acts().iter().rev() {
            if let Some(first) = act.entries.first() {
                let (first, at) = (first.act_id(), first.at);
                self.history_screen.add(ActRow { first, at, undone: act.undone });
            }
        }
    }

    /// Lists the act of entries that were taken in; all acts only where more than that has changed.
    pub(crate) fn list_act(&mut self, entries: &[Entry]) {
        let Some(first) = entries.first() else { return };
        let marked = self.history_screen.cursor.row(self.history_screen.acts.len());
        let before = self.history_screen.acts.len();
        let all = self.event.ledger().entries();
        let stand_last =
            all.len().checked_sub(entries.len()).and_then(|from| all.get(from..)) == Some(entries);
        let one_act = entries.iter().all(|entry| entry.act_id() == first.act_id());
        let undoes = entries.iter().any(|entry| entry.change.undoes().is_some());
        if stand_last && one_act && !undoes && first.id == first.act_id() {
            let (first, at) = (first.act_id(), first.at);
            self.history_screen.add(ActRow { first, at, undone: false });
        } else {
            self.list_acts();
        }
        // The mark stays on its act while the list grows above it.
        let added = self.history_screen.acts.len().saturating_sub(before);
        if let Some(row) = marked.filter(|_| self.screen == Screen::History) {
            self.history_screen.cursor.mark(row + added);
        }
    }

    pub(crate) fn step_history(&mut self, motion: Motion) {
        let acts = self.history_screen.acts.len();
        self.history_screen.cursor.step(motion, acts);
    }

    /// What rests on an act and stays when it is taken back, in a few words each.
    #[must_use]
    pub fn rests_on(&self, act: EntryId) -> Vec<String> {
        let changes = self.event.ledger().act(act).unwrap_or_default();
        let arrived = changes.iter().filter_map(|change| change.arrives());
        // A list that came in with hundreds of people has no few words.
        arrived.take(MOST_NAMED).flat_map(|id| self.ties_of(id)).collect()
    }

    /// Where somebody is part of the evening beyond being here.
    fn ties_of(&self, person: ParticipantId) -> Vec<String> {
        let event = &self.event;
        let name = event.name_of(person);
        let mut ties = Vec::new();
        for round in event.rounds().filter(|round| round.seating.table_of(person).is_some()) {
            let table = round.seating.table_of(person).map_or(0, |table| table.0);
            let number = round.number;
            ties.push(match round.state {
                RoundState::Draft => {
                    format!("{name} has a seat at table {table} in the drawn round {number}")
                }
                RoundState::Running | RoundState::Paused { .. } => {
                    format!("{name} has a seat at table {table} in round {number}")
                }
                RoundState::Ended { .. } => {
                    format!("{name} sat at table {table} in round {number}")
                }
            });
        }
        let introductions = event.introductions();
        let own = introductions
            .iter()
            .filter_map(|made| Pair::new(made.first, made.second)?.other(person));
        ties.extend(own.map(|other| format!("{name} was introduced to {}", event.name_of(other))));
        ties
    }
}

impl App {
    /// Takes an act back, and says what rested on it.
    pub(crate) fn take_back(&mut self, act: EntryId) -> Vec<Effect> {
        let rests = self.evening().map_or_else(Vec::new, |evening| evening.rests_on(act));
        let seated = self.evening().is_some_and(|evening| {
            evening.event.running_round().is_some() || evening.event.draft().is_some()
        });
        let effects = self.ask(Command::Undo { entry: act }, Then::Nothing);
        if !effects.is_empty() && !rests.is_empty() {
            let mend = if seated { " · F5, then r, mends the round" } else { "" };
            self.remind = Some(format!("still there: {}{mend}", rests.join("; ")));
        }
        effects
    }

    // An act that was taken back is brought back by taking back the undo that did it.
    pub(crate) fn undo_marked(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let Some(act) = evening.history_screen.marked() else {
            return self.say(Notice::note("Nothing was done yet"));
        };
        if !act.undone {
            return self.take_back(act.first);
        }
        let ledger = evening.event.ledger();
        let undo = ledger
            .entries()
            .iter()
            .rev()
            .find(|entry| entry.change.undoes() == Some(act.first) && !ledger.is_undone(entry))
            .map(Entry::act_id);
        match undo {
            Some(entry) => self.ask(Command::Undo { entry }, Then::Nothing),
            None => self.say(Notice::note("That cannot be brought back from here")),
        }
    }
}
