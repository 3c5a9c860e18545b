//! Sheets of paper and of labels, measured.

use serde::Serialize;

/// A size of paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    /// 210 by 297 mm (ISO 216).
    #[default]
    A4,
    /// 8½ by 11 inches (ANSI/ASME Y14.1, size A).
    Letter,
}

impl Paper {
    /// Its width and height in tenths of millimetres.
    #[must_use]
    pub const fn size(self) -> (u16, u16) {
        match self {
            Self::A4 => (2100, 2970),
            Self::Letter => (2159, 2794),
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }
}

/// What is done with the pieces of a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetKind {
    /// They are peeled off or broken out: what is printed must lie where they are.
    Labels,
    /// They are cut apart along lines that are printed.
    Cut,
    /// They are cut apart and folded, the back the same as the front.
    Folded,
}

/// A sheet with as many pieces in each row and column, all lengths in tenths of millimetres.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// What it is called: the maker's number.
    pub name: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// The paper it is on.
    pub paper: Paper,
    /// What is done with its pieces.
    pub kind: SheetKind,
    /// How many pieces lie side by side.
    pub columns: u16,
    /// How many pieces lie one below the other.
    pub rows: u16,
    /// From the left edge of the paper to the first piece.
    pub left: u16,
    /// From the upper edge of the paper to the first piece.
    pub top: u16,
    /// How wide a piece is.
    pub width: u16,
    /// How high a piece is.
    pub height: u16,
    /// From the left edge of a piece to that of the next.
    pub across: u16,
    /// From the upper edge of a piece to that of the next.
    pub down: u16,
}

const fn cut(name: &'static str, paper: Paper) -> Sheet {
    let (wide, high) = paper.size();
    Sheet {
        name,
        what: "plain paper, eight badges of 90 x 60 mm to cut apart",
        paper,
        kind: SheetKind::Cut,
        columns: 2,
        rows: 4,
        left: (wide - 1800) / 2,
        top: (high - 2400) / 2,
        width: 900,
        height: 600,
        across: 900,
        down: 600,
    }
}

const fn folded(name: &'static str, paper: Paper) -> Sheet {
    let what = "plain paper, four badges of 90 x 60 mm to cut apart and fold, both sides the same";
    let sheet = cut(name, paper);
    Sheet { what, kind: SheetKind::Folded, rows: 2, height: 1200, down: 1200, ..sheet }
}

/// The sheets that are known, plain paper first.
///
/// Sources: of labels, the sizes and pitches in the templates of gLabels (avery-iso-templates.xml,
/// avery-us-templates.xml); A4 sheets have equal margins left and right, above and below. Inches
/// are rounded to 0.1 mm.
pub const SHEETS: &[Sheet] = &[
    cut("a4", Paper::A4),
    folded("a4-fold", Paper::A4),
    cut("letter", Paper::Letter),
    folded("letter-fold", Paper::Letter),
    // Avery L4785: 80 x 50 mm, pitch 95 x 55 mm.
    labels("L4785", "ten name badges of 80 x 50 mm", [2, 5], [800, 500], [950, 550]),
    // Avery L7160: 63.5 x 38.1 mm, pitch 66.0 x 38.1 mm.
    labels("L7160", "21 labels of 63.5 x 38.1 mm", [3, 7], [635, 381], [660, 381]),
    // Avery L7163: 99.1 x 38.1 mm, pitch 101.6 x 38.1 mm.
    labels("L7163", "14 labels of 99.1 x 38.1 mm", [2, 7], [991, 381], [1016, 381]),
    // Avery L7165: 99.1 x 67.7 mm, pitch 101.6 x 67.7 mm.
    labels("L7165", "eight labels of 99.1 x 67.7 mm", [2, 4], [991, 677], [1016, 677]),
    // Avery 5395: 3⅜ x 2⅓ in from 0.6875 and 0.583 in, pitch 3.75 x 2.5 in.
    Sheet {
        name: "5395",
        what: "eight name badges of 3 3/8 x 2 1/3 in",
        paper: Paper::Letter,
        kind: SheetKind::Labels,
        columns: 2,
        rows: 4,
        left: 175,
        top: 148,
        width: 857,
        height: 593,
        across: 953,
        down: 635,
    },
    // Avery 5163: 4 x 2 in from 0.156 and 0.5 in, pitch 4.1875 x 2 in.
    Sheet {
        name: "5163",
        what: "ten labels of 4 x 2 in",
        paper: Paper::Letter,
        kind: SheetKind::Labels,
        columns: 2,
        rows: 5,
        left: 40,
        top: 127,
        width: 1016,
        height: 508,
        across: 1064,
        down: 508,
    },
];

/// Labels on A4 whose margins are equal on both sides.
const fn labels(
    name: &'static str,
    what: &'static str,
    [columns, rows]: [u16; 2],
    [width, height]: [u16; 2],
    [across, down]: [u16; 2],
) -> Sheet {
    let (wide, high) = Paper::A4.size();
    let left = (wide - (columns - 1) * across - width) / 2;
    let top = (high - (rows - 1) * down - height) / 2;
    let (paper, kind) = (Paper::A4, SheetKind::Labels);
    Sheet { name, what, paper, kind, columns, rows, left, top, width, height, across, down }
}

impl Sheet {
    /// Plain A4 paper, to cut apart.
    pub const PLAIN: &'static Self = &cut("a4", Paper::A4);

    /// The sheet of a name, in capitals or not.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        SHEETS.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name))
    }

    /// Plain paper of a size, to cut apart.
    #[must_use]
    pub fn plain(paper: Paper, kind: SheetKind) -> Option<&'static Self> {
        SHEETS.iter().find(|sheet| sheet.paper == paper && sheet.kind == kind)
    }

    /// How many pieces it has.
    #[must_use]
    pub const fn pieces(&self) -> u16 {
        self.columns * self.rows
    }

    /// Where a piece lies, from the left and the upper edge, in tenths of millimetres.
    ///
    /// - `piece`: counted from 0, row by row.
    pub(super) fn place(&self, piece: u16, offset: Offset) -> (i32, i32) {
        let columns = self.columns.max(1);
        let along = |first: u16, step: u16, times: u16| {
            i32::from(first) + i32::from(step) * i32::from(times)
        };
        let left = along(self.left, self.across, piece % columns);
        let top = along(self.top, self.down, piece / columns);
        (left + i32::from(offset.right), top + i32::from(offset.down))
    }
}

/// By how much everything is moved, for a printer that draws paper in askew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Offset {
    /// To the right, in tenths of millimetres.
    pub right: i16,
    /// Down, in tenths of millimetres.
    pub down: i16,
}

/// A size of paper as a style sheet has it.
#[derive(Serialize)]
pub(super) struct PaperStyle {
    name: &'static str,
    width: String,
    height: String,
}

impl PaperStyle {
    pub(super) fn of(paper: Paper) -> Self {
        let (width, height) = paper.size();
        Self { name: paper.name(), width: mm(width), height: mm(height) }
    }
}

/// Tenths of millimetres as a style sheet has them: `17.5mm`.
pub(super) fn mm(tenths: impl Into<i32>) -> String {
    let tenths = tenths.into();
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}mm", (tenths / 10).abs(), (tenths % 10).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_lies_on_its_paper_and_no_piece_on_another() {
        for sheet in SHEETS {
            let (wide, high) = sheet.paper.size();
            let right = sheet.left + (sheet.columns - 1) * sheet.across + sheet.width;
            let bottom = sheet.top + (sheet.rows - 1) * sheet.down + sheet.height;

            assert!(right <= wide && bottom <= high, "{}", sheet.name);
            assert!(sheet.width <= sheet.across && sheet.height <= sheet.down, "{}", sheet.name);
            assert!(right + sheet.left + 20 > wide, "{} lies too far left", sheet.name);
            assert_eq!(Sheet::named(&sheet.name.to_lowercase()), Some(sheet));
        }
    }

    #[test]
    fn pieces_are_counted_row_by_row_and_moved_by_the_offset() {
        let sheet = Sheet::named("L7160").unwrap();

        assert_eq!(sheet.pieces(), 21);
        assert_eq!(sheet.place(0, Offset::default()), (72, 151));
        assert_eq!(sheet.place(4, Offset { right: -5, down: 12 }), (72 + 660 - 5, 151 + 381 + 12));
        assert_eq!([mm(175), mm(-5), mm(0)], ["17.5mm", "-0.5mm", "0.0mm"]);
    }
}
