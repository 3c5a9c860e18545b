//! What goes on paper and home: pages of HTML for a browser to print, sheets, calendars, letters, tables.
//!
//! Badges, table signs, lists of tables, route cards and the desk's list, each from a template that
//! a host may replace. A template is given nothing that may not be on that paper: no address, no
//! note, no rule, no tie, no need of anybody.
//!
//! Returns bytes, writes nothing.

mod badges;
mod desk_list;
mod fit;
mod names;
mod page;
mod qr;
mod report;
mod routes;
mod sheet;
mod signs;
mod tables;
mod take_home;
mod templates;
mod test_card;
#[cfg(test)]
mod tests;
mod words;

pub use page::{Asked, OnPaper, Order, Page, RoundOnPaper, WRITTEN_BY_US, page};
pub use report::{Figure, Figures, edges, figures, network_picture, report};
pub use sheet::{Offset, Paper, SHEETS, Sheet, SheetKind};
pub use take_home::{OutFile, Sheets, TakeHome};
pub use templates::Templates;
pub use test_card::test_card;
