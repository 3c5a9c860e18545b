//! Pages to read: what an offer is worth, and why two people are not introduced.

use super::points;
use crate::app::{App, Dialog, Effect, Evening, Pick, PickFor, Reading};
use crate::domain::{ParticipantId, Way};
use crate::matching::{Gate, Suggestion, WhyNot, why_not};

impl App {
    /// Each part of a score, and where it comes from.
    pub(super) fn explanation(&self, suggestion: &Suggestion) -> Reading {
        let score = &suggestion.score;
        let mut lines = vec![
            suggestion.spoken.reason.clone(),
            format!("To begin with: {}", suggestion.spoken.starter),
            String::new(),
            format!("# {} points, {}", points(score.total), score.band.word()),
        ];
        for part in &score.parts {
            let amount = match part.about {
                "value" => format!("value +{}", points(part.amount)),
                "freshness" => format!("freshness × {}", per_mille(part.amount)),
                _ => format!("fairness + {}", per_mille(part.amount)),
            };
            lines.push(format!("{amount}\t{}", part.because));
        }
        if score.behind > 0 {
            let count = if score.behind == 1 { "one introduction" } else { "introductions" };
            let number =
                if score.behind == 1 { String::new() } else { format!("{} ", score.behind) };
            lines.push(format!(
                "goes first\tthe two are {number}{count} behind what their time here would give them"
            ));
        }
        lines.extend(
            [
                "",
                "# How it is reckoned",
                "Value × freshness × fairness, which is 1 and what is added; o on this screen sets \
                 what each part weighs.",
                "",
                "# Why these parts",
            ]
            .map(str::to_owned),
        );
        let mut sources: Vec<String> =
            score.parts.iter().map(|part| format!("{}\t{}", part.about, part.source)).collect();
        sources.dedup();
        lines.extend(sources);
        let title = format!("{} and {}", self.name(suggestion.first), self.name(suggestion.second));
        Reading::new(title, lines)
    }

    pub(crate) fn ask_why_not_with(&mut self, first: ParticipantId) -> Vec<Effect> {
        let title = format!("… {} and whom?", self.name(first));
        self.open(Dialog::Pick(Pick::new(title, PickFor::WhyNotWith(first))))
    }

    pub(crate) fn show_why_not(
        &mut self,
        first: ParticipantId,
        second: ParticipantId,
    ) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let page = match why_not(&evening.room(self.now), first, second) {
            WhyNot::Worth(suggestion) => self.worth_less(evening, &suggestion),
            WhyNot::Gate(gate) => {
                let title = format!("{} and {}", self.name(first), self.name(second));
                let [why, hint] = self.gate_words(evening, gate);
                let mut lines = vec!["# Not introduced now".to_owned(), why];
                lines.extend(Some(hint).filter(|hint| !hint.is_empty()));
                Reading::new(title, lines)
            }
        };
        self.open(Dialog::Reading(page))
    }

    /// Why two people whom nothing keeps from each other are not the next: what they are worth
    /// beside the best that each of them has.
    fn worth_less(&self, evening: &Evening, suggestion: &Suggestion) -> Reading {
        let mut page = self.explanation(suggestion);
        let mut lines = vec![
            "# Nothing forbids it".to_owned(),
            format!("These two are worth {} points.", points(suggestion.score.total)),
        ];
        for person in [suggestion.first, suggestion.second] {
            let Some(best) = evening.best_for(person, self.now) else { continue };
            let other = if best.first == person { best.second } else { best.first };
            let (name, other) = (self.name(person), self.name(other));
            lines.push(format!(
                "{name} is offered {other} now, for {} points.",
                points(best.score.total)
            ));
        }
        let less = suggestion.score.parts.iter();
        let less = less.filter(|part| part.about == "freshness" && part.amount < LITTLE_PER_MILLE);
        lines.extend(less.map(|part| {
            format!("It counts {} times only: {}.", per_mille(part.amount), part.because)
        }));
        lines.push(String::new());
        page.lines.splice(0..0, lines);
        page
    }

    /// What forbids an introduction, and what can be done about it; nothing of it tells what was
    /// said in confidence.
    fn gate_words(&self, evening: &Evening, gate: Gate) -> [String; 2] {
        let settings = evening.event.settings();
        let (why, hint) = match gate {
            Gate::NoPair => ("It takes two different people who are on the roster.".to_owned(), ""),
            Gate::NotHere(person) => (
                format!("{} is not in the room.", self.name(person)),
                "Once they are checked in, or back, they can be introduced.",
            ),
            Gate::AtATable(person) => (
                format!("{} sits at a table in the round that is on.", self.name(person)),
                "When the round is over they are free again.",
            ),
            Gate::NotTonight => ("These two: not tonight.".to_owned(), ""),
            Gate::MetTonight => (
                "They have met tonight.".to_owned(),
                "If they did not: the history, F10, takes back what says so.",
            ),
            Gate::NotNow(person) => (
                format!("{} takes part in another way now: {}.", self.name(person), {
                    let way = evening.event.participant(person).map(|person| person.way);
                    way.map_or("", Way::words)
                }),
                "Ctrl-T on the desk changes it, when they say so.",
            ),
            Gate::NotIntroduced(person) => (
                format!("{} is not introduced to others tonight.", self.name(person)),
                "Whoever is here for somebody else meets people with them.",
            ),
            Gate::Enough(person) => (
                format!(
                    "{} has had as many introductions as one person gets: {}.",
                    self.name(person),
                    settings.introduction_cap
                ),
                "o on this screen sets how many that are.",
            ),
            Gate::JustIntroduced(person) => (
                format!(
                    "{} was introduced to somebody less than {} minutes ago, and talks.",
                    self.name(person),
                    settings.introduction_pause
                ),
                "Then they are free again; o on this screen sets how long that is.",
            ),
            Gate::Guarded(person) => (
                format!("{} is not left alone with one other person.", self.name(person)),
                "Once whoever came with them is here, they can be introduced.",
            ),
            Gate::NoLanguage => (
                "They share no language, as far as was told.".to_owned(),
                "The details of a person, Ctrl-E on the desk, say what they speak.",
            ),
        };
        [why, hint.to_owned()]
    }
}

/// Below which factor of freshness it is said that it counts little.
const LITTLE_PER_MILLE: u32 = 700;

/// A factor in per mille as people write it: `0.9`.
fn per_mille(amount: u32) -> String {
    format!("{}.{:02}", amount / 1_000, amount % 1_000 / 10)
}
