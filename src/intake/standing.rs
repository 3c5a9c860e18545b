//! What a list says of somebody's coming: cancelled, waiting, here already.

use crate::domain::Line;

use super::cells;
use super::words::{Group, Lexicon, folded_words};

/// How a registration stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// They come, or the list says nothing else.
    Expected,
    /// It is not certain: a waiting list, a payment that has not come.
    Waiting,
    /// They do not come.
    Gone,
    /// They are here.
    Here,
}

/// What a status cell says.
pub(super) fn standing(cell: &str, lexicon: &Lexicon) -> Standing {
    let cell = cell.replace('_', " ");
    let is = |group: Group| lexicon.group(group).is(&cell);
    if is(Group::Gone) {
        Standing::Gone
    } else if is(Group::Waiting) {
        Standing::Waiting
    } else if is(Group::Here) {
        Standing::Here
    } else {
        Standing::Expected
    }
}

/// Whether a cell of a column that is about being cancelled says that they are: yes, or when.
pub(super) fn says_cancelled(cell: &str, lexicon: &Lexicon) -> bool {
    let nothing = folded_words(cell).is_empty() || lexicon.group(Group::No).is(cell);
    !nothing
        && (lexicon.group(Group::Yes).is(cell)
            || cells::is_date(cell)
            || standing(cell, lexicon) == Standing::Gone)
}

/// Whether a cell of a column that is about coming says that they do not.
pub(super) fn says_not_coming(cell: &str, lexicon: &Lexicon) -> bool {
    lexicon.group(Group::No).is(cell) || standing(cell, lexicon) == Standing::Gone
}

/// Whether a cell of a column that is about check-in says that they are here: a yes, a mark, a
/// time, or the name of the door.
pub(super) fn says_here(cell: &str, lexicon: &Lexicon) -> bool {
    !folded_words(cell).is_empty() && !lexicon.group(Group::No).is(cell)
}

/// The line that a cell names, when it names one.
pub(super) fn line(cell: &str, lexicon: &Lexicon) -> Option<Line> {
    if lexicon.group(Group::Expert).is(cell) {
        Some(Line::Expert)
    } else if lexicon.group(Group::Asker).is(cell) {
        Some(Line::Asker)
    } else {
        None
    }
}

/// Yes or no, when the cell says one of them.
pub(super) fn yes_or_no(cell: &str, lexicon: &Lexicon) -> Option<bool> {
    if lexicon.group(Group::Yes).is(cell) {
        Some(true)
    } else if lexicon.group(Group::No).is(cell) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_many_programs_are_understood() {
        let lexicon = Lexicon::shipped();

        for (cell, said) in [
            ("Not Attending", Standing::Gone),
            ("CANCELLED", Standing::Gone),
            ("storniert", Standing::Gone),
            ("Annulé", Standing::Gone),
            ("pending approval", Standing::Waiting),
            ("TO_BE_PAID", Standing::Waiting),
            ("Warteliste", Standing::Waiting),
            ("CHECKED_IN", Standing::Here),
            ("Checked In", Standing::Here),
            ("Attending", Standing::Expected),
            ("approved", Standing::Expected),
            ("", Standing::Expected),
        ] {
            assert_eq!(standing(cell, &lexicon), said, "{cell}");
        }
    }

    #[test]
    fn presence_is_a_mark_a_word_a_time_or_a_door() {
        let lexicon = Lexicon::shipped();

        for here in ["x", "✓", "Yes", "07.05.2026 18:17", "Main entrance", "checked", "TRUE"] {
            assert!(says_here(here, &lexicon), "{here}");
        }
        for not in ["", "--", "no", "N", "FALSE", "nein", "☐"] {
            assert!(!says_here(not, &lexicon), "{not}");
        }
    }
}
