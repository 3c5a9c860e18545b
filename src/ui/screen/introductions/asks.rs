//! The ask wall: what people look for, in their own words.

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::{Detail, Part};
use crate::app::{App, AskRow, AskStanding, Evening, IntroductionsPart};
use crate::domain::ParticipantId;
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;

/// How wide a name is at most.
const NAME_COLS: usize = 14;
/// How wide the word is that says how an ask stands.
const STANDING_COLS: usize = 20;

pub(super) fn part<'a>(
    app: &'a App,
    evening: &'a Evening,
    cols: usize,
    theme: &'a Theme,
) -> Part<'a> {
    let cursor = evening.introductions_cursor(IntroductionsPart::Asks);
    let row = move |ask: &AskRow| line(app, ask, cols, theme);
    let empty = "Nobody here has said what they look for. Ctrl-E on the desk notes one sentence.";
    Part::of(&evening.introductions_screen.asks, cursor, row, empty)
}

fn line(app: &App, ask: &AskRow, cols: usize, theme: &Theme) -> Line<'static> {
    let marks = theme.marks;
    let (word, style) = match (ask.standing, ask.helpers.len()) {
        (AskStanding::Answered, _) => (format!("{} answered", marks.yes), theme.dim),
        (AskStanding::Struck, _) => (format!("{} struck", marks.yes), theme.dim),
        (AskStanding::Open, 0) if ask.near.is_empty() => {
            (format!("{} nobody here", marks.alert), theme.warn)
        }
        (AskStanding::Open, 0) => (format!("{} nearly", ask.near.len()), theme.text),
        (AskStanding::Open, helpers) => (format!("{helpers} could help"), theme.good),
    };
    let minutes = app.now.minutes_since(ask.since);
    let age = if ask.is_open() { format!("{minutes} min") } else { String::new() };
    let (name_style, words_style) = if ask.is_open() {
        (theme.strong, theme.text)
    } else {
        (theme.dim, theme.dim.add_modifier(Modifier::CROSSED_OUT))
    };
    let room = cols.saturating_sub(NAME_COLS + STANDING_COLS + 8);
    let words = format!("“{}”", ask.words);
    Line::from(vec![
        Span::styled(fit(&ask.called, NAME_COLS, theme), name_style),
        Span::styled(fit(&words, room, theme), words_style),
        Span::styled(fit(&format!("  {word}"), STANDING_COLS, theme), style),
        Span::styled(fit(&format!(" {age}"), 8, theme), theme.dim),
    ])
}

pub(super) fn detail(app: &App, evening: &Evening, cols: usize, theme: &Theme) -> Option<Detail> {
    let ask = evening.marked_ask()?;
    let name = evening.event.name_of(ask.asker);
    let mut lines = wrapped(&format!("{name} looks for “{}”", ask.words), cols, theme.strong);
    let since = format!("since {}", ask.since.clock(&app.zone));
    lines.extend(wrapped(&since, cols, theme.dim));
    let names = |people: &[ParticipantId]| {
        let names: Vec<&str> = people.iter().map(|id| evening.event.name_of(*id)).collect();
        names.join(", ")
    };
    let (text, style) = match (ask.standing, ask.helpers.as_slice()) {
        (AskStanding::Answered, _) => (
            format!(
                "{name} has met somebody tonight who offers it. Not answered? s opens it again"
            ),
            theme.dim,
        ),
        (AskStanding::Struck, _) => {
            ("You struck it as answered; s opens it again".to_owned(), theme.dim)
        }
        (AskStanding::Open, []) if !ask.near.is_empty() => (
            format!("Near to it, in other words: {}. Enter shows what to say", names(&ask.near)),
            theme.text,
        ),
        (AskStanding::Open, []) => (
            "Nobody here offers it. Read it out; when somebody says they can help, f notes who"
                .to_owned(),
            theme.warn,
        ),
        (AskStanding::Open, some) => {
            (format!("Could help: {}. Enter shows what to say", names(some)), theme.text)
        }
    };
    lines.extend(wrapped(&text, cols, style));
    Some(Detail { title: "What is looked for".to_owned(), lines, more: "Enter shows the rest" })
}
