//! The introductions: who should meet whom now, and why.
//!
//! ```text
//! [Offers 9]  Made 4  On the edge 8  Asks 12
//! ▸ Mara and Ben      both   edge   12 min  │ Mara is looking for “…”. Ben, you said you can help
//!   Ada and Grace     ask    edge    3 min  │ asked Mara: yes · asked Ben: not yet
//! ```

mod acts;
mod asks;
mod edges;
mod pages;
mod weights;

pub use asks::{AskRow, AskStanding};
pub use edges::{EdgeRow, Edges};

use crate::app::evening::{Evening, Screen};
use crate::app::{App, Context, Cursor, Effect, Motion, Notice};
use crate::domain::{Introduction, Pair, Participant, ParticipantId, Timestamp};
use crate::matching::{Room, Suggestion, WhyNot, suggest, why_not};

/// How many suggestions one person is shown.
const SUGGESTIONS: usize = 12;

/// Which part of the introductions screen the arrows move in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum IntroductionsPart {
    /// Introductions that could be made now.
    #[default]
    Offers,
    /// Introductions that were made.
    Made,
    /// Who has met few, who is asked for most, who only meets their own.
    Edges,
    /// What people look for, in their own words.
    Asks,
}

impl IntroductionsPart {
    /// Every part with its word, in the order of Tab.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Offers, "Offers"),
        (Self::Made, "Made"),
        (Self::Edges, "On the edge"),
        (Self::Asks, "Asks"),
    ];
}

/// Which offers are shown in place of everybody's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    /// One person's.
    Person(ParticipantId),
    /// Those that open a clump.
    Opening(Vec<Pair>),
    /// People who met at an earlier event.
    Again,
}

/// What the introductions screen remembers.
#[derive(Debug, Default)]
pub struct IntroductionsScreen {
    /// Which part the arrows move in.
    pub part: IntroductionsPart,
    /// The marked row of each part, in the order of [`IntroductionsPart::ALL`].
    pub cursors: [Cursor; 4],
    /// Which offers are shown in place of everybody's.
    pub about: Option<About>,
    /// Those offers.
    pub suggestions: Vec<Suggestion>,
    /// Introductions that somebody passed on, and since when: they come before the queue.
    pub passed_on: Vec<(Suggestion, Timestamp)>,
    /// Who is on the edge of the room.
    pub edges: Edges,
    /// What people look for, in the order of the ask wall.
    pub asks: Vec<AskRow>,
    /// The ask for which somebody who can help is being looked for.
    pub(super) help_wanted: Option<(ParticipantId, String)>,
    /// Topics that nearly everybody named and that therefore say nothing tonight.
    pub useless_topics: Vec<String>,
    /// How many people can be introduced now.
    pub open: usize,
}

/// What one row of the offers is: a suggestion, and since when it waits.
#[derive(Clone, Copy, Debug)]
pub struct OfferRow<'a> {
    /// The introduction.
    pub suggestion: &'a Suggestion,
    /// Since when it has been offered, in the queue for everybody.
    pub since: Option<Timestamp>,
    /// Whether somebody passed one of them on to the other.
    pub passed_on: bool,
}

impl Evening {
    /// The offers that are shown: one person's, or those that were passed on and then the queue.
    #[must_use]
    pub fn offers_shown(&self) -> Vec<OfferRow<'_>> {
        let screen = &self.introductions_screen;
        if screen.about.is_some() {
            let row = |suggestion| OfferRow { suggestion, since: None, passed_on: false };
            return screen.suggestions.iter().map(row).collect();
        }
        let first = screen.passed_on.iter().map(|(suggestion, since)| OfferRow {
            suggestion,
            since: Some(*since),
            passed_on: true,
        });
        let is_first = |pair| screen.passed_on.iter().any(|(one, _)| pair_of(one) == pair);
        let queue = self.queue.offers.iter().filter(|offer| !is_first(pair_of(&offer.suggestion)));
        first
            .chain(queue.map(|offer| OfferRow {
                suggestion: &offer.suggestion,
                since: Some(offer.since),
                passed_on: false,
            }))
            .collect()
    }

    /// The introductions made, those whose outcome is open first, then the latest.
    #[must_use]
    pub fn introductions_made(&self) -> Vec<&Introduction> {
        let mut made = self.event.introductions();
        made.reverse();
        made.sort_by_key(|introduction| introduction.outcome.is_some());
        made
    }

    /// The first offer for everybody that somebody is part of.
    #[must_use]
    pub fn offer_for(&self, id: ParticipantId) -> Option<&Suggestion> {
        let passed_on = self.introductions_screen.passed_on.iter().map(|(one, _)| one);
        let queue = self.queue.offers.iter().map(|offer| &offer.suggestion);
        passed_on.chain(queue).find(|one| one.first == id || one.second == id)
    }

    /// The best introduction for somebody now: the one in the queue, else their own best.
    pub(crate) fn best_for(&self, id: ParticipantId, now: Timestamp) -> Option<Suggestion> {
        let offered = self.offer_for(id).cloned();
        offered.or_else(|| suggest(&self.room(now), id, 1).into_iter().next())
    }

    /// The room as matching sees it now.
    pub(crate) fn room(&self, now: Timestamp) -> Room<'_> {
        Room::of(&self.event, now, &self.likenesses)
    }

    /// The marked row of a part.
    #[must_use]
    pub const fn introductions_cursor(&self, part: IntroductionsPart) -> Cursor {
        let [offers, made, edges, asks] = self.introductions_screen.cursors;
        match part {
            IntroductionsPart::Offers => offers,
            IntroductionsPart::Made => made,
            IntroductionsPart::Edges => edges,
            IntroductionsPart::Asks => asks,
        }
    }

    const fn cursor_mut(&mut self, part: IntroductionsPart) -> &mut Cursor {
        let [offers, made, edges, asks] = &mut self.introductions_screen.cursors;
        match part {
            IntroductionsPart::Offers => offers,
            IntroductionsPart::Made => made,
            IntroductionsPart::Edges => edges,
            IntroductionsPart::Asks => asks,
        }
    }

    /// Draws the queue anew once a minute: people have waited longer, or talked long enough.
    pub(crate) fn look_around_again(&mut self, now: Timestamp) {
        if now.minutes_since(self.looked_around) >= 1 {
            self.look_around(now);
        }
    }

    /// Draws the queue, and who is on the edge, anew.
    pub(crate) fn look_around(&mut self, now: Timestamp) {
        self.looked_around = now;
        let read = self.screen == Screen::Introductions;
        let marked = self.marked_offer().filter(|_| read).and_then(pair_of);
        let room = Room::of(&self.event, now, &self.likenesses);
        self.queue = self.queue.redrawn(&room, now);
        let screen = &mut self.introductions_screen;
        screen.suggestions = match &screen.about {
            None => Vec::new(),
            Some(About::Person(person)) => suggest(&room, *person, SUGGESTIONS),
            Some(About::Opening(pairs)) => {
                pairs.iter().filter_map(|pair| possible(&room, *pair)).collect()
            }
            Some(About::Again) => edges::again(&room, &self.event),
        };
        screen.passed_on = passed_on(&room, &self.event);
        screen.edges = Edges::of(&room, &self.event);
        let useless = room.useless_topics().into_iter().map(|key| key.as_str().to_owned());
        screen.useless_topics = useless.collect();
        screen.open = room.open();
        if read {
            self.look_at_asks();
        }
        self.keep_mark_on(marked);
    }

    /// Marks the pair that was marked before the offers were drawn anew: Enter must never speak of
    /// another pair than the one the host has read.
    fn keep_mark_on(&mut self, marked: Option<Pair>) {
        let offers = self.offers_shown();
        let same = |row: &OfferRow<'_>| marked.is_some() && marked == pair_of(row.suggestion);
        if let Some(row) = offers.iter().position(same) {
            self.cursor_mut(IntroductionsPart::Offers).mark(row);
        }
    }

    fn rows_of(&self, part: IntroductionsPart) -> usize {
        match part {
            IntroductionsPart::Offers => self.offers_shown().len(),
            IntroductionsPart::Made => self.event.introductions().len(),
            IntroductionsPart::Edges => self.edge_rows().len(),
            IntroductionsPart::Asks => self.introductions_screen.asks.len(),
        }
    }

    pub(crate) fn step_introductions(&mut self, motion: Motion) {
        let part = self.introductions_screen.part;
        let rows = self.rows_of(part);
        self.cursor_mut(part).step(motion, rows);
    }

    pub(crate) const fn next_introductions_part(&mut self, forward: bool) {
        use IntroductionsPart::{Asks, Edges, Made, Offers};
        let screen = &mut self.introductions_screen;
        screen.part = match (screen.part, forward) {
            (Offers, true) | (Edges, false) => Made,
            (Made, true) | (Asks, false) => Edges,
            (Edges, true) | (Offers, false) => Asks,
            (Asks, true) | (Made, false) => Offers,
        };
    }

    fn marked_offer(&self) -> Option<&Suggestion> {
        let offers = self.offers_shown();
        let cursor = self.introductions_cursor(IntroductionsPart::Offers);
        cursor.of(&offers).map(|row| row.suggestion)
    }

    fn marked_made(&self) -> Option<&Introduction> {
        let made = self.introductions_made();
        self.introductions_cursor(IntroductionsPart::Made).of(&made).copied()
    }
}

impl App {
    /// Where keys mean something on this screen: each part has its own.
    pub(crate) fn introductions_contexts(&self) -> &'static [Context] {
        use Context::{
            Asks, Edges, Event, EventLetters, Everywhere, Introductions, Letters, List,
            ListLetters, Made, Offers,
        };
        match self.evening().map(|evening| evening.introductions_screen.part) {
            Some(IntroductionsPart::Offers) | None => &[
                Offers,
                Introductions,
                List,
                Event,
                EventLetters,
                ListLetters,
                Letters,
                Everywhere,
            ],
            Some(IntroductionsPart::Made) => {
                &[Made, Introductions, List, Event, EventLetters, ListLetters, Letters, Everywhere]
            }
            Some(IntroductionsPart::Edges) => {
                &[Edges, Introductions, List, Event, EventLetters, ListLetters, Letters, Everywhere]
            }
            Some(IntroductionsPart::Asks) => {
                &[Asks, Introductions, List, Event, EventLetters, ListLetters, Letters, Everywhere]
            }
        }
    }

    /// Shows one person's suggestions in place of everybody's.
    pub(crate) fn show_suggestions_for(&mut self, person: ParticipantId) -> Vec<Effect> {
        self.show_offers_about(About::Person(person));
        let name = self.name(person);
        let Some(evening) = self.evening() else { return Vec::new() };
        let here = evening.event.participant(person).is_some_and(Participant::is_here);
        let none = evening.introductions_screen.suggestions.is_empty();
        let text = match (here, none) {
            (false, _) => format!("{name} is not in the room; nobody is suggested until then"),
            (true, true) => format!("Nobody is free for {name} now; x says why for any two"),
            (true, false) => format!("For {name} alone; Esc goes back to everybody"),
        };
        self.say(Notice::note(text))
    }

    /// Goes to the offers, and shows these in place of everybody's.
    fn show_offers_about(&mut self, about: About) {
        let now = self.now;
        let Some(evening) = self.evening_mut() else { return };
        evening.screen = Screen::Introductions;
        evening.introductions_screen.about = Some(about);
        evening.introductions_screen.part = IntroductionsPart::Offers;
        evening.cursor_mut(IntroductionsPart::Offers).home();
        evening.look_around(now);
    }

    pub(crate) fn back_to_everybody(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        if evening.introductions_screen.about.take().is_none() {
            return self.say(Notice::note("These are the offers for everybody"));
        }
        evening.introductions_screen.suggestions.clear();
        Vec::new()
    }

    /// Adds to the answer of a check-in whom the person should meet.
    pub(crate) fn say_whom_to_meet(&mut self, person: ParticipantId) {
        let Some(evening) = self.evening() else { return };
        let Some(offer) = evening.best_for(person, self.now) else { return };
        let other = if offer.first == person { offer.second } else { offer.first };
        let name = evening.event.name_of(other);
        let text = format!("should meet {name}: {}", offer.spoken.reason);
        if let Some(notice) = &mut self.notice {
            notice.text = notice.text.replace("Ctrl-Z takes it back", &text);
        }
    }
}

fn pair_of(suggestion: &Suggestion) -> Option<Pair> {
    Pair::new(suggestion.first, suggestion.second)
}

/// The introduction of two people, if nothing forbids it now.
fn possible(room: &Room<'_>, pair: Pair) -> Option<Suggestion> {
    let [first, second] = pair.both();
    match why_not(room, first, second) {
        WhyNot::Worth(suggestion) => Some(*suggestion),
        WhyNot::Gate(_) => None,
    }
}

/// Those who were passed on and have not met yet, longest ago first, each pair once.
fn passed_on(room: &Room<'_>, event: &crate::domain::Event) -> Vec<(Suggestion, Timestamp)> {
    let mut found: Vec<(Suggestion, Timestamp)> = Vec::new();
    for passed in event.passed_on() {
        let Some(pair) = Pair::new(passed.asker, passed.to) else { continue };
        if found.iter().any(|(known, _)| pair_of(known) == Some(pair)) {
            continue;
        }
        found.extend(possible(room, pair).map(|suggestion| (suggestion, passed.at)));
    }
    found
}

/// Hundredths of a point as people write them: `7.65`.
#[must_use]
pub fn points(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
