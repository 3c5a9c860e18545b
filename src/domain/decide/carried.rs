//! What an earlier event leaves to this one.

use std::collections::BTreeMap;

use super::{Decision, rules};
use crate::domain::carried::{Carried, CarriedPerson};
use crate::domain::change::Change;
use crate::domain::event::Event;
use crate::domain::id::{HeardId, Pair, ParticipantId, PromiseId};
use crate::domain::introduction::Tie;
use crate::domain::kind::Source;
use crate::domain::learned::Party;
use crate::domain::refusal::Refusal;

/// Whoever is known to know each other, or to have met since, is left as they are; so is what the
/// host said of somebody here.
pub(super) fn carry_over(event: &Event, carried: Carried) -> Decision {
    let mut hands = Hands { event, next: event.next_number(), ids: BTreeMap::new() };
    let mut changes = Vec::new();
    for person in carried.people {
        changes.extend(hands.person(person)?);
    }
    for (pair, on) in carried.met {
        changes.extend(hands.pair(pair).and_then(|pair| rules::met_before(event, pair, on)));
    }
    for pair in carried.known {
        let Some(pair) = hands.pair(pair) else { continue };
        if event.tie(pair).is_none_or(|tie| tie < Tie::Known) {
            let [first, second] = pair.both();
            changes.push(Change::Tied { first, second, tie: Tie::Known, since: None });
        }
    }
    for (pair, how) in carried.apart {
        let Some(pair) = hands.pair(pair) else { continue };
        let together = event.kept_together().any(|together| together == pair);
        if event.apart(pair).is_none_or(|known| known < how) && !together {
            let [first, second] = pair.both();
            changes.push(Change::KeptApart { first, second, how });
        }
    }
    for (participant, about, wish) in carried.wishes {
        let (Some(participant), Some(about)) = (hands.here(participant), hands.here(about)) else {
            continue;
        };
        if event.wish(participant, about).is_none() {
            changes.push(Change::Wished { participant, about, wish });
        }
    }
    for mut what in carried.promises {
        let Some(by) = hands.here(what.by) else { continue };
        what.by = by;
        what.with = what.with.and_then(|with| hands.party(with));
        what.witness = what.witness.and_then(|witness| hands.party(witness));
        let known = event.promises().any(|(_, noted)| {
            (noted.what.by, &noted.what.deed, &noted.what.earlier)
                == (by, &what.deed, &what.earlier)
        });
        if !known {
            let promise = PromiseId { desk: event.desk(), number: hands.mint() };
            changes.push(Change::Promised { promise, what: Box::new(what) });
        }
    }
    for mut what in carried.heard {
        // Of what a table handed up for all nobody can be asked.
        let Some(by) = what.by.and_then(|by| hands.here(by)) else { continue };
        what.by = Some(by);
        what.from = what.from.and_then(|from| hands.party(from));
        let known = event.heard().any(|(_, noted)| {
            let said = (noted.what.by, &noted.what.idea, &noted.what.earlier);
            said == (what.by, &what.idea, &what.earlier)
        });
        if !known {
            let heard = HeardId { desk: event.desk(), number: hands.mint() };
            changes.push(Change::Heard { heard, what: Box::new(what) });
        }
    }
    if changes.is_empty() { Err(Refusal::NothingNew) } else { Ok(changes) }
}

/// From ids there to ids here.
struct Hands<'a> {
    event: &'a Event,
    next: u32,
    ids: BTreeMap<ParticipantId, ParticipantId>,
}

impl Hands<'_> {
    fn person(&mut self, person: CarriedPerson) -> Result<Vec<Change>, Refusal> {
        let CarriedPerson { there, here, details, remark } = person;
        let mut changes = Vec::new();
        let participant = if let Some(here) = here {
            self.event.someone(here)?.id
        } else {
            let participant = ParticipantId { desk: self.event.desk(), number: self.mint() };
            let details = Box::new(details);
            changes.push(Change::Registered { participant, details, source: Source::List });
            participant
        };
        self.ids.insert(there, participant);
        if remark.is_some() && self.event.remark(participant).is_none() {
            changes.push(Change::Remarked { participant, remark });
        }
        Ok(changes)
    }

    fn mint(&mut self) -> u32 {
        let number = self.next;
        self.next = number.saturating_add(1);
        number
    }

    fn here(&self, there: ParticipantId) -> Option<ParticipantId> {
        self.ids.get(&there).copied()
    }

    fn pair(&self, there: Pair) -> Option<Pair> {
        let [first, second] = there.both();
        Pair::new(self.here(first)?, self.here(second)?)
    }

    fn party(&self, party: Party) -> Option<Party> {
        match party {
            Party::Participant(id) => self.here(id).map(Party::Participant),
            Party::Other(words) => Some(Party::Other(words)),
        }
    }
}
