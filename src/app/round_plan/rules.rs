//! What is to hold at the tables, from what the host and the people said to the planner's rules.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::Numbers;
use super::problem::RoundProblem;
use crate::domain::{Apart, Attribute, Event, GroupRule, Pair, Participant, Table, Tie, Way};
use crate::seating::{Acquainted, PersonIndex, Rule, TableIndex, Weights};

/// The fewest people at the table of somebody who is not left alone with one other.
const GUARDED: u16 = 3;

/// What it costs that two people who are close share a table, in the planner's unit, at a strength
/// of 100. A wish of two people needs more room above the closest acquaintance than the planner's
/// usual weight has, so that strengths here are a tenth of the usual ones.
const ACQUAINTED: u32 = 50_000;
/// How well people know each other: came together, know each other, met before.
const CLOSE: [u8; 3] = [10, 8, 4];
/// Two who would rather not share a table: dearer than colleagues, cheaper than no common language.
const RATHER_NOT: u8 = 60;
/// Two of groups of which the host would rather not have two at a table: as dear as half a
/// colleague, for there are many of them.
const RATHER_NOT_GROUPS: u8 = 20;
/// What two of one kind at a table cost where the host asked for a mix: four times the usual, half
/// of what it costs that close friends sit together.
const MIX: u32 = 2_000;

/// What a flaw costs in this event.
pub(super) fn weights(event: &Event) -> Weights {
    let usual = Weights::default();
    let mixes = event.group_rules().iter().any(|rule| matches!(rule, GroupRule::Mix { .. }));
    Weights { acquainted: ACQUAINTED, kind: if mixes { MIX } else { usual.kind }, ..usual }
}

/// Gives everybody the kinds of which a table should have a mix, and those of which nobody should be
/// the only one.
pub(super) fn add_kinds(problem: &mut RoundProblem, event: &Event, present: &[&Participant]) {
    let mut numbers = Numbers::default();
    // Fields are mixed without being asked: what is new comes from other fields.
    let mut mixed = BTreeSet::from([&Attribute::Field]);
    mixed.extend(event.group_rules().iter().filter_map(|rule| match rule {
        GroupRule::Mix { attribute } => Some(attribute),
        GroupRule::Company { .. } | GroupRule::Apart { .. } | GroupRule::Only { .. } => None,
    }));
    let mut kind = |attribute: &Attribute, person: &Participant| {
        let value = attribute.of(&person.details)?;
        numbers.of(&format!("{}:{value}", attribute.word()))
    };
    for (spec, person) in problem.draft.people.iter_mut().zip(present) {
        spec.kinds = mixed.iter().filter_map(|attribute| kind(attribute, person)).collect();
    }
    for rule in event.group_rules() {
        let GroupRule::Company { attribute, value } = rule else { continue };
        let value = value.as_ref().map(|value| value.trim().to_lowercase());
        let own = present.iter().map(|person| {
            let said = attribute.of(&person.details)?.trim().to_lowercase();
            let counted =
                person.companion_of.is_none() && value.as_ref().is_none_or(|v| *v == said);
            counted.then(|| kind(attribute, person)).flatten()
        });
        let own: Vec<Option<u16>> = own.collect();
        let mut count: BTreeMap<u16, usize> = BTreeMap::new();
        for kind in own.iter().flatten() {
            *count.entry(*kind).or_default() += 1;
        }
        for (spec, kind) in problem.draft.people.iter_mut().zip(own) {
            // Whoever is the only one in the room is so at every table.
            let kind = kind.filter(|kind| count.get(kind) > Some(&1));
            // Two rules may speak of one kind; a person counts once.
            let new = kind.filter(|kind| !spec.company.contains(kind));
            spec.company.extend(new);
        }
    }
}

/// Adds what must hold at any price, and who should rather not meet.
pub(super) fn add_rules(problem: &mut RoundProblem, event: &Event, present: &[&Participant]) {
    add_apart(problem, event);
    let together = event.kept_together().filter_map(|pair| problem.pair(pair));
    let together: Vec<Rule> = together.map(|(one, other)| Rule::Together(one, other)).collect();
    problem.draft.rules.extend(together);
    for (person, index) in present.iter().zip(PersonIndex::first(present.len())) {
        let own = own_rules(problem, event, present, person, index);
        problem.draft.rules.extend(own);
    }
    for (place, rule) in event.group_rules().iter().enumerate() {
        add_group_rule(problem, present, place, rule);
    }
    let distant = |rule: &Rule| matches!(rule, Rule::Distant(..));
    if problem.draft.rules.iter().any(distant) {
        problem.draft.neighbours = neighbours(problem, event);
    }
}

fn add_apart(problem: &mut RoundProblem, event: &Event) {
    for (pair, how) in event.apartness() {
        let Some((first, second)) = problem.pair(pair) else { continue };
        keep(problem, (first, second), how, RATHER_NOT);
    }
}

/// Keeps two people from each other; where they would only rather not, at this strength.
fn keep(
    problem: &mut RoundProblem,
    (first, second): (PersonIndex, PersonIndex),
    how: Apart,
    strength: u8,
) {
    match how {
        Apart::RatherNot => {
            problem.draft.acquainted.push(Acquainted { first, second, strength });
        }
        Apart::Never => problem.draft.rules.push(Rule::Apart(first, second)),
        Apart::Distant => problem.draft.rules.push(Rule::Distant(first, second)),
    }
}

/// What is about one person and the tables: stays, needs, safety, the way they take part.
fn own_rules(
    problem: &RoundProblem,
    event: &Event,
    present: &[&Participant],
    person: &Participant,
    index: PersonIndex,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    let pinned = event.pinned_to(person.id).and_then(|table| problem.table_index(table));
    rules.extend(pinned.map(|table| Rule::Pinned(index, table)));
    if !person.details.needs.is_empty() {
        let meets = |table: &&Table| person.details.needs.is_subset(&table.features);
        let suited = event.tables().filter(meets);
        let suited = suited.filter_map(|table| problem.table_index(table.number));
        rules.push(Rule::OneOf(index, suited.collect()));
    }
    let guarded = person.details.safeguarded && !has_guardian(event, present, person);
    rules.extend(guarded.then_some(Rule::AtLeast(index, GUARDED)));
    let most = most_at_table(person.way);
    // Safety comes before the wish for a small table.
    let most = most.map(|most| if guarded { most.max(GUARDED) } else { most });
    rules.extend(most.map(|most| Rule::AtMost(index, most)));
    rules
}

/// Whether somebody who looks after this person sits with them wherever they sit.
fn has_guardian(event: &Event, present: &[&Participant], person: &Participant) -> bool {
    let looks_after = |other: &&&Participant| {
        !other.details.safeguarded && Participant::look_after(person, other)
    };
    let apart = |other: &Participant| {
        let pair = Pair::new(person.id, other.id);
        pair.is_none_or(|pair| event.is_kept_apart(pair))
    };
    present.iter().filter(looks_after).any(|other| !apart(other))
}

/// The most people that somebody wants at their table.
const fn most_at_table(way: Way) -> Option<u16> {
    match way {
        Way::Pairs => Some(2),
        Way::SmallGroup => Some(4),
        Way::Open | Way::IntroduceMe | Way::Listening | Way::NotNow => None,
    }
}

/// Every two people that a rule of groups keeps from each other; a companion is there for somebody
/// else and of no group.
///
/// - `place`: which of the event's rules it is.
fn add_group_rule(
    problem: &mut RoundProblem,
    present: &[&Participant],
    place: usize,
    rule: &GroupRule,
) {
    let (group, other, how) = match rule {
        GroupRule::Mix { .. } | GroupRule::Company { .. } => return,
        GroupRule::Apart { group, other, how } | GroupRule::Only { group, with: other, how } => {
            (group, other, *how)
        }
    };
    // Asked once a person: a hall has half a million pairs.
    let counted = present.iter().filter(|person| person.companion_of.is_none());
    let sided = counted.filter_map(|person| {
        let (is_one, is_other) = (group.has(&person.details), other.has(&person.details));
        let kept = match rule {
            GroupRule::Only { .. } => !is_one && !is_other,
            GroupRule::Mix { .. } | GroupRule::Company { .. } | GroupRule::Apart { .. } => is_other,
        };
        Some((problem.person_index(person.id)?, is_one, kept))
    });
    let sided: Vec<(PersonIndex, bool, bool)> = sided.collect();
    for (turn, (first, is_one, is_kept)) in sided.iter().enumerate() {
        for (second, is_second_one, is_second_kept) in sided.iter().skip(turn + 1) {
            if (*is_one && *is_second_kept) || (*is_second_one && *is_kept) {
                if how != Apart::RatherNot {
                    problem.made.insert(problem.draft.rules.len(), place);
                }
                keep(problem, (*first, *second), how, RATHER_NOT_GROUPS);
            }
        }
    }
}

/// Tables that stand side by side.
fn neighbours(problem: &RoundProblem, event: &Event) -> Vec<(TableIndex, TableIndex)> {
    let tables: Vec<_> = event.tables().map(|table| table.number).collect();
    let mut found = Vec::new();
    for (turn, one) in tables.iter().enumerate() {
        for other in tables.iter().skip(turn + 1).filter(|other| event.are_beside(*one, **other)) {
            found.extend(problem.table_index(*one).zip(problem.table_index(*other)));
        }
    }
    found
}

/// Those who knew each other before tonight.
pub(super) fn add_acquainted(problem: &mut RoundProblem, event: &Event) {
    let [together, known, before] = CLOSE;
    let ties = event.ties().filter_map(|(pair, tie)| {
        let (first, second) = problem.pair(pair)?;
        let strength = match tie {
            Tie::CameTogether => together,
            Tie::Known => known,
            Tie::MetBefore => faded(before, event, pair),
        };
        Some(Acquainted { first, second, strength })
    });
    problem.draft.acquainted = ties.collect();
}

/// How much of a meeting is left after this many days, in tenths of a fresh one.
///
/// A rule of ours: what was met last season counts whole, and after some years hardly.
const FADES: [(i64, u8); 3] = [(100, 10), (400, 7), (800, 5)];
/// … and after more.
const FADED: u8 = 2;
const DAY_MS: i64 = 86_400_000;

/// The strength of a meeting at an earlier event, by how long ago it was; whole where nobody knows.
fn faded(fresh: u8, event: &Event, pair: Pair) -> u8 {
    let now = event.ledger().entries().last().map(|entry| entry.at);
    let age = now.zip(event.met_on(pair)).map(|(now, on)| now.millis_since(on) / DAY_MS);
    let Some(days) = age else { return fresh };
    let tenths = FADES.iter().find(|(most, _)| days <= *most).map_or(FADED, |(_, tenths)| *tenths);
    (fresh * tenths / 10).max(1)
}
