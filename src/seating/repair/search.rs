//! The way to mend a round that moves the fewest people, found by going deeper step by step.
//!
//! First it is tried with nobody moved, then with one, with two, and so on: the first way found
//! moves the fewest, and that is proved as long as no search before it was cut short.

use crate::seating::{
    draft::Rule,
    index::{PersonIndex, TableIndex},
};

use super::polish::polish;
use super::room::Room;
use super::tree::{End, Goal, Tree, Way};
use super::{Move, Trouble};

/// How far a search goes before it is cut, in nodes of its tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// For any way with so many moved people.
    any: u64,
    /// For all that is tried before the fewest is known.
    all: u64,
    /// For the cheapest way with the fewest moved people.
    best: u64,
}

impl Effort {
    /// For the repair that stands first.
    pub(super) const FULL: Self = Self { any: 20_000, all: 60_000, best: 4_000 };
    /// For what is left to do after an alternative was chosen.
    pub(super) const SHORT: Self = Self { any: 1_500, all: 3_000, best: 500 };
}

/// The most people that are moved for what one search solves.
const DEEPEST: usize = 16;

/// How many ways are made cheaper one by one where not all could be looked at.
const POLISHED: usize = 3;

/// What was found.
pub(super) struct Fewest {
    /// The cheapest way of each kind, all with the fewest moved people.
    pub(super) ways: Vec<Way>,
    /// Whether nothing solves as much with fewer moved, nor solves more.
    pub(super) proved: bool,
}

/// Who may be moved: all but those who are rightly where they are by a rule, a need or a lock.
///
/// Whoever needs a place goes when their own table is closed or too small, or when their companion
/// sits elsewhere, but never to help others.
pub(super) fn movable(room: &Room<'_>) -> Vec<bool> {
    let small = room.too_small();
    let parted = |person: PersonIndex| {
        let mut rules = room.rules_of(person).iter();
        rules.any(|rule| matches!(room.rule(*rule), Rule::Together(..)) && room.broken().has(*rule))
    };
    let free = |person: PersonIndex| match room.seat_of(person) {
        None => room.wants(person),
        Some(table) if room.seats(table) == 0 => true,
        Some(_) if room.lock_of(person).is_some() => false,
        Some(table) => !room.is_anchored(person) || small.contains(&table) || parted(person),
    };
    PersonIndex::first(room.problem.people()).map(free).collect()
}

/// The ways that solve the most and move the fewest.
///
/// - `free`: who may be moved.
/// - `trouble`: what the ways are named after.
/// - `accepted`: what the host lets be.
pub(super) fn fewest(
    room: &mut Room<'_>,
    free: &[bool],
    trouble: &Trouble,
    accepted: Option<&Trouble>,
    effort: Effort,
) -> Fewest {
    if let Some(accepted) = accepted {
        room.give_up(accepted, true);
    }
    let mut search = Search { free, trouble, accepted, effort, left: effort.all, sure: true };
    let settled = search.run(room);
    for trouble in settled.given_up.iter().chain(accepted) {
        room.give_up(trouble, false);
    }
    Fewest { ways: settled.ways, proved: search.sure }
}

struct Search<'s> {
    free: &'s [bool],
    trouble: &'s Trouble,
    accepted: Option<&'s Trouble>,
    effort: Effort,
    left: u64,
    /// Whether no search was cut that had to be whole.
    sure: bool,
}

/// The ways found, and what had to be given up for them.
struct Settled {
    ways: Vec<Way>,
    given_up: Vec<Trouble>,
}

impl Search<'_> {
    fn run(&mut self, room: &mut Room<'_>) -> Settled {
        let mut tree = Tree::new(room, self.free, self.trouble);
        let closed = closed_without_chairs(tree.room);
        let waiting = waiting_without_chairs(tree.room, closed);
        let mut given_up = Vec::new();
        let all = Goal { moved: 0, closed, waiting, open: true };
        // Where chairs are too few for those at closed tables, others may have to give way to them.
        let reached = if closed == 0 { self.reach(&mut tree, all) } else { None };
        let goal = reached.or_else(|| self.less(&mut tree, all, &mut given_up));
        let ways = goal.map_or_else(Vec::new, |goal| self.best(&mut tree, goal));
        Settled { ways, given_up }
    }

    /// The fewest moved people with which a goal is reached; `None` when it is not.
    fn reach(&mut self, tree: &mut Tree<'_, '_>, goal: Goal) -> Option<Goal> {
        let waits = tree.seatless().1 > goal.waiting;
        let most = tree.most_moved();
        for moved in 0..=most.min(DEEPEST) {
            for open in [false, true] {
                if open && !waits {
                    continue;
                }
                // A tenth of all is kept for each trouble that comes after one that takes long.
                let steps = self.effort.any.min(self.left.max(self.effort.all / 10));
                let goal = Goal { moved, open, ..goal };
                let end = tree.search(goal, false, steps);
                self.left = self.left.saturating_sub(tree.taken());
                match end {
                    End::Found => return Some(goal),
                    End::Never => return None,
                    End::NotWithSoFew => {}
                    End::Cut => {
                        self.sure = false;
                        if self.left == 0 {
                            return None;
                        }
                    }
                }
            }
        }
        self.sure &= most <= DEEPEST;
        None
    }

    /// What can be solved where not everything can: the most urgent first.
    fn less(
        &mut self,
        tree: &mut Tree<'_, '_>,
        all: Goal,
        given_up: &mut Vec<Trouble>,
    ) -> Option<Goal> {
        let mut troubles = tree.room.troubles();
        troubles.retain(|trouble| self.accepted != Some(trouble));
        for trouble in &troubles {
            tree.room.give_up(trouble, true);
        }
        given_up.clone_from(&troubles);
        let (most_closed, most_waiting) = tree.seatless();
        let closed = closed_without_chairs(tree.room);
        let mut goal = Goal { closed, waiting: most_waiting, ..all };
        while goal.closed < most_closed && self.reach(tree, goal).is_none() {
            goal.closed += 1;
        }
        for trouble in &troubles {
            match trouble {
                Trouble::Closed(_) | Trouble::Waiting(_) => continue,
                Trouble::Rule(_) | Trouble::Overfull(_) | Trouble::TooSmall(_) => {}
            }
            tree.room.give_up(trouble, false);
            if self.reach(tree, goal).is_some() {
                given_up.retain(|one| one != trouble);
            } else {
                tree.room.give_up(trouble, true);
            }
        }
        goal.waiting = waiting_without_chairs(tree.room, goal.closed);
        while goal.waiting < most_waiting && self.reach(tree, goal).is_none() {
            goal.waiting += 1;
        }
        self.reach(tree, goal)
    }

    /// The cheapest ways of each kind that reach a goal.
    fn best(&self, tree: &mut Tree<'_, '_>, goal: Goal) -> Vec<Way> {
        tree.search(goal, false, self.effort.all);
        let any = std::mem::take(&mut tree.found);
        tree.search(goal, true, self.effort.best);
        let whole = tree.is_whole();
        let mut ways = std::mem::take(&mut tree.found);
        ways.extend(any.into_iter().filter(|_| !whole));
        if !whole {
            ways.sort_by_key(|way| way.cost);
            for way in ways.iter_mut().take(POLISHED).filter(|way| way.moves.len() > 1) {
                polish(tree.room, way);
            }
        }
        ways
    }
}

/// How many of those at closed tables find no chair whatever is done: when people change places the
/// chairs do not grow.
fn closed_without_chairs(room: &Room<'_>) -> usize {
    let closed = at_closed_tables(room);
    closed.len() - fitting(room, &closed, free_chairs(room)).len()
}

/// How many of those who wait find no chair, when all but so many at closed tables get one.
fn waiting_without_chairs(room: &Room<'_>, closed: usize) -> usize {
    let mut seated = by_space(room, at_closed_tables(room));
    seated.truncate(seated.len() - closed.min(seated.len()));
    let free = free_chairs(room).saturating_sub(u32::from(room.space_of(&seated)));
    let waiting = room.waiting();
    waiting.len() - fitting(room, &waiting, free).len()
}

/// The chairs of all open tables that nobody takes up, less those that are too few somewhere.
fn free_chairs(room: &Room<'_>) -> u32 {
    let chairs: u32 = room.open().map(|table| u32::from(room.measure(table).0)).sum();
    let taken = room.open().map(|table| u32::from(room.space_of(room.people_at(table))));
    chairs.saturating_sub(taken.sum())
}

fn at_closed_tables(room: &Room<'_>) -> Vec<PersonIndex> {
    let closed = TableIndex::first(room.tables.len()).filter(|table| room.seats(*table) == 0);
    closed.flat_map(|table| room.people_at(table)).copied().collect()
}

fn by_space(room: &Room<'_>, mut people: Vec<PersonIndex>) -> Vec<PersonIndex> {
    people.sort_by_key(|one| (room.space_of(&[*one]), *one));
    people
}

/// As many of some people as so many chairs are enough for.
fn fitting(room: &Room<'_>, people: &[PersonIndex], mut free: u32) -> Vec<PersonIndex> {
    let mut fits = Vec::new();
    for person in by_space(room, people.to_vec()) {
        let space = u32::from(room.space_of(&[person]));
        let Some(rest) = free.checked_sub(space) else { break };
        free = rest;
        fits.push(person);
    }
    fits
}

/// The moves of a room in which people were put elsewhere.
pub(super) fn moves_made(room: &Room<'_>) -> Vec<Move> {
    PersonIndex::first(room.problem.people())
        .map(|one| room.move_of(one))
        .filter(|step| step.from != step.to)
        .collect()
}
