//! The topics: who offers and who asks for what.
//!
//! ```text
//! Which topic? tea▏                             ┌ tea ceremonies ──────────────────┐
//! 37 topics · 5 unanswered · ? 2 look alike     │ ! Nobody offers this yet          │
//! ▸ tea ceremonies      ! 1 ask, nobody offers  │ ▸ asks    Ben Osei     · expected │
//!   teaching adults       3 asks, 2 offers      │                                   │
//! ```

use std::collections::BTreeSet;

use crate::app::evening::{Evening, Screen};
use crate::app::{App, Choice, Choose, Chosen, Cursor, Dialog, Effect, Field, Motion, Notice};
use crate::domain::{Change, Command, Entry, ParticipantId, TopicRuling};
use crate::finder::{Standing, find_topics, related_topics, without_question};
use crate::topics::{Meaning, Topic, TopicKey, Why, likeness, twins};

/// How many topics a search lists at most; more is a reason to type another letter.
const MOST_TOPICS: usize = 200;

/// How many topics a search lists at most that have to do with what was typed in other words.
const MOST_RELATED: usize = 12;

/// Which part of the topics screen the arrows move in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TopicsPart {
    /// The topics.
    #[default]
    Topics,
    /// The people of the marked topic.
    People,
}

/// A topic that is shown.
#[derive(Clone, Copy, Debug)]
struct Shown {
    /// Its place among all of them.
    place: usize,
    /// Why it is there, if not for its words.
    related: Option<Why>,
}

/// What the topics screen remembers.
#[derive(Debug, Default)]
pub struct TopicsScreen {
    /// What was typed.
    pub field: Field,
    /// Which part the arrows move in.
    pub part: TopicsPart,
    /// The marked topic.
    pub cursor: Cursor,
    /// The marked one of its people.
    pub person: Cursor,
    /// The topics that are shown.
    shown: Vec<Shown>,
    /// Topics that look like one written in two ways, as pairs; nothing until they are looked for.
    twins: Option<Vec<(TopicKey, TopicKey)>>,
}

impl TopicsScreen {
    /// The topics are others now: which look like one is asked anew where it is seen.
    pub(crate) fn forget_twins(&mut self) {
        self.twins = None;
    }

    fn twins(&self) -> &[(TopicKey, TopicKey)] {
        self.twins.as_deref().unwrap_or_default()
    }
}

impl Evening {
    /// Looks anew for what the screen shows, after something was done.
    pub(crate) fn look_at_topics(&mut self) {
        if self.topics_screen.twins.is_none() {
            let alike = twins(&self.topics, &self.likenesses);
            let alike = alike.iter().map(|two| (two.fewer.key.clone(), two.more.key.clone()));
            self.topics_screen.twins = Some(alike.collect());
        }
        self.search_topics();
    }

    /// Looks anew for what was typed: first the topics with its words, then those that have to do
    /// with it; all topics, unanswered asks first, when nothing was typed.
    pub(crate) fn search_topics(&mut self) {
        let typed = self.topics_screen.field.text();
        let by_words = |place| Shown { place, related: None };
        self.topics_screen.shown = if typed.trim().is_empty() {
            (0..self.topics.all().len()).map(by_words).collect()
        } else {
            let hits = find_topics(&self.topics, typed, MOST_TOPICS);
            let found: BTreeSet<usize> = hits.iter().map(|hit| hit.place).collect();
            let related = related_topics(&self.topics, &self.likenesses, typed, MOST_RELATED);
            let related = related.iter().filter(|related| !found.contains(&related.place));
            let related = related.map(|it| Shown { place: it.place, related: Some(it.why) });
            hits.iter().map(|hit| by_words(hit.place)).chain(related).collect()
        };
    }

    /// Why the topic of a row is shown, if not for the words that were typed.
    #[must_use]
    pub fn why_related(&self, row: usize) -> Option<Why> {
        self.topics_screen.shown.get(row)?.related
    }

    /// What was asked for, without the words of a question around it.
    #[must_use]
    pub fn topic_asked(&self) -> String {
        without_question(self.topics_screen.field.text().trim())
    }

    /// The topics that are shown.
    #[must_use]
    pub fn topics_shown(&self) -> Vec<&Topic> {
        let all = self.topics.all();
        self.topics_screen.shown.iter().filter_map(|shown| all.get(shown.place)).collect()
    }

    /// The people of a topic: who offers it, who asks for it, who likes to talk about it; of each
    /// those who are here first.
    #[must_use]
    pub fn people_of(&self, topic: &Topic) -> Vec<ParticipantId> {
        let mut people: Vec<ParticipantId> = topic.people().into_iter().collect();
        people.sort_by_key(|id| {
            let side = (!topic.offers.contains(id), !topic.asks.contains(id));
            (side, Self::standing(&self.event, *id) != Standing::Here, *id)
        });
        people
    }

    /// The marked topic.
    #[must_use]
    pub fn marked_topic(&self) -> Option<&Topic> {
        self.topics_screen.cursor.of(&self.topics_shown()).copied()
    }

    /// The topics that may be this one, written in another way.
    pub fn twins_of<'a>(&'a self, topic: &'a Topic) -> impl Iterator<Item = &'a Topic> {
        let others = self.topics_screen.twins().iter().filter_map(|(fewer, more)| {
            match (*fewer == topic.key, *more == topic.key) {
                (true, _) => Some(more),
                (_, true) => Some(fewer),
                (false, false) => None,
            }
        });
        others.filter_map(|key| self.topics.with_key(key))
    }

    /// Why two topics may be the same.
    #[must_use]
    pub fn why_alike(&self, topic: &Topic, other: &Topic) -> Option<Why> {
        let meaning = |topic: &Topic| self.likenesses.meaning(&topic.key);
        Some(likeness(meaning(topic)?, meaning(other)?).1)
    }

    /// Whether the model knows what a topic means; else it is compared by its letters alone.
    #[must_use]
    pub fn is_understood(&self, topic: &Topic) -> bool {
        self.likenesses.meaning(&topic.key).is_none_or(Meaning::is_understood)
    }

    /// The spellings that the host made one with a topic, other than the one that is shown.
    fn merged_spellings(&self, topic: &Topic) -> BTreeSet<&str> {
        let vocabulary = self.topics.vocabulary();
        let merged = self.event.topic_merges().iter().flat_map(|ruling| match ruling {
            TopicRuling::Same(from, into) => vec![from.as_str(), into.as_str()],
            TopicRuling::Other(..) => Vec::new(),
        });
        let shown = TopicKey::written(&topic.label);
        let is_other = |spelling: &&str| TopicKey::written(spelling) != shown;
        merged.filter(|it| vocabulary.key(it) == topic.key).filter(is_other).collect()
    }

    /// How many pairs of topics look like one.
    #[must_use]
    pub fn twin_count(&self) -> usize {
        self.topics_screen.twins().len()
    }

    /// Whether nearly everybody named it, so that it tells nobody apart tonight.
    #[must_use]
    pub fn is_useless(&self, topic: &Topic) -> bool {
        let useless = &self.introductions_screen.useless_topics;
        useless.iter().any(|known| known == topic.key.as_str())
    }

    /// Marks the topic that two spellings have become.
    pub(crate) fn mark_merged(&mut self, entries: &[Entry]) {
        let Some(into) = entries.iter().find_map(|entry| merged_into(&entry.change)) else {
            return;
        };
        self.topics_screen.field.clear();
        self.look_at_topics();
        let merged = self.topics.named(into);
        if let Some(row) = merged.and_then(|merged| self.topics.place(&merged.key)) {
            self.topics_screen.cursor.mark(row);
        }
    }

    pub(crate) fn step_topics(&mut self, motion: Motion) {
        let topics = self.topics_screen.shown.len();
        let people = self.marked_topic().map_or(0, |topic| topic.people().len());
        match self.topics_screen.part {
            TopicsPart::Topics => {
                self.topics_screen.cursor.step(motion, topics);
                self.topics_screen.person.home();
            }
            TopicsPart::People => self.topics_screen.person.step(motion, people),
        }
    }

    pub(crate) const fn next_topics_part(&mut self) {
        self.topics_screen.part = match self.topics_screen.part {
            TopicsPart::Topics => TopicsPart::People,
            TopicsPart::People => TopicsPart::Topics,
        };
    }

    /// The marked person of the marked topic, while the arrows move among its people.
    fn marked_person(&self) -> Option<ParticipantId> {
        if self.topics_screen.part == TopicsPart::Topics {
            return None;
        }
        let people = self.people_of(self.marked_topic()?);
        self.topics_screen.person.of(&people).copied()
    }
}

impl App {
    /// Enter: to the people of the marked topic; from there, with the marked one to the desk.
    pub(crate) fn accept_topic(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        if let Some(person) = evening.marked_person() {
            evening.screen = Screen::Desk;
            evening.find_at_desk(person);
        } else if evening.marked_topic().is_none() {
            return self.say(Notice::note("No topic is marked; Esc empties the search"));
        } else {
            evening.topics_screen.part = TopicsPart::People;
        }
        Vec::new()
    }

    pub(crate) fn clear_topics(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        let screen = &mut evening.topics_screen;
        if screen.part == TopicsPart::People {
            screen.part = TopicsPart::Topics;
            return Vec::new();
        }
        if screen.field.text().is_empty() {
            return self.say(Notice::note("The search is empty; F2 goes back to the desk"));
        }
        screen.field.clear();
        screen.cursor.home();
        evening.search_topics();
        Vec::new()
    }

    /// Asks which topic the marked one is: likely ones first, then all, or a name yet unknown.
    pub(crate) fn merge_topic(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let Some(topic) = evening.marked_topic() else {
            return self.say(Notice::note("Mark a topic first, then this key"));
        };
        let twins: Vec<&Topic> = evening.twins_of(topic).collect();
        let rest = evening.topics.all().iter().filter(|other| {
            other.key != topic.key && !twins.iter().any(|twin| twin.key == other.key)
        });
        let choice = |other: &Topic, likely: &str| Choice {
            label: other.label.clone(),
            note: format!("{likely}named by {}", other.people().len()),
            chosen: merges(&topic.label, &other.label),
        };
        let mut choices: Vec<Choice> =
            twins.iter().map(|twin| choice(twin, "likely the same · ")).collect();
        choices.extend(rest.map(|other| choice(other, "")));
        let title = format!("“{}” is the same topic as …", topic.label);
        let renames = Some(topic.label.clone());
        self.open(Dialog::Choose(Choose { renames, ..Choose::new(title, choices) }))
    }

    /// Asks which topic the marked one is not: what it was merged with, then what looks like it.
    pub(crate) fn part_topic(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let Some(topic) = evening.marked_topic() else {
            return self.say(Notice::note("Mark a topic first, then this key"));
        };
        let merged = evening.merged_spellings(topic).into_iter().map(|spelling| Choice {
            label: spelling.to_owned(),
            note: "counts as the same now".to_owned(),
            chosen: parts(spelling, &topic.label),
        });
        let alike = evening.twins_of(topic).map(|twin| Choice {
            label: twin.label.clone(),
            note: "looks like the same".to_owned(),
            chosen: parts(&topic.label, &twin.label),
        });
        let choices: Vec<Choice> = merged.chain(alike).collect();
        if choices.is_empty() {
            let text = format!("Nothing else is held for the same as “{}”", topic.label);
            return self.say(Notice::note(text));
        }
        let title = format!("“{}” is not the same topic as …", topic.label);
        self.open(Dialog::Choose(Choose::new(title, choices)))
    }
}

fn parts(topic: &str, other: &str) -> Chosen {
    let (topic, other) = (topic.to_owned(), other.to_owned());
    Chosen::Command(Box::new(Command::PartTopics { topic, other }))
}

fn merges(topic: &str, into: &str) -> Chosen {
    let (topic, into) = (topic.to_owned(), into.to_owned());
    Chosen::Command(Box::new(Command::MergeTopics { topic, into }))
}

/// The topic as which another one counts from now on, if this makes two one.
fn merged_into(change: &Change) -> Option<&str> {
    if let Change::TopicsMerged { into, .. } = change { Some(into) } else { None }
}
