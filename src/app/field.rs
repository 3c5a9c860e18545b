//! A line that is typed into.

use tui_input::{Input, InputRequest};

use super::chord::{Chord, Key};

/// The most characters that a field takes; more than any text that is kept from it.
const LONGEST: usize = 4_000;

/// A line that is typed into.
#[derive(Clone, Debug, Default)]
pub struct Field(Input);

impl Field {
    /// A field that starts with a text, the cursor behind it.
    #[must_use]
    pub fn with(text: impl Into<String>) -> Self {
        Self(Input::new(text.into()))
    }

    /// What stands in it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.value()
    }

    /// The text before the cursor.
    #[must_use]
    pub fn before_cursor(&self) -> String {
        self.0.value().chars().take(self.0.cursor()).collect()
    }

    /// Whether nothing but spaces stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.0.reset();
    }

    /// Takes in a key: a letter is typed, an editing key edits. Says whether it was one of these.
    pub fn press(&mut self, chord: Chord) -> bool {
        let Some(request) = request(chord) else { return false };
        if matches!(request, InputRequest::InsertChar(_)) && self.0.value().len() >= LONGEST {
            return true;
        }
        self.0.handle(request);
        true
    }

    /// Takes in a pasted text: always text, line ends become spaces.
    pub fn paste(&mut self, text: &str) {
        for character in text.chars().take(LONGEST) {
            let character = if character.is_whitespace() { ' ' } else { character };
            if !character.is_control() {
                self.press(Chord::plain(Key::Char(character)));
            }
        }
    }
}

fn request(chord: Chord) -> Option<InputRequest> {
    if let Some(character) = chord.typed() {
        return Some(InputRequest::InsertChar(character));
    }
    match (chord.key, chord.ctrl) {
        (Key::Backspace, false) => Some(InputRequest::DeletePrevChar),
        (Key::Backspace | Key::Char('w'), true) => Some(InputRequest::DeletePrevWord),
        (Key::Delete, _) => Some(InputRequest::DeleteNextChar),
        (Key::Left, false) => Some(InputRequest::GoToPrevChar),
        (Key::Left, true) => Some(InputRequest::GoToPrevWord),
        (Key::Right, false) => Some(InputRequest::GoToNextChar),
        (Key::Right, true) => Some(InputRequest::GoToNextWord),
        (Key::Home, false) => Some(InputRequest::GoToStart),
        (Key::End, false) => Some(InputRequest::GoToEnd),
        (Key::Char('u'), true) => Some(InputRequest::DeleteLine),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_line_end_is_a_space_and_never_a_command() {
        let mut field = Field::default();

        field.paste("Ada\nLovelace\u{1b}[A\t!");

        assert_eq!(field.text(), "Ada Lovelace[A !");
    }
}
