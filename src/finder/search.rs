//! One search among people: the readings of what was typed, from the strictest to the most patient.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::assignment::{score, score_alone};
use super::distance::LETTERS;
use super::highlight::matched;
use super::lexicon::{Lexicon, Patience, Slot};
use super::matches::Matches;
use super::people::{Brief, Hit, Index, place};
use super::query::{Reading, Term, bare, code};
use super::rank::{Score, Standing, Tier, cost};
use crate::domain::ParticipantId;

/// One search: what was found so far, and under which reading.
pub(super) struct Search<'a> {
    index: &'a Index,
    limit: usize,
    readings: Vec<Reading>,
    found: Vec<Found>,
    /// By slot, whether the person was found.
    known: Vec<bool>,
    matches: Known,
}

/// What terms were found to match: readings share most of their words.
#[derive(Default)]
struct Known(BTreeMap<(String, Patience), Rc<Matches>>);

impl Known {
    fn of(&mut self, lexicon: &Lexicon, term: &Term, patience: Patience) -> Rc<Matches> {
        let known = self.0.entry((term.text().to_owned(), patience));
        Rc::clone(known.or_insert_with(|| Rc::new(lexicon.matches(term, patience))))
    }
}

#[derive(Clone, Copy)]
struct Found {
    slot: Slot,
    score: Score,
    reading: usize,
}

/// The most ways in which words typed as one are taken apart.
const APART: usize = 6;
/// Of how many letters a word may be all initials.
const INITIALS: usize = 3;
/// From how many letters on a code is searched by its beginning.
const CODE_FROM: usize = 2;

fn has_digit(code: &str) -> bool {
    code.chars().any(char::is_numeric)
}

impl<'a> Search<'a> {
    /// A search that has not begun.
    pub(super) fn new(index: &'a Index, limit: usize) -> Self {
        let known = vec![false; index.people.len()];
        Self {
            index,
            limit,
            readings: Vec::new(),
            found: Vec::new(),
            known,
            matches: Known::default(),
        }
    }

    fn is_enough(&self) -> bool {
        self.found.len() >= self.limit
    }

    /// Looks where few keys lead to somebody first, and forgives only while too few are found.
    pub(super) fn run(&mut self, query: &str) {
        let typed = Reading::typed(query);
        let code = code(query);
        self.readings.push(typed.clone());
        // Only what has a digit is read without its signs: `jean-luc` is a name, `QX-7` a code.
        let bare = Some(bare(&code)).filter(|bare| *bare != code && has_digit(bare));
        self.add_codes(&code, true);
        self.add_codes(bare.as_deref().unwrap_or_default(), true);
        self.add_reading(&typed, Patience::Strict);
        for code in [Some(&code), bare.as_ref()].into_iter().flatten() {
            if !self.is_enough() && code.chars().count() >= CODE_FROM {
                self.add_codes(code, false);
            }
        }
        if self.is_enough() || typed.terms.is_empty() {
            return;
        }
        let spaced: Vec<Reading> =
            self.joined(&typed).into_iter().chain(self.apart(&typed)).collect();
        for reading in &spaced {
            self.add_reading(reading, Patience::Strict);
        }
        if !self.is_enough() {
            self.add_reading(&typed, Patience::Forgiving);
        }
        if self.found.is_empty() {
            for reading in typed.joined(|_| true).iter().chain(&typed.without_one()) {
                self.add_reading(reading, Patience::Forgiving);
            }
        }
    }

    /// Adds people by the whole of a code, or by its beginning.
    fn add_codes(&mut self, code: &str, whole: bool) {
        if code.is_empty() {
            return;
        }
        for (is_whole, slot) in self.index.with_code(code) {
            if is_whole || !whole {
                let (cost, tier) = if is_whole {
                    (0, Tier::Code)
                } else {
                    (u16::from(cost::CODE_BEGINNING), Tier::CodeBeginning)
                };
                self.add(slot, Score { cost, fine: 0, tier }, 0);
            }
        }
    }

    fn add(&mut self, slot: Slot, score: Score, reading: usize) {
        let known = place(slot).and_then(|place| self.known.get_mut(place));
        if let Some(known) = known.filter(|known| !**known) {
            *known = true;
            self.found.push(Found { slot, score, reading });
        }
    }

    /// Adds the people who fit a reading: those of its rarest word are looked at, nobody else.
    fn add_reading(&mut self, reading: &Reading, patience: Patience) {
        let lexicon = &self.index.lexicon;
        let matches: Vec<Rc<Matches>> =
            reading.terms.iter().map(|term| self.matches.of(lexicon, term, patience)).collect();
        let Some(rarest) = matches.iter().min_by_key(|matches| lexicon.reach(matches)) else {
            return;
        };
        let number = self.readings.len();
        self.readings.push(reading.clone());
        if reading.terms.len() == 1 {
            return self.add_alone(reading, rarest, number);
        }
        let mut tried = self.known.clone();
        for posting in rarest.words().iter().flat_map(|&word| lexicon.postings(word)) {
            let tried = place(posting.slot).and_then(|place| tried.get_mut(place));
            let Some(tried) = tried.filter(|tried| !**tried) else { continue };
            *tried = true;
            let person = self.index.person(posting.slot);
            if let Some(score) = person.and_then(|person| score(reading, &matches, person)) {
                self.add(posting.slot, score, number);
            }
        }
    }

    /// Adds the people with a word that fits the only one typed, each by their best.
    fn add_alone(&mut self, reading: &Reading, matches: &Matches, number: usize) {
        let lexicon = &self.index.lexicon;
        let mut found: Vec<(Slot, Score)> = Vec::new();
        for &word in matches.words() {
            let Some(grade) = matches.grade(word) else { continue };
            for &posting in lexicon.postings(word) {
                found.extend(
                    score_alone(reading, grade, posting).map(|score| (posting.slot, score)),
                );
            }
        }
        found.sort_unstable();
        for (slot, score) in found {
            self.add(slot, score, number);
        }
    }

    /// The readings with two neighbouring words as one where that leads somewhere.
    fn joined(&self, typed: &Reading) -> Vec<Reading> {
        typed.joined(|pair| self.index.lexicon.has_beginning(pair))
    }

    /// The readings with one word taken apart where both parts lead somewhere.
    ///
    /// A word that begins a name stays whole, but for few letters, which may be initials.
    fn apart(&self, typed: &Reading) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (at, term) in typed.terms.iter().enumerate() {
            let text: String = term.letters.iter().collect();
            if term.letters.len() > INITIALS && self.index.lexicon.begins_name(&text) {
                continue;
            }
            for parts in self.parts(&text, 3) {
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                readings.push(typed.apart(at, &parts));
            }
        }
        readings.truncate(APART);
        readings
    }

    /// The ways to take a word apart into at most `most` parts: whole words and initials, the last
    /// perhaps a beginning. Few letters are initials.
    fn parts(&self, text: &str, most: usize) -> Vec<Vec<String>> {
        let lexicon = &self.index.lexicon;
        let mut found = Vec::new();
        if text.chars().count() > LETTERS {
            return found;
        }
        for (at, _) in text.char_indices().skip(1) {
            let Some((first, rest)) = text.split_at_checked(at) else { continue };
            let begins = first.chars().count() == 1 || lexicon.has(first);
            if !begins {
                continue;
            }
            let short = rest.chars().count() == 1 && text.chars().count() > INITIALS;
            if lexicon.has_beginning(rest) && !(short && first.chars().count() == 1) {
                found.push(vec![first.to_owned(), rest.to_owned()]);
            }
            if most > 2 {
                for mut parts in self.parts(rest, most - 1) {
                    parts.insert(0, first.to_owned());
                    found.push(parts);
                }
            }
        }
        found.sort_by_key(Vec::len);
        found
    }

    /// What was found, the best first.
    pub(super) fn into_hits(mut self, rank: impl Fn(ParticipantId) -> Standing) -> Vec<Hit> {
        self.keep_cheapest();
        // Keys once for each person: one letter finds thousands, and each is compared often.
        let ranked = self.found.iter().filter_map(|found| {
            let Brief { id, beginning } = *self.index.brief(found.slot)?;
            let Score { cost, fine, tier } = found.score;
            Some(((cost, rank(id), fine, tier, beginning), found.slot, id, found.reading))
        });
        let mut ranked: Vec<_> = ranked.collect();
        let folded = |slot| self.index.person(slot).map(|person| &*person.folded);
        let order =
            |(one, slot, id, _): &(_, Slot, ParticipantId, usize),
             (other, other_slot, other_id, _): &(_, Slot, ParticipantId, usize)| {
                // Names of one beginning are read to their end, which is seldom.
                Ord::cmp(one, other)
                    .then_with(|| folded(*slot).cmp(&folded(*other_slot)))
                    .then_with(|| id.cmp(other_id))
            };
        if ranked.len() > self.limit {
            ranked.select_nth_unstable_by(self.limit, order);
            ranked.truncate(self.limit);
        }
        ranked.sort_unstable_by(order);
        let mut hits = Vec::with_capacity(ranked.len());
        for ((_, _, _, tier, _), slot, participant, reading) in ranked {
            let person = self.index.person(slot).zip(self.readings.get(reading));
            let matched = person.map(|(person, reading)| matched(&person.name, reading));
            hits.push(Hit { participant, tier, matched: matched.unwrap_or_default() });
        }
        hits
    }

    /// Lets those go who cost more than as many as are asked for: no standing brings them back.
    fn keep_cheapest(&mut self) {
        let Some(last) = self.limit.checked_sub(1).filter(|&last| last < self.found.len()) else {
            return;
        };
        let mut costs: Vec<u16> = self.found.iter().map(|found| found.score.cost).collect();
        let (_, &mut most, _) = costs.select_nth_unstable(last);
        self.found.retain(|found| found.score.cost <= most);
    }
}
