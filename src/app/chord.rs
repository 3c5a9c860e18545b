//! A key with what is held down beside it, as people name it: `Ctrl-Z`, `F7`, `Enter`.

use std::fmt;
use std::str::FromStr;

/// A key of the keyboard.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// A character, as it would be typed.
    Char(char),
    /// The function key with this number.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys that have a name, with the name that a keymap file and the screen use.
const NAMED: [(Key, &str); 14] = [
    (Key::Enter, "Enter"),
    (Key::Esc, "Esc"),
    (Key::Tab, "Tab"),
    (Key::Backspace, "Backspace"),
    (Key::Delete, "Delete"),
    (Key::Up, "Up"),
    (Key::Down, "Down"),
    (Key::Left, "Left"),
    (Key::Right, "Right"),
    (Key::Home, "Home"),
    (Key::End, "End"),
    (Key::PageUp, "PgUp"),
    (Key::PageDown, "PgDn"),
    (Key::Char(' '), "Space"),
];

/// A key and what is held down beside it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; a character carries its shift in itself.
    pub shift: bool,
}

impl Chord {
    /// The key alone.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, alt: false, shift: false }
    }

    /// The character that this types, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        if let Key::Char(character) = self.key
            && !self.ctrl
            && !self.alt
        {
            return Some(character);
        }
        None
    }
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no key; keys are named like Ctrl-Z, F7, Enter or x")]
pub struct NotAKey(String);

impl FromStr for Chord {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut chord = Self::plain(Key::Enter);
        let mut rest = text;
        while let Some((held, key)) = rest.split_once('-').filter(|(_, key)| !key.is_empty()) {
            match held.to_ascii_lowercase().as_str() {
                "ctrl" => chord.ctrl = true,
                "alt" => chord.alt = true,
                "shift" => chord.shift = true,
                _ => return Err(NotAKey(text.to_owned())),
            }
            rest = key;
        }
        chord.key = key_named(rest).ok_or_else(|| NotAKey(text.to_owned()))?;
        // Terminals send a held Ctrl with the lower letter, whatever Shift does.
        if let (true, Key::Char(letter)) = (chord.ctrl, chord.key) {
            chord.key = Key::Char(letter.to_ascii_lowercase());
        }
        Ok(chord)
    }
}

fn key_named(name: &str) -> Option<Key> {
    if let Some((key, _)) = NAMED.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)) {
        return Some(*key);
    }
    let mut characters = name.chars();
    match (characters.next(), characters.as_str()) {
        (Some(character), "") => Some(Key::Char(character)),
        (Some('F' | 'f'), number) => {
            number.parse().ok().filter(|number| (1..=12).contains(number)).map(Key::F)
        }
        _ => None,
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((_, name)) = NAMED.iter().find(|(key, _)| *key == self.key) {
            return f.write_str(name);
        }
        match self.key {
            Key::Char(letter) if self.ctrl => write!(f, "{}", letter.to_ascii_uppercase()),
            Key::Char(character) => write!(f, "{character}"),
            Key::F(number) => write!(f, "F{number}"),
            Key::Enter
            | Key::Esc
            | Key::Tab
            | Key::Backspace
            | Key::Delete
            | Key::Up
            | Key::Down
            | Key::Left
            | Key::Right
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_reads_back_as_it_is_shown() {
        for shown in ["Ctrl-Z", "F7", "Enter", "x", "Alt-Left", "Shift-Tab", "-", "Ctrl--", "Space"]
        {
            let chord: Chord = shown.parse().unwrap();

            assert_eq!(chord.to_string(), shown);
        }
    }

    #[test]
    fn what_names_no_key_is_refused() {
        for text in ["", "F0", "F13", "Hyper-x", "Entr", "Ctrl-"] {
            assert!(text.parse::<Chord>().is_err(), "{text}");
        }
    }
}
