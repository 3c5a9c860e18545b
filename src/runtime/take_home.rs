//! What people take home: made, written into a folder, and told what has changed there.
//!
//! A manifest in the folder says what we wrote. What somebody has changed since, or what was there
//! before us, is never replaced: the new file is written beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use sha2::{Digest, Sha256};

use super::main_loop::Input;
use super::paper::PaperError;
use super::shop::Shop;
use crate::app::Message;
use crate::domain::{Event, HandedOut, ParticipantId};
use crate::export::{OutFile, Sheets, TakeHome};
use crate::storage::{Kind, StorageError, put_file, read_file, write_file};

/// The folder of the sheets.
const PEOPLE: &str = "people/";
/// The file that says what we wrote.
const MANIFEST: &str = ".shouldmeet-export.json";
/// The most bytes of a file that is looked at before it is written anew.
const FILE_LIMIT: u64 = 256 << 20;
/// How many files may lie beside one that somebody changed.
const MOST_BESIDE: u32 = 99;

/// What came of writing sheets into a folder.
#[derive(Debug, Default)]
pub struct WentHome {
    /// The folder.
    pub folder: PathBuf,
    /// People whose sheets were not there.
    pub new: usize,
    /// People whose sheets say something else now.
    pub changed: usize,
    /// People whose sheets are as they were.
    pub same: usize,
    /// Files that somebody had changed, and where ours are now.
    pub beside: Vec<(String, String)>,
    /// What the journal is to keep: sheets that are new or say something else.
    pub handed_out: Vec<HandedOut>,
    /// What is to be said besides.
    pub remarks: Vec<String>,
}

impl WentHome {
    /// What changed, in one sentence.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { new, changed, same, folder, .. } = self;
        let place = folder.display();
        format!(
            "{new} sheets are new, {changed} say something else, {same} are as they were: {place}"
        )
    }
}

/// What became of one file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Written {
    Same,
    Changed,
    New,
}

/// The folder beside the event in which sheets are written when no other is named.
#[must_use]
pub fn take_home_folder(event: &Path) -> PathBuf {
    event.join("take-home")
}

impl Shop {
    /// Writes what people take home, and the host's page and tables.
    ///
    /// - `only`: whose sheets alone; everybody's without it, and the host's files with them.
    /// - `ahead`: told how many of how many sheets are written.
    ///
    /// # Errors
    ///
    /// The folder is a link or no folder, or the disk's.
    pub fn send_home(
        &self,
        event: &Event,
        to: &Path,
        only: Option<&[ParticipantId]>,
        mut ahead: impl FnMut(usize, usize),
    ) -> Result<WentHome, PaperError> {
        let templates = self.templates();
        let sheets = Sheets::of(event, &templates, &self.zone);
        let mut folder = OutFolder::open(self, to)?;
        let mut went = WentHome { folder: to.to_owned(), ..WentHome::default() };
        let mut people = sheets.people();
        people.retain(|person| only.is_none_or(|only| only.contains(&person.id)));
        let place = to.display().to_string();
        let ours = |why: String| PaperError::other(why, "this is a fault of ours");
        for (done, person) in people.iter().enumerate() {
            ahead(done, people.len());
            let home: TakeHome = sheets.take_home(person).map_err(ours)?;
            let written = folder.put_all(&home.files)?;
            match written {
                Written::Same => went.same += 1,
                Written::Changed => went.changed += 1,
                Written::New => went.new += 1,
            }
            if written != Written::Same {
                went.handed_out.push(home.handed_out(&place));
            }
            went.remarks.extend(home.faults);
        }
        ahead(people.len(), people.len());
        if only.is_none() {
            let (files, faults) = sheets.for_host().map_err(ours)?;
            for file in &files {
                folder.put(file)?;
            }
            went.remarks.extend(faults);
        }
        went.beside = folder.close()?;
        went.remarks.sort();
        went.remarks.dedup();
        Ok(went)
    }
}

/// A folder into which we write.
struct OutFolder<'a> {
    shop: &'a Shop,
    path: &'a Path,
    /// What we wrote, by name: the digest of each.
    manifest: BTreeMap<String, String>,
    beside: Vec<(String, String)>,
}

impl<'a> OutFolder<'a> {
    fn open(shop: &'a Shop, path: &'a Path) -> Result<Self, PaperError> {
        let disk = &*shop.disk;
        let refuse = |what: &str| {
            let sentence = format!("{} is {what}", path.display());
            PaperError::other(sentence, "name another folder with --to")
        };
        match disk.meta(path).map(|meta| meta.kind) {
            Ok(Kind::Folder) | Err(_) => {}
            Ok(Kind::Link) => return Err(refuse("a link, which may lead anywhere")),
            Ok(_) => return Err(refuse("a file, and there are many sheets")),
        }
        let people = path.join("people");
        let made = disk.create_folder(&people);
        made.map_err(|source| StorageError::Disk { path: people, act: "made", source })?;
        let known = read_file(disk, &path.join(MANIFEST), FILE_LIMIT).ok();
        let manifest = known.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(Self { shop, path, manifest: manifest.unwrap_or_default(), beside: Vec::new() })
    }

    /// Writes the files of one person, the page first, and takes away what no longer holds: the card
    /// of somebody whose yes was taken back.
    fn put_all(&mut self, files: &[OutFile]) -> Result<Written, PaperError> {
        let mut written = Vec::new();
        for file in files {
            written.push(self.put(file)?);
        }
        let Some(page) = files.first() else { return Ok(Written::Same) };
        let own = stem(&page.name).to_owned();
        let gone = self.withdraw(&own, files)?;
        Ok(match written.first() {
            Some(Written::New) => Written::New,
            _ if gone || written.iter().any(|one| *one != Written::Same) => Written::Changed,
            _ => Written::Same,
        })
    }

    /// Takes away files of one person that nobody changed since, other than those that stay.
    fn withdraw(&mut self, of: &str, stay: &[OutFile]) -> Result<bool, PaperError> {
        let ours = self.manifest.iter().filter(|(name, _)| {
            let stays = stay.iter().any(|file| file.name == **name);
            name.starts_with(PEOPLE) && stem(name) == of && !stays
        });
        let ours: Vec<(String, String)> =
            ours.map(|(name, digest)| (name.clone(), digest.clone())).collect();
        let mut gone = false;
        for (name, digest) in ours {
            let path = self.path.join(&name);
            let there = read_file(&*self.shop.disk, &path, FILE_LIMIT).ok();
            if there.is_some_and(|bytes| self::digest(&bytes) == digest) {
                self.shop.disk.remove(&path).map_err(|source| StorageError::Disk {
                    path,
                    act: "taken away",
                    source,
                })?;
                self.manifest.remove(&name);
                gone = true;
            }
        }
        Ok(gone)
    }

    /// Writes a file, unless it is there already as it is to be.
    fn put(&mut self, file: &OutFile) -> Result<Written, PaperError> {
        let digest = digest(&file.bytes);
        let mut name = file.name.clone();
        let mut number = 1;
        let written = loop {
            let path = self.path.join(&name);
            let there = match self.shop.disk.meta(&path).map(|meta| meta.kind) {
                Err(_) => break if number == 1 { Written::New } else { Written::Changed },
                Ok(Kind::File) => read_file(&*self.shop.disk, &path, FILE_LIMIT).ok(),
                // What is no file is left alone.
                Ok(_) => None,
            };
            if there.as_deref() == Some(&file.bytes) {
                self.manifest.insert(name, digest);
                return Ok(Written::Same);
            }
            let there = there.as_deref().map(self::digest);
            if there.is_some() && self.manifest.get(&name) == there.as_ref() {
                break Written::Changed;
            }
            number += 1;
            if number > MOST_BESIDE {
                let sentence = format!("{} was changed too often", file.name);
                return Err(PaperError::other(sentence, "clear the folder, or name another"));
            }
            name = beside(&file.name, number);
        };
        let path = self.path.join(&name);
        put_file(&*self.shop.disk, &path, &file.bytes)?;
        if number > 1 {
            self.beside.push((file.name.clone(), name.clone()));
        }
        self.manifest.insert(name, digest);
        Ok(written)
    }

    fn close(self) -> Result<Vec<(String, String)>, PaperError> {
        let mut bytes = serde_json::to_vec_pretty(&self.manifest).unwrap_or_default();
        bytes.push(b'\n');
        // Made sure, and with it that the names of the others are: it stands for them all.
        write_file(&*self.shop.disk, &self.path.join(MANIFEST), &bytes)?;
        Ok(self.beside)
    }
}

/// Takes what is no longer there out of the manifest of a folder, so that its names are gone, too.
pub(super) fn forget_what_is_gone(shop: &Shop, folder: &Path) -> Result<(), StorageError> {
    let (disk, path) = (&*shop.disk, folder.join(MANIFEST));
    let Ok(bytes) = read_file(disk, &path, FILE_LIMIT) else { return Ok(()) };
    let mut manifest: BTreeMap<String, String> = serde_json::from_slice(&bytes).unwrap_or_default();
    manifest.retain(|name, _| disk.meta(&folder.join(name)).is_ok());
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    write_file(disk, &path, &bytes)
}

/// The name of a file without its kind, and without the number of one that lies beside another.
fn stem(name: &str) -> &str {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once(" (").map_or(stem, |(stem, _)| stem)
}

fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// `people/014-ada.html` as `people/014-ada (2).html`.
fn beside(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, kind)) => format!("{stem} ({number}).{kind}"),
        None => format!("{name} ({number})"),
    }
}

/// Writes sheets in a thread of its own; answered by `WentHome` or `Failed`.
#[expect(clippy::disallowed_methods, reason = "sheets are written beside the desk")]
pub(super) fn start_sending_home(shop: Shop, folder: PathBuf, event: Event, inputs: Sender<Input>) {
    std::thread::spawn(move || {
        let answer = match shop.send_home(&event, &take_home_folder(&folder), None, |_, _| {}) {
            Ok(went) => {
                let shown = shop.browse(&went.folder.join("host.html"));
                let shown = if shown { " · host.html is open in the browser" } else { "" };
                let said = format!("{}{shown}", told(&went));
                Message::WentHome { said, handed_out: went.handed_out }
            }
            Err(error) => Message::Failed(error.told()),
        };
        // A program that has ended shows no notice.
        drop(inputs.send(Input::Message(answer)));
    });
}

fn told(went: &WentHome) -> String {
    let beside = match went.beside.as_slice() {
        [] => String::new(),
        [(old, new), rest @ ..] => {
            let more =
                if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            format!(" · {old} was changed by somebody: ours is {new}{more}")
        }
    };
    let told = format!("{}{beside}", went.told());
    [vec![told], went.remarks.clone()].concat().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Places;

    fn file(name: &str, text: &str) -> OutFile {
        OutFile { name: format!("people/{name}"), bytes: text.into() }
    }

    #[test]
    fn a_card_of_somebody_whose_yes_was_taken_back_is_taken_away_unless_somebody_changed_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().as_os_str().to_owned();
        let places = Places::find(|name| (name == "SHOULDMEET_HOME").then(|| path.clone()));
        let shop = Shop::new(places.unwrap());
        let to = home.path().join("out");
        let (page, card) = (file("001-ada.html", "met Ben"), file("001-ada.vcf", "Ben"));
        let other = file("002-ben.vcf", "Ada");
        let mut folder = OutFolder::open(&shop, &to).unwrap();
        let both = [page.clone(), card.clone()];
        assert!(folder.put_all(std::slice::from_ref(&page)).unwrap() == Written::New);
        assert!(folder.put_all(&both).unwrap() == Written::Changed, "the person was there");
        assert!(folder.put_all(&both).unwrap() == Written::Same);
        folder.put_all(&[other]).unwrap();

        assert!(folder.put_all(std::slice::from_ref(&page)).unwrap() == Written::Changed);
        let there = |name: &str| shop.disk.meta(&to.join("people").join(name)).is_ok();
        assert!(!there("001-ada.vcf") && there("002-ben.vcf"));

        folder.put_all(&both).unwrap();
        put_file(&*shop.disk, &to.join("people/001-ada.vcf"), b"my own").unwrap();
        folder.put_all(&[page]).unwrap();
        assert!(there("001-ada.vcf"));
    }
}
