//! Designs laid over the people and the room: seatings to start from.

use super::design::{Patience, Round, Shape, rounds};
use super::dice::Dice;
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex, change_at};
use super::layout::Layout;
use super::problem::Problem;
use super::relabel::relabel;

/// The steps that the search for designs may take.
const STEPS: u64 = 1_200_000;

/// The most exchanges of parts that are tried, and how many a person.
const RELABEL: u64 = 100_000;
const EACH: u64 = 500;

/// Seatings of all rounds to start from, made from designs; none where no design helps.
///
/// People who are not there in a round leave an empty chair in it, and people for whom a table has
/// no chair are in none: both are left to who completes the seating. Where rounds were held, people
/// stand on the points of one of the designs so that the last round held is its first.
pub(super) fn starts(
    problem: &Problem,
    dice: &mut Dice,
    stop: &dyn Fn() -> bool,
) -> Vec<Vec<Tables>> {
    let Some(shape) = shape_of(problem) else { return Vec::new() };
    let mut patience = Patience::new(STEPS, stop);
    let found = rounds(shape, dice, &mut patience);
    let units = units(problem, dice);
    let each = EACH * u64::try_from(problem.people()).unwrap_or(u64::MAX / EACH);
    let mut starts = Vec::new();
    let mut start = |rounds: &[Round], placed: &[Vec<PersonIndex>], held: Option<&Tables>| {
        let mut seating = seated(problem, rounds, placed);
        let mut patience = Patience::new(u64::MAX, stop);
        relabel(problem, &mut seating, held, RELABEL.min(each), dice, &mut patience);
        starts.push(seating);
    };
    if let (Some(held), Some((first, later))) = (problem.draft().past.last(), found.split_first())
        && !later.is_empty()
    {
        start(later, &placed_as_held(&units, held, first), Some(held));
    }
    start(&found, &placed_in_order(&units, shape.tables * shape.size, &found), None);
    starts
}

/// Tables and sizes that have a point for every party, and rounds for those to come and the last
/// one held.
fn shape_of(problem: &Problem) -> Option<Shape> {
    let used = |layout: &Layout| layout.sizes.iter().filter(|size| **size > 0).count();
    let layouts = problem.layouts();
    let room = layouts.iter().map(used).max()?;
    let size = layouts.iter().flat_map(|layout| &layout.sizes).max()?;
    let size = usize::from(*size);
    let rounds = layouts.len() + problem.draft().past.len().min(1);
    let count = problem.parties().among(&ever_there(problem)).len();
    // Where some rest, the points of a table too many are theirs, and others' in each round.
    let tables = room.max(count.div_ceil(size.max(1)));
    let fits = size > 1 && room > 1 && tables <= 2 * room;
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
    units: &[Vec<PersonIndex>],
    held: &Tables,
    first: &Round,
) -> Vec<Vec<PersonIndex>> {
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
    placed
}

/// The rounds of a design with people on its points, at the tables of the room.
fn seated(problem: &Problem, rounds: &[Round], placed: &[Vec<PersonIndex>]) -> Vec<Tables> {
    let mut rests: Vec<usize> =
        problem.draft().people.iter().map(|person| usize::from(person.sat_out)).collect();
    let people = |points: &Vec<usize>, layout: &Layout| {
        let units = points.iter().filter_map(|point| placed.get(*point)).flatten();
        units.copied().filter(|person| layout.is_here(*person)).collect::<Vec<_>>()
    };
    let mut round = |(layout, round): (&Layout, &Round)| {
        let groups = round.iter().map(|points| people(points, layout)).collect();
        at_tables(layout, without_resting(layout, groups, &mut rests))
    };
    problem.layouts().iter().zip(rounds).map(&mut round).collect()
}

/// Leaves out the groups for which there are no tables: those who have rested least.
fn without_resting(
    layout: &Layout,
    mut groups: Vec<Vec<PersonIndex>>,
    rests: &mut [usize],
) -> Vec<Vec<PersonIndex>> {
    groups.retain(|group| !group.is_empty());
    let tables = layout.sizes.iter().filter(|size| **size > 0).count();
    while groups.len() > tables {
        let rested = |group: &Vec<PersonIndex>| {
            let must_not = group.iter().filter(|one| !layout.may(**one, layout.rest)).count();
            let rests = group.iter().filter_map(|one| rests.get(one.at())).sum::<usize>();
            (must_not, rests, group.len())
        };
        let least = (0..groups.len()).min_by_key(|index| groups.get(*index).map(rested));
        let Some(least) = least else { break };
        for person in groups.swap_remove(least) {
            change_at(rests, person.at(), |count| *count += 1);
        }
    }
    groups
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::seating::draft::{Draft, Rule};
    use crate::seating::problem::pairs_of;
    use crate::seating::tests::{evening, person, table};

    /// The first start; fails if in it somebody is twice in a round or in one they are not there for.
    fn first_start(draft: &Draft) -> Vec<Tables> {
        let problem = Problem::new(draft.clone()).unwrap();
        let start = starts(&problem, &mut Dice::new(1), &|| false).swap_remove(0);
        for (tables, round) in start.iter().zip(&draft.rounds) {
            let mut people: Vec<PersonIndex> = tables.iter().flatten().copied().collect();
            let count = people.len();
            people.sort_unstable();
            people.dedup();
            assert_eq!(people.len(), count);
            assert!(people.iter().all(|one| round.present.contains(one)));
        }
        start
    }

    fn repeats(rounds: &[Tables]) -> usize {
        let mut met = BTreeSet::new();
        let pairs = rounds.iter().flat_map(pairs_of);
        pairs.filter(|(one, other)| !met.insert((one.min(other).0, one.max(other).0))).count()
    }

    fn seated(rounds: &[Tables]) -> Vec<usize> {
        rounds.iter().map(|tables| tables.iter().map(Vec::len).sum()).collect()
    }

    #[test]
    fn an_empty_chair_goes_round_where_one_person_is_missing() {
        let mut draft = evening(47, 8, 6, 5);
        draft.policy.group_size = 6;

        let start = first_start(&draft);

        assert_eq!(seated(&start), [47; 5]);
        assert_eq!(repeats(&start), 0);
        assert!(start.iter().flatten().all(|people| people.len() >= 5));
    }

    #[test]
    fn whoever_is_away_for_a_round_is_left_out_of_it() {
        let mut draft = evening(40, 10, 4, 5);
        draft.rounds[1].present.retain(|one| ![person(4), person(9)].contains(one));
        draft.rounds[3].present.retain(|one| *one != person(17));

        let start = first_start(&draft);

        assert_eq!(seated(&start), [40, 38, 40, 39, 40]);
        assert_eq!(repeats(&start), 0);
    }

    #[test]
    fn hosts_stay_and_their_guests_go_round() {
        let mut draft = evening(30, 10, 3, 6);
        for host in 0..10 {
            draft.rules.push(Rule::Pinned(person(29 - 2 * host), table(host)));
        }

        let start = first_start(&draft);

        assert_eq!(seated(&start), [30; 6]);
        assert_eq!(repeats(&start), 0);
        for host in 0..10 {
            let stays =
                |tables: &Tables| tables[usize::from(host)].contains(&person(29 - 2 * host));
            assert!(start.iter().all(stays));
        }
    }

    #[test]
    fn a_round_that_was_held_is_the_first_of_the_design() {
        let mut draft = evening(40, 10, 4, 4);
        let everybody: Vec<PersonIndex> = (0..40).map(|one| person(one * 7 % 40)).collect();
        draft.past = vec![everybody.chunks(4).map(<[_]>::to_vec).collect()];

        let start = first_start(&draft);

        let evening: Vec<Tables> = draft.past.iter().chain(&start).cloned().collect();
        assert_eq!(seated(&start), [40; 4]);
        assert_eq!(repeats(&evening), 0);
    }

    #[test]
    fn those_who_rest_are_other_people_as_far_as_can_be() {
        let draft = evening(44, 10, 4, 4);

        let start = first_start(&draft);

        let rest = |tables: &Tables| -> Vec<PersonIndex> {
            PersonIndex::first(44)
                .filter(|one| !tables.iter().flatten().any(|x| x == one))
                .collect()
        };
        let mut resting: Vec<PersonIndex> = start.iter().flat_map(rest).collect();
        assert_eq!(repeats(&start), 0);
        assert_eq!(resting.len(), 4 * 4);
        resting.sort_unstable();
        let twice = resting.windows(2).filter(|two| two[0] == two[1]).count();
        assert!(twice <= 2, "{twice} people rest a second time");
    }
}
