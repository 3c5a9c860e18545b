//! `print`: badges, signs, lists and cards as pages for the browser.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{PaperName, What};
use super::events::folder_of;
use super::outcome::{Failure, Outcome, print, print_json, say};
use crate::domain::{BadgeCode, Event, Participant, ParticipantId};
use crate::export::{Offset, OnPaper, Order, Paper, SHEETS, Sheet, SheetKind};
use crate::runtime::{PaperError, Printed, Shop, To, is_terminal, paper_folder};
use crate::topics::fold;

/// What `print` was asked to do.
pub(super) struct Asked<'a> {
    pub(super) what: What,
    pub(super) event: Option<&'a str>,
    pub(super) to: Option<&'a Path>,
    pub(super) paper: Option<PaperName>,
    pub(super) labels: Option<&'a str>,
    pub(super) start: u16,
    pub(super) offset: Offset,
    pub(super) fold: bool,
    pub(super) only: &'a [String],
    pub(super) no_open: bool,
    pub(super) json: bool,
}

/// Writes pages, prints where they lie, and opens them where a person is looking.
pub(super) fn print_paper(shop: &Shop, asked: &Asked<'_>) -> Outcome {
    let folder = folder_of(shop, asked.event)?;
    let event = shop.look(&folder)?.event;
    let order = order(&event, asked)?;
    let printed = match destination(asked, &folder)? {
        (place, true) => shop.print(&event, &order, To::Folder(&place)),
        (place, false) => shop.print(&event, &order, To::File(&place)),
    };
    tell(shop, asked, &printed.map_err(failure)?)
}

/// Writes the program's templates for a host to change.
pub(super) fn templates(shop: &Shop) -> Outcome {
    let written = shop.write_templates()?;
    for path in &written {
        print(&path.display().to_string())?;
    }
    let folder = shop.places.templates();
    if written.is_empty() {
        return say(&format!("All templates are in {} already", folder.display()));
    }
    say("Change what you like; a template that you take away again is the program's own once more")
}

/// Nothing to print was named.
pub(super) fn nothing_asked() -> Failure {
    Failure::usage("Nothing to print was named", "shouldmeet print badges, or all")
}

fn tell(shop: &Shop, asked: &Asked<'_>, printed: &Printed) -> Outcome {
    for remark in &printed.remarks {
        say(remark)?;
    }
    if asked.json {
        return print_json(&json!({ "files": printed.files, "remarks": printed.remarks }));
    }
    for file in &printed.files {
        print(&file.display().to_string())?;
    }
    if asked.no_open || !is_terminal() {
        return Ok(());
    }
    let opened = printed.files.iter().filter(|file| shop.browse(file)).count();
    if opened < printed.files.len() {
        return say("Open it in a browser, and print from there");
    }
    Ok(())
}

fn order(event: &Event, asked: &Asked<'_>) -> Result<Order, Failure> {
    let what = asked.what.things();
    let (paper, sheet) = sheet(asked)?;
    if asked.start > sheet.pieces() {
        return Err(Failure::usage(
            format!(
                "{} has {} pieces, and none is number {}",
                sheet.name,
                sheet.pieces(),
                asked.start
            ),
            "--start says which label of the first sheet is the first that is left",
        ));
    }
    let only = if asked.only.is_empty() {
        None
    } else if what.iter().all(|what| what.is_for_each()) {
        Some(chosen(event, asked.only)?)
    } else {
        return Err(Failure::usage(
            "Only badges and routes can be printed for some people alone",
            "leave --only out",
        ));
    };
    let (start, offset, fold) = (asked.start, asked.offset, asked.fold);
    Ok(Order { paper, sheet, start, offset, fold, only, ..Order::of(what) })
}

/// The paper, and the sheet of the badges on it.
fn sheet(asked: &Asked<'_>) -> Result<(Paper, &'static Sheet), Failure> {
    let wanted = asked.paper.map(|paper| match paper {
        PaperName::A4 => Paper::A4,
        PaperName::Letter => Paper::Letter,
    });
    let Some(name) = asked.labels else {
        let paper = wanted.unwrap_or_default();
        let kind = if asked.fold { SheetKind::Folded } else { SheetKind::Cut };
        return Ok((paper, Sheet::plain(paper, kind).unwrap_or(Sheet::PLAIN)));
    };
    let Some(sheet) = Sheet::named(name) else {
        let known: Vec<String> =
            SHEETS.iter().map(|sheet| format!("{} ({})", sheet.name, sheet.what)).collect();
        return Err(Failure::usage(
            format!("{name} is no sheet that is known here"),
            format!("there are {}", known.join(", ")),
        ));
    };
    if wanted.is_some_and(|paper| paper != sheet.paper) {
        return Err(Failure::usage(
            format!("{} is a sheet of {} paper", sheet.name, sheet.paper.name()),
            "leave --paper out: the sheet says which it is",
        ));
    }
    if asked.fold && sheet.kind == SheetKind::Labels {
        return Err(Failure::usage(
            format!("{} is a sheet of labels, which are not folded", sheet.name),
            "leave --fold out, or leave --labels out for plain paper",
        ));
    }
    if asked.fold {
        return Ok((sheet.paper, Sheet::plain(sheet.paper, SheetKind::Folded).unwrap_or(sheet)));
    }
    Ok((sheet.paper, sheet))
}

/// The people who are named: by name, by part of it, by ticket or by the code on the badge.
pub(super) fn chosen(event: &Event, named: &[String]) -> Result<Vec<ParticipantId>, Failure> {
    let mut found = Vec::new();
    for name in named {
        let people = meant(event, name);
        let [first, rest @ ..] = people.as_slice() else {
            return Err(Failure::new(
                format!("Nobody is called {name}"),
                "`shouldmeet find NAME` shows who is called nearly so",
            ));
        };
        if rest.iter().any(|other| other.details.name != first.details.name) {
            let names: Vec<&str> =
                people.iter().take(5).map(|person| person.details.name.as_str()).collect();
            return Err(Failure::new(
                format!("{name} may be {}", names.join(", ")),
                "write the whole name",
            ));
        }
        // Namesakes get a badge each: their numbers tell whose is whose.
        found.extend(people.iter().map(|person| person.id));
    }
    Ok(found)
}

fn meant<'a>(event: &'a Event, name: &str) -> Vec<&'a Participant> {
    if let Some(code) = BadgeCode::read(name) {
        return event.with_badge(code).collect();
    }
    let wanted = fold::fold(name);
    let whole = |person: &&Participant| {
        let ticket = person.details.ticket.as_deref();
        fold::fold(&person.details.name) == wanted || ticket == Some(name)
    };
    let exact: Vec<&Participant> = event.participants().filter(whole).collect();
    if !exact.is_empty() {
        return exact;
    }
    let words = fold::words(name);
    let has_all = |person: &&Participant| {
        let of_name = fold::words(&person.details.name);
        words.iter().all(|word| of_name.iter().any(|part| part.starts_with(word.as_str())))
    };
    event.participants().filter(|_| !words.is_empty()).filter(has_all).collect()
}

/// Where the pages go, and whether that is a folder.
fn destination(asked: &Asked<'_>, event: &Path) -> Result<(PathBuf, bool), Failure> {
    let Some(to) = asked.to else { return Ok((paper_folder(event), true)) };
    let place = std::path::absolute(to)?;
    let is_folder = asked.what.things().len() > 1
        || place.is_dir()
        || to.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    if asked.what == What::All && place.is_file() {
        return Err(Failure::usage(
            format!("{} is a file, and there are several pages", to.display()),
            "name a folder with --to",
        ));
    }
    Ok((place, is_folder))
}

pub(super) fn failure(error: PaperError) -> Failure {
    match error {
        PaperError::Storage(error) => error.into(),
        PaperError::Other { sentence, hint } => Failure::new(sentence, hint),
    }
}

impl What {
    fn things(self) -> Vec<OnPaper> {
        match self {
            Self::Badges => vec![OnPaper::Badges],
            Self::Signs => vec![OnPaper::Signs],
            Self::Tables => vec![OnPaper::Tables],
            Self::Routes => vec![OnPaper::Routes],
            Self::DeskList => vec![OnPaper::DeskList],
            Self::All => OnPaper::ALL.to_vec(),
        }
    }
}
