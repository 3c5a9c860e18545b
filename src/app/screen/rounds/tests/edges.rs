//! Rounds where acts come out of order, rules contradict what was drawn, and people change plans.

use super::*;
use crate::app::Screen;

/// The first entry of the act that ended the last round.
fn end_of_round(desk: &TestDesk) -> EntryId {
    let entries = desk.event().ledger().entries().iter().rev();
    let mut ends = entries.filter(|entry| matches!(entry.change, Change::RoundEnded { .. }));
    ends.next().unwrap().act_id()
}

fn at_table_1(desk: &TestDesk) -> Vec<ParticipantId> {
    desk.seating(1).at(TableNumber(1)).to_vec()
}

fn has(need: Feature, name: &str) -> Details {
    Details { needs: [need].into(), ..Details::named(name) }
}

#[test]
fn situation_09_the_seat_is_in_the_round_that_is_on_though_the_next_one_is_drawn() {
    let mut desk = TestDesk::with(11, 3, 4);
    desk.press("d<Enter>");
    desk.minutes(4);
    desk.press("e");
    let end = end_of_round(&desk);
    desk.press("d");
    desk.ask(Command::Undo { entry: end });
    let late = desk.comes("Late");

    desk.app.offer_seats(late);
    assert!(desk.choices()[0].contains("8 min left"), "{:?}", desk.choices());
    desk.press("<Enter>");

    assert!(desk.seating(1).table_of(late).is_some(), "{}", desk.notice());
    assert!(desk.seating(2).seat_of(late).is_none());
}

#[test]
fn whoever_rests_because_no_table_suits_them_holds_up_no_repair() {
    let mut desk = TestDesk::with(11, 3, 4);
    let [one, two, three] = [desk.id("P01"), desk.id("P02"), desk.id("P03")];
    desk.ask(Command::KeepTogether { first: one, second: two });
    desk.ask(Command::KeepTogether { first: two, second: three });
    desk.ask(Command::ChooseWay { participant: one, way: Way::Pairs });

    desk.press("d");
    assert_eq!(desk.seating(1).seat_of(one), Some(Seat::SitOut), "{}", desk.notice());
    assert!(desk.evening().rounds_screen.troubles.is_empty());
    desk.press("<Enter>");
    let late = desk.comes("Late");

    assert_eq!(desk.evening().rounds_screen.troubles, ["Late has no seat"]);
    desk.press("r<Enter>");
    assert!(desk.seating(1).table_of(late).is_some(), "{}", desk.notice());
}

#[test]
fn situation_25_a_need_that_no_open_table_meets_is_named_while_somebody_is_outside() {
    let mut desk = TestDesk::with(9, 2, 6);
    desk.ask(Command::PlaceTable { table: table_with(3, 6, [Feature::StepFree]) });
    desk.comes_with(has(Feature::StepFree, "Wheels"));
    let (host, other) = (desk.id("P01"), desk.id("P02"));
    desk.ask(Command::Pin { participant: host, table: Some(TableNumber(1)) });
    desk.ask(Command::Pin { participant: other, table: Some(TableNumber(2)) });
    desk.press("d<Enter>");
    desk.ask(Command::StepOut { participant: host });
    desk.mark_table(3);

    desk.press("C");

    let words = desk.evening().rounds_screen.troubles.join("\n");
    assert!(words.contains("Wheels needs a table that is step-free"), "{words}");
    assert!(words.contains("open table 3"), "{words}");
    assert!(!words.contains("No round can be drawn"), "{words}");
}

#[test]
fn situation_37_a_rule_told_since_outweighs_a_table_that_stays_and_the_draft_says_so() {
    let mut desk = TestDesk::with(12, 3, 4);
    desk.press("d<Enter>");
    let people = at_table_1(&desk);
    desk.mark_table(1);
    desk.press("s");
    desk.minutes(12);
    desk.press("e");
    desk.ask(Command::KeepApart { first: people[0], second: people[1] });

    desk.press("d");

    assert!(!sit_together(&desk, 2, people[0], people[1]), "{}", desk.notice());
    assert!(desk.notice().contains("table 1 does not stay together"), "{}", desk.notice());
    let names = [desk.event().name_of(people[0]), desk.event().name_of(people[1])];
    assert!(!names.iter().any(|name| desk.notice().contains(name)), "{}", desk.notice());
}

#[test]
fn situation_37_a_table_that_stays_is_not_said_to_part() {
    let mut desk = TestDesk::with(12, 3, 4);
    desk.press("d<Enter>");
    let people = at_table_1(&desk);
    desk.mark_table(1);
    desk.press("s");
    desk.minutes(12);
    desk.press("ed");

    assert!(people.iter().all(|id| desk.seating(2).at(TableNumber(1)).contains(id)));
    assert!(!desk.notice().contains("not stay"), "{}", desk.notice());
}

#[test]
fn whoever_takes_no_part_any_more_is_named_in_a_draft_and_taken_out() {
    let mut desk = TestDesk::with(9, 3, 4);
    desk.press("d");
    let shy = desk.id("P02");
    desk.ask(Command::ChooseWay { participant: shy, way: Way::NotNow });
    let troubles = desk.evening().rounds_screen.troubles.join("\n");
    assert!(troubles.contains("P02 is drawn and takes no part now"), "{troubles}");

    desk.press("r<Enter>");

    assert!(desk.seating(1).seat_of(shy).is_none());
    assert!(desk.evening().rounds_screen.troubles.is_empty());
}

#[test]
fn a_seat_for_somebody_who_takes_no_part_or_with_no_round_is_answered_with_what_to_do() {
    let mut desk = TestDesk::with(8, 3, 4);
    let shy = desk.id("P01");
    desk.ask(Command::ChooseWay { participant: shy, way: Way::NotNow });
    desk.show(Screen::Desk);

    let other = desk.id("P02");
    desk.app.offer_seats(other);
    assert!(desk.notice().contains("F5, then d"), "{}", desk.notice());
    desk.app.offer_seats(shy);
    assert!(desk.notice().contains("takes no part now · Ctrl-T"), "{}", desk.notice());
}

#[test]
fn situation_14_tables_are_offered_for_those_who_are_here_first_and_for_all() {
    let mut desk = TestDesk::with(3, 0, 0);
    desk.press("d");
    assert!(desk.choices()[0].starts_with("Set up 1 table with 6 chairs"), "{:?}", desk.choices());
    desk.press("<Esc>");
    for number in 0..35 {
        desk.ask(Command::Register { details: Details::named(format!("E{number}")) });
    }

    desk.press("d");
    assert!(desk.choices()[1].contains("for the 3 here and 25 of 35 expected"));
    assert!(desk.choices()[2].starts_with("Set up 10 tables"), "{:?}", desk.choices());
    desk.choose("one by one");
    desk.press("<Enter>");

    assert_eq!(desk.event().tables().count(), 1, "the form of the first table was open");
}

#[test]
fn situation_04_with_a_draft_the_round_of_the_first_repeat_is_the_one_that_is_drawn() {
    let mut desk = TestDesk::with(36, 6, 8);
    desk.settle(Setting::GroupSize(6));
    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("from round 4 repeats begin"), "{outlook}");

    desk.press("d");
    let said = desk.evening().rounds_screen.outlook.clone();
    let (_, after) = said.rsplit_once("repeats begin in round ").unwrap();
    let (number, _) = after.split_once(';').unwrap();
    assert!(number.parse::<u16>().unwrap() <= 4, "{said}");

    let mut calm = TestDesk::with(16, 4, 4);
    calm.press("d");
    let outlook = &calm.evening().rounds_screen.outlook;
    assert!(outlook.contains("nobody meets anyone twice up to round 4"), "{outlook}");
}

#[test]
fn situation_05_a_rule_that_gives_way_is_said_first_and_not_hidden_behind_what_is_good() {
    let mut desk = TestDesk::with(4, 4, 4);
    desk.settle(Setting::GroupSize(2));
    let [one, two, three] = [desk.id("P01"), desk.id("P02"), desk.id("P03")];
    desk.ask(Command::KeepTogether { first: one, second: two });
    desk.ask(Command::KeepTogether { first: one, second: three });

    desk.press("d");

    let start = "Round 1 is drawn, but: This does not hold: P01 and P0";
    assert!(desk.notice().starts_with(start), "{}", desk.notice());
}
