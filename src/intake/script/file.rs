//! The file as it is written, and the evening it means.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{
    Coming, Key, PlayedIntroduction, PlayedRound, Scene, Script, ScriptEvent, ScriptPerson,
    ScriptTable,
};
use crate::domain::{Details, Feature, Outcome, Tie, Way};

#[derive(Deserialize)]
pub(super) struct File {
    pub(super) event: ScriptEvent,
    #[serde(default)]
    pub(super) tables: Vec<FileTable>,
    pub(super) people: Vec<FilePerson>,
    #[serde(default)]
    pub(super) must_not_meet: Vec<FilePair>,
    #[serde(default)]
    pub(super) keep_together: Vec<FilePair>,
    #[serde(default)]
    pub(super) companions: Vec<FileCompanion>,
    #[serde(default)]
    pub(super) pinned: Vec<FilePin>,
    #[serde(default)]
    pub(super) known: Vec<FileKnown>,
    #[serde(default)]
    pub(super) earlier_meetings: Vec<FilePair>,
    #[serde(default)]
    pub(super) timeline: Vec<FileScene>,
    #[serde(default)]
    pub(super) played_rounds: Vec<FileRound>,
    #[serde(default)]
    pub(super) played_introductions: Vec<FileIntroduction>,
    #[serde(default)]
    pub(super) now_min: i32,
}

impl File {
    /// The evening that a checked file means; entries that name nothing there are left out.
    pub(super) fn script(self) -> Script {
        let number = |id: &str| table_number(&self.tables, id);
        let mut timeline = scenes(&self.timeline);
        timeline.sort_by(|one, other| one.minute.total_cmp(&other.minute));
        let companions = self.companions.iter();
        let pinned = self.pinned.iter();
        Script {
            tables: self.tables.iter().map(FileTable::table).collect(),
            people: self.people.iter().map(FilePerson::person).collect(),
            apart: pairs(&self.must_not_meet),
            together: pairs(&self.keep_together),
            companions: companions
                .map(|one| (one.companion.clone(), one.participant.clone()))
                .collect(),
            pinned: pinned.filter_map(|one| Some((one.id.clone(), number(&one.table)?))).collect(),
            ties: ties(&self),
            timeline,
            rounds: self.played_rounds.iter().map(|round| round.played(&self.tables)).collect(),
            introductions: self.played_introductions.iter().map(FileIntroduction::played).collect(),
            now_minute: self.now_min,
            event: self.event,
        }
    }
}

#[derive(Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the file names each feature")]
pub(super) struct FileTable {
    pub(super) id: String,
    pub(super) seats: u8,
    #[serde(default)]
    pub(super) step_free: bool,
    #[serde(default)]
    pub(super) quiet: bool,
    #[serde(default)]
    pub(super) good_light: bool,
    #[serde(default)]
    pub(super) near_exit: bool,
    #[serde(default)]
    pub(super) near_socket: bool,
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
pub(super) struct FilePerson {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) role: Option<String>,
    pub(super) track: Option<String>,
    #[serde(default)]
    pub(super) languages: Vec<String>,
    #[serde(default)]
    pub(super) offers: Vec<String>,
    #[serde(default)]
    pub(super) offer_ids: Vec<String>,
    #[serde(default)]
    pub(super) asks: Vec<String>,
    #[serde(default)]
    pub(super) ask_ids: Vec<String>,
    #[serde(default)]
    pub(super) interests: Vec<String>,
    pub(super) ticket: Option<String>,
    pub(super) pronouns: Option<String>,
    pub(super) say_name: Option<String>,
    pub(super) desk_note: Option<String>,
    #[serde(default)]
    pub(super) needs: BTreeSet<Feature>,
    pub(super) way: Option<Way>,
    pub(super) first_time: Option<bool>,
    pub(super) returning: Option<bool>,
    #[serde(default)]
    pub(super) walk_in: bool,
    #[serde(default)]
    pub(super) no_show: bool,
    #[serde(default)]
    pub(super) host: bool,
    #[serde(default)]
    pub(super) preferences: FilePreferences,
}

#[derive(Deserialize, Default)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "the file names each wish")]
pub(super) struct FilePreferences {
    pub(super) one_to_one_only: bool,
    pub(super) max_group: Option<u32>,
    pub(super) step_free: bool,
    pub(super) quiet_area: bool,
    pub(super) hearing_support: bool,
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
            ..Details::default()
        };
        ScriptPerson {
            key: self.id.clone(),
            details,
            way: self.way.unwrap_or(wished),
            walk_in: self.walk_in,
            no_show: self.no_show,
            host: self.host,
            true_offers: self.offer_ids.clone(),
            true_asks: self.ask_ids.clone(),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct FilePair {
    pub(super) a: String,
    pub(super) b: String,
}

#[derive(Deserialize)]
pub(super) struct FileCompanion {
    pub(super) companion: String,
    pub(super) participant: String,
}

#[derive(Deserialize)]
pub(super) struct FilePin {
    pub(super) id: String,
    pub(super) table: String,
}

#[derive(Deserialize)]
pub(super) struct FileKnown {
    pub(super) a: String,
    pub(super) b: String,
    pub(super) how: FileHow,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FileHow {
    Known,
    CameTogether,
}

#[derive(Deserialize)]
pub(super) struct FileScene {
    pub(super) min: f64,
    pub(super) event: Coming,
    pub(super) id: String,
}

#[derive(Deserialize)]
pub(super) struct FileRound {
    pub(super) start_min: i32,
    pub(super) end_min: i32,
    pub(super) tables: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) sitting_out: Vec<String>,
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
pub(super) struct FileIntroduction {
    pub(super) min: i32,
    pub(super) a: String,
    pub(super) b: String,
    pub(super) outcome: Option<Outcome>,
}

impl FileIntroduction {
    fn played(&self) -> PlayedIntroduction {
        let pair = (self.a.clone(), self.b.clone());
        PlayedIntroduction { minute: self.min, pair, outcome: self.outcome }
    }
}

pub(super) fn table_number(tables: &[FileTable], id: &str) -> Option<u16> {
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
