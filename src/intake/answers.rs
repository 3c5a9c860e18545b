//! Cells with topics to topics: lists in many styles, sentences, and cells that say nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::cells;
use super::openings;
use super::pieces::{
    Style, begins_small, bullet, commas, lines, numbered, outside_quotes, without_ending,
    without_mark,
};
use super::words::{Group, Lexicon, Word, fold, words};

/// How the answers of a whole column are to be read.
#[derive(Clone, Debug)]
pub(super) struct Answers<'a> {
    lexicon: &'a Lexicon,
    /// The one style of a column of ready-made options; `None` when people wrote freely.
    fixed: Option<Style>,
    /// Options that contain a comma, each as the two pieces that belong together.
    together: BTreeSet<(String, String)>,
    /// Options that contain a comma, known from cells that set them apart by another sign.
    whole: BTreeSet<String>,
    /// Short words that mean "and" in this column, as "e" and "i" do: they end lists of commas.
    ands: BTreeSet<String>,
}

impl<'a> Answers<'a> {
    /// Looks at all cells of a column.
    pub(super) fn of<'c>(
        column: impl Iterator<Item = &'c str> + Clone,
        lexicon: &'a Lexicon,
    ) -> Self {
        let filled = column.map(cells::unguarded).filter(|cell| !lexicon.says_nothing(cell));
        let whole = whole_options(filled.clone());
        let mut styles = BTreeMap::<Style, usize>::new();
        for cell in filled.clone() {
            let style = if whole.contains(cell) { Style::Plain } else { Style::of(cell) };
            *styles.entry(style).or_default() += 1;
        }
        let plain = styles.remove(&Style::Plain).unwrap_or(0);
        let mut parted = filled.clone().filter(|cell| Style::of(cell) == Style::Comma);
        let first = parted.next();
        let always_the_same = first.is_some_and(|first| parted.clone().all(|cell| cell == first));
        let several: usize = styles.values().sum();
        let leading = styles.iter().max_by_key(|(_, count)| **count).map(|(s, c)| (*s, *c));
        let ands = short_ands(filled.clone(), lexicon);
        let mut answers = Self { lexicon, fixed: None, together: BTreeSet::new(), whole, ands };
        let by_other_signs =
            styles.keys().any(|style| matches!(style, Style::Bar | Style::Semicolon));
        // One answer a cell, and the only comma is part of one of them.
        if always_the_same && !by_other_signs && parted.next().is_some() && plain >= 3 {
            answers.fixed = Some(Style::Plain);
            return answers;
        }
        let Some((style, count)) =
            leading.filter(|(_, count)| several >= 3 && count * 20 >= several * 19)
        else {
            return answers;
        };
        match style {
            Style::Bar | Style::Semicolon => answers.fixed = Some(style),
            Style::Comma | Style::Quotes if count + plain >= 4 => {
                answers
                    .read_options(filled.clone().filter(|cell| Style::of(cell) != Style::Quotes));
            }
            Style::Comma
            | Style::Quotes
            | Style::Lines
            | Style::Numbers
            | Style::Bullets
            | Style::Dot
            | Style::Plus
            | Style::Slash
            | Style::Plain => {}
        }
        answers
    }

    /// Finds out whether a column of commas holds ready-made options, and which contain commas.
    ///
    /// Options come again and again and begin alike; what begins small where all others begin
    /// big, and always follows the same piece, is the rest of that piece.
    fn read_options<'c>(&mut self, cells: impl Iterator<Item = &'c str> + Clone) {
        let mut total = 0_usize;
        let mut counts = BTreeMap::<String, usize>::new();
        let mut pairs = BTreeMap::<(String, String), usize>::new();
        let (mut sentences, mut rows) = (0_usize, 0_usize);
        for cell in cells {
            rows += 1;
            sentences +=
                usize::from(self.opening(cell) > 0 || cell.trim_end().ends_with(['.', '!']));
            let pieces = commas(cell);
            for pair in pieces.windows(2) {
                if let [first, second] = pair {
                    *pairs.entry(((*first).to_owned(), (*second).to_owned())).or_default() += 1;
                }
            }
            for piece in pieces {
                total += 1;
                *counts.entry(piece.to_owned()).or_default() += 1;
            }
        }
        let big = counts.keys().filter(|piece| !begins_small(piece)).count();
        let ready_made = total * 2 >= counts.len() * 3 && big * 4 >= counts.len() * 3;
        if !ready_made || sentences * 10 > rows {
            return;
        }
        self.fixed = Some(Style::Comma);
        let times = |piece: &String| counts.get(piece).copied().unwrap_or(0);
        self.together = pairs
            .into_iter()
            .filter(|((first, second), count)| {
                let always = *count == times(second);
                always && (begins_small(second) || (*count >= 6 && *count == times(first)))
            })
            .map(|(pair, _)| pair)
            .collect();
    }

    /// These answers, with more words known to mean "and" in this list.
    pub(super) fn with_ands(mut self, ands: &BTreeSet<String>) -> Self {
        self.ands.extend(ands.iter().cloned());
        self
    }

    /// The topics of a cell, in its order, as they are written there.
    pub(super) fn topics(&self, cell: &str) -> Vec<String> {
        let cell = cells::unguarded(cell);
        if self.lexicon.says_nothing(cell) {
            return Vec::new();
        }
        if self.whole.contains(cell) {
            return vec![cell.to_owned()];
        }
        if let Some(pieces) = json_list(cell) {
            return pieces.iter().filter_map(|piece| self.piece(piece)).collect();
        }
        let own = Style::of(cell);
        let unmistakable = matches!(own, Style::Lines | Style::Numbers | Style::Quotes);
        let style = self.fixed.filter(|_| !unmistakable).unwrap_or(own);
        let pieces = match style {
            Style::Lines => lines(cell),
            Style::Numbers => numbered(cell),
            Style::Bullets => {
                let mark = bullet(cell).unwrap_or('-');
                cell.split(&format!(" {mark} ")).collect()
            }
            Style::Quotes => outside_quotes(cell),
            Style::Bar => cell.split('|').collect(),
            Style::Semicolon => cell.split(';').collect(),
            Style::Dot => cell.split(['•', '·', '●', '▪']).collect(),
            Style::Plus => cell.split(" + ").collect(),
            Style::Slash => cell.split(" / ").collect(),
            Style::Plain if self.fixed.is_some() => vec![cell],
            Style::Comma if self.fixed.is_some() => return self.options(cell),
            Style::Comma | Style::Plain => return self.sentence(cell),
        };
        pieces.into_iter().filter_map(|piece| self.piece(piece)).collect()
    }

    /// One piece of a list, without what stands around a topic.
    fn piece(&self, piece: &str) -> Option<String> {
        let piece = self.bare(without_mark(piece));
        let nothing =
            self.lexicon.says_nothing(piece) || self.lexicon.group(Group::Closer).is(piece);
        (!nothing).then(|| piece.to_owned())
    }

    /// Ready-made options set apart by commas.
    fn options(&self, cell: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut last = "";
        for piece in commas(cell) {
            let belongs = self.together.contains(&(last.to_owned(), piece.to_owned()));
            match found.last_mut() {
                Some(option) if belongs => {
                    option.push_str(", ");
                    option.push_str(piece);
                }
                _ => found.push(piece.to_owned()),
            }
            last = piece;
        }
        found.iter().filter_map(|piece| self.piece(piece)).collect()
    }

    /// A sentence: "I'd love to learn about Rust, UI/UX and public speaking".
    fn sentence(&self, cell: &str) -> Vec<String> {
        let core = self.bare(without_mark(cell));
        if self.lexicon.says_nothing(core) {
            return Vec::new();
        }
        let pieces = commas(core);
        let listed = pieces.len() > 1;
        let in_a_sentence =
            listed || core.len() < without_mark(cell).trim_end_matches(['.', '!']).len();
        let mut found = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let parts = if listed && at + 1 < pieces.len() {
                vec![*piece]
            } else {
                self.joined_by_and(piece, in_a_sentence)
            };
            found.extend(parts.into_iter().filter_map(|part| self.piece(part)));
        }
        found
    }

    /// The parts of "a, b and c" or "a and b"; a long sentence is left whole.
    fn joined_by_and<'t>(&self, text: &'t str, in_a_sentence: bool) -> Vec<&'t str> {
        let found = words(text);
        if found.len() > 14 {
            return vec![text];
        }
        let and = |word: &&Word| {
            let alone = |c: Option<char>| c.is_some_and(char::is_whitespace);
            let spaced = alone(text.get(..word.start).and_then(|b| b.chars().next_back()))
                && alone(text.get(word.end..).and_then(|a| a.chars().next()))
                || (word.start == 0 && in_a_sentence);
            let small = text.get(word.start..word.end).is_some_and(begins_small);
            spaced && small && {
                let one = [word.text.as_str()];
                self.lexicon.group(Group::And).at_start(&one) == 1
                    || self.ands.contains(&word.text)
                    || (in_a_sentence
                        && self.lexicon.group(Group::AndAfterComma).at_start(&one) == 1)
            }
        };
        let kept = found.iter().map(|word| word.text.clone()).collect::<Vec<_>>();
        if self.lexicon.group(Group::KeptTogether).anywhere(&kept).is_some() {
            return vec![text];
        }
        let mut parts = Vec::new();
        let mut from = 0;
        for word in found.iter().filter(and) {
            parts.extend(text.get(from..word.start));
            from = word.end;
        }
        parts.extend(text.get(from..));
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
    }

    /// A text without "I would like to learn about" before it and "(any level)" behind it.
    fn bare<'t>(&self, text: &'t str) -> &'t str {
        let text = openings::without_joined(without_ending(text), self.lexicon);
        let opening = self.opening(text);
        let rest = text.get(opening..).unwrap_or(text).trim_start_matches([':', '：', ' ', ',']);
        let rest = without_ending(rest);
        // "Ich möchte mehr über Rust lernen": the verb at the end belongs to "ich möchte".
        let verb_comes_last = words(text.get(..opening).unwrap_or_default())
            .first()
            .is_some_and(|word| matches!(word.text.as_str(), "ich" | "wir" | "ik" | "wij"));
        if verb_comes_last || rest.ends_with(')') {
            without_ending(self.without_closing(rest))
        } else {
            rest
        }
    }

    /// The byte after the opening of a text; 0 when there is none or nothing but it.
    fn opening(&self, text: &str) -> usize {
        openings::end(text, self.lexicon)
    }

    fn without_closing<'t>(&self, text: &'t str) -> &'t str {
        let found = words(text);
        let folded: Vec<&str> = found.iter().map(|word| word.text.as_str()).collect();
        let length = self.lexicon.group(Group::Closer).at_end(&folded);
        if length == 0 || length >= found.len() {
            return text;
        }
        let start = found.get(found.len() - length).map_or(text.len(), |word| word.start);
        text.get(..start).unwrap_or(text).trim_end_matches(['(', ' ', ','])
    }
}

/// The short words before the last piece of lists: "Rust, SEO e GIS" says that "e" is an "and".
fn short_ands<'c>(cells: impl Iterator<Item = &'c str>, lexicon: &Lexicon) -> BTreeSet<String> {
    let short = |word: &Word| lexicon.group(Group::AndAfterComma).at_start(&[&word.text]) == 1;
    let last_pieces = cells.filter(|cell| Style::of(cell) == Style::Comma);
    let last_pieces = last_pieces.filter_map(|cell| commas(cell).last().copied());
    last_pieces
        .flat_map(|piece| words(piece).into_iter().skip(1).filter(short))
        .map(|word| word.text)
        .collect()
}

/// The short words that join the words of headers: "Nome e cognome", but not "Your e-mail".
pub(super) fn ands_of_headers<'c>(
    headers: impl Iterator<Item = &'c str>,
    lexicon: &Lexicon,
) -> BTreeSet<String> {
    let short = |word: &str| lexicon.group(Group::AndAfterComma).at_start(&[word]) == 1;
    let inner = headers.flat_map(|header| {
        let count = header.split_whitespace().count();
        header.split_whitespace().skip(1).take(count.saturating_sub(2)).map(fold)
    });
    inner.filter(|word| short(word)).collect()
}

/// Options with a comma in them, from cells that set options apart by a bar or a semicolon.
fn whole_options<'c>(cells: impl Iterator<Item = &'c str>) -> BTreeSet<String> {
    cells
        .filter(|cell| matches!(Style::of(cell), Style::Bar | Style::Semicolon))
        .flat_map(|cell| cell.split(['|', ';']))
        .map(str::trim)
        .filter(|piece| piece.contains(','))
        .map(str::to_owned)
        .collect()
}

/// The pieces of a cell that is a list as programs write them: `["Rust","Sales, marketing"]`.
fn json_list(cell: &str) -> Option<Vec<String>> {
    cell.starts_with('[').then(|| serde_json::from_str(cell).ok()).flatten()
}

/// The topics of several cells, each kept once.
pub(super) fn united(topics: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for topic in more {
        let folded = fold(&topic);
        if !topics.iter().any(|known| fold(known) == folded) {
            topics.push(topic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(cell: &str) -> Vec<String> {
        let lexicon = Lexicon::shipped();
        Answers::of(std::iter::once(cell), &lexicon).topics(cell)
    }

    #[test]
    fn lists_are_read_in_every_style_people_use() {
        for (cell, topics) in [
            ("Rust, UI/UX, C++", vec!["Rust", "UI/UX", "C++"]),
            ("- board games\n- UI/UX", vec!["board games", "UI/UX"]),
            ("'- OKRs - GIS", vec!["OKRs", "GIS"]),
            ("* a b * c d", vec!["a b", "c d"]),
            ("1) R&D 2) SEO 3) B2B sales", vec!["R&D", "SEO", "B2B sales"]),
            ("1. patents", vec!["patents"]),
            ("Rust | CI/CD", vec!["Rust", "CI/CD"]),
            ("GIS; SEO", vec!["GIS", "SEO"]),
            ("GIS / user interviews", vec!["GIS", "user interviews"]),
            ("UI/UX + R&D", vec!["UI/UX", "R&D"]),
            ("Rust • Leadership", vec!["Rust", "Leadership"]),
            ("* first hires    * circular economy", vec!["first hires", "circular economy"]),
            ("service design  async Rust", vec!["service design", "async Rust"]),
            ("\"Sales, marketing & growth\",Hiring", vec!["Sales, marketing & growth", "Hiring"]),
        ] {
            assert_eq!(split(cell), topics, "{cell}");
        }
    }

    #[test]
    fn sentences_give_their_topics() {
        for (cell, topics) in [
            (
                "I'd love to learn about Rust, UI/UX and Public speaking",
                vec!["Rust", "UI/UX", "Public speaking"],
            ),
            ("I'd like to talk about pricing!", vec!["pricing"]),
            ("Anything about GDPR, CI/CD and SEO :)", vec!["GDPR", "CI/CD", "SEO"]),
            ("Mostly Rust", vec!["Rust"]),
            ("Rust and Public speaking (any level)", vec!["Rust", "Public speaking"]),
            ("B2B sales and Node.js.", vec!["B2B sales", "Node.js"]),
            ("Austausch zu Robotik, Patente und Rust", vec!["Robotik", "Patente", "Rust"]),
            ("Ich möchte mehr über Robotik und Rust lernen", vec!["Robotik", "Rust"]),
            ("research and development", vec!["research and development"]),
        ] {
            assert_eq!(split(cell), topics, "{cell}");
        }
    }

    #[test]
    fn cells_that_say_nothing_give_no_topics() {
        for cell in
            ["n/a", "?", "—", "not sure yet", "everything!", "just here to listen 🙂", "TBD", "'-"]
        {
            assert!(split(cell).is_empty(), "{cell}");
        }
    }

    #[test]
    fn a_ready_made_option_keeps_the_comma_in_it() {
        let lexicon = Lexicon::shipped();
        let column = [
            "Hiring, Sales, marketing & growth",
            "Sales, marketing & growth",
            "Rust, Hiring",
            "Hiring, Rust, Sales, marketing & growth",
        ];
        let answers = Answers::of(column.iter().copied(), &lexicon);

        assert_eq!(answers.topics(column[0]), ["Hiring", "Sales, marketing & growth"]);
    }
}
