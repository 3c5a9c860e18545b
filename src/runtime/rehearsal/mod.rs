//! Evenings that are played: the sample, a rehearsal at the desk, and one without a screen that is
//! measured.

mod bound;
mod crowd;
mod evening;
mod evidence;
mod fair;
mod host;
mod ledger;
mod mixing;
mod player;
mod policy;
mod report;
mod rules;
mod sample;
#[cfg(test)]
mod tests;
mod truth;

pub(super) use evening::TimedAct;
pub use evidence::{Evidence, PolicyReport, Spread, evidence};
pub use fair::{PerMille, Tenths};
pub use host::{Programme, headless};
pub use player::Player;
pub use policy::Policy;
pub use report::{Contacts, RehearsalReport};
pub use sample::SAMPLE;
pub(super) use sample::{before_doors, played};
