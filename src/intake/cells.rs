//! What a cell looks like, whatever stands above it.

use super::words::{Group, Lexicon, folded_words};

/// Undoes what programs put before a cell so that a spreadsheet does not take it for a formula.
///
/// A leading apostrophe goes when a sign follows it; a leading tab goes with the white space.
pub(super) fn unguarded(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => rest.trim_start(),
        _ => cell,
    }
}

/// Whether characters hide in it that a reader does not see: controls, direction marks, tags.
pub(super) fn hides_something(cell: &str) -> bool {
    let unseen = |character: char| {
        matches!(character,
            '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}')
    };
    let kept_as_space = |character: char| matches!(character, '\t' | '\n' | '\r');
    cell.chars().any(|c| unseen(c) || (c.is_control() && !kept_as_space(c)))
}

/// Whether a word has Latin letters beside Cyrillic or Greek ones: perhaps another person's name.
pub(super) fn mixes_scripts(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let latin = |letter: char| matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}');
        let lookalike = |letter: char| matches!(letter, '\u{370}'..='\u{52F}');
        word.chars().any(latin) && word.chars().any(lookalike)
    })
}

/// An address as it is kept, or nothing when the text is none.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ',', ';', '>']).to_lowercase();
    let text = text.rsplit_once('<').map_or(text.as_str(), |(_, inside)| inside);
    let text = text.strip_prefix("mailto:").unwrap_or(text).trim();
    let (local, domain) = text.split_once('@')?;
    let of_local = |c: char| c.is_alphanumeric() || ".!#$%&'*+/?^_`{|}~-".contains(c);
    let of_domain = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let sound = !local.is_empty()
        && local.chars().all(of_local)
        && domain.chars().all(of_domain)
        && domain.split('.').count() > 1
        && domain.split('.').all(|label| !label.is_empty());
    (sound && text.chars().count() <= crate::domain::text::EMAIL_LIMIT).then(|| text.to_owned())
}

/// Whether it is an address in the web.
pub(super) fn is_link(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www.")
}

/// Whether it is a number, with any of the signs that stand in numbers.
pub(super) fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().any(char::is_numeric)
        && cell.chars().all(|c| c.is_numeric() || " .,+-%€$£()/\u{a0}'".contains(c))
}

/// Whether a spreadsheet has turned a long number into its scientific form, digits lost.
pub(super) fn is_ruined_number(cell: &str) -> bool {
    let cell = cell.trim();
    cell.split_once(['E', 'e']).is_some_and(|(digits, power)| {
        digits.contains(['.', ','])
            && is_number(digits)
            && power.strip_prefix('+').is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether it reads like a date or a time: mostly digits, with the signs or words of dates.
pub(super) fn is_date(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let signs = cell.matches(['-', '/', '.', ':', ',', ' ']).count();
    let dated = cell.contains(':') || cell.matches(['-', '/', '.']).count() >= 2 || letters >= 3;
    (4..=17).contains(&digits)
        && signs >= 2
        && letters <= 12
        && dated
        && cell.len() <= 50
        && !cell.contains(['@', '_', '(', '+'])
        && cell.split([' ', 'T', '-', '/', '.', ':', ',', '[']).any(|part| {
            matches!(part.parse::<u16>(), Ok(1900..=2200))
                || (cell.contains(':') && part.len() == 2)
        })
}

/// Whether it ticks or unticks something: yes, no, a mark, or blank.
pub(super) fn is_tick(cell: &str, lexicon: &Lexicon) -> bool {
    let words = folded_words(cell);
    words.is_empty()
        || (words.len() <= 2
            && (lexicon.group(Group::Yes).is(cell) || lexicon.group(Group::No).is(cell)))
}

/// Whether it could be a person's name: a few words of letters.
pub(super) fn is_name_like(cell: &str) -> bool {
    let cell = cell.trim();
    let words = cell.split_whitespace().count();
    (1..=6).contains(&words)
        && !cell.starts_with(['-', '–', '—', '*', '•', '#', '='])
        && cell.chars().count() <= 60
        && cell.chars().any(char::is_alphabetic)
        && !cell.chars().any(|c| c.is_numeric() || "@:/|;=<>_".contains(c))
}

/// Whether it is a code: no spaces, with digits.
pub(super) fn is_code(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().any(|c| c.is_ascii_digit() || c == '-')
        && cell.len() >= 3
        && !cell.contains(['@', ' '])
        && !is_ruined_number(cell)
}

/// Whether it is a code as it stands on a ticket: a code that is no telephone number, date or link.
pub(super) fn is_ticket_code(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    is_code(cell)
        && digits > 0
        && (4..=64).contains(&cell.chars().count())
        && !cell.starts_with(['+', '('])
        && !cell.starts_with("00")
        && !is_date(cell)
        && !is_link(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_when_they_are_sound() {
        for (text, kept) in [
            ("ADA@X.ORG ", Some("ada@x.org")),
            ("mailto:a.b+c@x.example", Some("a.b+c@x.example")),
            ("Ada <ada@x.org>", Some("ada@x.org")),
            ("a@x.org.", Some("a@x.org")),
            ("a@x.org;", Some("a@x.org")),
            ("not-an-email", None),
            ("=1+1@x.org", None),
            ("d@x.org\nBcc: all@x.org", None),
            ("a@x..org", None),
            ("a@b@x.org", None),
        ] {
            assert_eq!(address(text).as_deref(), kept, "{text}");
        }
    }

    #[test]
    fn dates_numbers_and_ruined_numbers_are_told_apart() {
        for date in [
            "2026-05-07T18:02:29.076Z",
            "07.05.2026 18:17",
            "4/2/26 14:07",
            "May 7, 2026 18:15:46",
            "Thu 7 May 2026 18:30",
            "2026-04-02",
        ] {
            assert!(is_date(date), "{date}");
        }
        for other in ["Ada Lovelace", "+49 30 23125 091", "12,50", "R&D", "1,84416E+10"] {
            assert!(!is_date(other), "{other}");
        }
        assert!(is_ruined_number("1,84416E+10") && !is_ruined_number("E+10"));
    }

    #[test]
    fn guards_against_formulas_are_undone() {
        for (cell, text) in [("'-5", "-5"), ("\t+49", "+49"), ("'t Hooft", "'t Hooft")] {
            assert_eq!(unguarded(cell), text);
        }
    }
}
