//! The introductions that were made.

use ratatui::text::{Line, Span};

use super::{Detail, Part};
use crate::app::{App, Evening, IntroductionsPart};
use crate::domain::{Introduction, Outcome};
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;

/// How many minutes after an introduction the screen asks whether it happened.
const ASK_AFTER_MINUTES: u32 = 8;

pub(super) fn part<'a>(
    app: &'a App,
    evening: &'a Evening,
    cols: usize,
    theme: &'a Theme,
) -> Part<'a> {
    let cursor = evening.introductions_cursor(IntroductionsPart::Made);
    let row = move |one: &&'a Introduction| line(app, evening, one, cols, theme);
    let empty = "No introduction was made yet. Tab goes to the offers; Enter there says that two \
                 people were brought together.";
    Part::of(evening.introductions_made(), cursor, row, empty)
}

pub(super) fn detail(evening: &Evening, cols: usize, theme: &Theme) -> Option<Detail> {
    let made = evening.introductions_made();
    let introduction = evening.introductions_cursor(IntroductionsPart::Made).of(&made)?;
    Some(Detail {
        title: "What was said".to_owned(),
        lines: wrapped(&introduction.reason, cols, theme.text),
        more: "a larger window shows all of it",
    })
}

fn line(
    app: &App,
    evening: &Evening,
    introduction: &Introduction,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let marks = theme.marks;
    let minutes = app.now.minutes_since(introduction.at);
    let (word, style) = match introduction.outcome {
        Some(Outcome::Happened) => (format!("{} happened", marks.yes), theme.good),
        Some(Outcome::DidNot) => (format!("{} did not", marks.gone), theme.dim),
        None if minutes >= ASK_AFTER_MINUTES => {
            (format!("{} did it happen? h / d", marks.alert), theme.warn)
        }
        None => (format!("{} {minutes} min ago", marks.wait), theme.text),
    };
    let names = format!(
        "{} and {}",
        evening.event.name_of(introduction.first),
        evening.event.name_of(introduction.second)
    );
    let room = cols.saturating_sub(7 + 24);
    Line::from(vec![
        Span::styled(fit(&introduction.at.clock(&app.zone), 7, theme), theme.dim),
        Span::styled(fit(&names, room, theme), theme.text),
        Span::styled(fit(&format!(" {word}"), 24, theme), style),
    ])
}
