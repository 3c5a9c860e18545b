//! The clock of a round: started, paused, broken off; and how many rounds there is time for.

use crate::app::evening::Then;
use crate::app::round_plan::given_up;
use crate::app::{App, Choice, Choose, Chosen, Dialog, Effect, Notice};
use crate::domain::{Command, RoundState, Seconds, Setting};

impl App {
    pub(super) fn start_round(&mut self) -> Vec<Effect> {
        let drawn = self.evening().is_some_and(|evening| evening.event.draft().is_some());
        if self.evening().is_some_and(|evening| evening.rounds_screen.is_drawing()) {
            return self.say(Notice::note("Drawing …"));
        }
        if !drawn && self.evening().is_some_and(|evening| evening.event.running_round().is_none()) {
            return self.draw_round();
        }
        self.ask(Command::StartRound, Then::Nothing)
    }

    pub(super) fn pause_or_resume(&mut self) -> Vec<Effect> {
        let state = self.evening().and_then(|evening| evening.event.running_round());
        let paused = state.is_some_and(|round| matches!(round.state, RoundState::Paused { .. }));
        let command = if paused { Command::ResumeRound } else { Command::PauseRound };
        self.ask(command, Then::Nothing)
    }

    pub(super) fn ask_how_to_stop(&mut self) -> Vec<Effect> {
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
            Choice {
                label: "It does not count, and is held again".to_owned(),
                note: "the same seats, a new clock".to_owned(),
                chosen: Chosen::CommandThen(
                    Box::new(Command::StopRound { counted: false }),
                    Then::SameSeats,
                ),
            },
        ];
        self.open(Dialog::Choose(Choose::new("Break the round off?", choices)))
    }

    /// Where a round ended while the laptop slept: extend it, or end it. Says whether it did.
    pub(crate) fn offer_what_a_sleep_left(&mut self) -> bool {
        let now = self.now;
        let Some(round) = self.evening().and_then(|evening| evening.event.running_round()) else {
            return false;
        };
        let Some(over) = round.millis_left(now).filter(|left| *left <= 0) else { return false };
        let ago = u32::try_from(-over / 60_000).unwrap_or(u32::MAX);
        let minutes = |count: u32| {
            if count == 1 { "1 minute".to_owned() } else { format!("{count} minutes") }
        };
        let choice = |label: String, note: &str, command| Choice {
            label,
            note: note.to_owned(),
            chosen: Chosen::Command(Box::new(command)),
        };
        let longer = |more: u32| Command::ExtendRound {
            by: Seconds::from_minutes(ago.saturating_add(1 + more)),
        };
        let number = round.number;
        let choices = vec![
            Choice {
                label: "Leave it as it is".to_owned(),
                note: "time is up, and the room is still talking".to_owned(),
                chosen: Chosen::Nothing,
            },
            choice("End it".to_owned(), "those who sat together have met", Command::EndRound),
            choice(format!("Give it {} from now", minutes(2)), "they talk on", longer(1)),
            choice(format!("Give it {} from now", minutes(5)), "they talk on", longer(4)),
        ];
        let title = match ago {
            0 => format!("The laptop slept: round {number} ended just now"),
            _ => format!("The laptop slept: round {number} ended {} ago", minutes(ago)),
        };
        drop(self.open(Dialog::Choose(Choose::new(title, choices))));
        true
    }

    /// Fewer rounds than were meant, each with when the last one would be over.
    pub(super) fn offer_fewer_rounds(&mut self) -> Vec<Effect> {
        let choices = self.fewer_rounds();
        if choices.is_empty() {
            return self.say(Notice::note("There are no rounds left to give up"));
        }
        self.open(Dialog::Choose(Choose::new("How many rounds is there time for?", choices)))
    }

    fn fewer_rounds(&self) -> Vec<Choice> {
        let Some(event) = self.evening().map(|evening| &evening.event) else { return Vec::new() };
        let settings = event.settings();
        let held = event.rounds().filter(|round| round.counts()).count();
        let held = u16::try_from(held).unwrap_or(u16::MAX);
        let drawn = u16::from(event.draft().is_some() && event.running_round().is_none());
        let on = event.running_round().and_then(|round| round.millis_left(self.now)).unwrap_or(0);
        let least = held.saturating_add(drawn).max(1);
        (least..settings.rounds)
            .map(|rounds| {
                let length = u32::from(rounds - held).saturating_mul(settings.round_length.0);
                let left = u32::try_from(on.max(0) / 1000).unwrap_or(0);
                let over = self.now.plus(Seconds(length.saturating_add(left))).clock(&self.zone);
                let mut note = vec![format!(
                    "over at {over} at the earliest, {} given up",
                    settings.rounds - rounds
                )];
                note.extend(given_up(event, rounds));
                let noun = if rounds == 1 { "round" } else { "rounds" };
                Choice {
                    label: format!("{rounds} {noun} in all"),
                    note: note.join("; "),
                    chosen: Chosen::CommandThen(
                        Box::new(Command::SettleAll { settings: vec![Setting::Rounds(rounds)] }),
                        Then::DrawAnew,
                    ),
                }
            })
            .collect()
    }
}
