//! The journals in an event's folder: every desk's own, in segments, read in one pass.
//!
//! Reads; never writes. Reading again goes on where it stopped.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, list_if_there};
use super::error::StorageError;
use super::finding::{Fault, Findings};
use super::lines::Lines;
use super::scan::{Keep, Progress, Scanned, Segment, Start, Tail, scan};
use super::wire::{Header, Said, read, unframe};
use crate::domain::{DeskId, Entry};

/// The journals in an event's folder, as far as they have been read.
#[derive(Debug)]
pub(super) struct Journal {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    event: String,
    /// Whose a segment is that does not say it.
    own: DeskId,
    known: BTreeMap<u32, Known>,
    /// Each desk's journal.
    pub chains: BTreeMap<DeskId, Chain>,
    /// Segments that do not count: a later one stands for them, or they are another event's.
    pub replaced: BTreeSet<u32>,
    /// Those of them that hold what was erased.
    pub erased: BTreeSet<u32>,
}

/// One desk's journal.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// Its segments, oldest first.
    pub segments: Vec<u32>,
    /// How far it has been read.
    pub progress: Progress,
}

/// A segment and how far it has been read.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its first line, unless that was not readable.
    pub header: Option<Header>,
    desk: DeskId,
    /// How far it is good.
    pub start: Start,
    /// What comes after that.
    pub tail: Tail,
    seen_len: u64,
}

/// What one reading brought.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Entries that were not known before, each desk's in order.
    pub entries: Vec<Entry>,
    /// The lines of each desk's complete acts with their places, when they were asked for.
    pub lines: BTreeMap<DeskId, Vec<(u32, Vec<u8>)>>,
}

enum First {
    Header(Header),
    Newer(u32),
    Unreadable,
}

/// The name of a segment's file: `0001.jsonl`.
pub(super) fn segment_name(number: u32) -> String {
    format!("{number:04}.jsonl")
}

/// The number of a segment, if this is the name of one.
fn segment_number(name: &str) -> Option<u32> {
    let digits = name.strip_suffix(".jsonl")?;
    let number = digits.parse().ok().filter(|number| *number > 0)?;
    (segment_name(number) == name).then_some(number)
}

impl Journal {
    /// The journals in the folder `journal` of an event, not read yet.
    pub(super) fn new(disk: Arc<dyn Disk>, folder: PathBuf, event: &str, own: DeskId) -> Self {
        Self {
            disk,
            folder,
            event: event.to_owned(),
            own,
            known: BTreeMap::new(),
            chains: BTreeMap::new(),
            replaced: BTreeSet::new(),
            erased: BTreeSet::new(),
        }
    }

    /// Reads what there is, or what there is more than before.
    ///
    /// # Errors
    ///
    /// [`StorageError::Disk`] and [`StorageError::NotPlain`]; what stands in the files is never an
    /// error, it is noted among the findings.
    pub(super) fn read(
        &mut self,
        keep: Keep,
        findings: &mut Findings,
    ) -> Result<Reading, StorageError> {
        self.look_around(findings)?;
        let mut reading = Reading::default();
        for (desk, mut chain) in std::mem::take(&mut self.chains) {
            for (index, number) in chain.segments.iter().enumerate() {
                let next = chain.segments.get(index + 1).copied();
                let scanned =
                    self.read_segment(*number, next, keep, &mut chain.progress, findings)?;
                let Some(scanned) = scanned else { continue };
                reading.entries.extend(scanned.entries);
                reading.lines.entry(desk).or_default().extend(scanned.lines);
            }
            let missing = chain.progress.holes.ranges();
            findings.missing.extend(missing.into_iter().map(|range| (desk, range)));
            self.chains.insert(desk, chain);
        }
        Ok(reading)
    }

    /// Whether what was read before may no longer be what stands in the files.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub(super) fn is_stale(&self) -> Result<bool, StorageError> {
        let there = self.numbers()?;
        for (number, known) in &self.known {
            if !there.contains(number) || self.len(*number)? < known.start.offset {
                return Ok(true);
            }
        }
        for number in there.iter().filter(|number| !self.known.contains_key(number)) {
            if matches!(self.first_line(*number)?, First::Header(header) if header.whole) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The last segment of a desk, if it has any.
    pub(super) fn last_of(&self, desk: DeskId) -> Option<(u32, &Known)> {
        let number = *self.chains.get(&desk)?.segments.last()?;
        Some((number, self.known.get(&number)?))
    }

    /// Whether a desk's last segment may grow: what a repair made is left as it is.
    pub(super) fn can_be_continued(&self, number: u32) -> bool {
        let header = self.known.get(&number).and_then(|known| known.header.as_ref());
        header.is_some_and(|header| !header.whole)
    }

    /// The desk whose entries are in a segment, unless another one stands for it.
    pub(super) fn desk_of(&self, file: &str) -> Option<DeskId> {
        let number = segment_number(file).filter(|number| !self.replaced.contains(number))?;
        Some(self.known.get(&number)?.desk)
    }

    /// How many bytes at the ends of the journals are unfinished.
    pub(super) fn unfinished_bytes(&self) -> u64 {
        let tails = self.known.values().map(|known| match known.tail {
            Tail::Unfinished { bytes, .. } => bytes,
            Tail::Clean | Tail::NoLineEnd => 0,
        });
        tails.sum()
    }

    /// Every segment that counts with how many of its bytes are good, in order of their numbers.
    pub(super) fn good(&self) -> impl Iterator<Item = (u32, u64)> + '_ {
        let counts = self.known.iter().filter(|(number, _)| !self.replaced.contains(number));
        counts.map(|(number, known)| (*number, known.start.offset))
    }

    /// The highest number of any segment, 0 when there is none.
    pub(super) fn highest(&self) -> u32 {
        self.known.last_key_value().map_or(0, |(number, _)| *number)
    }

    /// Where a segment lies.
    pub(super) fn path(&self, number: u32) -> PathBuf {
        self.folder.join(segment_name(number))
    }

    /// Finds the segments that are new and puts each to the desk it is from.
    fn look_around(&mut self, findings: &mut Findings) -> Result<(), StorageError> {
        for number in self.numbers()? {
            if self.known.contains_key(&number) {
                continue;
            }
            let header = match self.first_line(number)? {
                First::Newer(version) => {
                    findings.newer_format = Some(version);
                    continue;
                }
                First::Header(header) => Some(header),
                First::Unreadable => None,
            };
            let before = self.known.last_key_value().map_or(self.own, |(_, known)| known.desk);
            let desk = header.as_ref().map_or(before, |header| header.desk);
            let (start, tail) = (Start::default(), Tail::Clean);
            let known = Known { header: header.clone(), desk, start, tail, seen_len: 0 };
            self.known.insert(number, known);
            if header.as_ref().is_some_and(|header| header.event != self.event) {
                findings.note(&segment_name(number), 1, Fault::OtherEvent);
                self.replaced.insert(number);
                continue;
            }
            if header.as_ref().is_some_and(|header| header.seg != number) {
                findings.note(&segment_name(number), 1, Fault::NoHeader);
            }
            let chain = self.chains.entry(desk).or_default();
            if let Some(header) = header.as_ref().filter(|header| header.whole) {
                self.replaced.extend(&chain.segments);
                if header.erases {
                    self.erased.extend(&chain.segments);
                }
                *chain = Chain::default();
            }
            chain.segments.push(number);
        }
        Ok(())
    }

    fn read_segment(
        &mut self,
        number: u32,
        next: Option<u32>,
        keep: Keep,
        progress: &mut Progress,
        findings: &mut Findings,
    ) -> Result<Option<Scanned>, StorageError> {
        let path = self.path(number);
        let len = self.len(number)?;
        let sure = next.and_then(|next| self.known.get(&next)?.header.as_ref());
        let limit = sure.map_or(len, |header| header.prev_len);
        let Some(known) = self.known.get(&number) else { return Ok(None) };
        let file = segment_name(number);
        if len < limit {
            findings.note(&file, known.start.lines, Fault::Shorter);
        }
        let before = known.start;
        if before.offset > 0 && (len == known.seen_len || before.offset >= limit) {
            return Ok(None);
        }
        let segment = Segment {
            file,
            desk: known.desk,
            header: known.header.clone(),
            last: next.is_none(),
            may_repeat: before.offset > 0 || progress_goes_on(progress, known),
        };
        let reader = self
            .disk
            .read(&path, before.offset)
            .map_err(StorageError::disk(&path, "read"))?
            .take(limit.saturating_sub(before.offset));
        let scanned = scan(reader, &segment, before, keep, progress, findings)
            .map_err(StorageError::disk(&path, "read"))?;
        if let Some(known) = self.known.get_mut(&number) {
            known.start = Start { offset: scanned.good_len, lines: scanned.good_lines };
            known.tail = scanned.tail;
            known.seen_len = len;
        }
        Ok(Some(scanned))
    }

    fn numbers(&self) -> Result<Vec<u32>, StorageError> {
        let names = list_if_there(&*self.disk, &self.folder)
            .map_err(StorageError::disk(&self.folder, "read"))?;
        let mut numbers: Vec<u32> = names.iter().filter_map(|name| segment_number(name)).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    fn len(&self, number: u32) -> Result<u64, StorageError> {
        let path = self.path(number);
        Ok(self.disk.meta(&path).map_err(StorageError::disk(&path, "read"))?.len)
    }

    fn first_line(&self, number: u32) -> Result<First, StorageError> {
        first_line(&*self.disk, &self.path(number))
    }
}

/// Whether a segment begins before the place up to which its desk's journal is known: a viewer has
/// then read entries from the segment before that were not sure yet.
fn progress_goes_on(progress: &Progress, known: &Known) -> bool {
    let from = known.header.as_ref().map_or(1, |header| header.from_seq);
    progress.next_seq > from
}

fn first_line(disk: &dyn Disk, path: &Path) -> Result<First, StorageError> {
    let reader = disk.read(path, 0).map_err(StorageError::disk(path, "read"))?;
    let mut lines = Lines::new(reader);
    let line = lines.next().map_err(StorageError::disk(path, "read"))?;
    let object = line.and_then(|line| {
        let bytes = line.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line.bytes);
        unframe(bytes.strip_suffix(b"\r").unwrap_or(bytes))
    });
    Ok(match object.map(read) {
        Some(Said::Header(header)) => First::Header(*header),
        Some(Said::NewerFormat(version)) => First::Newer(version),
        Some(Said::Record(_) | Said::Nonsense) | None => First::Unreadable,
    })
}
