//! Who may come in, go out, come back and leave.

use super::Decision;
use super::roster::{already_here, arrived};
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::id::ParticipantId;
use crate::domain::presence::{Presence, Step};
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// The longest that somebody can be said to have been gone, in minutes: an evening.
const LONGEST_AGO_MINUTES: u32 = 24 * 60;

/// Whoever is at the desk is here: for the first time, back from outside, or back after leaving.
pub(super) fn check_in(event: &Event, id: ParticipantId) -> Decision {
    let participant = event.someone(id)?;
    if participant.barred {
        return Err(Refusal::Barred { name: participant.details.name.clone() });
    }
    match participant.presence() {
        Presence::Here { .. } => Err(already_here(event, participant.id)),
        Presence::Expected | Presence::NotComing => Ok(vec![arrived(participant.id)]),
        Presence::Away { .. } | Presence::Left { .. } => {
            Ok(vec![step(participant.id, Step::CameBack, None)])
        }
    }
}

/// A group arrives together: those who are here already, or barred, are passed over.
pub(super) fn check_in_all(event: &Event, ids: &[ParticipantId]) -> Decision {
    let mut changes = Vec::new();
    for id in ids {
        match check_in(event, *id) {
            Ok(arrival) => changes.extend(arrival),
            Err(refusal) if ids.len() == 1 => return Err(refusal),
            Err(_) => {}
        }
    }
    if changes.is_empty() { Err(Refusal::NothingNew) } else { Ok(changes) }
}

pub(super) fn step_out(event: &Event, id: ParticipantId) -> Decision {
    let participant = event.someone(id)?;
    if !participant.is_here() {
        return Err(Refusal::NotHere { name: participant.details.name.clone() });
    }
    Ok(vec![step(participant.id, Step::SteppedOut, None)])
}

pub(super) fn come_back(event: &Event, id: ParticipantId) -> Decision {
    let participant = event.someone(id)?;
    match participant.presence() {
        Presence::Away { .. } | Presence::Left { .. } => check_in(event, id),
        Presence::Here { .. } => Err(already_here(event, participant.id)),
        Presence::Expected | Presence::NotComing => {
            Err(Refusal::NotHere { name: participant.details.name.clone() })
        }
    }
}

pub(super) fn leave(
    event: &Event,
    id: ParticipantId,
    minutes_ago: u32,
    now: Timestamp,
) -> Decision {
    let participant = event.someone(id)?;
    let (Presence::Here { since } | Presence::Away { since }) = participant.presence() else {
        return Err(Refusal::NotHere { name: participant.details.name.clone() });
    };
    let at = now.minus_minutes(minutes_ago.min(LONGEST_AGO_MINUTES)).max(since);
    let since = (minutes_ago > 0).then_some(at);
    Ok(vec![step(participant.id, Step::Left, since)])
}

pub(super) fn will_not_come(event: &Event, id: ParticipantId) -> Decision {
    let participant = event.someone(id)?;
    match participant.presence() {
        Presence::Expected => Ok(vec![step(participant.id, Step::NotComing, None)]),
        Presence::NotComing => Err(Refusal::NothingNew),
        Presence::Here { .. } | Presence::Away { .. } | Presence::Left { .. } => {
            Err(already_here(event, participant.id))
        }
    }
}

const fn step(participant: ParticipantId, step: Step, since: Option<Timestamp>) -> Change {
    Change::Stepped { participant, step, since }
}
