//! Fill in several lines.

use crate::app::field::Field;
use crate::domain::{HeardId, ParticipantId, PromiseId, TableNumber};

/// What the form is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormKind {
    /// What is known of a person.
    Details(ParticipantId),
    /// A table.
    Table(TableNumber),
    /// Length, number and size of the rounds.
    Rounds,
    /// How introductions are weighed.
    Weights,
    /// Something that was heard.
    Heard(HeardId),
    /// A promise.
    Promise(PromiseId),
}

/// One line of a form.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is for.
    pub label: &'static str,
    /// What to type, in a few words.
    pub hint: &'static str,
    /// What stands in it.
    pub field: Field,
}

/// Fill in several lines.
#[derive(Debug)]
pub struct Form {
    /// What it is about.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The line that is typed into, from 0.
    pub at: usize,
    /// What is wrong with what was filled in, if something is.
    pub wrong: Option<String>,
    /// What it is about.
    pub kind: FormKind,
}

impl Form {
    /// A form, the first line typed into.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<Line>, kind: FormKind) -> Self {
        Self { title: title.into(), lines, at: 0, wrong: None, kind }
    }

    /// The line that is typed into.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.lines.get_mut(self.at).map(|line| &mut line.field)
    }

    /// Goes to another line, around the ends.
    pub const fn go(&mut self, forward: bool) {
        let count = if self.lines.is_empty() { 1 } else { self.lines.len() };
        self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
    }

    /// What was filled in under a label.
    #[must_use]
    pub fn text(&self, label: &str) -> &str {
        self.lines.iter().find(|line| line.label == label).map_or("", |line| line.field.text())
    }
}
