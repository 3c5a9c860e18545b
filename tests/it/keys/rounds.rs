//! The rounds screen.

use shouldmeet::app::Dialog;
use shouldmeet::domain::{
    Command, Feature, ParticipantId, RoundState, Seat, Setting, TableNumber, Way,
};

use super::Desk;

fn drawn() -> Desk {
    let mut desk = Desk::lively();
    desk.press("<f5>d");
    desk
}

fn running() -> Desk {
    let mut desk = drawn();
    desk.press("<enter>");
    desk
}

fn table_of(desk: &Desk, name: &str) -> Option<TableNumber> {
    let round = desk.event().draft().or_else(|| desk.event().running_round()).unwrap();
    round.seating.table_of(desk.id_of(name))
}

fn mark(desk: &mut Desk, id: ParticipantId) {
    let rows = desk.app.evening().unwrap().round_rows();
    let row = rows.iter().position(|row| row.person == Some(id)).unwrap();
    desk.press("<home>").press(&"<down>".repeat(row));
}

#[test]
fn a_round_is_drawn_shown_and_started_with_its_clock() {
    let mut desk = drawn();
    assert!(desk.notice().contains("first meetings"), "{}", desk.notice());
    assert!(desk.screen(80, 24).contains("Round 1 of 4 is drawn"));

    desk.press("<enter>").wait(2);

    assert!(desk.screen(80, 24).contains("10:00 left of 12 min"));
    let round = desk.event().running_round().unwrap();
    assert_eq!(round.seating.tables.values().flatten().count(), 8);
    assert!(round.seating.tables.values().all(|people| people.len() > 1));
}

#[test]
fn situation_01_a_table_left_with_too_few_is_mended_by_the_smallest_change() {
    let mut desk = running();
    let small = desk.event().running_round().unwrap().seating.clone();
    let (table, people) = small.tables.iter().min_by_key(|(_, people)| people.len()).unwrap();
    let leavers: Vec<String> =
        people.iter().skip(2).map(|id| desk.event().name_of(*id).to_owned()).collect();
    for name in &leavers {
        desk.press("<f2>").press(name).press("<ctrl-l>");
    }

    let shown = desk.press("<f5>").screen(80, 24);

    assert!(shown.contains(&format!("Table {table} has too few people")), "{shown}");
    desk.press("r");
    assert!(matches!(desk.app.dialogs.last(), Some(Dialog::Choose(_))));
    desk.press("<enter>");
    assert!(desk.app.evening().unwrap().rounds_screen.troubles.is_empty());
}

#[test]
fn situation_02_the_odd_one_out_in_pairs_follows_the_policy_and_is_told() {
    let mut desk = Desk::lively();
    desk.press("igor<enter>");
    desk.press("<f5>o<tab><tab><tab><backspace>2<tab><backspace>2<tab><tab><ctrl-u>sit out<enter>");
    assert_eq!(desk.event().settings().group_size, 2);

    for table in 4..8 {
        desk.command(Command::PlaceTable {
            table: shouldmeet::domain::Table {
                number: TableNumber(table),
                name: None,
                seats: 2,
                features: [].into(),
                closed: false,
            },
        });
    }
    desk.press("d");

    let draft = desk.event().draft().unwrap();
    assert_eq!(draft.seating.sitting_out.len(), 1);
    assert!(desk.notice().contains("sits this one out"), "{}", desk.notice());
}

#[test]
fn situation_03_tables_are_shown_before_anything_is_confirmed() {
    let desk = drawn();

    let shown = desk.screen(80, 24);

    assert!(shown.contains("1 4/5") && shown.contains("2 4/5"), "{shown}");
    assert_eq!(desk.event().draft().unwrap().state, RoundState::Draft);
}

#[test]
fn situation_04_repeats_are_announced_before_round_one() {
    let mut desk = Desk::lively();
    desk.command(Command::Settle { setting: Setting::Rounds(6) });

    let shown = desk.press("<f5>").screen(120, 40);

    assert!(shown.contains("from round 2 repeats begin"), "{shown}");
}

#[test]
fn situation_05_rules_that_clash_are_named_and_a_confidence_is_kept() {
    let mut desk = Desk::lively();
    let (ada, ben) = (desk.id_of("Ada"), desk.id_of("Ben"));
    desk.command(Command::KeepApart { first: ada, second: ben });
    desk.command(Command::Pin { participant: ada, table: Some(TableNumber(1)) });
    desk.command(Command::Pin { participant: ben, table: Some(TableNumber(1)) });

    desk.press("<f5>d");

    assert!(desk.event().draft().is_none());
    assert!(desk.notice().starts_with("No round can be drawn"), "{}", desk.notice());
    assert!(!desk.notice().contains("apart"), "{}", desk.notice());
}

#[test]
fn situation_07_a_pinned_host_stays_while_the_others_rotate() {
    let mut desk = Desk::lively();
    desk.press("ada<ctrl-p>stays at a table<enter>table 3<enter>");

    for _ in 0..2 {
        desk.press("<f5>d<enter>");
        assert_eq!(table_of(&desk, "Ada"), Some(TableNumber(3)));
        desk.press("e");
    }
}

#[test]
fn situation_09_somebody_who_arrives_mid_round_is_offered_a_seat_now() {
    let mut desk = running();
    let before = desk.event().running_round().unwrap().seating.clone();

    desk.wait(5).press("<f2>igor<enter><f8>");
    let shown = desk.screen(80, 24);
    assert!(shown.contains("7 min left"), "{shown}");
    desk.press("<enter>");

    assert!(table_of(&desk, "Igor").is_some());
    for (table, people) in &before.tables {
        let now = desk.event().running_round().unwrap().seating.at(*table);
        assert!(people.iter().all(|one| now.contains(one)), "nobody else moved");
    }
}

#[test]
fn situation_10_several_who_arrive_together_are_seated_with_one_confirm() {
    let mut desk = running();
    for name in ["igor", "jürgen", "sam"] {
        desk.press("<f2>").press(name).press("<enter>");
    }

    desk.press("<f5>r<enter>");

    let round = desk.event().running_round().unwrap();
    for name in ["Igor", "Jürgen"] {
        assert!(round.seating.table_of(desk.id_of(name)).is_some(), "{name}");
    }
}

#[test]
fn situation_11_who_left_without_a_word_leaves_at_the_time_that_is_told() {
    let mut desk = running();
    let table = table_of(&desk, "Ada").unwrap();

    desk.wait(10).press("<f2>ada<ctrl-p>left earlier<enter>4<enter>");

    let left = desk.person("Ada").presence.last().unwrap().at;
    assert_eq!(desk.app.now.minutes_since(left), 4);
    let round = desk.event().running_round().unwrap();
    assert!(round.seating.at(table).contains(&desk.id_of("Ada")), "past tables stay true");
}

#[test]
fn situation_25_a_wheelchair_user_always_has_a_step_free_table() {
    let mut desk = Desk::lively();
    let ada = desk.id_of("Ada");
    let mut details = desk.person("Ada").details.clone();
    details.needs.insert(Feature::StepFree);
    desk.command(Command::Revise { participant: ada, details });

    desk.press("<f5>d");

    assert_eq!(table_of(&desk, "Ada"), Some(TableNumber(1)));
    let moves = vec![(ada, Some(Seat::Table(TableNumber(2))))];
    assert!(desk.event().decide(Command::Move { moves }, desk.app.now).is_err());
}

#[test]
fn situation_27_an_interpreter_sits_with_the_person_and_is_not_introduced() {
    let mut desk = Desk::lively();

    desk.press("hal<ctrl-p>travels with<enter>ada<enter><esc>");

    for _ in 0..2 {
        desk.press("<f5>d<enter>");
        assert_eq!(table_of(&desk, "Hal"), table_of(&desk, "Ada"));
        desk.press("e");
    }
    let hal = desk.id_of("Hal");
    let offers = &desk.app.evening().unwrap().queue.offers;
    assert!(offers.iter().all(|one| one.suggestion.first != hal && one.suggestion.second != hal));
}

#[test]
fn situation_30_a_start_by_mistake_is_taken_back_with_the_clock_as_it_was() {
    let mut desk = running();
    desk.wait(11).press("e").press("d<enter>");

    // The next round began by mistake: one key brings the draft back, another the round before.
    desk.wait(1).press("<ctrl-z>");
    assert!(desk.event().running_round().is_none());
    desk.press("<ctrl-z><ctrl-z>");

    let round = desk.event().running_round().unwrap();
    assert_eq!(round.number.0, 1);
    assert_eq!(round.millis_left(desk.app.now), Some(0), "the lost seconds are counted");
}

#[test]
fn situation_37_a_table_that_stays_together_keeps_its_seats_next_round() {
    let mut desk = running();
    let seating = desk.event().running_round().unwrap().seating.clone();
    let (table, people) = seating.tables.iter().next().unwrap();
    mark(&mut desk, people[0]);

    desk.press("s").press("e").press("d");

    assert_eq!(desk.event().draft().unwrap().seating.at(*table).len(), people.len());
    for person in people {
        assert!(desk.event().draft().unwrap().seating.at(*table).contains(person));
    }
}

#[test]
fn situation_38_an_evening_is_shortened_in_one_form() {
    let mut desk = Desk::lively();

    desk.press("<f5>o<tab><backspace>2<enter>");

    assert_eq!(desk.event().settings().rounds, 2);
    let outlook = &desk.app.evening().unwrap().rounds_screen.outlook;
    assert!(outlook.contains("from round 2 repeats begin"), "{outlook}");
}

#[test]
fn situation_39_a_round_broken_off_counts_only_if_the_host_says_so() {
    let mut desk = running();
    let pair = desk.event().running_round().unwrap().seating.pairs().next().unwrap();

    desk.wait(3).press("<ctrl-p>break off<enter>does not<enter>");

    assert!(!desk.event().have_met_tonight(pair));
    desk.press("<ctrl-z>");
    assert!(desk.event().running_round().is_some(), "the same seats resume");
    assert!(desk.event().have_met_tonight(pair));
}

#[test]
fn situation_40_a_table_that_breaks_moves_only_its_own_people() {
    let mut desk = drawn();
    let seating = desk.event().draft().unwrap().seating.clone();
    let (table, people) = seating.tables.iter().next().unwrap();
    mark(&mut desk, people[0]);

    desk.press("C");
    assert!(matches!(desk.app.dialogs.last(), Some(Dialog::Choose(_))), "{}", desk.notice());
    desk.press("<enter>");

    let after = &desk.event().draft().unwrap().seating;
    assert!(after.at(*table).is_empty());
    for (other, sitting) in seating.tables.iter().filter(|(other, _)| *other != table) {
        assert!(sitting.iter().all(|one| after.at(*other).contains(one)), "{other}");
    }
}

#[test]
fn situation_43_one_organisation_that_is_a_third_of_the_room_is_spread() {
    let mut desk = Desk::lively();
    for name in ["Ben", "Elif"] {
        let id = desk.id_of(name);
        let mut details = desk.person(name).details.clone();
        details.organisation = Some("Engines Ltd".to_owned());
        desk.command(Command::Revise { participant: id, details });
    }

    desk.press("<f5>d");

    assert!(desk.notice().contains("cannot be avoided"), "{}", desk.notice());
}

#[test]
fn a_person_is_moved_by_hand_with_the_rules_checked() {
    let mut desk = drawn();
    let ada = desk.id_of("Ada");
    mark(&mut desk, ada);

    let shown = desk.press("m").screen(120, 40);

    assert!(shown.contains("Table") && shown.contains("chairs"), "{shown}");
    desk.press("sits this<enter>");
    assert_eq!(desk.event().draft().unwrap().seating.seat_of(ada), Some(Seat::SitOut));
}

#[test]
fn somebody_who_wants_one_person_at_a_time_is_never_at_a_big_table() {
    let mut desk = Desk::lively();
    let ada = desk.id_of("Ada");
    desk.command(Command::ChooseWay { participant: ada, way: Way::Pairs });

    desk.press("<f5>d");

    let draft = desk.event().draft().unwrap();
    let table = draft.seating.table_of(ada);
    assert!(table.is_none_or(|table| draft.seating.at(table).len() <= 2));
}

#[test]
fn the_clock_is_held_lengthened_and_rings_once_at_its_end() {
    let mut desk = running();

    desk.wait(2).press("p").wait(5).press("p");
    assert_eq!(desk.event().running_round().unwrap().millis_left(desk.app.now), Some(600_000));

    desk.press("+").wait(11);
    assert_eq!(desk.asked, ["Bell"]);
    assert!(desk.wait(1).screen(80, 24).contains("time up +1:00"));
    assert_eq!(desk.asked, ["Bell"]);
}

#[test]
fn without_tables_as_many_are_offered_as_the_people_need() {
    let mut desk = Desk::expecting(&["Ada", "Ben", "Cleo", "Dora", "Emil"]);
    for name in ["ada", "ben", "cleo", "dora", "emil"] {
        desk.press(name).press("<enter>");
    }

    desk.press("<f5>d<enter>").press("d<enter>");

    assert!(desk.event().running_round().is_some(), "{}", desk.notice());
}
