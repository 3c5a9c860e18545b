//! A clock that is read across the room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Padding, Paragraph};

use crate::ui::digits::{self, Scale};
use crate::ui::theme::Theme;

/// Minutes and seconds left, or since time was up; which of the two stands in words above.
pub(super) fn draw(millis_left: i64, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let style = if millis_left <= 0 { theme.bad } else { theme.strong };
    let lines = digits::lines(&digits::minutes(millis_left), Scale::ONE, style, theme);
    let margin = Block::new().padding(Padding::left(2));
    frame.render_widget(Paragraph::new(lines).block(margin), area);
}
