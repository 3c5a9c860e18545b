//! An event that is open: its entries come from here and go here.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::disk::{Disk, Lock, exists};
use super::error::StorageError;
use super::folder::{Closed, DeskFile, EventFile, Folder, write_json};
use super::roster_file::{RosterFile, RosterOnDisk};
use super::wire::record_line;
use super::writer::{Health, NotWritten, Writer};
use crate::domain::{Change, DeskId, Entry, EntryId, Timestamp};

/// An act that was not saved: nothing of it is in the journal, and here it is back.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct AppendError {
    /// What was to be saved.
    pub changes: Vec<Change>,
    /// Why it was not.
    pub why: WhyNotSaved,
    /// What the disk said.
    pub source: Option<io::Error>,
}

/// Why an act was not saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WhyNotSaved {
    /// It can be tried again once there is space.
    #[error("The disk is full, and this is not saved")]
    DiskFull,
    /// From now on nothing is saved in this folder.
    #[error("This disk no longer saves")]
    DiskFailed,
    /// An entry of it is longer than a line of the journal may be.
    #[error("One entry of this is too long to be saved")]
    TooLong,
}

impl WhyNotSaved {
    /// What the facilitator can do about it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::DiskFull => "free some space or the reserve, then press Enter again",
            Self::DiskFailed => "copy the event to another disk and go on there",
            Self::TooLong => "shorten the longest text",
        }
    }
}

/// An event that this program alone may write in.
#[derive(Debug)]
pub struct Store {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) folder: Folder,
    pub(super) event: EventFile,
    pub(super) desk: DeskId,
    pub(super) install: String,
    pub(super) next_seq: u32,
    pub(super) writer: Writer,
    /// Held as long as the event is open.
    pub(super) _lock: Box<dyn Lock>,
}

impl Store {
    /// Saves one act: all of these changes, or none of them.
    ///
    /// - `stamp`: one more than the highest stamp that this desk has seen.
    ///
    /// # Errors
    ///
    /// [`AppendError`], which gives the changes back.
    pub fn append(
        &mut self,
        changes: Vec<Change>,
        stamp: u64,
        at: Timestamp,
    ) -> Result<Vec<Entry>, AppendError> {
        self.append_all(vec![(at, changes)], stamp)
    }

    /// Saves several acts that were done at other times, in their order: all of them, or none.
    ///
    /// They are made sure together, where one after the other would each wait for the disk.
    ///
    /// - `stamp`: that of the first act, one more than the highest that this desk has seen.
    ///
    /// # Errors
    ///
    /// [`AppendError`], which gives the changes back.
    pub fn append_all(
        &mut self,
        acts: Vec<(Timestamp, Vec<Change>)>,
        stamp: u64,
    ) -> Result<Vec<Entry>, AppendError> {
        let from = self.next_seq;
        let refused = |changes, why, source| Err(AppendError { changes, why, source });
        let changes_of_all = |acts: Vec<(Timestamp, Vec<Change>)>| {
            acts.into_iter().flat_map(|(_, changes)| changes).collect()
        };
        let count = acts.iter().map(|(_, changes)| changes.len()).sum::<usize>();
        let end = u32::try_from(count).ok().and_then(|count| from.checked_add(count));
        let Some(end) = end else {
            return refused(changes_of_all(acts), WhyNotSaved::TooLong, None);
        };
        if count == 0 {
            return Ok(Vec::new());
        }
        let entries = entries(self.desk, from, stamp, acts);
        let Ok(lines) = lines(&entries) else {
            return refused(changes_of(entries), WhyNotSaved::TooLong, None);
        };
        match self.writer.append(from, &lines) {
            Ok(()) => {
                self.next_seq = end;
                Ok(entries)
            }
            Err(NotWritten::Full(error)) => {
                refused(changes_of(entries), WhyNotSaved::DiskFull, Some(error))
            }
            Err(NotWritten::Failed(error)) => {
                refused(changes_of(entries), WhyNotSaved::DiskFailed, error)
            }
        }
    }

    /// The desk that this store writes for.
    #[must_use]
    pub const fn desk(&self) -> DeskId {
        self.desk
    }

    /// What the event is called and what kind it is.
    #[must_use]
    pub const fn event(&self) -> &EventFile {
        &self.event
    }

    /// The folder of the event.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How well the disk keeps what is given to it.
    #[must_use]
    pub const fn health(&self) -> Health {
        self.writer.health()
    }

    /// The place of the last entry that was saved, 0 before the first.
    #[must_use]
    pub const fn last_seq(&self) -> u32 {
        self.next_seq.saturating_sub(1)
    }

    /// Takes another name for this desk, because somebody else writes under the one it had, or
    /// knows more entries of it than this folder does; what was written stays the old desk's.
    ///
    /// # Errors
    ///
    /// The disk's; the desk has its old name.
    pub fn become_desk(&mut self, desk: DeskId) -> Result<(), StorageError> {
        let file = DeskFile { desk, install: self.install.clone() };
        write_json(&*self.disk, &self.folder.desk(), &file)?;
        let path = self.folder.journal();
        let id = &self.event.event_id;
        let mut writer =
            Writer::new(self.disk.clone(), path.clone(), id, desk, self.writer.highest(), 0);
        writer.begin_segment(1, &[]).map_err(StorageError::disk(&path, "written"))?;
        (self.desk, self.next_seq, self.writer) = (desk, 1, writer);
        Ok(())
    }

    /// Gives the event another name in the list of events; its folder keeps the name it has.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn rename(&mut self, name: &str) -> Result<(), StorageError> {
        let event = EventFile { name: name.to_owned(), ..self.event.clone() };
        write_json(&*self.disk, &self.folder.event(), &event)?;
        self.event = event;
        Ok(())
    }

    /// Throws the reserve off, so that a full disk has room for a few hundred entries more.
    ///
    /// # Errors
    ///
    /// The disk's; `NotFound` inside when there was no reserve left.
    pub fn release_reserve(&self) -> Result<(), StorageError> {
        let path = self.folder.reserve();
        let freed =
            self.disk.remove(&path).and_then(|()| self.disk.sync_folder(self.folder.path()));
        freed.map_err(StorageError::disk(&path, "taken away"))
    }

    /// Whether there is a reserve to throw off.
    #[must_use]
    pub fn has_reserve(&self) -> bool {
        exists(&*self.disk, &self.folder.reserve()).unwrap_or(false)
    }

    /// Puts the readable roster in its place, unless somebody edited the one that is there.
    ///
    /// # Errors
    ///
    /// [`StorageError::RosterEdited`], or the disk's; the roster that was there is still there.
    pub fn write_roster(&self, roster: &RosterFile) -> Result<(), StorageError> {
        let path = self.folder.roster();
        match self.read_roster() {
            Ok(RosterOnDisk::Missing | RosterOnDisk::AsWritten(_)) => self.overwrite_roster(roster),
            // An editor may have left something that is no roster any more.
            Ok(RosterOnDisk::Edited(_)) | Err(StorageError::Unreadable { .. }) => {
                Err(StorageError::RosterEdited(path))
            }
            Err(error) => Err(error),
        }
    }

    /// Puts the readable roster in its place, whoever wrote the one that is there.
    ///
    /// # Errors
    ///
    /// The disk's; the roster that was there is still there.
    pub fn overwrite_roster(&self, roster: &RosterFile) -> Result<(), StorageError> {
        roster.write(&*self.disk, &self.folder.roster())
    }

    /// What lies in the place of the readable roster.
    ///
    /// # Errors
    ///
    /// [`StorageError::Unreadable`] when it is no roster, or the disk's.
    pub fn read_roster(&self) -> Result<RosterOnDisk, StorageError> {
        RosterFile::read(&*self.disk, &self.folder.roster())
    }

    /// Notes that the program ends by itself, and gives the event free.
    ///
    /// # Errors
    ///
    /// The disk's; everything is saved all the same.
    pub fn close(self) -> Result<(), StorageError> {
        let closed = Closed { desk: self.desk, seq: self.last_seq() };
        write_json(&*self.disk, &self.folder.closed(), &closed)
    }
}

fn changes_of(entries: Vec<Entry>) -> Vec<Change> {
    entries.into_iter().map(|entry| entry.change).collect()
}

/// The entries that acts become, the first of them at `from`.
fn entries(desk: DeskId, from: u32, stamp: u64, acts: Vec<(Timestamp, Vec<Change>)>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut seqs = from..;
    let acts = acts.into_iter().filter(|(_, changes)| !changes.is_empty());
    for (stamp, (at, changes)) in (stamp..).zip(acts) {
        let act = seqs.start;
        entries.extend(changes.into_iter().zip(seqs.by_ref()).map(|(change, seq)| Entry {
            id: EntryId { desk, seq },
            act,
            stamp,
            at,
            change,
        }));
    }
    entries
}

/// The lines of the journal that entries become, each of which says how long its act is.
fn lines(entries: &[Entry]) -> Result<Vec<Vec<u8>>, super::wire::TooLong> {
    let mut lines = Vec::with_capacity(entries.len());
    for act in entries.chunk_by(|one, other| one.act == other.act) {
        let len = u32::try_from(act.len()).unwrap_or(u32::MAX);
        for entry in act {
            lines.push(record_line(entry, len)?);
        }
    }
    Ok(lines)
}
