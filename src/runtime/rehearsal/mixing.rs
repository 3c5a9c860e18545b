//! How people mix when nobody introduces them: small groups that drift, and everybody drifts to
//! whom they know.
//!
//! A model, fitted to public figures: contacts measured with badges at conferences, and speed
//! dating. It says who talked with whom, never whether it was worth it.

use std::collections::{BTreeMap, BTreeSet};

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// For how many steps two people stand together before they have talked: two minutes.
///
/// Source: the figures count conversations of two minutes or more.
const CONVERSATION: u32 = 6;
/// How many people stand together at most.
const GROUP: usize = 3;
/// What a stranger weighs to whoever looks for company; the other weights are relative to it.
const STRANGER: u64 = 10;

/// How people mix. A step is 20 seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Habits {
    /// For how many steps somebody stays in a group, on average.
    pub(super) stay: u32,
    /// For how many steps somebody stands alone before they look for company, on average.
    pub(super) alone: u32,
    /// What a colleague weighs, in tenths of a stranger.
    pub(super) colleague: u64,
    /// What somebody weighs whom one has met before, tonight or earlier, in tenths of a stranger.
    pub(super) acquaintance: u64,
    /// What somebody of the same interest weighs, in tenths of a stranger.
    pub(super) like_minded: u64,
}

impl Habits {
    /// What reproduces the public figures; the tests hold it against them.
    ///
    /// - `stay`, `alone`: about 7 conversations of two minutes or more with different people. They
    ///   were counted over two or three days; here they all fall into one evening of 150 minutes,
    ///   which is the reading that is kindest to free mixing.
    /// - `colleague`: the odds that colleagues talk are 14 to 18 times those of others. The weight
    ///   is greater than that, because whoever joins a colleague meets the others of the group.
    /// - `acquaintance`: who met on day 1 meets on day 2 in 17 to 41 % of cases, others in 6 to
    ///   18 %.
    /// - `like_minded`: shared interests predict who talks hardly better than chance, AUC 0.52 to
    ///   0.55.
    pub(super) const FITTED: Self =
        Self { stay: 24, alone: 55, colleague: 165, acquaintance: 40, like_minded: 16 };
}

/// Who is drawn to whom before the evening begins, by their places.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Society {
    /// For everybody those who weigh more than a stranger, and how much.
    pub(super) circles: Vec<BTreeMap<usize, u64>>,
    /// For everybody the languages they speak; none when nobody asked.
    pub(super) languages: Vec<BTreeSet<String>>,
}

impl Society {
    /// That many people who do not know each other.
    pub(super) fn of_strangers(people: usize) -> Self {
        Self { circles: vec![BTreeMap::new(); people], languages: vec![BTreeSet::new(); people] }
    }

    /// Two people weigh more to each other than strangers; the greater weight stays.
    pub(super) fn draw_together(&mut self, pair: [usize; 2], weight: u64) {
        let [one, other] = pair;
        for (who, whom) in [(one, other), (other, one)] {
            if let Some(circle) = self.circles.get_mut(who).filter(|_| who != whom) {
                let known = circle.entry(whom).or_insert(STRANGER);
                *known = weight.max(*known);
            }
        }
    }

    fn can_talk(&self, one: usize, other: usize) -> bool {
        let spoken = |who: usize| self.languages.get(who).filter(|spoken| !spoken.is_empty());
        spoken(one).zip(spoken(other)).is_none_or(|(one, other)| !one.is_disjoint(other))
    }
}

/// People who mix.
#[derive(Clone, Debug)]
pub(super) struct Mixing {
    habits: Habits,
    society: Society,
    seed: u64,
    step: u32,
    /// The people of each group and since which step they stand in it; an empty one is free.
    groups: Vec<Vec<(usize, u32)>>,
    /// In which group everybody stands.
    stands_in: Vec<Option<usize>>,
    talked: BTreeSet<[usize; 2]>,
}

/// What chance has in store for one person in one step, whatever they do with it.
#[derive(Clone, Copy)]
struct Luck {
    moves: u32,
    choice: u32,
}

impl Mixing {
    /// Everybody stands alone.
    ///
    /// - `seed`: the same one has the same in store for everybody in every step, so that evenings
    ///   differ by what is done in them and not by chance.
    pub(super) fn new(society: Society, habits: Habits, seed: u64) -> Self {
        let stands_in = vec![None; society.circles.len()];
        Self {
            habits,
            society,
            seed,
            step: 0,
            groups: Vec::new(),
            stands_in,
            talked: BTreeSet::new(),
        }
    }

    /// Twenty seconds pass.
    ///
    /// - `free`: for everybody whether they are in the room and neither at a table nor in a
    ///   conversation to which they were introduced.
    pub(super) fn pass(&mut self, free: &[bool]) {
        let luck = self.luck();
        self.step += 1;
        let is_free = |who: &usize| free.get(*who).copied().unwrap_or(false);
        for who in (0..self.stands_in.len()).filter(|who| !is_free(who)) {
            self.part(who);
        }
        let company: Vec<usize> = (0..self.stands_in.len()).filter(is_free).collect();
        for who in &company {
            let Some(luck) = luck.get(*who).copied() else { continue };
            let stands = self.stands_in.get(*who).copied().flatten().is_some();
            let after = if stands { self.habits.stay } else { self.habits.alone };
            if luck.moves > u32::MAX / after.max(1) {
                continue;
            }
            if stands {
                self.part(*who);
            } else if let Some(whom) = self.drawn_to(*who, &company, luck.choice) {
                self.join(*who, whom);
            }
        }
    }

    /// Two people got to know each other in another way.
    pub(super) fn acquaint(&mut self, pair: [usize; 2]) {
        self.society.draw_together(pair, self.habits.acquaintance);
    }

    /// The evening is over: the pairs who talked, each with the lower place first.
    pub(super) fn end(mut self) -> BTreeSet<[usize; 2]> {
        for who in 0..self.stands_in.len() {
            self.part(who);
        }
        self.talked
    }

    fn luck(&self) -> Vec<Luck> {
        // A stream of its own for each step: what happened before does not shift it.
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        random.set_stream(u64::from(self.step));
        let people = 0..self.stands_in.len();
        people.map(|_| Luck { moves: random.random(), choice: random.random() }).collect()
    }

    /// To whom somebody goes: the heavier somebody weighs to them, the likelier.
    ///
    /// - `company`: everybody who is free, in ascending order; the one who looks is among them.
    fn drawn_to(&self, who: usize, company: &[usize], choice: u32) -> Option<usize> {
        let circle = self.society.circles.get(who)?;
        let known: Vec<(usize, usize, u64)> = circle
            .iter()
            .filter_map(|(whom, weight)| Some((company.binary_search(whom).ok()?, *whom, *weight)))
            .collect();
        let known_weight: u64 = known.iter().map(|(_, _, weight)| weight).sum();
        let strangers = u64::try_from(company.len() - 1 - known.len()).ok()?;
        let total = known_weight + strangers * STRANGER;
        let mut left = (u64::from(choice) * total) >> 32;
        for (_, whom, weight) in &known {
            left = match left.checked_sub(*weight) {
                Some(left) => left,
                None => return Some(*whom),
            };
        }
        let mut rank = usize::try_from(left / STRANGER).ok()?;
        let own = company.binary_search(&who).ok()?;
        let mut passed: Vec<usize> = known.iter().map(|(rank, ..)| *rank).chain([own]).collect();
        passed.sort_unstable();
        for other in passed {
            rank += usize::from(other <= rank);
        }
        company.get(rank).copied()
    }

    /// Somebody walks over to somebody else, unless the group is full or they cannot talk.
    fn join(&mut self, who: usize, whom: usize) {
        if !self.society.can_talk(who, whom) {
            return;
        }
        let standing = self.stands_in.get(whom).copied().flatten();
        let group = standing.unwrap_or_else(|| self.empty_group());
        let Some(members) = self.groups.get_mut(group) else { return };
        if members.len() >= GROUP {
            return;
        }
        members.push((who, self.step));
        if standing.is_none() {
            members.push((whom, self.step));
        }
        for one in [who, whom] {
            if let Some(stands_in) = self.stands_in.get_mut(one) {
                *stands_in = Some(group);
            }
        }
    }

    fn empty_group(&mut self) -> usize {
        self.groups.iter().position(Vec::is_empty).unwrap_or_else(|| {
            self.groups.push(Vec::new());
            self.groups.len() - 1
        })
    }

    /// Somebody leaves their group; whoever is left alone in it stands alone.
    fn part(&mut self, who: usize) {
        let Some(group) = self.stands_in.get_mut(who).and_then(Option::take) else { return };
        let Some(members) = self.groups.get_mut(group) else { return };
        let Some(place) = members.iter().position(|(member, _)| *member == who) else { return };
        let (_, since) = members.swap_remove(place);
        let mut others = members.clone();
        if let [(last, _)] = others.as_slice()
            && let Some(stands_in) = self.stands_in.get_mut(*last)
        {
            *stands_in = None;
            members.clear();
        }
        others.retain(|(_, joined)| self.step - since.max(*joined) >= CONVERSATION);
        for (other, _) in others {
            let pair = [who.min(other), who.max(other)];
            if self.society.can_talk(who, other) {
                self.talked.insert(pair);
                self.acquaint(pair);
            }
        }
    }
}

#[cfg(test)]
mod tests;
