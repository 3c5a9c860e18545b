//! The XML parts of a workbook, one event after the other.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::unreadable::Unreadable;

/// How deep elements may stand in each other; spreadsheets have about ten.
const DEEPEST: usize = 200;

/// What stands in a part, one after the other.
pub(super) enum Node<'a> {
    /// An element begins.
    Start(&'a BytesStart<'a>),
    /// The element of this name, without prefix, ends.
    End(&'a str),
    /// Text between elements.
    Text(&'a str),
}

/// Hands over everything that stands in a part up to its end.
///
/// An empty element comes as its start and its end. No entity but those of XML itself is known, so
/// that none can grow.
///
/// # Errors
///
/// [`Unreadable::Damaged`] when it is no XML, is nested deeper than any spreadsheet, or ends
/// before its elements do; what the taker refuses.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "an enum of the library: it has what we pass over"
)]
pub(super) fn walk(
    part: &[u8],
    mut take: impl FnMut(Node<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| Unreadable::Damaged)?;
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Unreadable::Damaged);
                }
                take(Node::Start(&element))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                take(Node::End(element.local_name().as_ref()))?;
            }
            Event::Text(text) => take(Node::Text(&text.xml10_content()))?,
            Event::CData(text) => take(Node::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => take(Node::Text(&referred(&name.xml10_content())))?,
            Event::Eof if depth > 0 => return Err(Unreadable::Damaged),
            Event::Eof => return Ok(()),
            _ => {}
        }
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

/// The character that a reference such as `&amp;` or `&#10;` stands for; one that XML does not know
/// stays as it is written.
fn referred(name: &str) -> String {
    let reference = format!("&{name};");
    match quick_xml::escape::unescape(&reference) {
        Ok(character) => character.into_owned(),
        Err(_) => reference,
    }
}
