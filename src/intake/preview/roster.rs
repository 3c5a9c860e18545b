//! A readable roster held against the roster: people by their ids, and who is in it no more.

use std::collections::BTreeMap;

use super::{Choice, Compared, Preview, Verdict};
use crate::domain::{Participant, ParticipantId, Presence};
use crate::intake::list::{List, Row};

impl Preview {
    /// Holds the people of a readable roster against the participants of an event.
    ///
    /// Where an id of it is known here it is this event's own: what the file says takes the place
    /// of what is known, and whoever is not in it is gone. Everybody else, and everybody of
    /// another event's roster, is matched as the people of any list.
    #[must_use]
    pub fn of_roster(
        rows: Vec<(Option<ParticipantId>, Row)>,
        participants: &[Participant],
    ) -> Self {
        let mut left: BTreeMap<ParticipantId, &Participant> =
            participants.iter().map(|one| (one.id, one)).collect();
        let mut compared = Vec::new();
        let mut others = List::default();
        for (id, row) in rows {
            match id.and_then(|id| left.remove(&id)) {
                Some(known) => compared.push(of_known(row, known)),
                None => others.people.push(row),
            }
        }
        let own = !compared.is_empty();
        compared.extend(Self::of(&others, left.values().copied()).rows);
        compared.sort_by_key(|compared| compared.row.line);
        if own {
            for matched in compared.iter().flat_map(|row| &row.merged) {
                left.remove(&matched.0);
            }
            compared.extend(left.into_values().map(gone));
        }
        Self { rows: compared }
    }
}

fn of_known(row: Row, known: &Participant) -> Compared {
    let differences = known.details.differences(&row.details);
    let arrives = row.checked_in == Some(true) && known.presence() == Presence::Expected;
    let merged = vec![(known.id, row.details.clone())];
    let (verdict, choice) = if differences.is_empty() && !arrives {
        (Verdict::Same { id: known.id }, Choice::KeepMine)
    } else {
        (Verdict::Changed { id: known.id, differences, arrives }, Choice::TakeNew)
    };
    Compared { row, verdict, choice, merged, meant: 0 }
}

/// Somebody whom the file has no more; they stay on the roster unless the host says otherwise.
fn gone(known: &Participant) -> Compared {
    let row = Row {
        line: 0,
        details: known.details.clone(),
        checked_in: None,
        organisation_key: None,
        notes: Vec::new(),
    };
    let verdict = Verdict::Gone { id: known.id };
    Compared { row, verdict, choice: Choice::KeepMine, merged: Vec::new(), meant: 0 }
}
