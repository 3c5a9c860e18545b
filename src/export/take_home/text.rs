//! The sheet as plain text, for letters and for those who read no pages.

use super::sheet::Sheet;
use super::words::Words;

/// The sheet as plain text; lines end in a line feed.
pub(super) fn text(sheet: &Sheet, event: &str, day: &str, words: &Words) -> String {
    let mut lines = vec![
        format!("{}: {}", words.title, sheet.name),
        format!("{event}, {day}"),
        String::new(),
        words.lead.to_owned(),
    ];
    let vows = sheet.promises.iter().map(|vow| vow_line("", &vow.words, &vow.due, words));
    let own: Vec<String> =
        if sheet.promises.is_empty() { vec![words.no_promise.to_owned()] } else { vows.collect() };
    part(&mut lines, words.promises, own);
    let promised = sheet.promised.iter();
    let promised = promised.map(|vow| vow_line(&vow.who, &vow.words, &vow.due, words));
    part(&mut lines, words.promised_to_you, promised.collect());
    let heard = sheet.heard.iter().map(|idea| {
        let from = if idea.from.is_empty() {
            String::new()
        } else {
            format!(" ({} {})", words.from, idea.from)
        };
        let topic = if idea.topic.is_empty() { String::new() } else { format!(" #{}", idea.topic) };
        format!("{}{topic}{from}", idea.words)
    });
    part(&mut lines, words.heard, heard.collect());
    part(&mut lines, words.said, sheet.said.clone());
    let mut met = Vec::new();
    for one in &sheet.met {
        let place = if one.place.is_empty() { String::new() } else { format!(" ({})", one.place) };
        met.push(format!("{}{place}", one.name));
        if !one.why.is_empty() {
            met.push(format!("  {}", one.why));
        }
        if let Some(contact) = &one.contact {
            let known = [&contact.email, &contact.organisation, &contact.role].into_iter();
            let known: Vec<&str> =
                known.filter(|part| !part.is_empty()).map(String::as_str).collect();
            met.push(format!("  {} {}", words.reach, known.join(", ")));
        }
        if one.passed_on {
            met.push(format!("  {}", words.passed_on));
        }
    }
    if met.is_empty() {
        met.push(words.nobody.to_owned());
    }
    part(&mut lines, words.met, met);
    let asks = sheet.asks.iter().map(|ask| format!("{}: {}", ask.name, ask.words));
    part(&mut lines, words.asks, asks.collect());
    part(&mut lines, words.own_asks, sheet.own_asks.clone());
    lines.extend([String::new(), words.end.to_owned(), String::new()]);
    lines.join("\n")
}

fn part(lines: &mut Vec<String>, title: &str, rows: Vec<String>) {
    if rows.is_empty() {
        return;
    }
    lines.extend([String::new(), title.to_uppercase()]);
    // What belongs to the row above is indented already.
    let row = |row: String| if row.starts_with("  ") { row } else { format!("- {row}") };
    lines.extend(rows.into_iter().map(row));
}

fn vow_line(who: &str, vow: &str, due: &str, words: &Words) -> String {
    let who = if who.is_empty() { String::new() } else { format!("{who}: ") };
    let due = if due.is_empty() { String::new() } else { format!(" ({} {due})", words.due) };
    format!("{who}{vow}{due}")
}
