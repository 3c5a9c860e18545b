//! A message in, effects out: the dispatcher, one line a case.

use super::evening::{Evening, Screen, Then};
use super::{
    Action, App, Chord, Dialog, Effect, Message, Motion, Notice, Prompt, PromptFor, Saved, Stage,
};
use crate::domain::{Change, Command, Entry, ParticipantId};

impl App {
    /// Takes in a message, and says what is to be done in the world.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(chord) => self.hear(chord),
            Message::Paste(text) => self.hear_pasted(&text),
            Message::Quiet => self.quiet(),
            Message::Scanned(code) => self.scanned(code),
            Message::ScannerKnown(scanner) => self.know_scanner(scanner),
            Message::Tick(now) => self.tick(now),
            Message::Journalled(entries) => self.journalled(&entries),
            Message::NotJournalled { why, full } => self.not_journalled(why, full),
            Message::Followed(entries) => self.followed(&entries),
            Message::Opened(opening) => self.opened(*opening),
            Message::NotOpened(why) | Message::Failed(why) => self.say(Notice::refused(why)),
            Message::Known(known) => self.events_known(known),
            Message::EarlierRead(earlier) => self.earlier_read(&earlier),
            Message::Planned { request, plan } => self.planned(request, plan),
            Message::ListRead { request, list } => self.list_read(request, list),
            Message::Watching { path, sheet } => self.watching(path, sheet),
            Message::ListChanged(path) => self.list_changed(path),
            Message::ListAhead { request, doing, percent } => {
                self.list_ahead(request, doing, percent)
            }
            Message::RosterEdited(people) => self.roster_edited(*people),
            Message::Played(command) => self.played(command),
            Message::WentHome { said, handed_out } => self.went_home(said, handed_out),
            Message::Said(text) => self.say(Notice::done(text)),
            Message::ClockJumped { by_ms } => self.clock_jumped(by_ms),
        }
    }

    fn tick(&mut self, now: crate::domain::Timestamp) -> Vec<Effect> {
        let before = self.now;
        self.now = now;
        if let Some(evening) = self.evening_mut() {
            evening.compare_topics(now);
            evening.look_around_again(now);
        }
        self.tell_moment(before)
    }

    pub(super) fn key(&mut self, chord: Chord) -> Vec<Effect> {
        if self.hold(|| Message::Key(chord)) {
            return Vec::new();
        }
        if self.covered {
            self.covered = false;
            return Vec::new();
        }
        if let Some(effects) = self.take_for_the_card(chord) {
            return effects;
        }
        let action = self.keymap.action(self.contexts(), chord);
        if action != Some(Action::Quit) {
            self.quitting = false;
        }
        if let Some(action) = action {
            // What the host did meanwhile makes the next scan another one.
            self.last_scan = None;
            self.notice = None;
            return self.act(action);
        }
        if self.field_mut().is_some_and(|field| field.press(chord)) {
            self.notice = None;
            self.typed();
            return Vec::new();
        }
        self.say(Notice::note(format!("{chord} does nothing here; F1 shows the keys that do")))
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if self.hold(|| Message::Paste(text.to_owned())) {
            return Vec::new();
        }
        if self.scanner_test().is_some() {
            return self.paste_for_the_card(text);
        }
        match self.field_mut() {
            Some(field) => {
                field.paste(text);
                self.typed();
                Vec::new()
            }
            None => self.say(Notice::note("There is no line here to paste into")),
        }
    }

    /// Holds a message back while an act before it is on its way to the disk.
    pub(super) fn hold(&mut self, message: impl FnOnce() -> Message) -> bool {
        let waits = self.waits_for_the_disk();
        if let (Some(evening), true) = (self.evening_mut(), waits) {
            evening.held.push_back(message());
        }
        waits
    }

    /// The text of a line has changed: whatever is found by it is found anew.
    pub(super) fn typed(&mut self) {
        let Some(dialog) = self.dialogs.last_mut() else { return self.typed_on_screen() };
        match dialog {
            Dialog::Choose(choose) => choose.typed(),
            Dialog::Pick(pick) => {
                if let Stage::Evening(evening) = &self.stage {
                    pick.cursor.home();
                    pick.hits = found(evening, pick.field.text(), pick.purpose.of());
                }
            }
            Dialog::Form(form) => form.wrong = None,
            Dialog::Prompt(_)
            | Dialog::Preview(_)
            | Dialog::Working(_)
            | Dialog::Reading(_)
            | Dialog::CardTest(_) => {}
        }
    }

    fn typed_on_screen(&mut self) {
        let Stage::Evening(evening) = &mut self.stage else { return };
        match evening.screen {
            Screen::Desk => {
                evening.desk.cursor.home();
                evening.desk.search(&evening.event, &evening.index);
            }
            Screen::Topics => {
                evening.topics_screen.cursor.home();
                evening.topics_screen.part = super::TopicsPart::Topics;
                evening.search_topics();
            }
            Screen::Learned => self.typed_learned(),
            Screen::Introductions | Screen::Rounds | Screen::History => {}
        }
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Help => self.show_help(),
            Action::Palette => self.show_palette(),
            Action::Curtain => {
                self.covered = true;
                Vec::new()
            }
            Action::Quit => self.quit(),
            Action::Show(screen) => self.show(screen),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::RetrySave => self.retry_save(),
            Action::ReleaseReserve => vec![Effect::ReleaseReserve],
            Action::BackUp => vec![Effect::BackUp],
            Action::TestScanner => self.test_scanner(),
            Action::WatchList => self.turn_watching(),
            Action::RosterEdits => self.show_roster_edits(),
            Action::MetEarlier => vec![Effect::ListEvents],
            Action::ImportList => self.ask_for_list(),
            Action::CloseEvent => self.close_event(),
            Action::ResetSample => self.reset_sample(),
            Action::ChoosePurpose => self.choose_purpose(),
            Action::Move(motion) => self.step(motion),
            Action::Accept => self.accept(),
            Action::Back => self.back(),
            Action::Toggle => self.toggle_in_preview(),
            Action::OtherSheet => self.choose_sheet(),
            Action::Preview(act) => self.act_in_preview(act),
            Action::NextPart => self.next_part(true),
            Action::PreviousPart => self.next_part(false),
            Action::NewEvent => self.open(Dialog::Prompt(Prompt::new(
                "What is the event called?",
                "a name, such as Spring evening",
                PromptFor::NewEvent,
            ))),
            Action::OpenSample => vec![Effect::OpenSample { anew: false }],
            Action::CheckIn => self.check_in(),
            Action::AddWalkIn => self.add_walk_in(),
            Action::MergeTopic => self.merge_topic(),
            Action::PartTopic => self.part_topic(),
            Action::Person(act) => self.act_on_person(act),
            Action::Pair(act) => self.act_on_pair(act),
            Action::Around(act) => self.act_around(act),
            Action::Round(act) => self.act_on_round(act),
            Action::Board(act) => self.act_on_board(act),
            Action::Learned(act) => self.act_on_learned(act),
            Action::Print => self.choose_paper(),
            Action::SendHome => self.send_home(),
            Action::ChooseKept => self.choose_kept(),
            Action::ShowEvening => self.show_what_the_evening_did(),
            Action::Report => {
                self.notice = Some(Notice::note("Writing what the evening did"));
                vec![Effect::Report]
            }
            Action::HandOver => self.hand_over(),
            Action::UndoMarked => self.undo_marked(),
        }
    }

    fn show(&mut self, screen: Screen) -> Vec<Effect> {
        let now = self.now;
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        if evening.screen == screen {
            return self.say(Notice::note("This is that screen; F1 shows the keys that work here"));
        }
        evening.screen = screen;
        match screen {
            Screen::Rounds => evening.look_at_rounds(),
            Screen::Topics => evening.look_at_topics(),
            Screen::Learned => evening.look_at_learned(now),
            Screen::Introductions => {
                evening.introductions_screen.cursors = Default::default();
                evening.look_at_asks();
            }
            Screen::Desk | Screen::History => {}
        }
        Vec::new()
    }

    // Quitting is asked about only while the room waits for the clock; all is saved anyway.
    fn quit(&mut self) -> Vec<Effect> {
        let on = self.evening().is_some_and(|evening| evening.event.running_round().is_some());
        if self.quitting {
            return vec![Effect::Quit];
        }
        self.quitting = true;
        let text = if on {
            "A round is on; its clock goes on without this window. The same key again ends the program"
        } else {
            "The same key again ends the program; all is saved"
        };
        self.say(Notice::note(text))
    }

    /// What happens in an evening that is played happens beside the host: it takes no key away.
    fn played(&mut self, command: Box<Command>) -> Vec<Effect> {
        if self.hold(|| Message::Played(command.clone())) {
            return Vec::new();
        }
        let notice = self.notice.take();
        let effects = self.ask(*command, Then::Nothing);
        // What cannot happen does not: the host is not told of a refusal they did not ask for.
        if effects.is_empty() {
            self.notice = notice;
        }
        effects
    }

    fn retry_save(&mut self) -> Vec<Effect> {
        match self.evening().map(|evening| &evening.saved) {
            Some(Saved::Not { .. }) => vec![Effect::RetryJournal],
            _ => self.say(Notice::note("All is saved")),
        }
    }

    fn step(&mut self, motion: Motion) -> Vec<Effect> {
        match (self.dialogs.last_mut(), &mut self.stage) {
            (Some(Dialog::Choose(choose)), _) => {
                let shown = choose.shown().len();
                choose.cursor.step(motion, shown);
            }
            (Some(Dialog::Pick(pick)), _) => pick.cursor.step(motion, pick.hits.len()),
            (Some(Dialog::Preview(preview)), _) => preview.step(motion),
            (Some(Dialog::Reading(reading)), _) => reading.top.step(motion, reading.lines.len()),
            (
                Some(
                    Dialog::Prompt(_) | Dialog::Form(_) | Dialog::Working(_) | Dialog::CardTest(_),
                ),
                _,
            ) => {}
            (None, Stage::Start(start)) => {
                let offers = start.offers().len();
                start.cursor.step(motion, offers);
            }
            (None, Stage::Evening(evening)) => evening.step(motion),
        }
        Vec::new()
    }

    pub(super) fn next_part(&mut self, forward: bool) -> Vec<Effect> {
        match (self.dialogs.last_mut(), &mut self.stage) {
            (Some(Dialog::Form(form)), _) => form.go(forward),
            (Some(Dialog::Preview(preview)), _) => preview.go(forward),
            (Some(_), _) | (None, Stage::Start(_)) => {}
            (None, Stage::Evening(evening)) => {
                evening.next_part(forward, self.now);
                if evening.screen == Screen::Learned {
                    self.typed_learned();
                }
            }
        }
        Vec::new()
    }

    fn back(&mut self) -> Vec<Effect> {
        if let Some(closed) = self.dialogs.pop() {
            if let Dialog::Working(_) = closed {
                return self.stop_understanding();
            }
            return self.say_what_was_dropped(&closed);
        }
        match self.evening().map(|evening| evening.screen) {
            Some(Screen::Desk) => self.clear_desk(),
            Some(Screen::Topics) => self.clear_topics(),
            Some(Screen::Learned) => self.clear_learned(),
            Some(Screen::Introductions) => self.back_to_everybody(),
            Some(Screen::Rounds | Screen::History) | None => Vec::new(),
        }
    }

    fn opened(&mut self, opening: super::Opening) -> Vec<Effect> {
        let name = opening.event.name().to_owned();
        let findings = opening.findings.clone();
        self.stage = Stage::Evening(Box::new(Evening::new(opening, self.now)));
        self.dialogs.clear();
        self.notice = Some(Notice::note(format!("{name} is open")));
        if !findings.is_empty() {
            let page = super::Reading::new("What was found on opening", findings);
            self.dialogs.push(Dialog::Reading(page));
        }
        if std::mem::take(&mut self.asks_how_long) {
            drop(self.choose_kept());
        }
        self.list_waiting.take().map_or_else(Vec::new, |path| self.understand_file(path))
    }

    fn journalled(&mut self, entries: &[Entry]) -> Vec<Effect> {
        let now = self.now;
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        evening.take_in(entries, now);
        if let Some(entry) = entries.last() {
            evening.saved = Saved::At(entry.at);
        }
        let changes: Vec<&Change> = entries.iter().map(|entry| &entry.change).collect();
        let sentence = evening.event.describe(&changes);
        let pending = evening.pending.take();
        let beside = self.remind.take().unwrap_or_else(|| "Ctrl-Z takes it back".to_owned());
        self.notice = Some(Notice::done(format!("{sentence} · {beside}")));
        let then = pending.unwrap_or(Then::Nothing);
        let mut effects = self.afterwards(then, entries);
        effects.extend(self.release());
        effects
    }

    /// Answers the keys that were held, up to the next act.
    fn release(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let Some(evening) = self.evening_mut() {
            if evening.pending.is_some() {
                break;
            }
            let Some(message) = evening.held.pop_front() else { break };
            effects.extend(self.answer_held(message));
        }
        effects
    }

    fn not_journalled(&mut self, why: String, full: bool) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let notice = Notice::refused(format!("NOT SAVED: {why}"));
        evening.saved = Saved::Not { why, full };
        evening.held.clear();
        self.say(notice)
    }

    fn followed(&mut self, entries: &[Entry]) -> Vec<Effect> {
        let now = self.now;
        if let Some(evening) = self.evening_mut() {
            evening.take_in(entries, now);
        }
        Vec::new()
    }

    // The end of the round is a moment of the wall clock: a laptop that slept past it finds it over.
    fn clock_jumped(&mut self, by_ms: i64) -> Vec<Effect> {
        if by_ms > 0 && self.offer_what_a_sleep_left() {
            return Vec::new();
        }
        let minutes = (by_ms.abs() + 30_000) / 60_000;
        let how = if by_ms > 0 { "forward, or the laptop slept" } else { "back" };
        self.say(Notice::note(format!(
            "The clock went {minutes} minutes {how}; times noted before stay as they were"
        )))
    }
}

/// The people found for a pick: those who are here first, without the one it is about.
fn found(evening: &Evening, typed: &str, of: Option<ParticipantId>) -> Vec<crate::finder::Hit> {
    let standing = |id| match Evening::standing(&evening.event, id) {
        crate::finder::Standing::Here => crate::finder::Standing::Expected,
        crate::finder::Standing::Expected => crate::finder::Standing::Here,
        crate::finder::Standing::Gone => crate::finder::Standing::Gone,
    };
    let mut hits = evening.index.find(typed, 20, standing);
    hits.retain(|hit| Some(hit.participant) != of);
    hits
}
