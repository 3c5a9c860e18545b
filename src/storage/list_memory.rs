//! What the host said of the columns of lists: `lists.json`, for the next list of the same shape.
//!
//! A damaged or a newer one costs the memory and nothing else: it is read as empty, and only
//! written anew when the host says something of a list.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, read_all, replace};
use super::error::StorageError;
use crate::domain::Timestamp;

const FORMAT: u32 = 1;
/// The most bytes that are read.
const LIMIT: u64 = 4 << 20;
/// The most shapes that are kept; the one not used for longest goes first.
const SHAPES: usize = 100;

/// What was said of lists with the same titles.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RememberedList {
    /// The titles, sorted, as intake spells them.
    pub titles: Vec<String>,
    /// What a column holds, by its title.
    pub said: BTreeMap<String, String>,
    /// When it was said.
    pub at: Timestamp,
}

/// What the host said of the columns of lists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ListMemory {
    format: u32,
    lists: Vec<RememberedList>,
}

impl ListMemory {
    /// Reads the memory; one that is missing, damaged or newer is empty.
    #[must_use]
    pub fn read(disk: &dyn Disk, path: &Path) -> Self {
        let bytes = read_all(disk, path, LIMIT).unwrap_or_default();
        let read = serde_json::from_slice::<Self>(&bytes).ok();
        read.filter(|memory| memory.format == FORMAT)
            .unwrap_or(Self { format: FORMAT, lists: Vec::new() })
    }

    /// What was said of lists with these titles.
    #[must_use]
    pub fn of(&self, titles: &[String]) -> Option<&RememberedList> {
        self.lists.iter().find(|list| list.titles == titles)
    }

    /// Notes what was said of a list, in place of what was said before; nothing said forgets it.
    ///
    /// # Errors
    ///
    /// The disk's; what was remembered before is still there.
    pub fn remember(
        disk: &dyn Disk,
        path: &Path,
        list: RememberedList,
    ) -> Result<(), StorageError> {
        let mut memory = Self::read(disk, path);
        memory.lists.retain(|known| known.titles != list.titles);
        if !list.said.is_empty() {
            memory.lists.push(list);
        }
        let surplus = memory.lists.len().saturating_sub(SHAPES);
        memory.lists.drain(..surplus);
        let mut bytes =
            serde_json::to_vec_pretty(&memory).map_err(StorageError::unreadable(path))?;
        bytes.push(b'\n');
        if let Some(folder) = path.parent() {
            disk.create_folder(folder).map_err(StorageError::disk(folder, "made"))?;
        }
        replace(disk, path, &bytes).map_err(StorageError::disk(path, "written"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::disk::memory::MemoryDisk;

    fn list(titles: &[&str], said: &[(&str, &str)]) -> RememberedList {
        RememberedList {
            titles: titles.iter().map(|title| (*title).to_owned()).collect(),
            said: said.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
            at: Timestamp::from_millis(1_777_800_000_000),
        }
    }

    #[test]
    fn what_was_said_last_of_a_shape_is_kept_and_nothing_said_forgets_it() {
        let disk = MemoryDisk::default();
        let path = Path::new("/home/lists.json");
        ListMemory::remember(&disk, path, list(&["a"], &[("a", "name")])).unwrap();
        ListMemory::remember(&disk, path, list(&["b"], &[("b", "role")])).unwrap();
        ListMemory::remember(&disk, path, list(&["a"], &[("a", "ticket code")])).unwrap();

        let memory = ListMemory::read(&disk, path);
        let said = |title: &str| memory.of(&[title.to_owned()]).map(|list| list.said.clone());
        assert_eq!(said("a"), Some(list(&[], &[("a", "ticket code")]).said));
        assert_eq!(said("b"), Some(list(&[], &[("b", "role")]).said));

        ListMemory::remember(&disk, path, list(&["a"], &[])).unwrap();
        assert_eq!(ListMemory::read(&disk, path).of(&["a".to_owned()]), None);
    }

    #[test]
    fn a_damaged_memory_is_an_empty_one() {
        let disk = MemoryDisk::default();
        let path = Path::new("/home/lists.json");
        disk.create_folder(Path::new("/home")).unwrap();
        for damaged in ["", "{", "{\"format\":2,\"lists\":[]}", "[1]"] {
            replace(&disk, path, damaged.as_bytes()).unwrap();

            assert_eq!(ListMemory::read(&disk, path).lists, []);
        }
    }
}
