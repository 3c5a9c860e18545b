//! How long a round takes to plan: `cargo bench --bench seating`.

use shouldmeet::seating::{
    Budget, Draft, PersonIndex, PersonSpec, Policy, Problem, RoundSpec, TableSpec, plan,
};

fn main() {
    divan::main();
}

/// People, tables, and chairs at a table.
const ROOMS: [(usize, usize, u16); 3] = [(40, 10, 4), (300, 50, 6), (1000, 125, 8)];

/// The second round of an evening of four, the first one held at random: nothing to start from.
fn second_round((people, tables, seats): (usize, usize, u16)) -> Draft {
    let everybody: Vec<PersonIndex> = PersonIndex::first(people).collect();
    let held = everybody.chunks(usize::from(seats)).map(<[_]>::to_vec).collect();
    let round = RoundSpec {
        tables: vec![TableSpec::with_seats(seats); tables],
        present: everybody,
        locked: Vec::new(),
    };
    let person = |index: u16| PersonSpec { organisation: Some(index / 7), ..PersonSpec::default() };
    Draft {
        people: (0..).map(person).take(people).collect(),
        rounds: vec![round; 3],
        past: vec![held],
        policy: Policy { group_size: seats, ..Policy::default() },
        ..Draft::default()
    }
}

/// The next round with a forecast of two more, as far as a hundred steps go.
#[divan::bench(args = ROOMS)]
fn next_round_and_forecast(bencher: divan::Bencher<'_, '_>, room: (usize, usize, u16)) {
    let draft = second_round(room);
    bencher.bench(|| {
        let problem = Problem::new(draft.clone());
        problem.map(|problem| plan(&problem, 1, &Budget::steps(100)))
    });
}

/// The next round alone, as far as a hundred steps go.
#[divan::bench(args = ROOMS)]
fn next_round_alone(bencher: divan::Bencher<'_, '_>, room: (usize, usize, u16)) {
    let mut draft = second_round(room);
    draft.rounds.truncate(1);
    bencher.bench(|| {
        let problem = Problem::new(draft.clone());
        problem.map(|problem| plan(&problem, 1, &Budget::steps(100)))
    });
}
