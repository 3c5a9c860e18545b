//! The list that an event was filled from and that is watched: `watched.json` in its folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{Disk, Kind, read_all, replace};
use super::error::StorageError;
use crate::domain::Timestamp;

const NAME: &str = "watched.json";
const FORMAT: u32 = 1;
const LIMIT: u64 = 64 << 10;

/// How a file looks from outside: its length in bytes, and when it was last written.
pub type FileMark = (u64, Timestamp);

/// A list that is watched.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Watched {
    /// The version of this file's format.
    format: u32,
    /// The list.
    pub path: PathBuf,
    /// Which sheet of a workbook it is; the one with the people without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// How it looked when it was taken in.
    pub seen: Option<FileMark>,
}

impl Watched {
    /// A list, and how it looked when it was taken in.
    #[must_use]
    pub const fn new(path: PathBuf, sheet: Option<String>, seen: Option<FileMark>) -> Self {
        Self { format: FORMAT, path, sheet, seen }
    }

    /// The list that is watched for the event in a folder; none where that cannot be read.
    #[must_use]
    pub fn of(disk: &dyn Disk, folder: &Path) -> Option<Self> {
        let bytes = read_all(disk, &folder.join(NAME), LIMIT).ok()?;
        let watched = serde_json::from_slice::<Option<Self>>(&bytes).ok()?;
        watched.filter(|watched| watched.format == FORMAT)
    }

    /// Notes which list is watched for the event in a folder, or that none is.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn note(
        disk: &dyn Disk,
        folder: &Path,
        watched: Option<&Self>,
    ) -> Result<(), StorageError> {
        let path = folder.join(NAME);
        let bytes = serde_json::to_vec(&watched).map_err(StorageError::unreadable(&path))?;
        replace(disk, &path, &bytes).map_err(StorageError::disk(&path, "written"))
    }
}

/// How a file looks from outside; `None` when there is none.
#[must_use]
pub fn file_mark(disk: &dyn Disk, path: &Path) -> Option<FileMark> {
    let plain = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let meta = disk.meta(&plain).ok().filter(|meta| meta.kind == Kind::File)?;
    Some((meta.len, meta.modified))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::disk::memory::MemoryDisk;

    #[test]
    fn the_watched_list_is_read_back_and_a_damaged_note_means_none() {
        let (disk, folder) = (MemoryDisk::default(), Path::new("/spring"));
        disk.create_folder(folder).unwrap();
        let seen = Some((7, Timestamp::from_millis(1_777_800_000_000)));
        let watched =
            Watched::new(PathBuf::from("/share/guests.xlsx"), Some("Guests".into()), seen);

        Watched::note(&disk, folder, Some(&watched)).unwrap();
        assert_eq!(Watched::of(&disk, folder), Some(watched));
        Watched::note(&disk, folder, None).unwrap();
        assert_eq!(Watched::of(&disk, folder), None);

        replace(&disk, &folder.join(NAME), b"{\"format\":").unwrap();
        assert_eq!(Watched::of(&disk, folder), None);
    }
}
