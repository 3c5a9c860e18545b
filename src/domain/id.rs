//! Names for things: short enough to read aloud, and never minted twice.
//!
//! An id is a desk and a number, so two desks without a network cannot name two things alike.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The letters of a desk's name: none that is mistaken for another when read aloud or typed.
const DESK_LETTERS: &[u8; 24] = b"bcdfghjkmnpqrstvxz234567";

/// One running copy of the program, four letters long: `k3fd`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeskId([u8; 4]);

impl DeskId {
    /// The desk named by four random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 4]) -> Self {
        Self(bytes.map(|byte| {
            DESK_LETTERS.get(usize::from(byte) % DESK_LETTERS.len()).copied().unwrap_or(b'b')
        }))
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("????")
    }
}

/// A text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an id")]
pub struct NotAnId(String);

impl FromStr for DeskId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        <[u8; 4]>::try_from(text.as_bytes())
            .ok()
            .filter(|letters| letters.iter().all(u8::is_ascii_alphanumeric))
            .map(Self)
            .ok_or_else(|| NotAnId(text.to_owned()))
    }
}

impl fmt::Display for DeskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for DeskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Writes an id as the text that people read, and reads it back.
macro_rules! as_text {
    ($id:ty) => {
        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// An id made of the desk that minted it and that desk's own count.
macro_rules! minted_id {
    ($(#[$doc:meta])* $id:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id {
            /// The desk that minted it.
            pub desk: DeskId,
            /// That desk's own count, from 1.
            pub number: u32,
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}-{}", self.desk, self.number)
            }
        }

        impl fmt::Debug for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $id {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let wrong = || NotAnId(text.to_owned());
                let (desk, number) = text.split_once('-').ok_or_else(wrong)?;
                Ok(Self { desk: desk.parse()?, number: number.parse().map_err(|_| wrong())? })
            }
        }

        as_text!($id);
    };
}

as_text!(DeskId);

minted_id! {
    /// A participant, independent of the name: `k3fd-14`.
    ParticipantId
}

minted_id! {
    /// An introduction that was made: `k3fd-3`.
    IntroductionId
}

minted_id! {
    /// Something that was heard and written down: `k3fd-5`.
    HeardId
}

minted_id! {
    /// A promise that was written down: `k3fd-6`.
    PromiseId
}

/// A journal entry: the desk that wrote it and its place there, counted from 1 without gaps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct EntryId {
    /// The desk that wrote the entry.
    pub desk: DeskId,
    /// Its place in that desk's journal, from 1.
    pub seq: u32,
}

/// A table, as the sign on it says: counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TableNumber(pub u16);

impl fmt::Display for TableNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A round of the evening, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoundNumber(pub u16);

impl RoundNumber {
    /// The round after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for RoundNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Two different participants, in no order: the pair of A and B is the pair of B and A.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Pair {
    low: ParticipantId,
    high: ParticipantId,
}

impl Pair {
    /// The pair of two participants; nobody is a pair with themselves.
    #[must_use]
    pub fn new(first: ParticipantId, second: ParticipantId) -> Option<Self> {
        match first.cmp(&second) {
            std::cmp::Ordering::Less => Some(Self { low: first, high: second }),
            std::cmp::Ordering::Greater => Some(Self { low: second, high: first }),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Both of them, the lower id first.
    #[must_use]
    pub const fn both(self) -> [ParticipantId; 2] {
        [self.low, self.high]
    }

    /// Whether the participant is one of the two.
    #[must_use]
    pub fn has(self, participant: ParticipantId) -> bool {
        self.low == participant || self.high == participant
    }

    /// The other one, seen from one of the two.
    #[must_use]
    pub fn other(self, participant: ParticipantId) -> Option<ParticipantId> {
        if self.low == participant {
            Some(self.high)
        } else if self.high == participant {
            Some(self.low)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_the_text_that_people_say() {
        let id = ParticipantId { desk: DeskId::from_random([1, 2, 3, 4]), number: 14 };

        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(serde_json::from_str::<ParticipantId>(&format!("\"{id}\"")).ok(), Some(id));
    }

    #[test]
    fn texts_that_are_no_ids_are_refused() {
        for text in ["", "k3fd", "k3fd-", "k3fd-x", "k3-1", "k3fdd-1", "k3f\u{e9}-1", "-1"] {
            assert!(text.parse::<ParticipantId>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_pair_has_no_order_and_two_people() {
        let desk = DeskId::from_random([0; 4]);
        let [ada, ben] = [1, 2].map(|number| ParticipantId { desk, number });

        assert_eq!(Pair::new(ada, ben), Pair::new(ben, ada));
        assert_eq!(Pair::new(ada, ada), None);
        assert_eq!(Pair::new(ada, ben).and_then(|pair| pair.other(ben)), Some(ada));
    }
}
