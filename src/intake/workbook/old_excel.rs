//! Excel workbooks of 1993 to 2003 (.xls, BIFF5 and BIFF8), through `calamine`.
//!
//! The library makes room for what the file promises and follows its chains of sectors wherever
//! they lead. So the stream is taken out of the file by `cfb`, its records are looked through, and
//! the library is handed a sound file with that stream alone.
//!
//! Source: [MS-XLS] 2.4 for the records, [MS-CFB] for the file, [MS-OFFCRYPTO] 1.3 for locked ones.

use std::io::{Cursor, Read, Write};

use calamine::{Reader, Xls, XlsError};

use super::Page;
use super::grid::{Grid, Merged};
use super::value;
use crate::intake::unreadable::Unreadable;

/// The most cells between the first and the last one of all sheets: the library keeps room for
/// each of them.
const AREA_LIMIT: u64 = 6_000_000;
/// The most bytes of the stream.
const STREAM_LIMIT: u64 = 64 << 20;

/// Reads the sheets of a workbook.
///
/// # Errors
///
/// [`Unreadable`] when it is damaged, locked, no workbook, or larger than a list.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(Unreadable::Locked);
    }
    let stream = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let Some(name) = stream else {
        return Err(Unreadable::Container("an old Office document that is no workbook"));
    };
    let mut records = Vec::new();
    let stream = file.open_stream(name).map_err(|_| Unreadable::Damaged)?;
    stream.take(STREAM_LIMIT + 1).read_to_end(&mut records).map_err(|_| Unreadable::Damaged)?;
    if u64::try_from(records.len()).unwrap_or(u64::MAX) > STREAM_LIMIT {
        return Err(Unreadable::UnpacksTooLarge);
    }
    let surveys = survey(&mut records)?;
    let mut book = Xls::new(alone(name, &records)?).map_err(|error| refusal(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut pages = Vec::new();
    for (at, (sheet, mut grid)) in sheets.into_iter().zip(surveys).enumerate() {
        let cells = book.worksheet_range(&sheet.name).map_err(|error| refusal(&error))?;
        let (first_row, first_column) = cells.start().unwrap_or_default();
        for (row, column, cell) in cells.used_cells() {
            let far =
                |from: u32, by: usize| from.saturating_add(u32::try_from(by).unwrap_or(u32::MAX));
            let text = value::text(value::borrowed(cell), None);
            grid.put(far(first_row, row), far(first_column, column), text)?;
        }
        for area in book.merge_cells_by_sheet_id(at).unwrap_or_default() {
            grid.merge(Merged {
                rows: area.start.0..=area.end.0,
                columns: area.start.1..=area.end.1,
            });
        }
        let hidden = sheet.visible != calamine::SheetVisible::Visible;
        pages.push(Page { name: sheet.name, hidden, grid });
    }
    Ok(pages)
}

/// A sound file that holds the stream and nothing else.
fn alone(name: &str, records: &[u8]) -> Result<Cursor<Vec<u8>>, Unreadable> {
    let damaged = |_| Unreadable::Damaged;
    // The newer version of the file is refused by the library where nothing small lies in it.
    let file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()));
    let mut file = file.map_err(damaged)?;
    let mut stream = file.create_stream(name).map_err(damaged)?;
    stream.write_all(records).and_then(|()| stream.flush()).map_err(damaged)?;
    drop(stream);
    let mut whole = file.into_inner();
    whole.set_position(0);
    Ok(whole)
}

fn refusal(error: &XlsError) -> Unreadable {
    if matches!(error, XlsError::Password) { Unreadable::Locked } else { Unreadable::Damaged }
}

/// Looks through the records: what is hidden in each sheet that the workbook lists, in order.
///
/// The records that promise how large a sheet is are taken out of use.
///
/// # Errors
///
/// [`Unreadable`] when the workbook is locked or its cells lie further apart than in a list.
fn survey(stream: &mut [u8]) -> Result<Vec<Grid>, Unreadable> {
    let mut starts = Vec::new();
    for (at, kind, length) in records(stream, 0) {
        let body = stream.get(at..at + length).unwrap_or_default();
        match kind {
            FILE_PASS if word(body, 0) != Some(0) => return Err(Unreadable::Locked),
            BOUND_SHEET => {
                let start = word(body, 0).zip(word(body, 2));
                let start = start.map(|(low, high)| u32::from(high) << 16 | u32::from(low));
                starts.push(
                    start.and_then(|start| usize::try_from(start).ok()).unwrap_or(usize::MAX),
                );
            }
            END_OF_FILE => break,
            _ => {}
        }
    }
    if starts.len() > super::SHEETS_LIMIT {
        return Err(Unreadable::TooManySheets);
    }
    let (mut area, mut passed) = (0_u64, 0_usize);
    let mut grids = Vec::new();
    for start in starts {
        let seen = survey_sheet(stream, start);
        area = area.saturating_add(seen.area);
        passed = passed.saturating_add(seen.bytes);
        if area > AREA_LIMIT {
            return Err(Unreadable::TooManyCells);
        }
        // Sheets lie one behind the other: those that share their records are no sheets.
        if passed > stream.len() {
            return Err(Unreadable::Damaged);
        }
        grids.push(seen.grid);
    }
    Ok(grids)
}

const FILE_PASS: u16 = 0x2F;
const BOUND_SHEET: u16 = 0x85;
const BEGINNING: u16 = 0x809;
const END_OF_FILE: u16 = 0x0A;
const DIMENSIONS: u16 = 0x200;
const ROW: u16 = 0x208;
const COLUMN_INFO: u16 = 0x7D;
const MANY_NUMBERS: u16 = 0xBD;
/// The records that hold one cell: number, label, text of a formula, boolean, RK, label of the
/// shared strings, rich text, formula.
const CELLS: [u16; 8] = [0x203, 0x204, 0x207, 0x205, 0x27E, 0xFD, 0xD6, 0x06];

/// What the records of a sheet say without being read.
struct Seen {
    /// What is hidden; no cells yet.
    grid: Grid,
    /// How many cells lie between the first and the last one.
    area: u64,
    /// How many bytes its records take.
    bytes: usize,
}

fn survey_sheet(stream: &mut [u8], start: usize) -> Seen {
    let mut grid = Grid::default();
    let mut promises = Vec::new();
    let (mut last_row, mut last_column, mut depth) = (None, 0_u16, 0_usize);
    let mut end = start;
    for (at, kind, length) in records(stream, start) {
        end = at + length;
        let body = stream.get(at..at + length).unwrap_or_default();
        let mut reaches = |row: Option<u16>, column: Option<u16>| {
            last_row = last_row.max(row);
            last_column = last_column.max(column.unwrap_or(0));
        };
        match kind {
            BEGINNING => depth += 1,
            END_OF_FILE if depth <= 1 => break,
            END_OF_FILE => depth -= 1,
            DIMENSIONS => promises.push(at.saturating_sub(4)),
            ROW if depth <= 1 && word(body, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                grid.hidden_rows.extend(word(body, 0).map(u32::from));
            }
            COLUMN_INFO if depth <= 1 && word(body, 8).is_some_and(|flags| flags & 1 != 0) => {
                let ends = word(body, 0).zip(word(body, 2));
                grid.hidden_columns
                    .extend(ends.map(|(first, last)| u32::from(first)..=u32::from(last)));
            }
            MANY_NUMBERS => reaches(word(body, 0), word(body, length.saturating_sub(2))),
            _ if CELLS.contains(&kind) => reaches(word(body, 0), word(body, 2)),
            _ => {}
        }
    }
    for promise in promises {
        if let Some(kind) = stream.get_mut(promise..promise + 2) {
            // A record of no known kind is passed over.
            kind.fill(0xEE);
        }
    }
    let rows = last_row.map_or(0, |last| u64::from(last) + 1);
    let area = rows * (u64::from(last_column) + 1);
    Seen { grid, area, bytes: end.saturating_sub(start) }
}

/// The records from a place on: where the body of each begins, its kind, how long it is.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (usize, u16, usize)> {
    let mut at = start;
    std::iter::from_fn(move || {
        let kind = word(stream, at)?;
        let length = usize::from(word(stream, at.saturating_add(2))?);
        let body = at + 4;
        at = body + length;
        Some((body, kind, length))
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    pair.try_into().ok().map(u16::from_le_bytes)
}
