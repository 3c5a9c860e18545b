//! What the terminal sends, in the app's words.

use std::sync::mpsc::Sender;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::main_loop::Input;
use crate::app::{Chord, Key, Message};

/// Reads the terminal until the channel or the terminal is closed.
#[expect(clippy::disallowed_methods, reason = "the thread that reads the terminal")]
pub(super) fn start_reading(inputs: Sender<Input>) {
    std::thread::spawn(move || {
        loop {
            let input = match event::read() {
                Ok(event) => understood(event),
                Err(_) => Some(Input::TerminalGone),
            };
            let gone = matches!(input, Some(Input::TerminalGone));
            if input.is_some_and(|input| inputs.send(input).is_err()) || gone {
                break;
            }
        }
    });
}

fn understood(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            chord(key).map(|chord| Input::Message(Message::Key(chord)))
        }
        Event::Paste(text) => Some(Input::Message(Message::Paste(text))),
        Event::Resize(..) => Some(Input::Resized),
        Event::Key(_) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "terminals know more keys than the desk")]
fn chord(event: KeyEvent) -> Option<Chord> {
    let held = |modifier| event.modifiers.contains(modifier);
    let mut chord = Chord {
        key: Key::Enter,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: held(KeyModifiers::SHIFT),
    };
    chord.key = match event.code {
        KeyCode::Char(character) => {
            // A character carries its shift in itself.
            chord.shift = false;
            let lower = chord.ctrl && character.is_ascii_uppercase();
            Key::Char(if lower { character.to_ascii_lowercase() } else { character })
        }
        KeyCode::F(number) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => {
            chord.shift = true;
            Key::Tab
        }
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    // AltGr is Ctrl and Alt on Windows, and types a character.
    if let (true, true, Key::Char(character)) = (chord.ctrl, chord.alt, chord.key)
        && !character.is_ascii_alphanumeric()
    {
        (chord.ctrl, chord.alt) = (false, false);
    }
    Some(chord)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_terminal_are_the_chords_of_the_keymap() {
        for (code, modifiers, shown) in [
            (KeyCode::Char('z'), KeyModifiers::CONTROL, "Ctrl-Z"),
            (KeyCode::Char('Z'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, "Ctrl-Z"),
            (KeyCode::Char('G'), KeyModifiers::SHIFT, "G"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "Shift-Tab"),
            (KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT, "@"),
        ] {
            let read = chord(KeyEvent::new(code, modifiers)).unwrap();

            assert_eq!(read.to_string(), shown);
        }
    }
}
