//! Pages and cards out: bytes are returned, nothing is written.

mod test_card;

pub use test_card::test_card;
