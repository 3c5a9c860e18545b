//! The languages that people speak, under one name however their list calls them.
//!
//! Two people who share a language must be known to share it, whether one wrote "Deutsch" and the
//! other "German": the names lie in `assets/languages.txt`.

use std::collections::HashMap;

use super::cells;
use super::words::{Group, Lexicon, folded_words};

/// The names of languages.
#[derive(Clone, Debug)]
pub(super) struct Languages {
    by_name: HashMap<String, &'static str>,
}

impl Languages {
    /// The names that come with the program.
    pub(super) fn shipped() -> Self {
        let mut by_name = HashMap::new();
        for line in include_str!("../../assets/languages.txt").lines() {
            let mut names = line.split('|').map(str::trim);
            let Some(kept) = names.next().filter(|name| !name.is_empty() && !name.starts_with('#'))
            else {
                continue;
            };
            for name in names.chain([kept]) {
                by_name.entry(key(name)).or_insert(kept);
            }
        }
        Self { by_name }
    }

    /// The languages of a cell: "Deutsch, English (C1)", "EN/DE", "German and French".
    pub(super) fn read(&self, cell: &str, lexicon: &Lexicon) -> Vec<String> {
        let cell = cells::unguarded(cell);
        if lexicon.says_nothing(cell) {
            return Vec::new();
        }
        let signs =
            [',', ';', '/', '|', '+', '&', '\n', '、', '，', '・', '·', '•', ':', '[', ']', '"'];
        let pieces = cell.split(signs).map(str::trim).filter(|piece| !piece.is_empty());
        let mut found: Vec<String> = Vec::new();
        for piece in pieces {
            for language in self.piece(piece, lexicon) {
                if !found.contains(&language) {
                    found.push(language);
                }
            }
        }
        found
    }

    /// The languages of a piece without separators; what is unknown is kept as it is written.
    fn piece(&self, piece: &str, lexicon: &Lexicon) -> Vec<String> {
        let bare = piece.split(['(', '（']).next().unwrap_or(piece).trim();
        if let Some(kept) = self.by_name.get(&key(bare)) {
            return vec![(*kept).to_owned()];
        }
        // "German and a bit of French", "fluent English": the languages among the words.
        let known: Vec<String> = folded_words(bare)
            .iter()
            .filter(|word| word.chars().count() > 3 || !word.is_ascii())
            .filter_map(|word| self.by_name.get(word).map(|kept| (*kept).to_owned()))
            .collect();
        let nothing = bare.is_empty()
            || lexicon.says_nothing(bare)
            || lexicon.group(Group::And).is(bare)
            || bare.chars().any(char::is_numeric);
        if known.is_empty() && !nothing { vec![bare.to_owned()] } else { known }
    }
}

fn key(name: &str) -> String {
    folded_words(name).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_one_name_however_it_is_written() {
        let (languages, lexicon) = (Languages::shipped(), Lexicon::shipped());

        for (cell, kept) in [
            ("EN/DE", vec!["English", "German"]),
            ("Deutsch, Englisch (C1); français", vec!["German", "English", "French"]),
            ("German and a bit of French", vec!["German", "French"]),
            ("日本語、英語", vec!["Japanese", "English"]),
            ("[\"Spanish\",\"Catalan\"]", vec!["Spanish", "Catalan"]),
            ("Klingon", vec!["Klingon"]),
            ("English; english", vec!["English"]),
            ("n/a", vec![]),
        ] {
            assert_eq!(languages.read(cell, &lexicon), kept, "{cell}");
        }
    }

    #[test]
    fn no_name_belongs_to_two_languages() {
        let mut owner = HashMap::new();
        let lines = include_str!("../../assets/languages.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let kept = line.split('|').next().unwrap_or_default().trim();
            for name in line.split('|').map(key) {
                let earlier = owner.insert(name.clone(), kept);
                assert!(
                    earlier.is_none_or(|earlier| earlier == kept),
                    "{name}: {kept}, {earlier:?}"
                );
            }
        }
    }
}
