//! Lists in: the bytes of a guest list to registrations, every row that is none named.
//!
//! Pure functions, one after the other: [`open()`] the bytes, whatever file they are of, as rows and columns,
//! [`Mapping::guess`] what each column holds (and let the host change it), [`registrations`] to
//! people, and a [`Preview`] against the roster, from which one command comes. Nothing is known
//! here of any ticket shop: headers are understood by the words in `assets/headers.txt`, cells by
//! those in `assets/answers.txt`.
//!
//! This layer reads what it is handed; it opens no file and writes nothing.

mod answers;
mod cards;
#[cfg(test)]
mod cell_languages;
mod cells;
mod columns;
mod contents;
mod decode;
mod duplicates;
mod encoding;
mod encoding_guess;
mod header;
#[cfg(test)]
mod header_languages;
mod languages;
mod left_out;
mod list;
mod look;
mod meaning;
mod merge;
mod needs;
mod open;
mod openings;
mod options;
mod organisation;
mod person;
mod pieces;
mod presence;
mod preview;
mod report;
mod roster_match;
mod same;
pub mod script;
mod separated;
mod sheet;
mod standing;
mod unreadable;
mod words;
mod workbook;

pub use columns::{Assigned, Mapping};
pub use decode::{Decoded, SIZE_LIMIT, decode, decode_as};
pub use encoding::{Encoding, Legacy};
pub use left_out::{LeftOut, Reason};
pub use list::{List, Row, registrations};
pub use meaning::{Meaning, TopicKind};
pub use open::open;
pub use preview::{Choice, Compared, Counts, Preview, Verdict};
pub use report::{Report, ReportedColumn, ReportedPerson, ReportedRow, report};
pub use same::same_people;
pub use sheet::{CELL_LIMIT, COLUMNS_LIMIT, ROW_LIMIT, ROWS_LIMIT, Sheet, SheetRow, Title};
pub use unreadable::Unreadable;
