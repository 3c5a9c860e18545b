//! The last round of the evening, in which everybody promises something; it has its own clock.

use super::event::Event;
use super::time::{Seconds, Timestamp};

/// The hot hour: the last minutes of an evening, kept free for promises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HotHour {
    /// When it began.
    pub started: Timestamp,
    /// How long it is, with what was added.
    pub length: Seconds,
    /// When it was ended; `None` while it is on.
    pub ended: Option<Timestamp>,
}

impl HotHour {
    /// Milliseconds left, negative once the time is up; `None` when it is not on.
    #[must_use]
    pub fn millis_left(&self, now: Timestamp) -> Option<i64> {
        let left = self.started.plus(self.length).millis_since(now);
        self.ended.is_none().then_some(left)
    }
}

impl Event {
    /// The hot hour that is on, or was held last.
    #[must_use]
    pub const fn hot_hour(&self) -> Option<HotHour> {
        self.state.hot_hour
    }

    /// The hot hour, while it is on.
    #[must_use]
    pub fn running_hot_hour(&self) -> Option<HotHour> {
        self.hot_hour().filter(|hour| hour.ended.is_none())
    }
}
