//! Letters of a word in their order with others left out, as `fuzzy-matcher` finds them.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The places in a folded word of the letters typed, or nothing when it lacks one.
///
/// One matcher a call: the score and the places of a used one depend on what it matched before
/// (fuzzy-matcher 0.3.7), and both sides are folded because its own folding ends at ASCII.
pub(super) fn letters_in_order(word: &str, typed: &str) -> Option<Vec<usize>> {
    let (_score, places) = SkimMatcherV2::default().ignore_case().fuzzy_indices(word, typed)?;
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_skeleton_are_found_in_order() {
        assert_eq!(letters_in_order("kristen", "krstn"), Some(vec![0, 1, 3, 4, 6]));
        assert_eq!(letters_in_order("kristen", "krtsn"), None);
        assert_eq!(letters_in_order("山田", "田"), Some(vec![1]));
    }
}
