//! Who knows whom, who must not meet, who belongs together, who stays where.

use std::collections::BTreeSet;

use crate::domain::group_rule::GroupRule;
use crate::domain::id::{ParticipantId, TableNumber};
use crate::domain::introduction::{Apart, Tie};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

impl State {
    pub(super) fn tied(
        &mut self,
        first: ParticipantId,
        second: ParticipantId,
        tie: Tie,
        since: Option<Timestamp>,
    ) {
        if let Some(pair) = self.pair(first, second) {
            // The closer tie says more.
            let known = self.ties.entry(pair).or_insert(tie);
            *known = (*known).max(tie);
            if let Some(since) = since {
                let last = self.met_on.entry(pair).or_insert(since);
                *last = (*last).max(since);
            }
        }
    }

    // What was said last counts: a strict rule may be told too strictly.
    pub(super) fn kept_apart(&mut self, first: ParticipantId, second: ParticipantId, how: Apart) {
        if let Some(pair) = self.pair(first, second) {
            self.apart.insert(pair, how);
        }
    }

    pub(super) fn table_stands(&mut self, table: TableNumber, beside: &BTreeSet<TableNumber>) {
        if beside.is_empty() {
            self.beside.remove(&table);
        } else {
            self.beside.insert(table, beside.clone());
        }
    }

    // Two desks may have wanted the same.
    pub(super) fn rule_made(&mut self, rule: &GroupRule) {
        if !self.group_rules.contains(rule) {
            self.group_rules.push(rule.clone());
        }
    }

    // A wish to be kept apart outweighs a wish to sit together; `decide` keeps both from standing.
    pub(super) fn kept_together(&mut self, first: ParticipantId, second: ParticipantId) {
        if let Some(pair) = self.pair(first, second) {
            self.together.insert(pair);
        }
    }

    pub(super) fn accompanies(&mut self, companion: ParticipantId, participant: ParticipantId) {
        if let Some(pair) = self.pair(companion, participant) {
            let whom = pair.other(self.who(companion));
            if let Some(companion) = self.participant_mut(companion) {
                companion.companion_of = whom;
            }
        }
    }

    pub(super) fn pin(&mut self, participant: ParticipantId, table: Option<TableNumber>) {
        let participant = self.who(participant);
        match table {
            Some(table) => self.pinned.insert(participant, table),
            None => self.pinned.remove(&participant),
        };
    }
}
