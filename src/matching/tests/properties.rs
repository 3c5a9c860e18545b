//! What holds whatever happened before.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{pairs, redrawn, room, suggestions};
use crate::domain::{
    Command, Event, Factor, Pair, ParticipantId, Setting, Tie, Timestamp, Way,
    testing::{Draw, Evening, command_from, draws},
};
use crate::matching::{Queue, Suggestion, WhyNot, clumps, suggest, why_not};

/// What forbids two people, told from the event alone: another hand than the gates.
fn is_forbidden(event: &Event, pair: Pair) -> bool {
    let alone = |id: ParticipantId| {
        let person = event.participant(id).expect("on the roster");
        let had = event.introductions().into_iter().filter(|introduction| {
            (introduction.first == id || introduction.second == id)
                && introduction.outcome != Some(crate::domain::Outcome::DidNot)
        });
        !event.is_free(id)
            || person.barred
            || person.companion_of.is_some()
            || matches!(person.way, Way::NotNow | Way::Listening)
            || had.count() >= usize::from(event.settings().introduction_cap)
    };
    event.is_shunned(pair)
        || event.is_resting(pair)
        || event.have_met_tonight(pair)
        || pair.both().into_iter().any(alone)
}

fn play(draws: Vec<Draw>, mut after_each: impl FnMut(&Evening)) {
    let mut evening = Evening::new();
    evening.set_tables(4, 4);
    for draw in draws {
        let command = command_from(&evening.event, draw);
        drop(evening.ask(command));
        after_each(&evening);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nobody_is_offered_whom_something_forbids(draws in draws(60)) {
        let mut queue = Queue::default();
        play(draws, |evening| {
            queue = redrawn(evening, &queue);

            let event = &evening.event;
            let allowed = |suggestion: &Suggestion| {
                let pair = Pair::new(suggestion.first, suggestion.second).expect("two people");
                assert!(!is_forbidden(event, pair), "{pair:?}");
                assert!(!suggestion.spoken.reason.is_empty());
                assert!(!suggestion.spoken.starter.is_empty());
            };
            queue.offers.iter().for_each(|offer| allowed(&offer.suggestion));
            for person in event.participants() {
                suggestions(evening, person.id).iter().for_each(allowed);
            }
            clumps(&room(evening)).iter().flat_map(|clump| &clump.openers).for_each(allowed);
        });
    }

    #[test]
    fn nobody_is_in_two_offers_and_nobody_is_left_who_could_meet_somebody(draws in draws(60)) {
        let mut queue = Queue::default();
        play(draws, |evening| {
            queue = redrawn(evening, &queue);

            let pairs = pairs(&queue);
            let people: Vec<ParticipantId> = pairs.iter().flat_map(|pair| pair.both()).collect();
            let offered: BTreeSet<ParticipantId> = people.iter().copied().collect();
            assert_eq!(people.len(), offered.len());
            let event = &evening.event;
            let room = room(evening);
            let left: Vec<ParticipantId> =
                event.participants().map(|person| person.id).filter(|id| !offered.contains(id)).collect();
            for (at, first) in left.iter().enumerate() {
                for second in left.iter().skip(at + 1) {
                    let known = Pair::new(*first, *second).and_then(|pair| event.tie(pair));
                    let strangers = !matches!(known, Some(Tie::Known | Tie::CameTogether));
                    let possible = matches!(why_not(&room, *first, *second), WhyNot::Worth(_));
                    assert!(!(possible && strangers), "{first} and {second} wait for nothing");
                }
            }
        });
    }

    #[test]
    fn a_queue_drawn_again_soon_offers_the_same_and_keeps_its_age(draws in draws(60)) {
        play(draws, |evening| {
            let mut evening = evening.clone();
            // Whoever is introduced may be introduced again at once: nobody comes in by waiting,
            // and waiting weighs what it usually does.
            let waiting = Setting::Weight { factor: Factor::Waiting, percent: 100 };
            for setting in [Setting::IntroductionPause(0), waiting] {
                evening.run(Command::Settle { setting });
            }
            let first = redrawn(&evening, &Queue::default());
            let mut later = evening.clone();
            later.wait(3);

            let again = redrawn(&later, &first);

            let offered = |queue: &Queue| -> Vec<(Pair, Timestamp)> {
                let since = queue.offers.iter().map(|offer| offer.since);
                pairs(queue).into_iter().zip(since).collect()
            };
            assert_eq!(offered(&again), offered(&first));
        });
    }

    #[test]
    fn the_parts_of_a_score_are_the_whole_of_it(draws in draws(60)) {
        play(draws, |evening| {
            let room = room(evening);
            for person in evening.event.participants() {
                for suggestion in suggest(&room, person.id, usize::MAX) {
                    let parts = &suggestion.score.parts;
                    let of = |about| parts.iter().filter(move |part| part.about == about);
                    let amount = |part: &crate::matching::Part| u64::from(part.amount);
                    let value: u64 = of("value").map(amount).sum();
                    let fresh = of("freshness").fold(1_000, |f, part| f * amount(part) / 1_000);
                    let fair: u64 = 1_000 + of("fairness").map(amount).sum::<u64>();
                    let total = value * fresh / 1_000 * fair / 1_000;
                    assert_eq!(u64::from(suggestion.score.total), total);
                }
            }
        });
    }
}
