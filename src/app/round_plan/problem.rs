//! The rounds to come, as the planner takes them.

use std::collections::BTreeMap;

use super::numbers::Numbers;
use super::rules::{add_acquainted, add_kinds, add_rules, weights};
use super::worth::add_worth;
use super::{format, format_sizes};
use crate::domain::{
    Event, Pair, Participant, ParticipantId, Round, RoundState, Seating, Table, TableNumber, Way,
};
use crate::seating::{
    Draft, PersonIndex, PersonSpec, Policy, RoundPlan, RoundSpec, Rule, TableIndex, TableSpec,
    Tables,
};
use crate::topics::Likenesses;

/// The most people times rounds that are planned at once.
const FORESEEN_SEATS: usize = 3000;

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
    /// Which of the event's rules about groups a rule of the draft comes from, both by their place.
    pub(super) made: BTreeMap<usize, usize>,
}

/// The next round and a forecast of those after it, from who is here now.
///
/// - `likenesses`: what is known of topics that mean nearly the same; `None` where what a meeting is
///   worth does not matter.
pub(in crate::app) fn to_come(
    event: &Event,
    likenesses: Option<&Likenesses>,
    resting: Vec<ParticipantId>,
) -> RoundProblem {
    let draws = |person: &&Participant| takes_part(person) && !resting.contains(&person.id);
    let present: Vec<&Participant> = event.participants().filter(draws).collect();
    let held: Vec<&Round> = event.rounds().filter(|round| round.counts()).collect();
    let mut problem = RoundProblem::of(event, likenesses, &present, &held);
    let started = held.last().and_then(|round| round.started);
    for (spec, person) in problem.draft.people.iter_mut().zip(&present) {
        spec.just_arrived = started.is_some_and(|at| person.arrived() > Some(at));
    }
    let everybody: Vec<PersonIndex> = PersonIndex::first(present.len()).collect();
    let last = event.rounds().rev().find(|round| round.state != RoundState::Draft);
    let mut next = problem.room(event, &everybody, last);
    // Seats are locked and let go in the round that is on, else in the draft.
    let on = last.filter(|round| round.is_on());
    if let Some(round) = on.or_else(|| event.draft()).or(last) {
        problem.keep_locked(&mut next, round);
    }
    format_sizes::settle(event, &problem.draft, &mut next);
    // A forecast keeps the first round from spoiling the later ones; in a big room, where people
    // hardly meet again, the next round alone is work enough.
    let left = usize::from(event.settings().rounds).saturating_sub(held.len());
    let ahead = left.min(FORESEEN_SEATS / present.len().max(1));
    let ahead = ahead.min(format::visits_left(event, &present, held.len())).max(1);
    let mut plain = problem.room(event, &everybody, None);
    format_sizes::settle(event, &problem.draft, &mut plain);
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
    pub(super) fn of(
        event: &Event,
        likenesses: Option<&Likenesses>,
        present: &[&Participant],
        held: &[&Round],
    ) -> Self {
        let people: Vec<ParticipantId> = present.iter().map(|person| person.id).collect();
        let tables: Vec<TableNumber> = event.tables().map(|table| table.number).collect();
        let places = people.iter().copied().zip(PersonIndex::first(people.len())).collect();
        let mut problem = Self {
            draft: Draft::default(),
            people,
            places,
            tables,
            resting: Vec::new(),
            made: BTreeMap::new(),
        };
        problem.draft.people = specs(present, held);
        format::mark(&mut problem.draft.people, event, present, &problem.tables);
        problem.draft.past = held.iter().map(|round| problem.past(&round.seating)).collect();
        problem.draft.weights = format::weights(event.settings(), weights(event));
        add_acquainted(&mut problem, event);
        if let Some(likenesses) = likenesses {
            add_worth(&mut problem, event, likenesses);
        }
        add_kinds(&mut problem, event, present);
        add_rules(&mut problem, event, present);
        let settings = event.settings();
        // The host is no participant: the planner's last person, whom no seating names.
        if settings.host_sits_in() {
            problem.draft.stand_in = u16::try_from(present.len()).ok().map(PersonIndex);
            problem.draft.people.push(format::stand_in());
        }
        problem.draft.policy = Policy {
            group_size: u16::from(settings.table_size()),
            smallest_table: format::smallest_table(settings),
            uneven: settings.uneven,
            odd: settings.odd,
        };
        problem
    }

    /// A round of the room as it is, with the tables that stay together from the round before.
    ///
    /// How many sit at the others is still to be settled, once it is known who keeps a seat.
    pub(super) fn room(
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
            if count < 2
                || self.chairs_for(&here) > table.seats
                || self.breaks_a_rule(&here, index, &locked)
            {
                continue;
            }
            table.exactly = Some(count);
            locked.extend(here.into_iter().map(|person| (person, index)));
        }
        RoundSpec { tables, present: present.to_vec(), locked }
    }

    /// Whether these people alone at this table is against a rule: rules outweigh a lively talk.
    ///
    /// - `locked`: who keeps a seat already, at this table or another.
    pub(super) fn breaks_a_rule(
        &self,
        people: &[PersonIndex],
        table: TableIndex,
        locked: &[(PersonIndex, TableIndex)],
    ) -> bool {
        let near = |one: &PersonIndex| {
            locked.iter().any(|(who, at)| who == one && self.draft.is_near(*at, table))
        };
        self.draft.rules.iter().any(|rule| {
            let among = |one: &PersonIndex| people.contains(one);
            match rule {
                Rule::Apart(one, other) => among(one) && among(other),
                Rule::Distant(one, other) => {
                    (among(one) && (among(other) || near(other))) || (among(other) && near(one))
                }
                Rule::Together(one, other) => among(one) != among(other),
                Rule::Pinned(one, only) => among(one) != (*only == table),
                Rule::OneOf(one, tables) => among(one) && !tables.contains(&table),
                Rule::AtLeast(one, least) => among(one) && people.len() < usize::from(*least),
                Rule::AtMost(one, most) => among(one) && people.len() > usize::from(*most),
            }
        })
    }

    /// How many chairs these people take up.
    pub(super) fn chairs_for(&self, people: &[PersonIndex]) -> u16 {
        let specs = people.iter().filter_map(|person| self.draft.people.get(person.at()));
        specs.map(|spec| spec.space).fold(0, u16::saturating_add)
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

    pub(super) fn pair(&self, pair: Pair) -> Option<(PersonIndex, PersonIndex)> {
        let [first, second] = pair.both();
        Some((self.person_index(first)?, self.person_index(second)?))
    }
}

fn chairs(table: &Table) -> TableSpec {
    TableSpec::with_seats(if table.closed { 0 } else { u16::from(table.seats) })
}

fn specs(present: &[&Participant], held: &[&Round]) -> Vec<PersonSpec> {
    let mut organisations = Numbers::default();
    let mut languages = Numbers::default();
    let written = usually_written(present);
    let specs = present.iter().map(|person| {
        let details = &person.details;
        let rested = held.iter().filter(|round| round.seating.sitting_out.contains(&person.id));
        let comparable = Some(written) == are_codes(person);
        let spoken = details.languages.iter().filter(|_| comparable).filter_map(|language| {
            // There is room for 32 languages; a later one counts as not asked.
            1_u32.checked_shl(languages.of(language)?.into())
        });
        PersonSpec {
            organisation: details.organisation.as_ref().and_then(|name| organisations.of(name)),
            languages: spoken.fold(0, |bits, bit| bits | bit),
            space: u16::try_from(person.chairs()).unwrap_or(1),
            meets: person.companion_of.is_none(),
            sat_out: u16::try_from(rested.count()).unwrap_or(u16::MAX),
            ..PersonSpec::default()
        }
    });
    specs.collect()
}

/// Whether somebody's languages are written as codes, such as `de`; `None` when nobody asked.
fn are_codes(person: &Participant) -> Option<bool> {
    let languages = &person.details.languages;
    (!languages.is_empty()).then(|| languages.iter().all(|language| language.len() <= 3))
}

/// Whether most have codes: a list may say `de` and the desk `German`, and where one stands against
/// the other nobody is taken to be without a common language.
fn usually_written(present: &[&Participant]) -> bool {
    let codes = present.iter().filter_map(|person| are_codes(person));
    let (codes, words): (Vec<bool>, Vec<bool>) = codes.partition(|codes| *codes);
    codes.len() >= words.len()
}
