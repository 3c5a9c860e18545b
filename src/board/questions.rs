//! The questions of the rounds: deeper from round to round, none twice.
//!
//! A file of questions is plain text: one question a line, and above the questions of a round a
//! heading such as `[round 2]`, which holds until the next heading. Lines that begin with `#` are
//! remarks. A file without headings is one list for all rounds.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::{SentenceLanguage, text};

/// The questions for an evening.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Questions {
    /// By the first round for which they are meant, counted from 1.
    by_round: BTreeMap<u16, Vec<String>>,
}

static SHIPPED: LazyLock<[Questions; 4]> = LazyLock::new(|| {
    [
        Questions::read(include_str!("../../assets/questions/en.txt")),
        Questions::read(include_str!("../../assets/questions/de.txt")),
        Questions::read(include_str!("../../assets/questions/fr.txt")),
        Questions::read(include_str!("../../assets/questions/es.txt")),
    ]
});

impl Questions {
    /// The questions that the program brings along in a language.
    #[must_use]
    pub fn shipped(language: SentenceLanguage) -> &'static Self {
        let [english, german, french, spanish] = &*SHIPPED;
        match language {
            SentenceLanguage::English => english,
            SentenceLanguage::German => german,
            SentenceLanguage::French => french,
            SentenceLanguage::Spanish => spanish,
        }
    }

    /// Reads the questions of a file; what is none is left out.
    #[must_use]
    pub fn read(file: &str) -> Self {
        let mut questions = Self::default();
        let mut round = 1;
        for line in file.lines().map(str::trim) {
            if let Some(heading) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                let number = heading.split_whitespace().find_map(|word| word.parse().ok());
                round = number.unwrap_or(round);
            } else if !line.starts_with('#')
                && let Some(question) = text::clean_or_none(line, text::NOTE_LIMIT)
            {
                questions.by_round.entry(round).or_default().push(question);
            }
        }
        questions
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_round.is_empty()
    }

    /// The next question for a round: of those meant for it the first that was not put yet, else
    /// one of an earlier round, else the one that was put longest ago.
    ///
    /// - `put`: every question that was put so far, oldest first.
    #[must_use]
    pub fn next<'a>(&'a self, round: u16, put: &[&str]) -> Option<&'a str> {
        let meant = self.by_round.range(..=round.max(1)).rev().flat_map(|(_, questions)| questions);
        let meant: Vec<&String> = meant.collect();
        let last_put = |question: &str| put.iter().rposition(|known| *known == question);
        let fresh = meant.iter().find(|question| last_put(question).is_none());
        let oldest = || meant.iter().min_by_key(|question| last_put(question));
        fresh.or_else(oldest).map(|question| question.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_as_many_questions_for_every_round() {
        let counts = SentenceLanguage::ALL.map(|(language, _)| {
            let questions = Questions::shipped(language);
            questions.by_round.iter().map(|(round, all)| (*round, all.len())).collect::<Vec<_>>()
        });

        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
        assert!(counts[0].len() >= 4 && counts[0].iter().all(|(_, questions)| *questions >= 6));
    }

    #[test]
    fn feature_81_questions_go_deeper_and_none_is_put_twice_while_another_is_left() {
        let questions = Questions::read("# mine\n[round 1]\nWho?\nWhat?\n\n[Runde 2]\nWhy?\n");
        let mut put: Vec<&str> = Vec::new();
        for round in [1, 2, 2, 2, 5] {
            put.push(questions.next(round, &put).unwrap());
        }

        assert_eq!(put, ["Who?", "Why?", "What?", "Who?", "Why?"]);
    }

    #[test]
    fn a_file_without_headings_is_one_list_and_an_empty_one_has_no_question() {
        assert_eq!(Questions::read("One?\nTwo?").next(3, &["One?"]), Some("Two?"));
        assert_eq!(Questions::read("# nothing\n\n").next(1, &[]), None);
    }
}
