//! A whole evening in one file: people, tables, rules, and who comes and goes when.
//!
//! The format is JSON: `event`, `tables`, `people`, `must_not_meet`, `keep_together`,
//! `earlier_meetings` and `timeline` are what rehearsal rosters hold; `known`, `companions`,
//! `pinned`, `now_min`, `played_rounds` and `played_introductions` are what the sample has more.
//! Minutes are relative to the start of the event.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::{Details, Feature, Outcome, Tie, Way};

/// The most people, tables or rounds of a script; more is no evening.
const MOST: usize = 200_000;
/// The earliest and the latest minute of an evening.
const MINUTES: std::ops::RangeInclusive<f64> = -1_440.0..=1_440.0;

/// Why a file is not a script: a sentence, and what to do.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{sentence}")]
pub struct ScriptError {
    /// What is wrong, and where.
    pub sentence: String,
    /// What to do.
    pub hint: &'static str,
}

/// What somebody of a script is called in it: `p000017`.
pub type Key = String;

/// A whole evening.
#[derive(Clone, PartialEq, Debug)]
pub struct Script {
    /// What it is called, and how its rounds are meant.
    pub event: ScriptEvent,
    /// The tables, numbered from 1 in their order.
    pub tables: Vec<ScriptTable>,
    /// Everybody, walk-ins too.
    pub people: Vec<ScriptPerson>,
    /// Pairs who must not meet.
    pub apart: Vec<(Key, Key)>,
    /// Pairs who sit together.
    pub together: Vec<(Key, Key)>,
    /// Companions, and whom they go with.
    pub companions: Vec<(Key, Key)>,
    /// Who stays at which table, from 1.
    pub pinned: Vec<(Key, u16)>,
    /// Who knows whom, and how.
    pub ties: Vec<(Key, Key, Tie)>,
    /// Who comes and goes, in the order of time.
    pub timeline: Vec<Scene>,
    /// Rounds that have been held already.
    pub rounds: Vec<PlayedRound>,
    /// Introductions that have been made already.
    pub introductions: Vec<PlayedIntroduction>,
    /// The minute at which the evening stands.
    pub now_minute: i32,
}

/// What an evening is called, and how its rounds are meant.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct ScriptEvent {
    /// Its name.
    pub name: String,
    /// How long it is, in minutes.
    #[serde(default = "two_hours")]
    pub duration_min: u32,
    /// How many rounds are meant.
    #[serde(default = "four")]
    pub suggested_rounds: u16,
    /// How long a round is, in minutes.
    #[serde(default = "twelve")]
    pub round_minutes: u32,
}

/// A table of an evening.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptTable {
    /// How many chairs it has.
    pub seats: u8,
    /// What it offers.
    pub features: BTreeSet<Feature>,
}

/// Somebody of an evening.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptPerson {
    /// What they are called in the script.
    pub key: Key,
    /// What is known of them.
    pub details: Details,
    /// How they take part.
    pub way: Way,
    /// Whether they come without being on the list.
    pub walk_in: bool,
}

/// Somebody comes or goes.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// When, in minutes from the start.
    pub minute: f64,
    /// Who.
    pub who: Key,
    /// What they do.
    pub what: Coming,
}

/// What somebody does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coming {
    /// Comes to the desk.
    Arrive,
    /// Goes out for a moment.
    Away,
    /// Is back.
    Back,
    /// Goes home and says so.
    Leave,
    /// Goes home without a word.
    LeaveUnannounced,
}

/// A round that has been held already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlayedRound {
    /// When it began, in minutes from the start.
    pub start: i32,
    /// When it ended.
    pub end: i32,
    /// Who sat at which table, from 1.
    pub tables: BTreeMap<u16, Vec<Key>>,
    /// Who rested.
    pub sitting_out: Vec<Key>,
}

/// An introduction that has been made already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlayedIntroduction {
    /// When, in minutes from the start.
    pub minute: i32,
    /// The two.
    pub pair: (Key, Key),
    /// What came of it.
    pub outcome: Option<Outcome>,
}

const fn two_hours() -> u32 {
    120
}

const fn four() -> u16 {
    4
}

const fn twelve() -> u32 {
    12
}

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    ///
    /// [`ScriptError`] when the file is not one, or names somebody or a table that is not in it.
    pub fn read(bytes: &[u8]) -> Result<Self, ScriptError> {
        let file: File = serde_json::from_slice(bytes).map_err(|error| ScriptError {
            sentence: format!("The roster cannot be read: {error}"),
            hint: "a rehearsal takes JSON with event, tables, people and timeline",
        })?;
        let keys: BTreeSet<&str> = file.people.iter().map(|person| person.id.as_str()).collect();
        check(&file, &keys)?;
        let number = |id: &str| table_number(&file.tables, id);
        let mut timeline = scenes(&file.timeline);
        timeline.sort_by(|one, other| one.minute.total_cmp(&other.minute));
        Ok(Self {
            tables: file.tables.iter().map(FileTable::table).collect(),
            people: file.people.iter().map(FilePerson::person).collect(),
            apart: pairs(&file.must_not_meet),
            together: pairs(&file.keep_together),
            companions: file
                .companions
                .iter()
                .map(|one| (one.companion.clone(), one.participant.clone()))
                .collect(),
            pinned: file
                .pinned
                .iter()
                .filter_map(|one| Some((one.id.clone(), number(&one.table)?)))
                .collect(),
            ties: ties(&file),
            timeline,
            rounds: file.played_rounds.iter().map(|round| round.played(&file.tables)).collect(),
            introductions: file.played_introductions.iter().map(FileIntroduction::played).collect(),
            now_minute: file.now_min,
            event: file.event,
        })
    }
}

#[derive(Deserialize)]
struct File {
    event: ScriptEvent,
    #[serde(default)]
    tables: Vec<FileTable>,
    people: Vec<FilePerson>,
    #[serde(default)]
    must_not_meet: Vec<FilePair>,
    #[serde(default)]
    keep_together: Vec<FilePair>,
    #[serde(default)]
    companions: Vec<FileCompanion>,
    #[serde(default)]
    pinned: Vec<FilePin>,
    #[serde(default)]
    known: Vec<FileKnown>,
    #[serde(default)]
    earlier_meetings: Vec<FilePair>,
    #[serde(default)]
    timeline: Vec<FileScene>,
    #[serde(default)]
    played_rounds: Vec<FileRound>,
    #[serde(default)]
    played_introductions: Vec<FileIntroduction>,
    #[serde(default)]
    now_min: i32,
}

#[derive(Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the file names each feature")]
struct FileTable {
    id: String,
    seats: u8,
    #[serde(default)]
    step_free: bool,
    #[serde(default)]
    quiet: bool,
    #[serde(default)]
    good_light: bool,
    #[serde(default)]
    near_exit: bool,
    #[serde(default)]
    near_socket: bool,
}

impl FileTable {
    fn table(&self) -> ScriptTable {
        let features = [
            (self.step_free, Feature::StepFree),
            (self.quiet, Feature::Quiet),
            (self.good_light, Feature::GoodLight),
            (self.near_exit, Feature::NearExit),
            (self.near_socket, Feature::NearSocket),
        ];
        let has = features.into_iter().filter(|(has, _)| *has).map(|(_, feature)| feature);
        ScriptTable { seats: self.seats, features: has.collect() }
    }
}

#[derive(Deserialize)]
struct FilePerson {
    id: String,
    name: String,
    email: Option<String>,
    organisation: Option<String>,
    role: Option<String>,
    track: Option<String>,
    #[serde(default)]
    languages: Vec<String>,
    #[serde(default)]
    offers: Vec<String>,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    interests: Vec<String>,
    ticket: Option<String>,
    pronouns: Option<String>,
    say_name: Option<String>,
    desk_note: Option<String>,
    #[serde(default)]
    needs: BTreeSet<Feature>,
    way: Option<Way>,
    first_time: Option<bool>,
    returning: Option<bool>,
    #[serde(default)]
    walk_in: bool,
    #[serde(default)]
    preferences: FilePreferences,
}

#[derive(Deserialize, Default)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "the file names each wish")]
struct FilePreferences {
    one_to_one_only: bool,
    max_group: Option<u32>,
    step_free: bool,
    quiet_area: bool,
    hearing_support: bool,
}

impl FilePerson {
    fn person(&self) -> ScriptPerson {
        let mut needs = self.needs.clone();
        let wishes = &self.preferences;
        for (wish, feature) in [
            (wishes.step_free, Feature::StepFree),
            (wishes.quiet_area || wishes.hearing_support, Feature::Quiet),
        ] {
            if wish {
                needs.insert(feature);
            }
        }
        let wished = match wishes.max_group {
            _ if wishes.one_to_one_only => Way::Pairs,
            Some(0..=2) => Way::Pairs,
            Some(3..=4) => Way::SmallGroup,
            Some(_) | None => Way::Open,
        };
        let details = Details {
            name: self.name.clone(),
            email: self.email.clone(),
            organisation: self.organisation.clone(),
            role: self.role.clone(),
            field: self.track.as_ref().map(|track| track.replace('_', " ")),
            offers: self.offers.clone(),
            asks: self.asks.clone(),
            interests: self.interests.clone(),
            languages: self.languages.clone(),
            ticket: self.ticket.clone(),
            pronouns: self.pronouns.clone(),
            say_name: self.say_name.clone(),
            needs,
            desk_note: self.desk_note.clone(),
            first_time: self.first_time.or(self.returning.map(|returning| !returning)),
        };
        let (key, way) = (self.id.clone(), self.way.unwrap_or(wished));
        ScriptPerson { key, details, way, walk_in: self.walk_in }
    }
}

#[derive(Deserialize)]
struct FilePair {
    a: String,
    b: String,
}

#[derive(Deserialize)]
struct FileCompanion {
    companion: String,
    participant: String,
}

#[derive(Deserialize)]
struct FilePin {
    id: String,
    table: String,
}

#[derive(Deserialize)]
struct FileKnown {
    a: String,
    b: String,
    how: FileHow,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FileHow {
    Known,
    CameTogether,
}

#[derive(Deserialize)]
struct FileScene {
    min: f64,
    event: Coming,
    id: String,
}

#[derive(Deserialize)]
struct FileRound {
    start_min: i32,
    end_min: i32,
    tables: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    sitting_out: Vec<String>,
}

impl FileRound {
    fn played(&self, tables: &[FileTable]) -> PlayedRound {
        let seated = self
            .tables
            .iter()
            .filter_map(|(id, people)| Some((table_number(tables, id)?, people.clone())));
        PlayedRound {
            start: self.start_min,
            end: self.end_min,
            tables: seated.collect(),
            sitting_out: self.sitting_out.clone(),
        }
    }
}

#[derive(Deserialize)]
struct FileIntroduction {
    min: i32,
    a: String,
    b: String,
    outcome: Option<Outcome>,
}

impl FileIntroduction {
    fn played(&self) -> PlayedIntroduction {
        let pair = (self.a.clone(), self.b.clone());
        PlayedIntroduction { minute: self.min, pair, outcome: self.outcome }
    }
}

fn table_number(tables: &[FileTable], id: &str) -> Option<u16> {
    let place = tables.iter().position(|table| table.id == id)?;
    u16::try_from(place + 1).ok()
}

fn pairs(pairs: &[FilePair]) -> Vec<(Key, Key)> {
    pairs.iter().map(|pair| (pair.a.clone(), pair.b.clone())).collect()
}

fn ties(file: &File) -> Vec<(Key, Key, Tie)> {
    let before = pairs(&file.earlier_meetings).into_iter().map(|(a, b)| (a, b, Tie::MetBefore));
    let known = file.known.iter().map(|one| {
        let tie = match one.how {
            FileHow::Known => Tie::Known,
            FileHow::CameTogether => Tie::CameTogether,
        };
        (one.a.clone(), one.b.clone(), tie)
    });
    before.chain(known).collect()
}

fn scenes(timeline: &[FileScene]) -> Vec<Scene> {
    timeline
        .iter()
        .map(|scene| Scene { minute: scene.min, who: scene.id.clone(), what: scene.event })
        .collect()
}

/// Whether everything that is named is there, and every number is one of an evening.
fn check(file: &File, keys: &BTreeSet<&str>) -> Result<(), ScriptError> {
    let wrong = |sentence: String| ScriptError {
        sentence,
        hint: "correct the file; everybody who is named must stand among its people",
    };
    if file.people.len() > MOST || file.timeline.len() > MOST * 10 {
        return Err(wrong(format!("The roster has more than {MOST} people")));
    }
    if keys.len() < file.people.len() {
        return Err(wrong("Two people of the roster have the same id".to_owned()));
    }
    if let Some(table) = file.tables.iter().find(|table| table.seats < 2) {
        return Err(wrong(format!("Table {} has fewer than two chairs", table.id)));
    }
    if let Some(scene) = file.timeline.iter().find(|scene| !MINUTES.contains(&scene.min)) {
        return Err(wrong(format!("Minute {} of the timeline is not of this evening", scene.min)));
    }
    let named = named(file);
    if let Some((place, key)) = named.into_iter().find(|(_, key)| !keys.contains(key)) {
        return Err(wrong(format!("“{key}”, named under {place}, is not among the people")));
    }
    let known = |id: &String| table_number(&file.tables, id).is_some();
    let tables = file.pinned.iter().map(|one| &one.table);
    let seated = file.played_rounds.iter().flat_map(|round| round.tables.keys());
    match tables.chain(seated).find(|id| !known(id)) {
        Some(id) => Err(wrong(format!("Table “{id}” is not among the tables"))),
        None => Ok(()),
    }
}

/// Everybody who is named somewhere, and where.
fn named(file: &File) -> Vec<(&'static str, &str)> {
    let mut named: Vec<(&'static str, &str)> = Vec::new();
    for (place, pairs) in [
        ("must_not_meet", &file.must_not_meet),
        ("keep_together", &file.keep_together),
        ("earlier_meetings", &file.earlier_meetings),
    ] {
        named.extend(pairs.iter().flat_map(|pair| [(place, &*pair.a), (place, &*pair.b)]));
    }
    let companions = file.companions.iter();
    named.extend(
        companions
            .flat_map(|one| [("companions", &*one.companion), ("companions", &*one.participant)]),
    );
    named.extend(file.known.iter().flat_map(|one| [("known", &*one.a), ("known", &*one.b)]));
    named.extend(file.pinned.iter().map(|one| ("pinned", &*one.id)));
    named.extend(file.timeline.iter().map(|scene| ("timeline", &*scene.id)));
    for round in &file.played_rounds {
        let seated = round.tables.values().flatten().chain(&round.sitting_out);
        named.extend(seated.map(|key| ("played_rounds", &**key)));
    }
    let made = file.played_introductions.iter();
    named.extend(
        made.flat_map(|one| [("played_introductions", &*one.a), ("played_introductions", &*one.b)]),
    );
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &[u8] = include_bytes!("../../assets/sample.json");

    #[test]
    fn the_sample_is_a_script() {
        let script = Script::read(SAMPLE).unwrap();

        assert_eq!(script.people.len(), 60);
        assert_eq!(script.tables.len(), 12);
        assert!(script.timeline.is_sorted_by(|one, other| one.minute <= other.minute));
    }

    #[test]
    fn what_is_named_and_not_there_is_said_with_its_place() {
        let text = r#"{"event":{"name":"x"},"people":[{"id":"p1","name":"Ada"}],
            "timeline":[{"min":1,"event":"arrive","id":"p2"}]}"#;

        let error = Script::read(text.as_bytes()).unwrap_err();

        assert_eq!(error.sentence, "“p2”, named under timeline, is not among the people");
    }

    #[test]
    fn odd_numbers_are_refused() {
        for (table, minute) in [("1", "1"), ("4", "1e300"), ("4", "-90000")] {
            let text = format!(
                r#"{{"event":{{"name":"x"}},"tables":[{{"id":"T1","seats":{table}}}],
                "people":[{{"id":"p1","name":"Ada"}}],
                "timeline":[{{"min":{minute},"event":"arrive","id":"p1"}}]}}"#
            );

            assert!(Script::read(text.as_bytes()).is_err(), "{text}");
        }
    }
}
