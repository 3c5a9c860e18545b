//! An event that is only looked at: another window writes in it, or nobody may.
//!
//! Reads; never writes.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::disk::Disk;
use super::error::StorageError;
use super::finding::Findings;
use super::folder::{EventFile, Folder};
use super::journal::Journal;
use super::open::{Access, Opened};
use super::scan::Keep;
use crate::domain::{DeskId, Entry};

/// Why an event can only be looked at.
#[derive(Debug)]
pub enum WhyReadOnly {
    /// Another window writes in it.
    OpenElsewhere,
    /// Its journal is damaged; what is intact is shown, and a repair is offered.
    Damaged,
    /// A newer version of the program wrote it.
    Newer(u32),
    /// The disk does not let us write.
    Disk(StorageError),
}

impl WhyReadOnly {
    pub(super) fn of(findings: &Findings) -> Option<Self> {
        match findings.newer_format {
            Some(version) => Some(Self::Newer(version)),
            None => findings.is_damaged().then_some(Self::Damaged),
        }
    }

    /// What the facilitator can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::OpenElsewhere => "press r to try again once the other window is closed",
            Self::Damaged => {
                "run `shouldmeet check` to see what is wrong, `shouldmeet repair` to mend it"
            }
            Self::Newer(_) => "open it with that version; nothing in it was touched",
            Self::Disk(error) => error.hint(),
        }
    }
}

impl fmt::Display for WhyReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenElsewhere => f.write_str("The event is open in another window"),
            Self::Damaged => f.write_str("The journal is damaged, and nothing is written to it"),
            Self::Newer(_) => f.write_str("The event was made by a newer version of shouldmeet"),
            Self::Disk(error) => error.fmt(f),
        }
    }
}

/// What looking again has brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Followed {
    /// Entries that were added, none if nothing happened.
    Added(Vec<Entry>),
    /// Every entry, because what was read before was rewritten.
    Afresh(Vec<Entry>),
}

/// An event that is only looked at.
#[derive(Debug)]
pub struct Viewer {
    disk: Arc<dyn Disk>,
    folder: Folder,
    event: EventFile,
    own: DeskId,
    journal: Journal,
}

impl Viewer {
    pub(super) fn open(
        disk: Arc<dyn Disk>,
        folder: Folder,
        event: EventFile,
        why: WhyReadOnly,
    ) -> Result<Opened, StorageError> {
        // Entries say whose they are by their segment's first line; this is for one without it.
        let own = folder.read_desk(&*disk).map_or(DeskId::from_random([0; 4]), |file| file.desk);
        let id = &event.event_id;
        let mut journal = Journal::new(disk.clone(), folder.journal(), id, own);
        let mut findings = Findings::default();
        let entries = journal.read(Keep::Entries, &mut findings)?.entries;
        // Another window's unfinished lines are none of our business; damage is.
        let why = WhyReadOnly::of(&findings).unwrap_or(why);
        Ok(Self::of(disk, folder, event, journal, entries, findings, why))
    }

    pub(super) fn of(
        disk: Arc<dyn Disk>,
        folder: Folder,
        event: EventFile,
        journal: Journal,
        entries: Vec<Entry>,
        findings: Findings,
        why: WhyReadOnly,
    ) -> Opened {
        let findings = Findings { unfinished_bytes: journal.unfinished_bytes(), ..findings };
        let own = folder.read_desk(&*disk).map_or(DeskId::from_random([0; 4]), |file| file.desk);
        let viewer = Self { disk, folder, event: event.clone(), own, journal };
        Opened { event, access: Access::ReadOnly(Box::new(viewer), why), entries, findings }
    }

    /// The desk that writes in this folder.
    #[must_use]
    pub const fn desk(&self) -> DeskId {
        self.own
    }

    /// The folder of the event.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Reads what was written since it was last read.
    ///
    /// # Errors
    ///
    /// The disk's; that the event is not there any more.
    pub fn follow(&mut self) -> Result<Followed, StorageError> {
        if !self.journal.is_stale()? {
            let mut findings = Findings::default();
            let entries = self.journal.read(Keep::Entries, &mut findings)?.entries;
            if !findings.is_damaged() {
                return Ok(Followed::Added(entries));
            }
        }
        // A stick that was pulled out is not an event with nobody in it.
        self.folder.read_event(&*self.disk)?;
        let (path, id) = (self.folder.journal(), &self.event.event_id);
        self.journal = Journal::new(self.disk.clone(), path, id, self.own);
        let entries = self.journal.read(Keep::Entries, &mut Findings::default())?.entries;
        Ok(Followed::Afresh(entries))
    }
}
