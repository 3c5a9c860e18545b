//! A desk for tests: keys in, the event, the notice and the dialog out. The disk and the planner
//! answer at once.

use std::collections::{BTreeSet, VecDeque};

use jiff::tz::TimeZone;

use super::{Action, App, Chord, Dialog, Effect, Evening, Key, Message, Opening, Saved, Screen};
use crate::domain::{
    Change, Command, DeskId, Details, Entry, EntryId, Event, EventKind, Feature, ParticipantId,
    RoundNumber, Seating, Setting, Table, TableNumber, Timestamp,
};
use crate::seating::{Budget, plan};

/// How hard the planner of the tests tries.
const STEPS: u64 = 2_000;

/// A desk for tests.
#[derive(Debug)]
pub(crate) struct TestDesk {
    /// The program.
    pub(crate) app: App,
    /// What else was asked of the world, in order.
    pub(crate) asked: Vec<Effect>,
    /// Whether plans wait for [`TestDesk::answer_plans`].
    pub(crate) plans_wait: bool,
    waiting: Vec<Effect>,
    next: u32,
}

impl TestDesk {
    /// An open event with nobody on the roster, at its rounds.
    pub(crate) fn new() -> Self {
        let now = Timestamp::from_millis(1_790_000_000_000);
        let mut app = App::new(now, TimeZone::UTC);
        let opening = Opening {
            questions: None,
            folder: std::path::PathBuf::from("spring"),
            event: Event::new(DeskId::from_random([7; 4])),
            saved: Saved::Opened,
            findings: Vec::new(),
            unknown_entries: 0,
        };
        app.update(Message::Opened(Box::new(opening)));
        let mut desk =
            Self { app, asked: Vec::new(), plans_wait: false, waiting: Vec::new(), next: 1 };
        desk.ask(Command::Name { name: "Spring".to_owned(), kind: EventKind::Real });
        desk.show(Screen::Rounds);
        desk
    }

    /// A desk with people who are here, and tables with this many chairs.
    pub(crate) fn with(people: usize, tables: u16, seats: u8) -> Self {
        let mut desk = Self::new();
        for number in 1..=people {
            desk.comes(&format!("P{number:02}"));
        }
        if tables > 0 {
            let tables = (1..=tables).map(|number| table(number, seats)).collect();
            desk.ask(Command::PlaceTables { tables });
        }
        desk
    }

    /// Somebody walks in with a name only.
    pub(crate) fn comes(&mut self, name: &str) -> ParticipantId {
        self.comes_with(Details::named(name))
    }

    /// Somebody walks in.
    pub(crate) fn comes_with(&mut self, details: Details) -> ParticipantId {
        let name = details.name.clone();
        self.ask(Command::WalkIn { details });
        self.id(&name)
    }

    /// Goes to a screen.
    pub(crate) fn show(&mut self, screen: Screen) {
        let effects = self.app.act(Action::Show(screen));
        self.perform(effects);
    }

    /// Asks the event for an act that it must allow, beside the keys.
    pub(crate) fn ask(&mut self, command: Command) {
        let now = self.app.now;
        let changes = self.event().decide(command, now).unwrap();
        let message = self.journalled(changes);
        let effects = self.app.update(message);
        self.perform(effects);
    }

    /// Settles something for the evening.
    pub(crate) fn settle(&mut self, setting: Setting) {
        self.ask(Command::Settle { setting });
    }

    /// Presses keys: `d<Enter>` is d and then Enter.
    pub(crate) fn press(&mut self, script: &str) {
        for chord in chords(script) {
            let effects = self.app.update(Message::Key(chord));
            self.perform(effects);
        }
        // The host's hand rests: a letter that could have begun the code of a badge does not.
        if self.app.patience_ms().is_some() {
            self.send(Message::Quiet);
        }
    }

    /// What the world answers.
    pub(crate) fn send(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.perform(effects);
    }

    /// Lets minutes pass.
    pub(crate) fn minutes(&mut self, minutes: i64) {
        let now = Timestamp::from_millis(self.app.now.as_millis() + minutes * 60_000);
        let effects = self.app.update(Message::Tick(now));
        self.perform(effects);
    }

    /// Takes the choice that holds these words, which must be offered.
    pub(crate) fn choose(&mut self, words: &str) {
        let choices = self.choices();
        let Some(Dialog::Choose(choose)) = self.app.dialogs.last_mut() else {
            panic!("nothing to choose: {:?}", self.app.notice);
        };
        let at = choices.iter().position(|choice| choice.contains(words));
        let at = at.unwrap_or_else(|| panic!("no {words:?} among {choices:#?}"));
        choose.cursor.mark(at);
        self.press("<Enter>");
    }

    /// Marks somebody on the rounds screen.
    pub(crate) fn mark(&mut self, person: ParticipantId) {
        let evening = self.app.evening_mut().unwrap();
        let rows = evening.round_rows();
        let row = rows.iter().position(|row| row.person == Some(person)).unwrap();
        evening.rounds_screen.cursor.mark(row);
    }

    /// Marks the first row of a table on the rounds screen.
    pub(crate) fn mark_table(&mut self, number: u16) {
        let evening = self.app.evening_mut().unwrap();
        let rows = evening.round_rows();
        let table = Some(TableNumber(number));
        evening.rounds_screen.cursor.mark(rows.iter().position(|row| row.table == table).unwrap());
    }

    /// Answers the plans that wait, in the order in which they were asked for.
    pub(crate) fn answer_plans(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.plans_wait = false;
        self.perform(waiting);
    }

    pub(crate) fn evening(&self) -> &Evening {
        self.app.evening().unwrap()
    }

    pub(crate) fn event(&self) -> &Event {
        &self.evening().event
    }

    /// The person with this name.
    pub(crate) fn id(&self, name: &str) -> ParticipantId {
        self.event().participants().find(|person| person.details.name == name).unwrap().id
    }

    /// The seating of a round.
    pub(crate) fn seating(&self, round: u16) -> &Seating {
        &self.event().round(RoundNumber(round)).unwrap().seating
    }

    /// How many people sit at each table that is used, most first.
    pub(crate) fn sizes(&self, round: u16) -> Vec<usize> {
        let mut sizes: Vec<usize> = self.seating(round).tables.values().map(Vec::len).collect();
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        sizes
    }

    /// What the last key was answered with.
    pub(crate) fn notice(&self) -> &str {
        self.app.notice.as_ref().map_or("", |notice| &notice.text)
    }

    /// What can be chosen in the top dialog: label and note.
    pub(crate) fn choices(&self) -> Vec<String> {
        match self.app.dialogs.last() {
            Some(Dialog::Choose(choose)) => choose
                .shown()
                .iter()
                .map(|choice| format!("{} · {}", choice.label, choice.note))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if self.plans_wait && matches!(effect, Effect::Plan { .. }) {
                self.waiting.push(effect);
                continue;
            }
            let answer = match effect {
                Effect::Journal(changes) => self.journalled(changes),
                Effect::Plan { request, problem, seed } => {
                    let plan = Box::new(plan(&problem, seed, &Budget::steps(STEPS)));
                    Message::Planned { request, plan }
                }
                Effect::RetryJournal
                | Effect::ReleaseReserve
                | Effect::Understand { .. }
                | Effect::StopUnderstanding
                | Effect::Watch(_)
                | Effect::RememberColumns { .. }
                | Effect::RememberScanner(_)
                | Effect::ListEvents
                | Effect::ReadEarlier(_)
                | Effect::OpenEvent(_)
                | Effect::CreateEvent { .. }
                | Effect::OpenSample { .. }
                | Effect::CloseEvent
                | Effect::BackUp
                | Effect::OverwriteRoster
                | Effect::Print(_)
                | Effect::SendHome
                | Effect::Report
                | Effect::Bell
                | Effect::Quit => {
                    self.asked.push(effect);
                    continue;
                }
            };
            waiting.extend(self.app.update(answer));
        }
    }

    fn journalled(&mut self, changes: Vec<Change>) -> Message {
        let (desk, act, at) = (self.event().desk(), self.next, self.app.now);
        let entry = |(seq, change)| Entry {
            id: EntryId { desk, seq },
            act,
            stamp: u64::from(act),
            at,
            change,
        };
        let entries: Vec<Entry> = (act..).zip(changes).map(entry).collect();
        self.next += u32::try_from(entries.len()).unwrap();
        Message::Journalled(entries)
    }
}

/// A table with nothing but chairs.
pub(crate) fn table(number: u16, seats: u8) -> Table {
    table_with(number, seats, [])
}

/// A table that has something.
pub(crate) fn table_with<const N: usize>(number: u16, seats: u8, has: [Feature; N]) -> Table {
    let features = BTreeSet::from(has);
    Table { number: TableNumber(number), name: None, seats, features, closed: false }
}

fn chords(script: &str) -> Vec<Chord> {
    let mut chords = Vec::new();
    let mut rest = script;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        if let Some((name, after)) = named {
            chords.push(name.parse().unwrap());
            rest = after;
        } else {
            chords.push(Chord::plain(Key::Char(letter)));
            rest = rest.strip_prefix(letter).unwrap();
        }
    }
    chords
}
