//! Choose one of several things; typing narrows them.

use std::path::PathBuf;

use crate::app::action::Action;
use crate::app::evening::Then;
use crate::app::field::Field;
use crate::app::learned::Open;
use crate::app::list::Cursor;
use crate::app::screen::RuleStep;
use crate::domain::{Became, Command, Lesson, ParticipantId, RoundNumber, TableNumber};
use crate::export::Order;
use crate::intake::{Choice as ListChoice, Kind, Meaning};
use crate::topics::fold;

/// What stands beside a name that is not among the choices.
const NEW_NAME: &str = "as a new name";

/// What is done when a choice is taken.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// Ask this of the event.
    Command(Box<Command>),
    /// Ask this of the event, close the dialog, and then go on.
    CommandThen(Box<Command>, Then),
    /// Let the few people of a table go on by themselves.
    LetGoOn {
        /// In which round.
        round: RoundNumber,
        /// Which table.
        table: TableNumber,
    },
    /// Ask who is better placed than the one who passes the other on.
    PassOn {
        /// Who looks for something.
        asker: ParticipantId,
        /// Who passes them on.
        by: ParticipantId,
    },
    /// This one is meant in a line that is written down.
    Says(Open, ParticipantId),
    /// This became of what was heard or promised: ask for the story.
    Became(Lesson, Became),
    /// The next answer of the first about the second: yes, later or no.
    Wish(ParticipantId, ParticipantId),
    /// Read who met whom at the event in this folder.
    Earlier(PathBuf),
    /// Go on making a rule about groups.
    Rule(RuleStep),
    /// Take this person's badge for the one that was scanned.
    Scanned(ParticipantId),
    /// Do what a key would do.
    Action(Action),
    /// Take a column of the list below for something else.
    Meaning {
        /// Which column, from 0.
        column: usize,
        /// What it holds.
        meaning: Meaning,
    },
    /// Take this sheet of the workbook below for the list.
    Sheet(String),
    /// Do the same with all rows of a kind of the list below.
    ForAll {
        /// Of which kind.
        kind: Kind,
        /// What is done with them.
        choice: ListChoice,
    },
    /// Write pages for the browser to print.
    Print(Box<Order>),
    /// Make the sample anew.
    ResetSample,
    /// Look at the readable roster that was edited by hand, row by row.
    LookAtRoster,
    /// Write the readable roster over one that was edited by hand.
    OverwriteRoster,
    /// Nothing: the dialog only closes.
    Nothing,
}

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it is.
    pub label: String,
    /// A few words beside it: the key, a reason, a consequence.
    pub note: String,
    /// What is done.
    pub chosen: Chosen,
}

/// Choose one of several things.
#[derive(Debug)]
pub struct Choose {
    /// What is asked.
    pub title: String,
    /// What was typed to narrow the choices.
    pub field: Field,
    /// All of them.
    pub choices: Vec<Choice>,
    /// The marked one among those that are shown.
    pub cursor: Cursor,
    /// The topic that is given another name, where one may be typed that is not among the choices.
    pub renames: Option<String>,
}

impl Choose {
    /// A question with its choices, the first one marked.
    #[must_use]
    pub fn new(title: impl Into<String>, choices: Vec<Choice>) -> Self {
        let title = title.into();
        Self { title, field: Field::default(), choices, cursor: Cursor::default(), renames: None }
    }

    /// The text has changed: the first choice is marked, and a new name follows the others.
    pub(crate) fn typed(&mut self) {
        self.cursor.home();
        let Some(topic) = &self.renames else { return };
        self.choices.retain(|choice| choice.note != NEW_NAME);
        let typed = self.field.text().trim();
        let known =
            self.choices.iter().any(|choice| fold::fold(&choice.label) == fold::fold(typed));
        if !typed.is_empty() && !known {
            let (topic, into) = (topic.clone(), typed.to_owned());
            let command = Command::MergeTopics { topic, into };
            self.choices.push(Choice {
                label: typed.to_owned(),
                note: NEW_NAME.to_owned(),
                chosen: Chosen::Command(Box::new(command)),
            });
        }
    }

    /// The choices that hold every word that was typed, those first that are called so.
    #[must_use]
    pub fn shown(&self) -> Vec<&Choice> {
        let wanted = fold::words(self.field.text());
        if wanted.is_empty() {
            return self.choices.iter().collect();
        }
        let holds = |text: &str| {
            let text = fold::fold(text);
            wanted.iter().all(|word| text.contains(word.as_str()))
        };
        let holding =
            self.choices.iter().filter(|one| holds(&format!("{} {}", one.label, one.note)));
        let (called_so, others): (Vec<_>, Vec<_>) = holding.partition(|one| holds(&one.label));
        called_so.into_iter().chain(others).collect()
    }

    /// The marked choice.
    #[must_use]
    pub fn marked(&self) -> Option<&Choice> {
        let shown = self.shown();
        self.cursor.of(&shown).copied()
    }
}
