//! `rehearse` and `sample`: evenings that are played.

use std::path::Path;

use super::args::Look;
use super::desk;
use super::outcome::{Failure, Outcome, print, print_json};
use crate::intake::script::Script;
use crate::runtime::{Opens, SAMPLE, Shop, evidence};
use crate::storage::read_file;

/// The longest rehearsal roster, in bytes.
const ROSTER_LIMIT: u64 = 256 << 20;

/// What `rehearse` was asked to do.
pub(super) struct Asked<'a> {
    pub(super) roster: Option<&'a Path>,
    pub(super) speed: u32,
    pub(super) seed: u64,
    pub(super) headless: bool,
}

pub(super) fn rehearse(shop: Shop, asked: &Asked<'_>, look: Look) -> Outcome {
    let script = script(&shop, asked.roster)?;
    if asked.headless {
        return print_json(&evidence(&script, asked.seed));
    }
    desk::start(shop, Opens::Rehearsal { script: Box::new(script), speed: asked.speed }, look)
}

pub(super) fn sample(shop: Shop, anew: bool, no_open: bool, look: Look) -> Outcome {
    if no_open {
        return print(&shop.sample(anew)?.display().to_string());
    }
    desk::start(shop, Opens::Sample { anew }, look)
}

fn script(shop: &Shop, roster: Option<&Path>) -> Result<Script, Failure> {
    let read = |bytes: &[u8]| {
        Script::read(bytes).map_err(|error| Failure::new(error.sentence, error.hint))
    };
    match roster {
        Some(path) => read(&read_file(&*shop.disk, path, ROSTER_LIMIT)?),
        None => read(SAMPLE.as_bytes()),
    }
}
