//! The start screen, and what is known of the events on this laptop.

use std::path::PathBuf;

use super::list::Cursor;
use super::notice::Saved;
use super::{App, Choice, Choose, Chosen, Dialog, Effect, Notice, Stage};
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

impl App {
    pub(super) fn close_event(&mut self) -> Vec<Effect> {
        self.stage = Stage::Start(Start::default());
        self.dialogs.clear();
        vec![Effect::CloseEvent, Effect::ListEvents]
    }

    pub(super) fn reset_sample(&mut self) -> Vec<Effect> {
        if self.evening().is_none_or(|evening| evening.event.kind() != EventKind::Sample) {
            return self.say(Notice::note("This is not the sample event: nothing is thrown away"));
        }
        let choices = vec![
            Choice {
                label: "Keep it as it is".to_owned(),
                note: String::new(),
                chosen: Chosen::Nothing,
            },
            Choice {
                label: "Make the sample anew".to_owned(),
                note: "what was tried out in it is thrown away".to_owned(),
                chosen: Chosen::ResetSample,
            },
        ];
        self.open(Dialog::Choose(Choose::new("Make the sample anew?", choices)))
    }
}
