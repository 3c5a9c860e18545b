//! Ways to deal with one trouble of a running round.

use crate::seating::{
    check::{Violation, space_of},
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
pub(super) fn options(room: &Room<'_>, trouble: &Trouble) -> Vec<WayOut> {
    let tried = match trouble {
        Trouble::Closed(table) => dissolve(room, *table),
        Trouble::Rule(rule) => mend_rule(room, *rule),
        Trouble::Overfull(table) => thin_out(room, *table),
        Trouble::TooSmall(table) => {
            let mut tried = dissolve(room, *table);
            tried.extend(bring_over(room, *table));
            tried
        }
        Trouble::Waiting(people) => seat_waiting(room, people),
    };
    let sound = Soundness::of(room);
    let ways = tried.into_iter().filter(|(moves, _)| !moves.is_empty());
    ways.filter_map(|(moves, why)| sound.judge(room, trouble, moves, why)).collect()
}

type Tried = Vec<(Vec<Move>, Why)>;

/// What was wrong before, so that a way out that makes it worse is dropped.
struct Soundness {
    violations: Vec<Violation>,
    too_small: Vec<TableIndex>,
}

impl Soundness {
    fn of(room: &Room<'_>) -> Self {
        Self { violations: room.violations(), too_small: room.too_small() }
    }

    fn judge(
        &self,
        room: &Room<'_>,
        trouble: &Trouble,
        moves: Vec<Move>,
        why: Why,
    ) -> Option<WayOut> {
        let after = room.after(&moves);
        let worse = after.violations().iter().any(|one| !self.allows(room, &after, one));
        let small = after.too_small().iter().any(|table| !self.too_small.contains(table));
        let persists =
            !matches!(trouble, Trouble::Waiting(_)) && after.troubles().contains(trouble);
        if worse || small || persists {
            return None;
        }
        let cost = room.cost_of(&moves);
        Some(WayOut { moves, why, cost, seatless: after.waiting.len() })
    }

    /// A violation that was there before, perhaps a little worse then.
    fn allows(&self, room: &Room<'_>, after: &Room<'_>, violation: &Violation) -> bool {
        match violation {
            Violation::Overfull { table, .. } => {
                after.people_at(*table).len() <= room.people_at(*table).len()
            }
            Violation::Rule(_)
            | Violation::Alone(_)
            | Violation::Closed(_)
            | Violation::NotThere(_)
            | Violation::TooSmall(_)
            | Violation::MetTonight(..)
            | Violation::Colleagues(..) => self.violations.contains(violation),
        }
    }
}

fn step(room: &Room<'_>, person: PersonIndex, to: TableIndex) -> Move {
    Move { person, from: room.seat_of(person), to: Some(to) }
}

/// All people of a table go elsewhere: together to another table, or to several.
fn dissolve(room: &Room<'_>, table: TableIndex) -> Tried {
    let people = room.people_at(table).to_vec();
    let space = space_of(room.problem, &people);
    let mut tried: Tried = room
        .open()
        .filter(|other| *other != table && room.free(*other) >= space)
        .map(|other| {
            let free = room.people_at(other).is_empty();
            let why = if free { Why::Relocate(table, other) } else { Why::Merge(table, other) };
            (people.iter().map(|person| step(room, *person, other)).collect(), why)
        })
        .collect();
    if let Some(moves) = scatter(room, &people, &|other| other != table) {
        tried.push((moves, Why::Spread(table)));
    }
    tried
}

/// Finds each party the free chairs where it costs least, one after the other, at tables where
/// others sit; `None` unless all find some.
fn scatter(
    room: &Room<'_>,
    people: &[PersonIndex],
    among: &dyn Fn(TableIndex) -> bool,
) -> Option<Vec<Move>> {
    let mut now = room.after(&[]);
    let mut moves = Vec::new();
    for party in room.problem.parties().among(people) {
        let best =
            best_chairs(&now, &party, &|table| among(table) && !now.people_at(table).is_empty())?;
        now = now.after(&best);
        moves.extend(
            party.iter().zip(best).map(|(person, to)| Move { from: room.seat_of(*person), ..to }),
        );
    }
    Some(moves)
}

/// The moves of a party to the table where it breaks no rule and costs least.
///
/// Others may move after them: that a table is too small for a rule, or for the one who sits there,
/// does not count yet.
fn best_chairs(
    room: &Room<'_>,
    party: &[PersonIndex],
    among: &dyn Fn(TableIndex) -> bool,
) -> Option<Vec<Move>> {
    let space = space_of(room.problem, party);
    let before = room.violations();
    let filling = |one: &Violation| match one {
        Violation::Alone(_) => true,
        Violation::Rule(rule) => {
            before.contains(one)
                || matches!(room.problem.draft().rules.get(*rule), Some(Rule::AtLeast(..)))
        }
        Violation::Overfull { .. }
        | Violation::Closed(_)
        | Violation::NotThere(_)
        | Violation::TooSmall(_)
        | Violation::MetTonight(..)
        | Violation::Colleagues(..) => before.contains(one),
    };
    let cost = |table: TableIndex| -> i64 {
        party.iter().map(|person| room.cost_to_join(*person, table)).sum()
    };
    let mut tables: Vec<TableIndex> =
        room.open().filter(|table| among(*table) && room.free(*table) >= space).collect();
    tables.sort_by_cached_key(|table| (cost(*table), *table));
    tables
        .into_iter()
        .map(|table| party.iter().map(|person| step(room, *person, table)).collect::<Vec<Move>>())
        .find(|moves| room.after(moves).violations().iter().all(filling))
}

/// Others come over until a table is big enough: the cheapest one or two of those who may.
fn bring_over(room: &Room<'_>, table: TableIndex) -> Tried {
    let missing = room.smallest().saturating_sub(room.people_at(table).len());
    let mut candidates: Vec<Move> = room
        .open()
        .filter(|other| *other != table && room.people_at(*other).len() > room.smallest())
        .flat_map(|other| room.people_at(other).iter().copied())
        .filter(|person| !room.is_anchored(*person))
        .map(|person| step(room, person, table))
        .collect();
    if missing == 1 {
        return candidates.into_iter().map(|one| (vec![one], Why::BringOver(table))).collect();
    }
    candidates.sort_by_cached_key(|one| (room.cost_of(&[*one]), *one));
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
fn thin_out(room: &Room<'_>, table: TableIndex) -> Tried {
    let free = room.people_at(table).iter().filter(|person| !room.is_anchored(**person));
    let away: Vec<Move> = free
        .flat_map(|person| elsewhere(room, *person, table).map(|other| step(room, *person, other)))
        .collect();
    let pairs = away.iter().enumerate().flat_map(|(index, one)| {
        let others = away.iter().skip(index + 1).filter(|other| other.person != one.person);
        others.map(|other| vec![*one, *other])
    });
    let moves = away.iter().map(|one| vec![*one]).chain(pairs.take(2000));
    moves.map(|moves| (moves, Why::MakeRoom(table))).collect()
}

fn elsewhere<'r>(
    room: &'r Room<'_>,
    person: PersonIndex,
    table: TableIndex,
) -> impl Iterator<Item = TableIndex> + 'r {
    let space = space_of(room.problem, &[person]);
    room.open().filter(move |other| *other != table && room.free(*other) >= space)
}

/// Those of whom a rule speaks go where it holds; nobody is moved who is rightly where they are.
fn mend_rule(room: &Room<'_>, rule: usize) -> Tried {
    let Some(rule) = room.problem.draft().rules.get(rule) else { return Vec::new() };
    let together = matches!(rule, Rule::Together(..));
    let people = rule.people().filter(|person| together || !room.is_anchored(*person));
    people.flat_map(|person| find_place(room, person)).collect()
}

/// A place for one person: a free chair, a change of places, or a chair that somebody frees.
fn find_place(room: &Room<'_>, person: PersonIndex) -> Tried {
    let space = space_of(room.problem, &[person]);
    let from = room.seat_of(person);
    let mut tried = Tried::new();
    for table in room.open().filter(|table| Some(*table) != from && may_be_at(room, person, *table))
    {
        if room.free(table) >= space {
            tried.push((vec![step(room, person, table)], Why::Join(table)));
        }
        for other in room.people_at(table).iter().filter(|other| !room.is_anchored(**other)) {
            let here = step(room, person, table);
            if let Some(from) = from {
                tried.push((vec![here, step(room, *other, from)], Why::Swap(person, *other)));
            }
            if room.free(table) < space {
                let away = elsewhere(room, *other, table).filter(|there| Some(*there) != from);
                tried.extend(
                    away.map(|there| (vec![here, step(room, *other, there)], Why::MakeRoom(table))),
                );
            }
        }
    }
    tried
}

fn may_be_at(room: &Room<'_>, person: PersonIndex, table: TableIndex) -> bool {
    room.problem.draft().rules.iter().all(|rule| match rule {
        Rule::Pinned(one, only) => *one != person || *only == table,
        Rule::OneOf(one, tables) => *one != person || tables.contains(&table),
        Rule::Apart(..)
        | Rule::Distant(..)
        | Rule::Together(..)
        | Rule::AtLeast(..)
        | Rule::AtMost(..) => true,
    })
}

/// Seats for those who wait: free chairs, tables of their own, or a chair that somebody frees.
fn seat_waiting(room: &Room<'_>, people: &[PersonIndex]) -> Tried {
    if let [single] = people {
        return find_place(room, *single);
    }
    let parties = room.problem.parties().among(people);
    let mut tried = Tried::new();
    if let [party] = parties.as_slice() {
        let space = space_of(room.problem, party);
        let tables = room.open().filter(|table| room.free(*table) >= space);
        tried.extend(tables.map(|table| {
            (party.iter().map(|one| step(room, *one, table)).collect(), Why::Join(table))
        }));
    }
    tried.extend(fill_gaps(room, &parties).map(|moves| (moves, Why::FillGaps)));
    tried.extend(open_tables(room, people));
    if tried.is_empty() {
        tried.extend(people.iter().flat_map(|person| find_place(room, *person)));
    }
    tried
}

/// As many of those who wait as there are free chairs, at tables where others sit.
fn fill_gaps(room: &Room<'_>, parties: &[Vec<PersonIndex>]) -> Option<Vec<Move>> {
    let mut now = room.after(&[]);
    let mut moves: Vec<Move> = Vec::new();
    for party in parties {
        let used = |table| !now.people_at(table).is_empty();
        if let Some(best) = best_chairs(&now, party, &used) {
            now = now.after(&best);
            moves.extend(best);
        }
    }
    Some(moves).filter(|moves| !moves.is_empty())
}

/// Tables of their own for those who wait, as many as the policy says; the rest fill gaps.
fn open_tables(room: &Room<'_>, people: &[PersonIndex]) -> Option<(Vec<Move>, Why)> {
    let free: Vec<TableIndex> =
        room.open().filter(|table| room.people_at(*table).is_empty()).collect();
    let wanted = table_count(u16::try_from(people.len()).ok()?, room.problem.draft().policy);
    let own = enough_chairs(room, people, &free, usize::from(wanted));
    let first = *own.first()?;
    if people.len() < room.smallest() {
        return None;
    }
    let mut now = room.after(&[]);
    let mut moves: Vec<Move> = Vec::new();
    for party in room.problem.parties().among(people) {
        let fewest = own.iter().map(|table| now.people_at(*table).len()).min()?;
        let next = |table: TableIndex| own.contains(&table) && now.people_at(table).len() == fewest;
        let chairs = best_chairs(&now, &party, &next);
        let chairs = chairs.or_else(|| best_chairs(&now, &party, &|table| own.contains(&table)));
        let used = |table: TableIndex| !now.people_at(table).is_empty();
        let Some(best) = chairs.or_else(|| best_chairs(&now, &party, &used)) else { continue };
        now = now.after(&best);
        moves.extend(best);
    }
    Some((moves, Why::OpenTables(first)))
}

/// The free tables that a group opens: as many as wanted, and more where these have too few chairs
/// and none is left too small for it.
fn enough_chairs<'t>(
    room: &Room<'_>,
    people: &[PersonIndex],
    free: &'t [TableIndex],
    wanted: usize,
) -> &'t [TableIndex] {
    let chairs = |count: usize| -> usize {
        free.iter().take(count).map(|table| usize::from(room.free(*table))).sum()
    };
    let space = usize::from(space_of(room.problem, people));
    let most = free.len().min(people.len() / room.smallest());
    let enough = (wanted..most).find(|count| chairs(*count) >= space).unwrap_or(most.max(wanted));
    free.get(..enough.min(free.len())).unwrap_or(&[])
}
