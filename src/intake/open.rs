//! A list from its bytes, whatever kind of file it is.

use super::decode::{SIZE_LIMIT, decode};
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
    if bytes.len() > SIZE_LIMIT {
        return Err(Unreadable::TooLarge);
    }
    if workbook::is_one(bytes) {
        return workbook::read(bytes);
    }
    let decoded = decode(bytes)?;
    if cards::is_one(&decoded.text) { cards::read(&decoded) } else { Sheet::read(&decoded) }
}
