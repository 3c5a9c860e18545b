//! What came of one evening, counted by the truth of its script.

use std::collections::{BTreeMap, BTreeSet};

use super::bound::{Ask, most_answered};
use super::evidence::{PolicyReport, Spread};
use super::fair::{Tenths, gini};
use super::host::{Evening, Programme, TALK, WALK};
use super::policy::Policy;
use super::truth::Truth;
use crate::domain::{Outcome, Pair, Participant, ParticipantId, Way};
use crate::intake::script::{Script, ScriptPerson};

const STEPS_AN_HOUR: u32 = 3_600 / WALK.0;
/// From how many strangers within reach on a policy can do something for somebody.
const REACH: usize = 10;

/// An evening with its people by their places in the script.
pub(super) struct Ledger<'a> {
    script: &'a Script,
    truth: &'a Truth,
    evening: &'a Evening,
    /// Who somebody of the script is, if they are on the roster.
    ids: Vec<Option<ParticipantId>>,
    /// Introductions that took place.
    introduced: BTreeSet<[usize; 2]>,
    /// All contacts.
    met: BTreeSet<[usize; 2]>,
}

impl<'a> Ledger<'a> {
    pub(super) fn of(script: &'a Script, truth: &'a Truth, evening: &'a Evening) -> Self {
        let id = |person: &ScriptPerson| evening.ids.get(&person.key).copied();
        let ids: Vec<Option<ParticipantId>> = script.people.iter().map(id).collect();
        let places: BTreeMap<ParticipantId, usize> =
            ids.iter().zip(0..).filter_map(|(id, place)| Some(((*id)?, place))).collect();
        let placed = |first: ParticipantId, second: ParticipantId| {
            let (one, other) = (*places.get(&first)?, *places.get(&second)?);
            Some([one.min(other), one.max(other)])
        };
        let happened = evening.event.introductions().into_iter();
        let happened = happened.filter(|one| one.outcome == Some(Outcome::Happened));
        let introduced: BTreeSet<[usize; 2]> =
            happened.filter_map(|one| placed(one.first, one.second)).collect();
        let at_tables = places.keys().flat_map(|id| {
            let met = evening.event.met_at_tables(*id).iter();
            met.filter_map(|other| placed(*id, *other))
        });
        let mut met: BTreeSet<[usize; 2]> = at_tables.collect();
        met.extend(introduced.iter().chain(&evening.crowd.talked));
        Self { script, truth, evening, ids, introduced, met }
    }

    pub(super) fn report(&self, policy: Policy, programme: Programme) -> PolicyReport {
        let contacts = self.count(self.met.iter().filter(|pair| !self.knew(**pair)));
        let counted: Vec<usize> = self.places().filter(|place| self.is_counted(*place)).collect();
        let new = |place: &usize| count(&contacts, *place);
        let within: Vec<u32> =
            counted.iter().filter(|place| self.is_within_reach(**place)).map(new).collect();
        let out_of_reach = counted.len() - within.len();
        let new: Vec<u32> = counted.iter().map(new).collect();
        let introductions = self.evening.event.introductions();
        let (asks_answerable, asks_answered, asks_answered_by_introduction) = self.asks();
        let old = self.met.iter().filter(|pair| self.knew(**pair)).count();
        let answering = self.introduced.iter().filter(|pair| self.answers(**pair) > 0).count();
        PolicyReport {
            policy,
            programme,
            rounds: self.evening.event.rounds().filter(|round| round.counts()).count(),
            introductions: introductions.len(),
            happened: self.introduced.len(),
            at_zero: new.iter().filter(|count| **count == 0).count(),
            new_cross_organisation_contacts: Spread::of(new),
            new_contacts_within_reach: Spread::of(within),
            out_of_reach,
            asks_answerable,
            asks_answered,
            asks_answered_by_introduction,
            asks_best: self.best(),
            colleague_or_acquaintance_percent: percent(old, self.met.len()),
            gini_of_introductions: gini(&self.had(|_| true)),
            introductions_per_hour: Spread::of(self.per_hour()),
            first_answered_percent: percent(answering, self.introduced.len()),
            gated_suggested: self.evening.gated,
        }
    }

    fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.ids.len()).filter(|place| self.evening.crowd.steps(*place) > 0)
    }

    fn participant(&self, place: usize) -> Option<&Participant> {
        self.evening.event.participant((*self.ids.get(place)?)?)
    }

    /// Whether somebody was there for the time of two rounds, and for their own sake.
    fn is_counted(&self, place: usize) -> bool {
        let long = self.script.event.round_minutes.saturating_mul(2 * 60 / WALK.0);
        self.evening.crowd.steps(place) >= long
            && self.participant(place).is_some_and(|person| person.companion_of.is_none())
    }

    fn takes_introductions(&self, place: usize) -> bool {
        self.participant(place).is_some_and(|person| {
            !person.barred
                && person.companion_of.is_none()
                && !matches!(person.way, Way::Listening | Way::NotNow)
        })
    }

    /// Introductions and steps in the room of those who take introductions.
    fn had(&self, is_meant: impl Fn(usize) -> bool) -> Vec<(u32, u32)> {
        let had = self.count(self.introduced.iter());
        let taking = self.places().filter(|place| self.takes_introductions(*place));
        taking
            .filter(|place| is_meant(*place))
            .map(|place| (count(&had, place), self.evening.crowd.steps(place)))
            .collect()
    }

    fn per_hour(&self) -> Vec<Tenths> {
        let had = self.had(|place| self.is_counted(place)).into_iter();
        had.filter_map(|(had, steps)| Some(Tenths((had * 10 * STEPS_AN_HOUR).checked_div(steps)?)))
            .collect()
    }

    fn count<'p>(&self, pairs: impl Iterator<Item = &'p [usize; 2]>) -> Vec<u32> {
        let mut counts = vec![0; self.ids.len()];
        for place in pairs.flatten() {
            if let Some(count) = counts.get_mut(*place) {
                *count += 1;
            }
        }
        counts
    }

    /// Whether two people are colleagues, or knew each other before.
    fn knew(&self, [one, other]: [usize; 2]) -> bool {
        self.truth.are_colleagues([one, other])
            || self.pair([one, other]).is_some_and(|pair| self.evening.event.tie(pair).is_some())
    }

    fn pair(&self, [one, other]: [usize; 2]) -> Option<Pair> {
        Pair::new((*self.ids.get(one)?)?, (*self.ids.get(other)?)?)
    }

    /// How many asks two people answer each other.
    fn answers(&self, [one, other]: [usize; 2]) -> usize {
        self.truth.answered_by(one, other) + self.truth.answered_by(other, one)
    }

    /// Asks that somebody who came could answer, those of them answered, and by introductions.
    fn asks(&self) -> (usize, usize, usize) {
        let (mut answerable, mut answered, mut introduced) = (0, 0, 0);
        for asker in self.places() {
            for topic in self.truth.asks(asker) {
                let helpers = || {
                    self.places()
                        .filter(|other| *other != asker && self.truth.offers(*other, topic))
                };
                let among = |pairs: &BTreeSet<[usize; 2]>| {
                    helpers().any(|one| pairs.contains(&[one.min(asker), one.max(asker)]))
                };
                answerable += usize::from(helpers().next().is_some());
                answered += usize::from(among(&self.met));
                introduced += usize::from(among(&self.introduced));
            }
        }
        (answerable, answered, introduced)
    }

    /// See [`PolicyReport::asks_best`].
    fn best(&self) -> usize {
        let crowd = &self.evening.crowd;
        let talk = TALK.0 / WALK.0;
        let mut asks = Vec::new();
        let mut at_once: BTreeMap<usize, usize> = BTreeMap::new();
        let mut pairs: BTreeMap<[usize; 2], usize> = BTreeMap::new();
        for asker in self.places() {
            for topic in self.truth.asks(asker) {
                let offering = self.places().filter(|other| self.truth.offers(*other, topic));
                let helpers: Vec<usize> =
                    offering.filter(|other| self.could_be_introduced([asker, *other])).collect();
                for helper in &helpers {
                    let most = at_once.entry(*helper).or_default();
                    *most = self.truth.answered_by(asker, *helper).max(*most);
                    *pairs.entry([asker.min(*helper), asker.max(*helper)]).or_default() += 1;
                }
                asks.push(Ask { helpers });
            }
        }
        let room = at_once.into_iter().map(|(helper, asks)| {
            let most =
                usize::try_from(crowd.most_introductions(helper, talk)).unwrap_or(usize::MAX);
            (helper, most.saturating_mul(asks))
        });
        let mut by_pair: Vec<usize> = pairs.into_values().collect();
        by_pair.sort_unstable_by(|one, other| other.cmp(one));
        let introductions = usize::try_from(crowd.all_steps()).unwrap_or(usize::MAX);
        let in_time = by_pair.into_iter().take(introductions).sum();
        most_answered(&asks, &room.collect()).min(in_time)
    }

    /// Whether somebody wants introductions and there were enough strangers to introduce them to.
    fn is_within_reach(&self, place: usize) -> bool {
        let strangers = self.places().filter(|other| {
            self.takes_introductions(*other)
                && self.could_be_introduced([place, *other])
                && !self.knew([place, *other])
        });
        self.takes_introductions(place) && strangers.take(REACH).count() == REACH
    }

    fn could_be_introduced(&self, [one, other]: [usize; 2]) -> bool {
        one != other
            && self.evening.crowd.overlapped(one, other)
            && self.truth.share_a_language([one, other])
            && self.pair([one, other]).is_some_and(|pair| !self.evening.event.is_shunned(pair))
    }
}

fn count(counts: &[u32], place: usize) -> u32 {
    counts.get(place).copied().unwrap_or(0)
}

fn percent(some: usize, all: usize) -> usize {
    (some * 100).checked_div(all).unwrap_or(0)
}
