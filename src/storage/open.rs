//! How an event is made and opened, and what is done before anything is written.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, Lock, exists};
use super::error::StorageError;
use super::finding::Findings;
use super::folder::{Closed, DeskFile, EventFile, Folder, read_json, slug, write_json};
use super::heal::heal;
use super::journal::Journal;
use super::repair::put_away;
use super::scan::Keep;
use super::store::Store;
use super::viewer::{Viewer, WhyReadOnly};
use super::writer::Writer;
use crate::domain::{DeskId, Entry, EventKind, Timestamp};

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
        let written_by = folder.read_desk(&*disk);
        let whose = written_by.as_ref().map_or(identity.fresh_desk, |file| file.desk);
        let mut journal = Journal::new(disk.clone(), folder.journal(), &event.event_id, whose);
        let mut findings = Findings::default();
        let entries = journal.read(Keep::Entries, &mut findings)?.entries;
        if let Some(why) = WhyReadOnly::of(&findings) {
            return Ok(Viewer::of(disk, folder, event, journal, entries, findings, why));
        }
        findings.ended_abruptly = ended_abruptly(&*disk, &folder, whose, &journal);
        let own = own_desk(written_by, identity);
        let store = make_whole(&*disk, &folder, &journal, &mut findings)
            .and_then(|()| take_name(&*disk, &folder, own, identity))
            .and_then(|()| {
                let (disk, folder, event) = (disk.clone(), folder.clone(), event.clone());
                Self::on(disk, folder, event, own, identity, &journal, lock)
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

    /// Opens the event in a folder only to look at it, whoever writes in it now or later.
    ///
    /// # Errors
    ///
    /// A [`StorageError`] when there is nothing to look at.
    pub fn look(disk: Arc<dyn Disk>, folder: &Path) -> Result<Opened, StorageError> {
        let folder = Folder::new(folder);
        folder.refuse_strange(&*disk)?;
        let event = folder.read_event(&*disk)?;
        Viewer::open(disk, folder, event, WhyReadOnly::OpenElsewhere)
    }

    fn on(
        disk: Arc<dyn Disk>,
        folder: Folder,
        event: EventFile,
        own: DeskId,
        identity: &Identity,
        journal: &Journal,
        lock: Box<dyn Lock>,
    ) -> Result<Self, StorageError> {
        let path = folder.journal();
        disk.create_folder(&path).map_err(StorageError::disk(&path, "made"))?;
        let next_seq = journal.chains.get(&own).map_or(1, |chain| chain.progress.next_seq);
        let last = last_segment(&*disk, journal, own)?;
        let sure_len = last.map_or(0, |(_, len)| len);
        let (id, highest) = (&event.event_id, journal.highest());
        let mut writer = Writer::new(disk.clone(), path.clone(), id, own, highest, sure_len);
        match last.filter(|(number, _)| journal.can_be_continued(*number)) {
            Some((number, _)) => writer.go_on_in(number),
            None => writer.begin_segment(next_seq, &[]),
        }
        .map_err(StorageError::disk(&path, "written"))?;
        // A disk too full for the reserve may still have room for the evening.
        drop(folder.keep_reserve(&*disk));
        let install = identity.install.clone();
        Ok(Self { disk, folder, event, desk: own, install, next_seq, writer, _lock: lock })
    }

    fn sync_above(&self, events: &Path) -> Result<(), StorageError> {
        for folder in [self.folder.path(), events] {
            self.disk.sync_folder(folder).map_err(StorageError::disk(folder, "written"))?;
        }
        Ok(())
    }
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

/// The name under which a desk writes: the one it had, if it was this installation that had it.
fn own_desk(written_by: Option<DeskFile>, identity: &Identity) -> DeskId {
    let known = written_by.filter(|file| file.install == identity.install);
    known.map_or(identity.fresh_desk, |file| file.desk)
}

/// Makes a desk's name sure, before anything is written under it.
fn take_name(
    disk: &dyn Disk,
    folder: &Folder,
    own: DeskId,
    identity: &Identity,
) -> Result<(), StorageError> {
    let file = desk_file(own, identity);
    if folder.read_desk(disk).as_ref() == Some(&file) {
        return Ok(());
    }
    write_json(disk, &folder.desk(), &file)
}

/// Puts right what a power cut or a loose hand left behind.
fn make_whole(
    disk: &dyn Disk,
    folder: &Folder,
    journal: &Journal,
    findings: &mut Findings,
) -> Result<(), StorageError> {
    folder.make_private(disk)?;
    heal(disk, journal, &folder.recovered(), findings)?;
    // A repair may have been cut short after the new journal was sure.
    put_away(disk, &folder.recovered(), journal).map(drop)
}

/// The last segment of a desk and its length; what was empty has been taken away.
fn last_segment(
    disk: &dyn Disk,
    journal: &Journal,
    own: DeskId,
) -> Result<Option<(u32, u64)>, StorageError> {
    let numbers = journal.chains.get(&own).map_or(&[][..], |chain| &chain.segments);
    for number in numbers.iter().rev() {
        let path = journal.path(*number);
        match disk.meta(&path) {
            Ok(meta) => return Ok(Some((*number, meta.len))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(StorageError::disk(&path, "read")(error)),
        }
    }
    Ok(None)
}

fn ended_abruptly(disk: &dyn Disk, folder: &Folder, whose: DeskId, journal: &Journal) -> bool {
    let last = journal.chains.get(&whose).map_or(0, |chain| chain.progress.next_seq - 1);
    let closed: Option<Closed> = read_json(disk, &folder.closed()).ok();
    last > 0 && closed != Some(Closed { desk: whose, seq: last })
}

/// Whether a path could be the folder of an event.
pub(super) fn is_event(disk: &dyn Disk, path: &Path) -> Option<(PathBuf, EventFile)> {
    let folder = Folder::new(path);
    folder.refuse_strange(disk).ok()?;
    let event = folder.read_event(disk).ok()?;
    Some((folder.path().to_owned(), event))
}
