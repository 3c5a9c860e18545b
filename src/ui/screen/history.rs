//! The history screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{App, Evening};
use crate::ui::theme::Theme;

pub(in crate::ui) fn draw(
    _app: &App,
    _evening: &Evening,
    _theme: &Theme,
    _frame: &mut Frame<'_>,
    _area: Rect,
) {
}
