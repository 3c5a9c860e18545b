//! Locked seats and wheelchairs in each format.

use std::collections::BTreeSet;

use super::formats::{choose_format, choose_part, play, two_lines};
use super::*;
use crate::app::round_plan::to_come;
use crate::seating::Problem;

/// Twelve at four tables, three of them with a host.
fn hosted() -> TestDesk {
    let mut desk = TestDesk::with(12, 4, 6);
    choose_format(&mut desk, "hosted");
    for number in 1..=3 {
        let host = desk.id(&format!("P{number:02}"));
        choose_part(&mut desk, host, &format!("Stays at table {number}"));
    }
    desk
}

/// Twelve at four tables, two of them with a theme that three people each chose.
fn themed() -> TestDesk {
    let mut desk = TestDesk::with(12, 4, 5);
    choose_format(&mut desk, "themed");
    for (number, theme) in [(1, "Pricing"), (2, "Museums")] {
        desk.mark_table(number);
        desk.press("c<Tab>");
        desk.press(theme);
        desk.press("<Enter>");
        for turn in 1..=3 {
            let person = desk.id(&format!("P{:02}", (number - 1) * 3 + turn));
            choose_part(&mut desk, person, theme);
        }
    }
    desk
}

#[test]
fn whoever_is_locked_keeps_their_table_in_every_format_and_nobody_rests_for_it() {
    for mut desk in [two_lines(5, 5, 5), hosted(), themed()] {
        desk.press("d");
        let tables = desk.seating(1).tables.clone();
        let locked: Vec<_> =
            tables.iter().filter_map(|(table, people)| Some((*table, *people.last()?))).collect();
        for (_, person) in &locked {
            desk.mark(*person);
            desk.press("l");
        }

        for _ in 0..4 {
            desk.press("d");
            for (table, person) in &locked {
                assert_eq!(desk.seating(1).table_of(*person), Some(*table), "{}", desk.notice());
            }
            assert!(desk.seating(1).sitting_out.is_empty());
        }
    }
}

#[test]
fn a_table_that_is_locked_whole_leaves_the_others_their_sizes_in_every_format() {
    for (mut desk, moved) in [(two_lines(5, 5, 5), 2), (hosted(), 1), (themed(), 1)] {
        desk.press("d");
        let last = desk.seating(1).tables.values().next_back().unwrap().clone();
        let guests = last.into_iter().filter(|id| desk.event().pinned_to(*id).is_none());
        let seat = Some(Seat::Table(TableNumber(1)));
        let moves = guests.take(moved).map(|id| (id, seat)).collect();
        desk.ask(Command::Move { moves });
        let people: BTreeSet<_> = desk.seating(1).at(TableNumber(1)).iter().copied().collect();
        desk.mark_table(1);
        desk.press("L");
        let draft = to_come(desk.event(), None, Vec::new()).draft;
        assert_eq!(Problem::new(draft).err(), None, "it can be drawn anew");

        for _ in 0..3 {
            desk.press("d");
            let now: BTreeSet<_> = desk.seating(1).at(TableNumber(1)).iter().copied().collect();
            assert_eq!(now, people, "{}", desk.notice());
            assert!(desk.seating(1).sitting_out.is_empty());
        }
    }
}

/// Somebody who takes up two chairs.
fn wheels(desk: &mut TestDesk) -> ParticipantId {
    desk.comes_with(Details { chairs: Some(2), ..Details::named("Wheels") })
}

#[test]
fn situation_25_a_host_in_a_wheelchair_has_one_guest_fewer() {
    let mut desk = TestDesk::with(10, 3, 4);
    choose_format(&mut desk, "hosted");
    let host = wheels(&mut desk);
    choose_part(&mut desk, host, "Stays at table 1");
    for number in 2..=3 {
        let host = desk.id(&format!("P{number:02}"));
        choose_part(&mut desk, host, &format!("Stays at table {number}"));
    }

    play(&mut desk);

    assert_eq!(desk.seating(1).table_of(host), Some(TableNumber(1)));
    assert_eq!([1, 2, 3].map(|number| desk.seating(1).at(TableNumber(number)).len()), [3, 4, 4]);
}

#[test]
fn situation_25_a_theme_that_a_wheelchair_comes_to_has_a_chair_fewer() {
    let mut desk = themed();
    let person = wheels(&mut desk);
    choose_part(&mut desk, person, "Museums");
    let late = desk.comes("Late");
    choose_part(&mut desk, late, "Museums");

    play(&mut desk);

    assert_eq!(desk.seating(1).table_of(person), Some(TableNumber(2)));
    assert_eq!(desk.seating(1).at(TableNumber(2)).len(), 4);
    assert!(desk.seating(1).sitting_out.is_empty());
}

#[test]
fn situation_25_a_table_too_small_for_the_chairs_of_its_people_is_not_locked_whole() {
    let mut desk = TestDesk::with(11, 3, 4);
    desk.press("d");
    let table = desk.seating(1).at(TableNumber(1)).to_vec();
    desk.mark_table(1);
    desk.press("L");
    let mut details = desk.event().participant(table[0]).unwrap().details.clone();
    details.chairs = Some(2);
    desk.ask(Command::Revise { participant: table[0], details });

    desk.press("d");

    let number = desk.seating(1).table_of(table[0]).unwrap();
    assert!(desk.seating(1).at(number).len() < 4, "{}", desk.notice());
}
