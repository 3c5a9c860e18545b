//! What was heard and promised: typed in one line, understood, written down, corrected.

use shouldmeet::domain::{Heard, Party, Promise};

use super::Desk;

fn promises(desk: &Desk) -> Vec<&Promise> {
    desk.event().promises().map(|(_, noted)| &noted.what).collect()
}

fn heard(desk: &Desk) -> Vec<&Heard> {
    desk.event().heard().map(|(_, noted)| &noted.what).collect()
}

fn due(promise: &Promise) -> String {
    promise.due.map_or_else(String::new, |due| due.to_string())
}

#[test]
fn feature_87_a_promise_is_typed_in_one_line_and_understood_before_it_is_written_down() {
    let mut desk = Desk::lively();

    desk.press("<f6>ada: on friday 9:00 I will send the checklist with ben");
    let screen = desk.screen(80, 24);
    assert!(
        screen.contains("Promise of Ada Byron with Ben Osei, due Fri 27 Nov 09:00"),
        "{screen}"
    );
    assert!(screen.contains("Nothing like it is written down: Enter writes it down"), "{screen}");

    desk.press("<enter>");
    let [promise] = promises(&desk)[..] else { panic!("{:?}", promises(&desk)) };
    assert_eq!((promise.by, promise.with.clone()), {
        (desk.id_of("Ada"), Some(Party::Participant(desk.id_of("Ben"))))
    });
    assert_eq!((promise.cue.as_deref(), promise.deed.as_str()), {
        (Some("on friday 9:00"), "send the checklist")
    });
    assert_eq!(due(promise), "2026-11-27T09:00:00.000Z");
    assert!(desk.notice().starts_with("Ada Byron promised: on friday 9:00, I will send"));
    insta::assert_snapshot!("learned_80x24", desk.screen(80, 24));

    desk.press("<ctrl-z>");
    assert!(promises(&desk).is_empty());
}

#[test]
fn feature_86_an_idea_is_heard_at_a_table_with_its_topic_and_who_takes_it_home() {
    let mut desk = Desk::lively();

    desk.press("<f6>t2: nobody asked the drivers #transport<enter>");
    desk.press("ben to ada: pilots die without an owner<enter>");

    let [first, second] = heard(&desk)[..] else { panic!("{:?}", heard(&desk)) };
    assert_eq!((first.idea.as_str(), first.topic.as_deref()), {
        ("nobody asked the drivers", Some("transport"))
    });
    assert_eq!(first.spot.table.map(|table| table.0), Some(2));
    assert_eq!(second.from, Some(Party::Participant(desk.id_of("Ben"))));
    assert_eq!(second.by, Some(desk.id_of("Ada")));
}

#[test]
fn feature_135_ideas_are_found_by_their_words_and_who_to_ask() {
    let mut desk = Desk::lively();
    desk.press("<f6>ben to ada: pilots die without an owner<enter>");
    desk.press("t2: nobody asked the drivers<enter>");

    desk.press("owner");

    let screen = desk.screen(80, 24);
    assert!(screen.contains("Ben Osei: pilots die without an owner → Ada Byron"), "{screen}");
    assert!(!screen.contains("drivers"), "{screen}");
    // What is searched for is not written down once more.
    desk.press("<enter>");
    assert!(desk.screen(80, 24).contains("What was heard"));
    assert_eq!(heard(&desk).len(), 2);
}

#[test]
fn a_line_that_leaves_open_who_promises_asks_for_a_person() {
    let mut desk = Desk::lively();

    desk.press("<f6>I will call my old boss tonight<enter>");
    assert!(desk.screen(80, 24).contains("Who promises it?"));
    desk.press("ada<enter>");

    let [promise] = promises(&desk)[..] else { panic!() };
    assert_eq!(promise.by, desk.id_of("Ada"));
    assert_eq!(promise.cue.as_deref(), Some("tonight"));
    assert!(desk.app.evening().unwrap().learned_screen.field.is_blank());
}

#[test]
fn of_two_who_share_a_name_it_is_asked_which_one() {
    let mut desk = Desk::expecting(&["Mara Lind", "Mara Sol", "Ada Byron"]);

    desk.press("<f6>mara: I will write<enter>");
    assert!(desk.screen(80, 24).contains("Which “mara” is meant?"));
    desk.press("sol<enter>");

    assert_eq!(promises(&desk)[0].by, desk.id_of("Mara Sol"));
}

#[test]
fn tab_ends_the_name_that_is_typed_and_else_goes_on_to_the_next_part() {
    let mut desk = Desk::lively();

    desk.press("<f6>ad");
    assert!(desk.screen(80, 24).contains("Tab: Ada Byron"), "{}", desk.screen(80, 24));
    desk.press("<tab>");
    assert_eq!(desk.app.evening().unwrap().learned_screen.field.text(), "Ada Byron: ");

    desk.press("<esc><tab><tab><tab>");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("none yet 8 of 8"), "{screen}");
    desk.press("<enter>tonight I will write<enter>");
    assert!(desk.screen(80, 24).contains("none yet 7 of 8"), "{}", desk.screen(80, 24));
}

#[test]
fn situation_51_a_promise_may_name_somebody_who_is_not_on_the_roster() {
    let mut desk = Desk::lively();

    desk.press("<f6>ada: I will introduce you with my sister in Leeds<enter>");

    assert_eq!(promises(&desk)[0].with, Some(Party::Other("my sister in Leeds".to_owned())));
}

#[test]
fn what_was_written_down_is_corrected_and_a_wrong_name_is_said_and_kept_open() {
    let mut desk = Desk::lively();
    desk.press("<f6>ada: I will send the list with ben<enter><ctrl-e>");
    assert!(desk.screen(80, 24).contains("A promise"));

    desk.press("<tab><tab><tab><tab>in two weeks<enter>");
    assert_eq!(due(promises(&desk)[0]), "2026-12-08T09:00:00.000Z");

    desk.press("<ctrl-e><ctrl-u>zzz<enter>");
    assert!(desk.notice().contains("nobody on the roster goes by “zzz”"), "{}", desk.notice());
    desk.press("<esc><ctrl-e><tab><tab><tab><tab><ctrl-u>soonish<enter>");
    assert!(desk.notice().contains("“due” takes a moment such as"), "{}", desk.notice());
    desk.press("<esc>");

    desk.press("<ctrl-x>");
    assert!(promises(&desk).is_empty());
    desk.press("<ctrl-z>");
    assert_eq!(promises(&desk).len(), 1);
}

#[test]
fn situation_54_whoever_leaves_is_asked_for_one_thing_and_one_key_skips_it() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>e");

    desk.press("<f2>ada<ctrl-l>");
    assert!(desk.screen(80, 24).contains("One thing that Ada Byron learned, or one promise?"));
    desk.press("pilots die without an owner<enter>");
    assert_eq!(heard(&desk)[0].by, Some(desk.id_of("Ada")));
    assert_eq!(heard(&desk)[0].from, None);

    desk.press("ben<ctrl-l>tonight I will write to Ada<enter>");
    assert_eq!(promises(&desk)[0].by, desk.id_of("Ben"));

    desk.press("chloe<ctrl-l><esc>");
    assert!(desk.app.dialogs.is_empty());
    assert_eq!(desk.event().head_count().left, 3);
}

#[test]
fn somebody_who_met_nobody_is_not_asked_as_they_leave() {
    let mut desk = Desk::lively();

    desk.press("ada<ctrl-l>");

    assert!(desk.app.dialogs.is_empty());
}
