//! Evenings that are played: the sample, a rehearsal at the desk, and one without a screen that is
//! measured.

mod evening;
mod host;
mod player;
mod report;
mod rules;
mod sample;
#[cfg(test)]
mod tests;

pub(super) use evening::TimedAct;
pub use host::headless;
pub use player::Player;
pub use report::{Contacts, RehearsalReport};
pub use sample::SAMPLE;
pub(super) use sample::{before_doors, played};
