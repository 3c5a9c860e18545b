//! The moments of a round, or of the minutes for promises, that the room hears of.

use serde::Serialize;

use super::event::Event;
use super::hot_hour::HotHour;
use super::round::{Round, RoundState};
use super::settings::Settings;
use super::time::{Seconds, Timestamp};

/// A moment of a round that the room hears of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Moment {
    /// Half of the time is over: the other one speaks.
    HalfTime,
    /// The end is near.
    Warning,
    /// The time is up.
    Up,
}

/// How far the clock of a round is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// There is time.
    Open,
    /// There is time, and half of it is over; only where half time is told.
    SecondHalf,
    /// The end is near.
    Ending,
    /// The time is up.
    Over,
}

impl Round {
    /// How far the clock is; `None` unless the round is on.
    #[must_use]
    pub fn phase(&self, settings: &Settings, now: Timestamp) -> Option<Phase> {
        let left = self.millis_left(now)?;
        Some(phase(left, |moment| self.left_at(moment, settings)))
    }

    /// The moment that the clock has passed since `before`: of several the last one.
    ///
    /// Nothing while it stands still, nor of a moment that had passed before the round was made
    /// longer and passes again.
    #[must_use]
    pub fn moment_passed(
        &self,
        settings: &Settings,
        before: Timestamp,
        now: Timestamp,
    ) -> Option<Moment> {
        if self.state != RoundState::Running {
            return None;
        }
        let (was, is) = (self.millis_left(before)?, self.millis_left(now)?);
        moment_passed(was, is, |moment| self.left_at(moment, settings))
    }

    /// Milliseconds left when a moment comes; `None` when this round has no such moment.
    #[must_use]
    pub fn left_at(&self, moment: Moment, settings: &Settings) -> Option<i64> {
        left_at(moment, self.length.plus(self.extended), settings.half_time, settings)
    }
}

impl HotHour {
    /// How far its clock is; `None` unless it is on.
    #[must_use]
    pub fn phase(&self, settings: &Settings, now: Timestamp) -> Option<Phase> {
        Some(phase(self.millis_left(now)?, |moment| self.left_at(moment, settings)))
    }

    /// The moment that its clock has passed since `before`: of several the last one.
    #[must_use]
    pub fn moment_passed(
        &self,
        settings: &Settings,
        before: Timestamp,
        now: Timestamp,
    ) -> Option<Moment> {
        let (was, is) = (self.millis_left(before)?, self.millis_left(now)?);
        moment_passed(was, is, |moment| self.left_at(moment, settings))
    }

    /// Milliseconds left when a moment comes; it has no half time.
    #[must_use]
    pub fn left_at(&self, moment: Moment, settings: &Settings) -> Option<i64> {
        left_at(moment, self.length, false, settings)
    }
}

impl Event {
    /// The moment that the clock in the room has passed since `before`, a round's or that of the
    /// promises.
    #[must_use]
    pub fn moment_passed(&self, before: Timestamp, now: Timestamp) -> Option<Moment> {
        let settings = self.settings();
        match self.running_round() {
            Some(round) => round.moment_passed(settings, before, now),
            None => self.running_hot_hour()?.moment_passed(settings, before, now),
        }
    }
}

fn phase(millis_left: i64, left_at: impl Fn(Moment) -> Option<i64>) -> Phase {
    let due = |moment| left_at(moment).is_some_and(|at| millis_left <= at);
    match () {
        () if due(Moment::Up) => Phase::Over,
        () if due(Moment::Warning) => Phase::Ending,
        () if due(Moment::HalfTime) => Phase::SecondHalf,
        () => Phase::Open,
    }
}

fn moment_passed(was: i64, is: i64, left_at: impl Fn(Moment) -> Option<i64>) -> Option<Moment> {
    let passed = |moment: &Moment| left_at(*moment).is_some_and(|at| was > at && is <= at);
    [Moment::Up, Moment::Warning, Moment::HalfTime].into_iter().find(passed)
}

fn left_at(moment: Moment, length: Seconds, half_time: bool, settings: &Settings) -> Option<i64> {
    let whole = i64::from(length.0) * 1000;
    match moment {
        Moment::Up => Some(0),
        Moment::Warning => {
            let before = i64::from(settings.warn_before.0) * 1000;
            (before > 0 && before < whole).then_some(before)
        }
        Moment::HalfTime => half_time.then_some(whole / 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Command, FollowUp, Setting, testing::Evening};

    fn evening() -> Evening {
        let mut evening = Evening::new();
        let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
        evening.set_tables(1, 2);
        evening.run(Command::Settle { setting: Setting::RoundLength(Seconds::from_minutes(10)) });
        evening.start_round(&[&[ada, ben]]);
        evening
    }

    /// The moments and phases of a round, looked at every second for a quarter of an hour.
    fn heard(evening: &Evening) -> (Vec<(Moment, u32)>, Vec<Phase>) {
        let (event, from) = (&evening.event, evening.now);
        let round = event.running_round().unwrap();
        let (mut moments, mut phases) = (Vec::new(), Vec::new());
        for second in 0..900 {
            let (before, now) = (from.plus(Seconds(second)), from.plus(Seconds(second + 1)));
            let passed = round.moment_passed(event.settings(), before, now);
            moments.extend(passed.map(|moment| (moment, second / 60)));
            phases.extend(round.phase(event.settings(), now));
        }
        phases.dedup();
        (moments, phases)
    }

    #[test]
    fn feature_74_the_room_is_warned_before_the_end_and_told_of_it() {
        let (moments, phases) = heard(&evening());

        assert_eq!(moments, [(Moment::Warning, 8), (Moment::Up, 9)]);
        assert_eq!(phases, [Phase::Open, Phase::Ending, Phase::Over]);
    }

    #[test]
    fn half_time_is_told_where_the_host_wants_it_and_the_warning_can_be_off() {
        let mut evening = evening();
        evening.run(Command::Settle { setting: Setting::HalfTime(true) });
        evening.run(Command::Settle { setting: Setting::WarnBefore(Seconds(0)) });

        let (moments, phases) = heard(&evening);

        assert_eq!(moments, [(Moment::HalfTime, 4), (Moment::Up, 9)]);
        assert_eq!(phases, [Phase::Open, Phase::SecondHalf, Phase::Over]);
    }

    #[test]
    fn a_clock_that_stands_still_passes_no_moment() {
        let mut evening = evening();
        evening.run(Command::PauseRound);

        let (moments, phases) = heard(&evening);

        assert_eq!((moments, phases), (Vec::new(), vec![Phase::Open]));
    }

    #[test]
    fn a_warning_longer_than_the_round_is_none() {
        let mut evening = evening();
        evening.run(Command::Settle { setting: Setting::WarnBefore(Seconds::from_minutes(30)) });

        assert_eq!(heard(&evening).0, [(Moment::Up, 9)]);
    }

    #[test]
    fn feature_138_the_minutes_for_promises_have_a_clock_of_their_own() {
        let mut evening = evening();
        let length = Seconds::from_minutes(10);
        assert!(evening.ask(Command::FollowUp(FollowUp::StartHotHour { length })).is_err());
        evening.run(Command::EndRound);
        evening.run(Command::FollowUp(FollowUp::StartHotHour { length }));
        evening.run(Command::FollowUp(FollowUp::ExtendHotHour { by: Seconds::from_minutes(1) }));

        let (event, from) = (&evening.event, evening.now);
        let begun = event.running_hot_hour().unwrap().started;
        let moments: Vec<_> = (0..900_u32)
            .filter_map(|second| {
                let at = |second| begun.plus(Seconds(second));
                Some((event.moment_passed(at(second), at(second + 1))?, second / 60))
            })
            .collect();
        assert_eq!(moments, [(Moment::Warning, 9), (Moment::Up, 10)]);
        evening.run(Command::FollowUp(FollowUp::EndHotHour));

        assert_eq!(evening.event.moment_passed(begun, from.plus(Seconds(900))), None);
        assert!(evening.ask(Command::FollowUp(FollowUp::EndHotHour)).is_err());
    }
}
