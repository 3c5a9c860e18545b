//! A first arrangement to improve upon: what was foreseen, a design, or the best next seat.

use super::arrangement::Arrangement;
use super::dice::Dice;
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex};
use super::layout::Layout;
use super::pairs::circle;
use super::problem::Problem;
use super::starts::starts;

/// The cheapest of all first arrangements that the problem allows; `stop` ends the search for
/// designs.
pub(super) fn construct<'a>(
    problem: &'a Problem,
    dice: &mut Dice,
    stop: &dyn Fn() -> bool,
) -> Arrangement<'a> {
    let forecast = Some(problem.draft().forecast.clone()).filter(|rounds| !rounds.is_empty());
    let plain = [forecast, circle(problem), Some(Vec::new())];
    match cheapest(problem, plain.into_iter().flatten(), dice) {
        Some(perfect) if perfect.cost() == 0 => perfect,
        plain => {
            let designed = cheapest(problem, starts(problem, dice, stop), dice);
            let both = plain.into_iter().chain(designed);
            both.min_by_key(Arrangement::cost).unwrap_or_else(|| Arrangement::new(problem))
        }
    }
}

/// The cheapest of the arrangements that follow some models.
fn cheapest<'a>(
    problem: &'a Problem,
    models: impl IntoIterator<Item = Vec<Tables>>,
    dice: &mut Dice,
) -> Option<Arrangement<'a>> {
    let arrangements = models.into_iter().map(|model| follow(problem, &model, dice));
    arrangements.min_by_key(Arrangement::cost)
}

/// Seats people as a model says, as far as the room allows, and everybody else as seems best.
fn follow<'a>(problem: &'a Problem, model: &[Tables], dice: &mut Dice) -> Arrangement<'a> {
    let mut arrangement = Arrangement::new(problem);
    for (round, layout) in problem.layouts().iter().enumerate() {
        if let Some(tables) = model.get(round) {
            seat_as_in(&mut arrangement, round, tables);
        }
        seat_the_others(&mut arrangement, round, layout, dice);
    }
    arrangement
}

fn seat_as_in(arrangement: &mut Arrangement<'_>, round: usize, tables: &Tables) {
    let problem = arrangement.problem();
    let Some(layout) = problem.layouts().get(round) else { return };
    for (table, people) in layout.tables().zip(tables) {
        let here: Vec<PersonIndex> =
            people.iter().copied().filter(|person| layout.is_here(*person)).collect();
        let mut parties = problem.parties().among(&here);
        parties.sort_by_key(|party| std::cmp::Reverse(party.len()));
        for party in parties {
            let whole = party_of(problem, layout, &party).len() == party.len();
            let fits = party.iter().all(|person| layout.may(*person, table));
            if whole && fits && free_at(arrangement, round, layout, table) >= party.len() {
                for person in &party {
                    arrangement.put(round, *person, table);
                }
            }
        }
    }
}

/// Everybody of a party who is there.
fn party_of(problem: &Problem, layout: &Layout, party: &[PersonIndex]) -> Vec<PersonIndex> {
    let Some(first) = party.first() else { return Vec::new() };
    PersonIndex::first(problem.people())
        .filter(|other| layout.is_here(*other) && problem.parties().are_one(*first, *other))
        .collect()
}

fn free_at(
    arrangement: &Arrangement<'_>,
    round: usize,
    layout: &Layout,
    table: TableIndex,
) -> usize {
    layout.size(table).saturating_sub(arrangement.people_at(round, table).len())
}

fn seat_the_others(
    arrangement: &mut Arrangement<'_>,
    round: usize,
    layout: &Layout,
    dice: &mut Dice,
) {
    let problem = arrangement.problem();
    let mut people: Vec<PersonIndex> = PersonIndex::first(problem.people())
        .filter(|one| layout.is_here(*one) && arrangement.table_of(round, *one).is_none())
        .collect();
    dice.shuffle(&mut people);
    let mut parties = problem.parties().among(&people);
    let chairs: usize =
        layout.tables().map(|table| free_at(arrangement, round, layout, table)).sum();
    rest_some(arrangement, round, layout, &mut parties, people.len().saturating_sub(chairs));
    parties.sort_by_key(|party| freedom(layout, party));
    for party in parties {
        seat_party(arrangement, round, layout, &party);
    }
}

/// Those with the fewest choices first, and of these the biggest parties.
fn freedom(layout: &Layout, party: &[PersonIndex]) -> (usize, std::cmp::Reverse<usize>) {
    let fits = |table: &TableIndex| party.iter().all(|person| layout.may(*person, *table));
    let tables = layout.tables().filter(fits).count();
    let single = party.len() == 1;
    (if single { tables } else { tables.min(1) }, std::cmp::Reverse(party.len()))
}

/// Lets `count` people rest: those who have rested least, and never half a party.
fn rest_some(
    arrangement: &mut Arrangement<'_>,
    round: usize,
    layout: &Layout,
    parties: &mut Vec<Vec<PersonIndex>>,
    count: usize,
) {
    for _ in 0..count {
        let cost = |party: &Vec<PersonIndex>| match party.as_slice() {
            [person] => Some(arrangement.cost_to_join(round, *person, layout.rest)),
            _ => None,
        };
        let costs =
            parties.iter().enumerate().filter_map(|(index, party)| Some((cost(party)?, index)));
        let Some((_, index)) = costs.min() else { return };
        for person in parties.swap_remove(index) {
            arrangement.put(round, person, layout.rest);
        }
    }
}

/// Puts a party where it costs least; apart, where no table takes all of it.
fn seat_party(
    arrangement: &mut Arrangement<'_>,
    round: usize,
    layout: &Layout,
    party: &[PersonIndex],
) {
    let cost = |table: TableIndex, arrangement: &Arrangement<'_>| -> i64 {
        party.iter().map(|one| arrangement.cost_to_join(round, *one, table)).sum()
    };
    let room =
        layout.tables().filter(|table| free_at(arrangement, round, layout, *table) >= party.len());
    let best = room.min_by_key(|table| (cost(*table, arrangement), *table));
    match (best, party) {
        (Some(table), _) => {
            for person in party {
                arrangement.put(round, *person, table);
            }
        }
        (None, [person]) => arrangement.put(round, *person, layout.rest),
        (None, _) => {
            for person in party {
                seat_party(arrangement, round, layout, &[*person]);
            }
        }
    }
}
