//! The introductions: a queue, the sentence to say, and who is on the edge of the room.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{App, Band, Evening, IntroductionsPart, OfferRow, Suggestion, points};
use crate::domain::{Answer, Introduction, Outcome, Pair, ParticipantId};
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_list, framed};

/// How many minutes after an introduction the screen asks whether it happened.
const ASK_AFTER_MINUTES: u32 = 8;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let wide = area.width >= 110;
    let [tabs, rest] = Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(area);
    let [list, detail] = if wide {
        Layout::horizontal([Constraint::Percentage(52), Constraint::Fill(1)]).areas(rest)
    } else {
        Layout::vertical([Constraint::Fill(1), Constraint::Length(9)]).areas(rest)
    };
    draw_tabs(evening, theme, frame, tabs);
    match evening.introductions_screen.part {
        IntroductionsPart::Offers => draw_offers(app, evening, theme, frame, [list, detail]),
        IntroductionsPart::Made => draw_made(app, evening, theme, frame, [list, detail]),
        IntroductionsPart::Edges => draw_edges(app, evening, theme, frame, [list, detail]),
    }
}

fn draw_tabs(evening: &Evening, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let screen = &evening.introductions_screen;
    let mut spans = vec![Span::raw(" ")];
    for (part, word) in IntroductionsPart::ALL {
        let count = match part {
            IntroductionsPart::Offers => evening.offers_shown().len(),
            IntroductionsPart::Made => evening.introductions_made().len(),
            IntroductionsPart::Edges => screen.edges.wallflowers.len(),
        };
        let label = format!("{word} {count}");
        if part == screen.part {
            spans.push(Span::styled(format!("[{label}] "), theme.marked));
        } else {
            spans.push(Span::styled(format!(" {label}  "), theme.text));
        }
    }
    if let Some(about) = screen.about {
        let name = evening.event.name_of(about);
        spans.push(Span::styled(format!(" for {name} alone"), theme.strong));
    }
    let waiting = evening.event.participants().filter(|person| evening.event.is_free(person.id));
    let second = if screen.useless_topics.is_empty() {
        format!(" {} people are free to be introduced", waiting.count())
    } else {
        let topics = screen.useless_topics.join(", ");
        format!(" {} nearly everybody named {topics}: it says nothing tonight", theme.marks.alert)
    };
    let lines = vec![Line::from(spans), Line::styled(second, theme.dim)];
    frame.render_widget(Paragraph::new(lines), area);
}

fn draw_offers(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    [list, detail]: [Rect; 2],
) {
    let offers = evening.offers_shown();
    let cursor = evening.introductions_cursor(IntroductionsPart::Offers);
    if offers.is_empty() {
        let text = "Nobody can be introduced now: people arrive, come back from a round, or say \
                    what they look for, and offers appear here by themselves.";
        let lines = wrapped(text, list.width.saturating_sub(2).into(), theme.dim);
        frame.render_widget(Paragraph::new(lines), indented(list));
        return;
    }
    let row = |index: usize, cols: usize| {
        offers
            .get(index)
            .map_or_else(Line::default, |offer| offer_line(app, evening, *offer, cols, theme))
    };
    draw_list(offers.len(), cursor.row(offers.len()), row, theme, frame, list);
    if let Some(offer) = cursor.of(&offers) {
        let [first, second] = names(evening, offer.suggestion);
        let block = framed(&format!("{first} and {second}"), detail.width, theme);
        let inner = block.inner(detail);
        frame.render_widget(block, detail);
        let lines = said(evening, offer.suggestion, usize::from(inner.width), theme);
        frame.render_widget(Paragraph::new(lines), inner);
    }
}

fn names(evening: &Evening, suggestion: &Suggestion) -> [String; 2] {
    [suggestion.first, suggestion.second].map(|id| evening.event.name_of(id).to_owned())
}

fn offer_line(
    app: &App,
    evening: &Evening,
    offer: OfferRow<'_>,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let score = &offer.suggestion.score;
    let [first, second] = names(evening, offer.suggestion);
    let answers = match score.answers {
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
    let asked = [(suggestion.first, suggestion.second), (suggestion.second, suggestion.first)]
        .map(|(who, _)| asked(evening, suggestion, who));
    lines.extend(wrapped(&asked.join(theme.marks.dot), cols, theme.dim));
    let score = &suggestion.score;
    let because: Vec<&str> = score.parts.iter().map(|part| part.because.as_str()).collect();
    let worth =
        format!("{} points, {}: {}", points(score.total), score.band.word(), because.join("; "));
    lines.extend(wrapped(&worth, cols, theme.dim));
    lines
}

fn asked(evening: &Evening, suggestion: &Suggestion, who: ParticipantId) -> String {
    let name = evening.event.participant(who).map_or("", |person| person.short_name());
    let answer = Pair::new(suggestion.first, suggestion.second)
        .and_then(|pair| evening.event.permissions(pair))
        .and_then(|answers| answers.get(&who));
    match answer {
        Some(Answer::Yes) => format!("asked {name}: yes"),
        Some(Answer::No) => format!("asked {name}: not tonight"),
        None => format!("asked {name}: not yet"),
    }
}

fn draw_made(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    [list, detail]: [Rect; 2],
) {
    let made = evening.introductions_made();
    let cursor = evening.introductions_cursor(IntroductionsPart::Made);
    if made.is_empty() {
        let text = "No introduction was made yet. Tab goes to the offers; Enter there says that \
                    two people were brought together.";
        let lines = wrapped(text, list.width.saturating_sub(2).into(), theme.dim);
        frame.render_widget(Paragraph::new(lines), indented(list));
        return;
    }
    let row = |index: usize, cols: usize| {
        made.get(index).map_or_else(Line::default, |one| made_line(app, evening, one, cols, theme))
    };
    draw_list(made.len(), cursor.row(made.len()), row, theme, frame, list);
    if let Some(introduction) = cursor.of(&made) {
        let block = framed("What was said", detail.width, theme);
        let inner = block.inner(detail);
        frame.render_widget(block, detail);
        let lines = wrapped(&introduction.reason, inner.width.into(), theme.text);
        frame.render_widget(Paragraph::new(lines), inner);
    }
}

fn made_line(
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

fn draw_edges(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    [list, detail]: [Rect; 2],
) {
    let edges = &evening.introductions_screen.edges;
    let mut rows: Vec<Line<'static>> = Vec::new();
    for (edge, few) in edges
        .wallflowers
        .iter()
        .map(|edge| (edge, true))
        .chain(edges.magnets.iter().map(|edge| (edge, false)))
    {
        let name = evening.event.name_of(edge.participant).to_owned();
        let minutes = app.now.minutes_since(edge.since);
        let (word, style) = if few { ("few", theme.warn) } else { ("many", theme.dim) };
        let text = format!(
            "has met {}, {} introductions, here for {minutes} min",
            edge.met, edge.introductions
        );
        rows.push(Line::from(vec![
            Span::styled(fit(word, 6, theme), style),
            Span::styled(fit(&name, 24, theme), theme.text),
            Span::styled(format!(" {text}"), theme.dim),
        ]));
    }
    for clump in &edges.clumps {
        let first = clump.closed.first().and_then(|id| evening.event.participant(*id));
        let organisation = first.and_then(|person| person.details.organisation.clone());
        let text = format!(
            "{} of {} from {} have only met their own",
            clump.closed.len(),
            clump.here,
            organisation.unwrap_or_default()
        );
        rows.push(Line::from(vec![
            Span::styled(fit("clump", 6, theme), theme.warn),
            Span::styled(text, theme.text),
        ]));
    }
    let cursor = evening.introductions_cursor(IntroductionsPart::Edges);
    let marked = cursor.row(rows.len());
    let row = |index: usize, _cols: usize| rows.get(index).cloned().unwrap_or_default();
    draw_list(rows.len(), marked, row, theme, frame, list);
    draw_way_out(evening, marked, theme, frame, detail);
}

/// What would help the marked one: an offer in the queue, or the introductions that open a clump.
fn draw_way_out(
    evening: &Evening,
    marked: Option<usize>,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let edges = &evening.introductions_screen.edges;
    let block = framed("What would help", area.width, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let cols = usize::from(inner.width);
    let people = edges.wallflowers.len() + edges.magnets.len();
    let sentences: Vec<String> = match marked {
        Some(row) if row >= people => edges
            .clumps
            .get(row - people)
            .map(|clump| clump.openers.iter().map(|one| one.spoken.reason.clone()).collect())
            .unwrap_or_default(),
        Some(row) => edges
            .wallflowers
            .iter()
            .chain(&edges.magnets)
            .nth(row)
            .and_then(|edge| evening.offer_for(edge.participant))
            .map(|offer| offer.spoken.reason.clone())
            .into_iter()
            .collect(),
        None => Vec::new(),
    };
    let lines: Vec<Line<'static>> = if sentences.is_empty() {
        wrapped("Nothing now: nobody is free for them, or they rest.", cols, theme.dim)
    } else {
        sentences.iter().flat_map(|text| wrapped(text, cols, theme.strong)).collect()
    };
    frame.render_widget(Paragraph::new(lines), inner);
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area }
}
