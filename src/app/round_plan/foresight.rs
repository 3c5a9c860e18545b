//! What the rounds that were drawn and foreseen come to: whom people meet, and when they meet again.

use std::collections::{BTreeMap, BTreeSet};

use super::outlook::{Outlook, advice};
use super::problem::takes_part;
use super::worth::answering;
use crate::domain::{Event, Format, Pair, ParticipantId, Round, Seating};
use crate::seating::bound::{self, Limit};

/// From which round on people meet again if the rounds go on as they were foreseen, and how many
/// new people they meet; a promise of the planner's own plan, where the outlook before the first
/// draw only knows a bound.
///
/// - `later`: the rounds after `round`, as they were foreseen with it; none when it is the last.
pub(in crate::app) fn foresight(event: &Event, round: &Round, later: &[Seating]) -> String {
    let held = event.rounds().filter(|held| held.counts() && held.number < round.number);
    let held: Vec<&Seating> = held.map(|held| &held.seating).collect();
    let together: BTreeSet<Pair> = event.kept_together().collect();
    let counts = |pair: &Pair| {
        let companion = |id| event.participant(id).is_some_and(|one| one.companion_of.is_some());
        !together.contains(pair) && !pair.both().into_iter().any(companion)
    };
    let mut met: BTreeSet<Pair> = held.iter().flat_map(|held| held.pairs()).collect();
    let (mut number, mut last, mut repeats) = (round.number, round.number, None);
    for seating in std::iter::once(&round.seating).chain(later) {
        // Each pair is put in, whatever the ones before it were: the next round needs them all.
        let again = seating.pairs().filter(counts).filter(|pair| !met.insert(*pair)).count();
        if again > 0 && repeats.is_none() {
            repeats = Some(number);
        }
        last = number;
        number = number.next();
    }
    let words = match repeats {
        Some(number) => {
            let advice = advice(event.settings(), Limit::FewPeople);
            format!("repeats begin in round {number}; {advice}")
        }
        None => format!("nobody meets anyone twice up to round {last}"),
    };
    let all: Vec<&Seating> =
        held.iter().copied().chain(std::iter::once(&round.seating)).chain(later).collect();
    let met = met.into_iter().filter(counts).collect();
    let new = new_people(event, &met, &all).map(|new| format!("everyone meets {new} new people"));
    let parts = [Some(format!("as drawn, {words}")), new, answered(event, &met)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn answered(event: &Event, met: &BTreeSet<Pair>) -> Option<String> {
    let valuable = answering(event);
    let meet = valuable.iter().filter(|pair| met.contains(pair)).count();
    (!valuable.is_empty())
        .then(|| format!("{meet} of {} pairs who can answer each other meet", valuable.len()))
}

/// What was promised for rounds that would not be held, and what comes first in those that are:
/// nothing is widened in silence.
///
/// - `rounds`: how many there are to be in all.
pub(in crate::app) fn given_up(event: &Event, rounds: u16) -> Vec<String> {
    let mut words = Vec::new();
    let look = Outlook::of(event).filter(|_| event.settings().format == Format::Hosted);
    if let Some((hosts, needed)) = look.and_then(|look| look.rounds_for_hosts())
        && needed > u32::from(rounds)
    {
        let seen = usize::from(rounds).min(hosts);
        words.push(format!("a guest may see only {seen} of {hosts} hosts"));
    }
    let last = event.rounds().rev().find(|round| round.counts());
    if let Some(round) = last.filter(|round| round.number.next().0 > rounds) {
        words.extend(round.staying.iter().map(|table| {
            format!("table {table} was to stay together for a round that is not held")
        }));
    }
    let unmet = |pair: &Pair| !event.have_met_tonight(*pair);
    let left = answering(event).into_iter().filter(unmet).count();
    if left > 0 {
        let verb = if left == 1 {
            "pair who can answer each other comes"
        } else {
            "pairs who can answer each other come"
        };
        words.push(format!("{left} {verb} first"));
    }
    words
}

/// How many people those meet who are in all of these rounds, of how many at most:
/// `24 of at most 24`.
fn new_people(event: &Event, met: &BTreeSet<Pair>, rounds: &[&Seating]) -> Option<String> {
    let mut counts: BTreeMap<ParticipantId, u32> = BTreeMap::new();
    for person in rounds.last()?.tables.values().flatten() {
        let companion = event.participant(*person).is_none_or(|one| one.companion_of.is_some());
        let always = rounds.iter().all(|seating| seating.seat_of(*person).is_some());
        if always && !companion {
            counts.insert(*person, 0);
        }
    }
    for person in met.iter().flat_map(|pair| pair.both()) {
        if let Some(count) = counts.get_mut(&person) {
            *count += 1;
        }
    }
    let (fewest, most) = (counts.values().min()?, counts.values().max()?);
    let biggest = |seating: &&Seating| {
        let sizes = seating.tables.values().map(Vec::len);
        u32::try_from(sizes.max().unwrap_or(0).saturating_sub(1)).unwrap_or(u32::MAX)
    };
    let chairs: u32 = rounds.iter().map(biggest).sum();
    let people = event.participants().filter(|one| takes_part(one)).count();
    let people = u32::try_from(people).unwrap_or(u32::MAX);
    let bound = chairs.min(bound::most_new_people(people, people, 1)).max(*most);
    let range = if fewest == most { fewest.to_string() } else { format!("{fewest} to {most}") };
    Some(format!("{range} of at most {bound}"))
}
