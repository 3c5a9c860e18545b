//! What the room sees at one moment.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words::Words;
use crate::domain::{
    BoardPart, Event, Moment, OnScreen, Participant, ParticipantId, Phase, Round, RoundState,
    Seconds, SentenceLanguage, TableNumber, Timestamp,
};
use crate::topics::fold;

/// For how long after the start of a round the board shows who sits where, unless it is told to
/// show something: people find their table in it, or ask at the desk.
const SEARCHING: Seconds = Seconds(90);
/// The most asks on the board at once: more are read by nobody.
const ASKS: usize = 12;

/// Which part of the board is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Showing {
    /// The name of the event, and what happens next.
    Welcome,
    /// Who sits where.
    Tables,
    /// The clock, and the question below it.
    Clock,
    /// The question alone.
    Question,
    /// What people look for.
    Asks,
    /// Nothing.
    Blank,
}

/// Somebody, by the name under which the room sees them, and where they sit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Named {
    /// The name, or the number of somebody who asked for one.
    pub name: String,
    /// Their table; `None` for those who rest.
    pub table: Option<TableNumber>,
}

/// A table and who sits there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TableShown {
    /// Its number.
    pub number: TableNumber,
    /// Its name or theme.
    pub name: Option<String>,
    /// The names of its people.
    pub people: Vec<String>,
}

/// The clock of the round that is on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Clock {
    /// Milliseconds left, negative once time is up.
    pub millis_left: i64,
    /// Whether it runs.
    pub runs: bool,
    /// How far it is.
    pub phase: Phase,
    /// That in words.
    pub words: String,
    /// Milliseconds left when the end is near; `None` when nobody is warned.
    pub warning_at: Option<i64>,
    /// Milliseconds left at half time; `None` when it is not told.
    pub half_time_at: Option<i64>,
}

/// By how much of their names people are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Naming {
    /// By the whole name: on a screen in the room.
    Whole,
    /// By the name by which a host calls them, and with nothing that is not shown right now: on
    /// what leaves the laptop through the network.
    First,
}

/// What the room sees at one moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Board {
    /// The language of the room.
    pub language: SentenceLanguage,
    /// The words in that language.
    pub words: &'static Words,
    /// The name of the event.
    pub event: String,
    /// What is shown.
    pub showing: Showing,
    /// Whether no round has been held yet: the room is welcomed.
    pub welcome: bool,
    /// Which round of how many; empty between rounds.
    pub round: String,
    /// The clock of the round that is on.
    pub clock: Option<Clock>,
    /// The question of the round.
    pub question: Option<String>,
    /// Everybody who has a table, A to Z.
    pub people: Vec<Named>,
    /// The tables that people sit at, by number.
    pub tables: Vec<TableShown>,
    /// Those who rest.
    pub resting: Vec<String>,
    /// What people who are here look for, in their own words; nobody's name.
    pub asks: Vec<String>,
    /// What happens next.
    pub next: String,
    /// Whether the board flashes when a moment comes.
    pub flash: bool,
    /// Whether the clock is heard.
    pub sound: bool,
}

impl Board {
    /// What the room sees of an event now.
    #[must_use]
    pub fn of(event: &Event, now: Timestamp, naming: Naming) -> Self {
        let settings = event.settings();
        let words = Words::of(settings.language);
        let round = released(event);
        let on = event.running_round();
        let names = round.map(|round| Names::of(event, round, naming)).unwrap_or_default();
        let mut people: Vec<Named> = round.map_or_else(Vec::new, |round| {
            let seats = round.seating.tables.iter();
            seats
                .flat_map(|(table, people)| people.iter().map(move |one| (*table, one)))
                .map(|(table, one)| Named { name: names.of_person(*one), table: Some(table) })
                .collect()
        });
        people.sort_by_cached_key(|named| (fold::fold(&named.name), named.table));
        let board = Self {
            language: settings.language,
            words,
            event: event.name().to_owned(),
            showing: showing(event, now),
            welcome: on.is_none() && event.last_ended_round().is_none(),
            round: round
                .map_or_else(String::new, |round| words.round_of(round.number.0, settings.rounds)),
            clock: on.and_then(|round| clock(event, round, now, words)),
            question: event.question().map(str::to_owned),
            people,
            tables: round.map_or_else(Vec::new, |round| tables(event, round, &names)),
            resting: round.map_or_else(Vec::new, |round| {
                let resting = round.seating.sitting_out.iter();
                resting.map(|one| names.of_person(*one)).collect()
            }),
            asks: asks(event),
            next: next(event, now, words),
            flash: settings.flash,
            sound: settings.sound,
        };
        if naming == Naming::First { board.shown_alone() } else { board }
    }

    /// The same with nothing in it that is not shown right now.
    fn shown_alone(mut self) -> Self {
        if self.showing != Showing::Tables {
            self.people.clear();
            self.tables.clear();
            self.resting.clear();
        }
        if self.showing != Showing::Asks {
            self.asks.clear();
        }
        if !matches!(self.showing, Showing::Clock | Showing::Question) {
            self.question = None;
        }
        if self.showing == Showing::Blank {
            self.clock = None;
        }
        self
    }
}

/// The round of which the room may see the seats: the one that is on; a draft only when the host
/// asks for the tables by name.
fn released(event: &Event) -> Option<&Round> {
    let drafted = || event.draft().filter(|_| event.settings().board == BoardPart::Tables);
    event.running_round().or_else(drafted)
}

/// What is shown: what the host asked for, or what fits the moment.
fn showing(event: &Event, now: Timestamp) -> Showing {
    match event.settings().board {
        BoardPart::Welcome => Showing::Welcome,
        BoardPart::Tables => Showing::Tables,
        BoardPart::Clock => Showing::Clock,
        BoardPart::Question => Showing::Question,
        BoardPart::Asks => Showing::Asks,
        BoardPart::Blank => Showing::Blank,
        BoardPart::Automatic => match event.running_round() {
            Some(round) if is_new(round, now) => Showing::Tables,
            Some(_) => Showing::Clock,
            None => Showing::Welcome,
        },
    }
}

fn is_new(round: &Round, now: Timestamp) -> bool {
    round.started.is_some_and(|at| now.millis_since(at) < i64::from(SEARCHING.0) * 1000)
}

fn clock(event: &Event, round: &Round, now: Timestamp, words: &Words) -> Option<Clock> {
    let millis_left = round.millis_left(now)?;
    let phase = round.phase(event.settings(), now)?;
    let runs = round.state == RoundState::Running;
    let told = match phase {
        _ if !runs => words.paused.to_owned(),
        Phase::SecondHalf => words.half_time.to_owned(),
        Phase::Open | Phase::Ending | Phase::Over => words.left(millis_left),
    };
    let left_at = |moment| round.left_at(moment, event.settings());
    Some(Clock {
        millis_left,
        runs,
        phase,
        words: told,
        warning_at: left_at(Moment::Warning),
        half_time_at: left_at(Moment::HalfTime),
    })
}

fn tables(event: &Event, round: &Round, names: &Names) -> Vec<TableShown> {
    let shown = |(number, people): (&TableNumber, &Vec<ParticipantId>)| TableShown {
        number: *number,
        name: event.table(*number).and_then(|table| table.name.clone()),
        people: people.iter().map(|one| names.of_person(*one)).collect(),
    };
    round.seating.tables.iter().map(shown).collect()
}

/// What those who are here look for and nobody has answered, each once, the newest guests' first.
fn asks(event: &Event) -> Vec<String> {
    let mut here: Vec<&Participant> = event.participants().filter(|one| one.is_here()).collect();
    here.sort_by_key(|person| std::cmp::Reverse((person.arrived(), person.id)));
    let mut seen = Vec::new();
    let open = here.into_iter().flat_map(|person| {
        let asks = person.details.asks.iter();
        asks.filter(|ask| event.ask_struck(person.id, ask) != Some(true))
    });
    let fresh = open.filter(|ask| {
        let key = fold::fold(ask);
        let is_fresh = !seen.contains(&key);
        seen.push(key);
        is_fresh
    });
    fresh.take(ASKS).cloned().collect()
}

/// What happens next, in words.
fn next(event: &Event, now: Timestamp, words: &Words) -> String {
    let Some(round) = event.running_round() else {
        let held = event.last_ended_round().map_or(0, |round| round.number.0);
        return match held {
            0 => words.next_arrive.to_owned(),
            _ if held >= event.settings().rounds => words.next_close.to_owned(),
            _ => words.next_round(event.next_round().0),
        };
    };
    match round.phase(event.settings(), now) {
        Some(Phase::Over) => words.next_thank.to_owned(),
        _ if is_new(round, now) => words.next_sit.to_owned(),
        _ => String::new(),
    }
}

/// The name by which a host calls somebody, without the family name where a name in Chinese,
/// Japanese or Korean letters begins with it.
fn first_name(person: &Participant) -> String {
    let name = person.untitled_name();
    let is_east_asian = name.chars().all(|letter| {
        letter.is_whitespace()
            || matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
    });
    if !is_east_asian {
        return person.short_name().to_owned();
    }
    match name.split_whitespace().next_back() {
        Some(given) if given != name => given.to_owned(),
        _ => {
            let given: String = name.chars().skip(1).collect();
            if given.is_empty() { name.to_owned() } else { given }
        }
    }
}

/// The names under which the people of a round are shown.
#[derive(Default)]
struct Names(BTreeMap<ParticipantId, String>);

impl Names {
    /// Those who asked for it by their number; namesakes by name and number.
    fn of(event: &Event, round: &Round, naming: Naming) -> Self {
        let words = Words::of(event.settings().language);
        let people: Vec<&Participant> =
            round.seating.everybody().filter_map(|id| event.participant(id)).collect();
        let called = |person: &Participant| match naming {
            Naming::Whole => person.details.name.clone(),
            Naming::First => first_name(person),
        };
        let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
        for person in &people {
            *bearers.entry(fold::fold(&called(person))).or_default() += 1;
        }
        let one_desk = event.participants().all(|person| person.id.desk == event.desk());
        let shown = |person: &&Participant| {
            let id = person.id;
            let number = if one_desk { id.number.to_string() } else { id.to_string() };
            let name = called(person);
            let namesakes = bearers.get(&fold::fold(&name)).is_some_and(|bearers| *bearers > 1);
            let shown = match person.details.on_screen {
                OnScreen::Number => format!("{} {number}", words.number),
                OnScreen::Name if namesakes => format!("{name} ({} {number})", words.number),
                OnScreen::Name => name,
            };
            (id, shown)
        };
        Self(people.iter().map(shown).collect())
    }

    /// The name of somebody of the round; a dash for a record that is gone.
    fn of_person(&self, id: ParticipantId) -> String {
        self.0.get(&id).cloned().unwrap_or_else(|| "–".to_owned())
    }
}
