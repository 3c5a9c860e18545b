//! Whether a list says that somebody is here: by a column about it, or by a status.

use super::cells;
use super::columns::Mapping;
use super::list::Row;
use super::meaning::Meaning;
use super::sheet::{Sheet, SheetRow};
use super::standing::{self, Standing};
use super::words::{Group, Lexicon};

/// An empty circle, as it is written in lists.
const CIRCLES: [&str; 3] = ["○", "〇", "◯"];

/// How a list speaks of presence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Presence {
    /// Whether a column is about presence.
    has_column: bool,
    /// Whether an empty circle is a yes: in Japan it is, beside a cross or nothing; beside a tick
    /// or a full circle it is what is not ticked.
    circle_is_yes: bool,
    /// Whether `x` is a no, as in Korea beside `o`; alone it is a cross in a box, and a yes.
    cross_is_no: bool,
}

impl Presence {
    /// Looks at the columns that are about presence.
    pub(super) fn read(sheet: &Sheet, mapping: &Mapping, lexicon: &Lexicon) -> Self {
        let columns: Vec<usize> = mapping.holding(&Meaning::CheckedIn).collect();
        let mut cells =
            sheet.rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.cells.get(*at)));
        let circle_is_yes = !cells.any(|cell| lexicon.group(Group::Yes).is(cell));
        let mut marks =
            columns.iter().flat_map(|at| sheet.rows.iter().filter_map(|r| r.cells.get(*at)));
        let is = |cell: &str, mark: &str| cell.trim().eq_ignore_ascii_case(mark);
        let cross_is_no = marks.clone().any(|cell| is(cell, "o"))
            && marks.all(|cell| cell.trim().is_empty() || is(cell, "o") || is(cell, "x"));
        Self { has_column: !columns.is_empty(), circle_is_yes, cross_is_no }
    }

    /// Whether a row says that they are here; `None` when the list says nothing of presence.
    pub(super) fn of(
        self,
        row: &SheetRow,
        columns: &[(usize, &Meaning)],
        lexicon: &Lexicon,
    ) -> Option<bool> {
        let cells = |wanted: Meaning| {
            let held = columns.iter().filter(move |(_, held)| **held == wanted);
            held.filter_map(|(at, _)| row.cells.get(*at)).map(|cell| cells::unguarded(cell))
        };
        let by_status =
            cells(Meaning::Status).any(|cell| standing::standing(cell, lexicon) == Standing::Here);
        let by_mark = cells(Meaning::CheckedIn).any(|cell| {
            let crossed = self.cross_is_no && cell.eq_ignore_ascii_case("x");
            let circled = self.circle_is_yes && CIRCLES.contains(&cell);
            circled || (!crossed && standing::says_here(cell, lexicon))
        });
        (self.has_column || by_status).then_some(by_status || by_mark)
    }
}

/// A status that says of some that they are here says of the others that they are not yet.
pub(super) fn settle_presence(people: &mut [Row]) {
    if people.iter().any(|row| row.checked_in == Some(true)) {
        for row in people {
            row.checked_in = row.checked_in.or(Some(false));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::{Mapping, Sheet, decode, registrations};

    fn here(text: &str) -> Vec<Option<bool>> {
        let sheet = Sheet::read(&decode(text.as_bytes()).unwrap()).unwrap();
        let list = registrations(&sheet, &Mapping::guess(&sheet));
        list.people.into_iter().map(|row| row.checked_in).collect()
    }

    #[test]
    fn an_empty_circle_is_a_yes_beside_a_cross_and_a_no_beside_a_tick() {
        assert_eq!(
            here("氏名,メール,出席\n中村零,a@x.org,○\n林花,b@x.org,×\n"),
            [Some(true), Some(false)]
        );
        assert_eq!(
            here("Name,Email,Here\nAda,a@x.org,●\nBen,b@x.org,○\n"),
            [Some(true), Some(false)]
        );
    }

    #[test]
    fn a_cross_is_a_no_beside_the_letter_o_and_a_yes_alone() {
        assert_eq!(
            here("이름,이메일,출석\n강영수,a@x.org,O\n최옥자,b@x.org,X\n"),
            [Some(true), Some(false)]
        );
        assert_eq!(
            here("Name,Email,Here\nAda,a@x.org,x\nBen,b@x.org,\n"),
            [Some(true), Some(false)]
        );
    }

    #[test]
    fn a_status_that_says_nothing_of_presence_says_nothing_of_anybody() {
        assert_eq!(here("Name,Email,Status\nAda,a@x.org,Confirmed\nBen,b@x.org,Paid\n"), [None; 2]);
        assert_eq!(
            here("Name,Email,Status\nAda,a@x.org,Checked in\nBen,b@x.org,Paid\n"),
            [Some(true), Some(false)]
        );
    }
}
