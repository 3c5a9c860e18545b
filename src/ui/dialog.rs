//! What lies over a screen.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::card_test;
use super::person;
use super::text::{fit, fit_matched, wrapped};
use super::theme::Theme;
use super::widget::{draw_field, draw_list, framed};
use crate::app::{App, Choose, Dialog, Form, Pick, Prompt, Reading, Working};

pub(super) fn draw(app: &App, dialog: &Dialog, theme: &Theme, frame: &mut Frame<'_>, body: Rect) {
    let working = "A list is being read".to_owned();
    let testing = "Test a scanner".to_owned();
    let (title, wanted) = match dialog {
        Dialog::Choose(choose) => (&choose.title, choose.choices.len() + 4),
        Dialog::Pick(pick) => (&pick.title, 14),
        Dialog::Prompt(prompt) => (&prompt.title, 3),
        Dialog::Form(form) => (&form.title, form.lines.len() + 2),
        Dialog::Working(_) => (&working, 3),
        Dialog::CardTest(_) => (&testing, card_test::LINES),
        Dialog::Preview(preview) => (&preview.file, usize::from(body.height)),
        Dialog::Reading(reading) => {
            let inner = usize::from(body.width.saturating_sub(4).min(100)).saturating_sub(2);
            (&reading.title, reading_lines(reading, inner, theme).len())
        }
    };
    let height = u16::try_from(wanted + 2).unwrap_or(u16::MAX).min(body.height);
    let widest = if matches!(dialog, Dialog::Preview(_)) { 160 } else { 100 };
    let width = body.width.saturating_sub(4).min(widest);
    let area = body.centered(Constraint::Length(width), Constraint::Length(height));
    frame.render_widget(Clear, area);
    let block = framed(title, area.width, theme).style(theme.text);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    match dialog {
        Dialog::Choose(choose) => draw_choose(choose, theme, frame, inner),
        Dialog::Pick(pick) => draw_pick(app, pick, theme, frame, inner),
        Dialog::Prompt(prompt) => draw_prompt(prompt, theme, frame, inner),
        Dialog::Form(form) => draw_form(form, theme, frame, inner),
        Dialog::Working(working) => draw_working(working, theme, frame, inner),
        Dialog::Preview(preview) => super::preview::draw(app, preview, theme, frame, inner),
        Dialog::CardTest(test) => card_test::draw(test, theme, frame, inner),
        Dialog::Reading(reading) => draw_reading(reading, theme, frame, inner),
    }
}

fn field_and_list(area: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(area)
}

fn draw_choose(choose: &Choose, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let [field, list, full] =
        Layout::vertical([Constraint::Length(2), Constraint::Fill(1), Constraint::Length(2)])
            .areas(area);
    draw_field("Type to narrow:", &choose.field, true, theme, frame, field);
    if let Some(choice) = choose.marked() {
        // Cut in the list, whole where the mark is.
        let text = format!("{}  {}", choice.label, choice.note);
        frame.render_widget(Paragraph::new(wrapped(&text, full.width.into(), theme.dim)), full);
    }
    let shown = choose.shown();
    if shown.is_empty() {
        let text = "Nothing here has these words; Backspace takes a letter back";
        frame.render_widget(Line::styled(text, theme.dim), list);
        return;
    }
    let row = |index: usize, cols: usize| {
        shown.get(index).map_or_else(Line::default, |choice| {
            let half = (cols * 2 / 5).max(18).min(cols);
            Line::from(vec![
                Span::styled(fit(&choice.label, half, theme), theme.strong),
                Span::styled(fit(&choice.note, cols - half, theme), theme.dim),
            ])
        })
    };
    draw_list(shown.len(), choose.cursor.row(shown.len()), row, theme, frame, list);
}

fn draw_pick(app: &App, pick: &Pick, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let [field, list] = field_and_list(area);
    draw_field("Name:", &pick.field, true, theme, frame, field);
    if pick.hits.is_empty() {
        let text = if pick.field.is_blank() {
            "Type a few letters of a name; Esc goes back"
        } else {
            "Nobody found; Backspace takes a letter back"
        };
        frame.render_widget(Line::styled(text, theme.dim), list);
        return;
    }
    let Some(evening) = app.evening() else { return };
    let row = |index: usize, cols: usize| {
        let hit = pick.hits.get(index);
        let found = hit.and_then(|hit| Some((hit, evening.event.participant(hit.participant)?)));
        found.map_or_else(Line::default, |(hit, participant)| {
            let (word, style) = person::presence(app, participant, theme);
            let details = &participant.details;
            let names = cols.saturating_sub(14) * 3 / 5;
            let rest = cols.saturating_sub(14) - names;
            let mut spans = fit_matched(&details.name, &hit.matched, names, theme.text, theme);
            let beside = format!(" {}", person::set_apart(evening, participant));
            spans.push(Span::styled(fit(&beside, rest, theme), theme.dim));
            spans.push(Span::styled(format!(" {}", fit(&word, 13, theme)), style));
            Line::from(spans)
        })
    };
    draw_list(pick.hits.len(), pick.cursor.row(pick.hits.len()), row, theme, frame, list);
}

/// What is being done, and a bar of how much of it is.
fn draw_working(working: &Working, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let cols = usize::from(area.width);
    let bar_cols = cols.saturating_sub(6);
    let done = bar_cols * usize::from(working.percent) / 100;
    let bar = format!("{}{}", "#".repeat(done), "-".repeat(bar_cols - done));
    let lines = vec![
        Line::styled(fit(&working.path.display().to_string(), cols, theme), theme.dim),
        Line::styled(fit(working.doing.words(), cols, theme), theme.text),
        Line::styled(format!("{bar} {:>3} %", working.percent), theme.strong),
    ];
    frame.render_widget(Paragraph::new(lines), area);
}

fn draw_prompt(prompt: &Prompt, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let [hint, field] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    frame.render_widget(Line::styled(fit(&prompt.hint, hint.width.into(), theme), theme.dim), hint);
    draw_field(theme.marks.row, &prompt.field, true, theme, frame, field);
}

fn draw_form(form: &Form, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let [list, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(area);
    let label_cols = form.lines.iter().map(|line| line.label.len()).max().unwrap_or(0);
    let height = usize::from(list.height).max(1);
    let first = form.at.saturating_sub(height - 1);
    for (place, (index, line)) in form.lines.iter().enumerate().skip(first).take(height).enumerate()
    {
        let y = list.y.saturating_add(u16::try_from(place).unwrap_or(u16::MAX));
        let row = Rect { y, height: 1, ..list };
        let at = index == form.at;
        let mark = if at { theme.marks.row } else { " " };
        let label = format!("{mark} {}", fit(line.label, label_cols, theme));
        draw_field(&label, &line.field, at, theme, frame, row);
    }
    let hint = form.lines.get(form.at).map_or("", |line| line.hint);
    let (text, style) = form.wrong.as_deref().map_or((hint, theme.dim), |wrong| (wrong, theme.bad));
    frame.render_widget(Line::styled(fit(text, foot.width.into(), theme), style), foot);
}

fn draw_reading(reading: &Reading, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let mut lines = reading_lines(reading, usize::from(area.width), theme);
    let room = usize::from(area.height);
    if lines.len() > room {
        lines.truncate(room.saturating_sub(1));
        let more = format!("{} Down shows more", theme.marks.cut);
        lines.push(Line::styled(more, theme.key));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// The lines of a page from its top on, wrapped.
fn reading_lines(reading: &Reading, cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let keys = reading.lines.iter().filter_map(|line| line.split_once('\t'));
    let key_cols = keys.map(|(key, _)| key.chars().count() + 2).max().unwrap_or(0).min(cols / 2);
    let top = reading.top.row(reading.lines.len()).unwrap_or(0);
    let mut lines = Vec::new();
    for line in reading.lines.iter().skip(top) {
        if let Some(heading) = line.strip_prefix("# ") {
            lines.push(Line::styled(heading.to_owned(), theme.strong));
        } else if let Some((key, words)) = line.split_once('\t') {
            for (index, part) in
                wrapped(words, cols.saturating_sub(key_cols), theme.text).into_iter().enumerate()
            {
                let key = if index == 0 { key } else { "" };
                let mut spans = vec![Span::styled(fit(key, key_cols, theme), theme.key)];
                spans.extend(part.spans);
                lines.push(Line::from(spans));
            }
        } else if line.is_empty() {
            lines.push(Line::default());
        } else {
            lines.extend(wrapped(line, cols, theme.text));
        }
    }
    lines
}
