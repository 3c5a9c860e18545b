//! Find your table: everybody A to Z, then the tables one by one, a page at a time.
//!
//! With room between the names asked for, they stand in fewer columns too.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::board::{Board, TableShown, Words};
use crate::ui::BoardLook;
use crate::ui::text::{clip, fit, width_cols, wrap};
use crate::ui::theme::Theme;

/// The fewest columns in which a name and a table are read.
const FEWEST_COLS: usize = 22;
/// Between two columns of names.
const GAP: usize = 3;

/// Draws the page that is looked at.
pub(super) fn draw(
    board: &Board,
    words: &Words,
    look: &BoardLook,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let area = area.inner(Margin { horizontal: 2, vertical: 1 });
    let sheet = Sheet {
        cols: usize::from(area.width),
        // A heading and a blank line stand above.
        rows: usize::from(area.height).saturating_sub(2).max(1),
        air: usize::from(look.air),
    };
    let pages = pages(board, words, sheet, theme);
    let count = i64::try_from(pages.len()).unwrap_or(i64::MAX).max(1);
    let shown = usize::try_from(look.page.rem_euclid(count)).unwrap_or(0);
    if let Some(lines) = pages.get(shown) {
        frame.render_widget(Paragraph::new(lines.clone()), area);
    }
}

/// The room that a page has.
#[derive(Clone, Copy)]
struct Sheet {
    cols: usize,
    rows: usize,
    /// How many lines stand free between two names.
    air: usize,
}

/// Every page: people A to Z, then tables with those who rest.
fn pages(board: &Board, words: &Words, sheet: Sheet, theme: &Theme) -> Vec<Vec<Line<'static>>> {
    let people = people_lines(board, words, sheet, theme);
    let tables = table_lines(board, words, sheet, theme);
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
    sheet: Sheet,
    theme: &Theme,
) -> Vec<Vec<Line<'static>>> {
    let Sheet { cols, air, .. } = sheet;
    let rows = sheet.rows.div_ceil(air + 1);
    let longest = board.people.iter().map(|one| width_cols(&one.name)).max().unwrap_or(0);
    let number = board.tables.iter().map(|one| one.number.to_string().len()).max().unwrap_or(1);
    let number = number + width_cols(words.table) + 1;
    let wanted = (longest + 2 + number).clamp(FEWEST_COLS, cols.max(FEWEST_COLS));
    let across = ((cols + GAP) / (wanted + GAP) / (air + 1)).max(1);
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
        let spaced = (0..down).flat_map(|at| {
            std::iter::once(row(at)).chain(std::iter::repeat_n(Line::default(), air))
        });
        spaced.collect()
    });
    pages.collect()
}

/// Tables with their people, and those who rest at the end.
fn table_lines(
    board: &Board,
    words: &Words,
    sheet: Sheet,
    theme: &Theme,
) -> Vec<Vec<Line<'static>>> {
    let Sheet { cols, rows, air } = sheet;
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
            Some(page) if page.len() + air + block.len() <= rows => {
                page.extend(std::iter::repeat_n(Line::default(), air).chain(block));
            }
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
    if !table.asks.is_empty() {
        let asks = format!("{} {}", words.looked_for, table.asks.join("; "));
        let asks = wrap(&asks, cols.saturating_sub(2));
        lines.extend(asks.into_iter().map(|line| Line::styled(format!("  {line}"), theme.good)));
    }
    lines
}
