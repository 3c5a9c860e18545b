//! Rules that cannot all hold, and the smallest change that frees them. Found without a search.

use std::collections::BTreeSet;

use super::chairs::Chairs;
use super::draft::{Draft, RoundSpec, Rule};
use super::index::{PersonIndex, TableIndex, change_at};
use super::party::Parties;

/// Rules that cannot all hold in a round, and what would free them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Clash {
    /// The rules, by their place in the draft; without any of them the others hold. None when it is
    /// the host's own locks that clash with the room.
    pub rules: Vec<usize>,
    /// The smallest change that frees them.
    pub remedy: Remedy,
}

/// The smallest change that frees a clash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Remedy {
    /// Let this person go where the plan puts them.
    Unlock(PersonIndex),
    /// Use a table that is closed.
    OpenTable(TableIndex),
    /// Put more chairs to a table.
    AddChairs {
        /// Which one.
        table: TableIndex,
        /// How many more.
        chairs: u16,
    },
    /// Let more people come, or let this rule rest: fewer are there than it asks for at a table.
    MorePeople {
        /// The rule that asks for them.
        rule: usize,
    },
    /// Give up this rule, the one that weighs least of them.
    Drop(usize),
}

/// Every clash that can be proved without a search, each once, in the order of the draft.
pub(super) fn clashes(draft: &Draft, parties: &Parties) -> Vec<Clash> {
    let mut found = BTreeSet::new();
    for round in &draft.rounds {
        let view = View::new(draft, parties, round);
        view.apart_in_one_party(&mut found);
        view.no_table_for_a_party(&mut found);
        view.too_big_or_small(&mut found);
        view.apart_at_one_table(&mut found);
        view.too_few_chairs(&mut found);
        view.more_apart_than_tables(&mut found);
    }
    found.into_iter().collect()
}

/// One round as the checks see it.
struct View<'a> {
    draft: &'a Draft,
    round: &'a RoundSpec,
    parties: &'a Parties,
    groups: Vec<Vec<PersonIndex>>,
    here: Vec<bool>,
}

impl<'a> View<'a> {
    fn new(draft: &'a Draft, parties: &'a Parties, round: &'a RoundSpec) -> Self {
        let mut here = vec![false; draft.people.len()];
        for person in &round.present {
            change_at(&mut here, person.at(), |slot| *slot = true);
        }
        Self { draft, round, parties, groups: parties.among(&round.present), here }
    }

    fn rules(&self) -> impl Iterator<Item = (usize, &'a Rule)> + '_ {
        let here = |person: PersonIndex| self.here.get(person.at()) == Some(&true);
        self.draft.rules.iter().enumerate().filter(move |(_, rule)| rule.people().all(here))
    }

    fn rules_of(&self, people: &[PersonIndex]) -> Vec<(usize, &'a Rule)> {
        self.rules().filter(|(_, rule)| rule.people().all(|one| people.contains(&one))).collect()
    }

    fn lock_of(&self, person: PersonIndex) -> Option<TableIndex> {
        self.round.locked.iter().find(|lock| lock.0 == person).map(|lock| lock.1)
    }

    fn open(&self) -> impl Iterator<Item = (TableIndex, u16)> + '_ {
        let seats = |(table, spec): (TableIndex, &super::draft::TableSpec)| (table, spec.seats);
        TableIndex::first(self.round.tables.len())
            .zip(&self.round.tables)
            .map(seats)
            .filter(|(_, seats)| *seats > 0)
    }

    /// The open tables at which all of these people may be.
    fn allowed(&self, people: &[PersonIndex]) -> Vec<(TableIndex, u16)> {
        let tables = self.permitted(people);
        self.open().filter(|(table, _)| tables.contains(table)).collect()
    }

    fn apart_in_one_party(&self, found: &mut BTreeSet<Clash>) {
        for (index, rule) in self.rules() {
            let (Rule::Apart(first, second) | Rule::Distant(first, second)) = *rule else {
                continue;
            };
            if self.parties.are_one(first, second) {
                let mut rules = self.ties_between(first, second);
                rules.push(index);
                found.insert(self.clash(rules));
            }
        }
    }

    /// The rules that tie two people of one party, along the shortest way from one to the other.
    fn ties_between(&self, first: PersonIndex, second: PersonIndex) -> Vec<usize> {
        let ties: Vec<(usize, PersonIndex, PersonIndex)> = self
            .draft
            .rules
            .iter()
            .enumerate()
            .filter_map(|(index, rule)| match rule {
                Rule::Together(one, other) => Some((index, *one, *other)),
                Rule::Apart(..)
                | Rule::Distant(..)
                | Rule::Pinned(..)
                | Rule::OneOf(..)
                | Rule::AtLeast(..)
                | Rule::AtMost(..) => None,
            })
            .collect();
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

    fn no_table_for_a_party(&self, found: &mut BTreeSet<Clash>) {
        for group in &self.groups {
            if !self.allowed(group).is_empty() {
                continue;
            }
            let rules: Vec<usize> = self
                .rules_of(group)
                .into_iter()
                .filter(|(_, rule)| is_about_tables(rule) || matches!(rule, Rule::Together(..)))
                .map(|(index, _)| index)
                .collect();
            let locked = group.iter().find(|person| self.lock_of(**person).is_some());
            let closed = self.closed_table_for(group);
            let remedy = match (closed, locked) {
                (Some(table), _) => Remedy::OpenTable(table),
                (None, Some(person)) => Remedy::Unlock(*person),
                (None, None) if rules.is_empty() => continue,
                (None, None) => self.lightest(&rules),
            };
            found.insert(Clash { rules, remedy });
        }
    }

    /// A closed table at which all of these people could be if it were open.
    fn closed_table_for(&self, people: &[PersonIndex]) -> Option<TableIndex> {
        self.permitted(people).into_iter().find(|table| self.open().all(|open| open.0 != *table))
    }

    /// The tables at which all of these people may be, open or closed.
    fn permitted(&self, people: &[PersonIndex]) -> BTreeSet<TableIndex> {
        let rules = self.rules_of(people);
        let locks: Vec<TableIndex> = people.iter().filter_map(|one| self.lock_of(*one)).collect();
        TableIndex::first(self.round.tables.len())
            .filter(|table| rules.iter().all(|(_, rule)| permits(rule, *table)))
            .filter(|table| locks.iter().all(|locked| locked == table))
            .collect()
    }

    fn too_big_or_small(&self, found: &mut BTreeSet<Clash>) {
        for group in &self.groups {
            let rules = self.rules_of(group);
            let space: u16 = group.iter().map(|person| self.space(*person)).sum();
            let roomiest = self.allowed(group).into_iter().max_by_key(|(_, seats)| *seats);
            let Some((table, seats)) = roomiest else { continue };
            let all: Vec<usize> = rules.iter().map(|(index, _)| *index).collect();
            if space > seats {
                let remedy = Remedy::AddChairs { table, chairs: space - seats };
                found.insert(Clash { rules: all.clone(), remedy });
            }
            let members = u16::try_from(group.len()).unwrap_or(u16::MAX);
            let least =
                rules.iter().filter_map(|(index, rule)| least_of(rule).map(|n| (n, *index))).max();
            let most =
                rules.iter().filter_map(|(index, rule)| most_of(rule).map(|n| (n, *index))).min();
            if let Some((_, rule)) = most.filter(|(most, _)| *most < members.max(2)) {
                found.insert(Clash { rules: all, remedy: Remedy::Drop(rule) });
            }
            let Some((least, rule)) = least else { continue };
            let present = u16::try_from(self.round.present.len()).unwrap_or(u16::MAX);
            if let Some((_, other)) = most.filter(|(most, _)| *most < least) {
                found.insert(self.clash(vec![rule.min(other), rule.max(other)]));
            } else if least > present {
                found.insert(Clash { rules: vec![rule], remedy: Remedy::MorePeople { rule } });
            } else if least > seats {
                let remedy = Remedy::AddChairs { table, chairs: least - seats };
                found.insert(Clash { rules: vec![rule], remedy });
            }
        }
    }

    fn space(&self, person: PersonIndex) -> u16 {
        self.draft.people.get(person.at()).map_or(1, |spec| spec.space)
    }

    /// Two who are apart, and each of whom can be at the same one table only.
    fn apart_at_one_table(&self, found: &mut BTreeSet<Clash>) {
        for (index, rule) in self.rules() {
            let (Rule::Apart(first, second) | Rule::Distant(first, second)) = *rule else {
                continue;
            };
            let only = |person: PersonIndex| match self.allowed(&[person]).as_slice() {
                [(table, _)] => Some(*table),
                _ => None,
            };
            let Some(table) = only(first) else { continue };
            if only(second) == Some(table) && self.open().count() > 1 {
                let places = self.rules_of(&[first, second]).into_iter();
                let places =
                    places.filter(|(_, rule)| is_about_tables(rule)).map(|(index, _)| index);
                found.insert(self.clash(places.chain([index]).collect()));
            }
        }
    }

    /// More people who need certain tables than these have chairs.
    fn too_few_chairs(&self, found: &mut BTreeSet<Clash>) {
        let needs: Vec<(PersonIndex, Vec<TableIndex>)> = self
            .round
            .present
            .iter()
            .map(|person| (*person, self.allowed(&[*person])))
            .filter(|(_, tables)| !tables.is_empty() && tables.len() < self.open().count())
            .map(|(person, tables)| (person, tables.into_iter().map(|one| one.0).collect()))
            .collect();
        let mut chairs = Chairs::new(self.open().collect());
        for (person, tables) in &needs {
            for _ in 0..self.space(*person) {
                if chairs.seat(*person, tables, &needs) {
                    continue;
                }
                let crowd = chairs.crowd(*person, tables);
                let about = self.rules().filter(|(_, rule)| is_about_tables(rule));
                let rules = about.filter(|(_, rule)| rule.people().all(|one| crowd.contains(&one)));
                let rules: Vec<usize> = rules.map(|(index, _)| index).collect();
                let table = tables.first().copied().unwrap_or(TableIndex(0));
                found.insert(Clash { rules, remedy: Remedy::AddChairs { table, chairs: 1 } });
                return;
            }
        }
    }

    /// More people who are all apart from each other than there are tables.
    fn more_apart_than_tables(&self, found: &mut BTreeSet<Clash>) {
        let open = self.open().count();
        let apart: BTreeSet<(PersonIndex, PersonIndex)> = self
            .rules()
            .filter_map(|(_, rule)| match *rule {
                Rule::Apart(first, second) | Rule::Distant(first, second) => {
                    Some([(first, second), (second, first)])
                }
                Rule::Together(..)
                | Rule::Pinned(..)
                | Rule::OneOf(..)
                | Rule::AtLeast(..)
                | Rule::AtMost(..) => None,
            })
            .flatten()
            .collect();
        let people: BTreeSet<PersonIndex> = apart.iter().map(|pair| pair.0).collect();
        for first in &people {
            let mut clique = vec![*first];
            for other in &people {
                if clique.iter().all(|member| apart.contains(&(*member, *other))) {
                    clique.push(*other);
                }
            }
            if clique.len() > open {
                let rules = self.rules_of(&clique).into_iter();
                let rules =
                    rules.filter(|(_, rule)| matches!(rule, Rule::Apart(..) | Rule::Distant(..)));
                let rules: Vec<usize> = rules.map(|(index, _)| index).collect();
                let shut = TableIndex::first(self.round.tables.len())
                    .find(|table| self.open().all(|(other, _)| other != *table));
                let remedy = shut.map_or_else(|| self.lightest(&rules), Remedy::OpenTable);
                found.insert(Clash { rules, remedy });
                return;
            }
        }
    }

    fn clash(&self, mut rules: Vec<usize>) -> Clash {
        rules.sort_unstable();
        rules.dedup();
        Clash { remedy: self.lightest(&rules), rules }
    }

    /// Giving up the rule that weighs least: safety stays longest, then access.
    fn lightest(&self, rules: &[usize]) -> Remedy {
        let weight = |index: &usize| self.draft.rules.get(*index).map_or(0, weight_of);
        Remedy::Drop(rules.iter().copied().min_by_key(weight).unwrap_or(0))
    }
}

const fn weight_of(rule: &Rule) -> u8 {
    match rule {
        Rule::AtMost(..) => 0,
        Rule::Pinned(..) => 1,
        Rule::Together(..) => 2,
        Rule::OneOf(..) => 3,
        Rule::Apart(..) | Rule::Distant(..) => 4,
        Rule::AtLeast(..) => 5,
    }
}

/// Whether a rule lets its person be at a table.
pub(super) fn permits(rule: &Rule, table: TableIndex) -> bool {
    match rule {
        Rule::Pinned(_, only) => *only == table,
        Rule::OneOf(_, tables) => tables.contains(&table),
        Rule::Apart(..)
        | Rule::Distant(..)
        | Rule::Together(..)
        | Rule::AtLeast(..)
        | Rule::AtMost(..) => true,
    }
}

const fn is_about_tables(rule: &Rule) -> bool {
    matches!(rule, Rule::Pinned(..) | Rule::OneOf(..))
}

const fn least_of(rule: &Rule) -> Option<u16> {
    if let Rule::AtLeast(_, least) = rule { Some(*least) } else { None }
}

const fn most_of(rule: &Rule) -> Option<u16> {
    if let Rule::AtMost(_, most) = rule { Some(*most) } else { None }
}
