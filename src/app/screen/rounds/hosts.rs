//! The host of a table has gone: close it, name another, or let it go on without one.

use crate::app::evening::{Evening, Then};
use crate::app::{App, Choice, Choose, Chosen, Dialog, Effect};
use crate::domain::{Command, Participant, ParticipantId, Presence, Replacement, TableNumber};

impl Evening {
    /// Hosts who have left or will not come, with the open table that was theirs.
    pub(super) fn hosts_gone(&self) -> Vec<(ParticipantId, TableNumber)> {
        let left = |presence: Presence| match presence {
            Presence::Left { .. } | Presence::NotComing => true,
            Presence::Expected | Presence::Here { .. } | Presence::Away { .. } => false,
        };
        let gone = self.event.participants().filter(|one| left(one.presence()));
        let tables = gone.filter_map(|one| Some((one.id, self.event.pinned_to(one.id)?)));
        let open = |number| self.event.table(number).is_some_and(|table| !table.closed);
        tables.filter(|(_, number)| open(*number)).collect()
    }

    /// The same in sentences.
    pub(super) fn hosts_gone_in_words(&self) -> Vec<String> {
        let gone = self.hosts_gone().into_iter();
        gone.map(|(host, table)| {
            let how = match self.event.participant(host).map(Participant::presence) {
                Some(Presence::NotComing) => "is not coming",
                Some(
                    Presence::Expected
                    | Presence::Here { .. }
                    | Presence::Away { .. }
                    | Presence::Left { .. },
                )
                | None => "has left",
            };
            format!("{}, the host of table {table}, {how}", self.event.name_of(host))
        })
        .collect()
    }

    /// What can become of the tables whose hosts have gone.
    pub(super) fn host_choices(&self) -> Vec<Choice> {
        let gone = self.hosts_gone();
        gone.into_iter().flat_map(|(host, table)| self.choices_for(host, table)).collect()
    }

    fn choices_for(&self, host: ParticipantId, table: TableNumber) -> Vec<Choice> {
        let by = |by| Box::new(Command::ReplaceHost { host, by });
        let round = self.event.running_round().or_else(|| self.event.draft());
        let sitting = round.map_or(&[][..], |round| round.seating.at(table));
        let may = |id: &&ParticipantId| {
            let here = self.event.participant(**id).is_some_and(Participant::is_here);
            here && self.event.pinned_to(**id).is_none()
        };
        let mut choices: Vec<Choice> = sitting
            .iter()
            .filter(may)
            .map(|other| Choice {
                label: format!("{} hosts table {table}", self.event.name_of(*other)),
                note: format!("instead of {}; nobody moves", self.event.name_of(host)),
                chosen: Chosen::Command(by(Replacement::Person(*other))),
            })
            .collect();
        choices.push(Choice {
            label: format!("Table {table} goes on without a host"),
            note: "nobody moves".to_owned(),
            chosen: Chosen::Command(by(Replacement::Nobody)),
        });
        choices.push(Choice {
            label: format!("Close table {table}"),
            note: "its people are offered other seats".to_owned(),
            chosen: Chosen::CommandThen(by(Replacement::Close), Then::OfferRepairs),
        });
        choices
    }
}

impl App {
    /// Asks what becomes of a table when it was its host who left.
    pub(crate) fn ask_about_host(&mut self, person: ParticipantId) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let hosted = evening.hosts_gone().into_iter().find(|(host, _)| *host == person);
        let Some((host, table)) = hosted else { return Vec::new() };
        let choices = evening.choices_for(host, table);
        let title = format!("{} was the host of table {table}", self.name(host));
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }
}
