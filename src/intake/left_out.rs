//! Rows of a list that did not become people, and why.

use std::fmt;

/// A row that did not become a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a row did not become a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// There is nothing in it.
    Blank,
    /// It stands above the header: a title, a date, a remark.
    AboveHeader,
    /// It is a header in the middle of the list.
    HeaderAgain,
    /// It belongs to another part of the file, with columns of its own.
    UnderAnotherHeader {
        /// The line of that header.
        header: usize,
    },
    /// It has bytes that are no letters in the encoding of the file.
    BrokenLetters,
    /// One of its cells is longer than 4 KiB.
    LongCell,
    /// It is longer than 64 KiB.
    LongRow,
    /// It has more cells than a list has columns.
    ManyCells {
        /// How many.
        cells: usize,
    },
    /// No name stands in it: a ticket that is not given to anybody yet.
    NoName,
    /// The row is hidden in the workbook.
    HiddenRow,
    /// The card is one of a group, an organisation or a place.
    NoPerson,
    /// They are not coming, says the list.
    NotComing {
        /// What the list says.
        said: String,
    },
    /// It adds the others up.
    Total,
    /// It is a remark below the list.
    Remark,
    /// It is the same person as an earlier row, and went into that one.
    SameAs {
        /// The line of the earlier row.
        line: usize,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("the line is blank"),
            Self::AboveHeader => f.write_str("the line stands above the header"),
            Self::HeaderAgain => f.write_str("the line is a header"),
            Self::UnderAnotherHeader { header } => {
                write!(f, "the line stands under another header, on line {header}")
            }
            Self::BrokenLetters => f.write_str("some of its letters are damaged"),
            Self::LongCell => f.write_str("a cell is longer than 4 KiB"),
            Self::LongRow => f.write_str("the line is longer than 64 KiB"),
            Self::ManyCells { cells } => write!(f, "the line has {cells} cells"),
            Self::NoName => f.write_str("no name stands there"),
            Self::HiddenRow => f.write_str("the row is hidden in the workbook"),
            Self::NoPerson => f.write_str("the card is no person's: a group or an organisation"),
            Self::NotComing { said } => write!(f, "not coming: {said}"),
            Self::Total => f.write_str("the line adds the others up"),
            Self::Remark => f.write_str("the line is a remark"),
            Self::SameAs { line } => write!(f, "the same person as on line {line}"),
        }
    }
}
