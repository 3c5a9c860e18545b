//! A window too small for the screens: a plain list, whatever is most wanted first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::text::{clip, wrapped};
use super::theme::Theme;
use super::{FEWEST_COLS, FEWEST_LINES, not_saved};
use crate::app::{App, Dialog, Screen};
use crate::domain::Participant;

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
    if let Some(dialog) = app.dialogs.last() {
        for text in dialog_lines(dialog) {
            say(text, theme.text);
        }
    } else if let Some(evening) = app.evening() {
        if evening.screen == Screen::Desk {
            say(format!("> {}", evening.desk.field.text()), theme.strong);
            for hit in &evening.desk.hits {
                let here = evening.event.participant(hit.participant);
                let mark = here.is_some_and(Participant::is_here);
                let mark = if mark { theme.marks.yes } else { theme.marks.wait };
                say(format!("{mark} {}", evening.event.name_of(hit.participant)), theme.text);
            }
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

fn dialog_lines(dialog: &Dialog) -> Vec<String> {
    match dialog {
        Dialog::Choose(choose) => std::iter::once(choose.title.clone())
            .chain(choose.marked().map(|choice| format!("> {}", choice.label)))
            .collect(),
        Dialog::Pick(pick) => vec![pick.title.clone(), format!("> {}", pick.field.text())],
        Dialog::Prompt(prompt) => vec![prompt.title.clone(), format!("> {}", prompt.field.text())],
        Dialog::Form(form) => {
            let line = form.lines.get(form.at);
            let line = line.map(|line| format!("{}: {}", line.label, line.field.text()));
            std::iter::once(form.title.clone()).chain(line).collect()
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
