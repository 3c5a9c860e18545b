//! Undo and redo as one key each, and what they do to whole acts.

use crate::domain::testing::Evening;
use crate::domain::{Command, Details, EntryId, EventKind, Refusal, Registration};

fn undo(evening: &mut Evening) -> EntryId {
    let entry = evening.event.last_act().expect("there is something to take back");
    evening.run(Command::Undo { entry })
}

fn redo(evening: &mut Evening) -> EntryId {
    let entry = evening.event.last_undo().expect("there is something to bring back");
    evening.run(Command::Undo { entry })
}

fn names(evening: &Evening) -> Vec<&str> {
    evening.event.participants().map(|person| person.details.name.as_str()).collect()
}

#[test]
fn undo_goes_back_act_by_act_and_redo_forward_again() {
    let mut evening = Evening::new();
    evening.walk_in_all(["Ada", "Ben", "Cem"]);

    undo(&mut evening);
    undo(&mut evening);
    assert_eq!(names(&evening), ["Ada"]);
    redo(&mut evening);
    assert_eq!(names(&evening), ["Ada", "Ben"]);
    redo(&mut evening);
    assert_eq!(names(&evening), ["Ada", "Ben", "Cem"]);
    assert_eq!(evening.event.last_undo(), None);

    undo(&mut evening);
    assert_eq!(names(&evening), ["Ada", "Ben"]);
    redo(&mut evening);
    assert_eq!(names(&evening), ["Ada", "Ben", "Cem"]);
}

#[test]
fn between_undo_and_redo_one_can_turn_at_any_point() {
    let mut evening = Evening::new();
    evening.walk_in_all(["Ada", "Ben", "Cem"]);
    undo(&mut evening);
    undo(&mut evening);
    redo(&mut evening);

    undo(&mut evening);
    assert_eq!(names(&evening), ["Ada"]);
    redo(&mut evening);
    redo(&mut evening);
    assert_eq!(names(&evening), ["Ada", "Ben", "Cem"]);
}

#[test]
fn after_something_new_there_is_nothing_to_bring_back() {
    let mut evening = Evening::new();
    evening.walk_in_all(["Ada", "Ben"]);
    undo(&mut evening);

    evening.walk_in("Cem");

    assert_eq!(evening.event.last_undo(), None);
    undo(&mut evening);
    undo(&mut evening);
    assert_eq!(names(&evening), [""; 0]);
    assert_eq!(evening.event.last_act(), None);
}

#[test]
fn what_was_taken_back_in_the_history_is_passed_over_by_the_key() {
    let mut evening = Evening::new();
    evening.walk_in("Ada");
    let entry = evening.run(Command::WalkIn { details: Details::named("Ben") });
    evening.walk_in("Cem");
    evening.run(Command::Undo { entry });

    undo(&mut evening);
    undo(&mut evening);

    assert_eq!(names(&evening), [""; 0]);
    let again = Command::Undo { entry };
    assert_eq!(evening.ask(again), Err(Refusal::AlreadyUndone));
}

#[test]
fn the_key_takes_back_what_this_desk_did_and_not_another_one() {
    let mut first = Evening::at_desk(1);
    first.walk_in("Ada");
    let mut second = Evening::at_desk(2);
    second.hear(&first);

    assert_eq!(second.event.last_act(), None);
    let entry = first.event.last_act().expect("Ada came in");
    second.run(Command::Undo { entry });
    assert_eq!(names(&second), [""; 0]);
    redo(&mut second);
    assert_eq!(names(&second), ["Ada"]);
}

#[test]
fn the_name_of_the_event_goes_only_when_another_one_stands() {
    let mut evening = Evening::new();
    let name = |name: &str| Command::Name { name: name.to_owned(), kind: EventKind::Real };
    let first = evening.run(name("Fair"));
    assert_eq!(evening.event.last_act(), None);
    assert_eq!(evening.ask(Command::Undo { entry: first }), Err(Refusal::NotUndoable));

    let second = evening.run(name("Spring fair"));
    evening.run(Command::Undo { entry: second });

    assert_eq!(evening.event.name(), "Fair");
    assert_eq!(evening.ask(Command::Undo { entry: first }), Err(Refusal::NotUndoable));
}

#[test]
fn a_list_of_ten_thousand_is_one_act_and_goes_whole() {
    let mut evening = Evening::new();
    evening.walk_in("Ada");
    let row = |number: u32| Registration {
        known: None,
        details: Details::named(format!("Person {number}")),
        checked_in: Some(number.is_multiple_of(2)),
    };
    let act = evening.run(Command::Import {
        registrations: (0..10_000).map(row).collect(),
        not_coming: Vec::new(),
    });

    let acts = evening.event.acts();
    let sizes: Vec<usize> = acts.iter().map(|act| act.entries.len()).collect();
    assert_eq!(sizes, [15_000, 2], "the newest first");
    let changes: Vec<_> = acts[0].entries.iter().map(|entry| &entry.change).collect();
    let told = evening.event.describe(&changes);
    assert_eq!(told, "Took in a list: 10000 new, 0 corrections");
    // Any entry of the act stands for all of it.
    evening.run(Command::Undo { entry: EntryId { seq: act.seq + 700, ..act } });
    assert_eq!(names(&evening), ["Ada"]);
    assert!(evening.event.acts()[1].undone);
}

#[test]
fn an_id_that_was_used_twice_counts_once_however_it_is_read() {
    let mut evening = Evening::new();
    evening.walk_in_all(["Ada", "Ben"]);
    let mut entries = evening.entries();
    // A folder that was copied went on elsewhere under the name of the same desk.
    let mut stray = entries[0].clone();
    stray.stamp = 90;
    entries.push(stray);

    let folded = crate::domain::Event::fold(evening.event.desk(), entries);

    assert_eq!(folded, evening.event);
    assert_eq!(folded.ledger().entries().len(), 4);
}
