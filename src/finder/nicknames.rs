//! The forms that a name is called by, and the names that one name is in other lands.
//!
//! Data: `assets/names`; whose work it is stands in `NOTICE.md` there.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::rank::cost;
use crate::topics::fold;

static ENGLISH: &str = include_str!("../../assets/names/english.txt");
static OURS: &str = include_str!("../../assets/names/ours.txt");
static FAMILY: &str = include_str!("../../assets/names/family.txt");

/// Which forms belong to one name: the same in every copy of the program, and never altered.
#[derive(Debug, Default)]
pub(super) struct Nicknames {
    lines: Vec<Line>,
    /// By folded word, the lines in which it stands.
    places: HashMap<String, Vec<usize>>,
}

/// A line of the data: names that are one name, and the forms it is called by.
#[derive(Debug)]
struct Line {
    names: Vec<String>,
    forms: Vec<String>,
}

/// How near two forms of a name are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Bond {
    /// A name and a form of it, or two spellings of a name.
    Form,
    /// Two forms of one name, or what the name is in another land.
    Sibling,
}

impl Bond {
    /// What it costs to take one for the other.
    pub(super) const fn cost(self) -> u8 {
        match self {
            Self::Form => cost::NICKNAME,
            Self::Sibling => cost::SIBLING,
        }
    }
}

/// The nicknames that are built in; read when they are first asked for.
pub(super) fn nicknames() -> &'static Nicknames {
    static NICKNAMES: OnceLock<Nicknames> = OnceLock::new();
    NICKNAMES.get_or_init(|| Nicknames::read([ENGLISH, OURS, FAMILY]))
}

impl Nicknames {
    fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut nicknames = Self::default();
        let lines = texts.into_iter().flat_map(str::lines);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (names, forms) = line.split_once(':').unwrap_or((line, ""));
            let line = Line { names: words(names), forms: words(forms) };
            let place = nicknames.lines.len();
            for word in line.names.iter().chain(&line.forms) {
                let places = nicknames.places.entry(word.clone()).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            nicknames.lines.push(line);
        }
        nicknames
    }

    /// The other forms under which a name may be looked for, each once with its nearest bond, in
    /// the order of the alphabet.
    pub(super) fn of(&self, word: &str) -> BTreeMap<&str, Bond> {
        let mut found = BTreeMap::new();
        let places = self.places.get(word).into_iter().flatten();
        for line in places.filter_map(|&place| self.lines.get(place)) {
            let is_name = line.names.iter().any(|name| name == word);
            // A line of names alone has those of other lands, which are farther than a form.
            let of_names = if line.forms.is_empty() { Bond::Sibling } else { Bond::Form };
            let names = line.names.iter().map(|name| (name, of_names));
            let bond = if is_name { Bond::Form } else { Bond::Sibling };
            let forms = line.forms.iter().map(|form| (form, bond));
            for (other, bond) in names.chain(forms).filter(|(other, _)| *other != word) {
                let known = found.entry(other.as_str()).or_insert(bond);
                *known = bond.min(*known);
            }
        }
        found
    }

    /// Whether one of two words is a form, or begins a form, of the other.
    pub(super) fn are_one(&self, typed: &str, name: &str) -> bool {
        let places = self.places.get(name).into_iter().flatten();
        let lines = places.filter_map(|&place| self.lines.get(place));
        lines.flat_map(|line| line.names.iter().chain(&line.forms)).any(|w| w.starts_with(typed))
    }
}

/// The words between commas, folded; of a name in two words the first, which people are found by.
fn words(text: &str) -> Vec<String> {
    text.split(',').filter_map(|name| fold::words(name).into_iter().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_its_forms_are_found_both_ways() {
        for (name, form) in [
            ("katherine", "kate"),
            ("robert", "bob"),
            ("johannes", "hannes"),
            ("małgorzata", "gosia"),
            ("francisco", "paco"),
            ("светлана", "света"),
        ] {
            let (name, form) = (fold::fold(name), fold::fold(form));
            assert_eq!(nicknames().of(&name).get(form.as_str()), Some(&Bond::Form), "{name}");
            assert_eq!(nicknames().of(&form).get(name.as_str()), Some(&Bond::Form), "{form}");
        }
        assert_eq!(nicknames().of("gosia").get("malgosia"), Some(&Bond::Sibling));
        assert!(nicknames().of("zzyzx").is_empty());
    }

    #[test]
    fn every_line_of_the_data_has_a_name_and_another_one() {
        for line in &nicknames().lines {
            let words = line.names.len() + line.forms.len();
            assert!(!line.names.is_empty() && words > 1, "{line:?}");
        }
        assert!(nicknames().lines.len() > 2_000);
    }
}
