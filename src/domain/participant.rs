//! A person on the roster: what they told us, and how they want to take part.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::id::ParticipantId;
use super::presence::{Presence, PresenceFact};
use super::shown::OnScreen;
use super::table::Feature;

/// How a person takes part tonight; they may change their mind at any time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Any table, any introduction.
    #[default]
    Open,
    /// One other person at a time.
    Pairs,
    /// At most three others at a time.
    SmallGroup,
    /// Sits with others and listens; is not introduced unless they ask.
    Listening,
    /// "I would like to talk, please help me start."
    IntroduceMe,
    /// Neither tables nor introductions for now.
    NotNow,
}

impl Way {
    /// Every way, in the order in which the desk offers them.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::IntroduceMe,
        Self::Pairs,
        Self::SmallGroup,
        Self::Listening,
        Self::NotNow,
    ];
}

/// Where two lines face each other, the one somebody stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Those who are asked: experts, mentors.
    Expert,
    /// Those who ask: askers, mentees.
    Asker,
}

impl Line {
    /// Both lines, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Expert, Self::Asker];

    /// What the host calls somebody who stands in it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Expert => "expert",
            Self::Asker => "asker",
        }
    }
}

/// What is known of a person, as they or their registration said it.
///
/// Texts are cleaned ([`clean`](super::text::clean)) before they come in here.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The name, the only thing that must be there.
    pub name: String,
    /// Where mail reaches them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where they work or whom they speak for: used to keep colleagues apart, never in a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// What they do there; never in a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The field they work in, such as `health`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Topics they can help others with, in their own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
    /// Topics they look for help with, in their own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
    /// Topics they like to talk about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<String>,
    /// Languages they speak, as codes (`de`) or words; empty when nobody asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The code on their ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// Pronouns, as they wrote them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<String>,
    /// How to say the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say_name: Option<String>,
    /// What their table must have.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub needs: BTreeSet<Feature>,
    /// What the desk must know when they arrive; shown once, to the host alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desk_note: Option<String>,
    /// Whether they are here for the first time; `None` when nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_time: Option<bool>,
    /// Whatever else the host tells people apart by, such as `stage`: `seed`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// Whether they are a minor, or under another rule that they are not left alone with one other.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub safeguarded: bool,
    /// How many chairs they take up, at least 2: a wheelchair; `None` for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chairs: Option<u8>,
    /// Where two lines face each other, the one they stand in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
    /// The theme they chose: the name of a table, or of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// How they are shown to the room.
    #[serde(skip_serializing_if = "OnScreen::is_usual")]
    pub on_screen: OnScreen,
}

/// One thing that was corrected or added about a person, as the journal keeps it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// The name.
    Name(String),
    /// Where mail reaches them.
    Email(Option<String>),
    /// Where they work.
    Organisation(Option<String>),
    /// What they do there.
    Role(Option<String>),
    /// The field they work in.
    Field(Option<String>),
    /// What they can help with.
    Offers(Vec<String>),
    /// What they look for.
    Asks(Vec<String>),
    /// What they like to talk about.
    Interests(Vec<String>),
    /// Languages they speak.
    Languages(Vec<String>),
    /// The code on their ticket.
    Ticket(Option<String>),
    /// Pronouns.
    Pronouns(Option<String>),
    /// How to say the name.
    SayName(Option<String>),
    /// What their table must have.
    Needs(BTreeSet<Feature>),
    /// What the desk must know.
    DeskNote(Option<String>),
    /// Whether they are here for the first time.
    FirstTime(Option<bool>),
    /// Something else by which the host tells people apart.
    Attribute {
        /// What it is called.
        name: String,
        /// What it is for this person; `None` when it is no longer known.
        value: Option<String>,
    },
    /// Whether they are not left alone with one other.
    Safeguarded(bool),
    /// How many chairs they take up; `None` for one.
    Chairs(Option<u8>),
    /// The line they stand in.
    Line(Option<Line>),
    /// The theme they chose.
    Theme(Option<String>),
    /// How they are shown to the room.
    OnScreen(OnScreen),
}

impl Details {
    /// Details of somebody of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Puts one detail in the place of what was there.
    pub fn put(&mut self, detail: Detail) {
        match detail {
            Detail::Name(name) => self.name = name,
            Detail::Email(email) => self.email = email,
            Detail::Organisation(organisation) => self.organisation = organisation,
            Detail::Role(role) => self.role = role,
            Detail::Field(field) => self.field = field,
            Detail::Offers(offers) => self.offers = offers,
            Detail::Asks(asks) => self.asks = asks,
            Detail::Interests(interests) => self.interests = interests,
            Detail::Languages(languages) => self.languages = languages,
            Detail::Ticket(ticket) => self.ticket = ticket,
            Detail::Pronouns(pronouns) => self.pronouns = pronouns,
            Detail::SayName(say_name) => self.say_name = say_name,
            Detail::Needs(needs) => self.needs = needs,
            Detail::DeskNote(note) => self.desk_note = note,
            Detail::FirstTime(first_time) => self.first_time = first_time,
            Detail::Attribute { name, value: Some(value) } => {
                self.attributes.insert(name, value);
            }
            Detail::Attribute { name, value: None } => drop(self.attributes.remove(&name)),
            Detail::Safeguarded(safeguarded) => self.safeguarded = safeguarded,
            Detail::Chairs(chairs) => self.chairs = chairs,
            Detail::Line(line) => self.line = line,
            Detail::Theme(theme) => self.theme = theme,
            Detail::OnScreen(on_screen) => self.on_screen = on_screen,
        }
    }

    /// The details in which `newer` differs, each with its newer value.
    #[must_use]
    pub fn differences(&self, newer: &Self) -> Vec<Detail> {
        let mut found = Vec::new();
        let mut note = |differs: bool, detail: Detail| {
            if differs {
                found.push(detail);
            }
        };
        note(self.name != newer.name, Detail::Name(newer.name.clone()));
        note(self.email != newer.email, Detail::Email(newer.email.clone()));
        note(
            self.organisation != newer.organisation,
            Detail::Organisation(newer.organisation.clone()),
        );
        note(self.role != newer.role, Detail::Role(newer.role.clone()));
        note(self.field != newer.field, Detail::Field(newer.field.clone()));
        note(self.offers != newer.offers, Detail::Offers(newer.offers.clone()));
        note(self.asks != newer.asks, Detail::Asks(newer.asks.clone()));
        note(self.interests != newer.interests, Detail::Interests(newer.interests.clone()));
        note(self.languages != newer.languages, Detail::Languages(newer.languages.clone()));
        note(self.ticket != newer.ticket, Detail::Ticket(newer.ticket.clone()));
        note(self.pronouns != newer.pronouns, Detail::Pronouns(newer.pronouns.clone()));
        note(self.say_name != newer.say_name, Detail::SayName(newer.say_name.clone()));
        note(self.needs != newer.needs, Detail::Needs(newer.needs.clone()));
        note(self.desk_note != newer.desk_note, Detail::DeskNote(newer.desk_note.clone()));
        note(self.first_time != newer.first_time, Detail::FirstTime(newer.first_time));
        for name in self.attributes.keys().chain(newer.attributes.keys()).collect::<BTreeSet<_>>() {
            let value = newer.attributes.get(name).cloned();
            let differs = self.attributes.get(name) != value.as_ref();
            note(differs, Detail::Attribute { name: name.clone(), value });
        }
        note(self.safeguarded != newer.safeguarded, Detail::Safeguarded(newer.safeguarded));
        note(self.chairs != newer.chairs, Detail::Chairs(newer.chairs));
        note(self.line != newer.line, Detail::Line(newer.line));
        note(self.theme != newer.theme, Detail::Theme(newer.theme.clone()));
        note(self.on_screen != newer.on_screen, Detail::OnScreen(newer.on_screen));
        found
    }
}

/// A person on the roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Participant {
    /// Who it is, whatever the name.
    pub id: ParticipantId,
    /// What they told us.
    pub details: Details,
    /// How they take part.
    pub way: Way,
    /// Whether they came without being on a list.
    pub walk_in: bool,
    /// Whether the host has barred them from tonight.
    pub barred: bool,
    /// What happened to their presence, oldest first.
    pub presence: Vec<PresenceFact>,
    /// Whom they travel with and speak or see for; such a companion is not introduced or counted.
    pub companion_of: Option<ParticipantId>,
}

impl Participant {
    /// Somebody who is on a list and of whom nothing else has happened.
    #[must_use]
    pub const fn expected(id: ParticipantId, details: Details) -> Self {
        Self {
            id,
            details,
            way: Way::Open,
            walk_in: false,
            barred: false,
            presence: Vec::new(),
            companion_of: None,
        }
    }

    /// Where they are now.
    #[must_use]
    pub fn presence(&self) -> Presence {
        self.presence.last().map_or(Presence::Expected, PresenceFact::presence)
    }

    /// Whether they are in the room and not outside for a moment.
    #[must_use]
    pub fn is_here(&self) -> bool {
        matches!(self.presence(), Presence::Here { .. })
    }

    /// How many chairs they take up.
    #[must_use]
    pub fn chairs(&self) -> usize {
        usize::from(self.details.chairs.unwrap_or(1))
    }

    /// Whether these two came with each other and one may look after the other.
    #[must_use]
    pub fn look_after(one: &Self, other: &Self) -> bool {
        one.companion_of == Some(other.id) || other.companion_of == Some(one.id)
    }

    /// Which of two people must not be left alone with the other; `None` when neither.
    #[must_use]
    pub fn not_alone<'a>(one: &'a Self, other: &'a Self) -> Option<&'a Self> {
        let guarded = [one, other].into_iter().filter(|person| person.details.safeguarded);
        let alone: Vec<&Self> = guarded.collect();
        match alone.as_slice() {
            [only] if !Self::look_after(one, other) => Some(only),
            _ => None,
        }
    }

    /// When they first came in.
    #[must_use]
    pub fn arrived(&self) -> Option<super::time::Timestamp> {
        self.presence
            .iter()
            .find(|fact| matches!(fact.presence(), Presence::Here { .. }))
            .map(|fact| fact.at)
    }
}
