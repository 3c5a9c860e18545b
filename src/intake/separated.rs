//! Text with separators to records: which separator, quotes, and the line each record begins on.

use std::io::Read;

use super::sheet::{CELL_LIMIT, COLUMNS_LIMIT, ROW_LIMIT, ROWS_LIMIT};
use super::unreadable::Unreadable;

/// Put behind the text to see whether a quote is still open there.
const END: &[u8] = b"\n\0end\0\n";

/// A record of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Record {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    /// Its cells as they stand in the file.
    pub(super) cells: Vec<String>,
    /// Which of its limits the record breaks; its cells are not kept then.
    pub(super) beyond: Option<Beyond>,
}

/// A limit that a record breaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Beyond {
    Cell,
    Row,
    Columns(usize),
}

/// The records of a text, and the separator that was found in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Records {
    pub(super) separator: char,
    pub(super) records: Vec<Record>,
}

/// Reads a text with separators.
pub(super) fn read(text: &str) -> Result<Records, Unreadable> {
    let (told, text, first_line) = told_separator(text);
    let separator = told.unwrap_or_else(|| sniff(text));
    let records = match parse(text, separator, true) {
        // Text with tabs is mostly written without quoting, so a quote there is a letter.
        Err(Unreadable::OpenQuote { .. }) if separator == b'\t' => parse(text, separator, false),
        parsed => parsed,
    };
    let mut records = records.map_err(|error| shifted(error, first_line - 1))?;
    for record in &mut records {
        record.line += first_line - 1;
    }
    Ok(Records { separator: char::from(separator), records })
}

fn shifted(error: Unreadable, by: usize) -> Unreadable {
    if let Unreadable::OpenQuote { line } = error {
        return Unreadable::OpenQuote { line: line + by };
    }
    error
}

/// Excel's own first line `sep=;`, taken off the text, and the line on which the rest begins.
fn told_separator(text: &str) -> (Option<u8>, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_matches('"');
    let told = first
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and_then(|_| first.get(4..))
        .and_then(|separator| <[u8; 1]>::try_from(separator.as_bytes()).ok())
        .filter(|[byte]| byte.is_ascii_punctuation() || *byte == b'\t');
    told.map_or((None, text, 1), |[byte]| (Some(byte), rest, 2))
}

/// The separator with which most of the first rows have the same number of cells, many of them.
fn sniff(text: &str) -> u8 {
    let mut best = (b',', 0);
    for separator in [b',', b';', b'\t', b'|'] {
        let fit = evenness(text, separator);
        if fit > best.1 {
            best = (separator, fit);
        }
    }
    best.0
}

/// Rows of the commonest width among the first rows, weighed by that width.
fn evenness(text: &str, separator: u8) -> usize {
    const ROWS: usize = 60;
    const SAMPLE: usize = 256 << 10;
    let mut sample_end = text.len().min(SAMPLE);
    while !text.is_char_boundary(sample_end) {
        sample_end -= 1;
    }
    let sample = text.get(..sample_end).unwrap_or(text);
    let mut widths = std::collections::BTreeMap::<usize, usize>::new();
    for record in reader(sample.as_bytes(), separator, true).byte_records().take(ROWS).flatten() {
        *widths.entry(record.len()).or_default() += 1;
    }
    let weigh = |(width, rows): (&usize, &usize)| rows * width.saturating_sub(1).min(12);
    widths.iter().map(weigh).max().unwrap_or(0)
}

fn reader<R: Read>(text: R, separator: u8, quoting: bool) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(quoting)
        .from_reader(text)
}

fn parse(text: &str, separator: u8, quoting: bool) -> Result<Vec<Record>, Unreadable> {
    let mut reader = reader(text.as_bytes().chain(END), separator, quoting);
    let mut records = Vec::new();
    let mut raw = csv::ByteRecord::new();
    let mut lines = LineCounter { text: text.as_bytes(), at: 0, line: 1 };
    let mut ended = false;
    let mut last_cell_line = 1;
    while matches!(reader.read_byte_record(&mut raw), Ok(true)) {
        ended = raw.len() == 1 && raw.get(0) == Some(b"\0end\0".as_slice());
        let start = raw.position().map_or(0, csv::Position::byte);
        let line = lines.line_of(usize::try_from(start).unwrap_or(usize::MAX));
        if ended {
            break;
        }
        last_cell_line = line_of_last_cell(line, &raw);
        if records.len() == ROWS_LIMIT {
            return Err(Unreadable::TooManyRows);
        }
        records.push(record(line, &raw));
    }
    if ended { Ok(records) } else { Err(Unreadable::OpenQuote { line: last_cell_line }) }
}

/// The line on which the last cell of a record begins, where a quote may be left open.
fn line_of_last_cell(line: usize, raw: &csv::ByteRecord) -> usize {
    let before = raw.len().saturating_sub(1);
    let ends = raw.iter().take(before).flatten().filter(|byte| **byte == b'\n').count();
    line + ends
}

fn record(line: usize, raw: &csv::ByteRecord) -> Record {
    let beyond = if raw.len() > COLUMNS_LIMIT {
        Some(Beyond::Columns(raw.len()))
    } else if raw.iter().any(|cell| cell.len() > CELL_LIMIT) {
        Some(Beyond::Cell)
    } else if raw.as_slice().len() > ROW_LIMIT {
        Some(Beyond::Row)
    } else {
        None
    };
    let cells = if beyond.is_some() {
        Vec::new()
    } else {
        raw.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
    };
    Record { line, cells, beyond }
}

/// Counts the lines of a text up to a byte, going forward only.
struct LineCounter<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// The line of the first byte, from this one on, that ends no line: blank lines come before
    /// the record that the reader counts them to.
    fn line_of(&mut self, byte: usize) -> usize {
        let passed = self.text.get(self.at..byte).unwrap_or_default();
        self.line += passed.split(|byte| *byte == b'\n').count() - 1;
        self.at = self.at.max(byte.min(self.text.len()));
        let blank = self.text.get(self.at..).unwrap_or_default();
        self.line + blank.iter().take_while(|byte| **byte == b'\n').count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        read(text).unwrap().records.into_iter().map(|record| (record.line, record.cells)).collect()
    }

    #[test]
    fn each_separator_is_found() {
        for (text, separator) in [
            ("name,email\nA,a@x.org\n", ','),
            ("name;amount\nA;12,50\nB;13,50", ';'),
            ("name\temail\nA, B\ta@x.org", '\t'),
            ("name|email|org\nA|a@x.org|X, Y", '|'),
            ("sep=;\nname;email\nA;a@x.org", ';'),
            ("\"sep=|\"\na,b|c\n", '|'),
            ("only names\nA\nB", ','),
        ] {
            assert_eq!(read(text).unwrap().separator, separator, "{text}");
        }
    }

    #[test]
    fn records_know_the_line_they_begin_on() {
        let found = cells("a,b\n\n\n\"x\ny\",1\n\nz,2");

        let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 4, 7]);
        assert_eq!(found[1].1, ["x\ny", "1"]);
    }

    #[test]
    fn an_open_quote_is_found_with_its_line() {
        assert_eq!(read("a,b\n\"x,1\ny,2\n"), Err(Unreadable::OpenQuote { line: 2 }));
        assert_eq!(read("a,b\n\"x\ny\",\"1\nz,2"), Err(Unreadable::OpenQuote { line: 3 }));
        assert_eq!(read("sep=,\na,b\n\"x,1"), Err(Unreadable::OpenQuote { line: 3 }));
    }

    #[test]
    fn a_lone_quote_between_tabs_is_a_letter() {
        assert_eq!(cells("a\tb\n\"Jan\tVu\nx\ty")[1].1, ["\"Jan", "Vu"]);
    }
}
