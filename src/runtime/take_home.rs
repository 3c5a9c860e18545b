//! What people take home: made, written into a folder, and told what has changed there.
//!
//! A manifest in the folder says what we wrote. What somebody has changed since, or what was there
//! before us, is never replaced: the new file is written beside it.

use std::collections::{BTreeMap, BTreeSet};
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

/// The file that says what we wrote.
const MANIFEST: &str = ".shouldmeet-export.json";
/// The folder in it that has the files of people.
const PEOPLE: &str = "people";
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
    /// Files of people that we wrote, that nobody changed and that no longer hold: taken away.
    pub taken_away: usize,
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
        let Self { new, changed, same, taken_away, folder, .. } = self;
        let count = |number: &usize, one: &str, many: &str| {
            format!("{number} {}", if *number == 1 { one } else { many })
        };
        let mut told = vec![
            count(new, "sheet is new", "sheets are new"),
            count(changed, "says something else", "say something else"),
            count(same, "is as it was", "are as they were"),
        ];
        if *taken_away > 0 {
            let (one, many) = ("file no longer holds", "files no longer hold");
            told.push(format!("{} and went away", count(taken_away, one, many)));
        }
        format!("{}: {}", told.join(", "), folder.display())
    }
}

/// What became of one file, or of the files of one person.
#[derive(Clone, Copy, PartialEq, Eq)]
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
        went.taken_away = folder.withdraw(only.is_none())?;
        went.remarks.append(&mut folder.remarks);
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
    /// What was written or found as it is to be, this time.
    holds: BTreeSet<String>,
    beside: Vec<(String, String)>,
    remarks: Vec<String>,
}

impl<'a> OutFolder<'a> {
    fn open(shop: &'a Shop, path: &'a Path) -> Result<Self, PaperError> {
        let disk = &*shop.disk;
        let refuse = |place: &Path, what: &str| {
            let sentence = format!("{} is {what}", place.display());
            PaperError::other(sentence, "name another folder with --to")
        };
        let people = path.join(PEOPLE);
        for place in [path, &people] {
            match disk.meta(place).map(|meta| meta.kind) {
                Ok(Kind::Folder) | Err(_) => {}
                Ok(Kind::Link) => return Err(refuse(place, "a link, which may lead anywhere")),
                Ok(_) => return Err(refuse(place, "a file, and there are many sheets")),
            }
        }
        let made = disk.create_folder(&people);
        made.map_err(|source| StorageError::Disk { path: people, act: "made", source })?;
        let known = read_file(disk, &path.join(MANIFEST), FILE_LIMIT).ok();
        let manifest = known.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(Self {
            shop,
            path,
            manifest: manifest.unwrap_or_default(),
            holds: BTreeSet::new(),
            beside: Vec::new(),
            remarks: Vec::new(),
        })
    }

    /// Writes the files of one person: new when the sheet itself is.
    fn put_all(&mut self, files: &[OutFile]) -> Result<Written, PaperError> {
        let written: Vec<Written> =
            files.iter().map(|file| self.put(file)).collect::<Result<_, _>>()?;
        Ok(match written.first() {
            Some(Written::New) => Written::New,
            _ if written.iter().all(|one| *one == Written::Same) => Written::Same,
            _ => Written::Changed,
        })
    }

    /// Takes away what we wrote for people and what no longer holds, such as the card of somebody
    /// who does not want to be reached any more. What somebody changed since stays, and is said.
    ///
    /// - `all`: whether everybody's files were written, and not those of some people alone.
    fn withdraw(&mut self, all: bool) -> Result<usize, PaperError> {
        let disk = &*self.shop.disk;
        let written: BTreeSet<&str> = self.holds.iter().filter_map(|name| owner(name)).collect();
        let ends = |name: &&String| {
            let Some(owner) = owner(name) else { return false };
            !self.holds.contains(*name) && (all || written.contains(owner))
        };
        let ended: Vec<String> = self.manifest.keys().filter(ends).cloned().collect();
        let mut taken_away = 0;
        for name in ended {
            let path = self.path.join(&name);
            let Ok(Kind::File) = disk.meta(&path).map(|meta| meta.kind) else {
                self.manifest.remove(&name);
                continue;
            };
            let there = read_file(disk, &path, FILE_LIMIT)?;
            if self.manifest.get(&name) == Some(&digest(&there)) {
                let gone = disk.remove(&path);
                gone.map_err(|source| StorageError::Disk { path, act: "taken away", source })?;
                self.manifest.remove(&name);
                taken_away += 1;
            } else {
                self.remarks.push(format!(
                    "{name} no longer holds, but was changed by somebody and stays: look it over"
                ));
            }
        }
        Ok(taken_away)
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
                self.holds.insert(name.clone());
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
        self.holds.insert(name.clone());
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

fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Whose file it is: `014-cccc` of `people/014-cccc-ada.html`. None of a file that is no person's, or
/// that lies anywhere else: a manifest that somebody changed leads nowhere.
fn owner(name: &str) -> Option<&str> {
    let file = name.strip_prefix(PEOPLE)?.strip_prefix('/')?;
    let number = file.find('-')?;
    let desk = file.get(number + 1..)?.find('-')?;
    if file.contains(['/', '\\']) { None } else { file.get(..number + 1 + desk) }
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
    use crate::domain::{Command, Details, FollowUp, Wish, testing::Evening};
    use crate::storage::Places;

    struct Home {
        folder: tempfile::TempDir,
        shop: Shop,
        evening: Evening,
        people: Vec<ParticipantId>,
    }

    impl Home {
        /// Three people who met; nobody has said yet whether they want to stay in touch.
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().as_os_str().to_owned();
            let places =
                Places::find(|name| (name == "SHOULDMEET_HOME").then(|| path.clone())).unwrap();
            let mut evening = Evening::new();
            let people = ["Ada Byron", "Ben Osei", "Cem Kaya"].map(|name| {
                let email = Some(format!("{}@example.org", name.split(' ').next().unwrap()));
                evening.arrive(Details { email, ..Details::named(name) })
            });
            evening.run(Command::MeetByThemselves { people: people.to_vec() });
            Self { folder, shop: Shop::new(places), evening, people: people.to_vec() }
        }

        fn wish(&mut self, one: usize, about: usize, wish: Wish) {
            let (participant, about) = (self.people[one], self.people[about]);
            self.evening.run(Command::FollowUp(FollowUp::Wish { participant, about, wish }));
        }

        fn to(&self) -> PathBuf {
            self.folder.path().join("out")
        }

        fn send(&self, only: Option<&[ParticipantId]>) -> WentHome {
            self.shop.send_home(&self.evening.event, &self.to(), only, |_, _| {}).unwrap()
        }

        fn text(&self, path: &Path) -> String {
            String::from_utf8(read_file(&*self.shop.disk, path, FILE_LIMIT).unwrap()).unwrap()
        }

        /// Somebody writes a file past the program.
        fn write(&self, path: &Path, text: &str) {
            put_file(&*self.shop.disk, path, text.as_bytes()).unwrap();
        }

        /// The names of the files of people that end so.
        fn files(&self, end: &str) -> Vec<String> {
            let names = self.shop.disk.list(&self.to().join(PEOPLE)).unwrap().into_iter();
            let mut names: Vec<String> = names.filter(|name| name.ends_with(end)).collect();
            names.sort();
            names
        }
    }

    #[test]
    fn feature_84_a_card_goes_away_with_the_wish_that_it_came_from() {
        let mut home = Home::new();
        home.wish(0, 1, Wish::Yes);
        home.wish(1, 0, Wish::Yes);
        assert_eq!(home.send(None).new, 3);
        assert_eq!(home.files(".vcf").len(), 2);

        home.wish(1, 0, Wish::No);
        let went = home.send(None);

        assert!(home.files(".vcf").is_empty());
        assert_eq!((went.new, went.changed, went.same, went.taken_away), (0, 2, 1, 2));
        let told = went.told();
        assert!(
            told.starts_with(
                "0 sheets are new, 2 say something else, 1 is as it was, 2 files no longer hold and \
                 went away: "
            ),
            "{told}"
        );
        assert_eq!(home.send(None).taken_away, 0);
    }

    #[test]
    fn situation_60_the_sheet_of_somebody_who_was_barred_goes_away_and_so_does_their_card() {
        let mut home = Home::new();
        home.wish(0, 1, Wish::Yes);
        home.wish(1, 0, Wish::Yes);
        home.send(None);

        home.evening.run(Command::Bar { participant: home.people[1], barred: true });
        home.send(None);

        assert_eq!(home.files(".html").len(), 2);
        assert!(home.files(".vcf").is_empty());
        for file in home.files("") {
            let text = home.text(&home.to().join(PEOPLE).join(file));
            assert!(!text.contains("Ben"), "{text}");
        }
    }

    #[test]
    fn what_no_longer_holds_and_was_changed_by_somebody_stays_and_is_said() {
        let mut home = Home::new();
        home.wish(0, 1, Wish::Yes);
        home.wish(1, 0, Wish::Yes);
        home.send(None);
        let [first, _] = <[String; 2]>::try_from(home.files(".vcf")).unwrap();
        home.write(&home.to().join(PEOPLE).join(&first), "my own card");

        home.wish(1, 0, Wish::No);
        let went = home.send(None);

        assert_eq!(home.files(".vcf"), [first.as_str()]);
        assert!(went.remarks[0].starts_with(&format!("people/{first} no longer holds")));
    }

    #[test]
    fn a_sheet_that_has_a_calendar_or_a_card_now_is_changed_and_not_new() {
        let mut home = Home::new();
        home.send(None);
        home.wish(0, 1, Wish::Yes);
        home.wish(1, 0, Wish::Yes);

        let went = home.send(None);

        assert_eq!((went.new, went.changed, went.same), (0, 2, 1));
        let sheets: Vec<_> = went.handed_out.iter().map(|sheet| sheet.sheet).collect();
        assert_eq!(sheets, home.people[..2]);
    }

    #[test]
    fn the_sheet_of_one_person_alone_leaves_the_files_of_others_as_they_are() {
        let mut home = Home::new();
        home.wish(0, 1, Wish::Yes);
        home.wish(1, 0, Wish::Yes);
        home.send(None);
        home.wish(1, 0, Wish::No);

        let went = home.send(Some(&home.people[..1]));

        assert_eq!((went.changed, went.taken_away), (1, 1));
        let left = home.files(".vcf");
        assert!(left.len() == 1 && left[0].starts_with("002-"), "{left:?}");
    }

    #[test]
    fn a_manifest_that_somebody_changed_takes_nothing_away_elsewhere() {
        let home = Home::new();
        let outside = home.folder.path().join("mine");
        home.write(&outside, "mine");
        home.send(None);
        let names = ["../mine", "people/../../mine", "people/001-x-/../../../mine", "mine"];
        let manifest: BTreeMap<_, _> = names.map(|name| (name, digest(b"mine"))).into();
        home.write(&home.to().join(MANIFEST), &serde_json::to_string(&manifest).unwrap());

        home.send(None);

        assert_eq!(home.text(&outside), "mine");
    }
}
