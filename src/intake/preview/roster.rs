//! A readable roster held against the roster: people by their ids, and who is in it no more.

use std::collections::{BTreeMap, HashMap};

use super::{Choice, Compared, Preview, Verdict};
use crate::domain::{Details, Participant, ParticipantId, Presence};
use crate::intake::list::{List, Row};
use crate::intake::person::name_key;
use crate::intake::words::Lexicon;

impl Preview {
    /// Holds the people of a readable roster against the participants of an event.
    ///
    /// Where an id of it is known here it is this event's own: what the file says takes the place
    /// of what is known, and whoever is not in it is gone. Everybody else, and everybody of
    /// another event's roster, is matched as the people of any list.
    ///
    /// An id that stands there twice, as in a copied record, is that of the row with the name
    /// known here, else of the first. A row without an id of its own that has the name or the
    /// address of one with an id may be the same person.
    #[must_use]
    pub fn of_roster(
        rows: Vec<(Option<ParticipantId>, Row)>,
        participants: &[Participant],
    ) -> Self {
        let lexicon = Lexicon::shipped();
        let mut left: BTreeMap<ParticipantId, &Participant> =
            participants.iter().map(|one| (one.id, one)).collect();
        let owners = owners(&rows, &left, &lexicon);
        let mut taken = Taken::default();
        let mut compared = Vec::new();
        let mut others = List::default();
        for (at, (id, row)) in rows.into_iter().enumerate() {
            let owned = id.filter(|id| owners.get(id) == Some(&at));
            match owned.and_then(|id| left.remove(&id)) {
                Some(known) => {
                    taken.note(row.line, &row.details, &lexicon);
                    taken.note(row.line, &known.details, &lexicon);
                    compared.push(of_known(row, known));
                }
                None => others.people.push(row),
            }
        }
        let own = !compared.is_empty();
        let mut matched = Self::of(&others, left.values().copied()).rows;
        for other in &mut matched {
            taken.mark(other, &lexicon);
        }
        compared.extend(matched);
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

/// Which row, counted from 0, each known id belongs to.
fn owners(
    rows: &[(Option<ParticipantId>, Row)],
    known: &BTreeMap<ParticipantId, &Participant>,
    lexicon: &Lexicon,
) -> BTreeMap<ParticipantId, usize> {
    let mut owners: BTreeMap<ParticipantId, (usize, bool)> = BTreeMap::new();
    for (at, (id, row)) in rows.iter().enumerate() {
        let Some(known) = id.and_then(|id| known.get(&id)) else { continue };
        let fits = name_key(&known.details.name, lexicon) == name_key(&row.details.name, lexicon);
        let owner = owners.entry(known.id).or_insert((at, fits));
        if fits && !owner.1 {
            *owner = (at, true);
        }
    }
    owners.into_iter().map(|(id, (at, _))| (id, at)).collect()
}

/// The names and addresses of the rows that have an id of their own, with their lines.
#[derive(Default)]
struct Taken {
    names: HashMap<String, usize>,
    addresses: HashMap<String, usize>,
}

impl Taken {
    fn note(&mut self, line: usize, details: &Details, lexicon: &Lexicon) {
        self.names.entry(name_key(&details.name, lexicon)).or_insert(line);
        if let Some(address) = address(details) {
            self.addresses.entry(address).or_insert(line);
        }
    }

    /// Makes a possible double of a row that would be a new person, but is perhaps one of these.
    fn mark(&self, other: &mut Compared, lexicon: &Lexicon) {
        let details = &other.row.details;
        let by_address = address(details).and_then(|address| self.addresses.get(&address));
        let by_name = || self.names.get(&name_key(&details.name, lexicon));
        let Some(first) = by_address.or_else(by_name) else { return };
        match &mut other.verdict {
            Verdict::New => {
                other.verdict = Verdict::MaybeDouble { candidates: Vec::new(), line: Some(*first) };
                other.choice = Choice::Both;
            }
            Verdict::MaybeDouble { line, .. } => *line = Some(*first),
            // Somebody else on the roster, who was left over, is surely meant.
            Verdict::Changed { .. } | Verdict::Same { .. } | Verdict::Gone { .. } => {}
        }
    }
}

fn address(details: &Details) -> Option<String> {
    let address = details.email.as_deref()?.trim().to_lowercase();
    (!address.is_empty()).then_some(address)
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
