//! Looks an event's folder over, and mends a damaged journal when asked to.
//!
//! Nothing is thrown away: the damaged files go to the folder `recovered`, whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::disk::{Disk, exists, replace};
use super::error::StorageError;
use super::finding::Findings;
use super::folder::{EventFile, Folder};
use super::heal::{explain, free_name};
use super::journal::{Journal, segment_name};
use super::open::lock;
use super::scan::Keep;
use super::wire::Header;
use crate::domain::DeskId;

/// What there is to say about an event's folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Report {
    /// What the event is called and what kind it is.
    pub event: EventFile,
    /// How many entries each desk has written that this version can read.
    pub entries: BTreeMap<DeskId, u32>,
    /// What is not as it should be.
    pub findings: Findings,
}

/// What a repair has done.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Repaired {
    /// The journals that were written anew.
    pub journals: Vec<RepairedJournal>,
    /// The damaged files, by their names in the folder `recovered`.
    pub moved: Vec<String>,
}

/// One desk's journal that was written anew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RepairedJournal {
    /// Whose it is.
    pub desk: DeskId,
    /// The new file's name in the folder `journal`.
    pub file: String,
    /// How many entries it has.
    pub entries: u32,
    /// Places for which no entry was found, each from and to.
    pub missing: Vec<[u32; 2]>,
}

/// Reads an event's folder and says what it found; changes nothing.
///
/// # Errors
///
/// [`StorageError`] when there is no event or the disk does not let us read it.
pub fn check(disk: &Arc<dyn Disk>, folder: &Path) -> Result<Report, StorageError> {
    let folder = Folder::new(folder);
    folder.refuse_strange(&**disk)?;
    let event = folder.read_event(&**disk)?;
    let mut findings = Findings::default();
    let mut journal = unread(disk, &folder, &event);
    let read = journal.read(Keep::Entries, &mut findings)?.entries;
    findings.unfinished_bytes = journal.unfinished_bytes();
    let mut entries = BTreeMap::new();
    for entry in read {
        *entries.entry(entry.id.desk).or_insert(0) += 1;
    }
    Ok(Report { event, entries, findings })
}

/// Writes every damaged journal anew from its intact lines, and puts the damaged files away.
///
/// # Errors
///
/// [`StorageError::Locked`] while another window has the event, [`StorageError::Newer`] when a
/// newer version wrote it, or the disk's; the damaged files are then still in their place.
pub fn repair(disk: &Arc<dyn Disk>, folder: &Path) -> Result<Repaired, StorageError> {
    let folder = Folder::new(folder);
    folder.refuse_strange(&**disk)?;
    let event = folder.read_event(&**disk)?;
    let _lock =
        lock(&**disk, &folder)?.ok_or_else(|| StorageError::Locked(folder.path().to_owned()))?;
    let mut findings = Findings::default();
    let mut journal = unread(disk, &folder, &event);
    let mut reading = journal.read(Keep::Lines, &mut findings)?;
    if findings.newer_format.is_some() {
        return Err(StorageError::Newer(folder.path().to_owned()));
    }
    let damaged: BTreeSet<DeskId> =
        findings.damages.iter().filter_map(|damage| journal.desk_of(&damage.file)).collect();
    let mut journals = Vec::new();
    for desk in damaged {
        let number = journal.highest().saturating_add(index_of(&journals) + 1);
        let lines = reading.lines.remove(&desk).unwrap_or_default();
        journals.push(write_repaired(&**disk, &journal, &event, desk, number, lines)?);
    }
    let mut mended = unread(disk, &folder, &event);
    mended.read(Keep::Entries, &mut Findings::default())?;
    let moved = put_away(&**disk, &folder.recovered(), &mended)?;
    Ok(Repaired { journals, moved })
}

/// Moves the segments that do not count to the folder `recovered`, and takes those
/// away that hold what was erased; gives the names of what was moved.
///
/// # Errors
///
/// The disk's; what was not moved does not count all the same.
pub(super) fn put_away(
    disk: &dyn Disk,
    recovered: &Path,
    journal: &Journal,
) -> Result<Vec<String>, StorageError> {
    let mut moved = Vec::new();
    for number in &journal.replaced {
        let path = journal.path(*number);
        if !exists(disk, &path).map_err(StorageError::disk(&path, "read"))? {
            continue;
        }
        if journal.erased.contains(number) {
            disk.remove(&path).map_err(StorageError::disk(&path, "taken away"))?;
            continue;
        }
        disk.create_folder(recovered).map_err(StorageError::disk(recovered, "made"))?;
        let name = free_name(disk, recovered, &format!("{number:04}-damaged"))?;
        disk.rename(&path, &recovered.join(&name)).map_err(StorageError::disk(&path, "moved"))?;
        let why = format!("{} as it was before the repair", segment_name(*number));
        explain(disk, recovered, &name, &why)?;
        moved.push(name);
    }
    Ok(moved)
}

fn unread(disk: &Arc<dyn Disk>, folder: &Folder, event: &EventFile) -> Journal {
    let own = folder.read_desk(&**disk).map_or(DeskId::from_random([0; 4]), |file| file.desk);
    Journal::new(disk.clone(), folder.journal(), &event.event_id, own)
}

fn index_of(journals: &[RepairedJournal]) -> u32 {
    u32::try_from(journals.len()).unwrap_or(u32::MAX)
}

/// Writes a segment that stands for all of a desk's segments before it.
fn write_repaired(
    disk: &dyn Disk,
    journal: &Journal,
    event: &EventFile,
    owner: DeskId,
    number: u32,
    mut lines: Vec<(u32, Vec<u8>)>,
) -> Result<RepairedJournal, StorageError> {
    lines.sort_by_key(|(seq, _)| *seq);
    let missing = gaps(lines.iter().map(|(seq, _)| *seq));
    let first = Header::first(&event.event_id, owner, number);
    let header = Header { whole: true, missing: missing.clone(), ..first };
    write_whole(disk, &journal.path(number), &header, &lines)?;
    let entries = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    Ok(RepairedJournal { desk: owner, file: segment_name(number), entries, missing })
}

/// Writes a segment with this first line and these others, in one step; gives its length.
pub(super) fn write_whole(
    disk: &dyn Disk,
    path: &Path,
    header: &Header,
    lines: &[(u32, Vec<u8>)],
) -> Result<u64, StorageError> {
    let mut bytes = header.to_line().map_err(StorageError::unreadable(path))?;
    for (_, line) in lines {
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
    }
    replace(disk, path, &bytes).map_err(StorageError::disk(path, "written"))?;
    Ok(u64::try_from(bytes.len()).unwrap_or(u64::MAX))
}

/// The places from 1 on that do not occur, each from and to.
fn gaps(places: impl Iterator<Item = u32>) -> Vec<[u32; 2]> {
    let mut gaps = Vec::new();
    let mut next = 1_u32;
    for seq in places {
        if seq > next {
            gaps.push([next, seq - 1]);
        }
        next = seq.saturating_add(1);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_that_do_not_occur_are_named() {
        assert_eq!(gaps([2, 3, 7].into_iter()), [[1, 1], [4, 6]]);
        assert_eq!(gaps([1, 2].into_iter()), [[0; 2]; 0]);
    }
}
