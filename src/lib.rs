//! The facilitator's desk for live networking events: who should meet whom, and why.
//!
//! # The map
//!
//! Layers, lowest first. Each may use only what `tests/it/architecture.rs` allows it.
//!
//! | layer | for |
//! | --- | --- |
//! | [`domain`] | people, presence, introductions, rounds, what is learned; commands, changes, the fold |
//! | [`topics`] | what a topic's words mean |
//! | `pairing` | the matching of greatest worth in a graph |
//! | [`matching`] | who should meet whom, and why |
//! | [`seating`] | who sits where: plan a round, repair a round |
//! | [`finder`] | people and topics found while typing |
//! | [`intake`] | lists in: bytes to registrations, every faulty line named |
//! | [`board`] | what the room may see of an evening, and in which words |
//! | [`export`] | what goes on paper and home: badges, lists, sheets, calendars, the report |
//! | [`storage`] | the event's folder: journals, roster, backups, lock |
//! | [`app`] | what the program is at any moment, and what each message makes of it |
//! | [`ui`] | draws the program from its state |
//! | [`runtime`] | the loop, the clock, the terminal, the thread that writes, rehearsals |
//! | [`cli`] | arguments, and one file a command |
//!
//! # One key press
//!
//! Enter at the desk, Grace the only one found:
//!
//! 1. `runtime::input` makes a [`Message::Key`](app::Message) of what the terminal sent;
//! 2. the keymap makes an [`Action`](app::Action) of it, asked of the innermost
//!    [`Context`](app::Context) first;
//! 3. `app::screen::desk` asks the event for a [`Command`](domain::Command);
//! 4. [`Event::decide`](domain::Event::decide) answers with [`Change`](domain::Change)s or a
//!    [`Refusal`](domain::Refusal), and does nothing;
//! 5. the app asks for [`Effect::Journal`](app::Effect): nothing has moved yet;
//! 6. the writer thread appends to the journal and syncs;
//! 7. [`Message::Journalled`](app::Message) comes back and
//!    [`Event::apply`](domain::Event::apply) takes the entries in;
//! 8. [`ui::draw`] draws the next frame.
//!
//! # Where to start reading
//!
//! `domain/mod.rs` for the words, `app/action.rs` for everything that a key can mean,
//! `app/update.rs` for what a message does, `storage/mod.rs` for what is on disk.

pub mod app;
pub mod board;
pub mod cli;
pub mod domain;
pub mod export;
pub mod finder;
pub mod intake;
pub mod matching;
mod pairing;
pub mod runtime;
pub mod seating;
pub mod storage;
pub mod topics;
pub mod ui;
