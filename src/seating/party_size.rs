//! Parties that are too big or too small for the tables they may be at, or that want two sizes.

use std::collections::BTreeSet;

use super::clash::{Clash, Remedy, View, fewest};
use super::draft::Rule;
use super::index::{PersonIndex, TableIndex};

/// The sizes that people of a round need and want.
pub(super) struct Sizes<'v, 'a> {
    view: &'v View<'a>,
}

/// A party with the most roomy table that it may be at.
struct Party<'p> {
    people: &'p [PersonIndex],
    table: TableIndex,
    seats: u16,
}

impl<'v, 'a> Sizes<'v, 'a> {
    pub(super) const fn of(view: &'v View<'a>) -> Self {
        Self { view }
    }

    /// Every clash of sizes that can be proved without a search.
    pub(super) fn find(&self, found: &mut BTreeSet<Clash>) {
        for people in &self.view.groups {
            let roomiest = self.view.allowed(people).into_iter().max_by_key(|(_, seats)| *seats);
            let Some((table, seats)) = roomiest else { continue };
            let party = Party { people, table, seats };
            self.too_many_chairs(&party, found);
            let rules = self.view.rules_of(people);
            let bound = |of: fn(&Rule) -> Option<u16>| {
                rules.iter().filter_map(move |(index, rule)| Some((of(rule)?, *index)))
            };
            let (least, most) = (bound(least_of).max(), bound(most_of).min());
            if let Some(most) = most {
                self.too_many_for_a_wish(&party, most, found);
            }
            if let Some(least) = least {
                self.too_few(&party, least, most, found);
            }
        }
        self.too_few_who_sit_in_company(found);
    }

    fn too_many_chairs(&self, party: &Party<'_>, found: &mut BTreeSet<Clash>) {
        let view = self.view;
        let missing = |people: &[PersonIndex], seats: u16| {
            let space: u16 = people.iter().map(|person| view.draft.space(*person)).sum();
            space.saturating_sub(seats)
        };
        let chairs = missing(party.people, party.seats);
        if chairs == 0 {
            return;
        }
        let rules = fewest(view.places_of(party.people), |rules| {
            view.parties_by(party.people, rules).iter().any(|party| {
                let tables = view.permitted(party, rules);
                let open = view.open().filter(|(table, _)| tables.contains(table));
                open.into_iter().all(|(_, seats)| missing(party, seats) > 0)
            })
        });
        found.insert(Clash { rules, remedy: Remedy::AddChairs { table: party.table, chairs } });
    }

    /// Somebody wants a smaller table than those take who always sit with them.
    fn too_many_for_a_wish(
        &self,
        party: &Party<'_>,
        (most, rule): (u16, usize),
        found: &mut BTreeSet<Clash>,
    ) {
        let people = self.people_of(&[rule]);
        let crowded = |rules: &[usize]| {
            self.view.parties_by(party.people, rules).iter().any(|party| {
                let own = people.iter().all(|person| party.contains(person));
                own && party.len().max(2) > usize::from(most)
            })
        };
        if party.people.len().max(2) > usize::from(most) {
            let mut rules = fewest(self.view.places_of(party.people), crowded);
            rules.push(rule);
            rules.sort_unstable();
            found.insert(Clash { rules, remedy: Remedy::Drop(rule) });
        }
    }

    /// Somebody needs a bigger table than there is, than there are people, or than another wants
    /// who always sits with them.
    fn too_few(
        &self,
        party: &Party<'_>,
        (least, rule): (u16, usize),
        most: Option<(u16, usize)>,
        found: &mut BTreeSet<Clash>,
    ) {
        let present = u16::try_from(self.view.round.present.len()).unwrap_or(u16::MAX);
        if let Some((_, other)) = most.filter(|(most, _)| *most < least) {
            let people = self.people_of(&[rule, other]);
            let is_one = |rules: &[usize]| {
                let parties = self.view.parties_by(party.people, rules);
                parties.iter().any(|party| people.iter().all(|one| party.contains(one)))
            };
            let ties = fewest(self.view.places_of(party.people), is_one);
            found.insert(self.view.clash(ties.into_iter().chain([rule, other]).collect()));
        } else if least > present {
            found.insert(Clash { rules: vec![rule], remedy: Remedy::MorePeople { rule } });
        } else if least > party.seats {
            let chairs = least - party.seats;
            let remedy = Remedy::AddChairs { table: party.table, chairs };
            found.insert(Clash { rules: vec![rule], remedy });
        }
    }

    fn people_of(&self, rules: &[usize]) -> Vec<PersonIndex> {
        let rules = rules.iter().filter_map(|index| self.view.draft.rules.get(*index));
        rules.flat_map(Rule::people).collect()
    }

    /// Somebody who needs company at the table, and too many others who want a small one.
    fn too_few_who_sit_in_company(&self, found: &mut BTreeSet<Clash>) {
        let wishes: Vec<(usize, PersonIndex, u16)> = self
            .view
            .rules()
            .filter_map(|(index, rule)| match rule {
                Rule::AtMost(person, most) => Some((index, *person, *most)),
                Rule::Apart(..)
                | Rule::Distant(..)
                | Rule::Together(..)
                | Rule::Pinned(..)
                | Rule::OneOf(..)
                | Rule::AtLeast(..) => None,
            })
            .collect();
        for (index, rule) in self.view.rules() {
            let Rule::AtLeast(person, least) = *rule else { continue };
            let mut shy: Vec<(PersonIndex, usize)> = wishes
                .iter()
                .filter(|(_, other, most)| *most < least && *other != person)
                .map(|(wish, other, _)| (*other, *wish))
                .collect();
            shy.sort_unstable();
            shy.dedup_by_key(|(other, _)| *other);
            let least = usize::from(least);
            // As many of the wishes as leave one too few.
            let Some(spare) = self.view.round.present.len().checked_sub(least) else { continue };
            if shy.len() > spare {
                let wishes = shy.into_iter().take(spare + 1).map(|(_, wish)| wish);
                found.insert(self.view.clash(wishes.chain([index]).collect()));
            }
        }
    }
}

const fn least_of(rule: &Rule) -> Option<u16> {
    if let Rule::AtLeast(_, least) = rule { Some(*least) } else { None }
}

const fn most_of(rule: &Rule) -> Option<u16> {
    if let Rule::AtMost(_, most) = rule { Some(*most) } else { None }
}
