//! `check` and `repair`.

use super::events::folder_of;
use super::outcome::{Failure, Outcome, print, print_json, say};
use crate::runtime::Shop;
use crate::storage;

pub(super) fn check(shop: &Shop, event: Option<&str>, as_json: bool) -> Outcome {
    let report = storage::check(&shop.disk, &folder_of(shop, event)?)?;
    let found = &report.findings;
    if as_json {
        print_json(&report)?;
    } else {
        let entries: u32 = report.entries.values().sum();
        let noun = if entries == 1 { "entry" } else { "entries" };
        print(&format!("{}: {entries} {noun}", report.event.name))?;
        for damage in &found.damages {
            print(&damage.to_string())?;
        }
        for (desk, [from, to]) in &found.missing {
            print(&format!("Desk {desk}: entries {from} to {to} are missing"))?;
        }
        if found.newer > 0 {
            print(&format!("{} entries of a newer version are kept and not read", found.newer))?;
        }
        if found.unfinished_bytes > 0 {
            let bytes = found.unfinished_bytes;
            print(&format!("{bytes} bytes at the end are unfinished; opening sets them aside"))?;
        }
    }
    if found.is_damaged() {
        let sentence = format!("The journal of {} is damaged", report.event.name);
        return Err(Failure::new(sentence, "run `shouldmeet repair` to mend it"));
    }
    if as_json { Ok(()) } else { say("All is as it was written") }
}

pub(super) fn repair(shop: &Shop, event: Option<&str>, as_json: bool) -> Outcome {
    let repaired = storage::repair(&shop.disk, &folder_of(shop, event)?)?;
    if as_json {
        return print_json(&repaired);
    }
    for journal in &repaired.journals {
        print(&format!("{}: {} entries, written anew", journal.file, journal.entries))?;
        for [from, to] in &journal.missing {
            print(&format!("{}: entries {from} to {to} are missing", journal.file))?;
        }
    }
    for moved in &repaired.moved {
        print(&format!("recovered/{moved}: the damaged file, whole"))?;
    }
    if repaired.journals.is_empty() { say("There was nothing to mend") } else { Ok(()) }
}
