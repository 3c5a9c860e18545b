//! What each screen remembers, and what its keys do: one file a screen.

mod desk;
mod group;
mod history;
mod introductions;
mod learned;
mod rounds;
mod topics;

pub use desk::{Arrival, Desk};
pub use history::{ActRow, HistoryScreen};
pub use introductions::{
    About, AskRow, AskStanding, EdgeRow, Edges, IntroductionsPart, IntroductionsScreen, OfferRow,
    points,
};
pub use learned::{LearnedPart, LearnedRow, LearnedScreen};
pub use rounds::{RoundAhead, RoundRow, RoundsScreen, RuleStep, drawn, rounds_ahead};
pub use topics::{TopicsPart, TopicsScreen};
