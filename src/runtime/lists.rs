//! A list file, read and understood, off the thread that draws.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Once};

use super::clock::now;
use super::main_loop::Input;
use super::rosters;
use super::shop::{Shop, told};
use crate::app::{ListWork, Message};
use crate::domain::Participant;
use crate::intake::{
    Ahead, Decoded, Doing, Known, SIZE_LIMIT, SaidOfColumns, Sheet, Understood, Unreadable,
    open_with_text, recalled, shape,
};
use crate::storage::{Disk, ListMemory, RememberedList, StorageError, file_mark, read_file};

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

fn read_bytes(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, ListError> {
    let limit = u64::try_from(SIZE_LIMIT).unwrap_or(u64::MAX);
    read_file(disk, path, limit).map_err(|error: StorageError| ListError {
        sentence: error.to_string(),
        hint: error.hint().to_owned(),
    })
}

fn read_sheet(path: &Path, bytes: Vec<u8>) -> Result<(Sheet, Option<Decoded>), ListError> {
    let unreadable = |error: Unreadable| ListError {
        sentence: format!("{}: {error}", path.display()),
        hint: error.hint().to_owned(),
    };
    let read = apart(move || open_with_text(&bytes));
    read.unwrap_or(Err(Unreadable::Damaged)).map_err(unreadable)
}

/// That a workbook has no such sheet, and which it has.
fn no_such_sheet(path: &Path, sheet: &Sheet, wanted: &str) -> ListError {
    let names: Vec<String> = sheet.names().map(|name| format!("“{name}”")).collect();
    let hint = match names.as_slice() {
        [] => "leave --sheet out: the file is no workbook".to_owned(),
        names => format!("it has {}", names.join(", ")),
    };
    let sentence = format!("{} has no sheet “{wanted}” with rows", path.display());
    ListError { sentence, hint }
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

impl Shop {
    /// Reads a list with what the host said of an earlier one of its shape.
    ///
    /// - `sheet`: which sheet of a workbook is wanted; the one with the people without it.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, and what to do.
    pub fn know_list(&self, path: &Path, sheet: Option<&str>) -> Result<Known, ListError> {
        self.know_bytes(path, read_bytes(&*self.disk, path)?, sheet)
    }

    /// A readable roster held against a roster; `None` when the file is none.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn understand_roster(
        &self,
        path: &Path,
        roster: &[Participant],
    ) -> Result<Option<Understood>, ListError> {
        Ok(rosters::understood(&read_bytes(&*self.disk, path)?, roster))
    }

    fn know_bytes(
        &self,
        path: &Path,
        bytes: Vec<u8>,
        wanted: Option<&str>,
    ) -> Result<Known, ListError> {
        let (mut sheet, decoded) = read_sheet(path, bytes)?;
        if let Some(wanted) = wanted
            && !sheet.go_to(wanted)
        {
            return Err(no_such_sheet(path, &sheet, wanted));
        }
        let memory = ListMemory::read(&*self.disk, &self.places.lists());
        let remembered = shape(&sheet).and_then(|titles| memory.of(&titles).cloned());
        let by_hand = remembered.as_ref().map(|list| recalled(&sheet, &list.said));
        let said_on = remembered.map(|list| list.at.day(&self.zone));
        let by_hand = by_hand.unwrap_or_default();
        let (sheet, text) = (Arc::new(sheet), decoded.map(Arc::new));
        let mark = None;
        Ok(Known { sheet, text, mark, said_on: said_on.filter(|_| !by_hand.is_empty()), by_hand })
    }

    /// Understands a list, as long as that is wanted; `None` when it no longer was.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, and what to do.
    pub fn understand(
        &self,
        work: ListWork,
        roster: &[Participant],
        ahead: Ahead<'_>,
    ) -> Result<Option<Understood>, ListError> {
        let known = match work {
            ListWork::File { path, sheet } => {
                if !ahead(Doing::Reading, 0, 1) {
                    return Ok(None);
                }
                // Looked at first: what is written after the reading is a change.
                let mark = file_mark(&*self.disk, &path);
                let bytes = read_bytes(&*self.disk, &path)?;
                if let Some(mut understood) = rosters::understood(&bytes, roster) {
                    understood.known.mark = mark;
                    return Ok(Some(understood));
                }
                Known { mark, ..self.know_bytes(&path, bytes, sheet.as_deref())? }
            }
            ListWork::Again(known) => *known,
        };
        Ok(known.understood(roster.iter(), ahead))
    }

    /// Keeps what the host said of the columns of lists with these titles.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn remember_columns(
        &self,
        titles: Vec<String>,
        said: SaidOfColumns,
    ) -> Result<(), StorageError> {
        let list = RememberedList { titles, said, at: now() };
        ListMemory::remember(&*self.disk, &self.places.lists(), list)
    }
}

/// The list that is being understood, until it is stopped.
#[derive(Debug, Default)]
pub(super) struct Understanding {
    stop: Arc<AtomicBool>,
}

impl Understanding {
    /// Begins with a list; whatever was being understood before is stopped.
    #[expect(clippy::disallowed_methods, reason = "the thread that understands a list")]
    pub(super) fn begin(
        &mut self,
        shop: &Shop,
        inputs: &Sender<Input>,
        request: u64,
        work: ListWork,
        roster: Vec<Participant>,
    ) {
        self.stop();
        let (stop, shop, inputs) = (self.stop.clone(), shop.clone(), inputs.clone());
        std::thread::spawn(move || {
            let told = AtomicU8::new(u8::MAX);
            let ahead = |doing: Doing, done: usize, of: usize| {
                let percent = doing.percent(done, of);
                // The loop is told of a change alone: it draws a frame for each.
                if told.swap(percent, Ordering::Relaxed) != percent {
                    let message = Message::ListAhead { request, doing, percent };
                    drop(inputs.send(Input::Message(message)));
                }
                !stop.load(Ordering::Relaxed)
            };
            let list = match shop.understand(work, &roster, &ahead) {
                Ok(Some(list)) => Ok(Box::new(list)),
                Ok(None) => return,
                Err(error) => Err(error.to_string()),
            };
            // A program that has ended needs no list.
            drop(inputs.send(Input::Message(Message::ListRead { request, list })));
        });
    }

    /// Nobody waits for the list any more.
    pub(super) fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::default();
    }
}

/// What becomes of keeping what was said, where it does not succeed.
pub(super) fn not_remembered(error: &StorageError) -> Message {
    Message::Failed(format!("What was said of the columns is not remembered: {}", told(error)))
}
