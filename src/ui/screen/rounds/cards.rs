//! The tables as cards, side by side.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{Evening, RoundRow, WHILE_RESTING};
use crate::domain::{
    Event, Format, Lock, Participant, ParticipantId, Presence, Round, RoundState, Table,
    TableNumber,
};
use crate::ui::text::{clip, fit, width_cols, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{framed, marked_line};

/// The narrowest card that still shows a name.
const CARD_COLS: u16 = 25;
/// The widest card over which the eye still keeps to its line.
const WIDEST_COLS: u16 = 80;
/// From how many columns on there is room for a topic beside a name.
const COLS_FOR_TOPIC: usize = 40;
/// How many of them the name gets then.
const COLS_FOR_NAME: usize = 24;

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

/// Every table, and those without one; the marked card is always seen.
pub(super) fn draw(evening: &Evening, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let rows = evening.round_rows();
    if rows.is_empty() {
        let text = "No tables yet. d sets up as many as the people here need; t adds one by hand.";
        frame.render_widget(Paragraph::new(wrapped(text, area.width.into(), theme.dim)), area);
        return;
    }
    let marked = evening.rounds_screen.cursor.row(rows.len());
    let cards = cards(&rows);
    let across = across(&cards, area);
    let width = area.width / u16::try_from(across).unwrap_or(1);
    let bands: Vec<&[Card]> = cards.chunks(across).collect();
    let heights: Vec<u16> = bands.iter().map(|band| height(band)).collect();
    // The last line is for the marked row in full.
    let room = Rect { height: area.height.saturating_sub(1), ..area };
    let first = first_band(&bands, &heights, marked, room.height);
    let mut y = room.y;
    let mut drawn = 0;
    for (band, height) in bands.iter().zip(&heights).skip(first) {
        let height = (*height).min(room.bottom().saturating_sub(y));
        if height < 3 {
            break;
        }
        for (column, card) in (0_u16..).zip(*band) {
            let x = area.x.saturating_add(width.saturating_mul(column));
            draw_card(evening, card, marked, theme, frame, Rect { x, y, width, height });
        }
        drawn += band.len();
        y = y.saturating_add(height);
    }
    let hidden = cards.len().saturating_sub(drawn);
    let foot = Rect { y: room.bottom(), height: area.height.min(1), ..area };
    draw_marked(evening, hidden, theme, frame, foot);
}

/// The marked row in full, since a card may cut names and features; and how many cards are hidden.
fn draw_marked(evening: &Evening, hidden: usize, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let Some(row) = evening.marked_row() else { return };
    let person = row.person.and_then(|id| evening.event.participant(id));
    let table = row.table.and_then(|number| evening.event.table(number));
    let rests = evening
        .round_shown()
        .zip(row.person)
        .is_some_and(|(round, person)| round.seating.sitting_out.contains(&person));
    let parts = [
        person.map(|person| person.details.name.clone()),
        table.map(in_full),
        rests.then(|| format!("sits this one out: {WHILE_RESTING}")),
        person.map(|person| topic(person).trim().to_owned()).filter(|topic| !topic.is_empty()),
    ];
    let text =
        format!(" {}", parts.into_iter().flatten().collect::<Vec<_>>().join(theme.marks.dot));
    let more = match hidden {
        0 => String::new(),
        1 => "Tab: 1 more card ".to_owned(),
        cards => format!("Tab: {cards} more cards "),
    };
    let cols = usize::from(area.width).saturating_sub(width_cols(&more));
    let line = Line::from(vec![
        Span::styled(fit(&text, cols, theme), theme.strong),
        Span::styled(clip(&more, area.width.into(), theme), theme.dim),
    ]);
    frame.render_widget(line, area);
}

/// A table with all that is known of it.
fn in_full(table: &Table) -> String {
    let mut text = format!("table {}", table.number);
    if let Some(name) = &table.name {
        text = format!("{text} {name}");
    }
    text = format!("{text}, {} chairs", table.seats);
    for feature in &table.features {
        text = format!("{text}, {}", feature.word());
    }
    if table.closed { format!("{text}, closed") } else { text }
}

/// How many cards stand side by side: as few as can be if all are seen, so that names have room.
fn across(cards: &[Card], area: Rect) -> usize {
    let most = usize::from((area.width / CARD_COLS).max(1));
    let seen = |across: &usize| {
        let heights = cards.chunks(*across).map(height);
        heights.fold(0_u16, u16::saturating_add) < area.height
    };
    let least = usize::from(area.width.div_ceil(WIDEST_COLS)).max(1);
    (least..=most).find(seen).unwrap_or(most)
}

/// The first band that is drawn so that the marked card is: those above it scroll away.
fn first_band(bands: &[&[Card]], heights: &[u16], marked: Option<usize>, room: u16) -> usize {
    let holds = |band: &&[Card]| {
        band.iter().any(|card| {
            marked.is_some_and(|row| (card.first..card.first + card.people.len()).contains(&row))
        })
    };
    let wanted = bands.iter().position(holds).unwrap_or(0);
    let needed = |first: usize| {
        heights.iter().take(wanted + 1).skip(first).fold(0_u16, |sum, one| sum.saturating_add(*one))
    };
    (0..wanted).find(|first| needed(*first) <= room).unwrap_or(wanted)
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
        (Some(_), Some(table)) => {
            let short = title(&evening.event, table, card, round);
            let long = format!("Table {short}");
            if width_cols(&long) + 4 <= usize::from(area.width) { long } else { short }
        }
    };
    let block = framed(&title, area.width, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let cols = usize::from(inner.width);
    // A long table is scrolled until the marked person is seen.
    let at = marked.and_then(|row| row.checked_sub(card.first)).unwrap_or(0);
    let hidden = (at + 1).saturating_sub(usize::from(inner.height));
    let hidden = if at < card.people.len() { hidden } else { 0 };
    let lines: Vec<Line<'static>> = card
        .people
        .iter()
        .enumerate()
        .skip(hidden)
        .map(|(place, person)| {
            let is_marked = marked == Some(card.first + place);
            seat_line(evening, *person, round, is_marked, cols, theme)
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), inner);
}

fn title(event: &Event, table: &Table, card: &Card, round: Option<&Round>) -> String {
    let seated = card.people.iter().flatten().filter_map(|id| event.participant(*id));
    let seated: usize = seated.map(Participant::chairs).sum();
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
    if round.is_some_and(|round| round.locks.contains(&Lock::Table(table.number))) {
        title.push_str(" locked");
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
    let room = cols.saturating_sub(2 + width_cols(&word));
    let name = &participant.details.name;
    let beside = if room > COLS_FOR_TOPIC { topic(participant) } else { String::new() };
    let name_cols = if beside.is_empty() { room } else { room.min(COLS_FOR_NAME) };
    let line = Line::from(vec![
        Span::styled(format!("{mark} "), theme.key),
        Span::styled(fit(name, name_cols, theme), theme.text),
        Span::styled(fit(&beside, room - name_cols, theme), theme.dim),
        Span::styled(word, style),
    ]);
    if is_marked { marked_line(line, theme) } else { line }
}

/// What somebody looks for, or else can help with: something to talk about at the table.
fn topic(person: &Participant) -> String {
    let asks = person.details.asks.first().map(|ask| format!(" asks {ask}"));
    let offers = person.details.offers.first().map(|offer| format!(" offers {offer}"));
    asks.or(offers).unwrap_or_default()
}

/// The line somebody stands in, where two lines face each other.
fn part(evening: &Evening, id: ParticipantId) -> String {
    let faces = evening.event.settings().format == Format::TwoLines;
    let person = evening.event.participant(id).filter(|_| faces);
    let line = person.and_then(|person| person.details.line);
    line.map_or_else(String::new, |line| format!(" {}", line.word()))
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
    let locked = round.is_some_and(|round| round.locks.contains(&Lock::Person(id)));
    match presence {
        Presence::Here { .. } if locked => (" locked".to_owned(), theme.dim),
        _ if over => (String::new(), theme.dim),
        Presence::Away { .. } => (" away".to_owned(), theme.warn),
        Presence::Left { .. } => (" left".to_owned(), theme.warn),
        Presence::Expected | Presence::NotComing => (" not here".to_owned(), theme.warn),
        Presence::Here { .. } if evening.event.pinned_to(id).is_some() => {
            (" host".to_owned(), theme.dim)
        }
        Presence::Here { .. } => (part(evening, id), theme.dim),
    }
}
