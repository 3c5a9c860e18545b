//! The last round of the evening, for promises: its clock is kept with those of the rounds.

use crate::app::evening::Then;
use crate::app::{App, Dialog, Effect, Field, Notice, Prompt, PromptFor};
use crate::domain::{Command, FollowUp, Seconds};

/// How many minutes are offered.
const MINUTES: u32 = 10;
/// The most minutes that can be asked for.
const MOST_MINUTES: u32 = 180;

impl App {
    /// Asks how many minutes are kept for promises, or ends them.
    pub(super) fn ask_for_hot_hour(&mut self) -> Vec<Effect> {
        let Some(event) = self.evening().map(|evening| &evening.event) else { return Vec::new() };
        if event.running_hot_hour().is_some() {
            return self.ask(Command::FollowUp(FollowUp::EndHotHour), Then::Nothing);
        }
        if let Some(round) = event.running_round() {
            let text = format!("Round {} is on: F5, then e ends it first", round.number);
            return self.say(Notice::refused(text));
        }
        let hint = "everybody chooses one: when …, I will … with …; the board tells the room";
        let mut prompt =
            Prompt::new("How many minutes are kept for promises?", hint, PromptFor::HotHour);
        prompt.field = Field::with(MINUTES.to_string());
        self.open(Dialog::Prompt(prompt))
    }

    pub(crate) fn start_hot_hour(&mut self, typed: &str) -> Vec<Effect> {
        let minutes = typed.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        let Some(minutes) = minutes else {
            let text = format!("“{typed}” is not a number of minutes from 1 to {MOST_MINUTES}");
            return self.say(Notice::refused(text));
        };
        let length = Seconds::from_minutes(minutes);
        self.ask(Command::FollowUp(FollowUp::StartHotHour { length }), Then::CloseDialog)
    }

    /// What one more minute is given to: the round that is on, else the minutes for promises.
    pub(super) fn lengthens_the_clock(&self) -> Command {
        let by = Seconds::from_minutes(1);
        if self.has_hot_hour() {
            Command::FollowUp(FollowUp::ExtendHotHour { by })
        } else {
            Command::ExtendRound { by }
        }
    }

    /// What is ended: the round that is on, else the minutes for promises.
    pub(super) fn ends_the_clock(&self) -> Command {
        if self.has_hot_hour() {
            Command::FollowUp(FollowUp::EndHotHour)
        } else {
            Command::EndRound
        }
    }

    fn has_hot_hour(&self) -> bool {
        self.evening().is_some_and(|evening| evening.event.running_hot_hour().is_some())
    }
}
