//! The terminal: taken over, and given back as it was found after any end.

use std::io::{self, IsTerminal, Stdout, Write, stdout};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// The terminal while the program has it; given back when this is dropped.
#[derive(Debug)]
pub(super) struct Screen {
    pub(super) terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    ///
    /// The terminal's.
    pub(super) fn take() -> io::Result<Self> {
        give_back_on_panic();
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        Ok(Self { terminal: Terminal::new(CrosstermBackend::new(stdout()))? })
    }

    /// Sounds the terminal's bell.
    ///
    /// # Errors
    ///
    /// The terminal's.
    pub(super) fn bell() -> io::Result<()> {
        let mut out = stdout();
        out.write_all(b"\x07")?;
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A window that is gone cannot be given back, and nobody is there to be told.
        drop(give_back());
    }
}

fn give_back() -> io::Result<()> {
    let restored = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    disable_raw_mode().and(restored)
}

// The report names no person: only where in the program it happened.
fn give_back_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if super::lists::is_reader() {
            return;
        }
        drop(give_back());
        report(panic);
        let line = "shouldmeet stopped over a fault of its own; all that was shown as saved is saved. \
                    Start it again to go on\n";
        drop(io::stderr().write_all(line.as_bytes()));
    }));
}

/// Whether somebody can type and see.
#[must_use]
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && stdout().is_terminal()
}
