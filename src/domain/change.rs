//! The facts of an evening: a file format.
//!
//! A variant or an optional field may be added; nothing here is ever renamed or given another
//! meaning. What this build does not know stays on disk and is counted, see `storage`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::follow_up::{Became, HandedOut, Lesson, Wish};
use super::group_rule::GroupRule;
use super::id::{
    EntryId, HeardId, IntroductionId, ParticipantId, PromiseId, RoundNumber, TableNumber,
};
use super::introduction::{Answer, Apart, Outcome, Tie};
use super::kind::{EventKind, Source};
use super::learned::{Heard, Promise};
use super::participant::{Detail, Details, Way};
use super::presence::Step;
use super::round::{Lock, Seat, Seating};
use super::settings::Setting;
use super::table::Table;
use super::time::{Seconds, Timestamp};

/// A fact: something that has happened and is on disk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The event was made, or given another name.
    Named {
        /// What it is called.
        name: String,
        /// What kind of evening it is.
        #[serde(default)]
        kind: EventKind,
    },
    /// The host put a question to the room, or took it away.
    QuestionPut {
        /// What the room is asked; `None` for nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<String>,
    },
    /// The host decided something for the evening.
    Settled {
        /// What.
        setting: Setting,
    },
    /// A table was set up or altered.
    TablePlaced {
        /// The whole table as it now is.
        table: Table,
    },
    /// A table was taken away for good.
    TableRemoved {
        /// Which.
        table: TableNumber,
    },
    /// Somebody came onto the roster.
    Registered {
        /// Their id from now on.
        participant: ParticipantId,
        /// What is known of them.
        details: Box<Details>,
        /// From where.
        source: Source,
    },
    /// One detail of a person was corrected or added.
    Amended {
        /// Whose.
        participant: ParticipantId,
        /// The detail with its new value.
        detail: Detail,
    },
    /// A record turned out to be the same person as another one.
    Merged {
        /// The record that stays.
        kept: ParticipantId,
        /// The record that goes into it.
        gone: ParticipantId,
    },
    /// Somebody came, went out, came back, left, or said they will not come.
    Stepped {
        /// Who.
        participant: ParticipantId,
        /// What they did.
        step: Step,
        /// When, if it was not at the moment the entry was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// Somebody comes in another person's place; nothing of theirs is inherited.
    Substituted {
        /// Who was expected.
        expected: ParticipantId,
        /// Who comes.
        comes: ParticipantId,
    },
    /// The host bars somebody from the evening, or lets them in again.
    Barred {
        /// Who.
        participant: ParticipantId,
        /// Whether they are barred from now on.
        barred: bool,
    },
    /// Somebody chose how to take part.
    WayChosen {
        /// Who.
        participant: ParticipantId,
        /// How.
        way: Way,
    },
    /// Two people turned out to know each other.
    Tied {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
        /// How.
        tie: Tie,
        /// When they met last, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// Two people must not meet; told in confidence.
    KeptApart {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
        /// How far they are kept from each other.
        #[serde(default, skip_serializing_if = "Apart::is_usual")]
        how: Apart,
    },
    /// The host said which tables stand beside one.
    TableStands {
        /// Which table.
        table: TableNumber,
        /// Beside which; none when the numbers say it again.
        beside: BTreeSet<TableNumber>,
    },
    /// The host wants something of groups at the tables.
    RuleMade {
        /// What.
        rule: GroupRule,
    },
    /// The host no longer wants it.
    RuleDropped {
        /// What.
        rule: GroupRule,
    },
    /// Two people want to sit together.
    KeptTogether {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
    },
    /// Somebody travels with a person: an interpreter, a guide, an assistant, a parent.
    Accompanies {
        /// The companion.
        companion: ParticipantId,
        /// Whom they go with.
        participant: ParticipantId,
    },
    /// Somebody stays at one table all evening, as its host.
    Pinned {
        /// Who.
        participant: ParticipantId,
        /// Where; `None` when they move again.
        table: Option<TableNumber>,
    },
    /// Two spellings of a topic are one.
    TopicsMerged {
        /// The spelling that goes.
        topic: String,
        /// The topic it now counts as.
        into: String,
    },
    /// Two topics are not one, whatever was said or thought of them before.
    TopicsParted {
        /// One.
        topic: String,
        /// The other.
        other: String,
    },
    /// One of two people was asked whether they would like to meet the other.
    Asked {
        /// Who was asked.
        participant: ParticipantId,
        /// About whom.
        about: ParticipantId,
        /// What they said.
        answer: Answer,
    },
    /// Two people are not introduced tonight; neither is told.
    Rested {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
    },
    /// Somebody who was asked said that another one is better placed.
    PassedOn {
        /// Who looks for something.
        asker: ParticipantId,
        /// Who passed them on, and is not introduced to them tonight.
        by: ParticipantId,
        /// Who is better placed.
        to: ParticipantId,
    },
    /// An ask was struck as answered, or is open again.
    AskStruck {
        /// Whose.
        participant: ParticipantId,
        /// The ask, in the words in which it was said.
        topic: String,
        /// Whether it is answered from now on.
        struck: bool,
    },
    /// Two people were brought together.
    Introduced {
        /// The introduction's id from now on.
        introduction: IntroductionId,
        /// Whom the sentence speaks to first.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
        /// The sentence that was said.
        reason: String,
    },
    /// It was seen what came of an introduction.
    OutcomeSeen {
        /// Which introduction.
        introduction: IntroductionId,
        /// What came of it.
        outcome: Outcome,
    },
    /// People met without us: every two of them.
    MetByThemselves {
        /// Who.
        people: Vec<ParticipantId>,
    },
    /// A round was drawn, or drawn again.
    RoundDrafted {
        /// Which.
        round: RoundNumber,
        /// Who sits where.
        seating: Seating,
        /// How long it is to be.
        length: Seconds,
    },
    /// A draft was thrown away.
    DraftDropped {
        /// Which.
        round: RoundNumber,
    },
    /// People were told to take their seats, and the clock started.
    RoundStarted {
        /// Which.
        round: RoundNumber,
    },
    /// The clock stands still.
    RoundPaused {
        /// Which.
        round: RoundNumber,
    },
    /// The clock goes on.
    RoundResumed {
        /// Which.
        round: RoundNumber,
    },
    /// The round was made longer.
    RoundExtended {
        /// Which.
        round: RoundNumber,
        /// By how much.
        by: Seconds,
    },
    /// The round is over.
    RoundEnded {
        /// Which.
        round: RoundNumber,
        /// Whether those who sat together count as having met.
        counted: bool,
        /// When, if it was not at the moment the entry was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },
    /// Somebody was put elsewhere in a round.
    Moved {
        /// Which round.
        round: RoundNumber,
        /// Who.
        participant: ParticipantId,
        /// Where to; `None` when they are no longer part of it.
        seat: Option<Seat>,
    },
    /// A table asked to stay together for the round after.
    TableStays {
        /// The round in which they sit together.
        round: RoundNumber,
        /// Which table.
        table: TableNumber,
    },
    /// A seat is kept when the round is drawn anew or the next one is, or is free again.
    Locked {
        /// The round in which they sit there.
        round: RoundNumber,
        /// Whose seat, or which table.
        lock: Lock,
        /// Whether it is kept from now on.
        locked: bool,
    },
    /// An idea was heard and written down; again under its id, it was corrected.
    Heard {
        /// Its id from now on.
        heard: HeardId,
        /// All that is known of it.
        what: Box<Heard>,
    },
    /// Something that was heard is taken off.
    HeardDropped {
        /// Which.
        heard: HeardId,
    },
    /// A promise was made and written down; again under its id, it was corrected.
    Promised {
        /// Its id from now on.
        promise: PromiseId,
        /// All that is known of it.
        what: Box<Promise>,
    },
    /// A promise is taken off.
    PromiseDropped {
        /// Which.
        promise: PromiseId,
    },
    /// The last round began, the one for promises.
    HotHourStarted {
        /// How long it is to be.
        length: Seconds,
    },
    /// The last round was made longer.
    HotHourExtended {
        /// By how much.
        by: Seconds,
    },
    /// The last round is over.
    HotHourEnded,
    /// After a meeting somebody said in private whether they want to stay in touch.
    Wished {
        /// Who said it.
        participant: ParticipantId,
        /// About whom.
        about: ParticipantId,
        /// What.
        wish: Wish,
    },
    /// A sheet was written for somebody to take home.
    HandedOut {
        /// Whose, whom it names, and where it lies.
        sheet: Box<HandedOut>,
    },
    /// Somebody was asked what became of something they heard or promised.
    AskedAgain {
        /// Of what.
        lesson: Lesson,
        /// How many days after the evening.
        day: u16,
        /// What became of it.
        became: Became,
        /// In one sentence of theirs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        story: Option<String>,
    },
    /// The host wrote down about somebody what is for the host alone.
    Remarked {
        /// About whom.
        participant: ParticipantId,
        /// What; `None` took it off.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<String>,
    },
    /// Somebody asked to be forgotten; what was theirs is out of the journal.
    Erased {
        /// Who.
        participant: ParticipantId,
    },
    /// What stood here spoke of somebody who asked to be forgotten.
    Redacted,
    /// An act was taken back; an undo can itself be taken back.
    Undone {
        /// The first entry of the act.
        entry: EntryId,
    },
}
