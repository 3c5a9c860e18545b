//! What the app asks for, done.

use std::path::PathBuf;
use std::sync::mpsc::Sender;

use super::clock::now;
use super::lists::{Understanding, not_remembered};
use super::main_loop::Input;
use super::paper::start_printing;
use super::planner::start_planning;
use super::report::start_reporting;
use super::shop::{Hand, Shop, told};
use super::take_home::start_sending_home;
use super::terminal::Screen;
use super::watch::Watch;
use super::writer::{Job, Writer};
use crate::app::{Effect, Message};
use crate::domain::{Change, Event, EventKind};
use crate::export::Order;
use crate::intake::script::Script;
use crate::storage::{FileMark, Followed, RosterFile, Viewer, Watched};

/// The hands of the program: what the app asks for, done.
#[derive(Debug)]
pub(super) struct Desk {
    shop: Shop,
    inputs: Sender<Input>,
    writer: Option<Writer>,
    viewer: Option<Viewer>,
    /// A throw-away event, to be taken away at the end.
    rehearsal: Option<PathBuf>,
    /// The act that is not on disk, to be tried again.
    unsaved: Option<Vec<Change>>,
    understanding: Understanding,
    /// The event that is open and written to.
    folder: Option<PathBuf>,
    watch: Option<Watch>,
}

impl Desk {
    pub(super) fn new(shop: Shop, inputs: Sender<Input>) -> Self {
        let understanding = Understanding::default();
        Self {
            shop,
            inputs,
            writer: None,
            viewer: None,
            rehearsal: None,
            unsaved: None,
            understanding,
            folder: None,
            watch: None,
        }
    }

    /// Does what the app asks for. Says whether the program ends.
    pub(super) fn handle(&mut self, effect: Effect, event: Option<&Event>) -> bool {
        match effect {
            Effect::Journal(changes) => self.append(changes, event),
            Effect::RetryJournal => {
                if let Some(changes) = self.unsaved.take() {
                    self.append(changes, event);
                }
            }
            Effect::ReleaseReserve => self.send(Job::ReleaseReserve),
            Effect::Plan { request, problem, seed } => {
                start_planning(request, problem, seed, self.inputs.clone());
            }
            Effect::Understand { request, work, roster } => {
                self.understanding.begin(&self.shop, &self.inputs, request, work, roster);
            }
            Effect::Watch(list) => self.watch(list),
            Effect::StopUnderstanding => self.understanding.stop(),
            Effect::RememberColumns { titles, said } => {
                if let Err(error) = self.shop.remember_columns(titles, said) {
                    self.answer(not_remembered(&error));
                }
            }
            Effect::RememberScanner(scanner) => {
                if let Err(error) = self.shop.remember_scanner(scanner) {
                    self.answer(Message::Failed(told(&error)));
                }
            }
            Effect::ListEvents => match self.shop.known() {
                Ok(known) => self.answer(Message::Known(known)),
                Err(error) => self.answer(Message::Failed(told(&error))),
            },
            Effect::ReadEarlier(folder) => self.read_earlier(&folder),
            Effect::OpenEvent(folder) => self.open(&folder),
            Effect::CreateEvent { name } => self.create(&name),
            Effect::OpenSample { anew } => self.open_sample(anew),
            Effect::CloseEvent => self.close(),
            Effect::OverwriteRoster => {
                if let Some(event) = event {
                    self.send(Job::OverwriteRoster(Box::new(RosterFile::of(event))));
                }
            }
            Effect::BackUp => self.send(Job::BackUp(now())),
            Effect::Print(order) => self.print(*order, event),
            Effect::SendHome => self.send_home(event),
            Effect::Report => self.report(event),
            // A terminal that cannot ring is no reason to stop.
            Effect::Bell => drop(Screen::bell()),
            Effect::Quit => return true,
        }
        false
    }

    /// Tells how the scanner of this laptop types, if it was ever tested.
    pub(super) fn tell_scanner(&self) {
        match self.shop.scanner() {
            Ok(Some(scanner)) => self.answer(Message::ScannerKnown(scanner)),
            Ok(None) => {}
            Err(error) => self.answer(Message::Failed(format!(
                "{error} · test the scanner again with Ctrl-Q, badges are read as they arrive"
            ))),
        }
    }

    /// Writes pages on a thread of their own: a thousand badges take a moment.
    fn event_folder(&self) -> Option<PathBuf> {
        let looked_on = || self.viewer.as_ref().map(|viewer| viewer.folder().to_owned());
        self.folder.clone().or_else(looked_on)
    }

    fn report(&self, event: Option<&Event>) {
        if let (Some(event), Some(folder)) = (event, self.event_folder()) {
            start_reporting(self.shop.clone(), &folder, event.clone(), self.inputs.clone());
        }
    }

    fn send_home(&self, event: Option<&Event>) {
        if let (Some(event), Some(folder)) = (event, self.event_folder()) {
            start_sending_home(self.shop.clone(), folder, event.clone(), self.inputs.clone());
        }
    }

    fn print(&self, order: Order, event: Option<&Event>) {
        if let (Some(event), Some(folder)) = (event, self.event_folder()) {
            let inputs = self.inputs.clone();
            start_printing(self.shop.clone(), folder, event.clone(), order, inputs);
        }
    }

    fn append(&mut self, changes: Vec<Change>, event: Option<&Event>) {
        let Some(event) = event else { return };
        let stamp = event.ledger().last_stamp().saturating_add(1);
        self.unsaved = Some(changes.clone());
        self.send(Job::Append { changes, stamp, at: now() });
    }

    /// What was being written is on disk.
    pub(super) fn saved(&mut self) {
        self.unsaved = None;
    }

    fn open(&mut self, folder: &std::path::Path) {
        self.close();
        match self.shop.open(folder) {
            Ok((opening, hand)) => {
                match hand {
                    Hand::Writing(store) => {
                        let disk = self.shop.disk.clone();
                        self.writer = Some(Writer::start(*store, disk, self.inputs.clone()));
                    }
                    Hand::LookingOn(viewer) => self.viewer = Some(*viewer),
                }
                self.answer(Message::Opened(Box::new(opening)));
                self.watch_again(folder);
                // A rehearsal is gone when it ends: nothing opens on it.
                let lasts = folder.starts_with(self.shop.places.events());
                if lasts && let Err(error) = self.shop.make_current(folder) {
                    self.answer(Message::Failed(told(&error)));
                }
            }
            Err(error) => self.answer(Message::NotOpened(told(&error))),
        }
    }

    /// Goes on watching the list that was watched when the event was closed.
    fn watch_again(&mut self, folder: &std::path::Path) {
        if self.writer.is_none() {
            return;
        }
        self.folder = Some(folder.to_owned());
        if let Some(Watched { path, sheet, seen, .. }) = Watched::of(&*self.shop.disk, folder) {
            self.answer(Message::Watching { path: path.clone(), sheet });
            self.look_at(path, seen);
        }
    }

    fn watch(&mut self, list: Option<(PathBuf, Option<String>, Option<FileMark>)>) {
        let Some(folder) = &self.folder else { return };
        let watched = list.map(|(path, sheet, seen)| {
            // Another day the program may be started from another folder.
            Watched::new(std::path::absolute(&path).unwrap_or(path), sheet, seen)
        });
        if let Err(error) = Watched::note(&*self.shop.disk, folder, watched.as_ref()) {
            self.answer(Message::Failed(told(&error)));
        }
        self.watch = None;
        if let Some(Watched { path, sheet, seen, .. }) = watched {
            self.answer(Message::Watching { path: path.clone(), sheet });
            self.look_at(path, seen);
        }
    }

    fn look_at(&mut self, path: PathBuf, seen: Option<FileMark>) {
        let disk = self.shop.disk.clone();
        self.watch = Some(Watch::start(disk, path, seen, self.inputs.clone()));
    }

    /// Reads an event beside the one that is open; nothing is written to it.
    fn read_earlier(&self, folder: &std::path::Path) {
        let answer = match self.shop.look(folder) {
            Ok(opening) => Message::EarlierRead(Box::new(opening.event)),
            Err(error) => Message::Failed(told(&error)),
        };
        self.answer(answer);
    }

    fn create(&mut self, name: &str) {
        let made = self.shop.create(name, EventKind::Real);
        match made.and_then(|store| {
            let folder = store.folder().to_owned();
            store.close().map(|()| folder)
        }) {
            Ok(folder) => self.open(&folder),
            Err(error) => self.answer(Message::NotOpened(told(&error))),
        }
    }

    fn open_sample(&mut self, anew: bool) {
        // The sample that is open is given free before it is thrown away.
        self.close();
        match self.shop.sample(anew) {
            Ok(folder) => self.open(&folder),
            Err(error) => self.answer(Message::NotOpened(told(&error))),
        }
    }

    /// Opens a throw-away event in which a script is played.
    pub(super) fn rehearse(&mut self, script: &Script) {
        match self.shop.rehearsal(script) {
            Ok(folder) => {
                self.open(&folder);
                self.rehearsal = Some(folder);
            }
            Err(error) => self.answer(Message::NotOpened(told(&error))),
        }
    }

    /// Takes the throw-away event away.
    pub(super) fn throw_away(&mut self) {
        if let Some(folder) = self.rehearsal.take() {
            // What cannot be taken away is in the way of nobody.
            drop(self.shop.take_away(&folder));
        }
    }

    /// Gives the event free; what was sent to the writer is on disk first.
    pub(super) fn close(&mut self) {
        self.writer = None;
        self.viewer = None;
        self.unsaved = None;
        self.folder = None;
        self.watch = None;
        self.understanding.stop();
    }

    /// Puts the readable roster in its place.
    pub(super) fn write_roster(&self, event: &Event) {
        self.send(Job::Roster(Box::new(RosterFile::of(event))));
    }

    pub(super) const fn is_looking_on(&self) -> bool {
        self.viewer.is_some()
    }

    /// Reads what another window has written since.
    pub(super) fn follow(&mut self) {
        let Some(viewer) = &mut self.viewer else { return };
        let answer = match viewer.follow() {
            Ok(Followed::Added(entries)) if entries.is_empty() => return,
            Ok(Followed::Added(entries)) => Message::Followed(entries),
            // What we had read was rewritten: start over from the folder.
            Ok(Followed::Afresh(_)) => {
                let folder = viewer.folder().to_owned();
                return self.open(&folder);
            }
            Err(error) => Message::Failed(told(&error)),
        };
        self.answer(answer);
    }

    fn send(&self, job: Job) {
        if let Some(writer) = &self.writer {
            writer.send(job);
        }
    }

    fn answer(&self, message: Message) {
        // The loop that listens is the caller.
        drop(self.inputs.send(Input::Message(message)));
    }
}
