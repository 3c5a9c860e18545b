//! How fast a thousand people's sheets are written, and the network of the evening is drawn.

#![expect(clippy::expect_used, reason = "a bench that cannot begin stops")]

use divan::Bencher;
use shouldmeet::domain::{
    Change, DeskId, Details, Entry, EntryId, Event, ParticipantId, Party, Promise, PromiseId,
    Source, Spot, Step, Timestamp,
};
use shouldmeet::export::{Templates, network_picture, report};
use shouldmeet::runtime::Shop;
use shouldmeet::storage::Places;

const PEOPLE: u32 = 1_000;
/// Whom each one met after them: ten thousand ties in all.
const MET: u32 = 10;

fn main() {
    divan::main();
}

fn desk() -> DeskId {
    DeskId::from_random([1; 4])
}

fn person(number: u32) -> ParticipantId {
    ParticipantId { desk: desk(), number: number % PEOPLE + 1 }
}

/// A thousand people who came, ten thousand pairs who met, a promise of each.
fn event() -> Event {
    let mut changes = Vec::new();
    for number in 0..PEOPLE {
        let participant = person(number);
        let details = Details {
            email: Some(format!("person{number}@example.org")),
            organisation: Some(format!("Organisation {}", number % 70)),
            offers: vec![format!("topic {}", number % 90)],
            asks: vec![format!("topic {}", (number + 7) % 90)],
            ..Details::named(format!("Person Number {number}"))
        };
        let details = Box::new(details);
        changes.push(Change::Registered { participant, details, source: Source::List });
        changes.push(Change::Stepped { participant, step: Step::Arrived, since: None });
    }
    for number in 0..PEOPLE {
        for step in 1..=MET {
            // Far and near, so that it is no ring.
            let other = person(number + step * step * 7);
            changes.push(Change::MetByThemselves { people: vec![person(number), other] });
        }
        let what = Promise {
            by: person(number),
            cue: Some("on Tuesday".into()),
            deed: "send the list".into(),
            with: Some(Party::Participant(person(number + 7))),
            witness: None,
            due: Some(Timestamp::from_millis(1_796_000_000_000)),
            spot: Spot::default(),
            earlier: None,
        };
        let promise = PromiseId { desk: desk(), number: PEOPLE + number };
        changes.push(Change::Promised { promise, what: Box::new(what) });
    }
    let entries = changes.into_iter().zip(1..).map(|(change, seq)| {
        let at = Timestamp::from_millis(1_795_525_402_123 + i64::from(seq));
        let id = EntryId { desk: desk(), seq };
        Entry { id, act: seq, stamp: u64::from(seq), at, change }
    });
    Event::fold(desk(), entries.collect::<Vec<_>>())
}

/// Five files for each of a thousand people, into an empty folder.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_thousand_sheets(bencher: Bencher<'_, '_>) {
    let event = event();
    bencher.with_inputs(|| tempfile::tempdir().expect("a folder")).bench_values(|folder| {
        let home = folder.path().as_os_str().to_owned();
        let places = Places::find(|name| (name == "SHOULDMEET_HOME").then(|| home.clone()));
        let shop = Shop::new(places.expect("places"));
        let to = folder.path().join("out");
        let went = shop.send_home(&event, &to, None, |_, _| {}).expect("sheets");
        assert_eq!(went.new, 1_000);
        folder
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_picture_of_a_thousand_people_and_ten_thousand_ties(bencher: Bencher<'_, '_>) {
    let event = event();
    bencher.bench(|| network_picture(&event));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_report_of_a_thousand_people(bencher: Bencher<'_, '_>) {
    let event = event();
    let templates = Templates::default();
    bencher.bench(|| report(&event, &templates, &jiff::tz::TimeZone::UTC, false));
}
