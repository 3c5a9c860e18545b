//! Pieces that several screens and dialogs are made of.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Paragraph};

use super::text::{clip, width_cols};
use super::theme::Theme;
use crate::app::Field;

/// A frame with a title, its lines drawn with what the terminal has.
pub(super) fn framed<'a>(title: &str, cols: u16, theme: &Theme) -> Block<'a> {
    let title = clip(title, usize::from(cols.saturating_sub(4)), theme);
    let block = Block::bordered().border_style(theme.border).title(Line::styled(
        format!(" {title} "),
        theme.strong.fg(theme.text.fg.unwrap_or(Color::Reset)),
    ));
    if theme.marks.boxes { block } else { block.border_set(ASCII_BORDER) }
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Draws rows, scrolled so that the marked one is seen, with a mark before it.
///
/// `row` makes the row of an index, from 0, for the columns that are left beside the mark.
pub(super) fn draw_list<'a>(
    count: usize,
    marked: Option<usize>,
    row: impl Fn(usize, usize) -> Line<'a>,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let height = usize::from(area.height);
    let cols = usize::from(area.width).saturating_sub(2);
    let first = first_row(count, marked.unwrap_or(0), height);
    let lines: Vec<Line<'a>> = (first..count.min(first + height))
        .map(|index| {
            let is_marked = Some(index) == marked;
            let mark = if is_marked { theme.marks.row } else { " " };
            let mut line = row(index, cols);
            line.spans.insert(0, Span::styled(format!("{mark} "), theme.key));
            if is_marked { marked_line(line, theme) } else { line }
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// A row in the colours of the mark alone; what was bold or underlined stays so.
pub(super) fn marked_line<'a>(line: Line<'a>, theme: &Theme) -> Line<'a> {
    let shape = Modifier::BOLD | Modifier::UNDERLINED;
    let spans = line.spans.into_iter().map(|span| {
        let kept = span.style.add_modifier & shape;
        span.style(theme.marked.add_modifier(kept))
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// The first row to show so that the marked one stands in the middle, or as near as the ends allow.
fn first_row(count: usize, marked: usize, height: usize) -> usize {
    marked.saturating_sub(height / 2).min(count.saturating_sub(height))
}

/// Draws a line that is typed into, with the terminal's own cursor in it.
pub(super) fn draw_field(
    label: &str,
    field: &Field,
    has_keys: bool,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let label_cols = width_cols(label) + 1;
    let room = usize::from(area.width).saturating_sub(label_cols + 1);
    let before = width_cols(&field.before_cursor());
    let (shown, cursor) = scrolled(field.text(), before, room);
    let line = Line::from(vec![
        Span::styled(format!("{label} "), theme.strong),
        Span::styled(shown, theme.text),
    ]);
    frame.render_widget(line, area);
    if has_keys && area.width > 0 && area.height > 0 {
        let column = u16::try_from(label_cols + cursor).unwrap_or(u16::MAX);
        let x = area.x.saturating_add(column).min(area.right().saturating_sub(1));
        frame.set_cursor_position(Position { x, y: area.y });
    }
}

/// The part of a text that is seen when its cursor must be, and the cursor's column in it.
fn scrolled(text: &str, before: usize, room: usize) -> (String, usize) {
    use unicode_segmentation::UnicodeSegmentation;
    let hidden = before.saturating_sub(room);
    let mut passed = 0;
    let mut shown = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        if passed < hidden {
            passed += width_cols(cluster);
            continue;
        }
        if used + width_cols(cluster) > room {
            break;
        }
        used += width_cols(cluster);
        shown.push_str(cluster);
    }
    (shown, before.saturating_sub(passed))
}
