//! The ask wall: what people look for, in their own words, and who here could answer.

use std::collections::{BTreeMap, BTreeSet};

use super::IntroductionsPart;
use crate::app::evening::{Evening, Then};
use crate::app::{App, Dialog, Effect, Notice, Pick, PickFor};
use crate::domain::{
    Change, Command, Detail, Details, Event, Pair, Participant, ParticipantId, Timestamp,
};
use crate::topics::{Topic, TopicKey};

/// How an ask stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AskStanding {
    /// Nobody has answered it yet.
    Open,
    /// Its asker has met somebody tonight who offers that.
    Answered,
    /// The host struck it.
    Struck,
}

/// A row of the ask wall.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskRow {
    /// Whose ask.
    pub asker: ParticipantId,
    /// What the room calls them: the first name, or the whole one where two share it.
    pub called: String,
    /// In their own words.
    pub words: String,
    /// Since when it waits: since it was said, and since they are here.
    pub since: Timestamp,
    /// Who here could answer it …
    pub helpers: Vec<ParticipantId>,
    /// … and who offers what is near to it, in other words.
    pub near: Vec<ParticipantId>,
    /// How it stands.
    pub standing: AskStanding,
}

impl AskRow {
    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing == AskStanding::Open
    }

    /// Whether somebody here could help with it, or nearly.
    #[must_use]
    pub const fn has_help(&self) -> bool {
        !self.helpers.is_empty() || !self.near.is_empty()
    }

    /// Those that nobody here can answer first, then the longest waiting; the answered at the end.
    fn place(&self) -> (bool, bool, Timestamp, ParticipantId) {
        (!self.is_open(), self.has_help(), self.since, self.asker)
    }
}

impl Evening {
    /// Draws the ask wall anew.
    pub(crate) fn look_at_asks(&mut self) {
        let marked = self.marked_ask().map(|ask| (ask.asker, ask.words.clone()));
        let said = first_said(&self.event);
        let topics: BTreeMap<&TopicKey, &Topic> =
            self.topics.all().iter().map(|topic| (&topic.key, topic)).collect();
        let shared = shared_names(&self.event);
        let mut rows = Vec::new();
        for asker in self.event.participants().filter(|one| takes_part(one) && one.is_here()) {
            let met = self.event.met_by(asker.id);
            for words in &asker.details.asks {
                let key = self.topics.vocabulary().key(words);
                let topic = topics.get(&key).copied();
                let helpers = topic.map_or_else(Vec::new, |topic| self.helpers(asker.id, topic));
                let mut near = self.nearly(asker.id, &key, &topics);
                near.retain(|id| !helpers.contains(id));
                let noted = said.get(&(asker.id, words.as_str())).copied();
                let arrived = asker.arrived().unwrap_or_default();
                rows.push(AskRow {
                    asker: asker.id,
                    called: if shared.contains(asker.short_name()) {
                        asker.untitled_name().to_owned()
                    } else {
                        asker.short_name().to_owned()
                    },
                    words: words.clone(),
                    since: noted.map_or(arrived, |noted| noted.max(arrived)),
                    helpers,
                    near,
                    standing: self.standing_of(asker.id, words, topic, &met),
                });
            }
        }
        rows.sort_by_cached_key(AskRow::place);
        self.introductions_screen.asks = rows;
        self.keep_ask_mark_on(marked);
    }

    /// Who offers a topic that means nearly the same.
    fn nearly(
        &self,
        asker: ParticipantId,
        key: &TopicKey,
        topics: &BTreeMap<&TopicKey, &Topic>,
    ) -> Vec<ParticipantId> {
        let like = self.likenesses.like(key).iter();
        let topics = like.filter_map(|like| topics.get(&like.key));
        let people = topics.flat_map(|topic| self.helpers(asker, topic));
        people.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn helpers(&self, asker: ParticipantId, topic: &Topic) -> Vec<ParticipantId> {
        let could = |id: &ParticipantId| {
            let here =
                self.event.participant(*id).is_some_and(|one| one.is_here() && takes_part(one));
            // A pair that rests does so without a word: it looks as if nobody else had offered.
            let pair = Pair::new(asker, *id);
            here && pair
                .is_some_and(|pair| !self.event.is_shunned(pair) && !self.event.is_resting(pair))
        };
        topic.offers.iter().copied().filter(could).collect()
    }

    // What the host said last comes before what follows by itself.
    fn standing_of(
        &self,
        asker: ParticipantId,
        words: &str,
        topic: Option<&Topic>,
        met: &BTreeSet<ParticipantId>,
    ) -> AskStanding {
        match self.event.ask_struck(asker, words) {
            Some(true) => AskStanding::Struck,
            Some(false) => AskStanding::Open,
            None => {
                let answered = topic.is_some_and(|topic| !topic.offers.is_disjoint(met));
                if answered { AskStanding::Answered } else { AskStanding::Open }
            }
        }
    }

    /// How many asks wait for an answer.
    #[must_use]
    pub fn open_asks(&self) -> usize {
        self.introductions_screen.asks.iter().filter(|ask| ask.is_open()).count()
    }

    /// The marked row of the ask wall.
    #[must_use]
    pub fn marked_ask(&self) -> Option<&AskRow> {
        self.introductions_cursor(IntroductionsPart::Asks).of(&self.introductions_screen.asks)
    }

    fn keep_ask_mark_on(&mut self, marked: Option<(ParticipantId, String)>) {
        let Some((asker, words)) = marked else { return };
        let same = |ask: &AskRow| ask.asker == asker && ask.words == words;
        if let Some(row) = self.introductions_screen.asks.iter().position(same) {
            self.cursor_mut(IntroductionsPart::Asks).mark(row);
        }
    }
}

impl App {
    /// Enter on an ask: whom its asker should meet, whoever could answer it marked.
    pub(super) fn help_marked_ask(&mut self) -> Vec<Effect> {
        let Some(ask) = self.marked_ask() else {
            return self
                .say(Notice::note("Nobody here looks for anything yet; Ctrl-E on the desk"));
        };
        let effects = self.show_suggestions_for(ask.asker);
        let Some(evening) = self.evening_mut() else { return effects };
        let offers = evening.offers_shown();
        let helpers = if ask.helpers.is_empty() { ask.near } else { ask.helpers };
        let helps = |id: ParticipantId| helpers.contains(&id);
        let best = offers
            .iter()
            .position(|row| helps(row.suggestion.first) || helps(row.suggestion.second));
        if let Some(row) = best {
            evening.cursor_mut(IntroductionsPart::Offers).mark(row);
        }
        effects
    }

    /// Asks who said that they can help with the marked ask.
    pub(super) fn ask_who_can_help(&mut self) -> Vec<Effect> {
        let Some(ask) = self.marked_ask() else {
            return self.say(Notice::note("Mark an ask first, then this key"));
        };
        let title = format!("Who can help with “{}”?", ask.words);
        if let Some(evening) = self.evening_mut() {
            evening.introductions_screen.help_wanted = Some((ask.asker, ask.words));
        }
        self.open(Dialog::Pick(Pick::new(title, PickFor::CanHelp(ask.asker))))
    }

    /// Notes that somebody offers what the marked ask looks for; the offers are drawn anew with it.
    pub(crate) fn can_help(&mut self, helper: ParticipantId) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let wanted = evening.introductions_screen.help_wanted.as_ref();
        let (Some((_, words)), Some(person)) = (wanted, evening.event.participant(helper)) else {
            return Vec::new();
        };
        let Details { name, offers, .. } = &person.details;
        let vocabulary = evening.topics.vocabulary();
        let key = vocabulary.key(words);
        if offers.iter().any(|offer| vocabulary.key(offer) == key) {
            let text = format!("{name} offers “{words}” already");
            return self.say(Notice::note(text));
        }
        let mut offers = offers.clone();
        offers.push(words.clone());
        let detail = Detail::Offers(offers);
        self.ask(Command::Amend { participant: helper, detail }, Then::CloseDialog)
    }

    /// Strikes the marked ask as answered, or opens it again.
    pub(super) fn strike_marked_ask(&mut self) -> Vec<Effect> {
        let Some(ask) = self.marked_ask() else {
            return self.say(Notice::note("Mark an ask first, then this key"));
        };
        let (participant, struck) = (ask.asker, ask.is_open());
        let topic = ask.words;
        self.ask(Command::StrikeAsk { participant, topic, struck }, Then::Nothing)
    }

    fn marked_ask(&self) -> Option<AskRow> {
        self.evening()?.marked_ask().cloned()
    }
}

fn takes_part(person: &Participant) -> bool {
    !person.barred && person.companion_of.is_none()
}

/// The first names by which two people here are called.
fn shared_names(event: &Event) -> BTreeSet<&str> {
    let mut once = BTreeSet::new();
    let here = event.participants().filter(|person| person.is_here());
    here.map(Participant::short_name).filter(|name| !once.insert(*name)).collect()
}

/// Whose asks a change tells, and which.
fn asks_in(change: &Change) -> Option<(&ParticipantId, &Vec<String>)> {
    if let Change::Registered { participant, details, .. } = change {
        return Some((participant, &details.asks));
    }
    if let Change::Amended { participant, detail: Detail::Asks(asks) } = change {
        return Some((participant, asks));
    }
    None
}

/// When somebody first said that they look for something, by who and what.
fn first_said(event: &Event) -> BTreeMap<(ParticipantId, &str), Timestamp> {
    let mut said = BTreeMap::new();
    for entry in event.ledger().counting() {
        let Some((participant, asks)) = asks_in(&entry.change) else { continue };
        let participant = event.participant(*participant).map_or(*participant, |one| one.id);
        for words in asks {
            said.entry((participant, words.as_str())).or_insert(entry.at);
        }
    }
    said
}
