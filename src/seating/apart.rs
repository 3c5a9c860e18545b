//! People who are apart, or keep their distance, where the tables do not let them.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::{Clash, Remedy, View, fewest};
use super::draft::Rule;
use super::index::{PersonIndex, TableIndex};
use super::square::Square;

/// The rules that keep two people of a round from each other.
pub(super) struct Apart<'v, 'a> {
    view: &'v View<'a>,
    /// Each rule by its place, with the two and how far they are kept.
    rules: Vec<(usize, PersonIndex, PersonIndex, Reach)>,
    open: Vec<TableIndex>,
    /// The open tables of each party that cannot be at all of them, by its first member.
    bound: BTreeMap<PersonIndex, Vec<TableIndex>>,
}

/// How far two people are kept from each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reach {
    /// Not at one table.
    Table,
    /// Nor at two that stand side by side.
    Neighbours,
}

impl<'v, 'a> Apart<'v, 'a> {
    pub(super) fn of(view: &'v View<'a>) -> Self {
        let rules = view.rules().filter_map(|(index, rule)| match *rule {
            Rule::Apart(first, second) => Some((index, first, second, Reach::Table)),
            Rule::Distant(first, second) => Some((index, first, second, Reach::Neighbours)),
            Rule::Together(..)
            | Rule::Pinned(..)
            | Rule::OneOf(..)
            | Rule::AtLeast(..)
            | Rule::AtMost(..) => None,
        });
        let open: Vec<TableIndex> = view.open().map(|(table, _)| table).collect();
        let bound = view.groups.iter().filter_map(|group| {
            let tables: Vec<TableIndex> =
                view.allowed(group).into_iter().map(|one| one.0).collect();
            let lead = view.parties.lead_of(*group.first()?);
            (tables.len() < open.len()).then_some((lead, tables))
        });
        Self { view, rules: rules.collect(), bound: bound.collect(), open }
    }

    /// The open tables at which somebody may be, with those they are tied to.
    fn tables_of(&self, person: PersonIndex) -> &[TableIndex] {
        self.bound.get(&self.view.parties.lead_of(person)).unwrap_or(&self.open)
    }

    /// Every clash of these rules that can be proved without a search.
    pub(super) fn find(&self, found: &mut BTreeSet<Clash>) {
        for (index, first, second, reach) in &self.rules {
            let is_far =
                |at: &TableIndex| self.open.iter().any(|there| !self.are_near(*at, *there, *reach));
            if !self.open.iter().any(is_far) {
                // A room with one table is said once, not for everybody who is apart.
                if *reach == Reach::Neighbours {
                    found.insert(self.too_many(&[*first, *second], *reach, 1));
                }
                continue;
            }
            if self.view.parties.are_one(*first, *second) {
                let mut rules = self.ties_between(*first, *second);
                rules.push(*index);
                found.insert(self.view.clash(rules));
            } else {
                self.no_two_tables(*index, [*first, *second], *reach, found);
            }
        }
        self.more_than_tables(Reach::Table, found);
        self.more_than_tables(Reach::Neighbours, found);
    }

    /// The rules that tie two people of one party, along the shortest way from one to the other.
    fn ties_between(&self, first: PersonIndex, second: PersonIndex) -> Vec<usize> {
        let rules = self.view.draft.rules.iter().enumerate();
        let ties = rules.filter_map(|(index, rule)| match rule {
            Rule::Together(one, other) => Some((index, *one, *other)),
            Rule::Apart(..)
            | Rule::Distant(..)
            | Rule::Pinned(..)
            | Rule::OneOf(..)
            | Rule::AtLeast(..)
            | Rule::AtMost(..) => None,
        });
        let ties: Vec<(usize, PersonIndex, PersonIndex)> = ties.collect();
        let mut ways: Vec<(PersonIndex, Vec<usize>)> = vec![(first, Vec::new())];
        let mut next = 0;
        while let Some((here, way)) = ways.get(next).cloned() {
            if here == second {
                return way;
            }
            for (index, one, other) in &ties {
                let there = if *one == here { *other } else { *one };
                let linked = *one == here || *other == here;
                if linked && ways.iter().all(|(seen, _)| *seen != there) {
                    ways.push((there, way.iter().copied().chain([*index]).collect()));
                }
            }
            next += 1;
        }
        Vec::new()
    }

    /// Two who are bound to tables that are one, or too near.
    fn no_two_tables(
        &self,
        index: usize,
        both: [PersonIndex; 2],
        reach: Reach,
        found: &mut BTreeSet<Clash>,
    ) {
        let view = self.view;
        let [one, other] = both.map(|person| self.tables_of(person));
        let far = |at: &TableIndex| other.iter().any(|there| !self.are_near(*at, *there, reach));
        // Whoever has no table at all is another clash.
        if one.is_empty() || other.is_empty() || one.iter().any(far) {
            return;
        }
        let parties = view.parties.among(&view.round.present);
        let parties =
            parties.into_iter().filter(|party| both.iter().any(|one| party.contains(one)));
        let people: Vec<PersonIndex> = parties.flatten().collect();
        let nowhere = |rules: &[usize], tables: &[TableIndex]| {
            let parties = view.parties_by(&people, rules);
            let [one, other] = both.map(|person| {
                let party = parties.iter().find(|party| party.contains(&person));
                let permitted = party.map(|party| view.permitted(party, rules)).unwrap_or_default();
                tables.iter().filter(|table| permitted.contains(table)).collect::<Vec<_>>()
            });
            let far =
                |at: &&TableIndex| other.iter().any(|there| !self.are_near(**at, **there, reach));
            !one.is_empty() && !other.is_empty() && !one.iter().any(far)
        };
        let mut rules = fewest(view.places_of(&people), |rules| nowhere(rules, &self.open));
        let frees = |shut: &TableIndex| {
            let tables: Vec<TableIndex> = self.open.iter().copied().chain([*shut]).collect();
            !nowhere(&rules, &tables)
        };
        let remedy = view.closed().find(frees).map(Remedy::OpenTable);
        rules.push(index);
        rules.sort_unstable();
        let remedy = remedy.unwrap_or_else(|| view.lightest(&rules));
        found.insert(Clash { rules, remedy });
    }

    fn are_near(&self, one: TableIndex, other: TableIndex, reach: Reach) -> bool {
        match reach {
            Reach::Table => one == other,
            Reach::Neighbours => self.view.draft.is_near(one, other),
        }
    }

    /// More people who are all kept from each other than there are tables for them.
    fn more_than_tables(&self, reach: Reach, found: &mut BTreeSet<Clash>) {
        let places = self.places(reach, None);
        let kept = |rule: &&(usize, PersonIndex, PersonIndex, Reach)| {
            reach == Reach::Table || rule.3 == Reach::Neighbours
        };
        let mut people = BTreeSet::new();
        let mut apart = Square::new(self.view.draft.people.len(), false);
        for (_, first, second, _) in self.rules.iter().filter(kept) {
            people.extend([*first, *second]);
            apart.change(*first, *second, |_| true);
        }
        for first in &people {
            let mut clique = vec![*first];
            for other in &people {
                // One too many is proof enough, and the fewest rules to speak of.
                if clique.len() > places {
                    break;
                }
                if clique.iter().all(|member| apart.at(*member, *other)) {
                    clique.push(*other);
                }
            }
            if clique.len() > places {
                found.insert(self.too_many(&clique, reach, places));
                return;
            }
        }
    }

    fn too_many(&self, clique: &[PersonIndex], reach: Reach, places: usize) -> Clash {
        let mut pairs = BTreeSet::new();
        let rules = self.rules.iter().filter(|(_, first, second, kept)| {
            let counts = reach == Reach::Table || *kept == Reach::Neighbours;
            let within = clique.contains(first) && clique.contains(second);
            // Of two rules about the same two, either does.
            counts && within && pairs.insert((*first.min(second), *first.max(second)))
        });
        let rules: Vec<usize> = rules.map(|(index, ..)| *index).collect();
        let shut = self.view.closed().find(|shut| self.places(reach, Some(*shut)) > places);
        let remedy = shut.map_or_else(|| self.view.lightest(&rules), Remedy::OpenTable);
        Clash { rules, remedy }
    }

    /// For how many people there are tables far enough from each other, at most.
    ///
    /// Of two tables that stand side by side one person at most has one, so that there are no more
    /// places than pairs and single tables into which the room can be split: any clique cover
    /// bounds the independent sets of a graph.
    ///
    /// - `more`: a table beside those that are open.
    fn places(&self, reach: Reach, more: Option<TableIndex>) -> usize {
        let mut left: Vec<TableIndex> = self.open.iter().copied().chain(more).collect();
        if reach == Reach::Table {
            return left.len();
        }
        left.sort_unstable();
        let mut places = 0;
        while let Some(table) = left.pop() {
            places += 1;
            // The nearest number first, so that a row of tables is paired off without a gap.
            if let Some(at) = left.iter().rposition(|other| self.view.draft.is_near(table, *other))
            {
                left.remove(at);
            }
        }
        places
    }
}
