//! How many people each table gets where the format of tonight settles it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::format::{Lines, line_of};
use crate::domain::{Event, Format, OddPolicy, Settings, Uneven};
use crate::seating::{Draft, PersonIndex, PersonSpec, RoundSpec, Rule, TableIndex, TableSpec};

/// Settles how many people each table gets, where the format says so. Who keeps a seat is known by
/// now: a table that is kept whole has its size, whoever is locked alone needs a chair at theirs.
pub(super) fn settle(event: &Event, draft: &Draft, round: &mut RoundSpec) {
    let settled = match event.settings().format {
        Format::Rotating | Format::Pairs | Format::Threes => {
            keep_small_where_needed(draft, round);
            return;
        }
        Format::TwoLines => Sizes::of(event, draft, round).two_lines(),
        Format::Hosted => Sizes::of(event, draft, round).hosted(),
        Format::Themed => Sizes::of(event, draft, round).themed(),
    };
    for (table, size) in round.tables.iter_mut().zip(settled) {
        table.exactly = table.exactly.or(size);
    }
}

/// Whoever wants few at their table and is bound to some tables finds one of them small: the policy
/// alone would make any table small, and fill theirs.
fn keep_small_where_needed(draft: &Draft, round: &mut RoundSpec) {
    let meant = draft.policy.group_size;
    for rule in &draft.rules {
        let Rule::AtMost(person, most) = rule else { continue };
        if *most > meant || !round.present.contains(person) {
            continue;
        }
        let locked = round.locked.iter().find(|(other, _)| other == person);
        let bound = draft.rules.iter().find_map(|rule| match rule {
            Rule::Pinned(other, table) if other == person => Some(std::slice::from_ref(table)),
            Rule::OneOf(other, tables) if other == person => Some(tables.as_slice()),
            Rule::Pinned(..)
            | Rule::OneOf(..)
            | Rule::Apart(..)
            | Rule::Distant(..)
            | Rule::Together(..)
            | Rule::AtLeast(..)
            | Rule::AtMost(..) => None,
        });
        let kept = locked.map(|(_, table)| std::slice::from_ref(table));
        let Some(tables) = kept.or(bound) else { continue };
        let size = |table: &TableIndex| round.tables.get(table.at()).and_then(|spec| spec.exactly);
        if tables.iter().any(|table| size(table).is_some_and(|size| size <= *most)) {
            continue;
        }
        let settled: u16 = round.tables.iter().filter_map(|spec| spec.exactly).sum();
        let present = u16::try_from(round.present.len()).unwrap_or(u16::MAX);
        let left = present.saturating_sub(settled);
        let pinned_there = |table: &TableIndex| {
            let there = |rule: &&Rule| matches!(rule, Rule::Pinned(_, at) if at == table);
            let pinned = draft.rules.iter().filter(there).count();
            let locked = round.locked.iter().filter(|(_, at)| at == table).count();
            pinned.max(locked) <= usize::from(*most)
        };
        let free = |table: &&TableIndex| {
            let spec = round.tables.get(table.at());
            spec.is_some_and(|spec| spec.exactly.is_none() && spec.seats > 1) && pinned_there(table)
        };
        // Not where it would leave one person over.
        let people = (*most).min(left);
        let fits = people >= 2 && left - people != 1;
        if let Some(table) = tables.iter().find(free).copied().filter(|_| fits)
            && let Some(spec) = round.tables.get_mut(table.at())
        {
            spec.exactly = Some(people.min(spec.seats));
        }
    }
}

/// What the sizes of a round are made from: the tables and people that are still free.
struct Sizes<'a> {
    settings: &'a Settings,
    draft: &'a Draft,
    /// The people who are at no table that is settled already.
    people: Vec<PersonIndex>,
    /// Those of them who keep their seat.
    locked: BTreeSet<PersonIndex>,
    /// The chairs of each table that are free for people, 0 where its size is settled already.
    chairs: Vec<usize>,
    /// The people who can only sit at this table, a table at a time.
    held: Vec<Vec<PersonIndex>>,
}

impl<'a> Sizes<'a> {
    fn of(event: &'a Event, draft: &'a Draft, round: &RoundSpec) -> Self {
        let is_settled = |table: &TableIndex| {
            round.tables.get(table.at()).is_some_and(|spec| spec.exactly.is_some())
        };
        let (settled, alone): (Vec<_>, Vec<_>) =
            round.locked.iter().copied().partition(|(_, table)| is_settled(table));
        let settled: BTreeSet<PersonIndex> = settled.into_iter().map(|one| one.0).collect();
        let locked: BTreeSet<PersonIndex> = alone.iter().map(|one| one.0).collect();
        let people: Vec<PersonIndex> =
            round.present.iter().copied().filter(|person| !settled.contains(person)).collect();
        let free = |table: &TableSpec| {
            if table.exactly.is_some() { 0 } else { usize::from(table.seats) }
        };
        let chairs: Vec<usize> = round.tables.iter().map(free).collect();
        let mut held = vec![Vec::new(); chairs.len()];
        for (person, table) in alone {
            if let Some(slot) = held.get_mut(table.at()) {
                slot.push(person);
            }
        }
        for rule in &draft.rules {
            let (person, only) = match rule {
                Rule::Pinned(person, table) => (person, Some(table)),
                Rule::OneOf(person, tables) => {
                    (person, tables.iter().find(|table| chairs.get(table.at()) > Some(&0)))
                }
                Rule::Apart(..)
                | Rule::Distant(..)
                | Rule::Together(..)
                | Rule::AtLeast(..)
                | Rule::AtMost(..) => continue,
            };
            let slot = only.and_then(|table| held.get_mut(table.at()));
            let free = people.contains(person) && !locked.contains(person);
            if let Some(slot) = slot.filter(|slot| free && !slot.contains(person)) {
                slot.push(*person);
            }
        }
        let mut sizes = Self { settings: event.settings(), draft, people, locked, chairs, held };
        sizes.take_up_chairs();
        sizes
    }

    /// Whoever needs more than one chair takes the others from the table where they are held, else
    /// from the roomiest one, of their theme if they chose one. At least two people find a chair there.
    fn take_up_chairs(&mut self) {
        for person in self.people.clone() {
            let extra =
                self.spec(person).map_or(0, |spec| usize::from(spec.space.saturating_sub(1)));
            if extra == 0 {
                continue;
            }
            let at = self.held.iter().position(|people| people.contains(&person));
            let wishes = self.spec(person).map_or(&[][..], |spec| &spec.wishes);
            let wished = |table: usize| wishes.iter().any(|wish| wish.at() == table);
            let roomiest = || {
                let tables = self.chairs.iter().enumerate();
                let tables = tables.filter(|(table, _)| wishes.is_empty() || wished(*table));
                tables.max_by_key(|(table, chairs)| (**chairs, Reverse(*table))).map(|one| one.0)
            };
            let table = at.or_else(roomiest);
            if let Some(chairs) = table.and_then(|table| self.chairs.get_mut(table))
                && *chairs >= extra + 2
            {
                *chairs -= extra;
            }
        }
    }

    fn spec(&self, person: PersonIndex) -> Option<&PersonSpec> {
        self.draft.people.get(person.at())
    }

    /// The free tables: those where somebody keeps a seat, those that somebody is bound to, then those with enough chairs.
    fn tables(&self) -> Vec<usize> {
        let meant = usize::from(self.settings.table_size());
        let mut tables: Vec<usize> =
            (0..self.chairs.len()).filter(|table| self.chairs.get(*table) > Some(&1)).collect();
        tables.sort_by_key(|table| {
            let chairs = self.chairs.get(*table).copied().unwrap_or(0);
            let bound = self.held.get(*table).is_some_and(|people| !people.is_empty());
            (self.locked_at(*table) == 0, !bound, chairs < meant, *table)
        });
        tables
    }

    /// A table for each of the shorter line at most; who is too many makes bigger ones, or rests.
    fn two_lines(&self) -> Vec<Option<u16>> {
        let mut lines = Lines::default();
        for person in &self.people {
            lines.count(self.spec(*person).and_then(|spec| spec.line).map(line_of));
        }
        let mut total = self.people.len();
        if self.settings.host_sits_in() && self.draft.stand_in.is_some() && total % 2 == 1 {
            total += 1;
            lines.either += 1;
        }
        let meant = usize::from(self.settings.table_size());
        let short = lines.short();
        let bigger = match (meant, self.settings.odd, self.settings.uneven) {
            (2, OddPolicy::Three, _) | (3.., _, Uneven::Bigger) => true,
            (2, OddPolicy::SitOut | OddPolicy::HostSitsIn, _) | (_, _, _) => false,
        };
        let tables = self.tables();
        let wanted = if bigger || meant == 2 { total / meant } else { total.div_ceil(meant) };
        // Whoever keeps a seat finds somebody there: their tables are used, the lines allowing or not.
        let kept = tables.iter().filter(|table| self.locked_at(**table) > 0).count();
        let count = wanted.max(1).min(short).max(kept.min(total / 2)).min(tables.len());
        let mut sizes = Filling::new(self.chairs.len());
        let used = tables.get(..count).unwrap_or(&[]);
        if count == 0 {
            return sizes.settled();
        }
        let most = meant + usize::from(bigger);
        let limits: Vec<(usize, usize)> =
            used.iter().map(|at| (*at, self.most(*at, most))).collect();
        let mut left = total;
        for (at, most) in &limits {
            left -= sizes.raise(*at, self.locked_at(*at).min(*most).min(left));
        }
        sizes.spread(&limits, left);
        sizes.close_the_others()
    }

    fn most(&self, table: usize, most: usize) -> usize {
        self.chairs.get(table).copied().unwrap_or(0).min(most)
    }

    /// Everybody sits with a host, if there are chairs for that; else the tables are as usual.
    fn hosted(&self) -> Vec<Option<u16>> {
        let hosted: Vec<(usize, usize)> = self
            .tables()
            .into_iter()
            .filter(|table| self.hosts_at(*table) > 0 || self.locked_at(*table) > 0)
            .map(|table| (table, self.most(table, usize::MAX)))
            .collect();
        let chairs: usize = hosted.iter().map(|(_, chairs)| *chairs).sum();
        let mut sizes = Filling::new(self.chairs.len());
        let no_host = hosted.iter().all(|(table, _)| self.hosts_at(*table) == 0);
        if no_host || chairs < self.people.len() {
            return sizes.settled();
        }
        let mut left = self.people.len();
        let mut hosts = Filling::new(self.chairs.len());
        for (table, chairs) in &hosted {
            hosts.raise(*table, self.hosts_at(*table).min(*chairs));
            let sitting = self.hosts_or_locked_at(*table);
            left -= sizes.raise(*table, sitting.min(*chairs).min(left));
        }
        // Guests are spread over the hosts, however many hosts a table has.
        sizes.spread_above(&hosted, &hosts.0, left);
        sizes.close_the_others()
    }

    fn hosts_at(&self, table: usize) -> usize {
        self.count_at(table, |person| self.is_host(person))
    }

    /// How many keep their seat at a table by themselves.
    fn locked_at(&self, table: usize) -> usize {
        self.count_at(table, |person| self.locked.contains(&person))
    }

    fn hosts_or_locked_at(&self, table: usize) -> usize {
        self.count_at(table, |person| self.is_host(person) || self.locked.contains(&person))
    }

    fn is_host(&self, person: PersonIndex) -> bool {
        self.spec(person).is_some_and(|spec| spec.host)
    }

    fn count_at(&self, table: usize, counts: impl Fn(PersonIndex) -> bool) -> usize {
        let held = self.held.get(table);
        held.map_or(0, |people| people.iter().filter(|person| counts(**person)).count())
    }

    /// Themes that were chosen get their chairs first; the others fill them up, then other tables.
    fn themed(&self) -> Vec<Option<u16>> {
        let meant = usize::from(self.settings.table_size());
        let mut sizes = Filling::new(self.chairs.len());
        let mut left = self.people.len();
        for (table, people) in self.held.iter().enumerate() {
            left -= sizes.raise(table, people.len().min(self.most(table, usize::MAX)).min(left));
        }
        let held: BTreeSet<&PersonIndex> = self.held.iter().flatten().collect();
        let mut themes: BTreeMap<&[TableIndex], usize> = BTreeMap::new();
        for person in self.people.iter().filter(|person| !held.contains(person)) {
            let wishes = self.spec(*person).map_or(&[][..], |spec| &spec.wishes);
            if !wishes.is_empty() {
                *themes.entry(wishes).or_default() += 1;
            }
        }
        for (tables, people) in themes {
            let tables: Vec<(usize, usize)> = tables
                .iter()
                .map(|table| (table.at(), self.most(table.at(), usize::MAX)))
                .collect();
            let enough = people.div_ceil(meant + 1).max(1);
            let used = tables.get(..enough.min(tables.len())).unwrap_or(&tables);
            let mut seated = sizes.spread(used, people.min(left));
            seated += sizes.spread(&tables, people.min(left) - seated);
            left -= seated;
        }
        left = self.without_tables_of_one(&mut sizes, left);
        let used: Vec<usize> = (0..sizes.0.len()).filter(|table| sizes.at(*table) > 0).collect();
        let limits = |most: usize| -> Vec<(usize, usize)> {
            used.iter().map(|table| (*table, self.most(*table, most))).collect()
        };
        left -= sizes.spread(&limits(meant), left);
        let unused: Vec<usize> =
            self.tables().into_iter().filter(|table| sizes.at(*table) == 0).collect();
        let chairs: usize = unused.iter().map(|table| self.most(*table, usize::MAX)).sum();
        // Too few for a table of their own join the others.
        let own =
            left >= usize::from(self.settings.smallest_table).min(meant) && !unused.is_empty();
        let joins = if own { left.saturating_sub(chairs) } else { left };
        sizes.spread(&limits(usize::MAX), joins);
        sizes.settled()
    }

    /// Whoever is alone in wanting a theme gets company, or sits elsewhere; returns who is left.
    fn without_tables_of_one(&self, sizes: &mut Filling, mut left: usize) -> usize {
        for table in 0..sizes.0.len() {
            let held = self.held.get(table).is_some_and(|people| !people.is_empty());
            if sizes.at(table) != 1 {
                continue;
            }
            if left > 0 {
                left -= sizes.raise(table, 1);
            } else if !held {
                sizes.close(table);
                left += 1;
            }
        }
        left
    }
}

/// How many people each table gets so far.
struct Filling(Vec<usize>);

impl Filling {
    fn new(tables: usize) -> Self {
        Self(vec![0; tables])
    }

    fn at(&self, table: usize) -> usize {
        self.0.get(table).copied().unwrap_or(0)
    }

    fn raise(&mut self, table: usize, by: usize) -> usize {
        self.0.get_mut(table).map_or(0, |size| {
            *size += by;
            by
        })
    }

    fn close(&mut self, table: usize) {
        if let Some(size) = self.0.get_mut(table) {
            *size = 0;
        }
    }

    /// Puts people one by one at the table with the fewest, up to its limit; how many it put.
    fn spread(&mut self, limits: &[(usize, usize)], people: usize) -> usize {
        let nobody = vec![0; self.0.len()];
        self.spread_above(limits, &nobody, people)
    }

    /// The same, not counting those who sit at a table anyway.
    fn spread_above(&mut self, limits: &[(usize, usize)], but: &[usize], people: usize) -> usize {
        let mut put = 0;
        while put < people {
            let counts =
                |table: usize| self.at(table).saturating_sub(but.get(table).copied().unwrap_or(0));
            let free = limits.iter().filter(|(table, most)| self.at(*table) < *most);
            let lowest = free.min_by_key(|(table, _)| (counts(*table), *table));
            let Some((table, _)) = lowest else { break };
            put += self.raise(*table, 1);
        }
        put
    }

    /// Each size as it is settled; a table without people is left to the policy.
    fn settled(&self) -> Vec<Option<u16>> {
        let size = |size: &usize| u16::try_from(*size).ok().filter(|size| *size > 0);
        self.0.iter().map(size).collect()
    }

    /// Each size as it is settled; a table without people stays empty.
    fn close_the_others(&self) -> Vec<Option<u16>> {
        self.0.iter().map(|size| u16::try_from(*size).ok()).collect()
    }
}
