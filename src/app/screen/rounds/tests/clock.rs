//! The clock of a round, and the ways out of it.

use super::*;

fn millis_left(desk: &TestDesk) -> Option<i64> {
    desk.event().running_round()?.millis_left(desk.app.now)
}

#[test]
fn situation_30_a_start_is_taken_back_with_one_key() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d<Enter>");
    desk.minutes(1);

    desk.press("u");

    assert!(desk.event().running_round().is_none());
    assert_eq!(desk.event().draft().map(|round| round.number), Some(RoundNumber(1)));
}

#[test]
fn situation_30_a_round_ended_early_goes_on_with_the_lost_seconds_counted() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d<Enter>");
    desk.minutes(4);
    desk.press("e");
    desk.minutes(1);

    desk.press("<Ctrl-Z>");

    assert_eq!(millis_left(&desk), Some(7 * 60_000));
}

#[test]
fn the_clock_stands_while_the_round_is_paused() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d<Enter>");
    desk.minutes(2);
    desk.press("p");
    desk.minutes(5);
    desk.press("p");
    desk.minutes(1);

    assert_eq!(millis_left(&desk), Some(9 * 60_000));
}

#[test]
fn situation_37_one_more_minute_for_all_and_a_lively_table_stays_for_the_next_round() {
    let mut desk = TestDesk::with(12, 3, 4);
    desk.press("d<Enter>");
    desk.minutes(12);
    desk.press("+");
    assert_eq!(millis_left(&desk), Some(60_000));

    desk.mark_table(2);
    desk.press("s");
    let stays = desk.seating(1).at(TableNumber(2)).to_vec();
    desk.press("ed");

    let mut next = desk.seating(2).at(TableNumber(2)).to_vec();
    let mut before = stays;
    next.sort_unstable();
    before.sort_unstable();
    assert_eq!(next, before);
    let others = [TableNumber(1), TableNumber(3)].map(|number| desk.seating(2).at(number).len());
    assert_eq!(others, [4, 4]);
}

#[test]
fn situation_37_a_table_whose_people_left_or_that_is_closed_stays_no_longer() {
    let mut desk = TestDesk::with(12, 4, 4);
    desk.press("d<Enter>");
    desk.mark_table(1);
    desk.press("s");
    desk.mark_table(2);
    desk.press("se");
    for person in desk.seating(1).at(TableNumber(1)).to_vec().into_iter().skip(1) {
        desk.ask(Command::Leave { participant: person, minutes_ago: 0 });
    }
    desk.ask(Command::PlaceTable { table: Table { closed: true, ..table(2, 4) } });

    desk.press("d");

    assert!(desk.event().draft().is_some(), "{}", desk.notice());
    assert!(desk.sizes(2).iter().all(|size| *size > 1));
}

#[test]
fn situation_38_an_evening_is_shortened_to_the_rounds_there_is_time_for() {
    let mut desk = TestDesk::with(16, 4, 4);
    desk.press("d<Enter>");
    desk.minutes(12);
    desk.press("ed");

    desk.app.act_on_round(RoundAct::Shorten);
    assert!(desk.choices()[0].starts_with("2 rounds in all"), "{:?}", desk.choices());
    desk.choose("2 rounds in all");

    assert_eq!(desk.event().settings().rounds, 2);
    assert_eq!(desk.event().draft().map(|round| round.number), Some(RoundNumber(2)));
    assert!(desk.notice().contains("Round 2"), "the last round is drawn anew: {}", desk.notice());
}

#[test]
fn situation_39_a_round_broken_off_does_not_count_and_its_seats_can_be_taken_again() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d<Enter>");
    let seats = desk.seating(1).clone();
    let [one, other] = [seats.at(TableNumber(1))[0], seats.at(TableNumber(1))[1]];
    desk.minutes(3);

    desk.app.act_on_round(RoundAct::StopRound);
    assert!(desk.choices()[0].starts_with("Go on"), "{:?}", desk.choices());
    desk.choose("the same seats");

    assert!(!desk.event().have_met_tonight(pair(one, other)));
    assert_eq!(desk.seating(2), &seats);
    desk.press("<Enter>");
    assert_eq!(millis_left(&desk), Some(12 * 60_000));
}

#[test]
fn situation_39_a_round_broken_off_counts_when_the_host_says_so() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d<Enter>");
    let people = desk.seating(1).at(TableNumber(1)).to_vec();
    desk.minutes(9);

    desk.app.act_on_round(RoundAct::StopRound);
    desk.choose("held for 9 minutes");

    assert!(desk.event().have_met_tonight(pair(people[0], people[1])));
    assert!(desk.event().draft().is_none());
}

#[test]
fn keys_without_a_round_say_why_nothing_happens() {
    let mut desk = TestDesk::with(8, 2, 4);
    for (key, words) in [
        ("e", "No round is on"),
        ("p", "No round is on"),
        ("+", "No round is on"),
        ("r", "No round is drawn or on"),
        ("m", "Mark somebody first"),
        ("<Delete>", "No round is drawn"),
    ] {
        desk.press(key);
        assert!(desk.notice().contains(words), "{key}: {}", desk.notice());
    }
}

#[test]
fn the_settings_are_filled_in_and_a_wrong_line_is_explained() {
    let mut desk = TestDesk::with(8, 2, 4);

    desk.press("o<Backspace><Backspace>20<Tab><Backspace>3<Enter>");
    let settings = desk.event().settings();
    assert_eq!((settings.round_length, settings.rounds), (Seconds::from_minutes(20), 3));

    desk.press("o<Backspace><Backspace>lots<Enter>");
    assert!(desk.notice().contains("takes a number from 1 to 240"), "{}", desk.notice());
}
