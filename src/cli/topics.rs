//! `topics`: how alike topics are, for whoever measures the program.

use std::path::Path;

use super::outcome::{Failure, Outcome, print_bytes};
use crate::finder::without_question;
use crate::runtime::Shop;
use crate::storage::read_file;
use crate::topics::{Meaning, likeness};

/// The longest file, in bytes.
const LIMIT: u64 = 64 << 20;
/// How many topics are named for a question.
const MOST: usize = 50;

pub(super) fn nothing_asked() -> Failure {
    let hint = "shouldmeet topics --pairs FILE, or --list FILE --batch FILE";
    Failure::usage("Topics are compared in pairs, or in a list", hint)
}

/// Prints a likeness for each row.
pub(super) fn pairs(shop: &Shop, file: &Path) -> Outcome {
    let text = text(shop, file)?;
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let unreadable = |_| {
        let sentence = format!("{} is no table of values with commas between", file.display());
        Failure::new(sentence, "save it as CSV in UTF-8")
    };
    let header = rows.headers().map_err(unreadable)?;
    let column = |name: &str| header.iter().position(|column| column.trim() == name);
    let (Some(one), Some(other)) = (column("a"), column("b")) else {
        let sentence = format!("{} has no columns a and b", file.display());
        return Err(Failure::new(sentence, "name the columns of the two topics a and b"));
    };
    let mut lines = String::new();
    for row in rows.records() {
        let row = row.map_err(unreadable)?;
        let meaning = |column| Meaning::of(row.get(column).unwrap_or_default());
        let (likeness, _) = likeness(&meaning(one), &meaning(other));
        lines.push_str(&likeness.to_string());
        lines.push('\n');
    }
    print_bytes(lines.as_bytes())
}

/// Prints, for each question, which lines of the list are likest.
pub(super) fn batch(shop: &Shop, list: &Path, questions: &Path) -> Outcome {
    let topics = text(shop, list)?;
    let topics: Vec<Meaning> = topics.lines().map(Meaning::of).collect();
    let mut lines = String::new();
    for question in text(shop, questions)?.lines() {
        let asked = Meaning::of(&without_question(question));
        let likest = topics.iter().enumerate();
        let mut likest: Vec<_> = likest
            .map(|(line, topic)| (std::cmp::Reverse(likeness(&asked, topic).0), line))
            .collect();
        likest.sort_unstable();
        let numbers = likest.iter().take(MOST).map(|(_, line)| line.to_string());
        lines.push_str(&numbers.collect::<Vec<_>>().join(","));
        lines.push('\n');
    }
    print_bytes(lines.as_bytes())
}

fn text(shop: &Shop, file: &Path) -> Result<String, Failure> {
    String::from_utf8(read_file(&*shop.disk, file, LIMIT)?).map_err(|_| {
        let sentence = format!("{} is not written in UTF-8", file.display());
        Failure::new(sentence, "save it as text in UTF-8")
    })
}
