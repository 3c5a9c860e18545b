//! Where a solve begins: feasible prices and a matching of tight edges, from nothing or from an
//! earlier solve; and what is kept for the next one.
#![expect(clippy::indexing_slicing, reason = "hot loops; every index is made by this module")]

use super::blossom::{Link, NONE, State};
use super::{Memory, OddSet};

/// Prices of half the heaviest edge at each vertex, then lowered one vertex after the other.
pub(super) fn cold(state: &mut State) {
    for vertex in 0..state.spots.len() {
        let heaviest = state.graph.arcs(vertex).iter().map(|arc| arc.worth).max();
        state.spots[vertex].price = heaviest.unwrap_or(0) / 2;
    }
    for vertex in 0..state.spots.len() {
        settle(state, vertex);
    }
}

/// Lowers the price of a free lone vertex as far as it may go, and matches it if it can.
fn settle(state: &mut State, vertex: usize) {
    if state.mate[vertex] != NONE || state.nodes[vertex].parent != NONE {
        return;
    }
    let (room, tight) = room(state, vertex, NONE);
    state.spots[vertex].price -= room;
    if tight != NONE {
        state.mate[vertex] = tight;
        let other = state.graph.across(tight, vertex);
        state.mate[other] = tight;
    }
}

/// How far the price of a lone vertex may fall, looking at all its edges but `except`; and an
/// edge to a free vertex that is then tight.
fn room(state: &State, vertex: usize, except: usize) -> (i64, usize) {
    let price = state.spots[vertex].price;
    let (mut room, mut tight) = (price, NONE);
    for arc in state.graph.arcs(vertex) {
        let slack = price + state.spots[arc.to].price - arc.worth;
        if arc.edge == except || slack > room {
            continue;
        }
        if slack < room {
            (room, tight) = (slack, NONE);
        }
        if tight == NONE && state.mate[arc.to] == NONE {
            tight = arc.edge;
        }
    }
    (room, tight)
}

/// Takes over an earlier solve and repairs it: what does not fit any more is dropped.
pub(super) fn warm(state: &mut State, memory: &Memory) {
    let count = state.spots.len();
    for (spot, &price) in state.spots.iter_mut().zip(&memory.prices) {
        spot.price = price.clamp(0, PRICE_LIMIT);
    }
    for (vertex, &mate) in memory.mates.iter().enumerate().take(count) {
        if let Some(mate) = mate
            && vertex < mate
            && mate < count
            && memory.mates.get(mate) == Some(&Some(vertex))
        {
            let edge = state.graph.between(vertex, mate);
            state.mate[vertex] = edge;
            state.mate[mate] = edge;
        }
    }
    for set in &memory.sets {
        adopt(state, set);
    }
    for vertex in 0..count {
        state.find(vertex);
    }
    state.note_over();
    for vertex in 0..count {
        let edge = state.mate[vertex];
        if edge != NONE && state.graph.across(edge, vertex) > vertex {
            keep_pair(state, edge);
        }
    }
    for vertex in 0..count {
        lift(state, vertex);
    }
    for vertex in 0..count {
        let edge = state.mate[vertex];
        if edge != NONE && state.slack(edge) != 0 {
            unmatch(state, edge);
        }
    }
    for vertex in 0..count {
        settle(state, vertex);
    }
}

/// No price that this module makes is higher than the doubled worth of the dearest edge.
const PRICE_LIMIT: i64 = 1 << 40;

/// Makes a blossom of a remembered odd set if all of its ring is still there and tight.
fn adopt(state: &mut State, set: &OddSet) {
    let count = state.spots.len();
    let size = set.ring.len();
    if size < 3 || size.is_multiple_of(2) || !(0..=PRICE_LIMIT).contains(&set.half) {
        return;
    }
    let (mut kids, mut links) = (vec![], vec![]);
    for (i, &[from, to]) in set.ring.iter().enumerate() {
        if from >= count || to >= count {
            return;
        }
        let edge = state.graph.between(from, to);
        if edge == NONE || state.bare_slack(edge) != 0 {
            return;
        }
        let matched = i % 2 == 1;
        if matched && (state.mate[from] != edge || state.mate[to] != edge) {
            return;
        }
        kids.push(state.find(from));
        links.push(Link { edge, from, to });
    }
    let follows = (0..size).all(|i| state.find(links[i].to) == kids[(i + 1) % size]);
    let mut distinct = kids.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let based = (1..size).step_by(2).all(|i| {
        state.nodes[kids[i]].base == links[i].from
            && state.nodes[kids[(i + 1) % size]].base == links[i].to
    });
    if !based || distinct.len() != size || !follows {
        return;
    }
    let mut least = i64::MAX;
    if set.half > 0 {
        for &kid in &kids {
            state.each_vertex(kid, |spot, _| least = least.min(spot.price));
        }
    }
    if least >= set.half {
        let id = state.close(kids, links);
        state.nodes[id].half = set.half;
        if set.half > 0 {
            state.each_vertex(id, |spot, _| spot.price -= set.half);
        }
    }
}

/// Opens all blossoms around a vertex; their prices go to the vertices inside.
fn bare(state: &mut State, vertex: usize) {
    let mut chain = vec![vertex];
    while let Some(&node) = chain.last()
        && state.nodes[node].parent != NONE
    {
        chain.push(state.nodes[node].parent);
    }
    while let Some(top) = chain.pop()
        && let Some(&inside) = chain.last()
    {
        let half = state.nodes[top].half;
        if half > 0 {
            state.each_vertex(top, |spot, _| spot.price += half);
        }
        for kid in state.take_apart(top).0 {
            if kid != inside || kid == vertex {
                state.name_top(kid);
            }
        }
    }
}

fn unmatch(state: &mut State, edge: usize) {
    for vertex in state.graph.ends[edge] {
        state.mate[vertex] = NONE;
    }
}

/// Moves the prices of a matched pair, if need be, so that its edge is tight again.
fn keep_pair(state: &mut State, edge: usize) {
    let mut slack = state.slack(edge);
    if slack == 0 {
        return;
    }
    let ends = state.graph.ends[edge];
    for vertex in ends {
        bare(state, vertex);
    }
    slack = state.slack(edge);
    for vertex in ends {
        let change = if slack < 0 { slack } else { slack.min(room(state, vertex, edge).0.max(0)) };
        state.spots[vertex].price -= change;
        slack -= change;
    }
}

/// Raises the price of a vertex, or of its neighbours, until no edge of it is worth more than
/// the prices around it.
fn lift(state: &mut State, vertex: usize) {
    // A free vertex takes the whole rise, so that no pair breaks.
    let rank = |state: &State, v: usize| {
        (state.spots[v].top != v, state.mate[v] != NONE, state.graph.arcs(v).len())
    };
    for i in 0..state.graph.arcs(vertex).len() {
        let arc = state.graph.arcs(vertex)[i];
        let bare_slack = state.spots[vertex].price + state.spots[arc.to].price - arc.worth;
        if bare_slack >= 0 || state.slack(arc.edge) >= 0 {
            continue;
        }
        let raised = if rank(state, arc.to) < rank(state, vertex) { arc.to } else { vertex };
        bare(state, raised);
        let short = state.slack(arc.edge).min(0);
        state.spots[raised].price -= short;
    }
}

/// What the next solve may start from.
pub(super) fn remember(state: &State) -> Memory {
    let mut memory = Memory {
        prices: state.spots.iter().map(|spot| spot.price).collect(),
        mates: mates(state),
        sets: Vec::new(),
    };
    // Outer sets first, then turned round: the parts of a set must come before it.
    let mut todo: Vec<(usize, i64)> = (state.spots.len()..state.nodes.len())
        .filter(|&id| state.nodes[id].parent == NONE && !state.nodes[id].kids.is_empty())
        .map(|id| (id, 0))
        .collect();
    while let Some((id, around)) = todo.pop() {
        let node = &state.nodes[id];
        if node.kids.is_empty() {
            memory.prices[id] += around;
            continue;
        }
        let ring = node.links.iter().map(|link| [link.from, link.to]).collect();
        memory.sets.push(OddSet { half: node.half, ring });
        todo.extend(node.kids.iter().map(|&kid| (kid, around + node.half)));
    }
    memory.sets.reverse();
    memory
}

/// The other end of each vertex's matched edge.
pub(super) fn mates(state: &State) -> Vec<Option<usize>> {
    let mate =
        |(vertex, &edge): (usize, &usize)| (edge != NONE).then(|| state.graph.across(edge, vertex));
    state.mate.iter().enumerate().map(mate).collect()
}
