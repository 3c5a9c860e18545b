//! People for the tests of this layer.

use super::people::Index;
use crate::domain::{DeskId, Details, Participant, ParticipantId};

/// A person of whom the details are known and nothing happened.
pub(super) fn person(number: u32, details: Details) -> Participant {
    Participant::expected(ParticipantId { desk: DeskId::from_random([0; 4]), number }, details)
}

/// The index of people with these names, numbered from 1.
pub(super) fn names(names: &[&str]) -> Index {
    let people: Vec<Participant> =
        (1..).zip(names).map(|(number, &name)| person(number, Details::named(name))).collect();
    Index::of(&people)
}
