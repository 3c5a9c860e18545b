//! The folder of one event: its names, its small files, and whose it may be.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::disk::{Disk, Kind, list_if_there, read_all, replace};
use super::error::StorageError;
use crate::domain::{DeskId, EventKind, Timestamp};

/// The version of `event.json` that this build reads and writes.
const FORMAT: u32 = 1;
const SMALL_FILE_LIMIT: u64 = 64 * 1024;
const SLUG_LIMIT: usize = 40;
/// How many bytes are kept back for the moment in which the disk is full.
const RESERVE_LEN: usize = 256 * 1024;

/// What an event is called and what kind it is: the file `event.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EventFile {
    /// The version of this file's format.
    pub format: u32,
    /// The event's id on every desk: sixteen hexadecimal digits.
    pub event_id: String,
    /// What it is called.
    pub name: String,
    /// When it was made.
    pub created: Timestamp,
    /// Whether it is a real one.
    #[serde(default)]
    pub kind: EventKind,
}

/// Which desk writes in this folder, and on which installation: the file `desk.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct DeskFile {
    pub desk: DeskId,
    pub install: String,
}

/// The place that the last session had reached when it ended by itself: the file `closed.json`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Closed {
    pub desk: DeskId,
    pub seq: u32,
}

impl EventFile {
    pub(super) fn new(event_id: String, name: &str, created: Timestamp, kind: EventKind) -> Self {
        Self { format: FORMAT, event_id, name: name.to_owned(), created, kind }
    }
}

/// The names in an event's folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }

    pub(super) fn event(&self) -> PathBuf {
        self.0.join("event.json")
    }

    pub(super) fn desk(&self) -> PathBuf {
        self.0.join("desk.json")
    }

    pub(super) fn closed(&self) -> PathBuf {
        self.0.join("closed.json")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.0.join("journal")
    }

    pub(super) fn roster(&self) -> PathBuf {
        self.0.join("roster.json")
    }

    pub(super) fn reserve(&self) -> PathBuf {
        self.0.join("reserve.bin")
    }

    pub(super) fn recovered(&self) -> PathBuf {
        self.0.join("recovered")
    }

    pub(super) fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// Refuses a folder that is a link or another user's, or whose journals are no plain files.
    ///
    /// # Errors
    ///
    /// [`StorageError::NotAnEvent`], [`StorageError::NotPlain`], [`StorageError::Foreign`], and
    /// the disk's.
    pub(super) fn refuse_strange(&self, disk: &dyn Disk) -> Result<(), StorageError> {
        let not_there = |_| StorageError::NotAnEvent(self.0.clone());
        let meta = disk.meta(&self.0).map_err(not_there)?;
        plain(meta.kind, Kind::Folder, &self.0)?;
        if meta.foreign {
            return Err(StorageError::Foreign(self.0.clone()));
        }
        plain(disk.meta(&self.event()).map_err(not_there)?.kind, Kind::File, &self.event())?;
        let journal = self.journal();
        let names = list_if_there(disk, &self.0).map_err(StorageError::disk(&self.0, "read"))?;
        if !names.iter().any(|name| name == "journal") {
            return Ok(());
        }
        let kind = disk.meta(&journal).map_err(StorageError::disk(&journal, "read"))?.kind;
        plain(kind, Kind::Folder, &journal)?;
        for name in disk.list(&journal).map_err(StorageError::disk(&journal, "read"))? {
            let path = journal.join(name);
            let kind = disk.meta(&path).map_err(StorageError::disk(&path, "read"))?.kind;
            plain(kind, Kind::File, &path)?;
        }
        Ok(())
    }

    /// Shuts everybody but the owner out of the folder and of what lies in it.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub(super) fn make_private(&self, disk: &dyn Disk) -> Result<(), StorageError> {
        let mut paths = vec![self.0.clone()];
        for folder in [self.0.clone(), self.journal(), self.recovered(), self.backups()] {
            let names =
                list_if_there(disk, &folder).map_err(StorageError::disk(&folder, "read"))?;
            paths.extend(names.into_iter().map(|name| folder.join(name)));
        }
        for path in paths {
            let meta = disk.meta(&path).map_err(StorageError::disk(&path, "read"))?;
            let plain = matches!(meta.kind, Kind::File | Kind::Folder);
            if plain && (meta.others_read || meta.others_write) {
                disk.make_private(&path).map_err(StorageError::disk(&path, "closed to others"))?;
            }
        }
        Ok(())
    }

    pub(super) fn read_event(&self, disk: &dyn Disk) -> Result<EventFile, StorageError> {
        let path = self.event();
        let format: Format = read_json(disk, &path)?;
        if format.format > FORMAT {
            return Err(StorageError::Newer(self.0.clone()));
        }
        read_json(disk, &path)
    }

    /// Which desk's folder this is; `None` when it is lost.
    pub(super) fn read_desk(&self, disk: &dyn Disk) -> Option<DeskFile> {
        read_json(disk, &self.desk()).ok()
    }

    /// Makes the ballast that can be thrown off when the disk is full, if it is not there.
    ///
    /// # Errors
    ///
    /// The disk's: it is too full for it.
    pub(super) fn keep_reserve(&self, disk: &dyn Disk) -> std::io::Result<()> {
        if super::disk::exists(disk, &self.reserve())? {
            return Ok(());
        }
        // Not zeros: some file systems keep those in no space at all.
        let ballast = b"shouldmeet: kept".repeat(RESERVE_LEN / 16);
        replace(disk, &self.reserve(), &ballast)
    }
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

fn plain(kind: Kind, wanted: Kind, path: &Path) -> Result<(), StorageError> {
    if kind == wanted { Ok(()) } else { Err(StorageError::NotPlain(path.to_owned())) }
}

/// Reads a small JSON file.
pub(super) fn read_json<T: DeserializeOwned>(
    disk: &dyn Disk,
    path: &Path,
) -> Result<T, StorageError> {
    let bytes = read_all(disk, path, SMALL_FILE_LIMIT).map_err(StorageError::disk(path, "read"))?;
    serde_json::from_slice(&bytes).map_err(StorageError::unreadable(path))
}

/// Puts a small JSON file in its place, in one step.
pub(super) fn write_json(
    disk: &dyn Disk,
    path: &Path,
    value: &impl Serialize,
) -> Result<(), StorageError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(StorageError::unreadable(path))?;
    bytes.push(b'\n');
    replace(disk, path, &bytes).map_err(StorageError::disk(path, "written"))
}

/// The name of an event's folder: letters, digits and dashes of its name, and of its id the first
/// eight digits, so that no name is a path, a reserved word or another event's.
///
/// - `event_id`: sixteen hexadecimal digits.
#[must_use]
pub fn slug(name: &str, event_id: &str) -> String {
    let mut slug = String::new();
    for letter in deunicode::deunicode(name).chars() {
        if slug.len() >= SLUG_LIMIT {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let word = slug.trim_end_matches('-');
    let word = if word.is_empty() { "event" } else { word };
    let digits: String = event_id.chars().filter(char::is_ascii_hexdigit).take(8).collect();
    format!("{word}-{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_of_events_give_plain_names_of_folders() {
        for (name, expected) in [
            ("../../etc/cron.d/x", "etc-cron-d-x-8f3a0000"),
            ("CON", "con-8f3a0000"),
            ("", "event-8f3a0000"),
            ("   ", "event-8f3a0000"),
            ("..", "event-8f3a0000"),
            ("-rf", "rf-8f3a0000"),
            ("a\0b\u{1b}[2J\n", "a-b-2j-8f3a0000"),
            ("C:\\Windows\\x", "c-windows-x-8f3a0000"),
            ("~root", "root-8f3a0000"),
            ("$(id)", "id-8f3a0000"),
            ("Z\u{fc}rich Caf\u{e9}", "zurich-cafe-8f3a0000"),
            ("Fair.", "fair-8f3a0000"),
            ("NUL.txt", "nul-txt-8f3a0000"),
            ("\u{202e}gnp", "gnp-8f3a0000"),
        ] {
            assert_eq!(slug(name, "8f3a00001234abcd"), expected, "{name:?}");
        }
        assert_eq!(slug(&"x".repeat(500), "8f3a00001234abcd").len(), SLUG_LIMIT + 9);
    }
}
