//! The facilitator's desk for live networking events.
//!
//! # The map
//!
//! Layers, lowest first; each may use those above it in this list, and only where
//! `tests/it/architecture.rs` says so.
//!
//! - [`domain`]: people, presence, introductions, rounds; commands, changes, the fold.

pub mod domain;
