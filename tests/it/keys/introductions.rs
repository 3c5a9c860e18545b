//! The introductions screen.

use shouldmeet::app::IntroductionsPart;
use shouldmeet::domain::{Answer, Command, Outcome, Pair, Way};

use super::Desk;

fn offered(desk: &Desk) -> Vec<Pair> {
    let evening = desk.app.evening().unwrap();
    let offers = evening.queue.offers.iter();
    offers.filter_map(|offer| Pair::new(offer.suggestion.first, offer.suggestion.second)).collect()
}

#[test]
fn the_queue_gives_the_sentence_in_their_own_words_and_never_a_company() {
    let mut desk = Desk::lively();

    let shown = desk.press("<f4>").screen(120, 40);

    assert!(shown.contains('“'), "{shown}");
    for organisation in ["Engines", "Harbour", "Northwind"] {
        assert!(!shown.contains(organisation), "{shown}");
    }
}

#[test]
fn an_introduction_is_recorded_with_its_sentence_and_its_outcome() {
    let mut desk = Desk::lively();
    let first = offered(&desk)[0];

    desk.press("<f4><enter>");
    let made = desk.event().introduction_of(first).unwrap();
    assert!(!made.reason.is_empty());
    assert!(!offered(&desk).contains(&first));

    desk.press("<tab>h");
    assert_eq!(desk.event().introduction_of(first).unwrap().outcome, Some(Outcome::Happened));
}

#[test]
fn both_are_asked_first_and_their_answers_are_shown() {
    let mut desk = Desk::lively();
    let pair = offered(&desk)[0];

    let shown = desk.press("<f4>a").screen(120, 40);

    assert!(shown.contains(": yes") && shown.contains(": not yet"), "{shown}");
    let answers = desk.event().permissions(pair).unwrap();
    assert_eq!(answers.values().copied().collect::<Vec<_>>(), [Answer::Yes]);
}

#[test]
fn situation_44_a_magnet_rests_at_the_cap_and_others_are_offered() {
    let mut desk = Desk::lively();
    let setting = shouldmeet::domain::Setting::IntroductionCap(1);
    desk.command(Command::Settle { setting });
    let (ada, ben) = (desk.id_of("Ada"), desk.id_of("Ben"));
    let reason = String::new();
    desk.command(Command::Introduce { first: ada, second: ben, reason });

    assert!(offered(&desk).iter().all(|pair| !pair.has(ada) && !pair.has(ben)));
    assert!(!offered(&desk).is_empty());
}

#[test]
fn situation_45_only_those_are_offered_who_are_free_now() {
    let mut desk = Desk::lively();
    desk.press("ada<ctrl-a>").press("ben<ctrl-l>");

    let (ada, ben) = (desk.id_of("Ada"), desk.id_of("Ben"));
    assert!(offered(&desk).iter().all(|pair| !pair.has(ada) && !pair.has(ben)));

    desk.press("<f5>d<enter>");
    assert!(desk.event().running_round().is_some());
    assert_eq!(offered(&desk), []);
}

#[test]
fn situation_46_somebody_who_said_nothing_is_never_invisible() {
    let mut desk = Desk::lively();
    desk.press("Zora<enter>");
    assert!(desk.notice().contains("should meet"), "{}", desk.notice());

    desk.press("<esc><f7>");

    let offers = desk.app.evening().unwrap().offers_shown();
    let sentence = &offers[0].suggestion.spoken.reason;
    assert!(sentence.starts_with("Zora has not said yet"), "{sentence}");
}

#[test]
fn situation_49_a_declined_pair_rests_for_the_night_and_nobody_is_named() {
    let mut desk = Desk::lively();
    let pair = offered(&desk)[0];

    desk.press("<f4>n");

    assert!(desk.event().is_resting(pair));
    assert!(!offered(&desk).contains(&pair));
    for id in pair.both() {
        assert!(!desk.notice().contains(desk.event().name_of(id)), "{}", desk.notice());
    }
}

#[test]
fn situation_50_two_who_met_by_themselves_are_not_introduced() {
    let mut desk = Desk::lively();
    let pair = offered(&desk)[0];

    desk.press("<f4>m");

    assert!(desk.event().have_met_tonight(pair));
    assert!(!offered(&desk).contains(&pair));
}

#[test]
fn why_two_people_are_not_introduced_is_said_without_betraying_a_confidence() {
    let mut desk = Desk::lively();
    desk.press("ada<ctrl-x>ben<enter><esc>");

    let shown = desk.press("<f4>xada<enter>ben<enter>").screen(120, 40);

    assert!(shown.contains("not tonight"), "{shown}");
    assert!(!shown.contains("apart") && !shown.contains("confidence"), "{shown}");
}

#[test]
fn one_person_is_asked_for_and_escape_goes_back_to_everybody() {
    let mut desk = Desk::lively();

    let shown = desk.press("ada<f7>").screen(120, 40);
    assert!(shown.contains("for Ada Byron alone"), "{shown}");

    assert!(!desk.press("<esc>").screen(120, 40).contains("alone"));
}

#[test]
fn whoever_takes_part_in_another_way_is_not_offered() {
    let mut desk = Desk::lively();
    let ada = desk.id_of("Ada");
    for way in [Way::NotNow, Way::Listening] {
        desk.command(Command::ChooseWay { participant: ada, way });

        assert!(offered(&desk).iter().all(|pair| !pair.has(ada)), "{way:?}");
    }
}

#[test]
fn the_edge_of_the_room_is_shown_with_what_would_help() {
    let mut desk = Desk::lively();

    let shown = desk.press("<f4><tab><tab>").screen(120, 40);

    assert_eq!(desk.app.evening().unwrap().introductions_screen.part, IntroductionsPart::Edges);
    assert!(shown.contains("has met 0") && shown.contains("What would help"), "{shown}");
}

#[test]
fn the_mark_stays_on_the_pair_that_the_host_has_read() {
    let mut desk = Desk::lively();
    desk.press("<f4><down><down>");
    let marked = |desk: &Desk| {
        let evening = desk.app.evening().unwrap();
        let offers = evening.offers_shown();
        let cursor = evening.introductions_cursor(IntroductionsPart::Offers);
        let row = cursor.of(&offers).unwrap();
        Pair::new(row.suggestion.first, row.suggestion.second).unwrap()
    };
    let read = marked(&desk);

    // Somebody of the first offer leaves while the host walks over: the rows move up.
    let gone = offered(&desk)[0].both()[0];
    desk.command(Command::Leave { participant: gone, minutes_ago: 0 });

    assert_eq!(marked(&desk), read);
}
