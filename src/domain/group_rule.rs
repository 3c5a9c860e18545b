//! What the host wants of groups at the tables: mixed, in company, or not with each other.

use serde::{Deserialize, Serialize};

use super::introduction::Apart;
use super::participant::Details;

/// By what the host tells people apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// The field they work in.
    Field,
    /// Where they work.
    Organisation,
    /// What they do there.
    Role,
    /// Whether they are here for the first time.
    FirstTime,
    /// Something that only this host asks about, by its name.
    Own(String),
}

impl Attribute {
    /// What the host calls it.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Field => "field",
            Self::Organisation => "organisation",
            Self::Role => "role",
            Self::FirstTime => "first time",
            Self::Own(name) => name,
        }
    }

    /// What it is for somebody; `None` when nobody asked.
    #[must_use]
    pub fn of(&self, details: &Details) -> Option<String> {
        match self {
            Self::Field => details.field.clone(),
            Self::Organisation => details.organisation.clone(),
            Self::Role => details.role.clone(),
            Self::FirstTime => details.first_time.map(|first| yes_or_no(first).to_owned()),
            Self::Own(name) => {
                let name = name.to_lowercase();
                let mut all = details.attributes.iter();
                all.find(|(own, _)| own.to_lowercase() == name).map(|(_, value)| value.clone())
            }
        }
    }
}

const fn yes_or_no(first: bool) -> &'static str {
    if first { "yes" } else { "no" }
}

/// Everybody for whom an attribute is the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Group {
    /// By what they are told apart from the others.
    pub attribute: Attribute,
    /// What it is for them, whatever the capitals.
    pub value: String,
}

impl Group {
    /// Whether somebody is one of them.
    #[must_use]
    pub fn has(&self, details: &Details) -> bool {
        let value = self.attribute.of(details);
        value.is_some_and(|value| value.trim().to_lowercase() == self.value.trim().to_lowercase())
    }

    /// What the host calls it: `role “investor”`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} “{}”", self.attribute.word(), self.value)
    }
}

/// What the host wants of groups at the tables.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupRule {
    /// Each table has a mix.
    Mix {
        /// Of what.
        attribute: Attribute,
    },
    /// Nobody is the only one of their kind at a table.
    Company {
        /// Of what kind.
        attribute: Attribute,
        /// Only of those for whom it is this; `None` for all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
    },
    /// People of one group do not sit with people of another one, or of the same.
    Apart {
        /// The one group.
        group: Group,
        /// The other one, which may be the same.
        other: Group,
        /// How strictly.
        #[serde(default)]
        how: Apart,
    },
    /// People of one group sit with each other and with people of another one only.
    Only {
        /// The one group.
        group: Group,
        /// With whom they sit.
        with: Group,
        /// How strictly they are kept from everybody else.
        #[serde(default)]
        how: Apart,
    },
}

impl GroupRule {
    /// What is wanted, in a few words without a capital first.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Mix { attribute } => format!("each table has a mix of {}", attribute.word()),
            Self::Company { attribute, value: None } => {
                format!("nobody is the only one of their {} at a table", attribute.word())
            }
            Self::Company { attribute, value: Some(value) } => {
                let group = Group { attribute: attribute.clone(), value: value.clone() };
                format!("nobody of {} is the only one at a table", group.words())
            }
            Self::Apart { group, other, how } if group == other => {
                format!("two of {} are {}", group.words(), distance(*how))
            }
            Self::Apart { group, other, how } => {
                format!("{} and {} are {}", group.words(), other.words(), distance(*how))
            }
            Self::Only { group, with, how: Apart::RatherNot } => {
                format!("{} sits with {} where that can be", group.words(), with.words())
            }
            Self::Only { group, with, how: Apart::Never | Apart::Distant } => {
                format!("{} sits with {} only", group.words(), with.words())
            }
        }
    }

    /// How strictly these two are kept apart by this rule; `None` when it says nothing of them.
    #[must_use]
    pub fn between(&self, one: &Details, other: &Details) -> Option<Apart> {
        match self {
            Self::Mix { .. } | Self::Company { .. } => None,
            Self::Apart { group, other: second, how } => {
                let both =
                    (group.has(one) && second.has(other)) || (group.has(other) && second.has(one));
                both.then_some(*how)
            }
            Self::Only { group, with, how } => {
                let within = |person| group.has(person) || with.has(person);
                let stray =
                    (group.has(one) && !within(other)) || (group.has(other) && !within(one));
                stray.then_some(*how)
            }
        }
    }
}

const fn distance(how: Apart) -> &'static str {
    match how {
        Apart::RatherNot => "rather not at one table",
        Apart::Never => "never at one table",
        Apart::Distant => "never at one table, nor at two side by side",
    }
}
