//! Copies of an event's journals in one file, and the event made from such a copy.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, exists, list_if_there, replace};
use super::error::StorageError;
use super::finding::Findings;
use super::folder::{DeskFile, EventFile, Folder, slug, write_json};
use super::journal::{Journal, segment_name};
use super::lines::Lines;
use super::open::Identity;
use super::scan::{Keep, Progress, Segment, Start, scan};
use super::wire::{Header, Said, read, unframe};
use crate::domain::{Change, DeskId, Entry, EventKind, Timestamp};

/// How many backups of an event are kept in one place.
pub const KEPT: usize = 10;

/// What a backup holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// The event's id on every desk.
    pub event_id: String,
    /// Every entry that this version can read.
    pub entries: Vec<Entry>,
    parts: Vec<(Header, Vec<u8>)>,
}

/// Copies an event's journals into one new file, and lets the oldest copies go.
///
/// What is open elsewhere can be copied too: a copy holds what is sure.
///
/// - `place`: another folder, on a stick for instance; `None` for the event's own `backups`.
/// - `kept`: how many copies stay in that place, the newest ones; at least 1.
///
/// # Errors
///
/// [`StorageError::Damaged`] when the journal is, or the disk's.
pub fn back_up(
    disk: &Arc<dyn Disk>,
    folder: &Path,
    place: Option<&Path>,
    at: Timestamp,
    kept: usize,
) -> Result<PathBuf, StorageError> {
    let folder = Folder::new(folder);
    folder.refuse_strange(&**disk)?;
    let event = folder.read_event(&**disk)?;
    let own = folder.read_desk(&**disk).map_or(DeskId::from_random([0; 4]), |file| file.desk);
    let mut journal = Journal::new(disk.clone(), folder.journal(), &event.event_id, own);
    let mut findings = Findings::default();
    journal.read(Keep::Entries, &mut findings)?;
    if findings.is_damaged() || findings.newer_format.is_some() {
        return Err(StorageError::Damaged(folder.path().to_owned()));
    }
    let target = match (place, folder.path().file_name()) {
        (Some(place), Some(name)) => place.join(name),
        (Some(place), None) => place.to_owned(),
        (None, _) => folder.backups(),
    };
    disk.create_folder(&target).map_err(StorageError::disk(&target, "made"))?;
    let last = journal.chains.get(&own).map_or(0, |chain| chain.progress.next_seq - 1);
    let path = target.join(format!("{}-{last:06}.jsonl", stamp(at)));
    let bytes = copy(&**disk, &journal)?;
    replace(&**disk, &path, &bytes).map_err(StorageError::disk(&path, "written"))?;
    let_go(&**disk, &target, kept)?;
    Ok(path)
}

/// The backups in an event's own folder, the oldest first.
///
/// # Errors
///
/// The disk's.
pub fn backups(disk: &dyn Disk, folder: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let target = Folder::new(folder).backups();
    Ok(names(disk, &target)?.into_iter().map(|name| target.join(name)).collect())
}

/// Reads a backup from its first line to its last: a check that it can be restored.
///
/// # Errors
///
/// [`StorageError::BadBackup`] with the first line that does not read back, or the disk's.
pub fn read_backup(disk: &dyn Disk, path: &Path) -> Result<Backup, StorageError> {
    let parts = split(disk, path)?;
    let bad = |line| StorageError::BadBackup { path: path.to_owned(), line };
    let event_id = parts.first().map(|(header, _)| header.event.clone()).ok_or_else(|| bad(1))?;
    let mut chains: BTreeMap<DeskId, Progress> = BTreeMap::new();
    let mut findings = Findings::default();
    let mut entries = Vec::new();
    let mut lines = 0_u32;
    for (header, bytes) in &parts {
        let progress = chains.entry(header.desk).or_default();
        if header.whole {
            *progress = Progress::default();
        }
        let segment = Segment {
            file: String::new(),
            desk: header.desk,
            header: Some(header.clone()),
            last: false,
            may_repeat: false,
        };
        let (start, keep) = (Start::default(), Keep::Entries);
        let scanned = scan(Cursor::new(bytes), &segment, start, keep, progress, &mut findings)
            .map_err(StorageError::disk(path, "read"))?;
        if let Some(damage) = findings.damages.first() {
            return Err(bad(lines.saturating_add(damage.line)));
        }
        if header.event != event_id {
            return Err(bad(lines.saturating_add(1)));
        }
        lines = lines.saturating_add(scanned.good_lines);
        entries.extend(scanned.entries);
    }
    Ok(Backup { event_id, entries, parts })
}

/// Makes an event from a backup, in the folder of all events; gives the event's folder.
///
/// # Errors
///
/// Those of [`read_backup`], and [`StorageError::Exists`] when the event is there.
pub fn restore(
    disk: &dyn Disk,
    backup: &Path,
    events: &Path,
    identity: &Identity,
) -> Result<PathBuf, StorageError> {
    let backup = read_backup(disk, backup)?;
    let event = backup.event();
    let folder = Folder::new(events.join(slug(&event.name, &event.event_id)));
    let path = folder.path();
    if exists(disk, path).map_err(StorageError::disk(path, "read"))? {
        return Err(StorageError::Exists(path.to_owned()));
    }
    let journal = folder.journal();
    disk.create_folder(&journal).map_err(StorageError::disk(&journal, "made"))?;
    for (header, bytes) in &backup.parts {
        let segment = journal.join(segment_name(header.seg));
        replace(disk, &segment, bytes).map_err(StorageError::disk(&segment, "written"))?;
    }
    // The desk that wrote the copy may have gone on, so this one has another name.
    let own = DeskFile { desk: identity.fresh_desk, install: identity.install.clone() };
    write_json(disk, &folder.desk(), &own)?;
    write_json(disk, &folder.event(), &event)?;
    disk.sync_folder(events).map_err(StorageError::disk(events, "written"))?;
    Ok(path.to_owned())
}

impl Backup {
    fn event(&self) -> EventFile {
        let (name, kind) = self
            .entries
            .iter()
            .rev()
            .find_map(|entry| {
                let Change::Named { name, kind } = &entry.change else { return None };
                Some((name.as_str(), *kind))
            })
            .unwrap_or(("", EventKind::Real));
        let created = self.entries.first().map(|entry| entry.at).unwrap_or_default();
        EventFile::new(self.event_id.clone(), name, created, kind)
    }
}

fn copy(disk: &dyn Disk, journal: &Journal) -> Result<Vec<u8>, StorageError> {
    let mut bytes = Vec::new();
    for (number, good) in journal.good() {
        let path = journal.path(number);
        disk.read(&path, 0)
            .and_then(|reader| reader.take(good).read_to_end(&mut bytes))
            .map_err(StorageError::disk(&path, "read"))?;
        if bytes.last().is_some_and(|byte| *byte != b'\n') {
            bytes.push(b'\n');
        }
    }
    Ok(bytes)
}

/// The segments of a backup, each with its first line.
fn split(disk: &dyn Disk, path: &Path) -> Result<Vec<(Header, Vec<u8>)>, StorageError> {
    let reader = disk.read(path, 0).map_err(StorageError::disk(path, "read"))?;
    let mut lines = Lines::new(reader);
    let mut parts: Vec<(Header, Vec<u8>)> = Vec::new();
    let mut number = 0_u32;
    while let Some(line) = lines.next().map_err(StorageError::disk(path, "read"))? {
        number = number.saturating_add(1);
        let bad = || StorageError::BadBackup { path: path.to_owned(), line: number };
        let object = unframe(line.bytes).filter(|_| line.ended).ok_or_else(bad)?;
        // Only a header begins with its name, and asking this is cheaper than reading every line.
        if object.starts_with(b"{\"h\":") {
            let Said::Header(header) = read(object) else { return Err(bad()) };
            parts.push((*header, Vec::new()));
        }
        let (_, bytes) = parts.last_mut().ok_or_else(bad)?;
        bytes.extend_from_slice(line.bytes);
        bytes.push(b'\n');
    }
    Ok(parts)
}

/// A moment as it stands in names of files: `20261124T130322Z`.
fn stamp(at: Timestamp) -> String {
    let text = at.to_string();
    let seconds = text.split('.').next().unwrap_or(&text);
    let digits: String = seconds.chars().filter(|letter| !matches!(letter, '-' | ':')).collect();
    format!("{digits}Z")
}

fn names(disk: &dyn Disk, target: &Path) -> Result<Vec<String>, StorageError> {
    let names = list_if_there(disk, target).map_err(StorageError::disk(target, "read"))?;
    Ok(names.into_iter().filter(|name| is_backup(name)).collect())
}

fn is_backup(name: &str) -> bool {
    name.strip_suffix(".jsonl").is_some() && name.starts_with(|first: char| first.is_ascii_digit())
}

fn let_go(disk: &dyn Disk, target: &Path, kept: usize) -> Result<(), StorageError> {
    let names = names(disk, target)?;
    let surplus = names.len().saturating_sub(kept.max(1));
    for name in names.iter().take(surplus) {
        let path = target.join(name);
        disk.remove(&path).map_err(StorageError::disk(&path, "taken away"))?;
    }
    Ok(())
}
