//! What the search keeps to, beyond who meets whom.

use std::cell::Cell;

use super::*;

#[test]
fn whoever_has_rested_often_still_never_meets_whom_they_must_not() {
    let mut draft = evening(3, 2, 2, 1);
    draft.policy = Policy { group_size: 2, smallest_table: 2, ..Policy::default() };
    draft.rounds[0].tables[0].exactly = Some(2);
    draft.rounds[0].tables[1].exactly = Some(0);
    draft.people[0].sat_out = 20;
    draft.people[1].sat_out = 40;
    draft.rules = vec![Rule::Apart(person(0), person(1))];

    let plan = planned(&draft);

    assert_eq!(plan.report.broken, []);
    assert_ne!(plan.rounds[0].sitting_out, [person(2)]);
}

#[test]
fn nobody_is_the_only_one_of_their_kind_where_that_can_be() {
    let mut draft = evening(24, 6, 4, 3);
    for index in [0, 7, 13, 18, 21, 23] {
        draft.people[index].company = vec![5];
    }

    let plan = planned(&draft);

    for round in &plan.rounds {
        for people in &round.tables {
            let kind = |one: &&PersonIndex| !draft.people[one.at()].company.is_empty();
            assert_ne!(people.iter().filter(kind).count(), 1, "{people:?}");
        }
    }
}

#[test]
fn situation_29_people_at_a_distance_sit_at_no_two_tables_side_by_side() {
    let mut draft = evening(24, 6, 4, 4);
    draft.neighbours = (0..5).map(|first| (table(first), table(first + 1))).collect();
    draft.rules = vec![
        Rule::Distant(person(0), person(1)),
        Rule::Distant(person(1), person(2)),
        Rule::Pinned(person(0), table(2)),
    ];

    let plan = planned(&draft);

    assert_eq!(plan.report.broken, []);
    for round in &plan.rounds {
        let [host, other] = [0, 1].map(|one| table_of(round, person(one)).unwrap());
        assert!(host.0.abs_diff(other.0) > 1, "{host:?} {other:?}");
    }
}

#[test]
fn whoever_chose_a_theme_sits_there() {
    let mut draft = evening(20, 5, 4, 3);
    draft.people[9].wishes = vec![table(3), table(4)];
    draft.people[10].wishes = vec![table(0)];

    let plan = planned(&draft);

    for round in &plan.rounds {
        assert!(table_of(round, person(9)) >= Some(table(3)));
        assert_eq!(table_of(round, person(10)), Some(table(0)));
    }
}

#[test]
fn a_guest_comes_to_a_host_once() {
    let mut draft = evening(20, 5, 4, 3);
    for host in 0..5 {
        draft.people[usize::from(host)].host = true;
        draft.rules.push(Rule::Pinned(person(host), table(host)));
    }

    let plan = planned(&draft);

    for guest in 5..20 {
        let mut hosts: Vec<_> =
            plan.rounds.iter().map(|round| table_of(round, person(guest))).collect();
        hosts.sort_unstable();
        hosts.dedup();
        assert_eq!(hosts.len(), 3, "guest {guest}");
    }
}

#[test]
fn two_lines_face_each_other() {
    let mut draft = evening(20, 10, 2, 5);
    draft.policy = Policy { group_size: 2, smallest_table: 2, ..Policy::default() };
    for (index, spec) in draft.people.iter_mut().enumerate() {
        spec.line = Some(u8::from(index % 3 == 0 || index > 16));
    }
    let standing = |one: &PersonIndex| draft.people[one.at()].line;
    let short = draft.people.iter().filter(|spec| spec.line == Some(1)).count();

    let plan = planned(&draft);

    for round in &plan.rounds {
        let facing = round
            .tables
            .iter()
            .filter(|people| people.len() == 2 && standing(&people[0]) != standing(&people[1]));
        assert_eq!(facing.count(), short, "all of the shorter line face somebody");
    }
}

#[test]
fn more_steps_never_give_a_dearer_plan_whichever_search_is_done_first() {
    // The second search may be done before the first has begun, or the other way round.
    let backwards = |tasks: Vec<Task<'_>>| {
        for task in tasks.into_iter().rev() {
            task();
        }
    };
    for (people, tables, seats, rounds) in [(17, 4, 5, 4), (24, 6, 4, 5), (13, 6, 3, 6)] {
        let mut draft = evening(people, tables, seats, rounds);
        for (index, spec) in draft.people.iter_mut().enumerate() {
            spec.organisation = u16::try_from(index / 3).ok();
        }
        let problem = Problem::new(draft).unwrap();
        let last = Cell::new(i64::MAX);

        for steps in [0, 100, 700, 3_000, 9_000] {
            let alone = plan(&problem, 3, &Budget::steps(steps));
            let both = plan(&problem, 3, &Budget { workers: &backwards, ..Budget::steps(steps) });

            assert_eq!(alone, both, "{people} people, {steps} steps");
            assert!(alone.cost <= last.get(), "{people} people, {steps} steps");
            last.set(alone.cost);
        }
    }
}

#[test]
fn pairs_of_most_worth_are_found_and_nobody_rests_twice_before_all_have() {
    let mut draft = evening(9, 4, 2, 9);
    draft.policy = Policy {
        group_size: 2,
        smallest_table: 2,
        odd: crate::domain::OddPolicy::SitOut,
        ..Policy::default()
    };
    draft.usual_worth = 10;
    draft.worth = (0..4)
        .map(|pair| Worth { first: person(pair), second: person(8 - pair), worth: 1000 })
        .collect();

    let plan = planned(&draft);

    let mut rested: Vec<PersonIndex> =
        plan.rounds.iter().flat_map(|round| round.sitting_out.clone()).collect();
    rested.sort_unstable();
    rested.dedup();
    assert_eq!(rested.len(), 9, "each rests once in nine rounds");
    assert_eq!(plan.report.repeats, 0);
    assert_eq!(plan.report.fewest_new, 8);
}

#[test]
fn two_who_want_pairs_sit_together_once_and_then_each_with_somebody_else() {
    let mut draft = evening(18, 6, 5, 4);
    draft.rules = vec![Rule::AtMost(person(3), 2), Rule::AtMost(person(11), 2)];

    let plan = planned(&draft);

    let together = plan
        .rounds
        .iter()
        .filter(|round| table_of(round, person(3)) == table_of(round, person(11)));
    assert_eq!(together.count(), 1);
    assert_eq!(plan.report.broken, []);
    assert!(plan.rounds.iter().all(|round| round.sitting_out.is_empty()));
}
