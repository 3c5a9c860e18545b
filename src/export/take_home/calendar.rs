//! The promised moments as a calendar.
//!
//! Source: RFC 5545.

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event as Entry, EventLike, Property};

use super::sheet::Moment;
use crate::domain::Timestamp;

/// Who wrote it, as calendars want to know.
const PRODUCT: &str = "-//shouldmeet//shouldmeet//EN";
/// How long a moment takes in the calendar.
const LENGTH: TimeDelta = TimeDelta::minutes(15);

/// The promised moments; `None` when there is none.
pub(super) fn calendar(moments: &[Moment]) -> Option<String> {
    if moments.is_empty() {
        return None;
    }
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", PRODUCT));
    for moment in moments {
        let (due, noted) = (utc(moment.due), utc(moment.noted));
        // The same promise is the same entry, however often it is handed out.
        let uid = format!("{}-{}@shouldmeet", moment.promise, moment.noted.as_millis());
        let mut alarm = Alarm::display(&moment.words, TimeDelta::zero());
        alarm.uid(&format!("alarm-{uid}")).timestamp(noted);
        let mut entry = Entry::new();
        entry
            .uid(&uid)
            .timestamp(noted)
            .summary(&moment.words)
            .starts(due)
            .ends(due + LENGTH)
            .alarm(alarm);
        calendar.push(entry.done());
    }
    Some(calendar.to_string())
}

fn utc(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.as_millis()).unwrap_or_default()
}
