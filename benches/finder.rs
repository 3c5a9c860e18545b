//! How long a key in the search field takes: people and topics of a seeded, synthetic event.
//!
//! `cargo bench --bench finder`. The promise is a key under 2 ms at 10,000 people.

use divan::Bencher;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use shouldmeet::domain::{DeskId, Details, Participant, ParticipantId};
use shouldmeet::finder::{Index, Standing, find_topics};
use shouldmeet::topics::Topics;

const SEED: u64 = 20_260_611;
const QUERIES: usize = 200;

fn main() {
    divan::main();
}

const BEGINNINGS: [&str; 24] = [
    "An", "Ber", "Chri", "Da", "El", "Fra", "Gün", "Hel", "Iv", "Jo", "Kat", "Lor", "Mar", "Na",
    "Ol", "Pe", "Ro", "Sø", "Tho", "Ul", "Vi", "Wil", "Ya", "Zo",
];
const MIDDLES: [&str; 16] =
    ["a", "be", "ci", "do", "é", "fi", "ga", "li", "ma", "ne", "ra", "ri", "sa", "ti", "vo", "ze"];
const ENDS: [&str; 20] = [
    "na", "ck", "dal", "el", "ford", "gård", "hart", "ić", "ki", "la", "man", "nsen", "o", "pez",
    "ra", "son", "ta", "us", "vić", "ya",
];
const TOPICS: [&str; 16] = [
    "onboarding",
    "fundraising",
    "machine learning",
    "rust",
    "urban planning",
    "museums",
    "care",
    "open data",
    "pricing",
    "research",
    "robotics",
    "gardens",
    "mentoring",
    "law",
    "energy",
    "translation",
];

fn pick<'a>(random: &mut ChaCha8Rng, from: &[&'a str]) -> &'a str {
    from.choose(random).copied().unwrap_or_default()
}

fn word(random: &mut ChaCha8Rng) -> String {
    let middles = random.random_range(0..3);
    let mut word = pick(random, &BEGINNINGS).to_owned();
    for _ in 0..middles {
        word.push_str(pick(random, &MIDDLES));
    }
    word + pick(random, &ENDS)
}

fn two_words(random: &mut ChaCha8Rng) -> String {
    format!("{} {}", word(random), word(random))
}

fn two_topics(random: &mut ChaCha8Rng) -> String {
    format!("{} {}", pick(random, &TOPICS), pick(random, &TOPICS))
}

fn people(count: u32) -> Vec<Participant> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let organisations: Vec<String> = (0..=count / 8).map(|_| two_words(&mut random)).collect();
    let mut person = |number| {
        let name = two_words(&mut random);
        let details = Details {
            email: Some(format!("{}@example.org", name.to_lowercase().replace(' ', "."))),
            organisation: organisations.choose(&mut random).cloned(),
            offers: vec![two_topics(&mut random)],
            asks: vec![two_topics(&mut random)],
            ticket: Some(format!("T{number:06}")),
            ..Details::named(name)
        };
        participant(number, details)
    };
    (1..=count).map(&mut person).collect()
}

fn participant(number: u32, details: Details) -> Participant {
    Participant::expected(ParticipantId { desk: DeskId::from_random([0; 4]), number }, details)
}

/// What people type: names cut after any letter, of a third of them a letter left out.
fn queries(people: &[Participant]) -> Vec<String> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED + 1);
    let mut query = |_| {
        let name = &people.choose(&mut random)?.details.name;
        let mut letters: Vec<char> = name.chars().collect();
        letters.truncate(random.random_range(1..=letters.len()));
        if letters.len() > 4 && random.random_ratio(1, 3) {
            letters.remove(random.random_range(1..letters.len()));
        }
        Some(letters.into_iter().collect())
    };
    (0..QUERIES).filter_map(&mut query).collect()
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 400)]
fn a_key_among_people(bencher: Bencher<'_, '_>, count: u32) {
    let people = people(count);
    let index = Index::of(&people);
    let mut queries = queries(&people).into_iter().cycle();

    bencher
        .with_inputs(|| queries.next().unwrap_or_default())
        .bench_local_values(|query| index.find(&query, 10, |_| Standing::Expected));
}

#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn the_index_of_people(bencher: Bencher<'_, '_>, count: u32) {
    let people = people(count);

    bencher.bench_local(|| Index::of(&people));
}

#[divan::bench(args = [1_000, 10_000])]
fn a_key_among_topics(bencher: Bencher<'_, '_>, count: u32) {
    let people = people(count);
    let topics = Topics::of(&people, &[]);
    let asked = ["who knows about onboarding?", "machien lear", "m", "urban gardens", "zzz"];
    let mut asked = asked.into_iter().cycle();

    bencher
        .with_inputs(|| asked.next().unwrap_or_default())
        .bench_local_values(|query| find_topics(&topics, query, 10));
}
