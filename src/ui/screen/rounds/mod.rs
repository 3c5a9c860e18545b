//! The rounds: the clock, what the round is worth, what asks for a repair, and the tables.
//!
//! ```text
//!  Round 2 of 4 is drawn, 12 minutes: Enter starts it
//!  tables of 5, 4, 4, 22 first meetings, nobody meets again, Ada sits this one out
//!  ! Ben is drawn and not here: r offers the smallest change
//! ┌ 1 4/6 step-free ──┐┌ 2 4/4 Window ─────┐
//! │▸ Ada Byron   host ││  Ben Osei    away │
//! ```

mod cards;
mod clock;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::app::{App, Evening};
use crate::domain::{RoundState, Timestamp};
use crate::ui::digits;
use crate::ui::header::clock as time_left;
use crate::ui::text::{clip, wrap};
use crate::ui::theme::Theme;

/// From how many lines on there is room for a clock that is read across the room.
const LINES_FOR_BIG_CLOCK: u16 = 30;
/// The most lines for what is said about the round, and for what asks for a repair.
const MOST_LINES: usize = 3;
/// The most lines for what the rounds can be, while nothing is drawn.
const OUTLOOK_LINES: usize = 4;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let event = &evening.event;
    let running = event.running_round().and_then(|round| round.millis_left(app.now));
    let promises = || event.running_hot_hour().and_then(|hour| hour.millis_left(app.now));
    let running = running.or_else(promises);
    let tall = area.height >= LINES_FOR_BIG_CLOCK;
    let big = if running.is_some() && tall { digits::LINES } else { 0 };
    let lines = head(app, evening, tall, theme, area.width);
    let [head, digits, tables] = Layout::vertical([
        Constraint::Length(u16::try_from(lines.len()).unwrap_or(u16::MAX)),
        Constraint::Length(big),
        Constraint::Fill(1),
    ])
    .areas(area);
    frame.render_widget(Paragraph::new(lines), head);
    if let (Some(left), true) = (running, big > 0) {
        clock::draw(left, theme, frame, digits);
    }
    cards::draw(evening, theme, frame, tables);
}

/// What is happening, what it is worth, what could be, and what asks for a repair.
fn head(app: &App, evening: &Evening, tall: bool, theme: &Theme, width: u16) -> Vec<Line<'static>> {
    let screen = &evening.rounds_screen;
    let cols = usize::from(width).saturating_sub(2);
    let mut lines = vec![Line::styled(clip(&state(evening, app.now), cols, theme), theme.strong)];
    let mut say = |text: &str, most: usize, style| {
        let all = wrap(text, cols);
        let cut = all.len() > most;
        for (index, line) in all.into_iter().take(most).enumerate() {
            let end = if cut && index + 1 == most { theme.marks.cut } else { "" };
            lines.push(Line::styled(
                format!(" {}", clip(&format!("{line}{end}"), cols, theme)),
                style,
            ));
        }
    };
    say(&screen.quality, MOST_LINES, theme.text);
    let is_on = evening.event.running_round().is_some();
    // With something to mend there is one line for it; the page of “what is possible” has it whole.
    let whole = screen.quality.is_empty() || tall || screen.troubles.is_empty();
    match (whole, is_on && !tall) {
        (_, true) => {}
        (true, false) => say(&screen.outlook, OUTLOOK_LINES, theme.dim),
        (false, false) => say(&clip(&screen.outlook, cols, theme), 1, theme.dim),
    }
    let more = screen.troubles.len().saturating_sub(MOST_LINES);
    for (index, text) in screen.troubles.iter().take(MOST_LINES).enumerate() {
        let more = if index + 1 == MOST_LINES && more > 0 {
            format!(", and {more} more")
        } else {
            String::new()
        };
        let text = format!("{} {text}{more}: r offers the smallest change", theme.marks.alert);
        lines.push(Line::styled(format!(" {}", clip(&text, cols, theme)), theme.warn));
    }
    lines
}

/// What is happening, in one line.
fn state(evening: &Evening, now: Timestamp) -> String {
    let settings = evening.event.settings();
    if let Some(left) = evening.event.running_hot_hour().and_then(|hour| hour.millis_left(now)) {
        let (rate, left) = (evening.event.promise_rate(), time_left(left));
        let (promised, came) = (rate.promised, rate.came);
        return format!(
            " For promises: {left} · {promised} of {came} have promised · e ends it, + adds a minute"
        );
    }
    let Some(round) = evening.round_shown() else {
        return " No round is drawn yet: d draws the first from who is here".to_owned();
    };
    let number = round.number;
    let is_ended = matches!(round.state, RoundState::Ended { .. });
    let blind = if settings.is_blind(number) && !is_ended { " (blind)" } else { "" };
    let of = format!("{}{blind}", settings.rounds);
    let length = round.length.plus(round.extended).whole_minutes();
    let left = round.millis_left(now).map_or_else(String::new, time_left);
    let drawing = if evening.rounds_screen.is_drawing() { " · drawing …" } else { "" };
    let text = match round.state {
        RoundState::Draft => {
            format!("Round {number} of {of} is drawn, {length} minutes: Enter starts it")
        }
        RoundState::Running if round.millis_left(now).is_some_and(|left| left <= 0) => {
            format!("Round {number} of {of}: {left} · e ends it, + gives one more minute")
        }
        RoundState::Running => format!("Round {number} of {of} is on: {left} left of {length} min"),
        RoundState::Paused { .. } => format!("Round {number} of {of} is paused: {left} left"),
        RoundState::Ended { counted: true, .. } => {
            format!("Round {number} of {of} is over: d draws the next")
        }
        RoundState::Ended { counted: false, .. } => {
            format!("Round {number} of {of} was broken off and does not count: d draws the next")
        }
    };
    format!(" {text}{drawing}")
}

#[cfg(test)]
mod tests;
