//! Workbooks and business cards of many makers, made small: by openpyxl, xlwt, odfpy and by hand.

use shouldmeet::intake::{List, Mapping, Reason, Sheet, open, registrations};

fn list(sheet: &Sheet) -> List {
    registrations(sheet, &Mapping::guess(sheet))
}

/// Name, address, ticket and presence of everybody.
fn people(list: &List) -> Vec<(&str, &str, &str, Option<bool>)> {
    let said = |text: &'_ Option<String>| text.as_deref().unwrap_or("").to_owned().leak();
    list.people
        .iter()
        .map(|row| {
            let details = &row.details;
            let (email, ticket): (&str, &str) = (said(&details.email), said(&details.ticket));
            (details.name.as_str(), email, ticket, row.checked_in)
        })
        .collect()
}

fn hidden_lines(list: &List) -> Vec<usize> {
    let hidden = list.left_out.iter().filter(|left| left.reason == Reason::HiddenRow);
    hidden.map(|left| left.line).collect()
}

#[test]
fn the_sheet_with_the_people_is_taken_and_what_is_hidden_in_it_is_not() {
    let mut sheet = open(include_bytes!("../fixtures/workbooks/header_on_row_7.xlsx")).unwrap();

    let guests = list(&sheet);
    assert_eq!(sheet.name.as_deref(), Some("Guests"));
    assert_eq!(
        people(&guests),
        [
            ("Ada Byron", "ada@x.example", "00042", Some(true)),
            ("Bo Li", "bo@x.example", "00043", Some(false)),
            ("Di Fox", "di@x.example", "00045", Some(true)),
        ]
    );
    assert_eq!(guests.people[0].line, 8);
    assert_eq!(guests.people[0].details.desk_note.as_deref(), Some("needs a ramp"));
    assert_eq!(hidden_lines(&guests), [10]);
    assert!(sheet.titles.iter().all(|title| title.text != "Internal"));
    assert!(sheet.notes[0].contains("“Guests”"), "{:?}", sheet.notes);

    assert!(!sheet.go_to("old") && sheet.go_to("options"));
    assert_eq!(sheet.names().collect::<Vec<_>>(), ["Options", "Guests"]);
    assert!(sheet.go_to("Guests"));
    assert_eq!(list(&sheet), guests);
}

#[test]
fn a_merged_cell_speaks_for_what_it_covers() {
    let sheet = open(include_bytes!("../fixtures/workbooks/merged.xlsx")).unwrap();

    let list = list(&sheet);

    let organisations: Vec<_> =
        list.people.iter().map(|row| row.details.organisation.as_deref()).collect();
    assert_eq!(organisations, [Some("Engines Ltd"), Some("Engines Ltd"), Some("Looms")]);
    assert_eq!(list.people[1].details.offers, ["Sales", "UI/UX"]);
}

#[test]
fn an_old_workbook_is_read_with_its_dates_and_without_its_hidden_row() {
    let sheet = open(include_bytes!("../fixtures/workbooks/excel_1904.xls")).unwrap();

    let list = list(&sheet);

    assert_eq!(
        people(&list),
        [
            ("Jörg Müller", "jm@x.example", "", Some(true)),
            ("Zoë Šimić", "zs@x.example", "", Some(false)),
        ]
    );
    assert_eq!(hidden_lines(&list), [4]);
    for kept in ["2026-05-07 18:15", "12345678901"] {
        assert!(sheet.rows[0].cells.iter().any(|cell| cell == kept), "{kept}");
    }
}

#[test]
fn an_open_document_is_read_with_its_repeats_and_without_what_is_hidden() {
    let sheet = open(include_bytes!("../fixtures/workbooks/guests.ods")).unwrap();

    let list = list(&sheet);

    assert_eq!(
        people(&list),
        [
            ("Ada Byron", "ada@x.example", "00042", Some(true)),
            ("Bo Li", "bo@x.example", "00043", Some(false)),
        ]
    );
    assert_eq!(list.people[0].details.offers, ["Rust", "Hiring"]);
    assert_eq!((hidden_lines(&list), sheet.others.len()), (vec![4], 0));
}

#[test]
fn business_cards_of_every_version_are_read() {
    let cards = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=\r\n=F6rg\r\n\
        EMAIL;HOME:home@x.example\r\nEMAIL;PREF:jm@x.example\r\nORG:Engines Ltd;Team A\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada By\r\n ron\r\nN:Byron;Ada;;;\r\nitem1.EMAIL;type=INTERNET:ada@x.example\r\n\
        CATEGORIES:Rust,Sales\\, marketing & growth\r\nNOTE:first\\nsecond\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Engines Ltd\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë Šimić\r\nPRONOUNS:she/her\r\nEXPERTISE:Looms\r\nTITLE:CTO\r\n";

    let sheet = open(cards.as_bytes()).unwrap();
    let list = list(&sheet);

    let names: Vec<&str> = list.people.iter().map(|row| row.details.name.as_str()).collect();
    assert_eq!(names, ["Jörg Müller", "Ada Byron", "Zoë Šimić"]);
    let [joerg, ada, zoe] = &list.people[..] else { unreachable!() };
    assert_eq!(joerg.details.email.as_deref(), Some("jm@x.example"));
    assert_eq!(joerg.details.organisation.as_deref(), Some("Engines Ltd"));
    assert_eq!(ada.line, 9);
    assert_eq!(ada.details.interests, ["Rust", "Sales, marketing & growth"]);
    assert_eq!(zoe.details.pronouns.as_deref(), Some("she/her"));
    assert_eq!(zoe.details.offers, ["Looms"]);
    assert_eq!(list.left_out[0].reason, Reason::NoPerson);
    assert!(sheet.notes[0].contains("no end"));
}

#[test]
fn a_file_is_known_by_its_bytes() {
    let text = open("name\temail\nAda\tada@x.example\n".as_bytes()).unwrap();

    assert_eq!(list(&text).people.len(), 1);
}
