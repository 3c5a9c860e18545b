//! Brute force on small graphs, a proof check on large ones, warm against cold starts.

use proptest::prelude::*;

use super::{Edge, Memory, Pairing, pair_up};

const ALL: u64 = u64::MAX;

/// A small generator (xorshift), so that every run sees the same graphs.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let limit = u64::try_from(limit).unwrap_or(1);
        usize::try_from((self.0 >> 11) % limit).unwrap_or(0)
    }

    fn worth(&mut self, low: usize, high: usize) -> u32 {
        u32::try_from(low + self.below(high - low + 1)).unwrap_or(1)
    }
}

/// The greatest total worth, over all subsets of the vertices.
fn brute_force(vertices: usize, edges: &[Edge]) -> u64 {
    let mut worth = vec![vec![0u64; vertices]; vertices];
    for edge in edges {
        let [a, b] = edge.ends;
        if a != b && a < vertices && b < vertices {
            worth[a][b] = worth[a][b].max(u64::from(edge.worth));
            worth[b][a] = worth[a][b];
        }
    }
    let mut best = vec![0u64; 1 << vertices];
    for set in 1usize..1 << vertices {
        let Ok(first) = usize::try_from(set.trailing_zeros()) else { continue };
        let rest = set & (set - 1);
        best[set] = best[rest];
        for other in first + 1..vertices {
            if rest >> other & 1 == 1 && worth[first][other] > 0 {
                best[set] = best[set].max(best[rest ^ (1 << other)] + worth[first][other]);
            }
        }
    }
    best[(1 << vertices) - 1]
}

fn greedy(vertices: usize, edges: &[Edge]) -> u64 {
    let mut order: Vec<&Edge> = edges.iter().collect();
    order.sort_by_key(|edge| std::cmp::Reverse(edge.worth));
    let mut taken = vec![false; vertices];
    let mut total = 0;
    for edge in order {
        let [a, b] = edge.ends;
        if a != b && a < vertices && b < vertices && !taken[a] && !taken[b] {
            taken[a] = true;
            taken[b] = true;
            total += u64::from(edge.worth);
        }
    }
    total
}

/// The mates are mutual, joined by edges, and worth what is claimed.
fn check_valid(vertices: usize, edges: &[Edge], pairing: &Pairing) {
    assert_eq!(pairing.mates.len(), vertices);
    let mut worth = 0;
    for (a, mate) in pairing.mates.iter().enumerate() {
        if let &Some(b) = mate {
            assert_eq!(pairing.mates[b], Some(a));
            let between = edges.iter().filter(|edge| edge.ends == [a, b] || edge.ends == [b, a]);
            let best = between.map(|edge| edge.worth).max().unwrap_or(0);
            assert!(best > 0);
            worth += if a < b { u64::from(best) } else { 0 };
        }
    }
    assert!(worth >= pairing.worth, "worth of the pairs");
}

/// Weak duality: prices that cover every edge, and add up to what the matching is worth, prove it.
/// Uses nothing but the output.
fn check_proof(vertices: usize, edges: &[Edge], pairing: &Pairing) {
    assert!(pairing.proved);
    let proof = &pairing.memory;
    let mut price = proof.prices.clone();
    let mut around: Vec<Vec<usize>> = vec![vec![]; vertices];
    let mut members: Vec<Vec<usize>> = vec![];
    let mut total = 0;
    for (id, set) in proof.sets.iter().enumerate() {
        assert!(set.half >= 0);
        let mut inside: Vec<usize> = vec![];
        for &vertex in set.ring.iter().flatten() {
            match around[vertex].last() {
                Some(&part) => inside.extend(members[part].iter()),
                None => inside.push(vertex),
            }
        }
        inside.sort_unstable();
        inside.dedup();
        assert_eq!(inside.len() % 2, 1);
        for &vertex in &inside {
            around[vertex].push(id);
            price[vertex] -= set.half;
        }
        total += set.half * i64::try_from(inside.len() - 1).unwrap_or(0);
        members.push(inside);
    }
    assert!(price.iter().all(|&price| price >= 0));
    for edge in edges {
        let [a, b] = edge.ends;
        if a == b || a >= vertices || b >= vertices || edge.worth == 0 {
            continue;
        }
        let shared = around[a].iter().filter(|set| around[b].contains(set));
        let cover = price[a] + price[b] + shared.map(|&set| 2 * proof.sets[set].half).sum::<i64>();
        assert!(cover >= 2 * i64::from(edge.worth), "edge not covered");
    }
    total += price.iter().sum::<i64>();
    assert_eq!(total, 2 * i64::try_from(pairing.worth).unwrap_or(0));
}

fn check(vertices: usize, edges: &[Edge], warm: Option<&Memory>) -> Pairing {
    let pairing = pair_up(vertices, edges, warm, ALL);
    if edges.len() < 3000 {
        check_valid(vertices, edges, &pairing);
    }
    check_proof(vertices, edges, &pairing);
    pairing
}

fn random_graph(dice: &mut Dice, vertices: usize, count: usize, high: usize) -> Vec<Edge> {
    let mut edge =
        || Edge { ends: [dice.below(vertices), dice.below(vertices)], worth: dice.worth(0, high) };
    (0..count).map(|_| edge()).collect()
}

/// Odd rings whose members are odd rings again, `depth` deep, plus some loose ends.
fn nested_rings(dice: &mut Dice, depth: usize, high: usize) -> (usize, Vec<Edge>) {
    let mut edges = vec![];
    let mut parts: Vec<Vec<usize>> =
        (0..3usize.pow(u32::try_from(depth).unwrap_or(1))).map(|vertex| vec![vertex]).collect();
    let inner = parts.len();
    while parts.len() > 1 {
        let mut joined = vec![];
        for ring in parts.chunks(3) {
            for i in 0..3 {
                let (from, to) = (&ring[i], &ring[(i + 1) % 3]);
                let ends = [from[dice.below(from.len())], to[dice.below(to.len())]];
                edges.push(Edge { ends, worth: dice.worth(high / 2 + 1, high) });
            }
            joined.push(ring.concat());
        }
        parts = joined;
    }
    let loose = 3;
    for vertex in inner..inner + loose {
        for _ in 0..2 {
            edges.push(Edge { ends: [vertex, dice.below(inner)], worth: dice.worth(1, high) });
        }
    }
    (inner + loose, edges)
}

fn triangles(dice: &mut Dice, count: usize, high: usize) -> (usize, Vec<Edge>) {
    let mut edges = vec![];
    for i in 0..count {
        let [a, b, c] = [3 * i, 3 * i + 1, 3 * i + 2];
        for ends in [[a, b], [b, c], [a, c]] {
            edges.push(Edge { ends, worth: dice.worth(high - high / 4, high) });
        }
        if i + 1 < count {
            edges.push(Edge { ends: [c, c + 1], worth: dice.worth(1, high) });
        }
    }
    (3 * count, edges)
}

#[test]
fn small_graphs_match_brute_force() {
    let mut dice = Dice::new(1);
    for round in 0..40_000 {
        let vertices = 1 + dice.below(if round % 20 == 0 { 12 } else { 9 });
        let count = dice.below(3 * vertices + 1);
        let high = [1, 2, 3, 6, 20, 1200][dice.below(6)];
        let edges = random_graph(&mut dice, vertices, count, high);
        let pairing = check(vertices, &edges, None);
        assert_eq!(pairing.worth, brute_force(vertices, &edges), "{vertices} {edges:?}");
    }
}

#[test]
fn dense_small_graphs_match_brute_force() {
    let mut dice = Dice::new(2);
    for _ in 0..6_000 {
        let vertices = 3 + dice.below(8);
        let high = [2, 4, 10, 100][dice.below(4)];
        let mut edges = vec![];
        for a in 0..vertices {
            for b in a + 1..vertices {
                edges.push(Edge { ends: [a, b], worth: dice.worth(high / 2, high) });
            }
        }
        let pairing = check(vertices, &edges, None);
        assert_eq!(pairing.worth, brute_force(vertices, &edges), "{vertices} {edges:?}");
    }
}

#[test]
fn nested_odd_rings_match_brute_force() {
    let mut dice = Dice::new(3);
    for _ in 0..4_000 {
        let high = [3, 8, 50][dice.below(3)];
        let (vertices, edges) = nested_rings(&mut dice, 2, high);
        let pairing = check(vertices, &edges, None);
        assert_eq!(pairing.worth, brute_force(vertices, &edges), "{edges:?}");
    }
}

#[test]
fn large_graphs_are_proved() {
    let mut dice = Dice::new(4);
    for round in 0..30 {
        let vertices = 50 + dice.below(600);
        let high = [2, 10, 1200][round % 3];
        let count = vertices * (1 + dice.below(6));
        let edges = random_graph(&mut dice, vertices, count, high);
        check(vertices, &edges, None);
        let (vertices, edges) = nested_rings(&mut dice, 3 + round % 4, high + 4);
        check(vertices, &edges, None);
        let (vertices, edges) = triangles(&mut dice, 30 + round * 5, high + 4);
        check(vertices, &edges, None);
    }
}

/// Changes some worths, drops a vertex now and then and adds one; returns the new numbering.
fn edit(
    dice: &mut Dice,
    vertices: &mut usize,
    edges: &mut Vec<Edge>,
    high: usize,
) -> Vec<Option<usize>> {
    let mut numbers: Vec<Option<usize>> = (0..*vertices).map(Some).collect();
    if dice.below(2) == 0 && *vertices > 3 {
        let gone = dice.below(*vertices);
        edges.retain(|edge| !edge.ends.contains(&gone));
        let last = *vertices - 1;
        for end in edges.iter_mut().flat_map(|edge| edge.ends.iter_mut()) {
            *end = if *end == last { gone } else { *end };
        }
        numbers[last] = Some(gone);
        numbers[gone] = None;
        *vertices = last;
    }
    if dice.below(2) == 0 {
        for _ in 0..=dice.below(4) {
            let ends = [*vertices, dice.below(*vertices)];
            edges.push(Edge { ends, worth: dice.worth(1, high) });
        }
        *vertices += 1;
    }
    for _ in 0..dice.below(4) {
        if !edges.is_empty() {
            let id = dice.below(edges.len());
            edges[id].worth = dice.worth(0, high);
        }
    }
    numbers
}

proptest! {
    #[test]
    fn warm_equals_cold(seed in any::<u64>(), size in 2usize..60, high in 1usize..40) {
        let mut dice = Dice::new(seed);
        let (mut vertices, mut edges) = match seed % 3 {
            0 => (size, random_graph(&mut dice, size, size * 2, high)),
            1 => triangles(&mut dice, 1 + size / 3, high + 4),
            _ => nested_rings(&mut dice, 3, high + 4),
        };
        let mut memory = check(vertices, &edges, None).memory;
        for _ in 0..12 {
            let numbers = edit(&mut dice, &mut vertices, &mut edges, high);
            let kept = memory.renumbered(vertices, &numbers);
            let warm = check(vertices, &edges, Some(&kept));
            let cold = check(vertices, &edges, None);
            prop_assert_eq!(warm.worth, cold.worth);
            memory = warm.memory;
        }
    }

    #[test]
    fn any_memory_is_safe(seed in any::<u64>(), size in 2usize..14) {
        let mut dice = Dice::new(seed);
        let edges = random_graph(&mut dice, size, size * 3, 9);
        let mut memory = check(size, &edges, None).memory;
        for _ in 0..4 {
            let (a, b) = (dice.below(size), dice.below(size));
            memory.prices[a] = i64::try_from(dice.below(40)).unwrap_or(0) - 9;
            memory.mates[b] = Some(dice.below(size + 2));
            if let Some(set) = memory.sets.first_mut() {
                let at = dice.below(set.ring.len());
                set.ring[at] = [dice.below(size + 1), dice.below(size)];
                set.half = i64::try_from(dice.below(6)).unwrap_or(0) - 1;
            }
        }
        let other = random_graph(&mut dice, size, size * 3, 9);
        for edges in [edges, other] {
            prop_assert_eq!(check(size, &edges, Some(&memory)).worth, brute_force(size, &edges));
        }
    }

    #[test]
    fn cut_short_is_valid(seed in any::<u64>(), size in 2usize..80) {
        let mut dice = Dice::new(seed);
        let edges = random_graph(&mut dice, size, size * 3, 30);
        let best = check(size, &edges, None);
        let mut memory = None;
        for steps in [0, 1, 3, 10, 30, 100, 300, 1000] {
            let pairing = pair_up(size, &edges, memory.as_ref(), steps);
            check_valid(size, &edges, &pairing);
            prop_assert!(pairing.worth <= best.worth);
            prop_assert!(pairing.worth >= greedy(size, &edges));
            prop_assert!(!pairing.proved || pairing.worth == best.worth);
            prop_assert_eq!(&pairing, &pair_up(size, &edges, memory.as_ref(), steps));
            memory = Some(pairing.memory);
        }
        prop_assert_eq!(check(size, &edges, memory.as_ref()).worth, best.worth);
    }
}

#[test]
fn nothing_to_do() {
    assert_eq!(check(0, &[], None).worth, 0);
    assert_eq!(check(3, &[], None).worth, 0);
    let junk = [
        Edge { ends: [0, 0], worth: 5 },
        Edge { ends: [0, 9], worth: 5 },
        Edge { ends: [0, 1], worth: 0 },
    ];
    assert_eq!(check(2, &junk, None).worth, 0);
}

#[test]
fn greatest_worths_do_not_overflow() {
    let edges: Vec<Edge> =
        (0..5).map(|i| Edge { ends: [i, (i + 1) % 5], worth: u32::MAX }).collect();
    assert_eq!(check(5, &edges, None).worth, 2 * u64::from(u32::MAX));
}
