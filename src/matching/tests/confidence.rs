//! What was told in confidence shows nowhere, and no sentence says what nobody should hear.

use proptest::prelude::*;
use proptest::sample::Index;

use super::{redrawn, room};
use crate::domain::{
    Command, Details, ParticipantId,
    testing::{Draw, Evening, command_from, draws},
};
use crate::matching::{Queue, Suggestion, WhyNot, clumps, suggest, why_not};

fn evening_of(draws: Vec<Draw>) -> Evening {
    let mut evening = Evening::new();
    evening.set_tables(4, 4);
    for draw in draws {
        let command = command_from(&evening.event, draw);
        drop(evening.ask(command));
    }
    evening
}

fn everybody(evening: &Evening) -> Vec<ParticipantId> {
    evening.event.participants().map(|person| person.id).collect()
}

/// Everything that anybody can be shown about introductions.
fn shown(evening: &Evening, queue: &Queue) -> (Queue, Vec<Suggestion>, Vec<WhyNot>) {
    let room = room(evening);
    let people = everybody(evening);
    let suggested = people.iter().flat_map(|person| suggest(&room, *person, usize::MAX));
    let openers = clumps(&room).into_iter().flat_map(|clump| clump.openers);
    let answers = people
        .iter()
        .flat_map(|first| people.iter().map(|second| why_not(&room, *first, *second)))
        .collect();
    (queue.redrawn(&room, evening.now), suggested.chain(openers).collect(), answers)
}

/// Words that stand nowhere else, as somebody's organisation, role and field.
const WORK: [&str; 3] = ["Zyxorg", "Zyxrole", "Zyxfield"];

/// Somebody with everything that a sentence may not hold.
fn at_work(number: u8, topics: (u8, u8, u8)) -> Details {
    let topic = |number: u8| vec![format!("topic {}", number % 5)];
    let (offers, asks, interests) = topics;
    let [organisation, role, field] = WORK.map(|word| Some(format!("{word}{}", number % 4)));
    Details {
        organisation,
        role,
        field,
        offers: if offers.is_multiple_of(4) { Vec::new() } else { topic(offers) },
        asks: if asks.is_multiple_of(4) { Vec::new() } else { topic(asks) },
        interests: if interests.is_multiple_of(4) { Vec::new() } else { topic(interests) },
        ..Details::named(format!("Person{} Surname", number % 9))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn situation_06_kept_apart_and_resting_look_the_same_everywhere(
        draws in draws(50),
        chosen in any::<(Index, Index)>(),
    ) {
        let evening = evening_of(draws);
        let people = everybody(&evening);
        let [first, second] = [chosen.0, chosen.1].map(|index| *index.get(&people));
        let queue = redrawn(&evening, &Queue::default());
        let (mut apart, mut resting) = (evening.clone(), evening);
        let kept = apart.ask(Command::KeepApart { first, second });
        let rested = resting.ask(Command::Rest { first, second });

        if kept.is_ok() && rested.is_ok() {
            prop_assert_eq!(shown(&apart, &queue), shown(&resting, &queue));
        }
    }

    #[test]
    fn no_sentence_holds_an_organisation_a_role_a_field_or_a_brace(
        people in proptest::collection::vec((0..40_u8, any::<(u8, u8, u8)>()), 2..14),
    ) {
        let mut evening = Evening::new();
        for (number, topics) in people {
            evening.arrive(at_work(number, topics));
        }

        let (queue, suggested, _) = shown(&evening, &Queue::default());

        let queued = queue.offers.iter().map(|offer| &offer.suggestion);
        for suggestion in queued.chain(&suggested) {
            for said in [&suggestion.spoken.reason, &suggestion.spoken.starter] {
                prop_assert!(!said.contains(['{', '}']), "{}", said);
                prop_assert!(!WORK.iter().any(|word| said.contains(word)), "{}", said);
                prop_assert!(!said.contains("“”") && !said.contains("  "), "{}", said);
                prop_assert!(said.ends_with(['.', '?', '!', '”']), "{}", said);
            }
        }
    }

    #[test]
    fn situation_46_nobody_is_invisible_for_having_said_nothing(
        topics in proptest::collection::vec(any::<(u8, u8, u8)>(), 1..12),
    ) {
        let mut evening = Evening::new();
        let newcomer = evening.walk_in("Nia");
        for (number, topics) in (0..).zip(topics) {
            let details = at_work(number, topics);
            evening.arrive(Details { organisation: None, ..details });
        }

        let room = room(&evening);
        for other in everybody(&evening) {
            let shown = suggest(&room, other, usize::MAX);
            let sees = other == newcomer || shown.iter().any(|one| one.second == newcomer);
            prop_assert!(sees && !shown.is_empty());
        }
        let offers = redrawn(&evening, &Queue::default()).offers;
        let people = evening.event.participants().count();
        prop_assert_eq!(offers.len(), people / 2);
    }
}
