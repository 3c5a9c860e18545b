//! What each part of the score weighs, and what the queue makes of it.

use super::{introduce, offered, pairs, redrawn, suggestions, topics};
use crate::domain::{
    Command, Details, Purpose, Setting, Tie, Way,
    testing::{Evening, pair},
};
use crate::matching::{Band, Queue};

/// The total of two people alone in a room, after `then` was done about them.
fn total(first: Details, second: Details, then: impl FnOnce(&mut Evening)) -> u32 {
    let mut evening = Evening::new();
    let first = evening.arrive(first);
    evening.arrive(second);
    then(&mut evening);
    suggestions(&evening, first).first().map_or(0, |suggestion| suggestion.score.total)
}

fn worth(first: Details, second: Details) -> u32 {
    total(first, second, |_| {})
}

fn interested(name: &str, interests: &[&str]) -> Details {
    let interests = interests.iter().copied().map(str::to_owned).collect();
    Details { interests, ..Details::named(name) }
}

#[test]
fn an_answered_ask_is_worth_more_than_common_ground_and_both_ways_more_than_one() {
    let one = worth(topics("A", &["x"], &[]), topics("B", &[], &["x"]));
    let both = worth(topics("A", &["x"], &["y"]), topics("B", &["y"], &["x"]));
    let shared = worth(interested("A", &["x"]), interested("B", &["x"]));
    let nothing = worth(interested("A", &["x"]), interested("B", &["y"]));

    // Strangers, rare topics: 3 × 1.25 × 0.9, twice that and 1 more, 2 × 1.25 × 0.9, the wild card.
    assert_eq!([one, both, shared, nothing], [337, 765, 225, 36]);
}

#[test]
fn the_middle_distance_is_worth_most() {
    let all = ["a", "b", "c", "d", "e"];
    let worth: Vec<u32> = (0..=5)
        .map(|common| {
            let (first, second) = (interested("A", &all), all[..common].to_vec());
            let own = ["v", "w", "x", "y", "z"];
            let second: Vec<&str> = second.into_iter().chain(own).collect();
            worth(first, interested("B", &second))
        })
        .collect();

    assert_eq!(worth, [36, 225, 337, 225, 112, 112]);
}

#[test]
fn what_is_known_already_is_worth_little() {
    let [ada, ben] = [topics("A", &["x"], &[]), topics("B", &[], &["x"])];
    let tied = |tie| {
        total(ada.clone(), ben.clone(), |evening| {
            let people: Vec<_> = evening.event.participants().map(|person| person.id).collect();
            evening.run(Command::Tie { first: people[0], second: people[1], tie });
        })
    };
    let organisation = |details: &Details, name: &str| Details {
        organisation: Some(name.to_owned()),
        ..details.clone()
    };
    let colleagues = worth(organisation(&ada, "Müller AG"), organisation(&ben, "MULLER AG"));

    assert_eq!([tied(Tie::Known), tied(Tie::CameTogether)], [18, 18]);
    assert_eq!([tied(Tie::MetBefore), colleagues], [75, 75]);
}

#[test]
fn a_common_acquaintance_is_a_bridge_and_three_are_a_circle() {
    let worth: Vec<u32> = [0, 1, 2, 3]
        .into_iter()
        .map(|common: usize| {
            total(topics("A", &["x"], &[]), topics("B", &[], &["x"]), |evening| {
                let people: Vec<_> = evening.event.participants().map(|person| person.id).collect();
                for _ in 0..common {
                    let friend = evening.register(Details::named("Friend"));
                    for person in &people {
                        let tie = Tie::Known;
                        evening.run(Command::Tie { first: *person, second: friend, tie });
                    }
                }
            })
        })
        .collect();

    assert_eq!(worth, [337, 375, 375, 187]);
}

#[test]
fn the_same_work_is_halved_when_tonight_is_for_learning() {
    let nurse = |details: Details| Details {
        role: Some("Nurse".to_owned()),
        field: Some("health".to_owned()),
        ..details
    };
    let [ada, ben] = [nurse(topics("A", &["x"], &[])), nurse(topics("B", &[], &["x"]))];
    let teaming_up = Command::Settle { setting: Setting::Purpose(Purpose::TeamingUp) };

    let learning = worth(ada.clone(), ben.clone());
    let together = total(ada, ben, |evening| {
        evening.run(teaming_up);
    });

    assert_eq!([learning, together], [168, 337]);
}

#[test]
fn who_asked_and_who_is_new_come_first() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &[], &["x"]));
    let usual = evening.arrive(topics("Ben", &["x"], &[]));
    let new = evening.arrive(Details { first_time: Some(true), ..topics("Cem", &["x"], &[]) });
    let asked = evening.arrive(topics("Dora", &["x"], &[]));
    evening.run(Command::ChooseWay { participant: asked, way: Way::IntroduceMe });

    assert_eq!(offered(&evening, ada), [asked, new, usual]);
}

#[test]
fn who_has_had_fewer_introductions_than_most_comes_first() {
    let mut evening = Evening::new();
    let [ada, ben, cem, dora] = evening.walk_in_all(["A", "B", "C", "D"]);
    let waits = evening.walk_in("Waits");
    let asks = evening.walk_in("Asks");
    introduce(&mut evening, ada, ben);
    introduce(&mut evening, cem, dora);

    let suggestions = suggestions(&evening, asks);

    assert_eq!(suggestions[0].second, waits);
    let because: Vec<&str> =
        suggestions[0].score.parts.iter().map(|part| part.because.as_str()).collect();
    assert!(because.contains(&"Waits has had fewer introductions than most"), "{because:?}");
}

#[test]
fn a_sentence_never_names_where_somebody_works_or_what_they_are() {
    let mut evening = Evening::new();
    let at_work = |details: Details| Details {
        organisation: Some("Northwind".to_owned()),
        role: Some("Director".to_owned()),
        ..details
    };
    let ada = evening.arrive(at_work(topics("Ada Lovelace", &["bees"], &["closing a shop."])));
    evening.arrive(at_work(topics("Ada Byron", &["Closing a shop"], &["bees"])));

    let spoken = &suggestions(&evening, ada)[0].spoken;

    assert_eq!(
        spoken.reason,
        "Ada Lovelace is looking for “closing a shop”, and Ada Byron can help. Ada Byron is \
         looking for “bees”, and Ada Lovelace can help with that."
    );
    assert!(spoken.starter.ends_with('.') || spoken.starter.ends_with('?'));
}

#[test]
fn an_offer_gives_way_only_to_a_clearly_better_one_and_keeps_its_age() {
    let mut evening = Evening::new();
    let ada = evening.arrive(interested("Ada", &["x"]));
    let ben = evening.arrive(interested("Ben", &["x"]));
    let queue = redrawn(&evening, &Queue::default());
    let since = evening.now;
    evening.wait(20);
    evening.arrive(interested("Cem", &["x"]));
    let queue = redrawn(&evening, &queue);
    assert_eq!(pairs(&queue), [pair(ada, ben)], "a third one who is as good breaks up nobody");
    assert_eq!(queue.offers[0].since, since);

    let dora = evening.arrive(topics("Dora", &["y"], &["z"]));
    evening.run(Command::Revise { participant: ada, details: topics("Ada", &["x", "z"], &["y"]) });
    let queue = redrawn(&evening, &queue);

    assert_eq!(pairs(&queue)[0], pair(ada, dora));
    assert_eq!(queue.offers[0].since, evening.now);
}

#[test]
fn a_clearly_better_offer_goes_before_one_that_stands_and_an_equal_one_after_it() {
    let mut evening = Evening::new();
    let [ada, ben] = ["A", "B"].map(|name| evening.arrive(interested(name, &["x"])));
    let queue = redrawn(&evening, &Queue::default());
    let [cem, dora] = ["C", "D"].map(|name| evening.arrive(interested(name, &["y"])));
    let queue = redrawn(&evening, &queue);
    assert_eq!(pairs(&queue), [pair(ada, ben), pair(cem, dora)]);

    let eve = evening.arrive(topics("E", &["p"], &["q"]));
    let finn = evening.arrive(topics("F", &["q"], &["p"]));
    let queue = redrawn(&evening, &queue);

    assert_eq!(pairs(&queue), [pair(eve, finn), pair(ada, ben), pair(cem, dora)]);
}

#[test]
fn two_who_know_each_other_are_not_offered_unless_asked_for() {
    let mut evening = Evening::new();
    let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
    evening.run(Command::Tie { first: ada, second: ben, tie: Tie::Known });

    assert!(redrawn(&evening, &Queue::default()).offers.is_empty());
    assert_eq!(offered(&evening, ada), [ben]);
}

#[test]
fn one_offer_in_eight_is_a_wild_card_and_no_answered_ask_is_given_up_for_it() {
    let mut evening = Evening::new();
    for number in 0..8 {
        let topic = format!("topic {number}");
        evening.arrive(topics("Knows", &[&topic], &[]));
        evening.arrive(topics("Asks", &[], &[&topic]));
        let shared = format!("shared {number}");
        for name in ["One", "Other"] {
            evening.arrive(interested(name, &[&shared]));
        }
    }

    let queue = redrawn(&evening, &Queue::default());

    let far = |offer: &&crate::matching::Offer| offer.suggestion.score.band == Band::Far;
    assert_eq!(queue.offers.len(), 16);
    assert_eq!(queue.offers.iter().filter(far).count(), 2);
    let answered = queue.offers.iter().filter(|offer| offer.suggestion.score.answers > 0);
    assert_eq!(answered.count(), 8);
}
