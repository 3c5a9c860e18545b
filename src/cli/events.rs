//! `new` and `events`; and which event a command is about.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::after;
use super::args::ThenWhat;
use super::outcome::{Failure, Outcome, print, print_json, say};
use super::tidy;
use crate::domain::{Command, Entry, Event, EventKind};
use crate::runtime::{Shop, now};
use crate::storage::Store;

/// What `new` was asked to do.
pub(super) struct NewEvent<'a> {
    pub(super) name: &'a str,
    pub(super) after: &'a [String],
    pub(super) keep_days: u16,
    pub(super) then: ThenWhat,
    pub(super) json: bool,
}

/// Makes an event, and takes over what the earlier ones leave to it.
pub(super) fn new(shop: &Shop, asked: &NewEvent<'_>) -> Outcome {
    let name = crate::domain::text::clean_or_none(asked.name, crate::domain::text::NAME_LIMIT)
        .ok_or_else(|| {
            Failure::usage("An event needs a name", "shouldmeet new \"Spring evening\"")
        })?;
    // Before anything is made: a name that is mistyped makes no event.
    let earlier = after::earlier(shop, asked.after)?;
    let store = shop.create(&name, EventKind::Real)?;
    let folder = store.folder().to_owned();
    store.close()?;
    tidy::keep_for(shop, &folder, asked.keep_days, asked.then)?;
    let came_over = after::carry_over(shop, &folder, &earlier)?;
    if asked.json {
        return print_json(&json!({ "name": name, "folder": folder, "after": came_over }));
    }
    print(&folder.display().to_string())?;
    came_over.iter().try_for_each(after::tell)?;
    say(&format!(
        "{name} is made; `shouldmeet import FILE` takes a list in, `shouldmeet` opens it"
    ))?;
    say(&tidy::told(asked.keep_days, asked.then))
}

pub(super) fn list(shop: &Shop, as_json: bool) -> Outcome {
    let (events, current) = (shop.known()?, shop.current()?);
    if as_json {
        let events: Vec<_> = events
            .iter()
            .map(|event| {
                json!({
                    "name": event.name,
                    "kind": event.kind,
                    "made": event.created,
                    "folder": event.folder,
                    "open": Some(&event.folder) == current.as_ref(),
                })
            })
            .collect();
        return print_json(&json!({ "events": events }));
    }
    for event in &events {
        let mark = if Some(&event.folder) == current.as_ref() { "*" } else { " " };
        print(&format!("{mark} {}  {}  {}", event.created, event.name, event.folder.display()))?;
    }
    if events.is_empty() { say("No events yet; `shouldmeet new NAME` makes one") } else { Ok(()) }
}

/// Asks something of an event that is open to write, and writes what it comes to, as one act.
pub(super) fn act(
    shop: &Shop,
    event: &Event,
    store: &mut Store,
    command: Command,
) -> Result<Vec<Entry>, Failure> {
    let at = now();
    let changes = event
        .decide(command, at)
        .map_err(|refusal| Failure::new(refusal.sentence(&shop.zone), ""))?;
    let stamp = event.ledger().last_stamp().saturating_add(1);
    Ok(shop.write(store, changes, stamp, at)?)
}

/// The folder of the event that is named, or of the open one.
pub(super) fn folder_of(shop: &Shop, named: Option<&str>) -> Result<PathBuf, Failure> {
    let Some(named) = named else {
        return shop.current()?.ok_or_else(|| {
            Failure::new("No event is open", "run `shouldmeet new NAME` or `shouldmeet open NAME`")
        });
    };
    if Path::new(named).join("event.json").is_file() {
        return Ok(PathBuf::from(named));
    }
    let fold = crate::topics::fold::fold;
    let wanted = fold(named.trim());
    let known = shop.known()?;
    known
        .iter()
        .find(|event| fold(&event.name) == wanted)
        .or_else(|| {
            // Every name begins with nothing.
            let begins = |name: &str| !wanted.is_empty() && fold(name).starts_with(&wanted);
            known.iter().find(|event| begins(&event.name))
        })
        .map(|event| event.folder.clone())
        .ok_or_else(|| {
            let sentence = format!("No event is called “{named}”");
            Failure::new(sentence, "run `shouldmeet events` to see the events there are")
        })
}
