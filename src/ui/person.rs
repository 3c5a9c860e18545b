//! A person in words: where they are, what they need, what they look for and offer.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::wrapped;
use super::theme::Theme;
use crate::app::{App, Evening};
use crate::domain::{Participant, ParticipantId, Presence, Seat, Way};

/// Where somebody is, with a mark and since when.
pub(super) fn presence(app: &App, participant: &Participant, theme: &Theme) -> (String, Style) {
    let marks = theme.marks;
    if participant.barred {
        return (format!("{} barred", marks.alert), theme.bad);
    }
    match participant.presence() {
        Presence::Expected => (format!("{} expected", marks.wait), theme.dim),
        Presence::Here { .. } => {
            let since = participant.arrived().map_or_else(String::new, |at| at.clock(&app.zone));
            (format!("{} here {since}", marks.yes), theme.good)
        }
        Presence::Away { since } => {
            (format!("{} away {}", marks.away, since.clock(&app.zone)), theme.warn)
        }
        Presence::Left { at } => {
            (format!("{} left {}", marks.gone, at.clock(&app.zone)), theme.dim)
        }
        Presence::NotComing => (format!("{} not coming", marks.gone), theme.dim),
    }
}

/// Where somebody sits in the round that is on: `table 4`.
pub(super) fn seat(evening: &Evening, participant: &Participant) -> Option<String> {
    match evening.event.seat_now(participant.id)? {
        Seat::Table(table) => Some(format!("table {table}")),
        Seat::SitOut => Some("sits this one out".to_owned()),
        Seat::Parked => Some("not placed yet".to_owned()),
    }
}

/// What tells a person apart: the organisation, else a topic, else the number to read aloud; beside
/// people of the same name, the first of these in which all of them differ.
pub(super) fn set_apart(evening: &Evening, participant: &Participant) -> String {
    let name = &participant.details.name;
    let namesakes: Vec<&Participant> = evening
        .event
        .participants()
        .filter(|other| other.id != participant.id && other.details.name == *name)
        .collect();
    let differs = |of: fn(&Participant) -> Option<String>| {
        let own = of(participant)?;
        namesakes.iter().all(|other| of(other).as_ref() != Some(&own)).then_some(own)
    };
    differs(|one| one.details.organisation.clone())
        .or_else(|| differs(|one| one.details.asks.first().cloned()))
        .or_else(|| differs(|one| one.details.offers.first().cloned()))
        .unwrap_or_else(|| format!("no. {}", participant.id.number))
}

/// A name, and what tells the person apart where somebody else has the same.
pub(super) fn name_apart(evening: &Evening, id: ParticipantId) -> String {
    match evening.event.participant(id) {
        Some(person) if is_shared(evening, person) => {
            format!("{} ({})", person.details.name, set_apart(evening, person))
        }
        _ => evening.event.name_of(id).to_owned(),
    }
}

/// All that the desk shows of a person, in lines of at most that many columns.
///
/// `just_now`: whether they stand at the desk. Before that the queue may read along, and what only
/// the desk may know is not spelled out.
pub(super) fn lines(
    app: &App,
    evening: &Evening,
    participant: &Participant,
    just_now: bool,
    cols: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let details = &participant.details;
    let (word, style) = presence(app, participant, theme);
    let mut lines = vec![Line::from(vec![
        Span::styled(word, style),
        Span::styled(
            seat(evening, participant).map_or_else(String::new, |seat| format!("  {seat}")),
            theme.strong,
        ),
    ])];
    lines.extend(alerts(evening, participant, just_now, cols, theme));
    for (label, text) in [
        ("say", details.say_name.clone()),
        ("pronouns", details.pronouns.clone()),
        ("takes part", Some(participant.way).filter(|way| *way != Way::Open).map(way_words)),
        ("looks for", Some(details.asks.join("; ")).filter(|asks| !asks.is_empty())),
        ("can help with", Some(details.offers.join("; ")).filter(|offers| !offers.is_empty())),
        ("talks about", Some(details.interests.join("; ")).filter(|text| !text.is_empty())),
        ("speaks", Some(details.languages.join(", ")).filter(|text| !text.is_empty())),
        ("from", details.organisation.clone()),
        ("line", details.line.map(|line| line.word().to_owned())),
        ("theme", details.theme.clone()),
        ("number", is_shared(evening, participant).then(|| participant.id.number.to_string())),
    ] {
        if let Some(text) = text {
            lines.extend(wrapped(&format!("{label}: {text}"), cols, theme.text));
        }
    }
    let brokered = evening.event.brokered(participant.id);
    if brokered > 0 {
        let people = if brokered == 1 { "one person" } else { "several people" };
        let text = format!("passed {people} on to somebody better placed: worth a thank you");
        lines.extend(wrapped(&text, cols, theme.good));
    }
    if details.asks.is_empty() && details.offers.is_empty() {
        lines.extend(wrapped(
            "Nothing asked or offered yet: Ctrl-E notes one sentence",
            cols,
            theme.warn,
        ));
    }
    lines
}

/// Whether somebody else has the same name.
fn is_shared(evening: &Evening, participant: &Participant) -> bool {
    let name = &participant.details.name;
    evening
        .event
        .participants()
        .any(|other| other.id != participant.id && other.details.name == *name)
}

fn way_words(way: Way) -> String {
    way.words().to_owned()
}

/// What the desk must not miss: needs, a note, a first visit, the table they stay at.
fn alerts(
    evening: &Evening,
    participant: &Participant,
    just_now: bool,
    cols: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let details = &participant.details;
    let needs: Vec<&str> = details.needs.iter().map(|need| need.word()).collect();
    let remark = evening.event.remark(participant.id);
    let mut alerts = Vec::new();
    if just_now {
        alerts.extend((!needs.is_empty()).then(|| format!("needs a table: {}", needs.join(", "))));
        alerts.extend(details.safeguarded.then(|| "never alone with one other".to_owned()));
        alerts.extend(details.desk_note.iter().map(|note| format!("note: {note}")));
        alerts.extend(remark.map(|remark| format!("your note: {remark}")));
    } else if !needs.is_empty()
        || details.safeguarded
        || details.desk_note.is_some()
        || remark.is_some()
    {
        alerts.push("something for the desk alone: Ctrl-D shows it".to_owned());
    }
    if let Some(table) = evening.event.pinned_to(participant.id) {
        alerts.push(format!("stays at table {table}"));
    }
    if let Some(whom) = participant.companion_of {
        alerts.push(format!("goes with {}", evening.event.name_of(whom)));
    }
    if details.first_time == Some(true) {
        alerts.push("here for the first time".to_owned());
    }
    let marked = |text: String| wrapped(&format!("{} {text}", theme.marks.alert), cols, theme.warn);
    alerts.into_iter().flat_map(marked).collect()
}
