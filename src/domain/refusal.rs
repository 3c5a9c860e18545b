//! Why the event does not allow what was asked.

use jiff::tz::TimeZone;

use super::id::{RoundNumber, TableNumber};
use super::time::Timestamp;

/// Why the event does not allow what was asked, in the room's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The id stands for nobody on the roster.
    Nobody,
    /// A name is empty once it is cleaned.
    NoName,
    /// The person is here already.
    AlreadyHere {
        /// Who.
        name: String,
        /// Since when.
        since: Timestamp,
    },
    /// The person is not in the room.
    NotHere {
        /// Who.
        name: String,
    },
    /// The host has barred the person.
    Barred {
        /// Who.
        name: String,
    },
    /// Two people are asked for, and one was given.
    OnePerson,
    /// It is so already.
    NothingNew,
    /// Two topics are asked for, and one was given.
    OneTopic,
    /// Nothing is left of what was heard or promised.
    NothingSaid,
    /// What was heard or promised is not written down any more.
    NotNoted,
    /// The last round is not on.
    NoHotHour,
    /// The last round is on.
    HotHourIsOn,
    /// A rule speaks of a group that has no name.
    NoGroup,
    /// Two people cannot be kept apart and together.
    ApartAndTogether,
    /// Two people are not to be brought together tonight; says no more than that.
    NotTheseTwo,
    /// The two were introduced already.
    AlreadyIntroduced {
        /// When.
        at: Timestamp,
    },
    /// The two have met tonight.
    HaveMet,
    /// The person does not look for that.
    NoAsk {
        /// Who.
        name: String,
    },
    /// There is no such introduction.
    NoIntroduction,
    /// There is no such table.
    NoTable {
        /// Which.
        table: TableNumber,
    },
    /// Nobody sits at a table.
    TableEmpty {
        /// Which.
        table: TableNumber,
    },
    /// A table is closed.
    TableClosed {
        /// Which.
        table: TableNumber,
    },
    /// A table has no chair left.
    TableFull {
        /// Which.
        table: TableNumber,
        /// How many chairs it has.
        seats: u8,
    },
    /// A table needs at least two chairs.
    TooFewSeats,
    /// Somebody would sit at a table alone.
    TableOfOne {
        /// Which.
        table: TableNumber,
    },
    /// Somebody who is not in the room is in the draft.
    SeatedButGone {
        /// Who.
        name: String,
    },
    /// The person's needs are not met at the table.
    NeedNotMet {
        /// Who.
        name: String,
        /// Which table.
        table: TableNumber,
    },
    /// Somebody would be left alone with one other who did not come with them.
    NotAlone {
        /// Who.
        name: String,
    },
    /// The person sits at no table.
    NoSeat {
        /// Who.
        name: String,
    },
    /// There is no draft of a round.
    NoDraft,
    /// A draft without anybody at a table.
    EmptyDraft,
    /// A round is on.
    RoundIsOn {
        /// Which.
        round: RoundNumber,
    },
    /// No round is on.
    NoRound,
    /// The round is paused already, or not paused.
    ClockStandsAlready,
    /// The clock runs already.
    ClockRunsAlready,
    /// The entry does not exist.
    NoEntry,
    /// The act was taken back already.
    AlreadyUndone,
    /// The act is what everything else rests on.
    NotUndoable,
}

impl Refusal {
    /// The sentence for the host; times in the host's zone.
    #[must_use]
    pub fn sentence(&self, zone: &TimeZone) -> String {
        match self {
            Self::Nobody => "That person is no longer on the roster".to_owned(),
            Self::NoName => "A person needs a name".to_owned(),
            Self::AlreadyHere { name, since } => {
                format!("{name} is already here, since {}", since.clock(zone))
            }
            Self::NotHere { name } => format!("{name} is not in the room"),
            Self::Barred { name } => format!("{name} cannot be checked in tonight"),
            Self::OnePerson => "It takes two different people".to_owned(),
            Self::OneTopic => "It takes two different topics".to_owned(),
            Self::NothingNew => "That is so already: nothing was changed".to_owned(),
            Self::NothingSaid => "There are no words to write down".to_owned(),
            Self::NoHotHour => "The minutes for promises are not on".to_owned(),
            Self::HotHourIsOn => "The minutes for promises are on already".to_owned(),
            Self::NotNoted => "That is no longer written down".to_owned(),
            Self::NoGroup => "A rule takes groups that have a name".to_owned(),
            Self::NotAlone { name } => {
                format!("{name} is not left with one other person")
            }
            Self::ApartAndTogether => {
                "These two cannot be both kept apart and seated together".to_owned()
            }
            Self::NotTheseTwo => "These two are not brought together tonight".to_owned(),
            Self::AlreadyIntroduced { at } => {
                format!("These two were introduced at {}", at.clock(zone))
            }
            Self::HaveMet => "These two have met tonight".to_owned(),
            Self::NoAsk { name } => format!("{name} no longer looks for that"),
            Self::NoIntroduction => "That introduction was taken back".to_owned(),
            Self::NoTable { table } => format!("There is no table {table}"),
            Self::TableEmpty { table } => format!("Nobody sits at table {table}"),
            Self::TableClosed { table } => format!("Table {table} is closed"),
            Self::TableFull { table, seats } => {
                format!("Table {table} has {seats} chairs and all are taken")
            }
            Self::TooFewSeats => "A table needs at least two chairs".to_owned(),
            Self::TableOfOne { table } => format!("Table {table} would have one person alone"),
            Self::SeatedButGone { name } => format!("{name} is in the draft and not in the room"),
            Self::NeedNotMet { name, table } => {
                format!("Table {table} does not have what {name} needs")
            }
            Self::NoSeat { name } => format!("{name} sits at no table"),
            Self::NoDraft => "No round is drawn".to_owned(),
            Self::EmptyDraft => "Nobody would sit at a table".to_owned(),
            Self::RoundIsOn { round } => format!("Round {round} is on"),
            Self::NoRound => "No round is on".to_owned(),
            Self::ClockStandsAlready => "The clock stands already".to_owned(),
            Self::ClockRunsAlready => "The clock runs already".to_owned(),
            Self::NoEntry => "There is nothing to take back".to_owned(),
            Self::AlreadyUndone => "That was taken back already".to_owned(),
            Self::NotUndoable => "The event itself cannot be taken back".to_owned(),
        }
    }

    /// What the host can do about it, where that is not plain.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Barred { .. } => Some("ask the host; the details of the person say more"),
            Self::TableFull { .. } => Some("move somebody away first, or add a chair"),
            Self::TableOfOne { .. } => Some("move them to another table, or somebody to theirs"),
            Self::NotAlone { .. } => Some("three at a table, or with whoever came with them"),
            Self::SeatedButGone { .. } => Some("press d to draw the round again"),
            Self::NoDraft => Some("press d to draw one"),
            Self::RoundIsOn { .. } => Some("press e to end it first"),
            Self::NoRound => Some("press d to draw one, Enter to start it"),
            Self::Nobody
            | Self::NoName
            | Self::NothingSaid
            | Self::NotNoted
            | Self::NoHotHour
            | Self::HotHourIsOn
            | Self::AlreadyHere { .. }
            | Self::NotHere { .. }
            | Self::OnePerson
            | Self::NothingNew
            | Self::OneTopic
            | Self::NoGroup
            | Self::ApartAndTogether
            | Self::NotTheseTwo
            | Self::AlreadyIntroduced { .. }
            | Self::HaveMet
            | Self::NoAsk { .. }
            | Self::NoIntroduction
            | Self::NoTable { .. }
            | Self::TableEmpty { .. }
            | Self::TableClosed { .. }
            | Self::TooFewSeats
            | Self::NeedNotMet { .. }
            | Self::NoSeat { .. }
            | Self::EmptyDraft
            | Self::ClockStandsAlready
            | Self::ClockRunsAlready
            | Self::NoEntry
            | Self::AlreadyUndone
            | Self::NotUndoable => None,
        }
    }
}
