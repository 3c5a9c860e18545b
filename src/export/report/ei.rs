//! The E–I index: how far ties reach beyond the own group.

use std::collections::BTreeMap;

use crate::domain::{Pair, ParticipantId};

/// External less internal ties, over both: from −1, all inside their groups, to 1, all across.
///
/// Ties of whom either group is unknown are left out; `None` when no tie is left.
///
/// Source: D. Krackhardt, R. N. Stern, 1988, Informal networks and organizational crises, Social
/// Psychology Quarterly 51.
pub(super) fn e_i_index(
    ties: impl Iterator<Item = Pair>,
    group: &BTreeMap<ParticipantId, String>,
) -> Option<f64> {
    let (mut external, mut internal) = (0_u32, 0_u32);
    for [one, other] in ties.map(|pair| pair.both().map(|id| group.get(&id))) {
        match (one, other) {
            (Some(one), Some(other)) if one == other => internal += 1,
            (Some(_), Some(_)) => external += 1,
            (None, _) | (_, None) => {}
        }
    }
    let all = external + internal;
    (all > 0).then(|| (f64::from(external) - f64::from(internal)) / f64::from(all))
}
