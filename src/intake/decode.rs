//! Bytes to text: which encoding a file is in, and what is no text at all.

use std::collections::BTreeSet;

use super::encoding::Encoding;
use super::encoding_guess;
use super::unreadable::Unreadable;

/// The most bytes of a list.
pub const SIZE_LIMIT: usize = 64 << 20;

/// A file as text, each line end a line feed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What it was read as.
    pub encoding: Encoding,
    /// What the host should know about the reading.
    pub notes: Vec<String>,
    /// The lines, counted from 1, on which bytes stand that are no letters.
    pub broken_lines: BTreeSet<usize>,
}

/// Reads the bytes of a list as text.
///
/// # Errors
///
/// [`Unreadable`] when they are no text, or more than [`SIZE_LIMIT`].
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    refuse_what_is_no_text(bytes)?;
    let encoding = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Encoding::Utf16,
        _ => legacy(bytes).unwrap_or(Encoding::Utf8),
    };
    Ok(decode_as(bytes, encoding))
}

/// Reads the bytes in the encoding that the host says they are in.
#[must_use]
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Decoded {
    let mut notes = Vec::new();
    let mut broken_lines = BTreeSet::new();
    let text = match encoding {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            broken_lines = lines_with_broken_bytes(bytes);
            String::from_utf8_lossy(bytes).into_owned()
        }
        Encoding::Utf16 => {
            let (text, _, damaged) = encoding_rs::UTF_16LE.decode(bytes);
            if damaged {
                notes.push("Some letters of the file are damaged".to_owned());
            }
            text.into_owned()
        }
        Encoding::Legacy(legacy) => {
            notes.push(format!(
                "Read as {} ({}) because it is not UTF-8: look at the accents",
                legacy.name(),
                legacy.letters()
            ));
            let text = legacy.table().decode_without_bom_handling(bytes).0;
            broken_lines = lines_with_replacements(&text);
            text.into_owned()
        }
    };
    Decoded { text: with_line_feeds(text), encoding, notes, broken_lines }
}

fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > SIZE_LIMIT {
        return Err(Unreadable::TooLarge);
    }
    if let Some(what) = container(bytes) {
        return Err(Unreadable::Container(what));
    }
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        return Ok(());
    }
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let nuls = sample.split(|byte| *byte == 0).count() - 1;
    if nuls * 4 > sample.len() && every_other_is_nul(sample) {
        return Err(Unreadable::Utf16WithoutMark);
    }
    let controls = sample.iter().filter(|byte| is_control(**byte)).count();
    // Text of any language has next to no control bytes; random bytes have one in nine.
    let allowed =
        if std::str::from_utf8(bytes).is_ok() { sample.len() / 4 } else { sample.len() / 32 };
    if controls > allowed.max(2) { Err(Unreadable::Binary) } else { Ok(()) }
}

/// The first bytes of what is often taken for a list, and what it is (file(1), magic numbers).
fn container(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "an Excel workbook or a zip archive"),
        (b"PK\x05\x06", "an empty zip archive"),
        (b"\xD0\xCF\x11\xE0", "an old Excel workbook"),
        (b"%PDF", "a PDF"),
        (b"\x1F\x8B", "a compressed file"),
        (b"\x89PNG", "a picture"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| *what)
}

fn every_other_is_nul(sample: &[u8]) -> bool {
    let nuls_at =
        |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (nuls_at(0), nuls_at(1));
    even.min(odd) * 10 < even.max(odd)
}

const fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F
}

/// The encoding of bytes that are not UTF-8, and not UTF-8 with damage either.
///
/// Two bytes of a Chinese or Korean letter may look like a letter of UTF-8 by chance, one letter
/// in ten; one byte a letter makes none at all.
fn legacy(bytes: &[u8]) -> Option<Encoding> {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    if wrong <= right {
        return None;
    }
    let guessed = encoding_guess::guess(bytes)?;
    (right * 3 < wrong || guessed.is_of_several_bytes()).then_some(Encoding::Legacy(guessed))
}

/// The lines, counted from 1, of a text in which a letter could not be read.
fn lines_with_replacements(text: &str) -> BTreeSet<usize> {
    if !text.contains(char::REPLACEMENT_CHARACTER) {
        return BTreeSet::new();
    }
    let text = with_line_feeds(text.to_owned());
    let lines = text.split('\n').zip(1..);
    let broken = lines.filter(|(line, _)| line.contains(char::REPLACEMENT_CHARACTER));
    broken.map(|(_, number)| number).collect()
}

fn lines_with_broken_bytes(bytes: &[u8]) -> BTreeSet<usize> {
    let mut broken = BTreeSet::new();
    let mut line = 1;
    let mut after_return = false;
    for chunk in bytes.utf8_chunks() {
        for byte in chunk.valid().bytes() {
            line += usize::from(byte == b'\r' || (byte == b'\n' && !after_return));
            after_return = byte == b'\r';
        }
        if !chunk.invalid().is_empty() {
            broken.insert(line);
            after_return = false;
        }
    }
    broken
}

fn with_line_feeds(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Legacy;

    #[test]
    fn the_encodings_of_real_exports_are_told_apart() {
        for (bytes, encoding, text) in [
            ("\u{FEFF}José\r\nBo".as_bytes(), Encoding::Utf8, "José\nBo"),
            (b"\xFF\xFEJ\0o\0s\0\xE9\0".as_slice(), Encoding::Utf16, "José"),
            (b"\xFE\xFF\0J\0o\0s\0\xE9".as_slice(), Encoding::Utf16, "José"),
            (
                b"Jos\xE9,Mu\xF1oz\rBo".as_slice(),
                Encoding::Legacy(Legacy::Windows1252),
                "José,Muñoz\nBo",
            ),
            (b"Stra\xDFe \x80 5".as_slice(), Encoding::Legacy(Legacy::Windows1252), "Straße € 5"),
        ] {
            let decoded = decode(bytes).unwrap();

            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
            assert!(decoded.broken_lines.is_empty());
        }
    }

    #[test]
    fn damage_in_a_utf8_file_is_named_by_its_line() {
        let decoded = decode("Zoë\r\nBad\u{0}".as_bytes()).unwrap();
        assert!(decoded.broken_lines.is_empty());

        let damaged = decode(b"Zo\xC3\xAB\r\nOk\r\nBad\xFF\xFE\r\nOk").unwrap();
        assert_eq!(damaged.broken_lines, BTreeSet::from([3]));
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        for (bytes, refusal) in [
            (b"".as_slice(), Unreadable::Empty),
            (b"\n \n".as_slice(), Unreadable::Empty),
            (
                b"PK\x03\x04\0\0\0".as_slice(),
                Unreadable::Container("an Excel workbook or a zip archive"),
            ),
            (b"n\0a\0m\0e\0,\0".as_slice(), Unreadable::Utf16WithoutMark),
            (b"\x01\x02\x03\x04\xFE\x80\x06".as_slice(), Unreadable::Binary),
        ] {
            let error = decode(bytes).unwrap_err();

            assert_eq!(error, refusal);
            assert!(!error.hint().is_empty());
        }
    }
}
