//! A draft that was checked, with all that the search looks up laid out once.

use crate::domain::OddPolicy;

use super::clash::{Clash, clashes};
use super::cost::Costs;
use super::draft::{Draft, Policy, RoundSpec, Rule, Tables, Weights, Worth};
use super::gathering::Gatherings;
use super::index::{PersonIndex, TableIndex};
use super::layout::Layout;
use super::party::Parties;

/// The most people or tables: some numbers are kept for every two people, 15 bytes a pair.
const MOST: usize = 6000;

/// Who sits where, as a question: a draft whose every number is in range and whose rules do not
/// contradict each other as far as can be proved without a search.
#[derive(Clone, Debug)]
pub struct Problem {
    draft: Draft,
    parties: Parties,
    costs: Costs,
    gatherings: Gatherings,
    layouts: Vec<Layout>,
}

/// Why there is nothing to plan.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unplannable {
    /// More than 6,000 people or tables, or more than 250 rounds.
    #[error(
        "A round can be planned for at most 6,000 people and 6,000 tables, and an evening for at most 250 rounds: split the room into two events"
    )]
    TooMany,
    /// A person who is not in the list of people.
    #[error("Person {} is not one of the people", .0.0)]
    UnknownPerson(PersonIndex),
    /// A table that is not in the room.
    #[error("Table {} is not in the room", .0.0)]
    UnknownTable(TableIndex),
    /// The same person twice in one round, or two people of a pair who are one.
    #[error("Person {} is named twice", .0.0)]
    NamedTwice(PersonIndex),
    /// Two rounds that do not know the same number of tables.
    #[error("The rounds do not have the same tables")]
    DifferentRooms,
    /// A table that is to get more people than it has chairs, or a round more than are there.
    #[error("More people are wanted at the tables of round {round} than there can be")]
    Sizes {
        /// Which of the planned rounds, from 0.
        round: usize,
    },
    /// A group size or smallest table below 2, or a number above the most that it may be.
    #[error("A size, a weight or the worth of a meeting is out of range")]
    OutOfRange,
    /// Rules that cannot all hold, each with the smallest change that frees it.
    #[error("Some rules cannot hold at the same time")]
    Clashes(Vec<Clash>),
}

impl Problem {
    /// Checks a draft and lays it out for the search.
    ///
    /// # Errors
    ///
    /// [`Unplannable`]: the first number out of range, else every clash that was found.
    pub fn new(mut draft: Draft) -> Result<Self, Unplannable> {
        check_counts(&draft)?;
        check_people(&draft)?;
        seat_the_stand_in(&mut draft);
        check_tables(&draft)?;
        let parties = Parties::new(draft.people.len(), &draft.rules);
        let found = clashes(&draft, &parties);
        if !found.is_empty() {
            return Err(Unplannable::Clashes(found));
        }
        let layouts: Vec<Layout> =
            (0..draft.rounds.len()).map(|round| Layout::new(&draft, round)).collect();
        let biggest = layouts.iter().flat_map(|layout| &layout.sizes).max();
        let costs = Costs::new(&draft, &parties, biggest.copied().unwrap_or(0));
        let gatherings = Gatherings::new(&draft);
        Ok(Self { draft, parties, costs, gatherings, layouts })
    }

    /// What was asked for.
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        &self.draft
    }

    /// How many people sit at each table in one of the planned rounds, from 0.
    ///
    /// This is what the host is shown before anything is confirmed; none for a round unknown.
    #[must_use]
    pub fn sizes(&self, round: usize) -> &[u16] {
        self.layouts.get(round).map_or(&[], |layout| &layout.sizes)
    }

    pub(super) fn people(&self) -> usize {
        self.draft.people.len()
    }

    pub(super) const fn parties(&self) -> &Parties {
        &self.parties
    }

    pub(super) const fn costs(&self) -> &Costs {
        &self.costs
    }

    pub(super) const fn gatherings(&self) -> &Gatherings {
        &self.gatherings
    }

    pub(super) fn layouts(&self) -> &[Layout] {
        &self.layouts
    }
}

fn check_counts(draft: &Draft) -> Result<(), Unplannable> {
    let tables = draft.rounds.iter().map(|round| round.tables.len()).max().unwrap_or(0);
    let rounds = draft.rounds.len() + draft.past.len();
    if draft.people.len() > MOST || tables > MOST || rounds > 250 {
        return Err(Unplannable::TooMany);
    }
    if draft.rounds.iter().any(|round| round.tables.len() != tables) {
        return Err(Unplannable::DifferentRooms);
    }
    let Policy { group_size, smallest_table, .. } = draft.policy;
    let Weights { repeat, tongue, colleague, acquainted, kind, only, line, visit, wish } =
        draft.weights;
    let dear = [repeat, tongue, colleague, acquainted, kind, only, line, visit, wish]
        .iter()
        .any(|one| *one > 1_000_000);
    let worth = draft.worth.iter().map(|one| one.worth).chain([draft.usual_worth]);
    let strong = draft.acquainted.iter().any(|one| one.strength > 100);
    let spacious = draft.people.iter().any(|person| !(1..=100).contains(&person.space));
    if group_size < 2
        || smallest_table < 2
        || group_size > 1000
        || dear
        || strong
        || spacious
        || worth.max() > Some(Worth::MOST)
    {
        return Err(Unplannable::OutOfRange);
    }
    Ok(())
}

fn check_people(draft: &Draft) -> Result<(), Unplannable> {
    let known = |person: PersonIndex| person.at() < draft.people.len();
    let pairs = draft.worth.iter().map(|one| (one.first, one.second));
    let pairs = pairs.chain(draft.acquainted.iter().map(|one| (one.first, one.second)));
    let pairs = pairs.chain(draft.rules.iter().filter_map(pair_of));
    for (first, second) in pairs {
        if first == second {
            return Err(Unplannable::NamedTwice(first));
        }
        if let Some(person) = [first, second].into_iter().find(|person| !known(*person)) {
            return Err(Unplannable::UnknownPerson(person));
        }
    }
    let named = draft.rules.iter().flat_map(Rule::people).chain(draft.stand_in);
    if let Some(person) = named.into_iter().find(|person| !known(*person)) {
        return Err(Unplannable::UnknownPerson(person));
    }
    for tables in draft.past.iter().chain(&draft.forecast) {
        each_once(draft.people.len(), tables.iter().flatten())?;
    }
    draft.rounds.iter().try_for_each(|round| {
        each_once(draft.people.len(), &round.present)?;
        each_once(draft.people.len(), round.locked.iter().map(|(person, _)| person))
    })
}

const fn pair_of(rule: &Rule) -> Option<(PersonIndex, PersonIndex)> {
    match rule {
        Rule::Apart(first, second)
        | Rule::Distant(first, second)
        | Rule::Together(first, second) => Some((*first, *second)),
        Rule::Pinned(..) | Rule::OneOf(..) | Rule::AtLeast(..) | Rule::AtMost(..) => None,
    }
}

fn each_once<'a>(
    count: usize,
    people: impl IntoIterator<Item = &'a PersonIndex>,
) -> Result<(), Unplannable> {
    let mut seen = vec![false; count];
    for person in people {
        let slot = seen.get_mut(person.at()).ok_or(Unplannable::UnknownPerson(*person))?;
        if std::mem::replace(slot, true) {
            return Err(Unplannable::NamedTwice(*person));
        }
    }
    Ok(())
}

fn check_tables(draft: &Draft) -> Result<(), Unplannable> {
    let count = draft.rounds.first().map_or(0, |round| round.tables.len());
    let ruled = draft.rules.iter().flat_map(Rule::tables);
    let locked = draft.rounds.iter().flat_map(|round| round.locked.iter().map(|(_, table)| table));
    let wished = draft.people.iter().flat_map(|person| &person.wishes);
    let beside = draft.neighbours.iter().flat_map(|(one, other)| [one, other]);
    if let Some(table) =
        ruled.chain(locked).chain(wished).chain(beside).find(|table| table.at() >= count)
    {
        return Err(Unplannable::UnknownTable(*table));
    }
    match draft.rounds.iter().position(|round| !sizes_fit(round)) {
        Some(round) => Err(Unplannable::Sizes { round }),
        None => Ok(()),
    }
}

fn sizes_fit(round: &RoundSpec) -> bool {
    let settled =
        round.tables.iter().filter_map(|table| table.exactly).map(usize::from).sum::<usize>();
    let fits = round.tables.iter().all(|table| table.exactly.unwrap_or(0) <= table.seats);
    fits && settled <= round.present.len()
}

/// The host is at a table only where the others are an odd number in a round of pairs.
pub(super) fn seat_the_stand_in(draft: &mut Draft) {
    let Some(host) = draft.stand_in else { return };
    let sits_in = draft.policy.group_size == 2 && draft.policy.odd == OddPolicy::HostSitsIn;
    for round in &mut draft.rounds {
        round.present.retain(|person| *person != host);
        if sits_in && round.present.len() % 2 == 1 {
            round.present.push(host);
        }
    }
}

/// How often every two people have sat together in the rounds given.
pub(super) fn pairs_of(tables: &Tables) -> impl Iterator<Item = (PersonIndex, PersonIndex)> + '_ {
    tables.iter().flat_map(|people| {
        people.iter().enumerate().flat_map(move |(index, first)| {
            people.iter().skip(index + 1).map(move |second| (*first, *second))
        })
    })
}
