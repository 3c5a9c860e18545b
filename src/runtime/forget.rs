//! Somebody is forgotten: out of the journal, out of its copies, out of the pages beside the event.

use std::path::{Path, PathBuf};

use super::clock::now;
use super::paper::{PAPER, paper_folder};
use super::shop::Shop;
use super::take_home::{forget_what_is_gone, take_home_folder};
use crate::domain::{Command, Event, FollowUp, Forgotten, ParticipantId};
use crate::export::WRITTEN_BY_US;
use crate::storage::{Kind, RosterFile, StorageError, Store, read_file};

/// The most bytes of a page that is looked through.
const PAGE_LIMIT: u64 = 256 << 20;

/// What was done to forget somebody.
#[derive(Debug, Default)]
pub struct Forgot {
    /// How many entries of the journal say something else now.
    pub entries: u32,
    /// Backups and set-aside pieces in the event's folder that were rewritten, by their names.
    pub copies: Vec<String>,
    /// Pages beside the event that named them and were taken away.
    pub pages: Vec<PathBuf>,
}

impl Shop {
    /// Takes somebody out of everything in the event's folder.
    ///
    /// The journal first, then its copies, then the readable roster and the pages; cut short, it is
    /// done again from the start and ends the same.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn forget(
        &self,
        event: &mut Event,
        store: &mut Store,
        participant: ParticipantId,
        also: &[String],
    ) -> Result<Forgot, StorageError> {
        let forgotten = event.forgotten(participant, also);
        self.forget_them(event, store, &forgotten, &[participant])
    }

    /// Takes everybody out of everything in the event's folder; the numbers stay.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn forget_all(&self, event: &mut Event, store: &mut Store) -> Result<Forgot, StorageError> {
        let forgotten = event.all_forgotten();
        let all: Vec<ParticipantId> = event.participants().map(|person| person.id).collect();
        self.forget_them(event, store, &forgotten, &all)
    }

    fn forget_them(
        &self,
        event: &mut Event,
        store: &mut Store,
        forgotten: &Forgotten,
        people: &[ParticipantId],
    ) -> Result<Forgot, StorageError> {
        let folder = store.folder().to_owned();
        // The pages go while the names are still known by which they are found.
        let mut pages = Vec::new();
        for place in [paper_folder(&folder), take_home_folder(&folder)] {
            self.take_pages_away(&place, forgotten, &mut pages)?;
        }
        forget_what_is_gone(self, &take_home_folder(&folder))?;
        let erased = store.erase(|entry| forgotten.instead_of(entry))?;
        let (at, stamp) = (now(), event.ledger().last_stamp().saturating_add(1));
        let erase = |participant: &ParticipantId| {
            let command = Command::FollowUp(FollowUp::Erase { participant: *participant });
            event.decide(command, at).ok()
        };
        let changes: Vec<_> = people.iter().filter_map(erase).flatten().collect();
        if !changes.is_empty() {
            self.write(store, changes, stamp, at)?;
        }
        *event = self.look(&folder)?.event;
        store.overwrite_roster(&RosterFile::of(event))?;
        Ok(Forgot { entries: erased.entries, copies: erased.copies, pages })
    }

    /// Takes away every file below a folder of ours that names somebody.
    fn take_pages_away(
        &self,
        folder: &Path,
        forgotten: &Forgotten,
        gone: &mut Vec<PathBuf>,
    ) -> Result<(), StorageError> {
        let disk = &*self.disk;
        for name in disk.list(folder).unwrap_or_default() {
            let path = folder.join(&name);
            let kind = disk.meta(&path).map(|meta| meta.kind);
            if matches!(kind, Ok(Kind::Folder)) {
                self.take_pages_away(&path, forgotten, gone)?;
            } else if matches!(kind, Ok(Kind::File)) && self.names_them(&path, forgotten)? {
                disk.remove(&path).map_err(|source| StorageError::Disk {
                    path: path.clone(),
                    act: "taken away",
                    source,
                })?;
                gone.push(path);
            }
        }
        Ok(())
    }

    fn names_them(&self, path: &Path, forgotten: &Forgotten) -> Result<bool, StorageError> {
        let bytes = read_file(&*self.disk, path, PAGE_LIMIT)?;
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        // A letter is encoded for the mail: whatever it says stands in the page beside it, too.
        let letter = path.extension().is_some_and(|kind| kind == "eml");
        let beside = || read_file(&*self.disk, &path.with_extension("txt"), PAGE_LIMIT).ok();
        let plain = if letter { beside().unwrap_or_default() } else { Vec::new() };
        let plain = String::from_utf8_lossy(&plain).to_lowercase();
        let names = |text: &str, name: &String| {
            let spelt = [name.clone(), in_page(name), in_json(name), name.replace('"', "\"\"")];
            spelt.iter().any(|name| text.contains(name.as_str()))
        };
        // What goes on paper has names in pieces, each as large as it can be; it is soon made again.
        let paper = path.parent().is_some_and(|folder| folder.ends_with(PAPER));
        let ours = paper && bytes.ends_with(WRITTEN_BY_US.as_bytes());
        Ok(ours || forgotten.names().iter().any(|name| names(&text, name) || names(&plain, name)))
    }
}

/// A name as it stands in JSON.
fn in_json(name: &str) -> String {
    serde_json::to_string(name).unwrap_or_default().trim_matches('"').to_owned()
}

/// A name as it stands in a page.
fn in_page(name: &str) -> String {
    let name = name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    name.replace('"', "&quot;").replace('\'', "&#x27;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Details, EventKind, Heard, Party, Promise, Registration, Setting, Spot, Wish, testing::pair,
    };
    use crate::storage::{Places, back_up};

    /// An event on the disk, to which acts are written one by one.
    struct Desk {
        home: tempfile::TempDir,
        shop: Shop,
        store: Store,
        event: Event,
    }

    impl Desk {
        fn new() -> Self {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().as_os_str().to_owned();
            let places =
                Places::find(|name| (name == "SHOULDMEET_HOME").then(|| path.clone())).unwrap();
            let shop = Shop::new(places);
            let store = shop.create("Spring", EventKind::Real).unwrap();
            let event = shop.look(store.folder()).unwrap().event;
            Self { home, shop, store, event }
        }

        fn run(&mut self, command: Command) {
            let (at, stamp) = (now(), self.event.ledger().last_stamp() + 1);
            let changes = self.event.decide(command, at).unwrap();
            for entry in self.shop.write(&mut self.store, changes, stamp, at).unwrap() {
                self.event.apply(&entry);
            }
        }

        fn id_of(&self, name: &str) -> ParticipantId {
            self.event.participants().find(|one| one.details.name == name).unwrap().id
        }

        /// Every file of the event, with what is in it.
        fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
            let disk = &*self.shop.disk;
            let mut waiting = vec![self.home.path().to_owned()];
            let mut found = Vec::new();
            while let Some(path) = waiting.pop() {
                if disk.meta(&path).unwrap().kind == Kind::Folder {
                    let names = disk.list(&path).unwrap();
                    waiting.extend(names.into_iter().map(|name| path.join(name)));
                } else {
                    let bytes = read_file(disk, &path, PAGE_LIMIT).unwrap();
                    found.push((path, bytes));
                }
            }
            found
        }

        /// The files in which a word stands, as bytes of UTF-8 or UTF-16, or escaped for JSON.
        fn files_with(&self, word: &str) -> Vec<PathBuf> {
            let wide: Vec<u16> = word.encode_utf16().collect();
            let little: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            let ascii: String = wide
                .iter()
                .map(|unit| match u8::try_from(*unit) {
                    Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
                    _ => format!("\\u{unit:04x}"),
                })
                .collect();
            let needles =
                [word.as_bytes().to_vec(), little, big, ascii.into_bytes(), in_json(word).into()];
            let holds = |bytes: &Vec<u8>| {
                needles.iter().any(|one| bytes.windows(one.len()).any(|part| part == one))
            };
            let found = self.files().into_iter().filter(|(_, bytes)| holds(bytes));
            found.map(|(path, _)| path).collect()
        }
    }

    /// An evening in which somebody with a name took part in everything there is.
    fn evening(name: &str) -> (Desk, ParticipantId) {
        let mut desk = Desk::new();
        let details = Details {
            email: Some("zoe.private@example.org".into()),
            organisation: Some("Zylinder Brothers".into()),
            asks: vec!["whether quinces freeze".into()],
            desk_note: Some("needs a taxi".into()),
            ticket: Some("TKT-99".into()),
            ..Details::named(name)
        };
        let row = |details| Registration { known: None, details, checked_in: Some(true) };
        let others = ["Ben Osei", "Cem Kaya", "Dora Li"].map(|name| row(Details::named(name)));
        let registrations = others.into_iter().chain([row(details)]).collect();
        desk.run(Command::Import { registrations, not_coming: Vec::new() });
        let them = desk.id_of(name);
        let [ben, cem, dora] = ["Ben Osei", "Cem Kaya", "Dora Li"].map(|name| desk.id_of(name));
        desk.run(Command::MeetByThemselves { people: vec![ben, cem, them] });
        let reason = format!("{name} asks whether quinces freeze, and Dora knows");
        desk.run(Command::Introduce { first: them, second: dora, reason });
        desk.run(Command::KeepApart { first: them, second: cem });
        let promise = |by, deed: String, with: Party| Promise {
            by,
            cue: Some("on Tuesday".into()),
            deed,
            with: Some(with),
            witness: None,
            due: None,
            spot: Spot::default(),
            earlier: None,
        };
        let what = promise(them, "bring the quinces".into(), Party::Participant(ben));
        desk.run(Command::Promise { promise: None, what });
        let what = promise(ben, format!("write to {name} about trams"), Party::Other(name.into()));
        desk.run(Command::Promise { promise: None, what });
        let what = Heard {
            idea: "quinces want frost".into(),
            topic: None,
            from: Some(Party::Participant(them)),
            by: Some(cem),
            spot: Spot::default(),
            earlier: None,
        };
        desk.run(Command::Hear { heard: None, what });
        let wish = Wish::Yes;
        desk.run(Command::FollowUp(FollowUp::Wish { participant: them, about: ben, wish }));
        let remark = Some("likes to be asked about quinces".into());
        desk.run(Command::FollowUp(FollowUp::Remark { participant: them, remark }));
        desk.run(Command::PutQuestion { question: Some(format!("What would {name} ask?")) });
        let folder = desk.store.folder().to_owned();
        back_up(&desk.shop.disk, &folder, None, now(), 3).unwrap();
        desk.store.overwrite_roster(&RosterFile::of(&desk.event)).unwrap();
        let order = crate::export::Order::of(vec![crate::export::OnPaper::Badges]);
        let to = crate::runtime::To::Folder(&paper_folder(&folder));
        desk.shop.print(&desk.event, &order, to).unwrap();
        let home = take_home_folder(&folder);
        let went = desk.shop.send_home(&desk.event, &home, None, |_, _| {}).unwrap();
        desk.run(Command::FollowUp(FollowUp::HandOut { sheets: went.handed_out }));
        (desk, them)
    }

    #[test]
    fn situation_53_somebody_who_is_forgotten_is_in_no_file_and_all_else_is_as_it_was() {
        for name in ["Zoë Quill", "Ada \"Ace\" O'Hara", "محمد عبد الله", "Zoë <b>Q</b> & Co 😀"]
        {
            let (mut desk, them) = evening(name);
            let [ben, cem, dora] = ["Ben Osei", "Cem Kaya", "Dora Li"].map(|one| desk.id_of(one));
            assert!(desk.files_with(name).len() > 5, "{name}: {:?}", desk.files_with(name));
            let before = desk.event.clone();

            let forgot = desk
                .shop
                .forget(&mut desk.event, &mut desk.store, them, &["quinces".to_owned()])
                .unwrap();

            assert!(forgot.entries > 8 && forgot.copies.len() == 1, "{forgot:?}");
            for word in [
                name,
                "zoe.private",
                "Zylinder",
                "TKT-99",
                "needs a taxi",
                "quinces",
                "likes to be asked",
            ] {
                assert_eq!(desk.files_with(word), Vec::<PathBuf>::new(), "{word} of {name}");
            }
            let event = desk.shop.look(desk.store.folder()).unwrap().event;
            assert_eq!(event.participant(them).unwrap().details.name, "someone");
            assert!(event.is_erased(them));
            // All else is as it was.
            assert_eq!(event.participants().count(), before.participants().count());
            for one in [ben, cem, dora, them] {
                assert_eq!(event.met_by(one), before.met_by(one));
            }
            for one in [ben, cem, dora] {
                assert_eq!(event.participant(one), before.participant(one));
            }
            assert_eq!(event.introductions().len(), 1);
            assert_eq!(event.promises().count(), 2);
            assert!(!event.is_kept_apart(pair(them, cem)));
            let told: Vec<String> =
                event.promises().map(|(_, noted)| event.vow(&noted.what)).collect();
            assert!(
                told.contains(
                    &"on Tuesday, I will write to someone about trams with someone".to_owned()
                ),
                "{told:?}"
            );
            assert_eq!(event.handed_out().len(), before.handed_out().len());
            assert_eq!(event.head_count(), before.head_count());
        }
    }

    #[test]
    fn a_namesake_keeps_their_name_and_their_words() {
        let (mut desk, them) = evening("Zoë Quill");
        desk.run(Command::WalkIn { details: Details::named("Zoë Quill") });

        desk.shop.forget(&mut desk.event, &mut desk.store, them, &[]).unwrap();

        let names: Vec<&str> =
            desk.event.participants().map(|one| one.details.name.as_str()).collect();
        assert_eq!(names.iter().filter(|name| **name == "Zoë Quill").count(), 1, "{names:?}");
        assert_eq!(names.iter().filter(|name| **name == "someone").count(), 1, "{names:?}");
    }

    #[test]
    fn feature_111_an_event_in_which_nobody_is_named_any_more_keeps_its_numbers() {
        let (mut desk, _) = evening("Zoë Quill");
        let before = desk.event.clone();
        let days = Setting::KeptDays(30);
        desk.run(Command::Settle { setting: days });

        desk.shop.forget_all(&mut desk.event, &mut desk.store).unwrap();

        for word in ["Zoë Quill", "Ben Osei", "Cem Kaya", "Dora Li", "quinces freeze", "taxi"] {
            assert_eq!(desk.files_with(word), Vec::<PathBuf>::new(), "{word}");
        }
        let event = &desk.event;
        assert!(event.participants().all(|one| one.details.name == "someone"));
        assert_eq!(event.head_count(), before.head_count());
        let met = |event: &Event| -> usize {
            event.participants().map(|one| event.met_by(one.id).len()).sum()
        };
        assert_eq!(met(event), met(&before));
        let last = event.ledger().entries().last().unwrap().at;
        let until = event.kept_until().unwrap();
        assert_eq!(until.millis_since(last), 30 * 86_400_000);
    }
}
