//! The topics screen.

use shouldmeet::domain::Command;

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

    let juggling = shown.lines().position(|line| line.contains("nobody offers")).unwrap();
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
        desk.command(Command::Revise { participant: id, details });
    }

    let shown = desk.press("<f4>").screen(120, 40);

    assert!(shown.contains("nearly everybody named ai"), "{shown}");
}

/// A lively evening in which Hal also asks for one more topic.
fn with_one_more_ask(topic: &str) -> Desk {
    let mut desk = Desk::lively();
    let mut details = desk.person("Hal").details.clone();
    details.asks.push(topic.to_owned());
    let participant = desk.id_of("Hal");
    desk.command(Command::Revise { participant, details });
    desk
}

#[test]
fn situation_47_the_topics_say_which_of_them_is_useless_tonight() {
    let mut desk = Desk::lively();
    for name in ["Ada", "Ben", "Chloë", "Elif", "Farid", "Grace", "Hal"] {
        let participant = desk.id_of(name);
        let mut details = desk.person(name).details.clone();
        details.interests.push("AI".to_owned());
        desk.command(Command::Revise { participant, details });
    }

    let shown = desk.press("<f3>ai").screen(120, 40);

    assert!(shown.contains("everybody's tonight"), "{shown}");
    assert!(shown.contains("it tells nobody apart"), "{shown}");
}

#[test]
fn situation_48_a_likely_twin_is_marked_and_offered_first() {
    let mut desk = with_one_more_ask("night bus");

    let shown = desk.press("<f3>").screen(120, 40);
    assert!(shown.contains("? 2 look alike") && shown.contains("? night bus"), "{shown}");

    let asked = desk.press("bus<ctrl-t>").screen(120, 40);
    assert!(asked.contains("likely the same"), "{asked}");
    desk.press("<enter>");
    let topic = desk.app.evening().unwrap().marked_topic().unwrap();
    assert_eq!((topic.asks.len(), topic.offers.len()), (2, 1), "{topic:?}");
    assert!(desk.notice().contains("now counts as"), "{}", desk.notice());

    desk.press("<ctrl-z>");
    assert!(desk.screen(120, 40).contains("? 2 look alike"));
}

#[test]
fn situation_48_topics_in_other_words_are_found_below_and_say_why() {
    let mut desk = with_one_more_ask("mental health at work");
    desk.press("<f3>who knows about stress");

    let shown = desk.screen(120, 40);

    assert!(shown.contains("mental health at work — like stress"), "{shown}");
    assert!(shown.contains("Like “stress”: other words"), "{shown}");
    insta::assert_snapshot!("topics_in_other_words_80x24", desk.styled_screen(80, 24));
    insta::assert_snapshot!("topics_in_other_words_120x40", desk.styled_screen(120, 40));
}

#[test]
fn situation_48_a_topic_that_is_typed_at_the_desk_is_understood_at_once() {
    let mut desk = Desk::lively();

    desk.press("hal<ctrl-e>, L&D<enter><f3>learning and development");

    let topic = desk.app.evening().unwrap().marked_topic().unwrap();
    assert_eq!(topic.label, "L&D");
}

#[test]
fn situation_48_what_means_the_same_is_offered_and_can_be_parted_for_good() {
    let mut desk = with_one_more_ask("HR");
    let mut details = desk.person("Ada").details.clone();
    details.offers.push("human resources".to_owned());
    let participant = desk.id_of("Ada");
    desk.command(Command::Revise { participant, details });

    let shown = desk.press("<f3>hr").screen(120, 40);
    assert!(shown.contains("? HR") && shown.contains("another way"), "{shown}");
    assert!(shown.contains("Ctrl-X says"), "{shown}");

    let asked = desk.press("<ctrl-x>").screen(120, 40);
    assert!(asked.contains("“HR” is not the same topic as"), "{asked}");
    insta::assert_snapshot!("the_choice_of_a_topic_to_part_80x24", desk.styled_screen(80, 24));
    desk.press("<enter>");
    assert!(desk.notice().contains("are two topics"), "{}", desk.notice());
    assert!(!desk.press("<esc>hr").screen(120, 40).contains("? HR"));

    desk.press("<ctrl-z>");
    assert!(desk.screen(120, 40).contains("? HR"));
}

#[test]
fn situation_48_of_a_merge_and_a_parting_the_later_counts_and_undo_brings_back_the_other() {
    let mut desk = with_one_more_ask("night bus");
    desk.press("<f3>bus<ctrl-t><enter>");
    let one = |desk: &Desk| desk.app.evening().unwrap().marked_topic().unwrap().people().len();
    assert_eq!(one(&desk), 3);

    let asked = desk.press("<ctrl-x>").screen(120, 40);
    assert!(asked.contains("counts as the same now"), "{asked}");
    desk.press("<enter>");
    let topics = &desk.app.evening().unwrap().topics;
    assert_eq!(topics.named("night bus").unwrap().people().len(), 1);
    assert!(!desk.screen(120, 40).contains("look alike"));

    desk.press("<ctrl-z>");
    let topics = &desk.app.evening().unwrap().topics;
    assert_eq!(topics.named("night bus").unwrap().people().len(), 3);
}

#[test]
fn a_topic_in_another_script_says_that_its_letters_alone_are_compared() {
    let mut desk = with_one_more_ask("выгорание");

    let shown = desk.press("<f3>выгорание").screen(80, 24);

    assert!(shown.contains("Compared by its letters only"), "{shown}");
}

#[test]
fn situation_48_a_topic_is_given_a_name_that_nobody_wrote() {
    let mut desk = Desk::lively();

    desk.press("<f3>juggling<ctrl-t>circus skills<enter>");

    let topics = &desk.app.evening().unwrap().topics;
    assert!(topics.named("circus skills").is_some_and(|topic| topic.asks.len() == 1));
}

#[test]
fn a_person_of_a_topic_is_one_key_from_the_desk() {
    let mut desk = Desk::lively();

    desk.press("<f3>juggling<enter><enter>");

    let evening = desk.app.evening().unwrap();
    let sam = evening.desk.marked().and_then(|id| evening.event.participant(id)).unwrap();
    assert_eq!(sam.details.organisation.as_deref(), Some("Quay Nine"));
}

#[test]
fn people_of_a_topic_stand_with_the_table_where_they_sit() {
    let mut desk = Desk::lively();

    let shown = desk.press("<f5>d<enter><f3>lease").screen(120, 40);

    assert!(shown.contains("✓ table "), "{shown}");
}
