//! Who is on the edge of the room, who in the middle, who keeps to their own, who brings others on.

use ratatui::text::{Line, Span};

use super::{Detail, Part};
use crate::app::{App, EdgeRow, Evening, IntroductionsPart};
use crate::domain::{ParticipantId, Way};
use crate::ui::text::{fit, wrapped};
use crate::ui::theme::Theme;

/// How wide the word before a row is.
const WORD_COLS: usize = 8;
/// How wide a name is at most.
const NAME_COLS: usize = 30;

pub(super) fn part<'a>(
    app: &'a App,
    evening: &'a Evening,
    cols: usize,
    theme: &'a Theme,
) -> Part<'a> {
    let cursor = evening.introductions_cursor(IntroductionsPart::Edges);
    let row = move |row: &EdgeRow<'a>| line(app, evening, *row, cols, theme);
    Part::of(evening.edge_rows(), cursor, row, "Nobody is here yet.")
}

fn line(
    app: &App,
    evening: &Evening,
    row: EdgeRow<'_>,
    cols: usize,
    theme: &Theme,
) -> Line<'static> {
    let (word, style) = match row {
        EdgeRow::Clump(_) => ("clump", theme.warn),
        EdgeRow::Few(_) => ("few", theme.warn),
        EdgeRow::Many(_) => ("many", theme.dim),
        EdgeRow::Connector { .. } => ("brings", theme.good),
    };
    let (name, text) = match row {
        EdgeRow::Clump(clump) => {
            let first = clump.closed.first().and_then(|id| evening.event.participant(*id));
            let organisation = first.and_then(|person| person.details.organisation.clone());
            let closed = clump.closed.len();
            let text = format!("{closed} of {} have only met their own", clump.here);
            (organisation.unwrap_or_default(), text)
        }
        EdgeRow::Few(edge) | EdgeRow::Many(edge) => {
            let minutes = app.now.minutes_since(edge.since);
            let introductions = match edge.introductions {
                1 => "1 introduction".to_owned(),
                many => format!("{many} introductions"),
            };
            let text = format!("has met {}, {introductions}, {minutes} min", edge.met);
            (evening.event.name_of(edge.participant).to_owned(), text)
        }
        EdgeRow::Connector { participant, passed_on } => {
            let text = format!("passed {passed_on} on: worth a thank you");
            (evening.event.name_of(participant).to_owned(), text)
        }
    };
    let names = NAME_COLS.min(cols * 3 / 10);
    let rest = cols.saturating_sub(WORD_COLS + names);
    Line::from(vec![
        Span::styled(fit(word, WORD_COLS, theme), style),
        Span::styled(fit(&name, names, theme), theme.text),
        Span::styled(fit(&format!(" {text}"), rest, theme), theme.dim),
    ])
}

/// What would help the marked one: an offer in the queue, or the introductions that open a clump.
pub(super) fn detail(evening: &Evening, cols: usize, theme: &Theme) -> Option<Detail> {
    let row = evening.marked_edge()?;
    let offered = |person: ParticipantId| {
        let offer = evening.offer_for(person);
        offer.map(|offer| offer.spoken.reason.clone()).into_iter().collect()
    };
    let (title, sentences): (&str, Vec<String>) = match row {
        EdgeRow::Clump(clump) => (
            "What would open it",
            clump.openers.iter().map(|one| one.spoken.reason.clone()).collect(),
        ),
        EdgeRow::Few(edge) | EdgeRow::Many(edge) => ("What would help", offered(edge.participant)),
        EdgeRow::Connector { participant, .. } => {
            let passed = evening.event.passed_on().iter().filter(|one| one.by == participant);
            let name = |id: ParticipantId| evening.event.name_of(id);
            let lines = passed.map(|one| format!("{} to {}", name(one.asker), name(one.to)));
            ("Whom they passed on", lines.collect())
        }
    };
    let lines = if sentences.is_empty() {
        wrapped(&nothing(evening, row), cols, theme.dim)
    } else {
        sentences.iter().flat_map(|text| wrapped(text, cols, theme.strong)).collect()
    };
    Some(Detail { title: title.to_owned(), lines, more: "Enter shows them one by one" })
}

/// Why nothing would help the marked one now.
fn nothing(evening: &Evening, row: EdgeRow<'_>) -> String {
    let person = match row {
        EdgeRow::Few(edge) | EdgeRow::Many(edge) => evening.event.participant(edge.participant),
        EdgeRow::Clump(_) | EdgeRow::Connector { .. } => None,
    };
    let way =
        person.map(|person| person.way).filter(|way| matches!(way, Way::Listening | Way::NotNow));
    way.map_or_else(
        || "Nothing now: nobody is free for them, or they rest. Enter looks again.".to_owned(),
        |way| format!("They take part in another way: {}. Leave them in peace.", way.words()),
    )
}
