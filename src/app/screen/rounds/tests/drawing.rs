//! From who is here to drawn tables.

use std::collections::BTreeSet;

use super::*;
use crate::app::rounds_ahead;
use crate::seating::Budget;

#[test]
fn without_tables_as_many_as_are_needed_are_offered_and_set_up_as_one_act() {
    let mut desk = TestDesk::with(13, 0, 0);

    desk.press("d");
    desk.choose("Set up 4 tables");

    assert_eq!(desk.event().tables().count(), 4);
    desk.press("<Ctrl-Z>");
    assert_eq!(desk.event().tables().count(), 0);
}

#[test]
fn situation_02_an_odd_number_in_pairs_rests_fairly_and_not_after_arriving() {
    let mut desk = TestDesk::with(5, 3, 2);
    desk.settle(Setting::GroupSize(2));
    desk.settle(Setting::Odd(OddPolicy::SitOut));
    let mut rested = Vec::new();

    for round in 1..=4 {
        desk.press("d");
        let out = desk.seating(round).sitting_out.clone();
        assert_eq!(out.len(), 1);
        assert!(desk.notice().contains("sits this one out"), "{}", desk.notice());
        rested.extend(out);
        desk.press("<Enter>");
        desk.minutes(12);
        desk.press("e");
    }

    rested.sort_unstable();
    rested.dedup();
    assert_eq!(rested.len(), 4, "nobody rests twice before all have");
    let (late, other) = (desk.comes("Late"), desk.comes("Later"));
    desk.press("d");
    let out = &desk.seating(5).sitting_out;
    assert!(!out.contains(&late) && !out.contains(&other));
}

#[test]
fn situation_02_the_last_one_of_an_odd_number_makes_a_three_or_meets_the_host() {
    let mut desk = TestDesk::with(5, 3, 3);
    desk.settle(Setting::GroupSize(2));
    desk.press("d");
    assert_eq!(desk.sizes(1), [3, 2]);

    desk.settle(Setting::Odd(OddPolicy::HostSitsIn));
    desk.press("d");
    assert_eq!(desk.sizes(1), [2, 2, 1]);
    assert!(desk.notice().contains("the host sits in at table"), "{}", desk.notice());
    desk.press("<Enter>");
    assert!(desk.event().running_round().is_some());
    assert!(desk.evening().rounds_screen.troubles.is_empty());
}

#[test]
fn situation_03_thirteen_at_fours_are_5_4_4_or_4_3_3_3_and_shown_first() {
    let mut desk = TestDesk::with(13, 5, 6);

    desk.press("d");
    assert_eq!(desk.sizes(1), [5, 4, 4]);
    assert!(desk.evening().rounds_screen.quality.contains("tables of 5, 4, 4"));

    desk.settle(Setting::Uneven(Uneven::Smaller));
    desk.press("d");
    assert_eq!(desk.sizes(1), [4, 3, 3, 3]);
    assert!(desk.event().running_round().is_none());
}

#[test]
fn situation_04_says_before_round_1_from_which_round_on_people_meet_again() {
    let mut desk = TestDesk::with(16, 4, 4);
    desk.settle(Setting::Rounds(8));

    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("from round 6 repeats begin"), "{outlook}");

    desk.settle(Setting::Rounds(5));
    let outlook = &desk.evening().rounds_screen.outlook;
    assert!(outlook.contains("at most 5 rounds without meeting anyone twice"), "{outlook}");
}

#[test]
fn situation_05_two_who_must_not_meet_never_share_a_table_and_nobody_is_told_who() {
    let mut desk = TestDesk::with(8, 2, 4);
    let (one, other) = (desk.id("P01"), desk.id("P02"));
    desk.ask(Command::KeepApart { first: one, second: other });

    for round in 1..=3 {
        desk.press("d<Enter>");
        assert!(!sit_together(&desk, round, one, other));
        desk.minutes(12);
        desk.press("e");
    }

    desk.ask(Command::PlaceTable { table: Table { closed: true, ..table(2, 4) } });
    desk.ask(Command::PlaceTable { table: table(1, 8) });
    desk.press("d");
    assert!(desk.event().draft().is_none());
    assert!(desk.notice().contains("a rule of the host"), "{}", desk.notice());
    assert!(desk.notice().contains("open table 2"), "{}", desk.notice());
    assert!(!desk.notice().contains("P01") && !desk.notice().contains("P02"));
}

#[test]
fn situation_07_a_pinned_host_stays_and_guests_visit_once() {
    let mut desk = TestDesk::with(12, 3, 4);
    // Four rounds would need twelve guests, and there are eleven.
    desk.settle(Setting::Rounds(3));
    let host = desk.id("P01");
    desk.ask(Command::Pin { participant: host, table: Some(TableNumber(2)) });
    let mut guests = Vec::new();

    for round in 1..=3 {
        desk.press("d<Enter>");
        assert_eq!(desk.seating(round).table_of(host), Some(TableNumber(2)));
        guests.extend(desk.seating(round).at(TableNumber(2)).iter().copied());
        desk.minutes(12);
        desk.press("e");
    }

    guests.retain(|guest| *guest != host);
    let visits = guests.len();
    guests.sort_unstable();
    guests.dedup();
    assert_eq!(guests.len(), visits, "each guest visits once");
}

#[test]
fn situation_07_where_a_host_stays_is_chosen_from_the_desk_and_taken_back_there() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.ask(Command::PlaceTable { table: Table { closed: true, ..table(2, 4) } });
    let host = desk.id("P01");

    desk.app.offer_pins(host);
    assert_eq!(desk.choices().len(), 1, "a closed table is not offered");
    desk.choose("Stays at table 1");
    assert_eq!(desk.event().pinned_to(host), Some(TableNumber(1)));

    desk.app.offer_pins(host);
    desk.choose("Moves again");
    assert_eq!(desk.event().pinned_to(host), None);
}

#[test]
fn situation_14_only_those_who_are_here_are_drawn_and_the_screen_says_so() {
    let mut desk = TestDesk::with(9, 4, 5);
    for number in 0..7 {
        desk.ask(Command::Register { details: Details::named(format!("E{number}")) });
    }
    assert!(desk.evening().rounds_screen.outlook.contains("9 here, 7 still expected"));

    desk.press("d");

    let seating = desk.seating(1);
    assert_eq!(seating.everybody().count(), 9);
    assert!(seating.everybody().all(|id| desk.event().participant(id).unwrap().is_here()));
}

#[test]
fn whoever_does_not_take_part_now_is_barred_or_out_for_a_moment_is_not_drawn() {
    let mut desk = TestDesk::with(10, 3, 4);
    let (not_now, barred, out) = (desk.id("P01"), desk.id("P02"), desk.id("P03"));
    desk.ask(Command::ChooseWay { participant: not_now, way: Way::NotNow });
    desk.ask(Command::Bar { participant: barred, barred: true });
    desk.ask(Command::StepOut { participant: out });

    desk.press("d");

    assert_eq!(desk.seating(1).everybody().count(), 7);
    assert!([not_now, barred, out].iter().all(|id| desk.seating(1).seat_of(*id).is_none()));
}

#[test]
fn whoever_wants_a_pair_gets_one_or_rests() {
    let mut desk = TestDesk::with(10, 5, 4);
    let shy = desk.id("P01");
    desk.ask(Command::ChooseWay { participant: shy, way: Way::Pairs });

    desk.press("d");

    let table = desk.seating(1).table_of(shy);
    assert!(table.is_none_or(|table| desk.seating(1).at(table).len() == 2));
}

#[test]
fn situation_25_the_step_free_table_is_kept_for_whoever_needs_it() {
    let mut desk = TestDesk::with(11, 2, 4);
    desk.ask(Command::PlaceTable { table: table_with(3, 4, [Feature::StepFree]) });
    let needs = [Feature::StepFree].into();
    let wheels = desk.comes_with(Details { needs, ..Details::named("Wheels") });

    for round in 1..=3 {
        desk.press("d<Enter>");
        assert_eq!(desk.seating(round).table_of(wheels), Some(TableNumber(3)));
        desk.minutes(12);
        desk.press("e");
    }

    desk.ask(Command::PlaceTable {
        table: Table { closed: true, ..table_with(3, 4, [Feature::StepFree]) },
    });
    desk.press("d");
    assert!(desk.notice().contains("Wheels needs a table that is step-free"), "{}", desk.notice());
    assert!(desk.notice().contains("open table 3"), "{}", desk.notice());
}

#[test]
fn situation_27_a_companion_travels_along_and_is_nobodys_new_contact() {
    let mut desk = TestDesk::with(11, 3, 4);
    let (person, companion) = (desk.id("P01"), desk.comes("Interpreter"));
    desk.ask(Command::Accompany { companion, participant: person });

    for round in 1..=3 {
        desk.press("d");
        let quality = desk.evening().rounds_screen.quality.clone();
        // 3 tables of 4 have 18 pairs; the 3 of the companion are no meetings.
        assert!(round > 1 || quality.contains("15 first meetings"), "{quality}");
        desk.press("<Enter>");
        assert!(sit_together(&desk, round, person, companion));
        desk.minutes(12);
        desk.press("e");
    }
    desk.press("d");
    assert!(
        desk.evening().rounds_screen.quality.contains("Interpreter has had no break for 3 rounds"),
        "{}",
        desk.evening().rounds_screen.quality
    );
}

#[test]
fn situation_43_a_third_of_the_room_from_one_house_is_spread_evenly_and_said_so() {
    let mut desk = TestDesk::with(8, 3, 4);
    for number in 0..4 {
        desk.comes_with(of(&format!("A{number}"), ["Acme", "ACME", "acme "][number % 3]));
    }

    desk.press("d");

    let quality = &desk.evening().rounds_screen.quality;
    assert!(quality.contains("1 pair of colleagues, which cannot be avoided"), "{quality}");
    let rooms = colleagues_at_tables(&desk, 1, "Acme").len();
    assert_eq!(rooms, 3);
}

#[test]
fn situation_43_no_word_of_colleagues_where_there_are_none() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d");
    assert!(!desk.evening().rounds_screen.quality.contains("colleague"));
}

#[test]
fn rounds_drawn_one_at_a_time_have_no_repeat_where_none_is_needed() {
    let mut desk = TestDesk::with(40, 10, 4);
    desk.settle(Setting::Rounds(6));

    for round in 1..=6 {
        desk.press("d");
        let quality = &desk.evening().rounds_screen.quality;
        assert!(quality.contains("nobody meets again"), "round {round}: {quality}");
        desk.press("<Enter>");
        desk.minutes(12);
        desk.press("e");
    }
}

#[test]
fn another_draw_of_the_same_round_is_another_draw() {
    let mut desk = TestDesk::with(16, 4, 4);

    desk.press("d");
    let first = desk.seating(1).clone();
    desk.press("d");

    assert_ne!(first, *desk.seating(1));
    assert_eq!(desk.event().rounds().count(), 1);
}

#[test]
fn an_answer_to_an_older_draw_is_dropped() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.plans_wait = true;

    desk.press("d");
    assert_eq!(desk.notice(), "Drawing …");
    desk.press("d");
    desk.answer_plans();

    let drafts = desk.event().ledger().entries().iter();
    let drafts = drafts.filter(|entry| matches!(entry.change, Change::RoundDrafted { .. }));
    assert_eq!(drafts.count(), 1);
}

#[test]
fn a_plan_that_comes_while_a_round_is_on_changes_nothing() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.press("d");
    desk.plans_wait = true;
    desk.press("d");
    desk.ask(Command::StartRound);
    desk.answer_plans();

    assert!(desk.event().draft().is_none());
    assert!(desk.event().running_round().is_some());
    assert!(!desk.evening().rounds_screen.is_drawing());
}

#[test]
fn nothing_is_drawn_while_entries_of_a_newer_version_cannot_be_read() {
    let mut desk = TestDesk::with(8, 2, 4);
    desk.app.evening_mut().unwrap().unknown_entries = 2;

    desk.press("d");

    assert!(desk.event().draft().is_none());
    assert!(desk.notice().contains("newer version"), "{}", desk.notice());
}

#[test]
fn with_too_few_chairs_those_without_one_are_named() {
    let mut desk = TestDesk::with(10, 2, 4);

    desk.press("d");

    assert_eq!(desk.seating(1).sitting_out.len(), 2);
    assert!(desk.notice().contains("2 more chairs are needed"), "{}", desk.notice());
}

#[test]
fn couples_and_old_acquaintances_are_counted_apart_from_first_meetings() {
    let mut desk = TestDesk::with(4, 1, 4);
    let (one, other) = (desk.id("P01"), desk.id("P02"));
    desk.ask(Command::Tie { first: one, second: other, tie: Tie::Known });

    desk.press("d");

    let quality = &desk.evening().rounds_screen.quality;
    assert!(quality.contains("6 first meetings"), "{quality}");
    assert!(quality.contains("1 pair knew each other"), "{quality}");
    assert!(!desk.event().have_met_tonight(pair(one, other)));
}

#[test]
fn who_rests_in_the_drawn_round_is_remembered_in_those_ahead() {
    let mut desk = TestDesk::with(5, 1, 4);
    desk.settle(Setting::Rounds(5));
    desk.press("d");

    let event = desk.event();
    let budget = Budget::steps(400);
    let rounds = rounds_ahead(event, &desk.evening().likenesses, 1, &budget).unwrap();

    let rests = rounds.iter().flat_map(|round| round.seating.sitting_out.clone());
    let rests: Vec<ParticipantId> = rests.collect();
    let once: BTreeSet<ParticipantId> = rests.iter().copied().collect();
    assert_eq!((rounds.len(), rests.len(), once.len()), (5, 5, 5), "{rests:?}");
}

#[test]
fn situation_05_a_clash_of_several_rules_names_nobody_who_is_kept_apart() {
    let mut desk = TestDesk::with(8, 2, 4);
    let (one, other) = (desk.id("P01"), desk.id("P02"));
    for participant in [one, other] {
        desk.ask(Command::Pin { participant, table: Some(TableNumber(1)) });
    }
    desk.ask(Command::KeepApart { first: one, second: other });

    desk.press("d");

    let said = "No round can be drawn: rules of the host cannot all hold · let one of them rest";
    assert_eq!(desk.notice(), said);
}
