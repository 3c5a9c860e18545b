//! People who want to be reached, as cards for an address book.
//!
//! Source: RFC 2426 (vCard 3.0), which every address book reads; its folding is RFC 2425, 5.8.1.

use super::sheet::{Contact, Sheet};

/// The most bytes of a line before it is folded.
const LINE: usize = 75;

/// The cards of those with whom both want to stay in touch; `None` when there is nobody.
pub(super) fn contacts(sheet: &Sheet, event: &str) -> Option<String> {
    let cards =
        sheet.met.iter().filter_map(|met| Some(card(met.contact.as_ref()?, &met.why, event)));
    let cards: String = cards.collect();
    (!cards.is_empty()).then_some(cards)
}

fn card(contact: &Contact, why: &str, event: &str) -> String {
    let (given, family) = contact.name.rsplit_once(' ').unwrap_or((&contact.name, ""));
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        format!("N:{};{};;;", escaped(family), escaped(given)),
        format!("FN:{}", escaped(&contact.name)),
    ];
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{name}:{}", escaped(value)));
        }
    };
    add("EMAIL;TYPE=INTERNET", &contact.email);
    add("ORG", &contact.organisation);
    add("TITLE", &contact.role);
    let note = [event, why].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    add("NOTE", &note.join(": "));
    lines.push("END:VCARD".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// A value in which nothing means anything else.
fn escaped(value: &str) -> String {
    let mut escaped = String::new();
    for letter in value.chars() {
        match letter {
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line, in pieces of at most 75 bytes that go on behind a space.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut bytes = 0;
    for letter in line.chars() {
        if bytes + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            bytes = 1;
        }
        out.push(letter);
        bytes += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}
