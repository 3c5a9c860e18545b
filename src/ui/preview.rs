//! The preview of a list that would come in.
//!
//! ```text
//! ┌ guests.csv ──────────────────────────────────────────────────┐
//! │ 12 new · 3 changed · 40 same · 2 possible doubles · 5 left out│
//! │ [People]  Columns  Left out                                   │
//! │ ▸ line 2   Ada Byron        Engines Ltd    new      take in   │
//! ```

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::text::{fit, wrapped};
use super::theme::Theme;
use super::widget::draw_list;
use crate::app::{App, Compared, ListChoice, Preview, PreviewPart, Verdict};

pub(super) fn draw(app: &App, preview: &Preview, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let questions: Vec<&String> =
        preview.mapping.questions.iter().chain(&preview.sheet.notes).take(2).collect();
    let asked = u16::try_from(questions.len()).unwrap_or(0);
    let [counts, notes, parts, list, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(asked),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(2),
    ])
    .areas(area);
    let cols = usize::from(area.width);
    frame.render_widget(Line::styled(fit(&summary(preview), cols, theme), theme.strong), counts);
    let lines: Vec<Line<'_>> = questions
        .into_iter()
        .map(|text| {
            Line::styled(fit(&format!("{} {text}", theme.marks.alert), cols, theme), theme.warn)
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), notes);
    let tabs = PreviewPart::ALL.into_iter().map(|(part, word)| {
        let label = format!("{word} {}", preview.rows(part));
        if part == preview.part {
            Span::styled(format!("[{label}] "), theme.marked)
        } else {
            Span::styled(format!(" {label}  "), theme.text)
        }
    });
    frame.render_widget(Line::from(tabs.collect::<Vec<_>>()), parts);
    let count = preview.rows(preview.part);
    let row = |index: usize, cols: usize| match preview.part {
        PreviewPart::People => person_line(app, preview, index, cols, theme),
        PreviewPart::Columns => column_line(preview, index, cols, theme),
        PreviewPart::LeftOut => left_out_line(preview, index, cols, theme),
    };
    draw_list(count, preview.cursor(preview.part).row(count), row, theme, frame, list);
    frame.render_widget(Paragraph::new(wrapped(&explained(preview), cols, theme.dim)), foot);
}

fn summary(preview: &Preview) -> String {
    let counts = preview.compared.counts();
    format!(
        "{} new · {} changed · {} same · {} possible doubles · {} left out",
        counts.new,
        counts.changed,
        counts.same,
        counts.maybe_double,
        preview.list.left_out.len()
    )
}

fn person_line(
    app: &App,
    preview: &Preview,
    index: usize,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let Some(compared) = preview.compared.rows.get(index) else { return Line::default() };
    let details = &compared.row.details;
    let (kind, style) = match &compared.verdict {
        Verdict::New => ("new", theme.good),
        Verdict::Changed { .. } => ("changed", theme.warn),
        Verdict::Same { .. } => ("same", theme.dim),
        Verdict::MaybeDouble { .. } => ("double?", theme.warn),
    };
    let rest = cols.saturating_sub(7 + 9 + 12);
    let names = rest / 2;
    let beside = beside(app, compared);
    Line::from(vec![
        Span::styled(fit(&compared.row.line.to_string(), 7, theme), theme.dim),
        Span::styled(fit(&details.name, names, theme), theme.text),
        Span::styled(fit(&format!(" {beside}"), rest - names, theme), theme.dim),
        Span::styled(fit(&format!(" {kind}"), 9, theme), style),
        Span::styled(fit(&format!(" {}", choice_word(compared)), 12, theme), theme.strong),
    ])
}

/// Whom a row may be, else where they work.
fn beside(app: &App, compared: &Compared) -> String {
    if let Verdict::MaybeDouble { candidates, line } = &compared.verdict {
        let known = candidates.first().and_then(|id| app.evening()?.event.participant(*id));
        return match (known, line) {
            (Some(known), _) => format!("like {} on the roster", known.details.name),
            (None, Some(line)) => format!("like line {line}"),
            (None, None) => String::new(),
        };
    }
    compared.row.details.organisation.clone().unwrap_or_default()
}

const fn choice_word(compared: &Compared) -> &'static str {
    match (&compared.verdict, compared.choice) {
        (Verdict::Same { .. }, _) => "as it is",
        (_, ListChoice::KeepMine) => "keep mine",
        (_, ListChoice::TakeNew) => "take in",
        (_, ListChoice::Both) => "take both",
        (_, ListChoice::LeaveOut) => "leave out",
    }
}

fn column_line(preview: &Preview, index: usize, cols: usize, theme: &Theme) -> Line<'static> {
    let Some(column) = preview.mapping.columns.get(index) else { return Line::default() };
    let headers = cols * 2 / 5;
    let header = if column.header.is_empty() {
        format!("(column {})", index + 1)
    } else {
        column.header.clone()
    };
    let meaning = fit(&format!(" {}", column.meaning.word()), 16, theme);
    Line::from(vec![
        Span::styled(fit(&header, headers, theme), theme.text),
        Span::styled(meaning, theme.strong),
        Span::styled(
            fit(&format!(" {}", column.why), cols.saturating_sub(headers + 16), theme),
            theme.dim,
        ),
    ])
}

fn left_out_line(preview: &Preview, index: usize, cols: usize, theme: &Theme) -> Line<'static> {
    let Some(row) = preview.list.left_out.get(index) else { return Line::default() };
    Line::from(vec![
        Span::styled(fit(&format!("line {}", row.line), 12, theme), theme.strong),
        Span::styled(fit(&row.reason.to_string(), cols.saturating_sub(12), theme), theme.text),
    ])
}

/// All there is to say of the marked row, in full.
fn explained(preview: &Preview) -> String {
    let at = preview.cursor(preview.part);
    match preview.part {
        PreviewPart::People => at.of(&preview.compared.rows).map_or_else(String::new, |compared| {
            let row = &compared.row;
            let mut parts = vec![row.details.name.clone()];
            parts.extend(row.details.email.clone());
            parts.extend(row.notes.iter().cloned());
            parts.join(" · ")
        }),
        PreviewPart::Columns => {
            at.of(&preview.mapping.columns).map_or_else(String::new, |column| {
                format!("{}: {} · {}", column.header, column.meaning.word(), column.why)
            })
        }
        PreviewPart::LeftOut => at
            .of(&preview.list.left_out)
            .map_or_else(String::new, |row| format!("Line {}: {}", row.line, row.reason)),
    }
}
