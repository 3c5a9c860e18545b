//! The policies compared: what must hold of each, whoever comes and goes.

use proptest::prelude::*;

use super::*;
use crate::intake::script::Coming;

const ROSTER: &[u8] = include_bytes!("../../../../tests/fixtures/rosters/roster_25.json");

fn roster() -> Script {
    Script::read(ROSTER).unwrap()
}

fn sample() -> Script {
    Script::read(crate::runtime::SAMPLE.as_bytes()).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_report_to_the_byte() {
    let script = roster();
    let json = |seed| serde_json::to_string(&evidence(&script, seed)).unwrap();

    assert_eq!(json(5), json(5));
    assert_ne!(json(5), json(6));
}

#[test]
fn every_policy_plays_the_same_evening_with_rounds_and_without() {
    let report = evidence(&roster(), 1);

    assert_eq!(report.policies.len(), 8);
    for one in &report.policies {
        assert_eq!(one.rounds > 0, one.programme == Programme::WithRounds, "{one:?}");
        assert_eq!(one.introductions > 0, one.policy != Policy::Nobody, "{one:?}");
        assert_eq!(one.asks_answerable, report.policies[0].asks_answerable);
        assert_eq!(one.asks_best, report.policies[0].asks_best);
    }
    let ours = report.of(Policy::Ours, Programme::WithRounds).unwrap();
    assert_eq!(
        (ours.introductions, ours.happened),
        (report.ours.introductions, report.ours.happened)
    );
}

#[test]
fn on_the_sample_nobody_is_at_zero_and_more_asks_are_answered_than_by_chance() {
    let report = evidence(&sample(), 1);
    let of = |policy, programme| report.of(policy, programme).unwrap();

    let ours = of(Policy::Ours, Programme::WithRounds);
    assert_eq!(ours.at_zero, 0);
    let alone = of(Policy::Ours, Programme::WithoutRounds);
    let free = of(Policy::Nobody, Programme::WithoutRounds);
    assert!(alone.new_contacts_within_reach.least >= 3 * free.new_contacts_within_reach.least);
    for programme in [Programme::WithRounds, Programme::WithoutRounds] {
        let (ours, random) = (of(Policy::Ours, programme), of(Policy::Random, programme));
        assert!(ours.asks_answered >= random.asks_answered, "{ours:?} {random:?}");
        assert!(ours.first_answered_percent >= random.first_answered_percent);
    }
}

fn any_evening() -> impl Strategy<Value = Script> {
    let comings = prop::collection::vec((-30.0..60.0, 20.0..160.0, any::<bool>()), 25);
    comings.prop_map(|comings| {
        let mut script = roster();
        script.event.duration_min = 60;
        script.event.suggested_rounds = 2;
        script.timeline.clear();
        for (person, (from, to, says)) in script.people.iter().zip(comings) {
            let leaves = if says { Coming::Leave } else { Coming::LeaveUnannounced };
            for (minute, what) in [(from, Coming::Arrive), (to, leaves)] {
                let who = person.key.clone();
                script.timeline.push(crate::intake::script::Scene { minute, who, what });
            }
        }
        script.timeline.sort_by(|one, other| one.minute.total_cmp(&other.minute));
        script
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_policy_suggests_what_is_forbidden_or_answers_more_than_can_be(
        script in any_evening(),
        seed in any::<u64>(),
    ) {
        for one in evidence(&script, seed).policies {
            prop_assert_eq!(one.gated_suggested, 0, "{:?}", one);
            prop_assert!(one.happened <= one.introductions);
            prop_assert!(one.asks_answered_by_introduction <= one.asks_best, "{:?}", one);
            prop_assert!(one.asks_best <= one.asks_answerable, "{:?}", one);
            prop_assert!(one.asks_answered_by_introduction <= one.asks_answered);
            prop_assert!(one.asks_answered <= one.asks_answerable);
        }
    }
}
