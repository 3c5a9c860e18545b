//! How many slips of the hand lie between what was typed and a word, or the beginning of a word.

/// The most letters of a word that are compared; what follows is not looked at.
pub(super) const LETTERS: usize = 40;

/// A cell that no way within the limit reaches.
const FAR: u8 = u8::MAX;

/// The fewest slips between what was typed and a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Slips {
    /// To the whole word, when within the limit.
    pub(super) whole: Option<u8>,
    /// To some beginning of the word.
    pub(super) beginning: u8,
}

/// The slips between what was typed and a word, or nothing when they are more than `limit`.
///
/// A slip is a letter left out, added or replaced, or two neighbours swapped (optimal string
/// alignment). `strsim` has this distance between whole words only; a desk types beginnings, and
/// asking it for each beginning costs as many times more.
///
/// Only columns within `limit` of the diagonal are filled: a way outside them has more slips.
#[expect(
    clippy::indexing_slicing,
    reason = "the inner loop of every key: rows are LETTERS + 1 long and no index passes that"
)]
pub(super) fn slips(typed: &[char], word: &[char], limit: u8) -> Option<Slips> {
    let typed = &typed[..typed.len().min(LETTERS)];
    let band = usize::from(limit);
    let width = word.len().min(typed.len() + band).min(LETTERS);
    let mut above = [FAR; LETTERS + 1];
    let mut row = [FAR; LETTERS + 1];
    for (cell, column) in row.iter_mut().take(band + 1).zip(0..) {
        *cell = column;
    }
    for (line, &letter) in typed.iter().enumerate() {
        let older = above;
        above = row;
        row = [FAR; LETTERS + 1];
        row[0] = above[0].saturating_add(1);
        let mut least = row[0];
        for column in (line + 1).saturating_sub(band).max(1)..=width.min(line + 1 + band) {
            let same = word[column - 1] == letter;
            let mut cost = above[column - 1].saturating_add(u8::from(!same));
            cost = cost.min(above[column].saturating_add(1)).min(row[column - 1].saturating_add(1));
            if line > 0
                && column > 1
                && word[column - 2] == letter
                && word[column - 1] == typed[line - 1]
            {
                cost = cost.min(older[column - 2].saturating_add(1));
            }
            row[column] = cost;
            least = least.min(cost);
        }
        if least > limit {
            return None;
        }
    }
    let beginning = row[..=width].iter().copied().min().filter(|&slips| slips <= limit)?;
    let whole = (width == word.len()).then_some(row[width]).filter(|&slips| slips <= limit);
    Some(Slips { whole, beginning })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(typed: &str, word: &str, limit: u8) -> Option<Slips> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        slips(&letters(typed), &letters(word), limit)
    }

    #[test]
    fn left_out_doubled_swapped_and_wrong_letters_are_one_slip() {
        for typed in ["jesica", "jesssica", "jessiac", "jessuca"] {
            assert_eq!(between(typed, "jessica", 1).and_then(|slips| slips.whole), Some(1));
        }
        assert_eq!(between("jnas", "jansse", 1), Some(Slips { whole: None, beginning: 1 }));
        assert_eq!(between("peter", "paula", 1), None);
    }

    proptest::proptest! {
        #[test]
        fn whole_words_are_as_far_apart_as_strsim_says(
            typed in "[abc]{0,9}", word in "[abc]{0,9}", limit in 0_u8..4,
        ) {
            let distance = u8::try_from(strsim::osa_distance(&typed, &word)).unwrap();
            let found = between(&typed, &word, limit).and_then(|slips| slips.whole);

            proptest::prop_assert_eq!(found, Some(distance).filter(|&slips| slips <= limit));
        }

        #[test]
        fn beginnings_are_as_near_as_the_nearest_of_all(
            typed in "[abc]{0,9}", word in "[abc]{0,9}", limit in 0_u8..4,
        ) {
            let beginning = |end| word.chars().take(end).collect::<String>();
            let nearest = (0..=word.len())
                .map(|end| u8::try_from(strsim::osa_distance(&typed, &beginning(end))).unwrap())
                .min();
            let found = between(&typed, &word, limit).map(|slips| slips.beginning);

            proptest::prop_assert_eq!(found, nearest.filter(|&slips| slips <= limit));
        }

        #[test]
        fn words_of_any_length_are_compared(typed in ".{0,200}", word in ".{0,200}") {
            let _slips = between(&typed, &word, 2);
        }
    }
}
