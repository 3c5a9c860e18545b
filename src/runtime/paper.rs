//! Paper: pages made, written beside the event, and opened in the browser.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::clock::now;
use super::main_loop::Input;
use super::planner::rounds_within;
use super::shop::{Shop, told};
use crate::app::Message;
use crate::domain::{Command, Entry, EntryId, Event, Presence};
use crate::export::{Asked, OnPaper, Order, RoundOnPaper, Templates, WRITTEN_BY_US, page};
use crate::storage::{StorageError, read_file, write_file};

/// The name of the folder beside the event in which pages are written.
pub(super) const PAPER: &str = "paper";
/// How long the rounds to come are planned for lists and cards.
const PATIENCE: Duration = Duration::from_millis(800);
/// The most bytes of a template, and of a page that is looked at before it is written anew.
const TEMPLATE_LIMIT: u64 = 1 << 20;
const PAGE_LIMIT: u64 = 256 << 20;

/// Where pages are written.
#[derive(Clone, Copy, Debug)]
pub enum To<'a> {
    /// Into a folder, each under its own name.
    Folder(&'a Path),
    /// The one page into this file.
    File(&'a Path),
}

/// What was written.
#[derive(Debug, Default)]
pub struct Printed {
    /// The pages, in the order in which they were asked for.
    pub files: Vec<PathBuf>,
    /// What is to be said besides: templates that are wrong, pages that were left out.
    pub remarks: Vec<String>,
}

/// Why something did not get on paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The disk's.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Something else.
    #[error("{sentence}")]
    Other {
        /// What is wrong.
        sentence: String,
        /// What to do.
        hint: String,
    },
}

impl PaperError {
    pub(super) fn other(sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Other { sentence: sentence.into(), hint: hint.into() }
    }

    pub(super) fn told(&self) -> String {
        match self {
            Self::Storage(error) => told(error),
            Self::Other { sentence, hint } => format!("{sentence} · {hint}"),
        }
    }
}

impl Shop {
    /// Writes what is wanted on paper as pages for the browser.
    ///
    /// Where several things are wanted, what cannot be made is left out and said.
    ///
    /// # Errors
    ///
    /// A file that somebody else wrote would be replaced, a thing alone cannot be made, or the
    /// disk's.
    pub fn print(&self, event: &Event, order: &Order, to: To<'_>) -> Result<Printed, PaperError> {
        let templates = self.templates();
        let as_of = now().clock(&self.zone);
        let mut printed = Printed::default();
        let rounds = match rounds_on_paper(event, order) {
            Ok(rounds) => Some(rounds),
            Err(why) if order.what.len() == 1 => {
                let (sentence, hint) = why.split_once(" · ").unwrap_or((&why, ""));
                return Err(PaperError::other(sentence, hint));
            }
            Err(why) => {
                printed.remarks.push(format!("Tables and routes are left out: {why}"));
                None
            }
        };
        for what in &order.what {
            if what.needs_rounds() && rounds.is_none() {
                continue;
            }
            let rounds = rounds.as_deref().unwrap_or_default();
            let made = page(*what, event, &Asked { order, rounds, as_of: &as_of }, &templates);
            let made = made.map_err(|why| PaperError::other(why, "this is a fault of ours"))?;
            let file = match to {
                To::File(file) => file.to_owned(),
                To::Folder(folder) => folder.join(order.file_name(*what)),
            };
            self.put(&file, made.html.as_bytes())?;
            printed.files.push(file);
            printed.remarks.extend(made.faults);
        }
        printed.remarks.dedup();
        Ok(printed)
    }

    /// Writes the program's own templates for a host to change; those that are there stay.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn write_templates(&self) -> Result<Vec<PathBuf>, StorageError> {
        let folder = self.places.templates();
        let made = self.disk.create_folder(&folder);
        made.map_err(|source| StorageError::Disk { path: folder.clone(), act: "made", source })?;
        let mut written = Vec::new();
        for (name, text) in Templates::ours() {
            let path = folder.join(name);
            if self.disk.meta(&path).is_err() {
                write_file(&*self.disk, &path, text.as_bytes())?;
                written.push(path);
            }
        }
        Ok(written)
    }

    /// Shows a page in the browser; whether there is a way to.
    #[must_use]
    pub fn browse(&self, page: &Path) -> bool {
        self.has_screen && open::that_detached(page).is_ok()
    }

    pub(super) fn templates(&self) -> Templates {
        let folder = self.places.templates();
        Templates::with_own(|name| {
            let bytes = read_file(&*self.disk, &folder.join(name), TEMPLATE_LIMIT).ok()?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        })
    }

    /// Writes a page of ours into a file, unless what lies there is somebody else's.
    ///
    /// # Errors
    ///
    /// The file is no page of ours, or the disk's.
    pub fn put_page(&self, file: &Path, html: &str) -> Result<(), PaperError> {
        self.put(file, format!("{html}\n{WRITTEN_BY_US}").as_bytes())
    }

    /// Writes a page in its place, unless what lies there is not ours.
    pub(super) fn put(&self, file: &Path, html: &[u8]) -> Result<(), PaperError> {
        if self.disk.meta(file).is_ok() {
            let there = read_file(&*self.disk, file, PAGE_LIMIT)?;
            if !there.ends_with(WRITTEN_BY_US.as_bytes()) {
                return Err(PaperError::other(
                    format!("{} is there already, and is no page of ours", file.display()),
                    "choose another name with --to, or take it away first",
                ));
            }
        }
        if let Some(folder) = file.parent() {
            let made = self.disk.create_folder(folder);
            made.map_err(|source| StorageError::Disk {
                path: folder.to_owned(),
                act: "made",
                source,
            })?;
        }
        Ok(write_file(&*self.disk, file, html)?)
    }
}

/// Where the pages of an event are written when no place is named.
#[must_use]
pub fn paper_folder(event: &Path) -> PathBuf {
    event.join(PAPER)
}

/// The round that is on or drawn, and those that would come after it.
fn rounds_on_paper(event: &Event, order: &Order) -> Result<Vec<RoundOnPaper>, String> {
    if !order.what.iter().any(|what| what.needs_rounds()) {
        return Ok(Vec::new());
    }
    let on = event.running_round().map(|round| RoundOnPaper {
        number: round.number,
        is_drawn: true,
        seating: round.seating.clone(),
    });
    let is_last = on.as_ref().is_some_and(|on| on.number.0 >= event.settings().rounds);
    let ahead =
        if is_last { Ok(Vec::new()) } else { rounds_within(&as_if_all_came(event), 1, PATIENCE) };
    let ahead = match ahead {
        // The round that is on goes on paper, whatever keeps the next one from being planned.
        Err(why) if on.is_none() => return Err(why),
        ahead => ahead.unwrap_or_default(),
    };
    let ahead = ahead.into_iter().map(|round| RoundOnPaper {
        number: round.number,
        is_drawn: round.is_drawn,
        seating: round.seating,
    });
    Ok(on.into_iter().chain(ahead).collect())
}

/// The event as it would be if all came who are expected: before the first round, so that lists
/// and cards can be printed before the doors open.
fn as_if_all_came(event: &Event) -> Cow<'_, Event> {
    let has_begun = event.running_round().is_some() || event.last_ended_round().is_some();
    if has_begun || event.draft().is_some() {
        return Cow::Borrowed(event);
    }
    let mut supposed = event.clone();
    let (desk, at) = (event.desk(), now());
    let entries = event.ledger().entries();
    let own = entries.iter().filter(|entry| entry.id.desk == desk);
    let mut seq = own.map(|entry| entry.id.seq).max().unwrap_or_default();
    let expected = event.participants().filter(|person| person.presence() == Presence::Expected);
    for person in expected {
        let Ok(changes) = supposed.decide(Command::CheckIn { participant: person.id }, at) else {
            continue;
        };
        let (act, stamp) = (seq + 1, supposed.ledger().last_stamp().saturating_add(1));
        for change in changes {
            seq += 1;
            supposed.apply(&Entry { id: EntryId { desk, seq }, act, stamp, at, change });
        }
    }
    Cow::Owned(supposed)
}

/// Writes and opens what is wanted on paper, and answers with where it lies.
#[expect(clippy::disallowed_methods, reason = "the thread that prints")]
pub(super) fn start_printing(
    shop: Shop,
    folder: PathBuf,
    event: Event,
    order: Order,
    inputs: Sender<Input>,
) {
    std::thread::spawn(move || {
        let answer = match shop.print(&event, &order, To::Folder(&paper_folder(&folder))) {
            Ok(printed) => Message::Said(said(&shop, &order, &printed)),
            Err(error) => Message::Failed(error.told()),
        };
        // A program that has ended shows no notice.
        drop(inputs.send(Input::Message(answer)));
    });
}

fn said(shop: &Shop, order: &Order, printed: &Printed) -> String {
    let opened = printed.files.iter().filter(|file| shop.browse(file)).count();
    let how = if opened > 0 && opened == printed.files.len() {
        "open in the browser"
    } else {
        "to be opened in a browser"
    };
    // What went wrong comes first: a notice has one line, and the end of it may not be seen.
    let mut parts = printed.remarks.clone();
    let what: Vec<&str> = order.what.iter().copied().map(OnPaper::words).collect();
    parts.push(match printed.files.as_slice() {
        [one] => format!("Wrote {}, {how}: {}", what.join(", "), one.display()),
        [first, ..] => {
            let folder = first.parent().unwrap_or(first).display();
            format!("Wrote {} pages, {how}: {folder}", printed.files.len())
        }
        [] => "Nothing was written".to_owned(),
    });
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Details, RoundNumber, Setting, testing::Evening};

    fn order() -> Order {
        Order::of(vec![OnPaper::Tables])
    }

    #[test]
    fn feature_120_before_the_doors_open_all_rounds_are_planned_for_all_who_are_expected() {
        let mut evening = Evening::new();
        for number in 0..16 {
            evening.register(Details::named(format!("Person {number}")));
        }
        evening.set_tables(4, 4);

        let rounds = rounds_on_paper(&evening.event, &order()).unwrap();

        let numbers: Vec<u16> = rounds.iter().map(|round| round.number.0).collect();
        assert_eq!(numbers, [1, 2, 3, 4]);
        assert!(rounds.iter().all(|round| round.seating.everybody().count() == 16));
        assert!(evening.event.participants().all(|person| !person.is_here()), "only supposed");
    }

    #[test]
    fn the_round_that_is_on_comes_first_as_people_sit_and_alone_when_it_is_the_last() {
        let mut evening = Evening::new();
        let people = evening.walk_in_all(["Ada", "Ben", "Cem", "Dag"]);
        evening.set_tables(2, 4);
        evening.start_round(&[&people[..2], &people[2..]]);

        let rounds = rounds_on_paper(&evening.event, &order()).unwrap();
        assert_eq!(rounds[0].number, RoundNumber(1));
        assert!(rounds[0].is_drawn && rounds.len() == 4);
        assert_eq!(&rounds[0].seating, &evening.event.running_round().unwrap().seating);

        evening.run(Command::Settle { setting: Setting::Rounds(1) });
        assert_eq!(rounds_on_paper(&evening.event, &order()).unwrap().len(), 1);
    }
}
