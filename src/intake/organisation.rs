//! Organisations as people spell them: which of them are one and the same.

use std::collections::BTreeMap;

use super::words::{Group, Lexicon, folded_words};
use crate::domain::text;

/// An organisation as it is kept, or nothing for those who speak for nobody but themselves.
pub(super) fn organisation(cell: &str, lexicon: &Lexicon) -> Option<String> {
    let own = lexicon.says_nothing(cell) || lexicon.group(Group::OwnBoss).is(cell);
    if own { None } else { text::clean_or_none(cell, text::NAME_LIMIT) }
}

/// What all spellings of an organisation share: its own words, without legal form or order.
pub(super) fn key(organisation: &str, lexicon: &Lexicon) -> String {
    let all: Vec<String> = folded_words(organisation)
        .into_iter()
        .enumerate()
        .map(|(at, word)| if is_university(&word, at) { "university".to_owned() } else { word })
        .collect();
    let mut words = all.clone();
    loop {
        let form = lexicon.group(Group::CompanyForm).at_end(&words);
        if form == 0 || form >= words.len() {
            break;
        }
        words.truncate(words.len() - form);
    }
    let before = lexicon.group(Group::CompanyFormBefore).at_start(&words);
    if before < words.len() {
        words.drain(..before);
    }
    for word in &mut words {
        *word = without_joined_form(word, lexicon);
    }
    let filler = |word: &String| lexicon.group(Group::CompanyFiller).at_start(&[word]) == 1;
    words.retain(|word| !filler(word));
    if words.is_empty() {
        words = all;
    }
    words.sort();
    words.dedup();
    words.join(" ")
}

/// A name in a script without spaces, without the legal form that stands before or behind it.
fn without_joined_form(word: &str, lexicon: &Lexicon) -> String {
    for group in [Group::CompanyFormBefore, Group::CompanyForm] {
        for form in lexicon.group(group).pieces() {
            let rest = word.strip_prefix(form).or_else(|| word.strip_suffix(form));
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                return rest.to_owned();
            }
        }
    }
    word.to_owned()
}

/// Whether a text is an organisation by its own words: it ends with a legal form, or names a
/// university.
pub(super) fn names_its_form(text: &str, lexicon: &Lexicon) -> bool {
    let words = folded_words(text);
    let form = lexicon.group(Group::CompanyForm).at_end(&words);
    (2..=8).contains(&words.len())
        && ((form > 0 && form < words.len())
            || words.iter().any(|word| word.starts_with("universi") || word == "univ"))
}

/// Whether a word means a university, in whatever language or short form ("U. Montclaro").
fn is_university(word: &str, at: usize) -> bool {
    word.starts_with("universi") || matches!(word, "univ" | "uni") || (at == 0 && word == "u")
}

/// The spelling that a list uses most for each organisation, by its key.
///
/// Of equally frequent ones the first that is neither all capitals nor all small letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings {
    by_key: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Spellings {
    /// Counts one more spelling.
    pub(super) fn count(&mut self, key: &str, spelling: &str) {
        let spellings = self.by_key.entry(key.to_owned()).or_default();
        *spellings.entry(spelling.to_owned()).or_default() += 1;
    }

    /// The spelling to use.
    pub(super) fn best(&self, key: &str) -> Option<&str> {
        let plain = |spelling: &str| {
            spelling.chars().any(char::is_uppercase) && spelling.chars().any(char::is_lowercase)
        };
        self.by_key
            .get(key)?
            .iter()
            .max_by_key(|(spelling, count)| (plain(spelling), **count, spelling.len()))
            .map(|(spelling, _)| spelling.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_organisation_share_a_key() {
        let lexicon = Lexicon::shipped();

        for (one, other) in [
            ("Kestrel Robotics Ltd.", "KESTREL  robotics"),
            ("Montclaro Labs Sp. z o.o.", "Montclaro Labs, Sp z oo"),
            ("University of Brightmoor", "Univ. of Brightmoor"),
            ("Brightmoor University", "University of Brightmoor"),
            ("U. Montclaro", "Université de Montclaro"),
            ("Université de Montclaro", "UNIVERSITE DE MONTCLARO"),
            ("City of Saltmarsh", "Saltmarsh City Council"),
            ("Sorrel e.V.", "Sorrel eV"),
            ("株式会社ケストレル", "ケストレル株式会社"),
            ("ООО «Ромашка»", "Ромашка"),
            ("Kestrel Oy", "KESTREL OYJ"),
            ("Kestrel S.A.R.L.", "Kestrel SARL"),
            ("Kestrel GmbH & Co. KG", "Kestrel"),
        ] {
            assert_eq!(key(one, &lexicon), key(other, &lexicon), "{one} and {other}");
        }
        assert_ne!(key("Kestrel Bank AG", &lexicon), key("Kestrel Foods AG", &lexicon));
        assert_ne!(key("AG", &lexicon), "");
    }

    #[test]
    fn people_on_their_own_have_no_organisation() {
        let lexicon = Lexicon::shipped();

        for cell in ["Freelance", "self-employed", "—", "N/A", "none", ""] {
            assert_eq!(organisation(cell, &lexicon), None, "{cell}");
        }
    }
}
