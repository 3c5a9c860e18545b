//! What the rounds are like, and who has which part in them: a line, a theme, a table to host.

use crate::app::round_plan::themes_of;
use crate::app::{App, Choice, Choose, Chosen, Dialog, Effect, Notice, Reading};
use crate::domain::{Command, Detail, Event, Format, Line, ParticipantId, Setting, Settings};
use crate::topics::fold;

impl App {
    /// Every format with what it means; two lines are pairs until the host says otherwise.
    pub(super) fn offer_formats(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let settings = evening.event.settings();
        let choices = Format::ALL.into_iter().map(|(format, name, meaning)| Choice {
            label: name.to_owned(),
            note: if settings.format == format {
                format!("{meaning} · as now")
            } else {
                meaning.to_owned()
            },
            chosen: if settings.format == format {
                Chosen::Nothing
            } else {
                Chosen::Command(Box::new(Command::SettleAll {
                    settings: changed_to(settings, format),
                }))
            },
        });
        let title = "How are people brought together?";
        self.open(Dialog::Choose(Choose::new(title, choices.collect())))
    }

    /// The part that somebody can have in the format of tonight.
    pub(crate) fn offer_parts(&mut self, participant: ParticipantId) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let event = &evening.event;
        let name = self.name(participant);
        let (title, choices) = match event.settings().format {
            Format::TwoLines => {
                (format!("Which line does {name} stand in?"), lines(event, participant))
            }
            Format::Themed => {
                let themes = themes(event, participant);
                if themes.len() < 2 {
                    let text = "No table has a theme: c on the rounds screen names the marked one";
                    return self.say(Notice::note(text));
                }
                (format!("Which theme does {name} choose?"), themes)
            }
            Format::Hosted => return self.offer_pins(participant),
            format @ (Format::Rotating | Format::Pairs | Format::Threes) => {
                let text = format!(
                    "In a format of “{}” nobody needs a line, theme or table · f on the rounds \
                     screen chooses another",
                    format.name()
                );
                return self.say(Notice::note(text));
            }
        };
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }

    pub(super) fn offer_part_of_marked(&mut self) -> Vec<Effect> {
        let marked = self.evening().and_then(|evening| evening.marked_row()?.person);
        match marked {
            Some(person) => self.offer_parts(person),
            None => self.say(Notice::note("Mark somebody first, then this key")),
        }
    }

    /// A page with all that is known of the rounds to come, before anything is fixed.
    pub(super) fn show_what_is_possible(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let lines = evening.what_is_possible();
        self.open(Dialog::Reading(Reading::new("What the rounds can be", lines)))
    }
}

/// What is settled with a format.
fn changed_to(before: &Settings, format: Format) -> Vec<Setting> {
    let mut settings = vec![Setting::Format(format)];
    settings.extend(size_for(before, format));
    settings
}

/// What was filled in, with the size that goes with a new format where none was typed.
pub(super) fn with_size_for_format(before: &Settings, mut settings: Vec<Setting>) -> Vec<Setting> {
    let mut after = before.clone();
    for setting in &settings {
        after.settle(*setting);
    }
    if after.group_size == before.group_size {
        settings.extend(size_for(before, after.format));
    }
    settings
}

/// Two lines that were just chosen are pairs; whatever comes after them has tables again.
fn size_for(before: &Settings, format: Format) -> Option<Setting> {
    let lines = (before.format == Format::TwoLines, format == Format::TwoLines);
    match lines {
        (false, true) => Some(Setting::GroupSize(2)),
        (true, false) if before.group_size == 2 => {
            Some(Setting::GroupSize(Settings::default().group_size))
        }
        (true | false, true | false) => None,
    }
}

fn lines(event: &Event, participant: ParticipantId) -> Vec<Choice> {
    let now = event.participant(participant).and_then(|person| person.details.line);
    let choice = |label: &str, note: &str, line: Option<Line>| Choice {
        label: label.to_owned(),
        note: if now == line { format!("{note} · as now") } else { note.to_owned() },
        chosen: if now == line {
            Chosen::Nothing
        } else {
            let detail = Detail::Line(line);
            Chosen::Command(Box::new(Command::Amend { participant, detail }))
        },
    };
    vec![
        choice("expert", "those who are asked: experts, mentors", Some(Line::Expert)),
        choice("asker", "those who ask: askers, mentees", Some(Line::Asker)),
        choice("neither", "faces whoever is free", None),
    ]
}

/// Every theme of the room with how many chose it, and no theme.
fn themes(event: &Event, participant: ParticipantId) -> Vec<Choice> {
    let now = event.participant(participant).and_then(|person| person.details.theme.as_deref());
    let choice = |label: String, note: String, theme: Option<String>| {
        let same = now.map(fold::fold) == theme.as_deref().map(fold::fold);
        let detail = Detail::Theme(theme);
        Choice {
            label,
            note: if same { format!("{note} · as now") } else { note },
            chosen: if same {
                Chosen::Nothing
            } else {
                Chosen::Command(Box::new(Command::Amend { participant, detail }))
            },
        }
    };
    let mut choices: Vec<Choice> = themes_of(event)
        .into_values()
        .map(|theme| choice(theme.name.clone(), theme.words(), Some(theme.name)))
        .collect();
    choices.push(choice("no theme".to_owned(), "takes a chair that is left".to_owned(), None));
    choices
}
