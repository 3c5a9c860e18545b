//! The network of the evening: its groups before and now, who stands alone, who joins two groups.
//!
//! A group is a set of people of whom each reaches each other one over people who know each other.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Event, Pair, Participant, ParticipantId};

/// The network of the evening, before and now.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Network {
    /// How many people are counted: those who came tonight, companions and the barred left out.
    pub people: usize,
    /// As it was when they came: who knew whom.
    pub before: Shape,
    /// As it is now: those who met tonight know each other too.
    pub now: Shape,
    /// Who now holds two groups of two or more together: without them these would fall apart.
    pub joins: Vec<ParticipantId>,
    /// New ties over the borders of the groups before, as the one has them who has fewest …
    pub least_new: usize,
    /// … and as the one in the middle has them.
    pub median_new: usize,
    /// Who has none of them, in the order of their ids.
    pub without_new: Vec<ParticipantId>,
}

/// How a network falls into groups.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// How many groups of two or more there are.
    pub groups: usize,
    /// How many people the largest of them has.
    pub largest: usize,
    /// How many people know nobody.
    pub alone: usize,
}

/// The network of those who came tonight.
///
/// The counts follow the measures that tell a network that learns from one that does not: groups,
/// people between them (Burt 2004), and new ties to other groups for each person, not in all.
#[must_use]
pub fn network(event: &Event) -> Network {
    let came = |person: &&Participant| {
        person.arrived().is_some() && !person.barred && person.companion_of.is_none()
    };
    let people: Vec<ParticipantId> =
        event.participants().filter(came).map(|person| person.id).collect();
    let known: BTreeSet<Pair> = event.ties().map(|(pair, _)| pair).collect();
    let met: BTreeSet<Pair> = people
        .iter()
        .flat_map(|one| event.met_by(*one).into_iter().filter_map(|other| Pair::new(*one, other)))
        .collect();
    let before = Graph::of(&people, known.iter());
    let now = Graph::of(&people, known.union(&met));
    let groups = before.groups();
    let crosses = |pair: &&Pair| {
        let [one, other] = pair.both().map(|person| groups.get(&person));
        one.is_some() && other.is_some() && one != other
    };
    let mut new: BTreeMap<ParticipantId, usize> = people.iter().map(|one| (*one, 0)).collect();
    for person in met.iter().filter(crosses).flat_map(|pair| pair.both()) {
        new.entry(person).and_modify(|count| *count += 1);
    }
    let mut counts: Vec<usize> = new.values().copied().collect();
    counts.sort_unstable();
    Network {
        people: people.len(),
        before: shape(&groups),
        now: shape(&now.groups()),
        joins: now.joins(),
        least_new: counts.first().copied().unwrap_or(0),
        median_new: counts.get(counts.len() / 2).copied().unwrap_or(0),
        without_new: new.iter().filter(|(_, count)| **count == 0).map(|(one, _)| *one).collect(),
    }
}

/// Who knows whom among some people.
struct Graph {
    knows: BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
}

/// The number of everybody's group.
type Groups = BTreeMap<ParticipantId, usize>;

impl Graph {
    fn of<'a>(people: &[ParticipantId], pairs: impl Iterator<Item = &'a Pair>) -> Self {
        let mut knows: BTreeMap<ParticipantId, BTreeSet<ParticipantId>> =
            people.iter().map(|person| (*person, BTreeSet::new())).collect();
        for [one, other] in pairs.map(|pair| pair.both()) {
            if knows.contains_key(&one) && knows.contains_key(&other) {
                knows.entry(one).or_default().insert(other);
                knows.entry(other).or_default().insert(one);
            }
        }
        Self { knows }
    }

    fn known_by(&self, person: ParticipantId) -> impl Iterator<Item = ParticipantId> + '_ {
        self.knows.get(&person).into_iter().flatten().copied()
    }

    fn groups(&self) -> Groups {
        let mut groups = Groups::new();
        for (number, start) in self.knows.keys().enumerate() {
            let mut waiting = vec![*start];
            while let Some(person) = waiting.pop() {
                if let Entry::Vacant(place) = groups.entry(person) {
                    place.insert(number);
                    waiting.extend(self.known_by(person));
                }
            }
        }
        groups
    }

    /// Everybody without whom a group would fall apart into two or more of at least two people.
    fn joins(&self) -> Vec<ParticipantId> {
        let mut walk = Walk { graph: self, seen: BTreeMap::new(), parts: BTreeMap::new() };
        for start in self.knows.keys() {
            walk.from(*start);
        }
        let joining = |parts: &Vec<usize>| parts.iter().filter(|size| **size >= 2).count() >= 2;
        walk.parts.iter().filter(|(_, parts)| joining(parts)).map(|(person, _)| *person).collect()
    }
}

/// What a walk through a group knows of a person.
#[derive(Clone, Copy)]
struct Seen {
    /// When the walk came to them …
    turn: usize,
    /// … and the earliest turn that is reached from them and those after them without going back.
    low: usize,
    /// How many people were reached over them, themselves counted.
    size: usize,
    /// Over whom the walk came.
    over: Option<ParticipantId>,
}

/// A walk that goes as deep as it can, and finds who holds a group together.
///
/// Source: articulation points by depth-first search (Hopcroft and Tarjan 1973).
struct Walk<'a> {
    graph: &'a Graph,
    seen: BTreeMap<ParticipantId, Seen>,
    /// Into parts of which sizes a group falls without a person.
    parts: BTreeMap<ParticipantId, Vec<usize>>,
}

impl Walk<'_> {
    fn from(&mut self, start: ParticipantId) {
        if self.seen.contains_key(&start) {
            return;
        }
        let mut order = Vec::new();
        let mut path = vec![(None, start)];
        // First the order in which people are come to, each over the one deepest in.
        while let Some((over, person)) = path.pop() {
            if self.seen.contains_key(&person) {
                continue;
            }
            let turn = self.seen.len();
            self.seen.insert(person, Seen { turn, low: turn, size: 1, over });
            order.push(person);
            path.extend(self.graph.known_by(person).map(|next| (Some(person), next)));
        }
        let all = order.len();
        // Then back: whoever comes last is done first.
        for person in order.into_iter().rev() {
            self.leave(person, all);
        }
    }

    fn leave(&mut self, person: ParticipantId, all: usize) {
        let Some(mut seen) = self.seen.get(&person).copied() else { return };
        let back = self.graph.known_by(person).filter(|next| Some(*next) != seen.over);
        let reached = back.filter_map(|next| self.seen.get(&next)).map(|next| next.turn).min();
        seen.low = seen.low.min(reached.unwrap_or(seen.turn));
        self.seen.insert(person, seen);
        if let Some(parts) = self.parts.get_mut(&person) {
            let cut_off: usize = parts.iter().sum();
            let rest = all.saturating_sub(cut_off + 1);
            parts.extend((rest > 0).then_some(rest));
        }
        let Some(over) = seen.over else { return };
        if let Some(before) = self.seen.get_mut(&over) {
            before.low = before.low.min(seen.low);
            before.size += seen.size;
            if seen.low >= before.turn {
                self.parts.entry(over).or_default().push(seen.size);
            }
        }
    }
}

fn shape(groups: &Groups) -> Shape {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for group in groups.values() {
        *sizes.entry(*group).or_default() += 1;
    }
    Shape {
        groups: sizes.values().filter(|size| **size >= 2).count(),
        largest: sizes.values().copied().filter(|size| *size >= 2).max().unwrap_or(0),
        alone: sizes.values().filter(|size| **size == 1).count(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Command, DeskId, Tie, testing::Evening};

    fn person(number: u32) -> ParticipantId {
        ParticipantId { desk: DeskId::from_random([0; 4]), number }
    }

    fn graph(people: u32, pairs: &[(u32, u32)]) -> Graph {
        let people: Vec<_> = (0..people).map(person).collect();
        let pairs: Vec<Pair> =
            pairs.iter().filter_map(|(one, two)| Pair::new(person(*one), person(*two))).collect();
        Graph::of(&people, pairs.iter())
    }

    /// The same by taking each person out and looking.
    fn joins_by_trying(people: u32, pairs: &[(u32, u32)]) -> Vec<ParticipantId> {
        let whole = graph(people, pairs).groups();
        let joining = |out: &u32| {
            let left: Vec<_> =
                pairs.iter().copied().filter(|(a, b)| a != out && b != out).collect();
            let without = graph(people, &left).groups();
            let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
            for (one, group) in without {
                if one != person(*out) && whole.get(&one) == whole.get(&person(*out)) {
                    *parts.entry(group).or_default() += 1;
                }
            }
            parts.values().filter(|size| **size >= 2).count() >= 2
        };
        (0..people).filter(joining).map(person).collect()
    }

    #[test]
    fn who_stands_between_two_groups_joins_them_and_who_knows_one_loner_does_not() {
        let two_groups = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3), (0, 6)];

        assert_eq!(graph(7, &two_groups).joins(), [person(2), person(3)]);
    }

    #[test]
    fn an_evening_is_told_by_its_groups_before_and_now() {
        let mut evening = Evening::new();
        let [ada, ben, cem, dora, eve] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora", "Eve"]);
        for (first, second) in [(ada, ben), (cem, dora)] {
            evening.run(Command::Tie { first, second, tie: Tie::Known });
        }
        evening.run(Command::MeetByThemselves { people: vec![ben, cem] });
        evening.run(Command::MeetByThemselves { people: vec![cem, dora] });

        let network = network(&evening.event);

        assert_eq!(network.people, 5);
        assert_eq!(network.before, Shape { groups: 2, largest: 2, alone: 1 });
        assert_eq!(network.now, Shape { groups: 1, largest: 4, alone: 1 });
        assert!(network.joins.is_empty(), "each side is one person without them");
        assert_eq!((network.least_new, network.median_new), (0, 0));
        assert_eq!(network.without_new, [ada, dora, eve]);
    }

    #[test]
    fn an_empty_room_has_no_network() {
        assert_eq!(network(&Evening::new().event), Network::default());
    }

    proptest! {
        #[test]
        fn who_joins_is_who_is_missed_when_taken_out(
            pairs in proptest::collection::vec((0..9_u32, 0..9_u32), 0..16),
        ) {
            prop_assert_eq!(graph(9, &pairs).joins(), joins_by_trying(9, &pairs));
        }
    }
}
