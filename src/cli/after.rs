//! `new --after`: what earlier events leave to the next one.

use std::collections::BTreeMap;
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use serde::Serialize;

use super::events::folder_of;
use super::outcome::{Failure, Outcome, say};
use crate::domain::{Carried, Change, Command, Event, Participant, ParticipantId, Tie};
use crate::intake::same_people;
use crate::runtime::{Shop, now};

/// What came over from one event.
#[derive(Debug, Serialize)]
pub(super) struct CameOver {
    /// From which.
    event: String,
    /// People who were not on the roster.
    people: usize,
    /// People who were, from an event before.
    known: usize,
    /// Pairs who met.
    met: usize,
    /// Pairs who know each other.
    know: usize,
    /// Pairs who are kept apart; never who.
    apart: usize,
    /// Promises that are open.
    promises: usize,
    /// Ideas of which it is open whether they are used.
    heard: usize,
    /// Who may be somebody on the roster and was added all the same.
    unsure: Vec<String>,
}

/// The earlier events, read.
pub(super) fn earlier(shop: &Shop, named: &[String]) -> Result<Vec<Event>, Failure> {
    let read = |named: &String| Ok(shop.look(&folder_of(shop, Some(named))?)?.event);
    named.iter().map(read).collect()
}

/// Writes what earlier events leave, one act each.
pub(super) fn carry_over(
    shop: &Shop,
    folder: &Path,
    earlier: &[Event],
) -> Result<Vec<CameOver>, Failure> {
    if earlier.is_empty() {
        return Ok(Vec::new());
    }
    let (opening, mut store) = shop.open_to_write(folder)?;
    let mut event = opening.event;
    let mut came_over = Vec::new();
    for from in earlier {
        let same = same_people(from.participants(), event.participants());
        let mut here = same.sure;
        let unsure = asked_who(from, &event, &same.unsure, &mut here)?;
        let carried = Carried::of(from, &here);
        let known = carried.people.iter().filter(|person| person.here.is_some()).count();
        let at = now();
        // An event of which nothing is left leaves nothing.
        let decided = event.decide(Command::CarryOver(Box::new(carried)), at);
        let changes = decided.unwrap_or_default();
        came_over.push(counted(from, &changes, known, unsure));
        if changes.is_empty() {
            continue;
        }
        let stamp = event.ledger().last_stamp().saturating_add(1);
        for entry in shop.write(&mut store, changes, stamp, at)? {
            event.apply(&entry);
        }
    }
    store.close()?;
    Ok(came_over)
}

/// Asks of those who may be somebody else, where there is somebody to ask; tells who is left.
fn asked_who(
    from: &Event,
    event: &Event,
    unsure: &BTreeMap<ParticipantId, Vec<ParticipantId>>,
    here: &mut BTreeMap<ParticipantId, ParticipantId>,
) -> Result<Vec<String>, Failure> {
    let mut left = Vec::new();
    let can_ask = io::stdin().is_terminal();
    for (there, candidates) in unsure {
        let Some(person) = from.participant(*there) else { continue };
        let mut found = false;
        for known in candidates.iter().filter_map(|id| event.participant(*id)) {
            // Nobody is two people.
            if !can_ask || found || here.values().any(|taken| *taken == known.id) {
                continue;
            }
            let question = format!(
                "Is {} of “{}” the same as {}? y / n",
                told_apart(person),
                from.name(),
                told_apart(known)
            );
            if said_yes(&question)? {
                here.insert(*there, known.id);
                found = true;
            }
        }
        if !found && !can_ask {
            left.push(person.details.name.clone());
        }
    }
    Ok(left)
}

/// Somebody by what tells them from a namesake.
fn told_apart(person: &Participant) -> String {
    let details = &person.details;
    let by = details.email.as_deref().or(details.organisation.as_deref());
    by.map_or_else(|| details.name.clone(), |by| format!("{} ({by})", details.name))
}

/// Asks until it is answered; the end of what is typed is a no.
fn said_yes(question: &str) -> Result<bool, Failure> {
    loop {
        say(question)?;
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line)? == 0 {
            return Ok(false);
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(true),
            "n" | "no" => return Ok(false),
            _ => {}
        }
    }
}

fn counted(from: &Event, changes: &[Change], known: usize, unsure: Vec<String>) -> CameOver {
    let count = |is: fn(&Change) -> bool| changes.iter().filter(|change| is(change)).count();
    CameOver {
        event: from.name().to_owned(),
        people: count(|change| matches!(change, Change::Registered { .. })),
        known,
        met: count(|change| matches!(change, Change::Tied { tie: Tie::MetBefore, .. })),
        know: count(|change| matches!(change, Change::Tied { tie: Tie::Known, .. })),
        apart: count(|change| matches!(change, Change::KeptApart { .. })),
        promises: count(|change| matches!(change, Change::Promised { .. })),
        heard: count(|change| matches!(change, Change::Heard { .. })),
        unsure,
    }
}

/// Says what came over.
pub(super) fn tell(came: &CameOver) -> Outcome {
    let CameOver { event, people, known, met, know, apart, promises, heard, unsure } = came;
    say(&format!(
        "From {event}: {people} people and {known} who were here already, {met} pairs who met, {know} \
         who know each other, {apart} kept apart, {promises} open promises, {heard} ideas to ask about"
    ))?;
    match unsure.as_slice() {
        [] => Ok(()),
        names => say(&format!(
            "  may be on the roster twice: {}; at the desk, “same person” makes two records one",
            names.join(", ")
        )),
    }
}
