//! What was heard and promised: the line, what it says, and all that is written down.

use jiff::tz::TimeZone;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{App, Evening, LearnedPart, LearnedRow, Named, SaidLine, Saying};
use crate::domain::{Lesson, Promise, Pulse, Timestamp};
use crate::ui::header::clock as time_left;
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_field, draw_list};

/// How many columns the time takes: `18:04`.
const TIME_COLS: usize = 7;
/// How many columns the kind takes: `promise`.
const KIND_COLS: usize = 9;
/// How many lines say what the line means, and all of the marked row.
const UNDERSTOOD_LINES: u16 = 2;
const FULL_LINES: u16 = 3;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let [field, understood, parts, list, full] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(UNDERSTOOD_LINES),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(FULL_LINES),
    ])
    .areas(area);
    let screen = &evening.learned_screen;
    draw_field(" Heard or promised?", &screen.field, app.dialogs.is_empty(), theme, frame, field);
    let cols = usize::from(area.width).saturating_sub(1);
    let inset = |area: Rect| Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(1),
        ..area
    };
    let meant = wrapped(&meaning(app, evening), cols, theme.dim);
    frame.render_widget(Paragraph::new(meant), inset(understood));
    frame.render_widget(parts_line(evening, app.now, theme), parts);
    let rows = &screen.rows;
    let row = |index: usize, cols: usize| {
        rows.get(index).map_or_else(Line::default, |row| row_line(app, evening, *row, cols, theme))
    };
    let marked = screen.cursor.row(rows.len());
    draw_list(rows.len(), marked, row, theme, frame, list);
    if rows.is_empty() {
        frame
            .render_widget(Paragraph::new(wrapped(nothing(evening), cols, theme.dim)), inset(list));
    }
    if let Some(row) = screen.marked() {
        let text = all_of(evening, row, &app.zone);
        frame.render_widget(Paragraph::new(wrapped(&text, cols, theme.dim)), inset(full));
    }
}

/// What the line says, and which names its end may become.
fn meaning(app: &App, evening: &Evening) -> String {
    let screen = &evening.learned_screen;
    let Some(line) = &screen.line else {
        return "Ada: on Tuesday 9:00 I will send the list with Mara · t5: nobody asked the drivers #transport \
                · Mara to Ada: pilots die without an owner"
            .to_owned();
    };
    let names: Vec<&str> = screen.names.iter().map(|id| evening.event.name_of(*id)).collect();
    let names =
        if names.is_empty() { String::new() } else { format!(" · Tab: {}", names.join(", ")) };
    format!("{}{names}", said(evening, line, &app.zone))
}

fn said(evening: &Evening, line: &SaidLine, zone: &TimeZone) -> String {
    let who = |named: &Named| match named.people.as_slice() {
        [] => format!("{} (not on the roster)", named.words),
        [one] => evening.event.name_of(*one).to_owned(),
        several => format!("{} (which of {}?)", named.words, several.len()),
    };
    let table = line.table.map_or_else(String::new, |table| format!(", table {table}"));
    match &line.saying {
        Saying::Heard { idea, topic } => {
            let from =
                line.speaker.as_ref().map_or_else(String::new, |one| format!(" from {}", who(one)));
            let by =
                line.other.as_ref().map_or_else(String::new, |one| format!(", for {}", who(one)));
            let topic = topic.as_ref().map_or_else(String::new, |topic| format!(", about {topic}"));
            format!("Heard{from}{by}{topic}{table}: {idea}")
        }
        Saying::Promise { cue, deed, due, witness } => {
            let by = line.speaker.as_ref().map_or("somebody".to_owned(), who);
            let with =
                line.other.as_ref().map_or_else(String::new, |one| format!(" with {}", who(one)));
            let witness =
                witness.as_ref().map_or_else(String::new, |one| format!(", seen by {}", who(one)));
            let due =
                due.map_or_else(String::new, |due| format!(", due {}", due.day_and_clock(zone)));
            let cue = cue.as_ref().map_or_else(String::new, |cue| format!("{cue}, "));
            format!("Promise of {by}{with}{witness}{due}{table}: {cue}I will {deed}")
        }
    }
}

/// The parts with how many rows each has, the shown one marked.
fn parts_line(evening: &Evening, now: Timestamp, theme: &Theme) -> Line<'static> {
    let event = &evening.event;
    let (heard, promises) = (event.heard().count(), event.promises().count());
    let rate = event.promise_rate();
    let mut spans = vec![Span::raw(" ")];
    for (part, word) in LearnedPart::ALL {
        let count = match part {
            LearnedPart::All => (heard + promises).to_string(),
            LearnedPart::Heard => heard.to_string(),
            LearnedPart::Promises => promises.to_string(),
            LearnedPart::Without => format!("{} of {}", rate.came - rate.promised, rate.came),
            LearnedPart::Used => format!("{} of {}", event.lessons_used(), heard + promises),
        };
        let is_shown = part == evening.learned_screen.part;
        let style = if is_shown { theme.marked } else { theme.dim };
        spans.push(Span::styled(format!(" {word} {count} "), style));
        spans.push(Span::raw(" "));
    }
    if let Some(left) = event.running_hot_hour().and_then(|hour| hour.millis_left(now)) {
        let text = format!(" {}", time_left(left));
        spans.push(Span::styled(text, if left > 0 { theme.good } else { theme.bad }));
    }
    Line::from(spans)
}

fn row_line(
    app: &App,
    evening: &Evening,
    row: LearnedRow,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let event = &evening.event;
    let (at, kind) = match row {
        LearnedRow::Heard(id) => (event.heard_one(id).map(|noted| noted.at), "heard"),
        LearnedRow::Promise(id) => (event.promise(id).map(|noted| noted.at), "promise"),
        LearnedRow::Without(_) => {
            return Line::styled(fit(&evening.learned_words(row), cols, theme), theme.text);
        }
    };
    let kind = became(app, evening, row).unwrap_or(kind);
    let at = at.map_or_else(String::new, |at| at.clock(&app.zone));
    let room = cols.saturating_sub(TIME_COLS + KIND_COLS);
    Line::from(vec![
        Span::styled(fit(&at, TIME_COLS, theme), theme.dim),
        Span::styled(fit(kind, KIND_COLS, theme), theme.key),
        Span::styled(fit(&evening.learned_words(row), room, theme), theme.text),
    ])
}

/// What became of a row, where that is what is listed.
fn became(app: &App, evening: &Evening, row: LearnedRow) -> Option<&'static str> {
    let lesson = row.lesson().filter(|_| evening.learned_screen.part == LearnedPart::Used)?;
    if evening.event.pulse_due(lesson, app.now).is_some() {
        return Some("ask now");
    }
    Some(evening.event.became(lesson).map_or("open", |pulse| pulse.became.words()))
}

fn nothing(evening: &Evening) -> &'static str {
    let screen = &evening.learned_screen;
    match screen.part {
        _ if !screen.field.is_blank() => "Nothing like it is written down: Enter writes it down.",
        LearnedPart::All | LearnedPart::Heard => {
            "Nothing is written down yet: type what a table hands up, and Enter."
        }
        LearnedPart::Promises => "Nobody has promised anything yet.",
        LearnedPart::Used => "Nothing was heard or promised that could be used.",
        LearnedPart::Without => "Everybody who came has promised something.",
    }
}

/// All of the marked row.
fn all_of(evening: &Evening, row: LearnedRow, zone: &TimeZone) -> String {
    let words = evening.learned_words(row);
    let event = &evening.event;
    let spot = match row {
        LearnedRow::Heard(id) => event.heard_one(id).map(|noted| noted.what.spot),
        LearnedRow::Promise(id) => event.promise(id).map(|noted| noted.what.spot),
        LearnedRow::Without(_) => {
            return format!("{words} has promised nothing yet: Enter begins a line for them");
        }
    };
    let table = spot.and_then(|spot| spot.table);
    let table = table.map_or_else(String::new, |table| format!(" · table {table}"));
    let round = spot.and_then(|spot| spot.round);
    let round = round.map_or_else(String::new, |round| format!(" · round {round}"));
    let promise = match row {
        LearnedRow::Promise(id) => event.promise(id).map(|noted| &noted.what),
        LearnedRow::Heard(_) | LearnedRow::Without(_) => None,
    };
    let more = promise.map_or_else(String::new, |promise| due_and_witness(evening, promise, zone));
    let told = row.lesson().map_or_else(String::new, |lesson| told(evening, lesson));
    format!("{words}{more}{table}{round}{told} · Ctrl-E corrects it, Ctrl-T: what became of it")
}

/// What was said of it on each day on which it was asked about.
fn told(evening: &Evening, lesson: Lesson) -> String {
    let one = |(day, pulse): (u16, &Pulse)| {
        let story = pulse.story.as_ref();
        let story = story.map_or_else(String::new, |story| format!(" “{story}”"));
        format!(" · day {day}: {}{story}", pulse.became.words())
    };
    evening.event.pulses(lesson).map(one).collect()
}

fn due_and_witness(evening: &Evening, promise: &Promise, zone: &TimeZone) -> String {
    let due =
        promise.due.map_or_else(String::new, |due| format!(" · due {}", due.day_and_clock(zone)));
    let seen = promise.seen_by();
    let seen =
        seen.map_or_else(String::new, |by| format!(" · seen by {}", evening.event.party(by)));
    format!("{due}{seen}")
}
