//! What the host asks of the event; it may be refused.

use std::collections::BTreeSet;

use super::carried::Carried;
use super::follow_up::FollowUp;
use super::group_rule::GroupRule;
use super::id::{EntryId, HeardId, IntroductionId, ParticipantId, PromiseId, TableNumber};
use super::introduction::{Answer, Apart, Outcome, Tie};
use super::kind::EventKind;
use super::learned::{Heard, Promise};
use super::participant::{Detail, Details, Way};
use super::registration::{Registration, Replacement};
use super::round::{Lock, Seat, Seating};
use super::settings::Setting;
use super::table::Table;
use super::time::Seconds;

/// What the host asks of the event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// Give the event a name.
    Name {
        /// The name.
        name: String,
        /// What kind of evening it is.
        kind: EventKind,
    },
    /// Decide something for the evening.
    Settle {
        /// What.
        setting: Setting,
    },
    /// Decide several things at once.
    SettleAll {
        /// What.
        settings: Vec<Setting>,
    },
    /// Set up a table, or alter it.
    PlaceTable {
        /// The whole table as it is to be.
        table: Table,
    },
    /// Set up a table, or alter it, and say where it stands.
    ArrangeTable {
        /// The whole table as it is to be.
        table: Table,
        /// The tables beside it; none when the numbers say it.
        beside: BTreeSet<TableNumber>,
    },
    /// Set up several tables at once.
    PlaceTables {
        /// Each whole table as it is to be.
        tables: Vec<Table>,
    },
    /// Take a table away for good.
    RemoveTable {
        /// Which.
        table: TableNumber,
    },
    /// Take a whole list in, as one act.
    Import {
        /// Its rows.
        registrations: Vec<Registration>,
        /// People on the roster of whom the list says that they do not come.
        not_coming: Vec<ParticipantId>,
    },
    /// Add somebody who stands at the desk, and check them in.
    WalkIn {
        /// At least a name.
        details: Details,
    },
    /// Put somebody on the roster who is not here yet.
    Register {
        /// At least a name.
        details: Details,
    },
    /// Correct or add one detail.
    Amend {
        /// Whose.
        participant: ParticipantId,
        /// The detail with its new value.
        detail: Detail,
    },
    /// Correct or add several details at once.
    Revise {
        /// Whose.
        participant: ParticipantId,
        /// All of them as they are to be.
        details: Details,
    },
    /// Two records are one person.
    Merge {
        /// The record that stays.
        kept: ParticipantId,
        /// The record that goes into it.
        gone: ParticipantId,
    },
    /// Somebody is at the desk.
    CheckIn {
        /// Who.
        participant: ParticipantId,
    },
    /// Several people are at the desk together.
    CheckInAll {
        /// Who.
        participants: Vec<ParticipantId>,
    },
    /// Somebody goes out for a moment.
    StepOut {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody is back, from a moment outside or after having left.
    ComeBack {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody has gone home.
    Leave {
        /// Who.
        participant: ParticipantId,
        /// How many minutes ago, when it is noticed late.
        minutes_ago: u32,
    },
    /// Somebody will not come.
    WillNotCome {
        /// Who.
        participant: ParticipantId,
    },
    /// Somebody comes in another person's place.
    Substitute {
        /// Who was expected.
        expected: ParticipantId,
        /// Who comes.
        details: Details,
    },
    /// Bar somebody from the evening, or let them in again.
    Bar {
        /// Who.
        participant: ParticipantId,
        /// Whether they are barred from now on.
        barred: bool,
    },
    /// Somebody chooses how to take part.
    ChooseWay {
        /// Who.
        participant: ParticipantId,
        /// How.
        way: Way,
    },
    /// Two people know each other.
    Tie {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
        /// How.
        tie: Tie,
    },
    /// Take over what an earlier event leaves to this one.
    CarryOver(Box<Carried>),
    /// Two people must not meet, in confidence.
    KeepApart {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
    },
    /// Two people must not meet, in confidence, and how far they are kept from each other.
    KeepAway {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
        /// How far.
        how: Apart,
    },
    /// Want something of groups at the tables.
    MakeRule {
        /// What.
        rule: GroupRule,
    },
    /// Want it no longer.
    DropRule {
        /// What.
        rule: GroupRule,
    },
    /// Two people want to sit together.
    KeepTogether {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
    },
    /// Somebody travels with a person.
    Accompany {
        /// The companion.
        companion: ParticipantId,
        /// Whom they go with.
        participant: ParticipantId,
    },
    /// Somebody stays at one table, or moves again.
    Pin {
        /// Who.
        participant: ParticipantId,
        /// Where; `None` to let them move again.
        table: Option<TableNumber>,
    },
    /// The host of a table has gone: what becomes of it.
    ReplaceHost {
        /// Who was its host.
        host: ParticipantId,
        /// What becomes of the table.
        by: Replacement,
    },
    /// Two spellings of a topic are one.
    MergeTopics {
        /// The spelling that goes.
        topic: String,
        /// The topic it counts as from now on.
        into: String,
    },
    /// Two topics are not the same.
    PartTopics {
        /// One.
        topic: String,
        /// The other.
        other: String,
    },
    /// One of two people has answered whether they would like to meet.
    Ask {
        /// Who was asked.
        participant: ParticipantId,
        /// About whom.
        about: ParticipantId,
        /// What they said.
        answer: Answer,
    },
    /// Do not introduce these two tonight.
    Rest {
        /// One.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
    },
    /// Not me, ask somebody who is better placed.
    PassOn {
        /// Who looks for something.
        asker: ParticipantId,
        /// Who passes them on.
        by: ParticipantId,
        /// Who is better placed.
        to: ParticipantId,
    },
    /// An ask is answered, or open again.
    StrikeAsk {
        /// Whose.
        participant: ParticipantId,
        /// The ask, in the words in which it was said.
        topic: String,
        /// Whether it is answered.
        struck: bool,
    },
    /// These two were brought together.
    Introduce {
        /// Whom the sentence speaks to first.
        first: ParticipantId,
        /// The other.
        second: ParticipantId,
        /// The sentence that was said.
        reason: String,
    },
    /// What came of an introduction was seen.
    SeeOutcome {
        /// Which introduction.
        introduction: IntroductionId,
        /// What came of it.
        outcome: Outcome,
    },
    /// People met without us.
    MeetByThemselves {
        /// Who, at least two.
        people: Vec<ParticipantId>,
    },
    /// A round was drawn.
    DraftRound {
        /// Who sits where.
        seating: Seating,
    },
    /// Put a question to the room, or take it away.
    PutQuestion {
        /// What the room is asked; `None` for nothing.
        question: Option<String>,
    },
    /// Throw the draft away.
    DropDraft,
    /// Start the drafted round.
    StartRound,
    /// Hold the clock.
    PauseRound,
    /// Let the clock go on.
    ResumeRound,
    /// Make the round longer.
    ExtendRound {
        /// By how much.
        by: Seconds,
    },
    /// End the round; those who sat together have met.
    EndRound,
    /// Stop the round early.
    StopRound {
        /// Whether those who sat together count as having met.
        counted: bool,
    },
    /// Put people elsewhere in the round that is on, or in the draft when none is.
    Move {
        /// Who goes where; `None` takes them out of the round.
        moves: Vec<(ParticipantId, Option<Seat>)>,
    },
    /// Let a table stay together for the round after.
    LetTableStay {
        /// Which.
        table: TableNumber,
    },
    /// Keep a seat, or all seats of a table, when tables are drawn; or let them go again.
    Lock {
        /// Whose seat, or which table.
        lock: Lock,
        /// Whether it is kept from now on.
        locked: bool,
    },
    /// These sit at a table, whatever the plan said and whatever rule that breaks.
    SitAsTheyAre {
        /// Which table.
        table: TableNumber,
        /// Everybody who sits there.
        people: Vec<ParticipantId>,
    },
    /// An idea was heard, or is corrected.
    Hear {
        /// Which one is corrected; `None` for a new one.
        heard: Option<HeardId>,
        /// What.
        what: Heard,
    },
    /// Take something that was heard off.
    DropHeard {
        /// Which.
        heard: HeardId,
    },
    /// Something is promised, or a promise is corrected.
    Promise {
        /// Which one is corrected; `None` for a new one.
        promise: Option<PromiseId>,
        /// What.
        what: Promise,
    },
    /// Take a promise off.
    DropPromise {
        /// Which.
        promise: PromiseId,
    },
    /// Ask something of the time after a meeting, or after the evening.
    FollowUp(FollowUp),
    /// Take an act back.
    Undo {
        /// Any entry of the act.
        entry: EntryId,
    },
}
