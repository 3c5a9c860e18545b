//! An event that is open: its entries come from here and go here.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, Lock, exists};
use super::error::StorageError;
use super::finding::Findings;
use super::folder::{Closed, DeskFile, EventFile, Folder, read_json, slug, write_json};
use super::heal::heal;
use super::journal::Journal;
use super::roster_file::RosterFile;
use super::scan::Keep;
use super::viewer::{Viewer, WhyReadOnly};
use super::wire::record_line;
use super::writer::{Health, NotWritten, Writer};
use crate::domain::{Change, DeskId, Entry, EntryId, EventKind, Timestamp};

/// Whose copy of the program this is, and the name that a desk takes if it needs a new one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// The id of this installation, see [`installation`](super::installation).
    pub install: String,
    /// A desk id made of random bytes just now.
    pub fresh_desk: DeskId,
}

/// What a new event is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewEvent {
    /// What it is called.
    pub name: String,
    /// Whether it is a real one.
    pub kind: EventKind,
    /// Now.
    pub created: Timestamp,
    /// Eight random bytes: the event's id on every desk.
    pub random: [u8; 8],
}

/// An event that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What it is called and what kind it is.
    pub event: EventFile,
    /// To write in it or only to look at it.
    pub access: Access,
    /// Every entry that this version can read, each desk's in order.
    pub entries: Vec<Entry>,
    /// What there is to say about how they were found.
    pub findings: Findings,
}

/// How an event is open.
#[derive(Debug)]
pub enum Access {
    /// To write in.
    Writable(Box<Store>),
    /// To look at, and why no more than that.
    ReadOnly(Box<Viewer>, WhyReadOnly),
}

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
    disk: Arc<dyn Disk>,
    folder: Folder,
    event: EventFile,
    desk: DeskId,
    install: String,
    next_seq: u32,
    writer: Writer,
    /// Held as long as the event is open.
    _lock: Box<dyn Lock>,
}

impl Store {
    /// Makes an event and its folder in the folder of all events, and opens it.
    ///
    /// # Errors
    ///
    /// [`StorageError::Exists`] when there is a folder of that name, or the disk's.
    pub fn create(
        disk: Arc<dyn Disk>,
        events: &Path,
        new: &NewEvent,
        identity: &Identity,
    ) -> Result<Self, StorageError> {
        let event_id = format!("{:016x}", u64::from_be_bytes(new.random));
        let folder = Folder::new(events.join(slug(&new.name, &event_id)));
        let path = folder.path();
        if exists(&*disk, path).map_err(StorageError::disk(path, "read"))? {
            return Err(StorageError::Exists(path.to_owned()));
        }
        for made in [path, &folder.journal()] {
            disk.create_folder(made).map_err(StorageError::disk(made, "made"))?;
        }
        let event = EventFile::new(event_id, &new.name, new.created, new.kind);
        let lock = lock(&*disk, &folder)?.ok_or_else(|| StorageError::Locked(path.to_owned()))?;
        write_json(&*disk, &folder.desk(), &desk_file(identity.fresh_desk, identity))?;
        let journal =
            Journal::new(disk.clone(), folder.journal(), &event.event_id, identity.fresh_desk);
        // The event is there once its name is, and that is written last.
        let file = folder.event();
        let store = Self::on(disk, folder, event, identity.fresh_desk, identity, &journal, lock)?;
        write_json(&*store.disk, &file, &store.event)?;
        store.sync_above(events)?;
        Ok(store)
    }

    /// Opens the event in a folder: to write in it, or to look at it when somebody else does or
    /// when its journal is damaged.
    ///
    /// # Errors
    ///
    /// A [`StorageError`] when there is nothing to look at either.
    pub fn open(
        disk: Arc<dyn Disk>,
        folder: &Path,
        identity: &Identity,
    ) -> Result<Opened, StorageError> {
        let folder = Folder::new(folder);
        folder.refuse_strange(&*disk)?;
        let event = folder.read_event(&*disk)?;
        let lock = match lock(&*disk, &folder) {
            Ok(Some(lock)) => lock,
            Ok(None) => return Viewer::open(disk, folder, event, WhyReadOnly::OpenElsewhere),
            // What cannot be written can still be looked at.
            Err(error) => return Viewer::open(disk, folder, event, WhyReadOnly::Disk(error)),
        };
        let own = folder.read_desk(&*disk).filter(|own| own.install == identity.install);
        let desk = own.map_or(identity.fresh_desk, |own| own.desk);
        let whose = folder.read_desk(&*disk).map_or(desk, |file| file.desk);
        let mut journal = Journal::new(disk.clone(), folder.journal(), &event.event_id, whose);
        let mut findings = Findings::default();
        let entries = journal.read(Keep::Entries, &mut findings)?.entries;
        if let Some(why) = WhyReadOnly::of(&findings) {
            return Ok(Viewer::of(disk, folder, event, journal, entries, findings, why));
        }
        findings.ended_abruptly = ended_abruptly(&*disk, &folder, whose, &journal);
        let healed = folder
            .make_private(&*disk)
            .and_then(|()| heal(&*disk, &journal, &folder.recovered(), &mut findings))
            .and_then(|()| tidy(&*disk, &folder, &journal));
        let store = healed.and_then(|()| {
            // The desk's name is sure before anything is written in it.
            if folder.read_desk(&*disk).is_none_or(|file| file.desk != desk) {
                write_json(&*disk, &folder.desk(), &desk_file(desk, identity))?;
            }
            let (disk, folder, event) = (disk.clone(), folder.clone(), event.clone());
            Self::on(disk, folder, event, desk, identity, &journal, lock)
        });
        match store {
            Ok(store) => {
                let access = Access::Writable(Box::new(store));
                Ok(Opened { event, access, entries, findings })
            }
            Err(error) => {
                let why = WhyReadOnly::Disk(error);
                Ok(Viewer::of(disk, folder, event, journal, entries, findings, why))
            }
        }
    }

    fn on(
        disk: Arc<dyn Disk>,
        folder: Folder,
        event: EventFile,
        desk: DeskId,
        identity: &Identity,
        journal: &Journal,
        lock: Box<dyn Lock>,
    ) -> Result<Self, StorageError> {
        let path = folder.journal();
        disk.create_folder(&path).map_err(StorageError::disk(&path, "made"))?;
        let next_seq = journal.chains.get(&desk).map_or(1, |chain| chain.progress.next_seq);
        let mut last = None;
        for number in journal.chains.get(&desk).iter().flat_map(|chain| &chain.segments) {
            let path = journal.path(*number);
            // What was empty has been taken away.
            if exists(&*disk, &path).map_err(StorageError::disk(&path, "read"))? {
                let len = disk.meta(&path).map_err(StorageError::disk(&path, "read"))?.len;
                last = Some((*number, len));
            }
        }
        let sure_len = last.map_or(0, |(_, len)| len);
        let id = &event.event_id;
        let mut writer =
            Writer::new(disk.clone(), path.clone(), id, desk, journal.highest(), sure_len);
        let usable = last.filter(|(number, _)| journal.can_be_continued(*number));
        match usable {
            Some((number, _)) => writer.go_on_in(number),
            None => writer.begin_segment(next_seq, &[]),
        }
        .map_err(StorageError::disk(&path, "written"))?;
        let install = identity.install.clone();
        let store = Self { disk, folder, event, desk, install, next_seq, writer, _lock: lock };
        // A disk too full for the reserve may still have room for the evening.
        drop(store.folder.keep_reserve(&*store.disk));
        Ok(store)
    }

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
        let act = self.next_seq;
        let refused = |changes, why, source| Err(AppendError { changes, why, source });
        let end = u32::try_from(changes.len()).ok().and_then(|count| act.checked_add(count));
        let Some(end) = end else { return refused(changes, WhyNotSaved::TooLong, None) };
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        let entries: Vec<Entry> = (act..end)
            .zip(changes)
            .map(|(seq, change)| Entry {
                id: EntryId { desk: self.desk, seq },
                act,
                stamp,
                at,
                change,
            })
            .collect();
        let lines: Result<Vec<Vec<u8>>, _> =
            entries.iter().map(|entry| record_line(entry, end - act)).collect();
        let Ok(lines) = lines else {
            return refused(changes_of(entries), WhyNotSaved::TooLong, None);
        };
        match self.writer.append(act, &lines) {
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
        let identity = Identity { install: self.install.clone(), fresh_desk: desk };
        write_json(&*self.disk, &self.folder.desk(), &desk_file(desk, &identity))?;
        let (disk, path) = (self.disk.clone(), self.folder.journal());
        let id = &self.event.event_id;
        let mut writer = Writer::new(disk, path.clone(), id, desk, self.writer.highest(), 0);
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

    /// Puts the readable roster in its place.
    ///
    /// # Errors
    ///
    /// The disk's; the roster that was there is still there.
    pub fn write_roster(&self, roster: &RosterFile) -> Result<(), StorageError> {
        roster.write(&*self.disk, &self.folder.roster())
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

    fn sync_above(&self, events: &Path) -> Result<(), StorageError> {
        for folder in [self.folder.path(), events] {
            self.disk.sync_folder(folder).map_err(StorageError::disk(folder, "written"))?;
        }
        Ok(())
    }
}

fn changes_of(entries: Vec<Entry>) -> Vec<Change> {
    entries.into_iter().map(|entry| entry.change).collect()
}

fn desk_file(desk: DeskId, identity: &Identity) -> DeskFile {
    DeskFile { desk, install: identity.install.clone() }
}

pub(super) fn lock(
    disk: &dyn Disk,
    folder: &Folder,
) -> Result<Option<Box<dyn Lock>>, StorageError> {
    let path = folder.lock();
    disk.try_lock(&path).map_err(StorageError::disk(&path, "locked"))
}

/// Puts away the segments that a repaired one stands for, if a power cut left them in place.
fn tidy(disk: &dyn Disk, folder: &Folder, journal: &Journal) -> Result<(), StorageError> {
    super::repair::put_away(disk, &folder.recovered(), journal).map(|_| ())
}

fn ended_abruptly(disk: &dyn Disk, folder: &Folder, desk: DeskId, journal: &Journal) -> bool {
    let last = journal.chains.get(&desk).map_or(0, |chain| chain.progress.next_seq - 1);
    let closed: Option<Closed> = read_json(disk, &folder.closed()).ok();
    last > 0 && closed != Some(Closed { desk, seq: last })
}

/// Whether a path could be the folder of an event.
pub(super) fn is_event(disk: &dyn Disk, path: &Path) -> Option<(PathBuf, EventFile)> {
    let folder = Folder::new(path);
    folder.refuse_strange(disk).ok()?;
    let event = folder.read_event(disk).ok()?;
    Some((folder.path().to_owned(), event))
}
