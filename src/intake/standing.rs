//! What a list says of somebody's coming: cancelled, waiting, here already.

use crate::domain::Line;

use super::cells;
use super::words::{Group, Lexicon, fold, folded_words};

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

/// The longest status that is looked through for the words of one, in words.
const LONGEST_STATUS: usize = 6;
/// What a status cell may say, the stronger first.
const STANDINGS: [(Group, Standing); 3] = [
    (Group::Gone, Standing::Gone),
    (Group::Waiting, Standing::Waiting),
    (Group::Here, Standing::Here),
];

/// What a status cell says: "Cancelled", "Order cancelled", "Checked in at 18:04".
pub(super) fn standing(cell: &str, lexicon: &Lexicon) -> Standing {
    let words = folded_words(cell);
    let found_in = |group: Group| lexicon.group(group).anywhere(&words);
    let negated = is_negated(&words, lexicon);
    let whole = STANDINGS.iter().filter(|(group, _)| {
        lexicon.group(*group).is_all(&words) && !(negated && *group == Group::Here)
    });
    // Scripts without spaces: "waiting for a cancellation" contains "cancellation".
    let found = whole.rev().max_by_key(|(group, _)| found_in(*group)).or_else(|| {
        // "Not checked in" is the contrary of what stands in it.
        let short = words.len() <= LONGEST_STATUS && !negated;
        STANDINGS.iter().filter(|_| short).find(|(group, _)| found_in(*group).is_some())
    });
    found.map_or(Standing::Expected, |(_, standing)| *standing)
}

/// Whether a cell says that they do not come, and nothing else: "Declined dessert" does not.
pub(super) fn says_only_gone(cell: &str, lexicon: &Lexicon) -> bool {
    let words = folded_words(cell);
    !words.is_empty() && lexicon.group(Group::Gone).is_all(&words)
}

/// Whether a cell says how a registration stands, and nothing else.
pub(super) fn is_status(cell: &str, lexicon: &Lexicon) -> bool {
    let words = folded_words(cell);
    let is = |group: Group| lexicon.group(group).is_all(&words);
    !cells::is_tick(cell, lexicon)
        && (is(Group::Expected) || STANDINGS.iter().any(|(group, _)| is(*group)))
}

/// Whether one of the words turns the others into their contrary.
fn is_negated(words: &[String], lexicon: &Lexicon) -> bool {
    lexicon.group(Group::Not).anywhere(words).is_some()
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
    let words = folded_words(cell);
    if lexicon.group(Group::Yes).is(cell) {
        return true;
    }
    let is_none = [Group::No, Group::NotYet, Group::Expected]
        .iter()
        .any(|group| lexicon.group(*group).is_all(&words));
    !words.is_empty()
        && !is_none
        && !lexicon.says_nothing(cell)
        && !matches!(standing(cell, lexicon), Standing::Gone | Standing::Waiting)
        && !is_negated(&words, lexicon)
        && !counts_none(cell)
}

/// Whether a cell of a column that is about one option says that it was chosen: the option itself,
/// a yes, or any mark but a no.
pub(super) fn says_chosen(cell: &str, option: &str, lexicon: &Lexicon) -> bool {
    let words = folded_words(cell);
    fold(cell) == fold(option)
        || (!words.is_empty()
            && ![Group::No, Group::NotYet].iter().any(|no| lexicon.group(*no).is_all(&words)))
}

/// Whether it is a number of times, or a time, that never was: "0/1", "0000-00-00 00:00".
fn counts_none(cell: &str) -> bool {
    let zeros = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte == b'0');
    let mut parts = cell.trim().split(['/', '-', ':', ' ', 'T', '.']);
    cells::is_number(cell) && (cell.trim().starts_with("0/") || parts.all(zeros))
        || cell.starts_with("0000-00-00")
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
    fn who_has_not_answered_yet_may_still_come_and_a_remark_drops_nobody() {
        let lexicon = Lexicon::shipped();

        for open in ["not yet", "Noch nicht", "Not checked in", "unused"] {
            assert!(!says_not_coming(open, &lexicon), "{open}");
        }
        for remark in ["Declined dessert", "Refund for parking pending", "Cancelled her hotel room"]
        {
            assert!(!says_only_gone(remark, &lexicon), "{remark}");
        }
        for gone in ["cancelled", "Storniert", "no-show"] {
            assert_eq!(says_only_gone(gone, &lexicon), standing(gone, &lexicon) == Standing::Gone);
        }
        assert_eq!(standing("Transferred from Ben", &lexicon), Standing::Expected);
    }

    #[test]
    fn presence_is_a_mark_a_word_a_time_or_a_door() {
        let lexicon = Lexicon::shipped();

        for here in ["x", "✓", "Yes", "07.05.2026 18:17", "Main entrance", "checked", "TRUE"] {
            assert!(says_here(here, &lexicon), "{here}");
        }
        for not in [
            "",
            "--",
            "no",
            "N",
            "FALSE",
            "nein",
            "☐",
            "n/a",
            "not yet",
            "Not really",
            "noch nicht",
            "Not checked in",
        ] {
            assert!(!says_here(not, &lexicon), "{not}");
        }
    }
}
