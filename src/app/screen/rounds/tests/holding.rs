//! Hosts who go, seats that are kept, and people who sit where they like.

use super::*;

/// Twelve at three tables in the first round, which is on, and the host of table 2.
fn with_a_host() -> (TestDesk, ParticipantId) {
    let mut desk = TestDesk::with(12, 3, 6);
    let host = desk.id("P05");
    desk.ask(Command::Pin { participant: host, table: Some(TableNumber(2)) });
    desk.press("d<Enter>");
    (desk, host)
}

#[test]
fn situation_08_a_host_who_leaves_is_followed_by_another_of_the_table() {
    let (mut desk, host) = with_a_host();
    let before = desk.seating(1).clone();
    desk.ask(Command::Leave { participant: host, minutes_ago: 0 });
    let troubles = &desk.evening().rounds_screen.troubles;
    assert!(troubles[0].contains("P05, the host of table 2, has left"), "{troubles:?}");
    let other = before.at(TableNumber(2)).iter().copied().find(|one| *one != host).unwrap();

    desk.press("r");
    desk.choose(&format!("{} hosts table 2", desk.event().name_of(other).to_owned()));

    assert_eq!(desk.event().pinned_to(other), Some(TableNumber(2)));
    assert_eq!(desk.event().pinned_to(host), None);
    assert_eq!(desk.seating(1), &before, "nobody moves");
    assert!(desk.evening().rounds_screen.troubles.is_empty());
    desk.minutes(12);
    desk.press("ed");
    assert_eq!(desk.seating(2).table_of(other), Some(TableNumber(2)));
}

#[test]
fn situation_08_a_table_whose_host_leaves_is_closed_and_only_its_people_move() {
    let (mut desk, host) = with_a_host();
    let before = desk.seating(1).clone();
    desk.ask(Command::Leave { participant: host, minutes_ago: 0 });

    desk.press("r");
    desk.choose("Close table 2");
    let choices = desk.choices();
    assert!(choices[0].contains("table 2") || choices[0].contains("tables"), "{choices:?}");
    desk.press("<Enter>");

    assert!(desk.event().table(TableNumber(2)).unwrap().closed);
    let here = |id: &&ParticipantId| **id != host;
    for number in [1, 3] {
        let table = TableNumber(number);
        let stayed = before.at(table).iter().all(|id| desk.seating(1).at(table).contains(id));
        assert!(stayed, "table {number}");
    }
    assert_eq!(desk.seating(1).at(TableNumber(2)).iter().filter(here).count(), 0);
    assert!(desk.evening().rounds_screen.troubles.is_empty());
}

#[test]
fn situation_08_the_desk_asks_as_soon_as_the_host_leaves_also_between_rounds() {
    let mut desk = TestDesk::with(8, 2, 6);
    let host = desk.id("P03");
    desk.ask(Command::Pin { participant: host, table: Some(TableNumber(1)) });
    desk.show(crate::app::Screen::Desk);

    desk.press("P03<Ctrl-L>");

    let choices = desk.choices();
    assert!(choices.iter().any(|one| one.contains("goes on without a host")), "{choices:?}");
    desk.choose("goes on without a host");
    assert_eq!(desk.event().pinned_to(host), None);
    desk.press("<Ctrl-Z>");
    assert_eq!(desk.event().pinned_to(host), Some(TableNumber(1)), "in one act, taken back in one");
}

#[test]
fn situation_10_where_no_chair_is_left_tables_are_set_up_and_the_group_sits_down() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d<Enter>");
    for number in 0..10 {
        desk.comes(&format!("New{number}"));
    }
    let before = desk.seating(1).clone();

    desk.press("r");
    desk.choose("Set up 2 more tables with 6 chairs");
    let choices = desk.choices();
    assert!(choices[0].contains("opens tables 3 and 4"), "{choices:?}");
    desk.press("<Enter>");

    for number in [1, 2] {
        assert_eq!(desk.seating(1).at(TableNumber(number)), before.at(TableNumber(number)));
    }
    assert_eq!(desk.seating(1).tables.values().flatten().count(), 18);
}

#[test]
fn situation_41_people_sit_where_they_like_and_what_is_typed_is_so() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d<Enter>");
    let seating = desk.seating(1).clone();
    let [at_1, at_2] = [1, 2].map(|number| seating.at(TableNumber(number)).to_vec());
    let typed: Vec<String> =
        [at_1[0], at_1[1], at_2[0]].iter().map(|id| id.number.to_string()).collect();
    let name = desk.event().name_of(at_2[1]).to_owned();
    desk.mark_table(1);

    desk.press("a");
    desk.press(&format!("{}, {name}<Enter>", typed.join(" ")));

    let mut sitting = desk.seating(1).at(TableNumber(1)).to_vec();
    sitting.sort_unstable();
    let mut expected = vec![at_1[0], at_1[1], at_2[0], at_2[1]];
    expected.sort_unstable();
    assert_eq!(sitting, expected, "{}", desk.notice());
    assert_eq!(desk.seating(1).seat_of(at_1[2]), Some(Seat::Parked));
    desk.minutes(12);
    desk.press("e");
    assert!(desk.event().have_met_tonight(pair(at_1[0], at_2[0])));
    assert!(!desk.event().have_met_tonight(pair(at_1[0], at_1[2])));
}

#[test]
fn situation_41_two_who_must_not_meet_are_taken_down_as_they_sit_and_a_repair_is_offered() {
    let mut desk = TestDesk::with(8, 2, 5);
    let (one, other) = (desk.id("P01"), desk.id("P02"));
    desk.ask(Command::KeepApart { first: one, second: other });
    desk.press("d<Enter>");
    let table = desk.seating(1).table_of(other).unwrap();
    let mut all: Vec<String> =
        desk.seating(1).at(table).iter().map(|id| id.number.to_string()).collect();
    all.push(one.number.to_string());
    desk.mark_table(table.0);

    desk.press(&format!("a{}<Enter>", all.join(" ")));

    assert!(sit_together(&desk, 1, one, other));
    assert!(!desk.evening().rounds_screen.troubles.is_empty());
    desk.press("r<Enter>");
    assert!(!sit_together(&desk, 1, one, other));
}

#[test]
fn what_names_nobody_or_two_people_is_said_and_nothing_is_changed() {
    let mut desk = TestDesk::with(8, 2, 5);
    desk.press("d<Enter>");
    let before = desk.seating(1).clone();
    desk.mark_table(1);

    desk.press("aP<Enter>");
    assert!(desk.notice().contains("type more of the name"), "{}", desk.notice());
    desk.press("<Esc>aXaver<Enter>");

    assert!(desk.notice().contains("Nobody has the number or name “Xaver”"), "{}", desk.notice());
    assert_eq!(desk.seating(1), &before);
}

#[test]
fn a_locked_person_keeps_their_table_however_often_it_is_drawn() {
    let mut desk = TestDesk::with(16, 4, 5);
    desk.press("d");
    let person = desk.id("P07");
    let table = desk.seating(1).table_of(person).unwrap();
    desk.mark(person);

    desk.press("l");

    for _ in 0..6 {
        desk.press("d");
        assert_eq!(desk.seating(1).table_of(person), Some(table));
    }
    desk.mark(person);
    desk.press("l");
    assert!(desk.event().draft().unwrap().locks.is_empty(), "{}", desk.notice());
}

#[test]
fn a_locked_table_keeps_exactly_its_people_and_the_lock_is_taken_back() {
    let mut desk = TestDesk::with(16, 4, 5);
    desk.press("d");
    let people: std::collections::BTreeSet<_> =
        desk.seating(1).at(TableNumber(2)).iter().copied().collect();
    desk.mark_table(2);

    desk.press("L");

    for _ in 0..6 {
        desk.press("d");
        let now = desk.seating(1).at(TableNumber(2)).iter().copied().collect();
        assert_eq!(people, now);
    }
    desk.press("uuuuuuu");
    assert!(desk.event().draft().unwrap().locks.is_empty());
}

#[test]
fn a_table_is_locked_whole_though_somebody_there_was_locked_before() {
    let mut desk = TestDesk::with(16, 4, 5);
    desk.press("d");
    let people: std::collections::BTreeSet<_> =
        desk.seating(1).at(TableNumber(2)).iter().copied().collect();
    desk.mark_table(2);

    desk.press("lL");

    assert_eq!(desk.event().draft().unwrap().locks.len(), 2, "{}", desk.notice());
    for _ in 0..3 {
        desk.press("d");
        let now = desk.seating(1).at(TableNumber(2)).iter().copied().collect();
        assert_eq!(people, now);
    }
}

#[test]
fn a_lock_made_while_a_round_is_on_counts_for_the_next_draw_and_against_repairs() {
    let mut desk = TestDesk::with(12, 4, 5);
    desk.press("d<Enter>");
    let table = desk.seating(1).tables.keys().next().copied().unwrap();
    let people = desk.seating(1).at(table).to_vec();
    desk.mark(people[0]);
    desk.press("l");
    let rival = people[1];
    desk.ask(Command::KeepApart { first: people[0], second: rival });

    desk.press("r<Enter>");

    assert_eq!(desk.seating(1).table_of(people[0]), Some(table), "the other one moves");
    assert_ne!(desk.seating(1).table_of(rival), Some(table));
    desk.minutes(12);
    desk.press("ed");
    assert_eq!(desk.seating(2).table_of(people[0]), Some(table));
    desk.press("<Enter>");
    assert!(desk.event().running_round().unwrap().locks.is_empty(), "it has served");
}

#[test]
fn a_lock_made_in_the_round_before_is_let_go_in_the_draft() {
    let mut desk = TestDesk::with(12, 4, 5);
    desk.press("d<Enter>");
    let person = desk.id("P03");
    desk.mark(person);
    desk.press("l");
    desk.minutes(12);
    desk.press("ed");
    assert!(desk.event().draft().unwrap().locks_seat_of(person), "it is shown there");
    desk.mark(person);

    desk.press("l");

    assert!(desk.event().draft().unwrap().locks.is_empty(), "{}", desk.notice());
    let problem = crate::app::round_plan::to_come(desk.event(), None, Vec::new());
    assert_eq!(problem.draft.rounds[0].locked, []);
}

#[test]
fn a_lock_against_a_rule_gives_way_to_it() {
    let mut desk = TestDesk::with(12, 3, 5);
    desk.press("d");
    let table = desk.seating(1).at(TableNumber(1)).to_vec();
    for person in &table[..2] {
        desk.mark(*person);
        desk.press("l");
    }
    desk.ask(Command::KeepApart { first: table[0], second: table[1] });

    desk.press("d");

    assert!(!sit_together(&desk, 1, table[0], table[1]), "{}", desk.notice());
}

#[test]
fn situation_29_two_at_a_distance_are_not_locked_at_tables_side_by_side() {
    for key in ["l", "L"] {
        let mut desk = TestDesk::with(16, 4, 4);
        desk.press("d");
        let [one, other] =
            [1, 2].map(|number| desk.seating(1).at(TableNumber(number)).first().copied().unwrap());
        for person in [one, other] {
            desk.mark(person);
            desk.press(key);
        }
        desk.ask(Command::KeepAway { first: one, second: other, how: Apart::Distant });

        desk.press("d");

        let tables = [one, other].map(|person| desk.seating(1).table_of(person).unwrap());
        assert!(!desk.event().are_beside(tables[0], tables[1]), "{}", desk.notice());
        assert_ne!(tables[0], tables[1]);
        assert_eq!(desk.evening().rounds_screen.troubles, Vec::<String>::new());
    }
}

#[test]
fn somebody_is_parked_and_placed_from_the_parking() {
    let mut desk = TestDesk::with(11, 3, 5);
    desk.press("d<Enter>");
    let person = desk.id("P04");
    desk.mark(person);

    desk.press("m");
    desk.choose("Not placed yet");
    assert_eq!(desk.seating(1).seat_of(person), Some(Seat::Parked));
    assert!(desk.evening().rounds_screen.troubles.iter().any(|one| one == "P04 has no seat"));
    desk.mark(person);
    desk.press("m<Enter>");

    assert!(desk.seating(1).table_of(person).is_some(), "{}", desk.notice());
}

#[test]
fn situation_40_a_table_whose_host_is_there_is_closed_and_the_host_goes_with_the_others() {
    let (mut desk, host) = with_a_host();
    desk.mark(host);

    desk.press("C<Enter>");

    assert!(desk.seating(1).table_of(host).is_some_and(|table| table != TableNumber(2)));
    assert!(desk.seating(1).at(TableNumber(2)).is_empty());
    assert!(desk.evening().rounds_screen.troubles.is_empty());
}

#[test]
fn a_host_who_never_came_is_not_said_to_have_left() {
    let mut desk = TestDesk::with(8, 2, 6);
    desk.ask(Command::Register { details: Details::named("Gus") });
    let host = desk.id("Gus");
    desk.ask(Command::Pin { participant: host, table: Some(TableNumber(2)) });

    desk.ask(Command::WillNotCome { participant: host });

    let troubles = &desk.evening().rounds_screen.troubles;
    let said = "Gus, the host of table 2, is not coming".to_owned();
    assert!(troubles.contains(&said), "{troubles:?}");
}
