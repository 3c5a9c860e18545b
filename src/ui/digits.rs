//! Digits that are read across the room.

use ratatui::style::Style;
use ratatui::text::Line;

use super::theme::Theme;

/// How many lines they take at their smallest.
pub(super) const LINES: u16 = 5;
/// How many columns one takes at its smallest, with the gap after it.
const COLS: u16 = 4;
/// How many times as wide as high a digit is drawn at most: a column is half as wide as a line.
const WIDEST: u16 = 2;

/// The digits 0 to 9 and the colon, five lines high, three columns wide.
const DIGITS: [[&str; 5]; 11] = [
    ["███", "█ █", "█ █", "█ █", "███"],
    ["  █", "  █", "  █", "  █", "  █"],
    ["███", "  █", "███", "█  ", "███"],
    ["███", "  █", "███", "  █", "███"],
    ["█ █", "█ █", "███", "  █", "  █"],
    ["███", "█  ", "███", "  █", "███"],
    ["███", "█  ", "███", "█ █", "███"],
    ["███", "  █", "  █", "  █", "  █"],
    ["███", "█ █", "███", "█ █", "███"],
    ["███", "█ █", "███", "  █", "███"],
    ["   ", " █ ", "   ", " █ ", "   "],
];

/// How often a digit is drawn larger than at its smallest: columns and lines of each of its parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Scale {
    cols: u16,
    lines: u16,
}

impl Scale {
    /// The smallest.
    pub(super) const ONE: Self = Self { cols: 1, lines: 1 };

    /// The largest at which so many digits have room; the smallest where none has.
    pub(super) fn filling(digits: usize, cols: u16, lines: u16) -> Self {
        let digits = u16::try_from(digits).unwrap_or(u16::MAX).max(1);
        let across = (cols / digits.saturating_mul(COLS)).max(1);
        let down = (lines / LINES).max(1);
        Self { cols: across.min(down * WIDEST), lines: down.min(across) }
    }

    /// How many lines digits of this size take.
    pub(super) const fn height(self) -> u16 {
        LINES * self.lines
    }
}

/// Minutes and seconds of so many milliseconds, before time is up or since.
pub(super) fn minutes(millis: i64) -> String {
    // At one second left, one is shown; at the end, none.
    let seconds = if millis > 0 { (millis + 999) / 1000 } else { millis.abs() / 1000 };
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A text of digits and colons in large.
pub(super) fn lines(text: &str, scale: Scale, style: Style, theme: &Theme) -> Vec<Line<'static>> {
    let fill = if theme.marks.boxes { "█" } else { "#" };
    let glyphs = text.chars().filter_map(|letter| {
        let index = letter
            .to_digit(10)
            .map_or(DIGITS.len() - 1, |digit| usize::try_from(digit).unwrap_or(0));
        DIGITS.get(index)
    });
    let glyphs: Vec<&[&str; 5]> = glyphs.collect();
    let widened = |part: &str| -> String {
        let wide = usize::from(scale.cols);
        part.chars().flat_map(|dot| std::iter::repeat_n(dot, wide)).collect()
    };
    let gap = " ".repeat(usize::from(scale.cols));
    let row = |row: usize| {
        let parts = glyphs.iter().filter_map(|glyph| glyph.get(row).copied());
        let line = parts.map(widened).collect::<Vec<_>>().join(&gap).replace('█', fill);
        std::iter::repeat_n(line, usize::from(scale.lines))
    };
    (0..usize::from(LINES)).flat_map(row).map(|line| Line::styled(line, style)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_fill_the_window_and_never_leave_it() {
        for (cols, lines) in [(80, 24), (200, 60), (20, 5), (132, 43), (400, 20), (30, 200)] {
            let scale = Scale::filling(5, cols, lines);
            let drawn = super::lines("12:34", scale, Style::new(), &theme());
            let width = drawn.iter().map(Line::width).max().unwrap_or(0);

            assert!(width <= usize::from(cols) && drawn.len() <= usize::from(lines));
            let next = Scale { cols: scale.cols + 1, lines: scale.lines + 1 };
            let larger = super::lines("12:34", next, Style::new(), &theme());
            let width = larger.iter().map(Line::width).max().unwrap_or(0);
            assert!(width > usize::from(cols) || larger.len() > usize::from(lines));
        }
    }

    #[test]
    fn a_started_second_is_shown_until_it_is_over() {
        assert_eq!(
            [60_000, 59_001, 1, 0, -61_000].map(minutes),
            ["1:00", "1:00", "0:01", "0:00", "1:01"]
        );
    }

    fn theme() -> Theme {
        Theme::new(crate::ui::Palette::Dark, false)
    }
}
