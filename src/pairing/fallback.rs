//! What is done with a matching when the budget ran out before it was proved best.
#![expect(clippy::indexing_slicing, reason = "hot loops; every index is made by this module")]

use super::blossom::{Graph, NONE, State};

/// Fills up the matching and betters it by simple swaps; takes the greedy one if that is better.
pub(super) fn patch(state: &mut State) {
    let graph = &state.graph;
    let mut order: Vec<usize> = (0..graph.vertices())
        .flat_map(|vertex| graph.arcs(vertex).iter().filter(move |arc| arc.to > vertex))
        .map(|arc| arc.edge)
        .collect();
    order.sort_unstable_by_key(|&edge| (std::cmp::Reverse(graph.worth[edge]), edge));
    let mut greedy = vec![NONE; graph.vertices()];
    for mate in [&mut state.mate, &mut greedy] {
        fill(graph, &order, mate);
        swap(graph, mate);
        fill(graph, &order, mate);
    }
    if total(graph, &greedy) > total(graph, &state.mate) {
        state.mate = greedy;
    }
}

/// Adds edges between free vertices, the heaviest first.
fn fill(graph: &Graph, order: &[usize], mate: &mut [usize]) {
    for &edge in order {
        let [a, b] = graph.ends[edge];
        if mate[a] == NONE && mate[b] == NONE {
            mate[a] = edge;
            mate[b] = edge;
        }
    }
}

/// Lets free vertices take a partner away where that is worth more; its old partner is free then
/// and goes on, a bounded number of times.
fn swap(graph: &Graph, mate: &mut [usize]) {
    let value = |edge: usize| if edge == NONE { 0 } else { graph.worth[edge] };
    for start in 0..mate.len() {
        let mut vertex = start;
        for _ in 0..8 {
            if mate[vertex] != NONE {
                break;
            }
            let gain = |arc: &&super::blossom::Arc| arc.worth - value(mate[arc.to]);
            let Some(arc) = graph.arcs(vertex).iter().rev().max_by_key(gain) else { break };
            if gain(&arc) <= 0 {
                break;
            }
            let old = mate[arc.to];
            mate[vertex] = arc.edge;
            mate[arc.to] = arc.edge;
            if old == NONE {
                break;
            }
            vertex = graph.across(old, arc.to);
            mate[vertex] = NONE;
        }
    }
}

/// Twice the doubled worth of a matching, as each pair is met from both ends.
fn total(graph: &Graph, mate: &[usize]) -> i64 {
    mate.iter().filter(|&&edge| edge != NONE).map(|&edge| graph.worth[edge]).sum()
}
