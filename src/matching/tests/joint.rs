//! One choice for everybody against each person's favourite, and against every two people weighed.

use super::{pairs, redrawn, room, topics};
use crate::domain::{ParticipantId, testing::Evening};
use crate::matching::{Queue, WhyNot, why_not};
use crate::pairing::{Edge, pair_up};

/// A hall in which few topics are named by many and many by few (Zipf 1949), as far as a number
/// that is turned over can say.
fn hall(people: u32) -> Evening {
    let mut evening = Evening::new();
    let mut turned = 12_345_u32;
    for number in 0..people {
        let mut topic = || {
            turned = turned.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            format!("topic {}", 4_000 / (turned >> 22).max(9))
        };
        let [ask, offer, other] = [topic(), topic(), topic()];
        evening.arrive(topics(&format!("Person{number}"), &[&offer, &other], &[&ask]));
    }
    evening
}

fn worth(evening: &Evening, pairs: &[[ParticipantId; 2]]) -> u64 {
    let room = room(evening);
    let total = |[first, second]: &[ParticipantId; 2]| match why_not(&room, *first, *second) {
        WhyNot::Worth(suggestion) => u64::from(suggestion.score.total),
        WhyNot::Gate(_) => 0,
    };
    pairs.iter().map(total).sum()
}

fn offered(queue: &Queue) -> Vec<[ParticipantId; 2]> {
    pairs(queue).iter().map(|pair| pair.both()).collect()
}

/// The best set of pairs that there is, of every two people.
fn best(evening: &Evening) -> u64 {
    let people: Vec<ParticipantId> = evening.event.participants().map(|one| one.id).collect();
    let room = room(evening);
    let mut edges = Vec::new();
    for (one, first) in people.iter().enumerate() {
        for (other, second) in people.iter().enumerate().skip(one + 1) {
            if let WhyNot::Worth(suggestion) = why_not(&room, *first, *second) {
                edges.push(Edge { ends: [one, other], worth: suggestion.score.total });
            }
        }
    }
    let paired = pair_up(people.len(), &edges, None, u64::MAX);
    assert!(paired.proved);
    paired.worth
}

/// Whoever is next in turn gets their favourite of those who are left.
fn favourites(evening: &Evening) -> u64 {
    let people: Vec<ParticipantId> = evening.event.participants().map(|one| one.id).collect();
    let mut left = people.clone();
    let mut chosen = Vec::new();
    while let Some(person) = left.pop() {
        let value = |other: &ParticipantId| worth(evening, &[[person, *other]]);
        if let Some(other) = left.iter().copied().max_by_key(value) {
            left.retain(|one| *one != other);
            chosen.push([person, other]);
        }
    }
    worth(evening, &chosen)
}

#[test]
fn without_wild_cards_a_small_room_gets_the_best_set_that_there_is() {
    let mut evening = hall(60);
    let no_wild_cards = crate::domain::Setting::WildCardPercent(0);
    evening.run(crate::domain::Command::Settle { setting: no_wild_cards });

    let queue = redrawn(&evening, &Queue::default());

    let ours = worth(&evening, &offered(&queue));
    assert_eq!(ours, best(&evening));
    assert!(ours > favourites(&evening));
}

#[test]
fn a_large_room_gets_nearly_the_best_of_every_two_people() {
    let evening = hall(240);

    let queue = redrawn(&evening, &Queue::default());

    let (ours, best) = (worth(&evening, &offered(&queue)), best(&evening));
    assert_eq!(queue.offers.len(), 120);
    assert!(ours * 100 >= best * 97, "{ours} of {best}");
}
