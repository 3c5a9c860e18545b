//! What holds whatever happens, in whatever order it is heard of.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::domain::testing::{Draw, Evening, command_from, draws};
use crate::domain::{Change, Command, Entry, EntryId, Event};

/// An evening in which these commands were asked for, some of them refused.
fn evening_of(draws: &[Draw]) -> Evening {
    let mut evening = Evening::new();
    evening.set_tables(4, 4);
    for draw in draws {
        attempt(&mut evening, *draw);
    }
    evening
}

fn attempt(evening: &mut Evening, draw: Draw) {
    let command = command_from(&evening.event, draw);
    // A refusal is as good an answer as any.
    drop(evening.ask(command));
}

/// The acts that took nothing back, oldest first.
fn acts_of(event: &Event) -> Vec<EntryId> {
    let entries = event.ledger().entries().iter();
    let acts: BTreeSet<(u64, EntryId)> = entries
        .filter(|entry| !matches!(entry.change, Change::Undone { .. }))
        .map(|entry| (entry.stamp, entry.act_id()))
        .collect();
    acts.into_iter().map(|(_, act)| act).collect()
}

fn folded(evening: &Evening, entries: Vec<Entry>) -> Event {
    Event::fold(evening.event.desk(), entries)
}

/// What must be true of every event that there is.
fn assert_sound(event: &Event) {
    let count = event.head_count();
    let counted = count.expected + count.here + count.away + count.left + count.not_coming;
    assert_eq!(counted, event.participants().count());
    for round in event.rounds() {
        let everybody: Vec<_> = round.seating.everybody().collect();
        let once: BTreeSet<_> = everybody.iter().collect();
        assert_eq!(everybody.len(), once.len(), "nobody sits twice in {:?}", round.number);
        for person in everybody {
            let known = event.participant(person).map(|known| known.id);
            assert_eq!(known, Some(person), "whoever sits somewhere is on the roster");
        }
    }
    for introduction in event.introductions() {
        assert_ne!(introduction.first, introduction.second);
    }
    for passed in event.passed_on() {
        let all = BTreeSet::from([passed.asker, passed.by, passed.to]);
        assert_eq!(all.len(), 3, "nobody passes themselves on");
        for person in all {
            assert_eq!(event.participant(person).map(|known| known.id), Some(person));
        }
    }
    for person in event.participants() {
        assert_ne!(person.companion_of, Some(person.id));
        assert!(!event.met_by(person.id).contains(&person.id));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_commands_in_any_order_leave_a_sound_event(draws in draws(60)) {
        let mut evening = evening_of(&[]);

        for draw in draws {
            let before = evening.event.clone();
            let command = command_from(&evening.event, draw);
            let asked = evening.ask(command);

            assert_sound(&evening.event);
            if asked.is_err() {
                prop_assert_eq!(&before, &evening.event);
            } else {
                prop_assert!(evening.entries().len() > before.ledger().entries().len());
            }
        }
    }

    #[test]
    fn entries_in_any_order_and_twice_are_the_same_event(
        draws in draws(50),
        order in any::<u64>(),
    ) {
        let evening = evening_of(&draws);
        let mut entries = evening.entries();
        entries.extend(evening.entries());
        entries.sort_by_key(|entry| scattered(entry, order));

        let mut heard = Event::new(evening.event.desk());
        for entry in &entries {
            heard.apply(entry);
        }

        prop_assert_eq!(&heard, &evening.event);
        prop_assert_eq!(&folded(&evening, entries), &evening.event);
    }

    #[test]
    fn situation_19_acts_taken_back_in_any_order_were_never_done(
        draws in draws(40),
        chosen in proptest::collection::vec(any::<Index>(), 1..6),
    ) {
        let mut evening = evening_of(&draws);
        let acts = acts_of(&evening.event);
        let before = evening.entries();

        let mut undone = BTreeSet::new();
        for act in chosen.iter().map(|index| *index.get(&acts)) {
            if evening.ask(Command::Undo { entry: act }).is_ok() {
                undone.insert(act);
            }
        }

        let (event, taken_back) = (&evening.event, undone);
        let left: Vec<Entry> =
            before.into_iter().filter(|entry| !taken_back.contains(&entry.act_id())).collect();
        prop_assert_eq!(&folded(&evening, left), event);
    }

    #[test]
    fn an_undo_taken_back_leaves_no_trace(draws in draws(40), chosen in any::<Index>()) {
        let mut evening = evening_of(&draws);
        let before = evening.event.clone();

        let act = *chosen.get(&acts_of(&evening.event));
        if let Ok(undo) = evening.ask(Command::Undo { entry: act }) {
            evening.run(Command::Undo { entry: undo });
        }

        prop_assert_eq!(&evening.event, &before);
    }

    #[test]
    fn situation_36_two_desks_that_hear_of_each_other_late_agree_in_the_end(
        draws in proptest::collection::vec((any::<bool>(), proptest::bool::weighted(0.1)), 1..50),
        what in draws(50),
    ) {
        let mut first = evening_of(&[]);
        let mut second = Evening::at_desk(2);
        second.hear(&first);

        for ((at_first, hears), draw) in draws.into_iter().zip(what) {
            let (desk, other) =
                if at_first { (&mut first, &second) } else { (&mut second, &first) };
            if hears {
                desk.hear(other);
            }
            attempt(desk, draw);
            assert_sound(&desk.event);
        }
        first.hear(&second);
        second.hear(&first);

        prop_assert_eq!(&first.event, &second.event);
        assert_sound(&first.event);
        let mut entries = first.entries();
        entries.reverse();
        prop_assert_eq!(&folded(&first, entries), &first.event);
    }
}

/// A number that says nothing about the entry's place.
fn scattered(entry: &Entry, order: u64) -> u64 {
    (u64::from(entry.id.seq) + 1).wrapping_mul(order | 1).rotate_left(17) ^ order
}
