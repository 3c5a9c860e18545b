//! The pieces of a cell with several answers, in every style in which people set them apart.

/// How the topics of one cell are set apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Style {
    Lines,
    Numbers,
    Bullets,
    Quotes,
    Bar,
    Semicolon,
    Dot,
    Plus,
    Slash,
    Comma,
    /// One topic, or a sentence.
    Plain,
}

impl Style {
    /// The style of a cell; what hardly ever stands inside a topic comes first.
    pub(super) fn of(cell: &str) -> Self {
        if cell.contains('\n') || cell.trim().contains("   ") {
            Self::Lines
        } else if numbered(cell).len() > 1 {
            Self::Numbers
        } else if bullet(cell).is_some_and(|mark| cell.contains(&format!(" {mark} "))) {
            Self::Bullets
        } else if cell.contains(" | ") || cell.contains('|') {
            Self::Bar
        } else if cell.contains(';') {
            Self::Semicolon
        } else if cell.matches('"').count() >= 2 && cell.contains(',') {
            Self::Quotes
        } else if cell.contains([' ', ',']) && cell.contains(['•', '·', '●', '▪']) {
            Self::Dot
        } else if cell.contains(" + ") {
            Self::Plus
        } else if cell.contains(" / ") {
            Self::Slash
        } else if cell.trim().contains("  ") && !cell.contains(',') {
            Self::Lines
        } else if cell.contains(',') || cell.contains(['、', '，']) {
            Self::Comma
        } else {
            Self::Plain
        }
    }
}

/// Whether a piece begins with a small letter, in a script that has small letters.
pub(super) fn begins_small(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_lowercase)
}

/// The pieces between commas; a comma between digits is a decimal one, one in brackets is inside.
pub(super) fn commas(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | '、' | '，' if depth == 0 => {
                let after =
                    text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
                let decimal = before.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit());
                if !decimal {
                    pieces.extend(text.get(from..at));
                    from = at + character.len_utf8();
                }
            }
            _ => {}
        }
        before = character;
    }
    pieces.extend(text.get(from..));
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// The pieces of a list inside a cell that quotes what contains its comma.
pub(super) fn outside_quotes(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut quoted = false;
    for (at, character) in text.char_indices() {
        if character == '"' {
            quoted = !quoted;
        } else if character == ',' && !quoted {
            pieces.extend(text.get(from..at));
            from = at + 1;
        }
    }
    pieces.extend(text.get(from..));
    pieces
}

/// The lines of a cell; programs that cannot write line ends put runs of spaces there.
pub(super) fn lines(text: &str) -> Vec<&str> {
    if text.contains('\n') { text.split('\n').collect() } else { text.split("  ").collect() }
}

/// The mark with which a cell begins, when it begins as a list.
pub(super) fn bullet(text: &str) -> Option<char> {
    let text = text.trim_start();
    let mark = text.chars().next().filter(|c| "-*•–·+>".contains(*c))?;
    text.get(mark.len_utf8()..)?.starts_with(' ').then_some(mark)
}

/// The pieces of "1) a 2) b"; one piece when the numbers do not count up.
pub(super) fn numbered(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut next = 1_usize;
    let mut from = 0;
    while let Some(found) = number_mark(text, from, next) {
        starts.push(found);
        from = found.1;
        next += 1;
    }
    if starts.first().is_none_or(|(at, _)| !text.get(..*at).unwrap_or_default().trim().is_empty()) {
        return vec![text];
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    starts.iter().zip(ends).filter_map(|((_, from), end)| text.get(*from..end)).collect()
}

/// Where "2)" or "2." stands from a byte on, as the bytes at its start and behind it.
fn number_mark(text: &str, from: usize, number: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let marks = [format!("{number})"), format!("{number}.")];
    let best = marks.iter().filter_map(|mark| {
        rest.match_indices(mark.as_str()).map(|(at, mark)| (from + at, mark.len())).find(
            |(at, length)| {
                let before = text.get(..*at).and_then(|b| b.chars().next_back());
                let after = text.get(at + length..).and_then(|a| a.chars().next());
                before.is_none_or(char::is_whitespace) && after.is_none_or(|c| !c.is_ascii_digit())
            },
        )
    });
    best.min().map(|(at, length)| (at, at + length))
}

/// A piece without the bullet or number before it and the quotes around it.
pub(super) fn without_mark(piece: &str) -> &str {
    let mut piece = piece.trim();
    if let Some(mark) = bullet(piece) {
        piece = piece.get(mark.len_utf8()..).unwrap_or(piece).trim_start();
    } else if let [only] = numbered(piece).as_slice()
        && only.len() < piece.len()
    {
        piece = only.trim();
    }
    piece.trim_matches(['"', '“', '”', '„', '•', '·']).trim()
}

/// A text without smileys, full stops and other signs at its end.
pub(super) fn without_ending(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        for smiley in [":)", ":-)", ";)", ";-)", ":D", "^^"] {
            text = text.strip_suffix(smiley).unwrap_or(text).trim_end();
        }
        text = text.trim_end_matches(is_decoration).trim_end();
        if text == before {
            return text;
        }
    }
}

/// Signs and pictures at the end of a text that say nothing of the topic.
fn is_decoration(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | ';' | ':' | ',' | '\u{FE0F}'
        | '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}')
}
