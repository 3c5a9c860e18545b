//! The board: what the room may see of an evening, and in which words.
//!
//! Whatever is shown outside the desk, in a second window or in a browser, is made here and
//! nowhere else: a [`Board`] holds nothing that was not released. No address, no note, no rule,
//! nobody's organisation; a number in the place of a name for those who asked for one.
//!
//! Pure: an event and a moment in, a board out.

mod names;
mod page;
mod questions;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use page::{FOLLOWING_PAGE, static_page};
pub use questions::Questions;
pub use view::{Board, Clock, Named, Naming, Showing, TableShown};
pub use words::Words;
