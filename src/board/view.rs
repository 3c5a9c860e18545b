//! What the room sees at one moment.

use serde::Serialize;

use super::names::Names;
use super::words::Words;
use crate::domain::{
    BoardPart, Event, HotHour, Moment, Participant, ParticipantId, Phase, Round, RoundState,
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
    /// What its people look for, nobody's name beside it: in a blind round alone.
    pub asks: Vec<String>,
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
    /// What somebody who has just come in does, step by step, while the room is welcomed; empty once
    /// a round was held.
    pub steps: Vec<&'static str>,
    /// Which round of how many; empty between rounds.
    pub round: String,
    /// That the round is blind, in words: first names, numbers and asks only.
    pub blind: Option<&'static str>,
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
    /// Whether the desk can no longer be read, so that this is how it stood last.
    pub lost: bool,
}

impl Board {
    /// What the room sees of an event now.
    #[must_use]
    pub fn of(event: &Event, now: Timestamp, naming: Naming) -> Self {
        let settings = event.settings();
        let words = Words::of(settings.language);
        let round = released(event);
        let on = event.running_round();
        let promises = event.running_hot_hour();
        let names = round.map(|round| Names::of(event, round, naming)).unwrap_or_default();
        let mut people: Vec<Named> = round.map_or_else(Vec::new, |round| {
            let seats = round.seating.tables.iter();
            seats
                .flat_map(|(table, people)| people.iter().map(move |one| (*table, one)))
                .map(|(table, one)| Named { name: names.of_person(*one), table: Some(table) })
                .collect()
        });
        people.sort_by_cached_key(|named| (fold::fold(&named.name), named.table));
        let showing = showing(event, now);
        let welcome = on.is_none() && event.last_ended_round().is_none();
        let steps = if welcome && showing == Showing::Welcome { &words.steps[..] } else { &[] };
        let blind = round.filter(|round| settings.is_blind(round.number));
        let board = Self {
            language: settings.language,
            words,
            event: event.name().to_owned(),
            showing,
            steps: steps.to_vec(),
            round: match (promises, round) {
                (Some(_), _) => words.promises.to_owned(),
                (None, Some(round)) => words.round_of(round.number.0, settings.rounds),
                (None, None) => String::new(),
            },
            blind: blind.map(|_| words.blind),
            clock: match on {
                Some(round) => clock(event, round, now, words),
                None => promises.and_then(|hour| clock_of_promises(event, hour, now, words)),
            },
            question: match promises {
                Some(_) => Some(words.promise_how.to_owned()),
                None => event.question().map(str::to_owned),
            },
            people,
            tables: round.map_or_else(Vec::new, |round| tables(event, round, &names)),
            resting: round.map_or_else(Vec::new, |round| {
                let resting = round.seating.sitting_out.iter();
                resting.map(|one| names.of_person(*one)).collect()
            }),
            asks: asks(event),
            // The steps say it already, and in more words.
            next: if steps.is_empty() { next(event, now, words) } else { String::new() },
            flash: settings.flash,
            sound: settings.sound,
            lost: false,
        };
        if naming == Naming::First { board.shown_alone() } else { board }
    }

    /// The same, of a desk that can or cannot be read any more.
    #[must_use]
    pub fn with_desk(mut self, lost: bool) -> Self {
        self.lost = lost;
        self
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
            None if event.running_hot_hour().is_some() => Showing::Clock,
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

fn clock_of_promises(event: &Event, hour: HotHour, now: Timestamp, words: &Words) -> Option<Clock> {
    let millis_left = hour.millis_left(now)?;
    Some(Clock {
        millis_left,
        runs: true,
        phase: hour.phase(event.settings(), now)?,
        words: words.left(millis_left),
        warning_at: hour.left_at(Moment::Warning, event.settings()),
        half_time_at: None,
    })
}

fn tables(event: &Event, round: &Round, names: &Names) -> Vec<TableShown> {
    let blind = event.settings().is_blind(round.number);
    let asks = |people: &[ParticipantId]| {
        let people = people.iter().filter_map(|one| event.participant(*one));
        if blind { open_asks(event, people) } else { Vec::new() }
    };
    let shown = |(number, people): (&TableNumber, &Vec<ParticipantId>)| TableShown {
        number: *number,
        name: event.table(*number).and_then(|table| table.name.clone()),
        people: people.iter().map(|one| names.of_person(*one)).collect(),
        asks: asks(people),
    };
    round.seating.tables.iter().map(shown).collect()
}

/// What those who are here look for and nobody has answered, each once, the newest guests' first.
fn asks(event: &Event) -> Vec<String> {
    let mut here: Vec<&Participant> = event.participants().filter(|one| one.is_here()).collect();
    here.sort_by_key(|person| std::cmp::Reverse((person.arrived(), person.id)));
    let mut asks = open_asks(event, here.into_iter());
    asks.truncate(ASKS);
    asks
}

/// What people look for and nobody has answered, each once.
fn open_asks<'a>(event: &Event, people: impl Iterator<Item = &'a Participant>) -> Vec<String> {
    let mut seen = Vec::new();
    let open = people.flat_map(|person| {
        let asks = person.details.asks.iter();
        asks.filter(|ask| event.ask_struck(person.id, ask) != Some(true))
    });
    let fresh = open.filter(|ask| {
        let key = fold::fold(ask);
        let is_fresh = !seen.contains(&key);
        seen.push(key);
        is_fresh
    });
    fresh.cloned().collect()
}

/// What happens next, in words.
fn next(event: &Event, now: Timestamp, words: &Words) -> String {
    let Some(round) = event.running_round() else {
        if event.running_hot_hour().is_some() {
            let rate = event.promise_rate();
            return words.promise_rate(rate.promised, rate.came);
        }
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
