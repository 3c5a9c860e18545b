//! How long a repair takes, with all its alternatives: `cargo bench --bench repair`.

use shouldmeet::seating::{
    Draft, Move, MoveCheck, PersonIndex, PersonSpec, Policy, Problem, RoundSpec, Rule, Running,
    TableIndex, TableSpec, Tables, repair,
};

fn main() {
    divan::main();
}

/// People, and how many sit at a table; each has two chairs to spare.
const ROOMS: [(usize, usize); 3] = [(60, 4), (300, 6), (1000, 8)];

/// How many come late in a group.
const GROUP: usize = 10;

/// A round that is held, and what has happened to it since.
struct Held {
    problem: Problem,
    tables: Tables,
}

impl Held {
    /// The second round of an evening: everybody sits, a few are bound by rules, three tables are free.
    ///
    /// - `alter`: what has happened; the last ten people of the draft are not there.
    fn new((people, size): (usize, usize), alter: impl Fn(&mut Draft)) -> Option<Self> {
        let seated: Vec<PersonIndex> = PersonIndex::first(people).collect();
        let mut tables: Tables = seated.chunks(size).map(<[_]>::to_vec).collect();
        tables.resize(tables.len() + 3, Vec::new());
        let chairs = u16::try_from(size).ok()?;
        let round = RoundSpec {
            tables: vec![TableSpec::with_seats(chairs + 2); tables.len()],
            present: seated.clone(),
            locked: Vec::new(),
        };
        let person =
            |index: u16| PersonSpec { organisation: Some(index / 7), ..PersonSpec::default() };
        let mut past = vec![Vec::new(); tables.len()];
        for (place, one) in seated.iter().enumerate() {
            past.get_mut(place % (people / size)).unwrap_or(&mut Vec::new()).push(*one);
        }
        let mut draft = Draft {
            people: (0..).map(person).take(people + GROUP).collect(),
            rounds: vec![round],
            past: vec![past],
            rules: bound(&tables),
            policy: Policy { group_size: chairs, ..Policy::default() },
            ..Draft::default()
        };
        alter(&mut draft);
        Some(Self { problem: Problem::new(draft).ok()?, tables })
    }

    fn bench(room: (usize, usize), bencher: divan::Bencher<'_, '_>, alter: impl Fn(&mut Draft)) {
        let Some(held) = Self::new(room, alter) else { return };
        let Self { problem, tables } = &held;
        let running = Running { problem, tables, resting: &[], content: &[] };
        bencher.bench_local(|| repair(&running));
    }
}

/// A host at every fourth table, and at every fifth somebody who is kept apart from two others.
fn bound(tables: &Tables) -> Vec<Rule> {
    let first = |table: usize| tables.get(table).and_then(|people| people.first()).copied();
    let mut rules = Vec::new();
    for (number, index) in TableIndex::first(tables.len()).enumerate() {
        if number % 4 == 0 {
            rules.extend(first(number).map(|host| Rule::Pinned(host, index)));
        }
        if number % 5 == 1 {
            for other in [number + 1, number + 2] {
                let pair = first(number).zip(first(other));
                rules.extend(pair.map(|(one, other)| Rule::Apart(one, other)));
            }
        }
    }
    rules
}

/// Of a table of which two more stay, all but two have left.
#[divan::bench(args = ROOMS)]
fn after_leavers(bencher: divan::Bencher<'_, '_>, room: (usize, usize)) {
    let (_, size) = room;
    Held::bench(room, bencher, |draft| {
        for round in &mut draft.rounds {
            round.present.drain(size + 2..size * 2);
        }
    });
}

/// Somebody comes who has a seat nowhere, and the only table that suits them is full.
#[divan::bench(args = ROOMS)]
fn a_need_at_a_full_table(bencher: divan::Bencher<'_, '_>, room: (usize, usize)) {
    Held::bench(room, bencher, |draft| {
        let comes = draft.people.len() - GROUP;
        for person in PersonIndex::first(comes + 1).skip(comes) {
            draft.rules.push(Rule::OneOf(person, vec![TableIndex(2)]));
            for round in &mut draft.rounds {
                round.present.push(person);
                for table in round.tables.iter_mut().skip(2).take(1) {
                    table.seats -= 2;
                }
            }
        }
    });
}

/// Ten come in together.
#[divan::bench(args = ROOMS)]
fn a_late_group_of_ten(bencher: divan::Bencher<'_, '_>, room: (usize, usize)) {
    Held::bench(room, bencher, |draft| {
        let all = draft.people.len();
        for round in &mut draft.rounds {
            round.present = PersonIndex::first(all).collect();
        }
    });
}

/// A table breaks.
#[divan::bench(args = ROOMS)]
fn a_closed_table(bencher: divan::Bencher<'_, '_>, room: (usize, usize)) {
    Held::bench(room, bencher, |draft| {
        for table in
            draft.rounds.iter_mut().flat_map(|round| round.tables.iter_mut().skip(1).take(1))
        {
            table.seats = 0;
        }
    });
}

/// Two who must not meet turn out to sit at one table.
#[divan::bench(args = ROOMS)]
fn two_to_be_parted(bencher: divan::Bencher<'_, '_>, room: (usize, usize)) {
    Held::bench(room, bencher, |draft| {
        draft.rules.push(Rule::Apart(PersonIndex(1), PersonIndex(2)));
    });
}

/// What each table would mean for one person who is moved by hand.
#[divan::bench(args = ROOMS)]
fn moves_by_hand_checked(bencher: divan::Bencher<'_, '_>, room: (usize, usize)) {
    let Some(held) = Held::new(room, |_| {}) else { return };
    let Held { problem, tables } = &held;
    let running = Running { problem, tables, resting: &[], content: &[] };
    let from = Some(TableIndex(0));
    bencher.bench_local(|| {
        let mut check = MoveCheck::new(&running);
        TableIndex::first(tables.len())
            .skip(1)
            .map(|to| check.check(&[Move { person: PersonIndex(1), from, to: Some(to) }]).len())
            .sum::<usize>()
    });
}
