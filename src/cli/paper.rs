//! `paths`, `completions`, `man` and `--licenses`.

use clap::CommandFactory;
use clap_complete::Shell;
use serde_json::json;

use super::args::Args;
use super::outcome::{Failure, Outcome, print, print_bytes, print_json};
use crate::runtime::{Shop, paper_folder};

/// Whose work is built in.
const NOTICE: &str = include_str!("../../assets/topics/NOTICE.md");
/// Whose work is in the lists of names.
const NAMES: &str = include_str!("../../assets/names/NOTICE.md");

pub(super) fn licenses() -> Outcome {
    print(concat!(
        "shouldmeet ",
        env!("CARGO_PKG_VERSION"),
        ": ",
        env!("CARGO_PKG_LICENSE"),
        "\n"
    ))?;
    print_bytes(NOTICE.as_bytes())?;
    print("")?;
    print_bytes(NAMES.as_bytes())
}

pub(super) fn paths(shop: &Shop, as_json: bool) -> Outcome {
    let places = &shop.places;
    let events = places.events();
    let current = shop.current()?;
    if as_json {
        return print_json(&json!({
            "events": events, "config": places.config, "state": places.state,
            "lists": places.lists(), "open": current,
            "questions": places.questions(), "scanner": places.scanner(),
            "templates": places.templates(), "paper": current.as_deref().map(paper_folder),
        }));
    }
    print(&format!("events  {}", events.display()))?;
    print(&format!("config  {}", places.config.display()))?;
    print(&format!("state   {}", places.state.display()))?;
    print(&format!("lists   {}", places.lists().display()))?;
    print(&format!("asked   {} (questions of your own)", places.questions().display()))?;
    print(&format!("scanner {} (learned from the test card)", places.scanner().display()))?;
    print(&format!("drawn   {} (paper templates of your own)", places.templates().display()))?;
    let Some(current) = current else { return Ok(()) };
    print(&format!("open    {}", current.display()))?;
    print(&format!("paper   {}", paper_folder(&current).display()))
}

pub(super) fn completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "shouldmeet", &mut script);
    print_bytes(&script)
}

pub(super) fn man() -> Outcome {
    let mut page = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut page).map_err(Failure::Printed)?;
    print_bytes(&page)
}
