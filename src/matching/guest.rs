//! What matching has to know about one person.

use std::collections::{BTreeMap, BTreeSet};

use super::region::Region;
use super::spelling::Spellings;
use crate::domain::{Event, Participant, ParticipantId, RoundState, Timestamp, Way};
use crate::topics::{TopicKey, Vocabulary, fold};

/// A topic as its number in the room, and as the person said it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Said<'a> {
    pub(super) topic: usize,
    pub(super) words: &'a str,
}

/// In which part somebody is in the room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TakesPart {
    /// Meets others.
    AsGuest,
    /// Stays at a table.
    AsHost,
    /// Not introduced and not counted: barred, or there for somebody else.
    Aside,
}

/// What matching has to know about one person who is in the room.
#[derive(Clone, Debug)]
pub(super) struct Guest<'a> {
    pub(super) id: ParticipantId,
    pub(super) person: &'a Participant,
    pub(super) asks: Vec<Said<'a>>,
    pub(super) offers: Vec<Said<'a>>,
    pub(super) interests: Vec<Said<'a>>,
    /// The topics of all of them, in ascending order and each once.
    pub(super) topics: Vec<usize>,
    /// Numbers, so that two spellings of an organisation are one.
    pub(super) organisation: Option<usize>,
    pub(super) field: Option<usize>,
    pub(super) role: Option<usize>,
    pub(super) languages: Languages,
    pub(super) part: TakesPart,
    /// In the room and not at a table of a round.
    pub(super) free: bool,
    /// Whether they are a minor of whose company nobody is here.
    pub(super) guarded: bool,
    /// Since when they have met nobody: since they came, were introduced, or left a table.
    pub(super) waiting_since: Timestamp,
    /// For how many whole minutes.
    pub(super) waited: u32,
    /// Whether they were introduced so short a time ago that they still talk.
    pub(super) talks: bool,
    pub(super) arrived: Timestamp,
    /// How many introductions they have had tonight.
    pub(super) introductions: u32,
    /// Those whom they met tonight.
    pub(super) met: BTreeSet<ParticipantId>,
    /// Those whom they knew before or met tonight, in ascending order.
    pub(super) circle: Vec<ParticipantId>,
    /// Those with whom they are not brought together tonight, in ascending order: kept apart, or
    /// one of the two said no.
    pub(super) closed: Vec<ParticipantId>,
    pub(super) region: Region,
    /// How many introductions they are behind what their time here would give them, in tenths;
    /// below 0 ahead of it.
    pub(super) behind: i32,
    /// What fairness adds to the factor of 1 for them, in per mille.
    pub(super) favour: u32,
}

impl Guest<'_> {
    /// Whether they are not introduced and not counted.
    pub(super) const fn is_aside(&self) -> bool {
        matches!(self.part, TakesPart::Aside)
    }

    /// Whether they stay at a table, as its host.
    pub(super) const fn hosts(&self) -> bool {
        matches!(self.part, TakesPart::AsHost)
    }

    /// Whether they have said nothing to match by.
    pub(super) const fn said_nothing(&self) -> bool {
        self.topics.is_empty()
    }

    /// Whether they take introductions: everybody but those who listen, rest, or are not counted.
    pub(super) const fn takes_introductions(&self) -> bool {
        !self.is_aside() && !matches!(self.person.way, Way::Listening | Way::NotNow)
    }

    /// Whose turn it is: fewest introductions, fewest people met, longest without either.
    pub(super) fn turn(&self) -> (u32, usize, Timestamp, ParticipantId) {
        (self.introductions, self.met.len(), self.waiting_since, self.id)
    }
}

/// Reads guests from the event, giving one number to each topic, organisation, field and role.
pub(super) struct Reader<'a> {
    event: &'a Event,
    vocabulary: Vocabulary,
    topics: Spellings<'a, TopicKey>,
    names: Spellings<'a, String>,
    seated: BTreeSet<ParticipantId>,
    /// When the last round was over that each of these sat in.
    last_seated: BTreeMap<ParticipantId, Timestamp>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(event: &'a Event) -> Self {
        // Asked once for the whole round: to look for everybody's seat would be quadratic.
        let seated = event.running_round().map(|round| {
            let seating = &round.seating;
            let resting: BTreeSet<_> = seating.sitting_out.iter().chain(&seating.parked).collect();
            let tables = seating.tables.values().flatten();
            tables.filter(|person| !resting.contains(person)).copied().collect()
        });
        Self {
            event,
            vocabulary: Vocabulary::of(event.topic_merges()),
            topics: Spellings::new(),
            names: Spellings::new(),
            seated: seated.unwrap_or_default(),
            last_seated: last_seated(event),
        }
    }

    /// Everything but what only the whole room tells: introductions, the circle, favour.
    pub(super) fn read(&mut self, person: &'a Participant) -> Guest<'a> {
        let details = &person.details;
        let asks = self.said(&details.asks);
        let offers = self.said(&details.offers);
        let interests = self.said(&details.interests);
        let said = [&asks, &offers, &interests].into_iter().flatten();
        let topics: BTreeSet<usize> = said.map(|said| said.topic).collect();
        let arrived = person.arrived().unwrap_or_default();
        let left_table = self.last_seated.get(&person.id).copied().unwrap_or_default();
        Guest {
            id: person.id,
            person,
            asks,
            offers,
            interests,
            topics: topics.into_iter().collect(),
            organisation: self.name(details.organisation.as_ref()),
            field: self.name(details.field.as_ref()),
            role: self.name(details.role.as_ref()),
            languages: Languages::of(&details.languages, |language| self.number(language)),
            part: self.part_of(person),
            free: !self.seated.contains(&person.id),
            guarded: self.event.is_guarded(person),
            waiting_since: arrived.max(left_table),
            waited: 0,
            talks: false,
            arrived,
            introductions: 0,
            met: self.event.met_at_tables(person.id).clone(),
            circle: Vec::new(),
            closed: Vec::new(),
            region: Region::default(),
            behind: 0,
            favour: 0,
        }
    }

    /// The key of each topic, by its number.
    pub(super) fn into_topics(self) -> Vec<TopicKey> {
        self.topics.into_keys()
    }

    fn said(&mut self, topics: &'a [String]) -> Vec<Said<'a>> {
        let Self { topics: numbers, vocabulary, .. } = self;
        let number = |words: &'a String| Said {
            topic: numbers.number(words, |topic| vocabulary.key(topic)),
            words,
        };
        topics.iter().map(number).collect()
    }

    fn name(&mut self, text: Option<&'a String>) -> Option<usize> {
        text.map(|text| self.number(text))
    }

    fn number(&mut self, text: &'a str) -> usize {
        self.names.number(text, fold::fold)
    }

    fn part_of(&self, person: &Participant) -> TakesPart {
        let gone = person.barred || self.event.is_erased(person.id);
        if gone || person.companion_of.is_some() {
            TakesPart::Aside
        } else if self.event.pinned_to(person.id).is_some() {
            TakesPart::AsHost
        } else {
            TakesPart::AsGuest
        }
    }
}

/// What somebody speaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Languages {
    /// A number for each, in ascending order; none when nobody asked.
    numbers: Vec<usize>,
    /// Whether they are written as codes, such as `de`.
    are_codes: bool,
}

impl Languages {
    fn of<'a>(spoken: &'a [String], mut number: impl FnMut(&'a str) -> usize) -> Self {
        let mut numbers: Vec<usize> = spoken.iter().map(|language| number(language)).collect();
        numbers.sort_unstable();
        Self { numbers, are_codes: spoken.iter().all(|language| language.len() <= 3) }
    }

    /// Whether two people can talk: a language both speak, or nobody asked one of them.
    ///
    /// A list may say `de` and the desk `German`: where codes stand against words, nobody is shut
    /// out.
    pub(super) fn can_talk(&self, other: &Self) -> bool {
        self.numbers.is_empty()
            || other.numbers.is_empty()
            || self.are_codes != other.are_codes
            || self.numbers.iter().any(|number| other.numbers.binary_search(number).is_ok())
    }
}

/// When the last round was over that each person sat in.
fn last_seated(event: &Event) -> BTreeMap<ParticipantId, Timestamp> {
    let mut last = BTreeMap::new();
    for round in event.rounds().filter(|round| round.counts()) {
        if let RoundState::Ended { at, .. } = round.state {
            let seated = round.seating.tables.values().flatten();
            last.extend(seated.map(|person| (*person, at)));
        }
    }
    last
}
