//! Wait for a list that is being read: what is being done, and how much of it is.

use crate::intake::Doing;

/// Wait for a list that is being read.
#[derive(Debug)]
pub struct Working {
    /// Where the list lies.
    pub path: std::path::PathBuf,
    /// The number of its request.
    pub request: u64,
    /// What is being done.
    pub doing: Doing,
    /// How much of the whole is done, in percent.
    pub percent: u8,
}
