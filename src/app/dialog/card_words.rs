//! What the test card tells, in words.

use crate::domain::{BadgeCode, Ending, NotTheCard, Scanner, TEST_CARD};

/// How the letters arrive.
pub(super) fn letters(scanner: &Scanner, arrived: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if scanner.translates() {
        let mut changed = scanner.changed();
        let (letter, typed) = changed.next().unwrap_or(('S', 'S'));
        let more = changed.count();
        lines.push(format!(
            "Scanner and laptop have the keyboards of two countries: {letter} arrives as {typed}, \
             and {more} more letters as others; they are understood all the same"
        ));
    } else {
        lines.push("Every letter arrives as it is".to_owned());
    }
    if arrived.chars().any(char::is_lowercase) {
        lines.push(
            "The letters are small: Caps Lock is on, or the scanner turns them; codes are read all \
             the same"
                .to_owned(),
        );
    }
    lines
}

/// What ends a code.
pub(super) const fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Enter => "Enter ends each code: it is taken with the code and does nothing else",
        Ending::Tab => "Tab ends each code: it is taken with the code and does nothing else",
        Ending::Nothing => "No key ends a code: none is needed",
    }
}

/// Why nothing was learned, and what to do.
pub(super) fn trouble(trouble: &NotTheCard, arrived: &str) -> Vec<String> {
    let lines = match trouble {
        NotTheCard::OtherLength { .. } if BadgeCode::read(arrived).is_some() => [
            "This is a badge, and it reads well".to_owned(),
            "Scan the test card for the rest".to_owned(),
        ],
        NotTheCard::OtherLength { arrived } => [
            format!("{arrived} letters arrived, and the card has {}", TEST_CARD.len()),
            "Scan the card again, nearer and straight, and type nothing meanwhile".to_owned(),
        ],
        NotTheCard::Alike { letters: [first, second], typed } => [
            format!("{first} and {second} both arrive as {typed}: badges cannot be told apart so"),
            "Set the laptop's keyboard to the scanner's country, then scan the card again"
                .to_owned(),
        ],
        NotTheCard::Unsteady { letter } => [
            format!(
                "{letter} arrives now as this and now as that: this was not the card, or letters are lost"
            ),
            "Scan the card again; a slower speed of the scanner helps where letters are lost"
                .to_owned(),
        ],
    };
    lines.to_vec()
}
