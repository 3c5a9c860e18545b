//! The numbers of the score, part by part, and the bands, against the table they come from.

use super::{introduce, suggestions, topics};
use crate::domain::{
    Command, Details, Pair, ParticipantId, Purpose, Setting, Tie, Way, testing::Evening,
};
use crate::matching::{Band, Score};

/// A room in which a topic is neither rare nor on everybody's lips.
///
/// Four others say each of `said`, and twelve more say nothing of them.
fn usual_room(said: &[&str]) -> Evening {
    let mut evening = Evening::new();
    for number in 0..4 {
        evening.arrive(topics(&format!("Says{number}"), said, said));
    }
    for number in 0..24 {
        let own = format!("own {number}");
        evening.arrive(topics(&format!("Other{number}"), &[&own], &[]));
    }
    evening
}

fn score(evening: &Evening, first: ParticipantId, second: ParticipantId) -> Score {
    let found = suggestions(evening, first).into_iter().find(|one| one.second == second);
    found.expect("nothing forbids it").score
}

fn amounts(score: &Score, about: &str) -> Vec<u32> {
    score.parts.iter().filter(|part| part.about == about).map(|part| part.amount).collect()
}

fn arrived(evening: &mut Evening, first: Details, second: Details) -> [ParticipantId; 2] {
    [first, second].map(|details| evening.arrive(details))
}

#[test]
fn an_answered_ask_is_three_points_the_reverse_three_and_both_one_more() {
    let mut evening = usual_room(&["p", "q"]);
    let [ada, ben] = arrived(&mut evening, topics("A", &[], &["p"]), topics("B", &["p"], &[]));
    let [cem, dora] =
        arrived(&mut evening, topics("C", &["q"], &["p"]), topics("D", &["p"], &["q"]));

    assert_eq!(amounts(&score(&evening, ada, ben), "value"), [300]);
    assert_eq!(amounts(&score(&evening, ben, ada), "value"), [300]);
    assert_eq!(amounts(&score(&evening, cem, dora), "value"), [300, 300, 100]);
    assert_eq!(score(&evening, cem, dora).answers, 2);
}

#[test]
fn topics_in_common_are_worth_nothing_two_three_two_and_one() {
    let all = ["p", "q", "r", "s", "t"];
    let values: Vec<Vec<u32>> = (1..=5)
        .map(|common| {
            let mut evening = usual_room(&all);
            let said = &all[..common];
            let [ada, ben] = arrived(&mut evening, topics("A", said, &[]), topics("B", said, &[]));
            amounts(&score(&evening, ada, ben), "value")
        })
        .collect();

    assert_eq!(values, [[200], [300], [200], [100], [100]]);
}

#[test]
fn a_rare_topic_weighs_more_than_a_usual_one_and_a_frequent_one_less() {
    let mut usual = usual_room(&["p"]);
    let mut rare = usual_room(&[]);
    let mut frequent = usual_room(&["p"]);
    for number in 0..6 {
        frequent.arrive(topics(&format!("Too{number}"), &["p"], &[]));
    }
    let values = [&mut rare, &mut usual, &mut frequent].map(|evening| {
        let [ada, ben] = arrived(evening, topics("A", &["p"], &[]), topics("B", &["p"], &[]));
        amounts(&score(evening, ada, ben), "value")
    });

    assert_eq!(values, [[250], [200], [140]]);
}

/// What freshness and band become when two strangers are made something else first.
fn fresh(then: impl FnOnce(&mut Evening, [ParticipantId; 2])) -> (Vec<u32>, Band) {
    let mut evening = Evening::new();
    let both = arrived(&mut evening, topics("A", &[], &["x"]), topics("B", &["x"], &[]));
    then(&mut evening, both);
    let score = score(&evening, both[0], both[1]);
    (amounts(&score, "freshness"), score.band)
}

fn tied(tie: Tie) -> (Vec<u32>, Band) {
    fresh(|evening, [first, second]| {
        evening.run(Command::Tie { first, second, tie });
    })
}

fn with_common_acquaintances(common: usize) -> (Vec<u32>, Band) {
    fresh(|evening, both| {
        for _ in 0..common {
            let friend = evening.register(Details::named("Friend"));
            for person in both {
                evening.run(Command::Tie { first: person, second: friend, tie: Tie::Known });
            }
        }
    })
}

#[test]
fn freshness_is_the_table_of_acquaintance() {
    let colleagues = fresh(|evening, both| {
        for participant in both {
            let detail = crate::domain::Detail::Organisation(Some("Acme".to_owned()));
            evening.run(Command::Amend { participant, detail });
        }
    });

    assert_eq!(tied(Tie::CameTogether), (vec![50], Band::Near));
    assert_eq!(tied(Tie::Known), (vec![50], Band::Near));
    assert_eq!(tied(Tie::MetBefore), (vec![200], Band::Near));
    assert_eq!(colleagues, (vec![200], Band::Near));
    assert_eq!(with_common_acquaintances(4), (vec![500], Band::Near));
    assert_eq!(with_common_acquaintances(3), (vec![500], Band::Near));
    assert_eq!(with_common_acquaintances(2), (vec![1_000], Band::Edge));
    assert_eq!(with_common_acquaintances(1), (vec![1_000], Band::Edge));
    assert_eq!(with_common_acquaintances(0), (vec![900], Band::Edge));
}

#[test]
fn the_same_role_and_field_halve_it_and_one_of_the_two_alone_does_not() {
    let works = |role: &str, field: &str| Details {
        role: Some(role.to_owned()),
        field: Some(field.to_owned()),
        ..topics("A", &["x"], &["x"])
    };
    let halved = |second: Details, purpose| {
        let mut evening = Evening::new();
        evening.run(Command::Settle { setting: Setting::Purpose(purpose) });
        let [ada, ben] = arrived(&mut evening, works("Nurse", "Health"), second);
        amounts(&score(&evening, ada, ben), "freshness")
    };

    assert_eq!(halved(works("nurse", "HEALTH"), Purpose::Learning), [900, 500]);
    assert_eq!(halved(works("nurse", "health"), Purpose::TeamingUp), [900]);
    assert_eq!(halved(works("nurse", "schools"), Purpose::Learning), [900]);
    assert_eq!(halved(works("baker", "health"), Purpose::Learning), [900]);
}

#[test]
fn two_with_nothing_in_common_are_far() {
    let mut evening = Evening::new();
    let [ada, ben] = arrived(&mut evening, topics("A", &["x"], &[]), topics("B", &["y"], &[]));

    assert_eq!(score(&evening, ada, ben).band, Band::Far);
    assert_eq!([Band::Near, Band::Edge, Band::Far].map(Band::word), ["near", "edge", "far"]);
}

#[test]
fn fairness_adds_for_the_first_time_and_for_who_asked() {
    let mut evening = Evening::new();
    let newcomer = Details { first_time: Some(true), ..topics("A", &[], &["x"]) };
    let [new, usual] = arrived(&mut evening, newcomer, topics("B", &["x"], &[]));
    let plain = score(&evening, usual, new);
    evening.run(Command::ChooseWay { participant: usual, way: Way::IntroduceMe });
    let asked = score(&evening, usual, new);

    assert_eq!((amounts(&plain, "fairness"), plain.total), (vec![300], 337 * 1_300 / 1_000));
    assert_eq!(amounts(&asked, "fairness"), [1_000, 300]);
    assert_eq!(asked.total, 337 * 2_300 / 1_000);
}

#[test]
fn fairness_adds_a_half_for_each_introduction_below_the_middle_of_the_room() {
    let mut evening = Evening::new();
    evening.run(Command::Settle { setting: Setting::IntroductionPause(0) });
    let ring = ["A", "B", "C", "D", "E", "F"].map(|name| evening.walk_in(name));
    for at in 0..ring.len() {
        introduce(&mut evening, ring[at], ring[(at + 1) % ring.len()]);
    }
    let [none, one] = arrived(&mut evening, topics("N", &[], &["x"]), topics("O", &["x"], &[]));
    introduce(&mut evening, one, ring[0]);

    // The middle of 0, 1, 2, 2, 2, 2, 2, 3 is 2: of introductions, and of people met.
    assert_eq!(amounts(&score(&evening, none, one), "fairness"), [1_000, 100, 500, 50]);
    assert_eq!(amounts(&score(&evening, ring[1], ring[3]), "fairness"), [0; 0]);
}

#[test]
fn an_introduction_that_did_not_happen_is_no_introduction() {
    let mut evening = Evening::new();
    let [ada, ben] = arrived(&mut evening, topics("A", &[], &["x"]), topics("B", &["x"], &[]));
    introduce(&mut evening, ada, ben);
    assert!(suggestions(&evening, ada).is_empty());
    let both = Pair::new(ada, ben).expect("two people");
    let introduction = evening.event.introduction_of(both).expect("made").id;

    let outcome = crate::domain::Outcome::DidNot;
    evening.run(Command::SeeOutcome { introduction, outcome });

    assert_eq!(score(&evening, ada, ben).total, 337);
}
