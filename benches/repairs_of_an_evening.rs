//! How many people a repair moves over a thousand evenings, and how long it takes:
//! `cargo bench --bench repairs_of_an_evening`.
//!
//! Every evening has a roster, colleagues, hosts who stay, people who are kept apart, companions and
//! needs. In each of three rounds people leave, come late, press a wrong key or sit down at the wrong
//! table, and tables break; after each the first repair offered is made.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and prints what it finds"
)]

use std::collections::BTreeMap;
use std::time::Instant;

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use shouldmeet::seating::{
    Budget, Draft, Move, PersonIndex, PersonSpec, Policy, Problem, Repair, RoundSpec, Rule,
    Running, TableIndex, TableSpec, Tables, Trouble, Why, check_move, plan, repair,
};

const EVENINGS: u64 = 1_000;
const ROUNDS: usize = 3;
/// What happens in a round.
const HAPPENINGS: usize = 4;

fn main() {
    for people in [60, 200, 300] {
        let mut tally = Tally::default();
        for seed in 0..EVENINGS {
            Evening::new(people, seed).play(&mut tally);
        }
        println!("{people} people on the roster, {EVENINGS} evenings");
        tally.print();
    }
}

/// What the repairs came to.
#[derive(Default)]
struct Tally {
    happened: BTreeMap<&'static str, usize>,
    moved: Vec<usize>,
    micros: Vec<u128>,
    proved: usize,
    nothing_wrong: usize,
    broken: usize,
    unsolved: BTreeMap<&'static str, usize>,
    others: usize,
}

impl Tally {
    fn print(mut self) {
        self.moved.sort_unstable();
        self.micros.sort_unstable();
        let repairs = self.moved.len();
        let share = |count: usize| 100.0 * whole(count) / whole(repairs.max(1));
        let up_to = |most: usize| share(self.moved.iter().filter(|one| **one <= most).count());
        let mean = whole(self.moved.iter().sum()) / whole(repairs.max(1));
        println!(
            "  happenings {:?}, of which {} asked for nothing",
            self.happened, self.nothing_wrong
        );
        println!(
            "  repairs {repairs}, proved to move the fewest {:.1} %, more ways offered {:.1} a repair",
            share(self.proved),
            whole(self.others) / whole(repairs.max(1)),
        );
        println!(
            "  moved: median {}, mean {mean:.2}, p90 {}, p99 {}, most {}",
            at(&self.moved, 50),
            at(&self.moved, 90),
            at(&self.moved, 99),
            at(&self.moved, 100),
        );
        println!(
            "  nobody {:.1} %, at most one {:.1} %, at most two {:.1} %",
            up_to(0),
            up_to(1),
            up_to(2)
        );
        println!("  not solved {:?}; new hard troubles {}", self.unsolved, self.broken);
        println!(
            "  milliseconds: median {:.2}, p99 {:.2}, slowest {:.2}",
            millis(at(&self.micros, 50)),
            millis(at(&self.micros, 99)),
            millis(at(&self.micros, 100)),
        );
    }
}

fn at<T: Copy + Default>(sorted: &[T], percent: usize) -> T {
    let place = (sorted.len().saturating_sub(1) * percent).div_ceil(100);
    sorted.get(place).copied().unwrap_or_default()
}

fn whole(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

fn millis(micros: u128) -> f64 {
    u32::try_from(micros).map_or(f64::MAX, f64::from) / 1000.0
}

/// One evening: who is on the roster, who is there now, and where they sit.
struct Evening {
    dice: ChaCha8Rng,
    draft: Draft,
    /// Those who have not come yet.
    expected: Vec<PersonIndex>,
    present: Vec<PersonIndex>,
    tables: Tables,
    resting: Vec<PersonIndex>,
    content: Vec<TableIndex>,
}

impl Evening {
    /// Four in five of the roster are there at first; tables of four with a chair or two to spare.
    fn new(people: usize, seed: u64) -> Self {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let mut roster: Vec<PersonIndex> = PersonIndex::first(people).collect();
        roster.shuffle(&mut dice);
        let expected = roster.split_off(people * 4 / 5);
        let count = people / 4;
        let seats = |dice: &mut ChaCha8Rng| TableSpec::with_seats(dice.random_range(5..7));
        let tables: Vec<TableSpec> = (0..count).map(|_| seats(&mut dice)).collect();
        let mut draft = Draft {
            people: (0..people).map(|_| somebody(people, &mut dice)).collect(),
            rounds: vec![RoundSpec { tables, present: Vec::new(), locked: Vec::new() }],
            policy: Policy::default(),
            neighbours: TableIndex::first(count).zip(TableIndex::first(count).skip(1)).collect(),
            ..Draft::default()
        };
        for rule in rules(people, count, &mut dice) {
            draft.rules.push(rule);
            // Rules that contradict each other are the host's to settle, not a repair's.
            let mut full = draft.clone();
            for round in &mut full.rounds {
                round.present = PersonIndex::first(people).collect();
            }
            if Problem::new(full).is_err() {
                draft.rules.pop();
            }
        }
        Self {
            dice,
            draft,
            expected,
            present: roster,
            tables: Tables::new(),
            resting: Vec::new(),
            content: Vec::new(),
        }
    }

    fn play(&mut self, tally: &mut Tally) {
        for round in 0..ROUNDS {
            let Some(problem) = self.problem() else { return };
            let seed = u64::try_from(round).unwrap_or(0);
            let Some(drawn) = plan(&problem, seed, &Budget::steps(30)).rounds.into_iter().next()
            else {
                return;
            };
            self.tables = drawn.tables;
            self.resting = drawn.sitting_out;
            self.content.clear();
            for _ in 0..HAPPENINGS {
                self.happen(tally);
            }
            self.draft.past.push(self.tables.clone());
        }
    }

    /// The round with those who are there now.
    fn problem(&self) -> Option<Problem> {
        let mut draft = self.draft.clone();
        for round in &mut draft.rounds {
            round.present.clone_from(&self.present);
        }
        Problem::new(draft).ok()
    }

    fn happen(&mut self, tally: &mut Tally) {
        let kept = (self.draft.clone(), self.tables.clone());
        let what = match self.dice.random_range(0..100) {
            0..40 => self.some_leave(),
            40..65 => self.a_group_comes(),
            65..75 => self.a_table_breaks(),
            75..90 => self.somebody_sits_elsewhere(),
            _ => self.two_are_kept_apart(),
        };
        let Some(problem) = self.problem() else {
            // The host is told by name what cannot be before anything is repaired.
            (self.draft, self.tables) = kept;
            *tally.unsolved.entry("refused by name: rules or chairs").or_default() += 1;
            return;
        };
        *tally.happened.entry(what).or_default() += 1;
        let (tables, resting, content) =
            (self.tables.clone(), self.resting.clone(), self.content.clone());
        let running =
            Running { problem: &problem, tables: &tables, resting: &resting, content: &content };
        let started = Instant::now();
        let repairs = repair(&running);
        tally.micros.push(started.elapsed().as_micros());
        match repairs.split_first() {
            Some((first, others)) => {
                tally.others += others.len();
                self.mend(tally, &running, first);
            }
            None if shouldmeet::seating::troubles(&running).is_empty() => {
                tally.micros.pop();
                tally.nothing_wrong += 1;
            }
            None => *tally.unsolved.entry("nothing helps").or_default() += 1,
        }
    }

    fn mend(&mut self, tally: &mut Tally, running: &Running<'_>, first: &Repair) {
        let worse = check_move(running, &first.moves);
        tally.broken += worse.iter().filter(|one| one.is_hard()).count();
        tally.moved.push(first.moved);
        tally.proved += usize::from(first.proved);
        if let Why::LetContinue(table) = first.why {
            self.content.push(table);
        }
        for trouble in &first.left {
            let why = match trouble {
                Trouble::Closed(_) => "no chairs for a closed table",
                Trouble::Rule(_) => "a rule",
                Trouble::Overfull(_) => "a table too full",
                Trouble::TooSmall(_) => "a table too small",
                Trouble::Waiting(_) => "no chairs for those who wait",
            };
            *tally.unsolved.entry(why).or_default() += 1;
        }
        for Move { person, .. } in &first.moves {
            for people in &mut self.tables {
                people.retain(|one| one != person);
            }
        }
        for Move { person, to, .. } in &first.moves {
            if let Some(people) = to.and_then(|table| self.tables.get_mut(usize::from(table.0))) {
                people.push(*person);
            }
        }
        // Whoever finds no chair waits for the next round.
        for trouble in &first.left {
            if let Trouble::Waiting(people) = trouble {
                self.resting.extend(people);
            }
        }
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        let place = self.dice.random_range(0..list.len().max(1));
        list.get(place).copied()
    }

    fn leaves(&mut self, person: PersonIndex) {
        self.present.retain(|one| *one != person);
        self.resting.retain(|one| *one != person);
        for people in &mut self.tables {
            people.retain(|one| *one != person);
        }
    }

    /// One leaves, or up to three of one table.
    fn some_leave(&mut self) -> &'static str {
        let used: Vec<Vec<PersonIndex>> =
            self.tables.iter().filter(|people| !people.is_empty()).cloned().collect();
        let place = self.dice.random_range(0..used.len().max(1));
        let count = self.pick(&[1, 1, 1, 2, 2, 3]).unwrap_or(1);
        for person in used.get(place).into_iter().flatten().take(count) {
            self.leaves(*person);
        }
        "leavers"
    }

    fn a_group_comes(&mut self) -> &'static str {
        let most = self.expected.len().min(10);
        let count = self.dice.random_range(0..=most);
        let coming = self.expected.split_off(self.expected.len() - count);
        self.present.extend(coming);
        self.present.sort_unstable();
        "late groups"
    }

    fn a_table_breaks(&mut self) -> &'static str {
        let round = self.draft.rounds.first_mut();
        let used: Vec<usize> = (0..self.tables.len())
            .filter(|at| !self.tables.get(*at).is_none_or(Vec::is_empty))
            .collect();
        let place = self.dice.random_range(0..used.len().max(1));
        let table =
            used.get(place).and_then(|at| round.and_then(|round| round.tables.get_mut(*at)));
        if let Some(table) = table {
            table.seats = 0;
        }
        "broken tables"
    }

    /// A wrong key, or a wrong seat: somebody is at another table than meant.
    fn somebody_sits_elsewhere(&mut self) -> &'static str {
        let seated: Vec<PersonIndex> = self.tables.iter().flatten().copied().collect();
        let Some(person) = self.pick(&seated) else { return "wrong seats" };
        let open: Vec<usize> = (0..self.tables.len())
            .filter(|at| {
                let seats = self.draft.rounds.iter().filter_map(|round| round.tables.get(*at));
                seats.map(|table| table.seats).any(|seats| seats > 0)
            })
            .collect();
        let to = self.pick(&open);
        for people in &mut self.tables {
            people.retain(|one| *one != person);
        }
        if let Some(people) = to.and_then(|table| self.tables.get_mut(table)) {
            people.push(person);
        }
        "wrong seats"
    }

    fn two_are_kept_apart(&mut self) -> &'static str {
        let place = self.dice.random_range(0..self.tables.len().max(1));
        if let Some([one, other, ..]) = self.tables.get(place).map(Vec::as_slice) {
            self.draft.rules.push(Rule::Apart(*one, *other));
        }
        "kept apart"
    }
}

/// A guest of some organisation and field, now and then with a wheelchair.
fn somebody(people: usize, dice: &mut ChaCha8Rng) -> PersonSpec {
    let organisations = u16::try_from(people / 4).unwrap_or(1).max(1);
    PersonSpec {
        organisation: Some(dice.random_range(0..organisations)),
        kinds: vec![dice.random_range(0..6)],
        space: if dice.random_range(0..60) == 0 { 2 } else { 1 },
        ..PersonSpec::default()
    }
}

/// In a hundred people six hosts who stay, four pairs kept apart, one kept far apart, two companions,
/// four who need certain tables and two who want company of at least three others.
fn rules(people: usize, tables: usize, dice: &mut ChaCha8Rng) -> Vec<Rule> {
    let mut any = |below: usize| u16::try_from(dice.random_range(0..below)).unwrap_or(0);
    let mut rules = Vec::new();
    for number in 0..people * 19 / 100 {
        let (one, other) = (PersonIndex(any(people)), PersonIndex(any(people)));
        let place = TableIndex(any(tables));
        if one == other {
            continue;
        }
        rules.push(match number % 19 {
            0..6 => Rule::Pinned(one, place),
            6..10 => Rule::Apart(one, other),
            10 => Rule::Distant(one, other),
            11 | 12 => Rule::Together(one, other),
            13..17 => {
                let suited = TableIndex::first(tables).filter(|table| table.0 % 5 == place.0 % 5);
                Rule::OneOf(one, suited.collect())
            }
            _ => Rule::AtLeast(one, 4),
        });
    }
    rules
}
