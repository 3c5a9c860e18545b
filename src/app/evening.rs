//! An open event: its state, what follows from it, and what its screens remember.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::list::Motion;
use super::message::Message;
use super::notice::Saved;
use super::roster_edits::HandEdited;
use super::screen::{
    Desk, HistoryScreen, IntroductionsScreen, LearnedScreen, RoundsScreen, TopicsScreen,
};
use super::start::Opening;
use super::watched::WatchedList;
use crate::board::Questions;
use crate::domain::{Became, Change, Entry, Event, Lesson, ParticipantId, Presence, Timestamp};
use crate::finder::{Index, Standing};
use crate::matching::Queue;
use crate::topics::{Likenesses, Topics};

/// Which screen is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Screen {
    /// The desk.
    #[default]
    Desk,
    /// The topics.
    Topics,
    /// The introductions.
    Introductions,
    /// The rounds.
    Rounds,
    /// What was heard and promised.
    Learned,
    /// The history.
    History,
}

impl Screen {
    /// Every screen with its word, in the order of their keys.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Desk, "Desk"),
        (Self::Topics, "Topics"),
        (Self::Introductions, "Introductions"),
        (Self::Rounds, "Rounds"),
        (Self::Learned, "Learned"),
        (Self::History, "History"),
    ];
}

/// What is done once an act is on disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// Nothing more.
    Nothing,
    /// The desk is ready for the next person, who was just dealt with.
    NextPerson,
    /// A badge was scanned: whoever wears it is shown at the desk, and what is typed there stays.
    Scanned,
    /// A group is here: the desk is ready for the next person.
    GroupArrived,
    /// Somebody was added: ask what they offer and look for.
    AskDetails,
    /// The top dialog has done its work.
    CloseDialog,
    /// Somebody was passed on: close the dialog and mark the introduction that is next.
    PassedOn,
    /// The top dialog asks again.
    AskAgain,
    /// A round was drawn: say how good it is.
    SayDraft,
    /// A table was closed: offer its people other seats.
    OfferRepairs,
    /// A host may have left: ask what becomes of their table, else go on with the next person.
    AskAboutHost,
    /// There are to be fewer rounds: draw the draft anew.
    DrawAnew,
    /// A round was broken off: draft it again with the same seats.
    SameSeats,
    /// It is written down what became of something: whoever dropped it is told whom to meet.
    AskedAgain(Lesson, Became),
    /// What people take home is noted down: say what has changed.
    SentHome,
    /// An answer after a meeting is written down: its list shows it.
    Wished,
    /// What was heard or promised is written down: the line is ready for the next.
    WroteDown,
}

/// How many topics are looked at before the next key is read: a blink.
const COMPARED_AT_ONCE: usize = 500_000;

/// An open event: its state, what follows from it, and what its screens remember.
#[derive(Debug)]
pub struct Evening {
    /// Where it lies.
    pub folder: PathBuf,
    /// What its entries add up to.
    pub event: Event,
    /// Whether what was done is on disk.
    pub saved: Saved,
    /// How many entries this build cannot read.
    pub unknown_entries: usize,
    /// Which screen is shown.
    pub screen: Screen,
    /// What the desk remembers.
    pub desk: Desk,
    /// What the topics screen remembers.
    pub topics_screen: TopicsScreen,
    /// What the introductions screen remembers.
    pub introductions_screen: IntroductionsScreen,
    /// What the rounds screen remembers.
    pub rounds_screen: RoundsScreen,
    /// What the screen of what was heard and promised remembers.
    pub learned_screen: LearnedScreen,
    /// What the history screen remembers.
    pub history_screen: HistoryScreen,
    /// The people, ready to be found.
    pub index: Index,
    /// The topics of everybody on the roster.
    pub topics: Topics,
    /// How alike they are: learned where it is asked for.
    pub likenesses: Likenesses,
    /// Whether every topic was compared with the others.
    compared: bool,
    /// The host's own questions for the rounds, where there is a file of them.
    pub(super) questions: Option<Questions>,
    /// The introductions that wait for the host.
    pub queue: Queue,
    /// When the queue was drawn last.
    pub(super) looked_around: Timestamp,
    /// The list that was taken in last.
    pub(super) watched: Option<WatchedList>,
    /// What somebody changed by hand in the readable roster, not taken in yet.
    pub(super) roster_edits: Option<HandEdited>,
    /// What is done once the act that is being written is on disk.
    pub(super) pending: Option<Then>,
    /// Keys that wait until the act before them is on disk.
    pub(super) held: VecDeque<Message>,
}

impl Evening {
    pub(super) fn new(opening: Opening, now: Timestamp) -> Self {
        let index = Index::of(opening.event.participants());
        let mut evening = Self {
            folder: opening.folder,
            event: opening.event,
            saved: opening.saved,
            unknown_entries: opening.unknown_entries,
            screen: Screen::default(),
            desk: Desk::default(),
            topics_screen: TopicsScreen::default(),
            introductions_screen: IntroductionsScreen::default(),
            rounds_screen: RoundsScreen::default(),
            learned_screen: LearnedScreen::default(),
            history_screen: HistoryScreen::default(),
            index,
            topics: Topics::default(),
            likenesses: Likenesses::new(),
            compared: true,
            questions: opening.questions,
            queue: Queue::default(),
            looked_around: now,
            watched: None,
            roster_edits: None,
            pending: None,
            held: VecDeque::new(),
        };
        evening.list_acts();
        evening.count_topics();
        evening.follow_up(now);
        evening
    }

    /// Takes in entries that are on disk, and draws anew what follows from them.
    pub(super) fn take_in(&mut self, entries: &[Entry], now: Timestamp) {
        let mut other_topics = false;
        for entry in entries {
            let stepped = entry.change.steps();
            let came = stepped.is_some_and(|person| self.is_coming(person));
            self.event.apply(entry);
            let comes = stepped.is_some_and(|person| self.is_coming(person));
            other_topics |= came != comes || entry.change.may_touch_topics();
        }
        self.index_anew(entries);
        self.list_act(entries);
        // Most acts say nothing of topics, and a big room has tens of thousands.
        if other_topics {
            self.count_topics();
        }
        self.follow_up(now);
    }

    fn is_coming(&self, person: ParticipantId) -> bool {
        let presence = self.event.participant(person).map(crate::domain::Participant::presence);
        presence.is_some_and(|presence| presence != Presence::NotComing)
    }

    /// Counts anew who offers, asks for and talks about what.
    fn count_topics(&mut self) {
        let coming = self
            .event
            .participants()
            .filter(|participant| participant.presence() != Presence::NotComing);
        self.topics = Topics::of(coming, self.event.topic_merges());
        self.topics_screen.forget_twins();
        self.learn_topics();
    }

    /// Learns what the topics mean, and compares some of those not compared yet: what was typed
    /// last comes first, and a hall of tens of thousands of topics is done in the pauses.
    fn learn_topics(&mut self) {
        // Read backwards: the topics that a host reads first are compared first.
        let topics = self.topics.all().iter().rev();
        let new = topics.filter(|topic| self.likenesses.meaning(&topic.key).is_none());
        let new: Vec<&str> = new.map(|topic| topic.label.as_str()).collect();
        self.likenesses.learn(new, self.topics.vocabulary());
        self.compared = self.likenesses.compare_some(COMPARED_AT_ONCE);
    }

    /// Goes on comparing topics, and draws anew what follows from it once all are compared.
    pub(super) fn compare_topics(&mut self, now: Timestamp) {
        if !self.compared {
            self.compared = self.likenesses.compare_some(COMPARED_AT_ONCE);
            if self.compared {
                self.topics_screen.forget_twins();
                self.follow_up(now);
            }
        }
    }

    // A record that went away, or came back, is found only by looking at everybody again.
    fn index_anew(&mut self, entries: &[Entry]) {
        let whole = entries
            .iter()
            .any(|entry| matches!(entry.change, Change::Undone { .. } | Change::Merged { .. }));
        if whole {
            self.index = Index::of(self.event.participants());
            return;
        }
        for entry in entries {
            if let Change::Registered { participant, .. } | Change::Amended { participant, .. } =
                &entry.change
                && let Some(participant) = self.event.participant(*participant)
            {
                self.index.update(participant);
            }
        }
    }

    /// Moves the mark of the screen that is shown.
    pub(super) fn step(&mut self, motion: Motion) {
        match self.screen {
            Screen::Desk => self.desk.cursor.step(motion, self.desk.rows()),
            Screen::Topics => self.step_topics(motion),
            Screen::Introductions => self.step_introductions(motion),
            Screen::Rounds => self.step_rounds(motion),
            Screen::Learned => self.step_learned(motion),
            Screen::History => self.step_history(motion),
        }
    }

    /// Goes to the next part of the screen that is shown, or to the one before.
    pub(super) fn next_part(&mut self, forward: bool, now: Timestamp) {
        match self.screen {
            Screen::Topics => self.next_topics_part(),
            Screen::Introductions => self.next_introductions_part(forward),
            Screen::Rounds => self.next_table(forward),
            Screen::Learned => self.tab_learned(forward, now),
            Screen::Desk | Screen::History => {}
        }
    }

    /// Draws anew what follows from the event.
    fn follow_up(&mut self, now: Timestamp) {
        self.desk.search(&self.event, &self.index);
        self.look_around(now);
        // In a big room the planner's view takes a while: it is made where it is seen.
        match self.screen {
            Screen::Rounds => self.look_at_rounds(),
            Screen::Topics => self.look_at_topics(),
            Screen::Learned => self.look_at_learned(now),
            Screen::Desk | Screen::Introductions | Screen::History => {}
        }
    }

    /// Where somebody stands at the desk.
    #[must_use]
    pub fn standing(event: &Event, id: ParticipantId) -> Standing {
        match event.participant(id).map(crate::domain::Participant::presence) {
            Some(Presence::Expected) => Standing::Expected,
            Some(Presence::Here { .. } | Presence::Away { .. }) => Standing::Here,
            Some(Presence::Left { .. } | Presence::NotComing) | None => Standing::Gone,
        }
    }
}
