//! Rounds without repeats from arithmetic: classes of people that turn at different speeds.

use super::draft::Tables;
use super::index::{PersonIndex, TableIndex, change_at};
use super::layout::Layout;
use super::problem::Problem;

/// Rounds made by turning classes of people around the tables, as many as have no repeat.
///
/// The people are dealt into classes of one person a table. In a round of speed `x`, class `c`
/// sits `x · c` tables further on. Two people of classes `c` and `d` meet in rounds `x` and `y`
/// only if `(x - y)(c - d)` is a multiple of the number of tables, so speeds are taken for which it
/// is none. Nobody meets their own class: colleagues are put in one, and hosts in the first, which
/// never moves.
///
/// `None` when the rounds differ in who is there, somebody rests, or people move as one.
///
/// Source: the cyclic construction of mutually orthogonal Latin squares, Handbook of Combinatorial
/// Designs, III.3.
pub(super) fn wheel(problem: &Problem) -> Option<Vec<Tables>> {
    let layouts = problem.layouts();
    let first = layouts.first()?;
    let order = dealing_order(problem, first);
    let used: Vec<TableIndex> = first.tables().filter(|table| first.size(*table) > 0).collect();
    let biggest = used.iter().map(|table| first.size(*table)).max()?;
    let even = used.iter().all(|table| first.size(*table) + 1 >= biggest);
    let same = layouts.iter().all(|other| other.here == first.here && other.sizes == first.sizes);
    let seated: usize = used.iter().map(|table| first.size(*table)).sum();
    let single = problem.parties().among(&order).len() == order.len();
    if !even || !same || !single || seated != order.len() {
        return None;
    }
    let turn = |speed| turned(first, &used, &order, speed);
    Some(speeds(used.len(), biggest, layouts.len()).into_iter().map(turn).collect())
}

/// Hosts in the order of their tables, then the organisations, the biggest first.
fn dealing_order(problem: &Problem, layout: &Layout) -> Vec<PersonIndex> {
    let people = &problem.draft().people;
    let place = |person: PersonIndex| people.get(person.at()).and_then(|spec| spec.organisation);
    let colleagues = |person: PersonIndex| {
        let mine = place(person);
        people.iter().filter(|other| mine.is_some() && other.organisation == mine).count()
    };
    let only = |person: PersonIndex| {
        let mut tables = layout.tables().filter(|table| layout.may(person, *table));
        tables.next().filter(|_| tables.next().is_none())
    };
    let mut order: Vec<PersonIndex> =
        PersonIndex::first(problem.people()).filter(|one| layout.is_here(*one)).collect();
    order.sort_by_cached_key(|person| {
        let host = only(*person);
        (host.is_none(), host, std::cmp::Reverse(colleagues(*person)), place(*person))
    });
    order
}

/// Speeds at which no two classes meet again, at most `rounds` of them.
fn speeds(tables: usize, classes: usize, rounds: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    for speed in 0..tables {
        let clear =
            |other: &usize| (1..classes).all(|gap| !((speed - other) * gap).is_multiple_of(tables));
        if chosen.len() < rounds && chosen.iter().all(clear) {
            chosen.push(speed);
        }
    }
    chosen
}

fn turned(layout: &Layout, used: &[TableIndex], order: &[PersonIndex], speed: usize) -> Tables {
    let mut groups: Vec<Vec<PersonIndex>> = vec![Vec::new(); used.len()];
    for (dealt, person) in order.iter().enumerate() {
        let (class, place) = (dealt / used.len(), dealt % used.len());
        let table = (place + class * speed) % used.len();
        change_at(&mut groups, table, |group| group.push(*person));
    }
    let mut tables = vec![Vec::new(); layout.seats.len()];
    let mut homeless = Vec::new();
    for (group, table) in groups.into_iter().zip(used) {
        if group.len() == layout.size(*table) {
            set(&mut tables, *table, group);
        } else {
            homeless.push(group);
        }
    }
    for group in homeless {
        let free = used.iter().find(|table| {
            layout.size(**table) == group.len() && tables.get(table.at()).is_some_and(Vec::is_empty)
        });
        if let Some(table) = free {
            set(&mut tables, *table, group);
        }
    }
    tables
}

fn set(tables: &mut Tables, table: TableIndex, group: Vec<PersonIndex>) {
    if let Some(slot) = tables.get_mut(table.at()) {
        *slot = group;
    }
}
