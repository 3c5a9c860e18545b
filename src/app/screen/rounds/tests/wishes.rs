//! What the host wants of groups at the tables.

use super::*;
use crate::app::round_plan::to_come;

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

pub(super) fn held(desk: &mut TestDesk) {
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
