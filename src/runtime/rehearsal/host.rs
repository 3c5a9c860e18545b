//! An evening without a screen: a host who introduces whoever the queue offers and rotates tables.

use std::collections::BTreeMap;

use super::evening::Stage;
use super::report::{RehearsalReport, report};
use crate::app::drawn;
use crate::domain::{Command, DeskId, EventKind, Outcome, ParticipantId, Seconds, Timestamp};
use crate::intake::script::Script;
use crate::matching::{Queue, Room};

/// How many seconds the host needs from one introduction to the next.
const WALK: Seconds = Seconds(20);
/// For how long two people talk before they are introduced again, in seconds.
const TALK: i64 = 6 * 60;
/// How many minutes after the start the first round begins.
const FIRST_ROUND: u32 = 5;
/// How long the search for a good round goes on, in steps: the same on every machine.
const STEPS: u64 = 300;

/// Plays a whole evening and says what happened.
///
/// - `seed`: where the search for tables starts; the same one plays the same evening.
#[must_use]
pub fn headless(script: &Script, seed: u64) -> RehearsalReport {
    let start = Timestamp::from_millis(1_800_000_000_000);
    let doors = script.timeline.first().map_or(0.0, |scene| scene.minute).min(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "a day at most")]
    let doors = doors as i32;
    let desk = DeskId::from_random([1; 4]);
    let mut host = Host {
        stage: Stage::set_up(script, desk, EventKind::Rehearsal, start.minus_minutes(1_440)),
        script,
        seed,
        next_scene: 0,
        queue: Queue::default(),
        talking_until: BTreeMap::new(),
        looked_at: 0,
    };
    let seconds = u32::try_from(-i64::from(doors) * 60).unwrap_or(0);
    let first = Timestamp::from_millis(start.as_millis() - i64::from(seconds) * 1_000);
    let ends = start.plus(Seconds::from_minutes(script.event.duration_min));
    let mut now = first;
    while now <= ends {
        host.look_up(now, start);
        now = now.plus(WALK);
    }
    report(&host.stage.event, script)
}

struct Host<'a> {
    stage: Stage,
    script: &'a Script,
    seed: u64,
    next_scene: usize,
    queue: Queue,
    talking_until: BTreeMap<ParticipantId, Timestamp>,
    /// How many acts there were when the queue was drawn last.
    looked_at: usize,
}

impl Host<'_> {
    /// What the host does every twenty seconds.
    fn look_up(&mut self, now: Timestamp, start: Timestamp) {
        self.let_people_come_and_go(now, start);
        match self.stage.event.running_round() {
            Some(round) if round.millis_left(now).is_some_and(|left| left <= 0) => {
                self.stage.do_together(now, vec![Command::EndRound]);
            }
            Some(_) => {}
            None if self.is_time_for_a_round(now, start) => self.start_round(now),
            None => self.introduce(now),
        }
    }

    fn let_people_come_and_go(&mut self, now: Timestamp, start: Timestamp) {
        let minute = now.millis_since(start) / 1_000;
        let minute = f64::from(i32::try_from(minute).unwrap_or(i32::MAX)) / 60.0;
        let script = self.script;
        while let Some(scene) = script.timeline.get(self.next_scene) {
            if scene.minute > minute {
                break;
            }
            self.next_scene += 1;
            self.stage.play(script, scene, now);
        }
    }

    /// Rounds are spread over the evening, each as long as it is meant to be.
    fn is_time_for_a_round(&self, now: Timestamp, start: Timestamp) -> bool {
        let held = u32::try_from(self.stage.event.rounds().count()).unwrap_or(u32::MAX);
        let rounds = u32::from(self.script.event.suggested_rounds);
        let minutes = self.script.event.duration_min.saturating_sub(FIRST_ROUND);
        let every = (minutes / rounds.max(1)).max(self.script.event.round_minutes + 1);
        let due = start.plus(Seconds::from_minutes(FIRST_ROUND + every.saturating_mul(held)));
        held < rounds && now >= due
    }

    fn start_round(&mut self, now: Timestamp) {
        let number = u64::from(self.stage.event.next_round().0);
        match drawn(&self.stage.event, self.seed.wrapping_add(number), STEPS) {
            Ok(seating) => {
                self.stage.do_together(now, vec![Command::DraftRound { seating }]);
                self.stage.do_together(now, vec![Command::StartRound]);
            }
            // With fewer than two people there is nothing to draw yet.
            Err(_) => self.introduce(now),
        }
    }

    fn introduce(&mut self, now: Timestamp) {
        if self.looked_at != self.stage.acts.len() {
            self.queue = self.queue.redrawn(&Room::of(&self.stage.event), now);
            self.looked_at = self.stage.acts.len();
        }
        let idle =
            |id: &ParticipantId| self.talking_until.get(id).is_none_or(|until| *until <= now);
        let offers = self.queue.offers.iter().map(|offer| &offer.suggestion);
        let Some(offer) = offers.into_iter().find(|one| idle(&one.first) && idle(&one.second))
        else {
            return;
        };
        let (first, second, reason) = (offer.first, offer.second, offer.spoken.reason.clone());
        self.stage.do_together(now, vec![Command::Introduce { first, second, reason }]);
        let until = Timestamp::from_millis(now.as_millis() + TALK * 1_000);
        self.talking_until.extend([(first, until), (second, until)]);
        let made = crate::domain::Pair::new(first, second)
            .and_then(|pair| self.stage.event.introduction_of(pair))
            .map(|made| made.id);
        if let Some(introduction) = made {
            let outcome = Outcome::Happened;
            self.stage.do_together(now, vec![Command::SeeOutcome { introduction, outcome }]);
        }
    }
}
