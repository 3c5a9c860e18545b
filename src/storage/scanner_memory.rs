//! How the scanner of this laptop types: `scanner.json`, learned from the test card.
//!
//! A damaged or a newer one costs the memory and nothing else: codes are then read as they are.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, read_all, replace};
use super::error::StorageError;
use crate::domain::Scanner;

const FORMAT: u32 = 1;
/// The most bytes that are read.
const LIMIT: u64 = 64 << 10;

/// How the scanner of this laptop types, as it stands in its file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ScannerMemory {
    format: u32,
    scanner: Scanner,
}

impl ScannerMemory {
    /// Reads what was learned; `None` where nothing was.
    ///
    /// # Errors
    ///
    /// [`StorageError::Unreadable`] and [`StorageError::Newer`], or the disk's.
    pub fn read(disk: &dyn Disk, path: &Path) -> Result<Option<Scanner>, StorageError> {
        let bytes = match read_all(disk, path, LIMIT) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StorageError::disk(path, "read")(error)),
        };
        let memory: Self =
            serde_json::from_slice(&bytes).map_err(StorageError::unreadable(path))?;
        if memory.format > FORMAT {
            return Err(StorageError::Newer(path.to_owned()));
        }
        Ok(Some(memory.scanner))
    }

    /// Keeps what was learned, in place of what was known before.
    ///
    /// # Errors
    ///
    /// The disk's; what was known before is still there.
    pub fn remember(disk: &dyn Disk, path: &Path, scanner: Scanner) -> Result<(), StorageError> {
        let memory = Self { format: FORMAT, scanner };
        let mut bytes =
            serde_json::to_vec_pretty(&memory).map_err(StorageError::unreadable(path))?;
        bytes.push(b'\n');
        if let Some(folder) = path.parent() {
            disk.create_folder(folder).map_err(StorageError::disk(folder, "made"))?;
        }
        replace(disk, path, &bytes).map_err(StorageError::disk(path, "written"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Ending, TEST_CARD};
    use crate::storage::disk::memory::MemoryDisk;

    const PATH: &str = "/home/scanner.json";

    #[test]
    fn what_was_learned_last_is_known() {
        let disk = MemoryDisk::default();
        let path = Path::new(PATH);
        assert_eq!(ScannerMemory::read(&disk, path).unwrap(), None);
        let plain = Scanner::learned(TEST_CARD, Ending::Enter).unwrap();
        let dvorak = Scanner::learned("ODXJEUIDHTNBLPOYKQOD", Ending::Nothing).unwrap();

        for scanner in [dvorak, plain] {
            ScannerMemory::remember(&disk, path, scanner.clone()).unwrap();

            assert_eq!(ScannerMemory::read(&disk, path).unwrap(), Some(scanner));
        }
    }

    #[test]
    fn a_damaged_or_newer_memory_is_an_error_with_a_sentence() {
        let disk = MemoryDisk::default();
        let path = Path::new(PATH);
        disk.create_folder(Path::new("/home")).unwrap();
        for damaged in ["", "{", "[1]", "{\"format\":9,\"scanner\":{}}"] {
            replace(&disk, path, damaged.as_bytes()).unwrap();

            let error = ScannerMemory::read(&disk, path).unwrap_err();

            assert!(error.to_string().contains("scanner.json"), "{damaged}: {error}");
        }
    }
}
