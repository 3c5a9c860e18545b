//! Keys in, screens out: the app and its drawing, with no terminal, disk or clock.

mod afterwards;
mod around;
mod board;
mod desk;
mod everywhere;
mod history;
mod introductions;
mod learned;
mod lists;
mod paper;
mod rounds;
mod scan;
mod scanner;
mod screens;
mod topics;

use std::path::PathBuf;

use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use shouldmeet::app::{App, Chord, Effect, Message, Opening, Saved};
use shouldmeet::domain::{
    Change, Command, DeskId, Details, Entry, EntryId, Event, EventKind, Feature, Participant,
    ParticipantId, Table, TableNumber, Timestamp,
};
use shouldmeet::runtime::Shop;
use shouldmeet::seating::{Budget, plan};
use shouldmeet::storage::Places;
use shouldmeet::ui::{Palette, Theme, draw};

/// Six in the evening of a day in November 2026, in UTC.
const START: i64 = 1_795_543_200_000;

/// A desk with an event open, whose disk and planner answer at once.
pub(crate) struct Desk {
    pub(crate) app: App,
    id: DeskId,
    seq: u32,
    /// What the disk answers from now on, if it does not save.
    pub(crate) full_disk: bool,
    /// What was asked of the world and is not answered here.
    pub(crate) asked: Vec<String>,
}

impl Desk {
    /// A desk on an event with nobody in it.
    pub(crate) fn empty() -> Self {
        let app = App::new(Timestamp::from_millis(START), TimeZone::UTC);
        let id = DeskId::from_random([3; 4]);
        let mut desk = Self { app, id, seq: 0, full_disk: false, asked: Vec::new() };
        let mut event = Event::new(id);
        let name = Command::Name { name: "Spring evening".to_owned(), kind: EventKind::Real };
        for entry in desk.entries(event.decide(name, desk.app.now).unwrap()) {
            event.apply(&entry);
        }
        desk.open(event);
        desk
    }

    /// The event of this desk, opened once more.
    pub(crate) fn opening(&self) -> Opening {
        opening(self.event().clone())
    }

    fn open(&mut self, event: Event) {
        let opening = opening(event);
        self.send(Message::Opened(Box::new(opening)));
        self.app.notice = None;
    }

    /// A desk that expects people of these names.
    pub(crate) fn expecting(names: &[&str]) -> Self {
        let mut desk = Self::empty();
        for name in names {
            desk.command(Command::Register { details: Details::named(*name) });
        }
        desk
    }

    /// A desk in the middle of an evening: twelve people, eight of them here, three tables.
    pub(crate) fn lively() -> Self {
        let mut desk = Self::empty();
        for person in PEOPLE {
            desk.command(Command::Register { details: details(person) });
        }
        let table = |number, seats, features: &[Feature]| Table {
            number: TableNumber(number),
            name: None,
            seats,
            features: features.iter().copied().collect(),
            closed: false,
        };
        desk.command(Command::PlaceTables {
            tables: vec![
                table(1, 5, &[Feature::StepFree]),
                table(2, 5, &[Feature::Quiet]),
                table(3, 6, &[]),
            ],
        });
        for name in PEOPLE.iter().take(8).map(|person| person.0) {
            let participant = desk.id_of(name);
            desk.command(Command::CheckIn { participant });
        }
        desk.app.notice = None;
        desk
    }

    /// Asks something of the event as the domain takes it, past the keys.
    pub(crate) fn command(&mut self, command: Command) {
        let event = &self.app.evening().unwrap().event;
        let changes = event.decide(command, self.app.now).unwrap();
        let entries = self.entries(changes);
        self.send(Message::Followed(entries));
    }

    /// Presses keys as a script names them: `gra<enter><ctrl-z>`.
    pub(crate) fn press(&mut self, script: &str) -> &mut Self {
        for chord in chords(script) {
            self.send(Message::Key(chord));
        }
        // The host's hand rests: a letter that could have begun the code of a badge does not.
        if self.app.patience_ms().is_some() {
            self.send(Message::Quiet);
        }
        self
    }

    /// Lets minutes go by.
    pub(crate) fn wait(&mut self, minutes: i64) -> &mut Self {
        let now = Timestamp::from_millis(self.app.now.as_millis() + minutes * 60_000);
        self.send(Message::Tick(now));
        self
    }

    pub(crate) fn send(&mut self, message: Message) {
        let effects = self.app.update(message);
        for effect in effects {
            self.answer(effect);
        }
    }

    /// Does what was asked of the world, in its turn.
    pub(crate) fn do_as_asked(&mut self, effect: Effect) {
        self.answer(effect);
    }

    /// Somebody on the roster with a number of their own choice.
    pub(crate) fn register_as(&mut self, number: u32, details: Details) {
        let participant = ParticipantId { desk: self.id, number };
        let source = shouldmeet::domain::Source::List;
        let change = Change::Registered { participant, source, details: Box::new(details) };
        let entries = self.entries(vec![change]);
        self.send(Message::Followed(entries));
    }

    fn answer(&mut self, effect: Effect) {
        match effect {
            Effect::Journal(changes) if self.full_disk => {
                let why = "the disk is full".to_owned();
                self.asked.push(format!("{changes:?}"));
                self.send(Message::NotJournalled { why, full: true });
            }
            Effect::Journal(changes) => {
                let entries = self.entries(changes);
                self.send(Message::Journalled(entries));
            }
            Effect::Plan { request, problem, seed } => {
                let plan = Box::new(plan(&problem, seed, &Budget::steps(2_000)));
                self.send(Message::Planned { request, plan });
            }
            Effect::Understand { request, work, roster } => {
                let list = shop().understand(work, &roster, &|_, _, _| true);
                let list = list.map(|list| Box::new(list.unwrap()));
                let list = list.map_err(|error| error.to_string());
                self.send(Message::ListRead { request, list });
            }
            other => self.asked.push(format!("{other:?}")),
        }
    }

    fn entries(&mut self, changes: Vec<Change>) -> Vec<Entry> {
        let act = self.seq + 1;
        let at = self.app.now;
        changes
            .into_iter()
            .map(|change| {
                self.seq += 1;
                let id = EntryId { desk: self.id, seq: self.seq };
                Entry { id, act, stamp: act.into(), at, change }
            })
            .collect()
    }

    pub(crate) fn event(&self) -> &Event {
        &self.app.evening().unwrap().event
    }

    pub(crate) fn person(&self, name: &str) -> &Participant {
        self.event().participants().find(|one| one.details.name.starts_with(name)).unwrap()
    }

    pub(crate) fn id_of(&self, name: &str) -> ParticipantId {
        self.person(name).id
    }

    /// What the last key was answered.
    pub(crate) fn notice(&self) -> &str {
        self.app.notice.as_ref().map_or("", |notice| &notice.text)
    }

    /// The screen, a line of text a line.
    pub(crate) fn screen(&self, cols: u16, lines: u16) -> String {
        text(&self.buffer(cols, lines, Palette::Dark))
    }

    /// The screen with the styles of each line below it.
    pub(crate) fn styled_screen(&self, cols: u16, lines: u16) -> String {
        let buffer = self.buffer(cols, lines, Palette::Dark);
        format!("{}\n{}", text(&buffer), styles(&buffer))
    }

    pub(crate) fn buffer(&self, cols: u16, lines: u16, palette: Palette) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(cols, lines)).unwrap();
        let theme = Theme::new(palette, false);
        terminal.draw(|frame| draw(&self.app, &theme, frame)).unwrap();
        terminal.backend().buffer().clone()
    }
}

fn opening(event: Event) -> Opening {
    Opening {
        questions: None,
        folder: PathBuf::from("spring-evening"),
        event,
        saved: Saved::Opened,
        findings: Vec::new(),
        unknown_entries: 0,
    }
}

/// A back room in which nothing is remembered of earlier lists.
fn shop() -> Shop {
    let nowhere = PathBuf::from("/nowhere");
    Shop::new(Places { data: nowhere.clone(), config: nowhere.clone(), state: nowhere })
}

/// A person of the lively evening: name, organisation, asks, offers.
type Person = (&'static str, &'static str, &'static str, &'static str);

const PEOPLE: [Person; 12] = [
    ("Ada Byron", "Engines Ltd", "reading a lease before signing", "winding down a café"),
    ("Ben Osei", "Loom Street School", "winding down a café", "teaching adults to read"),
    ("Chloë Martin", "Engines Ltd", "teaching adults to read", "growing mushrooms"),
    ("Đặng Thị Ánh", "Lotus Lane", "growing mushrooms", "reading a lease before signing"),
    ("Elif Kaya", "Harbour Trust", "writing a grant", "sharing tools among neighbours"),
    ("Farid Nazari", "Harbour Trust", "sharing tools among neighbours", "writing a grant"),
    ("Grace Adeyemi", "Northwind", "a first board", "cold storage on a budget"),
    ("Hal", "", "cold storage on a budget", "a first board"),
    ("Igor Granin", "Northwind", "night buses", "calming an angry room"),
    ("Jürgen Müller", "Werkhof", "calming an angry room", "bicycle repair"),
    ("Sam Reed", "Werkhof", "bicycle repair", "night buses"),
    ("Sam Reed", "Quay Nine", "juggling", ""),
];

fn details((name, organisation, asks, offers): Person) -> Details {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Details {
        organisation: some(organisation),
        asks: some(asks).into_iter().collect(),
        offers: some(offers).into_iter().collect(),
        ..Details::named(name)
    }
}

/// The keys of a script.
pub(crate) fn chords(script: &str) -> Vec<Chord> {
    let mut chords = Vec::new();
    let mut rest = script;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        let (name, after) = match named {
            Some((name, after)) => (name.to_owned(), after),
            None => (letter.to_string(), &rest[letter.len_utf8()..]),
        };
        let name = if name == " " { "Space".to_owned() } else { name };
        chords.push(name.parse().unwrap_or_else(|_| panic!("no key is called {name}")));
        rest = after;
    }
    chords
}

/// What a buffer shows; a wide letter takes its two columns.
pub(crate) fn text(buffer: &Buffer) -> String {
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            let width = shouldmeet::ui::width_cols(symbol).max(1);
            x += u16::try_from(width).unwrap();
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

/// The styles of each line, as runs: `3 5-12 bold LightCyan`.
fn styles(buffer: &Buffer) -> String {
    let mut runs = Vec::new();
    for y in 0..buffer.area.height {
        let mut start = 0;
        for x in 1..=buffer.area.width {
            let same = x < buffer.area.width && style(buffer, x, y) == style(buffer, start, y);
            if !same {
                let name = style(buffer, start, y);
                if !name.is_empty() {
                    runs.push(format!("{y} {start}-{} {name}", x - 1));
                }
                start = x;
            }
        }
    }
    runs.join("\n")
}

fn style(buffer: &Buffer, x: u16, y: u16) -> String {
    let cell = &buffer[(x, y)];
    let mut words = Vec::new();
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg));
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {:?}", cell.bg));
    }
    words.join(" ")
}
