//! What the program is at any moment, and what each message makes of it.
//!
//! [`App::update`] takes a [`Message`] and returns [`Effect`]s: it touches no terminal, no disk and
//! no clock. An act is asked of the event, written by an effect, and only applied once the disk has
//! answered; until then further keys are held.

mod action;
mod afterwards;
mod answer;
mod around;
mod board_act;
mod card_test;
mod chord;
mod details;
mod dialog;
mod earlier;
mod effect;
mod evening;
mod field;
mod handover;
mod help;
mod kept;
mod keymap;
mod learned;
mod list;
mod lists;
mod message;
mod notice;
mod on_paper;
mod person_act;
mod pulse;
mod purpose;
mod roster_edits;
mod round_act;
mod round_plan;
mod scan;
mod scanned;
mod scanning;
mod screen;
mod start;
#[cfg(test)]
pub(crate) mod testing;
mod update;
mod watched;
mod wishes;

use jiff::tz::TimeZone;

pub use action::{Action, BINDINGS, Binding, Context};
pub use around::{AroundAct, PairAct};
pub use board_act::BoardAct;
pub use chord::{Chord, Key, NotAKey};
pub use dialog::{
    CardTest, Choice, Choose, Chosen, Dialog, Form, FormKind, Line, Pick, PickFor, Preview,
    PreviewPart, Prompt, PromptFor, Reading, Working,
};
pub use effect::{Effect, ListWork};
pub use evening::{Evening, Screen, Then};
pub use field::Field;
pub use keymap::{Keymap, chords};
pub use learned::{LearnedAct, Line as SaidLine, Named, Open, Saying};
pub use list::{Cursor, Motion};
pub use lists::{PreviewAct, choice_words};
pub use message::Message;
pub use notice::{Notice, Saved, Tone};
pub use person_act::PersonAct;
pub use roster_edits::HandEdited;
pub use round_plan::WHILE_RESTING;
pub use screen::{
    About, ActRow, Arrival, AskRow, AskStanding, Desk, EdgeRow, Edges, HistoryScreen,
    IntroductionsPart, IntroductionsScreen, LearnedPart, LearnedRow, LearnedScreen, OfferRow,
    RoundAhead, RoundRow, RoundsScreen, RuleStep, TopicsPart, TopicsScreen, drawn, points,
    rounds_ahead,
};
pub use start::{KnownEvent, Offer, Opening, Start};

pub use crate::intake::{
    Beside, Choice as ListChoice, Compared, Fate, Kind as RowKind, Verdict, beside,
};
pub use crate::matching::{Band, Suggestion};
pub use crate::topics::{Topic, Why};
pub use round_act::RoundAct;

use crate::domain::{BadgeCode, Command, Participant, ParticipantId, Timestamp};
use scan::Listener;

/// Where the program is.
#[derive(Debug)]
pub enum Stage {
    /// No event is open.
    Start(Start),
    /// An event is open.
    Evening(Box<Evening>),
}

/// What the program is at any moment.
#[derive(Debug)]
pub struct App {
    /// What the clock says.
    pub now: Timestamp,
    /// The host's time zone.
    pub zone: TimeZone,
    /// What each key means.
    pub keymap: Keymap,
    /// Where the program is.
    pub stage: Stage,
    /// What lies over the screen; the last one has the keys.
    pub dialogs: Vec<Dialog>,
    /// The answer to the last key.
    pub notice: Option<Notice>,
    /// Whether the screen is covered.
    pub covered: bool,
    quitting: bool,
    /// What is said beside the answer of the act that is being written.
    remind: Option<String>,
    /// How many plans were asked for, in whatever event: an answer to another one is dropped.
    plans: u64,
    /// How many lists were asked for: an answer to an earlier one is dropped.
    lists: u64,
    /// Which of them is a list that changed by itself: nobody waits for that.
    watch_request: u64,
    /// A list to look at once an event is open.
    list_waiting: Option<std::path::PathBuf>,
    /// The sheet of that list which was asked for.
    sheet_waiting: Option<String>,
    /// Hears the codes of badges among the keys.
    listener: Listener,
    /// The code that was scanned last, and when.
    last_scan: Option<(BadgeCode, Timestamp)>,
    /// What is said of the sheets once it is noted down who got them.
    sent_home: Option<String>,
    /// Whether the event that is made is asked how long it is kept.
    asks_how_long: bool,
}

impl App {
    /// The program on its start screen.
    #[must_use]
    pub fn new(now: Timestamp, zone: TimeZone) -> Self {
        Self {
            now,
            zone,
            keymap: Keymap::default(),
            stage: Stage::Start(Start::default()),
            dialogs: Vec::new(),
            notice: None,
            covered: false,
            quitting: false,
            remind: None,
            plans: 0,
            lists: 0,
            watch_request: 0,
            list_waiting: None,
            sheet_waiting: None,
            listener: Listener::default(),
            last_scan: None,
            sent_home: None,
            asks_how_long: false,
        }
    }

    /// The event that is open, if one is.
    #[must_use]
    pub fn evening(&self) -> Option<&Evening> {
        match &self.stage {
            Stage::Evening(evening) => Some(evening),
            Stage::Start(_) => None,
        }
    }

    pub(crate) fn evening_mut(&mut self) -> Option<&mut Evening> {
        match &mut self.stage {
            Stage::Evening(evening) => Some(evening),
            Stage::Start(_) => None,
        }
    }

    /// Where keys mean something now, innermost first.
    #[must_use]
    pub fn contexts(&self) -> &'static [Context] {
        self.dialogs.last().map_or_else(|| self.screen_contexts(), Dialog::contexts)
    }

    /// Where keys mean something on the screen below any dialog, innermost first.
    #[must_use]
    pub fn screen_contexts(&self) -> &'static [Context] {
        use Context::{
            Desk, Event, EventLetters, Everywhere, History, Learned, Letters, List, ListLetters,
            Rounds, Start, Topics,
        };
        match self.evening().map(|evening| evening.screen) {
            None => &[Start, List, ListLetters, Letters, Everywhere],
            Some(Screen::Desk) => &[Desk, List, Event, Everywhere],
            Some(Screen::Topics) => &[Topics, List, Event, Everywhere],
            Some(Screen::Introductions) => self.introductions_contexts(),
            Some(Screen::Learned) => &[Learned, List, Event, Everywhere],
            Some(Screen::Rounds) => {
                &[Rounds, List, Event, EventLetters, ListLetters, Letters, Everywhere]
            }
            Some(Screen::History) => {
                &[History, List, Event, EventLetters, ListLetters, Letters, Everywhere]
            }
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        if let Some(dialog) = self.dialogs.last_mut() {
            return dialog.field_mut();
        }
        let evening = match &mut self.stage {
            Stage::Evening(evening) => evening,
            Stage::Start(_) => return None,
        };
        match evening.screen {
            Screen::Desk => Some(&mut evening.desk.field),
            Screen::Topics => Some(&mut evening.topics_screen.field),
            Screen::Learned => Some(&mut evening.learned_screen.field),
            Screen::Introductions | Screen::Rounds | Screen::History => None,
        }
    }

    fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.evening()?.event.participant(id)
    }

    fn name(&self, id: ParticipantId) -> String {
        self.participant(id).map_or_else(String::new, |person| person.details.name.clone())
    }

    fn say(&mut self, notice: Notice) -> Vec<Effect> {
        self.notice = Some(notice);
        Vec::new()
    }

    fn open(&mut self, dialog: Dialog) -> Vec<Effect> {
        self.dialogs.push(dialog);
        Vec::new()
    }

    /// Asks the event for an act; if it is allowed, the act goes to the disk first.
    fn ask(&mut self, command: Command, then: Then) -> Vec<Effect> {
        let (now, zone) = (self.now, self.zone.clone());
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        if let Saved::LookingOn { why } = &evening.saved {
            let why = why.clone();
            return self.say(Notice::refused(format!("This window only looks on: {why}")));
        }
        match evening.event.decide(command, now) {
            Ok(changes) => {
                evening.pending = Some(then);
                // An alarm stays until the disk has answered well.
                if !matches!(evening.saved, Saved::Not { .. }) {
                    evening.saved = Saved::Waiting { since: now };
                }
                vec![Effect::Journal(changes)]
            }
            Err(refusal) => {
                let sentence = refusal.sentence(&zone);
                let text = match refusal.hint() {
                    Some(hint) => format!("{sentence} · {hint}"),
                    None => sentence,
                };
                self.say(Notice::refused(text))
            }
        }
    }

    fn undo(&mut self) -> Vec<Effect> {
        match self.evening().and_then(|evening| evening.event.last_act()) {
            Some(entry) => self.take_back(entry),
            None => self.say(Notice::note("There is nothing to take back")),
        }
    }

    fn redo(&mut self) -> Vec<Effect> {
        match self.evening().and_then(|evening| evening.event.last_undo()) {
            Some(entry) => self.ask(Command::Undo { entry }, Then::Nothing),
            None => self.say(Notice::note("There is nothing to bring back")),
        }
    }
}
