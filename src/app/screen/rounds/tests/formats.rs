//! Every format, played through the keys.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::app::round_plan::to_come;
use crate::seating::Problem;

/// Draws, starts and ends the next round by its keys.
fn play(desk: &mut TestDesk) {
    desk.press("d<Enter>");
    assert!(desk.event().running_round().is_some(), "{}", desk.notice());
    desk.minutes(12);
    desk.press("e");
}

fn choose_format(desk: &mut TestDesk, name: &str) {
    desk.press("f");
    desk.choose(name);
}

fn choose_part(desk: &mut TestDesk, person: ParticipantId, words: &str) {
    desk.app.offer_parts(person);
    desk.choose(words);
}

/// People who stand in a line each: as many experts, then as many askers.
fn two_lines(experts: usize, askers: usize, tables: u16) -> TestDesk {
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
