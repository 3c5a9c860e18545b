//! Words by their letters: beginnings, slips and skeletons without a look at every word.

use super::distance::LETTERS;
use super::lexicon::WordId;

/// The place of a node; the root has the first.
type NodeId = u32;

/// No node and no word.
const NONE: u32 = u32::MAX;

/// The most slips that are looked for.
pub(super) const MOST_SLIPS: u8 = 2;

/// A cell that no way within the limit reaches.
const FAR: u8 = u8::MAX;

/// Words as paths of letters. A word that was put in stays.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    letter: char,
    /// The first of its children, which stand in the order of their letters: what is found does not
    /// depend on the order in which people came.
    child: NodeId,
    sibling: NodeId,
    word: WordId,
    /// The letters below it, as bits, see [`bit`].
    below: u32,
}

impl Node {
    const fn new(letter: char, sibling: NodeId) -> Self {
        Self { letter, child: NONE, sibling, word: NONE, below: 0 }
    }
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::new('\0', NONE)] }
    }
}

/// A word within a few slips of what was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Near {
    /// The word.
    pub(super) word: WordId,
    /// How many letters it has.
    pub(super) length: usize,
    /// The fewest slips to the whole word, when within the limit.
    pub(super) whole: Option<u8>,
    /// The fewest slips to some beginning of it.
    pub(super) beginning: u8,
}

/// How many slips are forgiven.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Forgiven {
    /// In a whole word, at most [`MOST_SLIPS`].
    pub(super) whole: u8,
    /// In the beginning of a word; `None` where beginnings are not looked for.
    pub(super) beginning: Option<u8>,
}

impl Trie {
    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(usize::try_from(id).ok()?)
    }

    fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(usize::try_from(id).ok()?)
    }

    /// The node after these letters.
    fn at(&self, text: &str) -> Option<NodeId> {
        text.chars().try_fold(0, |node, letter| self.child(node, letter))
    }

    fn child(&self, node: NodeId, letter: char) -> Option<NodeId> {
        let mut at = self.node(node)?.child;
        while let Some(child) = self.node(at) {
            if child.letter >= letter {
                return (child.letter == letter).then_some(at);
            }
            at = child.sibling;
        }
        None
    }

    /// The word of this text.
    pub(super) fn get(&self, text: &str) -> Option<WordId> {
        self.at(text).and_then(|node| self.node(node)).map(|node| node.word).filter(|&w| w != NONE)
    }

    /// Puts a word in, which is not in yet.
    pub(super) fn insert(&mut self, text: &str, word: WordId) {
        let mut below: u32 = text.chars().fold(0, |bits, letter| bits | bit(letter));
        let mut at = 0;
        let mut rest = text.chars();
        while let Some(letter) = rest.next() {
            if let Some(node) = self.node_mut(at) {
                node.below |= below;
            }
            at = match self.child(at, letter) {
                Some(child) => child,
                None => self.add_child(at, letter),
            };
            below = rest.clone().fold(0, |bits, letter| bits | bit(letter));
        }
        if let Some(node) = self.node_mut(at) {
            node.word = word;
        }
    }

    fn add_child(&mut self, parent: NodeId, letter: char) -> NodeId {
        let new = NodeId::try_from(self.nodes.len()).unwrap_or(NONE);
        let mut before = None;
        let mut after = self.node(parent).map_or(NONE, |node| node.child);
        while let Some(node) = self.node(after).filter(|node| node.letter < letter) {
            before = Some(after);
            after = node.sibling;
        }
        self.nodes.push(Node::new(letter, after));
        if let Some(before) = before {
            if let Some(before) = self.node_mut(before) {
                before.sibling = new;
            }
        } else if let Some(parent) = self.node_mut(parent) {
            parent.child = new;
        }
        new
    }

    /// The words that begin so, each with how many letters more it has, in the order of the
    /// alphabet; ends where `each` answers `false`.
    pub(super) fn beginning_with(&self, text: &str, mut each: impl FnMut(WordId, usize) -> bool) {
        if let Some(node) = self.at(text) {
            self.below(node, 0, &mut each);
        }
    }

    /// The words at a node and below it, each with its depth.
    fn below(
        &self,
        node: NodeId,
        depth: usize,
        each: &mut impl FnMut(WordId, usize) -> bool,
    ) -> bool {
        let Some(top) = self.node(node) else { return true };
        if top.word != NONE && !each(top.word, depth) {
            return false;
        }
        let mut open = vec![(top.child, depth + 1)];
        while let Some((at, depth)) = open.pop() {
            let Some(node) = self.node(at) else { continue };
            if node.word != NONE && !each(node.word, depth) {
                return false;
            }
            open.push((node.sibling, depth));
            open.push((node.child, depth + 1));
        }
        true
    }

    /// The words within a few slips of what was typed, as [`slips`](super::distance::slips) counts
    /// them: one walk down all paths, each left where every way has too many slips.
    ///
    /// After a wrong first letter, which is seldom wrong, one slip is forgiven.
    #[expect(
        clippy::indexing_slicing,
        reason = "the inner loop of every key: rows are LETTERS + 1 long, one for each letter typed \
                  and slip, and no index passes that"
    )]
    pub(super) fn near(&self, typed: &[char], forgiven: Forgiven, mut each: impl FnMut(Near)) {
        let typed = &typed[..typed.len().min(LETTERS)];
        let slips = forgiven.whole.min(MOST_SLIPS);
        let band = usize::from(slips);
        let mut rows = [[FAR; LETTERS + 1]; LETTERS + 3];
        for (cell, column) in rows[0].iter_mut().take(band + 1).zip(0..) {
            *cell = column;
        }
        let mut path = ['\0'; LETTERS + 3];
        let root = self.node(0).map_or(NONE, |root| root.child);
        let mut open = vec![(root, 1_usize, slips, FAR)];
        while let Some((at, depth, limit, best_above)) = open.pop() {
            let Some(node) = self.node(at) else { continue };
            open.push((node.sibling, depth, limit, best_above));
            let first = depth > 1 || typed.first() == Some(&node.letter);
            let limit = if first { limit } else { limit.min(1) };
            path[depth] = node.letter;
            let (above, rest) = rows.split_at_mut(depth);
            let row = &mut rest[0];
            let swapped = depth.checked_sub(2).map(|older| (&above[older], path[depth - 1]));
            let least = fill(row, &above[depth - 1], swapped, typed, depth, node.letter, band);
            let whole = row[typed.len()];
            let best = best_above.min(whole);
            let beginning = forgiven.beginning.is_some_and(|most| best <= most.min(limit));
            let whole = Some(whole).filter(|&whole| whole <= limit);
            if node.word != NONE && (whole.is_some() || beginning) {
                each(Near { word: node.word, length: depth, whole, beginning: best });
            }
            let over = least > limit || depth == typed.len() + band;
            if !over {
                open.push((node.child, depth + 1, limit, best));
            } else if beginning {
                let mut child = node.child;
                while let Some(next) = self.node(child) {
                    self.below(child, depth + 1, &mut |word, length| {
                        each(Near { word, length, whole: None, beginning: best });
                        true
                    });
                    child = next.sibling;
                }
            }
        }
    }

    /// The words that have these letters in this order and begin with the first, with more letters
    /// than these and at most `longest`.
    pub(super) fn skeletons(&self, typed: &[char], longest: usize, mut each: impl FnMut(WordId)) {
        let Some(first) = typed.first().and_then(|&letter| self.child(0, letter)) else { return };
        let needed = |from: usize| {
            typed.iter().skip(from).take(LETTERS).fold(0, |bits, &letter| bits | bit(letter))
        };
        let needs: Vec<u32> = (0..=typed.len()).map(needed).collect();
        let mut open = vec![(first, 1, 0)];
        while let Some((at, depth, seen)) = open.pop() {
            let Some(node) = self.node(at) else { continue };
            if depth > 1 {
                open.push((node.sibling, depth, seen));
            }
            let seen = seen + usize::from(typed.get(seen) == Some(&node.letter));
            if seen == typed.len() && depth > typed.len() && node.word != NONE {
                each(node.word);
            }
            let need = needs.get(seen).copied().unwrap_or(0);
            if need & !node.below == 0 && depth < longest {
                open.push((node.child, depth + 1, seen));
            }
        }
    }
}

/// Fills the row of one more letter of a word, and answers its least cell.
///
/// Columns stand for letters typed; only those within `band` of the diagonal are filled.
#[expect(clippy::indexing_slicing, reason = "as in `near`: no index passes the letters typed")]
fn fill(
    row: &mut [u8; LETTERS + 1],
    above: &[u8; LETTERS + 1],
    swapped: Option<(&[u8; LETTERS + 1], char)>,
    typed: &[char],
    depth: usize,
    letter: char,
    band: usize,
) -> u8 {
    let from = depth.saturating_sub(band).max(1);
    let to = typed.len().min(depth + band);
    row[from - 1] = if depth <= band { above[0].saturating_add(1) } else { FAR };
    let mut least = if from == 1 { row[0] } else { FAR };
    for column in from..=to {
        let here = typed[column - 1];
        let mut cost = above[column - 1].saturating_add(u8::from(here != letter));
        let over = if column == depth + band { FAR } else { above[column] };
        cost = cost.min(over.saturating_add(1)).min(row[column - 1].saturating_add(1));
        if let Some((older, before)) = swapped
            && column > 1
            && here == before
            && typed[column - 2] == letter
        {
            cost = cost.min(older[column - 2].saturating_add(1));
        }
        row[column] = cost;
        least = least.min(cost);
    }
    if to < typed.len() {
        row[to + 1] = FAR;
        row[typed.len()] = FAR;
    }
    least
}

/// The bit of a letter: its own for `a` to `z`, one of six shared ones for others.
fn bit(letter: char) -> u32 {
    let code = u32::from(letter);
    match letter {
        'a'..='z' => 1 << (code - u32::from('a')),
        _ => 1 << (26 + code % 6),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::finder::distance::slips;

    fn trie(words: &[String]) -> Trie {
        let mut trie = Trie::default();
        for (id, word) in (0..).zip(words) {
            if trie.get(word).is_none() {
                trie.insert(word, id);
            }
        }
        trie
    }

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    proptest::proptest! {
        #[test]
        fn beginnings_are_those_of_a_scan(
            words in proptest::collection::vec("[abc山]{1,5}", 0..40), typed in "[abc山]{0,3}",
        ) {
            let mut found = Vec::new();
            trie(&words).beginning_with(&typed, |word, more| {
                found.push((words[usize::try_from(word).unwrap()].clone(), more));
                true
            });

            let scanned: BTreeSet<&String> =
                words.iter().filter(|word| word.starts_with(&typed)).collect();
            let scanned: Vec<(String, usize)> = scanned
                .into_iter()
                .map(|word| (word.clone(), word.chars().count() - typed.chars().count()))
                .collect();
            proptest::prop_assert_eq!(found, scanned);
        }

        #[test]
        fn words_with_slips_are_those_of_a_scan(
            words in proptest::collection::vec("[abc]{1,8}", 0..40),
            typed in "[abc]{1,7}", whole in 1_u8..3, beginning in proptest::option::of(1_u8..3),
        ) {
            let typed = letters(&typed);
            let mut found = BTreeSet::new();
            trie(&words).near(&typed, Forgiven { whole, beginning }, |near| {
                found.insert((near.word, near.whole, beginning.map(|_| near.beginning)));
            });

            let mut seen = BTreeSet::new();
            for (id, word) in (0..).zip(&words) {
                let word = letters(word);
                let limit = if word[0] == typed[0] { whole } else { 1 };
                if !seen.insert(word.clone()) {
                    continue;
                }
                let Some(slips) = slips(&typed, &word, limit) else { continue };
                // The beginning of no letters is no beginning of a word.
                let nearest = slips.beginning;
                let begins = beginning.is_some_and(|most| nearest <= most.min(limit));
                if slips.whole.is_some() || begins && usize::from(nearest) < typed.len() {
                    let there = found.iter().any(|&(word, all, _)| word == id && all == slips.whole);
                    proptest::prop_assert!(there, "{:?} {:?} {:?}", typed, word, found);
                }
            }
            proptest::prop_assert!(found.len() <= seen.len());
        }

        #[test]
        fn skeletons_are_those_of_a_scan(
            words in proptest::collection::vec("[abc]{1,8}", 0..40), typed in "[abc]{2,4}",
        ) {
            let typed = letters(&typed);
            let mut found = BTreeSet::new();
            trie(&words).skeletons(&typed, 7, |word| {
                found.insert(words[usize::try_from(word).unwrap()].clone());
            });

            let is_skeleton = |word: &&String| {
                let word = letters(word);
                let mut rest = word.iter();
                word[0] == typed[0]
                    && (typed.len() + 1..=7).contains(&word.len())
                    && typed.iter().all(|letter| rest.any(|other| other == letter))
            };
            let scanned: BTreeSet<String> = words.iter().filter(is_skeleton).cloned().collect();
            proptest::prop_assert_eq!(found, scanned);
        }
    }
}
