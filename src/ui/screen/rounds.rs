//! The rounds: the clock, what asks for a repair, and the tables as cards.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{App, Evening, RoundRow};
use crate::domain::{ParticipantId, Presence, Round, RoundState, Table, TableNumber, Timestamp};
use crate::ui::header::clock;
use crate::ui::text::{clip, fit, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{framed, marked_line};

/// The narrowest card that still shows a name.
const CARD_COLS: u16 = 25;
/// From how many lines on there is room for a clock that is read across the room.
const LINES_FOR_BIG_CLOCK: u16 = 30;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let screen = &evening.rounds_screen;
    let running = evening.event.running_round().and_then(|round| round.millis_left(app.now));
    let big = u16::from(running.is_some() && area.height >= LINES_FOR_BIG_CLOCK) * 5;
    let troubles = u16::try_from(screen.troubles.len().min(3)).unwrap_or(0);
    let [head, digits, alarms, tables] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(big),
        Constraint::Length(troubles),
        Constraint::Fill(1),
    ])
    .areas(area);
    let cols = usize::from(area.width).saturating_sub(1);
    let lines = vec![
        Line::styled(clip(&state(evening, app.now), cols, theme), theme.strong),
        Line::styled(clip(&format!(" {}", screen.outlook), cols, theme), theme.dim),
    ];
    frame.render_widget(Paragraph::new(lines), head);
    if let (Some(left), true) = (running, big > 0) {
        draw_digits(left, theme, frame, digits);
    }
    let alarm_lines: Vec<Line<'static>> = screen
        .troubles
        .iter()
        .take(3)
        .map(|text| {
            let text = format!(" {} {text}: r offers the smallest change", theme.marks.alert);
            Line::styled(clip(&text, cols, theme), theme.warn)
        })
        .collect();
    frame.render_widget(Paragraph::new(alarm_lines), alarms);
    draw_tables(evening, theme, frame, tables);
}

/// What is happening, in one line.
fn state(evening: &Evening, now: Timestamp) -> String {
    let of = evening.event.settings().rounds;
    let Some(round) = evening.round_shown() else {
        return " No round is drawn yet: d draws the first from who is here".to_owned();
    };
    let number = round.number;
    let length = round.length.plus(round.extended).whole_minutes();
    let left = round.millis_left(now).map_or_else(String::new, clock);
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

/// The digits 0 to 9 and the colon, five lines high, three columns wide.
const DIGITS: [[&str; 5]; 11] = [
    ["███", "█ █", "█ █", "█ █", "███"],
    ["  █", "  █", "  █", "  █", "  █"],
    ["███", "  █", "███", "█  ", "███"],
    ["███", "  █", "███", "  █", "███"],
    ["█ █", "█ █", "███", "  █", "  █"],
    ["███", "█  ", "███", "  █", "███"],
    ["███", "█  ", "███", "█ █", "███"],
    ["███", "  █", "  █", "  █", "  █"],
    ["███", "█ █", "███", "█ █", "███"],
    ["███", "█ █", "███", "  █", "███"],
    ["   ", " █ ", "   ", " █ ", "   "],
];

fn draw_digits(millis_left: i64, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let seconds = millis_left.max(0) / 1000;
    let text = format!("{}:{:02}", seconds / 60, seconds % 60);
    let style = if millis_left <= 0 { theme.bad } else { theme.strong };
    let fill = if theme.marks.boxes { "█" } else { "#" };
    let glyphs = text.chars().filter_map(|letter| {
        let index = letter
            .to_digit(10)
            .map_or(DIGITS.len() - 1, |digit| usize::try_from(digit).unwrap_or(0));
        DIGITS.get(index)
    });
    let glyphs: Vec<&[&str; 5]> = glyphs.collect();
    let lines: Vec<Line<'static>> = (0..5)
        .map(|row| {
            let parts = glyphs.iter().filter_map(|glyph| glyph.get(row).copied());
            let line = parts.collect::<Vec<_>>().join(" ").replace('█', fill);
            Line::styled(format!("  {line}"), style)
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// A card: a table, or those without one, and its rows among all rows.
struct Card {
    table: Option<TableNumber>,
    first: usize,
    people: Vec<Option<ParticipantId>>,
}

fn cards(rows: &[RoundRow]) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match cards.last_mut().filter(|card| card.table == row.table) {
            Some(card) => card.people.push(row.person),
            None => {
                cards.push(Card { table: row.table, first: index, people: vec![row.person] });
            }
        }
    }
    cards
}

fn draw_tables(evening: &Evening, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let rows = evening.round_rows();
    if rows.is_empty() {
        let text = "No tables yet. d sets up as many as the people here need; t adds one by hand.";
        frame.render_widget(Paragraph::new(wrapped(text, area.width.into(), theme.dim)), area);
        return;
    }
    let marked = evening.rounds_screen.cursor.row(rows.len());
    let cards = cards(&rows);
    let across = usize::from((area.width / CARD_COLS).max(1));
    let width = area.width / u16::try_from(across).unwrap_or(1);
    let bands: Vec<&[Card]> = cards.chunks(across).collect();
    let heights: Vec<u16> = bands.iter().map(|band| height(band)).collect();
    let holds = |band: &[Card]| {
        band.iter().any(|card| {
            marked.is_some_and(|row| (card.first..card.first + card.people.len()).contains(&row))
        })
    };
    let wanted = bands.iter().position(|band| holds(band)).unwrap_or(0);
    let mut first = 0;
    // The marked card is seen whole: bands above it scroll away as far as they must.
    while first < wanted && heights.iter().take(wanted + 1).skip(first).sum::<u16>() > area.height {
        first += 1;
    }
    let mut y = area.y;
    for (band, height) in bands.iter().zip(&heights).skip(first) {
        let height = (*height).min(area.bottom().saturating_sub(y));
        if height < 2 {
            break;
        }
        for (column, card) in (0_u16..).zip(*band) {
            let x = area.x.saturating_add(width.saturating_mul(column));
            draw_card(evening, card, marked, theme, frame, Rect { x, y, width, height });
        }
        y = y.saturating_add(height);
    }
}

fn height(band: &[Card]) -> u16 {
    let people = band.iter().map(|card| card.people.len()).max().unwrap_or(0);
    u16::try_from(people).unwrap_or(u16::MAX).saturating_add(2)
}

fn draw_card(
    evening: &Evening,
    card: &Card,
    marked: Option<usize>,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let round = evening.round_shown();
    let table = card.table.and_then(|number| evening.event.table(number));
    let title = match (card.table, table) {
        (None, _) => "Without a table".to_owned(),
        (Some(number), None) => format!("Table {number}"),
        (Some(_), Some(table)) => title(table, card, round),
    };
    let block = framed(&title, area.width, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let cols = usize::from(inner.width);
    let lines: Vec<Line<'static>> = card
        .people
        .iter()
        .enumerate()
        .map(|(place, person)| {
            let is_marked = marked == Some(card.first + place);
            seat_line(evening, *person, round, is_marked, cols, theme)
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), inner);
}

fn title(table: &Table, card: &Card, round: Option<&Round>) -> String {
    let seated = card.people.iter().flatten().count();
    let mut title = format!("{} {seated}/{}", table.number, table.seats);
    if let Some(name) = &table.name {
        title = format!("{title} {name}");
    }
    if table.closed {
        title.push_str(" closed");
    }
    if round.is_some_and(|round| round.staying.contains(&table.number)) {
        title.push_str(" stays");
    }
    for feature in &table.features {
        title = format!("{title} {}", feature.word());
    }
    title
}

fn seat_line(
    evening: &Evening,
    person: Option<ParticipantId>,
    round: Option<&Round>,
    is_marked: bool,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let mark = if is_marked { theme.marks.row } else { " " };
    let Some(participant) = person.and_then(|id| evening.event.participant(id)) else {
        let style = if is_marked { theme.marked } else { theme.dim };
        return Line::styled(fit(&format!("{mark} nobody"), cols, theme), style);
    };
    let (word, style) = note(evening, participant.id, participant.presence(), round, theme);
    let room = cols.saturating_sub(2 + crate::ui::text::width_cols(&word));
    let name = &participant.details.name;
    let line = Line::from(vec![
        Span::styled(format!("{mark} "), theme.key),
        Span::styled(fit(name, room, theme), theme.text),
        Span::styled(word, style),
    ]);
    if is_marked { marked_line(line, theme) } else { line }
}

/// A word behind a name: stays here, away, left, sits out, not placed.
fn note(
    evening: &Evening,
    id: ParticipantId,
    presence: Presence,
    round: Option<&Round>,
    theme: &Theme,
) -> (String, Style) {
    let over = round.is_some_and(|round| matches!(round.state, RoundState::Ended { .. }));
    let seating = round.map(|round| &round.seating);
    if seating.is_some_and(|seating| seating.sitting_out.contains(&id)) {
        return (" sits out".to_owned(), theme.warn);
    }
    if seating.is_some_and(|seating| seating.parked.contains(&id)) {
        return (" not placed".to_owned(), theme.warn);
    }
    match presence {
        _ if over => (String::new(), theme.dim),
        Presence::Away { .. } => (" away".to_owned(), theme.warn),
        Presence::Left { .. } => (" left".to_owned(), theme.warn),
        Presence::Expected | Presence::NotComing => (" not here".to_owned(), theme.warn),
        Presence::Here { .. } if evening.event.pinned_to(id).is_some() => {
            (" host".to_owned(), theme.dim)
        }
        Presence::Here { .. } => (String::new(), theme.dim),
    }
}
