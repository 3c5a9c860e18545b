//! What is typed of what was heard and promised, understood and written down.
//!
//! One line is enough: whoever speaks stands before a colon, whom they mean behind `with`, and the
//! moment where it was said. What a line leaves open is asked, one question at a time.

mod due;
mod due_words;
mod form;
mod line;
mod whom;

pub use line::{Line, Named, Saying};

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::evening::{Evening, Then};
use super::{
    App, Choice, Choose, Chosen, Dialog, Effect, Notice, Pick, PickFor, Prompt, PromptFor,
};
use crate::domain::{Command, Heard, ParticipantId, Party, Promise, Timestamp};

/// What can be done about what was heard and promised.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LearnedAct {
    /// Write down what was typed.
    WriteDown,
    /// Correct the marked one.
    Correct,
    /// Take the marked one off.
    Drop,
    /// Say what became of the marked one.
    AskAgain,
}

/// Somebody whom a line leaves open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Open {
    /// Who speaks.
    Speaker,
    /// To whom, or with whom.
    Other,
    /// Who saw it.
    Witness,
}

/// The moment that the clock shows where the host is.
fn zoned(now: Timestamp, zone: &TimeZone) -> Zoned {
    let now = jiff::Timestamp::from_millisecond(now.as_millis());
    now.unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(zone.clone())
}

impl Evening {
    /// What a line says of the people of this evening.
    #[must_use]
    pub fn understand(&self, typed: &str, now: Timestamp, zone: &TimeZone) -> Line {
        line::understand(typed, &|words, by| self.whom(words, by), &zoned(now, zone))
    }

    /// What is written down of a line, or what it leaves open first.
    fn noted(&self, line: &Line) -> Result<Command, Open> {
        let by = decided(line.speaker.as_ref(), Open::Speaker)?;
        let other = decided(line.other.as_ref(), Open::Other)?;
        match &line.saying {
            Saying::Heard { idea, topic } => {
                let (from, by) = (by, other.as_ref().and_then(Party::participant));
                let who = from.as_ref().and_then(Party::participant).or(by);
                let spot = self.event.spot_now(who, line.table);
                let (idea, topic) = (idea.clone(), topic.clone());
                let what = Heard { idea, topic, from, by, spot, earlier: None };
                Ok(Command::Hear { heard: None, what })
            }
            Saying::Promise { cue, deed, due, witness } => {
                let by = by.as_ref().and_then(Party::participant).ok_or(Open::Speaker)?;
                let witness = decided(witness.as_ref(), Open::Witness)?;
                let spot = self.event.spot_now(Some(by), line.table);
                let (cue, deed, due) = (cue.clone(), deed.clone(), *due);
                let what =
                    Promise { by, cue, deed, with: other, witness, due, spot, earlier: None };
                Ok(Command::Promise { promise: None, what })
            }
        }
    }
}

/// The one who is meant, unless several may be.
fn decided(named: Option<&Named>, open: Open) -> Result<Option<Party>, Open> {
    match named {
        None => Ok(None),
        Some(named) => match named.people.as_slice() {
            [] => Ok(Some(Party::Other(named.words.clone()))),
            [one] => Ok(Some(Party::Participant(*one))),
            _ => Err(open),
        },
    }
}

impl App {
    pub(super) fn act_on_learned(&mut self, act: LearnedAct) -> Vec<Effect> {
        match act {
            LearnedAct::WriteDown => self.write_typed(),
            LearnedAct::Correct => self.correct_marked(),
            LearnedAct::Drop => self.drop_marked(),
            LearnedAct::AskAgain => self.ask_what_became(),
        }
    }

    /// Asks somebody who goes what they take home, if they met anybody.
    pub(super) fn ask_at_the_door(&mut self, person: ParticipantId) {
        let Some(evening) = self.evening() else { return };
        if evening.event.met_by(person).is_empty() {
            return;
        }
        let title =
            format!("One thing that {} learned, or one promise?", evening.event.name_of(person));
        let hint = "such as: on Tuesday I will send the list with Mara; Esc skips it";
        self.dialogs.push(Dialog::Prompt(Prompt::new(title, hint, PromptFor::AtTheDoor(person))));
    }

    /// Writes a typed line down, or asks what it leaves open.
    pub(super) fn write_down(&mut self, typed: &str) -> Vec<Effect> {
        let (now, zone) = (self.now, self.zone.clone());
        let Some(evening) = self.evening() else { return Vec::new() };
        let line = evening.understand(typed, now, &zone);
        self.note(line)
    }

    /// Writes down what somebody says as they go.
    pub(super) fn write_down_of(&mut self, who: ParticipantId, typed: &str) -> Vec<Effect> {
        let (now, zone) = (self.now, self.zone.clone());
        let Some(evening) = self.evening() else { return Vec::new() };
        let named = |who| Named { words: evening.event.name_of(who).to_owned(), people: vec![who] };
        let mut line =
            evening.understand(&format!("{}: {typed}", evening.event.name_of(who)), now, &zone);
        // What they learned they take home; what they promised they do.
        match line.saying {
            Saying::Heard { .. } => {
                line.speaker
                    .take_if(|speaker| line.other.is_none() && speaker.people.contains(&who));
                line.other = Some(named(who));
            }
            Saying::Promise { .. } => line.speaker = Some(named(who)),
        }
        self.note(line)
    }

    fn note(&mut self, line: Line) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        match evening.noted(&line) {
            Ok(command) => {
                evening.learned_screen.half_said = None;
                self.ask(command, Then::WroteDown)
            }
            Err(open) => {
                let named = match (open, &line.saying) {
                    (Open::Speaker, _) => line.speaker.clone(),
                    (Open::Other, _) => line.other.clone(),
                    (Open::Witness, Saying::Promise { witness, .. }) => witness.clone(),
                    (Open::Witness, Saying::Heard { .. }) => None,
                };
                evening.learned_screen.half_said = Some(line);
                self.ask_who(open, named)
            }
        }
    }

    fn ask_who(&mut self, open: Open, named: Option<Named>) -> Vec<Effect> {
        let Some(named) = named.filter(|named| !named.people.is_empty()) else {
            let title = "Who promises it?";
            return self.open(Dialog::Pick(Pick::new(title, PickFor::Says(open))));
        };
        let Some(evening) = self.evening() else { return Vec::new() };
        let choice = |id: &ParticipantId| Choice {
            label: evening.event.name_of(*id).to_owned(),
            note: evening.told_apart(*id),
            chosen: Chosen::Says(open, *id),
        };
        let choices = named.people.iter().map(choice).collect();
        let title = format!("Which “{}” is meant?", named.words);
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }

    /// Goes on with a line of which it was open who is meant.
    pub(super) fn says(&mut self, open: Open, who: ParticipantId) -> Vec<Effect> {
        self.dialogs.pop();
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let Some(mut line) = evening.learned_screen.half_said.take() else {
            return self.say(Notice::note("There is nothing to write down"));
        };
        let named = Some(Named { words: String::new(), people: vec![who] });
        match (open, &mut line.saying) {
            (Open::Speaker, _) => line.speaker = named,
            (Open::Other, _) => line.other = named,
            (Open::Witness, Saying::Promise { witness, .. }) => *witness = named,
            (Open::Witness, Saying::Heard { .. }) => {}
        }
        self.note(line)
    }
}
