//! A group arrives at the desk: marked one by one, or a whole organisation.

use crate::app::evening::Then;
use crate::app::{App, Effect, Motion, Notice};
use crate::domain::{Command, Event, Participant, ParticipantId, Presence};
use crate::topics::fold;

impl App {
    /// Marks one more of a group, or lets them out of it; the marks outlive a search.
    pub(super) fn mark_one_more(&mut self, id: ParticipantId) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let desk = &mut evening.desk;
        if !desk.together.remove(&id) {
            desk.together.insert(id);
        }
        let (marked, rows) = (desk.together.len(), desk.rows());
        desk.cursor.step(Motion::Down, rows);
        self.say(Notice::note(format!(
            "{marked} marked: Enter checks them in together, Esc on an empty search lets them go"
        )))
    }

    /// Checks in those who are marked.
    pub(super) fn check_in_together(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let participants = evening.desk.together.iter().copied().collect();
        self.ask(Command::CheckInAll { participants }, Then::GroupArrived)
    }

    /// Checks in everybody of somebody's organisation who is still expected.
    pub(super) fn check_in_organisation(&mut self, id: ParticipantId) -> Vec<Effect> {
        let colleagues = self.evening().map_or_else(Vec::new, |evening| {
            expected_colleagues(&evening.event, id).map(|colleague| colleague.id).collect()
        });
        if colleagues.is_empty() {
            return self.say(Notice::note("Nobody of that organisation is still expected"));
        }
        self.ask(Command::CheckInAll { participants: colleagues }, Then::GroupArrived)
    }

    /// A group is here: the desk says how its people meet others than each other tonight.
    pub(crate) fn group_arrived(&mut self, people: &[ParticipantId]) {
        let Some(evening) = self.evening_mut() else { return };
        evening.desk.together.clear();
        let organisation = |id: &ParticipantId| {
            let details = &evening.event.participant(*id)?.details;
            details.organisation.as_deref().map(fold::fold)
        };
        let first = people.first().and_then(organisation);
        let colleagues = first.is_some() && people.iter().all(|id| organisation(id) == first);
        let split = if colleagues {
            "tell them: tables split colleagues"
        } else {
            "Ctrl-K notes who knows whom: tables split them"
        };
        if let Some(notice) = self.notice.as_mut().filter(|_| people.len() > 1) {
            notice.text = format!("{} · {split}", notice.text);
        }
    }
}

/// Everybody of somebody's organisation who is still expected, themselves included.
fn expected_colleagues(event: &Event, id: ParticipantId) -> impl Iterator<Item = &Participant> {
    let organisation = event
        .participant(id)
        .and_then(|participant| participant.details.organisation.as_deref())
        .map(fold::fold);
    event.participants().filter(move |other| {
        organisation.is_some()
            && other.presence() == Presence::Expected
            && other.details.organisation.as_deref().map(fold::fold) == organisation
    })
}
