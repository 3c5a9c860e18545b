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
use crate::board::Naming;
use crate::domain::Timestamp;
use crate::storage::StorageError;
use crate::ui::{BoardLook, MOST_AIR, Theme, draw_board};

/// How often the clock is drawn anew while nothing else happens.
const CLOCK: Duration = Duration::from_millis(250);
/// How long a page of the tables stands before the next one.
const PAGE: Duration = Duration::from_secs(10);
/// For how long a moment of the clock flashes.
const FLASH: Duration = Duration::from_millis(1_500);
/// For how long the keys of this window are told.
const HINT: Duration = Duration::from_secs(6);

/// What the keys of this window do.
const KEYS: &str = " ← → pages · Space holds them · + − room between names · q closes the board";
/// What is said of letters: a program in a terminal has one size of them.
const ROOM: &str = " The letters themselves grow with the zoom of your terminal, mostly Ctrl and +";

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
    /// Whether the pages stand until a key turns them.
    held: bool,
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
            held: false,
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
            let board = self.followed.board(now(), Naming::Whole);
            // A board that stands still costs nothing to those who look at it all evening.
            let ticks = board.clock.is_some() && drawn_at.elapsed() >= CLOCK;
            let looks = (self.look.clone(), board.showing);
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

    /// A key that is not about closing: pages, room, or a word on what the keys do.
    fn press(&mut self, chord: Chord) {
        match chord.key {
            Key::Right | Key::Down | Key::PageDown => self.turn(1),
            Key::Left | Key::Up | Key::PageUp => self.turn(-1),
            Key::Char(' ') => {
                self.held = !self.held;
                let held =
                    " The pages stand still: ← and → turn them, Space lets them turn by themselves";
                self.hint(if self.held { held } else { " The pages turn by themselves" });
            }
            Key::Char('+') => self.give_room((self.look.air + 1).min(MOST_AIR)),
            Key::Char('-') => self.give_room(self.look.air.saturating_sub(1)),
            Key::Char(_)
            | Key::F(_)
            | Key::Enter
            | Key::Esc
            | Key::Tab
            | Key::Backspace
            | Key::Delete
            | Key::Home
            | Key::End => self.hint(KEYS),
        }
    }

    /// Says something to whoever sits at this window, for a while.
    fn hint(&mut self, text: &str) {
        self.look.hint = Some(text.to_owned());
        self.hint_until = Some(steady() + HINT);
    }

    fn give_room(&mut self, air: u16) {
        self.look.air = air;
        self.hint(ROOM);
    }

    fn turn(&mut self, by: i64) {
        self.look.page = self.look.page.wrapping_add(by);
        self.turned = steady();
    }

    /// Takes in what the desk wrote since; says whether there was anything.
    fn follow(&mut self) -> bool {
        self.followed.follow() != News::None
    }

    /// Turns pages, rings and flashes as the clock says.
    fn keep_time(&mut self) -> io::Result<()> {
        let event = &self.followed.event;
        let (wall, settings) = (now(), event.settings());
        let passed = event.moment_passed(self.seen, wall);
        self.seen = wall;
        if passed.is_some() {
            if settings.sound {
                Screen::bell()?;
            }
            self.flash_until = settings.flash.then(|| steady() + FLASH);
        }
        let moment = steady();
        self.look.flash = self.flash_until.is_some_and(|until| moment < until);
        if !self.held && self.turned.elapsed() >= PAGE {
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
