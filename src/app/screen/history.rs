//! The history: all that was done, newest first; any of it can be taken back.

use crate::app::evening::{Evening, Then};
use crate::app::{App, Cursor, Dialog, Effect, Motion, Notice, Reading};
use crate::domain::{Command, EntryId, RoundState, Timestamp};

/// How many acts the handover names.
const LAST_ACTS: usize = 10;

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
    /// Every act, the newest first; listed when the screen is opened and when something is done.
    pub acts: Vec<ActRow>,
}

impl Evening {
    /// An act in words.
    #[must_use]
    pub fn act_words(&self, act: &ActRow) -> String {
        let changes = self.event.ledger().act(act.first);
        changes.map_or_else(String::new, |changes| self.event.describe(&changes))
    }

    /// Lists the acts anew.
    pub(crate) fn list_acts(&mut self) {
        let acts = self.event.acts();
        self.history_screen.acts = acts
            .iter()
            .filter_map(|act| {
                let first = act.entries.first()?;
                Some(ActRow { first: first.act_id(), at: first.at, undone: act.undone })
            })
            .collect();
    }

    pub(crate) fn step_history(&mut self, motion: Motion) {
        let acts = self.history_screen.acts.len();
        self.history_screen.cursor.step(motion, acts);
    }

    /// What depends on an act that would be taken back, if something does.
    fn rests_on(&self, first: EntryId) -> Option<String> {
        let changes = self.event.ledger().act(first)?;
        let person = changes.iter().find_map(|change| change.arrives())?;
        let table = self.event.running_round()?.seating.table_of(person)?;
        let name = self.event.name_of(person);
        Some(format!("{name} still has a seat at table {table}: F5, then r, mends the round"))
    }
}

impl App {
    // An act that was taken back is brought back by taking back the undo that did it.
    pub(crate) fn undo_marked(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let Some(act) = evening.history_screen.cursor.of(&evening.history_screen.acts) else {
            return self.say(Notice::note("Nothing was done yet"));
        };
        if !act.undone {
            let (entry, depends) = (act.first, evening.rests_on(act.first));
            let effects = self.ask(Command::Undo { entry }, Then::Nothing);
            self.remind = depends;
            return effects;
        }
        let ledger = evening.event.ledger();
        let undo = ledger
            .entries()
            .iter()
            .rev()
            .find(|entry| entry.change.undoes() == Some(act.first) && !ledger.is_undone(entry))
            .map(crate::domain::Entry::act_id);
        match undo {
            Some(entry) => self.ask(Command::Undo { entry }, Then::Nothing),
            None => self.say(Notice::note("That cannot be brought back from here")),
        }
    }

    /// What somebody who takes the desk over must know.
    pub(crate) fn hand_over(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let event = &evening.event;
        let count = event.head_count();
        let mut lines = vec![
            "# Now".to_owned(),
            format!("here\t{}, {} away, {} expected", count.here, count.away, count.expected),
            format!("round\t{}", self.round_words(evening)),
            format!("waiting\t{} introductions are offered: F4", evening.queue.offers.len()),
        ];
        let open = event.introductions().iter().filter(|one| one.outcome.is_none()).count();
        lines.push(format!("open\t{open} introductions made, outcome not seen yet"));
        lines.extend(evening.round_troubles().iter().map(|one| format!("due\t{one}")));
        let away = event
            .participants()
            .filter(|person| matches!(person.presence(), crate::domain::Presence::Away { .. }));
        lines.extend(away.map(|person| {
            let minutes = person.presence.last().map_or(0, |fact| self.now.minutes_since(fact.at));
            format!("away\t{}, for {minutes} minutes", person.details.name)
        }));
        lines.extend([String::new(), "# The last acts".to_owned()]);
        lines.extend(
            evening
                .history_screen
                .acts
                .iter()
                .take(LAST_ACTS)
                .map(|act| format!("{}\t{}", act.at.clock(&self.zone), evening.act_words(act))),
        );
        self.open(Dialog::Reading(Reading::new("Handing over", lines)))
    }

    fn round_words(&self, evening: &Evening) -> String {
        let Some(round) = evening.round_shown() else { return "none drawn yet".to_owned() };
        let number = round.number;
        match round.state {
            RoundState::Draft => format!("{number} is drawn and not started"),
            RoundState::Running | RoundState::Paused { .. } => {
                let left = round.millis_left(self.now).unwrap_or(0).max(0) / 60_000;
                format!("{number} is on, {left} minutes left")
            }
            RoundState::Ended { .. } => format!("{number} is over"),
        }
    }
}
