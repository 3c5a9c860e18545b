//! Read a page.

use crate::app::list::Cursor;

/// A page to read, line by line.
#[derive(Debug)]
pub struct Reading {
    /// What it is about.
    pub title: String,
    /// Its lines; a line that starts with `#` is a heading, one with a tab has two columns.
    pub lines: Vec<String>,
    /// The first line that is shown.
    pub top: Cursor,
}

impl Reading {
    /// A page, shown from its first line.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self { title: title.into(), lines, top: Cursor::default() }
    }
}
