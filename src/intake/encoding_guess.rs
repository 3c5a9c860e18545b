//! Which encoding from before UTF-8 a list is in.
//!
//! `chardetng` tells by how often which letters stand beside each other. It knows no lists: where
//! a header is understood in one encoding and not in another, the header is right.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::encoding::Legacy;
use super::meaning::header_meaning;
use super::words::{Lexicon, is_unspaced};

/// The most bytes that are looked at, in lines that are not plain ASCII.
const SAMPLE: usize = 256 << 10;
/// How many lines may stand down to the header, the header included.
const HEADER_LINES: usize = 20;
/// The longest header, in bytes.
const LONGEST: usize = 400;

/// The encoding of bytes that are not UTF-8; `None` when they make sense in none.
///
/// An encoding is a candidate when every byte of the list is a letter or mark in it, and its
/// words look like words. Of these the one wins in which the most headers are understood, then
/// the guess of `chardetng`, then windows-1252.
pub(super) fn guess(bytes: &[u8]) -> Option<Legacy> {
    let sample = sample(bytes);
    let mut detected = detect(&sample);
    if detected == Some(Legacy::Windows1252)
        && clean(&sample, Legacy::Windows1252).is_some_and(|text| is_hungarian(&text))
    {
        detected = Some(Legacy::Windows1250);
    }
    let order = detected.into_iter().chain(Legacy::ALL.iter().copied());
    let lexicon = Lexicon::shipped();
    let mut best: Option<(usize, Legacy)> = None;
    for legacy in order {
        let Some(text) = clean(&sample, legacy) else { continue };
        let likely = Some(legacy) == detected || legacy == Legacy::Windows1252;
        let understood = understood(&text, &lexicon);
        if !(likely || understood > 0) || !makes_words(&text) {
            continue;
        }
        if best.is_none_or(|(most, _)| understood > most) && clean(bytes, legacy).is_some() {
            best = Some((understood, legacy));
        }
    }
    best.map(|(_, legacy)| legacy)
}

/// The lines that are not plain ASCII, and those in which the header may stand.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for (at, line) in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')).enumerate() {
        if sample.len() + line.len() > SAMPLE {
            break;
        }
        if at < HEADER_LINES || !line.is_ascii() {
            sample.extend_from_slice(line);
        }
    }
    if sample.is_ascii() {
        // One line is longer than the sample.
        let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
        sample = bytes.iter().skip(first).take(SAMPLE).copied().collect();
    }
    sample
}

fn detect(sample: &[u8]) -> Option<Legacy> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    Legacy::of(detector.guess(None, Utf8Detection::Deny))
}

/// The text, if every byte of it is of the encoding.
fn clean(bytes: &[u8], legacy: Legacy) -> Option<String> {
    let text = legacy.table().decode_without_bom_handling_and_without_replacement(bytes)?;
    // The standard fills the gaps of an encoding with control characters and private ones.
    let gap = |c: char| matches!(c, '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}');
    (!text.chars().any(gap)).then(|| text.into_owned())
}

/// Whether a text read as windows-1252 is Hungarian in windows-1250.
///
/// The two differ in ő and ű only, which read as õ and û. Portuguese has õ before e, Estonian
/// beside ä and without á, é, í, ó, ú; both write letters that Hungarian does not.
fn is_hungarian(text: &str) -> bool {
    let (mut acute, mut foreign, mut strange) = (0_usize, 0_usize, 0_usize);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            'á' | 'é' | 'í' | 'ó' | 'ú' | 'Á' | 'É' | 'Í' | 'Ó' | 'Ú' => acute += 1,
            'ä' | 'ã' | 'à' | 'â' | 'ç' | 'è' | 'ê' | 'ñ' | 'å' | 'ø' => foreign += 1,
            'õ' | 'Õ' if matches!(characters.peek(), Some('e' | 'E')) => foreign += 1,
            'õ' | 'Õ' => strange += 1,
            _ => {}
        }
    }
    strange > 1 && acute > 0 && strange > foreign
}

/// How many headers that are not plain ASCII are understood, on the line with the most of them.
///
/// Only a header has several side by side; a name that is read wrongly may look like one.
fn understood(text: &str, lexicon: &Lexicon) -> usize {
    let is_header = |cell: &&str| {
        cell.len() <= LONGEST && !cell.is_ascii() && header_meaning(cell, lexicon).is_some()
    };
    let on = |line: &str| line.split([',', ';', '\t', '|', '"']).filter(is_header).count();
    text.split(['\n', '\r']).take(HEADER_LINES).map(on).max().unwrap_or(0)
}

/// Whether most of what is not ASCII stands as it stands in words.
fn makes_words(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    let mut before = None;
    let mut characters = text.chars().peekable();
    let mut row = 0_usize;
    while let Some(character) = characters.next() {
        row = if is_accented(character) { row + 1 } else { 0 };
        if !character.is_ascii() {
            all += 1;
            let after = characters.peek().copied();
            odd += usize::from(row > 2 || is_odd(before, character, after));
        }
        before = Some(character);
    }
    odd * 4 <= all
}

/// A Latin letter with a mark of its own.
const fn is_accented(character: char) -> bool {
    matches!(character, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}')
}

/// Whether no language writes a character between these two.
fn is_odd(before: Option<char>, character: char, after: Option<char>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || is_accented(c));
    if character == 'ÿ' {
        // It stands in a handful of French names, behind a plain letter.
        return before.is_some_and(|c| !c.is_ascii()) || after.is_some_and(|c| !c.is_ascii());
    }
    if character.is_alphabetic() {
        let rises = character.is_uppercase() && before.is_some_and(char::is_lowercase);
        let has_case = character.is_lowercase() || character.is_uppercase();
        let of_other_script = has_case && !is_accented(character) && !is_unspaced(character);
        let joined = is_latin(before) || is_latin(after);
        return rises || (of_other_script && joined);
    }
    let within = is_letter(before) && is_letter(after);
    match character {
        '«' | '»' | '·' | '§' | '©' | '®' | 'ª' | 'º' | '\u{A0}' | '\u{AD}' => false,
        '¡' | '¿' => is_letter(before),
        '\u{A1}'..='\u{BF}' | '×' | '÷' => within || is_letter(after),
        '‡' | '†' | 'ˆ' | '˜' | '‰' | '€' | '„' | '‹' | '›' | '∏' | '∑' | '√' | '∂' => {
            within
        }
        _ => false,
    }
}
