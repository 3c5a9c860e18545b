//! Who may be moved in each round, alone or as a party.

use super::arrangement::Arrangement;
use super::dice::Dice;
use super::index::{PersonIndex, TableIndex, change_at};
use super::problem::Problem;

/// Who may be moved, a round at a time: nobody who keeps a seat given by the host.
pub(super) struct Movable {
    /// Those who move by themselves.
    singles: Vec<Vec<PersonIndex>>,
    /// Those who move as one.
    groups: Vec<Vec<Vec<PersonIndex>>>,
    /// Whether somebody moves by themselves.
    single: Vec<Vec<bool>>,
}

impl Movable {
    pub(super) fn new(problem: &Problem) -> Self {
        let rounds = 0..problem.layouts().len();
        let parties: Vec<_> = rounds.map(|round| movable(problem, round)).collect();
        let alone = |all: &Vec<Vec<PersonIndex>>| {
            all.iter().filter(|party| party.len() == 1).flatten().copied().collect::<Vec<_>>()
        };
        let groups = |all: &Vec<Vec<PersonIndex>>| {
            all.iter().filter(|party| party.len() > 1).cloned().collect::<Vec<_>>()
        };
        let singles: Vec<Vec<PersonIndex>> = parties.iter().map(alone).collect();
        let flags = |people: &Vec<PersonIndex>| {
            let mut flags = vec![false; problem.people()];
            for person in people {
                change_at(&mut flags, person.at(), |flag| *flag = true);
            }
            flags
        };
        Self {
            groups: parties.iter().map(groups).collect(),
            single: singles.iter().map(flags).collect(),
            singles,
        }
    }

    /// Whether somebody may be moved, and by themselves.
    fn is_single(&self, round: usize, person: PersonIndex) -> bool {
        self.single.get(round).and_then(|flags| flags.get(person.at())) == Some(&true)
    }

    /// The group that moves as one with somebody; none for a single person.
    fn group_of(&self, round: usize, person: PersonIndex) -> Option<&[PersonIndex]> {
        let groups = self.groups.get(round)?;
        groups.iter().find(|group| group.contains(&person)).map(Vec::as_slice)
    }

    /// Those who move by themselves in a round.
    pub(super) fn singles_of(&self, round: usize) -> &[PersonIndex] {
        self.singles.get(round).map_or(&[], Vec::as_slice)
    }

    /// Somebody who moves by themselves, in some round, as chance picks them.
    pub(super) fn anybody(&self, dice: &mut Dice) -> Option<(usize, PersonIndex)> {
        let round = dice.below(self.singles.len());
        Some((round, self.somebody_in(round, dice)?))
    }

    /// Somebody who moves by themselves in a round, as chance picks them.
    pub(super) fn somebody_in(&self, round: usize, dice: &mut Dice) -> Option<PersonIndex> {
        dice.pick(self.singles_of(round)).copied()
    }

    /// Whether there are people who move as one.
    pub(super) fn has_groups(&self) -> bool {
        self.groups.iter().any(|groups| !groups.is_empty())
    }

    /// People who move as one, in some round, as chance picks them.
    pub(super) fn any_group(&self, dice: &mut Dice) -> Option<(usize, &[PersonIndex])> {
        let round = dice.below(self.groups.len());
        let group = dice.pick(self.groups.get(round)?)?;
        Some((round, group.as_slice()))
    }

    /// How many seats there are to give to people who move by themselves, all rounds together.
    pub(super) fn seats(&self) -> u64 {
        let seats: usize = self.singles.iter().map(Vec::len).sum();
        u64::try_from(seats).unwrap_or(u64::MAX / 1024)
    }

    /// Whole parties of a table that are exactly `count` people together, if chance finds them.
    pub(super) fn as_many(
        &self,
        now: &Arrangement<'_>,
        (round, table): (usize, TableIndex),
        count: usize,
        dice: &mut Dice,
    ) -> Option<Vec<PersonIndex>> {
        let mut people = now.people_at(round, table).to_vec();
        dice.shuffle(&mut people);
        let mut chosen: Vec<PersonIndex> = Vec::new();
        for person in people {
            let alone = [person];
            let party = if self.is_single(round, person) {
                &alone
            } else {
                self.group_of(round, person).unwrap_or(&[])
            };
            let whole = is_whole(now, round, party);
            if whole && chosen.len() + party.len() <= count && !chosen.contains(&person) {
                chosen.extend(party);
            }
        }
        Some(chosen).filter(|chosen| chosen.len() == count)
    }
}

/// Whether people are at one table. Where chairs are too few a party may have been parted, and to
/// exchange it as one would bring more people to a table than sat there before.
pub(super) fn is_whole(now: &Arrangement<'_>, round: usize, party: &[PersonIndex]) -> bool {
    let mut tables = party.iter().map(|person| now.table_of(round, *person));
    let first = tables.next();
    tables.all(|table| Some(table) == first)
}

fn movable(problem: &Problem, round: usize) -> Vec<Vec<PersonIndex>> {
    let Some(layout) = problem.layouts().get(round) else { return Vec::new() };
    let here: Vec<PersonIndex> =
        PersonIndex::first(problem.people()).filter(|one| layout.is_here(*one)).collect();
    let mut parties = problem.parties().among(&here);
    parties.retain(|party| party.iter().all(|person| layout.lock_of(*person).is_none()));
    parties
}
