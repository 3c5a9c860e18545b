//! The loop: a message, what it asks for, a frame.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::clock::{Clock, now, steady};
use super::desk::Desk;
use super::input::start_reading;
use super::rehearsal::Player;
use super::shop::Shop;
use super::terminal::Screen;
use crate::app::{App, Effect, Message, Saved};
use crate::domain::Event;
use crate::intake::script::Script;
use crate::ui::{Theme, draw};

/// How long the loop waits for a message while something on the screen moves by itself.
const WHILE_MOVING: Duration = Duration::from_millis(250);
/// … and while nothing does.
const WHILE_STILL: Duration = Duration::from_secs(20);
/// How often an event is read that another window writes.
const WHILE_LOOKING_ON: Duration = Duration::from_millis(500);
/// How long after a change the readable roster is written …
const ROSTER_AFTER: Duration = Duration::from_secs(2);
/// … and how long at least between two of them.
const ROSTER_BETWEEN: Duration = Duration::from_secs(10);

/// By how much the loop may wake too late before the machine counts as busy.
const LATE: Duration = Duration::from_millis(40);

/// What reaches the loop.
#[derive(Debug)]
pub(super) enum Input {
    /// For the app.
    Message(Message),
    /// The window has another size.
    Resized,
    /// The system asks the program to end.
    Terminated,
    /// There is no terminal any more.
    TerminalGone,
}

/// What the program opens on.
#[derive(Clone, PartialEq, Debug)]
pub enum Opens {
    /// The start screen.
    Start,
    /// The event in this folder.
    Event(PathBuf),
    /// The event in this folder, at what is to be asked about again.
    Pulse(PathBuf),
    /// A list, before it goes into the event in this folder.
    List {
        /// The event.
        folder: PathBuf,
        /// The list.
        list: PathBuf,
        /// The sheet that was asked for, where the list is a workbook.
        sheet: Option<String>,
    },
    /// The sample event.
    Sample {
        /// Whether what was tried out in it is thrown away.
        anew: bool,
    },
    /// A throw-away event in which a script is played.
    Rehearsal {
        /// What is played.
        script: Box<Script>,
        /// How many minutes of it pass in one minute.
        speed: u32,
    },
}

/// How the program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The host ended it.
    ByHost,
    /// The system did.
    BySystem,
}

/// Runs the program in the terminal until it ends.
///
/// # Errors
///
/// The terminal's.
pub fn run(shop: Shop, theme: &Theme, opens: Opens) -> io::Result<Ended> {
    let (inputs, queue) = channel();
    let app = App::new(now(), shop.zone.clone());
    let desk = Desk::new(shop, inputs.clone());
    let mut looped = Loop {
        app,
        desk,
        clock: Clock::default(),
        roster: Roster::default(),
        player: None,
        keys: Keys::default(),
    };
    let asks_again = matches!(opens, Opens::Pulse(_));
    let first = match opens {
        Opens::Start => vec![Effect::ListEvents],
        Opens::Event(folder) | Opens::Pulse(folder) => vec![Effect::OpenEvent(folder)],
        Opens::List { folder, list, sheet } => {
            looped.app.wait_for_list(list, sheet);
            vec![Effect::OpenEvent(folder)]
        }
        Opens::Sample { anew } => vec![Effect::OpenSample { anew }],
        Opens::Rehearsal { script, speed } => {
            looped.desk.rehearse(&script);
            looped.player = Some(Player::new(*script, speed, now()));
            Vec::new()
        }
    };
    looped.handle(first);
    if asks_again {
        looped.app.show_pulse();
    }
    looped.desk.tell_scanner();
    let mut screen = Screen::take()?;
    listen_to_signals(&inputs)?;
    start_reading(inputs);
    let ended = looped.go_round(&queue, &mut screen, theme);
    drop(screen);
    looped.roster.ending = true;
    looped.write_roster_if_due();
    looped.desk.close();
    looped.desk.throw_away();
    ended
}

/// When the readable roster was last written, and since when it is behind.
#[derive(Debug, Default)]
struct Roster {
    behind_since: Option<Instant>,
    last: Option<Instant>,
    ending: bool,
}

/// When the last key came.
#[derive(Debug, Default)]
struct Keys {
    last: Option<Instant>,
    /// The loop itself was late: keys may wait that it has not seen.
    late: bool,
}

struct Loop {
    app: App,
    desk: Desk,
    clock: Clock,
    roster: Roster,
    player: Option<Player>,
    keys: Keys,
}

impl Loop {
    fn go_round(
        &mut self,
        queue: &Receiver<Input>,
        screen: &mut Screen,
        theme: &Theme,
    ) -> io::Result<Ended> {
        loop {
            screen.terminal.draw(|frame| draw(&self.app, theme, frame))?;
            let asked = steady();
            let patience = self.patience();
            let first = match queue.recv_timeout(patience) {
                Ok(input) => Some(input),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Input::TerminalGone),
            };
            self.keys.late = asked.elapsed() > patience + LATE;
            self.tell_the_time();
            // Whatever has piled up is taken in before the next frame: a pasted list, a scanner.
            for input in first.into_iter().chain(queue.try_iter()) {
                if let Some(ended) = self.take_in(input) {
                    return Ok(ended);
                }
            }
            self.tell_quiet();
            self.desk.follow();
            self.play_on();
            self.write_roster_if_due();
        }
    }

    fn take_in(&mut self, input: Input) -> Option<Ended> {
        if let Input::Message(Message::Key(_) | Message::Paste(_)) = input {
            self.keys.last = Some(steady());
        }
        match input {
            Input::Message(message) => {
                if let Message::Journalled(_) = message {
                    self.desk.saved();
                    self.roster.behind_since.get_or_insert_with(steady);
                }
                let effects = self.app.update(message);
                self.handle(effects).then_some(Ended::ByHost)
            }
            Input::Resized => None,
            Input::Terminated | Input::TerminalGone => Some(Ended::BySystem),
        }
    }

    fn handle(&mut self, effects: Vec<Effect>) -> bool {
        let mut ends = false;
        for effect in effects {
            ends |= self.desk.handle(effect, event(&self.app));
        }
        ends
    }

    fn tell_the_time(&mut self) {
        let (now, jump) = self.clock.read();
        let effects = self.app.update(Message::Tick(now));
        self.handle(effects);
        if let Some(by_ms) = jump {
            let effects = self.app.update(Message::ClockJumped { by_ms });
            self.handle(effects);
        }
    }

    /// Tells that no key came for as long as the app waits for the rest of a code.
    ///
    /// Every key that has arrived was taken in before. On a machine so busy that the loop was late,
    /// the rest of a code may be late as well: it is waited for once more.
    fn tell_quiet(&mut self) {
        let Some(wait) = self.until_quiet() else { return };
        if !wait.is_zero() {
            return;
        }
        if self.keys.late {
            self.keys.last = Some(steady());
            return;
        }
        let effects = self.app.update(Message::Quiet);
        self.handle(effects);
    }

    /// How long it is until [`Message::Quiet`] is told, if the app waits for that.
    fn until_quiet(&self) -> Option<Duration> {
        let patience = Duration::from_millis(self.app.patience_ms()?);
        let passed = self.keys.last.map_or(patience, |last| last.elapsed());
        Some(patience.saturating_sub(passed))
    }

    /// Lets happen what is due in an evening that is played.
    fn play_on(&mut self) {
        let Some(player) = &mut self.player else { return };
        let Some(evening) = self.app.evening() else { return };
        if let Some(command) = player.due(&evening.event, self.app.now) {
            let effects = self.app.update(Message::Played(Box::new(command)));
            self.handle(effects);
        }
    }

    fn patience(&self) -> Duration {
        let other = self.patience_without_keys();
        self.until_quiet().map_or(other, |wait| wait.min(other))
    }

    fn patience_without_keys(&self) -> Duration {
        let Some(evening) = self.app.evening() else { return WHILE_STILL };
        if self.player.as_ref().is_some_and(|player| !player.is_over()) {
            return WHILE_MOVING;
        }
        if self.desk.is_looking_on() {
            return WHILE_LOOKING_ON;
        }
        let waits = matches!(evening.saved, Saved::Waiting { .. });
        let event = &evening.event;
        let moves = event.running_round().is_some() || event.running_hot_hour().is_some();
        if waits || moves {
            WHILE_MOVING
        } else if self.roster.behind_since.is_some() {
            ROSTER_AFTER
        } else {
            WHILE_STILL
        }
    }

    fn write_roster_if_due(&mut self) {
        let Some(since) = self.roster.behind_since else { return };
        let rested = self.roster.last.is_none_or(|last| last.elapsed() >= ROSTER_BETWEEN);
        if self.roster.ending || (rested && since.elapsed() >= ROSTER_AFTER) {
            if let Some(event) = event(&self.app) {
                self.desk.write_roster(event);
            }
            self.roster = Roster { behind_since: None, last: Some(steady()), ending: false };
        }
    }
}

fn event(app: &App) -> Option<&Event> {
    app.evening().map(|evening| &evening.event)
}

#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the thread that waits for the system's signals")]
pub(super) fn listen_to_signals(inputs: &Sender<Input>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let inputs = inputs.clone();
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            // A loop that has ended needs no telling.
            drop(inputs.send(Input::Terminated));
        }
    });
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn listen_to_signals(_inputs: &Sender<Input>) -> io::Result<()> {
    Ok(())
}
