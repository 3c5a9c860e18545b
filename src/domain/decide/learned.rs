//! What may be written down of what was heard and promised.

use super::Decision;
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::id::{HeardId, PromiseId};
use crate::domain::learned::{Heard, Party, Promise};
use crate::domain::refusal::Refusal;
use crate::domain::text::{NAME_LIMIT, NOTE_LIMIT, TOPIC_LIMIT, clean_or_none};

pub(super) fn hear(event: &Event, heard: Option<HeardId>, what: Heard) -> Decision {
    let what = Heard {
        idea: clean_or_none(&what.idea, NOTE_LIMIT).ok_or(Refusal::NothingSaid)?,
        topic: what.topic.and_then(|topic| clean_or_none(&topic, TOPIC_LIMIT)),
        from: what.from.map(|from| party(event, from)).transpose()?.flatten(),
        by: what.by.map(|by| Ok(event.someone(by)?.id)).transpose()?,
        spot: what.spot,
        earlier: what.earlier,
    };
    if let Some(id) = heard {
        let known = event.heard_one(id).ok_or(Refusal::NotNoted)?;
        if known.what == what {
            return Err(Refusal::NothingNew);
        }
    }
    let heard = heard.unwrap_or(HeardId { desk: event.desk(), number: event.next_number() });
    Ok(vec![Change::Heard { heard, what: Box::new(what) }])
}

pub(super) fn promise(event: &Event, promise: Option<PromiseId>, what: Promise) -> Decision {
    let by = event.someone(what.by)?.id;
    let others = |given: Option<Party>| -> Result<Option<Party>, Refusal> {
        let given = given.map(|given| party(event, given)).transpose()?.flatten();
        if given.as_ref().and_then(Party::participant) == Some(by) {
            return Err(Refusal::OnePerson);
        }
        Ok(given)
    };
    let what = Promise {
        by,
        cue: what.cue.and_then(|cue| clean_or_none(&cue, NOTE_LIMIT)),
        deed: clean_or_none(&what.deed, NOTE_LIMIT).ok_or(Refusal::NothingSaid)?,
        with: others(what.with)?,
        witness: others(what.witness)?,
        due: what.due,
        spot: what.spot,
        earlier: what.earlier,
    };
    if let Some(id) = promise {
        let known = event.promise(id).ok_or(Refusal::NotNoted)?;
        if known.what == what {
            return Err(Refusal::NothingNew);
        }
    }
    let promise = promise.unwrap_or(PromiseId { desk: event.desk(), number: event.next_number() });
    Ok(vec![Change::Promised { promise, what: Box::new(what) }])
}

pub(super) fn drop_heard(event: &Event, heard: HeardId) -> Decision {
    event.heard_one(heard).ok_or(Refusal::NotNoted)?;
    Ok(vec![Change::HeardDropped { heard }])
}

pub(super) fn drop_promise(event: &Event, promise: PromiseId) -> Decision {
    event.promise(promise).ok_or(Refusal::NotNoted)?;
    Ok(vec![Change::PromiseDropped { promise }])
}

/// Somebody spoken of, as they are kept; nobody where no word is left.
fn party(event: &Event, party: Party) -> Result<Option<Party>, Refusal> {
    match party {
        Party::Participant(id) => Ok(Some(Party::Participant(event.someone(id)?.id))),
        Party::Other(words) => Ok(clean_or_none(&words, NAME_LIMIT).map(Party::Other)),
    }
}
