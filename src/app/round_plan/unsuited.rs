//! Whoever rests because no table suits the way they take part.

use super::problem::RoundProblem;
use crate::domain::ParticipantId;
use crate::seating::{Clash, Rule, Unplannable};

/// Somebody whose wish for a small table is what cannot be kept.
pub(in crate::app) fn unsuited(map: &RoundProblem, why: &Unplannable) -> Option<ParticipantId> {
    let Unplannable::Clashes(clashes) = why else { return None };
    // Whoever must not be left alone does not make others rest: that is for the host to say.
    let guards = |clash: &&Clash| {
        let rules = clash.rules.iter().filter_map(|index| map.draft.rules.get(*index));
        rules.into_iter().any(|rule| matches!(rule, Rule::AtLeast(..)))
    };
    clashes.iter().filter(|clash| !guards(clash)).flat_map(|Clash { rules, .. }| rules).find_map(
        |index| match map.draft.rules.get(*index) {
            Some(Rule::AtMost(person, _)) => map.person(*person),
            Some(
                Rule::Apart(..)
                | Rule::Distant(..)
                | Rule::Together(..)
                | Rule::Pinned(..)
                | Rule::OneOf(..)
                | Rule::AtLeast(..),
            )
            | None => None,
        },
    )
}
