//! The introductions that could be made now.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Detail, Part};
use crate::app::{App, Band, Evening, IntroductionsPart, OfferRow, Suggestion, points};
use crate::domain::{Answer, Pair, ParticipantId};
use crate::ui::person;
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;

pub(super) fn part<'a>(
    app: &'a App,
    evening: &'a Evening,
    cols: usize,
    theme: &'a Theme,
) -> Part<'a> {
    let cursor = evening.introductions_cursor(IntroductionsPart::Offers);
    let row = move |offer: &OfferRow<'a>| line(app, evening, *offer, cols, theme);
    let empty = "Nobody can be introduced now: people arrive, come back from a round, or say what \
                 they look for, and offers appear here by themselves.";
    Part::of(evening.offers_shown(), cursor, row, empty)
}

pub(super) fn detail(evening: &Evening, cols: usize, theme: &Theme) -> Option<Detail> {
    let offers = evening.offers_shown();
    let offer = evening.introductions_cursor(IntroductionsPart::Offers).of(&offers)?;
    let both = [offer.suggestion.first, offer.suggestion.second];
    let [first, second] = both.map(|id| person::name_apart(evening, id));
    Some(Detail {
        title: format!("{first} and {second}"),
        lines: said(evening, offer.suggestion, cols, theme),
        more: "w shows all of it",
    })
}

fn names(evening: &Evening, suggestion: &Suggestion) -> [String; 2] {
    [suggestion.first, suggestion.second].map(|id| evening.event.name_of(id).to_owned())
}

fn line(
    app: &App,
    evening: &Evening,
    offer: OfferRow<'_>,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let score = &offer.suggestion.score;
    let [first, second] = names(evening, offer.suggestion);
    let answers = match score.answers {
        _ if offer.passed_on => "passed on",
        2 => "both ways",
        1 => "one ask",
        _ => "",
    };
    let age = offer
        .since
        .map_or_else(String::new, |since| format!("{} min", app.now.minutes_since(since)));
    let room = cols.saturating_sub(11 + 6 + 8);
    let half = room.saturating_sub(5) / 2;
    let band = band_style(score.band, theme);
    Line::from(vec![
        Span::styled(fit(&first, half, theme), theme.text),
        Span::styled(" and ", theme.dim),
        Span::styled(fit(&second, room.saturating_sub(half + 5), theme), theme.text),
        Span::styled(fit(&format!(" {answers}"), 11, theme), theme.good),
        Span::styled(fit(&format!(" {}", score.band.word()), 6, theme), band),
        Span::styled(fit(&format!(" {age}"), 8, theme), theme.dim),
    ])
}

const fn band_style(band: Band, theme: &Theme) -> Style {
    match band {
        Band::Near => theme.dim,
        Band::Edge => theme.strong,
        Band::Far => theme.warn,
    }
}

/// What the host says, what to begin with, who was asked, and what it is worth.
fn said(
    evening: &Evening,
    suggestion: &Suggestion,
    cols: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let mut lines = wrapped(&suggestion.spoken.reason, cols, theme.strong);
    let starter = format!("To begin with: {}", suggestion.spoken.starter);
    lines.extend(wrapped(&starter, cols, theme.text));
    let asked = [(suggestion.first, "a", "A"), (suggestion.second, "b", "B")]
        .map(|(who, yes, no)| asked(evening, suggestion, who, [yes, no]));
    let style = if asked.iter().all(|(_, said_yes)| *said_yes) { theme.good } else { theme.dim };
    let asked = asked.map(|(words, _)| words);
    lines.extend(wrapped(&asked.join(theme.marks.dot), cols, style));
    let score = &suggestion.score;
    let because: Vec<&str> = score.parts.iter().map(|part| part.because.as_str()).collect();
    let worth =
        format!("{} points, {}: {}", points(score.total), score.band.word(), because.join("; "));
    lines.extend(wrapped(&worth, cols, theme.dim));
    lines
}

/// What one of the two answered, and which keys say so; whether it was a yes.
///
/// A "no" is never shown: the pair rests then, and is no offer any more.
fn asked(
    evening: &Evening,
    suggestion: &Suggestion,
    who: ParticipantId,
    [yes, no]: [&str; 2],
) -> (String, bool) {
    let name = evening.event.participant(who).map_or("", |person| person.short_name());
    let answer = Pair::new(suggestion.first, suggestion.second)
        .and_then(|pair| evening.event.permissions(pair))
        .and_then(|answers| answers.get(&who));
    match answer {
        Some(Answer::Yes) => (format!("asked {name}: yes"), true),
        Some(Answer::No) | None => (format!("asked {name}: not yet ({yes} yes, {no} no)"), false),
    }
}
