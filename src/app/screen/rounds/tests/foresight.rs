//! What is said of the rounds to come, and how strictly seats are kept.

use super::formats::{choose_format, choose_part, play};
use super::*;

#[test]
fn feature_68_without_rotation_people_sit_where_they_like_and_what_is_seen_counts() {
    let mut desk = TestDesk::with(6, 2, 4);
    desk.settle(Setting::Rotation(Rotation::Off));
    desk.press("d<Enter>");
    assert!(desk.event().running_round().is_some(), "{}", desk.notice());
    assert!(desk.evening().rounds_screen.troubles.is_empty());
    let [one, other, third] = ["P01", "P02", "P03"].map(|name| desk.id(name));
    for person in [one, other] {
        desk.mark(person);
        desk.press("m");
        desk.choose("Table 2");
    }
    assert!(desk.evening().rounds_screen.quality.contains("2 of 6 are seen at a table"));
    desk.minutes(12);
    desk.press("e");

    assert!(desk.event().have_met_tonight(pair(one, other)));
    assert!(!desk.event().have_met_tonight(pair(one, third)));
    desk.press("d");
    assert_eq!(desk.seating(2).at(TableNumber(2)), [one, other], "they stay till seen elsewhere");
}

#[test]
fn feature_68_suggested_seats_wait_for_nobody_where_kept_ones_ask_for_a_repair() {
    let mut desk = TestDesk::with(9, 3, 4);
    desk.press("d");
    let gone = desk.id("P01");
    desk.ask(Command::Leave { participant: gone, minutes_ago: 0 });
    assert!(!desk.evening().rounds_screen.troubles.is_empty());
    desk.press("<Enter>");
    assert!(desk.event().running_round().is_none(), "a kept seat is mended first");

    desk.settle(Setting::Rotation(Rotation::Nudge));
    assert!(desk.evening().rounds_screen.troubles.is_empty());
    assert!(desk.evening().rounds_screen.quality.contains("seats are suggestions"));
    desk.press("<Enter>");

    assert!(desk.event().running_round().is_some(), "{}", desk.notice());
    assert_eq!(desk.seating(1).seat_of(gone), None);
}

#[test]
fn feature_17_a_page_says_what_is_possible_and_why_before_anything_is_drawn() {
    let mut desk = TestDesk::with(16, 4, 4);
    desk.ask(Command::Register { details: Details::named("Late") });
    desk.settle(Setting::Rounds(7));

    desk.press("i");

    let Some(crate::app::Dialog::Reading(page)) = desk.app.dialogs.last() else {
        panic!("{}", desk.notice())
    };
    let text = page.lines.join("\n");
    for words in [
        "1 more, of whom about 1 are likely to come",
        "Every round starts with whom we have",
        "rotating: everybody moves on to a new table",
        "4 tables of 4",
        "at most 5 of 7 rounds; after them nobody new is left",
        "from round 6 on",
        "tables of 3: at most 7 rounds",
        "fewer rounds or smaller tables avoid that",
        "at most 15 each in all rounds",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(desk.event().draft().is_none());
}

#[test]
fn situation_04_what_everybody_meets_is_said_from_the_plan_itself() {
    let mut desk = TestDesk::with(16, 4, 4);
    desk.settle(Setting::Rounds(2));

    desk.press("d");

    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("everyone meets 6 of at most 6 new people"), "{outlook}");
    assert!(outlook.contains("nobody meets anyone twice up to round 2"), "{outlook}");
}

#[test]
fn situation_02_whoever_rests_is_told_what_to_do_meanwhile() {
    let mut desk = TestDesk::with(5, 3, 2);
    choose_format(&mut desk, "pairs");
    desk.settle(Setting::Odd(OddPolicy::SitOut));

    desk.press("d");

    let quality = &desk.evening().rounds_screen.quality;
    assert!(quality.contains("sits this one out: time to write down an ask"), "{quality}");
}

#[test]
fn the_format_is_filled_in_too_and_two_lines_become_pairs() {
    let mut desk = TestDesk::with(8, 4, 4);
    desk.press("o<Tab><Tab>");
    for _ in 0..8 {
        desk.press("<Backspace>");
    }
    desk.press("squares<Enter>");
    assert!(desk.notice().contains("“format” takes one of rotating, pairs"), "{}", desk.notice());
    for _ in 0..7 {
        desk.press("<Backspace>");
    }
    desk.press("two lines<Enter>");

    let settings = desk.event().settings();
    assert_eq!((settings.format, settings.group_size), (Format::TwoLines, 2));
    choose_format(&mut desk, "hosted");
    assert_eq!(desk.event().settings().group_size, 4, "pairs were for the lines alone");
}

#[test]
fn situation_38_fewer_rounds_bring_those_first_who_can_answer_each_other() {
    let mut desk = TestDesk::with(0, 4, 4);
    // Each can answer the next one around the table: two rounds of pairs are enough for all.
    let topics = ["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8"];
    for (index, topic) in topics.iter().enumerate() {
        let asks = vec![topics[(index + 1) % topics.len()].to_owned()];
        let offers = vec![(*topic).to_owned()];
        desk.comes_with(Details { offers, asks, ..Details::named(format!("P{index}")) });
    }
    choose_format(&mut desk, "pairs");
    play(&mut desk);
    desk.press("d");

    desk.app.act_on_round(RoundAct::Shorten);
    assert!(desk.choices()[0].contains("who can answer each other"), "{:?}", desk.choices());
    desk.choose("2 rounds in all");

    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("8 of 8 pairs who can answer each other meet"), "{outlook}");
}

#[test]
fn situation_38_what_was_promised_for_a_round_that_is_not_held_is_said() {
    let mut desk = TestDesk::with(12, 3, 6);
    choose_format(&mut desk, "hosted");
    for number in 1..=3 {
        let host = desk.id(&format!("P{number:02}"));
        choose_part(&mut desk, host, &format!("Stays at table {number}"));
    }
    desk.press("d<Enter>");
    desk.mark_table(2);
    desk.press("s");
    desk.minutes(12);
    desk.press("e");

    desk.app.act_on_round(RoundAct::Shorten);

    let choices = desk.choices();
    assert!(choices[0].starts_with("1 round in all"), "{choices:?}");
    assert!(choices[0].contains("a guest may see only 1 of 3 hosts"), "{choices:?}");
    assert!(choices[0].contains("table 2 was to stay together"), "{choices:?}");
    assert!(!choices[2].contains("hosts"), "{choices:?}");
}
