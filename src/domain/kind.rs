//! Of what kind an evening is, and how somebody came to it.

use serde::{Deserialize, Serialize};

/// What kind of evening an event is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A real one.
    #[default]
    Real,
    /// The invented one that the program opens on, to look around in.
    Sample,
    /// One that is played to practise.
    Rehearsal,
}

/// How somebody came onto the roster.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// With an imported list.
    List,
    /// At the desk, without being on a list.
    WalkIn,
}
