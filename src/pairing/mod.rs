//! The matching of greatest total worth in a general graph.
//!
//! Edmonds' primal-dual method (1965) with one tree at a time, as surveyed by Galil (1986). Every
//! vertex has a price and every odd set of a laminar family has one too; no edge may be worth
//! more than the prices of its ends and of the sets around it. A matching of edges worth exactly
//! that much, which leaves free only vertices of price 0 and fills every set that has a price, is
//! the best there is. A solve needs one search for every free vertex that still has a price, so
//! starting from the prices of a similar graph it needs few.

mod blossom;
mod events;
mod fallback;
mod paths;
mod search;
mod start;
#[cfg(test)]
mod tests;

use blossom::{Graph, State};
use search::Search;

/// Two vertices and what it is worth to join them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    /// The vertices, counted from 0.
    pub(crate) ends: [usize; 2],
    /// The worth; an edge of worth 0 is never used.
    pub(crate) worth: u32,
}

/// An odd ring of vertices and smaller odd sets, part of the proof that a matching is best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OddSet {
    /// Half the set's price in half units of worth: what leaving the set out adds to each price
    /// inside.
    pub(crate) half: i64,
    /// The edges of the ring in order, each from a part to the next; every second one is matched.
    pub(crate) ring: Vec<[usize; 2]>,
}

/// What a later solve may start from. Any content is safe; unfitting content only costs time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Memory {
    /// A price for each vertex, in half units of worth, with `half` of every odd set around it
    /// added.
    pub(crate) prices: Vec<i64>,
    /// The partner of each vertex over an edge worth exactly what the prices say.
    pub(crate) mates: Vec<Option<usize>>,
    /// The odd sets; smaller ones stand before those they are part of.
    pub(crate) sets: Vec<OddSet>,
}

impl Memory {
    /// The same memory for a graph of `vertices` vertices, numbered anew.
    ///
    /// `new_of_old` says for each old vertex what it is now, or `None` if it is gone. Vertices
    /// that were not there before get price 0 and no partner.
    #[must_use]
    pub(crate) fn renumbered(&self, vertices: usize, new_of_old: &[Option<usize>]) -> Self {
        let new = |old: usize| new_of_old.get(old).copied().flatten().filter(|&v| v < vertices);
        let mut prices = vec![0; vertices];
        let mut mates = vec![None; vertices];
        for (old, &price) in self.prices.iter().enumerate() {
            if let Some(slot) = new(old).and_then(|v| prices.get_mut(v)) {
                *slot = price;
            }
        }
        for (old, &mate) in self.mates.iter().enumerate() {
            if let Some(slot) = new(old).and_then(|v| mates.get_mut(v)) {
                *slot = mate.and_then(new);
            }
        }
        let set = |set: &OddSet| {
            let ring = set.ring.iter().map(|&[from, to]| Some([new(from)?, new(to)?]));
            Some(OddSet { half: set.half, ring: ring.collect::<Option<Vec<_>>>()? })
        };
        Self { prices, mates, sets: self.sets.iter().filter_map(set).collect() }
    }
}

/// A matching, and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pairing {
    /// The partner of each vertex, if it has one.
    pub(crate) mates: Vec<Option<usize>>,
    /// The sum of the worths of the pairs.
    pub(crate) worth: u64,
    /// Whether no matching is worth more.
    pub(crate) proved: bool,
    /// Units of work used by the searches: about one for each edge looked at.
    pub(crate) steps: u64,
    /// What the next solve may start from, also when this one was cut short.
    pub(crate) memory: Memory,
}

/// The matching of greatest total worth.
///
/// It is exact when `proved`, and that is so unless `steps` units of work did not suffice. Then
/// it is a valid matching that is worth at least as much as the greedy one, so at least half of
/// the best. Reading the graph and the greedy matching, a little more than linear in the number
/// of edges, are not counted. Loops, edges to vertices that do not exist and edges of worth 0 are
/// passed over. The same input always gives the same output.
#[must_use]
pub(crate) fn pair_up(
    vertices: usize,
    edges: &[Edge],
    warm: Option<&Memory>,
    steps: u64,
) -> Pairing {
    let mut state = State::new(Graph::new(vertices, edges));
    match warm {
        Some(memory) => start::warm(&mut state, memory),
        None => start::cold(&mut state),
    }
    let mut search = Search::new(steps);
    let mut proved = true;
    for vertex in 0..vertices {
        if state.wants(vertex) && !search.run(&mut state, vertex) {
            proved = false;
            break;
        }
    }
    let memory = start::remember(&state);
    if !proved {
        fallback::patch(&mut state);
    }
    let mut worth = 0;
    for (vertex, &edge) in state.mate.iter().enumerate() {
        if let Some(edge) = edges.get(edge)
            && edge.ends.iter().min() == Some(&vertex)
        {
            worth += u64::from(edge.worth);
        }
    }
    Pairing { mates: start::mates(&state), worth, proved, steps: search.used, memory }
}
