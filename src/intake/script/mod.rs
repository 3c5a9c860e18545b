//! A whole evening in one file: people, tables, rules, and who comes and goes when.
//!
//! The format is JSON: `event`, `tables`, `people`, `must_not_meet`, `keep_together`,
//! `earlier_meetings` and `timeline` are what rehearsal rosters hold; `known`, `companions`,
//! `pinned`, `now_min`, `played_rounds` and `played_introductions` are what the sample has more.
//! Minutes are relative to the start of the event.

mod check;
mod file;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::{Details, Feature, Outcome, Tie, Way};

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
    /// Whether they are on the list and will not come.
    pub no_show: bool,
    /// Whether they look after the evening.
    pub host: bool,
    /// What they truly mean by their offers, where the script knows; in no particular order.
    pub true_offers: Vec<String>,
    /// What they truly mean by their asks.
    pub true_asks: Vec<String>,
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
    /// [`ScriptError`] when the file is not one, names somebody or a table that is not in it, or has
    /// a number that is none of an evening; it says where.
    pub fn read(bytes: &[u8]) -> Result<Self, ScriptError> {
        let file: file::File = serde_json::from_slice(bytes).map_err(|error| ScriptError {
            sentence: format!("The roster cannot be read: {error}"),
            hint: "a rehearsal takes JSON with event, tables, people and timeline",
        })?;
        check::check(&file)?;
        Ok(file.script())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &[u8] = include_bytes!("../../../assets/sample.json");

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

        assert_eq!(error.sentence, "“p2”, in entry 1 of timeline, is not among the people");
    }

    /// A small evening in which one thing is replaced.
    fn with(from: &str, to: &str) -> Result<Script, ScriptError> {
        let text = r#"{"event":{"name":"x","duration_min":90,"round_minutes":10},"now_min":5,
            "tables":[{"id":"T1","seats":4},{"id":"T2","seats":6}],
            "people":[{"id":"p1","name":"Ada"},{"id":"p2","name":"Bo"},{"id":"p3","name":"Cy"}],
            "must_not_meet":[{"a":"p1","b":"p2"}],"pinned":[{"id":"p1","table":"T2"}],
            "timeline":[{"min":1,"event":"arrive","id":"p1"}],
            "played_rounds":[{"start_min":1,"end_min":4,"tables":{"T1":["p1","p3"]}}]}"#;
        assert!(text.contains(from), "{from}");
        Script::read(text.replace(from, to).as_bytes())
    }

    #[test]
    fn what_is_odd_is_said_with_its_place() {
        for (from, to, sentence) in [
            (
                r#""b":"p2""#,
                r#""b":"p9""#,
                "“p9”, in entry 1 of must_not_meet, is not among the people",
            ),
            (
                r#""b":"p2""#,
                r#""b":"p1""#,
                "“p1”, in entry 1 of must_not_meet, is paired with themselves",
            ),
            (
                r#""table":"T2""#,
                r#""table":"T7""#,
                "“T7”, in entry 1 of pinned, is not among the tables",
            ),
            (
                r#"{"T1":["#,
                r#"{"T8":["#,
                "“T8”, in entry 1 of played_rounds, is not among the tables",
            ),
            (
                r#"["p1","p3"]"#,
                r#"["p1","p1"]"#,
                "“p1”, in entry 1 of played_rounds, has two places",
            ),
            (r#""id":"p3""#, r#""id":"p1""#, "“p1”, in entry 3 of people, is there twice"),
            ("Bo", "\\u200b ", "“p2”, in entry 2 of people, has no name"),
            (r#""id":"T2""#, r#""id":"T1""#, "“T1”, in entry 2 of tables, is there twice"),
            (
                r#""seats":4"#,
                r#""seats":1"#,
                "“T1”, in entry 1 of tables, has fewer than two chairs",
            ),
            (
                r#""min":1"#,
                r#""min":9000"#,
                "min in entry 1 of timeline is 9000, not -1440 to 1440",
            ),
            (
                r#""end_min":4"#,
                r#""end_min":0"#,
                "end_min in entry 1 of played_rounds is 0, not 1 to 1440",
            ),
            (
                r#""now_min":5"#,
                r#""now_min":-2147483648"#,
                "now_min is -2147483648, not -1440 to 1440",
            ),
            ("90", "4000000000", "duration_min is 4000000000, not 1 to 1440"),
            (r#""round_minutes":10"#, r#""round_minutes":0"#, "round_minutes is 0, not 1 to 240"),
        ] {
            assert_eq!(with(from, to).unwrap_err().sentence, sentence);
        }
        for (from, to) in [("arrive", "dance"), (r#""seats":4"#, r#""seats":-4"#)] {
            let sentence = with(from, to).unwrap_err().sentence;
            assert!(sentence.contains("at line "), "{sentence}");
        }
    }

    #[test]
    fn what_people_prefer_becomes_needs_and_a_way() {
        for (preferences, way, needs) in [
            (r#"{"one_to_one_only":true,"max_group":4}"#, Way::Pairs, vec![]),
            (r#"{"max_group":4}"#, Way::SmallGroup, vec![]),
            (r#"{"max_group":5,"no_photos":true}"#, Way::Open, vec![]),
            (r#"{"step_free":true}"#, Way::Open, vec![Feature::StepFree]),
            (r#"{"hearing_support":true}"#, Way::Open, vec![Feature::Quiet]),
        ] {
            let person = format!(r#""name":"Ada","preferences":{preferences}"#);
            let script = with(r#""name":"Ada""#, &person).unwrap();

            let ada = script.people.first().unwrap();
            assert_eq!(ada.way, way, "{preferences}");
            assert!(ada.details.needs.iter().eq(needs.iter()), "{preferences}");
        }
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
