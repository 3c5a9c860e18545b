//! Tables, and who may, must or must not sit where and with whom.

use super::Decision;
use crate::domain::change::Change;
use crate::domain::command::Replacement;
use crate::domain::event::Event;
use crate::domain::id::{ParticipantId, TableNumber};
use crate::domain::introduction::Tie;
use crate::domain::refusal::Refusal;
use crate::domain::table::Table;
use crate::domain::text::{NAME_LIMIT, clean_or_none};

pub(super) fn place_table(table: Table) -> Decision {
    if table.seats < 2 {
        return Err(Refusal::TooFewSeats);
    }
    let name = table.name.as_deref().and_then(|name| clean_or_none(name, NAME_LIMIT));
    Ok(vec![Change::TablePlaced { table: Table { name, ..table } }])
}

pub(super) fn place_tables(tables: Vec<Table>) -> Decision {
    let placed: Result<Vec<Vec<Change>>, Refusal> = tables.into_iter().map(place_table).collect();
    let changes = placed?.concat();
    if changes.is_empty() { Err(Refusal::NothingNew) } else { Ok(changes) }
}

pub(super) fn remove_table(event: &Event, table: TableNumber) -> Decision {
    event.table(table).ok_or(Refusal::NoTable { table })?;
    Ok(vec![Change::TableRemoved { table }])
}

pub(super) fn tie(
    event: &Event,
    first: ParticipantId,
    second: ParticipantId,
    tie: Tie,
) -> Decision {
    let pair = event.two(first, second)?;
    if event.tie(pair).is_some_and(|known| known >= tie) {
        return Err(Refusal::NothingNew);
    }
    let [first, second] = pair.both();
    Ok(vec![Change::Tied { first, second, tie }])
}

pub(super) fn keep_apart(event: &Event, first: ParticipantId, second: ParticipantId) -> Decision {
    let pair = event.two(first, second)?;
    if event.is_kept_apart(pair) {
        return Err(Refusal::NothingNew);
    }
    if event.kept_together().any(|together| together == pair) {
        return Err(Refusal::ApartAndTogether);
    }
    let [first, second] = pair.both();
    Ok(vec![Change::KeptApart { first, second }])
}

pub(super) fn keep_together(
    event: &Event,
    first: ParticipantId,
    second: ParticipantId,
) -> Decision {
    let pair = event.two(first, second)?;
    // The wish to be kept apart is confidential, and so is the reason of this refusal.
    if event.is_kept_apart(pair) {
        return Err(Refusal::NotTheseTwo);
    }
    if event.kept_together().any(|together| together == pair) {
        return Err(Refusal::NothingNew);
    }
    let [first, second] = pair.both();
    Ok(vec![Change::KeptTogether { first, second }])
}

pub(super) fn accompany(
    event: &Event,
    companion: ParticipantId,
    participant: ParticipantId,
) -> Decision {
    let pair = event.two(companion, participant)?;
    if event.is_kept_apart(pair) {
        return Err(Refusal::NotTheseTwo);
    }
    let (companion, participant) = (event.someone(companion)?, event.someone(participant)?);
    if companion.companion_of == Some(participant.id) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::Accompanies { companion: companion.id, participant: participant.id }])
}

pub(super) fn pin(
    event: &Event,
    participant: ParticipantId,
    table: Option<TableNumber>,
) -> Decision {
    let participant = event.someone(participant)?.id;
    if event.pinned_to(participant) == table {
        return Err(Refusal::NothingNew);
    }
    if let Some(number) = table {
        let table = event.table(number).ok_or(Refusal::NoTable { table: number })?;
        if table.closed {
            return Err(Refusal::TableClosed { table: number });
        }
    }
    Ok(vec![Change::Pinned { participant, table }])
}

pub(super) fn replace_host(event: &Event, host: ParticipantId, by: Replacement) -> Decision {
    let host = event.someone(host)?.id;
    let number = event.pinned_to(host).ok_or(Refusal::NothingNew)?;
    let mut changes = vec![Change::Pinned { participant: host, table: None }];
    match by {
        Replacement::Nobody => {}
        Replacement::Person(other) => {
            let other = event.someone(other)?.id;
            if other == host {
                return Err(Refusal::OnePerson);
            }
            changes.extend(pin(event, other, Some(number))?);
        }
        Replacement::Close => {
            let table = event.table(number).ok_or(Refusal::NoTable { table: number })?;
            let table = Table { closed: true, ..table.clone() };
            changes.push(Change::TablePlaced { table });
        }
    }
    Ok(changes)
}
