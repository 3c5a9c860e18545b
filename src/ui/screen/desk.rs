//! The desk: what is typed, who was found, and the person it is about.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{App, Evening};
use crate::domain::{Participant, Presence};
use crate::ui::person;
use crate::ui::text::{fit, fit_matched, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_field, draw_list, framed};

/// How many columns the presence takes: `✓ here 18:04`.
const PRESENCE_COLS: usize = 12;
/// After how many minutes the desk asks whether somebody who is away has left.
const LONG_AWAY_MINUTES: u32 = 15;

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
    let marked = evening.desk.together.len();
    let label = if marked == 0 {
        " Who is here?".to_owned()
    } else {
        format!(" Who is here? ({marked} marked)")
    };
    draw_field(&label, &evening.desk.field, has_keys, theme, frame, field);
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
        let mut lines = wrapped(hint, cols, theme.dim);
        lines.extend(before_the_first_round(evening, cols, theme));
        lines.extend(long_away(app, evening, cols, theme));
        frame.render_widget(Paragraph::new(lines), indented(area));
        return;
    }
    if desk.hits.is_empty() {
        let text = format!("Nobody found. Enter adds “{}” as a walk-in", desk.field.text().trim());
        frame.render_widget(Paragraph::new(wrapped(&text, cols, theme.warn)), indented(area));
        return;
    }
    let first = usize::from(desk.expects_walk_in());
    let row = |index: usize, cols: usize| {
        let Some(index) = index.checked_sub(first) else {
            let text = format!("Add “{}” as a walk-in; or was it …", desk.field.text().trim());
            return Line::styled(fit(&text, cols, theme), theme.warn);
        };
        desk.hits.get(index).map_or_else(Line::default, |hit| {
            evening.event.participant(hit.participant).map_or_else(Line::default, |participant| {
                found_line(app, evening, participant, &hit.matched, cols, theme)
            })
        })
    };
    let marked = desk.cursor.row(desk.rows());
    let doubt = u16::from(desk.is_doubtful());
    let [list, other] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(doubt)]).areas(area);
    draw_list(desk.rows(), marked, row, theme, frame, list);
    let text = format!("Not them? Ctrl-N adds “{}” as a walk-in", desk.field.text().trim());
    frame.render_widget(Line::styled(fit(&text, cols, theme), theme.warn), indented(other));
}

/// Who came of those who are expected, as long as the first round can still wait for them.
fn before_the_first_round(evening: &Evening, cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let count = evening.event.head_count();
    if count.expected == 0 || evening.event.rounds().any(|round| round.started.is_some()) {
        return Vec::new();
    }
    let here = count.here + count.away;
    let text = format!(
        "{here} of {} are here, {} still expected. F5 draws round 1 from whoever is here.",
        here + count.expected,
        count.expected
    );
    let mut lines = vec![Line::default()];
    lines.extend(wrapped(&text, cols, theme.text));
    lines
}

/// Those who went out for a moment long ago: perhaps they have left.
fn long_away(app: &App, evening: &Evening, cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let away = evening.event.participants().filter_map(|person| match person.presence() {
        Presence::Away { since } => Some((app.now.minutes_since(since), person)),
        Presence::Expected
        | Presence::Here { .. }
        | Presence::Left { .. }
        | Presence::NotComing => None,
    });
    let mut long: Vec<(u32, &Participant)> =
        away.filter(|(minutes, _)| *minutes >= LONG_AWAY_MINUTES).collect();
    long.sort_by_key(|(minutes, person)| (std::cmp::Reverse(*minutes), person.id));
    let mut lines = vec![Line::default()];
    lines.extend(long.iter().take(5).flat_map(|(minutes, person)| {
        let name = &person.details.name;
        let text = format!("{} {name} has been away for {minutes} min", theme.marks.away);
        wrapped(&text, cols, theme.warn)
    }));
    if lines.len() > 1 {
        lines.extend(wrapped("Ctrl-B: back. Ctrl-L: left.", cols, theme.dim));
    }
    lines
}

fn found_line(
    app: &App,
    evening: &Evening,
    participant: &Participant,
    matched: &[usize],
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let room = cols.saturating_sub(PRESENCE_COLS + 1);
    let beside = room * 2 / 5;
    let (word, style) = if evening.desk.together.contains(&participant.id) {
        ("+ marked".to_owned(), theme.strong)
    } else {
        person::presence(app, participant, theme)
    };
    let name = &participant.details.name;
    let mut spans = fit_matched(name, matched, room - beside, theme.text, theme);
    let apart = format!(" {}", person::set_apart(evening, participant));
    spans.push(Span::styled(fit(&apart, beside, theme), theme.dim));
    spans.push(Span::styled(format!(" {}", fit(&word, PRESENCE_COLS, theme)), style));
    Line::from(spans)
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
    let mut lines = person::lines(app, evening, participant, just_now, cols, theme);
    let arrival = evening.desk.last.as_ref().filter(|last| last.participant == participant.id);
    let offer = arrival.and_then(|last| last.should_meet.as_ref());
    if let Some(offer) = offer.or_else(|| evening.offer_for(participant.id)) {
        let other = if offer.first == participant.id { offer.second } else { offer.first };
        let name = evening.event.name_of(other);
        lines.push(Line::default());
        lines.extend(wrapped(&format!("Should meet {name}"), cols, theme.strong));
        lines.extend(wrapped(&offer.spoken.reason, cols, theme.text));
    }
    frame.render_widget(Paragraph::new(lines), inner);
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area }
}
