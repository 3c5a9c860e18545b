//! What may be done to a list without changing who is on it.
#![expect(clippy::unwrap_used, reason = "a test stops where a list cannot be read")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use shouldmeet::intake::{List, Mapping, Row, Sheet, decode, registrations};

const GIVEN: [&str; 9] =
    ["Ada", "Ben", "Çem", "Дарья", "Eva-Maria", "Õnne", "김", "Grace", "O'Neill"];
const FAMILY: [&str; 8] =
    ["Byron", "Osei", "van der Berg", "Kaya", "Łukasz", "de la Cruz", "McDonald", "Ωmega"];
const ORGANISATIONS: [&str; 5] =
    ["Kestrel Ltd", "Orso GmbH", "Universität Ulm", "Wrenfield, Inc.", ""];
const TOPICS: [&str; 6] = ["Rust", "UI/UX", "Hiring", "R&D", "Fundraising", "Public speaking"];
const HEADERS: [&str; 6] =
    ["Name", "E-mail", "Company", "Can help with", "Checked in", "Ticket code"];

/// A cell for each of [`HEADERS`].
type Cells = Vec<String>;

fn rows() -> impl Strategy<Value = Vec<Cells>> {
    let person = (
        select(GIVEN.as_slice()),
        select(FAMILY.as_slice()),
        select(ORGANISATIONS.as_slice()),
        subsequence(TOPICS.as_slice(), 0..4),
        any::<bool>(),
    );
    prop::collection::vec(person, 2..24).prop_map(|people| {
        let cells =
            |(at, (given, family, company, topics, here)): (usize, (_, _, &str, Vec<&str>, _))| {
                vec![
                    format!("{given} {family}"),
                    format!("p{at}@x.example"),
                    company.to_owned(),
                    topics.join(", "),
                    if here { "yes" } else { "no" }.to_owned(),
                    format!("T{at:04}-X"),
                ]
            };
        people.into_iter().enumerate().map(cells).collect()
    })
}

/// How a list is written.
#[derive(Clone, Debug)]
struct Dress {
    separator: char,
    quote_all: bool,
    line_end: &'static str,
    encoding: &'static str,
}

const PLAIN: Dress = Dress { separator: ',', quote_all: false, line_end: "\n", encoding: "utf-8" };

fn dress() -> impl Strategy<Value = Dress> {
    (
        select([',', ';', '\t', '|'].as_slice()),
        any::<bool>(),
        select(["\n", "\r\n"].as_slice()),
        select(["utf-8", "utf-8 with a mark", "utf-16"].as_slice()),
    )
        .prop_map(|(separator, quote_all, line_end, encoding)| Dress {
            separator,
            quote_all,
            line_end,
            encoding,
        })
}

fn written(header: &[&str], rows: &[Cells], dress: &Dress) -> Vec<u8> {
    let cell = |cell: &str| {
        let quoted = dress.quote_all || cell.contains([dress.separator, '"', '\n', ',']);
        if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let line = |cells: Vec<&str>| {
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        cells.join(&dress.separator.to_string()) + dress.line_end
    };
    let mut text = line(header.to_vec());
    for row in rows {
        text += &line(row.iter().map(String::as_str).collect());
    }
    match dress.encoding {
        "utf-16" => {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        "utf-8 with a mark" => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        _ => text.into_bytes(),
    }
}

fn read(bytes: &[u8]) -> List {
    let sheet = Sheet::read(&decode(bytes).unwrap()).unwrap();
    registrations(&sheet, &Mapping::guess(&sheet))
}

/// What a list says of each of its people, in no order.
fn people(list: &List) -> BTreeSet<String> {
    let said = |row: &Row| {
        let of = &row.details;
        let mut offers = of.offers.clone();
        offers.sort();
        format!(
            "{} {:?} {:?} {offers:?} {:?} {:?}",
            of.name, of.email, of.organisation, row.checked_in, of.ticket
        )
    };
    list.people.iter().map(said).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_rows_and_columns_changes_nobody(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        order in Just((0..HEADERS.len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let plain = people(&read(&written(&HEADERS, &rows, &PLAIN)));

        let header: Vec<&str> = order.iter().filter_map(|at| HEADERS.get(*at).copied()).collect();
        let cells = |row: &Cells| order.iter().filter_map(|at| row.get(*at).cloned()).collect();
        let moved: Vec<Cells> = shuffled.iter().map(cells).collect();

        prop_assert_eq!(plain, people(&read(&written(&header, &moved, &PLAIN))));
    }

    #[test]
    fn how_a_list_is_written_changes_nobody(rows in rows(), dress in dress()) {
        let plain = people(&read(&written(&HEADERS, &rows, &PLAIN)));

        prop_assert_eq!(plain.len(), rows.len());
        prop_assert_eq!(plain, people(&read(&written(&HEADERS, &rows, &dress))));
    }

    #[test]
    fn blank_rows_and_the_header_again_change_nobody(
        rows in rows(),
        blanks in prop::collection::vec((0..24_usize, any::<bool>()), 0..5),
    ) {
        let plain = people(&read(&written(&HEADERS, &rows, &PLAIN)));

        let mut padded = rows;
        for (at, again) in blanks {
            let header = HEADERS.map(|title| if again { title.to_owned() } else { String::new() });
            padded.insert(at.min(padded.len()), header.to_vec());
        }

        prop_assert_eq!(plain, people(&read(&written(&HEADERS, &padded, &PLAIN))));
    }

    #[test]
    fn a_column_that_nobody_knows_changes_nobody(
        rows in rows(),
        place in 0..=HEADERS.len(),
        words in select(["blue", "7", "2026-05-07", "", "yes"].as_slice()),
    ) {
        let plain = people(&read(&written(&HEADERS, &rows, &PLAIN)));

        let mut header = HEADERS.to_vec();
        header.insert(place, "Xyzzy");
        let mut wider = rows;
        for row in &mut wider {
            row.insert(place, words.to_owned());
        }

        prop_assert_eq!(plain, people(&read(&written(&header, &wider, &PLAIN))));
    }

    #[test]
    fn a_list_that_is_cut_off_invents_nobody(rows in rows(), cut in any::<prop::sample::Index>()) {
        let whole = written(&HEADERS, &rows, &PLAIN);
        let names: BTreeSet<String> =
            read(&whole).people.into_iter().map(|row| row.details.name).collect();
        let at = cut.index(whole.len());
        let header = whole.iter().position(|byte| *byte == b'\n').unwrap();

        // A cut inside a quote or a letter may make a file that says that it is damaged.
        let Ok(sheet) = decode(whole.get(..at).unwrap()).and_then(|text| Sheet::read(&text)) else {
            return Ok(());
        };
        let list = registrations(&sheet, &Mapping::guess(&sheet));

        prop_assert!(list.people.len() <= rows.len());
        if at > header {
            let last = list.people.len().saturating_sub(1);
            for row in list.people.iter().take(last) {
                prop_assert!(names.contains(&row.details.name), "{}", row.details.name);
            }
        }
    }
}
