//! A round's clock is a function of what happened and of now, and so is the same after a restart.

use crate::domain::testing::Evening;
use crate::domain::{Command, EntryId, Event, Round, RoundNumber, Seconds, Setting};

const MINUTE_MS: i64 = 60_000;

/// A round of ten minutes has just started; its first entry.
fn started() -> (Evening, EntryId) {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let ten_minutes = Setting::RoundLength(Seconds::from_minutes(10));
    evening.run(Command::Settle { setting: ten_minutes });
    let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
    let start = evening.start_round(&[&[ada, ben]]);
    (evening, start)
}

/// What the clock shows, in this event and in one that is read again from the disk.
fn left_ms(evening: &Evening) -> Option<i64> {
    let left = |event: &Event| event.running_round()?.millis_left(evening.now);
    let read_again = Event::fold(evening.event.desk(), evening.entries());
    assert_eq!(left(&evening.event), left(&read_again), "a restart changes no clock");
    left(&evening.event)
}

/// Every command of an [`Evening`] takes a second of its own.
fn seconds_ms(commands: i64) -> i64 {
    commands * 1_000
}

#[test]
fn a_clock_that_stands_loses_nothing_and_goes_on_from_there() {
    let (mut evening, _) = started();
    evening.wait(4);
    evening.run(Command::PauseRound);
    let stands = left_ms(&evening);
    evening.wait(30);

    assert_eq!(stands, Some(6 * MINUTE_MS - seconds_ms(1)));
    assert_eq!(left_ms(&evening), stands);
    evening.run(Command::ResumeRound);
    evening.wait(1);
    assert_eq!(left_ms(&evening), stands.map(|left| left - MINUTE_MS - seconds_ms(1)));
    evening.run(Command::PauseRound);
    evening.wait(5);
    evening.run(Command::ResumeRound);
    assert_eq!(left_ms(&evening), stands.map(|left| left - MINUTE_MS - seconds_ms(2)));
}

#[test]
fn a_clock_is_made_longer_while_it_runs_while_it_stands_and_after_its_time() {
    let (mut evening, _) = started();
    let minute = || Command::ExtendRound { by: Seconds::from_minutes(1) };
    evening.run(minute());
    evening.run(Command::PauseRound);
    evening.run(minute());
    evening.run(Command::ResumeRound);
    evening.wait(13);

    // The pause of two seconds is not counted; the other commands took three.
    let over = -MINUTE_MS - seconds_ms(3);
    assert_eq!(left_ms(&evening), Some(over));
    evening.run(minute());
    assert_eq!(left_ms(&evening), Some(over + MINUTE_MS - seconds_ms(1)));
}

#[test]
fn a_pause_taken_back_was_no_pause() {
    let (mut evening, _) = started();
    let pause = evening.run(Command::PauseRound);
    evening.wait(3);

    evening.run(Command::Undo { entry: pause });

    assert_eq!(left_ms(&evening), Some(7 * MINUTE_MS - seconds_ms(3)));
}

#[test]
fn a_round_that_ends_while_its_clock_stands_was_held_until_then() {
    let (mut evening, _) = started();
    evening.wait(6);
    evening.run(Command::PauseRound);
    evening.wait(20);
    evening.run(Command::EndRound);
    evening.wait(60);

    let round = evening.event.round(RoundNumber(1));
    assert_eq!(round.map(|round| round.minutes_held(evening.now)), Some(6));
    assert_eq!(round.and_then(|round| round.millis_left(evening.now)), None);
}

#[test]
fn situation_30_a_start_taken_back_and_made_again_counts_from_anew() {
    let (mut evening, start) = started();
    evening.wait(4);
    evening.run(Command::Undo { entry: start });
    assert_eq!(left_ms(&evening), None);

    evening.run(Command::StartRound);

    assert_eq!(left_ms(&evening), Some(10 * MINUTE_MS - seconds_ms(1)));
}

#[test]
fn situation_30_the_start_itself_brought_back_runs_as_if_it_had_never_stopped() {
    let (mut evening, start) = started();
    evening.wait(4);
    let undo = evening.run(Command::Undo { entry: start });
    evening.wait(1);

    evening.run(Command::Undo { entry: undo });

    assert_eq!(left_ms(&evening), Some(5 * MINUTE_MS - seconds_ms(3)));
}

#[test]
fn situation_32_a_wall_clock_set_back_makes_no_round_longer_by_a_pause() {
    let (mut evening, _) = started();
    evening.run(Command::PauseRound);
    let paused = evening.event.running_round().map(|round: &Round| round.paused_ms);
    evening.now = evening.now.minus_minutes(60);

    evening.run(Command::ResumeRound);

    assert_eq!(evening.event.running_round().map(|round| round.paused_ms), paused);
}
