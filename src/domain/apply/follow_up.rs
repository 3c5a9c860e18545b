//! The last round, what people want of each other afterwards, and what became of it.

use super::merge::{all_answers, renamed_map};
use crate::domain::follow_up::{ERASED, HandedOut, Lesson, Pulse, Wish};
use crate::domain::hot_hour::HotHour;
use crate::domain::id::ParticipantId;
use crate::domain::participant::Details;
use crate::domain::state::State;
use crate::domain::time::{Seconds, Timestamp};

impl State {
    // Begun at two desks, the first one counts until it is over.
    pub(super) fn hot_hour_started(&mut self, length: Seconds, at: Timestamp) {
        if self.hot_hour.is_none_or(|hour| hour.ended.is_some()) {
            self.hot_hour = Some(HotHour { started: at, length, ended: None });
        }
    }

    pub(super) fn hot_hour_extended(&mut self, by: Seconds) {
        if let Some(hour) = self.hot_hour.as_mut().filter(|hour| hour.ended.is_none()) {
            hour.length = hour.length.plus(by);
        }
    }

    pub(super) fn hot_hour_ended(&mut self, at: Timestamp) {
        if let Some(hour) = &mut self.hot_hour {
            hour.ended.get_or_insert(at);
        }
    }

    pub(super) fn wished(&mut self, participant: ParticipantId, about: ParticipantId, wish: Wish) {
        if let Some(pair) = self.pair(participant, about) {
            let participant = self.who(participant);
            self.wishes.entry(pair).or_default().insert(participant, wish);
        }
    }

    pub(super) fn handed(&mut self, sheet: &HandedOut, at: Timestamp) {
        let named = sheet.names.iter().map(|name| self.who(*name)).collect();
        let handed =
            HandedOut { sheet: self.who(sheet.sheet), names: named, place: sheet.place.clone() };
        self.handed_out.push((at, handed));
    }

    pub(super) fn asked_again(&mut self, lesson: Lesson, day: u16, pulse: Pulse) {
        self.pulses.insert((lesson, day), pulse);
    }

    pub(super) fn remarked(&mut self, participant: ParticipantId, remark: Option<&str>) {
        let participant = self.who(participant);
        match remark {
            Some(remark) => drop(self.remarks.insert(participant, remark.to_owned())),
            None => drop(self.remarks.remove(&participant)),
        }
    }

    // What was theirs is out of the journal already; a list may have brought some of it again.
    pub(super) fn erased(&mut self, participant: ParticipantId) {
        let participant = self.who(participant);
        self.erased.insert(participant);
        self.remarks.remove(&participant);
        if let Some(record) = self.participants.get_mut(&participant) {
            record.details = Details::named(ERASED);
        }
    }

    /// Puts the record that stays in the place of the one that went, in all that comes after.
    pub(super) fn follow_up_anew(&mut self, gone: ParticipantId, kept: ParticipantId) {
        self.wishes = renamed_map(std::mem::take(&mut self.wishes), gone, kept, all_answers);
        for wishes in self.wishes.values_mut() {
            if let Some(wish) = wishes.remove(&gone) {
                wishes.entry(kept).or_insert(wish);
            }
        }
        for (_, handed) in &mut self.handed_out {
            for name in handed.names.iter_mut().chain([&mut handed.sheet]) {
                if *name == gone {
                    *name = kept;
                }
            }
        }
        let Some(other) = self.remarks.remove(&gone) else { return };
        let both = match self.remarks.remove(&kept) {
            Some(own) if own != other => format!("{own}; {other}"),
            Some(own) => own,
            None => other,
        };
        self.remarks.insert(kept, both);
    }
}
