//! What matching has to know about one person.

use std::collections::BTreeSet;

use crate::domain::{Event, Participant, ParticipantId, Timestamp, Way};
use crate::topics::{TopicKey, Vocabulary, fold};

/// A topic as its key, and as the person said it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    pub(super) key: TopicKey,
    pub(super) words: String,
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
pub(super) struct Guest {
    pub(super) id: ParticipantId,
    pub(super) asks: Vec<Said>,
    pub(super) offers: Vec<Said>,
    pub(super) interests: Vec<Said>,
    /// The keys of all of them.
    pub(super) topics: BTreeSet<TopicKey>,
    /// Folded, so that two spellings of an organisation are one.
    pub(super) organisation: Option<String>,
    pub(super) field: Option<String>,
    pub(super) role: Option<String>,
    /// Folded; empty when nobody asked.
    pub(super) languages: BTreeSet<String>,
    pub(super) way: Way,
    pub(super) first_time: bool,
    pub(super) part: TakesPart,
    /// In the room and not at a table of a round.
    pub(super) free: bool,
    pub(super) arrived: Timestamp,
    /// How many introductions they have had tonight.
    pub(super) introductions: u32,
    /// Those whom they met tonight.
    pub(super) met: BTreeSet<ParticipantId>,
}

impl Guest {
    pub(super) fn of(event: &Event, participant: &Participant, vocabulary: &Vocabulary) -> Self {
        let details = &participant.details;
        let said = |topics: &[String]| -> Vec<Said> {
            topics
                .iter()
                .map(|topic| Said { key: vocabulary.key(topic), words: topic.clone() })
                .collect()
        };
        let (asks, offers, interests) =
            (said(&details.asks), said(&details.offers), said(&details.interests));
        let topics = [&asks, &offers, &interests]
            .into_iter()
            .flatten()
            .map(|said| said.key.clone())
            .collect();
        let folded = |text: Option<&String>| text.map(|text| fold::fold(text));
        Self {
            id: participant.id,
            asks,
            offers,
            interests,
            topics,
            organisation: folded(details.organisation.as_ref()),
            field: folded(details.field.as_ref()),
            role: folded(details.role.as_ref()),
            languages: details.languages.iter().map(|language| fold::fold(language)).collect(),
            way: participant.way,
            first_time: details.first_time == Some(true),
            part: if participant.barred || participant.companion_of.is_some() {
                TakesPart::Aside
            } else if event.pinned_to(participant.id).is_some() {
                TakesPart::AsHost
            } else {
                TakesPart::AsGuest
            },
            free: event.is_free(participant.id),
            arrived: participant.arrived().unwrap_or_default(),
            introductions: 0,
            met: event.met_at_tables(participant.id).clone(),
        }
    }

    /// Whether they are not introduced and not counted.
    pub(super) const fn is_aside(&self) -> bool {
        matches!(self.part, TakesPart::Aside)
    }

    /// Whether they stay at a table, as its host.
    pub(super) const fn hosts(&self) -> bool {
        matches!(self.part, TakesPart::AsHost)
    }

    /// Whether they have said nothing to match by.
    pub(super) fn said_nothing(&self) -> bool {
        self.topics.is_empty()
    }

    /// Whether they take introductions: everybody but those who listen, rest, or are not counted.
    pub(super) const fn takes_introductions(&self) -> bool {
        !self.is_aside() && !matches!(self.way, Way::Listening | Way::NotNow)
    }
}
