//! The history: every act, newest first, with the word where one was taken back.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{ActRow, App, Evening};
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::draw_list;

/// How many columns the time takes: `18:04:22`.
const TIME_COLS: usize = 10;
/// How many columns the desk takes, where there are several: `k3fd`.
const DESK_COLS: usize = 6;
/// How many columns the word takes: `taken back`.
const WORD_COLS: usize = 12;
/// How many lines say all of the marked act.
const FULL_LINES: u16 = 3;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let [list, full] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(FULL_LINES)]).areas(area);
    let screen = &evening.history_screen;
    let count = screen.count();
    let row = |index: usize, cols: usize| {
        screen.act(index).map_or_else(Line::default, |act| act_line(app, evening, act, cols, theme))
    };
    draw_list(count, screen.cursor.row(count), row, theme, frame, list);
    if let Some(act) = screen.marked() {
        let lines = wrapped(&all_of(evening, act), full.width.saturating_sub(1).into(), theme.dim);
        frame.render_widget(Paragraph::new(lines), Rect { x: full.x + 1.min(full.width), ..full });
    }
}

fn act_line(
    app: &App,
    evening: &Evening,
    act: &ActRow,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let desk_cols = if evening.history_screen.several_desks { DESK_COLS } else { 0 };
    let room = cols.saturating_sub(TIME_COLS + desk_cols + WORD_COLS);
    let (word, style) = if act.undone { ("taken back", theme.warn) } else { ("", theme.text) };
    let at = act.at.clock_with_seconds(&app.zone);
    Line::from(vec![
        Span::styled(fit(&at, TIME_COLS, theme), theme.dim),
        Span::styled(fit(&act.first.desk.to_string(), desk_cols, theme), theme.dim),
        // What is written stays written: the words are read again from the changes.
        Span::styled(fit(&evening.act_words(act), room, theme), theme.text),
        Span::styled(fit(&format!(" {word}"), WORD_COLS, theme), style),
    ])
}

/// The marked act in full, and what rests on it.
fn all_of(evening: &Evening, act: &ActRow) -> String {
    let words = evening.act_words(act);
    if act.undone {
        return format!("{words}. Enter brings it back");
    }
    let rests = evening.rests_on(act.first);
    if rests.is_empty() {
        return format!("{words}. Enter takes this back");
    }
    format!("{words}. Enter takes this back; what stays: {}", rests.join("; "))
}
