//! The back room: where events lie, how they are made, found and opened.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::clock::{now, random_bytes};
use super::rehearsal::{SAMPLE, TimedAct, before_doors, played};
use crate::app::{KnownEvent, Opening, Saved};
use crate::board::Questions;
use crate::domain::{Command, DeskId, Event, EventKind, Timestamp};
use crate::intake::script::Script;
use crate::storage::{
    Access, AppendError, Disk, Findings, Identity, NewEvent, Opened, Places, RealDisk,
    StorageError, Store, Viewer, current_event, installation, list_events, read_file, remove_event,
    set_current_event, synchronised_by,
};

/// The most bytes of a file of questions.
const QUESTIONS_LIMIT: u64 = 1 << 20;

/// A storage error as one line: what is wrong, and what to do.
#[must_use]
pub fn told(error: &StorageError) -> String {
    format!("{error} · {}", error.hint())
}

/// The back room: where events lie, how they are made, found and opened.
#[derive(Clone, Debug)]
pub struct Shop {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The folders of this user.
    pub places: Places,
    /// The host's time zone.
    pub zone: TimeZone,
    /// Whether there is a screen on which a browser can show a page.
    pub has_screen: bool,
}

/// Who may write to an event that is open.
#[derive(Debug)]
pub(super) enum Hand {
    /// We do.
    Writing(Box<Store>),
    /// Another window does, or nobody may.
    LookingOn(Box<Viewer>),
}

impl Shop {
    /// The back room on the real disk; nothing is shown in a browser.
    #[must_use]
    pub fn new(places: Places) -> Self {
        let disk = Arc::new(RealDisk);
        Self { disk, places, zone: TimeZone::system(), has_screen: false }
    }

    /// The events on this laptop, the last used first.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn known(&self) -> Result<Vec<KnownEvent>, StorageError> {
        let events = list_events(&*self.disk, &self.places.events())?;
        Ok(events
            .into_iter()
            .map(|event| KnownEvent {
                folder: event.folder,
                name: event.name,
                kind: event.kind,
                created: event.created.day(&self.zone),
            })
            .collect())
    }

    /// The event that is opened when none is named.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn current(&self) -> Result<Option<PathBuf>, StorageError> {
        current_event(&*self.disk, &self.places.events())
    }

    /// Makes an event the one that is opened when none is named.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn make_current(&self, folder: &Path) -> Result<(), StorageError> {
        set_current_event(&*self.disk, &self.places.events(), folder)
    }

    /// Makes an empty event, names it in its journal, and makes it the current one.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn create(&self, name: &str, kind: EventKind) -> Result<Store, StorageError> {
        let events = self.places.events();
        self.disk.create_folder(&events).map_err(disk_error(&events))?;
        let random = random_bytes().map_err(|error| no_dice(&events, error))?;
        let created = now();
        let new = NewEvent { name: name.to_owned(), kind, created, random };
        let mut store = Store::create(self.disk.clone(), &events, &new, &self.identity()?)?;
        let command = Command::Name { name: name.to_owned(), kind };
        let named = Event::new(store.desk()).decide(command, created);
        if let Ok(changes) = named {
            self.write(&mut store, changes, 1, created)?;
        }
        self.make_current(store.folder())?;
        Ok(store)
    }

    /// The folder of the sample event, made if there is none.
    ///
    /// - `anew`: whether the one there is thrown away first.
    ///
    /// # Errors
    ///
    /// [`StorageError::Locked`] when it is to be thrown away and open in another window, or the
    /// disk's.
    pub fn sample(&self, anew: bool) -> Result<PathBuf, StorageError> {
        let known = self.known()?.into_iter().find(|event| event.kind == EventKind::Sample);
        if let Some(known) = known {
            if !anew {
                self.make_current(&known.folder)?;
                return Ok(known.folder);
            }
            self.take_away(&known.folder)?;
        }
        let script = Script::read(SAMPLE.as_bytes()).map_err(|error| StorageError::Disk {
            path: self.places.events(),
            act: "made",
            source: std::io::Error::other(error.sentence),
        })?;
        let events = self.places.events();
        let folder = self.play_into(&events, &script, EventKind::Sample, played)?;
        self.make_current(&folder)?;
        Ok(folder)
    }

    /// A throw-away event with the people, tables and rules of a script; nobody is here yet.
    ///
    /// Rehearsals that were cut short, and that no window has open, go first.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn rehearsal(&self, script: &Script) -> Result<PathBuf, StorageError> {
        let rehearsals = self.places.state.join("rehearsals");
        for left_over in list_events(&*self.disk, &rehearsals)? {
            // What is open in another window, or cannot be taken away, is in the way of nobody.
            drop(self.take_away(&left_over.folder));
        }
        self.play_into(&rehearsals, script, EventKind::Rehearsal, before_doors)
    }

    fn play_into(
        &self,
        events: &Path,
        script: &Script,
        kind: EventKind,
        play: impl Fn(&Script, DeskId, EventKind, Timestamp) -> Vec<TimedAct>,
    ) -> Result<PathBuf, StorageError> {
        self.disk.create_folder(events).map_err(disk_error(events))?;
        let random = random_bytes().map_err(|error| no_dice(events, error))?;
        let created = now();
        let new = NewEvent { name: script.event.name.clone(), kind, created, random };
        let mut store = Store::create(self.disk.clone(), events, &new, &self.identity()?)?;
        let acts = play(script, store.desk(), kind, created);
        // At once: a hundred acts are made sure by one wait for the disk.
        store.append_all(acts, 1).map_err(not_written(store.folder()))?;
        let folder = store.folder().to_owned();
        store.close()?;
        Ok(folder)
    }

    /// Takes an event away for good.
    ///
    /// # Errors
    ///
    /// [`StorageError::Locked`] while another window has it, or the disk's.
    pub fn take_away(&self, folder: &Path) -> Result<(), StorageError> {
        remove_event(&self.disk, folder)
    }

    /// Writes one act to an event that is just being made.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn write(
        &self,
        store: &mut Store,
        changes: Vec<crate::domain::Change>,
        stamp: u64,
        at: Timestamp,
    ) -> Result<Vec<crate::domain::Entry>, StorageError> {
        let failed = not_written(store.folder());
        store.append(changes, stamp, at).map_err(failed)
    }

    /// Opens the event in a folder, to write in it or only to look on.
    pub(super) fn open(&self, folder: &Path) -> Result<(Opening, Hand), StorageError> {
        let opened = Store::open(self.disk.clone(), folder, &self.identity()?)?;
        Ok(self.opening(folder, opened))
    }

    /// Opens an event for a command that writes, where nobody else does.
    ///
    /// # Errors
    ///
    /// [`StorageError::Locked`] when another window has it, or the disk's.
    pub fn open_to_write(&self, folder: &Path) -> Result<(Opening, Store), StorageError> {
        match self.open(folder)? {
            (opening, Hand::Writing(store)) => Ok((opening, *store)),
            (_, Hand::LookingOn(_)) => Err(StorageError::Locked(folder.to_owned())),
        }
    }

    /// What an event adds up to, for a command that only reads.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn look(&self, folder: &Path) -> Result<Opening, StorageError> {
        Ok(self.open(folder)?.0)
    }

    /// Looks on at an event in which a desk may write: it never keeps one from doing so.
    pub(super) fn look_on(&self, folder: &Path) -> Result<(Event, Viewer), StorageError> {
        let opened = Store::look(self.disk.clone(), folder)?;
        match self.opening(folder, opened) {
            (opening, Hand::LookingOn(viewer)) => Ok((opening.event, *viewer)),
            (_, Hand::Writing(_)) => Err(StorageError::Locked(folder.to_owned())),
        }
    }

    fn opening(&self, folder: &Path, opened: Opened) -> (Opening, Hand) {
        let (desk, saved, hand) = match opened.access {
            Access::Writable(store) => (store.desk(), Saved::Opened, Hand::Writing(store)),
            Access::ReadOnly(viewer, why) => {
                let why = format!("{why} · {}", why.hint());
                (viewer.desk(), Saved::LookingOn { why }, Hand::LookingOn(viewer))
            }
        };
        let event = Event::fold(desk, opened.entries);
        let findings = self.findings(folder, &event, &opened.findings);
        let unknown_entries = usize::try_from(opened.findings.newer).unwrap_or(usize::MAX);
        let folder = folder.to_owned();
        let questions = self.questions();
        (Opening { folder, event, saved, findings, questions, unknown_entries }, hand)
    }

    /// The host's own questions, if there is a file with at least one.
    fn questions(&self) -> Option<Questions> {
        let file = self.places.questions();
        let bytes = read_file(&*self.disk, &file, QUESTIONS_LIMIT).ok()?;
        let questions = Questions::read(&String::from_utf8_lossy(&bytes));
        Some(questions).filter(|questions| !questions.is_empty())
    }

    fn findings(&self, folder: &Path, event: &Event, found: &Findings) -> Vec<String> {
        let mut lines: Vec<String> = found.set_aside.iter().map(ToString::to_string).collect();
        lines.extend(found.damages.iter().map(ToString::to_string));
        if found.newer > 0 {
            lines.push(format!(
                "{} entries were written by a newer version: they are kept, not understood, and no \
                 round is drawn meanwhile",
                found.newer
            ));
        }
        if found.clock_went_back > 0 {
            lines.push("The clock on the wall went back: order is kept, times may mislead".into());
        }
        if let Some(program) = synchronised_by(folder) {
            lines.push(format!(
                "{program} synchronises this folder; keep the event on the local disk alone"
            ));
        }
        if found.ended_abruptly
            && let Some(last) = self.last_act(event)
        {
            lines.push(format!(
                "The program was cut short last time. The last that was saved: {last}. \
                 Ctrl-Z takes it back"
            ));
        }
        lines
    }

    fn last_act(&self, event: &Event) -> Option<String> {
        let changes = event.ledger().act(event.last_act()?)?;
        let at = event.ledger().entries().last()?.at.clock_with_seconds(&self.zone);
        Some(format!("{}, at {at}", event.describe(&changes)))
    }

    fn identity(&self) -> Result<Identity, StorageError> {
        let state = &self.places.state;
        let random = random_bytes().map_err(|error| no_dice(state, error))?;
        let fresh = random_bytes().map_err(|error| no_dice(state, error))?;
        let install = installation(&*self.disk, state, random)?;
        Ok(Identity { install, fresh_desk: DeskId::from_random(fresh) })
    }
}

fn not_written(folder: &Path) -> impl FnOnce(AppendError) -> StorageError + use<> {
    let path = folder.to_owned();
    |error| StorageError::Disk {
        path,
        act: "written",
        source: error.source.unwrap_or_else(|| std::io::Error::other(error.why)),
    }
}

fn disk_error(path: &Path) -> impl FnOnce(std::io::Error) -> StorageError {
    |source| StorageError::Disk { path: path.to_owned(), act: "made", source }
}

fn no_dice(path: &Path, error: getrandom::Error) -> StorageError {
    let source = std::io::Error::other(error.to_string());
    StorageError::Disk { path: path.to_owned(), act: "named", source }
}
