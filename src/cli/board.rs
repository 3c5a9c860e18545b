//! `board`: what the room sees, in a second window.

use super::args::Look;
use super::desk::theme;
use super::events::folder_of;
use super::outcome::{Failure, Outcome};
use crate::runtime::{BoardError, Ended, Shop, is_terminal, run_board};

/// Shows the board of an event in this terminal.
pub(super) fn board(shop: &Shop, event: Option<&str>, look: Look) -> Outcome {
    let folder = folder_of(shop, event)?;
    if !is_terminal() {
        return Err(Failure::usage(
            "The board needs a terminal to be seen",
            "open a second terminal window, move it to the other screen, and start it there",
        ));
    }
    match run_board(shop, &folder, &theme(look)) {
        Ok(Ended::ByHost) => Ok(()),
        Ok(Ended::BySystem) => Err(Failure::Interrupted),
        Err(BoardError::Storage(error)) => Err(error.into()),
        Err(BoardError::Terminal(error)) => Err(error.into()),
    }
}
