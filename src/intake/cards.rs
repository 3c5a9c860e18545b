//! Business cards (vCard 2.1, 3.0 and 4.0) as a list: one card a row, under titles that the
//! ordinary mapping understands.
//!
//! Read here and not through a library: what phones write mixes the versions (quoted-printable
//! folded as if it were plain, charsets per line, grouped lines), each card must know its line, and
//! a card that is broken must cost itself alone.
//!
//! Source: RFC 2425 and 2426 (3.0), RFC 6350 (4.0), RFC 6715 and 9554 (expertise, interests,
//! pronouns), the vCard 2.1 specification of the versit consortium; RFC 2045 for quoted-printable.

use std::borrow::Cow;

use super::decode::Decoded;
use super::left_out::{LeftOut, Reason};
use super::sheet::{CELL_LIMIT, ROWS_LIMIT, Sheet, SheetRow, Title};
use super::unreadable::Unreadable;

/// The titles of the columns, in their order.
const TITLES: [&str; 12] = [
    "Full name",
    "Given name",
    "Family name",
    "E-mail",
    "Organisation",
    "Job title",
    "Can help with",
    "Looking for",
    "Interests",
    "Pronouns",
    "Languages",
    "Notes",
];

/// Whether a text is business cards.
pub(super) fn is_one(text: &str) -> bool {
    let first = text.trim_start().get(..11);
    first.is_some_and(|first| first.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// Reads business cards.
///
/// # Errors
///
/// [`Unreadable`] when there are more than a list has.
pub(super) fn read(decoded: &Decoded) -> Result<Sheet, Unreadable> {
    let titles = TITLES.map(|text| Title { text: text.to_owned(), above: None });
    let mut sheet = Sheet::under(titles.to_vec());
    sheet.notes.clone_from(&decoded.notes);
    let mut open: Option<Card> = None;
    for (line, content) in unfolded(&decoded.text) {
        let Some(property) = Property::read(&content) else { continue };
        if property.is("BEGIN") && property.value.trim().eq_ignore_ascii_case("VCARD") {
            close(open.replace(Card::new(line)), line, decoded, &mut sheet);
        } else if property.is("END") && property.value.trim().eq_ignore_ascii_case("VCARD") {
            close(open.take(), line + 1, decoded, &mut sheet);
        } else if let Some(card) = &mut open {
            card.take(&property);
        }
        if sheet.rows.len() > ROWS_LIMIT {
            return Err(Unreadable::TooManyRows);
        }
    }
    if let Some(card) = &open {
        sheet.notes.push(format!("The last card, on line {}, has no end: look at it", card.line));
    }
    close(open, usize::MAX, decoded, &mut sheet);
    Ok(sheet)
}

/// Puts a card into the sheet, or says why not.
fn close(card: Option<Card>, end: usize, decoded: &Decoded, sheet: &mut Sheet) {
    let Some(card) = card else { return };
    let line = card.line;
    let mut leave_out = |reason| sheet.left_out.push(LeftOut { line, reason });
    if decoded.broken_lines.range(line..end.max(line)).next().is_some() {
        return leave_out(Reason::BrokenLetters);
    }
    if card.is_of_many {
        return leave_out(Reason::NoPerson);
    }
    let cells = card.cells();
    if cells.iter().any(|cell| cell.len() > CELL_LIMIT) {
        return leave_out(Reason::LongCell);
    }
    sheet.rows.push(SheetRow { line, cells: cells.to_vec(), surplus: 0 });
}

/// The lines of a text with their continuations, each with the line it begins on, from 1.
fn unfolded(text: &str) -> Vec<(usize, Cow<'_, str>)> {
    let mut found: Vec<(usize, Cow<'_, str>)> = Vec::new();
    // Whether the line before ends in the middle of a quoted-printable text.
    let mut soft = false;
    for (at, line) in text.split('\n').enumerate() {
        let folded = line.strip_prefix([' ', '\t']);
        match found.last_mut() {
            Some((_, whole)) if soft || folded.is_some() => {
                let whole = whole.to_mut();
                // A code that was folded in its middle: its sign ends no line softly.
                let is_code =
                    |rest: &&str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
                let halved = soft && folded.as_ref().is_some_and(is_code);
                if soft && !halved {
                    whole.pop();
                }
                let folded = folded.filter(|rest| !soft || halved || rest.starts_with('='));
                whole.push_str(folded.unwrap_or(line));
                soft = whole.ends_with('=') && is_quoted(whole);
            }
            _ => {
                soft = line.ends_with('=') && is_quoted(line);
                found.push((at + 1, Cow::Borrowed(line)));
            }
        }
    }
    found
}

/// Whether the parameters of a line say that it is quoted-printable.
fn is_quoted(line: &str) -> bool {
    let parameters = line.split(':').next().unwrap_or_default();
    let parameters = parameters.get(..parameters.len().min(200)).unwrap_or(parameters);
    parameters.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// A line of a card: what it is about, how it is written, what it says.
struct Property<'a> {
    name: &'a str,
    parameters: Vec<&'a str>,
    value: Cow<'a, str>,
}

impl<'a> Property<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, character)| {
            quoted ^= *character == '"';
            *character == ':' && !quoted
        });
        let (colon, _) = colon?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let mut parts = head.split(';');
        let name = parts.next()?.trim();
        // A group only ties lines together: item1.EMAIL.
        let name = name.rsplit('.').next().unwrap_or(name);
        let parameters: Vec<&str> = parts.map(str::trim).collect();
        let mut property = Self { name, parameters, value: Cow::Borrowed(value) };
        if property.says("QUOTED-PRINTABLE") {
            property.value = Cow::Owned(property.unquoted());
        }
        Some(property)
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether a parameter has this value, with or without a name before it.
    fn says(&self, word: &str) -> bool {
        self.parameters.iter().any(|parameter| {
            let value = parameter.split_once('=').map_or(*parameter, |(_, value)| value);
            value.trim_matches('"').split(',').any(|one| one.trim().eq_ignore_ascii_case(word))
        })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find_map(|parameter| {
            let (key, value) = parameter.split_once('=')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim_matches('"'))
        })
    }

    /// How much it is preferred: less is more, as `PREF` of 4.0 counts.
    fn preference(&self) -> u32 {
        let told = self.parameter("PREF").and_then(|value| value.parse().ok());
        told.unwrap_or(if self.says("PREF") { 1 } else { 101 })
    }

    fn unquoted(&self) -> String {
        let mut bytes = Vec::with_capacity(self.value.len());
        let mut rest = self.value.as_bytes();
        while let Some((byte, after)) = rest.split_first() {
            let code = if *byte == b'=' { after.get(..2) } else { None };
            let code = code.and_then(|code| std::str::from_utf8(code).ok());
            let coded = code.and_then(|code| u8::from_str_radix(code, 16).ok());
            bytes.push(coded.unwrap_or(*byte));
            rest = if coded.is_some() { after.get(2..).unwrap_or_default() } else { after };
        }
        let charset = self.parameter("CHARSET").map(str::as_bytes);
        let told = charset.and_then(encoding_rs::Encoding::for_label);
        let text = match told {
            Some(encoding) => encoding.decode_without_bom_handling(&bytes).0,
            None if std::str::from_utf8(&bytes).is_ok() => String::from_utf8_lossy(&bytes),
            None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0,
        };
        text.replace("\r\n", "\n").replace('\r', "\n")
    }

    /// What it says, escapes undone.
    fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// Its parts between the separators that are not escaped.
    fn parts(&self, separator: char) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for character in self.value.chars() {
            if character == separator && !escaped {
                parts.push(String::new());
                continue;
            }
            escaped = character == '\\' && !escaped;
            if let Some(part) = parts.last_mut() {
                part.push(character);
            }
        }
        parts.into_iter().map(|part| unescaped(&part).trim().to_owned()).collect()
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => match characters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other @ (',' | ';' | ':' | '\\')) => plain.push(other),
                Some(other) => plain.extend(['\\', other]),
                None => plain.push('\\'),
            },
            (other, false) => plain.push(other),
        }
    }
    plain
}

/// A card that is being read.
#[derive(Default)]
struct Card {
    line: usize,
    name: String,
    given: String,
    family: String,
    nickname: String,
    emails: Vec<(u32, String)>,
    organisation: String,
    title: String,
    role: String,
    offers: Vec<String>,
    asks: Vec<String>,
    interests: Vec<String>,
    pronouns: String,
    languages: Vec<(u32, String)>,
    notes: Vec<String>,
    /// Whether it is the card of a group, an organisation, a place or a thing.
    is_of_many: bool,
}

impl Card {
    fn new(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    fn take(&mut self, property: &Property<'_>) {
        match property.name.to_ascii_uppercase().as_str() {
            "FN" => first(&mut self.name, &property.text()),
            "N" => {
                let mut parts = property.parts(';').into_iter();
                first(&mut self.family, &parts.next().unwrap_or_default());
                let given = parts.next().unwrap_or_default();
                let more = parts.next().unwrap_or_default().replace(',', " ");
                first(&mut self.given, &format!("{given} {more}"));
            }
            "NICKNAME" => first(&mut self.nickname, &property.parts(',').swap_remove(0)),
            "EMAIL" => self.emails.push((property.preference(), property.text().trim().to_owned())),
            // The units of an organisation stand behind it.
            "ORG" => first(&mut self.organisation, &property.parts(';').swap_remove(0)),
            "TITLE" => first(&mut self.title, &property.text()),
            "ROLE" => first(&mut self.role, &property.text()),
            "CATEGORIES" => self.interests.extend(property.parts(',')),
            "INTEREST" | "HOBBY" => self.interests.push(property.text()),
            "EXPERTISE" | "X-OFFERS" => self.offers.push(property.text()),
            "X-ASKS" => self.asks.push(property.text()),
            "PRONOUNS" | "X-PRONOUNS" => first(&mut self.pronouns, &property.text()),
            "LANG" => self.languages.push((property.preference(), property.text())),
            "NOTE" => self.notes.push(property.text()),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => {
                self.is_of_many |= !property.value.trim().eq_ignore_ascii_case("individual");
            }
            "X-ABSHOWAS" => self.is_of_many |= property.value.trim() == "COMPANY",
            _ => {}
        }
    }

    /// The cells of its row, in the order of [`TITLES`].
    fn cells(mut self) -> [String; TITLES.len()] {
        self.emails.sort_by_key(|(preference, _)| *preference);
        self.languages.sort_by_key(|(preference, _)| *preference);
        let emails: Vec<String> = self.emails.into_iter().map(|(_, email)| email).collect();
        let languages: Vec<String> = self.languages.into_iter().map(|(_, one)| one).collect();
        let nameless = self.name.is_empty() && self.given.is_empty() && self.family.is_empty();
        [
            if nameless { self.nickname } else { self.name },
            self.given,
            self.family,
            emails.join("; "),
            self.organisation,
            if self.title.is_empty() { self.role } else { self.title },
            self.offers.join("\n"),
            self.asks.join("\n"),
            self.interests.join("\n"),
            self.pronouns,
            languages.join(", "),
            self.notes.join("\n"),
        ]
    }
}

/// Keeps the first text that says something.
fn first(kept: &mut String, text: &str) {
    if kept.is_empty() {
        text.trim().clone_into(kept);
    }
}
