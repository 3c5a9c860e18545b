//! What the slips between what was typed and a word cost: those that hands and ears make, less.

use super::distance::LETTERS;

/// A letter doubled or not, or one that is not heard.
const DOUBLED: u8 = 8;
/// Two letters swapped.
const SWAPPED: u8 = 9;
/// A letter for one that is said alike, or a vowel for a vowel.
const HEARD: u8 = 9;
/// A letter for its neighbour on the keyboard.
const NEIGHBOUR: u8 = 9;
/// A letter too many or too few.
const ONE_LETTER: u8 = 10;
/// A letter for any other.
const ANY: u8 = 12;

/// The least sum of prices by which what was typed becomes the word (optimal string alignment with
/// the prices above). Letters after the first [`LETTERS`] are not looked at.
#[expect(
    clippy::indexing_slicing,
    reason = "a loop over letters: rows are LETTERS + 1 long and no index passes that"
)]
pub(super) fn price(typed: &[char], word: &[char]) -> u8 {
    let typed = &typed[..typed.len().min(LETTERS)];
    let word = &word[..word.len().min(LETTERS)];
    let mut older = [0_u8; LETTERS + 1];
    let mut above = [0_u8; LETTERS + 1];
    for column in 1..=word.len() {
        above[column] = above[column - 1].saturating_add(single(word, column - 1));
    }
    for line in 1..=typed.len() {
        let mut row = [0_u8; LETTERS + 1];
        let extra = single(typed, line - 1);
        row[0] = above[0].saturating_add(extra);
        for column in 1..=word.len() {
            let (here, there) = (typed[line - 1], word[column - 1]);
            let swapped = line > 1
                && column > 1
                && typed[line - 2] == there
                && word[column - 2] == here
                && here != there;
            let mut cost = above[column - 1].saturating_add(replaced(here, there));
            cost = cost.min(above[column].saturating_add(extra));
            cost = cost.min(row[column - 1].saturating_add(single(word, column - 1)));
            if swapped {
                cost = cost.min(older[column - 2].saturating_add(SWAPPED));
            }
            row[column] = cost;
        }
        older = above;
        above = row;
    }
    above[word.len()]
}

/// What a letter costs that only one of the two has.
fn single(word: &[char], place: usize) -> u8 {
    let at = |place: usize| word.get(place).copied();
    let (here, before) = (at(place), place.checked_sub(1).and_then(at));
    let silent = here == Some('h') && before.is_some()
        || here == Some('e') && matches!(before, Some('a' | 'o' | 'u'));
    if here == before || silent { DOUBLED } else { ONE_LETTER }
}

/// What a letter costs for another.
fn replaced(one: char, other: char) -> u8 {
    if one == other {
        return 0;
    }
    let both = |set: &str| set.contains(one) && set.contains(other);
    // Letters that European spellings use for the same sound.
    if ["aeiouy", "ckqx", "szxc", "vwf", "bp", "dt", "gjy", "ij", "mn"].into_iter().any(both) {
        return HEARD;
    }
    if neighbours(one, other) { NEIGHBOUR } else { ANY }
}

/// Whether two letters are neighbours on a QWERTY, QWERTZ or AZERTY keyboard.
fn neighbours(one: char, other: char) -> bool {
    // Letters of one row stand beside the next; each stands above the same and the next to it.
    const KEYBOARDS: [[&str; 3]; 3] = [
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        ["qwertzuiop", "asdfghjkl", "yxcvbnm"],
        ["azertyuiop", "qsdfghjklm", "wxcvbn"],
    ];
    KEYBOARDS.into_iter().any(|rows| {
        let place = |letter: char| {
            (0_u8..).zip(rows).find_map(|(line, row)| Some((line, row.find(letter)?)))
        };
        let (Some((line, column)), Some((other_line, other_column))) = (place(one), place(other))
        else {
            return false;
        };
        match (line.abs_diff(other_line), line < other_line) {
            (0, _) => column.abs_diff(other_column) == 1,
            (1, true) => column == other_column || column == other_column + 1,
            (1, false) => column == other_column || column + 1 == other_column,
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(typed: &str, word: &str) -> u8 {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        price(&letters(typed), &letters(word))
    }

    #[test]
    fn slips_of_hand_and_ear_cost_less_than_others() {
        for (near, far, word) in [
            ("jansen", "jarsen", "jandsen"),
            ("marten", "markin", "martin"),
            ("larrs", "larxs", "lars"),
            ("marva", "marxa", "marfa"),
            ("clauw", "claub", "claus"),
        ] {
            assert!(between(near, word) < between(far, word), "{near} {far} {word}");
        }
        assert_eq!(between("martin", "martin"), 0);
        assert_eq!(between("martni", "martin"), SWAPPED);
        assert_eq!(between("mueller", "muller"), DOUBLED);
    }

    proptest::proptest! {
        #[test]
        fn a_price_is_the_same_both_ways_and_grows_with_slips(
            typed in "[a-z]{0,9}", word in "[a-z]{0,9}",
        ) {
            let slips = u8::try_from(strsim::osa_distance(&typed, &word)).unwrap();

            let price = between(&typed, &word);

            proptest::prop_assert_eq!(price, between(&word, &typed));
            proptest::prop_assert!(price >= slips * DOUBLED && price <= slips * ANY);
        }
    }
}
