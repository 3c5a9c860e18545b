//! How good a round is, and how many good ones there can be, in the host's words.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::{wishes, without_a_language};
use super::outlook::WHILE_RESTING;
use super::problem::takes_part;
use super::words::list_names;
use crate::domain::{Event, Pair, Participant, ParticipantId, Rotation, Round, TableNumber};
use crate::seating::bound;
use crate::topics::fold;

/// After how many rounds in a row a companion, such as an interpreter, needs a break.
const WITHOUT_BREAK: usize = 3;

/// What is good and what is not so good about a round that is drawn or on.
pub(in crate::app) fn quality(event: &Event, round: &Round) -> String {
    let seating = &round.seating;
    let count = Pairs::of(event, round);
    if event.settings().rotation == Rotation::Off {
        let seated = seating.tables.values().map(Vec::len).sum::<usize>();
        let all = seating.everybody().count();
        return format!(
            "People sit where they like: {seated} of {all} are seen at a table, m records another"
        );
    }
    let nudge = event.settings().rotation == Rotation::Nudge;
    let mut parts = Vec::from_iter(nudge.then(|| "seats are suggestions".to_owned()));
    parts.push(sizes(seating.tables.values().map(Vec::len)));
    parts.push(format!("{} first {}", count.first, noun(count.first, "meeting", "meetings")));
    parts.push(match count.again {
        0 => "nobody meets again".to_owned(),
        1 => "1 pair meets again".to_owned(),
        pairs => format!("{pairs} pairs meet again"),
    });
    if count.known > 0 {
        parts.push(format!(
            "{} {} knew each other",
            count.known,
            noun(count.known, "pair", "pairs")
        ));
    }
    parts.extend(colleagues(event, round, count.colleagues));
    parts.extend(without_a_language(event, round));
    parts.extend(wishes(event, round));
    parts.extend(parted(event, round));
    parts.extend(host_sits_in(event, round));
    parts.extend(sitting_out(event, round));
    parts.extend(missing_chairs(event, round));
    parts.extend(without_break(event, round));
    parts.join(", ")
}

pub(super) const fn noun(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// The sizes of the tables that are used, most people first: `tables of 5, 4, 4`, `3 tables of 4`.
pub(super) fn sizes(people: impl Iterator<Item = usize>) -> String {
    let mut sizes: Vec<usize> = people.filter(|people| *people > 0).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let runs: Vec<&[usize]> = sizes.chunk_by(|one, other| one == other).collect();
    let run = |(index, run): (usize, &&[usize])| {
        let size = run.first().copied().unwrap_or(0);
        let noun = if index == 0 { noun(run.len(), " table", " tables") } else { "" };
        format!("{}{noun} of {size}", run.len())
    };
    if sizes.len() <= 6 && runs.len() > 1 {
        let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
        return format!("tables of {}", sizes.join(", "));
    }
    runs.iter().enumerate().map(run).collect::<Vec<_>>().join(", ")
}

/// What the pairs of a round are to each other. Companions, and those who always sit together, are
/// nobody's new contact.
#[derive(Default)]
struct Pairs {
    first: usize,
    again: usize,
    known: usize,
    colleagues: usize,
}

impl Pairs {
    fn of(event: &Event, round: &Round) -> Self {
        let together: BTreeSet<Pair> = event.kept_together().collect();
        let people: BTreeMap<ParticipantId, (&Participant, BTreeSet<ParticipantId>)> = round
            .seating
            .tables
            .values()
            .flatten()
            .filter_map(|id| event.participant(*id))
            .filter(|person| person.companion_of.is_none())
            .map(|person| (person.id, (person, event.met_by(person.id))))
            .collect();
        let mut count = Self::default();
        for pair in round.seating.pairs().filter(|pair| !together.contains(pair)) {
            let [first, second] = pair.both();
            let (Some((one, met)), Some((other, _))) = (people.get(&first), people.get(&second))
            else {
                continue;
            };
            let again = met.contains(&second);
            count.again += usize::from(again);
            count.first += usize::from(!again);
            count.known += usize::from(event.tie(pair).is_some());
            count.colleagues += usize::from(house(one).is_some() && house(one) == house(other));
        }
        count
    }
}

fn house(person: &Participant) -> Option<String> {
    person.details.organisation.as_deref().map(fold::fold)
}

/// Pairs of colleagues at one table, and whether there could be fewer at tables of these sizes.
fn colleagues(event: &Event, round: &Round, pairs: usize) -> Option<String> {
    if pairs == 0 {
        return None;
    }
    let tables = round.seating.tables.values();
    let sizes: Vec<u16> =
        tables.clone().map(|people| u16::try_from(people.len()).unwrap_or(u16::MAX)).collect();
    let mut houses: BTreeMap<String, u32> = BTreeMap::new();
    let seated = tables.flatten().filter_map(|id| event.participant(*id));
    for name in seated.filter(|person| person.companion_of.is_none()).filter_map(house) {
        *houses.entry(name).or_default() += 1;
    }
    let least: u32 =
        houses.values().map(|members| bound::unavoidable_colleague_pairs(*members, &sizes)).sum();
    let words = format!("{pairs} {} of colleagues", noun(pairs, "pair", "pairs"));
    let unavoidable = u32::try_from(pairs).is_ok_and(|pairs| pairs <= least);
    Some(match least {
        _ if unavoidable => format!("{words}, which cannot be avoided"),
        0 => words,
        least => format!("{words}, {least} of which cannot be avoided"),
    })
}

/// Tables that were to stay together, and do not: a rule of tonight, or the host, came before.
fn parted(event: &Event, round: &Round) -> Option<String> {
    let before = event.rounds().rev().find(|other| other.number < round.number)?;
    let draws = |id: &&ParticipantId| event.participant(**id).is_some_and(takes_part);
    let parted = |number: &&TableNumber| {
        let stays = before.seating.at(**number).iter().filter(draws);
        let mut moved = stays.filter(|id| !round.seating.at(**number).contains(id));
        moved.next().is_some()
    };
    let parted: Vec<String> =
        before.staying.iter().filter(parted).map(ToString::to_string).collect();
    let noun = noun(parted.len(), "table", "tables");
    let verb = if parted.len() == 1 { "does" } else { "do" };
    (!parted.is_empty()).then(|| format!("{noun} {} {verb} not stay together", parted.join(", ")))
}

fn host_sits_in(event: &Event, round: &Round) -> Option<String> {
    let settings = event.settings();
    let sits_in = settings.host_sits_in();
    let alone = round.seating.tables.iter().find(|(_, people)| people.len() == 1);
    let (table, _): (&TableNumber, _) = alone.filter(|_| sits_in)?;
    Some(format!("the host sits in at table {table}"))
}

fn sitting_out(event: &Event, round: &Round) -> Option<String> {
    let resting = &round.seating.sitting_out;
    if resting.is_empty() {
        return None;
    }
    let verb = if resting.len() == 1 { "sits" } else { "sit" };
    Some(format!("{} {verb} this one out: {WHILE_RESTING}", list_names(event, resting)))
}

/// Those who rest because there are too few chairs, not because the host wanted it so.
fn missing_chairs(event: &Event, round: &Round) -> Option<String> {
    let chairs: usize =
        event.tables().filter(|table| !table.closed).map(|table| usize::from(table.seats)).sum();
    let people = round.seating.everybody().count();
    let missing = people.saturating_sub(chairs).min(round.seating.sitting_out.len());
    (missing > 0).then(|| {
        let verb = if missing == 1 { "is" } else { "are" };
        format!("{missing} more {} {verb} needed", noun(missing, "chair", "chairs"))
    })
}

fn without_break(event: &Event, round: &Round) -> Option<String> {
    let held: Vec<&Round> = event
        .rounds()
        .rev()
        .filter(|other| other.number < round.number && other.counts())
        .take(WITHOUT_BREAK)
        .collect();
    let worked = |id: &ParticipantId| {
        held.len() == WITHOUT_BREAK
            && held.iter().all(|other| other.seating.table_of(*id).is_some())
    };
    let seated = round.seating.tables.values().flatten().filter_map(|id| event.participant(*id));
    let tired = seated.filter(|person| person.companion_of.is_some());
    let tired: Vec<ParticipantId> = tired.map(|person| person.id).filter(worked).collect();
    (!tired.is_empty()).then(|| {
        let verb = if tired.len() == 1 { "has" } else { "have" };
        format!("{} {verb} had no break for {WITHOUT_BREAK} rounds", list_names(event, &tired))
    })
}
