//! Whose turn it is.

use super::guest::Guest;
use super::room::Room;
use super::score::Part;
use crate::domain::Way;

/// For each introduction below the middle of the room, in per mille.
const BELOW: u32 = 500;
/// For somebody who is here for the first time, in per mille.
const FIRST_TIME: u32 = 300;
/// For somebody who asked to be introduced, in per mille.
const ASKED: u32 = 1_000;

/// What is added to the factor of 1, for both of them.
pub(super) fn fairness(room: &Room<'_>, first: &Guest, second: &Guest) -> Vec<Part> {
    let mut parts = Vec::new();
    for guest in [first, second] {
        let name = room.participant(guest.id).map_or("", |person| person.short_name());
        let mut add = |amount, because: String| {
            if amount > 0 {
                parts.push(Part { about: "fairness", amount, because });
            }
        };
        let below = room.median.saturating_sub(guest.introductions);
        add(BELOW * below, format!("{name} has had fewer introductions than most"));
        if guest.first_time {
            add(FIRST_TIME, format!("{name} is here for the first time"));
        }
        if guest.way == Way::IntroduceMe {
            add(ASKED, format!("{name} asked to be introduced"));
        }
    }
    parts
}
