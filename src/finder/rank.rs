//! What makes one person a better answer than another.

/// How a person was found, best first: the weakest of the ways of the words typed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tier {
    /// By the whole code of their ticket or their whole e-mail address.
    Code,
    /// By words of the name or their beginnings.
    Name,
    /// By another spelling of the name: `Mueller` for Müller, Latin letters for another script.
    Spelling,
    /// By another name for the same name: `Bob` for Robert.
    Nickname,
    /// By initials.
    Initials,
    /// By a word of their organisation, mostly beside one of the name.
    Organisation,
    /// By the beginning of their e-mail address or ticket code.
    CodeBeginning,
    /// By letters of the name in their order, some left out: `krstn`.
    Skeleton,
    /// With a slip or two: a letter too many, too few, wrong, or two swapped.
    Slip,
    /// By a name that sounds alike.
    Sound,
    /// By some of the words typed, not all.
    Part,
}

impl Tier {
    /// By what the person was found, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Spelling => "spelling",
            Self::Nickname => "nickname",
            Self::Initials => "initials",
            Self::Organisation => "organisation",
            Self::CodeBeginning => "beginning of a code",
            Self::Skeleton => "letters left out",
            Self::Slip => "slip",
            Self::Sound => "sound",
            Self::Part => "part of what was typed",
        }
    }
}

/// Where a person stands at the desk: at equal match, whoever is still to arrive comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Expected and not here yet.
    Expected,
    /// Here already, or outside for a moment.
    Here,
    /// Left, or not coming.
    Gone,
}

/// How well one typed word fits one word of a person; less is better in both numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Grade {
    /// What sets classes of matches apart; see the constants in [`cost`].
    pub(super) cost: u8,
    /// Letters of the word that were not typed.
    pub(super) untyped: u8,
    /// By what the word was found.
    pub(super) tier: Tier,
}

/// What each weakness of a match costs.
///
/// Set by hand: a slip costs more than any word found as it stands, wherever that stands; a sound
/// costs more than a slip; a word left out costs more than two slips in each of two words.
pub(super) mod cost {
    /// A word typed in part.
    pub(in crate::finder) const BEGINNING: u8 = 2;
    /// One letter for a word.
    pub(in crate::finder) const INITIAL: u8 = 3;
    /// Another spelling than the one shown.
    pub(in crate::finder) const SPELLING: u8 = 1;
    /// A name and a form it is called by.
    pub(in crate::finder) const NICKNAME: u8 = 4;
    /// Two forms of one name, or what it is in another land.
    pub(in crate::finder) const SIBLING: u8 = 6;
    /// A word of the organisation instead of the name.
    pub(in crate::finder) const ORGANISATION: u8 = 3;
    /// A word of the e-mail address instead of the name.
    pub(in crate::finder) const EMAIL: u8 = 4;
    /// The beginning of an e-mail address or ticket code.
    pub(in crate::finder) const CODE_BEGINNING: u8 = 5;
    /// Words typed as one, or one as two.
    pub(in crate::finder) const SPACE: u8 = 4;
    /// Each slip of the hand.
    pub(in crate::finder) const SLIP: u8 = 10;
    /// A slip in the first letter, which people seldom get wrong.
    pub(in crate::finder) const FIRST_LETTER: u8 = 3;
    /// A slip in a word typed in part.
    pub(in crate::finder) const SLIP_IN_BEGINNING: u8 = 4;
    /// Taken off a slip after which the word still sounds the same.
    pub(in crate::finder) const SOUNDS_ALIKE: u8 = 2;
    /// Letters in order with others left out.
    pub(in crate::finder) const SKELETON: u8 = 13;
    /// The same sound and many letters different.
    pub(in crate::finder) const SOUND: u8 = 16;
    /// A word typed that fits nothing of the person.
    pub(in crate::finder) const LEFT_OUT: u8 = 60;
}

/// How well a person fits all that was typed; less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Score {
    /// The sum of the costs of the words.
    pub(super) cost: u16,
    /// What decides among equals: letters and words left untyped, words in another order.
    pub(super) fine: u16,
    /// The weakest way in which a word was found.
    pub(super) tier: Tier,
}
