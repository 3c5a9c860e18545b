//! When a round may be drawn, started, held, changed and ended.

use std::collections::BTreeSet;

use super::Decision;
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::id::{ParticipantId, TableNumber};
use crate::domain::introduction::Apart;
use crate::domain::participant::Participant;
use crate::domain::presence::Presence;
use crate::domain::refusal::Refusal;
use crate::domain::round::{Lock, Round, RoundState, Seat, Seating};
use crate::domain::settings::{Rotation, Setting};
use crate::domain::shown::BoardPart;
use crate::domain::time::Seconds;

pub(super) fn draft(event: &Event, seating: &Seating) -> Decision {
    check_once(event, seating)?;
    // What holds for a person holds under every id that stands for them.
    let seating = seating.with_records(|person| event.state.record(person));
    check_tables(event, &seating)?;
    // Where people sit as they like, a round is opened before anybody has been seen to sit.
    let as_they_like = event.settings().rotation == Rotation::Off && !seating.parked.is_empty();
    if seating.tables.values().all(Vec::is_empty) && !as_they_like {
        return Err(Refusal::EmptyDraft);
    }
    let length = event.settings().round_length;
    Ok(vec![Change::RoundDrafted { round: event.next_round(), seating, length }])
}

pub(super) fn start(event: &Event) -> Decision {
    if let Some(round) = event.running_round() {
        return Err(Refusal::RoundIsOn { round: round.number });
    }
    let draft = event.draft().ok_or(Refusal::NoDraft)?;
    check_tables(event, &draft.seating)?;
    let rotation = event.settings().rotation;
    let mut changes = Vec::new();
    for (table, people) in &draft.seating.tables {
        let alone = people.len() == 1 && !event.settings().host_sits_in();
        if alone && rotation != Rotation::Off {
            return Err(Refusal::TableOfOne { table: *table });
        }
        for person in people {
            let participant = event.someone(*person)?;
            if participant.is_here() {
                continue;
            }
            if rotation == Rotation::Strict {
                return Err(Refusal::SeatedButGone { name: participant.details.name.clone() });
            }
            // A seat that is only a suggestion waits for nobody.
            let (round, participant) = (draft.number, participant.id);
            changes.push(Change::Moved { round, participant, seat: None });
        }
    }
    changes.push(Change::RoundStarted { round: draft.number });
    // There is one clock in the room.
    changes.extend(event.running_hot_hour().map(|_| Change::HotHourEnded));
    Ok(changes)
}

pub(super) fn pause(event: &Event) -> Decision {
    let round = event.running_round().ok_or(Refusal::NoRound)?;
    if round.state != RoundState::Running {
        return Err(Refusal::ClockStandsAlready);
    }
    Ok(vec![Change::RoundPaused { round: round.number }])
}

pub(super) fn resume(event: &Event) -> Decision {
    let round = event.running_round().ok_or(Refusal::NoRound)?;
    if round.state == RoundState::Running {
        return Err(Refusal::ClockRunsAlready);
    }
    Ok(vec![Change::RoundResumed { round: round.number }])
}

pub(super) fn drop_draft(event: &Event) -> Decision {
    let draft = event.draft().ok_or(Refusal::NoDraft)?;
    Ok(vec![Change::DraftDropped { round: draft.number }])
}

pub(super) fn extend(event: &Event, by: Seconds) -> Decision {
    let round = event.running_round().ok_or(Refusal::NoRound)?.number;
    Ok(vec![Change::RoundExtended { round, by }])
}

/// Ends the round. What the board was told to show of it is not shown of the next one before that is
/// started.
pub(super) fn end(event: &Event, counted: bool) -> Decision {
    let round = event.running_round().ok_or(Refusal::NoRound)?.number;
    let mut changes = vec![Change::RoundEnded { round, counted, at: None }];
    if event.settings().board == BoardPart::Tables {
        changes.push(Change::Settled { setting: Setting::Board(BoardPart::Automatic) });
    }
    Ok(changes)
}

/// People go elsewhere in the round that is on, or in the draft when none is.
pub(super) fn move_people(event: &Event, moves: Vec<(ParticipantId, Option<Seat>)>) -> Decision {
    let round = event.running_round().or_else(|| event.draft()).ok_or(Refusal::NoDraft)?;
    let mut seating = round.seating.clone();
    let mut changes = Vec::new();
    for (person, seat) in moves {
        let participant = event.someone(person)?.id;
        if seating.seat_of(participant) == seat {
            continue;
        }
        match seat {
            Some(seat) => seating.put(participant, seat),
            None => seating.take(participant),
        }
        changes.push(Change::Moved { round: round.number, participant, seat });
    }
    if changes.is_empty() {
        return Err(Refusal::NothingNew);
    }
    check_moved(event, round, &seating)?;
    Ok(changes)
}

pub(super) fn let_table_stay(event: &Event, table: TableNumber) -> Decision {
    let round =
        event.running_round().or_else(|| event.last_ended_round()).ok_or(Refusal::NoRound)?;
    check_not_empty(event, round, table)?;
    if round.staying.contains(&table) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::TableStays { round: round.number, table }])
}

fn check_not_empty(event: &Event, round: &Round, table: TableNumber) -> Result<(), Refusal> {
    if !round.seating.at(table).is_empty() {
        return Ok(());
    }
    event.table(table).ok_or(Refusal::NoTable { table })?;
    Err(Refusal::TableEmpty { table })
}

/// A seat can be kept where somebody sits; to let it go is always possible.
pub(super) fn lock(event: &Event, lock: Lock, locked: bool) -> Decision {
    let round = event.running_round().or_else(|| event.draft());
    let round = round.or_else(|| event.last_ended_round()).ok_or(Refusal::NoDraft)?;
    let lock = match lock {
        Lock::Person(person) => {
            let person = event.someone(person)?;
            if locked && round.seating.table_of(person.id).is_none() {
                return Err(Refusal::NoSeat { name: person.details.name.clone() });
            }
            Lock::Person(person.id)
        }
        Lock::Table(table) => {
            if locked {
                check_not_empty(event, round, table)?;
            }
            lock
        }
    };
    if round.locks.contains(&lock) == locked {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::Locked { round: round.number, lock, locked }])
}

/// What is so is not refused: people sit where they sit, and the rules that breaks are shown after.
pub(super) fn sit_as_they_are(
    event: &Event,
    table: TableNumber,
    people: &[ParticipantId],
) -> Decision {
    let round = event.running_round().or_else(|| event.draft()).ok_or(Refusal::NoDraft)?;
    event.table(table).ok_or(Refusal::NoTable { table })?;
    let mut sitting = BTreeSet::new();
    for person in people {
        sitting.insert(event.someone(*person)?.id);
    }
    let number = round.number;
    let before = round.seating.at(table);
    // Whoever sat there until they left stays in the record.
    let gone = |id: &&ParticipantId| {
        event.participant(**id).is_none_or(|one| matches!(one.presence(), Presence::Left { .. }))
    };
    let others = before.iter().filter(|id| !sitting.contains(id) && !gone(id));
    let mut changes: Vec<Change> = others
        .map(|id| Change::Moved { round: number, participant: *id, seat: Some(Seat::Parked) })
        .collect();
    let coming = sitting.iter().filter(|id| !before.contains(id));
    let seat = Some(Seat::Table(table));
    changes.extend(coming.map(|id| Change::Moved { round: number, participant: *id, seat }));
    if changes.is_empty() { Err(Refusal::NothingNew) } else { Ok(changes) }
}

/// The tables that moves touched; what stood before is the host's own affair.
fn check_moved(event: &Event, round: &Round, seating: &Seating) -> Result<(), Refusal> {
    let touched = |(table, people): &(&TableNumber, &Vec<ParticipantId>)| {
        people.iter().any(|person| !round.seating.at(**table).contains(person))
    };
    for (number, people) in seating.tables.iter().filter(touched) {
        check_table(event, *number, people)?;
    }
    Ok(())
}

fn check_once(event: &Event, seating: &Seating) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for person in seating.everybody() {
        let id = event.someone(person)?.id;
        if !seen.insert(id) {
            return Err(Refusal::OnePerson);
        }
    }
    Ok(())
}

fn check_tables(event: &Event, seating: &Seating) -> Result<(), Refusal> {
    check_once(event, seating)?;
    for (number, people) in &seating.tables {
        check_table(event, *number, people)?;
    }
    Ok(())
}

fn check_table(
    event: &Event,
    number: TableNumber,
    people: &[ParticipantId],
) -> Result<(), Refusal> {
    let table = event.table(number).ok_or(Refusal::NoTable { table: number })?;
    if table.closed {
        return Err(Refusal::TableClosed { table: number });
    }
    // Whoever has left needs no chair any more, and stays in the record of who sat there.
    let left = |person: &&ParticipantId| {
        event
            .participant(**person)
            .is_some_and(|person| matches!(person.presence(), Presence::Left { .. }))
    };
    let seated = people.iter().filter(|person| !left(person));
    let seated: Vec<&Participant> = seated.filter_map(|id| event.participant(*id)).collect();
    let chairs: usize = seated.iter().map(|person| person.chairs()).sum();
    if chairs > usize::from(table.seats) {
        return Err(Refusal::TableFull { table: number, seats: table.seats });
    }
    for person in people {
        let participant = event.someone(*person)?;
        if !participant.details.needs.is_subset(&table.features) {
            let name = participant.details.name.clone();
            return Err(Refusal::NeedNotMet { name, table: number });
        }
    }
    let seating = Seating { tables: [(number, people.to_vec())].into(), ..Seating::default() };
    if seating.pairs().any(|pair| event.apart(pair) >= Some(Apart::Never)) {
        return Err(Refusal::NotTheseTwo);
    }
    if let [one, other] = seated.as_slice()
        && let Some(guarded) = Participant::not_alone(one, other)
    {
        return Err(Refusal::NotAlone { name: guarded.details.name.clone() });
    }
    Ok(())
}
