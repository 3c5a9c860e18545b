//! A badge scanner among the keys: it types ten letters as a keyboard does, on any screen.
//!
//! Every key passes here before it means anything. What makes a code is its shape, never its speed:
//! on a busy machine letters arrive late or all at once. Where text is typed, a letter goes in at
//! once and the code is taken out again when it is whole. Where letters are commands, a letter that
//! may begin a code is held until it cannot, or until it has been quiet for a moment. No key is
//! lost, and none overtakes another.

use super::chord::{Chord, Key};
use super::evening::Screen;
use super::field::Field;
use super::list::Cursor;
use super::notice::Notice;
use super::screen::TopicsPart;
use crate::domain::{BadgeCode, Scanner};

/// For how long one letter is held that may begin a code, in milliseconds: nobody notices, and
/// scanners send a letter every 7 to 16.
///
/// Source: scanners measured by bitsnpixels.dev.
const ONE_LETTER_MS: u64 = 80;
/// … and two or three.
const SOME_LETTERS_MS: u64 = 200;
/// … and more, which nobody types as commands.
const MANY_LETTERS_MS: u64 = 1_000;
/// For how long an Enter or a Tab behind a code is the scanner's, in milliseconds.
const ENDING_MS: u64 = 400;

/// How things stood before a letter went into a line of text.
#[derive(Clone, Debug)]
pub(super) struct Before {
    /// Which line.
    pub(super) line: LinePlace,
    /// What stood in it.
    pub(super) field: Field,
    /// What was marked.
    pub(super) marks: Marks,
    /// What was said.
    pub(super) notice: Option<Notice>,
}

/// What is marked, where typing moves a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    /// The row of what is found by the line.
    pub(super) row: Option<Cursor>,
    /// The part of the topics screen that has the arrows.
    pub(super) topics_part: TopicsPart,
    /// The person there.
    pub(super) person: Cursor,
}

/// Which line of text has the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct LinePlace {
    /// How many dialogs are open.
    pub(super) dialogs: usize,
    /// The screen below them.
    pub(super) screen: Option<Screen>,
    /// The line of a form, from 0.
    pub(super) line: usize,
}

/// What was heard.
#[derive(Clone, Debug)]
pub(super) enum Heard {
    /// A key that is not part of a code, or that goes into a line at once.
    Key(Chord),
    /// A code, whole.
    Code {
        /// The code.
        code: BadgeCode,
        /// How things stood before its first letter, if that went into a line.
        before: Option<Box<Before>>,
    },
    /// Letters of the shape of a code that are none.
    Misread {
        /// How things stood before its first letter, if that went into a line.
        before: Option<Box<Before>>,
    },
}

/// A letter that may belong to a code.
#[derive(Clone, Debug)]
struct Letter {
    typed: char,
    chord: Chord,
    /// How things stood before, if it went into a line; it is held otherwise.
    before: Option<Box<Before>>,
}

/// What may still come behind a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Behind {
    /// Nothing: every key is the host's.
    #[default]
    Nothing,
    /// What ends a code.
    Ending,
    /// The line feed of a scanner that ends with two keys.
    LineFeed,
}

/// Hears codes among the keys.
#[derive(Debug, Default)]
pub(super) struct Listener {
    /// How the scanner of this laptop types.
    pub(super) scanner: Scanner,
    letters: Vec<Letter>,
    behind: Behind,
}

impl Listener {
    /// Takes in a key, and says what it came to, in order.
    ///
    /// - `before`: how things stand, where the key would go into a line of text.
    /// - `known`: whether somebody has a code. Letters of another keyboard can make a word, and
    ///   are a code only if they are somebody's.
    pub(super) fn hear(
        &mut self,
        chord: Chord,
        before: Option<Before>,
        known: impl Fn(BadgeCode) -> bool,
    ) -> Vec<Heard> {
        if self.is_behind(chord) {
            return Vec::new();
        }
        let Some(typed) = chord.typed() else {
            let mut heard = self.let_go();
            // The letters may have been a code with a slip in it, which this key ends.
            if !self.is_behind(chord) {
                heard.push(Heard::Key(chord));
            }
            return heard;
        };
        // Behind a letter that is held, none goes in: it would overtake that one.
        let before = before.filter(|_| !self.holds()).map(Box::new);
        let mut heard: Vec<Heard> = before.iter().map(|_| Heard::Key(chord)).collect();
        self.letters.push(Letter { typed, chord, before });
        heard.extend(self.settle(known));
        heard
    }

    /// Whether this key ends the code before it: whatever was learned of one scanner, another one
    /// may lie on the desk.
    fn is_behind(&mut self, chord: Chord) -> bool {
        let behind = std::mem::take(&mut self.behind);
        let is = |key| chord == Chord::plain(key);
        let line_feed = Chord { ctrl: true, ..Chord::plain(Key::Char('j')) };
        match behind {
            Behind::Ending if is(Key::Enter) => {
                self.behind = Behind::LineFeed;
                true
            }
            Behind::Ending => is(Key::Tab),
            Behind::LineFeed => chord == line_feed,
            Behind::Nothing => false,
        }
    }

    /// Drops from the front what cannot begin a code; what was held of it is the host's.
    fn settle(&mut self, known: impl Fn(BadgeCode) -> bool) -> Vec<Heard> {
        let mut heard = Vec::new();
        loop {
            let typed = self.typed_from(0);
            if let Some(code) = self.code(&typed, &known) {
                let before = self.take_letters(self.letters.len());
                heard.push(Heard::Code { code, before });
                return heard;
            }
            if self.letters.is_empty() || self.scanner.could_begin(&typed) {
                return heard;
            }
            if self.is_misread() {
                // Two letters of the host just before a scan look like the beginning of one, too:
                // what follows tells.
                let begins = (1..self.letters.len()).find(|from| {
                    let rest = self.typed_from(*from);
                    self.scanner.could_begin(&rest) || self.code(&rest, &known).is_some()
                });
                let code = begins.and_then(|from| self.code(&self.typed_from(from), &known));
                match (begins, code) {
                    (None, _) => {
                        heard.extend(self.take_misread());
                        continue;
                    }
                    (Some(_), None) => return heard,
                    (Some(from), Some(code)) if from >= BadgeCode::LETTERS => {
                        heard
                            .push(Heard::Misread { before: self.take_letters(BadgeCode::LETTERS) });
                        let between = self.letters.drain(..from - BadgeCode::LETTERS);
                        heard.extend(between.map(|letter| Heard::Key(letter.chord)));
                        self.letters.clear();
                        // The line is as it was before the first of them all.
                        heard.push(Heard::Code { code, before: None });
                        return heard;
                    }
                    (Some(_), Some(_)) => {}
                }
            }
            let first = self.letters.remove(0);
            heard.extend(first.before.is_none().then_some(Heard::Key(first.chord)));
        }
    }

    /// The letters from one on, as they were typed.
    fn typed_from(&self, from: usize) -> String {
        self.letters.iter().skip(from).map(|letter| letter.typed).collect()
    }

    /// Takes the letters of a whole code; says how things stood before the first.
    fn take_letters(&mut self, count: usize) -> Option<Box<Before>> {
        self.behind = Behind::Ending;
        self.letters.drain(..count.min(self.letters.len())).next()?.before
    }

    /// Whether a scanner has typed a code with a slip in it: as commands its letters would do ten
    /// things that nobody asked for, and at the desk they would be the name of a walk-in.
    fn is_misread(&self) -> bool {
        let typed: String =
            self.letters.iter().take(BadgeCode::LETTERS).map(|letter| letter.typed).collect();
        self.scanner.is_misread(&typed)
    }

    /// Takes the ten letters of a code that was misread. What was typed into a line behind them is
    /// typed again, once the line is as it was before them.
    fn take_misread(&mut self) -> Vec<Heard> {
        let before = self.take_letters(BadgeCode::LETTERS);
        let in_a_line = before.is_some();
        let mut heard = vec![Heard::Misread { before }];
        if in_a_line {
            let rest = self.letters.drain(..).map(|letter| Heard::Key(letter.chord));
            heard.extend(rest);
        }
        if heard.len() > 1 || !self.letters.is_empty() {
            self.behind = Behind::Nothing;
        }
        heard
    }

    fn code(&self, typed: &str, known: impl Fn(BadgeCode) -> bool) -> Option<BadgeCode> {
        let as_they_are = BadgeCode::read(typed);
        let capitals = !typed.chars().any(char::is_lowercase);
        let sure =
            |code: &BadgeCode| known(*code) || capitals && typed.chars().any(char::is_uppercase);
        as_they_are.or_else(|| self.scanner.read(typed).filter(sure))
    }

    /// Nothing more came for [`patience_ms`](Self::patience_ms): what is held is the host's.
    pub(super) fn quiet(&mut self) -> Vec<Heard> {
        self.behind = Behind::Nothing;
        // Letters in a line wait on: there the shape alone decides.
        if self.holds() || self.is_misread() { self.let_go() } else { Vec::new() }
    }

    /// Gives up on the letters so far; those that are held are the host's.
    pub(super) fn let_go(&mut self) -> Vec<Heard> {
        if self.is_misread() {
            let mut heard = self.take_misread();
            if !self.letters.is_empty() {
                heard.extend(self.let_go());
            }
            return heard;
        }
        let letters = std::mem::take(&mut self.letters).into_iter();
        letters
            .filter(|letter| letter.before.is_none())
            .map(|letter| Heard::Key(letter.chord))
            .collect()
    }

    /// A code came in another way: what ends it may follow.
    pub(super) fn expect_ending(&mut self) {
        self.behind = Behind::Ending;
    }

    /// Whether a letter is held.
    fn holds(&self) -> bool {
        self.letters.iter().any(|letter| letter.before.is_none())
    }

    /// After how long without a key [`quiet`](Self::quiet) is to be told; never without a number.
    pub(super) fn patience_ms(&self) -> Option<u64> {
        if self.holds() || self.is_misread() {
            return Some(match self.letters.len() {
                ..=1 => ONE_LETTER_MS,
                2..=3 => SOME_LETTERS_MS,
                _ => MANY_LETTERS_MS,
            });
        }
        (self.behind != Behind::Nothing).then_some(ENDING_MS)
    }
}

#[cfg(test)]
mod tests;
