//! Lists that come in: read, shown, taken in.

use std::path::{Path, PathBuf};

use super::dialog::{Preview, PreviewPart};
use super::evening::Then;
use super::{App, Choice, Choose, Chosen, Dialog, Effect, Notice};
use crate::intake::{Mapping, Meaning, Sheet};

impl App {
    /// Opens the preview of this list, or of one of its sheets, as soon as an event is open.
    pub fn wait_for_list(&mut self, path: PathBuf, sheet: Option<String>) {
        self.list_waiting = Some(path);
        self.sheet_waiting = sheet;
    }

    /// Reads a list; where no event is open, one is made first and named after the list.
    pub(super) fn read_list(&mut self, typed: &str) -> Vec<Effect> {
        let path = PathBuf::from(unquoted(typed));
        self.dialogs.pop();
        if self.evening().is_some() {
            self.notice = Some(Notice::note(format!("Reading {}", path.display())));
            return vec![Effect::ReadList(path)];
        }
        let name = path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().replace(['_', '-'], " "));
        self.list_waiting = Some(path);
        vec![Effect::CreateEvent { name }]
    }

    pub(super) fn list_read(
        &mut self,
        path: &Path,
        list: Result<Box<(Sheet, Mapping)>, String>,
    ) -> Vec<Effect> {
        let wanted = self.sheet_waiting.take();
        match (list, self.evening()) {
            (Ok(list), Some(evening)) => {
                let (mut sheet, mut mapping) = *list;
                if wanted.is_some_and(|name| sheet.go_to(&name)) {
                    mapping = Mapping::guess(&sheet);
                }
                let preview = Preview::new(path, sheet, mapping, &evening.event);
                self.notice = None;
                self.open(Dialog::Preview(Box::new(preview)))
            }
            (Ok(_), None) => self.say(Notice::refused("Open an event first, then the list")),
            (Err(why), _) => self.say(Notice::refused(why)),
        }
    }

    /// Enter in the preview: the whole list, as one act.
    pub(super) fn take_list_in(&mut self) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last() else { return Vec::new() };
        if let Some(command) = preview.command() {
            return self.ask(command, Then::CloseDialog);
        }
        self.dialogs.pop();
        self.say(Notice::note("Nothing would change: the list is on the roster already"))
    }

    /// Space in the preview: another choice for a person, another meaning for a column.
    pub(super) fn toggle_in_preview(&mut self) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() else { return Vec::new() };
        match preview.part {
            PreviewPart::People => {
                preview.next_choice();
                Vec::new()
            }
            PreviewPart::LeftOut => {
                self.say(Notice::note("These rows are no people; Tab goes to the columns"))
            }
            PreviewPart::Columns => {
                let columns = &preview.mapping.columns;
                let Some(column) = preview.cursor(PreviewPart::Columns).row(columns.len()) else {
                    return Vec::new();
                };
                let header = columns.get(column).map_or("", |assigned| assigned.header.as_str());
                let title = format!("What does the column “{header}” hold?");
                let choices = Meaning::CHOICES.into_iter().map(|meaning| Choice {
                    label: meaning.word().to_owned(),
                    note: String::new(),
                    chosen: Chosen::Meaning { column, meaning },
                });
                let choose = Choose::new(title, choices.collect());
                self.open(Dialog::Choose(choose))
            }
        }
    }

    /// Asks which sheet of the workbook is the list.
    pub(super) fn choose_sheet(&mut self) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last() else { return Vec::new() };
        if preview.sheet.others.is_empty() {
            return self.say(Notice::note("The file has no other sheet with rows"));
        }
        let rows = std::iter::once(&preview.sheet).chain(&preview.sheet.others);
        let choices = rows.filter_map(|sheet| {
            let name = sheet.name.clone()?;
            Some(Choice {
                label: name.clone(),
                note: format!("{} rows", sheet.rows.len()),
                chosen: Chosen::Sheet(name),
            })
        });
        let choose = Choose::new("Which sheet is the list?", choices.collect());
        self.open(Dialog::Choose(choose))
    }

    pub(super) fn sheet_chosen(&mut self, name: &str) -> Vec<Effect> {
        self.dialogs.pop();
        let super::Stage::Evening(evening) = &self.stage else { return Vec::new() };
        if let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() {
            preview.go_to_sheet(name, &evening.event);
        }
        Vec::new()
    }

    pub(super) fn meaning_chosen(&mut self, column: usize, meaning: Meaning) -> Vec<Effect> {
        self.dialogs.pop();
        let super::Stage::Evening(evening) = &self.stage else { return Vec::new() };
        if let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() {
            preview.take_for(column, meaning, &evening.event);
        }
        Vec::new()
    }
}

/// A path as terminals paste a file that is dragged onto them: quoted, or with spaces escaped.
fn unquoted(typed: &str) -> String {
    let typed = typed.trim();
    for quote in ['\'', '"'] {
        if let Some(inner) = typed.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner.to_owned();
        }
    }
    typed.replace("\\ ", " ")
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn a_file_dragged_onto_the_window_is_found() {
        for (typed, path) in [
            ("'/tmp/my list.csv' ", "/tmp/my list.csv"),
            ("\"C:\\lists\\a b.csv\"", "C:\\lists\\a b.csv"),
            ("/tmp/my\\ list.csv", "/tmp/my list.csv"),
            ("guests.csv", "guests.csv"),
        ] {
            assert_eq!(unquoted(typed), path);
        }
    }
}
