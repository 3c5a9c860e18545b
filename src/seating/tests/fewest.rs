//! A repair against every seating there is, in rooms small enough to look at all of them.

use proptest::prelude::*;

use super::*;

/// Where somebody is at first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    At(usize),
    Waits,
    Rests,
    Gone,
}

/// A small round in which anything may be wrong.
#[derive(Clone, Debug)]
struct Small {
    draft: Draft,
    places: Vec<Place>,
    content: Vec<TableIndex>,
}

prop_compose! {
    fn ruled(people: u16)(
        kinds in prop::collection::vec((0..8, 0..people, 0..people, 0_u16..3, 2_u16..5), 0..4),
    ) -> Vec<Rule> {
        let two = kinds.into_iter().filter(|(_, one, other, ..)| one != other);
        two.map(|(kind, one, other, place, size)| match kind {
            0 => Rule::Apart(person(one), person(other)),
            1 => Rule::Distant(person(one), person(other)),
            2 => Rule::Together(person(one), person(other)),
            3 => Rule::Pinned(person(one), table(place)),
            4 => Rule::OneOf(person(one), vec![table(place)]),
            5 => Rule::OneOf(person(one), vec![table(place), table((place + 1) % 3)]),
            6 => Rule::AtLeast(person(one), size),
            _ => Rule::AtMost(person(one), size),
        }).collect()
    }
}

prop_compose! {
    fn rooms()(people in 2_u16..10)(
        places in prop::collection::vec(
            prop_oneof![
                8 => (0_usize..3).prop_map(Place::At),
                2 => Just(Place::Waits),
                1 => Just(Place::Rests),
                1 => Just(Place::Gone),
            ],
            usize::from(people),
        ),
        seats in prop::collection::vec(prop_oneof![1 => Just(0_u16), 6 => 2_u16..6], 3),
        wide in prop::collection::vec(prop::bool::weighted(0.1), usize::from(people)),
        locked in prop::option::weighted(0.2, (0..people, 0_u16..3)),
        content in prop::option::weighted(0.2, 0_u16..3),
        neighbours in any::<bool>(),
        smallest_table in 2_u16..4,
        rules in ruled(people),
    ) -> Small {
        let here = |one: &PersonIndex| places[usize::from(one.0)] != Place::Gone;
        let round = RoundSpec {
            tables: seats.iter().copied().map(TableSpec::with_seats).collect(),
            present: PersonIndex::first(places.len()).filter(here).collect(),
            locked: locked.map(|(one, at)| (person(one), table(at))).into_iter().collect(),
        };
        let spec = |wide: bool| {
            PersonSpec { space: if wide { 2 } else { 1 }, ..PersonSpec::default() }
        };
        let draft = Draft {
            people: wide.into_iter().map(spec).collect(),
            rounds: vec![round],
            rules,
            policy: Policy { smallest_table, ..Policy::default() },
            neighbours: if neighbours { vec![(table(0), table(1))] } else { Vec::new() },
            ..Draft::default()
        };
        Small { draft, places, content: content.map(table).into_iter().collect() }
    }
}

/// A seating: the table of each person, none for those who have no seat.
type Seats = Vec<Option<usize>>;

/// What is wrong, the most urgent first: those at closed tables, rules, tables too full, tables too
/// small, those who wait; then how many are moved. Less is better.
type Wrong = (usize, Vec<bool>, Vec<bool>, Vec<bool>, usize, usize);

impl Small {
    fn start(&self) -> Seats {
        let seat = |place: &Place| if let Place::At(table) = place { Some(*table) } else { None };
        self.places.iter().map(seat).collect()
    }

    fn chairs(&self, table: usize) -> u16 {
        self.draft.rounds[0].tables[table].seats
    }

    fn size(seats: &Seats, table: usize) -> usize {
        seats.iter().filter(|seat| **seat == Some(table)).count()
    }

    fn space(&self, seats: &Seats, table: usize) -> u16 {
        let at = seats.iter().zip(&self.draft.people).filter(|(seat, _)| **seat == Some(table));
        at.map(|(_, spec)| spec.space).sum()
    }

    fn fewest(&self, at: usize) -> usize {
        let smallest = usize::from(self.draft.policy.smallest_table);
        if self.content.contains(&TableIndex(u16::try_from(at).unwrap())) { 2 } else { smallest }
    }

    /// Whether a rule about people who all have a seat does not hold.
    fn broken(&self, rule: &Rule, seats: &Seats) -> bool {
        let at = |one: &PersonIndex| seats[usize::from(one.0)];
        if rule.people().any(|one| at(&one).is_none()) {
            return false;
        }
        let index = |table: &TableIndex| Some(usize::from(table.0));
        match rule {
            Rule::Apart(one, other) => at(one) == at(other),
            Rule::Distant(one, other) => {
                let near = !self.draft.neighbours.is_empty();
                at(one) == at(other) || (near && at(one) < Some(2) && at(other) < Some(2))
            }
            Rule::Together(one, other) => at(one) != at(other),
            Rule::Pinned(one, table) => at(one) != index(table),
            Rule::OneOf(one, tables) => !tables.iter().any(|table| at(one) == index(table)),
            Rule::AtLeast(one, least) => Self::size(seats, at(one).unwrap()) < (*least).into(),
            Rule::AtMost(one, most) => Self::size(seats, at(one).unwrap()) > (*most).into(),
        }
    }

    fn too_small(&self, seats: &Seats, table: usize) -> bool {
        let size = Self::size(seats, table);
        self.chairs(table) > 0 && size > 0 && size < self.fewest(table)
    }

    fn too_full(&self, seats: &Seats, table: usize) -> bool {
        self.chairs(table) > 0 && self.space(seats, table) > self.chairs(table)
    }

    fn locked(&self, one: usize) -> bool {
        let mut locks = self.draft.rounds[0].locked.iter();
        locks.any(|(who, at)| usize::from(who.0) == one && self.chairs(usize::from(at.0)) > 0)
    }

    fn may_move(&self, one: usize) -> bool {
        let Place::At(seat) = self.places[one] else { return self.places[one] == Place::Waits };
        let start = self.start();
        let named = |rule: &&Rule| rule.people().any(|who| usize::from(who.0) == one);
        let rules: Vec<&Rule> = self.draft.rules.iter().filter(named).collect();
        let held = rules.iter().any(|rule| {
            matches!(rule, Rule::Pinned(..) | Rule::OneOf(..)) && !self.broken(rule, &start)
        });
        let parted = rules
            .iter()
            .any(|rule| matches!(rule, Rule::Together(..)) && self.broken(rule, &start));
        self.chairs(seat) == 0
            || (!self.locked(one) && (!held || self.too_small(&start, seat) || parted))
    }

    /// What is wrong with a seating; `None` when something is wrong that was not, or is worse.
    fn judge(&self, seats: &Seats) -> Option<Wrong> {
        let start = self.start();
        let rules: Vec<bool> =
            self.draft.rules.iter().map(|rule| self.broken(rule, seats)).collect();
        let old = self.draft.rules.iter().map(|rule| self.broken(rule, &start));
        if rules.iter().zip(old).any(|(new, old)| *new && !old) {
            return None;
        }
        let waits = |one: usize| self.places[one] == Place::Waits;
        for rule in &self.draft.rules {
            if let Rule::Together(one, other) = rule {
                let (one, other) = (usize::from(one.0), usize::from(other.0));
                let parted = seats[one].is_some() != seats[other].is_some();
                if waits(one) && waits(other) && parted {
                    return None;
                }
            }
        }
        let full: Vec<bool> = (0..3).map(|table| self.too_full(seats, table)).collect();
        let small: Vec<bool> = (0..3).map(|table| self.too_small(seats, table)).collect();
        let worse = (0..3).any(|table| {
            let fuller =
                self.space(seats, table) > self.space(&start, table).max(self.chairs(table));
            let alone = Self::size(seats, table) == 1
                && (0..seats.len())
                    .any(|one| seats[one] == Some(table) && start[one] != Some(table));
            let smaller = Self::size(seats, table) < Self::size(&start, table);
            (full[table] && fuller)
                || (small[table] && alone)
                || (small[table] && (!self.too_small(&start, table) || smaller))
        });
        let people = 0..seats.len();
        let moved =
            |one: &usize| matches!(self.places[*one], Place::At(at) if seats[*one] != Some(at));
        let closed = |one: &usize| seats[*one].is_some_and(|table| self.chairs(table) == 0);
        (!worse).then(|| {
            (
                people.clone().filter(closed).count(),
                rules,
                full,
                small,
                people.clone().filter(|one| waits(*one) && seats[*one].is_none()).count(),
                people.filter(moved).count(),
            )
        })
    }

    /// The best of all seatings.
    fn reference(&self) -> Wrong {
        let mut best = self.judge(&self.start()).unwrap();
        self.try_all(&mut self.start(), 0, &mut best);
        best
    }

    fn try_all(&self, seats: &mut Seats, from: usize, best: &mut Wrong) {
        let Some(one) = (from..seats.len()).find(|one| self.may_move(*one)) else {
            if let Some(wrong) = self.judge(seats).filter(|wrong| *wrong < *best) {
                *best = wrong;
            }
            return;
        };
        self.try_all(seats, one + 1, best);
        let before = seats[one];
        let lock = self.draft.rounds[0].locked.iter().find(|lock| usize::from(lock.0.0) == one);
        let lock = lock.map(|lock| usize::from(lock.1.0)).filter(|table| self.chairs(*table) > 0);
        for table in (0..3).filter(|table| self.chairs(*table) > 0 && Some(*table) != before) {
            if lock.is_none_or(|lock| lock == table) {
                seats[one] = Some(table);
                self.try_all(seats, one + 1, best);
            }
        }
        seats[one] = before;
    }

    fn seats_after(&self, moves: &[Move]) -> Seats {
        let mut seats = self.start();
        for step in moves {
            seats[usize::from(step.person.0)] = step.to.map(|table| usize::from(table.0));
        }
        seats
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_repair_solves_all_that_can_be_solved_and_moves_no_more_than_it_must(small in rooms()) {
        let Ok(problem) = Problem::new(small.draft.clone()) else { return Ok(()) };
        let mut tables = vec![Vec::new(); 3];
        for (place, one) in small.places.iter().zip(PersonIndex::first(small.places.len())) {
            if let Place::At(table) = place {
                tables[*table].push(one);
            }
        }
        let resting: Vec<PersonIndex> = PersonIndex::first(small.places.len())
            .filter(|one| small.places[usize::from(one.0)] == Place::Rests)
            .collect();
        let content = &small.content;
        let running =
            Running { problem: &problem, tables: &tables, resting: &resting, content };

        let repairs = repair(&running);

        prop_assert!(!troubles(&running).is_empty() || repairs.is_empty());
        let goes_on = |one: &&Repair| matches!(one.why, Why::LetContinue(_));
        let first = repairs.first().filter(|one| !goes_on(one));
        let moves = first.map_or(&[][..], |one| one.moves.as_slice());
        let seats = small.seats_after(moves);
        let wrong = small.judge(&seats);
        prop_assert_eq!(wrong, Some(small.reference()), "{:?}", repairs);
        let few = small.places.len() < 8;
        prop_assert!(!few || first.is_none_or(|one| one.proved), "{:?}", first);
        for one in repairs.iter().filter(|one| !goes_on(one)) {
            prop_assert!(small.judge(&small.seats_after(&one.moves)).is_some(), "{:?}", one);
        }
    }
}
