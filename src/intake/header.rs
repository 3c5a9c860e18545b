//! Where the header of a list stands, and what stands above each column.

use super::cells;
use super::meaning::{Meaning, header_meaning, is_meaningless};
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
/// It is the row with the most cells that are called as columns are, and without data in it. A
/// list that begins with people has none, even if somebody's organisation is called as a column
/// may be; a header in a language that we do not know is seen by the data below it.
pub(super) fn find(records: &[Record], lexicon: &Lexicon) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut people = 0;
    for (at, record) in records.iter().take(SEARCHED).enumerate() {
        let found = likeness(record, lexicon) + names_people(record, lexicon);
        people += usize::from(record.cells.iter().any(|cell| cells::address(cell).is_some()));
        if best.is_none() && people > 1 {
            break;
        }
        if found > 0 && best.is_none_or(|(_, most)| found > most) {
            best = Some((at, found));
        }
    }
    let known = best.filter(|(at, _)| stands_out(records, *at, lexicon));
    known.map(|(at, _)| at).or_else(|| above_data(records))
}

/// How much a row is the header of people rather than of meetings: what it calls a name or an
/// address counts more than all else.
fn names_people(record: &Record, lexicon: &Lexicon) -> usize {
    if likeness(record, lexicon) == 0 {
        return 0;
    }
    let of_people = |cell: &&String| {
        header_meaning(cell, lexicon).is_some_and(|said| {
            !said.buyer
                && matches!(
                    said.meaning,
                    Meaning::Name | Meaning::GivenName | Meaning::FamilyName | Meaning::Email
                )
        })
    };
    3 * record.cells.iter().filter(of_people).count().min(4)
}

/// Whether a row is more like a header than the rows below it are.
fn stands_out(records: &[Record], at: usize, lexicon: &Lexicon) -> bool {
    let Some(header) = records.get(at) else { return false };
    let found = likeness(header, lexicon);
    // A header that comes again and again is still one.
    let others = records.iter().skip(at + 1).filter(|record| record.cells != header.cells);
    let below = others.take(12);
    let alike = below.filter(|record| likeness(record, lexicon) * 2 > found).count();
    alike < 4
}

/// The first row with several cells, if nothing in it is data where the columns below hold data.
fn above_data(records: &[Record]) -> Option<usize> {
    let filled = |record: &Record| record.cells.iter().filter(|c| !c.trim().is_empty()).count();
    let (at, first) = records.iter().enumerate().take(10).find(|(_, r)| filled(r) > 1)?;
    let below: Vec<&Record> = records.iter().skip(at + 1).take(SEARCHED).collect();
    let contrast = |(column, cell): (usize, &String)| {
        let cells = below.iter().filter_map(|record| record.cells.get(column));
        let (mut all, mut data) = (0_usize, 0_usize);
        for cell in cells.filter(|cell| !cell.trim().is_empty()) {
            all += 1;
            data += usize::from(is_data(cell) || cells::is_ticket_code(cell));
        }
        let plain = !cell.trim().is_empty() && !cells::is_ticket_code(cell);
        plain && all >= 3 && data * 10 >= all * 8
    };
    let clean = !first.cells.iter().any(|cell| is_data(cell));
    let numbered = first.cells.iter().all(|cell| is_meaningless(cell));
    (clean && (numbered || first.cells.iter().enumerate().any(contrast))).then_some(at)
}

/// Whether a cell is data as it never stands in a header.
fn is_data(cell: &str) -> bool {
    cells::address(cell).is_some()
        || cells::is_link(cell)
        || cells::is_number(cell)
        || cells::is_date(cell)
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
    let cells = || record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    if cells().any(is_data) {
        return 0;
    }
    let mut found = 0;
    for cell in cells() {
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
