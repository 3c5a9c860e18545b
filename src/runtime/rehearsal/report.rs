//! What an evening came to, in numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::host::Evening;
use crate::domain::{Event, Outcome, Pair, Participant, ParticipantId, Presence, Timestamp};
use crate::intake::script::Script;
use crate::topics::{Vocabulary, fold};

/// How many people somebody met, over everybody who was there long enough to meet any.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Contacts {
    /// The one who met fewest.
    pub least: usize,
    /// The one in the middle.
    pub median: usize,
    /// The one who met most.
    pub most: usize,
    /// How many met nobody.
    pub at_zero: usize,
}

/// What an evening came to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RehearsalReport {
    /// Its name.
    pub event: String,
    /// On the roster, walk-ins too.
    pub people: usize,
    /// Came at all.
    pub came: usize,
    /// Came without being on the list.
    pub walk_ins: usize,
    /// Were on the list and did not come.
    pub no_shows: usize,
    /// Introductions made.
    pub introductions: usize,
    /// … of which took place.
    pub happened: usize,
    /// Rounds held.
    pub rounds: usize,
    /// Why a round that was due could not be drawn, the last time that happened.
    pub undrawn: Option<String>,
    /// Pairs who shared a table more than once, counted each further time.
    pub repeats: usize,
    /// Seats not taken because somebody rested.
    pub sit_outs: usize,
    /// The most that one person rested.
    pub most_sit_outs: usize,
    /// New people met, for everybody who was there for at least two rounds' time.
    pub contacts: Contacts,
    /// Asks of people who came, that somebody else who came can answer.
    pub asks_answerable: usize,
    /// … whose asker met such a person.
    pub asks_answered: usize,
    /// Contacts between colleagues, in percent of all.
    pub colleague_contacts_percent: usize,
    /// Pairs who are kept apart and met all the same: 0, or the program is wrong.
    pub kept_apart_met: usize,
}

pub(super) fn report(evening: &Evening, script: &Script) -> RehearsalReport {
    let event = &evening.event;
    let came: Vec<&Participant> =
        event.participants().filter(|person| person.arrived().is_some()).collect();
    let contacts: BTreeMap<ParticipantId, BTreeSet<ParticipantId>> =
        came.iter().map(|person| (person.id, event.met_by(person.id))).collect();
    let (asks_answerable, asks_answered) = asks(event, &came, &contacts);
    let introductions = event.introductions();
    let happened =
        introductions.iter().filter(|one| one.outcome == Some(Outcome::Happened)).count();
    let (sit_outs, most_sit_outs) = sit_outs(event);
    RehearsalReport {
        event: event.name().to_owned(),
        people: event.participants().count(),
        came: came.len(),
        walk_ins: came.iter().filter(|person| person.walk_in).count(),
        no_shows: event.head_count().expected,
        introductions: introductions.len(),
        happened,
        rounds: event.rounds().filter(|round| round.counts()).count(),
        undrawn: evening.undrawn.clone(),
        repeats: repeats(event),
        sit_outs,
        most_sit_outs,
        contacts: spread(&came, &contacts, script, evening.ends),
        asks_answerable,
        asks_answered,
        colleague_contacts_percent: colleagues(event, &contacts),
        kept_apart_met: event.kept_apart().filter(|pair| event.have_met_tonight(*pair)).count(),
    }
}

fn repeats(event: &Event) -> usize {
    let mut met: BTreeSet<Pair> = BTreeSet::new();
    let rounds = event.rounds().filter(|round| round.counts());
    let companions: BTreeSet<Pair> = event.kept_together().collect();
    rounds
        .flat_map(|round| round.seating.pairs().collect::<Vec<_>>())
        .filter(|pair| !companions.contains(pair))
        .filter(|pair| !met.insert(*pair))
        .count()
}

fn sit_outs(event: &Event) -> (usize, usize) {
    let mut counts: BTreeMap<ParticipantId, usize> = BTreeMap::new();
    for person in event.rounds().flat_map(|round| &round.seating.sitting_out) {
        *counts.entry(*person).or_default() += 1;
    }
    (counts.values().sum(), counts.values().copied().max().unwrap_or(0))
}

fn spread(
    came: &[&Participant],
    contacts: &BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
    script: &Script,
    ends: Timestamp,
) -> Contacts {
    let long_enough = script.event.round_minutes.saturating_mul(2);
    let stayed = |person: &&&Participant| {
        let until = match person.presence() {
            Presence::Left { at } => at,
            Presence::Expected
            | Presence::Here { .. }
            | Presence::Away { .. }
            | Presence::NotComing => ends,
        };
        let minutes = person.arrived().map_or(0, |arrived| until.minutes_since(arrived));
        minutes >= long_enough && person.companion_of.is_none()
    };
    let mut met: Vec<usize> = came
        .iter()
        .filter(stayed)
        .map(|person| contacts.get(&person.id).map_or(0, BTreeSet::len))
        .collect();
    met.sort_unstable();
    Contacts {
        least: met.first().copied().unwrap_or(0),
        median: met.get(met.len() / 2).copied().unwrap_or(0),
        most: met.last().copied().unwrap_or(0),
        at_zero: met.iter().filter(|count| **count == 0).count(),
    }
}

fn asks(
    event: &Event,
    came: &[&Participant],
    contacts: &BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
) -> (usize, usize) {
    let vocabulary = Vocabulary::of(event.topic_merges());
    let mut offered: BTreeMap<_, BTreeSet<ParticipantId>> = BTreeMap::new();
    for person in came {
        for offer in &person.details.offers {
            offered.entry(vocabulary.key(offer)).or_default().insert(person.id);
        }
    }
    let (mut answerable, mut answered) = (0, 0);
    for person in came {
        for ask in &person.details.asks {
            let Some(helpers) = offered.get(&vocabulary.key(ask)) else { continue };
            let mut others = helpers.iter().filter(|id| **id != person.id).peekable();
            if others.peek().is_none() {
                continue;
            }
            answerable += 1;
            let met = contacts.get(&person.id);
            answered += usize::from(others.any(|id| met.is_some_and(|met| met.contains(id))));
        }
    }
    (answerable, answered)
}

fn colleagues(event: &Event, contacts: &BTreeMap<ParticipantId, BTreeSet<ParticipantId>>) -> usize {
    let organisation = |id: &ParticipantId| {
        event
            .participant(*id)
            .and_then(|person| person.details.organisation.as_deref())
            .map(fold::fold)
    };
    let all = contacts.values().map(BTreeSet::len).sum::<usize>();
    let own = contacts
        .iter()
        .map(|(id, met)| {
            let house = organisation(id);
            met.iter().filter(|other| house.is_some() && organisation(other) == house).count()
        })
        .sum::<usize>();
    (own * 100).checked_div(all).unwrap_or(0)
}
