//! The smallest change that makes a running round right again.

mod options;
mod room;

use super::index::{PersonIndex, TableIndex};
use super::problem::Problem;

pub(super) use room::Room;

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
/// Ranked by what they leave unsolved, then by how few people change their seat, then by how good
/// the new meetings are. Each way of dealing with the most urgent trouble is offered, with the
/// best that can be done about the others after it. Nobody who needs their table, is pinned or
/// locked to it, is moved for the sake of others. To let a table that is too small go on stands last.
#[must_use]
pub fn repair(running: &Running<'_>) -> Vec<Repair> {
    let room = Room::of(running);
    let Some(first) = room.troubles().into_iter().next() else { return Vec::new() };
    let mut ways = options::options(&room, &first);
    ways.sort_by_cached_key(options::WayOut::rank);
    let mut repairs: Vec<Repair> = keep_variety(ways, |way| way.why)
        .into_iter()
        .map(|way| follow_up(&room, &way.moves, way.why))
        .collect();
    if let Trouble::TooSmall(table) = first
        && room.people_at(table).len() > 1
    {
        repairs.push(follow_up(&room, &[], Why::LetContinue(table)));
    }
    repairs.sort_by_cached_key(|repair| {
        let on = matches!(repair.why, Why::LetContinue(_));
        (on, repair.left.len(), repair.moved, repair.cost, repair.why)
    });
    let mut seen: Vec<Vec<Move>> = Vec::new();
    repairs.retain(|repair| {
        let new = !seen.contains(&repair.moves);
        seen.push(repair.moves.clone());
        new
    });
    keep_variety(repairs, |repair| repair.why)
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
fn follow_up(room: &Room<'_>, moves: &[Move], why: Why) -> Repair {
    let mut now = room.after(moves);
    let mut left = Vec::new();
    let accepted =
        if let Why::LetContinue(table) = why { Some(Trouble::TooSmall(table)) } else { None };
    for _ in 0..now.tables.len() + now.waiting.len() + 2 {
        let ignored =
            |trouble: &Trouble| left.contains(trouble) || accepted.as_ref() == Some(trouble);
        let Some(trouble) = now.troubles().into_iter().find(|trouble| !ignored(trouble)) else {
            break;
        };
        match options::options(&now, &trouble).into_iter().min_by_key(options::WayOut::rank) {
            Some(option) => now = now.after(&option.moves),
            None => left.push(trouble),
        }
    }
    let moves = room.moves_to(&now);
    let moved_people = moves.iter().filter(|step| step.from.is_some()).count();
    Repair { cost: room.cost_of(&moves), moved: moved_people, moves, why, left }
}
