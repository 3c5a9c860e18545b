//! What holds for every evening, and evenings as they really go.

mod carried;
mod clock;
mod formats;
mod nearness;
mod passing_on;
mod properties;
mod rounds;
mod situations;
mod taking_back;
mod words;
