//! A disk for tests that loses power, fills up and fails where it is told to.
//!
//! What was made sure survives; what was not may survive whole, in part, as NUL bytes, or not.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use super::{Appending, Disk, Kind, Lock, Meta};
use crate::domain::Timestamp;

/// What becomes of bytes that were written and not made sure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unsure {
    Lost,
    Kept,
    Half,
    Nul,
}

impl Unsure {
    pub(crate) const ALL: [Self; 4] = [Self::Lost, Self::Kept, Self::Half, Self::Nul];
}

#[derive(Clone, Debug, Default)]
struct File {
    bytes: Arc<Vec<u8>>,
    sure: Arc<Vec<u8>>,
    /// A sync has failed: the system took the bytes for written and will not write them again.
    given_up: bool,
}

#[derive(Clone, Debug, Default)]
struct State {
    files: Vec<File>,
    names: BTreeMap<PathBuf, usize>,
    sure_names: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    locked: BTreeSet<PathBuf>,
    steps: u64,
    power_lasts: Option<u64>,
    capacity: Option<usize>,
    syncs: u32,
    bad_syncs: BTreeSet<u32>,
    writes: u32,
    bad_writes: BTreeSet<u32>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct MemoryDisk(Arc<Mutex<State>>);

impl MemoryDisk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Steps so far: a step is a byte that is written, or anything else that is done.
    pub(crate) fn steps(&self) -> u64 {
        self.state().steps
    }

    pub(crate) fn syncs(&self) -> u32 {
        self.state().syncs
    }

    pub(crate) fn writes(&self) -> u32 {
        self.state().writes
    }

    pub(crate) fn used(&self) -> usize {
        self.state().used()
    }

    pub(crate) fn lose_power_after(&self, steps: u64) {
        self.state().power_lasts = Some(steps);
    }

    pub(crate) fn limit(&self, bytes: Option<usize>) {
        self.state().capacity = bytes;
    }

    pub(crate) fn fail_syncs(&self, which: impl IntoIterator<Item = u32>) {
        self.state().bad_syncs = which.into_iter().collect();
    }

    pub(crate) fn fail_writes(&self, which: impl IntoIterator<Item = u32>) {
        self.state().bad_writes = which.into_iter().collect();
    }

    /// Another disk with the same in it.
    pub(crate) fn copy(&self) -> Self {
        Self(Arc::new(Mutex::new(self.state().clone())))
    }

    /// The disk as it is found when the power is back.
    pub(crate) fn after_power_cut(&self, unsure: Unsure) -> Self {
        let before = self.state();
        let names = if unsure == Unsure::Kept { &before.names } else { &before.sure_names };
        let mut after = State { folders: before.folders.clone(), ..State::default() };
        for (path, index) in names {
            let bytes = before.files[*index].found(unsure);
            after.names.insert(path.clone(), after.files.len());
            after.files.push(File { sure: bytes.clone(), bytes, given_up: false });
        }
        after.sure_names = after.names.clone();
        Self(Arc::new(Mutex::new(after)))
    }

    pub(crate) fn bytes(&self, path: &Path) -> Vec<u8> {
        let state = self.state();
        state.files[state.names[path]].bytes.to_vec()
    }

    /// The files in which a text stands.
    pub(crate) fn files_with(&self, text: &str) -> Vec<PathBuf> {
        let state = self.state();
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(text);
        let names = state.names.iter().filter(|(_, index)| has(&state.files[**index].bytes));
        names.map(|(path, _)| path.clone()).collect()
    }

    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) {
        let mut state = self.state();
        let index = state.files.len();
        state.files.push(File {
            bytes: Arc::new(bytes.into()),
            sure: Arc::new(bytes.into()),
            given_up: false,
        });
        state.names.insert(path.into(), index);
        state.sure_names.insert(path.into(), index);
    }
}

impl File {
    fn found(&self, unsure: Unsure) -> Arc<Vec<u8>> {
        let more = self.bytes.len().saturating_sub(self.sure.len());
        match unsure {
            Unsure::Kept if !self.given_up => self.bytes.clone(),
            Unsure::Half if more > 1 && !self.given_up => {
                self.bytes[..self.sure.len() + more / 2].to_vec().into()
            }
            Unsure::Nul if more > 0 => [self.sure.as_slice(), &vec![0; more]].concat().into(),
            Unsure::Lost | Unsure::Kept | Unsure::Half | Unsure::Nul => self.sure.clone(),
        }
    }
}

impl State {
    fn used(&self) -> usize {
        self.names.values().map(|index| self.files[*index].bytes.len()).sum()
    }

    fn step(&mut self) -> io::Result<()> {
        if self.power_lasts.is_some_and(|lasts| self.steps >= lasts) {
            return Err(io::Error::other("no power"));
        }
        self.steps += 1;
        Ok(())
    }

    fn index(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn in_folder(names: &BTreeMap<PathBuf, usize>, folder: &Path) -> Vec<(PathBuf, usize)> {
        let inside = names.iter().filter(|(path, _)| path.parent() == Some(folder));
        inside.map(|(path, index)| (path.clone(), *index)).collect()
    }

    fn write(&mut self, index: usize, bytes: &[u8]) -> io::Result<()> {
        self.writes += 1;
        let fails = self.bad_writes.contains(&(self.writes - 1));
        // The reserve is one step, or tests would spend their time in the middle of it.
        let (piece, fails_at) =
            (if bytes.len() > 128 * 1024 { bytes.len() } else { 1 }, bytes.len() / 2);
        let mut written = 0;
        let room = self.capacity.map(|capacity| capacity.saturating_sub(self.used()));
        for piece in bytes.chunks(piece) {
            if fails && written >= fails_at {
                return Err(io::Error::other("the disk failed"));
            }
            self.step()?;
            if room.is_some_and(|room| written + piece.len() > room) {
                return Err(io::ErrorKind::StorageFull.into());
            }
            Arc::make_mut(&mut self.files[index].bytes).extend_from_slice(piece);
            written += piece.len();
        }
        Ok(())
    }

    fn sync(&mut self, index: usize) -> io::Result<()> {
        self.step()?;
        self.syncs += 1;
        if self.bad_syncs.contains(&(self.syncs - 1)) {
            self.files[index].given_up = true;
            return Err(io::Error::other("the disk failed"));
        }
        let file = &mut self.files[index];
        if !file.given_up {
            file.sure = file.bytes.clone();
        }
        Ok(())
    }
}

impl Disk for MemoryDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let state = self.state();
        let (kind, len) = if state.folders.contains(path) {
            (Kind::Folder, 0)
        } else {
            (Kind::File, state.files[state.index(path)?].bytes.len())
        };
        Ok(Meta {
            kind,
            len: u64::try_from(len).unwrap(),
            modified: Timestamp::default(),
            others_write: false,
            others_read: false,
            foreign: false,
        })
    }

    fn read(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let state = self.state();
        let bytes = &state.files[state.index(path)?].bytes;
        let from = usize::try_from(offset).unwrap().min(bytes.len());
        Ok(Box::new(Cursor::new(bytes[from..].to_vec())))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Appending>> {
        let index = self.state().index(path)?;
        Ok(Box::new(MemoryFile { disk: self.clone(), index }))
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Appending>> {
        let mut state = self.state();
        state.step()?;
        if state.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let index = state.files.len();
        state.files.push(File::default());
        state.names.insert(path.into(), index);
        Ok(Box::new(MemoryFile { disk: self.clone(), index }))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step()?;
        state.folders.extend(path.ancestors().map(Path::to_owned));
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step()?;
        let index = state.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(to.into(), index);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.index(path)?;
        state.step()?;
        state.names.remove(path);
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        if !self.list(path)?.is_empty() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        let mut state = self.state();
        state.step()?;
        state.folders.remove(path);
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step()?;
        state.syncs += 1;
        if state.bad_syncs.contains(&(state.syncs - 1)) {
            return Err(io::Error::other("the disk failed"));
        }
        let now = State::in_folder(&state.names, path);
        state.sure_names.retain(|name, _| name.parent() != Some(path));
        state.sure_names.extend(now);
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let state = self.state();
        if !state.folders.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let files = State::in_folder(&state.names, path).into_iter().map(|(path, _)| path);
        let folders = state.folders.iter().filter(|folder| folder.parent() == Some(path)).cloned();
        let mut names: Vec<String> = files
            .chain(folders)
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        Ok(names)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        if !self.state().names.contains_key(path) {
            drop(self.create_new(path)?);
        }
        let free = self.state().locked.insert(path.to_owned());
        Ok(free.then(|| -> Box<dyn Lock> {
            Box::new(MemoryLock { disk: self.clone(), path: path.to_owned() })
        }))
    }

    fn make_private(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Debug)]
struct MemoryFile {
    disk: MemoryDisk,
    index: usize,
}

impl Appending for MemoryFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.state().write(self.index, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.state().sync(self.index)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let mut state = self.disk.state();
        state.step()?;
        let len = usize::try_from(len).unwrap();
        Arc::make_mut(&mut state.files[self.index].bytes).truncate(len);
        Ok(())
    }
}

#[derive(Debug)]
struct MemoryLock {
    disk: MemoryDisk,
    path: PathBuf,
}

impl Lock for MemoryLock {}

impl Drop for MemoryLock {
    fn drop(&mut self) {
        self.disk.state().locked.remove(&self.path);
    }
}
