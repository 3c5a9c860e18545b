//! The board in a second window: follows the event of a desk, and never writes.

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::clock::{now, steady};
use super::followed::{FOLLOWING, FollowedEvent, News};
use super::input::start_reading;
use super::main_loop::{Ended, Input, listen_to_signals};
use super::shop::Shop;
use super::terminal::Screen;
use crate::app::{Chord, Key, Message};
use crate::board::{Board, Naming, Words};
use crate::domain::Timestamp;
use crate::storage::StorageError;
use crate::ui::{BoardLook, Theme, draw_board};

/// How often the clock is drawn anew while nothing else happens.
const CLOCK: Duration = Duration::from_millis(250);
/// How long a page of the tables stands before the next one.
const PAGE: Duration = Duration::from_secs(10);
/// For how long a moment of the clock flashes.
const FLASH: Duration = Duration::from_millis(1_500);
/// For how long the keys of this window are told.
const HINT: Duration = Duration::from_secs(6);

/// What the keys of this window do.
const KEYS: &str = " → and ← turn the pages · q closes the board; the desk goes on";

/// Shows the board of an event in this terminal until it is closed.
///
/// # Errors
///
/// The disk's while the event is opened, as [`BoardError::Storage`]; the terminal's.
pub fn run_board(shop: &Shop, folder: &Path, theme: &Theme) -> Result<Ended, BoardError> {
    let followed = FollowedEvent::open(shop, folder)?;
    let (inputs, queue) = channel();
    let mut screen = Screen::take()?;
    listen_to_signals(&inputs)?;
    start_reading(inputs);
    let mut window = Window::new(followed);
    Ok(window.go_round(&queue, &mut screen, theme)?)
}

/// Why a board could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    /// The event's files.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The terminal.
    #[error("The terminal cannot be used")]
    Terminal(#[from] io::Error),
    /// The network.
    #[error("The board cannot be served")]
    Network(#[source] io::Error),
}

/// What this window knows.
struct Window {
    followed: FollowedEvent,
    /// When the clock of the round was looked at last.
    seen: Timestamp,
    look: BoardLook,
    /// When the page was turned last.
    turned: Instant,
    flash_until: Option<Instant>,
    hint_until: Option<Instant>,
}

impl Window {
    fn new(followed: FollowedEvent) -> Self {
        let start = steady();
        Self {
            followed,
            seen: now(),
            look: BoardLook { hint: Some(KEYS.to_owned()), ..BoardLook::default() },
            turned: start,
            flash_until: None,
            hint_until: Some(start + HINT),
        }
    }

    fn go_round(
        &mut self,
        queue: &Receiver<Input>,
        screen: &mut Screen,
        theme: &Theme,
    ) -> io::Result<Ended> {
        let mut drawn = None;
        let mut drawn_at = steady();
        loop {
            let board = Board::of(&self.followed.event, now(), Naming::Whole);
            // A board that stands still costs nothing to those who look at it all evening.
            let ticks = board.clock.is_some() && drawn_at.elapsed() >= CLOCK;
            let looks = (self.look.page, self.look.flash, self.look.hint.clone(), board.showing);
            if drawn.as_ref() != Some(&looks) || ticks {
                screen.terminal.draw(|frame| draw_board(&board, &self.look, theme, frame))?;
                (drawn, drawn_at) = (Some(looks), steady());
            }
            let first = match queue.recv_timeout(FOLLOWING) {
                Ok(input) => Some(input),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Input::TerminalGone),
            };
            for input in first.into_iter().chain(queue.try_iter()) {
                match input {
                    Input::Message(Message::Key(chord)) if closes(chord) => {
                        return Ok(Ended::ByHost);
                    }
                    Input::Message(Message::Key(chord)) => self.press(chord),
                    Input::Message(_) => {}
                    Input::Resized => drawn = None,
                    Input::Terminated | Input::TerminalGone => return Ok(Ended::BySystem),
                }
            }
            if self.follow() {
                drawn = None;
            }
            self.keep_time()?;
        }
    }

    /// A key that is not about closing: a page, or a word on what the keys do.
    fn press(&mut self, chord: Chord) {
        let turn = match chord.key {
            Key::Right | Key::Down | Key::PageDown | Key::Char(' ') => 1,
            Key::Left | Key::Up | Key::PageUp => -1,
            Key::Char(_)
            | Key::F(_)
            | Key::Enter
            | Key::Esc
            | Key::Tab
            | Key::Backspace
            | Key::Delete
            | Key::Home
            | Key::End => 0,
        };
        if turn == 0 {
            self.look.hint = Some(KEYS.to_owned());
            self.hint_until = Some(steady() + HINT);
        } else {
            self.turn(turn);
        }
    }

    fn turn(&mut self, by: i64) {
        self.look.page = self.look.page.wrapping_add(by);
        self.turned = steady();
    }

    /// Takes in what the desk wrote since; says whether there was anything.
    fn follow(&mut self) -> bool {
        let followed = self.followed.follow();
        match followed {
            News::Lost => {
                let words = Words::of(self.followed.event.settings().language);
                self.look.hint = Some(format!(" {}", words.desk_gone));
                self.hint_until = None;
            }
            News::Back => self.look.hint = None,
            News::Some | News::None => {}
        }
        followed != News::None
    }

    /// Turns pages, rings and flashes as the clock says.
    fn keep_time(&mut self) -> io::Result<()> {
        let event = &self.followed.event;
        let (wall, settings) = (now(), event.settings());
        let passed =
            event.running_round().and_then(|round| round.moment_passed(settings, self.seen, wall));
        self.seen = wall;
        if passed.is_some() {
            if settings.sound {
                Screen::bell()?;
            }
            self.flash_until = settings.flash.then(|| steady() + FLASH);
        }
        let moment = steady();
        self.look.flash = self.flash_until.is_some_and(|until| moment < until);
        if self.turned.elapsed() >= PAGE {
            self.turn(1);
        }
        if self.hint_until.is_some_and(|until| moment >= until) {
            (self.look.hint, self.hint_until) = (None, None);
        }
        Ok(())
    }
}

fn closes(chord: Chord) -> bool {
    matches!(chord.key, Key::Char('q') | Key::Esc) || (chord.ctrl && chord.key == Key::Char('c'))
}
