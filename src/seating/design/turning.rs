//! Classes of people that turn around the tables at different speeds.

use crate::seating::dice::Dice;

use super::differences::searched;
use super::field::{Field, factors};
use super::group::Group;
use super::patience::Patience;
use super::{Round, Shape};

/// How far each class is moved on in each round.
///
/// The people are dealt into classes of one person a table. The tables are the elements of a group;
/// in round `x` the person of class `c` who starts at table `p` sits at table `p + by[x][c]`. People
/// of classes `c` and `d` meet in rounds `x` and `y` only if `by[x][c] - by[x][d]` is the same as
/// `by[y][c] - by[y][d]`, so these differences are all taken different. Nobody meets their own class.
///
/// Source: difference matrices, Handbook of Combinatorial Designs, VI.17.
#[derive(Clone, Debug)]
pub(super) struct Turns {
    pub(super) group: Group,
    /// A round at a time, a class at a time.
    pub(super) by: Vec<Vec<usize>>,
}

impl Turns {
    /// The rounds; person `p` of class `c` is the point `c · tables + p`.
    ///
    /// The first class never moves: all are seen from where it sits.
    pub(super) fn rounds(&self) -> Vec<Round> {
        let from_first = |by: &Vec<usize>| {
            let first = by.first().copied().unwrap_or(0);
            by.iter().map(|turn| self.group.minus(*turn, first)).collect::<Vec<_>>()
        };
        self.by.iter().map(|by| self.round(&from_first(by))).collect()
    }

    fn round(&self, by: &[usize]) -> Round {
        let tables = self.group.order();
        let mut round = vec![Vec::with_capacity(by.len()); tables];
        for (class, turn) in by.iter().enumerate() {
            for place in 0..tables {
                if let Some(table) = round.get_mut(self.group.plus(place, *turn)) {
                    table.push(class * tables + place);
                }
            }
        }
        round
    }
}

/// The steps of one search for differences.
const SEARCH: usize = 60_000;

/// The most rounds of turning classes found, at most as many as are asked for.
pub(super) fn turns(shape: Shape, dice: &mut Dice, patience: &mut Patience<'_>) -> Turns {
    let sure = from_fields(shape);
    // Each speed has to put two classes at another distance, and there are as many as tables.
    if sure.by.len() >= shape.rounds.min(shape.tables) {
        return sure;
    }
    let mut groups = vec![Group::new(vec![shape.tables])];
    if !groups.contains(&sure.group) {
        groups.push(sure.group.clone());
    }
    groups.into_iter().fold(sure, |best, group| searched_for(&group, shape, best, dice, patience))
}

/// More rounds from differences in a group, if there are any: first as many as are asked for, then
/// one more than known as long as that is found.
fn searched_for(
    group: &Group,
    shape: Shape,
    mut best: Turns,
    dice: &mut Dice,
    patience: &mut Patience<'_>,
) -> Turns {
    let mut rounds = shape.rounds;
    while best.by.len() < shape.rounds {
        let mut part = patience.part(SEARCH);
        let found = searched(group, Shape { rounds, ..shape }, dice, &mut part);
        patience.regain(&part);
        let next = best.by.len().max(found.len()) + 1;
        if found.len() > best.by.len() {
            best = Turns { group: group.clone(), by: found };
        } else if next == rounds {
            break;
        }
        rounds = next;
    }
    best
}

/// Speeds times classes in a product of fields, whose smallest one bounds the speeds or the classes.
///
/// Two speeds and two classes bring nobody together again if there is a field in which both differ.
/// So one of the two sides has to differ in every field.
///
/// Source: the direct product of Latin squares, `MacNeish` 1922.
fn from_fields(shape: Shape) -> Turns {
    let orders = factors(shape.tables);
    let fields: Vec<Field> = orders.iter().filter_map(|order| Field::new(*order)).collect();
    let smallest = orders.iter().min().copied().unwrap_or(1);
    let most = if shape.size <= smallest { shape.tables } else { smallest };
    let group =
        fields.iter().fold(Group::new(Vec::new()), |group, field| group.with(&field.group()));
    let by = (0..shape.rounds.min(most))
        .map(|speed| {
            let product = |class| {
                let side = shape.size <= smallest;
                let speed = digits(speed, &orders, !side);
                let class = digits(class, &orders, side);
                let all = fields.iter().zip(&orders).zip(speed.iter().zip(&class));
                all.rev().fold(0, |product, ((field, order), (speed, class))| {
                    product * order + field.times(*speed, *class)
                })
            };
            (0..shape.size).map(product).collect()
        })
        .collect();
    Turns { group, by }
}

/// A number as an element of each field: the same one in all, or its digits.
fn digits(number: usize, orders: &[usize], everywhere: bool) -> Vec<usize> {
    let mut rest = number;
    let digit = |order: &usize| {
        let digit = rest % order;
        rest /= order;
        if everywhere { number } else { digit }
    };
    orders.iter().map(digit).collect()
}
