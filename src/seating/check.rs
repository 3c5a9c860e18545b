//! What is wrong with a seating: hard rules broken, tables too full, and what a move would do.

use super::cost::are_colleagues;
use super::draft::Rule;
use super::index::{PersonIndex, TableIndex, change_at};
use super::problem::Problem;
use super::repair::{Move, Room, Running};

/// Something wrong with a seating, or with a move that is about to be made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Violation {
    /// A rule does not hold, by its place in the draft.
    Rule(usize),
    /// A table gets more people than it has chairs.
    Overfull {
        /// Which one.
        table: TableIndex,
        /// How many chairs are missing.
        chairs: u16,
    },
    /// Somebody sits alone.
    Alone(PersonIndex),
    /// People sit at a table that is closed.
    Closed(TableIndex),
    /// Somebody is to be moved who is not there, or not where the move says.
    NotThere(PersonIndex),
    /// A table is left with fewer people than the host wants.
    TooSmall(TableIndex),
    /// These two have met tonight.
    MetTonight(PersonIndex, PersonIndex),
    /// These two are colleagues.
    Colleagues(PersonIndex, PersonIndex),
}

impl Violation {
    /// Whether it must not be, rather than should not be.
    #[must_use]
    pub const fn is_hard(self) -> bool {
        match self {
            Self::Rule(_)
            | Self::Overfull { .. }
            | Self::Alone(_)
            | Self::Closed(_)
            | Self::NotThere(_) => true,
            Self::TooSmall(_) | Self::MetTonight(..) | Self::Colleagues(..) => false,
        }
    }
}

/// What would be wrong after some moves that is not wrong now, the hard ones first.
///
/// All moves are made at once, so two people may change places.
#[must_use]
pub fn check_move(running: &Running<'_>, moves: &[Move]) -> Vec<Violation> {
    MoveCheck::new(running).check(moves)
}

/// A running round against which any number of moves are checked, each by itself.
#[derive(Debug)]
pub struct MoveCheck<'a> {
    room: Room<'a>,
    wrong: Vec<Violation>,
    too_small: Vec<TableIndex>,
}

impl<'a> MoveCheck<'a> {
    /// The round as it is before any move.
    #[must_use]
    pub fn new(running: &Running<'a>) -> Self {
        let room = Room::of(running);
        let wrong = violations(running.problem, 0, &room.tables);
        Self { too_small: room.too_small(), wrong, room }
    }

    /// As [`check_move`].
    #[must_use]
    pub fn check(&mut self, moves: &[Move]) -> Vec<Violation> {
        let mut found = misplaced(&self.room, moves);
        let people = moves.iter().map(|step| step.person).filter(|one| self.room.is_here(*one));
        let before: Vec<_> = people.map(|one| (one, self.room.seat_of(one))).collect();
        for (person, _) in &before {
            self.room.put(*person, None);
        }
        for step in moves {
            if self.room.is_here(step.person) {
                self.room.put(step.person, step.to);
            }
        }
        let new = violations(self.room.problem, 0, &self.room.tables);
        found.extend(new.into_iter().filter(|one| !self.was_wrong(*one)));
        let small = self.room.too_small().into_iter();
        let small = small.filter(|table| !self.too_small.contains(table));
        found.extend(small.map(Violation::TooSmall));
        for step in moves {
            found.extend(company(&self.room, step));
        }
        for (person, seat) in before {
            self.room.put(person, seat);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether this was so before, or worse: a table that gets less full is no new fault.
    fn was_wrong(&self, now: Violation) -> bool {
        self.wrong.iter().any(|before| match (*before, now) {
            (
                Violation::Overfull { table: old, chairs: lacked },
                Violation::Overfull { table, chairs },
            ) => old == table && lacked >= chairs,
            (before, now) => before == now,
        })
    }
}

fn misplaced(room: &Room<'_>, moves: &[Move]) -> Vec<Violation> {
    let wrong = |step: &&Move| room.seat_of(step.person) != step.from || !room.is_here(step.person);
    let twice = |step: &&Move| moves.iter().filter(|other| other.person == step.person).count() > 1;
    moves
        .iter()
        .filter(|step| wrong(step) || twice(step))
        .map(|step| Violation::NotThere(step.person))
        .collect()
}

/// What is not so good about the company that somebody moves into.
fn company(after: &Room<'_>, step: &Move) -> Vec<Violation> {
    let Some(people) = step.to.and_then(|table| after.tables.get(table.at())) else {
        return Vec::new();
    };
    let problem = after.problem;
    let spec = |person: PersonIndex| problem.draft().people.get(person.at());
    let mut found = Vec::new();
    for other in people.iter().filter(|other| **other != step.person) {
        let (first, second) = (step.person.min(*other), step.person.max(*other));
        let (Some(one), Some(two)) = (spec(first), spec(second)) else { continue };
        if !one.meets || !two.meets || problem.parties().are_one(first, second) {
            continue;
        }
        if problem.costs().before.at(first, second) > 0 {
            found.push(Violation::MetTonight(first, second));
        }
        if are_colleagues(one, two) {
            found.push(Violation::Colleagues(first, second));
        }
    }
    found
}

/// Every hard rule that a seating of a planned round breaks.
pub(super) fn violations(
    problem: &Problem,
    round: usize,
    tables: &[Vec<PersonIndex>],
) -> Vec<Violation> {
    let mut at: Vec<Option<TableIndex>> = vec![None; problem.people()];
    for (table, people) in TableIndex::first(tables.len()).zip(tables) {
        for person in people {
            change_at(&mut at, person.at(), |slot| *slot = Some(table));
        }
    }
    let seat = |person: PersonIndex| at.get(person.at()).copied().flatten();
    let size = |table: TableIndex| tables.get(table.at()).map_or(0, Vec::len);
    let here = |person| problem.layouts().get(round).is_some_and(|layout| layout.is_here(person));
    let broken = |rule: &Rule| rule.people().all(here) && breaks(problem, rule, &seat, &size);
    let rules = problem.draft().rules.iter().enumerate();
    let rules = rules.filter(|(_, rule)| broken(rule)).map(|(index, _)| Violation::Rule(index));
    rules.chain(room_violations(problem, round, tables)).collect()
}

pub(super) fn breaks(
    problem: &Problem,
    rule: &Rule,
    seat: &impl Fn(PersonIndex) -> Option<TableIndex>,
    size: &impl Fn(TableIndex) -> usize,
) -> bool {
    match rule {
        Rule::Apart(first, second) => seat(*first).is_some() && seat(*first) == seat(*second),
        Rule::Distant(first, second) => seat(*first)
            .zip(seat(*second))
            .is_some_and(|(one, other)| problem.draft().is_near(one, other)),
        Rule::Together(first, second) => seat(*first) != seat(*second),
        Rule::Pinned(person, table) => seat(*person) != Some(*table),
        Rule::OneOf(person, tables) => seat(*person).is_none_or(|table| !tables.contains(&table)),
        Rule::AtLeast(person, least) => {
            seat(*person).is_some_and(|table| size(table) < usize::from(*least))
        }
        Rule::AtMost(person, most) => {
            seat(*person).is_some_and(|table| size(table) > usize::from(*most))
        }
    }
}

fn room_violations(problem: &Problem, round: usize, tables: &[Vec<PersonIndex>]) -> Vec<Violation> {
    let Some(layout) = problem.layouts().get(round) else { return Vec::new() };
    let mut found = Vec::new();
    for (table, people) in layout.tables().zip(tables) {
        let seats = layout.seats.get(table.at()).copied().unwrap_or(0);
        let space = space_of(problem, people);
        match people.as_slice() {
            [] => {}
            _ if seats == 0 => found.push(Violation::Closed(table)),
            _ if space > seats => found.push(Violation::Overfull { table, chairs: space - seats }),
            [person] => found.push(Violation::Alone(*person)),
            _ => {}
        }
    }
    found
}

/// The chairs that some people take up.
pub(super) fn space_of(problem: &Problem, people: &[PersonIndex]) -> u16 {
    people
        .iter()
        .filter_map(|one| problem.draft().people.get(one.at()))
        .map(|spec| spec.space)
        .fold(0, u16::saturating_add)
}
