//! Draws the program: reads `&App`, keeps nothing.
//!
//! ```text
//! header   Spring evening  SAMPLE   23 here · 34 expected · 2 left   round 2  5:10   saved 14:03:22
//! tabs     F2 Desk  F3 Topics  F4 Introductions  F5 Rounds  F6 Learned  F10 History
//! body     the screen, or the start screen
//! notice   the answer to the last key
//! footer   F1 help  Enter check in  …
//! ```

mod board;
mod card_test;
mod dialog;
mod digits;
mod footer;
mod header;
mod person;
mod preview;
mod screen;
mod small;
mod text;
mod theme;
mod widget;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph};

pub use board::{BoardLook, MOST_AIR, draw as draw_board};
pub use text::{clip, fit, fit_matched, width_cols, wrap, wrapped};
pub use theme::{Marks, Palette, Theme};

use crate::app::{App, Saved, Screen, Stage, Tone};

/// The fewest columns for which the screens are made; below, a plain list is drawn.
pub const FEWEST_COLS: u16 = 60;
/// The fewest lines for which the screens are made.
pub const FEWEST_LINES: u16 = 20;

/// Draws the program.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    frame.render_widget(Block::new().style(theme.text), area);
    if app.covered {
        return draw_curtain(theme, frame, area);
    }
    if area.width < FEWEST_COLS || area.height < FEWEST_LINES {
        return small::draw(app, theme, frame, area);
    }
    let not_saved = u16::from(not_saved(app).is_some());
    let [top, tabs, alarm, body, notice, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(not_saved),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(area);
    header::draw(app, theme, frame, top);
    header::draw_tabs(app, theme, frame, tabs);
    draw_alarm(app, theme, frame, alarm);
    draw_body(app, theme, frame, body);
    draw_notice(app, theme, frame, notice);
    footer::draw(app, theme, frame, foot);
    if let Some(top) = app.dialogs.last() {
        dialog::draw(app, top, theme, frame, body);
    }
}

fn draw_body(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    match &app.stage {
        Stage::Start(start) => screen::start::draw(start, theme, frame, area),
        Stage::Evening(evening) => match evening.screen {
            Screen::Desk => screen::desk::draw(app, evening, theme, frame, area),
            Screen::Topics => screen::topics::draw(app, evening, theme, frame, area),
            Screen::Introductions => screen::introductions::draw(app, evening, theme, frame, area),
            Screen::Rounds => screen::rounds::draw(app, evening, theme, frame, area),
            Screen::Learned => screen::learned::draw(app, evening, theme, frame, area),
            Screen::History => screen::history::draw(app, evening, theme, frame, area),
        },
    }
}

fn not_saved(app: &App) -> Option<(&str, bool)> {
    match &app.evening()?.saved {
        Saved::Not { why, full } => Some((why, *full)),
        Saved::Opened | Saved::At(_) | Saved::Waiting { .. } | Saved::LookingOn { .. } => None,
    }
}

fn draw_alarm(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let Some((why, full)) = not_saved(app) else { return };
    let keys = if full { "F9 tries again, Ctrl-R uses the reserve" } else { "F9 tries again" };
    let text = format!(" NOT SAVED: {why}. {keys}");
    frame.render_widget(Line::styled(fit(&text, area.width.into(), theme), theme.bad), area);
}

fn draw_notice(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let Some(notice) = &app.notice else { return };
    let (mark, style) = match notice.tone {
        Tone::Done => (theme.marks.yes, theme.good),
        Tone::Note => (theme.marks.wait, theme.text),
        Tone::Refused => (theme.marks.alert, theme.warn),
    };
    let text = format!(" {mark} {}", notice.text);
    frame.render_widget(Line::styled(clip(&text, area.width.into(), theme), style), area);
}

fn draw_curtain(theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let middle = area.centered_vertically(Constraint::Length(2));
    let lines = vec![
        Line::styled("shouldmeet", theme.strong),
        Line::styled("Any key lifts the curtain", theme.text),
    ];
    frame.render_widget(Paragraph::new(lines).centered(), middle);
}
