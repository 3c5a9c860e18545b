//! The one thread that writes: it takes what the loop sends, in order, and answers.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::main_loop::Input;
use super::shop::told;
use crate::app::{HandEdited, Message};
use crate::domain::{Change, Timestamp};
use crate::storage::{
    AppendError, Disk, Health, KEPT, RosterFile, StorageError, Store, WhyNotSaved, back_up,
    read_file, roster_records,
};

/// What the loop sends.
#[derive(Debug)]
pub(super) enum Job {
    /// Save one act.
    Append {
        /// What it is.
        changes: Vec<Change>,
        /// Its place in the order of all desks.
        stamp: u64,
        /// When.
        at: Timestamp,
    },
    /// Put the readable roster in its place.
    Roster(Box<RosterFile>),
    /// Put it there even if the one there was edited by hand.
    OverwriteRoster(Box<RosterFile>),
    /// Throw the reserve off.
    ReleaseReserve,
    /// Copy the journal to the backups.
    BackUp(Timestamp),
}

/// The thread that writes, for as long as an event is open.
#[derive(Debug)]
pub(super) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    #[expect(clippy::disallowed_methods, reason = "the thread that writes")]
    pub(super) fn start(store: Store, disk: Arc<dyn Disk>, inputs: Sender<Input>) -> Self {
        let (jobs, queue) = channel();
        let thread = std::thread::spawn(move || work(store, &disk, &queue, &inputs));
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    pub(super) fn send(&self, job: Job) {
        // The thread ends only when this is dropped.
        if let Some(jobs) = &self.jobs {
            drop(jobs.send(job));
        }
    }
}

impl Drop for Writer {
    // All that was sent is on disk before the event is given free.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn work(mut store: Store, disk: &Arc<dyn Disk>, jobs: &Receiver<Job>, inputs: &Sender<Input>) {
    let mut told_of_move = false;
    for job in jobs {
        let answer = match job {
            Job::Append { changes, stamp, at } => Some(append(&mut store, changes, stamp, at)),
            Job::Roster(roster) => write_roster(&store, disk, &roster),
            Job::OverwriteRoster(roster) => {
                store.overwrite_roster(&roster).err().map(|error| Message::Failed(told(&error)))
            }
            Job::ReleaseReserve => Some(match store.release_reserve() {
                Ok(()) => Message::Said("The reserve is free; F9 saves again".to_owned()),
                Err(error) => Message::Failed(told(&error)),
            }),
            Job::BackUp(at) => Some(match back_up(disk, store.folder(), None, at, KEPT) {
                Ok(path) => Message::Said(format!("Copied the event to {}", path.display())),
                Err(error) => Message::Failed(told(&error)),
            }),
        };
        if let Some(answer) = answer {
            drop(inputs.send(Input::Message(answer)));
        }
        if store.health() == Health::Moved && !told_of_move {
            told_of_move = true;
            drop(inputs.send(Input::Message(Message::Failed(MOVED.to_owned()))));
        }
    }
    // The next start then knows that nothing was cut short.
    drop(store.close());
}

/// The largest roster that is looked at, in bytes.
const ROSTER_LIMIT: u64 = 256 * 1024 * 1024;

/// What the host reads after a sync has failed once and the journal went on in a new file.
const MOVED: &str = "The disk made an error and the journal goes on in a new file · copy the event \
                     to another disk soon: Ctrl-P, back up";

// What somebody changed by hand is not overwritten without a word.
fn write_roster(store: &Store, disk: &Arc<dyn Disk>, roster: &RosterFile) -> Option<Message> {
    let error = store.write_roster(roster).err()?;
    let StorageError::RosterEdited(path) = &error else {
        return Some(Message::Failed(told(&error)));
    };
    let bytes = read_file(&**disk, path, ROSTER_LIMIT).unwrap_or_default();
    let Some(records) = roster_records(&bytes) else {
        return Some(Message::Failed(told(&error)));
    };
    let mut edited = HandEdited::default();
    for record in records {
        match record.person {
            Ok(person) => edited.people.push((person.id, person.details)),
            Err((at, why)) => edited.unread.push((at, why)),
        }
    }
    // A file whose people are all read may be damaged elsewhere: then it is not ours to replace.
    edited.whole = RosterFile::from_json(&bytes).is_ok();
    Some(Message::RosterEdited(Box::new(edited)))
}

fn append(store: &mut Store, changes: Vec<Change>, stamp: u64, at: Timestamp) -> Message {
    match store.append(changes, stamp, at) {
        Ok(entries) => Message::Journalled(entries),
        Err(AppendError { why, .. }) => Message::NotJournalled {
            why: format!("{why}; {}", why.hint()),
            full: why == WhyNotSaved::DiskFull,
        },
    }
}
