//! The numbered live situations, as far as a running round is concerned.

use super::*;

/// Twelve people of whom some are there, at three tables of four with five chairs and a free one.
fn running(present: &[u16], rules: Vec<Rule>) -> Problem {
    let mut draft = evening(24, 4, 5, 1);
    draft.rounds[0].present = group(present);
    draft.rules = rules;
    Problem::new(draft).unwrap()
}

const THREE_TABLES: [&[u16]; 4] = [&[0, 1, 2, 3], &[4, 5, 6, 7], &[8, 9, 10], &[]];

fn tables(groups: &[&[u16]]) -> Tables {
    groups.iter().map(|people| group(people)).collect()
}

fn repairs(problem: &Problem, groups: &[&[u16]]) -> Vec<Repair> {
    let tables = tables(groups);
    repair(&Running { problem, tables: &tables, resting: &[], content: &[] })
}

#[test]
fn a_round_that_is_right_needs_no_repair() {
    let problem = running(&(0..11).collect::<Vec<_>>(), Vec::new());

    assert!(repairs(&problem, &THREE_TABLES).is_empty());
}

#[test]
fn situation_01_two_who_remain_are_joined_or_go_on_by_choice() {
    let problem = running(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], Vec::new());

    let repairs = repairs(&problem, &[&[0, 1, 2, 3], &[4, 5, 6, 7], &[8, 9, 10, 11], &[]]);

    assert!(matches!(repairs[0].why, Why::BringOver(TableIndex(2))));
    assert_eq!(repairs[0].moved, 1);
    assert!(repairs.iter().any(|repair| matches!(repair.why, Why::Spread(_)) && repair.moved == 2));
    assert_eq!(repairs.last().map(|repair| repair.why), Some(Why::LetContinue(table(2))));
}

#[test]
fn situation_01_one_who_remains_never_sits_alone() {
    let problem = running(&[0, 1, 2, 3, 4, 5, 6, 8], Vec::new());

    let repairs = repairs(&problem, &[&[0, 1, 2, 3], &[4, 5, 6], &[8, 9, 10, 11], &[]]);

    assert_eq!(repairs[0].moved, 1);
    assert!(matches!(repairs[0].why, Why::Merge(TableIndex(2), _)));
    assert!(repairs.iter().all(|repair| repair.left.is_empty()));
    assert!(repairs.iter().all(|repair| !matches!(repair.why, Why::LetContinue(_))));
}

#[test]
fn situation_09_arrives_mid_round_and_nobody_moves() {
    let mut draft = evening(24, 4, 5, 1);
    draft.rounds[0].present = group(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    draft.past = vec![tables(&[&[11, 0, 4], &[1, 8, 2], &[3, 5, 6]])];
    let problem = Problem::new(draft).unwrap();

    let repairs = repairs(&problem, &THREE_TABLES);

    assert_eq!(repairs[0].why, Why::Join(table(2)), "the only table where nobody has met them");
    assert_eq!(repairs[0].moves, [Move { person: person(11), from: None, to: Some(table(2)) }]);
    assert_eq!(repairs.iter().filter(|repair| repair.moved == 0).count(), 3);
}

#[test]
fn situation_10_ten_who_arrive_together_open_tables_or_fill_gaps() {
    let mut draft = evening(24, 6, 5, 1);
    draft.rounds[0].present = PersonIndex::first(21).collect();
    let problem = Problem::new(draft).unwrap();

    let repairs = repairs(&problem, &[&[0, 1, 2, 3], &[4, 5, 6, 7], &[8, 9, 10], &[], &[], &[]]);

    let opened = repairs.iter().find(|repair| matches!(repair.why, Why::OpenTables(_))).unwrap();
    assert_eq!((opened.moved, opened.moves.len(), opened.left.len()), (0, 10, 0));
    let to = |number| opened.moves.iter().filter(|step| step.to == Some(table(number))).count();
    assert_eq!([to(3), to(4)], [5, 5]);
    assert!(repairs.iter().any(|repair| repair.why == Why::FillGaps));
}

#[test]
fn situation_25_others_make_room_for_the_wheelchair_user() {
    let rules =
        vec![Rule::OneOf(person(11), vec![table(0)]), Rule::OneOf(person(0), vec![table(0)])];
    let problem = running(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], rules);

    let repairs = repairs(&problem, &[&[0, 1, 2, 3, 4], &[5, 6, 7], &[8, 9, 10], &[]]);

    assert_eq!(repairs[0].moved, 1);
    assert_eq!(repairs[0].why, Why::MakeRoom(table(0)));
    assert!(repairs.iter().flat_map(|repair| &repair.moves).all(|step| step.person != person(0)));
    assert!(repairs.iter().all(|repair| {
        repair.moves.contains(&Move { person: person(11), from: None, to: Some(table(0)) })
    }));
}

#[test]
fn situation_10_a_group_opens_as_many_tables_as_its_chairs_need() {
    let mut draft = evening(26, 7, 4, 1);
    draft.rounds[0].present = PersonIndex::first(26).collect();
    let problem = Problem::new(draft).unwrap();
    let groups: Vec<Vec<u16>> = (0..4).map(|table| (table * 4..table * 4 + 4).collect()).collect();
    let groups: Vec<&[u16]> = groups.iter().map(Vec::as_slice).collect();

    let repairs = repairs(&problem, &groups);

    assert_eq!((repairs[0].moves.len(), repairs[0].moved), (10, 0));
    assert!(repairs[0].left.is_empty());
}

#[test]
fn few_people_who_are_content_to_go_on_ask_for_nothing_but_never_one_alone() {
    let problem = running(&[0, 1, 4, 5, 6, 7, 8], Vec::new());
    let tables = tables(&THREE_TABLES);
    let content = [table(0), table(2)];
    let running = Running { problem: &problem, tables: &tables, resting: &[], content: &content };

    assert_eq!(troubles(&running), [Trouble::TooSmall(table(2))]);
}

#[test]
fn situation_40_a_broken_table_moves_only_its_people() {
    let mut draft = evening(24, 4, 5, 1);
    draft.rounds[0].present = PersonIndex::first(11).collect();
    draft.rounds[0].tables[1].seats = 0;
    let problem = Problem::new(draft).unwrap();

    let repairs = repairs(&problem, &THREE_TABLES);

    assert!(repairs.iter().any(|repair| repair.why == Why::Relocate(table(1), table(3))));
    for repair in &repairs {
        assert!(repair.moves.iter().all(|step| step.from == Some(table(1))));
        assert_eq!(repair.moves.len(), 4);
    }
}

#[test]
fn situation_05_rivals_who_sit_together_are_parted_with_the_fewest_moves() {
    let problem = running(&(0..11).collect::<Vec<_>>(), vec![Rule::Apart(person(0), person(1))]);

    let repairs = repairs(&problem, &THREE_TABLES);

    assert_eq!(repairs[0].moved, 1);
    assert!([person(0), person(1)].contains(&repairs[0].moves[0].person));
}

#[test]
fn several_troubles_are_mended_in_one_repair() {
    let problem = running(&[0, 1, 2, 4, 5, 6, 8, 12], vec![Rule::Apart(person(4), person(8))]);

    let repairs = repairs(&problem, &[&[0, 1, 2, 3], &[4, 5, 6, 7], &[8, 9, 10], &[]]);

    assert!(repairs[0].left.is_empty());
    assert!(repairs[0].moves.iter().any(|step| step.person == person(12)));
    let running =
        Running { problem: &problem, tables: &tables(&THREE_TABLES), resting: &[], content: &[] };
    assert!(check_move(&running, &repairs[0].moves).iter().all(|one| !one.is_hard()));
}

#[test]
fn a_move_by_hand_is_told_what_it_breaks() {
    let mut draft = evening(12, 4, 5, 1);
    draft.rounds[0].present = PersonIndex::first(11).collect();
    draft.people[8].organisation = Some(1);
    draft.people[0].organisation = Some(1);
    draft.past = vec![tables(&[&[0, 9]])];
    draft.rules = vec![Rule::Apart(person(0), person(10)), Rule::Pinned(person(8), table(2))];
    let problem = Problem::new(draft).unwrap();
    let tables = tables(&THREE_TABLES);
    let running = Running { problem: &problem, tables: &tables, resting: &[], content: &[] };
    let to =
        |who, from, to| Move { person: person(who), from: Some(table(from)), to: Some(table(to)) };

    assert_eq!(
        check_move(&running, &[to(0, 0, 2)]),
        [
            Violation::Rule(0),
            Violation::MetTonight(person(0), person(9)),
            Violation::Colleagues(person(0), person(8)),
        ]
    );
    assert_eq!(
        check_move(&running, &[to(8, 2, 3)])[..2],
        [Violation::Rule(1), Violation::Alone(person(8))]
    );
    assert_eq!(check_move(&running, &[to(5, 0, 2)])[0], Violation::NotThere(person(5)));
    assert!(check_move(&running, &[to(1, 0, 1), to(4, 1, 0)]).is_empty(), "two change places");
}

#[test]
fn moving_somebody_away_from_a_table_with_two_too_many_is_no_fault() {
    let problem = running(&(0..12).collect::<Vec<_>>(), Vec::new());
    let round = tables(&[&[0, 1, 2, 3, 4, 5, 6], &[7, 8, 9], &[10, 11], &[]]);
    let running = Running { problem: &problem, tables: &round, resting: &[], content: &[] };
    let step = |number, from, to| Move {
        person: person(number),
        from: Some(table(from)),
        to: Some(table(to)),
    };

    let better = check_move(&running, &[step(0, 0, 1)]);
    let worse = check_move(&running, &[step(7, 1, 0)]);

    assert!(better.iter().all(|one| !one.is_hard()), "{better:?}");
    assert_eq!(worse[0], Violation::Overfull { table: table(0), chairs: 3 });
}

#[test]
fn more_chairs_than_can_be_counted_at_a_table_are_too_many_all_the_same() {
    let mut draft = evening(700, 2, 40_000, 1);
    for spec in &mut draft.people {
        spec.space = 100;
    }
    let problem = Problem::new(draft).unwrap();
    let all: Vec<u16> = (0..699).collect();
    let round = tables(&[&all, &[699]]);
    let running = Running { problem: &problem, tables: &round, resting: &[], content: &[] };
    let step = Move { person: person(699), from: Some(table(1)), to: Some(table(0)) };

    let found = check_move(&running, &[step]);

    assert!(!found.contains(&Violation::Alone(person(699))), "{found:?}");
}
