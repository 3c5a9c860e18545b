//! Words typed and words of a person, brought together one to one.

use std::rc::Rc;

use super::matches::Matches;
use super::person::{Field, Person};
use super::query::{Reading, TERMS};
use super::rank::{Score, Tier, cost};

/// Of how many words of a person each word typed has its choice: the best.
const CHOICES: usize = 3;

/// A word of the person for a word typed.
#[derive(Clone, Copy)]
struct Choice {
    cost: u16,
    /// How far the two are from the same place in their rows.
    astray: u8,
    untyped: u8,
    ordinal: u8,
    tier: Tier,
}

/// How well the person fits: each word typed has a word of the person to itself.
///
/// Nothing when one has none. Costs at most [`CHOICES`] to the power of [`TERMS`] comparisons, and
/// only for a name whose words are all alike.
pub(super) fn score(reading: &Reading, matches: &[Rc<Matches>], person: &Person) -> Option<Score> {
    let mut choices: [[Option<Choice>; CHOICES]; TERMS] = [[None; CHOICES]; TERMS];
    let rows = choices.iter_mut().zip(matches).zip(&reading.terms);
    for (place, ((row, matches), term)) in (0..).zip(rows) {
        collect(place, term.is_initial(), matches, person, row);
        row.first().copied().flatten()?;
    }
    let mut best = None;
    let rows = choices.get(..matches.len())?;
    choose(rows, Taken::default(), &mut best);
    best.map(|taken: Taken| Score {
        cost: taken.cost.saturating_add(u16::from(reading.cost)),
        fine: taken.fine(person, matches.len()),
        tier: if reading.cost >= cost::LEFT_OUT { Tier::Part } else { taken.tier },
    })
}

/// Puts the best words of a person for one word typed into a row, the best first.
fn collect(
    place: u8,
    initial: bool,
    matches: &Matches,
    person: &Person,
    row: &mut [Option<Choice>; CHOICES],
) {
    for word in &person.words {
        if initial && word.field != Field::Name {
            continue;
        }
        let Some(grade) = matches.grade(word.word) else { continue };
        if grade.tier == Tier::Nickname && word.field != Field::Name {
            continue;
        }
        let (price, tier) = match word.field {
            Field::Name => (0, Tier::Name),
            Field::Organisation => (cost::ORGANISATION, Tier::Organisation),
            Field::Email => (cost::EMAIL, Tier::CodeBeginning),
        };
        let spelling = if word.cost == 0 { Tier::Name } else { Tier::Spelling };
        insert(
            row,
            Choice {
                cost: u16::from(grade.cost) + u16::from(price) + u16::from(word.cost),
                astray: place.abs_diff(word.ordinal),
                untyped: grade.untyped,
                ordinal: word.ordinal,
                tier: grade.tier.max(tier).max(spelling),
            },
        );
    }
}

/// Keeps a row sorted, each word of the person in it once.
fn insert(row: &mut [Option<Choice>; CHOICES], mut choice: Choice) {
    let key = |choice: &Choice| (choice.cost, choice.astray, choice.untyped);
    for place in row {
        match place {
            None => {
                *place = Some(choice);
                return;
            }
            Some(kept) if key(&choice) < key(kept) => {
                let displaced = std::mem::replace(kept, choice);
                if displaced.ordinal == choice.ordinal {
                    return;
                }
                choice = displaced;
            }
            Some(kept) if kept.ordinal == choice.ordinal => return,
            Some(_) => {}
        }
    }
}

/// What has been chosen so far.
#[derive(Clone, Copy)]
struct Taken {
    /// One bit for each word of the person that has its word typed.
    ordinals: u64,
    cost: u16,
    untyped: u16,
    astray: u16,
    tier: Tier,
}

impl Default for Taken {
    fn default() -> Self {
        Self { ordinals: 0, cost: 0, untyped: 0, astray: 0, tier: Tier::Code }
    }
}

impl Taken {
    fn with(self, choice: Choice) -> Option<Self> {
        let bit = 1_u64.checked_shl(u32::from(choice.ordinal))?;
        (self.ordinals & bit == 0).then(|| Self {
            ordinals: self.ordinals | bit,
            cost: self.cost + choice.cost,
            untyped: self.untyped + u16::from(choice.untyped),
            astray: self.astray + u16::from(choice.astray),
            tier: self.tier.max(choice.tier),
        })
    }

    fn is_better_than(self, other: Self) -> bool {
        (self.cost, self.untyped, self.astray) < (other.cost, other.untyped, other.astray)
    }

    /// Letters left untyped weigh most, then words of the name that nobody typed, then the order.
    fn fine(self, person: &Person, typed: usize) -> u16 {
        let left = usize::from(person.name_words).saturating_sub(typed);
        let left = u16::try_from(left).unwrap_or(u16::MAX);
        self.untyped
            .saturating_mul(2)
            .saturating_add(left.saturating_mul(2))
            .saturating_add(u16::from(self.astray > 0))
    }
}

fn choose(rows: &[[Option<Choice>; CHOICES]], taken: Taken, best: &mut Option<Taken>) {
    if best.is_some_and(|best| best.cost <= taken.cost && !taken.is_better_than(best)) {
        return;
    }
    let Some((row, rest)) = rows.split_first() else {
        *best = Some(taken);
        return;
    };
    for choice in row.iter().copied().flatten() {
        if let Some(taken) = taken.with(choice) {
            choose(rest, taken, best);
        }
    }
}
