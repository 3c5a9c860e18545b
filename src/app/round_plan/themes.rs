//! The themes of the room: the names of its open tables.

use std::collections::BTreeMap;

use super::problem::takes_part;
use crate::domain::{Event, Table};
use crate::topics::fold;

/// A theme of the room.
pub(in crate::app) struct Theme {
    /// As it stands on the table.
    pub(in crate::app) name: String,
    /// The chairs of its open tables.
    pub(in crate::app) chairs: usize,
    /// Those who take part now and chose it.
    pub(in crate::app) people: usize,
}

impl Theme {
    /// How many chose it, and whether it is full.
    pub(in crate::app) fn words(&self) -> String {
        let Self { chairs, people, .. } = self;
        let full = if people >= chairs { ": full" } else { "" };
        format!("{people} chose it, {chairs} chairs{full}")
    }
}

/// The themes of the open tables by how they fold; two tables of one name are one theme.
pub(in crate::app) fn themes_of(event: &Event) -> BTreeMap<String, Theme> {
    let mut themes: BTreeMap<String, Theme> = BTreeMap::new();
    for Table { name, seats, .. } in event.tables().filter(|table| !table.closed) {
        let Some(name) = name else { continue };
        let theme = themes.entry(fold::fold(name)).or_insert_with(|| Theme {
            name: name.clone(),
            chairs: 0,
            people: 0,
        });
        theme.chairs += usize::from(*seats);
    }
    for person in event.participants().filter(|person| takes_part(person)) {
        let chosen = person.details.theme.as_deref().map(fold::fold);
        if let Some(theme) = chosen.and_then(|chosen| themes.get_mut(&chosen)) {
            theme.people += 1;
        }
    }
    themes
}
