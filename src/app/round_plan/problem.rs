//! The rounds to come, as the planner takes them.

use std::collections::BTreeMap;

use crate::domain::{
    Event, OddPolicy, Pair, Participant, ParticipantId, Round, RoundState, Seating, Table,
    TableNumber, Tie, Way,
};
use crate::seating::{
    Acquainted, Draft, PersonIndex, PersonSpec, Policy, RoundPlan, RoundSpec, Rule, TableIndex,
    TableSpec, Tables, Worth,
};
use crate::topics::{Vocabulary, fold};

/// What a meeting is worth that answers an ask, and one that answers two.
const ANSWERS: [u16; 2] = [700, Worth::MOST];
/// What any other first meeting is worth.
const USUAL: u16 = 300;
/// The most people times rounds that are planned at once.
const FORESEEN_SEATS: usize = 600;
/// How well people know each other: came together, know each other, met before.
const CLOSE: [u8; 3] = [100, 80, 40];

/// What the planner is asked, and what its numbers stand for.
#[derive(Clone, Debug)]
pub(in crate::app) struct RoundProblem {
    /// The question itself.
    pub(in crate::app) draft: Draft,
    people: Vec<ParticipantId>,
    places: BTreeMap<ParticipantId, PersonIndex>,
    /// In the order of their numbers.
    tables: Vec<TableNumber>,
    /// Those who are here and rest because no table suits the way they take part.
    pub(in crate::app) resting: Vec<ParticipantId>,
}

/// The next round and a forecast of those after it, from who is here now.
pub(in crate::app) fn to_come(event: &Event, resting: Vec<ParticipantId>) -> RoundProblem {
    let draws = |person: &&Participant| takes_part(person) && !resting.contains(&person.id);
    let present: Vec<&Participant> = event.participants().filter(draws).collect();
    let held: Vec<&Round> = event.rounds().filter(|round| round.counts()).collect();
    let mut problem = RoundProblem::of(event, &present, &held);
    let started = held.last().and_then(|round| round.started);
    for (spec, person) in problem.draft.people.iter_mut().zip(&present) {
        spec.just_arrived = started.is_some_and(|at| person.arrived() > Some(at));
    }
    let everybody: Vec<PersonIndex> = PersonIndex::first(present.len()).collect();
    let last = event.rounds().rev().find(|round| round.state != RoundState::Draft);
    let mut next = problem.round(event, &everybody, last);
    for round in event.draft().into_iter().chain(last) {
        problem.keep_locked(&mut next, round);
    }
    // A forecast keeps the first round from spoiling the later ones; in a big room, where people
    // hardly meet again, the next round alone is work enough.
    let left = usize::from(event.settings().rounds).saturating_sub(held.len());
    let ahead = left.min(FORESEEN_SEATS / present.len().max(1)).max(1);
    let plain = problem.round(event, &everybody, None);
    problem.draft.rounds.push(next);
    problem.draft.rounds.extend(std::iter::repeat_n(plain, ahead - 1));
    problem.resting = resting;
    problem
}

/// Whether somebody is drawn when a round is drawn now.
pub(in crate::app) fn takes_part(person: &Participant) -> bool {
    person.is_here() && !person.barred && person.way != Way::NotNow
}

impl RoundProblem {
    /// People, rules and the past; the rounds are still to be added.
    pub(super) fn of(event: &Event, present: &[&Participant], held: &[&Round]) -> Self {
        let people: Vec<ParticipantId> = present.iter().map(|person| person.id).collect();
        let tables: Vec<TableNumber> = event.tables().map(|table| table.number).collect();
        let places = people.iter().copied().zip(PersonIndex::first(people.len())).collect();
        let mut problem =
            Self { draft: Draft::default(), people, places, tables, resting: Vec::new() };
        problem.draft.people = specs(present, held);
        problem.draft.past = held.iter().map(|round| problem.past(&round.seating)).collect();
        problem.draft.acquainted = problem.acquainted(event);
        let guests = problem.guests(event, held);
        problem.draft.acquainted.extend(guests);
        problem.draft.worth = worth(present, event);
        problem.draft.usual_worth = USUAL;
        problem.draft.rules = problem.rules(event, present);
        let settings = event.settings();
        // The host is no participant: the planner's last person, whom no seating names.
        if settings.group_size == 2 && settings.odd == OddPolicy::HostSitsIn {
            problem.draft.stand_in = u16::try_from(present.len()).ok().map(PersonIndex);
            problem.draft.people.push(PersonSpec { meets: false, ..PersonSpec::default() });
        }
        problem.draft.policy = Policy {
            group_size: u16::from(settings.group_size),
            smallest_table: u16::from(settings.smallest_table).min(settings.group_size.into()),
            uneven: settings.uneven,
            odd: settings.odd,
        };
        problem
    }

    /// A round of the room as it is, with the tables that stay together from the round before.
    pub(super) fn round(
        &self,
        event: &Event,
        present: &[PersonIndex],
        before: Option<&Round>,
    ) -> RoundSpec {
        let mut tables: Vec<TableSpec> = event.tables().map(chairs).collect();
        let mut locked = Vec::new();
        for number in before.into_iter().flat_map(|round| &round.staying) {
            let Some(index) = self.table_index(*number) else { continue };
            let people = before.map_or(&[][..], |round| round.seating.at(*number));
            let here: Vec<PersonIndex> =
                people.iter().filter_map(|person| self.person_index(*person)).collect();
            let Some(table) = tables.get_mut(usize::from(index.0)) else { continue };
            // A table that was closed, or where one person is left, does not stay.
            let count = u16::try_from(here.len()).unwrap_or(u16::MAX);
            if count < 2 || count > table.seats || self.breaks_a_rule(&here, index) {
                continue;
            }
            table.exactly = Some(count);
            locked.extend(here.into_iter().map(|person| (person, index)));
        }
        RoundSpec { tables, present: present.to_vec(), locked }
    }

    /// Whether these people alone at this table is against a rule: rules outweigh a lively talk.
    pub(super) fn breaks_a_rule(&self, people: &[PersonIndex], table: TableIndex) -> bool {
        self.draft.rules.iter().any(|rule| {
            let among = |one: &PersonIndex| people.contains(one);
            match rule {
                Rule::Apart(one, other) | Rule::Distant(one, other) => among(one) && among(other),
                Rule::Together(one, other) => among(one) != among(other),
                Rule::Pinned(one, only) => among(one) != (*only == table),
                Rule::OneOf(one, tables) => among(one) && !tables.contains(&table),
                Rule::AtLeast(one, least) => among(one) && people.len() < usize::from(*least),
                Rule::AtMost(one, most) => among(one) && people.len() > usize::from(*most),
            }
        })
    }

    pub(in crate::app) fn person(&self, index: PersonIndex) -> Option<ParticipantId> {
        self.people.get(usize::from(index.0)).copied()
    }

    pub(in crate::app) fn table(&self, index: TableIndex) -> Option<TableNumber> {
        self.tables.get(usize::from(index.0)).copied()
    }

    pub(in crate::app) fn person_index(&self, id: ParticipantId) -> Option<PersonIndex> {
        self.places.get(&id).copied()
    }

    pub(in crate::app) fn table_index(&self, number: TableNumber) -> Option<TableIndex> {
        let place = self.tables.binary_search(&number).ok()?;
        u16::try_from(place).ok().map(TableIndex)
    }

    /// A planned round in the event's own terms.
    pub(in crate::app) fn seating(&self, plan: &RoundPlan) -> Seating {
        let mut seating = Seating::default();
        for (index, people) in plan.tables.iter().enumerate() {
            let seated: Vec<ParticipantId> =
                people.iter().filter_map(|person| self.person(*person)).collect();
            if let (Some(table), false) = (self.tables.get(index), seated.is_empty()) {
                seating.tables.insert(*table, seated);
            }
        }
        let sitting_out = plan.sitting_out.iter().filter_map(|person| self.person(*person));
        seating.sitting_out = sitting_out.chain(self.resting.iter().copied()).collect();
        seating
    }

    /// A seating in the planner's terms; people who are not part of the problem are left out.
    pub(in crate::app) fn past(&self, seating: &Seating) -> Tables {
        self.tables
            .iter()
            .map(|table| {
                let people = seating.at(*table).iter();
                people.filter_map(|person| self.person_index(*person)).collect()
            })
            .collect()
    }

    fn pair(&self, pair: Pair) -> Option<(PersonIndex, PersonIndex)> {
        let [first, second] = pair.both();
        Some((self.person_index(first)?, self.person_index(second)?))
    }

    fn acquainted(&self, event: &Event) -> Vec<Acquainted> {
        let [together, known, before] = CLOSE;
        event
            .ties()
            .filter_map(|(pair, tie)| {
                let (first, second) = self.pair(pair)?;
                let strength = match tie {
                    Tie::CameTogether => together,
                    Tie::Known => known,
                    Tie::MetBefore => before,
                };
                Some(Acquainted { first, second, strength })
            })
            .collect()
    }

    // A guest visits a host who stays at a table once: where somebody must meet again, it is others.
    fn guests(&self, event: &Event, held: &[&Round]) -> Vec<Acquainted> {
        let [strength, ..] = CLOSE;
        let hosts = self.people.iter().filter(|id| event.pinned_to(**id).is_some());
        let visits = hosts.flat_map(|host| {
            let tables = held
                .iter()
                .filter_map(|round| Some(round.seating.at(round.seating.table_of(*host)?)));
            tables.flatten().filter_map(|guest| self.pair(Pair::new(*host, *guest)?))
        });
        visits.map(|(first, second)| Acquainted { first, second, strength }).collect()
    }

    fn rules(&self, event: &Event, present: &[&Participant]) -> Vec<Rule> {
        let apart = event.kept_apart().filter_map(|pair| self.pair(pair));
        let together = event.kept_together().filter_map(|pair| self.pair(pair));
        let mut rules: Vec<Rule> = apart.map(|(one, other)| Rule::Apart(one, other)).collect();
        rules.extend(together.map(|(one, other)| Rule::Together(one, other)));
        for (person, index) in present.iter().zip(PersonIndex::first(present.len())) {
            let pinned = event.pinned_to(person.id).and_then(|table| self.table_index(table));
            rules.extend(pinned.map(|table| Rule::Pinned(index, table)));
            if !person.details.needs.is_empty() {
                let meets = |table: &&Table| person.details.needs.is_subset(&table.features);
                let suited = event.tables().filter(meets);
                let suited = suited.filter_map(|table| self.table_index(table.number));
                rules.push(Rule::OneOf(index, suited.collect()));
            }
            rules.extend(most_at_table(person.way).map(|most| Rule::AtMost(index, most)));
        }
        rules
    }
}

// Only pairs of whom one can answer the other are named: the rest is worth the usual.
fn worth(present: &[&Participant], event: &Event) -> Vec<Worth> {
    let vocabulary = Vocabulary::of(event.topic_merges());
    let mut offered: BTreeMap<_, Vec<PersonIndex>> = BTreeMap::new();
    for (person, index) in present.iter().zip(PersonIndex::first(present.len())) {
        for offer in &person.details.offers {
            offered.entry(vocabulary.key(offer)).or_default().push(index);
        }
    }
    let mut answers: BTreeMap<(PersonIndex, PersonIndex), usize> = BTreeMap::new();
    for (person, asker) in present.iter().zip(PersonIndex::first(present.len())) {
        let keys = person.details.asks.iter().map(|ask| vocabulary.key(ask));
        for helper in keys.filter_map(|key| offered.get(&key)).flatten() {
            if *helper != asker {
                *answers.entry((asker.min(*helper), asker.max(*helper))).or_default() += 1;
            }
        }
    }
    answers
        .into_iter()
        .map(|((first, second), count)| {
            let [one, both] = ANSWERS;
            Worth { first, second, worth: if count > 1 { both } else { one } }
        })
        .collect()
}

/// The most people that somebody wants at their table.
const fn most_at_table(way: Way) -> Option<u16> {
    match way {
        Way::Pairs => Some(2),
        Way::SmallGroup => Some(4),
        Way::Open | Way::IntroduceMe | Way::Listening | Way::NotNow => None,
    }
}

fn chairs(table: &Table) -> TableSpec {
    TableSpec::with_seats(if table.closed { 0 } else { u16::from(table.seats) })
}

fn specs(present: &[&Participant], held: &[&Round]) -> Vec<PersonSpec> {
    let mut organisations = Numbers::default();
    let mut fields = Numbers::default();
    let mut languages = Numbers::default();
    let specs = present.iter().map(|person| {
        let details = &person.details;
        let rested = held.iter().filter(|round| round.seating.sitting_out.contains(&person.id));
        let spoken = details.languages.iter().filter_map(|language| {
            // There is room for 32 languages; a later one counts as not asked.
            1_u32.checked_shl(languages.of(language)?.into())
        });
        PersonSpec {
            organisation: details.organisation.as_ref().and_then(|name| organisations.of(name)),
            kinds: details.field.as_ref().and_then(|field| fields.of(field)).into_iter().collect(),
            languages: spoken.fold(0, |bits, bit| bits | bit),
            space: 1,
            meets: person.companion_of.is_none(),
            sat_out: u16::try_from(rested.count()).unwrap_or(u16::MAX),
            ..PersonSpec::default()
        }
    });
    specs.collect()
}

/// Numbers for words, the same for every spelling that folds alike.
#[derive(Default)]
struct Numbers(BTreeMap<String, u16>);

impl Numbers {
    fn of(&mut self, word: &str) -> Option<u16> {
        let next = u16::try_from(self.0.len()).ok()?;
        Some(*self.0.entry(fold::fold(word)).or_insert(next))
    }
}
