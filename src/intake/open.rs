//! A list from its bytes, whatever kind of file it is.

use super::decode::{Decoded, SIZE_LIMIT, decode};
use super::sheet::Sheet;
use super::unreadable::Unreadable;
use super::{cards, workbook};

/// Reads a list: text with separators, a workbook, or business cards (vCard).
///
/// The bytes tell what it is: a workbook called `.csv` is a workbook, and a text called `.xls` is a
/// text.
///
/// # Errors
///
/// [`Unreadable`] when it is no list, or larger than one.
pub fn open(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    open_with_text(bytes).map(|(sheet, _)| sheet)
}

/// Reads a list, and gives its text with it where it is one.
///
/// # Errors
///
/// [`Unreadable`] when it is no list, or larger than one.
pub fn open_with_text(bytes: &[u8]) -> Result<(Sheet, Option<Decoded>), Unreadable> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Unreadable::TooLarge);
    }
    if workbook::is_one(bytes) {
        return workbook::read(bytes).map(|sheet| (sheet, None));
    }
    let decoded = decode(bytes)?;
    let are_cards = cards::is_one(&decoded.text);
    let sheet = if are_cards { cards::read(&decoded)? } else { Sheet::read(&decoded)? };
    Ok((sheet, Some(decoded)))
}
