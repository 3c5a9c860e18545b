//! Takes somebody out of everything that this folder holds; what is asked for by law.
//!
//! The one case in which the journal is rewritten: every entry keeps its place, its time and its
//! act, and says what it is made to say instead.

use std::path::Path;

use super::disk::{list_if_there, replace};
use super::error::StorageError;
use super::finding::Findings;
use super::journal::Journal;
use super::lines::Lines;
use super::repair::{put_away, write_whole};
use super::scan::Keep;
use super::store::Store;
use super::wire::{Header, Said, read, record_line, unframe};
use super::writer::Writer;
use crate::domain::{Change, DeskId, Entry};

/// What an erasure has rewritten.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Erased {
    /// How many entries of the journals say something else now.
    pub entries: u32,
    /// Backups and set-aside pieces in the event's folder that were rewritten, by their names.
    ///
    /// Copies elsewhere, on sticks and in other folders, are the user's to delete.
    pub copies: Vec<String>,
}

/// A line as it is from now on.
enum Rewritten {
    Same,
    Other(Vec<u8>),
    Unreadable,
}

impl Store {
    /// Makes entries say something else, in every desk's journal and in every copy in the folder.
    ///
    /// The readable roster is to be written anew afterwards, see
    /// [`overwrite_roster`](Self::overwrite_roster). Solid-state disks and snapshots of the file system may
    /// keep old blocks all the same: only an encrypted disk helps against that.
    ///
    /// - `instead`: what an entry is to say from now on; `None` when it stays as it is.
    ///
    /// # Errors
    ///
    /// [`StorageError::Damaged`] when the journal is, or the disk's; erasing again goes on where
    /// it stopped.
    pub fn erase(
        &mut self,
        instead: impl Fn(&Entry) -> Option<Change>,
    ) -> Result<Erased, StorageError> {
        let mut erased = Erased::default();
        let mut journal = self.unread();
        let mut findings = Findings::default();
        let reading = journal.read(Keep::Lines, &mut findings)?;
        if findings.is_damaged() {
            return Err(StorageError::Damaged(self.folder.path().to_owned()));
        }
        let mut number = journal.highest();
        for (owner, mut lines) in reading.lines {
            let changed = rewrite(owner, &mut lines, &instead);
            if changed == 0 {
                continue;
            }
            number = number.saturating_add(1);
            let missing = journal.chains.get(&owner).map(|chain| chain.progress.holes.ranges());
            let header = Header {
                whole: true,
                erases: true,
                missing: missing.unwrap_or_default(),
                ..Header::first(&self.event.event_id, owner, number)
            };
            write_whole(&*self.disk, &journal.path(number), &header, &lines)?;
            erased.entries = erased.entries.saturating_add(changed);
        }
        self.go_on_after_erasing()?;
        for folder in [self.folder.backups(), self.folder.recovered()] {
            self.erase_copies(&folder, &instead, &mut erased)?;
        }
        Ok(erased)
    }

    fn unread(&self) -> Journal {
        let (path, id) = (self.folder.journal(), &self.event.event_id);
        Journal::new(self.disk.clone(), path, id, self.desk)
    }

    /// Takes the old segments away and begins a new one after those that stand for them.
    fn go_on_after_erasing(&mut self) -> Result<(), StorageError> {
        let mut journal = self.unread();
        journal.read(Keep::Entries, &mut Findings::default())?;
        put_away(&*self.disk, &self.folder.recovered(), &journal)?;
        let path = self.folder.journal();
        self.disk.sync_folder(&path).map_err(StorageError::disk(&path, "written"))?;
        let Some((last, known)) = journal.last_of(self.desk) else { return Ok(()) };
        if journal.can_be_continued(last) {
            return Ok(());
        }
        let (disk, id, highest) = (self.disk.clone(), &self.event.event_id, journal.highest());
        let sure_len = known.start.offset;
        let mut writer = Writer::new(disk, path.clone(), id, self.desk, highest, sure_len);
        writer.begin_segment(self.next_seq, &[]).map_err(StorageError::disk(&path, "written"))?;
        self.writer = writer;
        Ok(())
    }

    /// Rewrites the copies in a folder; of a set-aside piece only what reads is kept.
    fn erase_copies(
        &self,
        folder: &Path,
        instead: &impl Fn(&Entry) -> Option<Change>,
        erased: &mut Erased,
    ) -> Result<(), StorageError> {
        let names =
            list_if_there(&*self.disk, folder).map_err(StorageError::disk(folder, "read"))?;
        for name in names.into_iter().filter(|name| name.starts_with(|c: char| c.is_ascii_digit()))
        {
            let path = folder.join(&name);
            let reader = self.disk.read(&path, 0).map_err(StorageError::disk(&path, "read"))?;
            let mut lines = Lines::new(reader);
            let (mut bytes, mut changed, mut owner) = (Vec::new(), false, self.desk);
            while let Some(line) = lines.next().map_err(StorageError::disk(&path, "read"))? {
                match rewrite_line(&mut owner, line.bytes, instead) {
                    Rewritten::Same => bytes.extend_from_slice(line.bytes),
                    Rewritten::Other(other) => {
                        changed = true;
                        bytes.extend(other);
                    }
                    Rewritten::Unreadable => {
                        changed = true;
                        continue;
                    }
                }
                bytes.push(b'\n');
            }
            if changed {
                replace(&*self.disk, &path, &bytes)
                    .map_err(StorageError::disk(&path, "written"))?;
                erased.copies.push(name);
            }
        }
        Ok(())
    }
}

/// Rewrites a desk's lines; says how many are others now.
fn rewrite(
    owner: DeskId,
    lines: &mut [(u32, Vec<u8>)],
    instead: &impl Fn(&Entry) -> Option<Change>,
) -> u32 {
    let mut changed = 0_u32;
    for (_, line) in lines {
        if let Rewritten::Other(other) = rewrite_line(&mut owner.clone(), line, instead) {
            *line = other;
            changed = changed.saturating_add(1);
        }
    }
    changed
}

/// What a line is from now on, without its end; a first line says whose the next ones are.
fn rewrite_line(
    owner: &mut DeskId,
    line: &[u8],
    instead: &impl Fn(&Entry) -> Option<Change>,
) -> Rewritten {
    let record = match unframe(line).map(read) {
        Some(Said::Record(record)) => record,
        Some(Said::Header(header)) => {
            *owner = header.desk;
            return Rewritten::Same;
        }
        Some(Said::NewerFormat(_)) => return Rewritten::Same,
        Some(Said::Nonsense) | None => return Rewritten::Unreadable,
    };
    let act_len = record.act_end.saturating_sub(record.act).saturating_add(1);
    let Some(mut entry) = record.into_entry(*owner) else { return Rewritten::Same };
    let Some(change) = instead(&entry) else { return Rewritten::Same };
    entry.change = change;
    record_line(&entry, act_len).map_or(Rewritten::Unreadable, |mut line| {
        line.pop();
        Rewritten::Other(line)
    })
}
