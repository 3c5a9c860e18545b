//! The history: every act, newest first, with the word where one was taken back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{App, Evening};
use crate::ui::text::fit;
use crate::ui::theme::Theme;
use crate::ui::widget::draw_list;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let acts = &evening.history_screen.acts;
    let marked = evening.history_screen.cursor.row(acts.len());
    let row = |index: usize, cols: usize| {
        acts.get(index).map_or_else(Line::default, |act| {
            let at = act.at.clock_with_seconds(&app.zone);
            let (word, style) =
                if act.undone { ("taken back", theme.warn) } else { ("", theme.text) };
            // What is written stays written: the words are read again from the changes.
            let sentence = evening.act_words(act);
            Line::from(vec![
                Span::styled(fit(&at, 10, theme), theme.dim),
                Span::styled(fit(&sentence, cols.saturating_sub(10 + 12), theme), theme.text),
                Span::styled(fit(&format!(" {word}"), 12, theme), style),
            ])
        })
    };
    draw_list(acts.len(), marked, row, theme, frame, area);
}
