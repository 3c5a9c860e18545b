//! `open`, and the program without a command: the desk itself.

use super::args::{Look, ThemeName, When};
use super::events::folder_of;
use super::outcome::{Failure, Outcome};
use crate::runtime::{Ended, Opens, Shop, is_terminal, run};
use crate::ui::{Palette, Theme};

pub(super) fn open(shop: Shop, event: Option<&str>, look: Look) -> Outcome {
    let folder = folder_of(&shop, event)?;
    start(shop, Opens::Event(folder), look)
}

/// The event used last; the sample where there never was one; else the start screen.
pub(super) fn open_usual(shop: Shop, look: Look) -> Outcome {
    let opens = match shop.current()? {
        Some(folder) => Opens::Event(folder),
        None if shop.known()?.is_empty() => Opens::Sample { anew: false },
        None => Opens::Start,
    };
    start(shop, opens, look)
}

/// Runs the desk in the terminal.
pub(super) fn start(shop: Shop, opens: Opens, look: Look) -> Outcome {
    if !is_terminal() {
        return Err(Failure::usage(
            "The desk needs a terminal to be seen and typed into",
            "run `shouldmeet --help` for what works without one",
        ));
    }
    match run(shop, &theme(look), opens)? {
        Ended::ByHost => Ok(()),
        Ended::BySystem => Err(Failure::Interrupted),
    }
}

pub(super) fn theme(look: Look) -> Theme {
    let variable = |name: &str| set(name).is_some_and(|value| !value.is_empty());
    let dumb = set("TERM").is_some_and(|term| term == "dumb" || term == "linux");
    let utf8 = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| set(name).filter(|value| !value.is_empty()))
        .is_none_or(|locale| locale.to_lowercase().replace('-', "").contains("utf8"));
    let plain = match look.color {
        When::Always => false,
        When::Never => true,
        When::Auto => variable("NO_COLOR") || set("TERM").is_some_and(|term| term == "dumb"),
    };
    let palette = match look.theme {
        _ if plain => Palette::Mono,
        Some(ThemeName::Light) => Palette::Light,
        Some(ThemeName::Contrast) => Palette::Contrast,
        Some(ThemeName::Mono) => Palette::Mono,
        None if light_background() => Palette::Light,
        Some(ThemeName::Dark) | None => Palette::Dark,
    };
    Theme::new(palette, look.ascii || dumb || !utf8)
}

/// Whether the terminal says that its background is light, as rxvt and Konsole do: `0;15`.
fn light_background() -> bool {
    set("COLORFGBG")
        .and_then(|colours| colours.rsplit(';').next()?.parse::<u8>().ok())
        .is_some_and(|background| background == 7 || background == 15)
}

#[expect(clippy::disallowed_methods, reason = "the environment is the command line's")]
fn set(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
