//! Ways to deal with one trouble of a running round, each kind of them.

use crate::seating::{
    clash::permits,
    draft::Rule,
    index::{PersonIndex, TableIndex},
    sizes::table_count,
};

use super::room::Room;
use super::{Move, Trouble, Why};

/// Some moves that deal with a trouble and break nothing that was whole.
pub(super) struct WayOut {
    pub(super) moves: Vec<Move>,
    pub(super) why: Why,
    cost: i64,
    seatless: usize,
}

impl WayOut {
    /// Less is better: people left without a seat, people moved, meetings.
    pub(super) fn rank(&self) -> (usize, usize, i64, Why) {
        let moved = self.moves.iter().filter(|step| step.from.is_some()).count();
        (self.seatless, moved, self.cost, self.why)
    }
}

/// Every way to deal with a trouble that breaks no rule and leaves no other table too small.
///
/// - `free`: who may be moved for the sake of others.
pub(super) fn options(room: &mut Room<'_>, free: &[bool], trouble: &Trouble) -> Vec<WayOut> {
    let mut options = Options { before: Before::of(room), room, free };
    let tried = match trouble {
        Trouble::Closed(table) => options.dissolve(*table),
        Trouble::Rule(rule) => options.mend_rule(*rule),
        Trouble::Overfull(table) => options.thin_out(*table),
        Trouble::TooSmall(table) => {
            let mut tried = options.dissolve(*table);
            tried.extend(options.bring_over(*table));
            tried
        }
        Trouble::Waiting(people) => options.seat_waiting(people),
    };
    let ways = tried.into_iter().filter(|(moves, _)| !moves.is_empty());
    ways.filter_map(|(moves, why)| options.judge(trouble, moves, why)).collect()
}

type Tried = Vec<(Vec<Move>, Why)>;

/// What was wrong before, so that a way out that makes it worse is dropped.
struct Before {
    broken: Vec<usize>,
    /// Tables with the chairs that they have too few, and the people.
    wrong: Vec<(TableIndex, u16, usize)>,
}

impl Before {
    fn of(room: &Room<'_>) -> Self {
        let wrong = room.open().filter(|table| room.wrong().has(table.at()));
        let measured = wrong.map(|table| (table, room.over(table), room.lacks(table)));
        Self { broken: room.broken().all().collect(), wrong: measured.collect() }
    }

    fn has_broken(&self, rule: usize) -> bool {
        self.broken.contains(&rule)
    }

    /// Whether a table was as full and as small as it is now, or worse.
    fn allows(&self, room: &Room<'_>, table: TableIndex) -> bool {
        let mut wrong =
            self.wrong.iter().filter(|one| one.0 == table && !room.is_alone_anew(table));
        wrong.any(|(_, over, lacks)| room.over(table) <= *over && room.lacks(table) <= *lacks)
    }
}

struct Options<'r, 'a> {
    room: &'r mut Room<'a>,
    free: &'r [bool],
    before: Before,
}

impl Options<'_, '_> {
    fn judge(&mut self, trouble: &Trouble, moves: Vec<Move>, why: Why) -> Option<WayOut> {
        let locked =
            |step: &Move| self.room.lock_of(step.person).is_some_and(|at| Some(at) != step.to);
        if moves.iter().any(locked) {
            return None;
        }
        self.room.make(&moves);
        let room = &*self.room;
        let whole = room.broken().all().all(|rule| self.before.has_broken(rule))
            && room
                .open()
                .all(|table| !room.wrong().has(table.at()) || self.before.allows(room, table));
        let gone = match trouble {
            Trouble::Rule(rule) => !room.broken().has(*rule),
            Trouble::Overfull(table) => room.over(*table) == 0,
            Trouble::TooSmall(table) => room.lacks(*table) == 0,
            Trouble::Closed(table) => room.people_at(*table).is_empty(),
            Trouble::Waiting(_) => true,
        };
        let people: Vec<PersonIndex> = moves.iter().map(|step| step.person).collect();
        let way = (whole && gone).then(|| (self.room.cost(&people), self.room.waiting().len()));
        self.room.take_back(&moves);
        way.map(|(cost, seatless)| WayOut { moves, why, cost, seatless })
    }

    fn step(&self, person: PersonIndex, to: TableIndex) -> Move {
        Move { person, from: self.room.seat_of(person), to: Some(to) }
    }

    fn is_free(&self, person: PersonIndex) -> bool {
        self.free.get(person.at()) == Some(&true)
    }

    /// All people of a table go elsewhere: together to another table, or to several.
    fn dissolve(&mut self, table: TableIndex) -> Tried {
        let people = self.room.people_at(table).to_vec();
        if !people.iter().all(|person| self.is_free(*person)) {
            return Tried::new();
        }
        let space = self.room.space_of(&people);
        let others = self.room.open().filter(|other| *other != table);
        let mut tried: Tried = others
            .filter(|other| self.room.free(*other) >= space)
            .map(|other| {
                let free = self.room.people_at(other).is_empty();
                let why = if free { Why::Relocate(table, other) } else { Why::Merge(table, other) };
                (people.iter().map(|person| self.step(*person, other)).collect(), why)
            })
            .collect();
        if let Some(moves) = self.scatter(&people, table) {
            tried.push((moves, Why::Spread(table)));
        }
        tried
    }

    /// Finds each party the free chairs where it costs least, one after the other, at tables where
    /// others sit; `None` unless all find some.
    fn scatter(&mut self, people: &[PersonIndex], table: TableIndex) -> Option<Vec<Move>> {
        let mut moves = Vec::new();
        let mut all = true;
        for party in self.room.problem.parties().among(people) {
            let used = |room: &Room<'_>, other| other != table && !room.people_at(other).is_empty();
            let Some(best) = self.best_chairs(&party, &used) else {
                all = false;
                break;
            };
            self.room.make(&best);
            moves.extend(best);
        }
        self.room.take_back(&moves);
        all.then_some(moves)
    }

    /// The moves of a party to the table where it breaks no rule and costs least.
    ///
    /// Others may move after them: that a table is too small for a rule, or for the one who sits
    /// there, does not count yet.
    fn best_chairs(
        &mut self,
        party: &[PersonIndex],
        among: &dyn Fn(&Room<'_>, TableIndex) -> bool,
    ) -> Option<Vec<Move>> {
        let space = self.room.space_of(party);
        let before: Vec<usize> = self.room.broken().all().collect();
        let room = &*self.room;
        let cost = |table: TableIndex| -> i64 {
            party.iter().map(|person| room.cost_to_join(*person, table)).sum()
        };
        let mut tables: Vec<TableIndex> =
            room.open().filter(|table| among(room, *table) && room.free(*table) >= space).collect();
        tables.sort_by_cached_key(|table| (cost(*table), *table));
        for table in tables {
            let moves: Vec<Move> = party.iter().map(|person| self.step(*person, table)).collect();
            self.room.make(&moves);
            let filling = |rule: usize| {
                before.contains(&rule) || matches!(self.room.rule(rule), Rule::AtLeast(..))
            };
            let good = self.room.broken().all().all(filling);
            self.room.take_back(&moves);
            if good {
                return Some(moves);
            }
        }
        None
    }

    /// Others come over until a table is big enough: the cheapest one or two of those who may.
    fn bring_over(&self, table: TableIndex) -> Tried {
        let room = &*self.room;
        let missing = room.lacks(table);
        let can_spare = |other: TableIndex| room.people_at(other).len() > room.smallest();
        let mut candidates: Vec<Move> = room
            .open()
            .filter(|other| *other != table && can_spare(*other))
            .flat_map(|other| room.people_at(other).iter().copied())
            .filter(|person| self.is_free(*person))
            .map(|person| self.step(person, table))
            .collect();
        if missing == 1 {
            return candidates.into_iter().map(|one| (vec![one], Why::BringOver(table))).collect();
        }
        candidates.sort_by_cached_key(|one| (room.cost_to_join(one.person, table), *one));
        let mut chosen: Vec<Move> = Vec::new();
        for one in candidates {
            let leaving = chosen.iter().filter(|other| other.from == one.from).count();
            let size = one.from.map_or(0, |from| room.people_at(from).len());
            if chosen.len() < missing && size - leaving > room.smallest() {
                chosen.push(one);
            }
        }
        if chosen.len() == missing { vec![(chosen, Why::BringOver(table))] } else { Vec::new() }
    }

    /// People leave a table that is too full, one or two of them.
    fn thin_out(&self, table: TableIndex) -> Tried {
        let people = self.room.people_at(table).iter().filter(|person| self.is_free(**person));
        let away: Vec<Move> = people
            .flat_map(|person| {
                self.elsewhere(*person, table).map(|other| self.step(*person, other))
            })
            .collect();
        let pairs = away.iter().enumerate().flat_map(|(index, one)| {
            let others = away.iter().skip(index + 1).filter(|other| other.person != one.person);
            others.map(|other| vec![*one, *other])
        });
        let moves = away.iter().map(|one| vec![*one]).chain(pairs.take(2000));
        moves.map(|moves| (moves, Why::MakeRoom(table))).collect()
    }

    fn elsewhere(
        &self,
        person: PersonIndex,
        table: TableIndex,
    ) -> impl Iterator<Item = TableIndex> + '_ {
        let space = self.room.space_of(&[person]);
        self.room.open().filter(move |other| *other != table && self.room.free(*other) >= space)
    }

    /// Those of whom a rule speaks go where it holds; nobody is moved who is rightly where they are.
    fn mend_rule(&self, rule: usize) -> Tried {
        let people = self.room.rule(rule).people().filter(|person| self.is_free(*person));
        people.flat_map(|person| self.find_place(person)).collect()
    }

    /// A place for one person: a free chair, a change of places, or a chair that somebody frees.
    fn find_place(&self, person: PersonIndex) -> Tried {
        let room = &*self.room;
        let space = room.space_of(&[person]);
        let from = room.seat_of(person);
        let mut tried = Tried::new();
        let places = room.open().filter(|table| Some(*table) != from);
        for table in places.filter(|table| self.may_be_at(person, *table)) {
            let here = self.step(person, table);
            if room.free(table) >= space {
                tried.push((vec![here], Why::Join(table)));
            }
            for other in room.people_at(table).iter().filter(|other| self.is_free(**other)) {
                if let Some(from) = from {
                    tried.push((vec![here, self.step(*other, from)], Why::Swap(person, *other)));
                }
                if room.free(table) < space {
                    let away = self.elsewhere(*other, table).filter(|there| Some(*there) != from);
                    tried.extend(
                        away.map(|there| {
                            (vec![here, self.step(*other, there)], Why::MakeRoom(table))
                        }),
                    );
                }
            }
        }
        tried
    }

    fn may_be_at(&self, person: PersonIndex, table: TableIndex) -> bool {
        let lock = self.room.lock_of(person);
        let mut rules = self.room.rules_of(person).iter();
        lock.is_none_or(|lock| lock == table)
            && rules.all(|rule| permits(self.room.rule(*rule), table))
    }

    /// Seats for those who wait: free chairs, tables of their own, or a chair that somebody frees.
    fn seat_waiting(&mut self, people: &[PersonIndex]) -> Tried {
        if let [single] = people {
            return self.find_place(*single);
        }
        let parties = self.room.problem.parties().among(people);
        let mut tried = Tried::new();
        if let [party] = parties.as_slice() {
            let space = self.room.space_of(party);
            let tables = self.room.open().filter(|table| self.room.free(*table) >= space);
            tried.extend(tables.map(|table| {
                (party.iter().map(|one| self.step(*one, table)).collect(), Why::Join(table))
            }));
        }
        tried.extend(self.fill_gaps(&parties).map(|moves| (moves, Why::FillGaps)));
        tried.extend(self.open_tables(people));
        if tried.is_empty() {
            tried.extend(people.iter().flat_map(|person| self.find_place(*person)));
        }
        tried
    }

    /// As many of those who wait as there are free chairs, at tables where others sit.
    fn fill_gaps(&mut self, parties: &[Vec<PersonIndex>]) -> Option<Vec<Move>> {
        let mut moves: Vec<Move> = Vec::new();
        for party in parties {
            let used = |room: &Room<'_>, table| !room.people_at(table).is_empty();
            if let Some(best) = self.best_chairs(party, &used) {
                self.room.make(&best);
                moves.extend(best);
            }
        }
        self.room.take_back(&moves);
        Some(moves).filter(|moves| !moves.is_empty())
    }

    /// Tables of their own for those who wait, as many as the policy says; the rest fill gaps.
    fn open_tables(&mut self, people: &[PersonIndex]) -> Option<(Vec<Move>, Why)> {
        let room = &*self.room;
        let free: Vec<TableIndex> =
            room.open().filter(|table| room.people_at(*table).is_empty()).collect();
        let wanted = table_count(u16::try_from(people.len()).ok()?, room.problem.draft().policy);
        let own = self.enough_chairs(people, &free, usize::from(wanted));
        let first = *own.first()?;
        if people.len() < room.smallest() {
            return None;
        }
        let mut moves: Vec<Move> = Vec::new();
        for party in self.room.problem.parties().among(people) {
            let size = |room: &Room<'_>, table| room.people_at(table).len();
            let fewest = own.iter().map(|table| size(self.room, *table)).min().unwrap_or(0);
            let next = |room: &Room<'_>, table| own.contains(&table) && size(room, table) == fewest;
            let chairs = self.best_chairs(&party, &next);
            let chairs =
                chairs.or_else(|| self.best_chairs(&party, &|_, table| own.contains(&table)));
            let used = |room: &Room<'_>, table| size(room, table) > 0;
            let Some(best) = chairs.or_else(|| self.best_chairs(&party, &used)) else { continue };
            self.room.make(&best);
            moves.extend(best);
        }
        self.room.take_back(&moves);
        Some((moves, Why::OpenTables(first)))
    }

    /// The free tables that a group opens: as many as wanted, and more where these have too few
    /// chairs and none is left too small for it.
    fn enough_chairs<'t>(
        &self,
        people: &[PersonIndex],
        free: &'t [TableIndex],
        wanted: usize,
    ) -> &'t [TableIndex] {
        let chairs = |count: usize| -> usize {
            free.iter().take(count).map(|table| usize::from(self.room.free(*table))).sum()
        };
        let space = usize::from(self.room.space_of(people));
        let most = free.len().min(people.len() / self.room.smallest());
        let enough =
            (wanted..most).find(|count| chairs(*count) >= space).unwrap_or(most.max(wanted));
        free.get(..enough.min(free.len())).unwrap_or(&[])
    }
}
