//! What lies over a screen and has the keys: one stack, the top one answers.

mod card_test;
mod card_words;
mod choose;
mod form;
mod pick;
mod preview;
mod working;

mod prompt;
mod reading;

pub use card_test::CardTest;
pub use choose::{Choice, Choose, Chosen};
pub use form::{Form, FormKind, Line};
pub use pick::{Pick, PickFor};

pub use preview::{Preview, PreviewPart};
pub use prompt::{Prompt, PromptFor};
pub use reading::Reading;
pub use working::Working;

use super::action::Context;
use super::field::Field;

/// What lies over a screen and has the keys.
#[derive(Debug)]
pub enum Dialog {
    /// Choose one of several things; typing narrows them.
    Choose(Choose),
    /// Choose a person by typing.
    Pick(Pick),
    /// Type one line.
    Prompt(Prompt),
    /// Fill in several lines.
    Form(Form),

    /// Wait for a list that is being read.
    Working(Working),
    /// Look at a list that would come in.
    Preview(Box<Preview>),
    /// Read a page: help, a score, what was found on opening.
    Reading(Reading),
    /// Test a badge scanner.
    CardTest(CardTest),
}

impl Dialog {
    /// Where its keys mean something, innermost first.
    #[must_use]
    pub const fn contexts(&self) -> &'static [Context] {
        use Context as C;
        match self {
            Self::Choose(_) | Self::Pick(_) => &[C::Dialog, C::List, C::Everywhere],
            Self::Prompt(_) | Self::Working(_) | Self::CardTest(_) => &[C::Dialog, C::Everywhere],
            Self::Form(_) => &[C::Form, C::Dialog, C::Everywhere],
            Self::Preview(_) => {
                &[C::Preview, C::Dialog, C::List, C::ListLetters, C::Letters, C::Everywhere]
            }
            Self::Reading(_) => &[C::Dialog, C::List, C::ListLetters, C::Letters, C::Everywhere],
        }
    }

    /// The line that is typed into, if there is one.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match self {
            Self::Choose(choose) => Some(&mut choose.field),
            Self::Pick(pick) => Some(&mut pick.field),
            Self::Prompt(prompt) => Some(&mut prompt.field),
            Self::Form(form) => form.field_mut(),
            Self::Preview(_) | Self::Working(_) | Self::Reading(_) | Self::CardTest(_) => None,
        }
    }
}
