//! What the host decides once for the whole evening.

use serde::{Deserialize, Serialize};

use super::time::Seconds;

/// What happens when the people present do not fill tables of one size.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uneven {
    /// Thirteen people at tables of four: 5-4-4.
    Bigger,
    /// Thirteen people at tables of four: 4-3-3-3.
    Smaller,
}

/// What happens in a round of pairs when the number of people is odd.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OddPolicy {
    /// One table has three.
    Three,
    /// Somebody rests, fairly and never twice before all have.
    SitOut,
    /// The host takes the empty chair.
    HostSitsIn,
}

/// What tonight is for, which turns the factor for people of the same field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// People of other fields come first: new ideas come from afar.
    Learning,
    /// People of the same field are as welcome as others.
    TeamingUp,
}

/// What the host decides once for the whole evening.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// How long a round is.
    pub round_length: Seconds,
    /// How many rounds are meant, from 1.
    pub rounds: u16,
    /// How many people a table is meant to have, at least 2.
    pub group_size: u8,
    /// Bigger or smaller tables when the number does not fit.
    pub uneven: Uneven,
    /// What the last one does in a round of pairs.
    pub odd: OddPolicy,
    /// Below how many people a table is no longer left alone, 2 or 3.
    pub smallest_table: u8,
    /// How many introductions one person gets at most in an evening.
    pub introduction_cap: u8,
    /// Learning or teaming up.
    pub purpose: Purpose,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            round_length: Seconds::from_minutes(12),
            rounds: 4,
            group_size: 4,
            uneven: Uneven::Bigger,
            odd: OddPolicy::Three,
            smallest_table: 3,
            introduction_cap: 5,
            purpose: Purpose::Learning,
        }
    }
}

/// One decision of the host, as the journal keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// How long a round is.
    RoundLength(Seconds),
    /// How many rounds are meant.
    Rounds(u16),
    /// How many people a table is meant to have.
    GroupSize(u8),
    /// Bigger or smaller tables.
    Uneven(Uneven),
    /// What the last one does in a round of pairs.
    Odd(OddPolicy),
    /// The fewest people that a table is left with.
    SmallestTable(u8),
    /// The most introductions one person gets.
    IntroductionCap(u8),
    /// Learning or teaming up.
    Purpose(Purpose),
}

impl Settings {
    /// Puts one decision in the place of what was decided before, within its bounds.
    pub fn settle(&mut self, setting: Setting) {
        match setting {
            Setting::RoundLength(length) => self.round_length = length,
            Setting::Rounds(rounds) => self.rounds = rounds.max(1),
            Setting::GroupSize(size) => self.group_size = size.max(2),
            Setting::Uneven(uneven) => self.uneven = uneven,
            Setting::Odd(odd) => self.odd = odd,
            Setting::SmallestTable(size) => self.smallest_table = size.max(2),
            Setting::IntroductionCap(cap) => self.introduction_cap = cap.max(1),
            Setting::Purpose(purpose) => self.purpose = purpose,
        }
    }
}
