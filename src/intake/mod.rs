//! Lists in: the bytes of a guest list to registrations, every row that is none named.
//!
//! Pure functions, one after the other: [`open()`] the bytes, whatever file they are of, as rows and columns,
//! [`Mapping::guess`] what each column holds (and let the host change it), [`registrations`] to
//! people, and a [`Preview`] against the roster, from which one command comes. Nothing is known
//! here of any ticket shop: headers are understood by the words in `assets/headers.txt`, cells by
//! those in `assets/answers.txt`.
//!
//! This layer reads what it is handed; it opens no file and writes nothing.

mod account;
mod ahead;
mod answers;
mod beside;
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
mod remembered;
mod report;
mod roster_match;
mod same;
pub mod script;
mod separated;
mod sheet;
mod standing;
mod understood;
mod unreadable;
mod words;
mod workbook;

pub use account::{Fate, Remark, account, row_on_line};
pub use ahead::{Ahead, Doing};
pub use beside::{Beside, beside};
pub use columns::{Assigned, Mapping};
pub use decode::{Decoded, SIZE_LIMIT, decode, decode_as};
pub use encoding::{Encoding, Legacy};
pub use left_out::{LeftOut, Reason};
pub use list::{List, Row, registrations, registrations_while};
pub use meaning::{Meaning, TopicKind};
pub use open::{open, open_with_text};
pub use preview::{Choice, Compared, Counts, Kind, Preview, Verdict};
pub use remembered::{SaidOfColumns, kept, recalled, shape};
pub use report::{Report, ReportedColumn, ReportedPerson, ReportedRow, report};
pub use same::{Same, same_people};
pub use sheet::{CELL_LIMIT, COLUMNS_LIMIT, ROW_LIMIT, ROWS_LIMIT, Sheet, SheetRow, Title};
pub use understood::{FileMark, Known, Understood};
pub use unreadable::Unreadable;
