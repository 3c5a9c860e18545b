//! Who of one roster is who of another.

use std::collections::BTreeMap;

use super::list::Row;
use super::roster_match::{Match, Roster};
use super::words::Lexicon;
use crate::domain::{Details, Participant, ParticipantId};

/// Who of another event is who on this roster.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Same {
    /// Whoever a list would be taken for without asking, by their id there.
    pub sure: BTreeMap<ParticipantId, ParticipantId>,
    /// Who may be one of these here.
    pub unsure: BTreeMap<ParticipantId, Vec<ParticipantId>>,
}

/// Those of another event who are on this roster, too, or may be, by address and name.
///
/// A ticket is of one event and says nothing here.
#[must_use]
pub fn same_people<'a>(
    theirs: impl Iterator<Item = &'a Participant>,
    ours: impl Iterator<Item = &'a Participant>,
) -> Same {
    let lexicon = Lexicon::shipped();
    let roster = Roster::of(ours, &lexicon);
    let (ids, rows): (Vec<ParticipantId>, Vec<Row>) = theirs
        .map(|person| {
            let details = Details { ticket: None, ..person.details.clone() };
            let notes = Vec::new();
            (person.id, Row { line: 0, details, checked_in: None, organisation_key: None, notes })
        })
        .unzip();
    let mut same = Same::default();
    for (theirs, found) in ids.into_iter().zip(roster.matches(&rows)) {
        match found {
            Match::Known(ours) => drop(same.sure.insert(theirs, ours)),
            Match::Perhaps(ours) => drop(same.unsure.insert(theirs, ours)),
            Match::Nobody => {}
        }
    }
    same
}
