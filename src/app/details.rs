//! The form for what is known of a person, and back from what was filled in.

use std::collections::BTreeMap;

use super::{App, Dialog, Effect, Field, Form, FormKind, Line, Notice};
use crate::domain::{Detail, Details, Feature, OnScreen, ParticipantId};

/// A line of the form: its label, what to type, and what stands in it.
type LineOf = (&'static str, &'static str, fn(&Details) -> String);

/// The lines of the form, what is asked at the desk first.
const LINES: [LineOf; 20] = [
    ("looks for", "what they want to learn or find tonight; commas between", |of| {
        of.asks.join(", ")
    }),
    ("can help with", "what they know or can do for others; commas between", |of| {
        of.offers.join(", ")
    }),
    ("talks about", "what they like to talk about; commas between", |of| of.interests.join(", ")),
    ("name", "the name", |of| of.name.clone()),
    ("organisation", "keeps colleagues apart; never read out", |of| {
        filled(of.organisation.as_deref())
    }),
    ("role", "what they do there; never read out", |of| filled(of.role.as_deref())),
    ("field", "such as health, schools, software", |of| filled(of.field.as_deref())),
    ("e-mail", "may stay empty", |of| filled(of.email.as_deref())),
    ("languages", "such as en, de; commas between", |of| of.languages.join(", ")),
    ("needs", "step-free, quiet, good light, near the exit, near a socket", |of| {
        of.needs.iter().map(|need| need.word()).collect::<Vec<_>>().join(", ")
    }),
    ("pronouns", "as they say them", |of| filled(of.pronouns.as_deref())),
    ("say the name", "how it sounds", |of| filled(of.say_name.as_deref())),
    ("on the board", "name, or number: what the room sees of them", |of| {
        of.on_screen.word().to_owned()
    }),
    ("first time", "yes, no, or empty", |of| {
        of.first_time.map_or("", |first| if first { "yes" } else { "no" }).to_owned()
    }),
    ("line", "for two lines that face each other: expert, asker, or empty", |of| {
        of.line.map_or("", crate::domain::Line::word).to_owned()
    }),
    ("theme", "for themed tables: the theme they chose, or empty", |of| {
        filled(of.theme.as_deref())
    }),
    ("chairs", "2 with a wheelchair that takes up two places; empty for one", |of| {
        of.chairs.map_or_else(String::new, |chairs| chairs.to_string())
    }),
    ("minor", "yes: never alone with one other, save who came with them", |of| {
        if of.safeguarded { "yes" } else { "" }.to_owned()
    }),
    ("told apart by", "whatever you group people by, such as stage: seed; age group: 30s", |of| {
        attributes(of)
    }),
    ("desk note", "shown to the desk alone when they arrive", |of| filled(of.desk_note.as_deref())),
];

/// What the host tells somebody apart by: `age group: 30s; stage: seed`.
fn attributes(of: &Details) -> String {
    let each = of.attributes.iter().map(|(name, value)| format!("{name}: {value}"));
    each.collect::<Vec<_>>().join("; ")
}

fn filled(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

impl App {
    /// Opens the form for what is known of a person.
    pub(super) fn edit_details(&mut self, participant: ParticipantId) -> Vec<Effect> {
        let Some(person) = self.participant(participant) else { return Vec::new() };
        let lines = LINES
            .iter()
            .map(|(label, hint, text)| Line {
                label,
                hint,
                field: Field::with(text(&person.details)),
            })
            .collect();
        let name = &person.details.name;
        let title = if person.details == Details::named(name.clone()) {
            format!("{name} · the name is enough: Esc leaves the rest for later")
        } else {
            format!("What is known of {name}")
        };
        self.open(Dialog::Form(Form::new(title, lines, FormKind::Details(participant))))
    }
}

impl App {
    /// Says what became of a form that was left with Esc: nothing is dropped in silence.
    pub(super) fn say_what_was_dropped(&mut self, closed: &Dialog) -> Vec<Effect> {
        let Dialog::Form(form) = closed else { return Vec::new() };
        let FormKind::Details(participant) = form.kind else { return Vec::new() };
        let Some(person) = self.participant(participant) else { return Vec::new() };
        let name = &person.details.name;
        let text = if filled_in(&person.details, form).as_ref() != Ok(&person.details) {
            format!("What was typed about {name} was not kept; Ctrl-E opens the details again")
        } else if person.details == Details::named(name.clone()) {
            format!("Only the name of {name} is noted; Ctrl-E adds the rest at any time")
        } else {
            format!("Nothing was changed about {name}")
        };
        self.say(Notice::note(text))
    }
}

/// The details as they were filled in, on top of what the form does not ask.
///
/// # Errors
///
/// One sentence when a line cannot be understood.
pub(super) fn filled_in(known: &Details, form: &Form) -> Result<Details, String> {
    let text = |label| Some(form.text(label).trim().to_owned()).filter(|text| !text.is_empty());
    let list = |label| {
        form.text(label)
            .split([',', ';'])
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect::<Vec<String>>()
    };
    let mut details = known.clone();
    for detail in [
        Detail::Name(text("name").ok_or("A person needs a name")?),
        Detail::Email(text("e-mail")),
        Detail::Organisation(text("organisation")),
        Detail::Role(text("role")),
        Detail::Field(text("field")),
        Detail::Languages(list("languages")),
        Detail::Pronouns(text("pronouns")),
        Detail::SayName(text("say the name")),
        Detail::DeskNote(text("desk note")),
        Detail::FirstTime(yes_or_no("first time", form)?),
        Detail::Safeguarded(yes_or_no("minor", form)? == Some(true)),
        Detail::Chairs(chairs(form.text("chairs").trim())?),
        Detail::Line(line_named(form.text("line"))?),
        Detail::Theme(text("theme")),
        Detail::OnScreen(on_screen(form.text("on the board"))?),
    ] {
        details.put(detail);
    }
    // A topic that holds a comma itself stays whole as long as its line is left alone.
    for (label, topics) in [
        ("looks for", &mut details.asks),
        ("can help with", &mut details.offers),
        ("talks about", &mut details.interests),
    ] {
        if form.text(label) != topics.join(", ") {
            *topics = list(label);
        }
    }
    // The same holds of an attribute that holds a semicolon.
    if form.text("told apart by") != attributes(known) {
        details.attributes = told_apart(form.text("told apart by"))?;
    }
    details.needs = list("needs").iter().map(|word| feature(word)).collect::<Result<_, _>>()?;
    Ok(details)
}

/// What somebody is told apart by, as it was typed.
fn told_apart(text: &str) -> Result<BTreeMap<String, String>, String> {
    let parts = text.split([';', ',']).map(str::trim).filter(|part| !part.is_empty());
    let pair = |part: &str| match part.split_once(':') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(format!("“{part}” takes a name and what it is, such as stage: seed")),
    };
    parts.map(pair).collect()
}

fn chairs(text: &str) -> Result<Option<u8>, String> {
    match text {
        "" | "1" => Ok(None),
        "2" => Ok(Some(2)),
        "3" => Ok(Some(3)),
        other => Err(format!("“chairs” takes 1, 2 or 3, not “{other}”")),
    }
}

pub(super) fn yes_or_no(label: &str, form: &Form) -> Result<Option<bool>, String> {
    match form.text(label).trim().to_lowercase().as_str() {
        "" => Ok(None),
        "yes" | "y" => Ok(Some(true)),
        "no" | "n" => Ok(Some(false)),
        other => Err(format!("“{label}” takes yes or no, not “{other}”")),
    }
}

fn on_screen(text: &str) -> Result<OnScreen, String> {
    match text.trim().to_lowercase().as_str() {
        "" | "name" => Ok(OnScreen::Name),
        "number" => Ok(OnScreen::Number),
        other => Err(format!("“on the board” takes name or number, not “{other}”")),
    }
}

/// The line that a word names: its own word, or one that rooms use for it.
fn line_named(text: &str) -> Result<Option<crate::domain::Line>, String> {
    use crate::domain::Line::{Asker, Expert};
    match text.trim().to_lowercase().as_str() {
        "" => Ok(None),
        "expert" | "mentor" => Ok(Some(Expert)),
        "asker" | "mentee" => Ok(Some(Asker)),
        other => Err(format!("“line” takes expert or mentor, asker or mentee, not “{other}”")),
    }
}

/// The feature of a table that a word names: `quiet`, `step-free`.
pub(super) fn feature(word: &str) -> Result<Feature, String> {
    let plain = |text: &str| text.to_lowercase().replace(['-', ' '], "");
    Feature::ALL
        .into_iter()
        .find(|feature| plain(feature.word()).starts_with(&plain(word)))
        .ok_or_else(|| {
            let known = Feature::ALL.map(Feature::word).join(", ");
            format!("No table has “{word}”; there is {known}")
        })
}
