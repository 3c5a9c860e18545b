//! What was found while a journal was read, beside its entries.

use std::fmt;

use serde::Serialize;

use crate::domain::DeskId;

/// The most faults that are named one by one; the rest are counted.
const NAMED_LIMIT: usize = 50;

/// A line of a journal that is not as it was written, or a place where something is gone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Damage {
    /// The file's name in the folder `journal`.
    pub file: String,
    /// Which line of it, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It was altered: its checksum does not fit.
    Checksum,
    /// It is longer than a million bytes.
    TooLong,
    /// It is whole, and says nothing that a journal says.
    NotAnEntry,
    /// It is the first line and does not say whose journal this is.
    NoHeader,
    /// It is the first line of another event's journal.
    OtherEvent,
    /// Another program changed the ends of the lines or put a mark before the first one.
    LineEnds,
    /// The entries before it are gone.
    Gap {
        /// The first place that is gone.
        from: u32,
        /// The last place that is gone.
        to: u32,
    },
    /// It stands later than it should.
    OutOfOrder {
        /// Its place.
        seq: u32,
    },
    /// Another line has the same place.
    Repeated {
        /// Its place.
        seq: u32,
    },
    /// A part of the act it belongs to is gone.
    PartOfAnAct {
        /// The place of the first entry of the act.
        act: u32,
    },
    /// The file ends before what was confirmed.
    Shorter,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, fault } = self;
        write!(f, "Line {line} of {file} ")?;
        match fault {
            Fault::Checksum => f.write_str("is not a journal entry"),
            Fault::TooLong => f.write_str("is too long for a journal entry"),
            Fault::NotAnEntry => f.write_str("says nothing that a journal says"),
            Fault::NoHeader => f.write_str("does not say whose journal it is"),
            Fault::OtherEvent => f.write_str("is from the journal of another event"),
            Fault::LineEnds => f.write_str("has line ends changed by another program"),
            Fault::Gap { from, to } if from == to => write!(f, "comes after entry {from}, missing"),
            Fault::Gap { from, to } => write!(f, "comes after entries {from} to {to}, missing"),
            Fault::OutOfOrder { seq } => write!(f, "has entry {seq}, which belongs further up"),
            Fault::Repeated { seq } => write!(f, "has entry {seq}, which was there already"),
            Fault::PartOfAnAct { act } => write!(f, "breaks the act that begins at entry {act}"),
            Fault::Shorter => f.write_str("is the last, and more was saved after it"),
        }
    }
}

/// Bytes that were cut off the end of a journal; they had never been confirmed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SetAside {
    /// The file's name in the folder `journal`.
    pub file: String,
    /// How many bytes.
    pub bytes: u64,
    /// The file in the folder `recovered` that has them now.
    pub kept_as: String,
    /// How many whole entries of an unfinished act are among them.
    pub entries: u32,
}

impl fmt::Display for SetAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bytes, entries, .. } = self;
        match entries {
            0 => write!(
                f,
                "The last, unfinished entry ({bytes} bytes) was set aside; it had not been confirmed"
            ),
            _ => write!(
                f,
                "The last act was unfinished and its {entries} entries were set aside; \
                 it had not been confirmed"
            ),
        }
    }
}

/// What was found while a journal was read, beside its entries.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Findings {
    /// What is not as it was written, in order; at most fifty.
    pub damages: Vec<Damage>,
    /// How much more of that there is.
    pub more_damages: u32,
    /// Places of a desk's journal for which no entry was found, each from and to.
    pub missing: Vec<(DeskId, [u32; 2])>,
    /// How many entries only a newer version of the program can read; they stay on disk.
    pub newer: u32,
    /// The version of the format of a segment that only a newer program can read.
    pub newer_format: Option<u32>,
    /// How often the clock on the wall had gone back by more than two seconds between entries.
    pub clock_went_back: u32,
    /// Unconfirmed bytes that were cut off.
    pub set_aside: Vec<SetAside>,
    /// How many bytes at the ends of journals are unfinished and still stand there.
    pub unfinished_bytes: u64,
    /// Whether the program did not end by itself the last time: show the last entry.
    pub ended_abruptly: bool,
}

impl Findings {
    /// Whether anything is not as it was written.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        !self.damages.is_empty()
    }

    pub(super) fn note(&mut self, file: &str, line: u32, fault: Fault) {
        // A changed line end changes every line, and is one thing to say.
        let same = |known: &Damage| known.fault == Fault::LineEnds && known.file == file;
        if fault == Fault::LineEnds && self.damages.iter().any(same) {
            return;
        }
        if self.damages.len() < NAMED_LIMIT {
            self.damages.push(Damage { file: file.to_owned(), line, fault });
        } else {
            self.more_damages = self.more_damages.saturating_add(1);
        }
    }
}
