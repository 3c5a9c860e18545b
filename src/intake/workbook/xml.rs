//! The XML parts of a workbook, one event after the other.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::unreadable::Unreadable;

/// How deep elements may stand in each other; spreadsheets have about ten.
const DEEPEST: usize = 200;

/// Hands over every event of a part up to its end.
///
/// An empty element comes as its start and its end. No entity but those of XML itself is known, so
/// that none can grow.
///
/// # Errors
///
/// [`Unreadable::Damaged`] when it is no XML, is nested deeper than any spreadsheet, or ends
/// before its elements do; what the taker refuses.
pub(super) fn walk(
    part: &[u8],
    mut take: impl FnMut(&Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| Unreadable::Damaged)?;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => return Err(Unreadable::Damaged),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Unreadable::Damaged);
        }
        take(&event)?;
    }
}

/// The value of an attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == local);
    found.map(|one| match quick_xml::escape::unescape(&one.value) {
        Ok(text) => text.into_owned(),
        Err(_) => one.value.into_owned(),
    })
}

/// Whether an attribute says yes, as XML Schema spells it.
pub(super) fn says_yes(element: &BytesStart<'_>, local: &str) -> bool {
    attribute(element, local).is_some_and(|value| value == "1" || value == "true")
}

/// Adds the character that a reference such as `&amp;` or `&#10;` stands for.
pub(super) fn push_reference(text: &mut String, name: &str) {
    let reference = format!("&{name};");
    // A name that XML does not know stays as it is written.
    match quick_xml::escape::unescape(&reference) {
        Ok(character) => text.push_str(&character),
        Err(_) => text.push_str(&reference),
    }
}
