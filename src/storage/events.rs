//! The events on this computer, which of them is the current one, and the installation's own id.

use std::path::{Path, PathBuf};

use super::disk::{Disk, list_if_there, read_all, replace};
use super::error::StorageError;
use super::open::is_event;
use crate::domain::{EventKind, Timestamp};

const CURRENT: &str = "current";
const INSTALL: &str = "install";
const NAME_LIMIT: u64 = 1024;

/// An event in the list of events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventSummary {
    /// Its folder.
    pub folder: PathBuf,
    /// What it is called.
    pub name: String,
    /// Whether it is a real one.
    pub kind: EventKind,
    /// When it was made.
    pub created: Timestamp,
    /// When something was last written to its journal.
    pub last_used: Timestamp,
}

/// The events in a folder of events, the last used first; what is no event is passed over.
///
/// # Errors
///
/// The disk's; a folder that does not exist has no events.
pub fn list_events(disk: &dyn Disk, events: &Path) -> Result<Vec<EventSummary>, StorageError> {
    let names = list_if_there(disk, events).map_err(StorageError::disk(events, "read"))?;
    let mut found: Vec<EventSummary> =
        names.iter().filter_map(|name| summary(disk, &events.join(name))).collect();
    found.sort_by(|one, other| (other.last_used, &one.folder).cmp(&(one.last_used, &other.folder)));
    Ok(found)
}

fn summary(disk: &dyn Disk, path: &Path) -> Option<EventSummary> {
    let (folder, event) = is_event(disk, path)?;
    let journal = folder.join("journal");
    let written = list_if_there(disk, &journal).unwrap_or_default();
    let last_used = written
        .iter()
        .filter_map(|name| Some(disk.meta(&journal.join(name)).ok()?.modified))
        .max()
        .unwrap_or(event.created);
    let (name, kind, created) = (event.name, event.kind, event.created);
    Some(EventSummary { folder, name, kind, created, last_used })
}

/// The folder of the event that is opened when none is named, if it is still there.
///
/// # Errors
///
/// The disk's.
pub fn current_event(disk: &dyn Disk, events: &Path) -> Result<Option<PathBuf>, StorageError> {
    let Some(name) = read_name(disk, &events.join(CURRENT))? else { return Ok(None) };
    // A name and nothing more: not a way out of the folder.
    let plain = Path::new(&name).file_name().is_some_and(|last| last == name.as_str());
    Ok(Some(events.join(name)).filter(|path| plain && is_event(disk, path).is_some()))
}

/// Makes an event the one that is opened when none is named.
///
/// # Errors
///
/// [`StorageError::NotAnEvent`], or the disk's.
pub fn set_current_event(
    disk: &dyn Disk,
    events: &Path,
    folder: &Path,
) -> Result<(), StorageError> {
    let name = folder.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| StorageError::NotAnEvent(folder.to_owned()))?;
    let path = events.join(CURRENT);
    replace(disk, &path, format!("{name}\n").as_bytes())
        .map_err(StorageError::disk(&path, "written"))
}

/// The id of this installation, made the first time it is asked for.
///
/// It tells a folder that was copied from another computer from one that was written here.
///
/// - `random`: sixteen random bytes, used the first time.
///
/// # Errors
///
/// The disk's.
pub fn installation(
    disk: &dyn Disk,
    state: &Path,
    random: [u8; 16],
) -> Result<String, StorageError> {
    let path = state.join(INSTALL);
    if let Some(id) = read_name(disk, &path)? {
        return Ok(id);
    }
    let id = format!("{:032x}", u128::from_be_bytes(random));
    disk.create_folder(state).map_err(StorageError::disk(state, "made"))?;
    replace(disk, &path, format!("{id}\n").as_bytes())
        .map_err(StorageError::disk(&path, "written"))?;
    Ok(id)
}

/// The one line of a small file; `None` when it is missing or empty.
fn read_name(disk: &dyn Disk, path: &Path) -> Result<Option<String>, StorageError> {
    match read_all(disk, path, NAME_LIMIT) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes).trim().to_owned();
            Ok(Some(text).filter(|text| !text.is_empty()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StorageError::disk(path, "read")(error)),
    }
}
