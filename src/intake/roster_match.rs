//! Who on the roster a row of a list is, or may be.

use std::collections::{BTreeSet, HashMap};

use super::list::Row;
use super::merge::{is_same_address, is_same_organisation, merged};
use super::person::{is_plus_one, name_key};
use super::words::{Lexicon, folded_words};
use crate::domain::{Details, Participant, ParticipantId};

/// Who a row is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Match {
    /// Nobody on the roster.
    Nobody,
    /// This one.
    Known(ParticipantId),
    /// Perhaps one of these.
    Perhaps(Vec<ParticipantId>),
}

/// The roster, found by what identifies people.
pub(super) struct Roster<'a, 'l> {
    lexicon: &'l Lexicon,
    people: HashMap<ParticipantId, &'a Participant>,
    by_ticket: HashMap<String, ParticipantId>,
    by_address: HashMap<String, Vec<ParticipantId>>,
    by_name: HashMap<String, Vec<ParticipantId>>,
}

impl<'a, 'l> Roster<'a, 'l> {
    /// Puts the participants where they are found again.
    pub(super) fn of(
        participants: impl Iterator<Item = &'a Participant>,
        lexicon: &'l Lexicon,
    ) -> Self {
        let mut roster = Self {
            lexicon,
            people: HashMap::new(),
            by_ticket: HashMap::new(),
            by_address: HashMap::new(),
            by_name: HashMap::new(),
        };
        for participant in participants {
            let (id, details) = (participant.id, &participant.details);
            roster.people.insert(id, participant);
            if let Some(ticket) = &details.ticket {
                roster.by_ticket.entry(ticket.clone()).or_insert(id);
            }
            if let Some(email) = &details.email {
                roster.by_address.entry(email.to_lowercase()).or_default().push(id);
            }
            roster.by_name.entry(name_key(&details.name, lexicon)).or_default().push(id);
        }
        roster
    }

    /// The participant of an id.
    pub(super) fn participant(&self, id: ParticipantId) -> Option<&'a Participant> {
        self.people.get(&id).copied()
    }

    /// Who each row is; nobody is two rows.
    ///
    /// What is sure goes first (ticket, then address and name), so that a namesake without an
    /// address does not take the place of the one who has it.
    pub(super) fn matches(&self, rows: &[Row]) -> Vec<Match> {
        let mut found: Vec<Option<Match>> = vec![None; rows.len()];
        let mut taken = BTreeSet::new();
        for pass in [Self::by_ticket_or_address, Self::unchanged, Self::by_name_or_address] {
            for (row, slot) in rows.iter().zip(&mut found) {
                if slot.is_none() {
                    *slot = pass(self, &row.details, &taken);
                    if let Some(Match::Known(id)) = slot {
                        taken.insert(*id);
                    }
                }
            }
        }
        found.into_iter().map(|found| found.unwrap_or(Match::Nobody)).collect()
    }

    fn details(&self, id: ParticipantId) -> Option<&'a Details> {
        self.people.get(&id).map(|participant| &participant.details)
    }

    fn by_ticket_or_address(
        &self,
        row: &Details,
        taken: &BTreeSet<ParticipantId>,
    ) -> Option<Match> {
        let free = |id: &ParticipantId| !taken.contains(id);
        let ticket = row.ticket.as_ref().and_then(|ticket| self.by_ticket.get(ticket));
        let same_ticket = ticket.copied().filter(free).filter(|id| {
            self.details(*id).is_some_and(|known| {
                is_same_address(known, row) || self.share_a_word(&known.name, &row.name)
            })
        });
        let key = name_key(&row.name, self.lexicon);
        let named = |id: &ParticipantId| {
            self.details(*id).is_some_and(|known| name_key(&known.name, self.lexicon) == key)
        };
        let same_address = || self.at_address(row).iter().copied().find(|id| free(id) && named(id));
        same_ticket.or_else(same_address).map(Match::Known)
    }

    /// A namesake to whom the row adds nothing.
    fn unchanged(&self, row: &Details, taken: &BTreeSet<ParticipantId>) -> Option<Match> {
        let free = self.namesakes(row).iter().copied().filter(|id| !taken.contains(id));
        let adds_nothing = |id: &ParticipantId| {
            self.details(*id).is_some_and(|known| merged(known, row, self.lexicon) == *known)
        };
        let by_likeness = |id: &ParticipantId| {
            self.details(*id).map(|known| (known.email == row.email, known.ticket == row.ticket))
        };
        free.filter(adds_nothing).max_by_key(by_likeness).map(Match::Known)
    }

    fn by_name_or_address(&self, row: &Details, taken: &BTreeSet<ParticipantId>) -> Option<Match> {
        let free = |id: &ParticipantId| !taken.contains(id);
        let namesakes: Vec<ParticipantId> =
            self.namesakes(row).iter().copied().filter(free).collect();
        let ticket = row.ticket.as_ref().and_then(|ticket| self.by_ticket.get(ticket)).copied();
        let mut perhaps = match namesakes.as_slice() {
            [only] if self.nothing_speaks_against(*only, row) => return Some(Match::Known(*only)),
            _ => namesakes,
        };
        if !is_plus_one(&row.name, self.lexicon) {
            let likely = |id: &ParticipantId| {
                self.details(*id).is_some_and(|known| self.share_a_word(&known.name, &row.name))
            };
            perhaps
                .extend(self.at_address(row).iter().copied().filter(|id| free(id) && likely(id)));
        }
        perhaps.extend(ticket.filter(free));
        perhaps.sort_unstable();
        perhaps.dedup();
        (!perhaps.is_empty()).then_some(Match::Perhaps(perhaps))
    }

    /// Whether a namesake can be taken for the row without asking: a name of several words, and
    /// neither address, ticket nor organisation differs.
    fn nothing_speaks_against(&self, id: ParticipantId, row: &Details) -> bool {
        let Some(known) = self.details(id) else { return false };
        let differ = |one: &Option<String>, other: &Option<String>| {
            one.is_some() && other.is_some() && one != other
        };
        let addresses = differ(&known.email, &row.email) && !is_same_address(known, row);
        let organisations = differ(&known.organisation, &row.organisation)
            && !is_same_organisation(known, row, self.lexicon);
        !addresses
            && !organisations
            && !differ(&known.ticket, &row.ticket)
            && folded_words(&row.name).len() > 1
    }

    fn namesakes(&self, row: &Details) -> &[ParticipantId] {
        let key = name_key(&row.name, self.lexicon);
        self.by_name.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    fn at_address(&self, row: &Details) -> &[ParticipantId] {
        let address = row.email.as_deref().map(str::to_lowercase);
        address.and_then(|a| self.by_address.get(&a)).map(Vec::as_slice).unwrap_or_default()
    }

    fn share_a_word(&self, one: &str, other: &str) -> bool {
        let (one, other) = (folded_words(one), folded_words(other));
        let plus_one = |words: &[String]| is_plus_one(&words.join(" "), self.lexicon);
        plus_one(&one) == plus_one(&other) && one.iter().any(|word| other.contains(word))
    }
}
