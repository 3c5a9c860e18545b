//! Keys on their way in: what a badge scanner typed is taken out of them.

use super::scan::{Before, Heard, LinePlace, Marks};
use super::{App, Chord, Cursor, Dialog, Effect, Message, Notice, Saved, Screen};
use crate::domain::BadgeCode;

impl App {
    /// A key that was pressed, before it means anything.
    pub(super) fn hear(&mut self, chord: Chord) -> Vec<Effect> {
        // A scanner is tested by all that it types.
        if self.scanner_test().is_some() {
            return self.key(chord);
        }
        let before = chord.typed().and_then(|_| self.before_a_letter());
        let mut listener = std::mem::take(&mut self.listener);
        let heard = listener.hear(chord, before, |code| self.has_badge(code));
        self.listener = listener;
        self.take_heard(heard)
    }

    /// A text that was pasted, before it goes anywhere: a scanner's program may paste the code.
    pub(super) fn hear_pasted(&mut self, text: &str) -> Vec<Effect> {
        let held = self.listener.let_go();
        let mut effects = self.take_heard(held);
        let pasted = text.trim();
        let code = self.listener.scanner.read(pasted);
        let code = code.filter(|code| BadgeCode::read(pasted).is_some() || self.has_badge(*code));
        effects.extend(match code {
            Some(code) if self.scanner_test().is_none() => {
                // A line end in the text has ended it already.
                if text.trim_end().len() == text.len() {
                    self.listener.expect_ending();
                }
                self.scanned(code)
            }
            Some(_) | None => self.paste(text),
        });
        effects
    }

    /// No key came for as long as [`patience_ms`](Self::patience_ms) said.
    pub(super) fn quiet(&mut self) -> Vec<Effect> {
        let held = self.listener.quiet();
        let mut effects = self.take_heard(held);
        effects.extend(self.nothing_ends_the_card());
        effects
    }

    /// After how many milliseconds without a key [`Message::Quiet`] is to be told, if at all: a
    /// letter is held that may begin the code of a badge, or a key may follow one.
    #[must_use]
    pub fn patience_ms(&self) -> Option<u64> {
        self.scanner_test()
            .map_or_else(|| self.listener.patience_ms(), super::CardTest::patience_ms)
    }

    fn take_heard(&mut self, heard: Vec<Heard>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for one in heard {
            effects.extend(match one {
                Heard::Key(chord) => self.key(chord),
                Heard::Code { code, before } => {
                    if let Some(before) = before {
                        self.put_back(*before);
                    }
                    self.scanned(code)
                }
                Heard::Misread { before } => {
                    if let Some(before) = before {
                        self.put_back(*before);
                    }
                    self.say(Notice::refused("A badge was misread: scan it again"))
                }
            });
        }
        effects
    }

    /// Answers a message that was held back: its keys were heard when they were pressed.
    pub(super) fn answer_held(&mut self, message: Message) -> Vec<Effect> {
        if let Message::Key(chord) = message {
            return self.key(chord);
        }
        if let Message::Paste(text) = message {
            return self.paste(&text);
        }
        self.update(message)
    }

    fn has_badge(&self, code: BadgeCode) -> bool {
        self.evening().is_some_and(|evening| evening.event.with_badge(code).next().is_some())
    }

    /// How things stand, where a letter would go into a line of text at once.
    fn before_a_letter(&mut self) -> Option<Before> {
        if self.covered || self.waits_for_the_disk() {
            return None;
        }
        let (line, marks, notice) = (self.line_place(), self.marks(), self.notice.clone());
        let field = self.field_mut()?.clone();
        Some(Before { line, field, marks, notice })
    }

    /// Puts a line of text back as it was before a code was typed into it.
    fn put_back(&mut self, before: Before) {
        // Something may have opened over the line meanwhile: that one is left alone.
        if self.line_place() != before.line {
            return;
        }
        let Some(field) = self.field_mut() else { return };
        *field = before.field;
        self.typed();
        if let (Some(cursor), Some(marked)) = (self.marked_mut(), before.marks.row) {
            *cursor = marked;
        }
        if let (Some(evening), true) = (self.evening_mut(), before.line.dialogs == 0) {
            evening.topics_screen.part = before.marks.topics_part;
            evening.topics_screen.person = before.marks.person;
        }
        self.notice = before.notice;
    }

    /// Whether an act is on its way to the disk: what comes now waits for it.
    pub(super) fn waits_for_the_disk(&self) -> bool {
        self.evening().is_some_and(|evening| {
            evening.pending.is_some() && !matches!(evening.saved, Saved::Not { .. })
        })
    }

    fn line_place(&self) -> LinePlace {
        let form =
            self.dialogs.last().map(|top| if let Dialog::Form(form) = top { form.at } else { 0 });
        let screen = self.evening().map(|evening| evening.screen);
        LinePlace { dialogs: self.dialogs.len(), screen, line: form.unwrap_or(0) }
    }

    fn marks(&mut self) -> Marks {
        let row = self.marked_mut().copied();
        let topics = self.evening().map(|evening| &evening.topics_screen);
        let (topics_part, person) =
            topics.map(|topics| (topics.part, topics.person)).unwrap_or_default();
        Marks { row, topics_part, person }
    }

    /// The marked row of what is found by the line that has the keys.
    fn marked_mut(&mut self) -> Option<&mut Cursor> {
        if !self.dialogs.is_empty() {
            return match self.dialogs.last_mut() {
                Some(Dialog::Choose(choose)) => Some(&mut choose.cursor),
                Some(Dialog::Pick(pick)) => Some(&mut pick.cursor),
                Some(
                    Dialog::Prompt(_)
                    | Dialog::Form(_)
                    | Dialog::Working(_)
                    | Dialog::Preview(_)
                    | Dialog::Reading(_)
                    | Dialog::CardTest(_),
                )
                | None => None,
            };
        }
        let evening = self.evening_mut()?;
        match evening.screen {
            Screen::Desk => Some(&mut evening.desk.cursor),
            Screen::Topics => Some(&mut evening.topics_screen.cursor),
            Screen::Learned => Some(&mut evening.learned_screen.cursor),
            Screen::Introductions | Screen::Rounds | Screen::History => None,
        }
    }
}
