//! What it costs that two people share a table, the first time and again.

use std::collections::BTreeSet;

use super::draft::{Draft, PersonSpec, Rule, Worth};
use super::index::PersonIndex;
use super::party::Parties;
use super::problem::pairs_of;
use super::square::Square;

/// A broken hard rule: dearer than any table full of other flaws.
pub(super) const HARD: i32 = 100_000_000;

/// Resting a second time: dearer than any flaw of a plan.
pub(super) const REST: i32 = 20_000_000;

/// What resting once more costs after so many times: each time more than the time before, and never
/// as much as a broken rule.
pub(super) fn of_rest(times: u16) -> i64 {
    let (dear, dearer) = (times.min(3), times.saturating_sub(3).min(20));
    i64::from(REST) * i64::from(dear) + i64::from(REST / 20) * i64::from(dearer)
}

/// What it costs that two people share a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct PairCost {
    /// The first time; 0 for the best meeting there is.
    pub(super) first: i32,
    /// Each further time, before the price of a repeat.
    pub(super) again: i32,
}

/// What every two people cost, and how often they have met tonight.
#[derive(Clone, Debug)]
pub(super) struct Costs {
    pub(super) pairs: Square<PairCost>,
    pub(super) before: Square<u8>,
    repeat: i32,
    /// No meeting costs more: so many of them at one table still make a number of this kind.
    ceiling: i32,
    acquainted: BTreeSet<(PersonIndex, PersonIndex)>,
}

impl Costs {
    /// - `biggest`: the most people at any table of the rounds to plan.
    pub(super) fn new(draft: &Draft, parties: &Parties, biggest: u16) -> Self {
        let count = draft.people.len();
        let mut before = Square::new(count, 0_u8);
        for (first, second) in draft.past.iter().flat_map(pairs_of) {
            before.change(first, second, |times| times.saturating_add(1));
        }
        let known = draft.acquainted.iter();
        let acquainted = known.map(|one| (one.first.min(one.second), one.first.max(one.second)));
        let best = draft.worth.iter().map(|one| one.worth).chain([draft.usual_worth]).max();
        let best = i32::from(best.unwrap_or(0));
        Self {
            pairs: pair_costs(draft, parties, best),
            before,
            repeat: signed(draft.weights.repeat),
            // Added up for a table full of such meetings, and one more, they still make a number.
            ceiling: i32::MAX / (i32::from(biggest) + 2),
            acquainted: acquainted.collect(),
        }
    }

    /// Whether two people knew each other before tonight.
    pub(super) fn acquainted(&self, first: PersonIndex, second: PersonIndex) -> bool {
        self.acquainted.contains(&(first.min(second), first.max(second)))
    }

    /// What it costs that two people meet once more, after `times` meetings.
    pub(super) fn of_meeting(&self, pair: PairCost, times: u8) -> i32 {
        let price = match times {
            _ if pair == PairCost::FREE => 0,
            0 => pair.first,
            _ => pair.again + self.repeat * i32::from(times.min(50)),
        };
        price.min(self.ceiling)
    }
}

/// The costs of all pairs; `best` is what the best meeting of all is worth.
fn pair_costs(draft: &Draft, parties: &Parties, best: i32) -> Square<PairCost> {
    let usual = PairCost { first: best - i32::from(draft.usual_worth), again: best };
    let mut costs = Square::new(draft.people.len(), usual);
    for Worth { first, second, worth } in &draft.worth {
        costs.change(*first, *second, |pair| PairCost { first: best - i32::from(*worth), ..pair });
    }
    for known in &draft.acquainted {
        let price = signed(draft.weights.acquainted) * i32::from(known.strength) / 100;
        costs.change(known.first, known.second, |pair| pair.dearer(price));
    }
    add_likeness(draft, &mut costs);
    add_visits(draft, &mut costs);
    for rule in &draft.rules {
        if let Rule::Apart(first, second) | Rule::Distant(first, second) = *rule {
            costs.change(first, second, |pair| pair.dearer(HARD));
        }
    }
    waive_companions(draft, parties, &mut costs);
    costs
}

impl PairCost {
    /// No meeting at all, however often.
    const FREE: Self = Self { first: 0, again: -1 };

    /// The same pair at a higher price; a rule stated twice weighs no more than once.
    fn dearer(self, by: i32) -> Self {
        let raised = |price: i32| (price + by).min(HARD + HARD / 2);
        Self { first: raised(self.first), again: raised(self.again) }
    }
}

fn add_likeness(draft: &Draft, costs: &mut Square<PairCost>) {
    let people = || PersonIndex::first(draft.people.len()).zip(&draft.people);
    for (first, one) in people() {
        for (second, other) in people().take(first.at()) {
            let price = likeness(draft, one, other);
            if price > 0 {
                costs.change(first, second, |pair| pair.dearer(price));
            }
        }
    }
}

/// A guest who comes to a host again has come in vain.
fn add_visits(draft: &Draft, costs: &mut Square<PairCost>) {
    let people = || PersonIndex::first(draft.people.len()).zip(&draft.people);
    for (host, _) in people().filter(|(_, spec)| spec.host) {
        for (guest, _) in people().filter(|(_, spec)| !spec.host) {
            let again = |pair: PairCost| pair.again + signed(draft.weights.visit);
            costs.change(host, guest, |pair| PairCost { again: again(pair), ..pair });
        }
    }
}

fn likeness(draft: &Draft, one: &PersonSpec, other: &PersonSpec) -> i32 {
    let weights = draft.weights;
    let mut price = 0;
    if are_colleagues(one, other) {
        price += signed(weights.colleague);
    }
    if share_no_language(one, other) {
        price += signed(weights.tongue);
    }
    if one.line.is_some() && one.line == other.line {
        price += signed(weights.line);
    }
    for _ in one.kinds.iter().filter(|kind| other.kinds.contains(kind)).take(10) {
        price += signed(weights.kind);
    }
    price
}

/// Whether two people work at the same place.
pub(super) fn are_colleagues(one: &PersonSpec, other: &PersonSpec) -> bool {
    one.organisation.is_some() && one.organisation == other.organisation
}

/// Whether two people were both asked for their languages and have none in common.
pub(super) const fn share_no_language(one: &PersonSpec, other: &PersonSpec) -> bool {
    one.languages != 0 && other.languages != 0 && one.languages & other.languages == 0
}

/// Those who move as one always sit together, and meeting a companion is no meeting.
fn waive_companions(draft: &Draft, parties: &Parties, costs: &mut Square<PairCost>) {
    let all = || PersonIndex::first(draft.people.len());
    let silent =
        |person: PersonIndex| draft.people.get(person.at()).is_some_and(|spec| !spec.meets);
    for first in all() {
        for second in all().take(first.at()) {
            let companions = silent(first) || silent(second);
            if parties.are_one(first, second) || companions {
                costs.change(first, second, |pair| {
                    let hard = companions && pair.first >= HARD;
                    if hard { PairCost { first: HARD, again: HARD } } else { PairCost::FREE }
                });
            }
        }
    }
}

fn signed(weight: u32) -> i32 {
    i32::try_from(weight).unwrap_or(i32::MAX)
}
