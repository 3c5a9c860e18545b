//! The test of a scanner: a dialog that takes every letter for the scanner's.

use super::chord::Key;
use super::{App, CardTest, Chord, Dialog, Effect, Notice};
use crate::domain::{Ending, Scanner};

impl App {
    /// Opens the test of the scanner.
    pub(super) fn test_scanner(&mut self) -> Vec<Effect> {
        if self.scanner_test().is_some() {
            return self.say(Notice::note("Scan the test card now; Esc goes back"));
        }
        self.open(Dialog::CardTest(CardTest::default()))
    }

    /// How the scanner of this laptop types, as it was learned another day.
    pub(super) fn know_scanner(&mut self, scanner: Scanner) -> Vec<Effect> {
        self.listener.scanner = scanner;
        Vec::new()
    }

    /// The test of a scanner, if it is on top.
    pub(super) fn scanner_test(&self) -> Option<&CardTest> {
        if let Some(Dialog::CardTest(test)) = self.dialogs.last() { Some(test) } else { None }
    }

    /// What a key means in the test: a letter or the ending of the card; none else is taken.
    pub(super) fn take_for_the_card(&mut self, chord: Chord) -> Option<Vec<Effect>> {
        let Some(Dialog::CardTest(test)) = self.dialogs.last_mut() else { return None };
        if let Some(typed) = chord.typed() {
            test.take_in(typed);
            self.notice = None;
            return Some(Vec::new());
        }
        let ends = |key| test.is_under_way() && chord == Chord::plain(key);
        if ends(Key::Enter) {
            return Some(self.card_ended(Ending::Enter));
        }
        if ends(Key::Tab) {
            return Some(self.card_ended(Ending::Tab));
        }
        // The line feed of a scanner that ends with two keys.
        let line_feed = Chord { ctrl: true, ..Chord::plain(Key::Char('j')) };
        (chord == line_feed).then(Vec::new)
    }

    /// A text pasted into the test is typed there; a line end in it is an Enter.
    pub(super) fn paste_for_the_card(&mut self, text: &str) -> Vec<Effect> {
        let keys = text.chars().map(|typed| match typed {
            '\n' | '\r' => Key::Enter,
            '\t' => Key::Tab,
            typed => Key::Char(typed),
        });
        keys.filter_map(|key| self.take_for_the_card(Chord::plain(key))).flatten().collect()
    }

    /// Nothing came behind the card.
    pub(super) fn nothing_ends_the_card(&mut self) -> Vec<Effect> {
        if self.scanner_test().is_some_and(CardTest::is_under_way) {
            return self.card_ended(Ending::Nothing);
        }
        Vec::new()
    }

    fn card_ended(&mut self, ending: Ending) -> Vec<Effect> {
        let Some(Dialog::CardTest(test)) = self.dialogs.last_mut() else { return Vec::new() };
        let Some(scanner) = test.end(ending) else { return Vec::new() };
        self.listener.scanner = scanner.clone();
        vec![Effect::RememberScanner(scanner)]
    }
}
