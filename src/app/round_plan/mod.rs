//! From the event to the planner's numbers, and back: the only place that knows both.

mod foresight;
mod kept;
mod numbers;
mod problem;
mod quality;
mod rules;
mod running;
mod unsuited;
mod words;
mod worth;

pub(super) use foresight::foresight;
pub(super) use problem::{RoundProblem, takes_part, to_come};
pub(super) use quality::{outlook, quality};
pub(super) use running::{Now, round_now};
pub(super) use unsuited::unsuited;
pub(super) use words::{clash, list_names, repaired, trouble, unmendable, violation};
