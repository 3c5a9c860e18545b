//! What the program promises, tested from outside: one binary, one module a subject.

mod architecture;
mod hostile_lists;
mod lists;
