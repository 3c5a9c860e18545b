//! What the program promises, tested from outside: one binary, one module a subject.

mod architecture;
mod hostile_journals;
mod hostile_lists;
mod journal_v1;
mod keys;
mod lists;
mod storage;
mod storage_desk;
