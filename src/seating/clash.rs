//! Rules that cannot all hold, and the smallest change that frees them. Found without a search.

use std::collections::BTreeSet;

use super::apart::Apart;
use super::chairs::Chairs;
use super::draft::{Draft, RoundSpec, Rule};
use super::index::{PersonIndex, TableIndex, change_at};
use super::party::Parties;
use super::party_size::Sizes;

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
        view.no_table_for_a_party(&mut found);
        Sizes::of(&view).find(&mut found);
        view.too_few_chairs(&mut found);
        Apart::of(&view).find(&mut found);
    }
    let all: Vec<Clash> = found.into_iter().collect();
    let is_in = |less: &Clash, more: &Clash| {
        let drops = matches!(less.remedy, Remedy::Drop(_)) && less.rules.len() < more.rules.len();
        drops && less.rules.iter().all(|rule| more.rules.contains(rule))
    };
    // What clashes without a rule needs not be named with it.
    all.iter().filter(|one| !all.iter().any(|other| is_in(other, one))).cloned().collect()
}

/// One round as the checks see it.
pub(super) struct View<'a> {
    pub(super) draft: &'a Draft,
    pub(super) round: &'a RoundSpec,
    pub(super) parties: &'a Parties,
    pub(super) groups: Vec<Vec<PersonIndex>>,
    /// The rules about people who are all here, by each of these people.
    of_person: Vec<Vec<usize>>,
    here: Vec<bool>,
}

impl<'a> View<'a> {
    fn new(draft: &'a Draft, parties: &'a Parties, round: &'a RoundSpec) -> Self {
        let mut here = vec![false; draft.people.len()];
        for person in &round.present {
            change_at(&mut here, person.at(), |slot| *slot = true);
        }
        let groups = parties.among(&round.present);
        let mut view = Self { draft, round, parties, groups, of_person: Vec::new(), here };
        let mut of_person = vec![Vec::new(); draft.people.len()];
        for (index, rule) in view.rules() {
            for person in rule.people() {
                change_at(&mut of_person, person.at(), |rules: &mut Vec<usize>| rules.push(index));
            }
        }
        view.of_person = of_person;
        view
    }

    pub(super) fn rules(&self) -> impl Iterator<Item = (usize, &'a Rule)> + '_ {
        let here = |person: PersonIndex| self.here.get(person.at()) == Some(&true);
        self.draft.rules.iter().enumerate().filter(move |(_, rule)| rule.people().all(here))
    }

    /// The rules about these people and nobody else.
    pub(super) fn rules_of(&self, people: &[PersonIndex]) -> Vec<(usize, &'a Rule)> {
        let own = people.iter().filter_map(|person| self.of_person.get(person.at())).flatten();
        let own: BTreeSet<usize> = own.copied().collect();
        let rules = own.into_iter().filter_map(|index| Some((index, self.draft.rules.get(index)?)));
        rules.filter(|(_, rule)| rule.people().all(|one| people.contains(&one))).collect()
    }

    /// Those of them that say where somebody sits, or who sits together.
    pub(super) fn places_of(&self, people: &[PersonIndex]) -> Vec<usize> {
        let binds = |rule: &Rule| is_about_tables(rule) || matches!(rule, Rule::Together(..));
        self.rules_of(people)
            .into_iter()
            .filter(|(_, rule)| binds(rule))
            .map(|(index, _)| index)
            .collect()
    }

    fn lock_of(&self, person: PersonIndex) -> Option<TableIndex> {
        self.round.locked.iter().find(|lock| lock.0 == person).map(|lock| lock.1)
    }

    pub(super) fn open(&self) -> impl Iterator<Item = (TableIndex, u16)> + '_ {
        let seats = |(table, spec): (TableIndex, &super::draft::TableSpec)| (table, spec.seats);
        TableIndex::first(self.round.tables.len())
            .zip(&self.round.tables)
            .map(seats)
            .filter(|(_, seats)| *seats > 0)
    }

    pub(super) fn closed(&self) -> impl Iterator<Item = TableIndex> + '_ {
        let tables = TableIndex::first(self.round.tables.len()).zip(&self.round.tables);
        tables.filter(|(_, spec)| spec.seats == 0).map(|(table, _)| table)
    }

    /// The open tables at which all of these people may be.
    pub(super) fn allowed(&self, people: &[PersonIndex]) -> Vec<(TableIndex, u16)> {
        let tables = self.permitted(people, &self.places_of(people));
        self.open().filter(|(table, _)| tables.contains(table)).collect()
    }

    /// The tables at which all of these people may be, open or closed.
    ///
    /// - `rules`: the rules that count.
    pub(super) fn permitted(
        &self,
        people: &[PersonIndex],
        rules: &[usize],
    ) -> BTreeSet<TableIndex> {
        let locks: Vec<TableIndex> = people.iter().filter_map(|one| self.lock_of(*one)).collect();
        self.permitted_but_for_locks(people, rules)
            .into_iter()
            .filter(|table| locks.iter().all(|locked| locked == table))
            .collect()
    }

    fn permitted_but_for_locks(
        &self,
        people: &[PersonIndex],
        rules: &[usize],
    ) -> BTreeSet<TableIndex> {
        let rules = rules.iter().filter_map(|index| self.draft.rules.get(*index));
        let about = rules.filter(|rule| rule.people().all(|one| people.contains(&one)));
        let about: Vec<&Rule> = about.collect();
        TableIndex::first(self.round.tables.len())
            .filter(|table| about.iter().all(|rule| permits(rule, *table)))
            .collect()
    }

    /// The parties that some of the rules make of these people.
    pub(super) fn parties_by(
        &self,
        people: &[PersonIndex],
        rules: &[usize],
    ) -> Vec<Vec<PersonIndex>> {
        let rules = rules.iter().filter_map(|index| self.draft.rules.get(*index)).cloned();
        Parties::new(self.draft.people.len(), &rules.collect::<Vec<_>>()).among(people)
    }

    fn no_table_for_a_party(&self, found: &mut BTreeSet<Clash>) {
        for group in &self.groups {
            if !self.allowed(group).is_empty() {
                continue;
            }
            let stranded = |rules: &[usize]| {
                let parties = self.parties_by(group, rules).into_iter();
                let mut parties = parties.map(|party| (self.permitted(&party, rules), party));
                parties.find(|(tables, _)| self.open().all(|(table, _)| !tables.contains(&table)))
            };
            let places = self.places_of(group);
            let rules = fewest(places, |rules| stranded(rules).is_some());
            let Some((permitted, party)) = stranded(&rules) else { continue };
            let shut = self.closed().find(|table| permitted.contains(table));
            let free = self.permitted_but_for_locks(&party, &rules);
            let by_lock = party.iter().find(|one| self.lock_of(**one).is_some());
            let by_lock = by_lock.filter(|_| self.open().any(|(table, _)| free.contains(&table)));
            let remedy = match (shut, by_lock) {
                (Some(table), _) => Remedy::OpenTable(table),
                (None, Some(person)) => Remedy::Unlock(*person),
                (None, None) if rules.is_empty() => continue,
                (None, None) => self.lightest(&rules),
            };
            found.insert(Clash { rules, remedy });
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
            for _ in 0..self.draft.space(*person) {
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

    pub(super) fn clash(&self, mut rules: Vec<usize>) -> Clash {
        rules.sort_unstable();
        rules.dedup();
        Clash { remedy: self.lightest(&rules), rules }
    }

    /// Giving up the rule that weighs least: safety stays longest, then access.
    pub(super) fn lightest(&self, rules: &[usize]) -> Remedy {
        let weight = |index: &usize| self.draft.rules.get(*index).map_or(0, weight_of);
        Remedy::Drop(rules.iter().copied().min_by_key(weight).unwrap_or(0))
    }
}

/// The rules without those that do not matter: whichever is left, without it the clash is gone.
///
/// Source: the deletion filter of Chinneck and Dravnieks (1991) for infeasible constraints.
pub(super) fn fewest(rules: Vec<usize>, clashes: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let mut kept = rules.clone();
    for rule in rules {
        let without: Vec<usize> = kept.iter().copied().filter(|one| *one != rule).collect();
        if clashes(&without) {
            kept = without;
        }
    }
    kept
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
