//! The smallest change that makes a running round right again.

mod company;
mod kind;
mod options;
mod polish;
mod room;
mod search;
mod tree;

use super::index::{PersonIndex, TableIndex, change_at};
use super::problem::Problem;

pub(super) use room::Room;

use search::{Effort, fewest, movable, moves_made};

/// A round that is held now: the first round of its problem says who is there, and which tables
/// are open; `past` of its problem are the rounds before it.
#[derive(Clone, Copy, Debug)]
pub struct Running<'a> {
    /// Rules, room and people as they are now.
    pub problem: &'a Problem,
    /// Who sits where, in the order of the tables; people who have left may still be in it.
    pub tables: &'a [Vec<PersonIndex>],
    /// Those who rest and are content.
    pub resting: &'a [PersonIndex],
    /// Tables whose few people go on by themselves, and are content.
    pub content: &'a [TableIndex],
}

/// Somebody changes their place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Move {
    /// Who.
    pub person: PersonIndex,
    /// Where they sit now; `None` for those who rest or wait for a seat.
    pub from: Option<TableIndex>,
    /// Where they go; `None` to rest.
    pub to: Option<TableIndex>,
}

/// Something that asks for a repair.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Trouble {
    /// People sit at a table that is closed.
    Closed(TableIndex),
    /// A hard rule does not hold, by its place in the draft.
    Rule(usize),
    /// A table has more people than chairs.
    Overfull(TableIndex),
    /// A table has fewer people than the host wants.
    TooSmall(TableIndex),
    /// These have no seat.
    Waiting(Vec<PersonIndex>),
}

/// What a repair does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// People take free chairs; nobody else moves.
    Join(TableIndex),
    /// Several people take free chairs at several tables.
    FillGaps,
    /// People open tables of their own; this is the first of them.
    OpenTables(TableIndex),
    /// All people of the first table go to the second, where others sit.
    Merge(TableIndex, TableIndex),
    /// All people of the first table go to the second, which was free.
    Relocate(TableIndex, TableIndex),
    /// The people of this table go to several others.
    Spread(TableIndex),
    /// Somebody comes over to this table.
    BringOver(TableIndex),
    /// Somebody makes room at this table.
    MakeRoom(TableIndex),
    /// Two people change places.
    Swap(PersonIndex, PersonIndex),
    /// Those at this table go on by themselves.
    LetContinue(TableIndex),
}

/// One way to make a round right again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repair {
    /// Who goes where, each person once.
    pub moves: Vec<Move>,
    /// What is done about the first trouble.
    pub why: Why,
    /// How many people who have a seat change it.
    pub moved: usize,
    /// Whether it is proved that nothing solves as much and moves fewer.
    pub proved: bool,
    /// What the new meetings cost, less is better; see [`Weights`](super::Weights).
    pub cost: i64,
    /// What it leaves unsolved.
    pub left: Vec<Trouble>,
}

/// The most repairs that are offered.
const OFFERED: usize = 12;

/// Everything that asks for a repair, the most urgent first.
#[must_use]
pub fn troubles(running: &Running<'_>) -> Vec<Trouble> {
    Room::of(running).troubles()
}

/// Ways to make a running round right again: none when nothing is wrong.
///
/// First stand those that solve the most and move the fewest people who have a seat, the cheapest
/// of each kind; that nothing moves fewer is found by search, and said when it is proved. Then
/// every other way of dealing with the most urgent trouble, with the best that can be done about
/// the others after it. Nobody who needs their table, is pinned or locked to it, is moved for the
/// sake of others. To let a table that is too small go on stands last.
#[must_use]
pub fn repair(running: &Running<'_>) -> Vec<Repair> {
    let mut room = Room::of(running);
    let Some(first) = room.troubles().into_iter().next() else { return Vec::new() };
    let free = movable(&room);
    let found = fewest(&mut room, &free, &first, None, Effort::FULL);
    let mut repairs: Vec<Repair> = Vec::new();
    for way in found.ways.into_iter().filter(|way| !way.moves.is_empty()) {
        room.make(&way.moves);
        repairs.push(made(&room, way.why, found.proved, None));
        room.take_back(&way.moves);
    }
    let mut ways = options::options(&mut room, &free, &first);
    ways.sort_by_cached_key(options::WayOut::rank);
    for way in keep_variety(ways, |way| way.why) {
        repairs.push(follow_up(&mut room, &free, &first, &way.moves, Some(way.why)));
    }
    if let Trouble::TooSmall(table) = first
        && room.people_at(table).len() > 1
    {
        repairs.push(follow_up(&mut room, &free, &first, &[], None));
    }
    ranked(repairs)
}

/// The best first, each once, and not too many.
fn ranked(mut repairs: Vec<Repair>) -> Vec<Repair> {
    share_proof(&mut repairs);
    repairs.sort_by_cached_key(|repair| {
        let on = matches!(repair.why, Why::LetContinue(_));
        let Repair { moved, cost, why, .. } = *repair;
        (on, !repair.proved, unsolved(&repair.left), moved, cost, why)
    });
    let mut seen: Vec<Vec<Move>> = Vec::new();
    repairs.retain(|repair| {
        let new = !seen.contains(&repair.moves);
        seen.push(repair.moves.clone());
        new
    });
    keep_variety(repairs, |repair| repair.why)
}

/// What solves as much as the proved ones and moves as few is proved as well. Where tables are
/// opened those count of which the host's sizes were asked, rather than the cheapest ones: two
/// who meet cost less than five.
fn share_proof(repairs: &mut Vec<Repair>) {
    let Some(proved) = repairs.iter().find(|one| one.proved).cloned() else { return };
    let opens = |one: &Repair| matches!(one.why, Why::OpenTables(_));
    let mut asked = false;
    for one in repairs.iter_mut().filter(|one| !one.proved) {
        let equal = one.moved == proved.moved && one.left == proved.left;
        one.proved = equal && !matches!(one.why, Why::LetContinue(_));
        asked |= one.proved && opens(one);
    }
    let by_size = repairs.iter().rposition(opens);
    let mut place = 0;
    repairs.retain(|one| {
        let kept = !asked || !opens(one) || Some(place) == by_size;
        place += 1;
        kept
    });
}

/// Troubles that are left, those without a seat one by one.
fn unsolved(left: &[Trouble]) -> usize {
    let count = |trouble: &Trouble| match trouble {
        Trouble::Closed(_) | Trouble::Rule(_) | Trouble::Overfull(_) | Trouble::TooSmall(_) => 1,
        Trouble::Waiting(people) => people.len(),
    };
    left.iter().map(count).sum()
}

/// At most [`OFFERED`], and not all of one kind: the best of each kind stays.
fn keep_variety<T>(ranked: Vec<T>, why: impl Fn(&T) -> Why) -> Vec<T> {
    let mut kinds = Vec::new();
    let mut kept = Vec::new();
    for (rank, one) in ranked.into_iter().enumerate() {
        let kind = std::mem::discriminant(&why(&one));
        if rank < OFFERED || !kinds.contains(&kind) {
            kinds.push(kind);
            kept.push(one);
        }
    }
    kept
}

/// Makes some moves and then does the best about what is still wrong.
///
/// - `why`: what the moves are; `None` to let a table that is too small go on.
fn follow_up(
    room: &mut Room<'_>,
    free: &[bool],
    trouble: &Trouble,
    moves: &[Move],
    why: Option<Why>,
) -> Repair {
    room.make(moves);
    let accepted = if why.is_none() { Some(trouble) } else { None };
    let mut free = free.to_vec();
    for step in moves {
        change_at(&mut free, step.person.at(), |free| *free = false);
    }
    let found = fewest(room, &free, trouble, accepted, Effort::SHORT);
    let more =
        found.ways.into_iter().min_by_key(|way| way.cost).map_or_else(Vec::new, |way| way.moves);
    room.make(&more);
    let why = why.or(match trouble {
        Trouble::TooSmall(table) => Some(Why::LetContinue(*table)),
        Trouble::Closed(_) | Trouble::Rule(_) | Trouble::Overfull(_) | Trouble::Waiting(_) => None,
    });
    let repair = made(room, why.unwrap_or(Why::FillGaps), false, accepted);
    room.take_back(&more);
    room.take_back(moves);
    repair
}

/// The repair that a room has come to.
///
/// - `accepted`: what the host lets be.
fn made(room: &Room<'_>, why: Why, proved: bool, accepted: Option<&Trouble>) -> Repair {
    let moves = moves_made(room);
    let people: Vec<PersonIndex> = moves.iter().map(|step| step.person).collect();
    let mut left = room.troubles();
    left.retain(|trouble| accepted != Some(trouble));
    Repair {
        cost: room.cost(&people),
        moved: moves.iter().filter(|step| step.from.is_some()).count(),
        proved,
        moves,
        why,
        left,
    }
}
