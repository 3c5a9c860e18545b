//! One round laid out: how many sit at each table, and who may sit where.

use super::bound::rounds_without_repeats;
use super::cost::HARD;
use super::draft::{Draft, RoundSpec, Rule};
use super::index::{PersonIndex, TableIndex, change_at};
use super::sizes::{Room, sizes};

/// One round laid out for the search. The table after the last one is for those who rest.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// People at each table.
    pub(super) sizes: Vec<u16>,
    /// Chairs at each table.
    pub(super) seats: Vec<u16>,
    /// The table for those who rest.
    pub(super) rest: TableIndex,
    /// Who is there, a person at a time.
    pub(super) here: Vec<bool>,
    /// Who keeps the seat that the host gave them, a person at a time.
    pub(super) locked: Vec<Option<TableIndex>>,
    /// What it costs to be at a table, all people of a table after each other.
    places: Vec<i32>,
    people: usize,
    /// For whom no table costs anything, a person at a time.
    free: Vec<bool>,
    /// Where it costs nobody anything to be, a table at a time.
    plain: Vec<bool>,
}

impl Layout {
    pub(super) fn new(draft: &Draft, round: usize) -> Self {
        let empty = RoundSpec::default();
        let spec = draft.rounds.get(round).unwrap_or(&empty);
        let people = draft.people.len();
        let mut here = vec![false; people];
        mark(&mut here, spec.present.iter().copied(), true);
        let mut locked = vec![None; people];
        for (person, table) in &spec.locked {
            mark(&mut locked, [*person], here.get(person.at()).and(Some(*table)));
        }
        let seats: Vec<u16> = spec.tables.iter().map(|table| table.seats).collect();
        let mut layout = Self {
            sizes: Vec::new(),
            rest: last(seats.len()),
            places: vec![0; people * (seats.len() + 1)],
            people,
            free: Vec::new(),
            plain: Vec::new(),
            seats,
            here,
            locked,
        };
        layout.bind_people(draft);
        layout.bind_wishes(draft);
        layout.sizes = layout.sizes_for(draft, spec, round);
        layout.bind_sizes(draft);
        layout.bind_rest(draft, round);
        layout.free = layout.who_is_free();
        let costs = layout.places.chunks(people.max(1));
        layout.plain = costs.map(|places| places.iter().all(|place| *place == 0)).collect();
        layout
    }

    /// What it costs that somebody is at a table, for rules about the person and the table alone.
    pub(super) fn place(&self, person: PersonIndex, table: TableIndex) -> i32 {
        self.places.get(self.cell(person, table)).copied().unwrap_or(HARD)
    }

    /// What it costs everybody to be at a table.
    pub(super) fn places_at(&self, table: TableIndex) -> &[i32] {
        self.places.chunks(self.people.max(1)).nth(table.at()).unwrap_or(&[])
    }

    /// Whether a table is the same as any other for everybody.
    pub(super) fn is_plain(&self, table: TableIndex) -> bool {
        self.plain.get(table.at()) == Some(&true)
    }

    /// Whether it is all the same, for rules and wishes, at which table somebody is.
    pub(super) fn is_free(&self, person: PersonIndex) -> bool {
        self.free.get(person.at()) == Some(&true)
    }

    /// Whether somebody may be at a table.
    pub(super) fn may(&self, person: PersonIndex, table: TableIndex) -> bool {
        self.place(person, table) < HARD
    }

    /// Whether a seating of this round would do as well for another.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.sizes == other.sizes
            && self.seats == other.seats
            && self.here == other.here
            && self.locked == other.locked
            && self.places == other.places
    }

    /// Whether somebody is there.
    pub(super) fn is_here(&self, person: PersonIndex) -> bool {
        self.here.get(person.at()).is_some_and(|here| *here)
    }

    /// The seat that the host gave somebody.
    pub(super) fn lock_of(&self, person: PersonIndex) -> Option<TableIndex> {
        self.locked.get(person.at()).copied().flatten()
    }

    /// How many people are at a table; everybody who is left over rests.
    pub(super) fn size(&self, table: TableIndex) -> usize {
        self.sizes.get(table.at()).map_or(usize::MAX, |size| usize::from(*size))
    }

    /// The tables of the room, without the one for those who rest.
    pub(super) fn tables(&self) -> impl Iterator<Item = TableIndex> + Clone + use<> {
        TableIndex::first(self.seats.len())
    }

    fn who_is_free(&self) -> Vec<bool> {
        let mut free = vec![true; self.people];
        for table in self.tables() {
            for (slot, place) in free.iter_mut().zip(self.places_at(table)) {
                *slot &= *place == 0;
            }
        }
        free
    }

    fn cell(&self, person: PersonIndex, table: TableIndex) -> usize {
        table.at() * self.people + person.at()
    }

    fn forbid(&mut self, person: PersonIndex, table: TableIndex) {
        let cell = self.cell(person, table);
        if let Some(place) = self.places.get_mut(cell) {
            *place = place.saturating_add(HARD);
        }
    }

    fn bind_people(&mut self, draft: &Draft) {
        for rule in &draft.rules {
            match rule {
                Rule::Pinned(person, only) => self.allow(*person, &[*only]),
                Rule::OneOf(person, allowed) => self.allow(*person, allowed),
                Rule::Apart(..)
                | Rule::Distant(..)
                | Rule::Together(..)
                | Rule::AtLeast(..)
                | Rule::AtMost(..) => {}
            }
        }
        for person in PersonIndex::first(draft.people.len()) {
            if let Some(table) = self.lock_of(person) {
                self.allow(person, &[table]);
            }
        }
    }

    /// Who chose a theme pays for every other table.
    fn bind_wishes(&mut self, draft: &Draft) {
        let price = i32::try_from(draft.weights.wish).unwrap_or(HARD - 1);
        for (person, spec) in PersonIndex::first(draft.people.len()).zip(&draft.people) {
            if spec.wishes.is_empty() {
                continue;
            }
            for table in self.tables().filter(|table| !spec.wishes.contains(table)) {
                let cell = self.cell(person, table);
                change_at(&mut self.places, cell, |place| *place = place.saturating_add(price));
            }
        }
    }

    fn allow(&mut self, person: PersonIndex, tables: &[TableIndex]) {
        for table in self.tables().filter(|table| !tables.contains(table)) {
            self.forbid(person, table);
        }
        self.forbid(person, self.rest);
    }

    fn bind_sizes(&mut self, draft: &Draft) {
        for rule in &draft.rules {
            let (person, fits): (_, &dyn Fn(u16) -> bool) = match rule {
                Rule::AtLeast(person, least) => (*person, &|size| size >= *least),
                Rule::AtMost(person, most) => (*person, &|size| size <= *most),
                Rule::Apart(..)
                | Rule::Distant(..)
                | Rule::Together(..)
                | Rule::Pinned(..)
                | Rule::OneOf(..) => {
                    continue;
                }
            };
            let unfit: Vec<TableIndex> = self
                .tables()
                .zip(&self.sizes)
                .filter(|(_, size)| !fits(**size))
                .map(|one| one.0)
                .collect();
            for table in unfit {
                self.forbid(person, table);
            }
        }
    }

    /// Nobody rests right after arrival: neither who came since the last round nor who joins later.
    fn bind_rest(&mut self, draft: &Draft, round: usize) {
        let before = round.checked_sub(1).and_then(|index| draft.rounds.get(index));
        for (person, spec) in PersonIndex::first(draft.people.len()).zip(&draft.people) {
            let arrived = match before {
                Some(round) => !round.present.contains(&person),
                None => spec.just_arrived,
            };
            if arrived {
                self.forbid(person, self.rest);
            }
        }
    }

    fn sizes_for(&self, draft: &Draft, spec: &RoundSpec, round: usize) -> Vec<u16> {
        let mut tables = spec.tables.clone();
        let here = || PersonIndex::first(draft.people.len()).filter(|person| self.is_here(*person));
        for person in here() {
            let extra =
                draft.people.get(person.at()).map_or(0, |spec| spec.space.saturating_sub(1));
            let roomiest = self
                .tables()
                .zip(&mut tables)
                .filter(|(table, spec)| extra > 0 && self.may(person, *table) && spec.seats > extra)
                .max_by_key(|(table, spec)| (spec.seats, std::cmp::Reverse(*table)));
            if let Some((_, spec)) = roomiest {
                spec.seats -= extra;
            }
        }
        let mut held = vec![0_u16; tables.len()];
        for person in here() {
            let mut only = self.tables().filter(|table| self.may(person, *table));
            if let (Some(table), None) = (only.next(), only.next()) {
                change_at(&mut held, table.at(), |count| *count += 1);
            }
        }
        let wanted = self.wanted(draft, round);
        let people = u16::try_from(here().count()).unwrap_or(u16::MAX);
        sizes(&Room { tables: &tables, held: &held, people, wanted: &wanted, policy: draft.policy })
    }

    /// The tables of their own that people need who cannot be at one of the usual size.
    fn wanted(&self, draft: &Draft, round: usize) -> Vec<u16> {
        let meant = draft.policy.group_size;
        let mut small: Vec<u16> = Vec::new();
        let mut big = None;
        for rule in &draft.rules {
            match rule {
                Rule::AtMost(person, most) if *most <= meant && self.is_here(*person) => {
                    small.push((*most).max(2));
                }
                Rule::AtLeast(person, least) if *least > meant && self.is_here(*person) => {
                    big = big.max(Some(*least));
                }
                Rule::Apart(..)
                | Rule::Distant(..)
                | Rule::Together(..)
                | Rule::Pinned(..)
                | Rule::OneOf(..)
                | Rule::AtLeast(..)
                | Rule::AtMost(..) => {}
            }
        }
        small.sort_unstable();
        let held = draft.past.len() + round;
        let chairs: Vec<u16> = self.seats.iter().copied().filter(|seats| *seats > 0).collect();
        let people = self.here.iter().filter(|here| **here).count();
        big.into_iter().chain(gather(&small, held, &Chairs { chairs, people })).collect()
    }
}

/// The chairs of the open tables, and how many people need one.
struct Chairs {
    chairs: Vec<u16>,
    people: usize,
}

impl Chairs {
    /// Whether the others find chairs when so many tables are taken by groups of a size.
    fn do_for(&self, tables: usize, size: u16) -> bool {
        let mut chairs: Vec<usize> =
            self.chairs.iter().filter(|seats| **seats >= size).map(|one| (*one).into()).collect();
        chairs.sort_unstable();
        let small: usize =
            self.chairs.iter().filter(|seats| **seats < size).map(|one| usize::from(*one)).sum();
        let left: usize = chairs.iter().skip(tables).sum();
        chairs.len() >= tables && small + left + tables * usize::from(size) >= self.people
    }
}

/// Puts people who want small tables together, a table of the smallest size at a time, as long as
/// they do not know each other from the rounds before; then each has a table with others.
fn gather(small: &[u16], held: usize, chairs: &Chairs) -> Vec<u16> {
    let mut tables = Vec::new();
    let mut rest = small;
    while let Some(size) = rest.first() {
        let alike = rest.iter().take_while(|other| *other == size).count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let new = rounds_without_repeats(number(alike), u32::from(*size));
        if alike > 1 && number(held) >= new && chairs.do_for(alike, *size) {
            tables.extend(rest.iter().take(alike));
            rest = rest.get(alike..).unwrap_or(&[]);
        } else {
            tables.push(*size);
            rest = rest.get(usize::from(*size)..).unwrap_or(&[]);
        }
    }
    tables
}

fn mark<T: Copy>(list: &mut [T], people: impl IntoIterator<Item = PersonIndex>, value: T) {
    for person in people {
        if let Some(slot) = list.get_mut(person.at()) {
            *slot = value;
        }
    }
}

fn last(tables: usize) -> TableIndex {
    TableIndex(u16::try_from(tables).unwrap_or(u16::MAX))
}
