//! The sample event: an evening that has been played up to a moment in its middle.

use super::evening::{Stage, TimedAct};
use crate::domain::{
    Command, DeskId, Event, EventKind, Pair, ParticipantId, Seating, TableNumber, Timestamp,
};
use crate::intake::script::{PlayedIntroduction, PlayedRound, Scene, Script};
use crate::matching::{Room, introduction};
use crate::topics::Likenesses;

/// The sample event: sixty invented people.
pub const SAMPLE: &str = include_str!("../../../assets/sample.json");

/// How many minutes before the first person the evening is set up.
const SET_UP: f64 = 30.0;

/// What happens at a minute of a script.
enum Moment<'a> {
    Scene(&'a Scene),
    Starts(&'a PlayedRound),
    Ends,
    Introduced(&'a PlayedIntroduction),
    Seen(&'a PlayedIntroduction),
}

/// The acts that make an evening of a script stand where it is at its `now_minute`, as if that were
/// now: set-up, arrivals, rounds and introductions, each at its own time.
#[must_use]
pub(in crate::runtime) fn played(
    script: &Script,
    desk: DeskId,
    kind: EventKind,
    now: Timestamp,
) -> Vec<TimedAct> {
    let until = f64::from(script.now_minute);
    let at = |minute: f64| before(now, until - minute);
    let mut stage = Stage::set_up(script, desk, kind, at(first_minute(script) - SET_UP));
    let mut moments: Vec<(f64, Moment<'_>)> = Vec::new();
    moments.extend(script.timeline.iter().map(|scene| (scene.minute, Moment::Scene(scene))));
    for round in &script.rounds {
        moments.push((round.start.into(), Moment::Starts(round)));
        moments.push((round.end.into(), Moment::Ends));
    }
    for one in &script.introductions {
        moments.push((one.minute.into(), Moment::Introduced(one)));
        if one.outcome.is_some() {
            moments.push((f64::from(one.minute) + 2.0, Moment::Seen(one)));
        }
    }
    moments.retain(|(minute, _)| *minute <= until);
    moments.sort_by(|one, other| one.0.total_cmp(&other.0));
    for (minute, moment) in moments {
        stage.play_moment(script, &moment, at(minute));
    }
    stage.acts
}

/// The acts that make an evening of a script stand where it is before the doors open.
#[must_use]
pub(in crate::runtime) fn before_doors(
    script: &Script,
    desk: DeskId,
    kind: EventKind,
    now: Timestamp,
) -> Vec<TimedAct> {
    Stage::set_up(script, desk, kind, now).acts
}

fn first_minute(script: &Script) -> f64 {
    let scenes = script.timeline.iter().map(|scene| scene.minute);
    let rounds = script.rounds.iter().map(|round| f64::from(round.start));
    let made = script.introductions.iter().map(|one| f64::from(one.minute));
    scenes.chain(rounds).chain(made).fold(f64::from(script.now_minute.min(0)), f64::min)
}

/// The moment that many minutes before another; minutes of an evening fit a whole number of ms.
fn before(now: Timestamp, minutes: f64) -> Timestamp {
    // The script's reader holds minutes within a day either way.
    #[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "within two days")]
    let millis = (minutes * 60_000.0) as i64;
    Timestamp::from_millis(now.as_millis() - millis)
}

impl Stage {
    fn play_moment(&mut self, script: &Script, moment: &Moment<'_>, at: Timestamp) {
        match moment {
            Moment::Scene(scene) => self.play(script, scene, at),
            Moment::Starts(round) => {
                let seating = self.seating(round);
                self.do_together(at, vec![Command::DraftRound { seating }]);
                self.do_together(at, vec![Command::StartRound]);
            }
            Moment::Ends => self.do_together(at, vec![Command::EndRound]),
            Moment::Introduced(one) => {
                let Some((first, second)) = self.two(one) else { return };
                let reason = reason(&self.event, at, first, second).unwrap_or_default();
                self.do_together(at, vec![Command::Introduce { first, second, reason }]);
            }
            Moment::Seen(one) => {
                let made = self.two(one).and_then(|(first, second)| {
                    let pair = Pair::new(first, second)?;
                    Some(self.event.introduction_of(pair)?.id)
                });
                if let (Some(introduction), Some(outcome)) = (made, one.outcome) {
                    self.do_together(at, vec![Command::SeeOutcome { introduction, outcome }]);
                }
            }
        }
    }

    fn two(&self, one: &PlayedIntroduction) -> Option<(ParticipantId, ParticipantId)> {
        Some((*self.ids.get(&one.pair.0)?, *self.ids.get(&one.pair.1)?))
    }

    fn seating(&self, round: &PlayedRound) -> Seating {
        let ids = |keys: &[String]| -> Vec<ParticipantId> {
            keys.iter().filter_map(|key| self.ids.get(key)).copied().collect()
        };
        let tables = round.tables.iter().map(|(number, keys)| (TableNumber(*number), ids(keys)));
        Seating {
            tables: tables.collect(),
            sitting_out: ids(&round.sitting_out),
            parked: Vec::new(),
        }
    }
}

/// What a host would have said to these two.
fn reason(
    event: &Event,
    at: Timestamp,
    first: ParticipantId,
    second: ParticipantId,
) -> Option<String> {
    let room = Room::of(event, at, &Likenesses::default());
    introduction(&room, first, second).map(|introduction| introduction.spoken.reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entry, EntryId};

    fn sample() -> Event {
        let script = Script::read(SAMPLE.as_bytes()).unwrap();
        let desk = DeskId::from_random([7; 4]);
        let now = Timestamp::from_millis(1_800_000_000_000);
        let mut seq = 0;
        let mut entries = Vec::new();
        for (at, changes) in played(&script, desk, EventKind::Sample, now) {
            let act = seq + 1;
            for change in changes {
                seq += 1;
                let id = EntryId { desk, seq };
                entries.push(Entry { id, act, stamp: u64::from(act), at, change });
            }
        }
        Event::fold(desk, entries)
    }

    #[test]
    fn the_sample_stands_in_the_middle_of_a_lively_evening() {
        let event = sample();

        let count = event.head_count();
        assert_eq!((count.here, count.away, count.left), (33, 2, 1));
        assert!(count.expected > 15);
        assert_eq!(event.rounds().count(), 1);
        assert_eq!(event.introductions().len(), 3);
        assert!(event.introductions().iter().all(|one| !one.reason.is_empty()));
        assert!(event.running_round().is_none());
    }

    #[test]
    fn nobody_who_is_kept_apart_sits_together_in_the_sample() {
        let event = sample();

        for round in event.rounds() {
            assert!(round.seating.pairs().all(|pair| !event.is_kept_apart(pair)));
            assert!(round.seating.tables.values().all(|people| people.len() > 1));
        }
    }
}
