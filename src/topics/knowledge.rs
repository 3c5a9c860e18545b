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

/// From how many letters on a word may be a slip of another one.
const SLIP_FROM: usize = 5;
/// From how many letters on a word may have two slips in it.
const TWO_SLIPS_FROM: usize = 8;
/// The fewest letters of a word that was meant.
const SHORTEST_MEANT: usize = 4;

/// What the program knows of words: the same in every copy of it, and never altered.
#[derive(Debug)]
pub(super) struct Knowledge {
    model: Model<'static>,
    acronyms: HashMap<String, Vec<Sense>>,
    spelling: HashMap<&'static str, &'static str>,
}

/// One thing that a few letters may stand for.
#[derive(Debug)]
struct Sense {
    /// Whether the letters are a word of their own unless written in capitals.
    in_capitals: bool,
    /// What they stand for, then explanations of it.
    means: Vec<&'static str>,
}

/// What the program makes of a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Word {
    /// The model knows it.
    Known,
    /// The model knows it as Americans spell it.
    Respelled(String),
    /// The model knows a word of which this may be a slip.
    SlipOf(String),
    /// The model knows its pieces at most.
    Unknown,
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
    /// What a piece of a topic stands for, the likeliest first, if it is an acronym as it is written;
    /// each sense with its explanations behind it.
    pub(super) fn senses(&self, written: &str) -> Vec<&[&'static str]> {
        let capitals = written.to_uppercase();
        let plural =
            written.strip_suffix('s').filter(|letters| **letters == letters.to_uppercase());
        let in_capitals = capitals == written || plural.is_some_and(|letters| letters.len() > 1);
        let singular = || self.acronyms.get(plural?);
        let senses = self.acronyms.get(&capitals).or_else(singular).into_iter().flatten();
        let fits = |sense: &&Sense| in_capitals || !sense.in_capitals;
        senses.filter(fits).map(|sense| sense.means.as_slice()).collect()
    }

    /// What to make of a word.
    pub(super) fn word(&self, word: &str) -> Word {
        if self.knows(word) {
            return Word::Known;
        }
        let american = self.american(word);
        if self.knows(&american) {
            return Word::Respelled(american);
        }
        self.meant(word).map_or(Word::Unknown, Word::SlipOf)
    }

    /// The known word of which an unknown one is a slip: first letters are seldom wrong.
    fn meant(&self, word: &str) -> Option<String> {
        let letters = word.chars().count();
        if !(SLIP_FROM..=LONGEST_WORD).contains(&letters) || !word.chars().all(char::is_alphabetic)
        {
            return None;
        }
        let most = if letters < TWO_SLIPS_FROM { 1 } else { 2 };
        let mask = mask(word.as_bytes());
        let first = word.chars().next()?;
        let near = self.model.beginning_with(first).filter(|unit| {
            unit.len() >= SHORTEST_MEANT
                && unit.len().abs_diff(word.len()) <= most
                // A slip takes a letter away, brings one in, or both.
                && usize::try_from((self::mask(unit) ^ mask).count_ones())
                    .is_ok_and(|differ| differ <= 2 * most)
        });
        let ranked = near.filter_map(|unit| {
            let unit = std::str::from_utf8(unit).ok()?;
            let slips = strsim::osa_distance(word, unit);
            let other_end = unit.get(unit.len().saturating_sub(2)..)
                != word.get(word.len().saturating_sub(2)..);
            let length = unit.len().abs_diff(word.len());
            let other_letters = self::mask(unit.as_bytes()) != mask;
            (slips <= most).then_some((slips, other_end, length, other_letters, unit))
        });
        ranked.min().map(|(.., unit)| unit.to_owned())
    }

    /// Adds what two words mean that follow each other, where that is more than each of them.
    pub(super) fn add_two(&self, first: &str, second: &str, times: f32, sum: &mut Vector) {
        if let Some(unit) = self.model.unit(&format!("{first} {second}")) {
            self.model.add(unit, times, sum);
        }
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

/// Which letters a word has, a bit each.
fn mask(word: &[u8]) -> u32 {
    word.iter().fold(0, |mask, letter| mask | 1 << (letter & 31))
}

/// Reads `HR = human resources | …`; `!` behind an acronym asks for capitals, and an acronym may
/// have several lines.
fn acronyms(list: &'static str) -> HashMap<String, Vec<Sense>> {
    let mut acronyms: HashMap<String, Vec<Sense>> = HashMap::new();
    for (name, senses) in lines(list).filter_map(|line| line.split_once('=')) {
        let name = name.trim();
        let in_capitals = name.ends_with('!');
        let known = acronyms.entry(name.trim_end_matches('!').to_uppercase()).or_default();
        known.extend(
            senses.split('|').map(|sense| Sense {
                in_capitals,
                means: sense.split(',').map(str::trim).collect(),
            }),
        );
    }
    acronyms
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
        let stands_for = |written| knowledge().senses(written).first().map(|sense| sense[0]);

        assert_eq!(stands_for("hr"), Some("human resources"));
        assert_eq!(stands_for("OKRs"), Some("objectives and key results"));
        assert_eq!(stands_for("SEND"), Some("special educational needs and disabilities"));
        assert_eq!(stands_for("send"), None);
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
    fn a_slip_is_taken_for_the_known_word_next_to_it() {
        for (written, meant) in [("fundrasing", "fundraising"), ("laerning", "learning")] {
            assert_eq!(knowledge().word(written), Word::SlipOf(meant.to_owned()));
        }
        assert_eq!(knowledge().word("xyzzyx"), Word::Unknown);
        assert_eq!(knowledge().word("стресс"), Word::Unknown);
    }

    #[test]
    fn an_unknown_word_means_what_its_pieces_mean() {
        let (whole, unknown) = (means("interoperable"), means("interoperablezz"));

        assert!(agreement(&direction(&whole).unwrap(), &direction(&unknown).unwrap()) > 300);
        assert_eq!(direction(&means("山田")), None);
        means(&"ä".repeat(10_000));
    }
}
