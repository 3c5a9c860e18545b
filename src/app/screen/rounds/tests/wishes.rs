//! What the host and the people themselves want of the tables.

use super::*;
use crate::app::round_plan::to_come;
use crate::seating::Rule;

/// Somebody of whom one attribute of the host's own is known.
fn with(name: &str, attribute: &str, value: &str) -> Details {
    let attributes = [(attribute.to_owned(), value.to_owned())].into();
    Details { attributes, ..Details::named(name) }
}

/// Twelve people of two stages at three tables of four.
fn two_stages() -> TestDesk {
    let mut desk = TestDesk::with(0, 3, 4);
    for number in 0..12 {
        let stage = if number < 6 { "seed" } else { "grown" };
        desk.comes_with(with(&format!("P{number:02}"), "Stage", stage));
    }
    desk
}

/// How many of a stage sit at each table.
fn of_stage(desk: &TestDesk, round: u16, stage: &str) -> Vec<usize> {
    let is = |id: &&ParticipantId| {
        let details = &desk.event().participant(**id).unwrap().details;
        details.attributes.values().any(|value| value == stage)
    };
    let tables = desk.seating(round).tables.values();
    tables.map(|people| people.iter().filter(is).count()).collect()
}

fn held(desk: &mut TestDesk) {
    desk.press("<Enter>");
    desk.minutes(12);
    desk.press("e");
}

#[test]
fn feature_13_a_kind_is_spread_evenly_over_the_tables_and_the_host_is_told() {
    let mut desk = two_stages();
    desk.press("w");
    desk.choose("A mix at each table");
    desk.choose("stage · 2 kinds among 12 people");
    assert_eq!(
        desk.notice(),
        "A rule from now on: each table has a mix of stage · Ctrl-Z takes it back"
    );

    for round in 1..=2 {
        desk.press("d");
        assert_eq!(of_stage(&desk, round, "seed"), [2, 2, 2]);
        let quality = &desk.evening().rounds_screen.quality;
        assert!(quality.contains("stage as mixed as can be"), "{quality}");
        held(&mut desk);
    }

    desk.press("d");
    let moves = desk.seating(3).clone();
    let [one, other] = [1, 2].map(|number| moves.at(TableNumber(number)).to_vec());
    let seed = |people: &[ParticipantId], wanted: bool| {
        let is = |id: &&ParticipantId| {
            let details = &desk.event().participant(**id).unwrap().details;
            (details.attributes["Stage"] == "seed") == wanted
        };
        *people.iter().find(is).unwrap()
    };
    let (first, second) = (seed(&one, true), seed(&other, false));
    let seats = [(first, 2), (second, 1)].map(|(id, at)| (id, Some(Seat::Table(TableNumber(at)))));
    desk.ask(Command::Move { moves: seats.to_vec() });
    let quality = &desk.evening().rounds_screen.quality;
    assert!(quality.contains("stage mixed but for 2 pairs"), "{quality}");
}

#[test]
fn feature_14_nobody_is_the_only_one_of_a_kind_but_who_is_so_in_the_whole_room() {
    let mut desk = TestDesk::with(6, 2, 4);
    for (name, group) in [("A", "20s"), ("B", "20s"), ("C", "60s")] {
        desk.comes_with(with(name, "age group", group));
    }
    desk.press("w");
    desk.choose("Nobody the only one");
    desk.choose("their age group");

    let problem = to_come(desk.event(), Some(&desk.evening().likenesses), Vec::new());
    let company = |name: &str| {
        let index = problem.person_index(desk.id(name)).unwrap();
        problem.draft.people[usize::from(index.0)].company.clone()
    };
    assert_eq!(company("A").len(), 1);
    assert_eq!(company("A"), company("B"));
    assert!(company("C").is_empty() && company("P01").is_empty());

    desk.press("d");
    let (a, b) = (desk.id("A"), desk.id("B"));
    if sit_together(&desk, 1, a, b) {
        let own = desk.seating(1).table_of(a).unwrap();
        let other = TableNumber(if own.0 == 1 { 2 } else { 1 });
        let back = desk.seating(1).at(other)[0];
        let moves = vec![(a, Some(Seat::Table(other))), (back, Some(Seat::Table(own)))];
        desk.ask(Command::Move { moves });
    }
    let quality = &desk.evening().rounds_screen.quality;
    let said = "2 people are the only one of their age group at a table";
    assert!(quality.contains(said), "{quality}");
}

#[test]
fn feature_15_groups_that_must_not_meet_never_do_and_the_rule_is_listed_and_taken_away() {
    let mut desk = TestDesk::with(9, 3, 4);
    for number in 0..3 {
        let role = Some("Investor".to_owned());
        desk.comes_with(Details { role, ..Details::named(format!("I{number}")) });
    }
    desk.press("w");
    desk.choose("Two groups apart");
    desk.choose("role “Investor” · 3 people");
    desk.choose("role “Investor”");
    desk.choose("Never");

    for round in 1..=3 {
        desk.press("d");
        let people = ["I0", "I1", "I2"].map(|name| desk.seating(round).table_of(desk.id(name)));
        assert!(people[0] != people[1] && people[1] != people[2] && people[0] != people[2]);
        held(&mut desk);
    }

    let role = Some("investor".to_owned());
    desk.comes_with(Details { role, ..Details::named("I3") });
    desk.press("d");
    let words = "No round can be drawn: two of role “Investor” are never at one table · let this \
                 rest: two of role “Investor” are never at one table";
    assert_eq!(desk.notice(), words);

    desk.press("w");
    desk.choose("Two of role “Investor” are never at one table");
    assert!(desk.event().group_rules().is_empty());
    desk.press("d");
    assert!(desk.event().draft().is_some(), "{}", desk.notice());
    desk.press("<Ctrl-Z><Ctrl-Z>");
    assert_eq!(desk.event().group_rules().len(), 1, "the rule is back");
}

#[test]
fn feature_15_a_group_that_sits_with_another_only_does_so_or_is_said_where_it_is_a_wish() {
    let mut desk = TestDesk::with(0, 3, 4);
    for (group, people) in [("mentee", 3), ("mentor", 3), ("guest", 4)] {
        for number in 0..people {
            desk.comes_with(with(&format!("{group}{number}"), "part", group));
        }
    }
    desk.press("w");
    desk.choose("One group with another only");
    desk.choose("part “mentee”");
    desk.choose("part “mentor”");
    desk.choose("Never");

    desk.press("d");
    let with_guests = |desk: &TestDesk, name: &str| {
        let table = desk.seating(1).table_of(desk.id(name)).unwrap();
        let people = desk.seating(1).at(table).iter();
        people.filter(|id| desk.event().name_of(**id).starts_with("guest")).count()
    };
    assert!((0..3).all(|number| with_guests(&desk, &format!("mentee{number}")) == 0));

    desk.ask(Command::DropRule { rule: desk.event().group_rules()[0].clone() });
    let group =
        |value: &str| Group { attribute: Attribute::Own("part".into()), value: value.into() };
    let rule =
        GroupRule::Apart { group: group("mentee"), other: group("mentor"), how: Apart::RatherNot };
    desk.ask(Command::MakeRule { rule });
    desk.ask(Command::PlaceTable { table: table(1, 10) });
    for number in [2, 3] {
        desk.ask(Command::PlaceTable { table: Table { closed: true, ..table(number, 4) } });
    }
    desk.press("d");
    let quality = &desk.evening().rounds_screen.quality;
    assert!(quality.contains("9 pairs sit together, though part “mentee” and"), "{quality}");
}

#[test]
fn feature_08_two_who_rather_would_not_sit_together_only_where_nothing_else_is_possible() {
    let mut desk = TestDesk::with(8, 2, 4);
    let (one, other) = (desk.id("P01"), desk.id("P02"));
    desk.show(crate::app::Screen::Desk);
    desk.press("P01<Ctrl-P>rather not with<Enter>P02<Enter>");
    assert_eq!(desk.event().apart(pair(one, other)), Some(Apart::RatherNot));
    assert!(!desk.notice().contains("P0"), "{}", desk.notice());
    desk.show(crate::app::Screen::Rounds);

    for round in 1..=3 {
        desk.press("d");
        assert!(!sit_together(&desk, round, one, other));
        held(&mut desk);
    }
    desk.ask(Command::PlaceTable { table: Table { closed: true, ..table(2, 4) } });
    desk.ask(Command::PlaceTable { table: table(1, 8) });
    desk.press("d");

    assert!(sit_together(&desk, 4, one, other));
    let quality = &desk.evening().rounds_screen.quality;
    assert!(quality.contains("1 pair sits together that rather would not"), "{quality}");
    assert!(!quality.contains("P01") && !quality.contains("P02"));
}

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
fn situation_43_how_much_of_it_cannot_be_avoided_is_said_too() {
    let mut desk = TestDesk::with(4, 2, 4);
    for number in 0..4 {
        desk.comes_with(of(&format!("A{number}"), "Acme"));
    }
    desk.press("d");
    let quality = &desk.evening().rounds_screen.quality;
    assert!(quality.contains("2 pairs of colleagues, which cannot be avoided"), "{quality}");
    let own = desk.seating(1).table_of(desk.id("A0")).unwrap();
    let there = TableNumber(if own.0 == 1 { 2 } else { 1 });
    let is_acme = |id: &&ParticipantId| desk.event().name_of(**id).starts_with('A');
    let back = *desk.seating(1).at(there).iter().find(|id| !is_acme(id)).unwrap();
    let moves = [(desk.id("A0"), there), (back, own)];
    let moves = moves.map(|(id, table)| (id, Some(Seat::Table(table)))).to_vec();

    desk.ask(Command::Move { moves });

    let quality = &desk.evening().rounds_screen.quality;
    let said = "3 pairs of colleagues, 2 of which cannot be avoided";
    assert!(quality.contains(said), "{quality}");
}

#[test]
fn rounds_and_introductions_agree_on_who_should_meet() {
    let mut desk = TestDesk::with(6, 2, 4);
    let ask = Details { asks: vec!["pricing".into()], ..Details::named("Asks") };
    let offer = Details { offers: vec!["pricing".into()], ..Details::named("Helps") };
    desk.comes_with(ask);
    desk.comes_with(offer);

    let problem = to_come(desk.event(), Some(&desk.evening().likenesses), Vec::new());
    let indexes = ["Asks", "Helps"].map(|name| problem.person_index(desk.id(name)).unwrap());
    let worth = |one: &&crate::seating::Worth| indexes == [one.first, one.second];
    let two = problem.draft.worth.iter().find(worth).unwrap().worth;
    let others = problem.draft.worth.iter().filter(|one| !worth(one)).map(|one| one.worth);
    assert!(others.max() < Some(two) && problem.draft.usual_worth < two, "{two}");

    desk.press("d");
    assert!(sit_together(&desk, 1, desk.id("Asks"), desk.id("Helps")));
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
fn feature_14_two_rules_of_one_group_do_not_cancel_each_other() {
    let mut desk = TestDesk::with(6, 2, 4);
    for name in ["A", "B"] {
        desk.comes_with(with(name, "part", "investor"));
    }
    let attribute = || Attribute::Own("part".into());
    for value in [None, Some("Investor".to_owned())] {
        let rule = GroupRule::Company { attribute: attribute(), value };
        desk.ask(Command::MakeRule { rule });
    }

    let problem = to_come(desk.event(), Some(&desk.evening().likenesses), Vec::new());

    assert_eq!(desk.event().group_rules().len(), 2);
    let index = problem.person_index(desk.id("A")).unwrap();
    assert_eq!(problem.draft.people[usize::from(index.0)].company.len(), 1);
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
