//! A list that would come in: what was understood, what would change; nothing is written before
//! Enter.

use std::path::Path;

use crate::app::list::{Cursor, Motion};
use crate::domain::{Command, Event};
use crate::intake::{self, List, Mapping, Meaning, Sheet, Verdict};

/// Which part of a preview the arrows move in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PreviewPart {
    /// The people of the list.
    #[default]
    People,
    /// What each column was taken for.
    Columns,
    /// The rows that are no people.
    LeftOut,
}

impl PreviewPart {
    /// Every part with its word, in the order of Tab.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::People, "People"), (Self::Columns, "Columns"), (Self::LeftOut, "Left out")];
}

/// A list that would come in.
#[derive(Debug)]
pub struct Preview {
    /// The name of the file.
    pub file: String,
    /// Its rows and columns.
    pub sheet: Sheet,
    /// What each column is taken for.
    pub mapping: Mapping,
    /// The people, and the rows that are none.
    pub list: List,
    /// The people, held against the roster.
    pub compared: intake::Preview,
    /// Which part the arrows move in.
    pub part: PreviewPart,
    /// The marked row of each part, in the order of [`PreviewPart::ALL`].
    pub cursors: [Cursor; 3],
}

impl Preview {
    /// A sheet as it was understood, held against an event's roster.
    #[must_use]
    pub fn new(path: &Path, sheet: Sheet, mapping: Mapping, event: &Event) -> Self {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let list = intake::registrations(&sheet, &mapping);
        let compared = intake::Preview::of(&list, event.participants());
        let part = PreviewPart::default();
        let file = crate::domain::text::clean(&file, crate::domain::text::NAME_LIMIT);
        Self { file, sheet, mapping, list, compared, part, cursors: [Cursor::default(); 3] }
    }

    /// Takes a column for something else, and reads the list anew.
    pub(crate) fn take_for(&mut self, column: usize, meaning: Meaning, event: &Event) {
        self.mapping.set(column, meaning);
        self.list = intake::registrations(&self.sheet, &self.mapping);
        self.compared = intake::Preview::of(&self.list, event.participants());
    }

    /// Goes to another sheet of the workbook, and reads the list anew.
    pub(crate) fn go_to_sheet(&mut self, name: &str, event: &Event) {
        if self.sheet.go_to(name) {
            self.mapping = Mapping::guess(&self.sheet);
            self.list = intake::registrations(&self.sheet, &self.mapping);
            self.compared = intake::Preview::of(&self.list, event.participants());
            self.cursors = [Cursor::default(); 3];
        }
    }

    /// What to ask of the event; `None` when nothing would change.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        self.compared.command()
    }

    /// How many rows a part has.
    #[must_use]
    pub const fn rows(&self, part: PreviewPart) -> usize {
        match part {
            PreviewPart::People => self.compared.rows.len(),
            PreviewPart::Columns => self.mapping.columns.len(),
            PreviewPart::LeftOut => self.list.left_out.len(),
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
        let Some(row) = self.cursor(PreviewPart::People).row(self.compared.rows.len()) else {
            return;
        };
        let Some(compared) = self.compared.rows.get(row) else { return };
        let choices: &[intake::Choice] = match compared.verdict {
            Verdict::New => &[intake::Choice::TakeNew, intake::Choice::LeaveOut],
            Verdict::Changed { .. } => &[intake::Choice::TakeNew, intake::Choice::KeepMine],
            Verdict::Same { .. } => &[intake::Choice::KeepMine],
            Verdict::MaybeDouble { .. } => &[
                intake::Choice::Both,
                intake::Choice::TakeNew,
                intake::Choice::KeepMine,
                intake::Choice::LeaveOut,
            ],
        };
        let at = choices.iter().position(|choice| *choice == compared.choice).unwrap_or(0);
        if let Some(next) = choices.iter().cycle().nth(at + 1) {
            self.compared.choose(row, *next);
        }
    }
}
