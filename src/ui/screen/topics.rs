//! The topics: what the room offers and asks for, and who.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{App, Evening, Topic, TopicsPart, Why};
use crate::domain::ParticipantId;
use crate::ui::person;
use crate::ui::text::{fit, width_cols, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_field, draw_list, framed};

/// The fewest columns in which it is worth saying what a topic is like: ` — like tea`.
const LIKE_COLS: usize = 11;
/// How many columns a person's side takes: `offers `.
const SIDE_COLS: usize = 7;
/// How many columns the place of a person takes: ` ✓ here 18:04`.
const PLACE_COLS: usize = 14;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let [left, right] =
        Layout::horizontal([Constraint::Percentage(54), Constraint::Fill(1)]).areas(area);
    let [field, summary, list] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)])
            .areas(left);
    let screen = &evening.topics_screen;
    draw_field(" Which topic?", &screen.field, app.dialogs.is_empty(), theme, frame, field);
    let text = summary_words(evening, theme);
    frame.render_widget(Line::styled(fit(&text, summary.width.into(), theme), theme.dim), summary);
    let topics = evening.topics_shown();
    if topics.is_empty() {
        let text = if screen.field.is_blank() {
            "Nobody has named a topic yet: Ctrl-E at the desk notes what somebody looks for."
        } else {
            "Nobody named that. Backspace takes a letter back, Esc empties the search."
        };
        frame.render_widget(Paragraph::new(wrapped(text, list.width.into(), theme.dim)), list);
        return;
    }
    let row = |index: usize, cols: usize| {
        topics
            .get(index)
            .map_or_else(Line::default, |topic| topic_line(evening, index, topic, cols, theme))
    };
    let marked = screen.cursor.row(topics.len());
    draw_list(topics.len(), marked, row, theme, frame, list);
    if let Some(topic) = screen.cursor.of(&topics) {
        draw_topic(app, evening, topic, theme, frame, right);
    }
}

fn summary_words(evening: &Evening, theme: &Theme) -> String {
    let marks = theme.marks;
    let all = evening.topics.all();
    let unanswered = all.iter().filter(|topic| topic.is_unanswered()).count();
    let mut words = vec![format!(" {}", counted(all.len(), "topic"))];
    if unanswered > 0 {
        words.push(format!("{} {unanswered} unanswered", marks.alert));
    }
    match evening.twin_count() {
        0 => {}
        1 => words.push("? 2 look alike".to_owned()),
        pairs => words.push(format!("? {pairs} pairs look alike")),
    }
    words.join(marks.dot)
}

/// `1 ask`, `3 asks`.
fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}

fn topic_line(
    evening: &Evening,
    row: usize,
    topic: &Topic,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let (offers, asks) = (topic.offers.len(), topic.asks.len());
    let (word, style) = if topic.is_unanswered() {
        let who = if offers == 0 { "nobody" } else { "no one else" };
        let asks = counted(asks, "ask");
        (format!("{} {asks}, {who} offers", theme.marks.alert), theme.warn)
    } else if evening.is_useless(topic) {
        ("everybody's tonight".to_owned(), theme.dim)
    } else if offers + asks == 0 {
        (format!("{} talk about it", topic.interests.len()), theme.dim)
    } else {
        (format!("{}, {}", counted(asks, "ask"), counted(offers, "offer")), theme.dim)
    };
    let alike = if evening.twins_of(topic).next().is_some() { "? " } else { "" };
    // As short as it is: what is left belongs to the topic.
    let word = format!(" {word} ");
    let room = cols.saturating_sub(width_cols(&word));
    let label = format!("{alike}{}", topic.label);
    if evening.why_related(row).is_none() {
        let label = fit(&label, room, theme);
        return Line::from(vec![Span::styled(label, theme.text), Span::styled(word, style)]);
    }
    // The sign says it where there is no room for the words.
    let label = format!("~ {label}");
    let label_cols = width_cols(&label).min(room);
    let like = format!(" — like {}", evening.topic_asked());
    let like_cols = room - label_cols;
    let like = if like_cols < LIKE_COLS { "" } else { like.as_str() };
    Line::from(vec![
        Span::styled(fit(&label, label_cols, theme), theme.text),
        Span::styled(fit(like, like_cols, theme), theme.dim),
        Span::styled(word, style),
    ])
}

fn draw_topic(
    app: &App,
    evening: &Evening,
    topic: &Topic,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let block = framed(&topic.label, area.width, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let about = about_lines(evening, topic, inner.width.into(), theme);
    let height = u16::try_from(about.len()).unwrap_or(u16::MAX);
    let people = evening.people_of(topic);
    let in_people = evening.topics_screen.part == TopicsPart::People;
    let [head, list, full] = Layout::vertical([
        Constraint::Length(height),
        Constraint::Fill(1),
        Constraint::Length(if in_people { 2 } else { 0 }),
    ])
    .areas(inner);
    frame.render_widget(Paragraph::new(about), head);
    let row = |index: usize, cols: usize| {
        people
            .get(index)
            .map_or_else(Line::default, |id| person_line(app, evening, topic, *id, cols, theme))
    };
    let marked = evening.topics_screen.person.row(people.len()).filter(|_| in_people);
    draw_list(people.len(), marked, row, theme, frame, list);
    if let Some(id) = marked.and_then(|row| people.get(row)) {
        // Cut in the list, whole where the mark is.
        let words = evening.event.participant(*id).map(|person| {
            let (presence, _) = person::presence(app, person, theme);
            let seat =
                person::seat(evening, person).map_or_else(String::new, |seat| format!(", {seat}"));
            format!("{}: {presence}{seat}. Enter shows the desk", person.details.name)
        });
        let lines = wrapped(&words.unwrap_or_default(), full.width.into(), theme.dim);
        frame.render_widget(Paragraph::new(lines), full);
    }
}

/// What there is to say of a topic before its people.
fn about_lines(evening: &Evening, topic: &Topic, cols: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if width_cols(&topic.label) + 4 > cols {
        lines.extend(wrapped(&topic.label, cols, theme.strong));
    }
    if topic.is_unanswered() {
        let who = if topic.offers.is_empty() { "Nobody" } else { "Nobody else" };
        let text = format!("{} {who} offers this yet", theme.marks.alert);
        lines.extend(wrapped(&text, cols, theme.warn));
    }
    if evening.is_useless(topic) {
        let text = "Nearly everybody named it: it tells nobody apart tonight";
        lines.extend(wrapped(text, cols, theme.warn));
    }
    let row = evening.topics_screen.cursor.row(evening.topics_shown().len());
    if let Some(why) = row.and_then(|row| evening.why_related(row)) {
        let text = format!("Like “{}”: {}", evening.topic_asked(), why.words());
        lines.extend(wrapped(&text, cols, theme.dim));
    }
    for twin in evening.twins_of(topic) {
        let why = evening.why_alike(topic, twin).map_or("", Why::words);
        let text = format!(
            "? May be the same as “{}”, {why}: Ctrl-T makes them one, Ctrl-X says that they are two",
            twin.label
        );
        lines.extend(wrapped(&text, cols, theme.warn));
    }
    if !evening.is_understood(topic) {
        let text = "Compared by its letters only: the program knows English words";
        lines.extend(wrapped(text, cols, theme.dim));
    }
    lines
}

fn person_line(
    app: &App,
    evening: &Evening,
    topic: &Topic,
    id: ParticipantId,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let Some(participant) = evening.event.participant(id) else { return Line::default() };
    let side = match (topic.offers.contains(&id), topic.asks.contains(&id)) {
        (true, true) => "both",
        (true, false) => "offers",
        (false, true) => "asks",
        (false, false) => "talks",
    };
    let (presence, style) = person::presence(app, participant, theme);
    let seat = person::seat(evening, participant).filter(|_| participant.is_here());
    let place = seat.map_or(presence, |seat| format!("{} {seat}", theme.marks.yes));
    let room = cols.saturating_sub(SIDE_COLS + PLACE_COLS);
    Line::from(vec![
        Span::styled(fit(side, SIDE_COLS, theme), theme.strong),
        Span::styled(fit(&participant.details.name, room, theme), theme.text),
        Span::styled(fit(&format!(" {place}"), PLACE_COLS, theme), style),
    ])
}
