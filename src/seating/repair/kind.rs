//! What a repair does, in one word.

use crate::seating::index::{PersonIndex, TableIndex};

use super::room::Room;
use super::{Move, Trouble, Why};

/// What these moves do about a trouble, told from what they come to.
pub(super) fn kind(room: &Room<'_>, trouble: &Trouble, moves: &[Move]) -> Why {
    let of_table = match trouble {
        Trouble::Closed(table) => dissolved(room, *table, moves),
        Trouble::TooSmall(table) => {
            joined(*table, moves).or_else(|| dissolved(room, *table, moves))
        }
        Trouble::Overfull(table) => Some(Why::MakeRoom(*table)),
        Trouble::Rule(_) | Trouble::Waiting(_) => None,
    };
    of_table.unwrap_or_else(|| seated(room, trouble, moves))
}

/// Somebody comes to a table.
fn joined(table: TableIndex, moves: &[Move]) -> Option<Why> {
    let mut coming = moves.iter().filter(|step| step.to == Some(table)).peekable();
    coming.peek()?;
    let sat = coming.any(|step| step.from.is_some());
    Some(if sat { Why::BringOver(table) } else { Why::Join(table) })
}

/// All leave a table, for one other or for several.
fn dissolved(room: &Room<'_>, table: TableIndex, moves: &[Move]) -> Option<Why> {
    let leaving = moves.iter().filter(|step| step.from == Some(table));
    match tables(leaving).as_slice() {
        [] => None,
        [other] if room.was_free(*other) => Some(Why::Relocate(table, *other)),
        [other] => Some(Why::Merge(table, *other)),
        [_, ..] => Some(Why::Spread(table)),
    }
}

/// Where people go, each table once.
fn tables<'m>(moves: impl Iterator<Item = &'m Move>) -> Vec<TableIndex> {
    let mut to: Vec<TableIndex> = moves.filter_map(|step| step.to).collect();
    to.sort_unstable();
    to.dedup();
    to
}

/// People sit down; others may make room for them.
fn seated(room: &Room<'_>, trouble: &Trouble, moves: &[Move]) -> Why {
    let to = tables(moves.iter().filter(|step| step.from.is_none()));
    let free = to.iter().find(|table| room.was_free(**table));
    let movers: Vec<&Move> = moves.iter().filter(|step| step.from.is_some()).collect();
    match (movers.as_slice(), to.as_slice(), free) {
        ([], _, Some(first)) => Why::OpenTables(*first),
        ([], [table], None) => Why::Join(*table),
        ([], _, None) => Why::FillGaps,
        ([one], [], _) => one.to.map_or(Why::FillGaps, Why::Join),
        ([one, other], [], _) if one.from == other.to && one.to == other.from => {
            swapped(room, trouble, one.person, other.person)
        }
        ([one, ..], [], _) => one.to.map_or(Why::FillGaps, Why::MakeRoom),
        (_, [table, ..], _) => Why::MakeRoom(*table),
    }
}

/// Two people change places, the one first of whom the rule speaks that does not hold.
fn swapped(room: &Room<'_>, trouble: &Trouble, one: PersonIndex, other: PersonIndex) -> Why {
    let named = |person: PersonIndex| match trouble {
        Trouble::Rule(rule) => room.rule(*rule).people().any(|named| named == person),
        Trouble::Closed(_) | Trouble::Overfull(_) | Trouble::TooSmall(_) | Trouble::Waiting(_) => {
            false
        }
    };
    if named(other) && !named(one) { Why::Swap(other, one) } else { Why::Swap(one, other) }
}
