//! The readable roster: `roster.json`, made from the event and never read to make one.
//!
//! It may be edited by hand. Its own checksum tells; the differences are shown and, if accepted,
//! become entries like any others.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::disk::{Disk, exists, read_all, replace};
use super::error::StorageError;
use crate::domain::{
    DeskId, Details, Event, Participant, ParticipantId, Presence, Setting, Settings, Table,
    Timestamp, Way,
};

/// The largest roster that is read, in bytes: a hundred thousand people.
const ROSTER_LIMIT: u64 = 256 * 1024 * 1024;
const FORMAT: u32 = 1;
/// What stands before the checksum, the last of the file's fields.
const CHECKSUM: &str = "\"sha256\": \"";
const UNSIGNED: &str = "\"sha256\": \"\"";

/// The event as people read it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RosterFile {
    /// The version of this file's format.
    #[serde(default)]
    pub format: u32,
    /// What the event is called.
    #[serde(default)]
    pub event: String,
    /// How far each desk's journal was read for it.
    #[serde(default)]
    pub as_of: BTreeMap<DeskId, u32>,
    /// What the host decided for the evening.
    #[serde(default)]
    pub settings: Vec<Setting>,
    /// The tables of the room.
    #[serde(default)]
    pub tables: Vec<Table>,
    /// Everybody on the roster.
    #[serde(default)]
    pub people: Vec<RosterPerson>,
    /// SHA-256 of this file with nothing in this place, in hexadecimal.
    #[serde(default)]
    pub sha256: String,
}

/// A person as people read them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RosterPerson {
    /// Who it is, whatever the name; missing for somebody who was added by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<ParticipantId>,
    /// What they told us.
    #[serde(flatten)]
    pub details: Details,
    /// How they take part.
    #[serde(default)]
    pub way: Way,
    /// Where they are: `expected`, `here`, `away`, `left` or `not_coming`.
    #[serde(default)]
    pub presence: String,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
}

/// What lies in the place of the readable roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RosterOnDisk {
    /// Nothing.
    Missing,
    /// What this program wrote.
    AsWritten(RosterFile),
    /// What somebody changed by hand.
    Edited(RosterFile),
}

impl RosterFile {
    /// The roster of an event.
    #[must_use]
    pub fn of(event: &Event) -> Self {
        let mut as_of = BTreeMap::new();
        for entry in event.ledger().entries() {
            let seq = as_of.entry(entry.id.desk).or_insert(0);
            *seq = entry.id.seq.max(*seq);
        }
        Self {
            format: FORMAT,
            event: event.name().to_owned(),
            as_of,
            settings: settings(event.settings()),
            tables: event.tables().cloned().collect(),
            people: event.participants().map(RosterPerson::of).collect(),
            sha256: String::new(),
        }
    }

    /// The file's bytes, with their checksum in them.
    ///
    /// # Errors
    ///
    /// None that is known: there is nothing in a roster that JSON cannot say.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let unsigned = Self { sha256: String::new(), ..self.clone() };
        let mut text = serde_json::to_string_pretty(&unsigned)?;
        text.push('\n');
        let checksum = checksum(&text, "");
        if let Some((before, after)) = text.rsplit_once(UNSIGNED) {
            text = format!("{before}{CHECKSUM}{checksum}\"{after}");
        }
        Ok(text.into_bytes())
    }

    /// Reads a roster, whoever wrote it, and says whether it is as this program wrote it.
    ///
    /// # Errors
    ///
    /// The place where it stops being a roster.
    pub fn from_json(bytes: &[u8]) -> serde_json::Result<RosterOnDisk> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let roster: Self = serde_json::from_slice(bytes)?;
        // Over the bytes, so that also what this version does not read counts.
        let text = String::from_utf8_lossy(bytes);
        let as_written = checksum(&text, &roster.sha256) == roster.sha256;
        Ok(if as_written { RosterOnDisk::AsWritten(roster) } else { RosterOnDisk::Edited(roster) })
    }

    /// Reads the roster in a place.
    ///
    /// # Errors
    ///
    /// The disk's, or [`StorageError::Unreadable`] with the place where it stops being a roster.
    pub fn read(disk: &dyn Disk, path: &Path) -> Result<RosterOnDisk, StorageError> {
        if !exists(disk, path).map_err(StorageError::disk(path, "read"))? {
            return Ok(RosterOnDisk::Missing);
        }
        let bytes = read_all(disk, path, ROSTER_LIMIT).map_err(StorageError::disk(path, "read"))?;
        Self::from_json(&bytes).map_err(StorageError::unreadable(path))
    }

    pub(super) fn write(&self, disk: &dyn Disk, path: &Path) -> Result<(), StorageError> {
        let bytes = self.to_json().map_err(StorageError::unreadable(path))?;
        replace(disk, path, &bytes).map_err(StorageError::disk(path, "written"))
    }
}

impl RosterPerson {
    fn of(participant: &Participant) -> Self {
        let (presence, since) = match participant.presence() {
            Presence::Expected => ("expected", None),
            Presence::Here { since } => ("here", Some(since)),
            Presence::Away { since } => ("away", Some(since)),
            Presence::Left { at } => ("left", Some(at)),
            Presence::NotComing => ("not_coming", None),
        };
        Self {
            id: Some(participant.id),
            details: participant.details.clone(),
            way: participant.way,
            presence: presence.to_owned(),
            since,
        }
    }
}

/// SHA-256 of a roster's text with nothing in the place of its own checksum.
fn checksum(text: &str, signed: &str) -> String {
    let signed = format!("{CHECKSUM}{signed}\"");
    let unsigned = text
        .rsplit_once(&signed)
        .map_or_else(|| text.to_owned(), |(before, after)| format!("{before}{UNSIGNED}{after}"));
    format!("{:x}", Sha256::digest(unsigned))
}

fn settings(settings: &Settings) -> Vec<Setting> {
    let mut kept = vec![
        Setting::RoundLength(settings.round_length),
        Setting::Rounds(settings.rounds),
        Setting::Format(settings.format),
        Setting::Rotation(settings.rotation),
        Setting::ShowUpPercent(settings.show_up_percent),
        Setting::GroupSize(settings.group_size),
        Setting::Uneven(settings.uneven),
        Setting::Odd(settings.odd),
        Setting::SmallestTable(settings.smallest_table),
        Setting::IntroductionCap(settings.introduction_cap),
        Setting::Purpose(settings.purpose),
        Setting::IntroductionPause(settings.introduction_pause),
        Setting::WildCardPercent(settings.wild_card_percent),
        Setting::NewcomerPercent(settings.newcomer_percent),
        Setting::Language(settings.language),
        Setting::Board(settings.board),
        Setting::WarnBefore(settings.warn_before),
        Setting::HalfTime(settings.half_time),
        Setting::Sound(settings.sound),
        Setting::Flash(settings.flash),
        Setting::BlindFirst(settings.blind_first),
        Setting::BadgeOrganisation(settings.badge_organisation),
    ];
    kept.extend(settings.weights().map(|(factor, percent)| Setting::Weight { factor, percent }));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Entry, EntryId, Source, Step};

    fn event() -> Event {
        let desk = DeskId::from_random([7; 4]);
        let ada = ParticipantId { desk, number: 1 };
        let details = Details {
            email: Some("ada@example.org".into()),
            offers: vec!["\"sha256\": \"x\"".into()],
            ..Details::named("Ada")
        };
        let changes = [
            Change::Named { name: "Fair".into(), kind: crate::domain::EventKind::Real },
            Change::Registered {
                participant: ada,
                details: Box::new(details),
                source: Source::List,
            },
            Change::Stepped { participant: ada, step: Step::Arrived, since: None },
        ];
        Event::fold(
            desk,
            (1..).zip(changes).map(|(seq, change)| Entry {
                id: EntryId { desk, seq },
                act: seq,
                stamp: seq.into(),
                at: Timestamp::from_millis(1_795_525_402_000),
                change,
            }),
        )
    }

    #[test]
    fn the_roster_reads_back_and_knows_that_nobody_touched_it() {
        let roster = RosterFile::of(&event());

        let bytes = roster.to_json().unwrap();

        let RosterOnDisk::AsWritten(read) = RosterFile::from_json(&bytes).unwrap() else {
            panic!("as written")
        };
        assert_eq!(RosterFile { sha256: String::new(), ..read }, roster);
        assert_eq!(roster.people[0].presence, "here");
        assert_eq!(roster.as_of.values().copied().collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn every_byte_that_changes_is_an_edit_or_not_a_roster() {
        let bytes = RosterFile::of(&event()).to_json().unwrap();

        for index in 0..bytes.len() {
            let mut other = bytes.clone();
            other[index] ^= 1;
            let read = RosterFile::from_json(&other);
            assert!(!matches!(read, Ok(RosterOnDisk::AsWritten(_))), "byte {index}");
        }
    }

    #[test]
    fn a_roster_from_an_editor_reads_as_people() {
        let RosterOnDisk::Edited(roster) =
            RosterFile::from_json(b"\xef\xbb\xbf{\"people\":[{\"name\":\"changed by hand\"}]}\r\n")
                .unwrap()
        else {
            panic!("edited")
        };

        assert_eq!(roster.people[0].details, Details::named("changed by hand"));
        assert_eq!(roster.people[0].id, None);
        assert!(RosterFile::from_json(b"people: []").is_err());
    }
}
