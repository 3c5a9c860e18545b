//! The preview of a list that would come in.
//!
//! ```text
//! ┌ guests.csv ──────────────────────────────────────────────────┐
//! │ 12 new · 3 changed · 40 same · 2 possible doubles · 5 left out│
//! │ [People]  Columns  Left out and changed                       │
//! │ ▸ 2   Ada Byron   Engines Ltd                new      take in │
//! │                                                               │
//! │   e-mail          on the roster: …        the list: …         │
//! ```

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::text::{fit, wrapped};
use super::theme::Theme;
use super::widget::draw_list;
use crate::app::{
    App, Beside, Compared, Fate, Preview, PreviewPart, RowKind, Verdict, beside, choice_words,
};
use crate::domain::Details;

pub(super) fn draw(app: &App, preview: &Preview, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let cols = usize::from(area.width);
    let questions = questions(preview);
    let asked = u16::try_from(questions.len()).unwrap_or(0);
    let details = explained(app, preview, cols, theme);
    let most = usize::from(area.height / 3).max(2);
    let foot_rows = u16::try_from(details.len().clamp(2, most)).unwrap_or(2);
    let [counts, notes, parts, list, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(asked),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(foot_rows),
    ])
    .areas(area);
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
        PreviewPart::LeftOut => remark_line(preview, index, cols, theme),
    };
    draw_list(count, preview.cursor(preview.part).row(count), row, theme, frame, list);
    frame.render_widget(Paragraph::new(details), foot);
}

/// What the host should look at: what was remembered, what is asked, what was found in reading.
fn questions(preview: &Preview) -> Vec<String> {
    let said = preview.list.known.said_on.as_ref();
    let said = said.map(|day| format!("Columns as you said on {day}; r takes the program's guess"));
    let asked = preview.list.mapping.questions.iter().chain(&preview.list.known.sheet.notes);
    said.into_iter().chain(asked.cloned()).take(2).collect()
}

fn summary(preview: &Preview) -> String {
    let counts = preview.list.compared.counts();
    let left_out = preview.list.remarks.iter().filter(|remark| remark.fate == Fate::LeftOut);
    let gone = if counts.gone > 0 { format!(" · {} gone", counts.gone) } else { String::new() };
    format!(
        "{} new · {} changed · {} same · {} possible doubles{gone} · {} left out",
        counts.new,
        counts.changed,
        counts.same,
        counts.maybe_double,
        left_out.count()
    )
}

fn person_line(
    app: &App,
    preview: &Preview,
    index: usize,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let Some(compared) = preview.compared(index) else { return Line::default() };
    let details = &compared.row.details;
    let (kind, style) = match compared.kind() {
        RowKind::New => ("new", theme.good),
        RowKind::Changed => ("changed", theme.warn),
        RowKind::Same => ("same", theme.dim),
        RowKind::MaybeDouble => ("double?", theme.warn),
        RowKind::Gone => ("gone", theme.warn),
    };
    let line = if compared.row.line == 0 { String::new() } else { compared.row.line.to_string() };
    let rest = cols.saturating_sub(7 + 9 + 12);
    let names = rest / 2;
    let choice = match compared.kind() {
        RowKind::Same => "as it is",
        RowKind::New | RowKind::Changed | RowKind::MaybeDouble | RowKind::Gone => {
            choice_words(compared.choice)
        }
    };
    Line::from(vec![
        Span::styled(fit(&line, 7, theme), theme.dim),
        Span::styled(fit(&details.name, names, theme), theme.text),
        Span::styled(
            fit(&format!(" {}", beside_name(app, compared)), rest - names, theme),
            theme.dim,
        ),
        Span::styled(fit(&format!(" {kind}"), 9, theme), style),
        Span::styled(fit(&format!(" {choice}"), 12, theme), theme.strong),
    ])
}

/// Whom a row may be, else where they work.
fn beside_name(app: &App, compared: &Compared) -> String {
    if let Verdict::MaybeDouble { line, .. } = &compared.verdict {
        let known = compared.meant().and_then(|(id, _)| app.evening()?.event.participant(*id));
        let others = match compared.which().1 {
            0 | 1 => String::new(),
            several => format!(", or {} more", several - 1),
        };
        return match (known, line) {
            (Some(known), _) => format!("like {} on the roster{others}", known.details.name),
            (None, Some(line)) => format!("like line {line}"),
            (None, None) => String::new(),
        };
    }
    compared.row.details.organisation.clone().unwrap_or_default()
}

fn column_line(preview: &Preview, index: usize, cols: usize, theme: &Theme) -> Line<'static> {
    let Some(column) = preview.list.mapping.columns.get(index) else { return Line::default() };
    let headers = cols / 4;
    let header = if column.header.is_empty() {
        format!("(column {})", index + 1)
    } else {
        column.header.clone()
    };
    let rest = cols.saturating_sub(headers + 16);
    let examples = rest / 2;
    Line::from(vec![
        Span::styled(fit(&header, headers, theme), theme.text),
        Span::styled(fit(&format!(" {}", column.meaning.word()), 16, theme), theme.strong),
        Span::styled(fit(&format!(" {}", preview.examples(index)), examples, theme), theme.text),
        Span::styled(fit(&format!(" {}", column.why), rest - examples, theme), theme.dim),
    ])
}

fn remark_line(preview: &Preview, index: usize, cols: usize, theme: &Theme) -> Line<'static> {
    let Some(remark) = preview.list.remarks.get(index) else { return Line::default() };
    let (word, style) = match remark.fate {
        Fate::LeftOut => ("left out", theme.warn),
        Fate::Changed => ("changed", theme.text),
    };
    Line::from(vec![
        Span::styled(fit(&format!("line {}", remark.line), 12, theme), theme.strong),
        Span::styled(fit(word, 10, theme), style),
        Span::styled(fit(&remark.reason, cols.saturating_sub(22), theme), theme.text),
    ])
}

/// All there is to say of the marked row, in full.
fn explained(app: &App, preview: &Preview, cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let at = preview.cursor(preview.part);
    match preview.part {
        PreviewPart::People => preview
            .marked_person()
            .map(|compared| person_explained(app, preview, compared, cols, theme)),
        PreviewPart::Columns => at.of(&preview.list.mapping.columns).map(|column| {
            let index = at.row(preview.list.mapping.columns.len()).unwrap_or(0);
            let examples = preview.examples(index);
            let text = format!(
                "{}: {} · {} · cells: {examples}",
                column.header,
                column.meaning.word(),
                column.why
            );
            wrapped(&text, cols, theme.dim)
        }),
        PreviewPart::LeftOut => preview.marked_remark().map(|remark| {
            let mut lines =
                wrapped(&format!("Line {}: {}", remark.line, remark.reason), cols, theme.text);
            lines.extend(wrapped(&preview.whole_row(remark.line), cols, theme.dim));
            lines
        }),
    }
    .unwrap_or_default()
}

fn person_explained(
    app: &App,
    preview: &Preview,
    compared: &Compared,
    cols: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let row = &compared.row;
    let mut lines = wrapped(&row.notes.join(" · "), cols, theme.warn);
    lines.retain(|line| line.width() > 0);
    if let Some((title, rows)) = two_sides(app, preview, compared) {
        lines.extend(side_lines(&title, &rows, cols, theme));
        return lines;
    }
    let text = if row.line == 0 { row.details.name.clone() } else { preview.whole_row(row.line) };
    lines.extend(wrapped(&text, cols, theme.dim));
    lines
}

/// Both sides of a change or a possible double: what the other one is called, and each field.
fn two_sides(app: &App, preview: &Preview, compared: &Compared) -> Option<(String, Vec<Beside>)> {
    let known = |known: &Details, said: &Details, title: &str| {
        Some((title.to_owned(), beside(known, said)))
    };
    let on_roster = |id| app.evening().and_then(|evening| evening.event.participant(id));
    match &compared.verdict {
        Verdict::New | Verdict::Same { .. } | Verdict::Gone { .. } => None,
        Verdict::Changed { id, .. } => {
            known(&on_roster(*id)?.details, &compared.meant()?.1, "on the roster")
        }
        Verdict::MaybeDouble { line, .. } => {
            let said = &compared.row.details;
            if let Some((id, _)) = compared.meant() {
                let (which, several) = compared.which();
                let title = if several > 1 {
                    format!("on the roster ({which} of {several}; c: next)")
                } else {
                    "on the roster".to_owned()
                };
                return known(&on_roster(*id)?.details, said, &title);
            }
            let line = (*line)?;
            let other = preview.person_on_line(line)?;
            known(&other.row.details, said, &format!("line {line}"))
        }
    }
}

fn side_lines(title: &str, rows: &[Beside], cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let names = 16.min(cols / 4);
    let half = cols.saturating_sub(names) / 2;
    let line = |field: &str, known: &str, said: &str, style| {
        Line::from(vec![
            Span::styled(fit(field, names, theme), theme.dim),
            Span::styled(fit(&format!("{known} "), half, theme), style),
            Span::styled(fit(said, half, theme), style),
        ])
    };
    let head = line("", title, "the list", theme.dim);
    let shown = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let fields = rows.iter().map(|row| {
        let style = if row.differs() { theme.strong } else { theme.dim };
        line(&row.field, &shown(&row.known), &shown(&row.said), style)
    });
    std::iter::once(head).chain(fields).collect()
}
