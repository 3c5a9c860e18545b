//! The cells of a sheet on their way to rows: what is hidden goes, what is merged is carried.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::intake::left_out::{LeftOut, Reason};
use crate::intake::separated::Record;
use crate::intake::sheet::{CELL_LIMIT, COLUMNS_LIMIT, ROWS_LIMIT};
use crate::intake::unreadable::Unreadable;

/// The most filled cells of a workbook: 100,000 people with forty columns.
const CELLS_LIMIT: usize = 4_000_000;
/// The most bytes in the cells of a sheet.
const BYTES_LIMIT: usize = 96 << 20;
/// The most merged areas that are looked at.
const MERGED_LIMIT: usize = 10_000;

/// An area of cells that were made one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Merged {
    /// Its rows, counted from 0.
    pub(super) rows: RangeInclusive<u32>,
    /// Its columns, counted from 0.
    pub(super) columns: RangeInclusive<u32>,
}

/// The filled cells of a sheet, by row and column, both counted from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: BTreeMap<u32, Vec<(u32, String)>>,
    cells: usize,
    bytes: usize,
    long: BTreeSet<u32>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: Vec<RangeInclusive<u32>>,
    merged: Vec<Merged>,
}

/// A sheet as records, before its header is looked for.
#[derive(Debug)]
pub(in crate::intake) struct Laid {
    /// The rows that have something in them.
    pub(in crate::intake) records: Vec<Record>,
    /// The rows that are not read, each with the reason.
    pub(in crate::intake) left_out: Vec<LeftOut>,
    /// The merged areas: rows as the lines of the records, columns as their cells.
    pub(in crate::intake) merged: Vec<(RangeInclusive<usize>, RangeInclusive<usize>)>,
    /// What the host should know.
    pub(in crate::intake) notes: Vec<String>,
}

impl Grid {
    /// Puts a text into a cell; a blank one takes no room.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] when there is more than a list has.
    pub(super) fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), Unreadable> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if text.len() > CELL_LIMIT {
            self.long.insert(row);
            return Ok(());
        }
        self.cells += 1;
        self.bytes += text.len();
        if self.cells > CELLS_LIMIT || self.bytes > BYTES_LIMIT {
            return Err(Unreadable::TooManyCells);
        }
        self.rows.entry(row).or_default().push((column, text));
        if self.rows.len() > ROWS_LIMIT { Err(Unreadable::TooManyRows) } else { Ok(()) }
    }

    /// Remembers a merged area.
    pub(super) fn merge(&mut self, merged: Merged) {
        if self.merged.len() < MERGED_LIMIT {
            self.merged.push(merged);
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.long.is_empty()
    }

    fn hides(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|columns| columns.contains(&column))
    }

    /// Lays the cells out as records.
    ///
    /// # Errors
    ///
    /// [`Unreadable::TooManyColumns`] when more columns are filled than a list has.
    pub(super) fn lay_out(mut self) -> Result<Laid, Unreadable> {
        let mut laid = Laid {
            records: Vec::new(),
            left_out: Vec::new(),
            merged: Vec::new(),
            notes: Vec::new(),
        };
        self.drop_hidden_rows(&mut laid);
        for row in std::mem::take(&mut self.long) {
            self.rows.remove(&row);
            laid.left_out.push(LeftOut { line: line(row), reason: Reason::LongCell });
        }
        let columns = self.columns(&mut laid)?;
        let place: BTreeMap<u32, usize> =
            columns.iter().enumerate().map(|(at, column)| (*column, at)).collect();
        for (row, filled) in std::mem::take(&mut self.rows) {
            let mut cells = vec![String::new(); columns.len()];
            for (column, text) in filled {
                if let Some(cell) = place.get(&column).and_then(|at| cells.get_mut(*at)) {
                    *cell = text;
                }
            }
            laid.records.push(Record { line: line(row), cells, beyond: None });
        }
        for merged in &self.merged {
            let mut held = place.range(merged.columns.clone()).map(|(_, at)| *at);
            if let Some(first) = held.next() {
                let last = held.next_back().unwrap_or(first);
                let rows = line(*merged.rows.start())..=line(*merged.rows.end());
                laid.merged.push((rows, first..=last));
            }
        }
        Ok(laid)
    }

    /// Leaves hidden rows out, unless all are hidden.
    fn drop_hidden_rows(&mut self, laid: &mut Laid) {
        let hidden: Vec<u32> =
            self.rows.keys().copied().filter(|row| self.hidden_rows.contains(row)).collect();
        if hidden.is_empty() {
            return;
        }
        if hidden.len() == self.rows.len() {
            laid.notes.push("Every row is hidden in the workbook; they were read".to_owned());
            return;
        }
        laid.notes.push(format!(
            "Hidden in the workbook and not taken: {}",
            counted(hidden.len(), "row"),
        ));
        for row in hidden {
            self.rows.remove(&row);
            self.long.remove(&row);
            laid.left_out.push(LeftOut { line: line(row), reason: Reason::HiddenRow });
        }
    }

    /// The columns that are read: those in which anything stands, without the hidden ones unless
    /// all are hidden.
    fn columns(&self, laid: &mut Laid) -> Result<Vec<u32>, Unreadable> {
        let filled: BTreeSet<u32> =
            self.rows.values().flatten().map(|(column, _)| *column).collect();
        let shown: BTreeSet<u32> =
            filled.iter().copied().filter(|column| !self.hides(*column)).collect();
        let all_hidden = shown.is_empty() && !filled.is_empty();
        let taken = if all_hidden { &filled } else { &shown };
        if all_hidden {
            laid.notes.push("Every column is hidden in the workbook; they were read".to_owned());
        } else if shown.len() < filled.len() {
            let hidden = filled.difference(&shown).map(|column| letters(*column));
            let hidden: Vec<String> = hidden.take(8).collect();
            laid.notes.push(format!(
                "Hidden in the workbook and not taken: column {}",
                hidden.join(", ")
            ));
        }
        if taken.len() > COLUMNS_LIMIT {
            let widest = self.rows.iter().max_by_key(|(_, cells)| cells.len());
            return Err(Unreadable::TooManyColumns {
                line: widest.map_or(1, |(row, _)| line(*row)),
                columns: taken.len(),
            });
        }
        Ok(taken.iter().copied().collect())
    }
}

/// The line of a row, counted from 1 as the spreadsheet shows it.
fn line(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1)
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// A column as the spreadsheet names it: A, B, … Z, AA.
fn letters(column: u32) -> String {
    let mut left = column;
    let mut name = String::new();
    loop {
        let digit = u8::try_from(left % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + digit));
        match (left / 26).checked_sub(1) {
            Some(next) => left = next,
            None => return name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(cells: &[(u32, u32, &str)]) -> Grid {
        let mut grid = Grid::default();
        for (row, column, text) in cells {
            grid.put(*row, *column, (*text).to_owned()).unwrap();
        }
        grid
    }

    #[test]
    fn hidden_rows_and_columns_go_unless_nothing_else_is_there() {
        let mut grid =
            filled(&[(0, 0, "id"), (0, 1, "name"), (1, 0, "1"), (1, 1, "Ada"), (2, 1, "Bo")]);
        grid.hidden_columns.push(0..=0);
        grid.hidden_rows.insert(2);

        let laid = grid.lay_out().unwrap();

        let cells: Vec<_> = laid.records.iter().map(|record| record.cells.join("|")).collect();
        assert_eq!(cells, ["name", "Ada"]);
        assert_eq!(laid.left_out, [LeftOut { line: 3, reason: Reason::HiddenRow }]);
        assert!(laid.notes[1].contains("column A"), "{:?}", laid.notes);

        let mut all = filled(&[(0, 0, "name"), (1, 0, "Ada")]);
        all.hidden_columns.push(0..=9);
        all.hidden_rows.extend([0, 1]);
        assert_eq!(all.lay_out().unwrap().records.len(), 2);
    }

    #[test]
    fn a_cell_far_to_the_right_costs_no_columns_between() {
        let laid =
            filled(&[(0, 0, "name"), (0, 16_383, "notes"), (1, 0, "Ada")]).lay_out().unwrap();
        assert_eq!(laid.records[0].cells, ["name", "notes"]);

        let mut wide = Grid::default();
        for column in 0..300 {
            wide.put(0, column, "x".to_owned()).unwrap();
        }
        assert_eq!(
            wide.lay_out().unwrap_err(),
            Unreadable::TooManyColumns { line: 1, columns: 300 }
        );
    }

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16_383, "XFD")] {
            assert_eq!(letters(column), name);
        }
    }
}
