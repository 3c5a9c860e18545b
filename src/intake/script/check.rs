//! Whether everything that a file names is in it, and every number is one of an evening.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::ScriptError;
use super::file::{File, FileRound, table_number};
use crate::domain::text::{NAME_LIMIT, TOPIC_LIMIT, clean, clean_or_none};

/// The most people of a script; more is no evening.
const MOST_PEOPLE: usize = 200_000;
/// The most entries of any other list, for each person.
const MOST_EACH: usize = 20;
/// The most tables.
const MOST_TABLES: usize = 20_000;
/// A day before the start and a day after it, in minutes.
const DAY: i32 = 1_440;
/// How long an evening is, in minutes.
const DURATION: RangeInclusive<u32> = 1..=1_440;
/// How many rounds an evening has.
const ROUNDS: RangeInclusive<u16> = 1..=100;
/// How long a round is, in minutes.
const ROUND_MINUTES: RangeInclusive<u32> = 1..=240;

/// Somebody who is named: in which list, in which entry of it from 1, and how.
type Named<'a> = (&'static str, usize, &'a str);

/// Checks a file.
///
/// # Errors
///
/// [`ScriptError`] with the first thing that is odd, and where it stands.
pub(super) fn check(file: &File) -> Result<(), ScriptError> {
    numbers(file)?;
    people(file)?;
    tables(file)?;
    minutes(file)?;
    references(file)?;
    (1..).zip(&file.played_rounds).try_for_each(|(place, round)| played(place, round))
}

fn wrong<T>(sentence: String) -> Result<T, ScriptError> {
    Err(ScriptError { sentence, hint: "correct it in the file and start again" })
}

/// A name out of the file as it can be shown: it may hold anything.
fn shown(key: &str) -> String {
    clean(key, TOPIC_LIMIT)
}

fn within<N: PartialOrd + std::fmt::Display>(
    what: &str,
    number: &N,
    bounds: &RangeInclusive<N>,
) -> Result<(), ScriptError> {
    if bounds.contains(number) {
        return Ok(());
    }
    wrong(format!("{what} is {number}, not {} to {}", bounds.start(), bounds.end()))
}

fn numbers(file: &File) -> Result<(), ScriptError> {
    let event = &file.event;
    if clean_or_none(&event.name, NAME_LIMIT).is_none() {
        return wrong("The event of the roster has no name".to_owned());
    }
    within("duration_min", &event.duration_min, &DURATION)?;
    within("suggested_rounds", &event.suggested_rounds, &ROUNDS)?;
    within("round_minutes", &event.round_minutes, &ROUND_MINUTES)?;
    within("now_min", &file.now_min, &(-DAY..=DAY))?;
    within("The number of people", &file.people.len(), &(1..=MOST_PEOPLE))?;
    within("The number of tables", &file.tables.len(), &(0..=MOST_TABLES))?;
    let most = file.people.len().saturating_mul(MOST_EACH);
    for (list, len) in [
        ("timeline", file.timeline.len()),
        ("must_not_meet", file.must_not_meet.len()),
        ("keep_together", file.keep_together.len()),
        ("played_rounds", file.played_rounds.len()),
    ] {
        within(&format!("The number of entries of {list}"), &len, &(0..=most))?;
    }
    Ok(())
}

fn people(file: &File) -> Result<(), ScriptError> {
    let mut seen = BTreeSet::new();
    for (place, person) in (1..).zip(&file.people) {
        let key = shown(&person.id);
        if !seen.insert(&person.id) {
            return wrong(format!("“{key}”, in entry {place} of people, is there twice"));
        }
        if clean_or_none(&person.name, NAME_LIMIT).is_none() {
            return wrong(format!("“{key}”, in entry {place} of people, has no name"));
        }
    }
    Ok(())
}

fn tables(file: &File) -> Result<(), ScriptError> {
    let mut seen = BTreeSet::new();
    for (place, table) in (1..).zip(&file.tables) {
        let key = shown(&table.id);
        if !seen.insert(&table.id) {
            return wrong(format!("“{key}”, in entry {place} of tables, is there twice"));
        }
        if table.seats < 2 {
            return wrong(format!(
                "“{key}”, in entry {place} of tables, has fewer than two chairs"
            ));
        }
    }
    Ok(())
}

fn minutes(file: &File) -> Result<(), ScriptError> {
    for (place, scene) in (1..).zip(&file.timeline) {
        let day = f64::from(-DAY)..=f64::from(DAY);
        within(&format!("min in entry {place} of timeline"), &scene.min, &day)?;
    }
    for (place, round) in (1..).zip(&file.played_rounds) {
        let what = |name| format!("{name} in entry {place} of played_rounds");
        within(&what("start_min"), &round.start_min, &(-DAY..=DAY))?;
        within(&what("end_min"), &round.end_min, &(round.start_min..=DAY))?;
    }
    for (place, one) in (1..).zip(&file.played_introductions) {
        let what = format!("min in entry {place} of played_introductions");
        within(&what, &one.min, &(-DAY..=DAY))?;
    }
    Ok(())
}

fn references(file: &File) -> Result<(), ScriptError> {
    let keys: BTreeSet<&str> = file.people.iter().map(|person| person.id.as_str()).collect();
    if let Some((list, place, key)) = named(file).into_iter().find(|(.., key)| !keys.contains(key))
    {
        let key = shown(key);
        return wrong(format!("“{key}”, in entry {place} of {list}, is not among the people"));
    }
    if let Some((list, place, key)) = pairs(file).find(|(.., one, other)| one == other).map(short) {
        let key = shown(key);
        return wrong(format!("“{key}”, in entry {place} of {list}, is paired with themselves"));
    }
    let pinned = (1..).zip(&file.pinned).map(|(place, one)| ("pinned", place, one.table.as_str()));
    let rounds = (1..).zip(&file.played_rounds);
    let seated = rounds.flat_map(|(place, round)| {
        round.tables.keys().map(move |table| ("played_rounds", place, table.as_str()))
    });
    let unknown = |(.., table): &Named<'_>| table_number(&file.tables, table).is_none();
    match pinned.chain(seated).find(unknown) {
        Some((list, place, table)) => {
            let table = shown(table);
            wrong(format!("“{table}”, in entry {place} of {list}, is not among the tables"))
        }
        None => Ok(()),
    }
}

/// Nobody sits in two places at once.
fn played(place: usize, round: &FileRound) -> Result<(), ScriptError> {
    let mut seen = BTreeSet::new();
    let mut everybody = round.tables.values().flatten().chain(&round.sitting_out);
    match everybody.find(|key| !seen.insert(*key)) {
        Some(key) => {
            let key = shown(key);
            wrong(format!("“{key}”, in entry {place} of played_rounds, has two places"))
        }
        None => Ok(()),
    }
}

const fn short<'a>(pair: (&'static str, usize, &'a str, &'a str)) -> Named<'a> {
    (pair.0, pair.1, pair.2)
}

/// Every two people who are named together, and where.
fn pairs(file: &File) -> impl Iterator<Item = (&'static str, usize, &str, &str)> {
    let plain = [
        ("must_not_meet", &file.must_not_meet),
        ("keep_together", &file.keep_together),
        ("earlier_meetings", &file.earlier_meetings),
    ];
    let plain = plain.into_iter().flat_map(|(list, pairs)| {
        (1..).zip(pairs).map(move |(place, pair)| (list, place, &*pair.a, &*pair.b))
    });
    let companions = (1..)
        .zip(&file.companions)
        .map(|(place, one)| ("companions", place, &*one.companion, &*one.participant));
    let known = (1..).zip(&file.known).map(|(place, one)| ("known", place, &*one.a, &*one.b));
    let made = (1..)
        .zip(&file.played_introductions)
        .map(|(place, one)| ("played_introductions", place, &*one.a, &*one.b));
    plain.chain(companions).chain(known).chain(made)
}

/// Everybody who is named somewhere, and where.
fn named(file: &File) -> Vec<Named<'_>> {
    let mut named: Vec<Named<'_>> = Vec::new();
    for (list, place, one, other) in pairs(file) {
        named.extend([(list, place, one), (list, place, other)]);
    }
    named.extend((1..).zip(&file.pinned).map(|(place, one)| ("pinned", place, &*one.id)));
    named.extend((1..).zip(&file.timeline).map(|(place, one)| ("timeline", place, &*one.id)));
    for (place, round) in (1..).zip(&file.played_rounds) {
        let seated = round.tables.values().flatten().chain(&round.sitting_out);
        named.extend(seated.map(|key| ("played_rounds", place, &**key)));
    }
    named
}
