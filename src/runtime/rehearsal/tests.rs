//! Evenings of a script, played: what must hold whoever comes and goes.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::host::evening;
use super::{Player, SAMPLE, before_doors, headless};
use crate::domain::{
    Command, DeskId, Entry, EntryId, Event, EventKind, Pair, Participant, ParticipantId, Presence,
    Seconds, Timestamp, Way,
};
use crate::intake::script::{Coming, Scene, Script};

const ROSTER: &[u8] = include_bytes!("../../../tests/fixtures/rosters/roster_25.json");
const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn roster() -> Script {
    Script::read(ROSTER).unwrap()
}

/// An event that takes in what it is asked, as the desk does once it is on disk.
fn take_in(event: &mut Event, command: Command, at: Timestamp) {
    let Ok(changes) = event.decide(command, at) else { return };
    let first = event.ledger().entries().last().map_or(0, |entry| entry.id.seq) + 1;
    for (seq, change) in (first..).zip(changes) {
        let id = EntryId { desk: event.desk(), seq };
        event.apply(&Entry { id, act: first, stamp: first.into(), at, change });
    }
}

/// The event of a script at the desk, before the doors open.
fn doors(script: &Script, kind: EventKind) -> Event {
    let desk = DeskId::from_random([7; 4]);
    let mut entries = Vec::new();
    for (at, changes) in before_doors(script, desk, kind, NOW) {
        let act = u32::try_from(entries.len()).unwrap() + 1;
        for (seq, change) in (act..).zip(changes) {
            let id = EntryId { desk, seq };
            entries.push(Entry { id, act, stamp: act.into(), at, change });
        }
    }
    Event::fold(desk, entries)
}

/// Plays everything that is due, a minute of the desk at a time.
fn play_to_the_end(script: &Script, event: &mut Event) -> u32 {
    let mut player = Player::new(script.clone(), 30, NOW);
    let (mut now, mut asked) = (NOW, 0);
    while !player.is_over() {
        while let Some(command) = player.due(event, now) {
            take_in(event, command, now);
            asked += 1;
        }
        now = now.plus(Seconds::from_minutes(1));
    }
    asked
}

fn ids(script: &Script, event: &Event) -> BTreeMap<String, ParticipantId> {
    let id_of = |email: &Option<String>, ticket: &Option<String>| {
        let same =
            |one: &&Participant| one.details.ticket == *ticket && one.details.email == *email;
        event.participants().find(same).map(|one| one.id)
    };
    let keyed = script.people.iter().filter_map(|person| {
        Some((person.key.clone(), id_of(&person.details.email, &person.details.ticket)?))
    });
    keyed.collect()
}

fn must_not_meet(script: &Script, event: &Event) -> Vec<Pair> {
    let ids = ids(script, event);
    let pairs = script.apart.iter().filter_map(|(a, b)| Pair::new(*ids.get(a)?, *ids.get(b)?));
    pairs.collect()
}

#[test]
fn the_same_seed_plays_the_same_evening() {
    let script = roster();

    assert_eq!(headless(&script, 4), headless(&script, 4));
}

#[test]
fn an_evening_brings_everybody_together() {
    let script = roster();

    let report = headless(&script, 1);

    let arrivals = script.timeline.iter().filter(|scene| scene.what == Coming::Arrive).count();
    assert_eq!(report.came, arrivals);
    assert_eq!(report.people, report.came + report.no_shows);
    assert_eq!(report.rounds, usize::from(script.event.suggested_rounds));
    assert!(report.introductions > 10, "{report:?}");
    assert!(report.happened <= report.introductions);
    assert_eq!(report.undrawn, None);
    assert_eq!(report.contacts.at_zero, 0, "{report:?}");
    assert_eq!(report.kept_apart_met, 0);
}

#[test]
fn a_round_that_cannot_be_drawn_is_told_and_the_evening_goes_on() {
    let mut script = roster();
    script.tables.clear();
    script.pinned.clear();

    let report = headless(&script, 1);

    assert_eq!(report.rounds, 0);
    assert!(report.undrawn.is_some());
    assert!(report.introductions > 10, "{report:?}");
}

#[test]
fn whoever_must_not_meet_is_neither_seated_together_nor_introduced() {
    for (script, seed) in (0..4).flat_map(|seed| {
        [roster(), Script::read(SAMPLE.as_bytes()).unwrap()].map(|script| (script, seed))
    }) {
        let event = evening(&script, seed).event;

        let apart = must_not_meet(&script, &event);
        assert!(!apart.is_empty());
        for round in event.rounds() {
            assert!(round.seating.pairs().all(|pair| !apart.contains(&pair)));
        }
        assert!(apart.iter().all(|pair| event.introduction_of(*pair).is_none()));
    }
}

#[test]
fn nobody_rests_twice_before_all_have() {
    let mut script = roster();
    // Two tables for some twenty people: many rest in every round.
    script.tables.truncate(2);
    script.pinned.clear();
    // Whoever no table suits rests by their own wish, however often.
    script.people.iter_mut().for_each(|person| person.way = Way::Open);

    let event = evening(&script, 3).event;

    let mut rested: BTreeMap<ParticipantId, usize> = BTreeMap::new();
    let mut total = 0;
    for round in event.rounds() {
        let fewest = round
            .seating
            .tables
            .values()
            .flatten()
            .filter(|id| event.participant(**id).is_some_and(|one| one.companion_of.is_none()));
        let least = fewest.map(|id| rested.get(id).copied().unwrap_or(0)).min().unwrap_or(0);
        for id in &round.seating.sitting_out {
            let before = rested.entry(*id).or_default();
            assert!(*before <= least + 1, "round {}: {before} before {least}", round.number);
            *before += 1;
            total += 1;
        }
    }
    assert!(total > 10, "{total} rested");
}

#[test]
fn a_rehearsal_at_the_desk_ends_as_its_script_does() {
    let script = roster();
    let mut event = doors(&script, EventKind::Rehearsal);

    play_to_the_end(&script, &mut event);

    assert_eq!(states(&script, &event), expected_states(&script));
    let walk_ins = script.people.iter().filter(|person| person.walk_in).count();
    assert_eq!(event.participants().filter(|one| one.walk_in).count(), walk_ins);
}

#[test]
fn whoever_comes_unannounced_brings_along_whom_they_must_not_meet() {
    let script = roster();
    let walk_in = &script.people.iter().find(|person| person.walk_in).unwrap().key;
    assert!(script.apart.iter().any(|(a, b)| a == walk_in || b == walk_in));
    let mut event = doors(&script, EventKind::Rehearsal);

    play_to_the_end(&script, &mut event);

    let apart = must_not_meet(&script, &event);
    assert_eq!(apart.len(), script.apart.len());
    assert!(apart.iter().all(|pair| event.is_kept_apart(*pair)));
}

#[test]
fn nothing_is_played_into_a_real_event() {
    let script = roster();
    let event = doors(&script, EventKind::Real);
    let mut player = Player::new(script, 30, NOW);

    let later = NOW.plus(Seconds::from_minutes(600));

    assert_eq!(player.due(&event, later), None);
}

#[test]
fn a_rehearsal_is_set_up_now_and_nobody_is_here() {
    let event = doors(&roster(), EventKind::Rehearsal);

    assert!(event.ledger().entries().iter().all(|entry| entry.at == NOW));
    assert_eq!(event.head_count().here, 0);
    assert_eq!(event.name(), roster().event.name);
}

/// Where everybody is, by what the script calls them.
fn states(script: &Script, event: &Event) -> BTreeMap<String, &'static str> {
    let ids = ids(script, event);
    let states = ids.into_iter().filter_map(|(key, id)| {
        Some((
            key,
            match event.participant(id)?.presence() {
                Presence::Expected | Presence::NotComing => return None,
                Presence::Here { .. } => "here",
                Presence::Away { .. } => "away",
                Presence::Left { .. } => "left",
            },
        ))
    });
    states.collect()
}

/// Where a timeline leaves everybody: nobody goes out who is not here.
fn expected_states(script: &Script) -> BTreeMap<String, &'static str> {
    let mut states: BTreeMap<String, &'static str> = BTreeMap::new();
    for scene in &script.timeline {
        let before = states.get(&scene.who).copied();
        let after = match (scene.what, before) {
            (Coming::Arrive, _) | (Coming::Back, Some("away" | "left")) => Some("here"),
            (Coming::Away, Some("here")) => Some("away"),
            (Coming::Leave | Coming::LeaveUnannounced, Some("here" | "away")) => Some("left"),
            (_, before) => before,
        };
        states.extend(after.map(|after| (scene.who.clone(), after)));
    }
    states
}

fn any_coming() -> impl Strategy<Value = Coming> {
    prop_oneof![
        4 => Just(Coming::Arrive),
        1 => Just(Coming::Away),
        1 => Just(Coming::Back),
        1 => Just(Coming::Leave),
        1 => Just(Coming::LeaveUnannounced),
    ]
}

fn any_timeline() -> impl Strategy<Value = Vec<(f64, usize, Coming)>> {
    prop::collection::vec((-40.0..170.0, 0_usize..25, any_coming()), 0..120)
}

fn with_timeline(scenes: Vec<(f64, usize, Coming)>) -> Script {
    let mut script = roster();
    script.timeline = scenes
        .into_iter()
        .map(|(minute, who, what)| Scene { minute, who: script.people[who].key.clone(), what })
        .collect();
    script.timeline.sort_by(|one, other| one.minute.total_cmp(&other.minute));
    script
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_timeline_is_an_evening_in_which_nobody_meets_whom_they_must_not(
        scenes in any_timeline(),
        seed in any::<u64>(),
    ) {
        let script = with_timeline(scenes);

        let event = evening(&script, seed).event;

        for pair in must_not_meet(&script, &event) {
            prop_assert!(!event.have_met_tonight(pair));
        }
        for round in event.rounds() {
            let mut seen = BTreeSet::new();
            prop_assert!(round.seating.everybody().all(|id| seen.insert(id)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_timeline_at_the_desk_leaves_everybody_where_it_says(scenes in any_timeline()) {
        let script = with_timeline(scenes);
        let mut event = doors(&script, EventKind::Rehearsal);

        play_to_the_end(&script, &mut event);

        prop_assert_eq!(states(&script, &event), expected_states(&script));
    }
}
