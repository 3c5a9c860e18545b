//! Where the header of a list stands, and what stands above each column.

use super::cells;
use super::meaning::header_meaning;
use super::separated::Record;
use super::sheet::Title;
use super::words::Lexicon;
use crate::domain::text;

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

/// The header as rows of the list: how many there are and what stands above each column.
pub(super) struct Header {
    /// What stands above each column.
    pub(super) titles: Vec<Title>,
    /// How many rows it has below the first.
    pub(super) further_rows: usize,
}

/// What stands above each column, the rows above and below the header included where they belong
/// to it.
pub(super) fn read(records: &[Record], header: Option<usize>, lexicon: &Lexicon) -> Header {
    let Some(at) = header else {
        let width = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
        return Header { titles: vec![Title::default(); width], further_rows: 0 };
    };
    let row = |at: usize| records.get(at).map(|r| r.cells.as_slice()).unwrap_or_default();
    let below = records.get(at + 2..).unwrap_or_default();
    let further = names_options(row(at), row(at + 1), below, lexicon);
    let mut titles = if further {
        questions_over_options(row(at), row(at + 1))
    } else {
        let above = at.checked_sub(1).map(row).unwrap_or_default();
        under_questions(above, row(at))
    };
    let filled = |column: usize| {
        let below = records.get(at + 1..).unwrap_or_default();
        below.iter().any(|r| r.cells.get(column).is_some_and(|cell| !cell.trim().is_empty()))
    };
    while titles.last().is_some_and(|title| title.text.is_empty())
        && titles.len() > 1
        && !filled(titles.len() - 1)
    {
        titles.pop();
    }
    Header { titles, further_rows: usize::from(further) }
}

/// Whether the row below the header is part of it: it names, under the blank cells of the header,
/// options that the rows below repeat, or tick, where they are chosen.
fn names_options(header: &[String], next: &[String], below: &[Record], lexicon: &Lexicon) -> bool {
    let data = |cell: &String| {
        cells::address(cell).is_some() || cells::is_number(cell) || cells::is_date(cell)
    };
    let repeats = |column: usize, option: &str| {
        let mut chosen = below.iter().filter_map(|record| record.cells.get(column)).peekable();
        let is_chosen = |cell: &String| cell == option || cells::is_tick(cell, lexicon);
        !cells::is_tick(option, lexicon) && chosen.peek().is_some() && chosen.all(is_chosen)
    };
    !next.iter().any(data)
        && next.iter().enumerate().any(|(column, option)| {
            let blank = header.get(column).is_some_and(|cell| cell.trim().is_empty());
            blank && !option.trim().is_empty() && repeats(column, option)
        })
}

/// Titles where a question spans the options one row lower.
fn questions_over_options(header: &[String], options: &[String]) -> Vec<Title> {
    let blank = |column: usize| header.get(column).is_some_and(|cell| cell.trim().is_empty());
    let mut question = String::new();
    let titles = header.iter().enumerate().map(|(column, cell)| {
        if !blank(column) {
            question = text::clean(cell, LONGEST);
        }
        let option = options.get(column).filter(|option| !option.trim().is_empty());
        match option {
            Some(option) if blank(column) || blank(column + 1) => {
                Title { text: text::clean(option, LONGEST), above: Some(question.clone()) }
            }
            _ => Title { text: question.clone(), above: None },
        }
    });
    titles.collect()
}

/// Titles with the question one row higher that spans them, if one does.
fn under_questions(above: &[String], texts: &[String]) -> Vec<Title> {
    let spans = spanning(above, texts);
    let titles = texts.iter().enumerate().map(|(column, cell)| {
        let own = text::clean(cell, LONGEST);
        let alone = above.get(column).filter(|_| !spans.is_empty() && own.is_empty());
        match alone {
            Some(cell) => Title { text: text::clean(cell, LONGEST), above: None },
            None => Title { text: own, above: spans.get(column).cloned().flatten() },
        }
    });
    titles.collect()
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
                current = Some(text::clean(cell, LONGEST));
            }
            current.clone()
        })
        .collect()
}
