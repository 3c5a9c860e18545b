//! Texts measured and cut by what a terminal shows: wide letters are two columns, marks none.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::theme::Theme;

/// How many columns a text takes.
#[must_use]
pub fn width_cols(text: &str) -> usize {
    text.width()
}

/// The text in at most that many columns; where something was cut off, the last one says so.
#[must_use]
pub fn clip(text: &str, cols: usize, theme: &Theme) -> String {
    if text.width() <= cols {
        return text.to_owned();
    }
    let room = cols.saturating_sub(theme.marks.cut.width());
    let mut cut = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        if used + cluster.width() > room {
            break;
        }
        used += cluster.width();
        cut.push_str(cluster);
    }
    if cols > 0 {
        cut.push_str(theme.marks.cut);
    }
    cut
}

/// The text in exactly that many columns: cut, or filled up with spaces.
#[must_use]
pub fn fit(text: &str, cols: usize, theme: &Theme) -> String {
    let mut fitted = clip(text, cols, theme);
    let missing = cols.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// The text in exactly that many columns, some of its letters set off.
///
/// `matched`: the places of these letters, in characters from 0.
#[must_use]
pub fn fit_matched(
    text: &str,
    matched: &[usize],
    cols: usize,
    plain: Style,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let fitted = fit(text, cols, theme);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut place = 0;
    let mut run = (String::new(), false);
    for cluster in fitted.graphemes(true) {
        let letters = cluster.chars().count();
        let hit = (place..place + letters).any(|letter| matched.contains(&letter));
        place += letters;
        if hit != run.1 && !run.0.is_empty() {
            spans.push(styled(std::mem::take(&mut run.0), run.1, plain, theme));
        }
        run.1 = hit;
        run.0.push_str(cluster);
    }
    spans.push(styled(run.0, run.1, plain, theme));
    spans
}

fn styled(text: String, hit: bool, plain: Style, theme: &Theme) -> Span<'static> {
    Span::styled(text, if hit { plain.patch(theme.matched) } else { plain })
}

/// The text in lines of at most that many columns, broken between words where that is possible.
///
/// At a space that holds its two words together, as before a French `?`, no line is broken.
#[must_use]
pub fn wrap(text: &str, cols: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let breaks = |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() > cols {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for cluster in word.graphemes(true) {
            if !line.is_empty() && line.width() + cluster.width() > cols {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(cluster);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The lines of a wrapped text, all in one style.
#[must_use]
pub fn wrapped(text: &str, cols: usize, style: Style) -> Vec<Line<'static>> {
    wrap(text, cols).into_iter().map(|line| Line::styled(line, style)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_measured_by_what_they_take() {
        let theme = Theme::default();

        assert_eq!(clip("李小龍 Bruce", 7, &theme), "李小龍…");
        assert_eq!(width_cols(&fit("李小", 7, &theme)), 7);
        assert_eq!(clip("Jose\u{301} A", 4, &theme), "Jos…");
        assert_eq!(clip("abc", 0, &theme), "");
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken() {
        assert_eq!(wrap("a Donaudampfschiff, yes", 8), ["a", "Donaudam", "pfschiff", ", yes"]);
        assert_eq!(wrap("adds a walk-in", 12), ["adds a", "walk-in"]);
        assert_eq!(wrap("quoi de neuf\u{a0}?", 12), ["quoi de", "neuf\u{a0}?"]);
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_wider_than_its_place(text in "\\PC{0,40}", cols in 0usize..30) {
            let theme = Theme::default();

            proptest::prop_assert!(width_cols(&clip(&text, cols, &theme)) <= cols);
            // What cannot be broken, such as one wide letter, stays whole.
            let narrow = |line: &String| line.width() <= cols || line.graphemes(true).count() == 1;
            proptest::prop_assert!(wrap(&text, cols).iter().all(narrow));
        }
    }
}
