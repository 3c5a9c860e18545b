//! The sheet as a letter that waits to be sent: a draft which any mail program opens.
//!
//! Source: RFC 5322, RFC 2045 to 2047; `X-Unsent` is how mail programs know a draft.

use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use sha2::{Digest, Sha256};

use crate::domain::Timestamp;

/// What a letter is made of.
pub(super) struct Letter<'a> {
    /// To whom; nobody where no address is known.
    pub(super) to: Option<(&'a str, &'a str)>,
    pub(super) subject: &'a str,
    pub(super) text: &'a str,
    pub(super) html: &'a str,
    pub(super) calendar: Option<&'a str>,
    pub(super) contacts: Option<&'a str>,
    pub(super) date: Timestamp,
}

/// The letter in bytes: the same for the same sheet, so that it can be told what changed.
pub(super) fn letter(letter: &Letter<'_>) -> Vec<u8> {
    let mark = mark(letter);
    let multipart = |kind: &'static str, part: &str| {
        ContentType::new(kind).attribute("boundary", format!("{part}-{mark}"))
    };
    let bodies =
        vec![MimePart::new("text/plain", letter.text), MimePart::new("text/html", letter.html)];
    let mut parts = vec![MimePart::new(multipart("multipart/alternative", "body"), bodies)];
    let attached = [
        ("text/calendar", "promises.ics", letter.calendar),
        ("text/vcard", "contacts.vcf", letter.contacts),
    ];
    for (kind, name, content) in attached {
        parts.extend(content.map(|content| MimePart::new(kind, content).attachment(name)));
    }
    let mut message = MessageBuilder::new()
        .message_id(format!("{mark}@shouldmeet"))
        .date(letter.date.as_millis() / 1000)
        .subject(letter.subject)
        .header("X-Unsent", Raw::new("1"));
    if let Some((name, address)) = letter.to {
        message = message.to((name, address));
    }
    let body = MimePart::new(multipart("multipart/mixed", "all"), parts);
    message.body(body).write_to_vec().unwrap_or_default()
}

/// A mark of all that is in the letter, in 32 digits.
fn mark(letter: &Letter<'_>) -> String {
    let mut hash = Sha256::new();
    let attached = [letter.calendar, letter.contacts].map(Option::unwrap_or_default);
    for part in [letter.subject, letter.text, letter.html].into_iter().chain(attached) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    format!("{:x}", hash.finalize()).chars().take(32).collect()
}
