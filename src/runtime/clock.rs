//! The clock, and the only place that rolls dice.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::domain::Timestamp;

/// By how many milliseconds the wall clock may differ from the steady one before it has jumped.
const JUMP_MS: i64 = 2_000;

/// What the clock on the wall says.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is handed")]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Random bytes of the system, for ids and seeds.
///
/// # Errors
///
/// The system's, when it has no randomness to give.
pub fn random_bytes<const COUNT: usize>() -> Result<[u8; COUNT], getrandom::Error> {
    let mut bytes = [0; COUNT];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// The wall clock, watched for jumps by a steady one.
#[derive(Debug)]
pub struct Clock {
    wall: Timestamp,
    steady: Instant,
}

impl Default for Clock {
    fn default() -> Self {
        Self { wall: now(), steady: steady() }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is handed")]
pub(super) fn steady() -> Instant {
    Instant::now()
}

impl Clock {
    /// What the wall clock says, and by how many milliseconds it jumped since it was last asked.
    ///
    /// It jumps when it is set, and when the laptop sleeps, since the steady clock stands still then.
    pub fn read(&mut self) -> (Timestamp, Option<i64>) {
        let read = Self::default();
        let passed = i64::try_from((read.steady - self.steady).as_millis()).unwrap_or(i64::MAX);
        let jump = read.wall.millis_since(self.wall) - passed;
        *self = read;
        (self.wall, Some(jump).filter(|jump| jump.abs() > JUMP_MS))
    }
}
