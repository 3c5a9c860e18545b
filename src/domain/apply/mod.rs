//! What each fact does to the state. Nothing here may fail.
//!
//! A fact can arrive from another desk after it became moot: each arm says what it does when its
//! subject is gone or already done.

mod follow_up;
mod introduction;
mod learned;
mod merge;
mod presence;
mod roster;
mod round;
mod rules;

use super::change::Change;
use super::entry::Entry;
use super::follow_up::Pulse;
use super::state::{State, TopicRuling};

impl State {
    pub(super) fn apply(&mut self, entry: &Entry) {
        match &entry.change {
            Change::Named { name, kind } => {
                self.name.clone_from(name);
                self.kind = *kind;
            }
            Change::QuestionPut { question } => self.questions.push(question.clone()),
            Change::Settled { setting } => self.settings.settle(*setting),
            Change::TablePlaced { table } => {
                self.tables.insert(table.number, table.clone());
            }
            // Who sits there in a round that is on stays in the record of that round.
            Change::TableRemoved { table } => {
                self.tables.remove(table);
                self.beside.remove(table);
            }
            Change::Registered { participant, details, source } => {
                self.registered(*participant, details, *source);
            }
            Change::Amended { participant, detail } => self.amended(*participant, detail),
            Change::Merged { kept, gone } => self.merge(*kept, *gone),
            Change::Stepped { participant, step, since } => {
                self.stepped(*participant, *step, since.unwrap_or(entry.at));
            }
            Change::Substituted { expected, .. } => self.substituted(*expected, entry.at),
            Change::Barred { participant, barred } => self.barred(*participant, *barred),
            Change::WayChosen { participant, way } => self.way_chosen(*participant, *way),
            Change::Tied { first, second, tie, since } => {
                self.tied(*first, *second, *tie, *since);
            }
            Change::KeptApart { first, second, how } => self.kept_apart(*first, *second, *how),
            Change::TableStands { table, beside } => self.table_stands(*table, beside),
            Change::RuleMade { rule } => self.rule_made(rule),
            Change::RuleDropped { rule } => self.group_rules.retain(|known| known != rule),
            Change::KeptTogether { first, second } => self.kept_together(*first, *second),
            Change::Accompanies { companion, participant } => {
                self.accompanies(*companion, *participant);
            }
            Change::Pinned { participant, table } => self.pin(*participant, *table),
            Change::TopicsMerged { topic, into } => {
                self.topic_rulings.push(TopicRuling::Same(topic.clone(), into.clone()));
            }
            Change::TopicsParted { topic, other } => {
                self.topic_rulings.push(TopicRuling::Other(topic.clone(), other.clone()));
            }
            Change::Asked { participant, about, answer } => {
                self.asked(*participant, *about, *answer);
            }
            Change::Rested { first, second } => self.rested(*first, *second),
            Change::PassedOn { asker, by, to } => self.passed_on(*asker, *by, *to, entry.at),
            Change::AskStruck { participant, topic, struck } => {
                self.ask_struck(*participant, topic, *struck);
            }
            Change::Introduced { introduction, first, second, reason } => {
                self.introduced(*introduction, *first, *second, reason, entry.at);
            }
            Change::OutcomeSeen { introduction, outcome } => {
                self.outcome_seen(*introduction, *outcome);
            }
            Change::MetByThemselves { people } => self.met_by_themselves(people),
            Change::RoundDrafted { round, seating, length } => {
                self.round_drafted(*round, seating, *length);
            }
            Change::DraftDropped { round } => self.draft_dropped(*round),
            Change::RoundStarted { round } => self.round_started(*round, entry.at),
            Change::RoundPaused { round } => self.round_paused(*round, entry.at),
            Change::RoundResumed { round } => self.round_resumed(*round, entry.at),
            Change::RoundExtended { round, by } => self.round_extended(*round, *by),
            Change::RoundEnded { round, counted, at } => {
                self.round_ended(*round, *counted, at.unwrap_or(entry.at));
            }
            Change::Moved { round, participant, seat } => self.moved(*round, *participant, *seat),
            Change::TableStays { round, table } => self.table_stays(*round, *table),
            Change::Locked { round, lock, locked } => self.locked(*round, *lock, *locked),
            Change::Heard { heard, what } => self.heard(*heard, what, entry.at),
            Change::HeardDropped { heard } => drop(self.heard.remove(heard)),
            Change::Promised { promise, what } => self.promised(*promise, what, entry.at),
            Change::PromiseDropped { promise } => drop(self.promises.remove(promise)),
            Change::HotHourStarted { length } => self.hot_hour_started(*length, entry.at),
            Change::HotHourExtended { by } => self.hot_hour_extended(*by),
            Change::HotHourEnded => self.hot_hour_ended(entry.at),
            Change::Wished { participant, about, wish } => {
                self.wished(*participant, *about, *wish);
            }
            Change::HandedOut { sheet } => self.handed(sheet, entry.at),
            Change::AskedAgain { lesson, day, became, story } => {
                let pulse = Pulse { became: *became, story: story.clone(), at: entry.at };
                self.asked_again(*lesson, *day, pulse);
            }
            Change::Remarked { participant, remark } => {
                self.remarked(*participant, remark.as_deref());
            }
            Change::Erased { participant } => self.erased(*participant),
            // Nothing is left of the one; the ledger has left out what the other takes back.
            Change::Redacted | Change::Undone { .. } => {}
        }
    }
}
