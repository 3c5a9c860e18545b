//! Why a file cannot be read as a list at all.

/// A file that is not a list that can be read; nothing of it was taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("The file is empty")]
    Empty,
    /// It is bigger than any list of guests.
    #[error("The file is larger than 64 MiB")]
    TooLarge,
    /// It is a workbook or an archive.
    #[error("This is {0}, not a list of text")]
    Container(&'static str),
    /// It is no text.
    #[error("This is not a text file")]
    Binary,
    /// It is UTF-16 that does not say so.
    #[error("The file looks like UTF-16 without its mark")]
    Utf16WithoutMark,
    /// A quotation mark opens a cell and none closes it.
    #[error("The quote opened on line {line} is never closed")]
    OpenQuote {
        /// The line, counted from 1.
        line: usize,
    },
    /// It has more columns than a list has.
    #[error("Line {line} has {columns} columns, more than {}", super::sheet::COLUMNS_LIMIT)]
    TooManyColumns {
        /// The line, counted from 1.
        line: usize,
        /// How many it has.
        columns: usize,
    },
    /// It has more rows than a room holds.
    #[error("The list has more than {} rows", super::sheet::ROWS_LIMIT)]
    TooManyRows,
    /// It is a workbook that is locked.
    #[error("The workbook is locked with a password")]
    Locked,
    /// It is a workbook of which parts are missing or make no sense.
    #[error(
        "The file is an Excel or LibreOffice workbook, or a zip archive, and parts of it are missing"
    )]
    Damaged,
    /// It is small and unpacks to more than any list of guests.
    #[error("The workbook unpacks to more than any guest list has")]
    UnpacksTooLarge,
    /// It has more filled cells than a list has.
    #[error("The workbook has more cells than any guest list")]
    TooManyCells,
    /// It has more sheets than anybody looks through.
    #[error("The workbook has more than 200 sheets")]
    TooManySheets,
    /// There are only blank lines in it.
    #[error("The list has no rows")]
    NoRows,
}

impl Unreadable {
    /// What to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Empty | Self::NoRows => "export the list again and look at it before you import",
            Self::TooLarge | Self::TooManyRows => "keep only the people who may come tonight",
            Self::Locked => "open it with its password, save it without one, and import that",
            Self::Damaged => {
                "open it in Excel or LibreOffice, save it anew as .xlsx or as CSV, and import that"
            }
            Self::UnpacksTooLarge | Self::TooManyCells | Self::TooManySheets => {
                "copy the guest list alone into a new workbook, or save it as CSV (UTF-8)"
            }
            Self::Container(_) => "open it in its program and save it as CSV (UTF-8)",
            Self::Binary => "export the guest list as CSV (UTF-8)",
            Self::Utf16WithoutMark => "save it as CSV (UTF-8)",
            Self::OpenQuote { .. } => {
                "add the closing quote on that line, or export the list again"
            }
            Self::TooManyColumns { .. } => "keep the columns with names, e-mail and topics",
        }
    }
}
