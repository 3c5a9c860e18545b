//! `report`: what the evening did.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::events::folder_of;
use super::outcome::{Outcome, print, print_json, say};
use super::print::failure;
use crate::export::{edges, figures, network_picture};
use crate::runtime::{Shop, is_terminal, report_file};
use crate::storage::write_file;

/// What `report` was asked to do.
pub(super) struct Asked {
    pub(super) event: Option<String>,
    pub(super) to: Option<PathBuf>,
    pub(super) public: bool,
    pub(super) svg: Option<PathBuf>,
    pub(super) edges: Option<PathBuf>,
    pub(super) json: bool,
    pub(super) no_open: bool,
}

/// Writes the report, or the part of it that is asked for.
pub(super) fn report(shop: &Shop, asked: &Asked) -> Outcome {
    let folder = folder_of(shop, asked.event.as_deref())?;
    let event = shop.look(&folder)?.event;
    if asked.json {
        let figures = figures(&event);
        let private = !asked.public;
        let left: Vec<_> = figures
            .left_out
            .iter()
            .filter(|_| private)
            .map(|(id, why)| json!({ "who": event.name_of(*id), "why": why }))
            .collect();
        return print_json(
            &json!({ "event": event.name(), "figures": figures.rows, "left_out": left }),
        );
    }
    if let Some(file) = &asked.svg {
        return write(shop, file, network_picture(&event).as_bytes());
    }
    if let Some(file) = &asked.edges {
        return write(shop, file, edges(&event).as_bytes());
    }
    let file = match &asked.to {
        Some(file) => std::path::absolute(file)?,
        None => report_file(&folder),
    };
    let faults = shop.report(&event, &file, asked.public).map_err(failure)?;
    faults.iter().try_for_each(|fault| say(fault))?;
    print(&file.display().to_string())?;
    for figure in figures(&event).rows {
        say(&format!("{}: {}", figure.name, figure.value))?;
    }
    if !asked.no_open && is_terminal() && !shop.browse(&file) {
        return say("Open it in a browser");
    }
    Ok(())
}

fn write(shop: &Shop, file: &Path, bytes: &[u8]) -> Outcome {
    write_file(&*shop.disk, &std::path::absolute(file)?, bytes)?;
    print(&file.display().to_string())
}
