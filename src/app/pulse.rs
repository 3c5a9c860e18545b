//! What was heard and promised is asked about again: used, tried, dropped, not yet; and whoever's
//! promise died is brought together with somebody else of the same evening.

use super::evening::{Screen, Then};
use super::screen::{LearnedPart, LearnedRow};
use super::{
    App, Choice, Choose, Chosen, Dialog, Effect, Evening, Notice, Prompt, PromptFor, Reading,
};
use crate::domain::{Became, Command, FollowUp, Lesson, ParticipantId};
use crate::matching::{Suggestion, suggest_afterwards};

/// How many introductions are drafted for somebody whose promise died.
const DRAFTED: usize = 3;

impl Evening {
    /// Whose a lesson is; nobody's when a table handed it up for all.
    #[must_use]
    pub fn owner(&self, lesson: Lesson) -> Option<ParticipantId> {
        self.event.owner(lesson)
    }

    /// Whom somebody should meet in the place of what they dropped, best first.
    #[must_use]
    pub fn drafted_for(&self, person: ParticipantId) -> Vec<Suggestion> {
        // One more, in the place of whom it was promised to.
        suggest_afterwards(&self.event, &self.likenesses, person, DRAFTED + 1)
    }

    fn promised_to(&self, lesson: Lesson) -> Option<ParticipantId> {
        let Lesson::Promise(id) = lesson else { return None };
        self.event.promise(id)?.what.with.as_ref()?.participant()
    }
}

impl App {
    /// Shows what is to be asked about again.
    pub fn show_pulse(&mut self) {
        let now = self.now;
        if let Some(evening) = self.evening_mut() {
            evening.screen = Screen::Learned;
            evening.learned_screen.part = LearnedPart::Used;
            evening.look_at_learned(now);
        }
    }

    /// Asks what became of the marked one.
    pub(super) fn ask_what_became(&mut self) -> Vec<Effect> {
        let marked = self.evening().and_then(|evening| evening.learned_screen.marked());
        let Some(lesson) = marked.and_then(LearnedRow::lesson) else {
            return self.say(Notice::note("Mark what was heard or promised first"));
        };
        let choice = |(became, words): (Became, &str)| Choice {
            label: words.to_owned(),
            note: told(became).to_owned(),
            chosen: Chosen::Became(lesson, became),
        };
        let choices = Became::ALL.into_iter().map(choice).collect();
        let whose = self.evening().and_then(|evening| evening.owner(lesson));
        let whose =
            whose.map_or_else(|| "it".to_owned(), |who| format!("what {} said", self.name(who)));
        self.open(Dialog::Choose(Choose::new(format!("What became of {whose}?"), choices)))
    }

    /// Asks for one sentence about what became of it.
    pub(super) fn ask_for_story(&mut self, lesson: Lesson, became: Became) -> Vec<Effect> {
        self.dialogs.pop();
        let title = format!("{}: in one sentence of theirs", became.words());
        let hint = "the story is what others learn from; Enter alone leaves it out";
        self.open(Dialog::Prompt(Prompt::new(title, hint, PromptFor::Story(lesson, became))))
    }

    /// Writes down what became of it.
    pub(super) fn told_story(
        &mut self,
        lesson: Lesson,
        became: Became,
        story: &str,
    ) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let day = evening.event.pulse_day(lesson, self.now);
        let story = Some(story.to_owned()).filter(|story| !story.is_empty());
        let command = Command::FollowUp(FollowUp::AskAgain { lesson, day, became, story });
        self.ask(command, Then::AskedAgain(lesson, became))
    }

    /// What became of it is on disk: whoever dropped a promise is told whom to meet in its place.
    pub(super) fn asked_again(&mut self, lesson: Lesson, became: Became) -> Vec<Effect> {
        self.dialogs.pop();
        if became != Became::Dropped || !matches!(lesson, Lesson::Promise(_)) {
            return Vec::new();
        }
        let Some(evening) = self.evening() else { return Vec::new() };
        let Some(person) = evening.owner(lesson) else { return Vec::new() };
        let with = evening.promised_to(lesson);
        let mut drafted = evening.drafted_for(person);
        drafted.retain(|one| Some(one.second) != with);
        drafted.truncate(DRAFTED);
        let name = |id| evening.event.name_of(id);
        let mut lines = vec![format!("{}’s promise was dropped. In its place:", name(person))];
        for one in &drafted {
            lines.extend([String::new(), format!("# {}", name(one.second))]);
            lines.push(one.spoken.reason.clone());
        }
        if drafted.is_empty() {
            lines.push("Nobody of this evening is left whom they have not met.".to_owned());
        } else {
            lines.extend([String::new(), "Write to both, in their own words.".to_owned()]);
        }
        self.open(Dialog::Reading(Reading::new("Somebody else to meet", lines)))
    }
}

/// What an answer means.
const fn told(became: Became) -> &'static str {
    match became {
        Became::Used => "it is in use, it was done",
        Became::Tried => "it was tried and is open",
        Became::Dropped => "it comes to nothing; somebody else to meet is drafted",
        Became::NotYet => "asked again later",
    }
}
