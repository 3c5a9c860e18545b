//! One line of a journal: a checksum and a JSON object, framed so that every tool reads it.
//!
//! ```text
//! ["9f3a2c11",{"seq":17,"lam":41,"at":"2026-11-24T13:03:22.123Z","e":{"stepped":{…}}}]
//! ```
//!
//! Bytes 2 to 10 are the CRC-32 of the object's bytes as written, in lower-case hexadecimal; they
//! are compared as text, because a parser of numbers accepts `+` and capitals.

use serde::{Deserialize, Serialize};

use super::lines::LINE_LIMIT;
use crate::domain::{Change, DeskId, Entry, EntryId, Timestamp};

/// The version of the format that this build reads and writes.
pub(super) const VERSION: u32 = 1;
/// What the first line of a journal calls it.
const NAME: &str = "shouldmeet-journal";
/// What stands before the checksum, between it and the object, and after.
const FRAME: [&[u8]; 3] = [b"[\"", b"\",", b"]"];
const CHECKSUM_LEN: usize = 8;

/// The first line of every segment of a journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Header {
    /// The name of the format.
    pub h: String,
    /// The version of a reader that it takes.
    pub v: u32,
    /// Which event.
    pub event: String,
    /// Which desk wrote the segment.
    pub desk: DeskId,
    /// Which segment of the folder, from 1.
    pub seg: u32,
    /// The place of the segment's first entry in the desk's journal, from 1.
    pub from_seq: u32,
    /// How many bytes of the desk's segment before this one are sure; what follows them was
    /// written and never confirmed, and stands again in this segment.
    pub prev_len: u64,
    /// Whether this segment stands for all of the desk's segments before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    /// Whether those hold what was erased, and are taken away instead of being put aside.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erases: bool,
    /// Places that a repair found no entry for, each from and to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<[u32; 2]>,
}

impl Header {
    /// The header of a desk's first segment.
    pub(super) fn first(event: &str, desk: DeskId, seg: u32) -> Self {
        Self {
            h: NAME.to_owned(),
            v: VERSION,
            event: event.to_owned(),
            desk,
            seg,
            from_seq: 1,
            prev_len: 0,
            whole: false,
            erases: false,
            missing: Vec::new(),
        }
    }

    /// The line with its end.
    pub(super) fn to_line(&self) -> serde_json::Result<Vec<u8>> {
        Ok(frame(&serde_json::to_vec(self)?))
    }
}

/// What a journal's line says, its checksum being right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// The header of a segment.
    Header(Box<Header>),
    /// The header of a segment that only a newer version reads.
    NewerFormat(u32),
    /// An entry.
    Record(Box<Record>),
    /// Neither.
    Nonsense,
}

/// An entry as it stands on disk, without the name of the desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Record {
    /// Its place in the desk's journal, from 1.
    pub seq: u32,
    /// The place of the first entry of its act.
    pub act: u32,
    /// The place of the last entry of its act.
    pub act_end: u32,
    /// Its Lamport stamp.
    pub stamp: u64,
    /// What the clock on the wall said.
    pub at: Timestamp,
    /// What happened; `None` when a newer version wrote it and this one cannot read it.
    pub change: Option<Change>,
}

impl Record {
    /// The entry in the hand of a desk, unless only a newer version can read it.
    pub(super) fn into_entry(self, desk: DeskId) -> Option<Entry> {
        let Self { seq, act, stamp, at, change, .. } = self;
        Some(Entry { id: EntryId { desk, seq }, act, stamp, at, change: change? })
    }
}

#[derive(Serialize, Deserialize)]
struct Body<C> {
    seq: u32,
    lam: u64,
    at: Timestamp,
    /// The act's first place, which entry of the act this is, from 1, and how many it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tx: Option<[u32; 3]>,
    e: C,
}

impl<C> Body<C> {
    fn into_record(self, change: impl FnOnce(C) -> Option<Change>) -> Option<Record> {
        let [act, index, count] = self.tx.unwrap_or([self.seq, 1, 1]);
        let act_end = act.checked_add(count)?.checked_sub(1)?;
        let place = act.checked_add(index)?.checked_sub(1)?;
        let fits = self.seq > 0 && place == self.seq && index <= count;
        fits.then(|| Record {
            seq: self.seq,
            act,
            act_end,
            stamp: self.lam,
            at: self.at,
            change: change(self.e),
        })
    }
}

/// A line is longer than a journal's line may be.
#[derive(Debug, thiserror::Error)]
#[error("One entry takes more than a million bytes")]
pub(super) struct TooLong;

/// The line of an entry with its end; `act_len` is the number of entries of its act.
pub(super) fn record_line(entry: &Entry, act_len: u32) -> Result<Vec<u8>, TooLong> {
    let index = entry.id.seq.saturating_sub(entry.act).saturating_add(1);
    let body = Body {
        seq: entry.id.seq,
        lam: entry.stamp,
        at: entry.at,
        tx: (act_len > 1).then_some([entry.act, index, act_len]),
        e: &entry.change,
    };
    // Nothing in a change is a map with keys that are no texts: writing one out cannot fail.
    let line = frame(&serde_json::to_vec(&body).map_err(|_| TooLong)?);
    if line.len() > LINE_LIMIT { Err(TooLong) } else { Ok(line) }
}

/// The line of an object, with its checksum and its end.
pub(super) fn frame(object: &[u8]) -> Vec<u8> {
    let [before, between, after] = FRAME;
    let mut line = Vec::with_capacity(object.len() + 16);
    line.extend_from_slice(before);
    line.extend_from_slice(&checksum(object));
    line.extend_from_slice(between);
    line.extend_from_slice(object);
    line.extend_from_slice(after);
    line.push(b'\n');
    line
}

/// The object of a line, if the line is framed and its checksum right.
pub(super) fn unframe(line: &[u8]) -> Option<&[u8]> {
    let [before, between, after] = FRAME;
    let (sum, rest) = line.strip_prefix(before)?.split_at_checked(CHECKSUM_LEN)?;
    let object = rest.strip_prefix(between)?.strip_suffix(after)?;
    (sum == checksum(object)).then_some(object)
}

fn checksum(object: &[u8]) -> [u8; CHECKSUM_LEN] {
    let sum = crc32fast::hash(object);
    let mut shift = 32;
    [(); CHECKSUM_LEN].map(|()| {
        shift -= 4;
        let digit = (sum >> shift) & 0xf;
        char::from_digit(digit, 16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(b'?')
    })
}

/// What the object of a line says.
pub(super) fn read(object: &[u8]) -> Said {
    // Once for the whole line: what serde_json passes over it does not look at.
    let Ok(text) = std::str::from_utf8(object) else { return Said::Nonsense };
    if let Ok(body) = serde_json::from_str::<Body<Change>>(text) {
        return body.into_record(Some).map_or(Said::Nonsense, |record| Said::Record(record.into()));
    }
    // A value is read whole, so that what no version could have written is not taken for newer.
    if let Ok(body) = serde_json::from_str::<Body<serde_json::Value>>(text) {
        return body
            .into_record(|_| None)
            .map_or(Said::Nonsense, |record| Said::Record(record.into()));
    }
    read_header(text)
}

fn read_header(text: &str) -> Said {
    #[derive(Deserialize)]
    struct Version {
        #[serde(rename = "h")]
        _name: String,
        v: u32,
    }
    match serde_json::from_str::<Version>(text) {
        Ok(Version { v, .. }) if v > VERSION => Said::NewerFormat(v),
        Ok(_) => serde_json::from_str::<Header>(text)
            .ok()
            .filter(|header| header.h == NAME && header.from_seq > 0)
            .map_or(Said::Nonsense, |header| Said::Header(header.into())),
        Err(_) => Said::Nonsense,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EventKind, Setting};

    fn entry() -> Entry {
        let id = EntryId { desk: DeskId::from_random([1; 4]), seq: 17 };
        let change =
            Change::Named { name: "Fair \u{1b}[2J \u{202e}".into(), kind: EventKind::Real };
        Entry { id, act: 16, stamp: 41, at: Timestamp::from_millis(1_795_525_402_123), change }
    }

    #[test]
    fn an_entry_reads_back_from_its_line() {
        let line = record_line(&entry(), 3).unwrap();

        let Said::Record(record) = read(unframe(line.trim_ascii_end()).unwrap()) else {
            panic!("a record")
        };
        assert_eq!(record.act_end, 18);
        assert_eq!(record.into_entry(entry().id.desk), Some(entry()));
    }

    #[test]
    fn the_line_looks_as_it_is_promised() {
        let mut entry = entry();
        entry.act = 17;
        entry.change = Change::Settled { setting: Setting::Rounds(4) };

        let line = String::from_utf8(record_line(&entry, 1).unwrap()).unwrap();

        assert_eq!(
            line,
            "[\"7a098256\",{\"seq\":17,\"lam\":41,\"at\":\"2026-11-24T13:03:22.123Z\",\
             \"e\":{\"settled\":{\"setting\":{\"rounds\":4}}}}]\n"
        );
    }

    #[test]
    fn every_single_bit_that_flips_is_seen() {
        let line = record_line(&entry(), 1).unwrap();
        let line = line.trim_ascii_end();

        for index in 0..line.len() {
            for bit in 0..8 {
                let mut other = line.to_vec();
                other[index] ^= 1 << bit;
                assert_eq!(unframe(&other), None, "byte {index} bit {bit}");
            }
        }
    }

    #[test]
    fn a_checksum_in_capitals_or_with_a_sign_is_refused() {
        let line = frame(b"{\"seq\":1,\"e\":{}}");
        let capitals = line.to_ascii_uppercase();

        assert_eq!(unframe(&capitals), None);
        assert_eq!(unframe(b"[\"+1234567\",{}]"), None);
        for short in [&b""[..], b"[\"", b"[\"00000000", b"[\"00000000\",", b"]"] {
            assert_eq!(unframe(short), None);
        }
    }

    #[test]
    fn a_kind_of_a_newer_version_is_told_apart_from_nonsense() {
        let with = |e: &str| {
            let object =
                format!("{{\"seq\":1,\"lam\":1,\"at\":\"2026-11-24T13:03:22Z\",\"e\":{e}}}");
            match read(object.as_bytes()) {
                Said::Record(record) => record.change.is_none(),
                Said::Header(_) | Said::NewerFormat(_) | Said::Nonsense => false,
            }
        };

        assert!(with("{\"teleported\":{\"participant\":\"bbbb-1\"}}"));
        assert!(with("{\"named\":{\"colour\":\"blue\"}}"));
        assert!(!with("\"\\ud800\""));
        assert!(!with("{\"score\":NaN}"));
        assert!(!with(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))));
    }

    #[test]
    fn an_act_that_does_not_add_up_is_nonsense() {
        let with = |tx: &str| {
            read(
                format!(
                    "{{\"seq\":5,\"lam\":1,\"at\":\"2026-11-24T13:03:22Z\",\"tx\":{tx},\"e\":{{}}}}"
                )
                .as_bytes(),
            )
        };

        assert!(matches!(with("[4,2,2]"), Said::Record(_)));
        for tx in ["[4,1,2]", "[4,3,2]", "[5,1,0]", "[4294967295,1,9]", "[0,0,0]", "[5,1]"] {
            assert_eq!(with(tx), Said::Nonsense, "{tx}");
        }
    }

    #[test]
    fn a_header_of_a_newer_version_is_known_whatever_else_it_says() {
        let header = Header::first("e1", DeskId::from_random([1; 4]), 1);
        let line = header.to_line().unwrap();

        assert_eq!(
            read(unframe(line.trim_ascii_end()).unwrap()),
            Said::Header(header.clone().into())
        );
        assert_eq!(read(b"{\"h\":\"journal\",\"v\":99,\"x\":[]}"), Said::NewerFormat(99));
        assert_eq!(read(b"{\"h\":\"journal\",\"v\":1}"), Said::Nonsense);
    }
}
