//! What a script says about its people beyond who they are: whom they must not meet, whom they sit
//! with, whom they know, where they stay, how they take part.

use crate::domain::{Command, ParticipantId, TableNumber, Way};
use crate::intake::script::{Key, Script};

/// Everything that a script says about people who are on the roster.
///
/// - `newcomer`: only what is about them, where the rest has been said already.
/// - `on_roster`: who somebody of the script is, once they are on the roster.
pub(super) fn rules(
    script: &Script,
    newcomer: Option<&str>,
    on_roster: impl Fn(&str) -> Option<ParticipantId>,
) -> Vec<Command> {
    let concerned = |keys: &[&Key]| newcomer.is_none_or(|who| keys.iter().any(|key| *key == who));
    let one = |key: &Key| concerned(&[key]).then(|| on_roster(key)).flatten();
    let two = |a: &Key, b: &Key| {
        concerned(&[a, b]).then(|| Some((on_roster(a)?, on_roster(b)?))).flatten()
    };
    let apart = script.apart.iter().filter_map(|(a, b)| two(a, b));
    let together = script.together.iter().filter_map(|(a, b)| two(a, b));
    let companions = script.companions.iter().filter_map(|(a, b)| two(a, b));
    let ties = script.ties.iter().filter_map(|(a, b, tie)| Some((two(a, b)?, *tie)));
    let pinned = script.pinned.iter().filter_map(|(key, table)| Some((one(key)?, *table)));
    let ways = script.people.iter().filter(|person| person.way != Way::Open);
    let ways = ways.filter_map(|person| Some((one(&person.key)?, person.way)));
    // What is told in confidence comes first: what contradicts it is refused.
    apart
        .map(|(first, second)| Command::KeepApart { first, second })
        .chain(together.map(|(first, second)| Command::KeepTogether { first, second }))
        .chain(
            companions
                .map(|(companion, participant)| Command::Accompany { companion, participant }),
        )
        .chain(ties.map(|((first, second), tie)| Command::Tie { first, second, tie }))
        .chain(pinned.map(|(participant, table)| Command::Pin {
            participant,
            table: Some(TableNumber(table)),
        }))
        .chain(ways.map(|(participant, way)| Command::ChooseWay { participant, way }))
        .collect()
}
