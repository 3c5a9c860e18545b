//! Who of one roster is who of another.

use std::collections::BTreeMap;

use super::list::Row;
use super::roster_match::{Match, Roster};
use super::words::Lexicon;
use crate::domain::{Details, Participant, ParticipantId};

/// Those of another event who are on this roster, too, by their id there: whoever a list would be
/// taken for without asking, by address and name. A ticket is of one event and says nothing here.
#[must_use]
pub fn same_people<'a>(
    theirs: impl Iterator<Item = &'a Participant>,
    ours: impl Iterator<Item = &'a Participant>,
) -> BTreeMap<ParticipantId, ParticipantId> {
    let lexicon = Lexicon::shipped();
    let roster = Roster::of(ours, &lexicon);
    let (ids, rows): (Vec<ParticipantId>, Vec<Row>) = theirs
        .map(|person| {
            let details = Details { ticket: None, ..person.details.clone() };
            let notes = Vec::new();
            (person.id, Row { line: 0, details, checked_in: None, organisation_key: None, notes })
        })
        .unzip();
    let found = ids.into_iter().zip(roster.matches(&rows));
    found
        .filter_map(|(theirs, found)| match found {
            Match::Known(ours) => Some((theirs, ours)),
            Match::Nobody | Match::Perhaps(_) => None,
        })
        .collect()
}
