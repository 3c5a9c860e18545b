//! What changes once a round is drawn or on.

use super::*;

/// How many people sit elsewhere than before.
fn moved(before: &Seating, after: &Seating) -> usize {
    let seats = before.tables.values().flatten();
    seats.filter(|person| before.table_of(**person) != after.table_of(**person)).count()
}

#[test]
fn situation_01_two_of_four_leave_and_the_two_who_met_join_the_nearest_table_or_go_on() {
    let mut desk = TestDesk::with(12, 3, 6);
    desk.press("d<Enter>");
    let table = desk.seating(1).at(TableNumber(1)).to_vec();
    for person in &table[..2] {
        desk.ask(Command::Leave { participant: *person, minutes_ago: 0 });
    }
    let troubles = &desk.evening().rounds_screen.troubles;
    assert!(troubles.iter().any(|one| one == "Table 1 has too few people"), "{troubles:?}");

    desk.press("r");
    let choices = desk.choices();
    assert!(choices[0].contains("one person moves"), "the fewest moves first: {choices:?}");
    assert!(choices.last().unwrap().contains("go on by themselves"), "{choices:?}");
    let before = desk.seating(1).clone();
    desk.choose("table 1 joins table");

    assert_eq!(moved(&before, desk.seating(1)), 2);
    assert!(desk.evening().rounds_screen.troubles.is_empty());
}

#[test]
fn situation_01_the_host_lets_the_two_go_on_and_is_not_asked_again() {
    let mut desk = TestDesk::with(12, 3, 6);
    desk.press("d<Enter>");
    for person in desk.seating(1).at(TableNumber(1)).to_vec().into_iter().take(2) {
        desk.ask(Command::Leave { participant: person, minutes_ago: 0 });
    }

    desk.press("r");
    desk.choose("go on by themselves");

    assert!(desk.evening().rounds_screen.troubles.is_empty());
    assert!(desk.notice().contains("go on"), "{}", desk.notice());
    desk.press("r");
    assert!(desk.notice().contains("Nothing asks for a repair"), "{}", desk.notice());
}

#[test]
fn situation_01_never_a_table_of_one() {
    let mut desk = TestDesk::with(8, 2, 6);
    desk.press("d<Enter>");
    for person in desk.seating(1).at(TableNumber(1)).to_vec().into_iter().take(3) {
        desk.ask(Command::Leave { participant: person, minutes_ago: 0 });
    }

    desk.press("r");

    assert!(desk.choices().iter().all(|choice| !choice.contains("go on")), "{:?}", desk.choices());
    desk.press("<Enter>");
    let here = |id: &&ParticipantId| desk.event().participant(**id).unwrap().is_here();
    let at_1 = desk.seating(1).at(TableNumber(1)).iter().filter(here).count();
    assert_ne!(at_1, 1);
}

#[test]
fn situation_09_arrives_mid_round_and_takes_a_free_chair_or_waits() {
    let mut desk = TestDesk::with(11, 3, 4);
    desk.press("d<Enter>");
    desk.minutes(6);
    let late = desk.comes("Late");
    let before = desk.seating(1).clone();

    desk.app.offer_seats(late);
    let choices = desk.choices();
    assert!(choices[0].contains("(3 people, 6 min left)"), "{choices:?}");
    assert!(choices[1].starts_with("Wait for the next round"), "{choices:?}");
    desk.press("<Enter>");

    assert!(desk.seating(1).table_of(late).is_some());
    assert_eq!(moved(&before, desk.seating(1)), 0);
}

#[test]
fn situation_09_whoever_waits_is_asked_for_no_more() {
    let mut desk = TestDesk::with(11, 3, 4);
    desk.press("d<Enter>");
    let late = desk.comes("Late");
    assert!(desk.evening().rounds_screen.troubles.iter().any(|one| one == "Late has no seat"));

    desk.app.offer_seats(late);
    desk.choose("Wait for the next round");

    assert!(desk.evening().rounds_screen.troubles.is_empty());
    desk.minutes(12);
    desk.press("ed");
    assert!(desk.seating(2).table_of(late).is_some(), "and sits in the next round");
}

#[test]
fn situation_10_ten_who_arrive_together_open_tables_or_fill_gaps_with_one_key() {
    let mut desk = TestDesk::with(16, 7, 4);
    desk.press("d<Enter>");
    desk.minutes(2);
    for number in 0..10 {
        desk.comes(&format!("New{number}"));
    }
    let before = desk.seating(1).clone();

    desk.press("r");
    let choices = desk.choices();
    assert!(!choices.is_empty(), "{} {:?}", desk.notice(), desk.evening().rounds_screen.troubles);
    assert!(choices[0].contains("opens table"), "{choices:?}");
    desk.press("<Enter>");

    assert_eq!(moved(&before, desk.seating(1)), 0);
    assert_eq!(desk.seating(1).tables.values().flatten().count(), 26);
    assert!(desk.evening().rounds_screen.troubles.is_empty());
}

#[test]
fn situation_11_whoever_left_unseen_stays_in_the_record_or_is_taken_out_of_it() {
    let mut desk = TestDesk::with(12, 3, 6);
    desk.press("d<Enter>");
    let table = desk.seating(1).at(TableNumber(1)).to_vec();
    let (ghost, other) = (table[0], table[1]);
    desk.ask(Command::Leave { participant: ghost, minutes_ago: 5 });
    desk.mark(ghost);

    desk.press("m");
    assert_eq!(desk.choices().len(), 2, "{:?}", desk.choices());
    desk.choose("Did not sit there");

    desk.minutes(12);
    desk.press("e");
    assert!(!desk.event().have_met_tonight(pair(ghost, other)));
    assert!(desk.event().have_met_tonight(pair(other, table[2])));
    desk.press("d");
    assert!(desk.seating(2).seat_of(ghost).is_none());
}

#[test]
fn a_person_is_moved_by_hand_with_what_it_means_beside_each_table() {
    let mut desk = TestDesk::with(11, 3, 4);
    desk.press("d");
    let full = desk.event().tables().find(|table| desk.seating(1).at(table.number).len() == 4);
    let person = desk.seating(1).at(full.unwrap().number)[0];
    let (old, before) = (desk.seating(1).table_of(person), desk.seating(1).clone());
    desk.mark(person);

    desk.press("m");
    let choices = desk.choices();
    assert!(choices[0].contains("3 of 4 chairs, 3 new"), "{choices:?}");
    assert!(choices[1].contains("no chair is free"), "{choices:?}");
    desk.press("<Enter>");

    assert_eq!(moved(&before, desk.seating(1)), 1);
    assert_ne!(desk.seating(1).table_of(person), old);
    desk.press("u");
    assert_eq!(desk.seating(1).table_of(person), old);
}

#[test]
fn two_people_change_places_by_hand() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d");
    let (one, other) =
        (desk.seating(1).at(TableNumber(1))[0], desk.seating(1).at(TableNumber(2))[0]);
    desk.mark(one);

    desk.press("m");
    let name = desk.event().name_of(other).to_owned();
    desk.choose(&format!("Changes places with {name}"));

    assert_eq!(desk.seating(1).table_of(one), Some(TableNumber(2)));
    assert_eq!(desk.seating(1).table_of(other), Some(TableNumber(1)));
}

#[test]
fn a_move_against_a_rule_says_only_that_it_is_the_hosts() {
    let mut desk = TestDesk::with(7, 2, 4);
    let (one, other) = (desk.id("P01"), desk.id("P02"));
    desk.ask(Command::KeepApart { first: one, second: other });
    desk.press("d");
    let table = desk.seating(1).table_of(other).unwrap();
    desk.mark(one);

    desk.press("m");

    let choices = desk.choices();
    let there =
        choices.iter().find(|choice| choice.starts_with(&format!("Table {table}"))).unwrap();
    assert!(there.contains("a rule of the host"), "{there}");
    assert!(!there.contains("P02"), "{there}");
}

#[test]
fn situation_40_a_table_is_closed_and_only_its_people_move() {
    let mut desk = TestDesk::with(12, 4, 6);
    desk.press("d");
    let before = desk.seating(1).clone();
    desk.mark_table(2);

    desk.press("C");
    assert!(desk.choices()[0].contains("table 2 goes to table 4"), "{:?}", desk.choices());
    desk.press("<Enter>");

    let after = desk.seating(1);
    assert!(after.at(TableNumber(2)).is_empty());
    assert_eq!(moved(&before, after), before.at(TableNumber(2)).len());
}

#[test]
fn situation_40_a_table_is_renamed_in_one_act_and_nobody_moves() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d");
    let before = desk.seating(1).clone();
    desk.mark_table(2);

    desk.press("c<Tab>Window<Enter>");

    assert_eq!(desk.event().table(TableNumber(2)).unwrap().name.as_deref(), Some("Window"));
    assert_eq!(desk.seating(1), &before);
    assert!(desk.app.dialogs.is_empty());
}

#[test]
fn a_table_is_added_with_chairs_name_and_features() {
    let mut desk = TestDesk::with(8, 2, 4);

    desk.press("t<Tab>Corner<Tab>quiet, step-free<Enter>");

    let table = desk.event().table(TableNumber(3)).unwrap();
    assert_eq!(table.features, [Feature::Quiet, Feature::StepFree].into());
    assert_eq!((table.seats, table.name.as_deref()), (6, Some("Corner")));
}

#[test]
fn somebody_who_leaves_a_draft_is_named_and_repaired() {
    let mut desk = TestDesk::with(9, 3, 4);
    desk.press("d");
    let gone = desk.id("P05");
    desk.ask(Command::Leave { participant: gone, minutes_ago: 0 });
    let troubles = desk.evening().rounds_screen.troubles.clone();
    assert!(troubles.iter().any(|one| one.contains("P05 is drawn and not here")), "{troubles:?}");

    desk.press("r");
    desk.press("<Enter>");

    assert!(
        desk.evening().rounds_screen.troubles.is_empty(),
        "{:?}",
        desk.evening().rounds_screen.troubles
    );
    desk.press("<Enter>");
    assert!(desk.event().running_round().is_some(), "{}", desk.notice());
}
