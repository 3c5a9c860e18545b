//! What was heard and promised: one line is typed, understood, and written down.
//!
//! ```text
//! Heard or promised? ada: on tuesday I will send the checklist with mara▏
//! Promise of Ada Byron with Mara Lind, due Tue 1 Dec 09:00 · Enter writes it down
//! all 12 · heard 5 · promises 7 · nothing yet 21 of 33
//! ▸ 19:42  promise  Ada Byron: on Tuesday, I will send the checklist with Mara Lind
//! ```

use crate::app::evening::{Evening, Screen, Then};
use crate::app::learned::Line;
use crate::app::{App, Cursor, Effect, Field, Motion, Notice};
use crate::domain::{Command, HeardId, Lesson, ParticipantId, PromiseId, Timestamp};
use crate::topics::fold;

/// Which of it is listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LearnedPart {
    /// All that was written down, the newest first.
    #[default]
    All,
    /// What was heard.
    Heard,
    /// What was promised.
    Promises,
    /// Those who came and have promised nothing yet.
    Without,
    /// What became of all of it, what is to be asked now first.
    Used,
}

impl LearnedPart {
    /// Every part with its word, in the order in which they follow each other.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::All, "all"),
        (Self::Heard, "heard"),
        (Self::Promises, "promises"),
        (Self::Without, "none yet"),
        (Self::Used, "used"),
    ];
}

/// One row of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LearnedRow {
    /// Something that was heard.
    Heard(HeardId),
    /// A promise.
    Promise(PromiseId),
    /// Somebody who has promised nothing yet.
    Without(ParticipantId),
}

impl LearnedRow {
    /// What was heard or promised there.
    #[must_use]
    pub const fn lesson(self) -> Option<Lesson> {
        match self {
            Self::Heard(id) => Some(Lesson::Heard(id)),
            Self::Promise(id) => Some(Lesson::Promise(id)),
            Self::Without(_) => None,
        }
    }
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct LearnedScreen {
    /// What was typed.
    pub field: Field,
    /// Which of it is listed.
    pub part: LearnedPart,
    /// The marked row.
    pub cursor: Cursor,
    /// The rows that are shown.
    pub rows: Vec<LearnedRow>,
    /// What the line that is typed says; nothing while none is.
    pub line: Option<Line>,
    /// The names that its end may become.
    pub names: Vec<ParticipantId>,
    /// A line of which it is still open who is meant.
    pub(crate) half_said: Option<Line>,
}

impl LearnedScreen {
    /// The marked row.
    #[must_use]
    pub fn marked(&self) -> Option<LearnedRow> {
        self.cursor.of(&self.rows).copied()
    }
}

impl Evening {
    /// Lists anew what was heard and promised, by the words that are typed.
    pub(crate) fn look_at_learned(&mut self, now: Timestamp) {
        let typed = fold::fold(self.learned_screen.field.text());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |row: &LearnedRow| {
            let text = fold::fold(&self.learned_words(*row));
            words.iter().all(|word| text.contains(word))
        };
        let mut rows = self.learned_rows();
        rows.retain(fits);
        if self.learned_screen.part == LearnedPart::Used {
            let due = |row: &LearnedRow| self.event.pulse_due(row.lesson()?, now);
            rows.sort_by_key(|row| due(row).is_none());
        }
        self.learned_screen.rows = rows;
    }

    fn learned_rows(&self) -> Vec<LearnedRow> {
        let part = self.learned_screen.part;
        let event = &self.event;
        if part == LearnedPart::Without {
            let came = event.participants().filter(|person| person.arrived().is_some());
            let mut without: Vec<_> =
                came.filter(|person| !event.has_promised(person.id)).collect();
            without.sort_by_cached_key(|person| (!person.is_here(), person.details.name.clone()));
            return without.into_iter().map(|person| LearnedRow::Without(person.id)).collect();
        }
        let heard = event.heard().map(|(id, noted)| (noted.at, LearnedRow::Heard(id)));
        let promises = event.promises().map(|(id, noted)| (noted.at, LearnedRow::Promise(id)));
        let mut all: Vec<_> = match part {
            LearnedPart::All | LearnedPart::Used => heard.chain(promises).collect(),
            LearnedPart::Heard => heard.collect(),
            LearnedPart::Promises | LearnedPart::Without => promises.collect(),
        };
        all.reverse();
        all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        all.into_iter().map(|(_, row)| row).collect()
    }

    /// A row in words: whose it is, and what it says.
    #[must_use]
    pub fn learned_words(&self, row: LearnedRow) -> String {
        let event = &self.event;
        match row {
            LearnedRow::Heard(id) => event.heard_one(id).map_or_else(String::new, |noted| {
                let heard = &noted.what;
                let said = heard.from.as_ref();
                let said = said.map_or_else(String::new, |from| format!("{}: ", event.party(from)));
                let topic = heard.topic.as_ref();
                let topic = topic.map_or_else(String::new, |topic| format!(" #{topic}"));
                let by =
                    heard.by.map_or_else(String::new, |by| format!(" → {}", event.name_of(by)));
                format!("{said}{}{topic}{by}", heard.idea)
            }),
            LearnedRow::Promise(id) => event.promise(id).map_or_else(String::new, |noted| {
                format!("{}: {}", event.name_of(noted.what.by), event.vow(&noted.what))
            }),
            LearnedRow::Without(id) => event.name_of(id).to_owned(),
        }
    }

    pub(crate) fn step_learned(&mut self, motion: Motion) {
        let rows = self.learned_screen.rows.len();
        self.learned_screen.cursor.step(motion, rows);
    }

    fn next_learned_part(&mut self, forward: bool, now: Timestamp) {
        let parts = LearnedPart::ALL.map(|(part, _)| part);
        let screen = &mut self.learned_screen;
        let at = parts.iter().position(|part| *part == screen.part).unwrap_or(0);
        let step = if forward { 1 } else { parts.len() - 1 };
        screen.part = parts.get((at + step) % parts.len()).copied().unwrap_or_default();
        screen.cursor.home();
        self.look_at_learned(now);
    }

    /// Tab: ends the name that is being typed, or goes to the next part.
    pub(crate) fn tab_learned(&mut self, forward: bool, now: Timestamp) {
        let typed = self.learned_screen.field.text().to_owned();
        let (start, names) = self.names_for(&typed);
        match names.first() {
            Some(best) if forward => {
                let before = typed.get(..start).unwrap_or_default();
                let name = self.event.name_of(*best);
                let after = if before.trim().is_empty() { ": " } else { " " };
                self.learned_screen.field = Field::with(format!("{before}{name}{after}"));
            }
            _ => self.next_learned_part(forward, now),
        }
    }
}

impl App {
    /// The line was typed at: it is understood anew.
    pub(crate) fn typed_learned(&mut self) {
        let (now, zone) = (self.now, self.zone.clone());
        let Some(evening) = self.evening_mut() else { return };
        let typed = evening.learned_screen.field.text().to_owned();
        let blank = typed.trim().is_empty();
        evening.learned_screen.line = (!blank).then(|| evening.understand(&typed, now, &zone));
        evening.learned_screen.names = evening.names_for(&typed).1;
        evening.learned_screen.cursor.home();
        evening.look_at_learned(now);
    }

    /// Enter: corrects the marked row, or writes down what was typed where nothing is like it.
    pub(crate) fn accept_learned(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        match evening.learned_screen.marked() {
            Some(_) if evening.learned_screen.part == LearnedPart::Used => self.ask_what_became(),
            Some(LearnedRow::Without(person)) if evening.learned_screen.field.is_blank() => {
                self.begin_promise(person)
            }
            Some(row) if !matches!(row, LearnedRow::Without(_)) => self.correct(row),
            _ => self.write_typed(),
        }
    }

    /// Writes down what was typed, whatever is marked.
    pub(crate) fn write_typed(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let typed = evening.learned_screen.field.text().to_owned();
        if typed.trim().is_empty() {
            return self.say(Notice::note(
                "Type what was heard, or a promise: Ada: on Tuesday I will send the list with Mara",
            ));
        }
        self.write_down(&typed)
    }

    /// Starts the line of somebody who has promised nothing yet.
    fn begin_promise(&mut self, person: ParticipantId) -> Vec<Effect> {
        let line = format!("{}: ", self.name(person));
        if let Some(evening) = self.evening_mut() {
            evening.learned_screen.field = Field::with(line);
        }
        self.typed_learned();
        self.say(Notice::note("Go on: when … I will … with …"))
    }

    pub(crate) fn correct_marked(&mut self) -> Vec<Effect> {
        match self.evening().and_then(|evening| evening.learned_screen.marked()) {
            Some(row) => self.correct(row),
            None => self.say(Notice::note("Nothing is written down here yet")),
        }
    }

    fn correct(&mut self, row: LearnedRow) -> Vec<Effect> {
        match row {
            LearnedRow::Heard(id) => self.correct_heard(id),
            LearnedRow::Promise(id) => self.correct_promise(id),
            LearnedRow::Without(person) => self.begin_promise(person),
        }
    }

    /// Takes the marked row off.
    pub(crate) fn drop_marked(&mut self) -> Vec<Effect> {
        match self.evening().and_then(|evening| evening.learned_screen.marked()) {
            Some(LearnedRow::Heard(heard)) => self.ask(Command::DropHeard { heard }, Then::Nothing),
            Some(LearnedRow::Promise(promise)) => {
                self.ask(Command::DropPromise { promise }, Then::Nothing)
            }
            Some(LearnedRow::Without(_)) | None => {
                self.say(Notice::note("Mark what was heard or promised first"))
            }
        }
    }

    /// Esc: empties the line, then shows all again.
    pub(crate) fn clear_learned(&mut self) -> Vec<Effect> {
        if let Some(evening) = self.evening_mut() {
            if evening.learned_screen.field.is_blank() {
                evening.learned_screen.part = LearnedPart::All;
            }
            evening.learned_screen.field.clear();
        }
        self.typed_learned();
        Vec::new()
    }

    /// What was typed is on disk: the line is ready for the next.
    pub(crate) fn wrote_down(&mut self) {
        let on_screen = self.evening().is_some_and(|evening| evening.screen == Screen::Learned);
        if on_screen && self.dialogs.is_empty() {
            if let Some(evening) = self.evening_mut() {
                evening.learned_screen.field.clear();
            }
            self.typed_learned();
        }
    }
}
