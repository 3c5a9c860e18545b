//! `import`: a list comes in, after it was looked at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Look;
use super::desk;
use super::events::{act, folder_of};
use super::outcome::{Failure, Outcome, print, print_json, say};
use crate::domain::{Event, EventKind};
use crate::intake::{self, List, Mapping, Preview, Remark, Sheet};
use crate::runtime::{ListError, Opens, Shop};
use crate::storage::Store;

/// What `import` was asked to do.
pub(super) struct Asked<'a> {
    pub(super) file: &'a Path,
    pub(super) sheet: Option<&'a str>,
    pub(super) event: Option<&'a str>,
    pub(super) json: bool,
    pub(super) yes: bool,
}

/// Shows what a list would change; writes it only with `--yes`, or after Enter in the preview.
pub(super) fn import(shop: Shop, asked: &Asked<'_>, look: Look) -> Outcome {
    if shop.understand_roster(asked.file, &[]).map_err(unreadable)?.is_some() {
        return import_roster(shop, asked, look);
    }
    if !asked.json && !asked.yes {
        return preview(shop, asked, look);
    }
    let (sheet, mapping) = understood(&shop, asked)?;
    let list = intake::registrations(&sheet, &mapping);
    if asked.yes {
        take_in(&shop, asked, &list)?;
        tell_left_out(&list)?;
    }
    if asked.json { print_json(&intake::report(&sheet, &mapping, &list)) } else { Ok(()) }
}

fn preview(shop: Shop, asked: &Asked<'_>, look: Look) -> Outcome {
    // A list that cannot be read is told before the screen is taken.
    let (sheet, mapping) = understood(&shop, asked)?;
    if !crate::runtime::is_terminal() {
        return summary(asked.file, &sheet, &mapping);
    }
    open_preview(shop, asked, look)
}

/// A readable roster, of this event or of another one or another laptop.
fn import_roster(shop: Shop, asked: &Asked<'_>, look: Look) -> Outcome {
    if asked.json {
        return Err(Failure::new(
            format!("{} is a roster, which is JSON already", asked.file.display()),
            "leave --json out to see what it would change",
        ));
    }
    if asked.yes {
        let (opening, store) = shop.open_to_write(&folder_for(&shop, asked)?)?;
        let roster: Vec<_> = opening.event.participants().cloned().collect();
        let understood = shop.understand_roster(asked.file, &roster).map_err(unreadable)?;
        let Some(understood) = understood else { return Ok(()) };
        tell_remarks(&understood.remarks)?;
        return write(&shop, &opening.event, store, &understood.compared);
    }
    if !crate::runtime::is_terminal() {
        let understood = shop.understand_roster(asked.file, &[]).map_err(unreadable)?;
        let Some(understood) = understood else { return Ok(()) };
        tell_remarks(&understood.remarks)?;
        let rows = &understood.compared.rows;
        for compared in rows {
            let details = &compared.row.details;
            let email = details.email.as_deref().unwrap_or("");
            print(&format!("{}\t{}\t{email}", compared.row.line, details.name))?;
        }
        say(&format!("{} people; nothing was written", rows.len()))?;
        return say(&format!(
            "  hint: `shouldmeet import --yes {}` takes them in",
            asked.file.display()
        ));
    }
    open_preview(shop, asked, look)
}

/// The most rows of which it is said why they were left out.
const LEFT_OUT_TOLD: usize = 5;

/// Says how many rows are no people, and why of the first.
fn tell_left_out(list: &List) -> Outcome {
    let rows = &list.left_out;
    if rows.is_empty() {
        return Ok(());
    }
    say(&format!("{} rows left out", rows.len()))?;
    rows.iter()
        .take(LEFT_OUT_TOLD)
        .try_for_each(|row| say(&format!("  line {}: {}", row.line, row.reason)))?;
    let more = rows.len().saturating_sub(LEFT_OUT_TOLD);
    if more > 0 {
        return say(&format!("  and {more} more: the preview shows them all"));
    }
    Ok(())
}

fn tell_remarks(remarks: &[Remark]) -> Outcome {
    remarks.iter().try_for_each(|remark| say(&format!("Line {}: {}", remark.line, remark.reason)))
}

/// The event that a list goes into; where there is none, one is made and named after the list.
fn folder_for(shop: &Shop, asked: &Asked<'_>) -> Result<PathBuf, Failure> {
    match (asked.event, shop.current()?) {
        (Some(named), _) => folder_of(shop, Some(named)),
        (None, Some(folder)) => Ok(folder),
        (None, None) => new_event(shop, asked.file),
    }
}

fn open_preview(shop: Shop, asked: &Asked<'_>, look: Look) -> Outcome {
    let folder = folder_for(&shop, asked)?;
    desk::start(
        shop,
        Opens::List { folder, list: absolute(asked.file)?, sheet: asked.sheet.map(str::to_owned) },
        look,
    )
}

/// Without a terminal nothing is written and nothing is asked: only told.
fn summary(file: &Path, sheet: &Sheet, mapping: &Mapping) -> Outcome {
    let list = intake::registrations(sheet, mapping);
    for row in &list.people {
        let details = &row.details;
        let email = details.email.as_deref().unwrap_or("");
        print(&format!("{}\t{}\t{email}", row.line, details.name))?;
    }
    let (people, left) = (list.people.len(), list.left_out.len());
    say(&format!("{people} people, {left} rows left out; nothing was written"))?;
    say(&format!("  hint: `shouldmeet import --yes {}` takes them in", file.display()))
}

fn take_in(shop: &Shop, asked: &Asked<'_>, list: &List) -> Outcome {
    let (opening, store) = shop.open_to_write(&folder_for(shop, asked)?)?;
    let event = opening.event;
    let preview = Preview::of(list, event.participants());
    write(shop, &event, store, &preview)
}

/// Takes in what a preview would change, as one act.
fn write(shop: &Shop, event: &Event, mut store: Store, preview: &Preview) -> Outcome {
    let counts = preview.counts();
    if let Some(command) = preview.command() {
        act(shop, event, &mut store, command)?;
    }
    store.close()?;
    say(&format!(
        "{}: {} new, {} changed, {} same, {} possible doubles",
        event.name(),
        counts.new,
        counts.changed,
        counts.same,
        counts.maybe_double
    ))
}

/// A list, its columns as the host said of an earlier one with the same titles.
fn understood(shop: &Shop, asked: &Asked<'_>) -> Result<(Arc<Sheet>, Mapping), Failure> {
    let known = shop.know_list(asked.file, asked.sheet).map_err(unreadable)?;
    let mapping = Mapping::with(&known.sheet, &known.by_hand, &known.why());
    if let Some(day) = &known.said_on {
        say(&format!("Columns as you said on {day} of a list with the same titles"))?;
    }
    Ok((known.sheet, mapping))
}

fn new_event(shop: &Shop, file: &Path) -> Result<PathBuf, Failure> {
    let stem = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into());
    let store = shop.create(&stem.replace(['_', '-'], " "), EventKind::Real)?;
    let folder = store.folder().to_owned();
    store.close()?;
    Ok(folder)
}

fn absolute(file: &Path) -> Result<PathBuf, Failure> {
    Ok(std::path::absolute(file)?)
}

fn unreadable(error: ListError) -> Failure {
    Failure::new(error.sentence, error.hint)
}
