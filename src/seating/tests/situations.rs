//! The numbered live situations, as far as a plan is concerned.

use std::collections::BTreeSet;

use super::*;
use crate::domain::{OddPolicy, Uneven};

fn pairs(people: usize, odd: OddPolicy, rounds: usize) -> Draft {
    let mut draft = evening(people, people.div_ceil(2), 3, rounds);
    draft.policy = Policy { group_size: 2, smallest_table: 2, odd, ..Policy::default() };
    draft
}

#[test]
fn situation_02_an_odd_number_of_pairs_makes_one_table_of_three() {
    let plan = planned(&pairs(9, OddPolicy::Three, 1));

    assert_eq!(sizes(&plan.rounds[0]), [3, 2, 2, 2]);
    assert!(plan.rounds[0].sitting_out.is_empty());
}

#[test]
fn situation_02_sitting_out_falls_on_everybody_before_it_falls_on_somebody_twice() {
    let plan = planned(&pairs(7, OddPolicy::SitOut, 7));

    let resting: BTreeSet<PersonIndex> =
        plan.rounds.iter().flat_map(|round| round.sitting_out.iter().copied()).collect();
    assert_eq!(resting.len(), 7);
}

#[test]
fn situation_02_who_has_rested_or_has_just_arrived_does_not_rest() {
    let mut draft = pairs(5, OddPolicy::SitOut, 1);
    for rested in [0, 1, 3] {
        draft.people[rested].sat_out = 1;
    }
    draft.people[4].just_arrived = true;

    assert_eq!(planned(&draft).rounds[0].sitting_out, [person(2)]);
}

#[test]
fn situation_02_the_host_sits_in_only_for_an_odd_number() {
    for (guests, seated) in [(6, false), (7, true)] {
        let mut draft = pairs(guests + 1, OddPolicy::HostSitsIn, 1);
        let host = person(u16::try_from(guests).unwrap());
        draft.stand_in = Some(host);

        let round = &planned(&draft).rounds[0];

        assert_eq!(table_of(round, host).is_some(), seated, "{guests} guests");
        assert!(sizes(round).iter().all(|size| *size == 2));
    }
}

#[test]
fn situation_03_thirteen_people_at_tables_of_four() {
    for (uneven, expected) in [(Uneven::Bigger, vec![5, 4, 4]), (Uneven::Smaller, vec![4, 3, 3, 3])]
    {
        let mut draft = evening(13, 6, 6, 1);
        draft.policy.uneven = uneven;

        let problem = Problem::new(draft.clone()).unwrap();

        let shown: Vec<u16> = problem.sizes(0).iter().copied().filter(|size| *size > 0).collect();
        assert_eq!(shown.iter().copied().map(usize::from).collect::<Vec<_>>(), expected);
        assert_eq!(sizes(&planned(&draft).rounds[0]), expected);
    }
}

#[test]
fn situation_04_the_round_from_which_repeats_begin_is_said_before_the_first() {
    let plan = planned(&evening(9, 3, 3, 6));

    assert_eq!(bound::rounds_without_repeats(9, 3), 4);
    assert!(plan.report.first_repeat.is_some_and(|round| round >= 3));
    assert!(plan.report.repeats >= 2 * 9);
}

#[test]
fn situation_05_rivals_are_never_at_one_table() {
    let mut draft = evening(8, 2, 4, 3);
    draft.rules = vec![Rule::Apart(person(0), person(1)), Rule::Apart(person(1), person(2))];

    let plan = planned(&draft);

    for round in &plan.rounds {
        assert_ne!(table_of(round, person(0)), table_of(round, person(1)));
        assert_ne!(table_of(round, person(1)), table_of(round, person(2)));
    }
    assert!(plan.report.broken.is_empty());
}

#[test]
fn situation_07_a_pinned_host_stays_and_no_guest_comes_twice() {
    let mut draft = evening(16, 4, 4, 4);
    draft.rules = (0..4).map(|host| Rule::Pinned(person(host), table(host))).collect();

    let plan = plan(&Problem::new(draft).unwrap(), 1, &Budget::steps(4000));

    for host in 0..4 {
        let guests: Vec<PersonIndex> = plan
            .rounds
            .iter()
            .flat_map(|round| round.tables[usize::from(host)].iter().copied())
            .filter(|guest| *guest != person(host))
            .collect();
        let once: BTreeSet<PersonIndex> = guests.iter().copied().collect();
        assert_eq!(once.len(), guests.len(), "guests of host {host}");
        assert!(plan.rounds.iter().all(|round| table_of(round, person(host)) == Some(table(host))));
    }
}

#[test]
fn situation_08_a_pinned_host_who_left_binds_nobody() {
    let mut draft = evening(12, 3, 4, 1);
    draft.rules = vec![Rule::Pinned(person(0), table(2)), Rule::Together(person(0), person(1))];
    draft.rounds[0].present.retain(|one| *one != person(0));

    let plan = planned(&draft);

    assert_eq!(sizes(&plan.rounds[0]).iter().sum::<usize>(), 11);
    assert!(plan.report.broken.is_empty());
}

#[test]
fn situation_14_only_those_who_came_are_seated() {
    let mut draft = evening(40, 10, 4, 2);
    for round in &mut draft.rounds {
        round.present.truncate(23);
    }

    let plan = planned(&draft);

    for round in &plan.rounds {
        assert_eq!(sizes(round), [4, 4, 4, 4, 4, 3]);
        assert_eq!(sizes(round).iter().sum::<usize>(), 23);
        assert!(round.tables.iter().flatten().all(|one| one.0 < 23));
    }
}

#[test]
fn situation_25_the_step_free_table_goes_to_those_who_need_it() {
    let mut draft = evening(16, 4, 5, 3);
    for needs in [0, 1, 2] {
        draft.rules.push(Rule::OneOf(person(needs), vec![table(3)]));
        draft.people[usize::from(needs)].space = 1;
    }
    draft.people[0].space = 2;

    let plan = planned(&draft);

    for round in &plan.rounds {
        assert!((0..3).all(|needs| table_of(round, person(needs)) == Some(table(3))));
        assert!(round.tables[3].len() <= 4, "a wheelchair takes up two chairs");
    }
    assert!(plan.report.broken.is_empty());
}

#[test]
fn situation_27_an_interpreter_travels_along_and_meets_nobody() {
    let mut draft = evening(12, 3, 4, 3);
    draft.rules = vec![Rule::Together(person(0), person(1))];
    draft.people[1].meets = false;

    let plan = planned(&draft);

    for round in &plan.rounds {
        assert_eq!(table_of(round, person(0)), table_of(round, person(1)));
    }
    let pairs_a_round = 3 * 6 - 3;
    assert_eq!(plan.report.first_meetings + plan.report.repeats, 3 * pairs_a_round);
}

#[test]
fn situation_28_two_people_without_a_common_language_are_not_seated_together() {
    let mut draft = evening(8, 2, 4, 1);
    for (index, person) in draft.people.iter_mut().enumerate() {
        person.languages = if index % 2 == 0 { 0b01 } else { 0b10 };
    }

    assert_eq!(planned(&draft).report.without_language, 0);
}

#[test]
fn situation_37_a_table_that_stays_keeps_its_people_and_the_others_move() {
    let first = planned(&evening(12, 3, 4, 1)).rounds.remove(0);
    let mut draft = evening(12, 3, 4, 1);
    draft.past = vec![first.tables.clone()];
    draft.rounds[0].locked = first.tables[1].iter().map(|one| (*one, table(1))).collect();
    draft.rounds[0].tables[1].exactly = Some(4);

    let plan = planned(&draft);

    assert_eq!(plan.rounds[0].tables[1], first.tables[1]);
    assert_ne!(plan.rounds[0].tables[0], first.tables[0]);
}

#[test]
fn situation_38_with_two_rounds_left_the_best_meetings_come_first() {
    let mut draft = evening(8, 4, 2, 2);
    draft.policy = Policy { group_size: 2, ..Policy::default() };
    let best = (0..4).map(|one| (2 * one, 2 * one + 1, 100));
    let good = (0..4).map(|one| (2 * one, (2 * one + 3) % 8, 50));
    draft.worth = best
        .chain(good)
        .map(|(first, second, worth)| Worth { first: person(first), second: person(second), worth })
        .collect();

    let plan = plan(&Problem::new(draft).unwrap(), 3, &Budget::steps(3000));

    for pair in 0..4 {
        assert_eq!(
            table_of(&plan.rounds[0], person(2 * pair)),
            table_of(&plan.rounds[0], person(2 * pair + 1))
        );
        assert_eq!(
            table_of(&plan.rounds[1], person(2 * pair)),
            table_of(&plan.rounds[1], person((2 * pair + 3) % 8))
        );
    }
}

#[test]
fn situation_40_a_closed_table_gets_nobody() {
    let mut draft = evening(12, 4, 4, 2);
    draft.rounds.iter_mut().for_each(|round| round.tables[1].seats = 0);

    let plan = planned(&draft);

    for round in &plan.rounds {
        assert!(round.tables[1].is_empty());
        assert_eq!(sizes(round), [4, 4, 4]);
    }
}

#[test]
fn situation_42_those_who_met_last_month_meet_others_first() {
    let mut draft = evening(16, 4, 4, 1);
    for (first, second) in (0..16).flat_map(|one| [(one, (one + 1) % 16), (one, (one + 2) % 16)]) {
        draft.acquainted.push(Acquainted {
            first: person(first),
            second: person(second),
            strength: 60,
        });
    }

    assert_eq!(planned(&draft).report.met_before, 0);
}

#[test]
fn situation_43_a_third_from_one_organisation_is_spread_as_evenly_as_can_be() {
    let mut draft = evening(36, 6, 6, 2);
    draft.policy.group_size = 6;
    draft.people[..12].iter_mut().for_each(|one| one.organisation = Some(1));

    let plan = planned(&draft);

    assert_eq!(plan.report.colleague_pairs, plan.report.unavoidable_colleague_pairs);
    for tables in plan.rounds.iter().flat_map(|round| &round.tables) {
        assert_eq!(tables.iter().filter(|one| one.0 < 12).count(), 2);
    }
}

#[test]
fn situation_59_a_minor_is_never_alone_with_one_adult() {
    let mut draft = pairs(8, OddPolicy::Three, 3);
    draft.rules = vec![Rule::AtLeast(person(0), 3)];

    let plan = planned(&draft);

    for round in &plan.rounds {
        let people = table_of(round, person(0)).map(|table| round.tables[table.at()].len());
        assert!(people >= Some(3));
    }
}

#[test]
fn who_wants_a_pair_gets_one_in_a_round_of_fours() {
    let mut draft = evening(14, 6, 6, 2);
    draft.rules = vec![Rule::AtMost(person(3), 2)];

    let plan = planned(&draft);

    for round in &plan.rounds {
        let people = table_of(round, person(3)).map(|table| round.tables[table.at()].len());
        assert_eq!(people, Some(2));
    }
}
