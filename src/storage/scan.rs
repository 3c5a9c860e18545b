//! Reads one segment of a journal: its entries, how it ends, and what is not as it was written.
//!
//! Reads; never writes. Whatever the bytes are, reading ends in a verdict.

use std::borrow::Cow;
use std::io::{self, Read};

use serde::Deserialize;

use super::finding::{Fault, Findings};
use super::holes::{Holes, covers};
use super::lines::{Line, Lines};
use super::wire::{Header, Record, Said, read, unframe};
use crate::domain::{DeskId, Entry, Timestamp};

/// How far the clock may go back between two entries without a word, in milliseconds.
const CLOCK_SLACK_MS: i64 = 2_000;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How a segment ends, after its last good act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tail {
    /// With the end of that act's last line.
    Clean,
    /// With that act's last line, whose end is missing.
    NoLineEnd,
    /// With bytes that were never confirmed.
    Unfinished {
        /// How many bytes.
        bytes: u64,
        /// Whole entries among them, of an act that is not complete.
        entries: u32,
        /// Whether they are nothing but NUL.
        only_nul: bool,
    },
}

/// How far a desk's journal has been read.
#[derive(Clone, Debug)]
pub(super) struct Progress {
    /// The place that the next entry should have.
    pub next_seq: u32,
    /// Places without an entry before that.
    pub holes: Holes,
    last_at: Timestamp,
}

impl Default for Progress {
    fn default() -> Self {
        Self { next_seq: 1, holes: Holes::default(), last_at: Timestamp::from_millis(i64::MIN) }
    }
}

/// What is known of a segment before it is read.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// The file's name, for what is said about it.
    pub file: String,
    /// The desk whose entries are in it.
    pub desk: DeskId,
    /// Its first line, unless that was not readable.
    pub header: Option<Header>,
    /// Whether it is the desk's last one, whose end may be unfinished.
    pub last: bool,
    /// Whether entries from before the place that comes next are passed over without a word.
    pub may_repeat: bool,
}

/// A segment that has been read, or a part of one.
#[derive(Debug)]
pub(super) struct Scanned {
    /// The entries of its complete acts that this version can read, in order.
    pub entries: Vec<Entry>,
    /// The lines of all complete acts with their places, when they were asked for.
    pub lines: Vec<(u32, Vec<u8>)>,
    /// Its length in bytes up to the end of the last complete act.
    pub good_len: u64,
    /// How many lines that is.
    pub good_lines: u32,
    /// What comes after.
    pub tail: Tail,
}

/// Where reading begins: `Start::default()` is the beginning of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Start {
    /// How many bytes of the file were read before, up to the end of an act.
    pub offset: u64,
    /// How many lines that was.
    pub lines: u32,
}

/// Whether the lines themselves are wanted beside what they say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Keep {
    /// Only what they say.
    Entries,
    /// The lines too.
    Lines,
}

/// Reads a segment from where reading begins to its end.
///
/// # Errors
///
/// The disk's; nothing that stands in the file is an error.
pub(super) fn scan(
    reader: impl Read,
    segment: &Segment,
    start: Start,
    keep: Keep,
    progress: &mut Progress,
    findings: &mut Findings,
) -> io::Result<Scanned> {
    let mut scan = Scan {
        segment,
        keep,
        progress,
        findings,
        found: Scanned {
            entries: Vec::new(),
            lines: Vec::new(),
            good_len: start.offset,
            good_lines: start.lines,
            tail: Tail::Clean,
        },
        line: start.lines,
        offset: start.offset,
        suspect: None,
        act: None,
        ended: true,
        resumes: start.offset > 0,
    };
    let mut lines = Lines::new(reader);
    while let Some(line) = lines.next()? {
        scan.line(&line);
    }
    Ok(scan.end())
}

/// An act whose last entry has not been read yet.
#[derive(Debug)]
struct OpenAct {
    act: u32,
    act_end: u32,
    count: u32,
    entries: Vec<Entry>,
    lines: Vec<(u32, Vec<u8>)>,
    newer: u32,
}

/// A line that does not read: what it is depends on whether another one follows.
#[derive(Clone, Copy, Debug)]
struct Suspect {
    line: u32,
    fault: Fault,
    may_be_torn: bool,
    only_nul: bool,
}

struct Scan<'a> {
    segment: &'a Segment,
    keep: Keep,
    progress: &'a mut Progress,
    findings: &'a mut Findings,
    found: Scanned,
    line: u32,
    offset: u64,
    suspect: Option<Suspect>,
    act: Option<OpenAct>,
    ended: bool,
    resumes: bool,
}

impl Scan<'_> {
    fn line(&mut self, line: &Line<'_>) {
        if let Some(suspect) = self.suspect.take() {
            self.findings.note(&self.segment.file, suspect.line, suspect.fault);
        }
        if self.resumes && line.ended && line.len == 1 {
            // The end of a line that was read before without one.
            self.offset = self.offset.saturating_add(1);
            self.mark_good();
            self.resumes = false;
            return;
        }
        self.resumes = false;
        let first = self.offset == 0;
        self.line = self.line.saturating_add(1);
        self.offset = self.offset.saturating_add(line.len);
        self.ended = line.ended;
        let Some((object, bytes)) = self.readable(line, first) else { return };
        match read(object) {
            Said::Header(_) if first => self.mark_good(),
            Said::Record(record) => {
                if first {
                    self.note(Fault::NoHeader);
                }
                self.record(*record, bytes);
            }
            Said::Header(_) | Said::NewerFormat(_) | Said::Nonsense => self.note(Fault::NotAnEntry),
        }
    }

    /// The object of a line and the line as it was written, if its checksum is right.
    fn readable<'l>(&mut self, line: &Line<'l>, first: bool) -> Option<(&'l [u8], &'l [u8])> {
        if let Some(object) = unframe(line.bytes) {
            return Some((object, line.bytes));
        }
        let unmarked = line.bytes.strip_prefix(BYTE_ORDER_MARK).filter(|_| first);
        let bytes = unmarked.unwrap_or(line.bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        if let Some(object) = unframe(bytes) {
            self.note(Fault::LineEnds);
            return Some((object, bytes));
        }
        self.suspect = Some(Suspect {
            line: self.line,
            fault: if line.too_long { Fault::TooLong } else { Fault::Checksum },
            // What still has the shape of an entry was written to its end, and altered afterwards.
            may_be_torn: line.only_nul || !(line.too_long || is_whole(line.bytes)),
            only_nul: line.only_nul,
        });
        None
    }

    fn record(&mut self, record: Record, bytes: &[u8]) {
        if !self.takes_place(record.seq) {
            return;
        }
        if record.at.millis_since(self.progress.last_at) < -CLOCK_SLACK_MS {
            self.findings.clock_went_back = self.findings.clock_went_back.saturating_add(1);
        }
        self.progress.last_at = record.at;
        self.join_act(&record);
        let (seq, act_end) = (record.seq, record.act_end);
        if let Some(act) = self.act.as_mut() {
            act.count = act.count.saturating_add(1);
            if self.keep == Keep::Lines {
                act.lines.push((seq, bytes.to_vec()));
            }
            match record.into_entry(self.segment.desk) {
                Some(entry) => act.entries.push(entry),
                None => act.newer = act.newer.saturating_add(1),
            }
        }
        if seq == act_end {
            self.close_act();
            self.mark_good();
        }
    }

    /// Whether an entry is kept at its place; what is odd about the place is noted.
    fn takes_place(&mut self, seq: u32) -> bool {
        let next = self.progress.next_seq;
        if seq >= next {
            if seq > next {
                let to = seq.saturating_sub(1);
                self.progress.holes.open(next, to);
                if !self.known_missing(next, to) {
                    self.note(Fault::Gap { from: next, to });
                }
            }
            self.progress.next_seq = seq.saturating_add(1);
            return true;
        }
        if self.segment.may_repeat {
            return false;
        }
        let fills = self.progress.holes.fill(seq);
        self.note(if fills { Fault::OutOfOrder { seq } } else { Fault::Repeated { seq } });
        fills
    }

    fn known_missing(&self, from: u32, to: u32) -> bool {
        self.segment.header.as_ref().is_some_and(|header| covers(&header.missing, from, to))
    }

    /// Whether acts with a part missing are what a repair could save.
    fn was_repaired(&self) -> bool {
        self.segment.header.as_ref().is_some_and(|header| header.whole)
    }

    fn join_act(&mut self, record: &Record) {
        let Record { act, act_end, seq, .. } = *record;
        if self.act.as_ref().is_some_and(|open| open.act == act && open.act_end == act_end) {
            return;
        }
        let broken = self.act.is_some() || act != seq;
        if broken && !self.was_repaired() {
            self.note(Fault::PartOfAnAct { act: self.act.as_ref().map_or(act, |open| open.act) });
        }
        self.close_act();
        let (entries, lines) = (Vec::new(), Vec::new());
        self.act = Some(OpenAct { act, act_end, count: 0, entries, lines, newer: 0 });
    }

    fn close_act(&mut self) {
        if let Some(act) = self.act.take() {
            self.found.entries.extend(act.entries);
            self.found.lines.extend(act.lines);
            self.findings.newer = self.findings.newer.saturating_add(act.newer);
        }
    }

    fn mark_good(&mut self) {
        self.found.good_len = self.offset;
        self.found.good_lines = self.line;
    }

    fn note(&mut self, fault: Fault) {
        self.findings.note(&self.segment.file, self.line, fault);
    }

    fn end(mut self) -> Scanned {
        let torn = self.suspect.take_if(|suspect| self.segment.last && suspect.may_be_torn);
        if let Some(suspect) = self.suspect.take() {
            self.findings.note(&self.segment.file, suspect.line, suspect.fault);
        }
        if self.was_repaired() && torn.is_none() {
            self.close_act();
            self.mark_good();
        }
        if let Some(act) = self.act.as_ref().filter(|_| !self.segment.last) {
            let act = act.act;
            self.note(Fault::PartOfAnAct { act });
            self.close_act();
        }
        let entries = self.act.as_ref().map_or(0, |act| act.count);
        // What is not taken is read again when there is more of it.
        self.progress.next_seq = self.act.as_ref().map_or(self.progress.next_seq, |act| act.act);
        let bytes = self.offset.saturating_sub(self.found.good_len);
        let only_nul = torn.is_some_and(|suspect| suspect.only_nul) && entries == 0;
        self.found.tail = if torn.is_some() || entries > 0 {
            Tail::Unfinished { bytes, entries, only_nul }
        } else if self.ended {
            Tail::Clean
        } else {
            Tail::NoLineEnd
        };
        self.found
    }
}

/// Whether a line was an entry once: it still has the shape of one.
fn is_whole(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Object {
        #[serde(rename = "seq")]
        _seq: u32,
    }
    serde_json::from_slice::<(Cow<'_, str>, Object)>(bytes).is_ok()
}
