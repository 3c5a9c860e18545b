//! The event's folder: what is confirmed on the screen is on the disk, and stays there.
//!
//! The journal is the truth: lines of JSON with a checksum, only ever appended, each act made sure
//! before it is shown. `roster.json` is made from it for people to read. Nothing here knows a clock,
//! randomness or a terminal; files are reached through one small trait, [`Disk`].
//!
//! ```text
//! <events>/<name>-<8 digits of the event's id>/      for the owner alone: 0700, files 0600
//!   lock            held by the window that writes
//!   event.json      what the event is called, its id
//!   desk.json       which desk writes here, on which installation
//!   closed.json     how far the journal was when the program last ended by itself
//!   journal/        0001.jsonl ...: every desk's entries, a desk's segments one after the other
//!   roster.json     the event as people read it
//!   watched.json    the list that was taken in last, and how it looked then
//!   reserve.bin     256 KiB to throw off when the disk is full
//!   recovered/      what was set aside, and a README that says why
//!   backups/        copies of the journals
//! ```

#[cfg(test)]
mod any_bytes;
mod backup;
mod disk;
mod erase;
mod error;
mod events;
mod finding;
mod folder;
mod heal;
mod holes;
mod journal;
mod lines;
mod list_file;
mod list_memory;
mod open;
mod paths;
mod remove;
mod repair;
mod roster_file;
mod roster_people;
mod scan;
mod scanner_memory;
mod store;
#[cfg(test)]
mod survival;
mod viewer;
mod watched;
mod wire;
mod writer;

pub use backup::{Backup, KEPT, back_up, backups, read_backup, restore};
pub use disk::{Appending, Disk, Kind, Lock, Meta, RealDisk};
pub use erase::Erased;
pub use error::StorageError;
pub use events::{EventSummary, current_event, installation, list_events, set_current_event};
pub use finding::{Damage, Fault, Findings, SetAside};
pub use folder::{EventFile, slug};
pub use list_file::{put_file, read_file, write_file};
pub use list_memory::{ListMemory, RememberedList};
pub use open::{Access, Identity, NewEvent, Opened};
pub use paths::{Places, synchronised_by};
pub use remove::remove_event;
pub use repair::{Repaired, RepairedJournal, Report, check, repair};
pub use roster_file::{RosterFile, RosterOnDisk, RosterPerson};
pub use roster_people::{RosterRecord, roster_records};
pub use scanner_memory::ScannerMemory;
pub use store::{AppendError, Store, WhyNotSaved};
pub use viewer::{Followed, Viewer, WhyReadOnly};
pub use watched::{FileMark, Watched, file_mark};
pub use writer::Health;
