//! Who should meet whom, and why: gates first, then value × freshness × fairness, in integers and
//! with reasons.
//!
//! A [`Room`] is read once from the event; [`suggest`] answers for one person, a [`Queue`] for
//! everybody who is free. Nothing here changes the event, and nothing is a bare number: each
//! [`Part`] of a [`Score`] says where it comes from.

mod bridges;
mod candidates;
mod choice;
mod edges;
mod fairness;
mod freshness;
mod gate;
mod guest;
mod meeting;
mod queue;
mod reason;
mod region;
mod room;
mod score;
mod sentences;
mod spelling;
mod subject;
mod suggest;
#[cfg(test)]
mod tests;
mod value;
mod weights;

pub use bridges::{Network, Shape, network};
pub use edges::{Clump, Edge, clumps, magnets, wallflowers};
pub use gate::Gate;
pub use meeting::{Meeting, Meetings};
pub use queue::{Offer, Queue};
pub use reason::Spoken;
pub use room::Room;
pub use score::{Band, Part, Score};
pub use suggest::{
    Suggestion, WhyNot, answered_asks, could_answer, introduction, suggest, suggest_afterwards,
    why_not,
};
