//! What a power cut left at the end of a journal is set aside, copied first.
//!
//! Only bytes that were never confirmed; damage is left as it is, for `repair`.

use std::io::Read;
use std::path::Path;

use super::disk::{Disk, exists, list_if_there, read_all, replace};
use super::error::StorageError;
use super::finding::{Findings, SetAside};
use super::journal::{Journal, segment_name};
use super::scan::Tail;
use crate::domain::DeskId;

/// The most bytes of nothing but NUL that are worth keeping.
const NUL_KEPT_LEN: u64 = 4096;
const README: &str = "README.txt";
const README_LIMIT: u64 = 1 << 20;

/// Makes the end of every desk's journal whole again.
///
/// - `recovered`: the folder for what is set aside.
///
/// # Errors
///
/// [`StorageError::Disk`]; what was not copied has not been cut off.
pub(super) fn heal(
    disk: &dyn Disk,
    journal: &Journal,
    recovered: &Path,
    findings: &mut Findings,
) -> Result<(), StorageError> {
    let desks: Vec<DeskId> = journal.chains.keys().copied().collect();
    for desk in desks {
        let Some((number, known)) = journal.last_of(desk) else { continue };
        let path = journal.path(number);
        let good = known.start.offset;
        match known.tail {
            Tail::Clean if good > 0 => {}
            Tail::Clean => {
                disk.remove(&path).map_err(StorageError::disk(&path, "taken away"))?;
            }
            Tail::NoLineEnd => end_line(disk, &path)?,
            Tail::Unfinished { bytes, entries, only_nul } => {
                let kept = if only_nul { bytes.min(NUL_KEPT_LEN) } else { bytes };
                let file = segment_name(number);
                let name = format!("{number:04}-from-{good}");
                let why = format!("{bytes} bytes at the end of {file}, never confirmed");
                let kept_as = copy(disk, &path, good, kept, recovered, &name, &why)?;
                cut(disk, &path, good)?;
                findings.set_aside.push(SetAside { file, bytes, kept_as, entries });
            }
        }
    }
    Ok(())
}

fn end_line(disk: &dyn Disk, path: &Path) -> Result<(), StorageError> {
    let ended = disk.append(path).and_then(|mut file| {
        file.write_all(b"\n")?;
        file.sync()
    });
    ended.map_err(StorageError::disk(path, "written"))
}

fn cut(disk: &dyn Disk, path: &Path, len: u64) -> Result<(), StorageError> {
    let cut = if len == 0 {
        disk.remove(path)
    } else {
        disk.append(path).and_then(|mut file| {
            file.set_len(len)?;
            file.sync()
        })
    };
    cut.map_err(StorageError::disk(path, "cut"))
}

/// Copies a part of a file into the folder `recovered` and says why; gives the copy's name.
fn copy(
    disk: &dyn Disk,
    path: &Path,
    offset: u64,
    len: u64,
    recovered: &Path,
    name: &str,
    why: &str,
) -> Result<String, StorageError> {
    disk.create_folder(recovered).map_err(StorageError::disk(recovered, "made"))?;
    let name = free_name(disk, recovered, name)?;
    let kept = recovered.join(&name);
    let copied = disk.read(path, offset).and_then(|reader| {
        let mut reader = reader.take(len);
        let mut file = disk.create_new(&kept)?;
        let mut bytes = vec![0; 64 * 1024];
        loop {
            let read = reader.read(&mut bytes)?;
            if read == 0 {
                return file.sync();
            }
            file.write_all(bytes.get(..read).unwrap_or_default())?;
        }
    });
    copied.map_err(StorageError::disk(&kept, "written"))?;
    explain(disk, recovered, &name, why)?;
    Ok(name)
}

/// A name in the folder `recovered` that nothing has yet.
pub(super) fn free_name(
    disk: &dyn Disk,
    recovered: &Path,
    name: &str,
) -> Result<String, StorageError> {
    let mut copy = 1_u32;
    loop {
        let name = if copy == 1 { name.to_owned() } else { format!("{name}-{copy}") };
        let path = recovered.join(&name);
        if !exists(disk, &path).map_err(StorageError::disk(&path, "read"))? {
            return Ok(name);
        }
        copy = copy.saturating_add(1);
    }
}

/// Adds a line to the README of the folder `recovered`, which makes the folder's names sure too.
pub(super) fn explain(
    disk: &dyn Disk,
    recovered: &Path,
    name: &str,
    why: &str,
) -> Result<(), StorageError> {
    let path = recovered.join(README);
    let names = list_if_there(disk, recovered).map_err(StorageError::disk(recovered, "read"))?;
    let mut text = if names.iter().any(|name| name == README) {
        read_all(disk, &path, README_LIMIT).map_err(StorageError::disk(&path, "read"))?
    } else {
        Vec::new()
    };
    text.extend_from_slice(format!("{name}: {why}\n").as_bytes());
    replace(disk, &path, &text).map_err(StorageError::disk(&path, "written"))
}
