//! What holds for every evening.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::{OddPolicy, Uneven};

prop_compose! {
    fn policies()(
        group_size in 2_u16..7,
        smallest_table in 2_u16..4,
        bigger: bool,
        odd in 0_usize..3,
    ) -> Policy {
        let odd = [OddPolicy::Three, OddPolicy::SitOut, OddPolicy::HostSitsIn][odd];
        let uneven = if bigger { Uneven::Bigger } else { Uneven::Smaller };
        Policy { group_size, smallest_table, uneven, odd }
    }
}

prop_compose! {
    fn rules(people: u16, tables: u16)(
        kinds in prop::collection::vec((0..8, 0..people, 0..people, 0..tables, 2_u16..4), 0..8),
    ) -> Vec<Rule> {
        kinds
            .into_iter()
            .filter(|(_, one, other, ..)| one != other)
            .map(|(kind, one, other, place, size)| match kind {
                0 | 1 => Rule::Apart(person(one), person(other)),
                2 => Rule::Together(person(one), person(other)),
                3 => Rule::Pinned(person(one), table(place)),
                4 => Rule::OneOf(person(one), vec![table(place), table(0)]),
                5 => Rule::Distant(person(one), person(other)),
                6 => Rule::AtMost(person(one), size),
                _ => Rule::AtLeast(person(one), size),
            })
            .collect()
    }
}

prop_compose! {
    fn evenings()(people in 2_u16..30, tables in 1_u16..9)(
        people in Just(people),
        tables in Just(tables),
        seats in prop::collection::vec(0_u16..9, usize::from(tables)),
        rounds in 1_usize..4,
        absent in prop::collection::vec(prop::collection::btree_set(0..people, 0..4), 4),
        organisations in prop::collection::vec(prop::option::of(0_u16..4), usize::from(people)),
        policy in policies(),
        rules in rules(people, tables),
        past in any::<bool>(),
        row in any::<bool>(),
    ) -> Draft {
        let everybody = || PersonIndex::first(usize::from(people));
        let round = |absent: &BTreeSet<u16>| RoundSpec {
            tables: seats.iter().copied().map(TableSpec::with_seats).collect(),
            present: everybody().filter(|one| !absent.contains(&one.0)).collect(),
            locked: Vec::new(),
        };
        let spec = |organisation| PersonSpec { organisation, ..PersonSpec::default() };
        Draft {
            people: organisations.into_iter().map(spec).collect(),
            rounds: absent.iter().take(rounds).map(round).collect(),
            past: if past { vec![everybody().collect::<Vec<_>>().chunks(4).map(<[_]>::to_vec).collect()] } else { Vec::new() },
            rules,
            neighbours: if row { (1..tables).map(|one| (table(one - 1), table(one))).collect() } else { Vec::new() },
            policy,
            ..Draft::default()
        }
    }
}

prop_compose! {
    /// Few people, few tables and many rules: most of these evenings are refused.
    fn crowded()(people in 2_u16..8, tables in 1_u16..5)(
        seats in prop::collection::vec(0_u16..5, usize::from(tables)),
        rules in rules(people, tables),
        more in rules(people, tables),
        row in any::<bool>(),
        people in Just(people),
        tables in Just(tables),
    ) -> Draft {
        let mut draft = evening(people.into(), tables.into(), 4, 1);
        for (spec, seats) in draft.rounds[0].tables.iter_mut().zip(seats) {
            spec.seats = seats;
        }
        draft.rules = rules.into_iter().chain(more).collect();
        // Of two that say the same of the same two either can be named.
        let mut said = BTreeSet::new();
        draft.rules.retain(|rule| match *rule {
            Rule::Apart(one, other) | Rule::Distant(one, other) => {
                said.insert((one.min(other), one.max(other)))
            }
            Rule::Together(..)
            | Rule::Pinned(..)
            | Rule::OneOf(..)
            | Rule::AtLeast(..)
            | Rule::AtMost(..) => true,
        });
        if row {
            draft.neighbours = (1..tables).map(|one| (table(one - 1), table(one))).collect();
        }
        draft
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everybody_there_is_seated_or_rests_and_nobody_sits_alone(draft in evenings()) {
        let Ok(problem) = Problem::new(draft.clone()) else { return Ok(()) };

        let plan = plan(&problem, 1, &Budget::steps(30));

        for (spec, round) in draft.rounds.iter().zip(&plan.rounds) {
            let mut named: Vec<PersonIndex> =
                round.tables.iter().flatten().chain(&round.sitting_out).copied().collect();
            named.sort_unstable();
            prop_assert_eq!(&named, &spec.present);
            prop_assert!(round.tables.iter().all(|people| people.len() != 1));
            for (people, table) in round.tables.iter().zip(&spec.tables) {
                prop_assert!(people.len() <= usize::from(table.seats));
            }
        }
    }

    #[test]
    fn a_broken_rule_is_named_and_no_other_is_broken(draft in evenings()) {
        let Ok(problem) = Problem::new(draft.clone()) else { return Ok(()) };

        let plan = plan(&problem, 1, &Budget::steps(30));

        for (index, round) in plan.rounds.iter().enumerate() {
            for (number, rule) in draft.rules.iter().enumerate() {
                let Rule::Apart(one, other) = *rule else { continue };
                let together = table_of(round, one).is_some() && table_of(round, one) == table_of(round, other);
                let named = plan.report.broken.contains(&(index, Violation::Rule(number)));
                prop_assert_eq!(together, named);
            }
        }
    }

    #[test]
    fn a_clash_names_rules_that_are_there_and_giving_up_the_one_it_offers_frees_it(
        draft in crowded(),
    ) {
        let Err(Unplannable::Clashes(clashes)) = Problem::new(draft.clone()) else {
            return Ok(());
        };

        for Clash { rules, remedy } in clashes {
            prop_assert!(rules.is_sorted() && rules.iter().all(|rule| *rule < draft.rules.len()));
            // What clashes when of these rules all but one hold.
            let without = |but: Option<usize>| {
                let kept = rules.iter().filter(|rule| Some(**rule) != but);
                let held = kept.map(|rule| draft.rules[*rule].clone()).collect();
                match Problem::new(Draft { rules: held, ..draft.clone() }) {
                    Err(Unplannable::Clashes(found)) => found,
                    Err(_) | Ok(_) => Vec::new(),
                }
            };
            if let Remedy::Drop(rule) = remedy {
                prop_assert!(rules.contains(&rule));
                // What is left asks for chairs, tables or people, and for no other rule to rest.
                for (but, rests) in [(None, true), (Some(rule), false)] {
                    let left = without(but);
                    let asks = left.iter().any(|one| matches!(one.remedy, Remedy::Drop(_)));
                    prop_assert_eq!(asks, rests, "{:?} {:?} {:?}", rules, rule, left);
                }
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_plan(draft in evenings(), seed: u64) {
        let Ok(problem) = Problem::new(draft) else { return Ok(()) };

        prop_assert_eq!(
            plan(&problem, seed, &Budget::steps(60)),
            plan(&problem, seed, &Budget::steps(60))
        );
    }

    #[test]
    fn more_steps_are_never_worse(draft in evenings(), steps in 0_u64..100) {
        let Ok(problem) = Problem::new(draft) else { return Ok(()) };

        let short = plan(&problem, 5, &Budget::steps(steps));
        let long = plan(&problem, 5, &Budget::steps(steps + 50));

        prop_assert!(long.cost <= short.cost);
    }

    #[test]
    fn a_repair_moves_people_once_and_breaks_nothing(draft in evenings(), leavers in prop::collection::btree_set(0_u16..30, 0..5)) {
        let mut draft = draft;
        draft.rounds.truncate(1);
        let Ok(problem) = Problem::new(draft.clone()) else { return Ok(()) };
        let before = plan(&problem, 1, &Budget::steps(30)).rounds.remove(0);
        draft.rounds[0].present.retain(|one| !leavers.contains(&one.0));
        let Ok(problem) = Problem::new(draft) else { return Ok(()) };
        let running = Running { problem: &problem, tables: &before.tables, resting: &before.sitting_out, content: &[] };

        for repair in repair(&running) {
            let violations = check_move(&running, &repair.moves);
            prop_assert!(violations.iter().all(|one| !one.is_hard()), "{:?} {:?}", repair, violations);
        }
    }
}

#[test]
fn a_plan_without_a_step_seats_everybody() {
    let problem = Problem::new(evening(50, 13, 4, 3)).unwrap();

    let plan = plan(&problem, 1, &Budget::steps(0));

    assert!(plan.rounds.iter().all(|round| sizes(round).iter().sum::<usize>() == 50));
}

#[test]
fn a_cancelled_search_gives_the_best_so_far() {
    let problem = Problem::new(evening(50, 13, 4, 3)).unwrap();

    let cancelled = plan(&problem, 1, &Budget { spent: &|| 1000, ..Budget::steps(u64::MAX) });

    assert_eq!(cancelled, plan(&problem, 1, &Budget::steps(0)));
}

#[test]
fn thirty_two_golfers_in_fours_play_ten_rounds_without_a_repeat_before_any_search() {
    let draft = evening(32, 8, 4, 10);

    let plan = plan(&Problem::new(draft).unwrap(), 1, &Budget::steps(0));

    assert_eq!(plan.report.repeats, 0);
    assert_eq!(plan.cost, 0);
}

#[test]
fn fifteen_golfers_in_threes_play_five_rounds_without_a_repeat() {
    let plan = planned(&evening_of_threes(5));

    assert_eq!(plan.report.repeats, 0);
    assert_eq!(plan.report.first_meetings, 5 * 15);
    assert_eq!(plan.report.fewest_new, bound::most_new_people(15, 3, 5));
}

fn evening_of_threes(rounds: usize) -> Draft {
    let mut draft = evening(15, 5, 3, rounds);
    draft.policy.group_size = 3;
    draft
}

#[test]
fn six_rounds_for_forty_people_planned_one_at_a_time_have_no_repeat() {
    let mut past: Vec<Tables> = Vec::new();
    let mut forecast: Vec<Tables> = Vec::new();

    for left in (1..=6).rev() {
        let mut draft = evening(40, 10, 4, left);
        draft.past.clone_from(&past);
        draft.forecast = forecast;
        let plan = planned(&draft);
        assert_eq!(plan.report.repeats, 0, "{left} rounds left");
        let mut rounds = plan.rounds.into_iter().map(|round| round.tables);
        past.extend(rounds.next());
        forecast = rounds.collect();
    }
}

#[test]
fn parties_parted_for_want_of_chairs_never_overfill_a_table() {
    let together = |one, other| Rule::Together(PersonIndex(one), PersonIndex(other));
    let round = |absent: Option<u16>| RoundSpec {
        tables: [3, 1].map(TableSpec::with_seats).to_vec(),
        present: PersonIndex::first(20).filter(|one| Some(one.0) != absent).collect(),
        locked: Vec::new(),
    };
    let draft = Draft {
        people: vec![PersonSpec::default(); 20],
        rounds: vec![round(Some(8)), round(None)],
        rules: vec![
            together(1, 0),
            together(10, 2),
            Rule::OneOf(PersonIndex(4), vec![TableIndex(0)]),
        ],
        policy: Policy { group_size: 2, smallest_table: 2, ..Policy::default() },
        ..Draft::default()
    };
    let problem = Problem::new(draft).unwrap();

    for seed in 0..200 {
        let plan = plan(&problem, seed, &Budget::steps(30));

        assert!(plan.rounds.iter().all(|round| round.tables[0].len() <= 3), "seed {seed}");
    }
}
