//! A list as rows and columns, whatever file it came in.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::decode::Decoded;
use super::header;
use super::left_out::{LeftOut, Reason};
use super::separated::{self, Beyond, Record};
use super::unreadable::Unreadable;
use super::words::Lexicon;
use super::workbook::Laid;
use crate::domain::text;

/// The most columns of a list.
pub const COLUMNS_LIMIT: usize = 200;
/// The most rows of a list.
pub const ROWS_LIMIT: usize = 200_000;
/// The most bytes of a cell.
pub const CELL_LIMIT: usize = 4 << 10;
/// The most bytes of a row.
pub const ROW_LIMIT: usize = 64 << 10;

/// What stands above a column.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Title {
    /// Its own header; empty when the list has none.
    pub text: String,
    /// The header one row higher that spans several columns, if there is one.
    pub above: Option<String>,
}

/// A row of a list, its cells as they stand in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetRow {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// As many cells as the sheet has columns.
    pub cells: Vec<String>,
    /// Cells that had something in them to the right of the last column.
    pub surplus: usize,
}

/// A list as rows and columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// What stands above each column.
    pub titles: Vec<Title>,
    /// The line of the header; `None` when the list begins with people.
    pub header_line: Option<usize>,
    /// The rows below it.
    pub rows: Vec<SheetRow>,
    /// The rows that are not read, each with the reason.
    pub left_out: Vec<LeftOut>,
    /// What the host should know about the reading.
    pub notes: Vec<String>,
    /// What the sheet is called in its workbook; `None` when the file is no workbook.
    pub name: Option<String>,
    /// The other sheets of the workbook that can be read instead; they know of no others.
    pub others: Vec<Sheet>,
}

impl Sheet {
    /// Reads a text with separators: comma, semicolon, tab or bar.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] when a quote is never closed, there is no row, or there are too many rows
    /// or columns.
    pub fn read(decoded: &Decoded) -> Result<Self, Unreadable> {
        let found = separated::read(&decoded.text)?;
        let mut left_out = Vec::new();
        let mut rows = Vec::new();
        for record in within_limits(found.records, &mut left_out)? {
            let last = record.line
                + record.cells.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
            if decoded.broken_lines.range(record.line..=last).next().is_some() {
                left_out.push(LeftOut { line: record.line, reason: Reason::BrokenLetters });
            } else if record.cells.iter().all(|cell| cell.trim().is_empty()) {
                left_out.push(LeftOut { line: record.line, reason: Reason::Blank });
            } else {
                rows.push(record);
            }
        }
        if rows.is_empty() && left_out.is_empty() {
            return Err(Unreadable::NoRows);
        }
        let mut sheet = Self::under_header(rows);
        sheet.left_out.append(&mut left_out);
        sheet.left_out.sort_by_key(|left| left.line);
        sheet.notes.splice(0..0, decoded.notes.iter().cloned());
        Ok(sheet)
    }

    /// A sheet of a workbook, its cells laid out.
    ///
    /// A merged cell speaks for the cells that it covers: above the rows for its columns, in the
    /// rows for the people beside whom it stands.
    pub(super) fn of_cells(name: String, laid: Laid) -> Result<Self, Unreadable> {
        if laid.records.is_empty() && laid.left_out.is_empty() {
            return Err(Unreadable::NoRows);
        }
        let texts = laid.records.iter().map(|record| (record.line, record.cells.clone()));
        let mut merged: Vec<(RangeInclusive<usize>, RangeInclusive<usize>, String)> = Vec::new();
        if !laid.merged.is_empty() {
            let texts: BTreeMap<usize, Vec<String>> = texts.collect();
            for (lines, columns) in laid.merged {
                let row = texts.get(lines.start());
                if let Some(text) = row.and_then(|cells| cells.get(*columns.start())) {
                    merged.push((lines, columns, text.clone()));
                }
            }
        }
        let mut sheet = Self::under_header(laid.records);
        for (lines, columns, text) in merged {
            sheet.carry(&lines, &columns, &text);
        }
        sheet.left_out.extend(laid.left_out);
        sheet.left_out.sort_by_key(|left| left.line);
        sheet.notes.extend(laid.notes);
        sheet.name = Some(name);
        Ok(sheet)
    }

    /// Carries a merged cell to what it covers.
    fn carry(
        &mut self,
        lines: &RangeInclusive<usize>,
        columns: &RangeInclusive<usize>,
        text: &str,
    ) {
        if text.trim().is_empty() {
            return;
        }
        if self.header_line.is_some_and(|header| lines.contains(&header)) {
            for title in self.titles.iter_mut().take(columns.end() + 1).skip(*columns.start()) {
                if title.text.is_empty() {
                    title.text = text::clean(text, CELL_LIMIT);
                }
            }
        } else if columns.start() == columns.end() {
            // Only downwards: a cell merged to the right is the heading of a part.
            let first = self.rows.partition_point(|row| row.line < *lines.start());
            let rows = self.rows.iter_mut().skip(first);
            for row in rows.take_while(|row| lines.contains(&row.line)) {
                if let Some(cell) = row.cells.get_mut(*columns.start())
                    && cell.trim().is_empty()
                {
                    text.clone_into(cell);
                }
            }
        }
    }

    /// Goes to another sheet of the workbook by its name; this one is among the others then.
    ///
    /// Whether there is one of that name; the case of the name does not matter.
    pub fn go_to(&mut self, name: &str) -> bool {
        let is = |sheet: &Self| {
            let own = sheet.name.as_deref().unwrap_or_default();
            own.trim().to_lowercase() == name.trim().to_lowercase()
        };
        if self.name.is_some() && is(self) {
            return true;
        }
        let Some(at) = self.others.iter().position(is) else { return false };
        let mut others = std::mem::take(&mut self.others);
        let mut chosen = others.remove(at);
        let own = chosen.name.clone().unwrap_or_default();
        chosen.notes.insert(0, format!("Read the sheet “{own}”, as chosen"));
        others.insert(0, std::mem::replace(self, chosen));
        self.others = others;
        true
    }

    /// What the sheets of the workbook are called, this one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self).chain(&self.others).filter_map(|sheet| sheet.name.as_deref())
    }

    /// A sheet with these titles and no row yet.
    pub(super) fn under(titles: Vec<Title>) -> Self {
        Self {
            titles,
            header_line: Some(1),
            rows: Vec::new(),
            left_out: Vec::new(),
            notes: Vec::new(),
            name: None,
            others: Vec::new(),
        }
    }

    /// The same titles over its first rows, to look at.
    pub(super) fn sample(&self, rows: usize) -> Self {
        let mut sample = Self::under(self.titles.clone());
        sample.header_line = self.header_line;
        sample.rows = self.rows.iter().take(rows).cloned().collect();
        sample
    }

    /// Finds the header among the records and cuts them to its columns.
    fn under_header(records: Vec<Record>) -> Self {
        let lexicon = Lexicon::shipped();
        let mut sheet = Self::under(Vec::new());
        let header = header::find(&records, &lexicon);
        let titled = header::read(&records, header, &lexicon);
        let first_row = header.map_or(0, |at| at + 1);
        sheet.titles = titled.titles;
        sheet.header_line = header.and_then(|at| records.get(at)).map(|record| record.line);
        for record in records.iter().take(header.unwrap_or(0)) {
            sheet.left_out.push(LeftOut { line: record.line, reason: Reason::AboveHeader });
        }
        let title_row = header.and_then(|at| records.get(at)).map(|record| record.cells.clone());
        for record in records.iter().skip(first_row).take(titled.further_rows) {
            sheet.left_out.push(LeftOut { line: record.line, reason: Reason::HeaderAgain });
        }
        let mut other_header = None;
        for record in records.into_iter().skip(first_row + titled.further_rows) {
            sheet.take(record, title_row.as_deref(), &mut other_header, &lexicon);
        }
        sheet
    }

    fn take(
        &mut self,
        record: Record,
        titles: Option<&[String]>,
        other_header: &mut Option<usize>,
        lexicon: &Lexicon,
    ) {
        let line = record.line;
        if titles.is_some_and(|titles| titles == record.cells) {
            *other_header = None;
            self.left_out.push(LeftOut { line, reason: Reason::HeaderAgain });
        } else if titles.is_some() && header::is_another(&record, lexicon) {
            *other_header = Some(line);
            self.left_out.push(LeftOut { line, reason: Reason::HeaderAgain });
        } else if let Some(header) = *other_header {
            self.left_out.push(LeftOut { line, reason: Reason::UnderAnotherHeader { header } });
        } else {
            let width = self.titles.len();
            let beyond = record.cells.iter().skip(width);
            let surplus = beyond.filter(|cell| !cell.trim().is_empty()).count();
            let mut cells = record.cells;
            cells.resize(width, String::new());
            self.rows.push(SheetRow { line, cells, surplus });
        }
    }
}

/// The records that keep within the limits; the others are named.
fn within_limits(
    records: Vec<Record>,
    left_out: &mut Vec<LeftOut>,
) -> Result<Vec<Record>, Unreadable> {
    let mut kept = Vec::with_capacity(records.len());
    let mut too_wide = None;
    for record in records {
        let line = record.line;
        match record.beyond {
            None => kept.push(record),
            Some(Beyond::Cell) => left_out.push(LeftOut { line, reason: Reason::LongCell }),
            Some(Beyond::Row) => left_out.push(LeftOut { line, reason: Reason::LongRow }),
            Some(Beyond::Columns(columns)) => {
                too_wide.get_or_insert(Unreadable::TooManyColumns { line, columns });
                left_out.push(LeftOut { line, reason: Reason::ManyCells { cells: columns } });
            }
        }
    }
    match too_wide {
        Some(refusal) if kept.is_empty() => Err(refusal),
        _ => Ok(kept),
    }
}
