//! What is done once an act is on disk: the next question, or a word about what came of it.

use super::evening::Then;
use super::{App, Dialog, Effect, RoundAct};
use crate::domain::{Change, Entry, ParticipantId};

impl App {
    /// What is done once an act is on disk.
    pub(super) fn afterwards(&mut self, then: Then, entries: &[Entry]) -> Vec<Effect> {
        let act = entries.first().map(Entry::act_id);
        match then {
            Then::Nothing => Vec::new(),
            Then::CloseDialog => {
                self.dialogs.pop();
                if let Some(evening) = self.evening_mut() {
                    evening.mark_merged(entries);
                }
                Vec::new()
            }
            Then::PassedOn => {
                self.dialogs.pop();
                self.mark_passed_on();
                Vec::new()
            }
            Then::AskAgain => {
                if let Some(Dialog::Pick(pick)) = self.dialogs.last_mut() {
                    pick.field.clear();
                    pick.hits.clear();
                }
                Vec::new()
            }
            Then::SayDraft => {
                self.say_draft();
                Vec::new()
            }
            Then::OfferRepairs => {
                let asks = self.evening().is_some_and(|now| !now.round_troubles().is_empty());
                if asks { self.act_on_round(RoundAct::Repair) } else { Vec::new() }
            }
            Then::AskAboutHost => {
                let person = entries.iter().find_map(|entry| subject(&entry.change));
                let (Some(person), at_desk) = (person, self.dialogs.is_empty()) else {
                    return Vec::new();
                };
                self.dialogs.pop();
                if at_desk {
                    self.next_person(person, act);
                    self.say_whom_to_meet(person);
                }
                self.ask_at_the_door(person);
                self.ask_about_host(person)
            }
            Then::DrawAnew => {
                let drawn = self.evening().is_some_and(|now| now.event.draft().is_some());
                if drawn { self.act_on_round(RoundAct::DrawRound) } else { Vec::new() }
            }
            Then::SameSeats => self.draft_same_seats(),
            Then::WroteDown => {
                self.wrote_down();
                Vec::new()
            }
            Then::AskedAgain(lesson, became) => self.asked_again(lesson, became),
            Then::SentHome => {
                self.told_sent_home();
                Vec::new()
            }
            Then::Wished => {
                self.wished();
                Vec::new()
            }
            Then::NextPerson => {
                if let Some(person) = entries.iter().find_map(|entry| subject(&entry.change)) {
                    self.next_person(person, act);
                    self.say_whom_to_meet(person);
                }
                Vec::new()
            }
            Then::Scanned => {
                if let Some(person) = entries.iter().find_map(|entry| subject(&entry.change)) {
                    self.show_scanned(person, act);
                    self.say_whom_to_meet(person);
                }
                Vec::new()
            }
            Then::GroupArrived => {
                let people: Vec<ParticipantId> =
                    entries.iter().filter_map(|entry| subject(&entry.change)).collect();
                if let Some(person) = people.first() {
                    self.next_person(*person, act);
                }
                self.group_arrived(&people);
                Vec::new()
            }
            Then::AskDetails => {
                let Some(person) = entries.iter().find_map(|entry| subject(&entry.change)) else {
                    return Vec::new();
                };
                self.dialogs.clear();
                self.next_person(person, act);
                self.say_whom_to_meet(person);
                self.edit_details(person)
            }
        }
    }
}

/// Whom a change is about, where it is about one person at the desk.
const fn subject(change: &Change) -> Option<ParticipantId> {
    if let Change::Registered { participant, .. } | Change::Stepped { participant, .. } = change {
        Some(*participant)
    } else {
        None
    }
}
