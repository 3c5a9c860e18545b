//! Rounds are drawn, started, held, made longer and ended.

use std::collections::BTreeSet;

use crate::domain::id::{ParticipantId, RoundNumber, TableNumber};
use crate::domain::round::{Lock, Round, RoundState, Seat, Seating};
use crate::domain::state::State;
use crate::domain::time::{Seconds, Timestamp};

impl State {
    // A draft that comes after the round has begun is moot.
    pub(super) fn round_drafted(
        &mut self,
        number: RoundNumber,
        seating: &Seating,
        length: Seconds,
    ) {
        if self.rounds.get(&number).is_some_and(|round| round.state != RoundState::Draft) {
            return;
        }
        // Whose coming onto the roster was taken back sits nowhere.
        let seating = seating.with_records(|person| self.record(person));
        let locks = self.locks_of_draft(number, &seating);
        let round = Round {
            number,
            state: RoundState::Draft,
            seating,
            started: None,
            length,
            extended: Seconds::default(),
            paused_ms: 0,
            staying: Vec::new(),
            locks,
        };
        self.rounds.insert(number, round);
    }

    /// A draft that is drawn anew keeps what was locked in it. The first one takes over what was
    /// locked for it in the round before; so does every one while that round is on, for it is there
    /// that seats are locked and let go.
    fn locks_of_draft(&self, number: RoundNumber, seating: &Seating) -> BTreeSet<Lock> {
        let before = self.rounds.range(..number).map(|(_, round)| round);
        let before = before.rev().find(|round| round.state != RoundState::Draft);
        match (before, self.rounds.get(&number)) {
            (Some(before), None) => before.locks_kept_in(seating),
            (Some(before), Some(_)) if before.is_on() => before.locks_kept_in(seating),
            (_, Some(draft)) => draft.locks.clone(),
            (None, None) => BTreeSet::new(),
        }
    }

    pub(super) fn draft_dropped(&mut self, number: RoundNumber) {
        if self.rounds.get(&number).is_some_and(|round| round.state == RoundState::Draft) {
            self.rounds.remove(&number);
        }
    }

    pub(super) fn round_started(&mut self, number: RoundNumber, at: Timestamp) {
        if let Some(round) = self.in_state(number, |state| state == RoundState::Draft) {
            round.state = RoundState::Running;
            round.started = Some(at);
            // The seats are taken: what is locked from now on is meant for the round after.
            round.locks.clear();
        }
    }

    pub(super) fn round_paused(&mut self, number: RoundNumber, at: Timestamp) {
        if let Some(round) = self.in_state(number, |state| state == RoundState::Running) {
            round.state = RoundState::Paused { since: at };
        }
    }

    pub(super) fn round_resumed(&mut self, number: RoundNumber, at: Timestamp) {
        if let Some(round) = self.rounds.get_mut(&number)
            && let RoundState::Paused { since } = round.state
        {
            round.paused_ms += at.millis_since(since).max(0);
            round.state = RoundState::Running;
        }
    }

    pub(super) fn round_extended(&mut self, number: RoundNumber, by: Seconds) {
        if let Some(round) = self.rounds.get_mut(&number) {
            round.extended = round.extended.plus(by);
        }
    }

    // The first end counts: another desk may have ended it a moment later.
    pub(super) fn round_ended(&mut self, number: RoundNumber, counted: bool, at: Timestamp) {
        let Some(round) = self.rounds.get_mut(&number).filter(|round| round.is_on()) else {
            return;
        };
        if let RoundState::Paused { since } = round.state {
            round.paused_ms += at.millis_since(since).max(0);
        }
        round.state = RoundState::Ended { at, counted };
        if counted {
            for pair in round.seating.pairs().collect::<Vec<_>>() {
                self.note_met(pair);
            }
        }
        // A round that was drawn ahead takes over what was locked or let go since.
        if let Some(ended) = self.rounds.get(&number).cloned()
            && let Some(draft) = self.rounds.get_mut(&number.next())
            && draft.state == RoundState::Draft
        {
            draft.locks = ended.locks_kept_in(&draft.seating);
        }
    }

    // A round that is over is a record: nobody is moved in it any more.
    pub(super) fn moved(
        &mut self,
        number: RoundNumber,
        participant: ParticipantId,
        seat: Option<Seat>,
    ) {
        let Some(participant) = self.record(participant) else { return };
        if let Some(round) = self
            .rounds
            .get_mut(&number)
            .filter(|round| !matches!(round.state, RoundState::Ended { .. }))
        {
            match seat {
                Some(seat) => round.seating.put(participant, seat),
                None => round.seating.take(participant),
            }
        }
    }

    pub(super) fn table_stays(&mut self, number: RoundNumber, table: TableNumber) {
        if let Some(round) = self.rounds.get_mut(&number)
            && !round.staying.contains(&table)
        {
            round.staying.push(table);
        }
    }

    pub(super) fn locked(&mut self, number: RoundNumber, lock: Lock, locked: bool) {
        let lock = match lock {
            Lock::Person(person) => Lock::Person(self.who(person)),
            Lock::Table(_) => lock,
        };
        if let Some(round) = self.rounds.get_mut(&number) {
            if locked {
                round.locks.insert(lock);
            } else {
                round.locks.remove(&lock);
            }
        }
    }

    fn in_state(
        &mut self,
        number: RoundNumber,
        wanted: impl Fn(RoundState) -> bool,
    ) -> Option<&mut Round> {
        self.rounds.get_mut(&number).filter(|round| wanted(round.state))
    }
}
