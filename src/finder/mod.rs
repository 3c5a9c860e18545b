//! People and topics found while somebody types.
//!
//! Words are indexed once, folded; a key costs a look-up, not a reading of every line. Words typed
//! are matched to the words of a person one to one, in any order. Slips are forgiven only where
//! what was typed finds too few people as it stands.
//!
//! Keeps copies of names for as long as its index lives; reads and never writes.

mod assignment;
mod distance;
mod highlight;
mod lexicon;
mod matches;
mod nicknames;
mod people;
mod person;
mod price;
mod query;
mod rank;
mod romanise;
#[cfg(test)]
mod sample;
mod search;
mod skeleton;
mod sound;
#[cfg(test)]
mod tests;
mod topics;
mod trie;

pub use people::{Hit, Index};
pub use rank::{Standing, Tier};
pub use topics::{RelatedTopic, TopicHit, find_topics, related_topics, without_question};
