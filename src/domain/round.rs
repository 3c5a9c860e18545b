//! A round: who sits where, and a clock that is a function of facts and now.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::id::{Pair, ParticipantId, RoundNumber, TableNumber};
use super::time::{Seconds, Timestamp};

/// Where a person is put in a round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// At a table.
    Table(TableNumber),
    /// Resting this round, with something to do.
    SitOut,
    /// Not placed yet; the host will decide.
    Parked,
}

/// Who sits where in one round.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Seating {
    /// The people of each table, in the order in which they were seated.
    pub tables: BTreeMap<TableNumber, Vec<ParticipantId>>,
    /// Those who rest.
    pub sitting_out: Vec<ParticipantId>,
    /// Those not placed yet.
    pub parked: Vec<ParticipantId>,
}

impl Seating {
    /// Where somebody is in this seating.
    #[must_use]
    pub fn seat_of(&self, participant: ParticipantId) -> Option<Seat> {
        if self.sitting_out.contains(&participant) {
            return Some(Seat::SitOut);
        }
        if self.parked.contains(&participant) {
            return Some(Seat::Parked);
        }
        self.table_of(participant).map(Seat::Table)
    }

    /// The table somebody sits at.
    #[must_use]
    pub fn table_of(&self, participant: ParticipantId) -> Option<TableNumber> {
        self.tables
            .iter()
            .find_map(|(number, people)| people.contains(&participant).then_some(*number))
    }

    /// The people of a table, none when nobody sits there.
    #[must_use]
    pub fn at(&self, table: TableNumber) -> &[ParticipantId] {
        self.tables.get(&table).map_or(&[], Vec::as_slice)
    }

    /// Everybody who is named in it, at a table or not.
    pub fn everybody(&self) -> impl Iterator<Item = ParticipantId> + '_ {
        self.tables.values().flatten().chain(&self.sitting_out).chain(&self.parked).copied()
    }

    /// Every two people who share a table.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        self.tables.values().flat_map(|people| {
            people.iter().enumerate().flat_map(move |(index, first)| {
                people.iter().skip(index + 1).filter_map(|second| Pair::new(*first, *second))
            })
        })
    }

    /// The same with each record under the one it went into, everybody once: the first seat counts.
    ///
    /// - `who`: the record that an id stands for, if it is on the roster.
    pub(super) fn with_records(
        &self,
        who: impl Fn(ParticipantId) -> Option<ParticipantId>,
    ) -> Self {
        let mut seen = BTreeSet::new();
        let mut known = |people: &[ParticipantId]| -> Vec<ParticipantId> {
            people
                .iter()
                .filter_map(|person| who(*person))
                .filter(|person| seen.insert(*person))
                .collect()
        };
        let tables = self.tables.iter().map(|(number, people)| (*number, known(people)));
        let tables = tables.filter(|(_, people)| !people.is_empty()).collect();
        let (sitting_out, parked) = (known(&self.sitting_out), known(&self.parked));
        Self { tables, sitting_out, parked }
    }

    pub(super) fn put(&mut self, participant: ParticipantId, seat: Seat) {
        self.take(participant);
        match seat {
            Seat::Table(number) => self.tables.entry(number).or_default().push(participant),
            Seat::SitOut => self.sitting_out.push(participant),
            Seat::Parked => self.parked.push(participant),
        }
    }

    pub(super) fn take(&mut self, participant: ParticipantId) {
        self.sitting_out.retain(|other| *other != participant);
        self.parked.retain(|other| *other != participant);
        for people in self.tables.values_mut() {
            people.retain(|other| *other != participant);
        }
        self.tables.retain(|_, people| !people.is_empty());
    }
}

/// What keeps its seats when a round is drawn anew, or the next one is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lock {
    /// Somebody stays at their table, whoever comes to it.
    Person(ParticipantId),
    /// All stay at a table, and nobody comes to it.
    Table(TableNumber),
}

/// How far a round is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoundState {
    /// Drawn and not yet announced.
    Draft,
    /// The clock runs.
    Running,
    /// The clock stands still.
    Paused {
        /// Since when.
        since: Timestamp,
    },
    /// Over.
    Ended {
        /// When.
        at: Timestamp,
        /// Whether those who sat together count as having met.
        counted: bool,
    },
}

/// One sitting of the evening.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round {
    /// Which one, from 1.
    pub number: RoundNumber,
    /// How far it is.
    pub state: RoundState,
    /// Who sits where; the record of what happened once it has ended.
    pub seating: Seating,
    /// When the clock was started.
    pub started: Option<Timestamp>,
    /// How long it was meant to be.
    pub length: Seconds,
    /// How much was added since.
    pub extended: Seconds,
    /// Milliseconds during which the clock stood still.
    pub paused_ms: i64,
    /// Tables that asked to stay together for the next round.
    pub staying: Vec<TableNumber>,
    /// What keeps its seats: in a draft when it is drawn anew, else in the round after.
    pub locks: BTreeSet<Lock>,
}

impl Round {
    /// Whether people sit at its tables now.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        matches!(self.state, RoundState::Running | RoundState::Paused { .. })
    }

    /// Whether somebody keeps their seat, by themselves or with all of their table.
    #[must_use]
    pub fn locks_seat_of(&self, participant: ParticipantId) -> bool {
        let table = self.seating.table_of(participant);
        self.locks.contains(&Lock::Person(participant))
            || table.is_some_and(|table| self.locks.contains(&Lock::Table(table)))
    }

    /// Which of its locks a seating of the round after has kept: a person at their table, or a table
    /// with nobody but its people. What gave way to a rule is locked no longer.
    #[must_use]
    pub fn locks_kept_in(&self, seating: &Seating) -> BTreeSet<Lock> {
        let kept = |lock: &&Lock| match **lock {
            Lock::Person(person) => {
                let table = self.seating.table_of(person);
                table.is_some() && table == seating.table_of(person)
            }
            Lock::Table(table) => {
                let people = seating.at(table);
                !people.is_empty() && people.iter().all(|one| self.seating.at(table).contains(one))
            }
        };
        self.locks.iter().filter(kept).copied().collect()
    }

    /// Whether its seating is a record of people who met, now or earlier.
    #[must_use]
    pub const fn counts(&self) -> bool {
        match self.state {
            RoundState::Draft => false,
            RoundState::Running | RoundState::Paused { .. } => true,
            RoundState::Ended { counted, .. } => counted,
        }
    }

    /// Milliseconds left on the clock, negative once time is up; `None` unless it runs or is paused.
    #[must_use]
    pub fn millis_left(&self, now: Timestamp) -> Option<i64> {
        let until = match self.state {
            RoundState::Running => now,
            RoundState::Paused { since } => since,
            RoundState::Draft | RoundState::Ended { .. } => return None,
        };
        let length = i64::from(self.length.plus(self.extended).0) * 1000;
        Some(length - (until.millis_since(self.started?) - self.paused_ms))
    }

    /// Minutes for which the round was held when it ended or until now.
    #[must_use]
    pub fn minutes_held(&self, now: Timestamp) -> u32 {
        let until = match self.state {
            RoundState::Running => now,
            RoundState::Paused { since } => since,
            RoundState::Ended { at, .. } => at,
            RoundState::Draft => return 0,
        };
        self.started.map_or(0, |started| {
            let held = until.millis_since(started) - self.paused_ms;
            u32::try_from(held.max(0) / 60_000).unwrap_or(u32::MAX)
        })
    }
}
