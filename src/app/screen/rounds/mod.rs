//! The rounds: draw tables, run the clock, mend what changes.
//!
//! ```text
//! Round 2, drawn: 34 first meetings, nobody meets again, 1 sits out      9:41
//! ┌ Table 1  4 of 6  step-free ┐ ┌ Table 2  4 of 4 ┐
//! │ ▸ Ada Byron                │ │   Ben Osei      │
//! ```

mod actual;
mod ahead;
mod clock;
mod draw;
mod format;
mod forms;
mod hosts;
mod hot_hour;
mod locks;
mod mend;
mod rules;
#[cfg(test)]
mod tests;

pub use ahead::{RoundAhead, rounds_ahead};
pub use draw::drawn;
pub use rules::RuleStep;

use std::collections::BTreeSet;

use crate::app::evening::{Evening, Then};
use crate::app::round_plan::{
    RoundProblem, foresight, list_names, outlook, possible, quality, round_now, takes_part,
    trouble, unmendable,
};
use crate::app::{App, Choice, Choose, Chosen, Cursor, Dialog, Effect, Motion, Notice, RoundAct};
use crate::domain::{
    Command, Participant, ParticipantId, Rotation, Round, RoundNumber, Seat, Seating, TableNumber,
};
use crate::seating::{Trouble, troubles};

/// A row of the rounds screen: somebody at a table, an empty table, or somebody without one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RoundRow {
    /// The table; `None` for those who sit out or are not placed.
    pub table: Option<TableNumber>,
    /// The person; `None` for a table nobody sits at.
    pub person: Option<ParticipantId>,
}

/// A plan that is being made.
#[derive(Debug)]
pub(super) struct Drawing {
    request: u64,
    map: RoundProblem,
}

/// What the rounds screen remembers.
#[derive(Debug, Default)]
pub struct RoundsScreen {
    /// The marked row, in the order of the tables.
    pub cursor: Cursor,
    /// What is good and what is not so good about the round that is drawn or on, in words.
    pub quality: String,
    /// What asks for a repair, in sentences.
    pub troubles: Vec<String>,
    /// How many rounds are possible before people meet again, in a sentence.
    pub outlook: String,
    drawing: Option<Drawing>,
    /// The rounds from this one on as they were foreseen when the last one was drawn.
    foreseen: Option<(RoundNumber, Vec<Seating>)>,
    /// Tables whose few people the host lets go on by themselves.
    go_on: Vec<(RoundNumber, TableNumber)>,
    /// How often a round was drawn: the next draw starts elsewhere.
    draws: u64,
}

impl RoundsScreen {
    /// Whether a plan is being made.
    #[must_use]
    pub const fn is_drawing(&self) -> bool {
        self.drawing.is_some()
    }
}

impl Evening {
    /// The round that the screen shows: the one that is on, else the draft, else the last one.
    #[must_use]
    pub fn round_shown(&self) -> Option<&Round> {
        self.event
            .running_round()
            .or_else(|| self.event.draft())
            .or_else(|| self.event.last_ended_round())
    }

    /// The rows of the screen, table by table, then those without a table.
    #[must_use]
    pub fn round_rows(&self) -> Vec<RoundRow> {
        let seating = self.round_shown().map(|round| &round.seating);
        let mut rows = Vec::new();
        for table in self.event.tables() {
            let people = seating.map_or(&[][..], |seating| seating.at(table.number));
            let table = Some(table.number);
            rows.extend(people.iter().map(|person| RoundRow { table, person: Some(*person) }));
            if people.is_empty() {
                rows.push(RoundRow { table, person: None });
            }
        }
        if let Some(seating) = seating {
            let without = seating.parked.iter().chain(&seating.sitting_out);
            rows.extend(without.map(|person| RoundRow { table: None, person: Some(*person) }));
        }
        rows
    }

    /// The marked row.
    #[must_use]
    pub fn marked_row(&self) -> Option<RoundRow> {
        self.rounds_screen.cursor.of(&self.round_rows()).copied()
    }

    pub(crate) fn step_rounds(&mut self, motion: Motion) {
        let rows = self.round_rows().len();
        self.rounds_screen.cursor.step(motion, rows);
    }

    /// Goes to the first row of the next table, or of the one before.
    pub(crate) fn next_table(&mut self, forward: bool) {
        let rows = self.round_rows();
        let Some(at) = self.rounds_screen.cursor.row(rows.len()) else { return };
        let table = |index: usize| rows.get(index).map(|row| row.table);
        let starts: Vec<usize> = (0..rows.len())
            .filter(|index| *index == 0 || table(*index) != table(*index - 1))
            .collect();
        let next = if forward {
            starts.iter().find(|start| **start > at).or(starts.first())
        } else {
            let own = starts.iter().rposition(|start| *start <= at).unwrap_or(0);
            starts.get(own.wrapping_sub(1)).or(starts.last())
        };
        if let Some(next) = next {
            self.rounds_screen.cursor.mark(*next);
        }
    }

    /// Looks for what asks for a repair, and how many rounds are possible.
    pub(crate) fn look_at_rounds(&mut self) {
        self.rounds_screen.troubles = self.round_troubles();
        let round = self.event.running_round().or_else(|| self.event.draft());
        self.rounds_screen.outlook = self.foreseen().unwrap_or_else(|| outlook(&self.event));
        self.rounds_screen.quality =
            round.map_or_else(String::new, |round| quality(&self.event, round));
    }

    /// What the planner foresees of the round that is drawn or on, and of those after it.
    fn foreseen(&self) -> Option<String> {
        let round = self.event.running_round().or_else(|| self.event.draft())?;
        let (from, later) = self.rounds_screen.foreseen.as_ref()?;
        (round.number.next() == *from).then(|| foresight(&self.event, round, later))
    }

    /// All that is known of the rounds to come, as the lines of a page.
    pub(super) fn what_is_possible(&self) -> Vec<String> {
        possible(&self.event, self.foreseen().as_deref())
    }

    /// The tables of a round whose few people the host lets go on by themselves.
    pub(super) fn going_on(&self, round: RoundNumber) -> Vec<TableNumber> {
        let own = self.rounds_screen.go_on.iter().filter(|(number, _)| *number == round);
        own.map(|(_, table)| *table).collect()
    }

    /// Those who are named in a draft and are not in the room, or take no part now.
    pub(super) fn drawn_and_gone(&self) -> Vec<ParticipantId> {
        let draft = self.event.draft().filter(|_| self.event.running_round().is_none());
        let draws = |id: &ParticipantId| self.event.participant(*id).is_some_and(takes_part);
        let people = draft.into_iter().flat_map(|round| round.seating.everybody());
        people.filter(|id| !draws(id)).collect()
    }

    /// What asks for a repair, in sentences.
    pub(crate) fn round_troubles(&self) -> Vec<String> {
        let mut found = self.hosts_gone_in_words();
        let Some(round) = self.event.running_round().or_else(|| self.event.draft()) else {
            return found;
        };
        // Where nobody is bound to a seat, only rules are worth a word.
        let rotation = self.event.settings().rotation;
        if rotation == Rotation::Off {
            return Vec::new();
        }
        let is_here =
            |id: &ParticipantId| self.event.participant(*id).is_some_and(Participant::is_here);
        let (idle, gone): (Vec<ParticipantId>, Vec<ParticipantId>) =
            self.drawn_and_gone().into_iter().partition(is_here);
        let drawn_but = |people: &[ParticipantId], one: &str, many: &str| {
            let but = if people.len() == 1 { one } else { many };
            (!people.is_empty()).then(|| format!("{} {but}", list_names(&self.event, people)))
        };
        let gone = if rotation == Rotation::Strict { gone } else { Vec::new() };
        found.extend(drawn_but(&gone, "is drawn and not here", "are drawn and not here"));
        found.extend(drawn_but(
            &idle,
            "is drawn and takes no part now",
            "are drawn and take no part now",
        ));
        match round_now(&self.event, None, round.number, &self.going_on(round.number)) {
            Ok(now) => found.extend(
                troubles(&now.running())
                    .iter()
                    .filter(|one| rotation == Rotation::Strict || is_a_rule(one))
                    .map(|one| trouble(&self.event, &now.map, one)),
            ),
            Err(reason) => found.push(unmendable(&self.event, &reason)),
        }
        // A rule about groups is broken by many pairs, and said once.
        let mut said = BTreeSet::new();
        found.retain(|trouble| said.insert(trouble.clone()));
        found
    }
}

/// Whether what asks for a repair is more than an uneven number.
const fn is_a_rule(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Closed(_) | Trouble::Rule(_) | Trouble::Overfull(_) => true,
        Trouble::TooSmall(_) | Trouble::Waiting(_) => false,
    }
}

impl App {
    /// What a key about the rounds does.
    pub(crate) fn act_on_round(&mut self, act: RoundAct) -> Vec<Effect> {
        match act {
            RoundAct::DrawRound => self.draw_round(),
            RoundAct::StartRound => self.start_round(),
            RoundAct::DropDraft => self.ask(Command::DropDraft, Then::Nothing),
            RoundAct::PauseRound => self.pause_or_resume(),
            RoundAct::AddMinute => self.ask(self.lengthens_the_clock(), Then::Nothing),
            RoundAct::EndRound => self.ask(self.ends_the_clock(), Then::Nothing),
            RoundAct::HotHour => self.ask_for_hot_hour(),
            RoundAct::StopRound => self.ask_how_to_stop(),
            RoundAct::MovePerson => self.offer_moves(),
            RoundAct::Repair => self.offer_repairs(),
            RoundAct::LetTableStay => match self.marked_table() {
                Some(table) => self.ask(Command::LetTableStay { table }, Then::Nothing),
                None => self.say(Notice::note("Mark somebody at the table first")),
            },
            RoundAct::LockPerson => self.lock_person(),
            RoundAct::LockTable => self.lock_table(),
            RoundAct::SitAsTheyAre => self.ask_who_sits(),
            RoundAct::AddTable => self.add_table(),
            RoundAct::EditTable => self.edit_table(),
            RoundAct::CloseTable => self.close_table(),
            RoundAct::RoundSettings => self.edit_round_settings(),
            RoundAct::ChooseFormat => self.offer_formats(),
            RoundAct::ChoosePart => self.offer_part_of_marked(),
            RoundAct::Possible => self.show_what_is_possible(),
            RoundAct::Shorten => self.offer_fewer_rounds(),
            RoundAct::Rules => self.show_rules(),
        }
    }

    fn marked_table(&self) -> Option<TableNumber> {
        self.evening()?.marked_row()?.table
    }

    /// Where the marked person of the desk could stay all evening.
    pub(crate) fn offer_pins(&mut self, participant: ParticipantId) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let pinned = evening.event.pinned_to(participant);
        let mut choices: Vec<Choice> = Vec::new();
        if pinned.is_some() {
            choices.push(Choice {
                label: "Moves again with the others".to_owned(),
                note: String::new(),
                chosen: Chosen::Command(Box::new(Command::Pin { participant, table: None })),
            });
        }
        choices.extend(evening.event.tables().filter(|table| !table.closed).map(|table| Choice {
            label: format!("Stays at table {}", table.number),
            note: format!("{} chairs", table.seats),
            chosen: Chosen::Command(Box::new(Command::Pin {
                participant,
                table: Some(table.number),
            })),
        }));
        if choices.is_empty() {
            return self.say(Notice::note("Set up tables first: F5, then t"));
        }
        let title = format!("Where does {} stay all evening?", self.name(participant));
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }
}

/// A move as the event is asked for it.
fn move_to(person: ParticipantId, seat: Seat) -> Chosen {
    Chosen::Command(Box::new(Command::Move { moves: vec![(person, Some(seat))] }))
}
