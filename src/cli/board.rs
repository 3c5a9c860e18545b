//! `board`: what the room sees, in a second window, in a browser or as a page.

use std::path::Path;

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use super::args::Look;
use super::desk::theme;
use super::events::folder_of;
use super::outcome::{Failure, Outcome, print, say};
use super::print::failure;
use crate::board::{Board, Naming, static_page};
use crate::runtime::{
    Address, BoardError, Ended, SeenBy, Serving, Shop, is_terminal, now, run_board, serve_board,
};

/// What `board` was asked to do.
pub(super) struct Asked<'a> {
    pub(super) event: Option<&'a str>,
    pub(super) serving: Option<Serving>,
    pub(super) html: Option<&'a Path>,
}

/// Shows the board of an event.
pub(super) fn board(shop: &Shop, asked: &Asked<'_>, look: Look) -> Outcome {
    let folder = folder_of(shop, asked.event)?;
    if let Some(file) = asked.html {
        return write_page(shop, &folder, file);
    }
    let shown = match asked.serving {
        Some(serving) => serve_board(shop, &folder, serving, tell_address),
        None if is_terminal() => run_board(shop, &folder, &theme(look)),
        None => {
            return Err(Failure::usage(
                "The board needs a terminal to be seen",
                "open a second terminal window for it, or let a browser show it: --web",
            ));
        }
    };
    match shown {
        Ok(Ended::ByHost) => Ok(()),
        Ok(Ended::BySystem) => Err(Failure::Interrupted),
        Err(BoardError::Storage(error)) => Err(error.into()),
        Err(BoardError::Terminal(error)) => Err(error.into()),
        Err(BoardError::Network(error)) => Err(Failure::new(
            format!("The board cannot be served: {error}"),
            "another program may use this port: leave --port out",
        )),
    }
}

/// The address first, so that a program can read it; then who can see what.
fn tell_address(address: &Address) {
    // Whoever closed the pipe still has the board.
    drop(print(&address.url));
    let seen = match address.seen_by {
        SeenBy::Laptop => {
            "Only this laptop can see it: open it on the screen for the room. Ctrl-C takes it away"
        }
        SeenBy::Network => {
            "Everybody in this network who has the address sees first names, tables, the clock, \
             the question and the asks; nothing else. Ctrl-C takes it away"
        }
        SeenBy::AddressUnknown => {
            "No address for other devices was found, so only this laptop can open it: join a \
             network and start the board again, or put the laptop's own address in the place of \
             127.0.0.1. Ctrl-C takes it away"
        }
    };
    if address.seen_by == SeenBy::Network
        && let Ok(code) = QrCode::new(&address.url)
    {
        drop(say(&code.render::<Dense1x2>().quiet_zone(true).build()));
    }
    drop(say(seen));
}

fn write_page(shop: &Shop, folder: &Path, file: &Path) -> Outcome {
    let event = shop.look(folder)?.event;
    let mut board = Board::of(&event, now(), Naming::Whole);
    // A page that stands still has a clock that does.
    if let Some(clock) = &mut board.clock {
        clock.runs = false;
    }
    let page = static_page(&board)
        .map_err(|error| Failure::new(format!("The page could not be made: {error}"), ""))?;
    shop.put_page(&std::path::absolute(file)?, &page).map_err(failure)?;
    say(&format!("{} is written; open it in a browser, or print it", file.display()))
}
