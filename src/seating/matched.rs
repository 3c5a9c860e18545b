//! Rounds of pairs, each the best that there is once the others are settled.

use super::arrangement::Arrangement;
use super::cost::HARD;
use super::index::{PersonIndex, TableIndex};
use super::layout::Layout;
use super::problem::Problem;
use crate::pairing::{Edge, pair_up};

/// Up to how many people every two of them are looked at.
const ALL: usize = 160;
/// Above that, with how many of those who suit best somebody may be paired.
const BEST: usize = 40;
/// What a pair costs at most; a hard rule is never broken.
const DEAREST: i64 = 5_000_000;
/// How much work one round may be, in steps of the matching.
const STEPS: u64 = 20_000_000;
/// How often each round is paired again while the others stay.
const SWEEPS: usize = 3;

/// Rounds of pairs, one after the other: in each the pairs cost least together, those met in the
/// other rounds counted. Then each is paired again, until that helps no more.
///
/// Somebody for whom there is no pair rests or makes a three: those who have rested least.
/// `None` when the tables are not for pairs, people move as one or keep seats. `stop` is asked
/// before each round; the rounds that are missing then are left to others.
pub(super) fn matched<'a>(
    problem: &'a Problem,
    stop: &dyn Fn() -> bool,
) -> Option<Arrangement<'a>> {
    let rounds = problem.layouts().iter().enumerate();
    let plain = rounds.clone().all(|(_, layout)| is_for_pairs(problem, layout));
    if !plain || problem.layouts().is_empty() {
        return None;
    }
    let mut now = Arrangement::new(problem);
    for sweep in 0..=SWEEPS {
        let before = now.cost();
        for (round, layout) in rounds.clone() {
            if stop() {
                return (sweep > 0).then_some(now);
            }
            pair_again(&mut now, round, layout)?;
        }
        if sweep > 0 && now.cost() >= before {
            break;
        }
    }
    Some(now)
}

fn is_for_pairs(problem: &Problem, layout: &Layout) -> bool {
    let here = people_in(problem, layout);
    let alone = problem.parties().among(&here).len() == here.len();
    let free = here.iter().all(|person| layout.lock_of(*person).is_none());
    let mut sizes = layout.sizes.iter().filter(|size| **size > 0);
    let threes = layout.sizes.iter().filter(|size| **size == 3).count();
    alone && free && threes <= 1 && sizes.all(|size| (2..=3).contains(size))
}

fn people_in(problem: &Problem, layout: &Layout) -> Vec<PersonIndex> {
    PersonIndex::first(problem.people()).filter(|one| layout.is_here(*one)).collect()
}

/// Pairs a round anew if that costs less than how it is; `None` when not everybody finds somebody.
fn pair_again(now: &mut Arrangement<'_>, round: usize, layout: &Layout) -> Option<()> {
    let old = now.tables(round).clone();
    let before = now.cost();
    clear(now, round, &old);
    let found = pairs(now, round, layout).and_then(|pairs| seats(layout, pairs));
    if let Some(tables) = &found {
        fill(now, round, tables);
    }
    let was_there = old.iter().any(|people| !people.is_empty());
    if was_there && (found.is_none() || now.cost() > before) {
        let new = now.tables(round).clone();
        clear(now, round, &new);
        fill(now, round, &old);
    }
    (was_there || found.is_some()).then_some(())
}

fn clear(now: &mut Arrangement<'_>, round: usize, tables: &[Vec<PersonIndex>]) {
    for person in tables.iter().flatten() {
        now.take(round, *person);
    }
}

fn fill(now: &mut Arrangement<'_>, round: usize, tables: &[Vec<PersonIndex>]) {
    for (table, people) in (0..).map(TableIndex).zip(tables) {
        for person in people {
            now.put(round, *person, table);
        }
    }
}

/// The pairs of a round that cost least together, and those who are left over.
struct Pairs {
    pairs: Vec<[PersonIndex; 2]>,
    left: Vec<PersonIndex>,
}

/// As many vertices as people, and one more for everybody who is to be left over.
fn pairs(now: &Arrangement<'_>, round: usize, layout: &Layout) -> Option<Pairs> {
    let people = people_in(now.problem(), layout);
    let seats: usize = layout.sizes.iter().map(|size| usize::from(*size).min(2)).sum();
    let spare = people.len().checked_sub(seats)?;
    let dearest = dearest(people.len());
    let worth = |cost: i64| {
        let least = i64::try_from(people.len()).unwrap_or(i64::MAX).saturating_mul(dearest);
        u32::try_from(least.saturating_sub(cost.clamp(0, dearest))).unwrap_or(u32::MAX)
    };
    let mut edges = Vec::new();
    for (at, person) in people.iter().enumerate() {
        for (other, cost) in partners(now, layout, &people, at) {
            edges.push(Edge { ends: [at, other], worth: worth(cost) });
        }
        let rest = now.cost_to_join(round, *person, layout.rest);
        if layout.may(*person, layout.rest) || layout.sizes.contains(&3) {
            let empty = (people.len()..).take(spare);
            edges.extend(empty.map(|empty| Edge { ends: [at, empty], worth: worth(rest) }));
        }
    }
    let found = pair_up(people.len() + spare, &edges, None, STEPS);
    let mut result = Pairs { pairs: Vec::new(), left: Vec::new() };
    for (at, person) in people.iter().enumerate() {
        match found.mates.get(at).copied().flatten() {
            Some(mate) if mate > at => match people.get(mate) {
                Some(other) => result.pairs.push([*person, *other]),
                None => result.left.push(*person),
            },
            Some(_) => {}
            None => return None,
        }
    }
    Some(result)
}

/// What a pair may cost so that the worth of all fits a number of 32 bits.
fn dearest(people: usize) -> i64 {
    let people = i64::try_from(people.max(1)).unwrap_or(i64::MAX);
    DEAREST.min(i64::from(u32::MAX) / (people + 1))
}

/// With whom somebody may be paired, by place in the list, and what that costs.
fn partners(
    now: &Arrangement<'_>,
    layout: &Layout,
    people: &[PersonIndex],
    at: usize,
) -> Vec<(usize, i64)> {
    let Some(person) = people.get(at) else { return Vec::new() };
    let joining = now.joining(*person);
    let cost = |other: &PersonIndex| joining.get(other.at()).copied().unwrap_or(HARD);
    let others = people.iter().enumerate().filter(|(place, other)| {
        *place != at && cost(other) < HARD / 2 && share_a_table(layout, *person, **other)
    });
    if people.len() <= ALL {
        return others
            .filter(|(place, _)| *place > at)
            .map(|(place, other)| (place, i64::from(cost(other))))
            .collect();
    }
    // Those who suit equally well are taken from the person onwards, so that nobody is in the
    // lists of all, and somebody else in none.
    let turn = |place: usize| (place + people.len() - at) % people.len();
    let mut best: Vec<(i32, usize, usize)> =
        others.map(|(place, other)| (cost(other), turn(place), place)).collect();
    if best.len() > BEST {
        best.select_nth_unstable(BEST);
        best.truncate(BEST);
    }
    best.into_iter().map(|(cost, _, place)| (place, i64::from(cost))).collect()
}

fn share_a_table(layout: &Layout, one: PersonIndex, other: PersonIndex) -> bool {
    layout.is_free(one) && layout.is_free(other)
        || layout.tables().any(|table| {
            layout.size(table) > 0 && layout.may(one, table) && layout.may(other, table)
        })
}

/// The pairs at tables where both may be, those with the fewest choices first; whoever is left
/// over at the table of three, or resting. `None` when some pair finds no table.
fn seats(layout: &Layout, found: Pairs) -> Option<Vec<Vec<PersonIndex>>> {
    let mut tables = vec![Vec::new(); layout.seats.len() + 1];
    let mut open: Vec<TableIndex> =
        layout.tables().filter(|table| layout.size(*table) > 0).collect();
    let may = |pair: &[PersonIndex; 2], table: TableIndex| {
        pair.iter().all(|person| layout.may(*person, table))
    };
    let mut pairs = found.pairs;
    pairs.sort_by_cached_key(|pair| {
        if pair.iter().all(|person| layout.is_free(*person)) {
            usize::MAX
        } else {
            open.iter().filter(|table| may(pair, **table)).count()
        }
    });
    for pair in pairs {
        let price = |table: TableIndex| -> i64 {
            pair.iter().map(|person| i64::from(layout.place(*person, table))).sum()
        };
        let suited = open.iter().enumerate().filter(|(_, table)| may(&pair, **table));
        let (index, _) = suited.min_by_key(|(index, table)| (price(**table), *index))?;
        let table = open.remove(index);
        tables.get_mut(table.at())?.extend(pair);
    }
    let three = layout.tables().find(|table| layout.size(*table) == 3);
    for person in found.left {
        let full = three.filter(|table| tables.get(table.at()).is_some_and(|at| at.len() == 2));
        tables.get_mut(full.unwrap_or(layout.rest).at())?.push(person);
    }
    Some(tables)
}
