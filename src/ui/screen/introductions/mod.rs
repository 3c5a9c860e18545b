//! The introductions: a queue, the sentence to say, who is on the edge of the room, and what people
//! look for.

mod asks;
mod edges;
mod made;
mod offers;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{About, App, Cursor, Evening, IntroductionsPart};
use crate::ui::text::wrapped;
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_list, framed};

/// How many lines the box below the list has at least, so that the list seldom jumps.
const BOX_LINES: u16 = 9;
/// How many rows of the list are seen at least beside it.
const LIST_LINES: u16 = 5;

/// What stands in the box beside the list.
struct Detail {
    title: String,
    lines: Vec<Line<'static>>,
    /// What to press when the box is too small for its lines.
    more: &'static str,
}

/// A part of the screen as it is now.
struct Part<'a> {
    count: usize,
    marked: Option<usize>,
    /// Makes a row, from 0: only those that are seen are made.
    row: Box<dyn Fn(usize) -> Line<'static> + 'a>,
    /// What is said in place of rows when there are none.
    empty: &'static str,
}

impl<'a> Part<'a> {
    /// A list of rows that are drawn one by one, of which the cursor marks one.
    fn of<R>(
        rows: impl AsRef<[R]> + 'a,
        cursor: Cursor,
        line: impl Fn(&R) -> Line<'static> + 'a,
        empty: &'static str,
    ) -> Self {
        let count = rows.as_ref().len();
        let row = move |index: usize| rows.as_ref().get(index).map_or_else(Line::default, &line);
        Self { count, marked: cursor.row(count), row: Box::new(row), empty }
    }
}

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let wide = area.width >= 110;
    let [tabs, rest] = Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(area);
    let sides = Layout::horizontal([Constraint::Percentage(52), Constraint::Fill(1)]);
    let [left, right] = if wide { sides.areas(rest) } else { [rest, rest] };
    let cols = usize::from(right.width.saturating_sub(2));
    let detail = match evening.introductions_screen.part {
        IntroductionsPart::Offers => offers::detail(evening, cols, theme),
        IntroductionsPart::Made => made::detail(evening, cols, theme),
        IntroductionsPart::Edges => edges::detail(evening, cols, theme),
        IntroductionsPart::Asks => asks::detail(app, evening, cols, theme),
    };
    let lines = detail.as_ref().map_or(0, |detail| detail.lines.len());
    let [list, beside] = if wide {
        [left, right]
    } else {
        let wanted = u16::try_from(lines + 2).unwrap_or(u16::MAX).max(BOX_LINES);
        let most = rest.height.saturating_sub(LIST_LINES).max(BOX_LINES);
        Layout::vertical([Constraint::Fill(1), Constraint::Length(wanted.min(most))]).areas(rest)
    };
    draw_tabs(evening, theme, frame, tabs);
    let cols = usize::from(list.width).saturating_sub(2);
    let part = match evening.introductions_screen.part {
        IntroductionsPart::Offers => offers::part(app, evening, cols, theme),
        IntroductionsPart::Made => made::part(app, evening, cols, theme),
        IntroductionsPart::Edges => edges::part(app, evening, cols, theme),
        IntroductionsPart::Asks => asks::part(app, evening, cols, theme),
    };
    draw_part(&part, theme, frame, list);
    if let Some(detail) = detail {
        draw_detail(detail, theme, frame, beside);
    }
}

fn draw_part(part: &Part<'_>, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if part.count == 0 {
        let lines = wrapped(part.empty, area.width.saturating_sub(2).into(), theme.dim);
        frame.render_widget(Paragraph::new(lines), indented(area));
        return;
    }
    let row = |index: usize, _: usize| (part.row)(index);
    draw_list(part.count, part.marked, row, theme, frame, area);
}

/// The box, and in its last line what shows the rest where not all of it has room.
fn draw_detail(detail: Detail, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let block = framed(&detail.title, area.width, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let mut lines = detail.lines;
    let room = usize::from(inner.height);
    if lines.len() > room {
        lines.truncate(room.saturating_sub(1));
        let more = format!("{} {}", theme.marks.cut, detail.more);
        lines.push(Line::styled(more, theme.key));
    }
    frame.render_widget(Paragraph::new(lines), inner);
}

fn draw_tabs(evening: &Evening, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let screen = &evening.introductions_screen;
    let mut spans = vec![Span::raw(" ")];
    for (part, word) in IntroductionsPart::ALL {
        let count = match part {
            IntroductionsPart::Offers => evening.offers_shown().len(),
            IntroductionsPart::Made => evening.introductions_made().len(),
            IntroductionsPart::Edges => screen.edges.wallflowers.len(),
            IntroductionsPart::Asks => evening.open_asks(),
        };
        let label = format!("{word} {count}");
        if part == screen.part {
            spans.push(Span::styled(format!("[{label}] "), theme.marked));
        } else {
            spans.push(Span::styled(format!(" {label}  "), theme.text));
        }
    }
    let about = screen.about.as_ref().map(|about| match about {
        About::Person(person) => format!(" for {} alone", evening.event.name_of(*person)),
        About::Opening(_) => " that open a clump".to_owned(),
        About::Again => " met before".to_owned(),
    });
    spans.extend(about.map(|about| Span::styled(about, theme.strong)));
    let second = Line::styled(format!(" {}", second_line(evening, theme)), theme.dim);
    frame.render_widget(Paragraph::new(vec![Line::from(spans), second]), area);
}

/// What is true of the whole room, for the part that is shown.
fn second_line(evening: &Evening, theme: &Theme) -> String {
    let screen = &evening.introductions_screen;
    match screen.part {
        IntroductionsPart::Edges => evening.refresh_words(),
        IntroductionsPart::Asks => {
            let open = screen.asks.iter().filter(|ask| ask.is_open());
            let (mut all, mut alone) = (0, 0);
            for ask in open {
                all += 1;
                alone += usize::from(!ask.has_help());
            }
            let answered = screen.asks.len() - all;
            let dot = theme.marks.dot;
            format!(
                "{all} open{dot}{alone} with nobody here who could help{dot}{answered} answered"
            )
        }
        IntroductionsPart::Offers | IntroductionsPart::Made
            if !screen.useless_topics.is_empty() =>
        {
            let topics = screen.useless_topics.join(", ");
            format!(
                "{} nearly everybody named {topics}: it says nothing tonight",
                theme.marks.alert
            )
        }
        IntroductionsPart::Offers | IntroductionsPart::Made => {
            format!("{} people are free to be introduced", screen.open)
        }
    }
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area }
}
