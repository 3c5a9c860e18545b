//! Excel workbooks since 2007 (.xlsx, .xlsm), through `calamine`.
//!
//! The library is handed an archive of parts that were unpacked within bounds and are sound XML,
//! and is asked for one cell after the other: it would make room for every cell between the first
//! and the last otherwise, and it does not tell what is hidden.

use std::io::Cursor;

use calamine::{Reader, Xlsx, XlsxError};

use super::Page;
use super::archive::Archive;
use super::grid::Grid;
use super::package::Package;
use super::value;
use crate::intake::unreadable::Unreadable;

/// Reads the sheets of a workbook.
///
/// # Errors
///
/// [`Unreadable`] when it is damaged, or larger than a list.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Page>, Unreadable> {
    let Package { checked, sheets } = Package::read(archive)?;
    let mut book = Xlsx::new(checked.finish()?).map_err(|error| refusal(&error))?;
    let mut pages = Vec::new();
    for listed in sheets {
        let mut grid = listed.grid;
        fill(&mut book, &listed.name, &mut grid)?;
        pages.push(Page { name: listed.name, hidden: listed.hidden, grid });
    }
    Ok(pages)
}

fn fill(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, grid: &mut Grid) -> Result<(), Unreadable> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| refusal(&error))?;
    loop {
        match cells.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let (row, column) = cell.get_position();
                let style =
                    cells.styles().get(style).and_then(|style| style.number_format.as_ref());
                let format = style.map(|format| format.format_code.clone());
                let text = value::text(cell.get_value().clone(), format.as_deref());
                grid.put(row, column, text)?;
            }
            Ok(None) => return Ok(()),
            Err(error) if ends_the_sheet(&error) => return Err(refusal(&error)),
            // A cell that makes no sense by itself is blank; the next one may be sound.
            Err(_) => {}
        }
    }
}

/// Whether nothing can be read behind the place of an error.
fn ends_the_sheet(error: &XlsxError) -> bool {
    matches!(error, XlsxError::Io(_) | XlsxError::Zip(_) | XlsxError::Xml(_) | XlsxError::XmlEof(_))
}

fn refusal(error: &XlsxError) -> Unreadable {
    if matches!(error, XlsxError::Password) { Unreadable::Locked } else { Unreadable::Damaged }
}
