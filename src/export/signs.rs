//! Signs for the tables, plain or as tents.

use serde::Serialize;

use super::fit::{Fitted, Space, fit};
use super::page::Asked;
use super::words::Words;
use crate::domain::{Event, Table};

/// What the template of the signs is given.
#[derive(Serialize)]
pub(super) struct Signs {
    /// Whether a sign is folded to a tent: both sides the same.
    tent: bool,
    signs: Vec<Sign>,
}

#[derive(Serialize)]
struct Sign {
    number: String,
    /// The theme or name.
    name: Option<Fitted>,
    features: Vec<&'static str>,
}

/// A sign for every table that is open.
pub(super) fn signs(event: &Event, asked: &Asked<'_>, words: &'static Words) -> Signs {
    let space = Space { width: 1700, height: if asked.order.fold { 300 } else { 500 } };
    let sign = |table: &Table| Sign {
        number: table.number.to_string(),
        name: table.name.as_ref().map(|name| fit(name, space, 54)),
        features: table.features.iter().map(|feature| words.feature(*feature)).collect(),
    };
    let open = event.tables().filter(|table| !table.closed);
    Signs { tent: asked.order.fold, signs: open.map(sign).collect() }
}
