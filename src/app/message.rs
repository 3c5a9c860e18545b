//! What reaches the program: keys, pasted text, the clock, answers of the disk and the workers.

use std::path::PathBuf;

use super::chord::Chord;
use super::roster_edits::HandEdited;
use super::start::{KnownEvent, Opening};
use crate::domain::{BadgeCode, Command, Entry, Event, HandedOut, Scanner, Timestamp};
use crate::intake::{Doing, Understood};
use crate::seating::Plan;

/// What reaches the program.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Chord),
    /// A text was pasted: always text, never commands.
    Paste(String),
    /// No key came for as long as [`App::patience_ms`](super::App::patience_ms) said.
    Quiet,
    /// The code of a badge was scanned.
    Scanned(BadgeCode),
    /// How the scanner of this laptop types, as it was learned another day.
    ScannerKnown(Scanner),
    /// The clock, at least once a second.
    Tick(Timestamp),
    /// What was asked to be written is on disk.
    Journalled(Vec<Entry>),
    /// What was asked to be written is not on disk.
    NotJournalled {
        /// What is wrong and what to do.
        why: String,
        /// Whether the disk is full.
        full: bool,
    },
    /// Another copy of the program wrote entries to the event that we look on at.
    Followed(Vec<Entry>),
    /// A round was planned.
    Planned {
        /// The number of the request.
        request: u64,
        /// The plan.
        plan: Box<Plan>,
    },
    /// A list was read and understood.
    ListRead {
        /// The number of the request.
        request: u64,
        /// What was understood, or what is wrong with it.
        list: Result<Box<Understood>, String>,
    },
    /// The list of the event that was opened is watched.
    Watching {
        /// The file.
        path: PathBuf,
        /// Which sheet of a workbook it is; the one with the people without it.
        sheet: Option<String>,
    },
    /// The list that is watched has changed.
    ListChanged(PathBuf),
    /// A list is being read.
    ListAhead {
        /// The number of the request.
        request: u64,
        /// What is being done.
        doing: Doing,
        /// How much of the whole is done, in percent.
        percent: u8,
    },
    /// The readable roster was edited by hand.
    RosterEdited(Box<HandEdited>),
    /// An event was opened.
    Opened(Box<Opening>),
    /// An event could not be opened, and why.
    NotOpened(String),
    /// An earlier event was read.
    EarlierRead(Box<Event>),
    /// The events on this laptop.
    Known(Vec<KnownEvent>),
    /// Somebody comes or goes in an evening that is played.
    Played(Box<Command>),
    /// What people take home is written.
    WentHome {
        /// What changed, in one sentence.
        said: String,
        /// What the journal is to keep.
        handed_out: Vec<HandedOut>,
    },
    /// Something was done outside, in one sentence.
    Said(String),
    /// Something went wrong outside, in one sentence.
    Failed(String),
    /// The laptop slept, or its clock was set: by that many milliseconds.
    ClockJumped {
        /// Positive when it was set forward, or slept.
        by_ms: i64,
    },
}
