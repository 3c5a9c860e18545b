//! The disk of this computer.

#![expect(clippy::disallowed_methods, reason = "this is the one place that touches files")]

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::{Appending, Disk, Kind, Lock, Meta};
use crate::domain::Timestamp;

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let metadata = fs::symlink_metadata(path)?;
        let kind = if metadata.is_symlink() {
            Kind::Link
        } else if metadata.is_dir() {
            Kind::Folder
        } else if metadata.is_file() {
            Kind::File
        } else {
            Kind::Other
        };
        let age = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        let modified = Timestamp::from_millis(i64::try_from(age.as_millis()).unwrap_or(i64::MAX));
        let access = system::access(&metadata);
        Ok(Meta {
            kind,
            len: metadata.len(),
            modified,
            others_write: access.others_write,
            others_read: access.others_read,
            foreign: access.foreign,
        })
    }

    fn read(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let mut file = open(OpenOptions::new().read(true), path)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(Box::new(file))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Appending>> {
        let file = open(OpenOptions::new().append(true), path)?;
        system::refuse_second_name(&file)?;
        Ok(Box::new(RealFile(file)))
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Appending>> {
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        system::private(&mut options);
        Ok(Box::new(RealFile(open(&mut options, path)?)))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        system::private_folder(&mut builder);
        builder.create(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        system::sync_folder(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(path)? {
            names.extend(entry?.file_name().into_string().ok());
        }
        names.sort_unstable();
        Ok(names)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        // Windows refuses to lock a file that is open for appending only.
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        system::private(&mut options);
        let file = open(&mut options, path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(RealLock(file)))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn make_private(&self, path: &Path) -> io::Result<()> {
        system::make_private(path)
    }
}

/// Opens a regular file without following a link and without waiting for a pipe.
fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    system::refuse_links_and_pipes(options);
    let file = options.open(path).map_err(|error| {
        let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        if link { io::Error::new(io::ErrorKind::InvalidInput, error) } else { error }
    })?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
    }
}

#[derive(Debug)]
struct RealFile(File);

impl Appending for RealFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        system::sync(&self.0)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
}

#[derive(Debug)]
struct RealLock(File);

impl Lock for RealLock {}

impl Drop for RealLock {
    /// Closing the file is not enough: a child that was started this moment still has it open.
    fn drop(&mut self) {
        // What cannot be unlocked is unlocked by the system when the file is closed.
        drop(self.0.unlock());
    }
}

struct Access {
    others_write: bool,
    others_read: bool,
    foreign: bool,
}

#[cfg(unix)]
mod system {
    use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    use rustix::fs::OFlags;

    use super::Access;

    pub(super) fn access(metadata: &Metadata) -> Access {
        Access {
            others_write: metadata.mode() & 0o022 != 0,
            others_read: metadata.mode() & 0o055 != 0,
            foreign: metadata.uid() != rustix::process::geteuid().as_raw(),
        }
    }

    pub(super) fn refuse_links_and_pipes(options: &mut OpenOptions) {
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }

    /// A second name for a journal is a way to write into it from outside the folder.
    pub(super) fn refuse_second_name(file: &File) -> io::Result<()> {
        if file.metadata()?.nlink() == 1 {
            Ok(())
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "the file has a second name"))
        }
    }

    pub(super) fn private(options: &mut OpenOptions) {
        options.mode(0o600);
    }

    pub(super) fn private_folder(builder: &mut DirBuilder) {
        builder.mode(0o700);
    }

    pub(super) fn make_private(path: &Path) -> io::Result<()> {
        let mode = if fs::symlink_metadata(path)?.is_dir() { 0o700 } else { 0o600 };
        fs::set_permissions(path, Permissions::from_mode(mode))
    }

    pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
        let options = OFlags::DIRECTORY.bits().cast_signed();
        let folder = OpenOptions::new().read(true).custom_flags(options).open(path)?;
        match folder.sync_all() {
            // Some network and USB file systems cannot do this for a folder.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            done => done,
        }
    }

    #[cfg(not(target_vendor = "apple"))]
    pub(super) fn sync(file: &File) -> io::Result<()> {
        file.sync_data()
    }

    /// The standard library asks Apple's disks to empty their own cache; a file system that cannot
    /// answers with an error, and gets the plain request instead.
    #[cfg(target_vendor = "apple")]
    pub(super) fn sync(file: &File) -> io::Result<()> {
        match file.sync_data() {
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
                ) =>
            {
                Ok(rustix::fs::fsync(file)?)
            }
            done => done,
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions};
    use std::io;
    use std::path::Path;

    use super::Access;

    // A user's own folder is theirs alone on Windows, by inherited rights.
    pub(super) fn access(_: &Metadata) -> Access {
        Access { others_write: false, others_read: false, foreign: false }
    }

    pub(super) fn refuse_links_and_pipes(_: &mut OpenOptions) {}

    pub(super) fn refuse_second_name(_: &File) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn private(_: &mut OpenOptions) {}

    pub(super) fn private_folder(_: &mut DirBuilder) {}

    pub(super) fn make_private(_: &Path) -> io::Result<()> {
        Ok(())
    }

    /// NTFS keeps the names in a folder in its own journal; there is no such request.
    pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn sync(file: &File) -> io::Result<()> {
        file.sync_data()
    }
}
