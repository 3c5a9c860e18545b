//! The start screen, and what is known of the events on this laptop.

use std::path::PathBuf;

use super::list::Cursor;
use super::notice::Saved;
use crate::board::Questions;
use crate::domain::{Event, EventKind};

/// An event on this laptop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownEvent {
    /// Where it lies.
    pub folder: PathBuf,
    /// What it is called.
    pub name: String,
    /// What kind of evening it is.
    pub kind: EventKind,
    /// The day it was made: `2026-11-24`.
    pub created: String,
}

/// An event that was opened, and what was found on opening it.
#[derive(Debug)]
pub struct Opening {
    /// Where it lies.
    pub folder: PathBuf,
    /// What its entries add up to.
    pub event: Event,
    /// Whether it can be written to.
    pub saved: Saved,
    /// What the host should know: what was set aside, damaged, written by a newer version.
    pub findings: Vec<String>,
    /// The host's own questions for the rounds, where there is a file of them.
    pub questions: Option<Questions>,
    /// How many entries this build cannot read; no round is planned while there are any.
    pub unknown_entries: usize,
}

/// What the start screen offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Offer {
    /// Open this event.
    Open(KnownEvent),
    /// Make a new one.
    New,
    /// Make a new one from a list.
    Import,
    /// Look around in the sample.
    Sample,
}

/// The start screen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Start {
    /// The events on this laptop, the last used first.
    pub known: Vec<KnownEvent>,
    /// The marked offer.
    pub cursor: Cursor,
}

impl Start {
    /// What the screen offers, in order.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let known = self.known.iter().cloned().map(Offer::Open);
        known.chain([Offer::New, Offer::Import, Offer::Sample]).collect()
    }
}
