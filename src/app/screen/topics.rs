//! The topics: who offers and who asks for what.
//!
//! ```text
//! Which topic? tea▏
//! ▸ teaching adults        2 offer   3 ask  │ Ada      offers   here, table 3
//!   ! tea ceremonies       0 offer   1 ask  │ Ben      asks     expected
//! ```

use crate::app::evening::Evening;
use crate::app::{App, Cursor, Dialog, Effect, Field, Motion, Notice, Prompt, PromptFor};
use crate::domain::ParticipantId;
use crate::finder::{Standing, find_topics};
use crate::topics::Topic;

/// How many topics the list shows at most; more is a reason to type another letter.
const MOST_TOPICS: usize = 200;

/// Which part of the topics screen the arrows move in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TopicsPart {
    /// The topics.
    #[default]
    Topics,
    /// The people of the marked topic.
    People,
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
}

impl Evening {
    /// The topics that fit what was typed; all of them, unanswered asks first, when nothing was.
    #[must_use]
    pub fn topics_shown(&self) -> Vec<&Topic> {
        let typed = self.topics_screen.field.text();
        if typed.trim().is_empty() {
            return self.topics.all().iter().collect();
        }
        find_topics(&self.topics, typed, MOST_TOPICS).into_iter().map(|hit| hit.topic).collect()
    }

    /// The people of a topic, those who are here first.
    #[must_use]
    pub fn people_of(&self, topic: &Topic) -> Vec<ParticipantId> {
        let mut people: Vec<ParticipantId> = topic.people().into_iter().collect();
        people.sort_by_key(|id| (Self::standing(&self.event, *id) != Standing::Here, *id));
        people
    }

    /// The marked topic.
    #[must_use]
    pub fn marked_topic(&self) -> Option<&Topic> {
        self.topics_screen.cursor.of(&self.topics_shown()).copied()
    }

    pub(crate) fn step_topics(&mut self, motion: Motion) {
        let topics = self.topics_shown().len();
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
}

impl App {
    pub(crate) fn clear_topics(&mut self) -> Vec<Effect> {
        if let Some(evening) = self.evening_mut() {
            evening.topics_screen = TopicsScreen::default();
        }
        Vec::new()
    }

    pub(crate) fn merge_topic(&mut self) -> Vec<Effect> {
        let marked =
            self.evening().and_then(Evening::marked_topic).map(|topic| topic.label.clone());
        let Some(topic) = marked else {
            return self.say(Notice::note("Mark a topic first, then this key"));
        };
        let title = format!("“{topic}” is the same as which topic?");
        let purpose = PromptFor::MergeTopic(topic);
        let hint = "the topic as it is to be called from now on";
        self.open(Dialog::Prompt(Prompt::new(title, hint, purpose)))
    }
}
