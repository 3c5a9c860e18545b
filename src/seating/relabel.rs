#![expect(
    clippy::indexing_slicing,
    reason = "the innermost loop of a search; people and rounds come from the problem"
)]
//! The same meetings for other people: who takes whose part in a seating.

use super::cost::HARD;
use super::design::Patience;
use super::dice::Dice;
use super::draft::Tables;
use super::index::{PersonIndex, TableIndex};
use super::problem::Problem;
use super::square::Square;

/// How many times the temperature falls on its way down, and by how much each time.
const STAGES: u64 = 40;
const COOLING: (i64, i64) = (90, 100);

/// The parts of a unit of cost in which the temperature is counted, since costs may be small numbers.
const PARTS: i64 = 1024;

/// Exchanges looked at to find the temperature to start from.
const SAMPLE: usize = 64;

/// Exchanges whole parts of a seating between people until what they cost is low: how often two
/// parts meet stays as it is, so that a design stays one, but who has them changes.
///
/// Colleagues, people who know each other or have met in a round held before take parts that do not
/// meet, and who must be at some table takes a part that is there. Only people who are there in the
/// same rounds, take up as many chairs and move alone exchange their parts. `seating` has the tables
/// of every round, the resting ones after the last if at all; it may leave people out. Where a
/// `held` round is given, only people who sat together in it exchange their parts. Makes at most
/// `steps` tries, and no more once the patience is over; never makes it dearer. Says whether it makes
/// any difference who has which part.
pub(super) fn relabel(
    problem: &Problem,
    seating: &mut [Tables],
    held: Option<&Tables>,
    steps: u64,
    dice: &mut Dice,
    patience: &mut Patience<'_>,
) -> bool {
    let mut parts = Parts::new(problem, seating, held);
    let Some(mut temperature) = parts.heat(dice) else { return false };
    let (mut change, mut lowest) = (0, 0);
    let mut best = parts.played_by.clone();
    for stage in 0..STAGES {
        if parts.is_perfect() {
            break;
        }
        for _ in 0..(steps / STAGES).max(1) {
            if !patience.step() {
                break;
            }
            let Some((one, other)) = parts.any_two(dice) else { continue };
            let delta = parts.delta(one, other);
            let last = stage + 1 == STAGES;
            let tolerance = if last { 0 } else { dice.exponential(temperature) / PARTS };
            if delta <= tolerance {
                parts.played_by.swap(one, other);
                change += delta;
            }
        }
        if change < lowest {
            lowest = change;
            best.clone_from(&parts.played_by);
        }
        temperature = temperature * COOLING.0 / COOLING.1;
    }
    for person in seating.iter_mut().flatten().flatten() {
        *person = best[person.at()];
    }
    true
}

/// Who has which part; a part is named after the person who had it at first.
struct Parts<'a> {
    problem: &'a Problem,
    played_by: Vec<PersonIndex>,
    /// What it costs that two people meet once.
    once: Square<i32>,
    /// Which other parts a part meets, and how often.
    meets: Vec<Vec<(usize, u8)>>,
    /// Where a part is in each round that it is seated in.
    places: Vec<Vec<(usize, TableIndex)>>,
    /// People with a part who may exchange it with each other, more than one at a time.
    groups: Vec<Vec<usize>>,
    /// The group of everybody who is in one.
    group_of: Vec<(usize, usize)>,
}

impl<'a> Parts<'a> {
    fn new(problem: &'a Problem, seating: &[Tables], held: Option<&Tables>) -> Self {
        let people = problem.people();
        let mut places = vec![Vec::new(); people];
        let mut times = vec![std::collections::BTreeMap::new(); people];
        for (round, tables) in seating.iter().enumerate().take(problem.layouts().len()) {
            let rest = problem.layouts()[round].rest;
            for (table, here) in TableIndex::first(tables.len()).zip(tables) {
                for person in here {
                    places[person.at()].push((round, table));
                    for other in here.iter().filter(|other| *other != person && table != rest) {
                        *times[person.at()].entry(other.at()).or_insert(0_u8) += 1;
                    }
                }
            }
        }
        let mut parts = Self {
            problem,
            played_by: PersonIndex::first(people).collect(),
            once: Square::of(people, |one, other| {
                let costs = problem.costs();
                costs.of_meeting(costs.pairs.at(one, other), costs.before.at(one, other))
            }),
            meets: times.into_iter().map(|times| times.into_iter().collect()).collect(),
            places,
            groups: Vec::new(),
            group_of: Vec::new(),
        };
        parts.groups = parts.exchangeable(held);
        let index = |(group, members): (usize, &Vec<usize>)| {
            members.iter().map(|member| (*member, group)).collect::<Vec<_>>()
        };
        parts.group_of = parts.groups.iter().enumerate().flat_map(index).collect();
        parts
    }

    /// People who are alike in when they are there and how they move, and sat together if need be.
    fn exchangeable(&self, held: Option<&Tables>) -> Vec<Vec<usize>> {
        let draft = self.problem.draft();
        let mut groups = std::collections::BTreeMap::new();
        for party in self.problem.parties().among(&self.played_by) {
            let [person] = party.as_slice() else { continue };
            let there: Vec<bool> =
                self.problem.layouts().iter().map(|layout| layout.is_here(*person)).collect();
            let spec = &draft.people[person.at()];
            if !self.places[person.at()].is_empty() {
                let sat = |tables: &Tables| tables.iter().position(|here| here.contains(person));
                let alike = (held.map(sat), there, spec.space, spec.sat_out);
                groups.entry(alike).or_insert_with(Vec::new).push(person.at());
            }
        }
        groups.into_values().filter(|members| members.len() > 1).collect()
    }

    fn any_two(&self, dice: &mut Dice) -> Option<(usize, usize)> {
        let (one, group) = *dice.pick(&self.group_of)?;
        let other = *dice.pick(&self.groups[group])?;
        Some((one, other)).filter(|_| one != other)
    }

    /// What it would add to the cost that two parts change hands.
    fn delta(&self, one: usize, other: usize) -> i64 {
        let (first, second) = (self.played_by[one], self.played_by[other]);
        self.cost(one, second, other) - self.cost(one, first, other) + self.cost(other, first, one)
            - self.cost(other, second, one)
    }

    /// What a part costs in somebody's hands, but for meetings with the part `without`.
    fn cost(&self, part: usize, person: PersonIndex, without: usize) -> i64 {
        let others = self.meets[part].iter().filter(|(other, _)| *other != without);
        let meetings =
            others.map(|(other, times)| self.price(person, self.played_by[*other], *times));
        let place = |(round, table): &(usize, TableIndex)| {
            i64::from(self.problem.layouts()[*round].place(person, *table))
        };
        meetings.sum::<i64>() + self.places[part].iter().map(place).sum::<i64>()
    }

    /// What it costs that two people meet so many times.
    fn price(&self, one: PersonIndex, other: PersonIndex, times: u8) -> i64 {
        if times == 1 {
            return i64::from(self.once.at(one, other));
        }
        let costs = self.problem.costs();
        let (pair, before) = (costs.pairs.at(one, other), costs.before.at(one, other));
        (0..times).map(|time| i64::from(costs.of_meeting(pair, before.saturating_add(time)))).sum()
    }

    /// Whether no part costs anything in the hands that have it.
    fn is_perfect(&self) -> bool {
        (0..self.played_by.len()).all(|part| self.cost(part, self.played_by[part], part) == 0)
    }

    /// A temperature at which an exchange that costs the usual is as likely as not. A broken rule is
    /// not usual. `None` where it is all the same who has which part.
    fn heat(&self, dice: &mut Dice) -> Option<i64> {
        let sample = (0..SAMPLE).filter_map(|_| self.any_two(dice));
        let mut deltas: Vec<i64> =
            sample.map(|(one, other)| self.delta(one, other).abs()).collect();
        if deltas.iter().all(|delta| *delta == 0) {
            return None;
        }
        deltas.retain(|delta| (1..i64::from(HARD) / 2).contains(delta));
        let count = i64::try_from(deltas.len()).unwrap_or(i64::MAX);
        Some(deltas.iter().sum::<i64>().checked_div(count).unwrap_or(1).max(1) * PARTS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::draft::{Draft, Rule};
    use crate::seating::problem::pairs_of;
    use crate::seating::tests::{evening, person, table};

    /// Four tables of four at which everybody meets everybody else but three once, in four rounds.
    fn square() -> Vec<Tables> {
        let shift = [[0, 0, 0, 0], [0, 1, 2, 3], [0, 2, 3, 1], [0, 3, 1, 2]];
        let at = |shift: &[u16; 4], table: u16| {
            let people = (0_u16..4).zip(shift);
            people.map(|(class, by)| person(class * 4 + (table ^ by))).collect()
        };
        shift.iter().map(|shift| (0..4).map(|table| at(shift, table)).collect()).collect()
    }

    fn relabelled(draft: Draft, held: Option<&Tables>) -> Vec<Tables> {
        let problem = Problem::new(draft).unwrap();
        let mut seating = square();
        let mut patience = Patience::new(u64::MAX, &|| false);
        relabel(&problem, &mut seating, held, 8_000, &mut Dice::new(3), &mut patience);
        seating
    }

    fn meetings(seating: &[Tables]) -> std::collections::BTreeMap<(u16, u16), usize> {
        let mut meetings = std::collections::BTreeMap::new();
        for (one, other) in seating.iter().flat_map(pairs_of) {
            *meetings.entry((one.0.min(other.0), one.0.max(other.0))).or_insert(0) += 1;
        }
        meetings
    }

    #[test]
    fn colleagues_take_parts_that_do_not_meet() {
        let mut draft = evening(16, 4, 4, 4);
        for (index, spec) in draft.people.iter_mut().enumerate() {
            spec.organisation = u16::try_from(index * 7 % 16 / 4).ok();
        }

        let seating = relabelled(draft.clone(), None);

        let met = meetings(&seating);
        let firm = |one: &u16| draft.people[usize::from(*one)].organisation;
        assert!(met.values().all(|times| *times == 1), "the design stays one");
        assert_eq!(met.len(), 4 * 4 * 6);
        assert!(met.keys().all(|(one, other)| firm(one) != firm(other)));
    }

    #[test]
    fn who_must_be_at_a_table_takes_the_part_that_is_there() {
        let mut draft = evening(16, 4, 4, 4);
        draft.rules.push(Rule::Pinned(person(9), table(2)));

        let seating = relabelled(draft, None);

        assert!(seating.iter().all(|tables| tables[2].contains(&person(9))));
    }

    #[test]
    fn people_with_other_times_keep_their_parts_and_so_do_those_of_other_tables_held() {
        let mut draft = evening(16, 4, 4, 4);
        draft.usual_worth = 1;
        draft.people[3].organisation = Some(1);
        draft.people[5].organisation = Some(1);
        draft.rounds[0].present.retain(|one| *one != person(5));
        let alone: Tables = (0..16).map(|one| vec![person(one)]).collect();

        let seating = relabelled(draft.clone(), None);
        let kept = relabelled(draft, Some(&alone));

        let before = square();
        let seat = |rounds: &[Tables], one: PersonIndex| -> Vec<Option<usize>> {
            rounds.iter().map(|all| all.iter().position(|here| here.contains(&one))).collect()
        };
        assert_eq!(seat(&seating, person(5)), seat(&before, person(5)));
        assert_eq!(meetings(&kept), meetings(&before));
    }
}
