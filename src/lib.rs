//! The facilitator's desk for live networking events.
//!
//! # The map
//!
//! Layers, lowest first; each may use those above it in this list, and only where
//! `tests/it/architecture.rs` says so.
//!
//! - [`domain`]: people, presence, introductions, rounds; commands, changes, the fold.
//! - [`topics`]: what a topic's words mean.
//! - [`matching`]: who should meet whom, and why.
//! - [`seating`]: who sits where; plans the rounds to come, repairs the one that is held.
//! - [`finder`]: people and topics found while typing.
//! - [`intake`]: lists in: bytes to registrations, every faulty line named.
//! - [`storage`]: the event's folder: journals, roster, backups, lock.
//! - [`app`]: what the program is at any moment, and what each message makes of it.
//! - [`ui`]: draws the program.
//! - [`runtime`]: the loop, the clock, the terminal, the thread that writes.
//! - [`cli`]: arguments, and one file a command.

pub mod app;
pub mod cli;
pub mod domain;
pub mod finder;
pub mod intake;
pub mod matching;
pub mod runtime;
pub mod seating;
pub mod storage;
pub mod topics;
pub mod ui;
