//! What holds for every evening, and evenings as they really go.

mod properties;
mod situations;
