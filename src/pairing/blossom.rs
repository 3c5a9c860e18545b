//! The matching, its prices and the nested odd sets ("blossoms", Edmonds 1965) around it.
#![expect(clippy::indexing_slicing, reason = "hot loops; every index is made by this module")]

use super::Edge;

/// No vertex, node or edge.
pub(super) const NONE: usize = usize::MAX;

/// One edge seen from one of its ends; `worth` is doubled, so that prices stay whole numbers.
#[derive(Clone, Copy)]
pub(super) struct Arc {
    pub(super) to: usize,
    pub(super) edge: usize,
    pub(super) worth: i64,
}

/// The usable edges, grouped by vertex.
pub(super) struct Graph {
    first: Vec<usize>,
    arcs: Vec<Arc>,
    pub(super) ends: Vec<[usize; 2]>,
    pub(super) worth: Vec<i64>,
}

impl Graph {
    /// Groups the edges by vertex; loops, edges worth nothing and edges to nowhere are left out.
    pub(super) fn new(vertices: usize, edges: &[Edge]) -> Self {
        let mut first = vec![0; vertices + 1];
        let usable = |edge: &Edge| {
            let [a, b] = edge.ends;
            a != b && a < vertices && b < vertices && edge.worth > 0
        };
        for edge in edges.iter().filter(|edge| usable(edge)) {
            first[edge.ends[0]] += 1;
            first[edge.ends[1]] += 1;
        }
        let mut total = 0;
        for slot in &mut first {
            total += *slot;
            *slot = total;
        }
        let mut arcs = vec![Arc { to: 0, edge: 0, worth: 0 }; total];
        for (id, edge) in edges.iter().enumerate().rev().filter(|(_, edge)| usable(edge)) {
            let [a, b] = edge.ends;
            for (from, to) in [(a, b), (b, a)] {
                first[from] -= 1;
                arcs[first[from]] = Arc { to, edge: id, worth: 2 * i64::from(edge.worth) };
            }
        }
        let ends = edges.iter().map(|edge| edge.ends).collect();
        let worth = edges.iter().map(|edge| 2 * i64::from(edge.worth)).collect();
        Self { first, arcs, ends, worth }
    }

    pub(super) fn vertices(&self) -> usize {
        self.first.len() - 1
    }

    pub(super) fn arcs(&self, vertex: usize) -> &[Arc] {
        &self.arcs[self.first[vertex]..self.first[vertex + 1]]
    }

    /// The other end of an edge.
    pub(super) fn across(&self, edge: usize, vertex: usize) -> usize {
        let [a, b] = self.ends[edge];
        if a == vertex { b } else { a }
    }

    /// The edge of greatest worth between two vertices, or `NONE`.
    pub(super) fn between(&self, a: usize, b: usize) -> usize {
        let mut best = (0, NONE);
        for arc in self.arcs(a) {
            if arc.to == b && arc.worth > best.0 {
                best = (arc.worth, arc.edge);
            }
        }
        best.1
    }
}

/// Where a vertex or an outermost blossom stands in the tree of the running search.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Not in the tree: its price stands still.
    Away,
    /// An even number of edges from the root: its price falls.
    Outer,
    /// An odd number of edges from the root: its price rises.
    Inner,
}

/// What a search reads and writes of one vertex, kept together for the cache.
#[derive(Clone)]
pub(super) struct Spot {
    /// The price; during a search plus (outer) or minus (inner) the search's `level`.
    pub(super) price: i64,
    /// A blossom around the vertex, the outermost one unless blossoms were joined since.
    pub(super) top: usize,
    /// The edge that brings the vertex nearest to the tree, and the part of its slack that does
    /// not change with the vertex's own side.
    pub(super) best: usize,
    pub(super) nearness: i64,
    pub(super) side: Side,
    pub(super) scanned: bool,
}

/// An edge with a direction: from a vertex in one node to a vertex in the next.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) edge: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Link {
    pub(super) const NOWHERE: Self = Self { edge: NONE, from: NONE, to: NONE };

    pub(super) fn back(self) -> Self {
        Self { edge: self.edge, from: self.to, to: self.from }
    }
}

/// A vertex, or a blossom: an odd ring of nodes joined by tight edges.
#[derive(Clone)]
pub(super) struct Node {
    pub(super) parent: usize,
    /// Leads to the outermost node, with shortcuts (union-find); only outer nodes need it.
    pub(super) up: usize,
    /// The one vertex not matched inside.
    pub(super) base: usize,
    /// The vertices inside are a stretch of the list `State::next`.
    pub(super) head: usize,
    pub(super) tail: usize,
    /// Half the blossom's price (kept relative to `level` like a vertex's).
    pub(super) half: i64,
    pub(super) side: Side,
    /// How an inner node was reached.
    pub(super) entry: Link,
    pub(super) mark: u64,
    /// See `State::note_over`.
    over: usize,
    /// The ring, from the node with the base on; link `i` goes from node `i` to the next, and
    /// the links at odd places are matched.
    pub(super) kids: Vec<usize>,
    pub(super) links: Vec<Link>,
}

/// A feasible set of prices and a matching of tight edges.
pub(super) struct State {
    pub(super) graph: Graph,
    pub(super) spots: Vec<Spot>,
    /// The matched edge of each vertex.
    pub(super) mate: Vec<usize>,
    pub(super) nodes: Vec<Node>,
    next: Vec<usize>,
    spare: Vec<usize>,
}

impl State {
    /// Every vertex alone, at price 0 (not feasible yet).
    pub(super) fn new(graph: Graph) -> Self {
        let count = graph.vertices();
        let spot = |top| Spot {
            price: 0,
            top,
            best: NONE,
            nearness: i64::MAX,
            side: Side::Away,
            scanned: false,
        };
        Self {
            graph,
            spots: (0..count).map(spot).collect(),
            mate: vec![NONE; count],
            nodes: (0..count).map(lone).collect(),
            next: vec![NONE; count],
            spare: Vec::new(),
        }
    }

    pub(super) fn is_blossom(&self, node: usize) -> bool {
        node >= self.spots.len()
    }

    pub(super) fn is_hollow(&self, node: usize) -> bool {
        self.is_blossom(node) && self.nodes[node].half == 0
    }

    pub(super) fn is_free(&self, node: usize) -> bool {
        self.mate[self.nodes[node].base] == NONE
    }

    /// Whether a vertex is free although it has a price: a search is due.
    pub(super) fn wants(&self, vertex: usize) -> bool {
        self.mate[vertex] == NONE && self.spots[vertex].price > 0
    }

    /// Calls `visit` on every vertex inside a node.
    pub(super) fn each_vertex(&mut self, node: usize, mut visit: impl FnMut(&mut Spot, usize)) {
        let mut vertex = self.nodes[node].head;
        let tail = self.nodes[node].tail;
        loop {
            visit(&mut self.spots[vertex], vertex);
            if vertex == tail {
                return;
            }
            vertex = self.next[vertex];
        }
    }

    /// The outermost node around a vertex.
    pub(super) fn find(&mut self, vertex: usize) -> usize {
        let mut node = self.spots[vertex].top;
        while self.nodes[node].up != node {
            let above = self.nodes[node].up;
            self.nodes[node].up = self.nodes[above].up;
            node = self.nodes[node].up;
        }
        self.spots[vertex].top = node;
        node
    }

    /// Makes a blossom of a ring of outermost nodes; its price is 0.
    pub(super) fn close(&mut self, kids: Vec<usize>, links: Vec<Link>) -> usize {
        let id = self.spare.pop().unwrap_or(self.nodes.len());
        let mut node = lone(id);
        node.base = self.nodes[kids[0]].base;
        node.head = self.nodes[kids[0]].head;
        let mut tail = NONE;
        for &kid in &kids {
            if tail != NONE {
                self.next[tail] = self.nodes[kid].head;
            }
            tail = self.nodes[kid].tail;
            self.nodes[kid].parent = id;
            self.nodes[kid].up = id;
        }
        node.tail = tail;
        node.kids = kids;
        node.links = links;
        if id == self.nodes.len() {
            self.nodes.push(node);
        } else {
            self.nodes[id] = node;
        }
        id
    }

    /// Undoes a blossom: its parts become outermost nodes, and its ring is handed back.
    ///
    /// The vertices do not hear of it: `name_top` is still due for every part.
    pub(super) fn take_apart(&mut self, id: usize) -> (Vec<usize>, Vec<Link>) {
        let kids = std::mem::take(&mut self.nodes[id].kids);
        let links = std::mem::take(&mut self.nodes[id].links);
        for &kid in &kids {
            self.nodes[kid].parent = NONE;
            self.nodes[kid].up = kid;
        }
        self.nodes[id].side = Side::Away;
        self.spare.push(id);
        (kids, links)
    }

    /// Tells all vertices inside a node that it is outermost.
    pub(super) fn name_top(&mut self, node: usize) {
        self.each_vertex(node, |spot, _| spot.top = node);
    }

    /// The place in a blossom's ring of the part that holds a vertex.
    pub(super) fn place(&self, blossom: usize, vertex: usize) -> usize {
        let mut node = vertex;
        while self.nodes[node].parent != blossom {
            node = self.nodes[node].parent;
        }
        self.nodes[blossom].kids.iter().position(|&kid| kid == node).unwrap_or(0)
    }

    /// Rematches inside a node so that `vertex` is left for an edge to the outside.
    pub(super) fn turn(&mut self, node: usize, vertex: usize) {
        let mut todo = vec![(node, vertex)];
        while let Some((top, vertex)) = todo.pop() {
            let mut part = vertex;
            while part != top {
                let around = self.nodes[part].parent;
                if self.nodes[around].base != vertex {
                    self.turn_ring(around, part, vertex, &mut todo);
                }
                part = around;
            }
        }
    }

    /// Rematches the ring of one blossom so that `part`, which holds `vertex`, has the base.
    fn turn_ring(&mut self, id: usize, part: usize, vertex: usize, todo: &mut Vec<(usize, usize)>) {
        let Node { kids, links, base, .. } = &mut self.nodes[id];
        let at = kids.iter().position(|&kid| kid == part).unwrap_or(0);
        let count = kids.len();
        // The way to the old base over an even number of links; every second one is matched from
        // now on.
        let now_matched = if at % 2 == 1 { at + 1..count } else { 0..at };
        for i in now_matched.step_by(2) {
            let link = links[i];
            self.mate[link.from] = link.edge;
            self.mate[link.to] = link.edge;
            todo.push((kids[i], link.from));
            todo.push((kids[(i + 1) % count], link.to));
        }
        *base = vertex;
        kids.rotate_left(at);
        links.rotate_left(at);
    }

    /// The price of both ends less the (doubled) worth: the slack, but for blossoms around both.
    pub(super) fn bare_slack(&self, edge: usize) -> i64 {
        let [a, b] = self.graph.ends[edge];
        self.spots[a].price + self.spots[b].price - self.graph.worth[edge]
    }

    /// Price of the ends and of the blossoms around both, less the (doubled) worth.
    /// Holds between searches only, where `over` is set.
    pub(super) fn slack(&self, edge: usize) -> i64 {
        let [a, b] = self.graph.ends[edge];
        let bare = self.bare_slack(edge);
        if self.spots[a].top != self.spots[b].top {
            return bare;
        }
        let priced = |node: &usize| *node != NONE && !self.nodes[*node].kids.is_empty();
        let chain = |node: usize| {
            std::iter::successors(Some(self.nodes[node].over).filter(priced), |&node| {
                Some(self.nodes[node].over).filter(priced)
            })
        };
        let (deep_a, deep_b) = (chain(a).count(), chain(b).count());
        let from_a = chain(a).skip(deep_a.saturating_sub(deep_b));
        let from_b = chain(b).skip(deep_b.saturating_sub(deep_a));
        let shared = from_a.zip(from_b).find(|(x, y)| x == y);
        let halves = |(node, _): (usize, usize)| {
            2 * self.nodes[node].half
                + chain(node).map(|over| 2 * self.nodes[over].half).sum::<i64>()
        };
        bare + shared.map_or(0, halves)
    }

    /// Notes for every node the nearest blossom with a price around it.
    pub(super) fn note_over(&mut self) {
        let outermost = |id: &usize| self.nodes[*id].parent == NONE;
        let mut todo: Vec<usize> = (self.spots.len()..self.nodes.len()).filter(outermost).collect();
        while let Some(id) = todo.pop() {
            let node = &self.nodes[id];
            let over = if node.half > 0 { id } else { node.over };
            for i in 0..node.kids.len() {
                let kid = self.nodes[id].kids[i];
                self.nodes[kid].over = over;
                todo.push(kid);
            }
        }
    }
}

fn lone(id: usize) -> Node {
    Node {
        parent: NONE,
        up: id,
        base: id,
        head: id,
        tail: id,
        half: 0,
        side: Side::Away,
        entry: Link::NOWHERE,
        mark: 0,
        over: NONE,
        kids: Vec::new(),
        links: Vec::new(),
    }
}
