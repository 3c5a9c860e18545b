//! Words typed and words of a person, brought together one to one.

use std::rc::Rc;

use super::lexicon::Posting;
use super::matches::Matches;
use super::person::{Field, Person};
use super::query::{Reading, TERMS};
use super::rank::{Grade, Score, Tier, cost};

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
    best.map(|taken: Taken| taken.score(reading, person.name_words))
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
        let Some(grade) = matches.grade(word.word) else { continue };
        let at = At { ordinal: word.ordinal, field: word.field, cost: word.cost };
        if let Some(choice) = Choice::of(place, initial, grade, at) {
            insert(row, choice);
        }
    }
}

/// Where a word of a person stands, and what its spelling costs.
#[derive(Clone, Copy)]
struct At {
    ordinal: u8,
    field: Field,
    cost: u8,
}

impl Choice {
    /// The word of a person for a word typed; nothing where it cannot be meant.
    fn of(place: u8, initial: bool, grade: Grade, at: At) -> Option<Self> {
        // An initial stands for a word of the name, and so does another form of one.
        if (initial || grade.tier == Tier::Nickname) && at.field != Field::Name {
            return None;
        }
        let (price, tier) = match at.field {
            Field::Name => (0, Tier::Name),
            Field::Organisation => (cost::ORGANISATION, Tier::Organisation),
            Field::Email | Field::LatinEmail => (cost::EMAIL, Tier::CodeBeginning),
        };
        let spelling = if at.cost == 0 { Tier::Name } else { Tier::Spelling };
        Some(Self {
            cost: u16::from(grade.cost) + u16::from(price) + u16::from(at.cost),
            astray: place.abs_diff(at.ordinal),
            untyped: grade.untyped,
            ordinal: at.ordinal,
            tier: grade.tier.max(tier).max(spelling),
        })
    }
}

/// How well one word of a person fits the one word typed.
pub(super) fn score_alone(reading: &Reading, grade: Grade, posting: Posting) -> Option<Score> {
    let initial = reading.terms.first()?.is_initial();
    let at = At { ordinal: posting.ordinal, field: posting.field, cost: posting.cost };
    let taken = Taken::default().with(Choice::of(0, initial, grade, at)?)?;
    Some(taken.score(reading, posting.name_words))
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

    fn score(self, reading: &Reading, name_words: u8) -> Score {
        Score {
            cost: self.cost.saturating_add(u16::from(reading.cost)),
            fine: self.fine(name_words, reading.terms.len()),
            tier: if reading.cost >= cost::LEFT_OUT { Tier::Part } else { self.tier },
        }
    }

    /// Letters left untyped weigh most, then words of the name that nobody typed, then the order.
    fn fine(self, name_words: u8, typed: usize) -> u16 {
        let left = usize::from(name_words).saturating_sub(typed);
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
