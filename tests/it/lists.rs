//! Lists as ticket shops and forms export them, against what a careful reader takes from them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where a list is not what it says"
)]

use std::collections::BTreeMap;

use serde_json::Value;
use shouldmeet::domain::Line;
use shouldmeet::intake::{List, Mapping, open, registrations};
use unicode_normalization::UnicodeNormalization;

fn read(bytes: &[u8]) -> List {
    let sheet = open(bytes).unwrap();
    registrations(&sheet, &Mapping::guess(&sheet))
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value[key].as_str()
}

/// Whether a value is the expected one, or one of those that are as good.
fn accepted(expected: &Value, key: &str, got: Option<&str>) -> bool {
    let folded = |text: &str| text.nfkc().collect::<String>().to_lowercase();
    let others = expected["accept"][key].as_array().into_iter().flatten().filter_map(Value::as_str);
    let good: Vec<String> = text(expected, key).into_iter().chain(others).map(folded).collect();
    got.map_or_else(|| text(expected, key).is_none(), |got| good.contains(&folded(got)))
}

fn topics(value: &Value) -> Vec<String> {
    let mut topics: Vec<String> = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_lowercase)
        .collect();
    topics.sort();
    topics
}

fn lower(topics: &[String]) -> Vec<String> {
    let mut lower: Vec<String> = topics.iter().map(|topic| topic.to_lowercase()).collect();
    lower.sort();
    lower
}

/// Every expected person is there with name, address, ticket, presence and topics, and nobody else
/// but those of whom the list itself is not certain.
fn compare(bytes: &[u8], expected: &str) {
    let list = read(bytes);
    let expected: Value = serde_json::from_str(expected).unwrap();
    let expected = expected["people"].as_array().unwrap();
    let mut by_line: BTreeMap<usize, &_> = BTreeMap::new();
    for row in &list.people {
        by_line.insert(row.line, row);
    }
    let mut left: Vec<_> = by_line.into_values().collect();
    for person in expected {
        let found = left.iter().position(|row| {
            accepted(person, "name", Some(&row.details.name))
                && accepted(person, "email", row.details.email.as_deref())
                && accepted(person, "ticket", row.details.ticket.as_deref())
        });
        let optional = person["optional"] == Value::Bool(true);
        let Some(found) = found else {
            assert!(optional, "{person} is not among {left:#?}");
            continue;
        };
        let row = left.remove(found);
        if !optional {
            assert_eq!(person["checked_in"].as_bool(), row.checked_in, "{person}");
            assert!(
                accepted(person, "organisation", row.details.organisation.as_deref()),
                "{person}"
            );
            assert_eq!(lower(&row.details.offers), topics(&person["offers"]), "{person}");
            assert_eq!(lower(&row.details.asks), topics(&person["asks"]), "{person}");
            assert_eq!(lower(&row.details.interests), topics(&person["interests"]), "{person}");
        }
    }
    assert!(left.is_empty(), "nobody expects {left:#?}");
}

macro_rules! compare {
    ($file:literal) => {
        compare(
            include_bytes!(concat!("../fixtures/imports/", $file)),
            include_str!(concat!("../fixtures/imports/", $file, ".expected.json")),
        );
    };
}

#[test]
fn an_eventbrite_list_is_read_as_people_mean_it() {
    compare!("eventbrite_attendees.csv");
}

#[test]
fn a_pretix_order_list_is_read_as_people_mean_it() {
    compare!("pretix_order_positions.csv");
}

#[test]
fn a_german_pretix_check_in_list_is_read_as_people_mean_it() {
    compare!("pretix_checkinlist_de.csv");
}

#[test]
fn a_luma_list_is_read_as_people_mean_it() {
    compare!("luma_guests.csv");
}

#[test]
fn a_tito_list_is_read_as_people_mean_it() {
    compare!("tito_tickets.csv");
}

#[test]
fn a_workbook_made_by_hand_is_read_as_people_mean_it() {
    compare!("handmade_list.xlsx");
}

#[test]
fn a_hi_events_workbook_is_read_as_people_mean_it() {
    compare!("hievents_attendees.xlsx");
}

#[test]
fn a_microsoft_forms_workbook_is_read_as_people_mean_it() {
    compare!("microsoft_forms.xlsx");
}

#[test]
fn business_cards_are_read_as_people_mean_them() {
    compare!("contacts.vcf");
}

#[test]
fn a_list_of_ten_thousand_people_is_read() {
    let rows: Vec<String> = (0..10_000)
        .map(|n| format!("Ada{n} Byron{n},a{n}@x.org,Org {},\"Rust, topic {n}\"", n % 500))
        .collect();
    let text = format!("name,email,company,offers\n{}\n", rows.join("\n"));

    assert_eq!(read(text.as_bytes()).people.len(), 10_000);
}

#[test]
fn lines_and_themes_are_read_from_their_own_columns() {
    let list = read(
        b"Name,Mentor or mentee,Table theme\nAda Byron,Mentor,Pricing\nBen Osei,mentee,\n\
          Cem Kaya,,Museums\n",
    );

    let said: Vec<_> =
        list.people.iter().map(|row| (row.details.line, row.details.theme.as_deref())).collect();

    let [expert, asker] = Line::ALL.map(Some);
    assert_eq!(said, [(expert, Some("Pricing")), (asker, None), (None, Some("Museums"))]);
}
