//! Rounds of pairs.

use super::Round;

/// Rounds of pairs in which everybody meets everybody else once before the end: one point stays, the
/// others move on by one place each round.
///
/// - `tables`: half the number of points; there are `2 · tables - 1` rounds.
///
/// Source: the circle method for round-robin tournaments (Kirkman 1847).
pub(in crate::seating) fn turns_of_pairs(tables: usize) -> impl Iterator<Item = Round> {
    let ring = (2 * tables).saturating_sub(1);
    let pair = move |turn: usize, step: usize| match step {
        0 => vec![turn, ring],
        _ => vec![(turn + step) % ring, (turn + ring - step) % ring],
    };
    (0..ring).map(move |turn| (0..tables).map(|step| pair(turn, step)).collect())
}
