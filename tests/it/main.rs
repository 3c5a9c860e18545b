//! What the program promises, tested from outside: one binary, one module a subject.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]
#![expect(
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    reason = "tests from outside own files, threads and a clock for their patience"
)]

mod architecture;
mod cli;
mod encodings;
mod hostile_journals;
mod hostile_lists;
mod hostile_workbooks;
mod journal_v1;
mod keys;
mod list_properties;
mod lists;
mod lists_again;
mod readme;
mod storage;
mod storage_desk;
mod strange_lists;
mod terminal;
mod workbooks;
