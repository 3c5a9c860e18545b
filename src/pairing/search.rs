//! One search: an alternating tree from one vertex that is free and still has a price.
//!
//! Prices fall by `level` on outer vertices and rise by it on inner ones, until the root can be
//! matched or some outer vertex reaches price 0 and may be left free instead of the root. Events
//! wait in a heap under the level at which they happen (Galil, Micali & Gabow 1986); prices are
//! written only where the tree came.
#![expect(clippy::indexing_slicing, reason = "hot loops; every index is made by this module")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::blossom::{Link, NONE, Side, State};
use super::events::{Event, Goal};
use super::paths::{above, entry, flip, path};

/// The state of a search, and buffers that are used again by the next.
pub(super) struct Search {
    level: i64,
    goal: Goal,
    /// The level at which the goal is reached; nothing later matters.
    limit: i64,
    /// Outer vertices whose edges are still to be looked at.
    fresh: Vec<usize>,
    now: Vec<Event>,
    later: BinaryHeap<Reverse<(i64, Event)>>,
    /// Vertices with a nearest edge, and nodes that got a side: to be cleaned afterwards.
    near: Vec<usize>,
    placed: Vec<usize>,
    /// Blossoms whose price is 0, to be opened.
    hollow: Vec<usize>,
    stamp: u64,
    pub(super) used: u64,
    budget: u64,
}

impl Search {
    pub(super) fn new(budget: u64) -> Self {
        Self {
            level: 0,
            goal: Goal::Leave(NONE),
            limit: i64::MAX,
            fresh: Vec::new(),
            now: Vec::new(),
            later: BinaryHeap::new(),
            near: Vec::new(),
            placed: Vec::new(),
            hollow: Vec::new(),
            stamp: 0,
            used: 0,
            budget,
        }
    }

    pub(super) fn spent(&self) -> bool {
        self.used >= self.budget
    }

    /// Settles the free vertex `root`; false if the budget ran out first (all stays feasible).
    pub(super) fn run(&mut self, state: &mut State, root: usize) -> bool {
        self.level = 0;
        self.goal = Goal::Leave(root);
        self.limit = state.spots[root].price;
        let top = state.spots[root].top;
        self.make_outer(state, top);
        let reached = self.grow(state);
        let entry = match self.goal {
            Goal::Leave(vertex) => Link { edge: NONE, from: vertex, to: NONE },
            Goal::Meet(vertex) => entry(state, vertex),
        };
        self.tidy(state);
        if reached {
            if entry.to != NONE {
                let top = state.spots[entry.to].top;
                state.turn(top, entry.to);
                state.mate[entry.to] = entry.edge;
            }
            flip(state, entry);
        }
        while let Some(node) = self.hollow.pop() {
            for kid in state.take_apart(node).0 {
                if state.is_hollow(kid) {
                    self.hollow.push(kid);
                } else {
                    state.name_top(kid);
                }
            }
        }
        reached
    }

    fn grow(&mut self, state: &mut State) -> bool {
        while self.level < self.limit {
            if self.spent() {
                return false;
            }
            if let Some(vertex) = self.fresh.pop() {
                self.scan(state, vertex);
                continue;
            }
            self.used += 1;
            let event = if let Some(event) = self.now.pop() {
                event
            } else {
                match self.later.pop() {
                    Some(Reverse((key, event))) if key < self.limit => {
                        self.level = key;
                        event
                    }
                    _ => break,
                }
            };
            match event {
                Event::Grow(vertex) => self.reach(state, vertex),
                Event::Join(edge) => self.join(state, edge),
                Event::Open(node) => self.open(state, node),
            }
        }
        self.level = self.limit;
        true
    }

    fn plan(&mut self, key: i64, event: Event) {
        if key <= self.level {
            self.now.push(event);
        } else if key < self.limit {
            self.later.push(Reverse((key, event)));
        }
    }

    /// Looks at all edges of an outer vertex.
    fn scan(&mut self, state: &mut State, vertex: usize) {
        let price = state.spots[vertex].price;
        state.spots[vertex].scanned = true;
        let count = state.graph.arcs(vertex).len();
        self.used += u64::try_from(count).unwrap_or(u64::MAX) + 1;
        for i in 0..count {
            let arc = state.graph.arcs(vertex)[i];
            let nearness = price - arc.worth;
            let spot = &mut state.spots[arc.to];
            if spot.side == Side::Outer {
                // Even: all prices in one tree are odd, or all are even.
                let key = (nearness + spot.price) >> 1;
                if spot.scanned && key < self.limit && state.find(vertex) != state.find(arc.to) {
                    self.plan(key, Event::Join(arc.edge));
                }
            } else if nearness < spot.nearness {
                if spot.best == NONE {
                    self.near.push(arc.to);
                }
                spot.best = arc.edge;
                spot.nearness = nearness;
                if spot.side == Side::Away {
                    self.offer(state, arc.to);
                }
            }
        }
    }

    /// Plans to reach a vertex outside the tree over its nearest edge.
    fn offer(&mut self, state: &State, vertex: usize) {
        let spot = &state.spots[vertex];
        let key = spot.nearness + spot.price;
        if key < self.limit {
            if state.is_free(spot.top) {
                self.limit = key;
                self.goal = Goal::Meet(vertex);
            } else {
                self.plan(key, Event::Grow(vertex));
            }
        }
    }

    /// Puts a node that is outside the tree, and not inside a blossom, on the outer side.
    fn make_outer(&mut self, state: &mut State, node: usize) {
        self.placed.push(node);
        state.nodes[node].side = Side::Outer;
        if state.is_blossom(node) {
            state.nodes[node].half -= self.level;
        }
        self.lay_open(state, node, self.level);
    }

    /// Makes the vertices of a node outer; `rise` brings their prices to the outer reckoning.
    fn lay_open(&mut self, state: &mut State, node: usize, rise: i64) {
        let (fresh, limit, goal) = (&mut self.fresh, &mut self.limit, &mut self.goal);
        state.each_vertex(node, |spot, vertex| {
            spot.side = Side::Outer;
            spot.price += rise;
            if spot.price < *limit {
                *limit = spot.price;
                *goal = Goal::Leave(vertex);
            }
            fresh.push(vertex);
        });
    }

    /// Takes a matched node into the tree as inner, and its mate as outer.
    fn reach(&mut self, state: &mut State, vertex: usize) {
        let spot = &state.spots[vertex];
        if spot.side != Side::Away || spot.nearness + spot.price != self.level {
            return;
        }
        let node = spot.top;
        self.placed.push(node);
        state.nodes[node].side = Side::Inner;
        state.nodes[node].entry = entry(state, vertex);
        let level = self.level;
        state.each_vertex(node, |spot, _| {
            spot.side = Side::Inner;
            spot.price -= level;
        });
        if state.is_blossom(node) {
            state.nodes[node].half += level;
            self.plan(state.nodes[node].half, Event::Open(node));
        }
        let base = state.nodes[node].base;
        let mate = state.graph.across(state.mate[base], base);
        let top = state.spots[mate].top;
        self.make_outer(state, top);
    }

    /// Closes a blossom over a tight edge between two outer nodes.
    fn join(&mut self, state: &mut State, edge: usize) {
        let [from, to] = state.graph.ends[edge];
        let (left, right) = (state.find(from), state.find(to));
        if left == right {
            return;
        }
        let root = self.meeting(state, left, right);
        let (mut kids, mut links) = path(state, left, root);
        kids.reverse();
        links.reverse();
        for link in &mut links {
            *link = link.back();
        }
        kids.insert(0, root);
        links.push(Link { edge, from, to });
        let (others, back) = path(state, right, root);
        kids.extend(others);
        links.extend(back);
        self.used += u64::try_from(kids.len()).unwrap_or(u64::MAX);
        for &kid in &kids {
            let inner = state.nodes[kid].side == Side::Inner;
            state.nodes[kid].side = Side::Away;
            if inner {
                if state.is_blossom(kid) {
                    state.nodes[kid].half -= self.level;
                }
                self.lay_open(state, kid, 2 * self.level);
            } else if state.is_blossom(kid) {
                state.nodes[kid].half += self.level;
            }
        }
        let id = state.close(kids, links);
        state.nodes[id].side = Side::Outer;
        state.nodes[id].half = -self.level;
        self.placed.push(id);
    }

    /// The node where the ways from two outer nodes to the root meet.
    fn meeting(&mut self, state: &mut State, left: usize, right: usize) -> usize {
        self.stamp += 1;
        let (mut node, mut other) = (left, right);
        loop {
            if node != NONE {
                if state.nodes[node].mark == self.stamp {
                    return node;
                }
                state.nodes[node].mark = self.stamp;
                node = above(state, node).map_or(NONE, |(_, _, _, outer)| outer);
            }
            std::mem::swap(&mut node, &mut other);
        }
    }

    /// Opens an inner blossom whose price is 0, and those like it inside.
    fn open(&mut self, state: &mut State, id: usize) {
        let node = &state.nodes[id];
        if node.side != Side::Inner || node.half != self.level {
            return;
        }
        let mut todo = vec![id];
        while let Some(id) = todo.pop() {
            self.open_one(state, id, &mut todo);
        }
    }

    /// Opens an inner blossom; the even way through its ring stays in the tree.
    fn open_one(&mut self, state: &mut State, id: usize, todo: &mut Vec<usize>) {
        let entry = state.nodes[id].entry;
        let at = state.place(id, entry.to);
        let (kids, links) = state.take_apart(id);
        let count = kids.len();
        self.used += u64::try_from(count).unwrap_or(u64::MAX);
        let upwards = at % 2 == 1;
        let on_way = |i: usize| i == 0 || if upwards { i >= at } else { i <= at };
        for (i, &kid) in kids.iter().enumerate() {
            if !on_way(i) {
                self.release(state, kid);
            } else if i == 0 || (i % 2 == 1) == upwards {
                state.nodes[kid].entry = if i == at {
                    entry
                } else if upwards {
                    links[(i + count - 1) % count]
                } else {
                    links[i].back()
                };
                if state.is_hollow(kid) {
                    todo.push(kid);
                } else {
                    self.keep_inner(state, kid);
                }
            } else {
                // From the inner reckoning to the outer one.
                let level = self.level;
                state.each_vertex(kid, |spot, _| {
                    spot.price += level;
                    spot.top = kid;
                });
                self.make_outer(state, kid);
            }
        }
    }

    fn keep_inner(&mut self, state: &mut State, kid: usize) {
        self.placed.push(kid);
        state.name_top(kid);
        state.nodes[kid].side = Side::Inner;
        if state.is_blossom(kid) {
            state.nodes[kid].half += self.level;
            self.plan(state.nodes[kid].half, Event::Open(kid));
        }
    }

    /// Lets a part of an opened blossom fall out of the tree.
    fn release(&mut self, state: &mut State, kid: usize) {
        let level = self.level;
        let mut reachable = vec![];
        state.each_vertex(kid, |spot, vertex| {
            spot.side = Side::Away;
            spot.top = kid;
            spot.price += level;
            if spot.best != NONE {
                reachable.push(vertex);
            }
        });
        for vertex in reachable {
            self.offer(state, vertex);
        }
    }

    /// Writes the true prices and takes the tree down.
    fn tidy(&mut self, state: &mut State) {
        let level = self.level;
        for node in self.placed.drain(..) {
            let (sign, parent) = match state.nodes[node].side {
                Side::Away => continue,
                Side::Outer => (-1, state.nodes[node].parent),
                Side::Inner => (1, state.nodes[node].parent),
            };
            debug_assert!(parent == NONE, "only outermost nodes have a side");
            state.nodes[node].side = Side::Away;
            if state.is_blossom(node) {
                state.nodes[node].half -= sign * level;
            }
            state.each_vertex(node, |spot, _| {
                spot.price += sign * level;
                spot.top = node;
                spot.side = Side::Away;
                spot.scanned = false;
            });
            if state.is_hollow(node) {
                self.hollow.push(node);
            }
        }
        for vertex in self.near.drain(..) {
            state.spots[vertex].best = NONE;
            state.spots[vertex].nearness = i64::MAX;
        }
        self.fresh.clear();
        self.now.clear();
        self.later.clear();
    }
}
