//! The policies compared over many evenings: writes the tables and pictures of `docs/evidence.md`.
//!
//! `cargo bench --bench evidence` plays the rosters of 60 and 200 people with ten seeds;
//! `cargo bench --bench evidence -- FILE.json` plays others and prints their tables, writing nothing.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop where a program must not, and writes the page it is for"
)]

use std::fmt::{Display, Write};
use std::fs;
use std::path::Path;
use std::time::Instant;

use shouldmeet::intake::script::Script;
use shouldmeet::runtime::{Evidence, Policy, PolicyReport, Programme, evidence};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SEEDS: std::ops::RangeInclusive<u64> = 1..=10;
const START: &str = "<!-- figures: written by cargo bench --bench evidence -->";
const END: &str = "<!-- end of figures -->";
const PROGRAMMES: [(Programme, &str); 2] =
    [(Programme::WithoutRounds, "without rounds"), (Programme::WithRounds, "with rounds")];

fn main() {
    // The bench runner hands its own flags on.
    let files: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    if files.is_empty() {
        write_page();
    }
    for file in files {
        println!("{}", section(&play(Path::new(&file))));
    }
}

fn write_page() {
    let mut figures = String::new();
    for people in [60, 200] {
        let file = format!("tests/fixtures/rosters/roster_{people}.json");
        let evenings = play(&Path::new(ROOT).join(&file));
        let picture = format!("pictures/evidence-{people}.svg");
        fs::write(Path::new(ROOT).join("docs").join(&picture), drawing(&evenings)).unwrap();
        write!(
            figures,
            "\n## {people} on the list\n\n`{file}`\n\n\
             ![New contacts and asks answered by policy: the table below has the same \
             facts]({picture})\n\n{}",
            section(&evenings)
        )
        .unwrap();
    }
    let page = Path::new(ROOT).join("docs/evidence.md");
    let text = fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once(START).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    fs::write(&page, format!("{before}{START}\n{figures}\n{END}{after}")).unwrap();
}

fn play(file: &Path) -> Vec<Evidence> {
    let script = Script::read(&fs::read(file).unwrap()).unwrap();
    let started = Instant::now();
    let evenings: Vec<Evidence> = SEEDS.map(|seed| evidence(&script, seed)).collect();
    println!("{}: {} s for {} seeds", file.display(), started.elapsed().as_secs(), evenings.len());
    evenings
}

/// A figure of one policy in every evening, in ascending order.
fn figures<T: Ord>(
    evenings: &[Evidence],
    (policy, programme): (Policy, Programme),
    figure: impl Fn(&PolicyReport) -> T,
) -> Vec<T> {
    let reports = evenings.iter().filter_map(|evening| evening.of(policy, programme));
    let mut all: Vec<T> = reports.map(figure).collect();
    all.sort_unstable();
    all
}

/// The middle one, and the range where there is one: `17 (15–19)`.
fn over<T: Ord + Copy>(sorted: &[T], shown: impl Fn(T) -> String) -> String {
    let (least, most) = (*sorted.first().unwrap(), *sorted.last().unwrap());
    let median = shown(*sorted.get(sorted.len() / 2).unwrap());
    if least == most { median } else { format!("{median} ({}–{})", shown(least), shown(most)) }
}

fn whole<T: Display>(number: T) -> String {
    number.to_string()
}

fn tenths(number: u32) -> String {
    format!("{}.{}", number / 10, number % 10)
}

fn thousandths(number: u32) -> String {
    format!("0.{number:03}")
}

/// The aims and the table of one roster.
fn section(evenings: &[Evidence]) -> String {
    let first = evenings.first().unwrap();
    let mut text = format!(
        "{} came. Median of {} seeds, the range in brackets.\n\n{}\n",
        first.ours.came,
        evenings.len(),
        aims(evenings)
    );
    text.push_str(
        "| programme | policy | introductions | new contacts: least | … within reach | … median | \
         at zero | asks answered | … by introduction | most possible | old contacts, % | Gini | \
         introductions an hour, median | an ask answered, % of introductions |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (programme, programme_name) in PROGRAMMES {
        for policy in Policy::ALL {
            let which = (policy, programme);
            let count =
                |figure: fn(&PolicyReport) -> usize| over(&figures(evenings, which, figure), whole);
            let new =
                |figure: fn(&PolicyReport) -> u32| over(&figures(evenings, which, figure), whole);
            let gini = figures(evenings, which, |one| one.gini_of_introductions.0);
            let an_hour = figures(evenings, which, |one| one.introductions_per_hour.median.0);
            let cells = [
                programme_name.to_owned(),
                policy.name().to_owned(),
                count(|one| one.introductions),
                new(|one| one.new_cross_organisation_contacts.least),
                new(|one| one.new_contacts_within_reach.least),
                new(|one| one.new_cross_organisation_contacts.median),
                count(|one| one.at_zero),
                count(|one| one.asks_answered),
                count(|one| one.asks_answered_by_introduction),
                count(|one| one.asks_best),
                count(|one| one.colleague_or_acquaintance_percent),
                if policy == Policy::Nobody { "–".to_owned() } else { over(&gini, thousandths) },
                over(&an_hour, tenths),
                count(|one| one.first_answered_percent),
            ];
            writeln!(text, "| {} |", cells.join(" | ")).unwrap();
        }
    }
    text
}

/// Whether an aim holds of our queue, beside free mixing without rounds.
type Holds = fn(&PolicyReport, &PolicyReport) -> bool;

/// What was aimed at, and in how many evenings it came true.
fn aims(evenings: &[Evidence]) -> String {
    let mut text = String::from(
        "| aim, for our queue | without rounds | with rounds |\n| --- | --- | --- |\n",
    );
    let aims: [(&str, Holds); 6] = [
        (
            "whoever got least gets three times what free mixing without rounds gives the least, and at least one new contact",
            |ours, free| {
                let least = |one: &PolicyReport| one.new_cross_organisation_contacts.least;
                least(ours) >= (3 * least(free)).max(1)
            },
        ),
        ("the same among those with ten strangers within reach", |ours, free| {
            let least = |one: &PolicyReport| one.new_contacts_within_reach.least;
            least(ours) >= (3 * least(free)).max(1)
        }),
        ("nobody at zero", |ours, _| ours.at_zero == 0),
        ("Gini of introductions under 0.150", |ours, _| ours.gini_of_introductions.0 < 150),
        ("median of seven introductions an hour", |ours, _| {
            ours.introductions_per_hour.median.0 >= 70
        }),
        ("no forbidden pair suggested, by any policy", |ours, _| ours.gated_suggested == 0),
    ];
    for (aim, holds) in aims {
        let kept = PROGRAMMES.map(|(programme, _)| {
            let free = |one: &Evidence| one.of(Policy::Nobody, Programme::WithoutRounds).cloned();
            let kept = evenings.iter().filter(|one| {
                let (ours, free) = (one.of(Policy::Ours, programme).unwrap(), free(one).unwrap());
                let clean = one.policies.iter().all(|one| one.gated_suggested == 0);
                holds(ours, &free) && (clean || !aim.starts_with("no forbidden"))
            });
            format!("{} of {}", kept.count(), evenings.len())
        });
        writeln!(text, "| {aim} | {} |", kept.join(" | ")).unwrap();
    }
    text
}

/// Two panels side by side, a row a policy: new contacts, and asks answered. Greys and shapes only.
fn drawing(evenings: &[Evidence]) -> String {
    const LEFT: u32 = 210;
    const WIDE: u32 = 250;
    const SECOND: u32 = LEFT + WIDE + 50;
    let middle = |which, figure: &dyn Fn(&PolicyReport) -> u32| {
        let all = figures(evenings, which, figure);
        *all.get(all.len() / 2).unwrap()
    };
    let best = middle((Policy::Ours, Programme::WithRounds), &|one| small(one.asks_best));
    let asked = middle((Policy::Ours, Programme::WithRounds), &|one| small(one.asks_answerable));
    let many = PROGRAMMES.iter().flat_map(|(programme, _)| {
        Policy::ALL.map(|policy| {
            middle((policy, *programme), &|one| one.new_cross_organisation_contacts.most)
        })
    });
    let many = many.max().unwrap().max(1);
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 330\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n\
         <title>New contacts and asks answered, by policy</title>\n\
         <desc>Left: new contacts of a person; the line goes from the least to the most, the bar \
         stands at the median. Right: asks answered; the dark part by introductions, the dashed \
         line is the most that introductions could answer. Medians of the seeds.</desc>\n\
         <rect width=\"800\" height=\"330\" fill=\"#fff\"/>\n",
    );
    writeln!(svg, "<text x=\"{LEFT}\" y=\"20\">New contacts: least, median, most</text>").unwrap();
    writeln!(svg, "<text x=\"{SECOND}\" y=\"20\">Asks answered (dark: introduced)</text>").unwrap();
    let mut y = 30;
    for (programme, name) in PROGRAMMES {
        y += 22;
        writeln!(svg, "<text x=\"10\" y=\"{y}\" font-weight=\"bold\">{name}</text>").unwrap();
        for policy in Policy::ALL {
            y += 26;
            let which = (policy, programme);
            let spread = [
                middle(which, &|one| one.new_cross_organisation_contacts.least),
                middle(which, &|one| one.new_cross_organisation_contacts.median),
                middle(which, &|one| one.new_cross_organisation_contacts.most),
            ];
            let [least, median, most] = spread.map(|count| LEFT + count * WIDE / many);
            let [fewest, half, greatest] = spread;
            let answered = middle(which, &|one| small(one.asks_answered));
            let by_hand = middle(which, &|one| small(one.asks_answered_by_introduction));
            let [all, dark] = [answered, by_hand].map(|count| count * WIDE / asked.max(1));
            let (line, top) = (y - 5, y - 12);
            writeln!(
                svg,
                "<text x=\"30\" y=\"{y}\">{}</text>\n\
                 <text x=\"200\" y=\"{y}\" text-anchor=\"end\">{fewest} / {half} / {greatest}</text>\n\
                 <path d=\"M{least} {line}H{most}\" stroke=\"#555\" stroke-width=\"2\"/>\n\
                 <circle cx=\"{least}\" cy=\"{line}\" r=\"5\" fill=\"#fff\" stroke=\"#222\"/>\n\
                 <rect x=\"{}\" y=\"{top}\" width=\"4\" height=\"14\"/>\n\
                 <circle cx=\"{most}\" cy=\"{line}\" r=\"2\"/>\n\
                 <rect x=\"{SECOND}\" y=\"{top}\" width=\"{all}\" height=\"14\" fill=\"#bbb\"/>\n\
                 <rect x=\"{SECOND}\" y=\"{top}\" width=\"{dark}\" height=\"14\" fill=\"#444\"/>\n\
                 <text x=\"{}\" y=\"{y}\">{answered}</text>",
                policy.name(),
                median - 2,
                SECOND + all + 6,
            )
            .unwrap();
        }
    }
    let most = SECOND + best * WIDE / asked.max(1);
    writeln!(
        svg,
        "<path d=\"M{most} 34V300\" stroke=\"#222\" stroke-dasharray=\"4 3\"/>\n\
         <text x=\"{most}\" y=\"318\" text-anchor=\"end\">most possible: {best}</text>\n</svg>"
    )
    .unwrap();
    svg
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap()
}
