//! `OpenDocument` spreadsheets (.ods).
//!
//! Read here and not through `calamine`, which lays the whole table out before it can be asked
//! (a repeat count of a few bytes becomes millions of cells), takes no white space between cells,
//! and does not tell which rows and columns are hidden.
//!
//! Source: ISO/IEC 26300 (`OpenDocument` 1.2), chapters 6 (text), 9 (tables) and 19 (attributes).

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::Page;
use super::archive::Archive;
use super::grid::{Grid, Merged};
use super::value;
use super::xml::{Node, attribute, walk};
use crate::intake::sheet::{CELL_LIMIT, COLUMNS_LIMIT, ROWS_LIMIT};
use crate::intake::unreadable::Unreadable;

/// Reads the sheets of a spreadsheet.
///
/// # Errors
///
/// [`Unreadable`] when it is damaged, locked, or larger than a list.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Page>, Unreadable> {
    if let Some(manifest) = archive.part("META-INF/manifest.xml")? {
        walk(&manifest, |node| match node {
            Node::Start(element) if element.local_name().as_ref() == "encryption-data" => {
                Err(Unreadable::Locked)
            }
            Node::Start(_) | Node::End(_) | Node::Text(_) => Ok(()),
        })?;
    }
    let content = archive.part("content.xml")?.ok_or(Unreadable::Damaged)?;
    let mut reading = Reading::default();
    walk(&content, |node| reading.take(&node))?;
    Ok(reading.pages)
}

/// What is open while the events pass.
#[derive(Default)]
struct Reading {
    pages: Vec<Page>,
    /// The style that is being defined, and those that hide a table.
    style: Option<String>,
    hiding: BTreeSet<String>,
    table: Option<Table>,
    /// How deep in something is read past: a comment, a drawing, a table in a cell.
    aside: usize,
}

/// A table that is being read.
struct Table {
    page: Page,
    row: u32,
    rows: u32,
    column: u32,
    /// How many columns were described.
    described: u32,
    /// The filled cells of the row: column, how many, text.
    filled: Vec<(u32, u32, String)>,
    cell: Option<Cell>,
    /// Rows and columns over which cells of this row reach.
    merged: Vec<Merged>,
}

/// A cell that is being read.
struct Cell {
    kind: String,
    value: String,
    repeated: u32,
    shown: String,
    paragraphs: usize,
    in_paragraph: bool,
}

impl Reading {
    fn take(&mut self, node: &Node<'_>) -> Result<(), Unreadable> {
        match node {
            Node::Start(element) => self.begin(element),
            Node::End(name) => self.end(name),
            Node::Text(text) => {
                self.say(text);
                Ok(())
            }
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.aside > 0 || is_aside(element, self.table.as_ref()) {
            self.aside += 1;
            return Ok(());
        }
        match (name, self.table.as_mut()) {
            ("style", None) => self.style = attribute(element, "name"),
            ("table-properties", None) => {
                if attribute(element, "display").is_some_and(|shown| shown == "false") {
                    self.hiding.extend(self.style.clone());
                }
            }
            ("table", None) => {
                if self.pages.len() >= super::SHEETS_LIMIT {
                    return Err(Unreadable::TooManySheets);
                }
                let style = attribute(element, "style-name");
                let hidden = style.is_some_and(|style| self.hiding.contains(&style));
                let name = attribute(element, "name").unwrap_or_default();
                self.table = Some(Table::new(Page { name, hidden, grid: Grid::default() }));
            }
            (_, Some(table)) => table.begin(name, element),
            (_, None) => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "style" => self.style = None,
            "table" => self.pages.extend(self.table.take().map(|table| table.page)),
            _ => {
                if let Some(table) = &mut self.table {
                    table.end(name)?;
                }
            }
        }
        Ok(())
    }

    fn say(&mut self, text: &str) {
        if self.aside == 0
            && let Some(cell) = self.table.as_mut().and_then(|table| table.cell.as_mut())
            && cell.in_paragraph
        {
            cell.say(text);
        }
    }
}

/// Whether an element holds what is not the text of a cell.
fn is_aside(element: &BytesStart<'_>, table: Option<&Table>) -> bool {
    let full = element.name();
    let full = full.as_ref();
    let inner_table = full == "table:table" && table.is_some();
    inner_table
        || matches!(full, "office:annotation" | "table:tracked-changes" | "table:shapes")
        || full.starts_with("draw:")
}

impl Table {
    const fn new(page: Page) -> Self {
        Self {
            page,
            row: 0,
            rows: 1,
            column: 0,
            described: 0,
            filled: Vec::new(),
            cell: None,
            merged: Vec::new(),
        }
    }

    fn begin(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "table-column" => {
                let count = number(element, "number-columns-repeated");
                let next = self.described.saturating_add(count);
                if is_hidden(element) && count > 0 {
                    self.page.grid.hidden_columns.push(self.described..=next.saturating_sub(1));
                }
                self.described = next;
            }
            "table-row" => {
                self.rows = number(element, "number-rows-repeated");
                self.column = 0;
                if is_hidden(element) {
                    let last = self.row.saturating_add(self.rows.min(limit(ROWS_LIMIT)));
                    self.page.grid.hidden_rows.extend(self.row..last);
                }
            }
            "table-cell" | "covered-table-cell" => self.open_cell(element),
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.begin(name, element);
                }
            }
        }
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) {
        let rows = number(element, "number-rows-spanned");
        let columns = number(element, "number-columns-spanned");
        if rows > 1 || columns > 1 {
            self.merged.push(Merged {
                rows: self.row..=self.row.saturating_add(rows.saturating_sub(1)),
                columns: self.column..=self.column.saturating_add(columns.saturating_sub(1)),
            });
        }
        // The kind of the program that wrote it is more exact: it knows errors.
        let mut kind = String::new();
        for one in element.attributes().with_checks(false).flatten() {
            let key = one.key.as_ref();
            if key == "calcext:value-type" || (key == "office:value-type" && kind.is_empty()) {
                kind = one.value.into_owned();
            }
        }
        let values = ["value", "date-value", "time-value", "boolean-value", "string-value"];
        let value = values.iter().find_map(|name| attribute(element, name)).unwrap_or_default();
        let repeated = number(element, "number-columns-repeated");
        self.cell = Some(Cell {
            kind,
            value,
            repeated,
            shown: String::new(),
            paragraphs: 0,
            in_paragraph: false,
        });
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match (name, &mut self.cell) {
            ("table-cell" | "covered-table-cell", cell) => {
                if let Some(cell) = cell.take() {
                    let (column, count) = (self.column, cell.repeated);
                    self.column = self.column.saturating_add(count);
                    let text = cell.text();
                    if !text.trim().is_empty() {
                        self.filled.push((column, count, text));
                    }
                }
            }
            ("p" | "h", Some(cell)) => cell.in_paragraph = false,
            ("table-row", _) => self.close_row()?,
            _ => {}
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Unreadable> {
        let filled = std::mem::take(&mut self.filled);
        let last = self.row.saturating_add(self.rows);
        if !filled.is_empty() {
            for row in self.row..last {
                for (column, count, text) in &filled {
                    // One more than a list may have is enough to refuse it.
                    let count = (*count).min(limit(COLUMNS_LIMIT) + 1);
                    for further in 0..count {
                        self.page.grid.put(row, column.saturating_add(further), text.clone())?;
                    }
                }
            }
        }
        for merged in std::mem::take(&mut self.merged) {
            self.page.grid.merge(merged);
        }
        self.row = last;
        Ok(())
    }
}

impl Cell {
    fn begin(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.say("\n");
                }
                self.paragraphs += 1;
                self.in_paragraph = true;
            }
            "s" => {
                let count = number(element, "c").min(limit(CELL_LIMIT));
                for _ in 0..count {
                    self.say(" ");
                }
            }
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        // One byte more than a cell may have is enough to leave its row out.
        if self.shown.len() <= CELL_LIMIT {
            self.shown.push_str(text);
        }
    }

    /// The text of the cell, as [`value::text`] has it.
    fn text(self) -> String {
        match self.kind.as_str() {
            "error" => String::new(),
            "float" | "currency" => {
                let number = self.value.parse().map(value::number_text).unwrap_or_default();
                let shown = self.shown.trim();
                // A code is shown with its leading zeros.
                let code = shown.bytes().all(|byte| byte.is_ascii_digit())
                    && shown.trim_start_matches('0') == number.trim_start_matches('0');
                if code || number.is_empty() { shown.to_owned() } else { number }
            }
            "date" => iso(&self.value),
            "time" => time(&self.value).unwrap_or(self.shown),
            "boolean" => value::tick_text(self.value == "true").to_owned(),
            "percentage" if self.shown.is_empty() => {
                let number: f64 = self.value.parse().unwrap_or(f64::NAN);
                format!("{}%", value::number_text(number * 100.0))
            }
            _ if self.shown.is_empty() => self.value,
            _ => self.shown,
        }
    }
}

/// A date with its time after a space, without seconds that are none.
fn iso(date: &str) -> String {
    let Some((day, time)) = date.split_once('T') else { return date.to_owned() };
    let time = time.split('.').next().unwrap_or(time);
    let time = time.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(time);
    if time == "00:00" { day.to_owned() } else { format!("{day} {time}") }
}

/// A time of day or a span as XML Schema spells it: `PT19H30M00S` is 19:30.
fn time(span: &str) -> Option<String> {
    let (hours, rest) = span.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.split(['.', ',', 'S']).next().unwrap_or_default();
    let seconds = if seconds.is_empty() || seconds == "00" || seconds == "0" {
        String::new()
    } else {
        format!(":{seconds:0>2}")
    };
    Some(format!("{hours:0>2}:{minutes:0>2}{seconds}"))
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "visibility").is_some_and(|seen| seen == "collapse" || seen == "filter")
}

/// A count of an element, 1 where there is none; no more than the rows of any spreadsheet.
fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    let told = attribute(element, name).and_then(|count| count.parse::<u32>().ok());
    told.unwrap_or(1).min(1 << 20)
}

fn limit(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_read_as_they_are_shown() {
        for (written, read) in [
            ("2026-05-07", "2026-05-07"),
            ("2026-05-07T00:00:00", "2026-05-07"),
            ("2026-05-07T19:30:00", "2026-05-07 19:30"),
            ("2026-05-07T19:30:05.123", "2026-05-07 19:30:05"),
        ] {
            assert_eq!(iso(written), read);
        }
        assert_eq!(time("PT19H30M00S").as_deref(), Some("19:30"));
        assert_eq!(time("PT9H5M7S").as_deref(), Some("09:05:07"));
        assert_eq!(time("half past seven"), None);
    }
}
