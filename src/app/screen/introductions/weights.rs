//! How introductions are weighed, filled in: one act for all of it.

use crate::app::evening::Then;
use crate::app::{App, Dialog, Effect, Field, Form, FormKind, Line};
use crate::domain::{Command, Factor, Purpose, Setting, Settings};

/// What a factor means, in a few words.
const fn meaning(factor: Factor) -> &'static str {
    match factor {
        Factor::Answers => "one looks for what the other offers; 100 is usual, 0 takes it out",
        Factor::CommonGround => "topics that both named; 100 is usual, 0 takes it out",
        Factor::WildCards => "people with nothing in common; 100 is usual, 0 takes it out",
        Factor::Distance => "people who know each other or share friends come last; 100 is usual",
        Factor::FewestFirst => "whoever has had few introductions comes first; 100 is usual",
        Factor::Waiting => "whoever has waited long comes first; 100 is usual",
        Factor::Newcomers => "whoever is here for the first time comes first; 100 is usual",
        Factor::Asked => "whoever said “please introduce me” comes first; 100 is usual",
    }
}

const WILD: &str = "wild cards of 100 offers";
const CAP: &str = "most for one person";
const PAUSE: &str = "minutes of rest";
const NEWCOMERS: &str = "newcomers wanted, %";
const PURPOSE: &str = "tonight is for";

impl App {
    /// Opens the form that says how introductions are weighed.
    pub(super) fn open_weights(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let settings = evening.event.settings();
        let line = |label, hint, text| Line { label, hint, field: Field::with(text) };
        let mut lines: Vec<Line> = Factor::ALL
            .into_iter()
            .map(|(factor, name)| line(name, meaning(factor), settings.weight(factor).to_string()))
            .collect();
        lines.extend([
            line(
                WILD,
                "how many are far from each other on purpose, from 0 to 50",
                settings.wild_card_percent.to_string(),
            ),
            line(
                CAP,
                "how many introductions one person gets in an evening",
                settings.introduction_cap.to_string(),
            ),
            line(
                PAUSE,
                "for how long nobody is introduced again, from 0 to 60",
                settings.introduction_pause.to_string(),
            ),
            line(
                NEWCOMERS,
                "share of introductions with a newcomer, shown beside what it is; 0 for none",
                settings.newcomer_percent.to_string(),
            ),
            line(
                PURPOSE,
                "learning: people of other fields first; teaming up: the same field is welcome",
                purpose_word(settings.purpose).to_owned(),
            ),
        ]);
        let title = "How introductions are weighed, in percent of what is usual";
        self.open(Dialog::Form(Form::new(title, lines, FormKind::Weights)))
    }

    pub(crate) fn weights_filled_in(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let now = evening.event.settings().clone();
        match self.form().map(filled) {
            Some(Ok(settings)) if leaves_as_is(&now, &settings) => {
                self.dialogs.pop();
                Vec::new()
            }
            Some(Ok(settings)) => self.ask(Command::SettleAll { settings }, Then::CloseDialog),
            Some(Err(wrong)) => self.filled_in_wrongly(wrong),
            None => Vec::new(),
        }
    }
}

const fn purpose_word(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Learning => "learning",
        Purpose::TeamingUp => "teaming up",
    }
}

fn leaves_as_is(now: &Settings, filled: &[Setting]) -> bool {
    let mut after = now.clone();
    for setting in filled {
        after.settle(*setting);
    }
    after == *now
}

fn filled(form: &Form) -> Result<Vec<Setting>, String> {
    let mut settings = Vec::new();
    for (factor, name) in Factor::ALL {
        settings.push(Setting::Weight { factor, percent: within(form, name, 0, 300)? });
    }
    settings.extend([
        Setting::WildCardPercent(within(form, WILD, 0, 50)?),
        Setting::IntroductionCap(within(form, CAP, 1, 100)?),
        Setting::IntroductionPause(within(form, PAUSE, 0, 60)?),
        Setting::NewcomerPercent(within(form, NEWCOMERS, 0, 100)?),
        Setting::Purpose(match form.text(PURPOSE).trim().to_lowercase().as_str() {
            "learning" => Purpose::Learning,
            "teaming up" => Purpose::TeamingUp,
            other => {
                return Err(format!("“{PURPOSE}” takes learning or teaming up, not “{other}”"));
            }
        }),
    ]);
    Ok(settings)
}

/// A number in a line of the form, within its bounds; a sign for percent may follow it.
fn within<N: TryFrom<u32>>(form: &Form, label: &str, least: u32, most: u32) -> Result<N, String> {
    let typed = form.text(label).trim();
    let number = typed.trim_end_matches('%').trim_end().parse::<u32>().ok();
    number
        .filter(|number| (least..=most).contains(number))
        .and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| format!("“{label}” takes a number from {least} to {most}, not “{typed}”"))
}
