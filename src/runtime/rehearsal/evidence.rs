//! The same evening by four policies, with rounds and without: what each came to, in numbers.

use serde::Serialize;

use super::fair::{PerMille, Tenths};
use super::host::{Programme, headless, played};
use super::ledger::Ledger;
use super::policy::Policy;
use super::report::{RehearsalReport, report};
use super::truth::Truth;
use crate::intake::script::Script;

/// The least, the middle and the greatest of many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Spread<T> {
    /// The least.
    pub least: T,
    /// The middle one.
    pub median: T,
    /// The greatest.
    pub most: T,
}

impl<T: Copy + Ord + Default> Spread<T> {
    pub(super) fn of(mut all: Vec<T>) -> Self {
        all.sort_unstable();
        let at = |place: usize| all.get(place).copied().unwrap_or_default();
        Self { least: at(0), median: at(all.len() / 2), most: at(all.len().saturating_sub(1)) }
    }
}

/// What an evening came to by one policy.
///
/// A contact is two people who were introduced and talked, sat at one table of a round, or talked
/// for two minutes of their own accord. Those counted were in the room for two rounds' time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PolicyReport {
    /// Whom the host introduced.
    pub policy: Policy,
    /// With rounds or without.
    pub programme: Programme,
    /// Rounds held.
    pub rounds: usize,
    /// Introductions made.
    pub introductions: usize,
    /// … of which took place.
    pub happened: usize,
    /// Contacts of each person that are neither colleagues nor old acquaintances.
    pub new_cross_organisation_contacts: Spread<u32>,
    /// How many people had none.
    pub at_zero: usize,
    /// The same contacts of those alone who had ten or more strangers within reach: in the room at
    /// the same time, with a language in common, of another organisation and not kept apart. No
    /// policy can do much for the others.
    pub new_contacts_within_reach: Spread<u32>,
    /// How many people had fewer than ten within reach, or want no introductions.
    pub out_of_reach: usize,
    /// Asks of people who came, that somebody else who came truly offers.
    pub asks_answerable: usize,
    /// … whose asker had a contact with such a person.
    pub asks_answered: usize,
    /// … by an introduction.
    pub asks_answered_by_introduction: usize,
    /// More than that no host can answer by introductions: the lesser of two upper bounds.
    ///
    /// One is a maximum matching of asks with helpers who were in the room with the asker, share a
    /// language with them and are not kept apart from them; a helper has no more introductions than
    /// conversations of six minutes fit into their stay. The other is what the pairs with most asks
    /// would answer, one every twenty seconds.
    pub asks_best: usize,
    /// Contacts between colleagues or old acquaintances, in percent of all.
    pub colleague_or_acquaintance_percent: usize,
    /// How unevenly introductions were spread over the time of those who take them.
    pub gini_of_introductions: PerMille,
    /// Introductions that took place, by hours in the room, of each of those who take them.
    pub introductions_per_hour: Spread<Tenths>,
    /// Introductions by which an ask is truly answered, in percent of all.
    pub first_answered_percent: usize,
    /// Suggestions that something forbids: 0, or the program is wrong.
    pub gated_suggested: usize,
}

/// An evening as the program plays it, and beside it the same one by each policy.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Evidence {
    /// What the program made of it: its queue, with rounds.
    #[serde(flatten)]
    pub ours: RehearsalReport,
    /// What each policy made of it, without rounds and with them.
    pub policies: Vec<PolicyReport>,
}

impl Evidence {
    /// What a policy made of the evening.
    #[must_use]
    pub fn of(&self, policy: Policy, programme: Programme) -> Option<&PolicyReport> {
        self.policies.iter().find(|one| one.policy == policy && one.programme == programme)
    }
}

/// Plays the same evening by each policy, without rounds and with them.
///
/// - `seed`: chance for tables, for mixing and for pairs; the same one plays the same evenings.
#[must_use]
pub fn evidence(script: &Script, seed: u64) -> Evidence {
    let truth = Truth::of(script);
    let mut policies = Vec::new();
    let mut ours = None;
    for programme in [Programme::WithoutRounds, Programme::WithRounds] {
        for policy in Policy::ALL {
            let evening = played(script, seed, policy, programme);
            policies.push(Ledger::of(script, &truth, &evening).report(policy, programme));
            // The last one is the program's own.
            ours = Some(report(&evening, script));
        }
    }
    let ours = ours.unwrap_or_else(|| headless(script, seed));
    Evidence { ours, policies }
}

#[cfg(test)]
mod tests;
