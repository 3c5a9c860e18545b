//! What storage does with files, as one small trait: a real disk and, in tests, one that fails.

#[cfg(test)]
pub(crate) mod memory;
mod real;

use std::fmt;
use std::io::{self, Read};
use std::path::Path;

use crate::domain::Timestamp;

pub use real::RealDisk;

/// What lies at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, whatever it points to.
    Link,
    /// A pipe, a device, a socket.
    Other,
}

/// What is known of a path without opening it; links are not followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meta {
    /// What it is.
    pub kind: Kind,
    /// Its length in bytes.
    pub len: u64,
    /// When it was last written.
    pub modified: Timestamp,
    /// Whether people other than the owner may write to it.
    pub others_write: bool,
    /// Whether people other than the owner may look into it.
    pub others_read: bool,
    /// Whether it belongs to another user of this computer.
    pub foreign: bool,
}

/// A file open for writing at its end.
pub trait Appending: fmt::Debug + Send {
    /// Writes every byte at the end of the file.
    ///
    /// # Errors
    ///
    /// The disk's; some of the bytes may have been written.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until what was written, and the length of the file, would survive a power cut.
    ///
    /// # Errors
    ///
    /// The disk's; from then on nothing is known about what this file holds.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts the file to a length in bytes.
    ///
    /// # Errors
    ///
    /// The disk's.
    fn set_len(&mut self, len: u64) -> io::Result<()>;
}

/// A lock that is held as long as this value lives, and given back by the system if we die.
pub trait Lock: fmt::Debug + Send {}

/// The disk, as far as storage needs one.
///
/// Every file it makes is for its owner alone (0600), every folder too (0700); links, pipes and
/// devices are refused and never waited for. All errors are the disk's own.
#[expect(clippy::missing_errors_doc, reason = "said once for the whole trait")]
pub trait Disk: fmt::Debug + Send + Sync {
    /// What lies at a path; an error of kind `NotFound` when nothing does.
    fn meta(&self, path: &Path) -> io::Result<Meta>;

    /// Opens a regular file for reading, beginning at an offset in bytes.
    fn read(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>>;

    /// Opens an existing regular file for writing at its end.
    fn append(&self, path: &Path) -> io::Result<Box<dyn Appending>>;

    /// Makes a file that must not exist yet.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Appending>>;

    /// Makes a folder, and those above it where they are missing; one that exists is left alone.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Gives a file or a folder another place, in one step; what was there is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Takes an empty folder away.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Waits until the names in a folder would survive a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// The names in a folder, sorted; those that are not text are left out.
    fn list(&self, path: &Path) -> io::Result<Vec<String>>;

    /// Takes the lock on a file, which is made if need be; `None` when somebody else has it.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>>;

    /// Shuts everybody but the owner out of a file or a folder.
    fn make_private(&self, path: &Path) -> io::Result<()>;
}

/// Reads a small file whole.
///
/// # Errors
///
/// The disk's, or one of kind `FileTooLarge` when there are more than `limit` bytes.
pub(super) fn read_all(disk: &dyn Disk, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    disk.read(path, 0)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Whether something lies at a path.
///
/// # Errors
///
/// The disk's, other than that nothing is there.
pub(super) fn exists(disk: &dyn Disk, path: &Path) -> io::Result<bool> {
    match disk.meta(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The names in a folder, none when there is no such folder.
///
/// # Errors
///
/// The disk's.
pub(super) fn list_if_there(disk: &dyn Disk, path: &Path) -> io::Result<Vec<String>> {
    match disk.list(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        names => names,
    }
}

/// Puts a file with these bytes in a place, in one step: after a power cut it is the old one or
/// the new one, and never half of either.
///
/// # Errors
///
/// The disk's; the old file is still there.
pub(super) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let aside = folder.join(format!(".{}.tmp", name.to_string_lossy()));
    let written = write_aside(disk, &aside, bytes).and_then(|()| disk.rename(&aside, path));
    if let Err(error) = written {
        // The reason why it was not written is worth more than one for what is left of it.
        drop(disk.remove(&aside));
        return Err(error);
    }
    disk.sync_folder(folder)
}

/// The same without waiting until it is sure.
///
/// # Errors
///
/// The disk's.
pub(super) fn put(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let aside = folder.join(format!(".{}.tmp", name.to_string_lossy()));
    clear(disk, &aside)?;
    let mut file = disk.create_new(&aside)?;
    file.write_all(bytes)?;
    drop(file);
    disk.rename(&aside, path)
}

fn write_aside(disk: &dyn Disk, aside: &Path, bytes: &[u8]) -> io::Result<()> {
    clear(disk, aside)?;
    write_new(disk, aside, bytes)
}

/// Takes away what a power cut left behind; the folder's lock says that nobody is writing it now.
fn clear(disk: &dyn Disk, aside: &Path) -> io::Result<()> {
    match disk.remove(aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes a file with these bytes, which must not exist yet, and waits until they are sure.
///
/// # Errors
///
/// The disk's; a part of the file may be there.
pub(super) fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create_new(path)?;
    file.write_all(bytes)?;
    file.sync()
}
