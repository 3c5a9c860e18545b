//! The top line: the event, who is here, the round, and whether all is saved; below it the screens.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::{clip, fit, width_cols};
use super::theme::Theme;
use crate::app::{Action, App, BINDINGS, Binding, Evening, Saved, Screen};
use crate::domain::{EventKind, RoundState, Timestamp};

/// From how many columns on everything about presence has room.
const WIDE_COLS: usize = 100;
/// How long the disk may take before the line says so, in milliseconds.
const SLOW_MS: i64 = 300;
/// How long until it says that the disk is slow, in milliseconds.
const VERY_SLOW_MS: i64 = 3_000;

pub(super) fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let cols = usize::from(area.width);
    let Some(evening) = app.evening() else {
        let text = " shouldmeet · who should meet whom, and why";
        frame.render_widget(Line::styled(fit(text, cols, theme), theme.bar), area);
        return;
    };
    let wide = cols >= WIDE_COLS;
    let right = [round(evening, app.now), heads(evening, wide), saved(app, evening)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(theme.marks.dot);
    let kind = match evening.event.kind() {
        EventKind::Real => "",
        EventKind::Sample => "SAMPLE  ",
        EventKind::Rehearsal => "REHEARSAL  ",
    };
    let right = format!("{right} ");
    let room = cols.saturating_sub(width_cols(&right) + 2);
    let left = clip(&format!(" {kind}{}", evening.event.name()), room, theme);
    let gap = cols.saturating_sub(width_cols(&left) + width_cols(&right));
    let line = format!("{left}{}{right}", " ".repeat(gap));
    frame.render_widget(Line::styled(fit(&line, cols, theme), theme.bar), area);
}

fn heads(evening: &Evening, wide: bool) -> String {
    let count = evening.event.head_count();
    let away =
        if count.away > 0 && wide { format!(" · {} away", count.away) } else { String::new() };
    let left =
        if wide || count.left > 0 { format!(" · {} left", count.left) } else { String::new() };
    format!("{} here{away} · {} expected{left}", count.here, count.expected)
}

fn round(evening: &Evening, now: Timestamp) -> String {
    let Some(round) = evening.event.running_round() else { return promises(evening, now) };
    let clock = round.millis_left(now).map_or_else(String::new, clock);
    match round.state {
        RoundState::Paused { .. } => format!("round {} paused {clock}", round.number),
        RoundState::Running | RoundState::Draft | RoundState::Ended { .. } => {
            format!("round {} {clock}", round.number)
        }
    }
}

/// The minutes for promises, while they are on.
fn promises(evening: &Evening, now: Timestamp) -> String {
    let left = evening.event.running_hot_hour().and_then(|hour| hour.millis_left(now));
    left.map_or_else(String::new, |left| format!("promises {}", clock(left)))
}

/// Minutes and seconds left, or since when time is up: `5:10`, `time up +0:42`.
pub(super) fn clock(millis_left: i64) -> String {
    let seconds = millis_left.abs() / 1000;
    let clock = format!("{}:{:02}", seconds / 60, seconds % 60);
    if millis_left > 0 { clock } else { format!("time up +{clock}") }
}

fn saved(app: &App, evening: &Evening) -> String {
    match &evening.saved {
        Saved::Opened => "all saved".to_owned(),
        Saved::At(at) => format!("saved {}", at.clock_with_seconds(&app.zone)),
        Saved::Waiting { since } if app.now.millis_since(*since) > VERY_SLOW_MS => {
            "saving: the disk is slow".to_owned()
        }
        Saved::Waiting { since } if app.now.millis_since(*since) > SLOW_MS => "saving".to_owned(),
        Saved::Waiting { .. } => "saved".to_owned(),
        Saved::Not { .. } => "NOT SAVED".to_owned(),
        Saved::LookingOn { .. } => "only looking on".to_owned(),
    }
}

/// The key that goes to a screen from everywhere.
fn key_of(screen: Screen) -> &'static str {
    let goes = |binding: &&Binding| binding.action == Action::Show(screen);
    BINDINGS.iter().find(goes).and_then(|binding| binding.keys.first()).copied().unwrap_or_default()
}

pub(super) fn draw_tabs(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let Some(evening) = app.evening() else { return };
    let mut spans = vec![Span::raw(" ")];
    for (screen, word) in Screen::ALL {
        let shown = evening.screen == screen;
        let style = if shown { theme.marked } else { Style::new() };
        spans.push(Span::styled(key_of(screen), theme.key));
        let label = if shown { format!("[{word}]") } else { format!(" {word} ") };
        spans.push(Span::styled(label, style));
        spans.push(Span::raw(" "));
    }
    frame.render_widget(Line::from(spans), area);
}
