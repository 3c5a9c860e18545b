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

/// What is added to the factor of 1 for one person, in per mille.
pub(super) fn favour(guest: &Guest<'_>, median: u32) -> u32 {
    shares(guest, median).iter().map(|(amount, _)| amount).sum()
}

/// What is added to the factor of 1, for both of them.
pub(super) fn parts(room: &Room<'_>, both: [&Guest<'_>; 2]) -> Vec<Part> {
    both.into_iter()
        .flat_map(|guest| shares(guest, room.median).map(|share| (guest, share)))
        .filter(|(_, (amount, _))| *amount > 0)
        .map(|(guest, (amount, because))| {
            let because = format!("{} {because}", guest.person.short_name());
            Part { about: "fairness", amount, because }
        })
        .collect()
}

fn shares(guest: &Guest<'_>, median: u32) -> [(u32, &'static str); 3] {
    let below = median.saturating_sub(guest.introductions);
    let first_time = guest.person.details.first_time == Some(true);
    let asked = guest.person.way == Way::IntroduceMe;
    [
        (BELOW.saturating_mul(below), "has had fewer introductions than most"),
        (if first_time { FIRST_TIME } else { 0 }, "is here for the first time"),
        (if asked { ASKED } else { 0 }, "asked to be introduced"),
    ]
}
