//! Columns that hold one topic each: "Topics I can help with – Rust", ticked or not.

use std::collections::BTreeMap;

use super::cells;
use super::columns::topic_kind;
use super::meaning::TopicKind;
use super::sheet::Sheet;
use super::words::{Lexicon, fold};

/// What stands between a question and its option in a header.
const JOINTS: [&str; 13] =
    [" – ", " — ", " - ", " >> ", " :: ", " → ", ": ", " / ", " > ", " | ", " · ", "? ", "?"];

/// The columns that hold one topic each, with the kind of topic and the topic.
pub(super) fn find(sheet: &Sheet, lexicon: &Lexicon) -> Vec<(usize, TopicKind, String)> {
    let mut by_question: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (at, title) in sheet.titles.iter().enumerate() {
        let parted = match &title.above {
            Some(above) if !title.text.is_empty() => Some((above.clone(), title.text.clone())),
            _ => parted(&title.text, lexicon),
        };
        if let Some((question, option)) = parted
            && is_ticked(sheet, at, &option, lexicon)
        {
            by_question.entry(uncounted(&question)).or_default().push((at, option));
        }
    }
    let mut found = Vec::new();
    for (question, options) in by_question {
        if options.len() > 1
            && let Some(kind) = topic_kind(&question, lexicon)
        {
            found.extend(options.into_iter().map(|(at, option)| (at, kind, option)));
        }
    }
    found
}

/// The columns beside those of options in which people wrote something else: "Other".
pub(super) fn written_beside(sheet: &Sheet, lexicon: &Lexicon) -> Vec<(usize, TopicKind)> {
    let found = find(sheet, lexicon);
    let beside = sheet.titles.iter().enumerate().filter_map(|(at, title)| {
        let above = title.above.as_ref().filter(|_| found.iter().all(|(of, ..)| *of != at))?;
        let options = |(of, ..): &(usize, TopicKind, String)| {
            sheet.titles.get(*of).is_some_and(|title| title.above.as_ref() == Some(above))
        };
        let kind = found.iter().find(|option| options(option)).map(|(_, kind, _)| *kind)?;
        Some((at, kind))
    });
    beside.collect()
}

/// A question without the numbers and codes that tell its columns apart: "q05\[SQ001\]. What …".
fn uncounted(question: &str) -> String {
    let behind_code = question.rsplit_once(']').map_or(question, |(_, rest)| rest);
    let bare: String = behind_code.chars().filter(|c| !c.is_numeric()).collect();
    bare.trim_matches([' ', '.', ':', '-', '_', ')']).to_owned()
}

/// A header as question and option; the option may itself contain what joins them.
fn parted(header: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    let bracketed = [('[', ']'), ('(', ')')].into_iter().find_map(|(open, close)| {
        let (question, option) = header.trim().strip_suffix(close)?.rsplit_once(open)?;
        Some((question.trim().to_owned(), option.trim().to_owned()))
    });
    let joined = JOINTS.iter().find_map(|joint| {
        let (question, option) = header.split_once(joint)?;
        Some((question.trim().to_owned(), option.trim().to_owned()))
    });
    let asks = |(question, option): &(String, String)| {
        !option.is_empty() && topic_kind(question, lexicon).is_some()
    };
    joined.filter(asks).or_else(|| bracketed.filter(asks))
}

/// Whether the cells of a column tick its option: yes or no, a mark, or the option itself.
fn is_ticked(sheet: &Sheet, at: usize, option: &str, lexicon: &Lexicon) -> bool {
    let option = fold(option);
    let (mut cells, mut others) = (0_usize, 0_usize);
    for cell in sheet.rows.iter().filter_map(|row| row.cells.get(at)) {
        let cell = cells::unguarded(cell);
        cells += 1;
        others += usize::from(!cells::is_tick(cell, lexicon) && fold(cell) != option);
    }
    // A total at the bottom is no tick, and does not make the column another one.
    others <= 1 + cells / 50
}
