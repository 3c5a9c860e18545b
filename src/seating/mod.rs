//! Who sits where: plans the rounds to come, and repairs the one that is held.
//!
//! People and tables are dense numbers here; the caller maps its ids to them and back. A [`Draft`]
//! is checked once by [`Problem::new`], which refuses by name what cannot be; [`plan`] arranges all
//! rounds to come together, and [`repair`] finds the smallest change that makes a running round
//! right again. Work is counted in steps, or ended by a clock from outside: the layer knows no
//! clock, and no chance but from a seed.

mod anneal;
mod apart;
mod arrangement;
pub mod bound;
mod chairs;
mod check;
mod clash;
mod construct;
mod cost;
mod design;
mod dice;
mod draft;
mod gathering;
mod improve;
mod index;
mod layout;
mod marked;
mod matched;
mod movable;
mod pairs;
mod party;
mod party_size;
mod plan;
mod problem;
mod relabel;
mod repair;
mod report;
mod sizes;
mod square;
mod starts;
mod swaps;

#[cfg(test)]
mod tests;

pub use check::{MoveCheck, Violation, check_move};
pub use clash::{Clash, Remedy};
pub use draft::{
    Acquainted, Draft, PersonSpec, Policy, RoundSpec, Rule, TableSpec, Tables, Weights, Worth,
};
pub use improve::{Budget, Task};
pub use index::{PersonIndex, TableIndex};
pub use plan::{Plan, RoundPlan, plan};
pub use problem::{Problem, Unplannable};
pub use repair::{Move, Repair, Running, Trouble, Why, repair, troubles};
pub use report::Report;
pub use sizes::sizes_of;
