//! People who are tied together and move as one.

use super::draft::Rule;
use super::index::PersonIndex;

/// Which people move as one: everybody is in exactly one party, mostly a party of one.
#[derive(Clone, Debug)]
pub(super) struct Parties {
    /// The first member of each person's party.
    lead: Vec<PersonIndex>,
}

impl Parties {
    pub(super) fn new(people: usize, rules: &[Rule]) -> Self {
        let mut lead: Vec<PersonIndex> = PersonIndex::first(people).collect();
        for rule in rules {
            if let Rule::Together(first, second) = *rule {
                join(&mut lead, first, second);
            }
        }
        Self { lead }
    }

    /// The person that stands for somebody's party.
    pub(super) fn lead_of(&self, person: PersonIndex) -> PersonIndex {
        self.lead.get(person.at()).copied().unwrap_or(person)
    }

    /// Whether two people move as one.
    pub(super) fn are_one(&self, first: PersonIndex, second: PersonIndex) -> bool {
        self.lead_of(first) == self.lead_of(second)
    }

    /// The parties among `people`, in the order of their first member there.
    pub(super) fn among(&self, people: &[PersonIndex]) -> Vec<Vec<PersonIndex>> {
        let mut slots: Vec<Option<usize>> = vec![None; self.lead.len()];
        let mut parties: Vec<Vec<PersonIndex>> = Vec::new();
        for person in people {
            let Some(slot) = slots.get_mut(self.lead_of(*person).at()) else { continue };
            if let Some(party) = slot.and_then(|index| parties.get_mut(index)) {
                party.push(*person);
            } else {
                *slot = Some(parties.len());
                parties.push(vec![*person]);
            }
        }
        parties
    }
}

fn join(lead: &mut [PersonIndex], first: PersonIndex, second: PersonIndex) {
    let (Some(one), Some(other)) = (lead.get(first.at()), lead.get(second.at())) else { return };
    let (one, other) = (*one, *other);
    for person in lead.iter_mut().filter(|person| **person == other) {
        *person = one;
    }
}
