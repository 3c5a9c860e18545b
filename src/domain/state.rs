//! What the entries add up to.

use std::collections::{BTreeMap, BTreeSet};

use super::follow_up::{HandedOut, Lesson, Pulse, Wishes};
use super::group_rule::GroupRule;
use super::hot_hour::HotHour;
use super::id::{
    HeardId, IntroductionId, Pair, ParticipantId, PromiseId, RoundNumber, TableNumber,
};
use super::introduction::{Apart, Introduction, PassedOn, Permissions, Tie};
use super::kind::EventKind;
use super::learned::{Heard, Noted, Promise};
use super::participant::Participant;
use super::round::Round;
use super::settings::Settings;
use super::table::Table;
use super::time::Timestamp;

/// What the host said of two topics; of two rulings on the same two the later one counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TopicRuling {
    /// The first counts as the second.
    Same(String, String),
    /// They are two.
    Other(String, String),
}

/// What the entries add up to. Only `apply` writes here.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct State {
    pub(super) name: String,
    pub(super) kind: EventKind,
    pub(super) settings: Settings,
    pub(super) tables: BTreeMap<TableNumber, Table>,
    pub(super) participants: BTreeMap<ParticipantId, Participant>,
    /// Records that went into another one, and which.
    pub(super) merged: BTreeMap<ParticipantId, ParticipantId>,
    pub(super) ties: BTreeMap<Pair, Tie>,
    /// When those met last who met at an earlier event.
    pub(super) met_on: BTreeMap<Pair, Timestamp>,
    pub(super) apart: BTreeMap<Pair, Apart>,
    /// Tables of which the host said what stands beside them.
    pub(super) beside: BTreeMap<TableNumber, BTreeSet<TableNumber>>,
    /// The oldest first, each once.
    pub(super) group_rules: Vec<GroupRule>,
    pub(super) together: BTreeSet<Pair>,
    pub(super) pinned: BTreeMap<ParticipantId, TableNumber>,
    pub(super) topic_rulings: Vec<TopicRuling>,
    pub(super) permissions: BTreeMap<Pair, Permissions>,
    pub(super) rested: BTreeSet<Pair>,
    /// Who was passed on to whom, oldest first.
    pub(super) passed_on: Vec<PassedOn>,
    /// Asks that the host struck as answered, or opened again, by whose they are and their words.
    pub(super) struck: BTreeMap<(ParticipantId, String), bool>,
    pub(super) introductions: BTreeMap<IntroductionId, Introduction>,
    pub(super) introduced: BTreeMap<Pair, IntroductionId>,
    /// Who sat with whom in rounds that are over, or met without us; both ways.
    pub(super) met: BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
    pub(super) rounds: BTreeMap<RoundNumber, Round>,
    /// The questions that were put to the room, oldest first; `None` took one away.
    pub(super) questions: Vec<Option<String>>,
    pub(super) heard: BTreeMap<HeardId, Noted<Heard>>,
    pub(super) promises: BTreeMap<PromiseId, Noted<Promise>>,
    pub(super) hot_hour: Option<HotHour>,
    pub(super) wishes: BTreeMap<Pair, Wishes>,
    /// The oldest first.
    pub(super) handed_out: Vec<(Timestamp, HandedOut)>,
    /// By the day after the evening on which it was asked.
    pub(super) pulses: BTreeMap<(Lesson, u16), Pulse>,
    /// Who asked to be forgotten.
    pub(super) erased: BTreeSet<ParticipantId>,
    /// For the host alone.
    pub(super) remarks: BTreeMap<ParticipantId, String>,
}

impl State {
    /// The record an id stands for, after records were merged.
    pub(super) fn who(&self, mut participant: ParticipantId) -> ParticipantId {
        // A merge is only applied between two records that are there, so the chain has an end.
        while let Some(kept) = self.merged.get(&participant) {
            participant = *kept;
        }
        participant
    }

    /// The record an id stands for, if it is there.
    pub(super) fn record(&self, participant: ParticipantId) -> Option<ParticipantId> {
        Some(self.who(participant)).filter(|id| self.participants.contains_key(id))
    }

    /// The pair of two records that are there.
    pub(super) fn pair(&self, first: ParticipantId, second: ParticipantId) -> Option<Pair> {
        Pair::new(self.record(first)?, self.record(second)?)
    }

    pub(super) fn participant_mut(&mut self, id: ParticipantId) -> Option<&mut Participant> {
        let id = self.who(id);
        self.participants.get_mut(&id)
    }

    pub(super) fn note_met(&mut self, pair: Pair) {
        let [first, second] = pair.both();
        self.met.entry(first).or_default().insert(second);
        self.met.entry(second).or_default().insert(first);
    }
}
