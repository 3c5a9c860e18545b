//! People are asked, introduced, or meet without us.

use crate::domain::id::{IntroductionId, Pair, ParticipantId};
use crate::domain::introduction::{Answer, Introduction, Outcome, PassedOn};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

impl State {
    pub(super) fn asked(&mut self, who: ParticipantId, about: ParticipantId, answer: Answer) {
        if let Some(pair) = self.pair(who, about) {
            let who = self.who(who);
            self.permissions.entry(pair).or_default().insert(who, answer);
        }
    }

    pub(super) fn rested(&mut self, first: ParticipantId, second: ParticipantId) {
        if let Some(pair) = self.pair(first, second) {
            self.rested.insert(pair);
        }
    }

    // Whoever passes somebody on has had their say: the two are not offered again tonight.
    pub(super) fn passed_on(
        &mut self,
        asker: ParticipantId,
        by: ParticipantId,
        to: ParticipantId,
        at: Timestamp,
    ) {
        let all = [asker, by, to].map(|person| self.record(person));
        let [Some(asker), Some(by), Some(to)] = all else { return };
        if asker == by || by == to || asker == to {
            return;
        }
        self.rested(asker, by);
        self.passed_on.push(PassedOn { asker, by, to, at });
    }

    // An ask that is no longer among somebody's words stays struck: they may say it again.
    pub(super) fn ask_struck(&mut self, participant: ParticipantId, topic: &str, struck: bool) {
        if let Some(participant) = self.record(participant) {
            self.struck.insert((participant, topic.to_owned()), struck);
        }
    }

    /// Puts the record that stays in the place of the one that went, among those passed on.
    pub(super) fn pass_on_anew(&mut self) {
        for passed in std::mem::take(&mut self.passed_on) {
            let [asker, by, to] = [passed.asker, passed.by, passed.to].map(|id| self.who(id));
            // Two of the three were one person: nobody was passed on.
            if asker != by && by != to && asker != to {
                self.passed_on.push(PassedOn { asker, by, to, ..passed });
            }
        }
    }

    // Two desks can introduce the same two at once: both are kept, the pair has met.
    pub(super) fn introduced(
        &mut self,
        id: IntroductionId,
        first: ParticipantId,
        second: ParticipantId,
        reason: &str,
        at: Timestamp,
    ) {
        let Some(pair) = self.pair(first, second) else { return };
        let (first, second) = (self.who(first), self.who(second));
        let reason = reason.to_owned();
        let introduction = Introduction { id, first, second, reason, at, outcome: None };
        self.introductions.entry(id).or_insert(introduction);
        self.introduced.insert(pair, id);
    }

    pub(super) fn outcome_seen(&mut self, id: IntroductionId, outcome: Outcome) {
        if let Some(introduction) = self.introductions.get_mut(&id) {
            introduction.outcome = Some(outcome);
        }
    }

    pub(super) fn met_by_themselves(&mut self, people: &[ParticipantId]) {
        for (index, first) in people.iter().enumerate() {
            for second in people.iter().skip(index + 1) {
                if let Some(pair) = self.pair(*first, *second) {
                    self.note_met(pair);
                }
            }
        }
    }

    /// Puts the record that stays in the place of the one that went, in one introduction.
    pub(super) fn reintroduce(&mut self, id: IntroductionId) {
        let Some(introduction) = self.introductions.get(&id) else { return };
        let (first, second) = (self.who(introduction.first), self.who(introduction.second));
        let Some(introduction) = self.introductions.get_mut(&id) else { return };
        (introduction.first, introduction.second) = (first, second);
        match Pair::new(first, second) {
            Some(pair) => {
                self.introduced.insert(pair, id);
            }
            // The two records were one person, who was introduced to nobody.
            None => {
                self.introductions.remove(&id);
            }
        }
    }
}
