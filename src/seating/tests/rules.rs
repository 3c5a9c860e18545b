//! What cannot be is refused by name, with the smallest change that frees it.

use super::*;

fn clash_of(draft: Draft) -> Clash {
    let refusal = Problem::new(draft).unwrap_err();
    let Unplannable::Clashes(clashes) = refusal else { panic!("{refusal:?}") };
    clashes[0].clone()
}

#[test]
fn situation_05_rivals_tied_together_are_refused_and_safety_stays() {
    let mut draft = evening(8, 2, 4, 1);
    draft.rules = vec![
        Rule::Together(person(0), person(1)),
        Rule::Together(person(5), person(6)),
        Rule::Together(person(1), person(2)),
        Rule::Apart(person(0), person(2)),
    ];

    let clash = clash_of(draft);

    assert_eq!(clash, Clash { rules: vec![0, 2, 3], remedy: Remedy::Drop(0) });
}

#[test]
fn two_rivals_pinned_to_one_table_are_refused() {
    let mut draft = evening(8, 2, 4, 1);
    draft.rules = vec![
        Rule::Pinned(person(0), table(1)),
        Rule::OneOf(person(1), vec![table(1)]),
        Rule::Apart(person(0), person(1)),
    ];

    assert_eq!(clash_of(draft), Clash { rules: vec![0, 1, 2], remedy: Remedy::Drop(0) });
}

#[test]
fn a_need_for_a_closed_table_asks_to_open_it() {
    let mut draft = evening(8, 3, 4, 1);
    draft.rounds[0].tables[2].seats = 0;
    draft.rules = vec![Rule::OneOf(person(4), vec![table(2)])];

    assert_eq!(clash_of(draft), Clash { rules: vec![0], remedy: Remedy::OpenTable(table(2)) });
}

#[test]
fn tied_people_with_different_tables_are_refused() {
    let mut draft = evening(8, 2, 4, 1);
    draft.rules = vec![
        Rule::Together(person(0), person(1)),
        Rule::OneOf(person(0), vec![table(0)]),
        Rule::Pinned(person(1), table(1)),
    ];

    assert_eq!(clash_of(draft), Clash { rules: vec![0, 1, 2], remedy: Remedy::Drop(2) });
}

#[test]
fn more_needs_than_chairs_ask_for_a_chair() {
    let mut draft = evening(12, 4, 3, 1);
    draft.rules = (0..4).map(|one| Rule::OneOf(person(one), vec![table(2)])).collect();

    let clash = clash_of(draft);

    assert_eq!(clash.rules, [0, 1, 2, 3]);
    assert_eq!(clash.remedy, Remedy::AddChairs { table: table(2), chairs: 1 });
}

#[test]
fn more_rivals_than_tables_ask_for_another_table() {
    let mut draft = evening(9, 4, 5, 1);
    draft.rounds[0].tables[3].seats = 0;
    draft.rules = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
        .map(|(one, other)| Rule::Apart(person(one), person(other)))
        .to_vec();

    let clash = clash_of(draft);

    assert_eq!(clash.rules, [0, 1, 2, 3, 4, 5]);
    assert_eq!(clash.remedy, Remedy::OpenTable(table(3)));
}

#[test]
fn sizes_that_contradict_each_other_are_refused_and_the_minor_stays_safe() {
    let mut draft = evening(8, 2, 4, 1);
    draft.rules = vec![Rule::AtMost(person(0), 2), Rule::AtLeast(person(0), 3)];

    assert_eq!(clash_of(draft), Clash { rules: vec![0, 1], remedy: Remedy::Drop(0) });
}

#[test]
fn situation_59_a_minor_with_one_adult_waits_for_more_people() {
    let mut draft = evening(2, 2, 4, 1);
    draft.rules = vec![Rule::AtLeast(person(0), 3)];

    let remedy = clash_of(draft).remedy;

    assert_eq!(remedy, Remedy::MorePeople { rule: 0 });
}

#[test]
fn numbers_out_of_range_are_refused() {
    let unknown = |change: &dyn Fn(&mut Draft)| {
        let mut draft = evening(4, 1, 4, 1);
        change(&mut draft);
        Problem::new(draft).unwrap_err()
    };

    assert_eq!(
        unknown(&|draft| draft.rounds[0].present.push(person(4))),
        Unplannable::UnknownPerson(person(4))
    );
    assert_eq!(
        unknown(&|draft| draft.rounds[0].present.push(person(1))),
        Unplannable::NamedTwice(person(1))
    );
    assert_eq!(
        unknown(&|draft| draft.rules.push(Rule::Pinned(person(1), table(1)))),
        Unplannable::UnknownTable(table(1))
    );
    assert_eq!(
        unknown(&|draft| draft.rounds[0].tables[0].exactly = Some(5)),
        Unplannable::Sizes { round: 0 }
    );
    assert_eq!(unknown(&|draft| draft.policy.group_size = 1), Unplannable::OutOfRange);
}

/// Four tables in a row.
fn in_a_row(tables: u16, people: usize) -> Draft {
    let mut draft = evening(people, usize::from(tables), 6, 1);
    draft.neighbours = (1..tables).map(|number| (table(number - 1), table(number))).collect();
    draft
}

#[test]
fn situation_29_a_distance_that_the_room_does_not_have_is_refused_with_what_would_free_it() {
    let mut draft = in_a_row(2, 8);
    draft.rules = vec![Rule::Distant(person(0), person(1))];
    assert_eq!(clash_of(draft), Clash { rules: vec![0], remedy: Remedy::Drop(0) });

    let mut draft = in_a_row(3, 8);
    draft.rounds[0].tables[2].seats = 0;
    draft.rules = vec![Rule::Distant(person(0), person(1))];
    assert_eq!(clash_of(draft), Clash { rules: vec![0], remedy: Remedy::OpenTable(table(2)) });

    let mut draft = in_a_row(4, 8);
    draft.rules = vec![
        Rule::Distant(person(0), person(1)),
        Rule::OneOf(person(0), vec![table(1)]),
        Rule::Together(person(5), person(1)),
        Rule::Pinned(person(1), table(2)),
        Rule::AtLeast(person(1), 3),
    ];
    assert_eq!(clash_of(draft), Clash { rules: vec![0, 1, 3], remedy: Remedy::Drop(3) });
}

#[test]
fn situation_29_more_who_keep_their_distance_than_a_row_of_tables_has_room_for_are_refused() {
    let mut draft = in_a_row(5, 12);
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
    draft.rules = pairs.map(|(one, other)| Rule::Distant(person(one), person(other))).to_vec();

    let clash = clash_of(draft.clone());

    assert_eq!(clash, Clash { rules: (0..6).collect(), remedy: Remedy::Drop(0) });
    draft.rules.truncate(3);
    assert!(Problem::new(draft).is_ok());
}

#[test]
fn situation_59_a_minor_among_people_who_want_pairs_only_is_not_left_with_one_of_them() {
    let mut draft = evening(5, 3, 4, 1);
    draft.rules = vec![
        Rule::AtMost(person(1), 2),
        Rule::AtLeast(person(0), 3),
        Rule::AtMost(person(2), 2),
        Rule::AtMost(person(3), 2),
    ];

    let clash = clash_of(draft.clone());

    assert_eq!(clash, Clash { rules: vec![0, 1, 2, 3], remedy: Remedy::Drop(0) });
    draft.rules.remove(0);
    assert!(Problem::new(draft).is_ok());
}

#[test]
fn of_many_rules_only_those_that_clash_are_named() {
    let mut draft = evening(12, 3, 4, 1);
    draft.rules = vec![
        Rule::Together(person(0), person(1)),
        Rule::Together(person(1), person(2)),
        Rule::OneOf(person(0), vec![table(0), table(1)]),
        Rule::Pinned(person(1), table(0)),
        Rule::Pinned(person(2), table(2)),
    ];

    let clash = clash_of(draft);

    assert_eq!(clash, Clash { rules: vec![1, 3, 4], remedy: Remedy::Drop(3) });
}

#[test]
fn a_group_that_is_apart_and_too_big_is_named_by_the_fewest_rules_that_show_it() {
    let mut draft = evening(12, 3, 4, 1);
    let pairs = (0..6).flat_map(|one| (0..one).map(move |other| (other, one)));
    draft.rules = pairs.map(|(one, other)| Rule::Apart(person(one), person(other))).collect();

    let clash = clash_of(draft);

    assert_eq!(clash.rules.len(), 6, "four people at three tables");
    assert_eq!(clash.remedy, Remedy::Drop(clash.rules[0]));
}
