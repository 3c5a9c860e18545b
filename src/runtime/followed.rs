//! An event of which a board follows what the desk writes.

use std::path::Path;
use std::time::Duration;

use super::shop::Shop;
use crate::board::{Board, Naming};
use crate::domain::{Event, Timestamp};
use crate::storage::{Followed, StorageError, Viewer};

/// How often the desk's journal is looked at: an act is on the board within a fifth of a second.
pub(super) const FOLLOWING: Duration = Duration::from_millis(100);

/// What looking again has brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum News {
    /// Nothing happened.
    None,
    /// The desk wrote something.
    Some,
    /// The event can no longer be read.
    Lost,
    /// It can be read again.
    Back,
}

/// An event of which a board follows what the desk writes.
#[derive(Debug)]
pub(super) struct FollowedEvent {
    /// What was written so far.
    pub(super) event: Event,
    viewer: Viewer,
    lost: bool,
}

impl FollowedEvent {
    /// Opens the event in a folder to look on.
    pub(super) fn open(shop: &Shop, folder: &Path) -> Result<Self, StorageError> {
        let (event, viewer) = shop.look_on(folder)?;
        Ok(Self { event, viewer, lost: false })
    }

    /// What the room sees now, and whether the desk can still be read.
    pub(super) fn board(&self, now: Timestamp, naming: Naming) -> Board {
        Board::of(&self.event, now, naming).with_desk(self.lost)
    }

    /// Takes in what the desk wrote since.
    pub(super) fn follow(&mut self) -> News {
        let was_lost = self.lost;
        let added = match self.viewer.follow() {
            Ok(Followed::Added(entries)) => {
                for entry in &entries {
                    self.event.apply(entry);
                }
                !entries.is_empty()
            }
            Ok(Followed::Afresh(entries)) => {
                self.event = Event::fold(self.event.desk(), entries);
                true
            }
            Err(_) => {
                self.lost = true;
                return if was_lost { News::None } else { News::Lost };
            }
        };
        self.lost = false;
        match (was_lost, added) {
            (true, _) => News::Back,
            (false, true) => News::Some,
            (false, false) => News::None,
        }
    }
}
