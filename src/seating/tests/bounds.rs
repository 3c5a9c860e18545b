//! No plan beats a bound, and the formats keep what they promise.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// A room with tables of these sizes and everybody seated.
fn room(sizes: &[u16], rounds: usize) -> Draft {
    let people = sizes.iter().map(|size| usize::from(*size)).sum();
    let mut draft = evening(people, sizes.len(), 8, rounds);
    for round in &mut draft.rounds {
        for (table, size) in round.tables.iter_mut().zip(sizes) {
            table.exactly = Some(*size);
        }
    }
    draft
}

/// How many rounds a plan has before the first in which two meet again.
fn without_repeats(plan: &Plan) -> u32 {
    u32::try_from(plan.report.first_repeat.unwrap_or(plan.rounds.len())).unwrap()
}

/// For everybody, how many of the others they have not met in these rounds.
fn fresh(people: usize, past: &[Tables]) -> Vec<u32> {
    let met = |one: PersonIndex| {
        let tables = past.iter().flatten().filter(|table| table.contains(&one));
        let others: BTreeSet<_> = tables.flatten().filter(|other| **other != one).collect();
        others.len()
    };
    let new = |one| u32::try_from(people - 1 - met(one)).unwrap();
    PersonIndex::first(people).map(new).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_has_more_rounds_without_repeats_than_the_bound(
        sizes in prop::collection::vec(2_u16..5, 1..7),
        seed: u64,
    ) {
        let draft = room(&sizes, 6);
        let people = draft.people.len();
        let problem = Problem::new(draft.clone()).unwrap();
        prop_assert_eq!(sizes_of(&draft, 0), problem.sizes(0).to_vec());

        let plan = plan(&problem, seed, &Budget::steps(200));

        let most = bound::rounds_to_come(&fresh(people, &[]), &sizes, false).rounds;
        let found = without_repeats(&plan);
        prop_assert!(found <= most, "{found} of at most {most} at {sizes:?}");
        // What is left after some of them bounds the others.
        for held in 1..usize::try_from(found).unwrap() {
            let past: Vec<Tables> =
                plan.rounds.iter().take(held).map(|round| round.tables.clone()).collect();
            let left = bound::rounds_to_come(&fresh(people, &past), &sizes, true).rounds;
            prop_assert!(found <= left + u32::try_from(held).unwrap());
        }
    }
}

#[test]
fn two_lines_meet_as_long_as_the_bound_says() {
    let mut draft = room(&[2; 6], 6);
    for (index, person) in draft.people.iter_mut().enumerate() {
        person.line = Some(u8::from(index >= 6));
    }

    let plan = planned(&draft);

    assert_eq!(bound::rounds_across_lines(6 * 6, &[2; 6]).rounds, 6);
    let pairs = plan.rounds.iter().flat_map(|round| &round.tables);
    assert!(pairs.clone().all(|pair| (pair[0].0 < 6) != (pair[1].0 < 6)), "lines face each other");
    let met: BTreeSet<_> = pairs.map(|pair| (pair[0], pair[1])).collect();
    assert_eq!(met.len(), 36, "everybody has met the other line");
}

#[test]
fn guests_come_to_each_host_once_in_as_many_rounds_as_there_are_hosts() {
    let mut draft = room(&[4; 4], 4);
    for index in 0..4 {
        draft.people[usize::from(index)].host = true;
        draft.rules.push(Rule::Pinned(person(index), table(index)));
    }

    let plan = planned(&draft);

    assert_eq!(bound::rounds_to_see_all_hosts(12, &[3; 4]), Some(4));
    for index in 0..4_u16 {
        let at_host = plan.rounds.iter().flat_map(|round| &round.tables[usize::from(index)]);
        let guests: BTreeSet<_> = at_host.filter(|guest| guest.0 != index).collect();
        assert_eq!(guests.len(), 12, "every guest has been to host {index}");
    }
}
