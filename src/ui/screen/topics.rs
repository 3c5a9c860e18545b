//! The topics: what the room offers and asks for, and who.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::app::{App, Evening, Topic, TopicsPart};
use crate::domain::ParticipantId;
use crate::ui::person;
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widget::{draw_field, draw_list, framed};

/// How many columns the counts take: `! 12 ask, none offers`.
const ASKS_COLS: usize = 23;

pub(in crate::ui) fn draw(
    app: &App,
    evening: &Evening,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let [left, right] =
        Layout::horizontal([Constraint::Percentage(54), Constraint::Fill(1)]).areas(area);
    let [field, list] = Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(left);
    let screen = &evening.topics_screen;
    draw_field(" Which topic?", &screen.field, app.dialogs.is_empty(), theme, frame, field);
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
            .map_or_else(Line::default, |topic| topic_line(evening, topic, cols, theme))
    };
    let marked = screen.cursor.row(topics.len());
    draw_list(topics.len(), marked, row, theme, frame, list);
    if let Some(topic) = screen.cursor.of(&topics) {
        draw_people(app, evening, topic, theme, frame, right);
    }
}

fn topic_line(evening: &Evening, topic: &Topic, cols: usize, theme: &Theme) -> Line<'static> {
    let unanswered = topic.is_unanswered();
    let (offers, asks) = (topic.offers.len(), topic.asks.len());
    let useless =
        evening.introductions_screen.useless_topics.iter().any(|known| known == topic.key.as_str());
    let (word, style) = if unanswered {
        (format!("{} {asks} ask, none offers", theme.marks.alert), theme.warn)
    } else if useless {
        ("everybody's tonight".to_owned(), theme.dim)
    } else {
        (format!("{asks} ask, {offers} offer"), theme.dim)
    };
    let room = cols.saturating_sub(ASKS_COLS);
    Line::from(vec![
        Span::styled(fit(&topic.label, room, theme), theme.text),
        Span::styled(fit(&format!(" {word}"), ASKS_COLS, theme), style),
    ])
}

fn draw_people(
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
    let people = evening.people_of(topic);
    let row = |index: usize, cols: usize| {
        people
            .get(index)
            .map_or_else(Line::default, |id| person_line(app, evening, topic, *id, cols, theme))
    };
    let in_people = evening.topics_screen.part == TopicsPart::People;
    let marked = evening.topics_screen.person.row(people.len()).filter(|_| in_people);
    draw_list(people.len(), marked, row, theme, frame, inner);
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
    let (word, style) = person::presence(app, participant, theme);
    let place = person::seat(evening, participant).unwrap_or(word);
    let room = cols.saturating_sub(7 + 13);
    Line::from(vec![
        Span::styled(fit(side, 7, theme), theme.strong),
        Span::styled(fit(&participant.details.name, room, theme), theme.text),
        Span::styled(fit(&format!(" {place}"), 13, theme), style),
    ])
}
