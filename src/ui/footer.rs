//! The bottom line: the keys that work now, most wanted first, cut from the right; help is never cut.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::width_cols;
use super::theme::Theme;
use crate::app::{App, Binding};

pub(super) fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let mut bindings: Vec<&Binding> = app
        .keymap
        .working(app.contexts())
        .into_iter()
        .filter(|binding| binding.footer > 0 && !binding.keys.is_empty())
        .collect();
    bindings.sort_by_key(|binding| binding.footer);
    let room = usize::from(area.width).saturating_sub(1);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    let mut left = bindings.len();
    for binding in &bindings {
        let Some(key) = binding.keys.first() else { continue };
        let label = format!(" {}  ", binding.label);
        let more = format!("+{left} more");
        let wanted = width_cols(key) + width_cols(&label);
        let spare = if left > 1 { width_cols(&more) } else { 0 };
        if used + wanted + spare > room {
            spans.push(Span::styled(more, theme.dim));
            break;
        }
        used += wanted;
        left -= 1;
        spans.push(Span::styled(*key, theme.key));
        spans.push(Span::styled(label, theme.text));
    }
    frame.render_widget(Line::from(spans), area);
}
