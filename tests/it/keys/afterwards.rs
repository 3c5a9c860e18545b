//! The minutes for promises, and who wants to stay in touch after a meeting.

use shouldmeet::domain::{Became, Command, EventKind, Lesson, Pair, Wish};

use super::Desk;

#[test]
fn feature_138_the_last_minutes_are_kept_for_promises_with_a_clock_and_a_rate() {
    let mut desk = Desk::lively();

    desk.press("<f5>h");
    assert!(desk.screen(80, 24).contains("How many minutes are kept for promises?"));
    desk.press("<enter>");
    assert!(desk.notice().starts_with("Began the 10 minutes for promises"), "{}", desk.notice());
    let screen = desk.screen(80, 24);
    assert!(
        screen.contains("promises 10:00") && screen.contains("0 of 8 have promised"),
        "{screen}"
    );

    desk.press("+").press("<f6>ada: on friday I will call ben<enter>");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("none yet 7 of 8"), "{screen}");
    assert!(screen.contains("used 0 of 1   11:00"), "{screen}");

    desk.wait(12);
    assert!(desk.notice().starts_with("Time is up for the promises"), "{}", desk.notice());
    desk.press("<f8>");
    assert!(desk.notice().starts_with("Ended the minutes for promises"), "{}", desk.notice());
    desk.press("<ctrl-z>");
    assert!(desk.event().running_hot_hour().is_some());
}

#[test]
fn a_number_of_minutes_that_is_none_is_asked_for_again() {
    let mut desk = Desk::lively();

    desk.press("<f6><f8><ctrl-u>many<enter>");

    assert_eq!(desk.notice(), "“many” is not a number of minutes from 1 to 180");
    assert_eq!(desk.app.dialogs.len(), 1);
    assert!(desk.event().running_hot_hour().is_none());
}

#[test]
fn a_round_that_begins_ends_the_minutes_for_promises() {
    let mut desk = Desk::lively();

    desk.press("<f5>h<enter>d<enter>");

    assert!(desk.event().running_round().is_some());
    assert!(desk.event().running_hot_hour().is_none());
    desk.press("h");
    assert_eq!(desk.notice(), "Round 1 is on: F5, then e ends it first");
}

#[test]
fn feature_83_whether_two_stay_in_touch_is_said_in_private_and_counts_only_when_both_say_yes() {
    let mut desk = Desk::lively();
    let [ada, ben] = ["Ada", "Ben"].map(|name| desk.id_of(name));
    desk.command(Command::Name { name: "Spring".into(), kind: EventKind::Real });
    desk.command(Command::Introduce {
        first: ada,
        second: ben,
        reason: "both look for bees".into(),
    });
    let pair = Pair::new(ada, ben).unwrap();

    desk.press("<f4><tab>t");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Ada Byron about Ben Osei"), "{screen}");
    desk.press("<enter>");
    assert_eq!(desk.event().wish(ada, ben), Some(Wish::Yes));
    assert!(!desk.event().both_want(pair));
    assert!(desk.notice().starts_with("Noted after a meeting who wants to stay in touch"));

    desk.press("<down><enter>");
    assert!(desk.event().both_want(pair));
    desk.press("<enter><enter>");
    assert_eq!(desk.event().wish(ben, ada), Some(Wish::No));
    assert!(!desk.event().both_want(pair));
    let screen = desk.screen(80, 24);
    assert!(screen.contains("no") && desk.app.dialogs.len() == 1, "{screen}");
}

#[test]
fn whoever_met_nobody_is_not_asked_with_whom_they_stay_in_touch() {
    let mut desk = Desk::lively();

    desk.press("ada<ctrl-p>stays in touch<enter>");

    assert_eq!(desk.notice(), "Ada Byron has not met anybody yet");
}

#[test]
fn feature_91_people_are_asked_again_what_became_of_it_with_the_story() {
    let mut desk = Desk::lively();
    desk.press("<f6>ada: on friday I will call ben<enter>");
    desk.press("ben to ada: pilots die without an owner<enter>");
    desk.press("<shift-tab>");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("used 0 of 2") && !screen.contains("ask now"), "{screen}");

    desk.wait(3 * 24 * 60);
    desk.press("<f5><f6>");
    let screen = desk.screen(80, 24);
    assert_eq!(screen.matches("ask now").count(), 2, "{screen}");

    desk.press("<enter>");
    assert!(desk.screen(80, 24).contains("What became of what Ada Byron said?"));
    desk.press("<enter>we named one<enter>");
    let used = desk.event().lessons().find(|one| desk.event().became(*one).is_some()).unwrap();
    let (day, pulse) = desk.event().pulses(used).next().unwrap();
    assert_eq!(
        (day, pulse.became, pulse.story.as_deref()),
        (2, Became::Used, Some("we named one"))
    );
    let screen = desk.screen(80, 24);
    assert!(screen.contains("used 1 of 2"), "{screen}");
    assert!(desk.app.dialogs.is_empty());
}

#[test]
fn feature_140_whoever_dropped_a_promise_is_drafted_somebody_else_of_the_same_evening() {
    let mut desk = Desk::lively();
    desk.press("<f6>ada: on friday I will call ben<enter><shift-tab>");
    desk.wait(15 * 24 * 60);

    desk.press("<enter>dropped<enter><enter>");

    let (day, pulse) = desk
        .event()
        .promises()
        .map(|(id, _)| Lesson::Promise(id))
        .find_map(|one| desk.event().pulses(one).next())
        .unwrap();
    assert_eq!((day, pulse.became, &pulse.story), (14, Became::Dropped, &None));
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Somebody else to meet"), "{screen}");
    assert!(screen.contains("Ada Byron’s promise was dropped. In its place:"), "{screen}");
    insta::assert_snapshot!("somebody_else_80x24", screen);
}

#[test]
fn feature_147_a_note_for_the_host_alone_is_written_shown_at_the_desk_and_taken_off() {
    let mut desk = Desk::lively();

    desk.press("ada<ctrl-p>your own note<enter>glad to talk about bees<enter>");
    assert_eq!(desk.event().remark(desk.id_of("Ada")), Some("glad to talk about bees"));
    assert!(!desk.notice().contains("bees"), "{}", desk.notice());
    desk.press("<esc>ada<ctrl-d>");
    assert!(desk.screen(80, 24).contains("glad to talk about bees"));

    desk.press("<esc><ctrl-p>your own note<enter><ctrl-u><enter>");
    assert_eq!(desk.event().remark(desk.id_of("Ada")), None);
}

#[test]
fn how_long_the_event_is_kept_is_asked_when_it_is_made_and_can_be_changed() {
    let mut desk = Desk::lively();
    assert_eq!(desk.event().settings().kept_days, 90);

    desk.press("<ctrl-p>how long it is kept<enter>");
    let screen = desk.screen(80, 24);
    assert!(
        screen.contains("90 days, then it is deleted") && screen.contains("as now"),
        "{screen}"
    );
    desk.press("for good<enter>");

    assert_eq!(desk.event().settings().kept_days, 0);
    assert!(desk.notice().starts_with("The event is kept for good"), "{}", desk.notice());
}

#[test]
fn feature_92_what_the_evening_did_is_shown_as_charts_and_lists() {
    let mut desk = Desk::lively();
    desk.press("<f6>ada: on friday I will call ben<enter>");

    desk.press("<ctrl-p>what the evening did<enter>");

    insta::assert_snapshot!("what_the_evening_did_80x24", desk.screen(80, 24));
}
