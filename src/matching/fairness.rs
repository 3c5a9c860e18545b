//! Whose turn it is.

use super::guest::Guest;
use super::room::Room;
use super::score::Part;
use super::weights::Weights;
use crate::domain::{Factor, Way};

/// For each introduction below the middle of the room, in per mille.
const BELOW: u32 = 500;
/// For each person fewer whom somebody has met than the middle of the room has, in per mille …
const FEWER_MET: u32 = 50;
/// … and no more than this.
const FEWER_MET_MOST: u32 = 500;
/// For each five minutes that somebody has met nobody, in per mille …
const WAITING: u32 = 100;
/// … and no more than this.
const WAITING_MOST: u32 = 1_000;
/// For somebody who is here for the first time, in per mille.
const FIRST_TIME: u32 = 300;
/// For somebody who asked to be introduced, in per mille.
const ASKED: u32 = 1_000;

/// Where the numbers of this file come from.
const SOURCE: &str = "nobody is left standing: a rule of this program";

/// What the middle one of the people here has had.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Middle {
    /// Introductions.
    pub(super) introductions: u32,
    /// People met.
    pub(super) met: u32,
}

/// What is added to the factor of 1 for one person, in per mille.
pub(super) fn favour(guest: &Guest<'_>, middle: Middle, weights: Weights) -> u32 {
    shares(guest, middle, weights).iter().map(|(amount, _)| amount).sum()
}

/// What is added to the factor of 1, for both of them.
pub(super) fn parts(room: &Room<'_>, both: [&Guest<'_>; 2]) -> Vec<Part> {
    both.into_iter()
        .flat_map(|guest| shares(guest, room.middle, room.weights).map(|share| (guest, share)))
        .filter(|(_, (amount, _))| *amount > 0)
        .map(|(guest, (amount, because))| {
            let because = format!("{} {because}", guest.person.short_name());
            Part { about: "fairness", amount, because, source: SOURCE }
        })
        .collect()
}

fn shares(guest: &Guest<'_>, middle: Middle, weights: Weights) -> [(u32, &'static str); 5] {
    let below = middle.introductions.saturating_sub(guest.introductions);
    let met = u32::try_from(guest.met.len()).unwrap_or(u32::MAX);
    let fewer_met = middle.met.saturating_sub(met);
    let first_time = guest.person.details.first_time == Some(true);
    let asked = guest.person.way == Way::IntroduceMe;
    let part = |amount: u32, factor| weights.of(factor, amount);
    [
        (
            part(BELOW.saturating_mul(below), Factor::FewestFirst),
            "has had fewer introductions than most",
        ),
        (
            part(FEWER_MET.saturating_mul(fewer_met).min(FEWER_MET_MOST), Factor::FewestFirst),
            "has met fewer people than most",
        ),
        (
            part(WAITING.saturating_mul(guest.waited / 5).min(WAITING_MOST), Factor::Waiting),
            "has waited for a while",
        ),
        (
            part(if first_time { FIRST_TIME } else { 0 }, Factor::Newcomers),
            "is here for the first time",
        ),
        (part(if asked { ASKED } else { 0 }, Factor::Asked), "asked to be introduced"),
    ]
}
