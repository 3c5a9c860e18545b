//! How new two people are to each other.

use super::guest::Guest;
use super::room::Room;
use super::score::Part;
use crate::domain::Tie;

/// They know each other, or came together: acquaintance is the first thing to break (Ingram and
/// Morris 2007). In per mille, like all of these.
const KNOWN: u32 = 50;
/// They met at an earlier event.
const MET_BEFORE: u32 = 200;
/// They speak for the same organisation.
const COLLEAGUES: u32 = 200;
/// Three or more common acquaintances: the same circle.
const SAME_CIRCLE: u32 = 500;
/// One or two common acquaintances: a bridge that holds.
const BRIDGE: u32 = 1_000;
/// No common acquaintance.
const STRANGERS: u32 = 900;

/// From how many common acquaintances on two people are of one circle.
const CIRCLE: usize = 3;

pub(super) fn freshness(room: &Room<'_>, first: &Guest, second: &Guest) -> Part {
    let part =
        |amount, because: &str| Part { about: "freshness", amount, because: because.to_owned() };
    match room.tie(first, second) {
        Some(Tie::CameTogether) => return part(KNOWN, "they came together"),
        Some(Tie::Known) => return part(KNOWN, "they know each other"),
        Some(Tie::MetBefore) => return part(MET_BEFORE, "they met at an earlier event"),
        None => {}
    }
    if are_colleagues(first, second) {
        return part(COLLEAGUES, "they are of the same organisation");
    }
    match room.common_acquaintances(first, second) {
        0 => part(STRANGERS, "no common acquaintance"),
        common if common < CIRCLE => part(BRIDGE, "one or two common acquaintances"),
        _ => part(SAME_CIRCLE, "three or more common acquaintances"),
    }
}

pub(super) fn are_colleagues(first: &Guest, second: &Guest) -> bool {
    first.organisation.is_some() && first.organisation == second.organisation
}

/// Whether two people know each other, work together, or move in one circle.
pub(super) fn is_near(room: &Room<'_>, first: &Guest, second: &Guest) -> bool {
    room.tie(first, second).is_some()
        || are_colleagues(first, second)
        || room.common_acquaintances(first, second) >= CIRCLE
}
