//! A list file, read and understood.

use std::path::Path;

use crate::intake::{Mapping, SIZE_LIMIT, Sheet, Unreadable, decode};
use crate::storage::{Disk, read_file};

/// Reads a list: its rows, and what its columns are taken for.
///
/// # Errors
///
/// One line: what is wrong with the file, and what to do.
pub fn read_list(disk: &dyn Disk, path: &Path) -> Result<(Sheet, Mapping), String> {
    let limit = u64::try_from(SIZE_LIMIT).unwrap_or(u64::MAX);
    let bytes =
        read_file(disk, path, limit).map_err(|error| format!("{error} · {}", error.hint()))?;
    let told = |error: Unreadable| format!("{}: {error} · {}", path.display(), error.hint());
    let sheet = Sheet::read(&decode(&bytes).map_err(told)?).map_err(told)?;
    let mapping = Mapping::guess(&sheet);
    Ok((sheet, mapping))
}
