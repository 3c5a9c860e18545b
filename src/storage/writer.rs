//! Writes a desk's own journal: what it reports as saved would survive a power cut.
//!
//! Never edits; appends, and takes back only what it has just written and not reported.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::disk::{Appending, Disk, replace};
use super::error::is_full;
use super::journal::segment_name;
use super::wire::Header;
use crate::domain::DeskId;

/// How many bytes are made sure at once: blocks of one batch reach the disk in any order.
const BATCH_LEN: usize = 64 * 1024;

/// How well the disk keeps what is given to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Health {
    /// As it should.
    Good,
    /// It failed once and the journal goes on in a new file: copy the event to another disk.
    Moved,
    /// It failed for good: nothing more is written.
    Failed,
}

/// Why an act was not written; nothing of it counts.
#[derive(Debug)]
pub(super) enum NotWritten {
    /// The disk is full; the same act can be tried again.
    Full(io::Error),
    /// The disk failed for good.
    Failed(Option<io::Error>),
}

/// The end of a desk's own journal.
#[derive(Debug)]
pub(super) struct Writer {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    event: String,
    desk: DeskId,
    /// The highest number of any segment in the folder.
    highest: u32,
    /// The open file; none after it failed, for its like is never used again: the system may
    /// report as saved what it has given up on (Rebello et al., USENIX ATC 2020).
    file: Option<Box<dyn Appending>>,
    /// How many bytes of the desk's last segment are sure.
    sure_len: u64,
    health: Health,
}

enum Step {
    Write(io::Error),
    Sync,
}

impl Writer {
    /// A writer that begins a new segment with the first act.
    ///
    /// - `highest`: the highest number of any segment in the folder, 0 when there is none.
    /// - `sure_len`: how many bytes of the desk's last segment are good.
    pub(super) fn new(
        disk: Arc<dyn Disk>,
        folder: PathBuf,
        event: &str,
        own: DeskId,
        highest: u32,
        sure_len: u64,
    ) -> Self {
        let (event, file, health) = (event.to_owned(), None, Health::Good);
        Self { disk, folder, event, desk: own, highest, file, sure_len, health }
    }

    /// Goes on in a segment that ends where it should.
    pub(super) fn go_on_in(&mut self, number: u32) -> io::Result<()> {
        self.file = Some(self.disk.append(&self.folder.join(segment_name(number)))?);
        Ok(())
    }

    pub(super) const fn health(&self) -> Health {
        self.health
    }

    /// The highest number of any segment in the folder.
    pub(super) const fn highest(&self) -> u32 {
        self.highest
    }

    /// Begins a new segment with these lines, none or an act.
    ///
    /// # Errors
    ///
    /// The disk's; the segment is not there.
    pub(super) fn begin_segment(&mut self, from_seq: u32, lines: &[Vec<u8>]) -> io::Result<()> {
        let number = self.highest.saturating_add(1);
        let header = Header {
            from_seq,
            prev_len: self.sure_len,
            ..Header::first(&self.event, self.desk, number)
        };
        let mut bytes = header.to_line().map_err(io::Error::other)?;
        bytes.extend(lines.iter().flatten());
        let path = self.folder.join(segment_name(number));
        replace(&*self.disk, &path, &bytes)?;
        self.highest = number;
        self.sure_len = len_of(&bytes);
        // Without a handle the next act begins a segment of its own; this one is saved.
        self.file = self.disk.append(&path).ok();
        Ok(())
    }

    /// Writes the lines of one act, and reports once they are sure.
    ///
    /// # Errors
    ///
    /// [`NotWritten`], and nothing of the act counts.
    pub(super) fn append(&mut self, seq: u32, lines: &[Vec<u8>]) -> Result<(), NotWritten> {
        if self.health == Health::Failed {
            return Err(NotWritten::Failed(None));
        }
        let Some(mut file) = self.file.take() else { return self.move_on(seq, lines) };
        match write(&mut *file, lines) {
            Ok(len) => {
                self.sure_len = self.sure_len.saturating_add(len);
                self.file = Some(file);
                Ok(())
            }
            Err(Step::Sync) => {
                drop(file);
                self.health = Health::Moved;
                self.move_on(seq, lines)
            }
            Err(Step::Write(error)) => {
                self.take_back(file);
                Err(self.not_written(error))
            }
        }
    }

    fn move_on(&mut self, seq: u32, lines: &[Vec<u8>]) -> Result<(), NotWritten> {
        self.begin_segment(seq, lines).map_err(|error| self.not_written(error))
    }

    /// Takes an act back of which a part may have been written.
    fn take_back(&mut self, mut file: Box<dyn Appending>) {
        let taken_back = file.set_len(self.sure_len).and_then(|()| file.sync());
        self.file = taken_back.is_ok().then_some(file);
    }

    fn not_written(&mut self, error: io::Error) -> NotWritten {
        if is_full(error.kind()) || error.kind() == io::ErrorKind::WriteZero {
            return NotWritten::Full(error);
        }
        self.health = Health::Failed;
        NotWritten::Failed(Some(error))
    }
}

/// Writes lines in batches and waits for each; says how many bytes they were.
fn write(file: &mut dyn Appending, lines: &[Vec<u8>]) -> Result<u64, Step> {
    let mut written = 0_u64;
    let mut batch = Vec::new();
    let mut lines = lines.iter().peekable();
    while let Some(line) = lines.next() {
        batch.extend_from_slice(line);
        let fits = lines.peek().is_some_and(|next| batch.len() + next.len() <= BATCH_LEN);
        if !fits {
            file.write_all(&batch).map_err(Step::Write)?;
            file.sync().map_err(|_| Step::Sync)?;
            written = written.saturating_add(len_of(&batch));
            batch.clear();
        }
    }
    Ok(written)
}

fn len_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
