//! The event: every entry, and what they add up to.

use std::collections::BTreeSet;

use super::entry::Entry;
use super::id::{DeskId, EntryId, IntroductionId, Pair, ParticipantId, RoundNumber, TableNumber};
use super::introduction::{Apart, Introduction, Outcome, PassedOn, Permissions, Tie};
use super::kind::EventKind;
use super::ledger::{Ledger, Put};
use super::participant::Participant;
use super::presence::Presence;
use super::round::{Round, RoundState, Seat};
use super::settings::Settings;
use super::state::{State, TopicRuling};
use super::table::Table;

/// How many people are where.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct HeadCount {
    /// On the roster and not here yet.
    pub expected: usize,
    /// In the room.
    pub here: usize,
    /// Outside for a moment.
    pub away: usize,
    /// Gone home.
    pub left: usize,
    /// Will not come.
    pub not_coming: usize,
}

/// An evening as this desk knows it.
///
/// Two events are equal when they add up to the same, whoever's desk it is.
#[derive(Clone, Debug)]
pub struct Event {
    desk: DeskId,
    ledger: Ledger,
    pub(super) state: State,
}

impl PartialEq for Event {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

impl Event {
    /// An event at this desk of which nothing is known yet.
    #[must_use]
    pub fn new(desk: DeskId) -> Self {
        Self { desk, ledger: Ledger::default(), state: State::default() }
    }

    /// The event that a set of entries adds up to, in whatever order they come.
    #[must_use]
    pub fn fold(desk: DeskId, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut event = Self { desk, ledger: Ledger::of(entries), state: State::default() };
        event.refold();
        event
    }

    /// Takes in an entry that is on disk. An entry known already changes nothing.
    pub fn apply(&mut self, entry: &Entry) {
        match self.ledger.put(entry) {
            Put::Known => {}
            Put::Last => self.state.apply(entry),
            Put::Elsewhere => self.refold(),
        }
    }

    fn refold(&mut self) {
        let mut state = State::default();
        for entry in self.ledger.counting() {
            state.apply(entry);
        }
        self.state = state;
    }

    /// The desk this is.
    #[must_use]
    pub const fn desk(&self) -> DeskId {
        self.desk
    }

    /// Every entry, oldest first, and which of them count.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What the event is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.state.name
    }

    /// What kind of evening it is.
    #[must_use]
    pub const fn kind(&self) -> EventKind {
        self.state.kind
    }

    /// What the host decided for the evening.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.state.settings
    }

    /// The question that the room is asked now.
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        self.state.questions.last()?.as_deref()
    }

    /// Every question that the room was asked so far, oldest first.
    pub fn questions_put(&self) -> impl Iterator<Item = &str> {
        self.state.questions.iter().filter_map(Option::as_deref)
    }

    /// The tables, by their numbers.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.state.tables.values()
    }

    /// The table with this number.
    #[must_use]
    pub fn table(&self, number: TableNumber) -> Option<&Table> {
        self.state.tables.get(&number)
    }

    /// Everybody on the roster, in the order of their ids.
    pub fn participants(&self) -> impl Iterator<Item = &Participant> {
        self.state.participants.values()
    }

    /// Somebody on the roster; of a record that went into another one, the one that stayed.
    #[must_use]
    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.state.participants.get(&self.state.who(id))
    }

    /// Somebody's name, or a dash for somebody who is gone.
    #[must_use]
    pub fn name_of(&self, id: ParticipantId) -> &str {
        self.participant(id).map_or("–", |participant| &participant.details.name)
    }

    /// How many people are where.
    #[must_use]
    pub fn head_count(&self) -> HeadCount {
        let mut count = HeadCount::default();
        for participant in self.participants() {
            match participant.presence() {
                Presence::Expected => count.expected += 1,
                Presence::Here { .. } => count.here += 1,
                Presence::Away { .. } => count.away += 1,
                Presence::Left { .. } => count.left += 1,
                Presence::NotComing => count.not_coming += 1,
            }
        }
        count
    }

    /// How two people know each other, if we were told.
    #[must_use]
    pub fn tie(&self, pair: Pair) -> Option<Tie> {
        self.state.ties.get(&pair).copied()
    }

    /// Every two people of whom we were told that they know each other.
    pub fn ties(&self) -> impl Iterator<Item = (Pair, Tie)> + '_ {
        self.state.ties.iter().map(|(pair, tie)| (*pair, *tie))
    }

    /// Whether two people must not meet; those who only rather would not may.
    #[must_use]
    pub fn is_kept_apart(&self, pair: Pair) -> bool {
        self.apart(pair) >= Some(Apart::Never)
    }

    /// Every two people who must not meet. Confidential: for gates, never for a screen or a page.
    pub fn kept_apart(&self) -> impl Iterator<Item = Pair> + '_ {
        self.apartness().filter(|(_, how)| *how >= Apart::Never).map(|(pair, _)| pair)
    }

    /// Every two people who want to sit together; companions and whom they go with are among them.
    pub fn kept_together(&self) -> impl Iterator<Item = Pair> + '_ {
        let companions = self
            .participants()
            .filter_map(|participant| Pair::new(participant.id, participant.companion_of?));
        // A wish to be kept apart outweighs it; at two desks both can be told.
        let together = self.state.together.iter().copied().chain(companions);
        together.filter(|pair| !self.is_kept_apart(*pair))
    }

    /// The table somebody stays at.
    #[must_use]
    pub fn pinned_to(&self, participant: ParticipantId) -> Option<TableNumber> {
        self.state.pinned.get(&self.state.who(participant)).copied()
    }

    /// What the host said of topics that are the same, or are not; the oldest first.
    #[must_use]
    pub fn topic_merges(&self) -> &[TopicRuling] {
        &self.state.topic_rulings
    }

    /// What two people answered when asked whether they would like to meet.
    #[must_use]
    pub fn permissions(&self, pair: Pair) -> Option<&Permissions> {
        self.state.permissions.get(&pair)
    }

    /// Every two people of whom one was asked about the other, and what was answered.
    pub fn asked(&self) -> impl Iterator<Item = (Pair, &Permissions)> + '_ {
        self.state.permissions.iter().map(|(pair, answers)| (*pair, answers))
    }

    /// Whether two people are not introduced tonight, by their own wish.
    #[must_use]
    pub fn is_resting(&self, pair: Pair) -> bool {
        self.state.rested.contains(&pair)
    }

    /// Every two people who are not introduced tonight. As confidential as those kept apart.
    pub fn resting(&self) -> impl Iterator<Item = Pair> + '_ {
        self.state.rested.iter().copied()
    }

    /// Who was passed on to whom by somebody who was asked first, oldest first.
    #[must_use]
    pub fn passed_on(&self) -> &[PassedOn] {
        &self.state.passed_on
    }

    /// How many introductions somebody has brokered tonight by passing others on.
    #[must_use]
    pub fn brokered(&self, participant: ParticipantId) -> usize {
        let by = self.state.who(participant);
        self.passed_on().iter().filter(|passed| passed.by == by).count()
    }

    /// Whether the host struck an ask as answered, or opened it again; `None` when neither.
    ///
    /// - `topic`: in the words in which it was said.
    #[must_use]
    pub fn ask_struck(&self, participant: ParticipantId, topic: &str) -> Option<bool> {
        self.state.struck.get(&(self.state.who(participant), topic.to_owned())).copied()
    }

    /// Every introduction made, oldest first.
    #[must_use]
    pub fn introductions(&self) -> Vec<&Introduction> {
        let mut all: Vec<_> = self.state.introductions.values().collect();
        all.sort_by_key(|introduction| (introduction.at, introduction.id));
        all
    }

    /// One introduction.
    #[must_use]
    pub fn introduction(&self, id: IntroductionId) -> Option<&Introduction> {
        self.state.introductions.get(&id)
    }

    /// The introduction of two people, if they were introduced.
    #[must_use]
    pub fn introduction_of(&self, pair: Pair) -> Option<&Introduction> {
        self.state.introductions.get(self.state.introduced.get(&pair)?)
    }

    /// Whether two people have met tonight: at a table, by an introduction, or by themselves.
    #[must_use]
    pub fn have_met_tonight(&self, pair: Pair) -> bool {
        let [first, second] = pair.both();
        self.state.met.get(&first).is_some_and(|met| met.contains(&second))
            || self
                .introduction_of(pair)
                .is_some_and(|introduction| introduction.outcome != Some(Outcome::DidNot))
            || self.running_round().is_some_and(|round| {
                let table = round.seating.table_of(first);
                table.is_some() && table == round.seating.table_of(second)
            })
    }

    /// Everybody whom somebody has met tonight in rounds that are over, or by themselves.
    #[must_use]
    pub fn met_at_tables(&self, participant: ParticipantId) -> &BTreeSet<ParticipantId> {
        static NOBODY: BTreeSet<ParticipantId> = BTreeSet::new();
        self.state.met.get(&self.state.who(participant)).unwrap_or(&NOBODY)
    }

    /// Everybody whom somebody has met tonight in rounds that are over, by introductions, or by
    /// themselves.
    #[must_use]
    pub fn met_by(&self, participant: ParticipantId) -> BTreeSet<ParticipantId> {
        let participant = self.state.who(participant);
        let mut met = self.state.met.get(&participant).cloned().unwrap_or_default();
        for introduction in self.state.introductions.values() {
            if introduction.outcome != Some(Outcome::DidNot)
                && let Some(pair) = Pair::new(introduction.first, introduction.second)
            {
                met.extend(pair.other(participant));
            }
        }
        met
    }

    /// The rounds, by their numbers.
    #[must_use]
    pub fn rounds(&self) -> impl DoubleEndedIterator<Item = &Round> {
        self.state.rounds.values()
    }

    /// One round.
    #[must_use]
    pub fn round(&self, number: RoundNumber) -> Option<&Round> {
        self.state.rounds.get(&number)
    }

    /// The round that is on.
    #[must_use]
    pub fn running_round(&self) -> Option<&Round> {
        self.rounds().rev().find(|round| round.is_on())
    }

    /// The draft of the next round, if one was drawn.
    #[must_use]
    pub fn draft(&self) -> Option<&Round> {
        // A start that was taken back long after leaves a draft that nobody waits for.
        self.round(self.next_round()).filter(|round| round.state == RoundState::Draft)
    }

    /// The last round that is over.
    #[must_use]
    pub fn last_ended_round(&self) -> Option<&Round> {
        self.rounds().rev().find(|round| matches!(round.state, RoundState::Ended { .. }))
    }

    /// The number of the next round to draw.
    #[must_use]
    pub fn next_round(&self) -> RoundNumber {
        let held = self.rounds().rev().find(|round| round.state != RoundState::Draft);
        held.map_or(RoundNumber(1), |round| round.number.next())
    }

    /// Where somebody sits or rests in the round that is on.
    #[must_use]
    pub fn seat_now(&self, participant: ParticipantId) -> Option<Seat> {
        self.running_round()?.seating.seat_of(self.state.who(participant))
    }

    /// Whether somebody can be introduced now: in the room and not at a table of a round.
    #[must_use]
    pub fn is_free(&self, participant: ParticipantId) -> bool {
        self.participant(participant).is_some_and(Participant::is_here)
            && !matches!(self.seat_now(participant), Some(Seat::Table(_)))
    }

    /// The first entry of the act that an undo would take back: this desk's last that counts.
    #[must_use]
    pub fn last_act(&self) -> Option<EntryId> {
        self.ledger
            .entries()
            .iter()
            .rev()
            .filter(|entry| entry.id.desk == self.desk && !self.ledger.is_undone(entry))
            .find(|entry| !entry.change.is_undo() && !entry.change.is_name())
            .map(Entry::act_id)
    }

    /// The first entry of the undo that a redo would take back.
    ///
    /// Only while nothing else was done since: after that, the history is the way back.
    #[must_use]
    pub fn last_undo(&self) -> Option<EntryId> {
        let last = self
            .ledger
            .entries()
            .iter()
            .rev()
            .filter(|entry| entry.id.desk == self.desk)
            // An undo of an undo is a redo; what it brought back stands before it.
            .find(|entry| !self.ledger.is_undone(entry) && !self.is_redo(entry))?;
        last.change.is_undo().then(|| last.act_id())
    }

    fn is_redo(&self, entry: &Entry) -> bool {
        entry
            .change
            .undoes()
            .and_then(|target| self.ledger.entry(target))
            .is_some_and(|target| target.change.is_undo())
    }

    pub(super) fn next_number(&self) -> u32 {
        self.ledger.last_number(self.desk).saturating_add(1)
    }
}
