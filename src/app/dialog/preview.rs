//! A list that would come in: what was understood, what would change; nothing is written before
//! Enter.

use std::path::{Path, PathBuf};

use crate::app::list::{Cursor, Motion};
use crate::domain::{
    Command,
    text::{NAME_LIMIT, clean},
};
use crate::intake::{Choice, Compared, Kind, Remark, Understood, row_on_line};

/// Which part of a preview the arrows move in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PreviewPart {
    /// The people of the list.
    #[default]
    People,
    /// What each column was taken for.
    Columns,
    /// The rows that are no people, and those that did not come in as they stand.
    LeftOut,
}

impl PreviewPart {
    /// Every part with its word, in the order of Tab.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::People, "People"),
        (Self::Columns, "Columns"),
        (Self::LeftOut, "Left out and changed"),
    ];
}

/// A list that would come in.
#[derive(Debug)]
pub struct Preview {
    /// Where it lies.
    pub path: PathBuf,
    /// The name of the file.
    pub file: String,
    /// What was understood of it.
    pub list: Understood,
    /// Which part the arrows move in.
    pub part: PreviewPart,
    /// Whether only the rows are shown that need a look.
    pub only_mine: bool,
    /// The rows that are shown, counted from 0 in the order of the file.
    pub shown: Vec<usize>,
    /// The marked row of each part, in the order of [`PreviewPart::ALL`].
    pub cursors: [Cursor; 3],
    /// Whether the host said something of the columns that the next list should be told.
    pub says_of_columns: bool,
}

impl Preview {
    /// A list as it was understood.
    #[must_use]
    pub fn new(path: &Path, list: Understood) -> Self {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let mut preview = Self {
            path: path.to_owned(),
            file: clean(&file, NAME_LIMIT),
            list,
            part: PreviewPart::default(),
            only_mine: false,
            shown: Vec::new(),
            cursors: [Cursor::default(); 3],
            says_of_columns: false,
        };
        preview.show();
        preview
    }

    /// Takes the list as it was understood anew: what is looked at stays, and so does what was
    /// chosen for rows that still mean the same.
    pub(crate) fn understood_anew(&mut self, list: Understood) {
        let before = std::mem::replace(&mut self.list, list);
        self.list.compared.keep_choices(&before.compared);
        self.show();
    }

    /// Lists anew which rows are shown.
    fn show(&mut self) {
        let rows = self.list.compared.rows.iter().enumerate();
        let wanted = rows.filter(|(_, row)| !self.only_mine || row.needs_a_look());
        self.shown = wanted.map(|(at, _)| at).collect();
    }

    /// Shows only what needs a look, or everything again; the marked row stays marked if it can.
    pub(crate) fn turn_filter(&mut self) {
        let marked = self.marked();
        self.only_mine = !self.only_mine;
        self.show();
        let at = self.shown.iter().position(|row| Some(*row) == marked).unwrap_or(0);
        let [people, ..] = &mut self.cursors;
        people.mark(at);
    }

    /// What to ask of the event; `None` when nothing would change.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        self.list.compared.command()
    }

    /// How many rows a part has.
    #[must_use]
    pub const fn rows(&self, part: PreviewPart) -> usize {
        match part {
            PreviewPart::People => self.shown.len(),
            PreviewPart::Columns => self.list.mapping.columns.len(),
            PreviewPart::LeftOut => self.list.remarks.len(),
        }
    }

    /// The marked row of a part.
    #[must_use]
    pub const fn cursor(&self, part: PreviewPart) -> Cursor {
        let [people, columns, left_out] = self.cursors;
        match part {
            PreviewPart::People => people,
            PreviewPart::Columns => columns,
            PreviewPart::LeftOut => left_out,
        }
    }

    /// The row of the list that stands in a row of the screen.
    #[must_use]
    pub fn compared(&self, shown: usize) -> Option<&Compared> {
        self.list.compared.rows.get(*self.shown.get(shown)?)
    }

    /// The marked person, as a row of the list.
    fn marked(&self) -> Option<usize> {
        self.cursor(PreviewPart::People).of(&self.shown).copied()
    }

    /// The marked person.
    #[must_use]
    pub fn marked_person(&self) -> Option<&Compared> {
        self.list.compared.rows.get(self.marked()?)
    }

    /// The person of the list on a line, such as the other half of a double.
    #[must_use]
    pub fn person_on_line(&self, line: usize) -> Option<&Compared> {
        self.list.compared.rows.iter().find(|compared| compared.row.line == line)
    }

    /// The marked remark.
    #[must_use]
    pub fn marked_remark(&self) -> Option<&Remark> {
        self.cursor(PreviewPart::LeftOut).of(&self.list.remarks)
    }

    /// A whole row of the file, its cells with their titles where it has some.
    #[must_use]
    pub fn whole_row(&self, line: usize) -> String {
        let known = &self.list.known;
        if let Some(row) = row_on_line(&known.sheet, line) {
            let cells = row.cells.iter().zip(&known.sheet.titles);
            let filled = cells.filter(|(cell, _)| !cell.trim().is_empty());
            let told = filled.map(|(cell, title)| match title.text.as_str() {
                "" => clean(cell, NAME_LIMIT),
                title => format!("{title}: {}", clean(cell, NAME_LIMIT)),
            });
            return told.collect::<Vec<_>>().join(" · ");
        }
        let text = known.text.as_ref().map_or("", |decoded| decoded.text.as_str());
        text.lines().nth(line.saturating_sub(1)).map_or_else(String::new, |row| clean(row, 1_000))
    }

    /// A few cells of a column, the first that are filled.
    #[must_use]
    pub fn examples(&self, column: usize) -> String {
        let rows = self.list.known.sheet.rows.iter();
        let cells = rows.filter_map(|row| row.cells.get(column));
        let mut found: Vec<String> = Vec::new();
        for cell in cells.map(|cell| clean(cell, 40)).filter(|cell| !cell.is_empty()).take(50) {
            if !found.contains(&cell) {
                found.push(cell);
            }
            if found.len() == 3 {
                break;
            }
        }
        found.join(" / ")
    }

    pub(crate) fn step(&mut self, motion: Motion) {
        let rows = self.rows(self.part);
        let [people, columns, left_out] = &mut self.cursors;
        let cursor = match self.part {
            PreviewPart::People => people,
            PreviewPart::Columns => columns,
            PreviewPart::LeftOut => left_out,
        };
        cursor.step(motion, rows);
    }

    pub(crate) const fn go(&mut self, forward: bool) {
        self.part = match (self.part, forward) {
            (PreviewPart::People, true) | (PreviewPart::LeftOut, false) => PreviewPart::Columns,
            (PreviewPart::Columns, true) | (PreviewPart::People, false) => PreviewPart::LeftOut,
            (PreviewPart::LeftOut, true) | (PreviewPart::Columns, false) => PreviewPart::People,
        };
    }

    /// Goes to the next thing that can be done with the marked person.
    pub(crate) fn next_choice(&mut self) {
        let Some(row) = self.marked() else { return };
        if let Some(compared) = self.list.compared.rows.get(row) {
            let next = compared.next_choice();
            self.list.compared.choose(row, next);
        }
    }

    /// Goes to the next of those whom the marked row may be.
    pub(crate) fn mean_next(&mut self) {
        if let Some(row) = self.marked() {
            self.list.compared.mean_next(row);
        }
    }

    /// Does the same with all rows of a kind; says with how many.
    pub(crate) fn choose_for_all(&mut self, kind: Kind, choice: Choice) -> usize {
        self.list.compared.choose_for_all(kind, choice)
    }
}
