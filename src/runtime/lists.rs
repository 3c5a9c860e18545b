//! A list file, read and understood.

use std::fmt;
use std::path::Path;
use std::sync::Once;

use crate::intake::{Mapping, SIZE_LIMIT, Sheet, Unreadable, open};
use crate::storage::{Disk, StorageError, read_file};

/// Why a file could not be read as a list: a sentence, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListError {
    /// What is wrong.
    pub sentence: String,
    /// What to do.
    pub hint: String,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} · {}", self.sentence, self.hint)
    }
}

/// Reads a list: its rows, and what its columns are taken for.
///
/// # Errors
///
/// What is wrong with the file, and what to do.
pub fn read_list(disk: &dyn Disk, path: &Path) -> Result<(Sheet, Mapping), ListError> {
    let disk_error = |error: StorageError| ListError {
        sentence: error.to_string(),
        hint: error.hint().to_owned(),
    };
    let unreadable = |error: Unreadable| ListError {
        sentence: format!("{}: {error}", path.display()),
        hint: error.hint().to_owned(),
    };
    let limit = u64::try_from(SIZE_LIMIT).unwrap_or(u64::MAX);
    let bytes = read_file(disk, path, limit).map_err(disk_error)?;
    let read = apart(move || {
        let sheet = open(&bytes)?;
        let mapping = Mapping::guess(&sheet);
        Ok((sheet, mapping))
    });
    read.unwrap_or(Err(Unreadable::Damaged)).map_err(unreadable)
}

/// What the thread is called in which lists are read.
const READER: &str = "reads a list";

/// Whether this is the thread in which lists are read: what goes wrong there costs the file alone,
/// so neither the terminal nor the host is to hear of it.
pub(super) fn is_reader() -> bool {
    std::thread::current().name() == Some(READER)
}

/// Does something in a thread of its own; `None` when it stopped over a fault.
fn apart<T: Send + 'static>(read: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !is_reader() {
                report(panic);
            }
        }));
    });
    let reader = std::thread::Builder::new().name(READER.to_owned()).spawn(read);
    reader.ok()?.join().ok()
}
