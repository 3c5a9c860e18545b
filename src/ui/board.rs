//! The board in a terminal: for forty people who look up, not for the host.
//!
//! ```text
//!  Spring evening                                        Round 2 of 4   11:40
//!
//!   Find your table
//!   Ada Byron ........ 3    Dag Lind ......... 1    Mara Toth ........ 2
//!
//!  Please find your table and sit down.
//! ```

mod tables;

use ratatui::Frame;
use ratatui::layout::{Alignment, Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph};

use super::digits::{self, Scale};
use super::text::{clip, wrap};
use super::theme::Theme;
use crate::board::{Board, Clock, Showing, Words};
use crate::domain::Phase;

/// The most lines that stand free between two names.
pub const MOST_AIR: u16 = 2;

/// How the board is looked at: what the window itself decides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BoardLook {
    /// Which page of the tables, counted on without end in both directions.
    pub page: i64,
    /// How many lines stand free between two names: 0 to [`MOST_AIR`].
    pub air: u16,
    /// Whether the board flashes now.
    pub flash: bool,
    /// A line for whoever sits at this window, if there is one.
    pub hint: Option<String>,
}

/// Draws the board.
pub fn draw(board: &Board, look: &BoardLook, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let ground = if look.flash { theme.text.add_modifier(Modifier::REVERSED) } else { theme.text };
    frame.render_widget(Block::new().style(ground), area);
    let words = Words::of(board.language);
    let blind = board.blind.filter(|_| board.showing != Showing::Blank);
    let [top, below, body, next, lost, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(u16::from(blind.is_some())),
        Constraint::Fill(1),
        Constraint::Length(if board.showing == Showing::Blank { 0 } else { 2 }),
        Constraint::Length(u16::from(board.lost)),
        Constraint::Length(u16::from(look.hint.is_some())),
    ])
    .areas(area);
    // What a key says stands below this, never in its place.
    if board.lost {
        let text = format!(" {} {}", theme.marks.alert, words.desk_gone);
        frame.render_widget(Line::styled(clip(&text, cols(lost), theme), theme.bad), lost);
    }
    if let Some(hint) = &look.hint {
        frame.render_widget(Line::styled(clip(hint, cols(foot), theme), theme.dim), foot);
    }
    if board.showing == Showing::Blank {
        return;
    }
    draw_top(board, theme, frame, top);
    if let Some(blind) = blind {
        let text = clip(&format!(" {blind}"), cols(below), theme);
        frame.render_widget(Line::styled(text, theme.good), below);
    }
    match board.showing {
        Showing::Tables => tables::draw(board, words, look, theme, frame, body),
        Showing::Clock => draw_clock(board, theme, frame, body),
        Showing::Question => {
            let question = board.question.as_deref().unwrap_or(&board.event);
            draw_middle(&[question], theme.strong, frame, body);
        }
        Showing::Asks => draw_asks(board, words, theme, frame, body),
        Showing::Welcome if !board.steps.is_empty() => {
            draw_welcome(board, words, theme, frame, body);
        }
        Showing::Welcome => draw_middle(&[&board.event], theme.strong, frame, body),
        Showing::Blank => {}
    }
    draw_next(board, theme, frame, next);
}

/// The event, the round, and the clock where it does not fill the window.
fn draw_top(board: &Board, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let clock = board.clock.as_ref().filter(|_| board.showing != Showing::Clock);
    let clock = clock
        .map_or_else(String::new, |clock| format!("   {}", digits::minutes(clock.millis_left)));
    let right = format!("{}{clock} ", board.round);
    let right_cols = u16::try_from(super::width_cols(&right)).unwrap_or(u16::MAX);
    let [left, end] =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(right_cols)]).areas(area);
    let event = clip(&format!(" {}", board.event), cols(left), theme);
    frame.render_widget(Line::styled(event, theme.dim), left);
    frame.render_widget(Line::styled(right, theme.strong), end);
}

/// What comes next, for the whole room.
fn draw_next(board: &Board, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let lines = wrap(&board.next, cols(area));
    let lines = lines.into_iter().take(2).map(|line| Line::styled(line, theme.good));
    frame.render_widget(
        Paragraph::new(lines.collect::<Vec<_>>()).alignment(Alignment::Center),
        area,
    );
}

/// Digits as large as the window, the time in words below them, the question at the end.
fn draw_clock(board: &Board, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let Some(clock) = &board.clock else {
        return draw_middle(&[&board.event], theme.strong, frame, area);
    };
    let question = board.question.as_deref().map_or_else(Vec::new, |text| wrap(text, cols(area)));
    // The question needs a blank line above it; the digits never give way to it altogether.
    let room = area.height.saturating_sub(3 + digits::LINES);
    let asked =
        u16::try_from(question.len()).map_or(0, |lines| if lines == 0 { 0 } else { lines + 1 });
    let asked = asked.min(room);
    let text = digits::minutes(clock.millis_left);
    let scale =
        Scale::filling(text.chars().count(), area.width, area.height.saturating_sub(asked + 3));
    let [_, figures, _, told, asks, _] = Layout::vertical([
        Constraint::Fill(1),
        Constraint::Length(scale.height()),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(asked),
        Constraint::Fill(1),
    ])
    .areas(area);
    let style = clock_style(clock, theme);
    let lines = digits::lines(&text, scale, style, theme);
    frame.render_widget(Paragraph::new(lines).alignment(Alignment::Center), figures);
    let told_line = Line::styled(clip(&clock.words, cols(told), theme), style);
    frame.render_widget(told_line.alignment(Alignment::Center), told);
    let question = question.into_iter().map(|line| Line::styled(line, theme.strong));
    let question: Vec<Line<'_>> = std::iter::once(Line::default()).chain(question).collect();
    frame.render_widget(Paragraph::new(question).alignment(Alignment::Center), asks);
}

const fn clock_style(clock: &Clock, theme: &Theme) -> Style {
    match clock.phase {
        Phase::Over => theme.bad,
        Phase::Ending => theme.warn,
        Phase::Open | Phase::SecondHalf => theme.strong,
    }
}

/// What people look for, each in its own lines, with room between them where there is room.
fn draw_asks(board: &Board, words: &Words, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let mut lines = vec![Line::styled(words.asks, theme.strong), Line::default()];
    let height = usize::from(area.height);
    for ask in &board.asks {
        let wrapped = wrap(ask, cols(area).saturating_sub(6));
        // An ask that has no room whole waits for a larger window.
        if lines.len() + wrapped.len() + 2 > height {
            break;
        }
        for (index, line) in wrapped.into_iter().enumerate() {
            let mark = if index == 0 { theme.marks.row } else { " " };
            lines.push(Line::raw(format!("{mark} {line}")));
        }
    }
    lines.push(Line::default());
    let hint = if board.asks.is_empty() { words.no_asks } else { words.asks_hint };
    lines.push(Line::styled(hint, theme.good));
    let inner = area.inner(ratatui::layout::Margin { horizontal: 2, vertical: 0 });
    frame.render_widget(Paragraph::new(lines), inner);
}

/// Where people have come, and what they do first.
fn draw_welcome(board: &Board, words: &Words, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let width = cols(area).saturating_sub(8);
    let mut lines = Vec::new();
    for text in [words.welcome, board.event.as_str()] {
        lines.extend(wrap(text, width).into_iter().map(|line| Line::styled(line, theme.strong)));
        lines.push(Line::default());
    }
    for (index, step) in board.steps.iter().enumerate() {
        let step = wrap(&format!("{}  {step}", index + 1), width);
        lines.extend(step.into_iter().map(|line| Line::styled(line, theme.good)));
        lines.push(Line::default());
    }
    draw_lines(lines, frame, area);
}

/// A few sentences in the middle of the window.
fn draw_middle(texts: &[&str], style: Style, frame: &mut Frame<'_>, area: Rect) {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for text in texts {
        let width = cols(area).saturating_sub(8);
        lines.extend(wrap(text, width).into_iter().map(|line| Line::styled(line, style)));
        lines.push(Line::default());
    }
    draw_lines(lines, frame, area);
}

fn draw_lines(lines: Vec<Line<'_>>, frame: &mut Frame<'_>, area: Rect) {
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    let [_, middle, _] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(height), Constraint::Fill(1)])
            .areas(area);
    frame.render_widget(Paragraph::new(lines).alignment(Alignment::Center), middle);
}

fn cols(area: Rect) -> usize {
    usize::from(area.width)
}
