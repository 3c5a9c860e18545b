//! `tidy`: events that were kept for as long as the host said.

use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::ThenWhat;
use super::outcome::{Failure, Outcome, print, print_json, say};
use crate::domain::{Afterwards, Command, EventKind, Setting, Timestamp};
use crate::runtime::{Shop, now};

/// An event whose time is over.
struct Due {
    folder: PathBuf,
    name: String,
    since: Timestamp,
    then: Afterwards,
}

/// Tells which events are due, and deals with them once the host says so.
pub(super) fn tidy(shop: &Shop, yes: bool, as_json: bool) -> Outcome {
    let due = due(shop)?;
    if as_json {
        let one = |due: &Due| json!({ "name": due.name, "folder": due.folder, "since": due.since, "then": due.then });
        return print_json(&json!({ "due": due.iter().map(one).collect::<Vec<_>>() }));
    }
    if due.is_empty() {
        return say("No event is due: each is kept for as long as you said");
    }
    for one in &due {
        let (since, then) = (one.since.day(&shop.zone), words(one.then));
        print(&format!("{}\t{since}\t{then}\t{}", one.name, one.folder.display()))?;
    }
    if !yes && !confirmed(due.len())? {
        return say("Nothing was done; `shouldmeet tidy --yes` does it");
    }
    due.iter().try_for_each(|one| do_it(shop, one))
}

/// Says of a new event how long it is kept.
pub(super) fn keep_for(shop: &Shop, folder: &Path, days: u16, then: ThenWhat) -> Outcome {
    let (opening, mut store) = shop.open_to_write(folder)?;
    let event = opening.event;
    let settings = vec![Setting::KeptDays(days), Setting::Afterwards(then.into())];
    let at = now();
    // What is so without being said is not written.
    if let Ok(changes) = event.decide(Command::SettleAll { settings }, at) {
        let stamp = event.ledger().last_stamp().saturating_add(1);
        shop.write(&mut store, changes, stamp, at)?;
    }
    store.close()?;
    Ok(())
}

/// How long an event is kept, in one sentence.
pub(super) fn told(days: u16, then: ThenWhat) -> String {
    match days {
        0 => "It is kept for good".to_owned(),
        days => format!(
            "It is kept for {days} days, {} once you say so to `shouldmeet tidy`",
            words(then.into())
        ),
    }
}

fn words(then: Afterwards) -> &'static str {
    match then {
        Afterwards::Deleted => "then deleted",
        Afterwards::Anonymised => "then nobody is named any more",
    }
}

fn due(shop: &Shop) -> Result<Vec<Due>, Failure> {
    let mut due = Vec::new();
    let now = now();
    for known in shop.known()?.into_iter().filter(|event| event.kind == EventKind::Real) {
        // An event that cannot be read is no reason to leave the others.
        let Ok(opening) = shop.look(&known.folder) else { continue };
        let event = opening.event;
        let all_gone = event.participants().all(|person| event.is_erased(person.id));
        let then = event.settings().afterwards;
        let done = then == Afterwards::Anonymised && all_gone;
        if let Some(since) = event.kept_until().filter(|until| *until <= now && !done) {
            due.push(Due { folder: known.folder, name: known.name, since, then });
        }
    }
    Ok(due)
}

fn confirmed(count: usize) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    say(&format!("{count} events are due. Type yes to do it, for good:"))?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == "yes")
}

fn do_it(shop: &Shop, due: &Due) -> Outcome {
    match due.then {
        Afterwards::Deleted => {
            shop.take_away(&due.folder)?;
            say(&format!("{} is deleted", due.name))
        }
        Afterwards::Anonymised => {
            let (opening, mut store) = shop.open_to_write(&due.folder)?;
            let mut event = opening.event;
            let forgot = shop.forget_all(&mut event, &mut store)?;
            store.close()?;
            say(&format!("{}: nobody is named any more, in {} entries", due.name, forgot.entries))
        }
    }
}

impl From<ThenWhat> for Afterwards {
    fn from(then: ThenWhat) -> Self {
        match then {
            ThenWhat::Delete => Self::Deleted,
            ThenWhat::Anonymise => Self::Anonymised,
        }
    }
}
