//! How long it takes to understand topics: one, two, and a room full of them.
//!
//! `cargo bench --bench topics`. The promises are a model that costs under 5 ms at the start, and a
//! search under 10 ms among 20,000 topics of 100,000 people.

use divan::Bencher;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use shouldmeet::domain::{DeskId, Details, Participant, ParticipantId, Way};
use shouldmeet::finder::{find_topics, related_topics};
use shouldmeet::topics::{Likenesses, Meaning, Topics, Vocabulary, likeness};

const SEED: u64 = 20_260_611;

fn main() {
    divan::main();
}

const BEFORE: [&str; 24] = [
    "running",
    "learning",
    "teaching",
    "funding",
    "planning",
    "measuring",
    "writing about",
    "starting with",
    "community",
    "digital",
    "local",
    "remote",
    "first steps in",
    "ethics of",
    "history of",
    "future of",
    "small",
    "public",
    "rural",
    "urban",
    "inclusive",
    "practical",
    "research on",
    "careers in",
];
const THINGS: [&str; 40] = [
    "onboarding",
    "fundraising",
    "machine learning",
    "museums",
    "open data",
    "pricing",
    "robotics",
    "gardens",
    "mentoring",
    "law",
    "energy",
    "translation",
    "stress",
    "nutrition",
    "housing",
    "public speaking",
    "choirs",
    "sewing",
    "accounting",
    "HR",
    "L&D",
    "UX",
    "cycling",
    "water",
    "soil",
    "grants",
    "volunteers",
    "podcasts",
    "leases",
    "night buses",
    "childcare",
    "apprentices",
    "refugees",
    "accessibility",
    "ceramics",
    "statistics",
    "sleep",
    "heat pumps",
    "journalism",
    "chess",
];
const AFTER: [&str; 22] = [
    "",
    "for charities",
    "at work",
    "in schools",
    "for beginners",
    "with children",
    "on a budget",
    "in small teams",
    "across borders",
    "for older people",
    "in hospitals",
    "without a car",
    "in winter",
    "for start-ups",
    "by the sea",
    "in museums",
    "with volunteers",
    "for parents",
    "in two languages",
    "for newcomers",
    "after work",
    "in the open",
];

/// So many topics, each another one, in a seeded order.
fn topics(count: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for before in BEFORE {
        for thing in THINGS {
            all.extend(AFTER.iter().map(|after| format!("{before} {thing} {after}")));
        }
    }
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    for at in (1..all.len()).rev() {
        all.swap(at, random.random_range(0..=at));
    }
    all.truncate(count);
    all
}

fn people(count: u32, topics: &[String]) -> Vec<Participant> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut some = || topics.choose(&mut random).cloned().into_iter().collect::<Vec<String>>();
    (1..=count)
        .map(|number| Participant {
            id: ParticipantId { desk: DeskId::from_random([0; 4]), number },
            details: Details { offers: some(), asks: some(), ..Details::named("Ada") },
            way: Way::Open,
            walk_in: false,
            barred: false,
            presence: Vec::new(),
            companion_of: None,
        })
        .collect()
}

fn learned(topics: &[String]) -> Likenesses {
    let mut likenesses = Likenesses::new();
    likenesses.learn(topics.iter().map(String::as_str), &Vocabulary::default());
    likenesses.compare_some(usize::MAX);
    likenesses
}

/// The first topic that a program understands: the model is read for it.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn a_first_topic_with_the_model() -> Meaning {
    Meaning::of(divan::black_box("learning for charities"))
}

#[divan::bench]
fn a_topic_understood(bencher: Bencher<'_, '_>) {
    let mut topics = topics(776).into_iter().cycle();

    bencher
        .with_inputs(|| topics.next().unwrap_or_default())
        .bench_local_refs(|topic| Meaning::of(topic));
}

#[divan::bench]
fn a_topic_with_a_slip_understood() -> Meaning {
    Meaning::of(divan::black_box("fundrasing for chariteis"))
}

#[divan::bench]
fn two_topics_compared(bencher: Bencher<'_, '_>) {
    let (one, other) = (Meaning::of("remote onboarding"), Meaning::of("induction of new staff"));

    bencher.bench(|| likeness(divan::black_box(&one), divan::black_box(&other)));
}

#[divan::bench(args = [776, 20_000], sample_count = 3, sample_size = 1)]
fn a_room_learned(bencher: Bencher<'_, '_>, count: usize) {
    let topics = topics(count);

    bencher.bench(|| learned(&topics));
}

#[divan::bench(args = [776, 20_000])]
fn one_more_topic_learned(bencher: Bencher<'_, '_>, count: usize) {
    let likenesses = learned(&topics(count));

    bencher.with_inputs(|| likenesses.clone()).bench_local_refs(|known| {
        known.learn(["keeping bees"], &Vocabulary::default());
        known.compare_some(0)
    });
}

#[divan::bench(args = [(776, 2_000), (20_000, 100_000)], sample_count = 5, sample_size = 1)]
fn the_topics_of_a_room(bencher: Bencher<'_, '_>, (count, people_count): (usize, u32)) {
    let people = people(people_count, &topics(count));

    bencher.bench(|| Topics::of(&people, &[]));
}

#[divan::bench(args = [(776, 2_000), (20_000, 100_000)])]
fn a_search(bencher: Bencher<'_, '_>, (count, people_count): (usize, u32)) {
    let topics = topics(count);
    let likenesses = learned(&topics);
    let board = Topics::of(&people(people_count, &topics), &[]);
    let asked = ["who knows about onboarding?", "machien lear", "m", "burnout", "Ökologie", "D&I"];
    let mut asked = asked.into_iter().cycle();

    bencher.with_inputs(|| asked.next().unwrap_or_default()).bench_local_values(|query| {
        (find_topics(&board, query, 200).len(), related_topics(&board, &likenesses, query, 12))
    });
}
