//! What the desk shows the room: the board, and the question that it asks.

use super::evening::Then;
use super::{App, Choice, Choose, Chosen, Dialog, Effect, Notice, Prompt, PromptFor};
use crate::board::Questions;
use crate::domain::{BoardPart, Command, Moment, Setting, Timestamp};

/// What can be done about the board.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BoardAct {
    /// Choose what the board shows.
    Choose,
    /// Put the next question to the room.
    NextQuestion,
    /// Put a question of one's own to the room.
    OwnQuestion,
    /// Take the question away.
    NoQuestion,
}

impl App {
    /// What a key about the board does.
    pub(super) fn act_on_board(&mut self, act: BoardAct) -> Vec<Effect> {
        match act {
            BoardAct::Choose => self.choose_board(),
            BoardAct::NextQuestion => self.put_next_question(),
            BoardAct::OwnQuestion => self.open(Dialog::Prompt(Prompt::new(
                "What is the room asked?",
                "one question; it stands on the board until the next one",
                PromptFor::Question,
            ))),
            BoardAct::NoQuestion => {
                self.ask(Command::PutQuestion { question: None }, Then::Nothing)
            }
        }
    }

    fn choose_board(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let now = evening.event.settings().board;
        let choice = |(part, label, note): (BoardPart, &str, &str)| Choice {
            label: label.to_owned(),
            note: if part == now { format!("shown now: {note}") } else { note.to_owned() },
            chosen: if part == now {
                Chosen::Nothing
            } else {
                Chosen::Command(Box::new(Command::Settle { setting: Setting::Board(part) }))
            },
        };
        let choices = BoardPart::ALL.map(choice).to_vec();
        let title = "What does the board show? (`shouldmeet board` in a second window)";
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }

    /// The next question that was not put yet, deeper with each round.
    fn put_next_question(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let event = &evening.event;
        let shipped = Questions::shipped(event.settings().language);
        let questions = evening.questions.as_ref().unwrap_or(shipped);
        // What is put while a round is on is for that round, and else for the next one.
        let round = event.running_round().map_or_else(|| event.next_round(), |round| round.number);
        let put: Vec<&str> = event.questions_put().collect();
        let next = questions.next(round.0, &put).map(str::to_owned);
        match next {
            Some(question) => {
                self.ask(Command::PutQuestion { question: Some(question) }, Then::Nothing)
            }
            None => self.say(Notice::note(
                "There is no question in questions.txt; `shouldmeet paths` says where it lies",
            )),
        }
    }

    pub(super) fn put_own_question(&mut self, typed: &str) -> Vec<Effect> {
        let question = Some(typed.to_owned());
        self.ask(Command::PutQuestion { question }, Then::CloseDialog)
    }

    /// Rings, and says which moment of the round has come since `before`.
    pub(super) fn tell_moment(&mut self, before: Timestamp) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let settings = evening.event.settings();
        let Some(moment) = evening.event.moment_passed(before, self.now) else {
            return Vec::new();
        };
        let round = evening.event.running_round();
        let what = round
            .map_or_else(|| "the promises".to_owned(), |round| format!("round {}", round.number));
        let (left, sound) = (settings.warn_before.0, settings.sound);
        self.notice = Some(Notice::note(match moment {
            Moment::HalfTime => format!("Half of {what} is over: the other one speaks"),
            Moment::Warning => format!("{left} seconds are left of {what}"),
            Moment::Up => format!("Time is up for {what}: F5, then e ends it, + adds a minute"),
        }));
        if sound { vec![Effect::Bell] } else { Vec::new() }
    }
}
