//! `scanner`: what is known of the badge scanner, and its test card.

use std::path::Path;

use serde_json::json;

use super::outcome::{Outcome, print, print_json, say};
use super::print::failure;
use crate::domain::Ending;
use crate::export::test_card;
use crate::runtime::Shop;

/// Writes the test card, or prints what is known.
pub(super) fn scanner(shop: &Shop, card: Option<&Path>, as_json: bool) -> Outcome {
    let Some(card) = card else { return print_known(shop, as_json) };
    shop.put_page(&std::path::absolute(card)?, &test_card()).map_err(failure)?;
    say(&format!(
        "{} is written: print it from a browser, press Ctrl-Q at the desk and scan it",
        card.display()
    ))
}

fn print_known(shop: &Shop, as_json: bool) -> Outcome {
    let file = shop.places.scanner();
    let known = shop.scanner()?;
    if as_json {
        return print_json(&json!({ "file": file, "scanner": known }));
    }
    let Some(scanner) = known else {
        return print("No scanner was tested on this laptop; press Ctrl-Q at the desk to do so");
    };
    let ending = match scanner.ending {
        Some(Ending::Enter) => "Enter",
        Some(Ending::Tab) => "Tab",
        Some(Ending::Nothing) => "no key",
        None => "unknown",
    };
    let changed: Vec<String> =
        scanner.changed().map(|(letter, typed)| format!("{letter} as {typed}")).collect();
    let letters = if changed.is_empty() { "as they are".to_owned() } else { changed.join(", ") };
    print(&format!("letters {letters}"))?;
    print(&format!("ending  {ending}"))?;
    print(&format!("file    {}", file.display()))
}
