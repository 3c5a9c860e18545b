//! Where the header of a list stands, and what stands above each column.

use super::cells;
use super::meaning::header_meaning;
use super::separated::Record;
use super::sheet::Title;
use super::words::Lexicon;

/// How many rows may stand above the header.
const SEARCHED: usize = 60;
/// The longest header, in characters: a question, not a paragraph.
const LONGEST: usize = 160;

/// The place of the header among the records, if there is one.
///
/// It is the row with the most cells that are called as columns are, and without data in it.
pub(super) fn find(records: &[Record], lexicon: &Lexicon) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, record) in records.iter().take(SEARCHED).enumerate() {
        let found = likeness(record, lexicon);
        if found > 0 && best.is_none_or(|(_, most)| found > most) {
            best = Some((at, found));
        }
    }
    best.map(|(at, _)| at)
}

/// Whether a row below the header is the header of another part of the file.
pub(super) fn is_another(record: &Record, lexicon: &Lexicon) -> bool {
    let filled = record.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let found = likeness(record, lexicon);
    filled >= 3 && found >= 7 && found >= filled
}

/// How much a row is like a header: 2 for a cell that names a column, 1 for one that names
/// something lists have and we do not need; nothing when there is data in it.
fn likeness(record: &Record, lexicon: &Lexicon) -> usize {
    let mut found = 0;
    for cell in record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
        let data = cells::address(cell).is_some()
            || cells::is_link(cell)
            || cells::is_number(cell)
            || cells::is_date(cell);
        if data {
            return 0;
        }
        if cell.chars().count() <= LONGEST {
            found +=
                header_meaning(cell, lexicon).map_or(0, |known| 1 + usize::from(known.wanted()));
        }
    }
    found
}

/// What stands above each column, the row above the header included.
pub(super) fn titles(records: &[Record], header: Option<usize>) -> Vec<Title> {
    let Some(at) = header else {
        let width = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
        return vec![Title::default(); width];
    };
    let texts = records.get(at).map(|record| record.cells.as_slice()).unwrap_or_default();
    let above = at.checked_sub(1).and_then(|before| records.get(before));
    let spans = above.map(|record| spanning(&record.cells, texts)).unwrap_or_default();
    let mut titles: Vec<Title> = texts
        .iter()
        .enumerate()
        .map(|(column, text)| Title {
            text: crate::domain::text::clean(text, LONGEST),
            above: spans.get(column).cloned().flatten(),
        })
        .collect();
    while titles.len() > 1
        && titles.last().is_some_and(|title| title.text.is_empty())
        && !records.iter().skip(at + 1).any(|record| {
            record.cells.get(titles.len() - 1).is_some_and(|cell| !cell.trim().is_empty())
        })
    {
        titles.pop();
    }
    titles
}

/// The header one row higher, carried to the right over the columns that it spans.
///
/// It spans something only when at least two cells stand in it with a blank beside one of them.
fn spanning(above: &[String], texts: &[String]) -> Vec<Option<String>> {
    let filled = |cell: &&String| !cell.trim().is_empty();
    let spans = above.iter().filter(filled).count() >= 2
        && above
            .iter()
            .zip(texts)
            .skip(1)
            .any(|(cell, text)| cell.trim().is_empty() && !text.trim().is_empty());
    if !spans {
        return Vec::new();
    }
    let mut current: Option<String> = None;
    texts
        .iter()
        .enumerate()
        .map(|(column, _)| {
            if let Some(cell) = above.get(column).filter(filled) {
                current = Some(crate::domain::text::clean(cell, LONGEST));
            }
            current.clone()
        })
        .collect()
}
