//! The thread that looks whether the list has changed: a disk that does not answer holds up
//! nobody else.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::main_loop::Input;
use crate::app::Message;
use crate::intake::SIZE_LIMIT;
use crate::storage::{Disk, FileMark, file_mark, read_file};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// A list that is watched, for as long as this lives.
#[derive(Debug)]
pub(super) struct Watch {
    // The thread ends when nobody can tell it to any more.
    _alive: Sender<()>,
}

impl Watch {
    /// Watches a file that looked like this when it was taken in.
    #[expect(clippy::disallowed_methods, reason = "the thread that watches the list")]
    pub(super) fn start(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        seen: Option<FileMark>,
        inputs: Sender<Input>,
    ) -> Self {
        let (alive, end) = channel();
        std::thread::spawn(move || look(&*disk, &path, seen, &inputs, &end));
        Self { _alive: alive }
    }
}

fn look(
    disk: &dyn Disk,
    path: &Path,
    seen: Option<FileMark>,
    inputs: &Sender<Input>,
    end: &Receiver<()>,
) {
    let mut looks = Looks { told: seen, last: None };
    let limit = u64::try_from(SIZE_LIMIT).unwrap_or(u64::MAX);
    while end.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
        let readable = || read_file(disk, path, limit).is_ok();
        if looks.settled(file_mark(disk, path), readable) {
            drop(inputs.send(Input::Message(Message::ListChanged(path.to_owned()))));
        }
    }
}

/// What was seen of a file, look after look.
#[derive(Debug)]
struct Looks {
    told: Option<FileMark>,
    last: Option<FileMark>,
}

impl Looks {
    /// Whether the file has changed and rests again: it looked the same twice, and can be read.
    ///
    /// A file that is gone is waited for: programs save by putting another one in its place.
    fn settled(&mut self, now: Option<FileMark>, readable: impl FnOnce() -> bool) -> bool {
        let rests = now.is_some() && now == self.last;
        self.last = now;
        let settled = rests && now != self.told && readable();
        if settled {
            self.told = now;
        }
        settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

    const fn mark(len: u64, at: i64) -> FileMark {
        (len, Timestamp::from_millis(at))
    }

    #[test]
    fn a_change_is_told_once_when_the_file_rests_and_can_be_read() {
        let mut looks = Looks { told: Some(mark(10, 1)), last: None };
        let mut told = Vec::new();
        for (now, readable) in [
            (Some(mark(10, 1)), true),
            (Some(mark(10, 1)), true),
            (Some(mark(12, 2)), true), // being written
            (Some(mark(15, 3)), true),
            (Some(mark(15, 3)), false), // another program holds it
            (Some(mark(15, 3)), true),
            (Some(mark(15, 3)), true),
            (None, true), // saved by renaming
            (Some(mark(15, 9)), true),
            (Some(mark(15, 9)), true),
        ] {
            told.push(looks.settled(now, || readable));
        }

        let expected = [false, false, false, false, false, true, false, false, false, true];
        assert_eq!(told, expected);
    }
}
