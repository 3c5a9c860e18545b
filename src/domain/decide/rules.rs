//! Tables, and who may, must or must not sit where and with whom.

use std::collections::BTreeSet;

use super::Decision;
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::group_rule::{Attribute, Group, GroupRule};
use crate::domain::id::{Pair, ParticipantId, TableNumber};
use crate::domain::introduction::{Apart, Tie};
use crate::domain::refusal::Refusal;
use crate::domain::registration::Replacement;
use crate::domain::table::Table;
use crate::domain::text::{NAME_LIMIT, TOPIC_LIMIT, clean_or_none};
use crate::domain::time::Timestamp;

pub(super) fn place_table(table: Table) -> Decision {
    if table.seats < 2 {
        return Err(Refusal::TooFewSeats);
    }
    let name = table.name.as_deref().and_then(|name| clean_or_none(name, NAME_LIMIT));
    Ok(vec![Change::TablePlaced { table: Table { name, ..table } }])
}

/// What stands beside the table is only told where it is not told already.
pub(super) fn arrange_table(
    event: &Event,
    table: Table,
    mut beside: BTreeSet<TableNumber>,
) -> Decision {
    let number = table.number;
    beside.remove(&number);
    let mut changes = place_table(table)?;
    if *event.beside(number) != beside {
        changes.push(Change::TableStands { table: number, beside });
    }
    Ok(changes)
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
    Ok(vec![Change::Tied { first, second, tie, since: None }])
}

/// Two people met at an earlier event; nothing where they know each other, or have met since.
pub(super) fn met_before(event: &Event, pair: Pair, on: Timestamp) -> Option<Change> {
    let closer = event.tie(pair).is_some_and(|tie| tie > Tie::MetBefore);
    let [first, second] = pair.both();
    (!closer && event.met_on(pair) < Some(on)).then_some(Change::Tied {
        first,
        second,
        tie: Tie::MetBefore,
        since: Some(on),
    })
}

pub(super) fn keep_away(
    event: &Event,
    first: ParticipantId,
    second: ParticipantId,
    how: Apart,
) -> Decision {
    let pair = event.two(first, second)?;
    if event.apart(pair) == Some(how) {
        return Err(Refusal::NothingNew);
    }
    // Whoever would rather not may still have to: only what must not be goes against the other.
    if how >= Apart::Never && event.kept_together().any(|together| together == pair) {
        return Err(Refusal::ApartAndTogether);
    }
    let [first, second] = pair.both();
    Ok(vec![Change::KeptApart { first, second, how }])
}

pub(super) fn make_rule(event: &Event, rule: GroupRule) -> Decision {
    let rule = cleaned(rule).ok_or(Refusal::NoGroup)?;
    if event.group_rules().contains(&rule) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::RuleMade { rule }])
}

pub(super) fn drop_rule(event: &Event, rule: GroupRule) -> Decision {
    if !event.group_rules().contains(&rule) {
        return Err(Refusal::NothingNew);
    }
    Ok(vec![Change::RuleDropped { rule }])
}

/// A rule with its names and values cleaned; `None` when one of them is empty.
fn cleaned(rule: GroupRule) -> Option<GroupRule> {
    let named = |attribute| match attribute {
        Attribute::Own(name) => clean_or_none(&name, TOPIC_LIMIT).map(Attribute::Own),
        known @ (Attribute::Field
        | Attribute::Organisation
        | Attribute::Role
        | Attribute::FirstTime) => Some(known),
    };
    let group = |group: Group| {
        let value = clean_or_none(&group.value, NAME_LIMIT)?;
        Some(Group { attribute: named(group.attribute)?, value })
    };
    Some(match rule {
        GroupRule::Mix { attribute } => GroupRule::Mix { attribute: named(attribute)? },
        GroupRule::Company { attribute, value } => GroupRule::Company {
            attribute: named(attribute)?,
            value: match value {
                Some(value) => Some(clean_or_none(&value, NAME_LIMIT)?),
                None => None,
            },
        },
        GroupRule::Apart { group: one, other, how } => {
            GroupRule::Apart { group: group(one)?, other: group(other)?, how }
        }
        GroupRule::Only { group: one, with, how } => {
            GroupRule::Only { group: group(one)?, with: group(with)?, how }
        }
    })
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
