//! What lies over a screen and has the keys: one stack, the top one answers.

mod choose;
mod form;
mod pick;

mod prompt;
mod reading;

pub use choose::{Choice, Choose, Chosen};
pub use form::{Form, FormKind, Line};
pub use pick::{Pick, PickFor};

pub use prompt::{Prompt, PromptFor};
pub use reading::Reading;

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

    /// Read a page: help, a score, what was found on opening.
    Reading(Reading),
}

impl Dialog {
    /// Where its keys mean something, innermost first.
    #[must_use]
    pub const fn contexts(&self) -> &'static [Context] {
        use Context::{Dialog, Everywhere, Form, Letters, List, ListLetters};
        match self {
            Self::Choose(_) | Self::Pick(_) => &[Dialog, List, Everywhere],
            Self::Prompt(_) => &[Dialog, Everywhere],
            Self::Form(_) => &[Form, Dialog, Everywhere],
            Self::Reading(_) => &[Dialog, List, ListLetters, Letters, Everywhere],
        }
    }

    /// The line that is typed into, if there is one.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match self {
            Self::Choose(choose) => Some(&mut choose.field),
            Self::Pick(pick) => Some(&mut pick.field),
            Self::Prompt(prompt) => Some(&mut prompt.field),
            Self::Form(form) => form.field_mut(),
            Self::Reading(_) => None,
        }
    }
}
