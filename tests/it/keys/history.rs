//! The history, and the page for whoever takes the desk over.

use shouldmeet::app::Message;
use shouldmeet::domain::{Answer, Change, Command, DeskId, Entry, EntryId, Presence};

use super::Desk;

#[test]
fn situation_19_taking_a_check_in_back_says_what_rested_on_it() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>");
    let table = desk.event().running_round().unwrap().seating.table_of(desk.id_of("Ben")).unwrap();

    desk.press("<f10>");
    while !marked_words(&desk).contains("Ben Osei") {
        desk.press("<down>");
    }
    let seat = format!("Ben Osei has a seat at table {table} in round 1");
    assert!(desk.screen(120, 40).contains(&format!("what stays: {seat}")));

    desk.press("<enter>");
    assert_eq!(desk.person("Ben").presence(), Presence::Expected);
    assert!(desk.notice().contains(&seat), "{}", desk.notice());
    assert!(desk.notice().contains("mends the round"), "{}", desk.notice());
}

#[test]
fn the_mark_stays_on_its_act_so_that_the_same_key_brings_it_back() {
    let mut desk = Desk::lively();

    desk.press("igor<enter>").press("<f10><enter>");
    assert!(!desk.person("Igor").is_here());
    assert!(desk.screen(80, 24).contains("taken back"));
    desk.press("<enter>");

    assert!(desk.person("Igor").is_here());
    assert!(desk.notice().starts_with("Brought back: Checked in Igor"), "{}", desk.notice());
}

#[test]
fn the_list_is_the_same_whether_it_grew_or_was_made_at_once() {
    let mut desk = Desk::lively();

    desk.press("igor<enter>")
        .press("jürgen<ctrl-g>")
        .press("<ctrl-z><ctrl-y>")
        .press("<f5>d<enter>");

    let evening = desk.app.evening().unwrap();
    assert_eq!(evening.history_screen.count(), evening.event.acts().len());
    for (place, act) in evening.event.acts().iter().enumerate() {
        let row = evening.history_screen.act(place).unwrap();
        assert_eq!((row.first, row.undone), (act.entries[0].act_id(), act.undone));
    }
}

#[test]
fn the_desk_of_an_act_is_named_where_there_are_several() {
    let mut desk = Desk::lively();
    assert!(!desk.press("<f10>").screen(80, 24).contains(&desk.event().desk().to_string()));

    let other = DeskId::from_random([9; 4]);
    let change = Change::TopicsMerged { topic: "ML".to_owned(), into: "AI".to_owned() };
    let id = EntryId { desk: other, seq: 1 };
    let stamp = desk.event().ledger().last_stamp() + 1;
    desk.send(Message::Followed(vec![Entry { id, act: 1, stamp, at: desk.app.now, change }]));

    let shown = desk.screen(80, 24);
    assert!(shown.contains(&other.to_string()), "{shown}");
    assert!(shown.contains(&desk.event().desk().to_string()), "{shown}");
}

#[test]
fn situation_55_whoever_takes_over_reads_what_is_on_and_what_waits() {
    let mut desk = Desk::lively();
    let (ada, igor, hal) = (desk.id_of("Ada"), desk.id_of("Igor"), desk.id_of("Hal"));
    let (elif, farid) = (desk.id_of("Elif"), desk.id_of("Farid"));
    desk.command(Command::Ask { participant: ada, about: igor, answer: Answer::Yes });
    desk.command(Command::Ask { participant: elif, about: hal, answer: Answer::No });
    let reason = "both sew".to_owned();
    desk.command(Command::Introduce { first: elif, second: farid, reason });
    desk.press("<f5>d<enter>").press("<f2>grace<ctrl-a>").press("igor<enter>").wait(5);

    let page = desk.press("<ctrl-p>hand over<enter>").screen(120, 60);

    for words in [
        "1 is on, 7 minutes left",
        "Elif Kaya and Farid Nazari, introduced 5 min ago",
        "Igor Granin has no seat",
        "ask Igor Granin",
        "Grace Adeyemi, for 5 min",
        "Ada Byron would like to meet them",
        "Checked in Igor Granin",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("ask Hal"), "a no is nobody's business: {page}");
}

fn marked_words(desk: &Desk) -> String {
    let evening = desk.app.evening().unwrap();
    evening.act_words(evening.history_screen.marked().unwrap())
}
