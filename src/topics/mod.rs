//! What a topic's words mean: texts folded for comparison, one key for every way to write a topic,
//! and who offers, asks for or likes to talk about each.
//!
//! Reads people and answers; keeps nothing and never changes what somebody wrote.

mod board;
pub mod fold;
mod twins;
mod vocabulary;

pub use board::{Topic, Topics};
pub use twins::{Twins, twins};
pub use vocabulary::{TopicKey, Vocabulary};
