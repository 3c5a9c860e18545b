//! The introductions: who should meet whom now, and why.
//!
//! ```text
//! [Offers 9]  Made 4  On the edge 8
//! ▸ Mara and Ben      both   edge   12 min  │ Mara is looking for “…”. Ben, you said you can help
//!   Ada and Grace     ask    edge    3 min  │ asked Mara: yes · asked Ben: not yet
//! ```

use crate::app::evening::{Evening, Then};
use crate::app::{
    App, Cursor, Dialog, Effect, Motion, Notice, PairAct, Pick, PickFor, Reading, Screen,
};
use crate::domain::{
    Answer, Command, Introduction, Outcome, Participant, ParticipantId, Timestamp,
};
use crate::matching::{
    Clump, Edge, Room, Suggestion, WhyNot, clumps, magnets, suggest, wallflowers, why_not,
};

/// How many suggestions one person is shown.
const SUGGESTIONS: usize = 12;
/// How many people the edge of the room shows, each way.
const EDGES: usize = 8;

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
}

impl IntroductionsPart {
    /// Every part with its word, in the order of Tab.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Offers, "Offers"), (Self::Made, "Made"), (Self::Edges, "On the edge")];
}

/// Who is on the edge of the room, and who in the middle.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Edges {
    /// Those who have met fewest.
    pub wallflowers: Vec<Edge>,
    /// Those who have had most introductions.
    pub magnets: Vec<Edge>,
    /// Organisations that keep to themselves.
    pub clumps: Vec<Clump>,
}

/// What the introductions screen remembers.
#[derive(Debug, Default)]
pub struct IntroductionsScreen {
    /// Which part the arrows move in.
    pub part: IntroductionsPart,
    /// The marked row of each part, in the order of [`IntroductionsPart::ALL`].
    pub cursors: [Cursor; 3],
    /// The person whose suggestions are shown in place of everybody's.
    pub about: Option<ParticipantId>,
    /// That person's suggestions.
    pub suggestions: Vec<Suggestion>,
    /// Who is on the edge of the room.
    pub edges: Edges,
    /// Topics that nearly everybody named and that therefore say nothing tonight.
    pub useless_topics: Vec<String>,
}

/// What one row of the offers is: a suggestion, and since when it waits.
#[derive(Clone, Copy, Debug)]
pub struct OfferRow<'a> {
    /// The introduction.
    pub suggestion: &'a Suggestion,
    /// Since when it has been offered, in the queue for everybody.
    pub since: Option<Timestamp>,
}

impl Evening {
    /// The offers that are shown: one person's, or the queue for everybody.
    #[must_use]
    pub fn offers_shown(&self) -> Vec<OfferRow<'_>> {
        let screen = &self.introductions_screen;
        if screen.about.is_some() {
            let row = |suggestion| OfferRow { suggestion, since: None };
            return screen.suggestions.iter().map(row).collect();
        }
        self.queue
            .offers
            .iter()
            .map(|offer| OfferRow { suggestion: &offer.suggestion, since: Some(offer.since) })
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

    /// The offer in the queue that somebody is part of.
    #[must_use]
    pub fn offer_for(&self, id: ParticipantId) -> Option<&Suggestion> {
        let mut offers = self.queue.offers.iter().map(|offer| &offer.suggestion);
        offers.find(|suggestion| suggestion.first == id || suggestion.second == id)
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
        let [offers, made, edges] = self.introductions_screen.cursors;
        match part {
            IntroductionsPart::Offers => offers,
            IntroductionsPart::Made => made,
            IntroductionsPart::Edges => edges,
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
        let marked = self.marked_offer().filter(|_| read);
        let marked = marked.map(|offer| (offer.first, offer.second));
        let room = Room::of(&self.event, now, &self.likenesses);
        self.queue = self.queue.redrawn(&room, now);
        let screen = &mut self.introductions_screen;
        screen.suggestions =
            screen.about.map_or_else(Vec::new, |about| suggest(&room, about, SUGGESTIONS));
        screen.edges = Edges {
            wallflowers: wallflowers(&room, EDGES),
            magnets: magnets(&room, EDGES),
            clumps: clumps(&room),
        };
        let useless = room.useless_topics().into_iter().map(|key| key.as_str().to_owned());
        screen.useless_topics = useless.collect();
        self.keep_mark_on(marked);
    }

    /// Marks the pair that was marked before the offers were drawn anew: Enter must never speak of
    /// another pair than the one the host has read.
    fn keep_mark_on(&mut self, marked: Option<(ParticipantId, ParticipantId)>) {
        let offers = self.offers_shown();
        let same =
            |row: &OfferRow<'_>| marked == Some((row.suggestion.first, row.suggestion.second));
        if let Some(row) = offers.iter().position(same) {
            let [offers, ..] = &mut self.introductions_screen.cursors;
            offers.mark(row);
        }
    }

    fn rows_of(&self, part: IntroductionsPart) -> usize {
        match part {
            IntroductionsPart::Offers => self.offers_shown().len(),
            IntroductionsPart::Made => self.event.introductions().len(),
            IntroductionsPart::Edges => {
                let edges = &self.introductions_screen.edges;
                edges.wallflowers.len() + edges.magnets.len() + edges.clumps.len()
            }
        }
    }

    pub(crate) fn step_introductions(&mut self, motion: Motion) {
        let part = self.introductions_screen.part;
        let rows = self.rows_of(part);
        let [offers, made, edges] = &mut self.introductions_screen.cursors;
        let cursor = match part {
            IntroductionsPart::Offers => offers,
            IntroductionsPart::Made => made,
            IntroductionsPart::Edges => edges,
        };
        cursor.step(motion, rows);
    }

    pub(crate) const fn next_introductions_part(&mut self, forward: bool) {
        use IntroductionsPart::{Edges, Made, Offers};
        let screen = &mut self.introductions_screen;
        screen.part = match (screen.part, forward) {
            (Offers, true) | (Edges, false) => Made,
            (Made, true) | (Offers, false) => Edges,
            (Edges, true) | (Made, false) => Offers,
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
    /// What a key about the marked pair does.
    pub(crate) fn act_on_pair(&mut self, act: PairAct) -> Vec<Effect> {
        match act {
            PairAct::SuggestFor => {
                let title = "Introductions for whom?";
                self.open(Dialog::Pick(Pick::new(title, PickFor::Suggest)))
            }
            PairAct::WhyNot => {
                let title = "Why not introduce whom …";
                self.open(Dialog::Pick(Pick::new(title, PickFor::WhyNot)))
            }
            PairAct::Happened => self.see_outcome(Outcome::Happened),
            PairAct::DidNotHappen => self.see_outcome(Outcome::DidNot),
            PairAct::Introduce
            | PairAct::AskedFirst
            | PairAct::AskedSecond
            | PairAct::NotTonight
            | PairAct::MetByThemselves
            | PairAct::ExplainScore => self.act_on_offer(act),
        }
    }

    fn act_on_offer(&mut self, act: PairAct) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        if evening.introductions_screen.part != IntroductionsPart::Offers {
            return self.say(Notice::note("This key is for an offer; Tab goes to the offers"));
        }
        let Some(Suggestion { first, second, spoken, .. }) = evening.marked_offer() else {
            return self.say(Notice::note("Nobody waits for an introduction now"));
        };
        let (first, second, reason) = (*first, *second, spoken.reason.clone());
        let yes = |participant, about| Command::Ask { participant, about, answer: Answer::Yes };
        let command = match act {
            PairAct::Introduce => Command::Introduce { first, second, reason },
            PairAct::AskedFirst => yes(first, second),
            PairAct::AskedSecond => yes(second, first),
            PairAct::NotTonight => Command::Rest { first, second },
            PairAct::MetByThemselves => Command::MeetByThemselves { people: vec![first, second] },
            PairAct::ExplainScore
            | PairAct::Happened
            | PairAct::DidNotHappen
            | PairAct::SuggestFor
            | PairAct::WhyNot => return self.explain_marked(),
        };
        self.ask(command, Then::Nothing)
    }

    fn see_outcome(&mut self, outcome: Outcome) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        if evening.introductions_screen.part != IntroductionsPart::Made {
            return self.say(Notice::note("This key is for introductions made; Tab goes there"));
        }
        let Some(introduction) = evening.marked_made().map(|made| made.id) else {
            return self.say(Notice::note("No introduction was made yet"));
        };
        self.ask(Command::SeeOutcome { introduction, outcome }, Then::Nothing)
    }

    fn explain_marked(&mut self) -> Vec<Effect> {
        let page = self.evening().and_then(|evening| {
            let suggestion = evening.marked_offer()?;
            Some(self.explanation(suggestion))
        });
        page.map_or_else(Vec::new, |page| self.open(Dialog::Reading(page)))
    }

    /// Each part of a score, and where it comes from.
    fn explanation(&self, suggestion: &Suggestion) -> Reading {
        let score = &suggestion.score;
        let mut lines = vec![
            suggestion.spoken.reason.clone(),
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
        lines.extend(
            [
                "",
                "# How it is reckoned",
                "Value (an ask answered by an offer, both ways, and topics in common) × freshness \
                 (people who know each other or work together come last: Ingram and Morris 2007; \
                 the middle distance teaches most: Lane 2021, Rajkumar 2022) × fairness (1 and \
                 more for whoever has had few introductions, is new, or asked).",
            ]
            .map(str::to_owned),
        );
        let title = format!("{} and {}", self.name(suggestion.first), self.name(suggestion.second));
        Reading::new(title, lines)
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

    /// Shows one person's suggestions in place of everybody's.
    pub(crate) fn show_suggestions_for(&mut self, person: ParticipantId) -> Vec<Effect> {
        let now = self.now;
        let name = self.name(person);
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        evening.screen = Screen::Introductions;
        evening.introductions_screen.about = Some(person);
        evening.introductions_screen.part = IntroductionsPart::Offers;
        evening.introductions_screen.cursors = [Cursor::default(); 3];
        evening.look_around(now);
        let here = evening.event.participant(person).is_some_and(Participant::is_here);
        let none = evening.introductions_screen.suggestions.is_empty();
        let text = match (here, none) {
            (false, _) => format!("{name} is not in the room; nobody is suggested until then"),
            (true, true) => format!("Nobody is free for {name} now; x says why for any two"),
            (true, false) => format!("For {name} alone; Esc goes back to everybody"),
        };
        self.say(Notice::note(text))
    }

    pub(crate) fn back_to_everybody(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening_mut() else { return Vec::new() };
        if evening.introductions_screen.about.take().is_none() {
            return self.say(Notice::note("These are the offers for everybody"));
        }
        evening.introductions_screen.suggestions.clear();
        Vec::new()
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
            WhyNot::Worth(suggestion) => self.explanation(&suggestion),
            WhyNot::Gate(gate) => {
                let sentence = gate.of().map_or_else(
                    || format!("{gate}"),
                    |person| format!("{}: {gate}", self.name(person)),
                );
                let title = format!("{} and {}", self.name(first), self.name(second));
                Reading::new(title, vec!["# Not introduced now".to_owned(), sentence])
            }
        };
        self.open(Dialog::Reading(page))
    }
}

/// Hundredths of a point as people write them: `7.65`.
#[must_use]
pub fn points(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A factor in per mille as people write it: `0.9`.
fn per_mille(amount: u32) -> String {
    format!("{}.{:02}", amount / 1_000, amount % 1_000 / 10)
}
