//! What can go wrong with an event's folder, in sentences for the facilitator.

use std::io;
use std::path::{Path, PathBuf};

/// Why an event's folder could not be made, opened or written.
///
/// The sentence says what is wrong, [`hint`](Self::hint) what to do; the cause is its `source`.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The disk refused.
    #[error("{} could not be {act}", path.display())]
    Disk {
        /// Which file or folder.
        path: PathBuf,
        /// What was done with it, as in "could not be read".
        act: &'static str,
        /// What the disk said.
        source: io::Error,
    },
    /// There is no such folder, or no event in it.
    #[error("{} is not the folder of an event", .0.display())]
    NotAnEvent(PathBuf),
    /// A link, a pipe or a device lies where an event's file or folder should be.
    #[error("{} is a link or a device and not a plain file or folder", .0.display())]
    NotPlain(PathBuf),
    /// The folder belongs to another user of this computer.
    #[error("{} belongs to another user of this computer", .0.display())]
    Foreign(PathBuf),
    /// A small file of the folder does not say what it should.
    #[error("{} cannot be read by this program", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Where it stops making sense.
        source: serde_json::Error,
    },
    /// The folder was made by a newer version of the program.
    #[error("{} was made by a newer version of shouldmeet", .0.display())]
    Newer(PathBuf),
    /// A folder of that name exists.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// Another window writes to the event.
    #[error("{} is open in another window", .0.display())]
    Locked(PathBuf),
    /// A copy cannot be made of a damaged journal.
    #[error("The journal in {} is damaged", .0.display())]
    Damaged(PathBuf),
    /// Somebody edited the readable roster, and it is not overwritten without a word.
    #[error("{} was changed outside shouldmeet", .0.display())]
    RosterEdited(PathBuf),
    /// A backup holds a line that does not read back.
    #[error("Line {line} of {} does not read back", path.display())]
    BadBackup {
        /// Which backup.
        path: PathBuf,
        /// Which line of it, from 1.
        line: u32,
    },
    /// Neither the environment nor the system says where the user's files are.
    #[error("This computer does not say where your files are kept")]
    NoHome,
}

impl StorageError {
    /// What the facilitator can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Disk { source, .. } => disk_hint(source.kind()),
            Self::NotAnEvent(_) => "run `shouldmeet events` to see the events there are",
            Self::NotPlain(_) => "put the file itself in its place, or move the event elsewhere",
            Self::Foreign(_) => "copy the folder into your own files and open the copy",
            Self::Unreadable { .. } => "put the file back as it was, from a backup of the folder",
            Self::Newer(_) => "open it with that version; nothing in it was touched",
            Self::Exists(_) => "give the event another name",
            Self::Locked(_) => "close the other window, or look on without writing",
            Self::Damaged(_) => "run `shouldmeet repair` first",
            Self::RosterEdited(_) => "move your copy elsewhere, and a new one takes its place",
            Self::BadBackup { .. } => "take the backup before this one",
            Self::NoHome => "set SHOULDMEET_HOME to a folder of yours",
        }
    }

    /// The disk's error with the path it is about; `act` reads as in "could not be read".
    pub(super) fn disk(path: &Path, act: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| {
            // The disk's own word for a link or a device, see `RealDisk`.
            if source.kind() == io::ErrorKind::InvalidInput {
                return Self::NotPlain(path.to_owned());
            }
            Self::Disk { path: path.to_owned(), act, source }
        }
    }

    pub(super) fn unreadable(path: &Path) -> impl FnOnce(serde_json::Error) -> Self {
        |source| Self::Unreadable { path: path.to_owned(), source }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the system's list of errors is open")]
fn disk_hint(kind: io::ErrorKind) -> &'static str {
    match kind {
        kind if is_full(kind) => "free some space on the disk",
        io::ErrorKind::NotFound => "look whether the folder was moved or the stick taken out",
        io::ErrorKind::PermissionDenied => "make the folder yours, or take another one",
        io::ErrorKind::ReadOnlyFilesystem => "take a folder on a disk that can be written to",
        _ => "copy the event to another disk",
    }
}

/// Whether an error says that the disk, or the user's share of it, is full.
pub(super) const fn is_full(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
