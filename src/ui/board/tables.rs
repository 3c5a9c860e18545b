//! Find your table: everybody A to Z, then the tables one by one, a page at a time.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::board::{Board, TableShown, Words};
use crate::ui::text::{clip, fit, width_cols, wrap};
use crate::ui::theme::Theme;

/// The fewest columns in which a name and a table are read.
const FEWEST_COLS: usize = 22;
/// Between two columns of names.
const GAP: usize = 3;

/// Draws the page; `page` counts on without end in both directions.
pub(super) fn draw(
    board: &Board,
    words: &Words,
    page: i64,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let area = area.inner(Margin { horizontal: 2, vertical: 1 });
    let pages = pages(board, words, usize::from(area.width), usize::from(area.height), theme);
    let count = i64::try_from(pages.len()).unwrap_or(i64::MAX).max(1);
    let shown = usize::try_from(page.rem_euclid(count)).unwrap_or(0);
    if let Some(lines) = pages.get(shown) {
        frame.render_widget(Paragraph::new(lines.clone()), area);
    }
}

/// Every page: people A to Z, then tables with those who rest.
fn pages(
    board: &Board,
    words: &Words,
    cols: usize,
    height: usize,
    theme: &Theme,
) -> Vec<Vec<Line<'static>>> {
    // A heading and a blank line stand above.
    let rows = height.saturating_sub(2).max(1);
    let people = people_lines(board, words, cols, rows, theme);
    let tables = table_lines(board, words, cols, rows, theme);
    let count = people.len() + tables.len();
    let titled = |(at, lines): (usize, Vec<Line<'static>>)| {
        let place = if count > 1 { format!("   {}/{count}", at + 1) } else { String::new() };
        let title = Line::from(vec![
            Span::styled(words.find_your_table, theme.strong),
            Span::styled(place, theme.dim),
        ]);
        std::iter::once(title).chain([Line::default()]).chain(lines).collect()
    };
    people.into_iter().chain(tables).enumerate().map(titled).collect()
}

/// Names with their tables, in as many columns as have room, read from the top down.
fn people_lines(
    board: &Board,
    words: &Words,
    cols: usize,
    rows: usize,
    theme: &Theme,
) -> Vec<Vec<Line<'static>>> {
    let longest = board.people.iter().map(|one| width_cols(&one.name)).max().unwrap_or(0);
    let number = board.tables.iter().map(|one| one.number.to_string().len()).max().unwrap_or(1);
    let number = number + width_cols(words.table) + 1;
    let wanted = (longest + 2 + number).clamp(FEWEST_COLS, cols.max(FEWEST_COLS));
    let across = ((cols + GAP) / (wanted + GAP)).max(1);
    let wide = ((cols + GAP) / across).saturating_sub(GAP).min(wanted + 12);
    let cell = |one: &crate::board::Named| -> Vec<Span<'static>> {
        let table = one.table.map_or_else(String::new, |table| format!("{} {table}", words.table));
        let name = fit(&one.name, wide.saturating_sub(number + 1), theme);
        let table = format!("{table:>number$}");
        vec![Span::styled(name, theme.text), Span::styled(format!(" {table}"), theme.strong)]
    };
    let pages = board.people.chunks(rows * across).map(|page| {
        // Columns of one height, so that nobody looks for the rest of the alphabet.
        let down = page.len().div_ceil(across).max(1);
        let row = |row: usize| {
            let mut spans = Vec::new();
            for one in page.iter().skip(row).step_by(down) {
                if !spans.is_empty() {
                    spans.push(Span::raw(" ".repeat(GAP)));
                }
                spans.extend(cell(one));
            }
            Line::from(spans)
        };
        (0..down).map(row).collect()
    });
    pages.collect()
}

/// Tables with their people, and those who rest at the end.
fn table_lines(
    board: &Board,
    words: &Words,
    cols: usize,
    rows: usize,
    theme: &Theme,
) -> Vec<Vec<Line<'static>>> {
    let mut blocks: Vec<Vec<Line<'static>>> =
        board.tables.iter().map(|table| block(table, words, cols, theme)).collect();
    if !board.resting.is_empty() {
        let names = wrap(&board.resting.join(", "), cols.saturating_sub(2));
        let mut lines = vec![Line::styled(words.resting, theme.strong)];
        lines.extend(names.into_iter().map(|line| Line::raw(format!("  {line}"))));
        let hint = wrap(words.resting_hint, cols.saturating_sub(2));
        lines.extend(hint.into_iter().map(|line| Line::styled(format!("  {line}"), theme.good)));
        blocks.push(lines);
    }
    let mut pages: Vec<Vec<Line<'static>>> = Vec::new();
    for block in blocks {
        match pages.last_mut() {
            Some(page) if page.len() + block.len() <= rows => page.extend(block),
            _ => pages.push(block.into_iter().take(rows).collect()),
        }
    }
    pages
}

fn block(table: &TableShown, words: &Words, cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let title = match &table.name {
        Some(name) => format!("{} {} {name}", words.table, table.number),
        None => format!("{} {}", words.table, table.number),
    };
    let mut lines = vec![Line::styled(clip(&title, cols, theme), theme.strong)];
    let people = wrap(&table.people.join(", "), cols.saturating_sub(2));
    lines.extend(people.into_iter().map(|line| Line::raw(format!("  {line}"))));
    lines
}
