//! An evening without a screen: a host who introduces people by a policy and rotates tables, and
//! people who mix whenever neither keeps them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::crowd::Crowd;
use super::evening::Stage;
use super::policy::{Introducer, Policy};
use super::report::{RehearsalReport, report};
use crate::app::drawn;
use crate::domain::{
    Command, DeskId, Event, EventKind, Outcome, Pair, ParticipantId, Seconds, Setting, Timestamp,
};
use crate::intake::script::{Coming, Key, Scene, Script};
use crate::topics::{Likenesses, Vocabulary};

/// How many seconds the host needs from one introduction to the next.
pub(super) const WALK: Seconds = Seconds(20);
/// For how long two people talk before either is introduced again.
pub(super) const TALK: Seconds = Seconds::from_minutes(6);
/// How many introductions one person gets at most in an evening that has nothing else: one every
/// six minutes for three hours. The usual limit is meant for an evening with rounds.
const CAP_WITHOUT_ROUNDS: u8 = 30;
/// How many minutes after the start the first round begins.
const FIRST_ROUND: u32 = 5;
/// How long the host waits for other people before a round that could not be drawn is tried again.
const PATIENCE: Seconds = Seconds::from_minutes(2);
/// How long the search for a good round goes on, in steps: the same on every machine.
const STEPS: u64 = 20_000;

/// Plays a whole evening and says what happened.
///
/// - `seed`: where the search for tables starts; the same one plays the same evening.
#[must_use]
pub fn headless(script: &Script, seed: u64) -> RehearsalReport {
    report(&evening(script, seed), script)
}

/// What an evening consists of, beside people who mix.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Programme {
    /// The rounds of tables that the script suggests, introductions in between.
    WithRounds,
    /// No rounds: introductions, where there are any, all the time.
    WithoutRounds,
}

/// A whole evening as a host leaves it.
pub(super) struct Evening {
    pub(super) event: Event,
    /// When it was over.
    pub(super) ends: Timestamp,
    /// Why a round that was due could not be drawn, the last time that happened.
    pub(super) undrawn: Option<String>,
    /// Who is on the roster, by what the script calls them.
    pub(super) ids: BTreeMap<Key, ParticipantId>,
    /// Who was in the room when, and who talked without being introduced.
    pub(super) crowd: Crowd,
    /// Suggestions that something forbade: 0, or the policy is wrong.
    pub(super) gated: usize,
}

/// Plays a whole evening as the program is meant to be used.
pub(super) fn evening(script: &Script, seed: u64) -> Evening {
    played(script, seed, Policy::Ours, Programme::WithRounds)
}

/// Plays a whole evening by a policy.
pub(super) fn played(script: &Script, seed: u64, policy: Policy, programme: Programme) -> Evening {
    // Any day will do: no moment of it is compared with a real one.
    let start = Timestamp::from_millis(1_800_000_000_000);
    let doors = script.timeline.first().map_or(0.0, |scene| scene.minute).min(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "a day at most")]
    let doors = Timestamp::from_millis(start.as_millis() + (doors * 60_000.0) as i64);
    let ends = start.plus(Seconds::from_minutes(script.event.duration_min));
    let desk = DeskId::from_random([1; 4]);
    let mut host = Host {
        stage: Stage::set_up(script, desk, EventKind::Rehearsal, doors),
        script,
        seed,
        start,
        ends,
        next_scene: 0,
        gone: BTreeMap::new(),
        programme,
        introducer: Introducer::new(policy, seed, likenesses(script)),
        crowd: Crowd::of(script, seed),
        talking_until: BTreeMap::new(),
        undrawn: None,
        draws_again: start,
    };
    if programme == Programme::WithoutRounds {
        let settings = vec![Setting::IntroductionCap(CAP_WITHOUT_ROUNDS)];
        host.stage.do_together(doors, vec![Command::SettleAll { settings }]);
    }
    let mut now = doors;
    while now <= ends {
        host.look_up(now);
        now = now.plus(WALK);
    }
    host.crowd.end();
    Evening {
        event: host.stage.event,
        ends,
        undrawn: host.undrawn,
        ids: host.stage.ids,
        crowd: host.crowd,
        gated: host.introducer.gated,
    }
}

/// Which of the topics of a script mean nearly the same.
fn likenesses(script: &Script) -> Likenesses {
    let mut likenesses = Likenesses::new();
    let details = script.people.iter().map(|person| &person.details);
    let topics = details.flat_map(|one| one.asks.iter().chain(&one.offers).chain(&one.interests));
    likenesses.learn(topics.map(String::as_str), &Vocabulary::default());
    likenesses.compare_some(usize::MAX);
    likenesses
}

struct Host<'a> {
    stage: Stage,
    script: &'a Script,
    seed: u64,
    start: Timestamp,
    ends: Timestamp,
    next_scene: usize,
    /// Who has gone home without a word, and when: the event knows nothing of it.
    gone: BTreeMap<ParticipantId, Timestamp>,
    programme: Programme,
    introducer: Introducer,
    crowd: Crowd,
    talking_until: BTreeMap<ParticipantId, Timestamp>,
    undrawn: Option<String>,
    /// When a round that could not be drawn is tried again.
    draws_again: Timestamp,
}

impl Host<'_> {
    /// What the host does every twenty seconds.
    fn look_up(&mut self, now: Timestamp) {
        self.let_people_come_and_go(now);
        match self.stage.event.running_round() {
            Some(round) if round.millis_left(now).is_some_and(|left| left <= 0) => {
                let pairs: Vec<Pair> = round.seating.pairs().collect();
                for pair in pairs {
                    self.crowd.acquaint(pair);
                }
                self.stage.do_together(now, vec![Command::EndRound]);
            }
            Some(_) => {}
            None if self.is_time_for_a_round(now) => self.start_round(now),
            None => self.introduce(now),
        }
        let talks = |id: &ParticipantId| self.talking_until.get(id).is_some_and(|end| *end > now);
        self.crowd.pass(&self.stage, |id| !self.gone.contains_key(id), talks);
    }

    fn let_people_come_and_go(&mut self, now: Timestamp) {
        let second = i32::try_from(now.millis_since(self.start) / 1_000).unwrap_or(i32::MAX);
        let minute = f64::from(second) / 60.0;
        let script = self.script;
        while let Some(scene) = script.timeline.get(self.next_scene) {
            if scene.minute > minute {
                break;
            }
            self.next_scene += 1;
            self.let_happen(scene, now);
        }
    }

    fn let_happen(&mut self, scene: &Scene, now: Timestamp) {
        let known = self.stage.ids.get(&scene.who).copied();
        match (scene.what, known) {
            (Coming::LeaveUnannounced, Some(id)) => drop(self.gone.insert(id, now)),
            (
                Coming::Arrive
                | Coming::Away
                | Coming::Back
                | Coming::Leave
                | Coming::LeaveUnannounced,
                _,
            ) => {
                // Whoever comes again is found at the desk, whatever was thought of them.
                known.map(|id| self.gone.remove(&id));
                self.stage.play(self.script, scene, now);
            }
        }
    }

    /// The host sees that these are no longer there.
    fn miss(&mut self, missing: &BTreeSet<ParticipantId>, now: Timestamp) {
        let seen = missing.iter().filter_map(|id| Some((*id, self.gone.remove(id)?)));
        let leave = seen.map(|(participant, since)| Command::Leave {
            participant,
            minutes_ago: now.minutes_since(since),
        });
        let commands = leave.collect();
        self.stage.do_together(now, commands);
    }

    /// Rounds are spread over the evening, each as long as it is meant to be.
    fn is_time_for_a_round(&self, now: Timestamp) -> bool {
        let held = u32::try_from(self.stage.event.rounds().count()).unwrap_or(u32::MAX);
        let rounds = u32::from(self.script.event.suggested_rounds);
        let minutes = self.script.event.duration_min.saturating_sub(FIRST_ROUND);
        let every = (minutes / rounds.max(1)).max(self.script.event.round_minutes + 1);
        let due = self.start.plus(Seconds::from_minutes(FIRST_ROUND + every.saturating_mul(held)));
        // A round that could not be held to its end is not begun.
        let over = now.plus(Seconds::from_minutes(self.script.event.round_minutes)).plus(WALK);
        self.programme == Programme::WithRounds
            && held < rounds
            && now >= due.max(self.draws_again)
            && over <= self.ends
    }

    fn start_round(&mut self, now: Timestamp) {
        // When everybody is asked to sit down, it is seen who has gone.
        self.miss(&self.gone.keys().copied().collect(), now);
        let number = u64::from(self.stage.event.next_round().0);
        match drawn(
            &self.stage.event,
            self.introducer.likenesses(),
            self.seed.wrapping_add(number),
            STEPS,
        ) {
            Ok(seating) => {
                self.stage.do_together(now, vec![Command::DraftRound { seating }]);
                self.stage.do_together(now, vec![Command::StartRound]);
            }
            Err(why) => {
                self.undrawn = Some(why);
                self.draws_again = now.plus(PATIENCE);
                self.introduce(now);
            }
        }
    }

    fn introduce(&mut self, now: Timestamp) {
        let idle =
            |id: ParticipantId| self.talking_until.get(&id).is_none_or(|until| *until <= now);
        let chosen = self.introducer.choose(&self.stage.event, self.stage.acts.len(), now, idle);
        let Some(chosen) = chosen else { return };
        let (first, second, reason) = (chosen.first, chosen.second, chosen.spoken.reason);
        self.stage.do_together(now, vec![Command::Introduce { first, second, reason }]);
        let until = now.plus(TALK);
        self.talking_until.extend([(first, until), (second, until)]);
        let missing = BTreeSet::from([first, second]);
        let is_there = missing.iter().all(|id| !self.gone.contains_key(id));
        let outcome = if is_there { Outcome::Happened } else { Outcome::DidNot };
        if let Some(pair) = Pair::new(first, second).filter(|_| is_there) {
            self.crowd.acquaint(pair);
        }
        let made = Pair::new(first, second)
            .and_then(|pair| self.stage.event.introduction_of(pair))
            .map(|made| made.id);
        if let Some(introduction) = made {
            self.stage.do_together(now, vec![Command::SeeOutcome { introduction, outcome }]);
        }
        self.miss(&missing, now);
    }
}
