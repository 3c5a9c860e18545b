//! What a key costs while a name is typed letter by letter, beside two matchers of whole lines.
//!
//! `cargo bench --bench keystrokes -- --list roster.csv --queries queries.tsv` on any list with a
//! header line that has the columns `Name`, `Organisation`, `Email` and `Ticket code`, and on
//! queries with tabs between, what was typed in the third column. Without the two, people and
//! queries are made from a seed. Every beginning of every tenth query is a key. One thread, its own
//! processor time, the same people and keys for each.
//!
//! `nucleo-matcher` (Mozilla Public License 2.0) is used here alone, unchanged, and is in no
//! program that is handed on.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use shouldmeet::domain::{DeskId, Details, Participant, ParticipantId};
use shouldmeet::finder::{Index, Standing};
use shouldmeet::topics::fold;

const SEED: u64 = 20_260_611;
const HITS: usize = 10;

fn main() {
    let argument = |name: &str| {
        let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
        arguments.next()
    };
    let rows = argument("--list").map_or_else(made_up, |file| listed(&file));
    let queries = argument("--queries").map_or_else(
        || rows.iter().step_by(9).map(|row| row.name.to_lowercase()).take(300).collect(),
        |file| typed(&file),
    );
    let keys: Vec<&str> = queries.iter().step_by(10).flat_map(|query| beginnings(query)).collect();
    println!("{} keys; ms of processor time: p50, p99, slowest", keys.len());
    for count in [1_000_u32, 10_000, 100_000] {
        compare(&people(&rows, count), &keys);
    }
}

/// Prints what each key costs the finder and the two matchers.
fn compare(people: &[Participant], keys: &[&str]) {
    let before = processor_ns();
    let index = Index::of(people);
    let built = processor_ns() - before;
    println!("\n{} people, index built in {:.0} ms", people.len(), ms(built));
    let ours = measure(keys, |key| index.find(key, HITS, |_| Standing::Expected).len());
    let lines: Vec<String> = people.iter().map(line).collect();
    // The slower two are asked fewer keys of the longest list: every fifth, evenly.
    let fewer: Vec<&str> =
        keys.iter().copied().step_by(if people.len() > 10_000 { 5 } else { 1 }).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let nucleo = measure(&fewer, |key| {
        let key = fold::fold(key);
        let pattern = Pattern::parse(&key, CaseMatching::Ignore, Normalization::Smart);
        best(lines.iter().enumerate().filter_map(|(place, line)| {
            let score = pattern.score(Utf32Str::new(line, &mut letters), &mut matcher)?;
            Some((i64::from(score), place))
        }))
    });
    let skim = SkimMatcherV2::default().ignore_case();
    let fuzzy =
        measure(&fewer, |key| {
            let key = fold::fold(key);
            best(lines.iter().enumerate().filter_map(|(place, line)| {
                skim.fuzzy_match(line, &key).map(|score| (score, place))
            }))
        });
    for (name, times) in [("ours", &ours), ("nucleo-matcher", &nucleo), ("fuzzy-matcher", &fuzzy)] {
        let [median, late, slowest] = [500, 990, 1_000].map(|share| at(times, share));
        println!("{name:15} {:8.3} {:8.3} {:8.3}", ms(median), ms(late), ms(slowest));
    }
    let share = |times: &[i64]| ms(at(&ours, 990)) / ms(at(times, 990));
    println!("p99 of ours: {:.3} of nucleo's, {:.3} of fuzzy's", share(&nucleo), share(&fuzzy));
}

/// How many of the best there are: all that a list on a screen asks of a matcher.
fn best(scored: impl Iterator<Item = (i64, usize)>) -> usize {
    let mut scored: Vec<(i64, usize)> = scored.map(|(score, place)| (-score, place)).collect();
    if scored.len() > HITS {
        scored.select_nth_unstable(HITS);
        scored.truncate(HITS);
    }
    scored.sort_unstable();
    scored.len()
}

/// The nanoseconds of each key, sorted.
fn measure(keys: &[&str], mut find: impl FnMut(&str) -> usize) -> Vec<i64> {
    // What is read when it is first asked for is read before anything is measured.
    divan::black_box(find("a"));
    let mut times: Vec<i64> = keys
        .iter()
        .map(|key| {
            let before = processor_ns();
            divan::black_box(find(key));
            processor_ns() - before
        })
        .collect();
    times.sort_unstable();
    times
}

/// The time at a share of the sorted times, in thousandths.
fn at(times: &[i64], share: usize) -> i64 {
    times.get(times.len().saturating_sub(1) * share / 1_000).copied().unwrap_or_default()
}

fn ms(ns: i64) -> f64 {
    f64::from(i32::try_from(ns / 100).unwrap_or(i32::MAX)) / 10_000.0
}

/// Nanoseconds of processor time of this thread: other programs do not count.
#[cfg(unix)]
fn processor_ns() -> i64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Nanoseconds of the clock on the wall, where a thread's own are not to be had.
#[cfg(not(unix))]
#[expect(clippy::disallowed_methods, reason = "a bench measures")]
fn processor_ns() -> i64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let start = START.get_or_init(std::time::Instant::now);
    i64::try_from(start.elapsed().as_nanos()).unwrap_or(i64::MAX)
}

fn line(person: &Participant) -> String {
    let details = &person.details;
    let parts = [&details.email, &details.organisation, &details.ticket];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    fold::fold(&format!("{} {}", details.name, parts.join(" ")))
}

fn beginnings(query: &str) -> impl Iterator<Item = &str> {
    query.char_indices().filter_map(|(at, letter)| query.get(..at + letter.len_utf8()))
}

#[expect(clippy::disallowed_methods, reason = "a bench reads what it is asked to measure with")]
fn read(file: &str) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| {
        println!("{file}: {error}");
        String::new()
    })
}

fn typed(file: &str) -> Vec<String> {
    read(file).lines().filter_map(|line| line.split('\t').nth(2)).map(str::to_owned).collect()
}

fn listed(file: &str) -> Vec<Details> {
    let text = read(file);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let header = rows.headers().cloned().unwrap_or_default();
    let column = |name: &str| header.iter().position(|column| column == name);
    let columns = ["Name", "Organisation", "Email", "Ticket code"].map(column);
    let details = |row: csv::StringRecord| {
        let cell = |column: Option<usize>| {
            row.get(column?).filter(|cell| !cell.is_empty()).map(str::to_owned)
        };
        let [name, organisation, email, ticket] = columns.map(cell);
        Details { organisation, email, ticket, ..Details::named(name.unwrap_or_default()) }
    };
    rows.records().filter_map(Result::ok).map(details).collect()
}

fn made_up() -> Vec<Details> {
    const BEGINNINGS: [&str; 16] = [
        "An", "Ber", "Chri", "Da", "El", "Fra", "Gün", "Hel", "Jo", "Kat", "Mar", "Na", "Sø",
        "Tho", "Wil", "Ya",
    ];
    const ENDS: [&str; 16] = [
        "a", "bel", "dal", "ford", "gård", "ić", "ki", "lina", "man", "nsen", "pez", "ra", "son",
        "ta", "us", "vić",
    ];
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut word = move || {
        let mut pick =
            |from: &[&'static str]| from.choose(&mut random).copied().unwrap_or_default();
        [pick(&BEGINNINGS), pick(&["", "li", "mo", "ra"]), pick(&ENDS)].concat()
    };
    let mut person = |number| {
        let (given, family) = (word(), word());
        Details {
            email: Some(format!("{given}.{family}@example.org").to_lowercase()),
            organisation: Some(word()),
            ticket: Some(format!("T{number:05}")),
            ..Details::named(format!("{given} {family}"))
        }
    };
    (0..5_000).map(&mut person).collect()
}

/// So many people: those of the list, and beyond them new ones with a first name of one, a last
/// name of another and, of every third, an ending that makes it a name of its own.
fn people(rows: &[Details], count: u32) -> Vec<Participant> {
    const ENDINGS: [&str; 6] = ["", "", "sson", "ova", "ski", "mann"];
    let mut random = ChaCha8Rng::seed_from_u64(SEED + 1);
    let mut details = |number: u32| {
        let own = usize::try_from(number).ok().and_then(|place| rows.get(place));
        own.cloned().unwrap_or_else(|| {
            let mut pick = || rows.choose(&mut random).cloned().unwrap_or_default();
            let (one, other) = (pick(), pick());
            let first = one.name.split(' ').next().unwrap_or_default();
            let last = other.name.rsplit(' ').next().unwrap_or_default();
            let ending = ENDINGS.choose(&mut random).copied().unwrap_or_default();
            Details {
                email: Some(format!("{first}.{last}@example.org").to_lowercase()),
                organisation: other.organisation,
                ticket: Some(format!("N{number:06}")),
                ..Details::named(format!("{first} {last}{ending}"))
            }
        })
    };
    (0..count).map(|number| participant(number, details(number))).collect()
}

fn participant(number: u32, details: Details) -> Participant {
    Participant::expected(ParticipantId { desk: DeskId::from_random([0; 4]), number }, details)
}
