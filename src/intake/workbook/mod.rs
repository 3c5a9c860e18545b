//! Workbooks: Excel since 2007, Excel before, `OpenDocument`; which of their sheets is the list.
//!
//! What a file is, is told by its bytes, never by its name. Nothing is unpacked without a bound.
//! The libraries are kept from what would harm; should one of them stop over a file all the same,
//! that file is refused as damaged and the program goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::columns::Mapping;
use super::meaning::Meaning;
use super::sheet::Sheet;
use super::unreadable::Unreadable;

mod archive;
mod excel;
mod grid;
mod old_excel;
mod open_document;
mod package;
mod value;
mod xml;

use archive::{Archive, Kind};
use grid::Grid;
pub(super) use grid::Laid;

/// The most sheets of a workbook.
const SHEETS_LIMIT: usize = 200;
/// How many rows of a sheet are looked at to tell whether it is a list of people.
const LOOKED_AT: usize = 300;

/// A sheet of a workbook, its cells not laid out yet.
struct Page {
    name: String,
    hidden: bool,
    grid: Grid,
}

/// Whether the bytes begin as a zip archive or an old Office document does.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    is_zip(bytes) || bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the sheet of a workbook that looks most like a list of people; the others are in
/// [`Sheet::others`].
///
/// # Errors
///
/// [`Unreadable`] when the workbook is damaged, locked, or larger than a list, or is none.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let pages = catch_unwind(AssertUnwindSafe(|| pages(bytes)));
    let pages = pages.unwrap_or(Err(Unreadable::Damaged))?;
    let pages: Vec<Page> = pages.into_iter().filter(|page| !page.grid.is_empty()).collect();
    let all_hidden = pages.iter().all(|page| page.hidden);
    let mut hidden = 0;
    let mut sheets = Vec::new();
    let mut refused = None;
    for page in pages {
        if page.hidden && !all_hidden {
            hidden += 1;
            continue;
        }
        match page.grid.lay_out().and_then(|laid| Sheet::of_cells(page.name, laid)) {
            Ok(sheet) => sheets.push(sheet),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    let best = (0..sheets.len())
        .max_by_key(|at| (sheets.get(*at).map_or(0, likeness), usize::MAX - at))
        .ok_or(refused.unwrap_or(Unreadable::NoRows))?;
    let mut taken = sheets.remove(best);
    if let Some(note) = chosen(&taken, &sheets, hidden, all_hidden) {
        taken.notes.insert(0, note);
    }
    taken.others = sheets;
    Ok(taken)
}

fn pages(bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
    if !is_zip(bytes) {
        return old_excel::read(bytes);
    }
    let mut archive = Archive::open(bytes)?;
    match archive.kind()? {
        Kind::Excel => excel::read(&mut archive),
        Kind::OpenDocument => open_document::read(&mut archive),
    }
}

/// What is said of the choice of a sheet; nothing where there was none.
fn chosen(taken: &Sheet, others: &[Sheet], hidden: usize, all_hidden: bool) -> Option<String> {
    let name = taken.name.as_deref().unwrap_or_default();
    let why = if all_hidden { ", though it is hidden" } else { "" };
    let besides = match (others.len(), hidden) {
        (0, 0) if !all_hidden => return None,
        (0, 0) => String::new(),
        (0, _) => format!(" · hidden sheets not taken: {hidden}"),
        (more, 0) => format!(", most like a list of people · others: {more}"),
        (more, _) => {
            format!(", most like a list of people · others: {more}, hidden: {hidden}")
        }
    };
    Some(format!("Read the sheet “{name}”{why}{besides}"))
}

/// How much a sheet looks like a list of people: what its columns hold, and how many rows it has.
///
/// Addresses tell people from any other list with names; the root of the rows keeps a long list of
/// something else from winning by its length.
fn likeness(sheet: &Sheet) -> usize {
    let mapping = Mapping::guess(&sheet.sample(LOOKED_AT));
    let mut kinds: Vec<&Meaning> = Vec::new();
    for column in &mapping.columns {
        if !kinds.contains(&&column.meaning) {
            kinds.push(&column.meaning);
        }
    }
    let worth: usize = kinds.into_iter().map(worth).sum();
    let said = if sheet.header_line.is_some() { 2 } else { 1 };
    (worth * said).saturating_mul((sheet.rows.len().saturating_mul(10_000)).isqrt())
}

const fn worth(meaning: &Meaning) -> usize {
    match meaning {
        Meaning::Email => 30,
        Meaning::Name => 10,
        Meaning::GivenName | Meaning::FamilyName | Meaning::Organisation | Meaning::Ticket => 5,
        Meaning::Ignored => 0,
        Meaning::Role
        | Meaning::Field
        | Meaning::Topics(_)
        | Meaning::OneTopic { .. }
        | Meaning::Languages
        | Meaning::CheckedIn
        | Meaning::Status
        | Meaning::Cancelled
        | Meaning::Coming
        | Meaning::Notes
        | Meaning::Pronouns
        | Meaning::SayName
        | Meaning::Needs
        | Meaning::FirstTime
        | Meaning::Attribute
        | Meaning::Line
        | Meaning::Theme => 2,
    }
}
