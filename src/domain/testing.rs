//! An evening for tests: commands at made-up times, applied the way the journal hands them back.

mod any_command;
mod any_lesson;

pub(crate) use any_command::{Draw, command_from, draws};

use super::command::Command;
use super::entry::Entry;
use super::event::Event;
use super::id::{DeskId, EntryId, Pair, ParticipantId, TableNumber};
use super::participant::Details;
use super::refusal::Refusal;
use super::round::Seating;
use super::table::Table;
use super::time::{Seconds, Timestamp};

/// 18:00 of some evening, in milliseconds since 1970.
const DOORS_MS: i64 = 1_795_543_200_000;

/// An event at one desk, and what its clock on the wall says.
#[derive(Clone, Debug)]
pub(crate) struct Evening {
    pub(crate) event: Event,
    pub(crate) now: Timestamp,
    seq: u32,
}

impl Evening {
    /// An evening at the first desk, at six o'clock, of which nothing is known yet.
    pub(crate) fn new() -> Self {
        Self::at_desk(1)
    }

    /// The same at another desk.
    pub(crate) fn at_desk(number: u8) -> Self {
        let event = Event::new(DeskId::from_random([number; 4]));
        Self { event, now: Timestamp::from_millis(DOORS_MS), seq: 0 }
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, minutes: u32) {
        self.now = self.now.plus(Seconds::from_minutes(minutes));
    }

    /// Asks for something; the first entry of the act if it was allowed. Takes a second.
    pub(crate) fn ask(&mut self, command: Command) -> Result<EntryId, Refusal> {
        let changes = self.event.decide(command, self.now)?;
        assert!(!changes.is_empty(), "an act has at least one change");
        let act = self.seq + 1;
        let stamp = self.event.ledger().last_stamp() + 1;
        for change in changes {
            self.seq += 1;
            let id = EntryId { desk: self.event.desk(), seq: self.seq };
            self.event.apply(&Entry { id, act, stamp, at: self.now, change });
        }
        self.now = self.now.plus(Seconds(1));
        Ok(EntryId { desk: self.event.desk(), seq: act })
    }

    /// Does what must be allowed.
    #[track_caller]
    pub(crate) fn run(&mut self, command: Command) -> EntryId {
        self.ask(command).unwrap_or_else(|refusal| panic!("{refusal:?}"))
    }

    /// Somebody walks in of whom only the name is known.
    #[track_caller]
    pub(crate) fn walk_in(&mut self, name: &str) -> ParticipantId {
        self.arrive(Details::named(name))
    }

    /// Somebody walks in.
    #[track_caller]
    pub(crate) fn arrive(&mut self, details: Details) -> ParticipantId {
        self.run(Command::WalkIn { details });
        self.newest()
    }

    /// Several people walk in.
    #[track_caller]
    pub(crate) fn walk_in_all<const N: usize>(&mut self, names: [&str; N]) -> [ParticipantId; N] {
        names.map(|name| self.walk_in(name))
    }

    /// Somebody is put on the roster who is not here yet.
    #[track_caller]
    pub(crate) fn register(&mut self, details: Details) -> ParticipantId {
        self.run(Command::Register { details });
        self.newest()
    }

    fn newest(&self) -> ParticipantId {
        let own = self.event.participants().filter(|person| person.id.desk == self.event.desk());
        own.map(|person| person.id).max().expect("somebody was just registered")
    }

    /// Sets up tables from number 1 on, all with as many chairs.
    #[track_caller]
    pub(crate) fn set_tables(&mut self, tables: u16, seats: u8) {
        let table = |number| Table { seats, ..table(number) };
        self.run(Command::PlaceTables { tables: (1..=tables).map(table).collect() });
    }

    /// Draws a round with these people at the tables from 1 on, and starts it.
    #[track_caller]
    pub(crate) fn start_round(&mut self, tables: &[&[ParticipantId]]) -> EntryId {
        self.run(Command::DraftRound { seating: seating(tables) });
        self.run(Command::StartRound)
    }

    /// Takes in what another desk wrote.
    pub(crate) fn hear(&mut self, other: &Self) {
        for entry in other.event.ledger().entries() {
            self.event.apply(entry);
        }
    }

    /// Every entry.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.event.ledger().entries().to_vec()
    }
}

/// A table with four chairs.
pub(crate) fn table(number: u16) -> Table {
    Table {
        number: TableNumber(number),
        name: None,
        seats: 4,
        features: std::collections::BTreeSet::new(),
        closed: false,
    }
}

/// These people at the tables from 1 on.
pub(crate) fn seating(tables: &[&[ParticipantId]]) -> Seating {
    let numbered = (1..).map(TableNumber).zip(tables);
    let tables = numbered.map(|(number, people)| (number, people.to_vec())).collect();
    Seating { tables, ..Seating::default() }
}

/// The pair of two people who are two.
pub(crate) fn pair(first: ParticipantId, second: ParticipantId) -> Pair {
    Pair::new(first, second).expect("two people")
}
