//! The desk: what is typed, who was found, and the person it is about.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{App, Evening};
use crate::domain::Participant;
use crate::ui::person;
use crate::ui::text::{fit, fit_matched, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_field, draw_list, framed};

/// How many columns the presence takes: `✓ here 18:04`.
const PRESENCE_COLS: usize = 13;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let [left, right] =
        Layout::horizontal([Constraint::Percentage(58), Constraint::Fill(1)]).areas(area);
    let [field, list] = Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(left);
    let has_keys = app.dialogs.is_empty();
    draw_field(" Who is here?", &evening.desk.field, has_keys, theme, frame, field);
    draw_found(app, evening, theme, frame, list);
    draw_person(app, evening, theme, frame, right);
}

// Nothing is listed before something is typed: the queue reads this screen, too.
fn draw_found(app: &App, evening: &Evening, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let desk = &evening.desk;
    let cols = usize::from(area.width).saturating_sub(2);
    if desk.field.is_blank() {
        let hint = "Type a few letters of a name, in any order. Enter checks the person in. \
                    Whoever is not found is added by Enter as a walk-in.";
        frame.render_widget(Paragraph::new(wrapped(hint, cols, theme.dim)), indented(area));
        return;
    }
    if desk.hits.is_empty() {
        let text = format!("Nobody found. Enter adds “{}” as a walk-in", desk.field.text().trim());
        frame.render_widget(Paragraph::new(wrapped(&text, cols, theme.warn)), indented(area));
        return;
    }
    let row = |index: usize, cols: usize| {
        desk.hits.get(index).map_or_else(Line::default, |hit| {
            evening.event.participant(hit.participant).map_or_else(Line::default, |participant| {
                found_line(app, participant, &hit.matched, cols, theme)
            })
        })
    };
    let marked = desk.cursor.row(desk.hits.len());
    draw_list(desk.hits.len(), marked, row, theme, frame, area);
}

fn found_line(
    app: &App,
    participant: &Participant,
    matched: &[usize],
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let room = cols.saturating_sub(PRESENCE_COLS);
    let beside = room * 2 / 5;
    let (word, style) = person::presence(app, participant, theme);
    let name = &participant.details.name;
    let mut spans = fit_matched(name, matched, room - beside, theme.text, theme);
    spans
        .push(Span::styled(fit(&format!(" {}", set_apart(participant)), beside, theme), theme.dim));
    spans.push(Span::styled(fit(&word, PRESENCE_COLS, theme), style));
    Line::from(spans)
}

/// What tells people of one name apart: the organisation, else a topic, else the id to read aloud.
fn set_apart(participant: &Participant) -> String {
    let details = &participant.details;
    let topic = || details.asks.first().or_else(|| details.offers.first()).cloned();
    details
        .organisation
        .clone()
        .or_else(topic)
        .unwrap_or_else(|| format!("no. {}", participant.id.number))
}

fn draw_person(app: &App, evening: &Evening, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let marked = evening.desk.marked().and_then(|id| evening.event.participant(id));
    let Some(participant) = marked else {
        frame.render_widget(framed("Nobody yet", area.width, theme), area);
        return;
    };
    let just_now = evening.desk.field.is_blank();
    let name = &participant.details.name;
    let title = if just_now { format!("Just now: {name}") } else { name.clone() };
    let block = framed(&title, area.width, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let cols = usize::from(inner.width);
    let lines = person::lines(app, evening, participant, cols, theme);
    frame.render_widget(Paragraph::new(lines), inner);
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area }
}
