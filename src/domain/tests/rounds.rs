//! Rounds as they really go: taken back, broken off, lengthened, and who may sit with whom.

use crate::domain::testing::{Evening, pair, seating, table};
use crate::domain::{
    Command, Lock, Refusal, RoundNumber, RoundState, Seat, Seconds, Table, TableNumber,
};

#[test]
fn situation_06_two_who_are_kept_apart_are_seated_and_introduced_nowhere_together() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben, cem, dora] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora"]);

    let act = evening.run(Command::KeepApart { first: ada, second: ben });

    let reason = String::new();
    for command in [
        Command::Introduce { first: ben, second: ada, reason: reason.clone() },
        Command::KeepTogether { first: ben, second: ada },
        Command::Accompany { companion: ada, participant: ben },
        Command::DraftRound { seating: seating(&[&[ada, ben, cem, dora]]) },
    ] {
        assert_eq!(evening.ask(command), Err(Refusal::NotTheseTwo));
    }
    evening.run(Command::DraftRound { seating: seating(&[&[ada, cem], &[ben, dora]]) });
    let told = evening.event.acts().into_iter().find(|done| done.entries[0].act_id() == act);
    let changes: Vec<_> = told.expect("it was done").entries.iter().map(|e| &e.change).collect();
    let told = evening.event.describe(&changes);
    assert!(!told.contains("Ada") && !told.contains("Ben"), "{told}");
    assert_eq!(evening.ask(Command::Introduce { first: ben, second: cem, reason }).err(), None);
}

#[test]
fn situation_11_the_meeting_of_one_person_alone_is_not_counted_when_they_are_taken_out() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let [ada, ben, cem] = evening.walk_in_all(["Ada", "Ben", "Cem"]);
    evening.start_round(&[&[ada, ben, cem]]);

    evening.run(Command::Leave { participant: ada, minutes_ago: 0 });
    evening.run(Command::Move { moves: vec![(ada, None)] });
    evening.run(Command::EndRound);

    assert!(!evening.event.have_met_tonight(pair(ada, ben)));
    assert!(evening.event.have_met_tonight(pair(ben, cem)));
}

#[test]
fn situation_30_a_start_taken_back_is_a_draft_again_and_the_round_before_is_as_it_was() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben, cem, dora] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora"]);
    evening.start_round(&[&[ada, ben], &[cem, dora]]);
    evening.wait(8);
    let end = evening.run(Command::EndRound);
    let start = evening.start_round(&[&[ada, cem], &[ben, dora]]);
    evening.wait(1);

    evening.run(Command::Undo { entry: start });

    assert_eq!(evening.event.running_round(), None);
    assert_eq!(evening.event.draft().map(|round| round.number), Some(RoundNumber(2)));
    evening.run(Command::Undo { entry: end });
    let running = evening.event.running_round().expect("the first round goes on");
    assert_eq!(running.number, RoundNumber(1));
    // Twelve minutes less the nine that passed and the few seconds that the keys took.
    let left = running.millis_left(evening.now).expect("its clock runs");
    assert!((2 * 60_000..3 * 60_000).contains(&left), "{left}");
    assert!(!evening.event.met_at_tables(ada).contains(&ben));
}

#[test]
fn situation_37_a_table_stays_together_and_a_minute_is_given_to_all() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben, cem, dora] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora"]);
    evening.start_round(&[&[ada, ben], &[cem, dora]]);
    let left = |evening: &Evening| {
        evening.event.running_round().and_then(|round| round.millis_left(evening.now))
    };
    let before = left(&evening).expect("it runs");

    evening.run(Command::ExtendRound { by: Seconds::from_minutes(1) });
    evening.run(Command::LetTableStay { table: TableNumber(2) });

    assert_eq!(left(&evening), Some(before + 60_000 - 2_000));
    let staying = evening.event.running_round().map(|round| round.staying.clone());
    assert_eq!(staying, Some(vec![TableNumber(2)]));
    let again = Command::LetTableStay { table: TableNumber(2) };
    assert_eq!(evening.ask(again), Err(Refusal::NothingNew));
    let empty = Command::LetTableStay { table: TableNumber(3) };
    assert_eq!(evening.ask(empty), Err(Refusal::NoTable { table: TableNumber(3) }));
}

#[test]
fn situation_39_a_round_that_is_broken_off_counts_only_if_the_host_says_so() {
    for counted in [true, false] {
        let mut evening = Evening::new();
        evening.set_tables(1, 4);
        let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
        evening.start_round(&[&[ada, ben]]);
        evening.wait(3);

        let stop = evening.run(Command::StopRound { counted });

        assert_eq!(evening.event.have_met_tonight(pair(ada, ben)), counted);
        let ended = evening.event.last_ended_round().expect("it is over");
        assert!(matches!(ended.state, RoundState::Ended { counted: said, .. } if said == counted));
        evening.run(Command::Undo { entry: stop });
        assert!(evening.event.running_round().is_some(), "the same seats go on");
    }
}

#[test]
fn situation_40_a_closed_table_takes_nobody_more_and_only_its_people_move() {
    let mut evening = Evening::new();
    evening.set_tables(3, 4);
    let [ada, ben, cem, dora] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora"]);
    evening.run(Command::DraftRound { seating: seating(&[&[ada, ben], &[cem, dora]]) });

    evening.run(Command::PlaceTable { table: Table { closed: true, ..table(2) } });

    let closed = Refusal::TableClosed { table: TableNumber(2) };
    assert_eq!(evening.ask(Command::StartRound), Err(closed));
    let seat = Some(Seat::Table(TableNumber(3)));
    evening.run(Command::Move { moves: vec![(cem, seat), (dora, seat)] });
    evening.run(Command::StartRound);
    assert_eq!(evening.event.seat_now(ada), Some(Seat::Table(TableNumber(1))));
    assert_eq!(evening.event.seat_now(dora), seat);
}

#[test]
fn situation_36_a_wish_to_be_kept_apart_outweighs_a_wish_to_sit_together_at_another_desk() {
    let mut first = Evening::at_desk(1);
    let [ada, ben] = first.walk_in_all(["Ada", "Ben"]);
    let mut second = Evening::at_desk(2);
    second.hear(&first);
    first.run(Command::KeepApart { first: ada, second: ben });
    second.run(Command::KeepTogether { first: ada, second: ben });

    first.hear(&second);

    assert!(first.event.is_kept_apart(pair(ada, ben)));
    assert_eq!(first.event.kept_together().count(), 0);
}

#[test]
fn situation_30_a_start_taken_back_long_after_leaves_no_draft_in_the_way() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben, cem, dora] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora"]);
    let start = evening.start_round(&[&[ada, ben], &[cem, dora]]);
    evening.run(Command::EndRound);
    evening.start_round(&[&[ada, cem], &[ben, dora]]);

    evening.run(Command::Undo { entry: start });

    assert_eq!(evening.event.draft(), None);
    let seat = Some(Seat::Table(TableNumber(2)));
    evening.run(Command::Move { moves: vec![(ada, seat)] });
    assert_eq!(evening.event.seat_now(ada), seat);
    assert_eq!(evening.event.next_round(), RoundNumber(3));
}

#[test]
fn a_first_draft_takes_over_what_was_locked_for_it_and_there_it_is_let_go() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben, cem, dora] = evening.walk_in_all(["Ada", "Ben", "Cem", "Dora"]);
    let lock = |lock, locked| Command::Lock { lock, locked };
    let draft =
        |first: &[_], second: &[_]| Command::DraftRound { seating: seating(&[first, second]) };
    let locks = |evening: &Evening| evening.event.draft().map(|round| round.locks.clone());
    evening.start_round(&[&[ada, ben], &[cem, dora]]);
    evening.run(lock(Lock::Person(ada), true));
    evening.run(lock(Lock::Person(ben), true));
    evening.run(draft(&[ada, ben], &[cem, dora]));
    evening.run(lock(Lock::Person(ben), false));
    evening.run(lock(Lock::Table(TableNumber(2)), true));
    evening.run(Command::EndRound);

    let both: std::collections::BTreeSet<_> =
        [Lock::Person(ada), Lock::Table(TableNumber(2))].into();
    assert_eq!(locks(&evening), Some(both.clone()), "what was drawn ahead follows");
    evening.run(Command::DropDraft);
    evening.run(draft(&[ada, cem], &[ben, dora]));
    assert_eq!(locks(&evening), Some([Lock::Person(ada)].into()), "table 2 gave way");
    evening.run(Command::DropDraft);
    evening.run(draft(&[ada, ben], &[cem, dora]));
    assert_eq!(locks(&evening), Some(both));
    evening.run(lock(Lock::Person(ada), false));
    evening.run(lock(Lock::Table(TableNumber(2)), false));
    evening.run(draft(&[ada, ben], &[cem, dora]));
    assert_eq!(locks(&evening), Some([].into()), "once let go, it stays so");
}

#[test]
fn a_seat_is_locked_where_somebody_sits_once_and_let_go_again() {
    let mut evening = Evening::new();
    evening.set_tables(2, 4);
    let [ada, ben, cem] = evening.walk_in_all(["Ada", "Ben", "Cem"]);
    evening.run(Command::DraftRound { seating: seating(&[&[ada, ben]]) });
    let lock = |lock, locked| Command::Lock { lock, locked };

    evening.run(lock(Lock::Person(ada), true));
    evening.run(lock(Lock::Table(TableNumber(1)), true));

    let round = evening.event.draft().expect("it is drawn").clone();
    assert!(round.locks_seat_of(ada) && round.locks_seat_of(ben) && !round.locks_seat_of(cem));
    assert_eq!(evening.ask(lock(Lock::Person(ada), true)), Err(Refusal::NothingNew));
    let nowhere = Refusal::NoSeat { name: "Cem".to_owned() };
    assert_eq!(evening.ask(lock(Lock::Person(cem), true)), Err(nowhere));
    let nobody = Refusal::TableEmpty { table: TableNumber(2) };
    assert_eq!(nobody.sentence(&jiff::tz::TimeZone::UTC), "Nobody sits at table 2");
    assert_eq!(evening.ask(lock(Lock::Table(TableNumber(2)), true)), Err(nobody));
    let unknown = Err(Refusal::NoTable { table: TableNumber(3) });
    assert_eq!(evening.ask(lock(Lock::Table(TableNumber(3)), true)), unknown);
    evening.run(lock(Lock::Person(ada), false));
    evening.run(Command::DraftRound { seating: seating(&[&[ada, ben]]) });
    let locks = evening.event.draft().map(|round| round.locks.clone());
    assert_eq!(locks, Some([Lock::Table(TableNumber(1))].into()), "a new draft keeps it");
    evening.run(Command::StartRound);
    assert!(evening.event.running_round().is_some_and(|round| round.locks.is_empty()));
}
