//! Where each person stands in the picture of the network.
//!
//! Source: T. M. J. Fruchterman, E. M. Reingold, 1991, Graph drawing by force-directed placement.

use std::collections::BTreeMap;

use crate::domain::{Pair, ParticipantId};

/// How often everybody is moved.
const STEPS: u32 = 80;

/// How many times the usual distance people still push each other away.
const FAR: f64 = 3.0;
/// How strongly everybody is drawn to the middle.
const MIDDLE: f64 = 0.35;

/// A place in a square with sides of 1.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// The place of everybody: the same for the same people and ties, in whatever order they come.
pub(super) fn layout(
    people: &[ParticipantId],
    ties: &[(Pair, bool)],
) -> BTreeMap<ParticipantId, Place> {
    let mut people = people.to_vec();
    people.sort_unstable();
    let index: BTreeMap<ParticipantId, usize> =
        people.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut edges: Vec<(usize, usize)> = ties
        .iter()
        .filter_map(|(pair, _)| {
            let [first, second] = pair.both();
            Some((*index.get(&first)?, *index.get(&second)?))
        })
        .collect();
    edges.sort_unstable();
    let mut places = sunflower(count);
    // The distance at which two people leave each other alone.
    let room = (1.0 / f64::from(count.max(1))).sqrt();
    for step in 0..STEPS {
        let heat = 0.1 * (1.0 - f64::from(step) / f64::from(STEPS));
        let pushed = forces(&places, &edges, room);
        for (place, force) in places.iter_mut().zip(pushed) {
            let length = (force.x * force.x + force.y * force.y).sqrt();
            if length > 0.0 {
                let far = length.min(heat) / length;
                place.x += force.x * far;
                place.y += force.y * far;
            }
        }
    }
    let scaled = into_the_square(&places);
    people.into_iter().zip(scaled).collect()
}

/// Everybody on a spiral, none on top of another: where the forces begin.
fn sunflower(count: u32) -> Vec<Place> {
    // The golden angle, in radians.
    let angle = std::f64::consts::PI * (3.0 - 5.0_f64.sqrt());
    let all = f64::from(count.max(1));
    (0..count)
        .map(|at| {
            let (at, far) = (f64::from(at), (f64::from(at) / all).sqrt() / 2.0);
            Place { x: far * (at * angle).cos(), y: far * (at * angle).sin() }
        })
        .collect()
}

fn forces(places: &[Place], edges: &[(usize, usize)], room: f64) -> Vec<Place> {
    // Whoever is far away is let be: else those who know nobody would be driven out of the picture.
    let far = (FAR * room) * (FAR * room);
    let mut forces = vec![Place::default(); places.len()];
    for (at, one) in places.iter().enumerate() {
        let mut sum = Place::default();
        for other in places {
            let (x, y) = (one.x - other.x, one.y - other.y);
            let square = x * x + y * y;
            if square > 0.0 && square < far {
                let push = room * room / square;
                sum.x += x * push;
                sum.y += y * push;
            }
        }
        // Nobody drifts away from all others.
        sum.x -= one.x * MIDDLE;
        sum.y -= one.y * MIDDLE;
        if let Some(force) = forces.get_mut(at) {
            *force = sum;
        }
    }
    for (first, second) in edges {
        let (Some(one), Some(other)) = (places.get(*first), places.get(*second)) else { continue };
        let (x, y) = (one.x - other.x, one.y - other.y);
        let pull = (x * x + y * y).sqrt() / room;
        for (at, sign) in [(*first, -1.0), (*second, 1.0)] {
            if let Some(force) = forces.get_mut(at) {
                force.x += sign * x * pull;
                force.y += sign * y * pull;
            }
        }
    }
    forces
}

/// Moved and scaled so that all of it fills the square.
fn into_the_square(places: &[Place]) -> Vec<Place> {
    let span = |of: fn(&Place) -> f64| {
        let low = places.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (low, (high - low).max(f64::MIN_POSITIVE))
    };
    let ((left, width), (top, height)) = (span(|place| place.x), span(|place| place.y));
    let scaled = |place: &Place| Place {
        x: if width > 1e-9 { (place.x - left) / width } else { 0.5 },
        y: if height > 1e-9 { (place.y - top) / height } else { 0.5 },
    };
    places.iter().map(scaled).collect()
}
