//! Whether everything that is named is there, and every number is one of an evening.

use std::collections::BTreeSet;

use super::ScriptError;
use super::file::{File, table_number};

/// The most people, tables or rounds of a script; more is no evening.
const MOST: usize = 200_000;
/// The earliest and the latest minute of an evening.
const MINUTES: std::ops::RangeInclusive<f64> = -1_440.0..=1_440.0;

/// Whether everything that is named is there, and every number is one of an evening.
pub(super) fn check(file: &File, keys: &BTreeSet<&str>) -> Result<(), ScriptError> {
    let wrong = |sentence: String| ScriptError {
        sentence,
        hint: "correct the file; everybody who is named must stand among its people",
    };
    if file.people.len() > MOST || file.timeline.len() > MOST * 10 {
        return Err(wrong(format!("The roster has more than {MOST} people")));
    }
    if keys.len() < file.people.len() {
        return Err(wrong("Two people of the roster have the same id".to_owned()));
    }
    if let Some(table) = file.tables.iter().find(|table| table.seats < 2) {
        return Err(wrong(format!("Table {} has fewer than two chairs", table.id)));
    }
    if let Some(scene) = file.timeline.iter().find(|scene| !MINUTES.contains(&scene.min)) {
        return Err(wrong(format!("Minute {} of the timeline is not of this evening", scene.min)));
    }
    let named = named(file);
    if let Some((place, key)) = named.into_iter().find(|(_, key)| !keys.contains(key)) {
        return Err(wrong(format!("“{key}”, named under {place}, is not among the people")));
    }
    let known = |id: &String| table_number(&file.tables, id).is_some();
    let tables = file.pinned.iter().map(|one| &one.table);
    let seated = file.played_rounds.iter().flat_map(|round| round.tables.keys());
    match tables.chain(seated).find(|id| !known(id)) {
        Some(id) => Err(wrong(format!("Table “{id}” is not among the tables"))),
        None => Ok(()),
    }
}

/// Everybody who is named somewhere, and where.
fn named(file: &File) -> Vec<(&'static str, &str)> {
    let mut named: Vec<(&'static str, &str)> = Vec::new();
    for (place, pairs) in [
        ("must_not_meet", &file.must_not_meet),
        ("keep_together", &file.keep_together),
        ("earlier_meetings", &file.earlier_meetings),
    ] {
        named.extend(pairs.iter().flat_map(|pair| [(place, &*pair.a), (place, &*pair.b)]));
    }
    let companions = file.companions.iter();
    named.extend(
        companions
            .flat_map(|one| [("companions", &*one.companion), ("companions", &*one.participant)]),
    );
    named.extend(file.known.iter().flat_map(|one| [("known", &*one.a), ("known", &*one.b)]));
    named.extend(file.pinned.iter().map(|one| ("pinned", &*one.id)));
    named.extend(file.timeline.iter().map(|scene| ("timeline", &*scene.id)));
    for round in &file.played_rounds {
        let seated = round.tables.values().flatten().chain(&round.sitting_out);
        named.extend(seated.map(|key| ("played_rounds", &**key)));
    }
    let made = file.played_introductions.iter();
    named.extend(
        made.flat_map(|one| [("played_introductions", &*one.a), ("played_introductions", &*one.b)]),
    );
    named
}
