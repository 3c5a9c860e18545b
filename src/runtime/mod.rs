//! The world: the loop, the clock, the terminal, and the thread that writes.
//!
//! [`run`] takes messages from one channel, gives them to the app, does what it asks for, and draws.
//! The writer answers on that channel, too; while it writes, the loop draws on.

mod board;
mod clock;
mod desk;
mod followed;
mod forget;
mod input;
mod lists;
mod main_loop;
mod paper;
mod planner;
mod rehearsal;
mod report;
mod rosters;
mod scanner;
mod shop;
mod take_home;
mod terminal;
mod watch;
mod web;
mod writer;

pub use board::{BoardError, run_board};
pub use clock::{Clock, now, random_bytes};
pub use forget::Forgot;
pub use lists::ListError;
pub use main_loop::{Ended, Opens, run};
pub use paper::{PaperError, Printed, To, paper_folder};
pub(crate) use planner::{plan_within, rounds_within};
pub use rehearsal::{
    Contacts, Evidence, PerMille, Player, Policy, PolicyReport, Programme, RehearsalReport, SAMPLE,
    Spread, Tenths, evidence, headless,
};
pub use report::report_file;
pub use shop::{Shop, told};
pub use take_home::{WentHome, take_home_folder};
pub use terminal::is_terminal;
pub use web::{Address, SeenBy, Serving, serve_board};
