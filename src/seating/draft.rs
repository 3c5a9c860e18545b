//! What a caller says about the people, the room and the rules; [`Problem::new`] checks it.
//!
//! [`Problem::new`]: crate::seating::Problem::new

use crate::domain::{OddPolicy, Uneven};

use super::index::{PersonIndex, TableIndex};

/// The people of each table, in the order of the tables; an unused table is empty.
pub type Tables = Vec<Vec<PersonIndex>>;

/// All that decides who sits where.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// Everybody who is seated in any of the rounds, or was.
    pub people: Vec<PersonSpec>,
    /// The rounds to plan, the next one first; all of them know the same number of tables.
    pub rounds: Vec<RoundSpec>,
    /// Who sat with whom in the rounds held so far; they stay as they are.
    pub past: Vec<Tables>,
    /// Those who knew each other before tonight.
    pub acquainted: Vec<Acquainted>,
    /// What it is worth that two people meet, where it is not [`Draft::usual_worth`].
    pub worth: Vec<Worth>,
    /// What any other first meeting is worth, from 0 to [`Worth::MOST`].
    pub usual_worth: u16,
    /// What must hold at any price.
    pub rules: Vec<Rule>,
    /// How many people a table gets.
    pub policy: Policy,
    /// What a flaw costs.
    pub weights: Weights,
    /// The host who takes the empty chair in a round of pairs, seated in no other case.
    pub stand_in: Option<PersonIndex>,
    /// Tables that stand side by side.
    pub neighbours: Vec<(TableIndex, TableIndex)>,
    /// What was foreseen for these rounds the last time: a start for the search, never an order.
    pub forecast: Vec<Tables>,
}

impl Draft {
    /// How many chairs somebody takes up.
    pub(super) fn space(&self, person: PersonIndex) -> u16 {
        self.people.get(person.at()).map_or(1, |spec| spec.space)
    }

    /// Whether two tables are one, or stand side by side.
    #[must_use]
    pub fn is_near(&self, one: TableIndex, other: TableIndex) -> bool {
        let side = [(one, other), (other, one)];
        one == other || self.neighbours.iter().any(|pair| side.contains(pair))
    }
}

/// What the plan has to know about one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonSpec {
    /// Where they work; two people with the same number are colleagues.
    pub organisation: Option<u16>,
    /// What a table should have a mix of: a field, an age group, newcomer or not.
    pub kinds: Vec<u16>,
    /// The languages they speak, a bit each; 0 when nobody asked.
    pub languages: u32,
    /// How many chairs they take up: 2 for a wheelchair.
    pub space: u16,
    /// Whether meeting them counts; not so for an interpreter or a guide.
    pub meets: bool,
    /// How often they have rested tonight.
    pub sat_out: u16,
    /// Whether they came since the last round began, and so do not rest in the next.
    pub just_arrived: bool,
    /// Kinds of which nobody should be the only one at a table.
    pub company: Vec<u16>,
    /// Where two lines face each other, the one they stand in: two of one line are kept apart.
    pub line: Option<u8>,
    /// Whether they stay at a table and receive guests, each guest once.
    pub host: bool,
    /// The tables of the theme they chose; none when they did not choose.
    pub wishes: Vec<TableIndex>,
}

impl Default for PersonSpec {
    fn default() -> Self {
        Self {
            organisation: None,
            kinds: Vec::new(),
            languages: 0,
            space: 1,
            meets: true,
            sat_out: 0,
            just_arrived: false,
            company: Vec::new(),
            line: None,
            host: false,
            wishes: Vec::new(),
        }
    }
}

/// One round to plan.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RoundSpec {
    /// The tables of the room, in the order of their index.
    pub tables: Vec<TableSpec>,
    /// Those who are there, each once.
    pub present: Vec<PersonIndex>,
    /// Those who keep the seat that the host gave them.
    pub locked: Vec<(PersonIndex, TableIndex)>,
}

/// One table in one round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableSpec {
    /// How many chairs it has; 0 when it is closed.
    pub seats: u16,
    /// Exactly how many people it gets, if that is settled already.
    pub exactly: Option<u16>,
}

impl TableSpec {
    /// A table with this many chairs, to be filled as the policy says.
    #[must_use]
    pub const fn with_seats(seats: u16) -> Self {
        Self { seats, exactly: None }
    }
}

/// What must hold at any price, or is refused by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule {
    /// These two are never at one table.
    Apart(PersonIndex, PersonIndex),
    /// These two are never at one table, nor at two of [`Draft::neighbours`].
    Distant(PersonIndex, PersonIndex),
    /// These two are always at one table: an interpreter, a guide, a parent.
    Together(PersonIndex, PersonIndex),
    /// This person stays at this table: a host.
    Pinned(PersonIndex, TableIndex),
    /// This person can only be at one of these tables: step-free, quiet.
    OneOf(PersonIndex, Vec<TableIndex>),
    /// This person is never at a table with fewer people than this: a minor.
    AtLeast(PersonIndex, u16),
    /// This person is never at a table with more people than this.
    AtMost(PersonIndex, u16),
}

impl Rule {
    /// The people it speaks of.
    pub fn people(&self) -> impl Iterator<Item = PersonIndex> + use<> {
        let (first, second) = match *self {
            Self::Apart(first, second)
            | Self::Distant(first, second)
            | Self::Together(first, second) => (first, Some(second)),
            Self::Pinned(person, _)
            | Self::OneOf(person, _)
            | Self::AtLeast(person, _)
            | Self::AtMost(person, _) => (person, None),
        };
        std::iter::once(first).chain(second)
    }

    /// The only tables it leaves its person; none when it is not about tables.
    pub(super) const fn tables(&self) -> &[TableIndex] {
        match self {
            Self::Pinned(_, table) => std::slice::from_ref(table),
            Self::OneOf(_, tables) => tables.as_slice(),
            Self::Apart(..)
            | Self::Distant(..)
            | Self::Together(..)
            | Self::AtLeast(..)
            | Self::AtMost(..) => &[],
        }
    }
}

/// Two people who knew each other before tonight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Acquainted {
    /// One of them.
    pub first: PersonIndex,
    /// The other one.
    pub second: PersonIndex,
    /// How well, from 1 (met once, long ago) to 100 (close).
    pub strength: u8,
}

/// What it is worth that two people meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Worth {
    /// One of them.
    pub first: PersonIndex,
    /// The other one.
    pub second: PersonIndex,
    /// From 0 to [`Worth::MOST`].
    pub worth: u16,
}

impl Worth {
    /// The most that a meeting can be worth.
    pub const MOST: u16 = 1000;
}

/// How many people a table gets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Policy {
    /// How many people a table is meant to have, at least 2.
    pub group_size: u16,
    /// The fewest that a table is planned with, where that can be avoided; at least 2.
    pub smallest_table: u16,
    /// Bigger or smaller tables when the number does not fit.
    pub uneven: Uneven,
    /// What the last one does in a round of pairs.
    pub odd: OddPolicy,
}

impl Default for Policy {
    fn default() -> Self {
        Self { group_size: 4, smallest_table: 3, uneven: Uneven::Bigger, odd: OddPolicy::Three }
    }
}

/// What a flaw costs, in the unit in which a meeting has its worth; each at most 1,000,000.
///
/// The usual ones are so far apart that a flaw of a lower kind is never bought with one of a higher
/// kind at the same table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weights {
    /// Two people meet again tonight; the third time costs twice as much.
    pub repeat: u32,
    /// Two people at a table share no language.
    pub tongue: u32,
    /// Two colleagues at a table.
    pub colleague: u32,
    /// Two people who knew each other well; less for those who knew each other less.
    pub acquainted: u32,
    /// Two people of one kind at a table, a kind at a time.
    pub kind: u32,
    /// Somebody is the only one of a kind at a table.
    pub only: u32,
    /// Two people of one line at a table.
    pub line: u32,
    /// A guest comes to a host again, on top of the repeat.
    pub visit: u32,
    /// Somebody is not at a table of the theme they chose.
    pub wish: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            repeat: 100_000,
            tongue: 40_000,
            colleague: 20_000,
            acquainted: 5_000,
            kind: 500,
            only: 2_000,
            line: 1_000_000,
            visit: 300_000,
            wish: 500_000,
        }
    }
}
