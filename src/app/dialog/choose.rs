//! Choose one of several things; typing narrows them.

use crate::app::action::Action;
use crate::app::evening::Then;
use crate::app::field::Field;
use crate::app::list::Cursor;
use crate::domain::{Command, RoundNumber, TableNumber};
use crate::intake::Meaning;
use crate::topics::fold;

/// What is done when a choice is taken.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// Ask this of the event.
    Command(Box<Command>),
    /// Ask this of the event, close the dialog, and then go on.
    CommandThen(Box<Command>, Then),
    /// Let the few people of a table go on by themselves.
    LetGoOn {
        /// In which round.
        round: RoundNumber,
        /// Which table.
        table: TableNumber,
    },
    /// Do what a key would do.
    Action(Action),
    /// Take a column of the list below for something else.
    Meaning {
        /// Which column, from 0.
        column: usize,
        /// What it holds.
        meaning: Meaning,
    },
    /// Make the sample anew.
    ResetSample,
    /// Read this page.
    Read(Vec<String>),
    /// Write the readable roster over one that was edited by hand.
    OverwriteRoster,
    /// Nothing: the dialog only closes.
    Nothing,
}

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it is.
    pub label: String,
    /// A few words beside it: the key, a reason, a consequence.
    pub note: String,
    /// What is done.
    pub chosen: Chosen,
}

/// Choose one of several things.
#[derive(Debug)]
pub struct Choose {
    /// What is asked.
    pub title: String,
    /// What was typed to narrow the choices.
    pub field: Field,
    /// All of them.
    pub choices: Vec<Choice>,
    /// The marked one among those that are shown.
    pub cursor: Cursor,
}

impl Choose {
    /// A question with its choices, the first one marked.
    #[must_use]
    pub fn new(title: impl Into<String>, choices: Vec<Choice>) -> Self {
        let title = title.into();
        Self { title, field: Field::default(), choices, cursor: Cursor::default() }
    }

    /// The choices that hold every word that was typed.
    #[must_use]
    pub fn shown(&self) -> Vec<&Choice> {
        let wanted = fold::words(self.field.text());
        let holds = |choice: &&Choice| {
            let text = fold::fold(&format!("{} {}", choice.label, choice.note));
            wanted.iter().all(|word| text.contains(word.as_str()))
        };
        self.choices.iter().filter(holds).collect()
    }

    /// The marked choice.
    #[must_use]
    pub fn marked(&self) -> Option<&Choice> {
        let shown = self.shown();
        self.cursor.of(&shown).copied()
    }
}
