//! Moments and lengths of time; the clock itself is read elsewhere and handed in.

use std::fmt;
use std::str::FromStr;

use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment of the wall clock, in milliseconds since 1970 in UTC.
///
/// It says when something happened and never in which order: order is the journal's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment that many milliseconds after the start of 1970 in UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the start of 1970 in UTC.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The moment that much later.
    #[must_use]
    pub fn plus(self, length: Seconds) -> Self {
        Self(self.0.saturating_add(i64::from(length.0).saturating_mul(1000)))
    }

    /// The moment that many minutes earlier.
    #[must_use]
    pub fn minus_minutes(self, minutes: u32) -> Self {
        Self(self.0.saturating_sub(i64::from(minutes).saturating_mul(60_000)))
    }

    /// Milliseconds from an earlier moment to this one; negative when it is the later one.
    #[must_use]
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole minutes from an earlier moment to this one, never negative.
    #[must_use]
    pub fn minutes_since(self, earlier: Self) -> u32 {
        u32::try_from(self.millis_since(earlier).max(0) / 60_000).unwrap_or(u32::MAX)
    }

    /// Hours and minutes as a clock on the wall shows them: `18:04`.
    #[must_use]
    pub fn clock(self, zone: &TimeZone) -> String {
        self.to_jiff().to_zoned(zone.clone()).strftime("%H:%M").to_string()
    }

    /// Hours, minutes and seconds: `18:04:22`.
    #[must_use]
    pub fn clock_with_seconds(self, zone: &TimeZone) -> String {
        self.to_jiff().to_zoned(zone.clone()).strftime("%H:%M:%S").to_string()
    }

    /// The day, the way it is written in files: `2026-11-24`.
    #[must_use]
    pub fn day(self, zone: &TimeZone) -> String {
        self.to_jiff().to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string()
    }

    /// The day with its name and the time of day: `Tue 1 Dec 09:00`.
    #[must_use]
    pub fn day_and_clock(self, zone: &TimeZone) -> String {
        self.to_jiff().to_zoned(zone.clone()).strftime("%a %-d %b %H:%M").to_string()
    }

    fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC with milliseconds: `2026-11-24T13:03:22.123Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.to_jiff())
    }
}

impl FromStr for Timestamp {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse::<jiff::Timestamp>().map(|moment| Self(moment.as_millisecond()))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A length of time in whole seconds.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seconds(pub u32);

impl Seconds {
    /// That many minutes.
    #[must_use]
    pub const fn from_minutes(minutes: u32) -> Self {
        Self(minutes.saturating_mul(60))
    }

    /// Whole minutes, rounded down.
    #[must_use]
    pub const fn whole_minutes(self) -> u32 {
        self.0 / 60
    }

    /// Both lengths together.
    #[must_use]
    pub const fn plus(self, more: Self) -> Self {
        Self(self.0.saturating_add(more.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_to_the_millisecond_whatever_its_offset() {
        let moment = Timestamp::from_millis(1_795_525_402_123);

        assert_eq!(moment.to_string().parse::<Timestamp>().ok(), Some(moment));
        assert_eq!(
            "2026-11-24T14:03:22.123+01:00".parse::<Timestamp>().ok(),
            "2026-11-24T13:03:22.123Z".parse::<Timestamp>().ok(),
        );
    }

    #[test]
    fn a_moment_at_the_end_of_time_is_still_shown() {
        for millis in [i64::MIN, i64::MAX] {
            let moment = Timestamp::from_millis(millis);

            assert!(!moment.clock(&TimeZone::UTC).is_empty());
            assert!(moment.to_string().parse::<Timestamp>().is_ok());
        }
    }
}
