//! The sentences of every language, as they stand in `assets/reasons`: read once, then only said.

use std::sync::LazyLock;

use crate::domain::SentenceLanguage;
use crate::topics::fold;

static ENGLISH: LazyLock<Sentences> = LazyLock::new(|| {
    Sentences::read(include_str!("../../assets/reasons/en.txt"), SentenceLanguage::English)
});
static GERMAN: LazyLock<Sentences> = LazyLock::new(|| {
    Sentences::read(include_str!("../../assets/reasons/de.txt"), SentenceLanguage::German)
});
static FRENCH: LazyLock<Sentences> = LazyLock::new(|| {
    Sentences::read(include_str!("../../assets/reasons/fr.txt"), SentenceLanguage::French)
});
static SPANISH: LazyLock<Sentences> = LazyLock::new(|| {
    Sentences::read(include_str!("../../assets/reasons/es.txt"), SentenceLanguage::Spanish)
});

/// The words that go into a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) first: String,
    pub(super) second: String,
    pub(super) both: String,
    pub(super) ask: String,
    pub(super) asks: String,
    pub(super) offer: String,
    pub(super) back: String,
    pub(super) help: String,
    pub(super) topics: String,
    pub(super) by: String,
}

impl Words {
    fn named(&self, name: &str) -> Option<&str> {
        Some(match name {
            "first" => &self.first,
            "second" => &self.second,
            "both" => &self.both,
            "ask" => &self.ask,
            "asks" => &self.asks,
            "offer" => &self.offer,
            "back" => &self.back,
            "help" => &self.help,
            "topics" => &self.topics,
            "by" => &self.by,
            _ => return None,
        })
    }
}

/// The sentences of one language, each with its name.
#[derive(Clone, Debug)]
pub(super) struct Sentences {
    language: SentenceLanguage,
    lines: Vec<(&'static str, String)>,
}

impl Sentences {
    /// The sentences of a language.
    pub(super) fn of(language: SentenceLanguage) -> &'static Self {
        match language {
            SentenceLanguage::English => &ENGLISH,
            SentenceLanguage::German => &GERMAN,
            SentenceLanguage::French => &FRENCH,
            SentenceLanguage::Spanish => &SPANISH,
        }
    }

    fn read(text: &'static str, language: SentenceLanguage) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let named = lines.filter_map(|line| line.split_once('='));
        let line = |(name, words): (&'static str, &'static str)| {
            let words = words.trim();
            let words = if language == SentenceLanguage::French {
                unbroken(words)
            } else {
                words.to_owned()
            };
            (name.trim(), words)
        };
        Self { language, lines: named.map(line).collect() }
    }

    /// The sentence of that name whose turn it is, with its words in place.
    pub(super) fn say(&self, name: &str, turn: usize, words: &Words) -> String {
        let lines: Vec<&str> = self
            .lines
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, line)| line.as_str())
            .collect();
        let at = turn.checked_rem(lines.len()).unwrap_or(0);
        lines.get(at).map_or_else(String::new, |line| filled(line, words))
    }

    /// What somebody said, in the quotation marks of the language, without a full stop.
    pub(super) fn quoted(&self, said: &str) -> String {
        let said = said.trim_end_matches(['.', '!', '?', ' ']);
        match self.language {
            SentenceLanguage::English => format!("“{said}”"),
            SentenceLanguage::German => format!("„{said}“"),
            SentenceLanguage::French => format!("«\u{a0}{said}\u{a0}»"),
            SentenceLanguage::Spanish => format!("«{said}»"),
        }
    }

    /// Things one after the other as they are spoken: `a`, `a and b`, `a, b and c`.
    pub(super) fn listed(&self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.and(last)),
        }
    }

    fn and(&self, last: &str) -> &'static str {
        match self.language {
            SentenceLanguage::English => "and",
            SentenceLanguage::German => "und",
            SentenceLanguage::French => "et",
            SentenceLanguage::Spanish => {
                if sounds_like_i(last) {
                    "e"
                } else {
                    "y"
                }
            }
        }
    }
}

/// Whether a Spanish word begins with the sound of i, before which `y` becomes `e`: `Inés`, `hijo`;
/// not `hielo`, nor `yoga`.
fn sounds_like_i(text: &str) -> bool {
    let folded = fold::fold(text);
    let word = folded.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let word = word.strip_prefix('h').unwrap_or(word);
    let mut letters = word.chars();
    letters.next() == Some('i') && !matches!(letters.next(), Some('a' | 'e' | 'o' | 'u'))
}

/// French puts a space before some signs, at which no line may break.
fn unbroken(words: &str) -> String {
    let signs = [":", ";", "?", "!"];
    signs.iter().fold(words.to_owned(), |text, sign| {
        text.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"))
    })
}

/// One pass, so that words which themselves hold a brace stay as they were said.
fn filled(line: &str, words: &Words) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        text.push_str(words.named(name).unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all() -> [&'static Sentences; 4] {
        SentenceLanguage::ALL.map(|(language, _)| Sentences::of(language))
    }

    fn names(sentences: &Sentences) -> BTreeSet<&'static str> {
        sentences.lines.iter().map(|(name, _)| *name).collect()
    }

    fn placeholders(line: &str) -> BTreeSet<&str> {
        line.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
    }

    #[test]
    fn every_language_has_every_sentence_and_asks_for_the_same_words() {
        let english = Sentences::of(SentenceLanguage::English);

        for sentences in all() {
            assert_eq!(names(sentences), names(english), "{:?}", sentences.language);
            for (name, line) in &sentences.lines {
                let asked = placeholders(line);
                assert!(asked.iter().all(|word| Words::default().named(word).is_some()), "{line}");
                assert!(line.ends_with(['.', '?', '!']), "{line}");
                let known = english.lines.iter().filter(|(known, _)| known == name);
                let known: BTreeSet<&str> =
                    known.flat_map(|(_, english)| placeholders(english)).collect();
                // The two names stand for each other, as one or as two.
                let names = ["first", "second", "both"];
                let said = |words: &BTreeSet<&str>| -> BTreeSet<String> {
                    let words = words.iter().filter(|word| !names.contains(word));
                    words.map(|word| (*word).to_owned()).collect()
                };
                assert_eq!(said(&asked), said(&known), "{line}");
            }
        }
    }

    #[test]
    fn no_sentence_holds_a_title_or_speaks_of_a_company() {
        let titles = [
            "dr",
            "prof",
            "mr",
            "mrs",
            "ms",
            "sir",
            "herr",
            "frau",
            "monsieur",
            "madame",
            "señor",
            "señora",
            "don",
            "doña",
            "director",
            "direktor",
            "ceo",
            "company",
            "firma",
            "empresa",
            "société",
            "entreprise",
            "boss",
            "chef",
            "jefe",
        ];
        for sentences in all() {
            for (_, line) in &sentences.lines {
                let line = line.to_lowercase();
                let words = line.split(|letter: char| !letter.is_alphanumeric());
                assert!(words.into_iter().all(|word| !titles.contains(&word)), "{line}");
            }
        }
    }

    #[test]
    fn a_french_name_or_quotation_stands_where_nothing_is_elided() {
        for (_, line) in &Sentences::of(SentenceLanguage::French).lines {
            for place in ["de {", "que {", "le {", "la {", "à {", "si {", "ne {", "d’{", "qu’{"]
            {
                assert!(!line.contains(place), "{line}");
            }
            assert!([" :", " ;", " ?", " !"].iter().all(|sign| !line.contains(sign)), "{line}");
        }
    }

    #[test]
    fn things_are_listed_and_quoted_as_each_language_does() {
        let said = |language, things: &[&str]| {
            let sentences = Sentences::of(language);
            let things: Vec<String> = things.iter().map(|said| sentences.quoted(said)).collect();
            sentences.listed(&things)
        };

        assert_eq!(said(SentenceLanguage::English, &["a"]), "“a”");
        assert_eq!(said(SentenceLanguage::English, &["a", "b", "c."]), "“a”, “b” and “c”");
        assert_eq!(said(SentenceLanguage::German, &["a", "b"]), "„a“ und „b“");
        assert_eq!(
            said(SentenceLanguage::French, &["a", "b"]),
            "«\u{a0}a\u{a0}» et «\u{a0}b\u{a0}»"
        );
        assert_eq!(said(SentenceLanguage::Spanish, &["a", "b"]), "«a» y «b»");
    }

    #[test]
    fn spanish_says_e_before_the_sound_of_i() {
        let both = |last: &str| {
            Sentences::of(SentenceLanguage::Spanish).listed(&["Ada".to_owned(), last.to_owned()])
        };

        assert_eq!(both("Inés"), "Ada e Inés");
        assert_eq!(both("Hilario"), "Ada e Hilario");
        assert_eq!(both("«idiomas»"), "Ada e «idiomas»");
        assert_eq!(both("Ian"), "Ada y Ian");
        assert_eq!(both("hielo"), "Ada y hielo");
        assert_eq!(both("Yolanda"), "Ada y Yolanda");
        assert_eq!(both("Ben"), "Ada y Ben");
    }

    #[test]
    fn words_that_hold_braces_are_said_as_they_are() {
        let words =
            Words { first: "{second}".to_owned(), second: "Ben".to_owned(), ..Words::default() };

        assert_eq!(filled("{first} and {second}", &words), "{second} and Ben");
    }

    #[test]
    fn every_sentence_that_is_asked_for_is_there() {
        let english = names(Sentences::of(SentenceLanguage::English));
        let asked = crate::matching::reason::Kind::ALL.map(crate::matching::reason::Kind::names);
        let asked: BTreeSet<&str> = asked.into_iter().flat_map(|(one, two)| [one, two]).collect();

        assert_eq!(asked, english);
    }
}
