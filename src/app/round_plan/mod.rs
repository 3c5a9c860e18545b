//! From the event to the planner's numbers, and back: the only place that knows both.

mod problem;
mod quality;
mod running;
mod words;

pub(super) use problem::{RoundProblem, to_come};
pub(super) use quality::{outlook, quality};
pub(super) use running::{Now, round_now};
pub(super) use words::{clash, list_names, repaired, trouble, violation};
