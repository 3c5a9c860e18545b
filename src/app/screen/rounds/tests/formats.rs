//! Every format, played through the keys.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Draws, starts and ends the next round by its keys.
pub(super) fn play(desk: &mut TestDesk) {
    desk.press("d<Enter>");
    assert!(desk.event().running_round().is_some(), "{}", desk.notice());
    desk.minutes(12);
    desk.press("e");
}

pub(super) fn choose_format(desk: &mut TestDesk, name: &str) {
    desk.press("f");
    desk.choose(name);
}

pub(super) fn choose_part(desk: &mut TestDesk, person: ParticipantId, words: &str) {
    desk.app.offer_parts(person);
    desk.choose(words);
}

/// People who stand in a line each: as many experts, then as many askers.
pub(super) fn two_lines(experts: usize, askers: usize, tables: u16) -> TestDesk {
    let mut desk = TestDesk::with(0, tables, 4);
    choose_format(&mut desk, "two lines");
    for (count, word, letter) in [(experts, "expert", "E"), (askers, "asker", "A")] {
        for number in 1..=count {
            let person = desk.comes(&format!("{letter}{number:02}"));
            choose_part(&mut desk, person, &format!("{word} "));
        }
    }
    desk
}

fn line(desk: &TestDesk, person: ParticipantId) -> Option<Line> {
    desk.event().participant(person).unwrap().details.line
}

/// Whether no table of a round has two of one line.
fn lines_face_each_other(desk: &TestDesk, round: u16) -> bool {
    desk.seating(round).pairs().all(|pair| {
        let [one, other] = pair.both();
        line(desk, one) != line(desk, other)
    })
}

fn pairs_so_far(desk: &TestDesk, rounds: u16) -> Vec<Pair> {
    (1..=rounds).flat_map(|round| desk.seating(round).pairs().collect::<Vec<_>>()).collect()
}

fn nobody_met_twice(desk: &TestDesk, rounds: u16) -> bool {
    let pairs = pairs_so_far(desk, rounds);
    pairs.iter().collect::<BTreeSet<_>>().len() == pairs.len()
}

#[test]
fn feature_53_pairs_whatever_the_size_of_the_tables_and_nobody_twice() {
    let mut desk = TestDesk::with(8, 4, 6);
    choose_format(&mut desk, "pairs");
    assert_eq!(desk.event().settings().group_size, 4, "the size for tables is kept");

    for round in 1..=3 {
        play(&mut desk);
        assert_eq!(desk.sizes(round), [2, 2, 2, 2]);
    }

    assert!(nobody_met_twice(&desk, 3));
}

#[test]
fn feature_53_threes_with_what_is_left_over_at_a_four() {
    let mut desk = TestDesk::with(16, 6, 4);
    choose_format(&mut desk, "threes");

    for round in 1..=3 {
        play(&mut desk);
        assert_eq!(desk.sizes(round), [4, 3, 3, 3, 3]);
    }

    assert!(nobody_met_twice(&desk, 3));
}

#[test]
fn feature_53_two_lines_of_one_length_face_each_other_and_nobody_meets_twice() {
    let mut desk = two_lines(5, 5, 5);
    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("5 experts, 5 askers, 5 tables of 2"), "{outlook}");
    assert!(outlook.contains("at most 5 rounds"), "{outlook}");
    assert!(outlook.contains("everybody has met the other line"), "{outlook}");

    for round in 1..=3 {
        play(&mut desk);
        assert_eq!(desk.sizes(round), [2; 5]);
        assert!(lines_face_each_other(&desk, round));
    }

    assert!(nobody_met_twice(&desk, 3));
}

#[test]
fn feature_56_in_unequal_lines_the_longer_one_rests_in_turn() {
    let mut desk = two_lines(4, 7, 6);
    desk.settle(Setting::Odd(OddPolicy::SitOut));
    let mut rested: BTreeMap<ParticipantId, usize> = BTreeMap::new();

    for round in 1..=4 {
        play(&mut desk);
        assert_eq!(desk.sizes(round), [2; 4]);
        assert!(lines_face_each_other(&desk, round));
        for person in desk.seating(round).sitting_out.clone() {
            *rested.entry(person).or_default() += 1;
        }
    }

    assert!(rested.keys().all(|person| line(&desk, *person) == Some(Line::Asker)));
    // Twelve rests among seven: nobody a third time before all have twice.
    assert_eq!(rested.len(), 7);
    assert!(rested.values().all(|times| *times <= 2), "{rested:?}");
}

#[test]
fn situation_02_unequal_lines_make_threes_and_the_host_sits_in_for_the_last_one() {
    let mut desk = two_lines(3, 4, 4);
    play(&mut desk);
    assert_eq!(desk.sizes(1), [3, 2, 2]);

    desk.settle(Setting::Odd(OddPolicy::HostSitsIn));
    play(&mut desk);

    assert_eq!(desk.sizes(2), [2, 2, 2, 1]);
    assert!(lines_face_each_other(&desk, 2));
    assert!(desk.seating(2).sitting_out.is_empty());
}

#[test]
fn feature_53_lines_at_bigger_tables_are_mixed_and_whoever_is_in_none_fills_in() {
    let mut desk = two_lines(5, 4, 4);
    desk.comes("Neither");
    desk.settle(Setting::GroupSize(4));
    desk.settle(Setting::Uneven(Uneven::Smaller));

    for round in 1..=3 {
        play(&mut desk);
        assert_eq!(desk.sizes(round), [4, 3, 3]);
        for people in desk.seating(round).tables.values() {
            let lines: BTreeSet<_> = people.iter().filter_map(|id| line(&desk, *id)).collect();
            assert_eq!(lines.len(), 2, "both lines are at each table");
        }
    }
}

#[test]
fn feature_11_guests_come_to_each_host_once_and_the_screen_says_after_how_many_rounds() {
    let mut desk = TestDesk::with(12, 4, 6);
    choose_format(&mut desk, "hosted");
    assert!(desk.evening().rounds_screen.outlook.contains("no table has a host yet"));
    for (number, name) in [(1, "P01"), (2, "P02"), (3, "P03")] {
        let host = desk.id(name);
        choose_part(&mut desk, host, &format!("Stays at table {number}"));
    }
    let hosts = [1, 2, 3].map(|number| (TableNumber(number), desk.id(&format!("P{number:02}"))));
    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("each guest has been to each after 3 rounds"), "{outlook}");

    for round in 1..=3 {
        play(&mut desk);
        assert_eq!(desk.sizes(round), [4, 4, 4], "nobody sits without a host");
        assert!(hosts.iter().all(|(table, host)| desk.seating(round).at(*table).contains(host)));
    }

    for (table, host) in hosts {
        let guests: Vec<_> = (1..=3).flat_map(|round| desk.seating(round).at(table)).collect();
        let guests: Vec<_> = guests.into_iter().filter(|guest| **guest != host).collect();
        assert_eq!(guests.len(), 9);
        assert_eq!(guests.iter().collect::<BTreeSet<_>>().len(), 9, "no guest comes twice");
    }
}

#[test]
fn feature_11_a_host_without_a_guest_rests_in_turn() {
    let mut desk = TestDesk::with(5, 3, 4);
    choose_format(&mut desk, "hosted");
    for number in 1..=3 {
        let host = desk.id(&format!("P{number:02}"));
        choose_part(&mut desk, host, &format!("Stays at table {number}"));
    }
    let mut rested = BTreeSet::new();

    for round in 1..=3 {
        desk.press("d");
        assert!(desk.evening().rounds_screen.troubles.is_empty());
        desk.press("<Enter>");
        assert!(desk.evening().rounds_screen.troubles.is_empty());
        assert_eq!(desk.sizes(round), [2, 2]);
        rested.extend(desk.seating(round).sitting_out.clone());
        desk.minutes(12);
        desk.press("e");
    }

    assert_eq!(rested.len(), 3);
}

#[test]
fn whoever_needs_a_quiet_table_and_few_people_finds_the_quiet_one_small() {
    let mut desk = TestDesk::with(25, 6, 4);
    desk.ask(Command::PlaceTable { table: table_with(7, 6, [Feature::Quiet]) });
    let needs = [Feature::Quiet].into();
    let person = desk.comes_with(Details { needs, ..Details::named("Quiet") });
    desk.ask(Command::ChooseWay { participant: person, way: Way::SmallGroup });

    for round in 1..=3 {
        play(&mut desk);
        let people = desk.seating(round).at(TableNumber(7));
        assert!(people.contains(&person) && people.len() <= 4, "{people:?}");
    }
}

#[test]
fn feature_69_people_sit_at_the_theme_they_chose_a_full_one_says_so_and_the_rest_fills_in() {
    let mut desk = TestDesk::with(14, 4, 5);
    choose_format(&mut desk, "themed");
    assert!(desk.evening().rounds_screen.outlook.contains("no table has a theme yet"));
    for (number, theme) in [(1, "Pricing"), (2, "Museums"), (3, "Energy")] {
        desk.mark_table(number);
        desk.press("c<Tab>");
        desk.press(theme);
        desk.press("<Enter>");
    }
    for number in 1..=7 {
        let person = desk.id(&format!("P{number:02}"));
        choose_part(&mut desk, person, "Pricing");
    }
    desk.press("d");
    for number in 8..=9 {
        let person = desk.id(&format!("P{number:02}"));
        desk.mark(person);
        desk.press("n");
        desk.choose("Museums");
    }
    desk.press("<Delete>");
    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("“Pricing” is full: 7 chose it, 5 chairs"), "{outlook}");
    assert!(outlook.contains("5 chose no theme and fill in"), "{outlook}");

    for round in 1..=3 {
        play(&mut desk);
        let seating = desk.seating(round);
        assert_eq!(seating.at(TableNumber(1)).len(), 5);
        let wanted = |id: &ParticipantId| {
            desk.event().participant(*id).unwrap().details.theme.as_deref() == Some("Pricing")
        };
        assert!(seating.at(TableNumber(1)).iter().all(wanted));
        for name in ["P08", "P09"] {
            assert_eq!(seating.table_of(desk.id(name)), Some(TableNumber(2)));
        }
        assert_eq!(seating.everybody().count(), 14);
        assert!(seating.sitting_out.is_empty());
        assert!(seating.tables.values().all(|people| people.len() >= 2));
    }
}

#[test]
fn feature_69_whoever_is_alone_with_a_theme_gets_company_or_sits_elsewhere() {
    let mut desk = TestDesk::with(8, 4, 4);
    choose_format(&mut desk, "themed");
    for (number, name) in [(1, "Pricing"), (2, "Museums")] {
        let name = Some(name.to_owned());
        desk.ask(Command::PlaceTable { table: Table { name, ..table(number, 4) } });
    }
    let alone = desk.id("P01");
    choose_part(&mut desk, alone, "Museums");

    desk.press("d");

    assert_eq!(desk.seating(1).table_of(alone), Some(TableNumber(2)));
    assert_eq!(desk.sizes(1), [4, 4]);
}

#[test]
fn a_part_is_chosen_only_where_the_format_has_one_and_is_taken_back() {
    let mut desk = TestDesk::with(4, 2, 4);
    let person = desk.id("P01");
    desk.mark_table(1);
    desk.press("n");
    assert!(desk.notice().contains("Mark somebody first"), "{}", desk.notice());
    desk.app.offer_parts(person);
    assert!(desk.notice().contains("nobody needs a line, theme or table"), "{}", desk.notice());

    choose_format(&mut desk, "themed");
    desk.app.offer_parts(person);
    assert!(desk.notice().contains("No table has a theme"), "{}", desk.notice());

    choose_format(&mut desk, "two lines");
    assert_eq!(desk.event().settings().table_size(), 2);
    desk.press("d");
    desk.mark(person);
    desk.press("n");
    desk.choose("asker");
    assert_eq!(line(&desk, person), Some(Line::Asker));
    assert!(desk.notice().contains("P01 stands in the line of askers"), "{}", desk.notice());
    desk.press("<Ctrl-Z>");
    assert_eq!(line(&desk, person), None);
}

#[test]
fn a_line_is_chosen_at_the_desk_with_a_key_and_stands_beside_the_person() {
    let mut desk = TestDesk::with(4, 2, 4);
    choose_format(&mut desk, "two lines");
    desk.show(crate::app::Screen::Desk);

    desk.press("P03<Ctrl-F>");
    desk.choose("expert");

    assert_eq!(line(&desk, desk.id("P03")), Some(Line::Expert));
}
