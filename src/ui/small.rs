//! A window too small for the screens: a plain list, whatever is most wanted first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::person;
use super::text::{clip, wrapped};
use super::theme::Theme;
use super::{FEWEST_COLS, FEWEST_LINES, not_saved};
use crate::app::{App, Dialog, Evening, Screen};

/// How many lines a list leaves to the answer, the field and the size.
const SPARED_LINES: usize = 4;

pub(super) fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let cols = usize::from(area.width);
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut say = |text: String, style| lines.push(Line::styled(clip(&text, cols, theme), style));
    if let Some((why, _)) = not_saved(app) {
        say(format!("NOT SAVED: {why}"), theme.bad);
    }
    if let Some(notice) = &app.notice {
        say(notice.text.clone(), theme.strong);
    }
    let rows = usize::from(area.height).saturating_sub(SPARED_LINES).max(1);
    if let Some(dialog) = app.dialogs.last() {
        for text in dialog_lines(dialog, rows, theme) {
            say(text, theme.text);
        }
    } else if let Some(evening) = app.evening() {
        for text in screen_lines(app, evening, rows, theme) {
            say(text, theme.text);
        }
        say(evening.event.name().to_owned(), theme.dim);
    }
    let size = format!(
        "This window has {}x{}; all is shown from {FEWEST_COLS}x{FEWEST_LINES} on",
        area.width, area.height
    );
    lines.extend(wrapped(&size, cols.max(1), theme.dim));
    frame.render_widget(Paragraph::new(lines), area);
}

/// A screen as a plain list, the marked row among what is shown.
fn screen_lines(app: &App, evening: &Evening, rows: usize, theme: &Theme) -> Vec<String> {
    match evening.screen {
        Screen::Desk => {
            let desk = &evening.desk;
            let found = around(&desk.hits, desk.marked_hit(), rows, theme, |hit| {
                evening.event.participant(hit.participant).map_or_else(String::new, |person| {
                    let (presence, _) = person::presence(app, person, theme);
                    format!("{}  {presence}", person.details.name)
                })
            });
            std::iter::once(format!("? {}", desk.field.text())).chain(found).collect()
        }
        Screen::Topics => {
            let screen = &evening.topics_screen;
            let topics = evening.topics_shown();
            let found = around(&topics, screen.cursor.row(topics.len()), rows, theme, |topic| {
                let (asks, offers) = (topic.asks.len(), topic.offers.len());
                format!("{}  {asks} ask, {offers} offer", topic.label)
            });
            std::iter::once(format!("? {}", screen.field.text())).chain(found).collect()
        }
        Screen::Learned => {
            let screen = &evening.learned_screen;
            let found =
                around(&screen.rows, screen.cursor.row(screen.rows.len()), rows, theme, |row| {
                    evening.learned_words(*row)
                });
            std::iter::once(format!("? {}", screen.field.text())).chain(found).collect()
        }
        Screen::History => {
            let screen = &evening.history_screen;
            let places: Vec<usize> = (0..screen.count()).collect();
            around(&places, screen.cursor.row(places.len()), rows, theme, |place| {
                let act = screen.act(*place);
                act.map_or_else(String::new, |act| {
                    let undone = if act.undone { " (taken back)" } else { "" };
                    format!("{}{undone}", evening.act_words(act))
                })
            })
        }
        Screen::Introductions | Screen::Rounds => {
            vec![
                "F2 desk, F3 topics, F6 learned, F10 history are shown in a small window"
                    .to_owned(),
            ]
        }
    }
}

/// The rows around the marked one, with the mark before it.
fn around<T>(
    list: &[T],
    marked: Option<usize>,
    rows: usize,
    theme: &Theme,
    words: impl Fn(&T) -> String,
) -> Vec<String> {
    let first = marked.unwrap_or(0).saturating_sub(rows / 2).min(list.len().saturating_sub(rows));
    let shown = list.iter().enumerate().skip(first).take(rows);
    shown
        .map(|(index, one)| {
            let mark = if Some(index) == marked { theme.marks.row } else { " " };
            format!("{mark} {}", words(one))
        })
        .collect()
}

fn dialog_lines(dialog: &Dialog, rows: usize, theme: &Theme) -> Vec<String> {
    match dialog {
        Dialog::Choose(choose) => {
            let shown = choose.shown();
            let marked = choose.cursor.row(shown.len());
            let found = around(&shown, marked, rows, theme, |choice| choice.label.clone());
            let asked = format!("{} {}", choose.title, choose.field.text());
            std::iter::once(asked).chain(found).collect()
        }
        Dialog::Pick(pick) => vec![pick.title.clone(), format!("> {}", pick.field.text())],
        Dialog::Prompt(prompt) => vec![prompt.title.clone(), format!("> {}", prompt.field.text())],
        Dialog::Form(form) => {
            let line = form.lines.get(form.at);
            let line = line.map(|line| format!("{}: {}", line.label, line.field.text()));
            std::iter::once(form.title.clone()).chain(line).collect()
        }
        Dialog::Working(working) => {
            vec![format!("{}: {} %", working.doing.words(), working.percent)]
        }
        Dialog::CardTest(test) => {
            let said = test.verdict.iter().cloned();
            std::iter::once(format!("Scan the test card: {}", test.arrived)).chain(said).collect()
        }
        Dialog::Preview(preview) => {
            vec![preview.file.clone(), "Make the window larger to look at the list".to_owned()]
        }
        Dialog::Reading(reading) => {
            let top = reading.top.row(reading.lines.len()).unwrap_or(0);
            reading.lines.iter().skip(top).cloned().collect()
        }
    }
}
