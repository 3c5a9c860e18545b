//! One file a screen.

pub(super) mod desk;
pub(super) mod history;
pub(super) mod introductions;
pub(super) mod learned;
pub(super) mod rounds;
pub(super) mod start;
pub(super) mod topics;
