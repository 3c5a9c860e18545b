//! From the event to the planner's numbers, and back: the only place that knows both.

mod foresight;
mod format;
mod format_sizes;
mod kept;
mod locks;
mod numbers;
mod outlook;
mod possible;
mod problem;
mod quality;
mod rules;
mod running;
mod themes;
mod unsuited;
mod words;
mod worth;

pub(super) use foresight::{foresight, given_up};
pub(super) use format::idle_hosts;
pub use outlook::WHILE_RESTING;
pub(super) use outlook::{likely, outlook};
pub(super) use possible::possible;
pub(super) use problem::{RoundProblem, takes_part, to_come};
pub(super) use quality::quality;
pub(super) use running::{Now, round_now};
pub(super) use themes::themes_of;
pub(super) use unsuited::unsuited;
pub(super) use words::{clash, list_names, repaired, trouble, unmendable, violation};
