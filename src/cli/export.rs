//! `export`: what people take home, and what the host has to chase, in a folder.

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::events::{act, folder_of};
use super::outcome::{Outcome, print, print_json, say};
use super::print::{chosen, failure};
use crate::domain::{Command, FollowUp};
use crate::runtime::{Shop, WentHome, take_home_folder};

/// What `export` was asked to do.
pub(super) struct Asked {
    pub(super) event: Option<String>,
    pub(super) to: Option<std::path::PathBuf>,
    pub(super) only: Vec<String>,
    pub(super) json: bool,
}

/// Writes sheets, says what has changed, and notes down what was handed out to whom.
pub(super) fn export(shop: &Shop, asked: &Asked) -> Outcome {
    let folder = folder_of(shop, asked.event.as_deref())?;
    // What is handed out is noted down: a folder that no journal knows of could not be told of
    // when somebody wants to be forgotten.
    let (opening, mut store) = shop.open_to_write(&folder)?;
    let event = opening.event;
    let to = match &asked.to {
        Some(to) => std::path::absolute(to)?,
        None => take_home_folder(&folder),
    };
    let only = if asked.only.is_empty() { None } else { Some(chosen(&event, &asked.only)?) };
    let bar = bar();
    let went = shop.send_home(&event, &to, only.as_deref(), |done, all| {
        bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    });
    bar.finish_and_clear();
    let went = went.map_err(failure)?;
    if !went.handed_out.is_empty() {
        let sheets = went.handed_out.clone();
        act(shop, &event, &mut store, Command::FollowUp(FollowUp::HandOut { sheets }))?;
    }
    store.close()?;
    if asked.json { report(&went) } else { tell(&went, &to) }
}

/// How far it is, on standard error and only where somebody looks.
fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} sheets");
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

fn tell(went: &WentHome, to: &Path) -> Outcome {
    print(&to.display().to_string())?;
    for (old, new) in &went.beside {
        say(&format!("{old} was changed by somebody and stays: ours is {new}"))?;
    }
    for remark in &went.remarks {
        say(remark)?;
    }
    say(&went.told())?;
    say(
        "host.html says what to chase on day 2, 14 and 90; people/ has a sheet and a letter for each",
    )
}

fn report(went: &WentHome) -> Outcome {
    print_json(&json!({
        "folder": went.folder,
        "new": went.new,
        "changed": went.changed,
        "same": went.same,
        "taken_away": went.taken_away,
        "beside": went.beside,
        "remarks": went.remarks,
    }))
}
