//! Lists that come in: read, shown, taken in.

use std::path::PathBuf;

use super::dialog::{Preview, PreviewPart, Working};
use super::effect::ListWork;
use super::evening::Then;
use super::{App, Choice, Choose, Chosen, Dialog, Effect, Notice, Prompt, PromptFor};
use crate::intake::{Choice as ListChoice, Doing, Kind, Known, Meaning, Understood, kept, shape};

/// Something about the list that would come in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PreviewAct {
    /// Do the same with all rows of the marked one's kind.
    ForAll,
    /// Show only what needs the host.
    OnlyMine,
    /// Go to the next of those whom a row may be.
    WhoIsMeant,
    /// Take the columns as the program guesses them.
    AsGuessed,
}

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
            return self.understand_file(path);
        }
        let name = path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().replace(['_', '-'], " "));
        self.list_waiting = Some(path);
        vec![Effect::CreateEvent { name }]
    }

    /// Ctrl-O: the watched list if it has changed, else the question which one.
    pub(super) fn ask_for_list(&mut self) -> Vec<Effect> {
        if let Some((path, sheet)) = self.changed_list() {
            self.sheet_waiting = sheet;
            return self.understand_file(path);
        }
        self.open(Dialog::Prompt(Prompt::new(
            "Which list?",
            "the path of a CSV, Excel, ODS or vCard file, or a roster.json; it can be dragged here",
            PromptFor::ListPath,
        )))
    }

    /// Asks for a list, and waits for it where it can be stopped.
    pub(super) fn understand_file(&mut self, path: PathBuf) -> Vec<Effect> {
        let sheet = self.sheet_waiting.take();
        self.understand(path.clone(), ListWork::File { path, sheet })
    }

    fn understand(&mut self, path: PathBuf, work: ListWork) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let roster = evening.event.participants().cloned().collect();
        self.lists += 1;
        let request = self.lists;
        self.dialogs.push(Dialog::Working(Working {
            path,
            request,
            doing: Doing::Reading,
            percent: 0,
        }));
        vec![Effect::Understand { request, work, roster }]
    }

    pub(super) fn stop_understanding(&mut self) -> Vec<Effect> {
        self.lists += 1;
        self.notice = Some(Notice::note("The list is not read any further; nothing was changed"));
        vec![Effect::StopUnderstanding]
    }

    pub(super) fn list_ahead(&mut self, request: u64, doing: Doing, percent: u8) -> Vec<Effect> {
        for dialog in &mut self.dialogs {
            if let Dialog::Working(working) = dialog
                && working.request == request
            {
                (working.doing, working.percent) = (doing, percent);
            }
        }
        Vec::new()
    }

    pub(super) fn list_read(
        &mut self,
        request: u64,
        list: Result<Box<Understood>, String>,
    ) -> Vec<Effect> {
        let waits = |dialog: &Dialog| matches!(dialog, Dialog::Working(working) if working.request == request);
        if request == self.watch_request {
            return match list {
                Ok(list) => self.changes_found(&list),
                Err(_) => self.changes_unread(),
            };
        }
        // Nobody waits for a list that was stopped, or that belongs to another event.
        let Some(at) = self.dialogs.iter().position(waits) else { return Vec::new() };
        let Dialog::Working(working) = self.dialogs.remove(at) else { return Vec::new() };
        match list {
            Ok(list) => {
                self.notice = None;
                self.looked_at(&working.path);
                if let Some(Dialog::Preview(preview)) =
                    at.checked_sub(1).and_then(|below| self.dialogs.get_mut(below))
                {
                    preview.understood_anew(*list);
                    return Vec::new();
                }
                let preview = Preview::new(&working.path, *list);
                self.dialogs.insert(at, Dialog::Preview(Box::new(preview)));
                Vec::new()
            }
            Err(why) => self.say(Notice::refused(why)),
        }
    }

    /// Enter in the preview: the whole list, as one act.
    pub(super) fn take_list_in(&mut self) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last() else { return Vec::new() };
        let mut effects = remembered(preview);
        let known = &preview.list.known;
        let (path, mark) = (preview.path.clone(), known.mark);
        let sheet = known.sheet.name.clone();
        let command = preview.command();
        if let Some(command) = command {
            let asked = self.ask(command, Then::CloseDialog);
            if asked.is_empty() {
                return asked;
            }
            effects.extend(asked);
            effects.extend(self.watch(&path, sheet, mark));
            return effects;
        }
        self.dialogs.pop();
        self.notice = Some(Notice::note("Nothing would change: the list is on the roster already"));
        effects.extend(self.watch(&path, sheet, mark));
        effects
    }

    /// Space in the preview: another choice for a person, another meaning for a column.
    pub(super) fn toggle_in_preview(&mut self) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() else { return Vec::new() };
        match preview.part {
            PreviewPart::People => {
                let kind = preview.marked_person().map(crate::intake::Compared::kind);
                preview.next_choice();
                if kind == Some(Kind::Same) {
                    return self.say(Notice::note(
                        "The list says nothing new of them: they stay as they are",
                    ));
                }
                Vec::new()
            }
            PreviewPart::LeftOut => self.say(Notice::note(
                "Nothing is chosen here; Tab goes to the people, and to what the columns hold",
            )),
            PreviewPart::Columns => {
                let columns = &preview.list.mapping.columns;
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
        let sheet = &preview.list.known.sheet;
        if sheet.others.is_empty() {
            return self.say(Notice::note("The file has no other sheet with rows"));
        }
        let rows = std::iter::once(&**sheet).chain(&sheet.others);
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
        let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() else { return Vec::new() };
        // What was said of the columns of one sheet says nothing of another.
        preview.says_of_columns = false;
        let path = preview.path.clone();
        self.understand(path.clone(), ListWork::File { path, sheet: Some(name.to_owned()) })
    }

    pub(super) fn meaning_chosen(&mut self, column: usize, meaning: Meaning) -> Vec<Effect> {
        self.dialogs.pop();
        let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() else { return Vec::new() };
        let mut known = preview.list.known.clone();
        if meaning.is_single() {
            known.by_hand.retain(|_, said| *said != meaning);
        }
        known.by_hand.insert(column, meaning);
        known.said_on = None;
        preview.says_of_columns = true;
        self.understand_again(known)
    }

    fn understand_again(&mut self, known: Known) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last() else { return Vec::new() };
        let path = preview.path.clone();
        self.understand(path, ListWork::Again(Box::new(known)))
    }

    /// A key of the preview alone.
    pub(super) fn act_in_preview(&mut self, act: PreviewAct) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() else { return Vec::new() };
        if act == PreviewAct::AsGuessed {
            return self.take_as_guessed();
        }
        if preview.part != PreviewPart::People {
            return self.say(Notice::note("That is chosen among the people; Tab goes there"));
        }
        match act {
            PreviewAct::ForAll => self.ask_for_all(),
            PreviewAct::OnlyMine => {
                preview.turn_filter();
                let (only, none) = (preview.only_mine, preview.shown.is_empty());
                self.say(Notice::note(match (only, none) {
                    (true, true) => "No row needs a look; f shows all rows again",
                    (true, false) => "Only the rows that need a look; f shows all rows again",
                    (false, _) => "All rows of the list",
                }))
            }
            PreviewAct::WhoIsMeant => {
                let several = preview.marked_person().is_some_and(|row| row.which().1 > 1);
                preview.mean_next();
                if several {
                    return Vec::new();
                }
                self.say(Notice::note("Nobody else on the roster may be meant by this row"))
            }
            PreviewAct::AsGuessed => Vec::new(),
        }
    }

    fn take_as_guessed(&mut self) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() else { return Vec::new() };
        let mut known = preview.list.known.clone();
        if known.by_hand.is_empty() {
            return self.say(Notice::note("The columns are as the program guesses them"));
        }
        known.by_hand.clear();
        known.said_on = None;
        preview.says_of_columns = true;
        self.understand_again(known)
    }

    fn ask_for_all(&mut self) -> Vec<Effect> {
        let Some(Dialog::Preview(preview)) = self.dialogs.last() else { return Vec::new() };
        let Some(kind) = preview.marked_person().map(crate::intake::Compared::kind) else {
            return self.say(Notice::note("There is no row here"));
        };
        let counts = preview.list.compared.counts();
        let (what, count) = match kind {
            Kind::New => ("new people", counts.new),
            Kind::Changed => ("people of whom something changes", counts.changed),
            Kind::Same => ("people of whom nothing changes", counts.same),
            Kind::MaybeDouble => ("possible doubles", counts.maybe_double),
            Kind::Gone => ("people whom the file has no more", counts.gone),
        };
        if kind == Kind::Same {
            return self.say(Notice::note("People of whom nothing changes stay as they are"));
        }
        let choices = kind.choices().iter().map(|choice| Choice {
            label: choice_words(*choice).to_owned(),
            note: choice_meaning(*choice).to_owned(),
            chosen: Chosen::ForAll { kind, choice: *choice },
        });
        let title = format!("All {count} {what}: what is done with them?");
        let choose = Choose::new(title, choices.collect());
        self.open(Dialog::Choose(choose))
    }

    pub(super) fn chosen_for_all(&mut self, kind: Kind, choice: ListChoice) -> Vec<Effect> {
        self.dialogs.pop();
        let Some(Dialog::Preview(preview)) = self.dialogs.last_mut() else { return Vec::new() };
        let count = preview.choose_for_all(kind, choice);
        let text = format!("{count} rows: {}", choice_words(choice));
        self.say(Notice::note(format!("{text}; nothing is written before Enter")))
    }
}

/// What is done with a row, in the host's words.
#[must_use]
pub const fn choice_words(choice: ListChoice) -> &'static str {
    match choice {
        ListChoice::KeepMine => "keep mine",
        ListChoice::TakeNew => "take in",
        ListChoice::Both => "take both",
        ListChoice::LeaveOut => "leave out",
        ListChoice::NotComing => "not coming",
    }
}

const fn choice_meaning(choice: ListChoice) -> &'static str {
    match choice {
        ListChoice::KeepMine => "the roster stays as it is",
        ListChoice::TakeNew => "what the list says goes into the roster",
        ListChoice::Both => "the row becomes a person of its own",
        ListChoice::LeaveOut => "the row is not taken",
        ListChoice::NotComing => "whoever is not here yet is noted as not coming",
    }
}

/// What is kept of what the host said of the columns, for the next list of this shape.
fn remembered(preview: &Preview) -> Vec<Effect> {
    let known = &preview.list.known;
    let titles = shape(&known.sheet).filter(|_| preview.says_of_columns);
    let said = kept(&known.sheet, &known.by_hand);
    titles.map(|titles| Effect::RememberColumns { titles, said }).into_iter().collect()
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
