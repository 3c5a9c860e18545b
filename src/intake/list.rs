//! A sheet and what its columns mean, to people.

use super::ahead::{Ahead, Doing, EVERY};
use super::answers::{Answers, ands_of_headers, united};
use super::cells;
use super::columns::Mapping;
use super::duplicates;
use super::languages::Languages;
use super::left_out::{LeftOut, Reason};
use super::meaning::{Meaning, TopicKind, attribute_name};
use super::needs;
use super::organisation::{self, Spellings};
use super::person::{self, is_plus_one};
use super::presence::{Presence, settle_presence};
use super::sheet::{Sheet, SheetRow};
use super::standing::{self, Standing};
use super::words::{Group, Lexicon};
use crate::domain::{Details, text};

/// A person of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The line of the file on which they stand first, counted from 1.
    pub line: usize,
    /// What the list says of them.
    pub details: Details,
    /// Whether the list says that they are here; `None` when it says nothing of presence.
    pub checked_in: Option<bool>,
    /// What all spellings of their organisation share; `None` without one.
    pub organisation_key: Option<String>,
    /// What the host should know of this row, in sentences.
    pub notes: Vec<String>,
}

/// What a list says: people, and every row that is none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    /// The people, in the order of the file.
    pub people: Vec<Row>,
    /// The rows that did not become people, in the order of the file.
    pub left_out: Vec<LeftOut>,
}

/// Reads the people of a sheet.
///
/// The same person twice is one; nobody who has cancelled is among them.
#[must_use]
pub fn registrations(sheet: &Sheet, mapping: &Mapping) -> List {
    registrations_while(sheet, mapping, &|_, _, _| true).unwrap_or_default()
}

/// Reads the people of a sheet, as long as it is wanted.
#[must_use]
pub fn registrations_while(sheet: &Sheet, mapping: &Mapping, ahead: Ahead<'_>) -> Option<List> {
    let lexicon = Lexicon::shipped();
    let reading = Reading::prepare(sheet, mapping, &lexicon);
    let mut left_out = sheet.left_out.clone();
    let mut people = Vec::with_capacity(sheet.rows.len());
    for (at, row) in sheet.rows.iter().enumerate() {
        if at % EVERY == 0 && !ahead(Doing::People, at, sheet.rows.len()) {
            return None;
        }
        match reading.person(row) {
            Ok(person) => people.push(person),
            Err(reason) => left_out.push(LeftOut { line: row.line, reason }),
        }
    }
    settle_presence(&mut people);
    spell_organisations_alike(&mut people, &lexicon);
    let (people, doubles) = duplicates::united(people, &lexicon);
    left_out.extend(doubles);
    left_out.sort_by_key(|left| left.line);
    Some(List { people, left_out })
}

/// The columns of a sheet by what they hold, ready to read its rows.
struct Reading<'a> {
    lexicon: &'a Lexicon,
    languages: Languages,
    columns: Vec<(usize, &'a Meaning)>,
    answers: Vec<(usize, TopicKind, Answers<'a>)>,
    /// The columns by which the host tells people apart, and what each is called.
    attributes: Vec<(usize, String)>,
    presence: Presence,
}

impl<'a> Reading<'a> {
    fn prepare(sheet: &'a Sheet, mapping: &'a Mapping, lexicon: &'a Lexicon) -> Self {
        let columns: Vec<(usize, &Meaning)> =
            mapping.columns.iter().map(|assigned| &assigned.meaning).enumerate().collect();
        let ands = ands_of_headers(sheet.titles.iter().map(|t| t.text.as_str()), lexicon);
        let answers = columns
            .iter()
            .filter_map(|(at, meaning)| {
                let Meaning::Topics(kind) = meaning else { return None };
                let title = sheet.titles.get(*at);
                // Columns of one title are one question, answered once in each.
                let same: Vec<usize> = (0..sheet.titles.len())
                    .filter(|other| sheet.titles.get(*other) == title)
                    .collect();
                let cells = sheet
                    .rows
                    .iter()
                    .flat_map(|row| same.iter().filter_map(|at| row.cells.get(*at)));
                let answers = Answers::of(cells.map(String::as_str), lexicon).with_ands(&ands);
                Some((*at, *kind, answers))
            })
            .collect();
        let presence = Presence::read(sheet, mapping, lexicon);
        let attributes = mapping.holding(&Meaning::Attribute).filter_map(|at| {
            let header = &sheet.titles.get(at)?.text;
            let name = attribute_name(header).unwrap_or(header);
            Some((at, text::clean_or_none(name, text::TOPIC_LIMIT)?))
        });
        let attributes = attributes.collect();
        Self { lexicon, languages: Languages::shipped(), columns, answers, attributes, presence }
    }

    /// The first filled cell of those that hold a meaning; empty when there is none.
    fn cell<'r>(&self, row: &'r SheetRow, meaning: &Meaning) -> &'r str {
        self.cells(row, meaning).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn cells<'r>(&self, row: &'r SheetRow, meaning: &Meaning) -> impl Iterator<Item = &'r str> {
        let held = self.columns.iter().filter(move |(_, held)| *held == meaning);
        held.filter_map(|(at, _)| row.cells.get(*at)).map(|cell| cells::unguarded(cell))
    }

    fn person(&self, row: &SheetRow) -> Result<Row, Reason> {
        let waits = self.standing(row)?;
        let full = self.cell(row, &Meaning::Name);
        let named = person::named(
            full,
            self.cell(row, &Meaning::GivenName),
            self.cell(row, &Meaning::FamilyName),
            self.lexicon,
        );
        self.refuse_what_is_nobody(row, &named.name)?;
        let mut notes = Vec::new();
        let mut details = Details::named(named.name);
        details.pronouns = named.pronouns;
        self.read_contact(row, &mut details, &mut notes);
        self.read_topics(row, &mut details, &mut notes);
        self.read_care(row, &mut details);
        self.flag(row, full, waits, &details, &mut notes);
        let checked_in = self.presence.of(row, &self.columns, self.lexicon);
        Ok(Row { line: row.line, details, checked_in, organisation_key: None, notes })
    }

    /// Whether the registration waits for something; an error when they do not come.
    fn standing(&self, row: &SheetRow) -> Result<Option<String>, Reason> {
        let gone =
            |said: &str| Err(Reason::NotComing { said: text::clean(said, text::TOPIC_LIMIT) });
        if let Some(said) = self
            .cells(row, &Meaning::Cancelled)
            .find(|cell| standing::says_cancelled(cell, self.lexicon))
        {
            return gone(said);
        }
        if let Some(said) = self
            .cells(row, &Meaning::Coming)
            .find(|cell| standing::says_not_coming(cell, self.lexicon))
        {
            return gone(said);
        }
        // A remark that is nothing but that: people write it into whatever column is free.
        if let Some(said) = self
            .cells(row, &Meaning::Notes)
            .find(|cell| standing::says_only_gone(cell, self.lexicon))
        {
            return gone(said);
        }
        let mut waits = None;
        for cell in self.cells(row, &Meaning::Status) {
            match standing::standing(cell, self.lexicon) {
                Standing::Gone => return gone(cell),
                Standing::Waiting => waits = Some(text::clean(cell, text::TOPIC_LIMIT)),
                Standing::Expected | Standing::Here => {}
            }
        }
        Ok(waits)
    }

    fn refuse_what_is_nobody(&self, row: &SheetRow, name: &str) -> Result<(), Reason> {
        let filled: Vec<&str> =
            row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let first = filled.first().copied().unwrap_or_default();
        let total = |cell: &str| self.lexicon.group(Group::Total).is(cell);
        let no_address = cells::address(self.cell(row, &Meaning::Email)).is_none();
        if filled.is_empty() {
            Err(Reason::Blank)
        } else if no_address && (total(first) || total(name)) && adds_up(&filled) {
            Err(Reason::Total)
        } else if filled.len() == 1 && row.cells.len() > 2 && !cells::is_name_like(first) {
            Err(Reason::Remark)
        } else if name.is_empty() {
            let blank = filled.iter().all(|cell| text::clean(cell, 1).is_empty());
            Err(if blank { Reason::Blank } else { Reason::NoName })
        } else {
            Ok(())
        }
    }

    fn read_contact(&self, row: &SheetRow, details: &mut Details, notes: &mut Vec<String>) {
        let email = self.cell(row, &Meaning::Email);
        details.email = self.address(email, notes);
        let employer = self.cell(row, &Meaning::Organisation);
        details.organisation = organisation::organisation(employer, self.lexicon);
        let said = |meaning: &Meaning| {
            let cell = self.cell(row, meaning);
            if self.lexicon.says_nothing(cell) { "" } else { cell }
        };
        details.role = text::clean_or_none(said(&Meaning::Role), text::NAME_LIMIT);
        details.field = text::clean_or_none(said(&Meaning::Field), text::TOPIC_LIMIT);
        details.ticket = text::clean_or_none(said(&Meaning::Ticket), text::NAME_LIMIT)
            .filter(|code| !cells::is_ruined_number(code));
        details.say_name = text::clean_or_none(said(&Meaning::SayName), text::NAME_LIMIT);
        let pronouns = said(&Meaning::Pronouns);
        details.pronouns =
            text::clean_or_none(pronouns, text::TOPIC_LIMIT).or_else(|| details.pronouns.take());
    }

    /// The address of a cell; of several the first, and what is none is said.
    fn address(&self, cell: &str, notes: &mut Vec<String>) -> Option<String> {
        if self.lexicon.says_nothing(cell) {
            return None;
        }
        if let Some(address) = cells::address(cell) {
            return Some(address);
        }
        let parts: Vec<&str> = cell.split([';', ',', ' ', '/']).filter(|p| !p.is_empty()).collect();
        let mut sound = parts.iter().filter_map(|part| cells::address(part));
        let first = (!cell.contains('\n')).then(|| sound.next()).flatten();
        let shown = text::clean(cell, text::TOPIC_LIMIT);
        notes.push(match &first {
            Some(address) => format!("Of “{shown}” only {address} was taken"),
            None => format!("“{shown}” is no e-mail address"),
        });
        first
    }

    fn read_topics(&self, row: &SheetRow, details: &mut Details, notes: &mut Vec<String>) {
        for (at, kind, answers) in &self.answers {
            let cell = row.cells.get(*at).map(String::as_str).unwrap_or_default();
            united(topics_of(details, *kind), answers.topics(cell));
        }
        for (at, meaning) in &self.columns {
            let Meaning::OneTopic { of, topic } = meaning else { continue };
            let cell = row.cells.get(*at).map(|cell| cells::unguarded(cell)).unwrap_or_default();
            if standing::says_chosen(cell, topic, self.lexicon) {
                united(topics_of(details, *of), [topic.clone()]);
            }
        }
        for kind in [TopicKind::Offers, TopicKind::Asks, TopicKind::Interests] {
            let topics = topics_of(details, kind);
            if topics.len() > text::TOPICS_LIMIT {
                notes.push(format!(
                    "Only the first {} {} were taken",
                    text::TOPICS_LIMIT,
                    kind.word()
                ));
            }
            *topics = text::clean_topics(&*topics);
        }
        let spoken = self.languages.read(self.cell(row, &Meaning::Languages), self.lexicon);
        details.languages = text::clean_topics(spoken);
    }

    /// What the desk and the tables must know: notes, needs, the first time.
    fn read_care(&self, row: &SheetRow, details: &mut Details) {
        let mut remarks: Vec<&str> = self
            .cells(row, &Meaning::Notes)
            .filter(|cell| !self.lexicon.says_nothing(cell))
            .collect();
        for cell in self.cells(row, &Meaning::Needs).filter(|cell| !self.lexicon.says_nothing(cell))
        {
            details.needs.extend(needs::features(cell));
            remarks.push(cell);
        }
        details.desk_note = text::clean_or_none(&remarks.join(" · "), text::NOTE_LIMIT);
        details.first_time = standing::yes_or_no(self.cell(row, &Meaning::FirstTime), self.lexicon);
        for (at, name) in &self.attributes {
            let cell = row.cells.get(*at).map(|cell| cells::unguarded(cell)).unwrap_or_default();
            let said = !self.lexicon.says_nothing(cell);
            let value = said.then(|| text::clean_or_none(cell, text::NAME_LIMIT)).flatten();
            details.attributes.extend(value.map(|value| (name.clone(), value)));
        }
        details.line = standing::line(self.cell(row, &Meaning::Line), self.lexicon);
        let theme = Some(self.cell(row, &Meaning::Theme));
        let theme = theme.filter(|cell| !self.lexicon.says_nothing(cell));
        details.theme = theme.and_then(|cell| text::clean_or_none(cell, text::NAME_LIMIT));
    }

    fn flag(
        &self,
        row: &SheetRow,
        full: &str,
        waits: Option<String>,
        details: &Details,
        notes: &mut Vec<String>,
    ) {
        if let Some(waits) = waits {
            notes.push(format!("Not certain yet: {waits}"));
        }
        if row.surplus > 0 {
            notes.push(format!("{} cells stand to the right of the last column", row.surplus));
        }
        if row.cells.iter().any(|cell| cells::hides_something(cell)) {
            notes.push("Characters that cannot be seen were taken out".to_owned());
        }
        if full.chars().count() > text::NAME_LIMIT {
            notes.push(format!("The name was cut to {} characters", text::NAME_LIMIT));
        }
        if cells::mixes_scripts(&details.name) {
            notes.push("The name has letters of two scripts that look alike".to_owned());
        }
        if is_plus_one(&details.name, self.lexicon) {
            notes.push("Somebody's guest: ask for the name at the desk".to_owned());
        }
    }
}

/// The topics of one kind.
fn topics_of(details: &mut Details, kind: TopicKind) -> &mut Vec<String> {
    match kind {
        TopicKind::Offers => &mut details.offers,
        TopicKind::Asks => &mut details.asks,
        TopicKind::Interests => &mut details.interests,
    }
}

/// Whether the cells beside the first hold figures, if anything: "Antal" is a name in Hungary.
fn adds_up(filled: &[&str]) -> bool {
    filled.iter().skip(1).all(|cell| cell.chars().any(char::is_numeric) && !cells::is_link(cell))
}

/// Gives colleagues one spelling of their organisation, so that they are known as colleagues.
fn spell_organisations_alike(people: &mut [Row], lexicon: &Lexicon) {
    let mut spellings = Spellings::default();
    for row in people.iter_mut() {
        if let Some(spelling) = &row.details.organisation {
            let key = organisation::key(spelling, lexicon);
            spellings.count(&key, spelling);
            row.organisation_key = Some(key);
        }
    }
    for row in people {
        if let Some(best) = row.organisation_key.as_deref().and_then(|key| spellings.best(key)) {
            row.details.organisation = Some(best.to_owned());
        }
    }
}
