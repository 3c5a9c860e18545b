//! What comes after: who wants to stay in touch, what was handed out, what became of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::event::Event;
use super::id::{HeardId, Pair, ParticipantId, PromiseId};
use super::time::{Seconds, Timestamp};

/// What the host asks of the time after a meeting, or after the evening.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FollowUp {
    /// Begin the last round, for promises.
    StartHotHour {
        /// How long it is to be.
        length: Seconds,
    },
    /// Make it longer.
    ExtendHotHour {
        /// By how much.
        by: Seconds,
    },
    /// End it.
    EndHotHour,
    /// Somebody said in private whether they want to stay in touch with another one.
    Wish {
        /// Who said it.
        participant: ParticipantId,
        /// About whom.
        about: ParticipantId,
        /// What.
        wish: Wish,
    },
    /// Sheets were written for people to take home.
    HandOut {
        /// Each sheet.
        sheets: Vec<HandedOut>,
    },
    /// Somebody was asked what became of something they heard or promised.
    AskAgain {
        /// Of what.
        lesson: Lesson,
        /// How many days after the evening.
        day: u16,
        /// What became of it.
        became: Became,
        /// In one sentence of theirs.
        story: Option<String>,
    },
    /// Write down for the host alone what is good to know of somebody at the next event too.
    Remark {
        /// Of whom.
        participant: ParticipantId,
        /// What; `None` takes it off.
        remark: Option<String>,
    },
    /// Somebody asks to be forgotten; the journal is rewritten first.
    Erase {
        /// Who.
        participant: ParticipantId,
    },
}

/// What somebody said in private after a meeting: whether they want to stay in touch.
///
/// Nobody learns what the other one said unless both said yes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// No.
    No,
    /// Perhaps later: they are asked again.
    Later,
    /// Yes: the other one may have how to reach them, if they say yes too.
    Yes,
}

impl Wish {
    /// Every answer with the word for it, in the order in which it is offered.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Yes, "yes"), (Self::Later, "later"), (Self::No, "no")];
}

/// What people answered about each other after a meeting, by the one who answered.
pub type Wishes = BTreeMap<ParticipantId, Wish>;

/// Something that can be used later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lesson {
    /// Something that was heard.
    Heard(HeardId),
    /// Something that was promised.
    Promise(PromiseId),
}

/// What became of something that was heard or promised.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// It is in use, it was done.
    Used,
    /// It was tried.
    Tried,
    /// It was dropped.
    Dropped,
    /// Nothing yet.
    NotYet,
}

impl Became {
    /// Every answer with the words for it, in the order in which it is offered.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Used, "used"),
        (Self::Tried, "tried"),
        (Self::Dropped, "dropped"),
        (Self::NotYet, "not yet"),
    ];

    /// The words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, words)| words)
    }
}

/// What somebody is called who asked to be forgotten.
pub const ERASED: &str = "someone";

/// On which days after the evening people are asked again.
pub const PULSES: [u16; 3] = [2, 14, 90];

/// What somebody said when they were asked again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pulse {
    /// What became of it.
    pub became: Became,
    /// In one sentence of theirs.
    pub story: Option<String>,
    /// When they said so.
    pub at: Timestamp,
}

/// A sheet that was written for somebody to take home.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct HandedOut {
    /// Whose sheet.
    pub sheet: ParticipantId,
    /// Everybody else whom it names.
    pub names: Vec<ParticipantId>,
    /// The folder into which it was written.
    pub place: String,
}

/// From which earlier event something was carried over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Earlier {
    /// What that event is called.
    pub event: String,
    /// When it was said there.
    pub on: Timestamp,
}

impl Event {
    /// What two people answered about each other after a meeting.
    #[must_use]
    pub fn wishes(&self, pair: Pair) -> Option<&Wishes> {
        self.state.wishes.get(&pair)
    }

    /// Everything that people answered about each other: who, about whom, what.
    pub fn all_wishes(&self) -> impl Iterator<Item = (ParticipantId, ParticipantId, Wish)> + '_ {
        self.state.wishes.iter().flat_map(|(pair, wishes)| {
            wishes.iter().filter_map(|(of, wish)| Some((*of, pair.other(*of)?, *wish)))
        })
    }

    /// What somebody answered about another one.
    #[must_use]
    pub fn wish(&self, participant: ParticipantId, about: ParticipantId) -> Option<Wish> {
        self.wishes(Pair::new(participant, about)?)?.get(&participant).copied()
    }

    /// Whether both want to stay in touch: the only reason to tell one how to reach the other.
    #[must_use]
    pub fn both_want(&self, pair: Pair) -> bool {
        pair.both().iter().all(|one| {
            let wishes = self.wishes(pair);
            wishes.and_then(|wishes| wishes.get(one)) == Some(&Wish::Yes)
        })
    }

    /// What was said of something when people were asked again, by the day after the evening.
    #[must_use]
    pub fn pulses(&self, lesson: Lesson) -> impl DoubleEndedIterator<Item = (u16, &Pulse)> {
        let from = (lesson, u16::MIN)..=(lesson, u16::MAX);
        self.state.pulses.range(from).map(|((_, day), pulse)| (*day, pulse))
    }

    /// What became of something, as it was said last.
    #[must_use]
    pub fn became(&self, lesson: Lesson) -> Option<&Pulse> {
        self.pulses(lesson).next_back().map(|(_, pulse)| pulse)
    }

    /// Whose something is that was heard or promised; nobody's when a table handed it up for all.
    #[must_use]
    pub fn owner(&self, lesson: Lesson) -> Option<ParticipantId> {
        match lesson {
            Lesson::Heard(id) => self.heard_one(id).and_then(|noted| noted.what.by),
            Lesson::Promise(id) => self.promise(id).map(|noted| noted.what.by),
        }
    }

    /// How many whole days ago something was said, at an earlier event if it was carried over.
    #[must_use]
    pub fn lesson_age(&self, lesson: Lesson, now: Timestamp) -> Option<u16> {
        let (earlier, at) = match lesson {
            Lesson::Heard(id) => {
                self.heard_one(id).map(|noted| (noted.what.earlier.as_ref(), noted.at))?
            }
            Lesson::Promise(id) => {
                self.promise(id).map(|noted| (noted.what.earlier.as_ref(), noted.at))?
            }
        };
        let said = earlier.map_or(at, |earlier| earlier.on);
        u16::try_from(now.minutes_since(said) / (24 * 60)).ok()
    }

    /// For which of the [`PULSES`] an answer counts that is given now: the last that has come.
    #[must_use]
    pub fn pulse_day(&self, lesson: Lesson, now: Timestamp) -> u16 {
        let [first, ..] = PULSES;
        let age = self.lesson_age(lesson, now).unwrap_or(0);
        PULSES.into_iter().rev().find(|day| *day <= age).unwrap_or(first)
    }

    /// The day for which somebody is to be asked now; `None` when it is too early, when they were
    /// asked, and when it is used or dropped for good.
    #[must_use]
    pub fn pulse_due(&self, lesson: Lesson, now: Timestamp) -> Option<u16> {
        let age = self.lesson_age(lesson, now)?;
        let day = PULSES.into_iter().rev().find(|day| *day <= age)?;
        let open = |pulse: &Pulse| matches!(pulse.became, Became::Tried | Became::NotYet);
        match self.pulses(lesson).next_back() {
            Some((asked, pulse)) => (asked < day && open(pulse)).then_some(day),
            None => Some(day),
        }
    }

    /// How many of the things that were heard or promised are used by now, as was said last: the
    /// one number by which an evening is measured.
    #[must_use]
    pub fn lessons_used(&self) -> usize {
        let used = |lesson| self.became(lesson).is_some_and(|pulse| pulse.became == Became::Used);
        self.lessons().filter(|lesson| used(*lesson)).count()
    }

    /// Everything that can be used later, what was heard first.
    pub fn lessons(&self) -> impl Iterator<Item = Lesson> {
        let heard = self.heard().map(|(id, _)| Lesson::Heard(id));
        heard.chain(self.promises().map(|(id, _)| Lesson::Promise(id)))
    }

    /// Every sheet that was handed out and when, the oldest first.
    #[must_use]
    pub fn handed_out(&self) -> &[(Timestamp, HandedOut)] {
        &self.state.handed_out
    }

    /// Whether somebody asked to be forgotten.
    #[must_use]
    pub fn is_erased(&self, participant: ParticipantId) -> bool {
        self.state.erased.contains(&self.state.who(participant))
    }

    /// What the host wrote down about somebody, for the host alone.
    #[must_use]
    pub fn remark(&self, participant: ParticipantId) -> Option<&str> {
        self.state.remarks.get(&self.state.who(participant)).map(String::as_str)
    }
}
