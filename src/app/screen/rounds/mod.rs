//! The rounds: draw tables, run the clock, mend what changes.
//!
//! ```text
//! Round 2, drawn: 34 first meetings, nobody meets again, 1 sits out      9:41
//! ┌ Table 1  4 of 6  step-free ┐ ┌ Table 2  4 of 4 ┐
//! │ ▸ Ada Byron                │ │   Ben Osei      │
//! ```

mod draw;
mod forms;
mod mend;

pub use draw::drawn;

use crate::app::evening::{Evening, Then};
use crate::app::round_plan::{RoundProblem, round_now, trouble};
use crate::app::{App, Choice, Choose, Chosen, Cursor, Dialog, Effect, Motion, Notice, RoundAct};
use crate::domain::{
    Command, ParticipantId, Presence, Round, RoundNumber, RoundState, Seat, Seconds, TableNumber,
    Way,
};
use crate::seating::{Report, Trouble, bound, troubles};

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
    /// What is good and what is not so good about the drawn round.
    pub report: Option<(RoundNumber, Report)>,
    /// What asks for a repair, in sentences.
    pub troubles: Vec<String>,
    /// How many rounds are possible before people meet again, in a sentence.
    pub outlook: String,
    drawing: Option<Drawing>,
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
        self.rounds_screen.outlook = self.round_outlook();
    }

    fn round_troubles(&self) -> Vec<String> {
        let Some(round) = self.event.running_round().or_else(|| self.event.draft()) else {
            return Vec::new();
        };
        let mut found: Vec<String> = Vec::new();
        for person in round.seating.tables.values().flatten() {
            let participant = self.event.participant(*person);
            let gone = participant
                .is_some_and(|person| !matches!(person.presence(), Presence::Here { .. }));
            if gone && round.state == RoundState::Draft {
                found.push(format!("{} is drawn and not here", self.event.name_of(*person)));
            }
        }
        match round_now(&self.event, round.number) {
            Ok(now) => found.extend(
                troubles(&now.running())
                    .iter()
                    .filter(|one| !self.is_wished(round, &now.map, one))
                    .map(|one| trouble(&self.event, &now.map, one)),
            ),
            Err(why) => {
                let map = crate::app::round_plan::to_come(&self.event, Vec::new());
                found.push(crate::app::round_plan::clash(&self.event, &map, &why));
            }
        }
        found
    }

    /// Whether a small table is just what somebody at it wants.
    fn is_wished(&self, round: &Round, map: &RoundProblem, trouble: &Trouble) -> bool {
        let Trouble::TooSmall(table) = trouble else { return false };
        let people = map.table(*table).map_or(&[][..], |number| round.seating.at(number));
        let one_at_a_time = |id: &ParticipantId| {
            self.event.participant(*id).is_some_and(|person| person.way == Way::Pairs)
        };
        people.len() > 1 && people.iter().any(one_at_a_time)
    }

    fn round_outlook(&self) -> String {
        let here = self.event.head_count().here;
        let (present, seats) = (u32::try_from(here).unwrap_or(u32::MAX), self.event.settings());
        let size = u32::from(seats.group_size);
        if present < 2 {
            return "A round needs at least two people in the room".to_owned();
        }
        let most = bound::rounds_without_repeats(present, size.min(present));
        let wanted = u32::from(seats.rounds);
        let meets = bound::most_new_people(present, size, wanted);
        if wanted > most {
            format!(
                "{present} here at tables of {size}: from round {} repeats begin; bigger tables or \
                 fewer rounds avoid that",
                most + 1
            )
        } else {
            format!(
                "{present} here at tables of {size}: {wanted} rounds without meeting anyone twice, \
                 {meets} new people each at most ({most} rounds are possible)"
            )
        }
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
            RoundAct::AddMinute => {
                self.ask(Command::ExtendRound { by: Seconds::from_minutes(1) }, Then::Nothing)
            }
            RoundAct::EndRound => self.ask(Command::EndRound, Then::Nothing),
            RoundAct::StopRound => self.ask_how_to_stop(),
            RoundAct::MovePerson => self.offer_moves(),
            RoundAct::Repair => self.offer_repairs(),
            RoundAct::LetTableStay => match self.marked_table() {
                Some(table) => self.ask(Command::LetTableStay { table }, Then::Nothing),
                None => self.say(Notice::note("Mark somebody at the table first")),
            },
            RoundAct::AddTable => self.add_table(),
            RoundAct::EditTable => self.edit_table(),
            RoundAct::CloseTable => self.close_table(),
            RoundAct::RoundSettings => self.edit_round_settings(),
        }
    }

    fn marked_table(&self) -> Option<TableNumber> {
        self.evening()?.marked_row()?.table
    }

    fn start_round(&mut self) -> Vec<Effect> {
        let drawn = self.evening().is_some_and(|evening| evening.event.draft().is_some());
        if self.evening().is_some_and(|evening| evening.rounds_screen.is_drawing()) {
            return self.say(Notice::note("Drawing …"));
        }
        if !drawn && self.evening().is_some_and(|evening| evening.event.running_round().is_none()) {
            return self.draw_round();
        }
        self.ask(Command::StartRound, Then::Nothing)
    }

    fn pause_or_resume(&mut self) -> Vec<Effect> {
        let state = self.evening().and_then(|evening| evening.event.running_round());
        let paused = state.is_some_and(|round| matches!(round.state, RoundState::Paused { .. }));
        let command = if paused { Command::ResumeRound } else { Command::PauseRound };
        self.ask(command, Then::Nothing)
    }

    fn ask_how_to_stop(&mut self) -> Vec<Effect> {
        let Some(round) = self.evening().and_then(|evening| evening.event.running_round()) else {
            return self.say(Notice::note("No round is on"));
        };
        let held = round.minutes_held(self.now);
        let choice = |label: &str, note: String, counted| Choice {
            label: label.to_owned(),
            note,
            chosen: Chosen::Command(Box::new(Command::StopRound { counted })),
        };
        let choices = vec![
            Choice {
                label: "Go on".to_owned(),
                note: "the round is not broken off".to_owned(),
                chosen: Chosen::Nothing,
            },
            choice("It counts", format!("it was held for {held} minutes"), true),
            choice("It does not count", "nobody has met; Ctrl-Z resumes".to_owned(), false),
        ];
        self.open(Dialog::Choose(Choose::new("Break the round off?", choices)))
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
