//! The topics screen.

use super::Desk;

#[test]
fn a_topic_is_found_with_who_offers_and_who_asks_and_who_of_them_is_here() {
    let mut desk = Desk::lively();

    let shown = desk.press("<f3>who knows about leases").screen(120, 40);

    assert!(shown.contains("reading a lease before signing"), "{shown}");
    let shown = desk.press("<esc>lease").screen(120, 40);
    assert!(shown.contains("Ada Byron") && shown.contains("Đặng Thị Ánh"), "{shown}");
    assert!(shown.contains("asks") && shown.contains("offers"));
}

#[test]
fn asks_that_nobody_answers_come_first_and_say_so() {
    let mut desk = Desk::lively();

    let shown = desk.press("<f3>").screen(120, 40);

    let juggling = shown.lines().position(|line| line.contains("none offers")).unwrap();
    let lease = shown.lines().position(|line| line.contains("reading a lease")).unwrap();
    assert!(juggling < lease);
    assert!(shown.lines().nth(juggling).unwrap().contains("juggling"));
}

#[test]
fn situation_48_two_spellings_become_one_topic_and_can_be_parted() {
    let mut desk = Desk::lively();
    desk.press("hal<ctrl-e>, ML<enter><esc>")
        .press("ada<ctrl-e><tab><end>, machine learning<enter>");

    desk.press("<f3>ML<ctrl-t>machine learning<enter>");

    let topics = &desk.app.evening().unwrap().topics;
    let topic = topics.named("ML").unwrap();
    assert!(topic.asks.contains(&desk.id_of("Hal")) && topic.offers.contains(&desk.id_of("Ada")));
    desk.press("<ctrl-z>");
    let topics = &desk.app.evening().unwrap().topics;
    assert!(topics.named("ML").unwrap().offers.is_empty());
}

#[test]
fn situation_47_a_topic_that_everybody_named_is_said_to_say_nothing() {
    let mut desk = Desk::lively();
    for name in ["Ada", "Ben", "Chloë", "Elif", "Farid", "Grace", "Hal"] {
        let id = desk.id_of(name);
        let mut details = desk.person(name).details.clone();
        details.interests.push("AI".to_owned());
        desk.command(shouldmeet::domain::Command::Revise { participant: id, details });
    }

    let shown = desk.press("<f4>").screen(120, 40);

    assert!(shown.contains("nearly everybody named ai"), "{shown}");
}
