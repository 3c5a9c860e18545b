//! What a topic's words mean: texts folded for comparison, one key for every way to write a topic,
//! how alike two topics are and why, and who offers, asks for or likes to talk about each.
//!
//! Reads people and answers; never changes what somebody wrote. A likeness is a hint with its
//! reason beside it, and what the host says of two topics outweighs it.

mod board;
pub mod fold;
mod knowledge;
mod likeness;
mod likenesses;
mod meaning;
mod model;
mod readings;
mod stem;
mod twins;
mod vocabulary;

pub use board::{Topic, Topics};
pub use likeness::{RELATED_ENOUGH, SAME_ENOUGH, Why, likeness};
pub use likenesses::{Likeness, Likenesses};
pub use meaning::Meaning;
pub use twins::{Twins, twins};
pub use vocabulary::{TopicKey, Vocabulary};
