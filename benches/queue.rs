//! How long it takes to draw the queue of introductions anew: seeded, synthetic rooms.
//!
//! `cargo bench --bench queue`. The promise is a slowest draw under 16 ms with 1,000 people in the
//! room, under 100 ms with 10,000.

use std::collections::BTreeSet;

use divan::Bencher;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use shouldmeet::app::drawn;
use shouldmeet::domain::{
    Apart, Attribute, Change, DeskId, Details, Entry, EntryId, Event, Group, GroupRule,
    IntroductionId, ParticipantId, Source, Step, Table, TableNumber, Tie, Timestamp,
};
use shouldmeet::matching::{Meetings, Queue, Room, clumps, magnets, suggest, wallflowers};
use shouldmeet::topics::Likenesses;

const SEED: u64 = 20_260_611;
const ROOMS: [u32; 4] = [60, 200, 1_000, 10_000];
/// How many topics there are; few of them are named by many (Zipf 1949).
const TOPICS: u32 = 400;

fn main() {
    divan::main();
}

fn person(number: u32) -> ParticipantId {
    ParticipantId { desk: DeskId::from_random([0; 4]), number }
}

/// A topic by Zipf's law: the second is named half as often as the first, the third a third.
fn topic(random: &mut ChaCha8Rng) -> String {
    let shares = (1..=TOPICS).map(|rank| 1_000_000 / rank);
    let mut left = random.random_range(0..shares.clone().sum::<u32>());
    let number =
        shares.take_while(|share| left.checked_sub(*share).map(|rest| left = rest).is_some());
    format!("topic number {}", number.count())
}

fn details(random: &mut ChaCha8Rng, number: u32, people: u32) -> Details {
    let languages = [&["en"][..], &["en", "de"], &[]];
    let spoken = languages.choose(random).copied().unwrap_or_default();
    let mut topics =
        |most| (0..random.random_range(0..=most)).map(|_| topic(random)).collect::<Vec<_>>();
    let (offers, asks, interests) = (topics(3), topics(2), topics(3));
    Details {
        organisation: Some(format!("Organisation {}", number % (people / 8 + 1))),
        offers,
        asks,
        interests,
        languages: spoken.iter().copied().map(str::to_owned).collect(),
        first_time: Some(number.is_multiple_of(5)),
        ..Details::named(format!("Person{number} Surname"))
    }
}

/// Everybody is here, knows two others, and half of them were introduced once.
fn room(people: u32) -> Event {
    Event::fold(DeskId::from_random([0; 4]), entries(people))
}

/// What happened in that room; the last thing is that somebody arrived.
fn entries(people: u32) -> Vec<Entry> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut changes = Vec::new();
    for number in 1..=people {
        let participant = person(number);
        let details = Box::new(details(&mut random, number, people));
        changes.push(Change::Registered { participant, details, source: Source::List });
        if number > 1 {
            changes.push(Change::Stepped { participant, step: Step::Arrived, since: None });
        }
    }
    for number in 1..=people {
        let second = person(random.random_range(1..=people));
        changes.push(Change::Tied { first: person(number), second, tie: Tie::Known, since: None });
    }
    for number in 1..=people / 4 {
        let introduction = IntroductionId { desk: DeskId::from_random([0; 4]), number };
        let (first, second) = (person(number), person(people - number));
        let reason = String::new();
        changes.push(Change::Introduced { introduction, first, second, reason });
    }
    let participant = person(1);
    changes.push(Change::Stepped { participant, step: Step::Arrived, since: None });
    let desk = DeskId::from_random([0; 4]);
    let entry = |(seq, change): (u32, Change)| Entry {
        id: EntryId { desk, seq },
        act: seq,
        stamp: u64::from(seq),
        at: Timestamp::from_millis(i64::from(seq) * 1_000),
        change,
    };
    (1..).zip(changes).map(entry).collect()
}

/// Long after the last introduction: everybody is free.
fn now() -> Timestamp {
    Timestamp::from_millis(100_000_000)
}

/// What a check-in costs: the room read, the queue drawn from the one that stood before.
#[divan::bench(args = ROOMS)]
fn redraw(bencher: Bencher<'_, '_>, people: u32) {
    let mut entries = entries(people);
    let arrival = entries.pop().into_iter();
    let likenesses = Likenesses::default();
    let mut event = Event::fold(DeskId::from_random([0; 4]), entries);
    let standing = Queue::default().redrawn(&Room::of(&event, now(), &likenesses), now());
    arrival.for_each(|entry| event.apply(&entry));
    bencher.bench_local(|| standing.redrawn(&Room::of(&event, now(), &likenesses), now()));
}

/// The room read, nothing drawn.
#[divan::bench(args = ROOMS)]
fn read_the_room(bencher: Bencher<'_, '_>, people: u32) {
    let event = room(people);
    let likenesses = Likenesses::default();
    bencher.bench_local(|| Room::of(&event, now(), &likenesses).useless_topics().len());
}

/// The best twelve for one person, among everybody.
#[divan::bench(args = ROOMS)]
fn for_one_person(bencher: Bencher<'_, '_>, people: u32) {
    let event = room(people);
    let likenesses = Likenesses::default();
    let room = Room::of(&event, now(), &likenesses);
    bencher.bench_local(|| suggest(&room, person(7), 12));
}

/// Who is on the edge of the room, and which organisations keep to themselves.
#[divan::bench(args = ROOMS)]
fn edges(bencher: Bencher<'_, '_>, people: u32) {
    let event = room(people);
    let likenesses = Likenesses::default();
    let room = Room::of(&event, now(), &likenesses);
    bencher.bench_local(|| (wallflowers(&room, 8), magnets(&room, 8), clumps(&room)));
}

/// What the draw of a round asks: what it is worth that any two people meet at a table.
#[divan::bench(args = [60, 200, 1_000])]
fn meetings_at_tables(bencher: Bencher<'_, '_>, people: u32) {
    let event = room(people);
    let likenesses = Likenesses::default();
    bencher.bench_local(|| Meetings::of(&event, &likenesses));
}

/// A round drawn without a search: the planner's question, and a first answer.
#[divan::bench(args = [60, 200, 1_000])]
fn a_round_without_a_search(bencher: Bencher<'_, '_>, people: u32) {
    let (event, likenesses) = (room_with_tables(people, Vec::new()), Likenesses::default());
    bencher.bench_local(|| drawn(&event, &likenesses, 1, 0));
}

/// The same where those who are here for the first time are never two at a table: one in five.
#[divan::bench(args = [60, 200, 1_000])]
fn a_round_with_a_rule_about_a_group(bencher: Bencher<'_, '_>, people: u32) {
    let group = Group { attribute: Attribute::FirstTime, value: "yes".to_owned() };
    let rule = GroupRule::Apart { group: group.clone(), other: group, how: Apart::Never };
    let event = room_with_tables(people, vec![Change::RuleMade { rule }]);
    let likenesses = Likenesses::default();
    bencher.bench_local(|| drawn(&event, &likenesses, 1, 0));
}

/// The room with a table for every five people, and what else is said of it.
fn room_with_tables(people: u32, more: Vec<Change>) -> Event {
    let mut entries = entries(people);
    let desk = DeskId::from_random([0; 4]);
    let last = entries.last().map_or(0, |entry| entry.id.seq);
    let tables = (1..).take(usize::try_from(people / 5).unwrap_or(1));
    let placed = tables.map(|number| Change::TablePlaced {
        table: Table {
            number: TableNumber(number),
            name: None,
            seats: 6,
            features: BTreeSet::new(),
            closed: false,
        },
    });
    entries.extend((last + 1..).zip(placed.chain(more)).map(|(seq, change)| Entry {
        id: EntryId { desk, seq },
        act: seq,
        stamp: u64::from(seq),
        at: Timestamp::from_millis(i64::from(seq) * 1_000),
        change,
    }));
    Event::fold(desk, entries)
}
