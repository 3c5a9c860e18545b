//! Files that the host points at, read or written whole.

use std::path::Path;

use super::disk::{Disk, put, read_all, replace};
use super::error::StorageError;

/// The bytes of a file that is no event's, at most `limit` of them.
///
/// # Errors
///
/// The disk's; `FileTooLarge` inside when the file is longer.
pub fn read_file(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Vec<u8>, StorageError> {
    // Only an event's own files may not be links: what the host points at is the host's affair.
    let plain = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    read_all(disk, &plain, limit).map_err(StorageError::disk(path, "read"))
}

/// Puts a file in its place, whole or not at all, and does not wait until it is sure: one of many that
/// are made again from the journal should a power cut take them.
///
/// # Errors
///
/// The disk's.
pub fn put_file(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    put(disk, path, bytes).map_err(StorageError::disk(path, "written"))
}

/// Puts a file for the host in its place, whole or not at all; one that is there is replaced.
///
/// # Errors
///
/// The disk's.
pub fn write_file(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    replace(disk, path, bytes).map_err(StorageError::disk(path, "written"))
}
