//! Designs laid over the people and the room: seatings to start from.

use super::design::{Patience, Round, Shape, rounds};
use super::dice::Dice;
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex, change_at};
use super::layout::Layout;
use super::problem::Problem;

/// The steps that the search for designs may take.
const STEPS: u64 = 1_000_000;

/// Seatings of all rounds to start from, made from designs; none where no design helps.
///
/// People who are not there in a round leave an empty chair in it, and people for whom a table has
/// no chair are in none: both are left to who completes the seating. Where one round was held, the
/// people stand on the points of a design so that it is the first of its rounds.
pub(super) fn starts(
    problem: &Problem,
    dice: &mut Dice,
    stop: &dyn Fn() -> bool,
) -> Vec<Vec<Tables>> {
    let Some(shape) = shape_of(problem) else { return Vec::new() };
    let mut patience = Patience::new(STEPS, stop);
    let mut found = rounds(shape, dice, &mut patience);
    let held = found.len().min(problem.draft().past.len());
    let units = units(problem, dice);
    let mut made = Vec::new();
    if held == 1 && found.len() > 1 {
        let first = found.remove(0);
        if let Some(placed) = placed_as_held(problem, &units, &first) {
            made.push(seated(problem, &found, &placed));
        }
    }
    let placed = placed_in_order(&units, shape.tables * shape.size, &found);
    made.push(seated(problem, &found, &placed));
    made
}

/// Tables and sizes that have a point for every party, and rounds for those held and to come.
fn shape_of(problem: &Problem) -> Option<Shape> {
    let used = |layout: &Layout| layout.sizes.iter().filter(|size| **size > 0).count();
    let layouts = problem.layouts();
    let tables = layouts.iter().map(used).max()?;
    let size = layouts.iter().flat_map(|layout| &layout.sizes).max()?;
    let size = usize::from(*size);
    let rounds = layouts.len() + problem.draft().past.len();
    let count = problem.parties().among(&ever_there(problem)).len();
    let fits = size > 1 && tables > 1 && count <= tables * size;
    Some(Shape { tables, size, rounds }).filter(|_| fits && rounds > 1)
}

/// The parties of which anybody is ever there, in the order in which they are dealt to the points:
/// hosts in the order of their tables, then the organisations, the biggest first. Chance decides
/// between those who are alike, so that another draw is another one.
fn units(problem: &Problem, dice: &mut Dice) -> Vec<Vec<PersonIndex>> {
    let mut colleagues = std::collections::BTreeMap::new();
    let place = |party: &Vec<PersonIndex>| {
        let first = party.first().and_then(|person| problem.draft().people.get(person.at()));
        first.and_then(|spec| spec.organisation)
    };
    let mut parties = problem.parties().among(&ever_there(problem));
    dice.shuffle(&mut parties);
    for party in &parties {
        *colleagues.entry(place(party)).or_insert(0_usize) += 1;
    }
    parties.sort_by_cached_key(|party| {
        let host = party.iter().find_map(|person| only_table(problem, *person));
        let office = place(party);
        let size = office.and(colleagues.get(&office)).copied().unwrap_or(0);
        (host.is_none(), host, std::cmp::Reverse(size), office)
    });
    parties
}

fn ever_there(problem: &Problem) -> Vec<PersonIndex> {
    let there =
        |person: &PersonIndex| problem.layouts().iter().any(|layout| layout.is_here(*person));
    PersonIndex::first(problem.people()).filter(there).collect()
}

/// The one table at which somebody may be, in the first round that they are there.
fn only_table(problem: &Problem, person: PersonIndex) -> Option<TableIndex> {
    let layout = problem.layouts().iter().find(|layout| layout.is_here(person))?;
    let mut tables = layout.tables().filter(|table| layout.may(person, *table));
    tables.next().filter(|_| tables.next().is_none())
}

/// The parties dealt to the points in order; the points left over are ones that do not meet.
fn placed_in_order(
    units: &[Vec<PersonIndex>],
    points: usize,
    rounds: &[Round],
) -> Vec<Vec<PersonIndex>> {
    let empty = apart(points - units.len(), points, rounds);
    let mut left = units.iter();
    let mut place = |empty: &bool| if *empty { None } else { left.next() };
    empty.iter().map(|empty| place(empty).cloned().unwrap_or_default()).collect()
}

/// Marks `count` of the points, from the last one down, ones that never meet as far as there are.
fn apart(count: usize, points: usize, rounds: &[Round]) -> Vec<bool> {
    let mut marked = vec![false; points];
    let mut met = vec![0_usize; points];
    for _ in 0..count {
        let free = (0..points).rev().filter(|point| marked.get(*point) == Some(&false));
        let Some(next) = free.min_by_key(|point| met.get(*point).copied()) else { break };
        change_at(&mut marked, next, |mark| *mark = true);
        for table in rounds.iter().flatten().filter(|table| table.contains(&next)) {
            for point in table {
                change_at(&mut met, *point, |times| *times += 1);
            }
        }
    }
    marked
}

/// The parties placed so that the first round of the design is the one that was held.
fn placed_as_held(
    problem: &Problem,
    units: &[Vec<PersonIndex>],
    first: &Round,
) -> Option<Vec<Vec<PersonIndex>>> {
    let held = problem.draft().past.last()?;
    let points = first.iter().map(Vec::len).sum();
    let mut placed: Vec<Vec<PersonIndex>> = vec![Vec::new(); points];
    let mut waiting: Vec<&Vec<PersonIndex>> = Vec::new();
    let mut free: Vec<usize> = Vec::new();
    let sat = |unit: &Vec<PersonIndex>| {
        held.iter().position(|people| unit.first().is_some_and(|one| people.contains(one)))
    };
    let mut groups: Vec<Vec<&Vec<PersonIndex>>> = vec![Vec::new(); held.len()];
    for unit in units {
        match sat(unit).and_then(|table| groups.get_mut(table)) {
            Some(group) => group.push(unit),
            None => waiting.push(unit),
        }
    }
    groups.retain(|group| !group.is_empty());
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut groups = groups.into_iter();
    for table in first {
        let mut group = groups.next().unwrap_or_default().into_iter();
        for point in table {
            match group.next() {
                Some(unit) => change_at(&mut placed, *point, |place| place.clone_from(unit)),
                None => free.push(*point),
            }
        }
        waiting.extend(group);
    }
    waiting.extend(groups.flatten());
    for (unit, point) in waiting.into_iter().zip(free) {
        change_at(&mut placed, point, |place| place.clone_from(unit));
    }
    Some(placed)
}

/// The rounds of a design with people on its points, at the tables of the room.
fn seated(problem: &Problem, rounds: &[Round], placed: &[Vec<PersonIndex>]) -> Vec<Tables> {
    let people = |points: &Vec<usize>, layout: &Layout| {
        let units = points.iter().filter_map(|point| placed.get(*point)).flatten();
        units.copied().filter(|person| layout.is_here(*person)).collect::<Vec<_>>()
    };
    let round = |(layout, round): (&Layout, &Round)| {
        at_tables(layout, round.iter().map(|points| people(points, layout)).collect())
    };
    problem.layouts().iter().zip(rounds).map(round).collect()
}

/// Gives every group a table: those with the fewest tables to choose from first, then the biggest.
fn at_tables(layout: &Layout, mut groups: Vec<Vec<PersonIndex>>) -> Tables {
    let mut tables = vec![Vec::new(); layout.seats.len()];
    let mut free: Vec<TableIndex> =
        layout.tables().filter(|table| layout.size(*table) > 0).collect();
    let choice = |group: &Vec<PersonIndex>| {
        let fits = |table: &&TableIndex| group.iter().all(|person| layout.may(*person, **table));
        free.iter().filter(fits).count()
    };
    groups.sort_by_cached_key(|group| (choice(group), std::cmp::Reverse(group.len())));
    for group in groups {
        let cost = |table: TableIndex| {
            let place = group.iter().map(|person| i64::from(layout.place(*person, table)));
            (place.sum::<i64>(), layout.size(table).abs_diff(group.len()), table)
        };
        let best = (0..free.len()).min_by_key(|index| free.get(*index).map(|table| cost(*table)));
        if let Some(table) = best.map(|index| free.remove(index)) {
            change_at(&mut tables, table.at(), |slot| *slot = group);
        }
    }
    tables
}
