//! Takes an event away for good: a sample or a rehearsal that has served.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::disk::{Disk, Kind};
use super::error::StorageError;
use super::folder::Folder;
use super::open::lock;

/// How deep the folders of an event lie in each other.
const DEPTH: u8 = 4;

/// Takes an event's folder away with everything in it.
///
/// The file that makes it an event goes first: half taken away, it is no event any more.
///
/// # Errors
///
/// [`StorageError::Locked`] while a window has it open, or the disk's.
pub fn remove_event(disk: &Arc<dyn Disk>, path: &Path) -> Result<(), StorageError> {
    let folder = Folder::new(path);
    folder.refuse_strange(&**disk)?;
    folder.read_event(&**disk)?;
    let held = lock(&**disk, &folder)?.ok_or_else(|| StorageError::Locked(path.to_owned()))?;
    let file = folder.event();
    disk.remove(&file).map_err(StorageError::disk(&file, "taken away"))?;
    // Some systems do not take a file away that is locked, even by us.
    drop(held);
    empty(&**disk, path, DEPTH).map_err(StorageError::disk(path, "taken away"))
}

fn empty(disk: &dyn Disk, folder: &Path, depth: u8) -> io::Result<()> {
    for name in disk.list(folder)? {
        let path = folder.join(name);
        match disk.meta(&path)?.kind {
            Kind::Folder if depth > 0 => empty(disk, &path, depth - 1)?,
            Kind::Folder => return Err(io::ErrorKind::DirectoryNotEmpty.into()),
            Kind::File | Kind::Link | Kind::Other => disk.remove(&path)?,
        }
    }
    disk.remove_folder(folder)
}
