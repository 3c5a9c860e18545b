//! What the host said of the columns of one file, for the next file of that shape.
//!
//! Two files have one shape when they have the same set of titles, order and case aside. A file
//! without titles has no shape: three nameless columns say nothing of three others.

use std::collections::BTreeMap;

use super::columns::Mapping;
use super::meaning::Meaning;
use super::sheet::Sheet;
use super::words::folded_words;

/// What the host said of columns: the word of each meaning by the key of its column.
pub type SaidOfColumns = BTreeMap<String, String>;

/// The titles of a file that tell its shape, sorted; `None` when it has none.
#[must_use]
pub fn shape(sheet: &Sheet) -> Option<Vec<String>> {
    sheet.header_line?;
    let mut keys = keys(sheet);
    keys.sort_unstable();
    Some(keys)
}

/// What each column is remembered by: its title, and its place among those of one title.
fn keys(sheet: &Sheet) -> Vec<String> {
    let mut times = BTreeMap::<String, usize>::new();
    sheet
        .titles
        .iter()
        .map(|title| {
            let above = title.above.as_deref().unwrap_or_default();
            let title = folded_words(&format!("{above} {}", title.text)).join(" ");
            let time = times.entry(title.clone()).or_default();
            *time += 1;
            if *time == 1 { title } else { format!("{title} #{time}") }
        })
        .collect()
}

/// What the host said of the columns, as it is kept.
#[must_use]
pub fn kept(sheet: &Sheet, by_hand: &BTreeMap<usize, Meaning>) -> SaidOfColumns {
    let keys = keys(sheet);
    let said = by_hand
        .iter()
        .filter_map(|(at, meaning)| Some((keys.get(*at)?.clone(), meaning.word().to_owned())));
    said.collect()
}

/// What was kept, as columns of this file; what no build knows any more is dropped.
#[must_use]
pub fn recalled(sheet: &Sheet, said: &SaidOfColumns) -> BTreeMap<usize, Meaning> {
    let meaning = |word: &String| {
        Meaning::CHOICES.into_iter().find(|meaning| meaning.word() == word.as_str())
    };
    let keys = keys(sheet).into_iter().enumerate();
    keys.filter_map(|(at, key)| Some((at, said.get(&key).and_then(meaning)?))).collect()
}

impl Mapping {
    /// The guess for a sheet with what the host said put over it.
    ///
    /// - `why`: where the host's word comes from, such as `as you said on 2026-05-03`.
    #[must_use]
    pub fn with(sheet: &Sheet, by_hand: &BTreeMap<usize, Meaning>, why: &str) -> Self {
        let mut mapping = Self::guess(sheet);
        for (column, meaning) in by_hand {
            mapping.set(*column, meaning.clone());
        }
        for column in by_hand.keys() {
            if let Some(assigned) = mapping.columns.get_mut(*column) {
                why.clone_into(&mut assigned.why);
            }
        }
        mapping
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::decode;

    fn sheet(text: &str) -> Sheet {
        Sheet::read(&decode(text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn what_was_said_of_a_file_holds_for_one_with_the_same_titles_in_any_order() {
        let first = sheet("Name,E-Mail,Thing,Thing\nAda,a@x.org,seed,b\nBo,b@x.org,c,d\n");
        let by_hand = BTreeMap::from([(3, Meaning::Attribute), (2, Meaning::Notes)]);
        let other = sheet("THING,name,thing,e-mail\ny,Cy,z,c@x.org\ny,Di,z,d@x.org\n");

        let said = recalled(&other, &kept(&first, &by_hand));

        assert_eq!(shape(&first), shape(&other));
        assert_eq!(said, BTreeMap::from([(0, Meaning::Notes), (2, Meaning::Attribute)]));
        let mapping = Mapping::with(&other, &said, "as you said on 2026-05-03");
        assert_eq!(mapping.columns[0].meaning, Meaning::Notes);
        assert_eq!(mapping.columns[0].why, "as you said on 2026-05-03");
        assert_ne!(mapping.columns[1].why, "as you said on 2026-05-03");
    }

    #[test]
    fn a_file_without_titles_has_no_shape() {
        assert_eq!(shape(&sheet("Ada Byron,a@x.org\nBo Li,b@x.org\n")), None);
    }

    #[test]
    fn every_meaning_that_can_be_chosen_is_found_again_by_its_word() {
        for meaning in Meaning::CHOICES {
            let one = sheet("Name,Thing\nAda Byron,x\nBo Li,y\n");
            let by_hand = BTreeMap::from([(1, meaning)]);

            assert_eq!(recalled(&one, &kept(&one, &by_hand)), by_hand);
        }
    }
}
