//! The line that answers the last key, and what is known of the disk.

use crate::domain::Timestamp;

/// What kind of answer a notice is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something to know.
    Note,
    /// Something was not done.
    Refused,
}

/// The line that answers the last key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What kind of answer it is.
    pub tone: Tone,
    /// What it says.
    pub text: String,
}

impl Notice {
    /// Something was done.
    #[must_use]
    pub fn done(text: impl Into<String>) -> Self {
        Self { tone: Tone::Done, text: text.into() }
    }

    /// Something to know.
    #[must_use]
    pub fn note(text: impl Into<String>) -> Self {
        Self { tone: Tone::Note, text: text.into() }
    }

    /// Something was not done.
    #[must_use]
    pub fn refused(text: impl Into<String>) -> Self {
        Self { tone: Tone::Refused, text: text.into() }
    }
}

/// Whether what was done is on disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saved {
    /// Nothing was done yet since the event was opened.
    Opened,
    /// All of it, since then.
    At(Timestamp),
    /// The disk has not answered yet.
    Waiting {
        /// Since when.
        since: Timestamp,
    },
    /// The last act is not on disk, and why.
    Not {
        /// What the disk said and what to do.
        why: String,
        /// Whether giving back the reserve could help.
        full: bool,
    },
    /// This window only looks on, and why.
    LookingOn {
        /// Why.
        why: String,
    },
}
