//! A clock that is read across the room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::ui::theme::Theme;

/// How many lines it takes.
pub(super) const LINES: u16 = 5;

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

/// Minutes and seconds left, or since time was up; which of the two stands in words above.
pub(super) fn draw(millis_left: i64, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let seconds = millis_left.abs() / 1000;
    let text = format!("{}:{:02}", seconds / 60, seconds % 60);
    let style = if millis_left <= 0 { theme.bad } else { theme.strong };
    let fill = if theme.marks.boxes { "█" } else { "#" };
    let glyphs = text.chars().filter_map(|letter| {
        let index = letter
            .to_digit(10)
            .map_or(DIGITS.len() - 1, |digit| usize::try_from(digit).unwrap_or(0));
        DIGITS.get(index)
    });
    let glyphs: Vec<&[&str; 5]> = glyphs.collect();
    let lines: Vec<Line<'static>> = (0..5)
        .map(|row| {
            let parts = glyphs.iter().filter_map(|glyph| glyph.get(row).copied());
            let line = parts.collect::<Vec<_>>().join(" ").replace('█', fill);
            Line::styled(format!("  {line}"), style)
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}
