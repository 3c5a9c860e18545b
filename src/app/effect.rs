//! What the program wants done in the world; `update` itself touches nothing.

use std::path::PathBuf;

use crate::domain::{Change, Participant, Scanner};
use crate::export::Order;
use crate::intake::{FileMark, Known, SaidOfColumns};
use crate::seating::Problem;

/// Which list is understood.
#[derive(Debug)]
pub enum ListWork {
    /// One in a file.
    File {
        /// Where it lies.
        path: PathBuf,
        /// Which sheet of a workbook is wanted; the one with the people without it.
        sheet: Option<String>,
    },
    /// One that was read, of whose columns the host says something else.
    Again(Box<Known>),
}

/// What the program wants done in the world.
#[derive(Debug)]
pub enum Effect {
    /// Write one act to the journal; answered by `Journalled` or `NotJournalled`.
    Journal(Vec<Change>),
    /// Try again to write what is not on disk.
    RetryJournal,
    /// Give back the space that was kept for a full disk.
    ReleaseReserve,
    /// Plan a round; answered by `Planned`.
    Plan {
        /// The number of the request: an older answer is dropped.
        request: u64,
        /// What to plan.
        problem: Box<Problem>,
        /// Where the search starts.
        seed: u64,
    },
    /// Read and understand a list; answered by `ListRead`, on the way by `ListAhead`.
    Understand {
        /// The number of the request: an older answer is dropped.
        request: u64,
        /// What is read.
        work: ListWork,
        /// Whom it is held against.
        roster: Vec<Participant>,
    },
    /// Nobody waits for the list any more.
    StopUnderstanding,
    /// Watch a list that looked like this when it was taken in, or none; answered by `ListChanged`
    /// whenever it has changed.
    Watch(Option<(PathBuf, Option<String>, Option<FileMark>)>),
    /// Keep what the host said of the columns of a list with these titles.
    RememberColumns {
        /// The titles.
        titles: Vec<String>,
        /// What was said; nothing forgets what was said before.
        said: SaidOfColumns,
    },
    /// Keep how the scanner of this laptop types.
    RememberScanner(Scanner),
    /// Look for the events on this laptop; answered by `Known`.
    ListEvents,
    /// Read an event without opening it; answered by `EarlierRead` or `Failed`.
    ReadEarlier(PathBuf),
    /// Open an event; answered by `Opened`.
    OpenEvent(PathBuf),
    /// Make a new event and open it; answered by `Opened`.
    CreateEvent {
        /// What it is called.
        name: String,
    },
    /// Open the sample event, made anew if asked; answered by `Opened`.
    OpenSample {
        /// Whether what was tried out in it is thrown away.
        anew: bool,
    },
    /// Close the event that is open.
    CloseEvent,
    /// Copy the event's journal to its backups; answered by `Said` or `Failed`.
    BackUp,
    /// Write the readable roster over one that was edited by hand.
    OverwriteRoster,
    /// Write pages for the browser to print; answered by `Said` or `Failed`.
    Print(Box<Order>),
    /// Write what people take home; answered by `WentHome` or `Failed`.
    SendHome,
    /// Write what the evening did; answered by `Said` or `Failed`.
    Report,
    /// Sound the bell.
    Bell,
    /// End the program.
    Quit,
}
