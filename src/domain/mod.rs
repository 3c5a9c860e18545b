//! People, presence, introductions and rounds: what an evening is, and what may happen in it.
//!
//! A [`Command`] is asked of the [`Event`], which answers with [`Change`]s or a [`Refusal`] and
//! does nothing. Once the changes are on disk they come back as [`Entry`]s and are applied, which
//! cannot fail. The state is a pure function of the set of entries: their order of arrival and
//! their repetition change nothing.
//!
//! This layer knows no clock, no file, no randomness and no terminal.

mod apply;
mod badge;
mod called;
mod carried;
mod change;
mod command;
mod decide;
mod entry;
mod event;
mod factor;
mod follow_up;
mod forget;
mod group_rule;
mod history;
mod hot_hour;
mod id;
mod introduction;
mod kind;
mod learned;
mod ledger;
mod nearness;
mod participant;
mod presence;
mod refusal;
mod registration;
mod round;
mod round_clock;
mod scanner;
mod sentence;
mod settings;
mod shown;
mod state;
mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod text;
mod time;
mod touches;

pub use badge::BadgeCode;
pub use carried::{Carried, CarriedPerson};
pub use change::Change;
pub use command::Command;
pub use entry::{Entry, Place};
pub use event::{Event, HeadCount};
pub use factor::Factor;
pub use follow_up::{
    Became, ERASED, Earlier, FollowUp, HandedOut, Lesson, PULSES, Pulse, Wish, Wishes,
};
pub use forget::Forgotten;
pub use group_rule::{Attribute, Group, GroupRule};
pub use history::Act;
pub use hot_hour::HotHour;
pub use id::{
    DeskId, EntryId, HeardId, IntroductionId, NotAnId, Pair, ParticipantId, PromiseId, RoundNumber,
    TableNumber,
};
pub use introduction::{Answer, Apart, Introduction, Outcome, PassedOn, Permissions, Tie};
pub use kind::{EventKind, Source};
pub use learned::{Heard, Noted, Party, Promise, PromiseRate, Spot};
pub use ledger::Ledger;
pub use participant::{Detail, Details, Line, Participant, Way};
pub use presence::{Presence, PresenceFact, Step};
pub use refusal::Refusal;
pub use registration::{Registration, Replacement};
pub use round::{Lock, Round, RoundState, Seat, Seating};
pub use round_clock::{Moment, Phase};
pub use scanner::{Ending, NotTheCard, Scanner, TEST_CARD};
pub use settings::{
    Afterwards, Format, OddPolicy, Purpose, Rotation, SentenceLanguage, Setting, Settings, Uneven,
};
pub use shown::{BoardPart, OnScreen};
pub use state::TopicRuling;
pub use table::{Feature, Table};
pub use time::{Seconds, Timestamp};
