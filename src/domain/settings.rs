//! What the host decides once for the whole evening.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::factor::Factor;
use super::id::RoundNumber;
use super::shown::BoardPart;
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

/// How people are brought together in a round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Everybody moves on, to tables of the size the host wants.
    #[default]
    Rotating,
    /// Two at a table.
    Pairs,
    /// Experts face askers, mentors mentees: nobody meets their own line.
    TwoLines,
    /// Three at a table.
    Threes,
    /// Hosts stay at their tables; each guest comes to each host once.
    Hosted,
    /// People choose a theme; the chairs left over are filled with the others.
    Themed,
}

impl Format {
    /// Every format with its name and what it means, in the order in which it is offered.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Rotating, "rotating", "everybody moves on to a new table"),
        (Self::Pairs, "pairs", "two at a table"),
        (Self::TwoLines, "two lines", "experts face askers, mentors mentees"),
        (Self::Threes, "threes", "three at a table"),
        (Self::Hosted, "hosted", "hosts stay, each guest sees each one once"),
        (Self::Themed, "themed", "people choose a theme, the others fill in"),
    ];

    /// Its name, as a host reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }
}

/// How far people are bound to the seats that are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rotation {
    /// People sit where they like, and where they sat is recorded.
    Off,
    /// Seats are suggestions: whoever sits elsewhere is no trouble.
    Nudge,
    /// Seats are kept, and what no longer fits is mended.
    #[default]
    Strict,
}

impl Rotation {
    /// Every way with its name and what it means, in the order in which it is offered.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Off, "off", "people sit where they like, we record"),
        (Self::Nudge, "nudge", "seats are suggestions"),
        (Self::Strict, "strict", "seats are kept, and mended"),
    ];

    /// Its name, as a host reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(rotation, ..)| *rotation == self).map_or("", |(_, name, _)| name)
    }
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

/// The language in which the sentences to say aloud are written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum SentenceLanguage {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

impl SentenceLanguage {
    /// Every language with its name in that language.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::English, "English"),
        (Self::German, "Deutsch"),
        (Self::French, "Français"),
        (Self::Spanish, "Español"),
    ];
}

/// What happens with an event once it has been kept for as long as it was said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Afterwards {
    /// The whole event is deleted.
    #[default]
    Deleted,
    /// Names, addresses and words are taken out; the numbers stay.
    Anonymised,
}

/// The most that a factor can be turned up to, in percent.
const MOST_PERCENT: u16 = 300;

/// What the host decides once for the whole evening.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one yes or no of the host")]
pub struct Settings {
    /// How long a round is.
    pub round_length: Seconds,
    /// How many rounds are meant, from 1.
    pub rounds: u16,
    /// How people are brought together in a round.
    pub format: Format,
    /// How far people are bound to the seats that are drawn.
    pub rotation: Rotation,
    /// How many of a hundred people who are expected are likely to come.
    pub show_up_percent: u8,
    /// How many people a table is meant to have, at least 2; see [`Settings::table_size`].
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
    /// For how many minutes nobody is introduced again after an introduction.
    pub introduction_pause: u8,
    /// How many of a hundred offers are wild cards, from 0 to 50.
    pub wild_card_percent: u8,
    /// How many of a hundred introductions are wanted with somebody new; 0 for no wish.
    pub newcomer_percent: u8,
    /// In which language the sentences to say aloud are.
    pub language: SentenceLanguage,
    /// What the board in the room shows.
    pub board: BoardPart,
    /// How long before the end of a round the room is warned; 0 for not at all.
    pub warn_before: Seconds,
    /// Whether a bell says in the middle of a round that the other one speaks.
    pub half_time: bool,
    /// Whether the clock is heard.
    pub sound: bool,
    /// Whether the board flashes when a moment comes.
    pub flash: bool,
    /// Whether the first round is blind: cards and board tell first name, number and ask only.
    pub blind_first: bool,
    /// Whether a badge names the organisation.
    pub badge_organisation: bool,
    /// For how many days after the evening the event is kept; 0 for good.
    pub kept_days: u16,
    /// What happens then.
    pub afterwards: Afterwards,
    /// The factors of the score that are not at their usual weight, in percent of it.
    weights: BTreeMap<Factor, u16>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            round_length: Seconds::from_minutes(12),
            rounds: 4,
            format: Format::default(),
            rotation: Rotation::default(),
            show_up_percent: 70,
            group_size: 4,
            uneven: Uneven::Bigger,
            odd: OddPolicy::Three,
            smallest_table: 3,
            introduction_cap: 12,
            purpose: Purpose::Learning,
            introduction_pause: 5,
            wild_card_percent: 12,
            newcomer_percent: 0,
            language: SentenceLanguage::English,
            board: BoardPart::Automatic,
            warn_before: Seconds::from_minutes(1),
            half_time: false,
            sound: true,
            flash: true,
            blind_first: false,
            badge_organisation: false,
            kept_days: 90,
            afterwards: Afterwards::default(),
            weights: BTreeMap::new(),
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
    /// How people are brought together in a round.
    Format(Format),
    /// How far people are bound to the seats that are drawn.
    Rotation(Rotation),
    /// How many of a hundred people who are expected are likely to come.
    ShowUpPercent(u8),
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
    /// For how many minutes nobody is introduced again.
    IntroductionPause(u8),
    /// How many of a hundred offers are wild cards.
    WildCardPercent(u8),
    /// How many of a hundred introductions are wanted with somebody new.
    NewcomerPercent(u8),
    /// The language of the sentences.
    Language(SentenceLanguage),
    /// What the board shows.
    Board(BoardPart),
    /// How long before the end the room is warned.
    WarnBefore(Seconds),
    /// Whether a bell rings in the middle.
    HalfTime(bool),
    /// Whether the clock is heard.
    Sound(bool),
    /// Whether the board flashes.
    Flash(bool),
    /// Whether the first round is blind.
    BlindFirst(bool),
    /// Whether a badge names the organisation.
    BadgeOrganisation(bool),
    /// For how many days the event is kept.
    KeptDays(u16),
    /// What happens then.
    Afterwards(Afterwards),
    /// What a factor of the score weighs, in percent of what it usually does.
    Weight {
        /// Which.
        factor: Factor,
        /// 100 is as usual, 0 takes it out.
        percent: u16,
    },
}

impl Settings {
    /// Puts one decision in the place of what was decided before, within its bounds.
    pub fn settle(&mut self, setting: Setting) {
        match setting {
            Setting::RoundLength(length) => self.round_length = length,
            Setting::Rounds(rounds) => self.rounds = rounds.max(1),
            Setting::Format(format) => self.format = format,
            Setting::Rotation(rotation) => self.rotation = rotation,
            Setting::ShowUpPercent(percent) => self.show_up_percent = percent.min(100),
            Setting::GroupSize(size) => self.group_size = size.max(2),
            Setting::Uneven(uneven) => self.uneven = uneven,
            Setting::Odd(odd) => self.odd = odd,
            Setting::SmallestTable(size) => self.smallest_table = size.max(2),
            Setting::IntroductionCap(cap) => self.introduction_cap = cap.max(1),
            Setting::Purpose(purpose) => self.purpose = purpose,
            Setting::IntroductionPause(minutes) => self.introduction_pause = minutes.min(60),
            Setting::WildCardPercent(percent) => self.wild_card_percent = percent.min(50),
            Setting::NewcomerPercent(percent) => self.newcomer_percent = percent.min(100),
            Setting::Language(language) => self.language = language,
            Setting::Board(part) => self.board = part,
            Setting::WarnBefore(before) => self.warn_before = before,
            Setting::HalfTime(rings) => self.half_time = rings,
            Setting::Sound(heard) => self.sound = heard,
            Setting::Flash(flashes) => self.flash = flashes,
            Setting::BlindFirst(blind) => self.blind_first = blind,
            Setting::BadgeOrganisation(named) => self.badge_organisation = named,
            Setting::KeptDays(days) => self.kept_days = days,
            Setting::Afterwards(what) => self.afterwards = what,
            Setting::Weight { factor, percent: 100 } => drop(self.weights.remove(&factor)),
            Setting::Weight { factor, percent } => {
                self.weights.insert(factor, percent.min(MOST_PERCENT));
            }
        }
    }

    /// Whether a round is blind: first names, numbers and asks only.
    #[must_use]
    pub fn is_blind(&self, round: RoundNumber) -> bool {
        self.blind_first && round == RoundNumber(1)
    }

    /// How many people a table is meant to have in the format of tonight, at least 2.
    #[must_use]
    pub const fn table_size(&self) -> u8 {
        match self.format {
            Format::Pairs => 2,
            Format::Threes => 3,
            Format::Rotating | Format::TwoLines | Format::Hosted | Format::Themed => {
                self.group_size
            }
        }
    }

    /// Whether the host takes the empty chair when the people in a round of pairs are odd.
    #[must_use]
    pub fn host_sits_in(&self) -> bool {
        self.table_size() == 2 && self.odd == OddPolicy::HostSitsIn
    }

    /// What a factor of the score weighs, in percent of what it usually does.
    #[must_use]
    pub fn weight(&self, factor: Factor) -> u16 {
        self.weights.get(&factor).copied().unwrap_or(100)
    }

    /// The factors that are not at their usual weight, and that weight in percent.
    pub fn weights(&self) -> impl Iterator<Item = (Factor, u16)> + '_ {
        self.weights.iter().map(|(factor, percent)| (*factor, *percent))
    }
}
