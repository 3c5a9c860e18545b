//! What the people themselves need of the tables.

use super::wishes::held;
use super::*;
use crate::app::round_plan::to_come;
use crate::seating::Rule;

#[test]
fn situation_29_a_guide_dog_and_an_allergy_are_not_at_tables_side_by_side() {
    let mut desk = TestDesk::with(12, 3, 4);
    let (dog, allergy) = (desk.id("P01"), desk.id("P02"));
    desk.show(crate::app::Screen::Desk);
    desk.press("P01<Ctrl-P>keep a distance<Enter>P02<Enter>");
    assert!(!desk.notice().contains("P0"), "{}", desk.notice());
    desk.show(crate::app::Screen::Rounds);

    let problem = to_come(desk.event(), Some(&desk.evening().likenesses), Vec::new());
    assert_eq!(problem.draft.neighbours.len(), 2, "1 and 2, 2 and 3");
    assert!(problem.draft.rules.iter().any(|rule| matches!(rule, Rule::Distant(..))));

    desk.press("d");
    let people = [dog, allergy].map(|id| desk.seating(1).table_of(id).unwrap());
    if desk.event().are_beside(people[0], people[1]) {
        assert!(desk.notice().contains("a rule of the host"), "{}", desk.notice());
    }
    assert!(!desk.notice().contains("P01") && !desk.notice().contains("P02"));

    desk.mark_table(1);
    desk.press("c<Tab><Tab><Tab>3<Enter>");
    let beside = |one, other| desk.event().are_beside(TableNumber(one), TableNumber(other));
    assert!(beside(1, 3) && beside(3, 1) && !beside(1, 2) && beside(2, 3));
    desk.press("<Ctrl-Z>");
    assert!(desk.event().are_beside(TableNumber(1), TableNumber(2)));
}

#[test]
fn situation_59_a_minor_sits_with_two_others_or_with_whoever_came_with_them() {
    let mut desk = TestDesk::with(6, 4, 4);
    desk.settle(Setting::GroupSize(2));
    let kim = desk.comes_with(Details { safeguarded: true, ..Details::named("Kim") });
    desk.ask(Command::ChooseWay { participant: kim, way: Way::Pairs });

    for round in 1..=2 {
        desk.press("d");
        let table = desk.seating(round).table_of(kim).unwrap();
        assert_eq!(desk.seating(round).at(table).len(), 3);
        held(&mut desk);
    }
    desk.press("d");
    let table = desk.seating(3).table_of(kim).unwrap();
    let away = *desk.seating(3).at(table).iter().find(|id| **id != kim).unwrap();
    let seat = desk.seating(3).tables.keys().find(|number| **number != table).copied().unwrap();
    desk.ask(Command::Move { moves: vec![(away, Some(Seat::Table(seat)))] });
    let troubles = desk.evening().rounds_screen.troubles.join("\n");
    assert!(troubles.contains("a rule of the host asks for 3 people at a table"), "{troubles}");
    assert!(!troubles.contains("Kim"), "{troubles}");
    desk.press("<Enter>");
    assert!(desk.event().running_round().is_none());
    assert!(desk.notice().contains("Kim is not left with one other person"), "{}", desk.notice());

    let parent = desk.comes("Parent");
    desk.ask(Command::Accompany { companion: parent, participant: kim });
    desk.press("d");
    assert!(sit_together(&desk, 3, kim, parent));
    desk.press("<Enter>");
    assert!(desk.event().running_round().is_some(), "{}", desk.notice());
}

#[test]
fn situation_25_a_wheelchair_takes_up_two_chairs_where_the_host_says_so() {
    let mut desk = TestDesk::with(5, 1, 4);
    desk.ask(Command::PlaceTable { table: table_with(2, 4, [Feature::StepFree]) });
    let needs = [Feature::StepFree].into();
    let details = Details { needs, chairs: Some(2), ..Details::named("Wheels") };
    let wheels = desk.comes_with(details);

    for round in 1..=2 {
        desk.press("d");
        assert_eq!(desk.seating(round).table_of(wheels), Some(TableNumber(2)));
        assert_eq!(desk.seating(round).at(TableNumber(2)).len(), 3);
        assert!(desk.evening().rounds_screen.troubles.is_empty());
        held(&mut desk);
    }
    desk.press("d");
    let other = desk.seating(3).at(TableNumber(1))[0];
    let moves = vec![(other, Some(Seat::Table(TableNumber(2))))];
    let full = desk.event().decide(Command::Move { moves }, desk.app.now);
    assert_eq!(full, Err(Refusal::TableFull { table: TableNumber(2), seats: 4 }));
}

#[test]
fn situation_28_two_without_a_common_language_are_named_unless_somebody_helps_them() {
    let speaks = |name: &str, languages: &[&str]| Details {
        languages: languages.iter().map(|one| (*one).to_owned()).collect(),
        ..Details::named(name)
    };
    let mut desk = TestDesk::with(1, 1, 4);
    desk.comes_with(speaks("Ada", &["en"]));
    desk.comes_with(speaks("Jo", &["fr"]));
    desk.press("d");
    let said = "at table 1 Ada and Jo share no language, and nobody helps them";
    assert!(desk.evening().rounds_screen.quality.contains(said));

    let german = desk.comes_with(speaks("Lou", &["German"]));
    let problem = to_come(desk.event(), Some(&desk.evening().likenesses), Vec::new());
    let index = problem.person_index(german).unwrap();
    let bits = problem.draft.people[usize::from(index.0)].languages;
    assert_eq!(bits, 0, "a word among codes says nothing");
    desk.ask(Command::Leave { participant: german, minutes_ago: 0 });

    desk.comes_with(speaks("Kim", &["fr", "en"]));
    desk.press("d");
    assert!(!desk.evening().rounds_screen.quality.contains("language"));
}

#[test]
fn situation_26_whoever_lip_reads_sits_where_it_is_quiet_and_light_and_others_make_room() {
    let mut desk = TestDesk::with(7, 1, 4);
    desk.ask(Command::PlaceTable { table: table_with(2, 4, [Feature::Quiet]) });
    desk.ask(Command::PlaceTable { table: table_with(3, 4, [Feature::Quiet, Feature::GoodLight]) });
    let needs: std::collections::BTreeSet<Feature> = [Feature::Quiet, Feature::GoodLight].into();
    let one = desk.comes_with(Details { needs: needs.clone(), ..Details::named("Lips") });

    for round in 1..=3 {
        desk.press("d");
        assert_eq!(desk.seating(round).table_of(one), Some(TableNumber(3)));
        held(&mut desk);
    }

    for number in 0..4 {
        let name = format!("Also {number}");
        desk.comes_with(Details { needs: needs.clone(), ..Details::named(name) });
    }
    desk.press("d");
    assert!(desk.notice().contains("No round can be drawn: "), "{}", desk.notice());
    assert!(desk.notice().contains("put 1 more chair at table 3"), "{}", desk.notice());
}

#[test]
fn situation_60_whoever_is_sent_out_is_out_of_the_round_and_of_every_later_one() {
    let mut desk = TestDesk::with(7, 3, 4);
    desk.press("d<Enter>");
    let out = desk.id("P01");
    let table = desk.seating(1).table_of(out).unwrap();
    desk.show(crate::app::Screen::Desk);

    desk.press("P01<Ctrl-P>bar or let in<Enter>");

    desk.show(crate::app::Screen::Rounds);
    let left = desk.seating(1).at(table).iter().filter(|id| **id != out).count();
    let troubles = desk.evening().rounds_screen.troubles.join("\n");
    assert_eq!(troubles.contains("has too few people"), left < 3, "{left} {troubles}");
    desk.minutes(12);
    desk.press("ed");
    assert_eq!(desk.seating(2).seat_of(out), None);
    desk.show(crate::app::Screen::Desk);
    desk.press("<Enter>");
    assert!(desk.notice().contains("cannot be checked in tonight"), "{}", desk.notice());
    let offers = desk.evening().queue.offers.iter().map(|offer| &offer.suggestion);
    assert!(offers.into_iter().all(|one| one.first != out && one.second != out));
}

#[test]
fn situation_59_who_the_minor_is_cannot_be_read_off_a_round_that_cannot_be_drawn() {
    let mut desk = TestDesk::with(1, 2, 4);
    desk.comes_with(Details { safeguarded: true, ..Details::named("Kim") });

    desk.press("d");

    let said = "No round can be drawn: a rule of the host asks for 3 people at a table · wait \
                until 3 people are here, or for whoever came with them";
    assert_eq!(desk.notice(), said);
}

#[test]
fn situation_59_nor_from_the_wishes_of_others_that_go_against_it() {
    let mut desk = TestDesk::with(6, 2, 4);
    let kim = desk.comes_with(Details { safeguarded: true, ..Details::named("Kim") });
    let friend = desk.id("P01");
    desk.ask(Command::ChooseWay { participant: friend, way: Way::Pairs });
    desk.ask(Command::KeepTogether { first: kim, second: friend });

    desk.press("d");

    let said = "No round can be drawn: rules of the host cannot all hold · let one of them rest";
    assert_eq!(desk.notice(), said);
}
