//! Seats that are kept while tables are drawn.

use crate::app::evening::{Evening, Then};
use crate::app::{App, Effect, Notice};
use crate::domain::{Command, Lock};

impl App {
    /// Keeps the marked person's seat, or lets it go again.
    pub(super) fn lock_person(&mut self) -> Vec<Effect> {
        let marked = self.evening().and_then(|evening| evening.marked_row()?.person);
        match marked {
            Some(person) => self.lock(Lock::Person(person)),
            None => self.say(Notice::note("Mark somebody first, then this key")),
        }
    }

    /// Keeps all people of the marked table, or lets them go again.
    pub(super) fn lock_table(&mut self) -> Vec<Effect> {
        match self.marked_table() {
            Some(table) => self.lock(Lock::Table(table)),
            None => self.say(Notice::note("Mark somebody at the table first")),
        }
    }

    fn lock(&mut self, lock: Lock) -> Vec<Effect> {
        let round = self.evening().and_then(Evening::round_shown);
        let locked = round.is_none_or(|round| !round.locks.contains(&lock));
        self.ask(Command::Lock { lock, locked }, Then::Nothing)
    }
}
