//! Ways through the tree of a search, from a vertex up to the root.
#![expect(clippy::indexing_slicing, reason = "hot loops; every index is made by this module")]

use super::blossom::{Link, NONE, State};

/// The nearest edge of a vertex, directed towards it.
pub(super) fn entry(state: &State, vertex: usize) -> Link {
    let edge = state.spots[vertex].best;
    Link { edge, from: state.graph.across(edge, vertex), to: vertex }
}

/// The two steps from an outer node towards the root: the matched edge to an inner node, and that
/// node's entry, taken backwards, to the next outer node.
pub(super) fn above(state: &mut State, outer: usize) -> Option<(Link, usize, Link, usize)> {
    let base = state.nodes[outer].base;
    let edge = state.mate[base];
    if edge == NONE {
        return None;
    }
    let mate = state.graph.across(edge, base);
    let inner = state.spots[mate].top;
    let out = state.nodes[inner].entry.back();
    Some((Link { edge, from: base, to: mate }, inner, out, state.find(out.to)))
}

/// The nodes from `from` on up to but without `root`, and the links from each to the next.
pub(super) fn path(state: &mut State, from: usize, root: usize) -> (Vec<usize>, Vec<Link>) {
    let (mut kids, mut links) = (vec![], vec![]);
    let mut node = from;
    while node != root
        && let Some((matched, inner, out, next)) = above(state, node)
    {
        kids.extend([node, inner]);
        links.extend([matched, out]);
        node = next;
    }
    (kids, links)
}

/// Swaps matched and unmatched edges from `step.from`, which gets `step.edge`, up to the root.
pub(super) fn flip(state: &mut State, mut step: Link) {
    loop {
        let outer = state.spots[step.from].top;
        let base = state.nodes[outer].base;
        let matched = state.mate[base];
        state.turn(outer, step.from);
        state.mate[step.from] = step.edge;
        if matched == NONE {
            return;
        }
        let inner = state.spots[state.graph.across(matched, base)].top;
        step = state.nodes[inner].entry;
        state.turn(inner, step.to);
        state.mate[step.to] = step.edge;
    }
}
