//! What is true of the people of a script: what they look for and offer, whatever words they used,
//! what they speak, and whom they work with.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::script::{Script, ScriptPerson};
use crate::topics::{Vocabulary, fold};

/// Up to how many people name a topic that draws them together; what more of them name is common.
const COMPANY: usize = 50;

/// What people truly look for and offer, by their places in the script.
///
/// By the script's own topic ids where it has them, else by what the topics' words mean.
pub(super) struct Truth {
    asks: Vec<BTreeSet<String>>,
    offers: Vec<BTreeSet<String>>,
    interests: Vec<BTreeSet<String>>,
    languages: Vec<BTreeSet<String>>,
    organisations: Vec<Option<String>>,
}

impl Truth {
    pub(super) fn of(script: &Script) -> Self {
        let vocabulary = Vocabulary::of(&[]);
        let meant = |ids: &[String], words: &[String]| -> BTreeSet<String> {
            if ids.is_empty() {
                words.iter().map(|words| vocabulary.key(words).as_str().to_owned()).collect()
            } else {
                ids.iter().cloned().collect()
            }
        };
        let read = |meant: &dyn Fn(&ScriptPerson) -> BTreeSet<String>| {
            script.people.iter().map(meant).collect()
        };
        Self {
            asks: read(&|person| meant(&person.true_asks, &person.details.asks)),
            offers: read(&|person| meant(&person.true_offers, &person.details.offers)),
            interests: read(&|person| {
                person.details.interests.iter().map(|words| fold::fold(words)).collect()
            }),
            languages: read(&|person| {
                person.details.languages.iter().map(|words| fold::fold(words)).collect()
            }),
            organisations: script
                .people
                .iter()
                .map(|person| person.details.organisation.as_deref().map(fold::fold))
                .collect(),
        }
    }

    /// What somebody looks for.
    pub(super) fn asks(&self, place: usize) -> impl Iterator<Item = &String> {
        self.asks.get(place).into_iter().flatten()
    }

    /// Whether somebody offers a topic.
    pub(super) fn offers(&self, place: usize, topic: &str) -> bool {
        self.offers.get(place).is_some_and(|offers| offers.contains(topic))
    }

    /// How many asks of the one the other one answers.
    pub(super) fn answered_by(&self, asker: usize, helper: usize) -> usize {
        self.asks(asker).filter(|topic| self.offers(helper, topic)).count()
    }

    /// Whether two people can talk; whoever was not asked what they speak can.
    pub(super) fn share_a_language(&self, both: [usize; 2]) -> bool {
        let [one, other] = both.map(|place| self.languages.get(place));
        let Some((one, other)) = one.zip(other) else { return true };
        one.is_empty() || other.is_empty() || !one.is_disjoint(other)
    }

    /// Whether two people are of one organisation.
    pub(super) fn are_colleagues(&self, both: [usize; 2]) -> bool {
        let [one, other] = both.map(|place| self.organisations.get(place).and_then(Option::as_ref));
        one.is_some() && one == other
    }

    /// The people of each organisation.
    pub(super) fn organisations(&self) -> Vec<Vec<usize>> {
        let mut members: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
        for (organisation, place) in self.organisations.iter().zip(0..) {
            if let Some(organisation) = organisation {
                members.entry(organisation).or_default().push(place);
            }
        }
        members.into_values().collect()
    }

    /// What everybody speaks.
    pub(super) fn languages(&self) -> &[BTreeSet<String>] {
        &self.languages
    }

    /// Pairs who share an offer, an ask or an interest that is not everybody's.
    pub(super) fn like_minded(&self) -> Vec<[usize; 2]> {
        let mut naming: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
        for lists in [&self.asks, &self.offers, &self.interests] {
            for (topics, place) in lists.iter().zip(0..) {
                for topic in topics {
                    naming.entry(topic).or_default().insert(place);
                }
            }
        }
        let shared = naming.into_values().filter(|people| people.len() <= COMPANY);
        let pairs = shared.flat_map(|people| {
            let pairs: Vec<[usize; 2]> = people
                .iter()
                .flat_map(|one| people.range(one + 1..).map(|other| [*one, *other]))
                .collect();
            pairs
        });
        pairs.collect()
    }
}
