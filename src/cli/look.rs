//! `roster`: the people of an event.

use super::events::folder_of;
use super::outcome::{Outcome, print, print_json};
use crate::domain::Presence;
use crate::runtime::Shop;
use crate::storage::RosterFile;

pub(super) fn roster(shop: &Shop, event: Option<&str>, as_json: bool) -> Outcome {
    let opening = shop.look(&folder_of(shop, event)?)?;
    if as_json {
        return print_json(&RosterFile::of(&opening.event));
    }
    for participant in opening.event.participants() {
        let presence = match participant.presence() {
            Presence::Expected => "expected".to_owned(),
            Presence::Here { since } => format!("here since {}", since.clock(&shop.zone)),
            Presence::Away { since } => format!("away since {}", since.clock(&shop.zone)),
            Presence::Left { at } => format!("left {}", at.clock(&shop.zone)),
            Presence::NotComing => "not coming".to_owned(),
        };
        let organisation = participant.details.organisation.as_deref().unwrap_or("");
        let name = &participant.details.name;
        print(&format!("{}\t{name}\t{organisation}\t{presence}", participant.id))?;
    }
    Ok(())
}
