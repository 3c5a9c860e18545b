//! How planning grows with the room: `cargo bench --bench seating`.
//!
//! Rooms of 100 to 5,000 people at tables of eight, the second of three rounds to plan, the first
//! held at random, meetings of different worth. Each room is planned in a process of its own, whose
//! memory is then known. Writes `docs/pictures/seating-growth.svg`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop where a program must not, and writes the picture it is for"
)]

use std::fmt::Write;
use std::process::Command;
use std::time::Instant;

use shouldmeet::seating::{
    Budget, Draft, PersonIndex, PersonSpec, Policy, Problem, RoundSpec, TableSpec, Worth, plan,
};

const ROOMS: [usize; 7] = [100, 200, 300, 500, 1_000, 2_000, 5_000];
const SEATS: u16 = 8;
/// Steps of the search that are timed, on one processor.
const STEPS: u64 = 4_000;
/// How often each time is taken; the median counts.
const TIMES: usize = 5;

fn main() {
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    match asked {
        Some(people) => measure(people),
        None => compare(),
    }
}

/// The round to plan next and one more, after one that was held.
fn room(people: usize) -> Draft {
    let everybody: Vec<PersonIndex> = PersonIndex::first(people).collect();
    let tables = people.div_ceil(usize::from(SEATS));
    let held = everybody.chunks(usize::from(SEATS)).map(<[_]>::to_vec).collect();
    let round = RoundSpec {
        tables: vec![TableSpec::with_seats(SEATS + 1); tables],
        present: everybody.clone(),
        locked: Vec::new(),
    };
    let person = |index: u16| PersonSpec { organisation: Some(index / 7), ..PersonSpec::default() };
    let answers = everybody.iter().flat_map(|first| {
        let others = [3_u16, 17, 58].map(|step| PersonIndex(first.0 + step));
        let others = others.into_iter().filter(move |other| other.at() < people);
        others.map(|second| Worth { first: *first, second, worth: 700 })
    });
    Draft {
        people: (0..).map(person).take(people).collect(),
        rounds: vec![round; 2],
        past: vec![held],
        worth: answers.collect(),
        usual_worth: 300,
        policy: Policy { group_size: SEATS, ..Policy::default() },
        ..Draft::default()
    }
}

/// Prints, for one room: milliseconds to lay the problem out, to a first plan and for the steps,
/// and the most memory in megabytes.
fn measure(people: usize) {
    let draft = room(people);
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let timed = |work: &dyn Fn()| {
        let times = (0..TIMES).map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e3
        });
        median(times.collect())
    };
    let laid_out = timed(&|| drop(Problem::new(draft.clone()).unwrap()));
    let problem = Problem::new(draft.clone()).unwrap();
    let first = timed(&|| drop(plan(&problem, 1, &Budget::steps(0))));
    // Two searches make the steps, one after the other.
    let steps = timed(&|| drop(plan(&problem, 1, &Budget::steps(STEPS)))) - first;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 =
        peak.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0.0);
    println!("{laid_out} {first} {} {}", steps.max(0.001), kilobytes / 1024.0);
}

fn compare() {
    println!("| people | problem | first plan | exchanges judged a second | most memory |");
    println!("| --- | --- | --- | --- | --- |");
    let mut points = Vec::new();
    for people in ROOMS {
        let program = std::env::current_exe().unwrap();
        let output = Command::new(program).arg(people.to_string()).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let figures: Vec<f64> =
            text.split_whitespace().map(|figure| figure.parse().unwrap()).collect();
        let [laid_out, first, steps, memory] = <[f64; 4]>::try_from(figures).unwrap();
        let searches = if people <= 2_000 { 2.0 } else { 1.0 };
        let judged = f64::from(u32::try_from(people).unwrap()) * 4_000.0 * searches / steps * 1e3;
        println!(
            "| {people} | {laid_out:.1} ms | {first:.1} ms | {:.0} million | {memory:.0} MB |",
            judged / 1e6
        );
        points.push((people, laid_out + first, laid_out + first + steps));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures/seating-growth.svg");
    std::fs::write(path, drawing(&points)).unwrap();
}

/// People against milliseconds, both in powers of ten.
fn drawing(points: &[(usize, f64, f64)]) -> String {
    let x = |people: f64| 60.0 + (people.log10() - 2.0) / 1.8 * 500.0;
    let y = |millis: f64| 300.0 - (millis.max(0.1).log10() + 1.0) / 5.0 * 270.0;
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 620 350\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"620\" height=\"350\" fill=\"white\"/>\n",
    );
    for (people, label) in [(100.0, "100"), (300.0, "300"), (1e3, "1,000"), (5e3, "5,000")] {
        let at = x(people);
        writeln!(
            svg,
            "<line x1=\"{at:.0}\" y1=\"30\" x2=\"{at:.0}\" y2=\"300\" stroke=\"#ddd\"/>\
             <text x=\"{at:.0}\" y=\"318\" text-anchor=\"middle\">{label}</text>"
        )
        .unwrap();
    }
    for (millis, label) in [(0.1, "0.1 ms"), (1.0, "1"), (10.0, "10"), (1e2, "100"), (1e3, "1 s")] {
        let at = y(millis);
        writeln!(
            svg,
            "<line x1=\"60\" y1=\"{at:.0}\" x2=\"600\" y2=\"{at:.0}\" stroke=\"#ddd\"/>\
             <text x=\"54\" y=\"{at:.0}\" text-anchor=\"end\">{label}</text>"
        )
        .unwrap();
    }
    let line = |value: &dyn Fn(&(usize, f64, f64)) -> f64| {
        let at = points.iter().map(|point| {
            let people = f64::from(u32::try_from(point.0).unwrap());
            format!("{:.0},{:.0}", x(people), y(value(point)))
        });
        at.collect::<Vec<_>>().join(" ")
    };
    for (label, colour, height, places) in [
        ("a first plan, the problem laid out", "#1b6ca8", 45, line(&|point| point.1)),
        (
            "and 4,000 steps of both searches, on one processor",
            "#b5541c",
            62,
            line(&|point| point.2),
        ),
    ] {
        writeln!(
            svg,
            "<polyline points=\"{places}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\
             <text x=\"70\" y=\"{height}\" fill=\"{colour}\">{label}</text>"
        )
        .unwrap();
    }
    svg + "<text x=\"330\" y=\"340\" text-anchor=\"middle\">people in the room</text>\n</svg>\n"
}
