//! What the program knows of words before any event: the model, the acronyms, the spellings.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::model::{Model, Vector};

/// The model; where it comes from stands in `assets/topics/NOTICE.md`.
static MODEL: &[u8] = include_bytes!("../../assets/topics/topics.tvec");
static ACRONYMS: &str = include_str!("../../assets/topics/acronyms.txt");
static SPELLING: &str = include_str!("../../assets/topics/spelling.txt");

/// The most letters of a word that is looked up; longer ones are cut.
const LONGEST_WORD: usize = 60;

/// What the program knows of words: the same in every copy of it, and never altered.
#[derive(Debug)]
pub(super) struct Knowledge {
    model: Model<'static>,
    acronyms: HashMap<&'static str, Acronym>,
    spelling: HashMap<&'static str, &'static str>,
}

/// What a few capitals may stand for.
#[derive(Debug)]
pub(super) struct Acronym {
    /// Whether it is a word of its own unless written in capitals.
    in_capitals: bool,
    /// What it may stand for, the likeliest first.
    pub(super) senses: Vec<&'static str>,
}

/// What the program knows of words; read when it is first asked for.
pub(super) fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| Knowledge {
        // A test proves that the model which is built in can be read.
        model: Model::read(MODEL).unwrap_or_default(),
        acronyms: acronyms(ACRONYMS),
        spelling: spelling(SPELLING),
    })
}

impl Knowledge {
    /// What a piece of a topic stands for, if it is an acronym as it is written.
    pub(super) fn acronym(&self, written: &str) -> Option<&Acronym> {
        let capitals = written.to_uppercase();
        let acronym = self.acronyms.get(capitals.as_str())?;
        (!acronym.in_capitals || capitals == written).then_some(acronym)
    }

    /// A word as Americans spell it, as most words of the model are.
    ///
    /// An ending is changed only where that makes a word which the model knows.
    pub(super) fn american(&self, word: &str) -> String {
        if let Some(known) = self.spelling.get(word) {
            return (*known).to_owned();
        }
        ENDINGS
            .iter()
            .filter_map(|(british, american)| {
                Some(word.strip_suffix(british)?.to_owned() + american)
            })
            .find(|spelled| self.knows(spelled))
            .unwrap_or_else(|| word.to_owned())
    }

    /// Whether the model knows the whole word.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.model.unit(word).is_some()
    }

    /// Adds what a word means; of an unknown one what its longest known pieces mean.
    pub(super) fn add(&self, word: &str, times: f32, sum: &mut Vector) {
        if let Some(unit) = self.model.unit(word) {
            self.model.add(unit, times, sum);
            return;
        }
        let cut = word.char_indices().nth(LONGEST_WORD).map_or(word.len(), |(at, _)| at);
        let mut rest = word.get(..cut).unwrap_or_default();
        let mut mark = "";
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8());
            let ends: Vec<usize> = ends.filter(|end| *end <= self.model.longest()).collect();
            let longest = ends.iter().rev().find_map(|end| {
                let piece = rest.get(..*end)?;
                let unit = self.model.unit(&format!("{mark}{piece}"))?;
                Some((unit, *end))
            });
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let end = longest.map_or(first, |(_, end)| end);
            if let Some((unit, _)) = longest {
                self.model.add(unit, times, sum);
            }
            rest = rest.get(end..).unwrap_or_default();
            mark = "##";
        }
    }
}

/// British endings as Americans write them, the longest first.
const ENDINGS: [(&str, &str); 10] = [
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("ogramme", "ogram"),
    ("ogrammes", "ograms"),
];

/// Reads `HR = human resources | …`; `!` behind an acronym asks for capitals.
fn acronyms(list: &'static str) -> HashMap<&'static str, Acronym> {
    let line = |line: &'static str| {
        let (name, senses) = line.split_once('=')?;
        let name = name.trim();
        let (name, in_capitals) =
            name.strip_suffix('!').map_or((name, false), |capitals| (capitals, true));
        let senses = senses.split('|').map(str::trim).filter(|sense| !sense.is_empty()).collect();
        Some((name, Acronym { in_capitals, senses }))
    };
    lines(list).filter_map(line).collect()
}

/// Reads `labour=labor`.
fn spelling(list: &'static str) -> HashMap<&'static str, &'static str> {
    lines(list).filter_map(|line| line.split_once('=')).collect()
}

/// The lines of a list, without its remarks.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topics::model::{NUMBERS, agreement, direction};

    fn means(word: &str) -> Vector {
        let mut sum = [0.0; NUMBERS];
        knowledge().add(word, 1.0, &mut sum);
        sum
    }

    #[test]
    fn the_model_that_is_built_in_can_be_read() {
        assert!(Model::read(MODEL).is_ok());
        assert!(knowledge().knows("stress") && !knowledge().knows("стресс"));
    }

    #[test]
    fn acronyms_that_are_words_ask_for_capitals() {
        let stands_for = |written| knowledge().acronym(written).map(|known| known.senses[0]);

        assert_eq!(stands_for("hr"), Some("human resources"));
        assert_eq!(stands_for("PIP"), Some("performance improvement plan"));
        assert_eq!(stands_for("pip"), None);
    }

    #[test]
    fn british_words_are_spelled_as_the_model_knows_them() {
        for (british, american) in [
            ("labour", "labor"),
            ("organisation", "organization"),
            ("exercise", "exercise"),
            ("promise", "promise"),
        ] {
            assert_eq!(knowledge().american(british), american);
        }
    }

    #[test]
    fn an_unknown_word_means_what_its_pieces_mean() {
        let (whole, unknown) = (means("interoperable"), means("interoperablezz"));

        assert!(agreement(&direction(&whole).unwrap(), &direction(&unknown).unwrap()) > 300);
        assert_eq!(direction(&means("山田")), None);
        means(&"ä".repeat(10_000));
    }
}
