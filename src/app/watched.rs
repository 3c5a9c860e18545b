//! The list that was taken in last: watched while the desk is open, never taken by itself.

use std::path::{Path, PathBuf};

use super::effect::ListWork;
use super::{App, Dialog, Effect, Notice};
use crate::intake::{Counts, Understood};

/// The list that was taken in last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct WatchedList {
    path: PathBuf,
    /// Which sheet of a workbook it is; the one with the people without it.
    sheet: Option<String>,
    /// Whether it is looked at.
    on: bool,
    /// Whether it has changed since, and nobody has looked.
    changed: bool,
}

impl App {
    /// The list of this event is watched, as it was when the desk was closed.
    pub(super) fn watching(&mut self, path: PathBuf, sheet: Option<String>) -> Vec<Effect> {
        if let Some(evening) = self.evening_mut() {
            evening.watched = Some(WatchedList { path, sheet, on: true, changed: false });
        }
        Vec::new()
    }

    /// Watches a list from now on: it was just taken in.
    pub(super) fn watch(
        &mut self,
        path: &Path,
        sheet: Option<String>,
        seen: Option<crate::intake::FileMark>,
    ) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        // The program writes its own roster itself.
        if path.starts_with(&evening.folder) {
            return Vec::new();
        }
        let path = path.to_owned();
        evening.watched = Some(WatchedList {
            path: path.clone(),
            sheet: sheet.clone(),
            on: true,
            changed: false,
        });
        vec![Effect::Watch(Some((path, sheet, seen)))]
    }

    /// The palette's act: starts or stops watching.
    pub(super) fn turn_watching(&mut self) -> Vec<Effect> {
        let watched = self.evening_mut().and_then(|evening| evening.watched.as_mut());
        let Some(watched) = watched else {
            return self
                .say(Notice::note("No list was taken in yet: Ctrl-O takes one in and watches it"));
        };
        watched.on = !watched.on;
        let (path, sheet, on) = (watched.path.clone(), watched.sheet.clone(), watched.on);
        let shown = path.display();
        if on {
            self.notice = Some(Notice::done(format!("{shown} is watched for changes")));
            return vec![Effect::Watch(Some((path, sheet, None)))];
        }
        self.notice = Some(Notice::done(format!("{shown} is not watched any more")));
        vec![Effect::Watch(None)]
    }

    /// The list has changed and rests again: what would come in is found out beside the desk.
    pub(super) fn list_changed(&mut self, path: PathBuf) -> Vec<Effect> {
        let busy = self.dialogs.iter().any(|dialog| matches!(dialog, Dialog::Working(_)));
        let request = self.lists + 1;
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let Some(watched) = &mut evening.watched else { return Vec::new() };
        if !watched.on || watched.path != path {
            return Vec::new();
        }
        if busy {
            watched.changed = true;
            return self.say(Notice::note("The list changed. Ctrl-O looks"));
        }
        let sheet = watched.sheet.clone();
        let roster = evening.event.participants().cloned().collect();
        self.lists = request;
        self.watch_request = request;
        vec![Effect::Understand { request, work: ListWork::File { path, sheet }, roster }]
    }

    /// What the changed list would bring; nothing is said of one that brings nothing.
    pub(super) fn changes_found(&mut self, list: &Understood) -> Vec<Effect> {
        if list.compared.command().is_none() {
            return Vec::new();
        }
        if let Some(watched) = self.evening_mut().and_then(|evening| evening.watched.as_mut()) {
            watched.changed = true;
        }
        let told = told(list.compared.counts());
        self.say(Notice::note(format!("The list changed: {told}. Ctrl-O looks")))
    }

    /// The watched list, and its sheet, if it has changed and nobody has looked.
    pub(super) fn changed_list(&self) -> Option<(PathBuf, Option<String>)> {
        let watched = self.evening()?.watched.as_ref()?;
        watched.changed.then(|| (watched.path.clone(), watched.sheet.clone()))
    }

    /// Somebody looks at a list: if it is the watched one, its changes are known.
    pub(super) fn looked_at(&mut self, path: &Path) {
        if let Some(watched) = self.evening_mut().and_then(|evening| evening.watched.as_mut())
            && watched.path == path
        {
            watched.changed = false;
        }
    }

    /// The changed list could not be read just now: it is offered all the same.
    pub(super) fn changes_unread(&mut self) -> Vec<Effect> {
        let Some(watched) = self.evening_mut().and_then(|evening| evening.watched.as_mut()) else {
            return Vec::new();
        };
        watched.changed = true;
        self.say(Notice::note("The list changed. Ctrl-O looks"))
    }
}

fn told(counts: Counts) -> String {
    let parts = [
        (counts.new, "new"),
        (counts.changed, "changed"),
        (counts.maybe_double, "possible doubles"),
    ];
    let said = parts.into_iter().filter(|(count, _)| *count > 0);
    said.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
}
