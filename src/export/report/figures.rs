//! The figures of an evening, each with what it means and where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::ei::e_i_index;
use crate::domain::{Event, Outcome, Pair, Participant, ParticipantId, Way};
use crate::matching::{Room, answered_asks, network};
use crate::topics::{Likenesses, fold};

/// One figure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Figure {
    /// What it is of.
    pub name: &'static str,
    /// The figure, in words.
    pub value: String,
    /// What it means, in one sentence.
    pub means: &'static str,
    /// How it is counted, or whose measure it is.
    pub source: &'static str,
}

/// What an evening did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// The figures, the one by which an evening is measured first.
    pub rows: Vec<Figure>,
    /// Those who came, in the order of their ids; companions and the barred left out.
    pub people: Vec<ParticipantId>,
    /// Who knows whom of them, and whether since tonight.
    pub ties: Vec<(Pair, bool)>,
    /// Who was left out, and of what: for the host alone.
    pub left_out: Vec<(ParticipantId, String)>,
    /// Those all of whom they met are of their own organisation.
    pub inside: Vec<ParticipantId>,
    /// Those who passed others on: to be thanked.
    pub thanks: Vec<ParticipantId>,
}

/// Everything that is counted of an evening.
struct Evening<'a> {
    event: &'a Event,
    people: Vec<&'a Participant>,
    /// How many others each met tonight whom they did not know.
    new: BTreeMap<ParticipantId, usize>,
    /// How many introductions each had.
    introduced: BTreeMap<ParticipantId, usize>,
    ties: Vec<(Pair, bool)>,
}

/// The figures of an evening.
#[must_use]
pub fn figures(event: &Event) -> Figures {
    let came = |person: &&Participant| {
        person.arrived().is_some() && !person.barred && person.companion_of.is_none()
    };
    let people: Vec<&Participant> = event.participants().filter(came).collect();
    let ids: BTreeSet<ParticipantId> = people.iter().map(|person| person.id).collect();
    let known: BTreeSet<Pair> = event.ties().map(|(pair, _)| pair).collect();
    let met: BTreeSet<Pair> = ids
        .iter()
        .flat_map(|one| event.met_by(*one).into_iter().filter_map(|other| Pair::new(*one, other)))
        .collect();
    let both = |pair: &&Pair| pair.both().iter().all(|one| ids.contains(one));
    let before = known.iter().filter(both).map(|pair| (*pair, false));
    let tonight = met.difference(&known).filter(both).map(|pair| (*pair, true));
    let ties: Vec<(Pair, bool)> = before.chain(tonight).collect();
    let mut new: BTreeMap<ParticipantId, usize> = ids.iter().map(|id| (*id, 0)).collect();
    let mut introduced = new.clone();
    for one in ties.iter().filter(|(_, is_new)| *is_new).flat_map(|(pair, _)| pair.both()) {
        new.entry(one).and_modify(|count| *count += 1);
    }
    for made in event.introductions().iter().filter(|made| made.outcome != Some(Outcome::DidNot)) {
        for one in [made.first, made.second] {
            introduced.entry(one).and_modify(|count| *count += 1);
        }
    }
    let evening = Evening { event, people, new, introduced, ties };
    let mut thanks: Vec<ParticipantId> = event.passed_on().iter().map(|one| one.by).collect();
    thanks.sort_unstable();
    thanks.dedup();
    Figures {
        rows: [evening.learning(), evening.meeting(), evening.reach(), evening.fairness()].concat(),
        left_out: evening.left_out(),
        inside: evening.inside(),
        people: ids.into_iter().collect(),
        ties: evening.ties,
        thanks,
    }
}

impl Evening<'_> {
    fn learning(&self) -> Vec<Figure> {
        let event = self.event;
        let promised = self.people.iter().filter(|one| event.has_promised(one.id)).count();
        let room = Room::afterwards(event, &Likenesses::new());
        let answered = answered_asks(&room);
        let asks: BTreeSet<_> = answered.iter().map(|(asker, ask, _)| (*asker, ask)).collect();
        let organisation = self.groups(|person| person.details.organisation.as_ref());
        let across = |(asker, _, helper): &&(ParticipantId, String, ParticipantId)| {
            let both = organisation.get(asker).zip(organisation.get(helper));
            both.is_some_and(|(one, other)| one != other)
        };
        let across: BTreeSet<_> =
            answered.iter().filter(across).map(|(asker, ask, _)| (*asker, ask)).collect();
        let all: usize = self.people.iter().map(|person| person.details.asks.len()).sum();
        vec![
            Figure {
                name: "learnings used",
                value: format!("{} of {}", event.lessons_used(), event.lessons().count()),
                means: "Of what was heard and promised, how much is in use: what the evening was for.",
                source: "what people said when they were asked again on day 2, 14 and 90",
            },
            Figure {
                name: "heard",
                value: event.heard().count().to_string(),
                means: "Ideas that somebody took the trouble to write down.",
                source: "F6",
            },
            Figure {
                name: "people with a promise",
                value: format!("{promised} of {}", self.people.len()),
                means: "A promise with a moment is kept far more often than a good intention.",
                source: "P. M. Gollwitzer, 1999, Implementation intentions, American Psychologist 54",
            },
            Figure {
                name: "asks answered",
                value: format!("{} of {all}", asks.len()),
                means: "Asks whose asker met somebody who offers just that.",
                source: "topics in the people's own words",
            },
            Figure {
                name: "asks answered across organisations",
                value: across.len().to_string(),
                means: "Topics that crossed a border: what is new to one is old to the other.",
                source: "of the asks answered, those by somebody of another organisation",
            },
        ]
    }

    fn meeting(&self) -> Vec<Figure> {
        let shape = network(self.event);
        let target = match self.event.settings().newcomer_percent {
            0 => String::new(),
            percent => format!(", {percent} % wanted"),
        };
        let newcomers = self.people.iter().filter(|one| one.details.first_time == Some(true));
        let newcomers: BTreeSet<ParticipantId> = newcomers.map(|person| person.id).collect();
        let made = self.event.introductions();
        let with_new = made
            .iter()
            .filter(|made| newcomers.contains(&made.first) || newcomers.contains(&made.second))
            .count();
        let percent = (with_new * 100).checked_div(made.len()).unwrap_or(0);
        vec![
            Figure {
                name: "people who came",
                value: self.people.len().to_string(),
                means: "Companions and those who were barred are not counted.",
                source: "the desk",
            },
            Figure {
                name: "newcomers",
                value: format!("{}; in {percent} % of the introductions{target}", newcomers.len()),
                means: "A network that is not refreshed grows old.",
                source: "who said that it is their first time",
            },
            Figure {
                name: "groups before and now",
                value: format!("{} before, {} now", shape.before.groups, shape.now.groups),
                means: "Groups of people who reach each other over people who know each other.",
                source: "components of the network",
            },
            Figure {
                name: "alone before and now",
                value: format!("{} before, {} now", shape.before.alone, shape.now.alone),
                means: "People who know nobody else who came.",
                source: "isolates of the network",
            },
            Figure {
                name: "people who join two groups",
                value: shape.joins.len().to_string(),
                means: "Without them a group would fall apart: good ideas come from there.",
                source: "R. S. Burt, 2004, Structural holes and good ideas; articulation points",
            },
            Figure {
                name: "new ties a person",
                value: spread(self.new.values().copied().collect()),
                means: "How many each met whom they did not know; the least says more than the sum.",
                source: "tables, introductions, and who met by themselves",
            },
            Figure {
                name: "new ties a person over a border",
                value: format!("least {}, median {}", shape.least_new, shape.median_new),
                means: "The same, of people of another group than before: the periphery teaches.",
                source: "M. Granovetter, 1973, The strength of weak ties",
            },
        ]
    }

    fn reach(&self) -> Vec<Figure> {
        let organisation = self.groups(|person| person.details.organisation.as_ref());
        let field = self.groups(|person| person.details.field.as_ref());
        let index = |group: &BTreeMap<ParticipantId, String>| {
            let of = |only_before: bool| {
                let ties = self.ties.iter().filter(|(_, is_new)| !(only_before && *is_new));
                e_i_index(ties.map(|(pair, _)| *pair), group)
                    .map_or_else(|| "unknown".to_owned(), |index| format!("{index:+.2}"))
            };
            format!("{} before, {} now", of(true), of(false))
        };
        vec![
            Figure {
                name: "E–I index of organisations",
                value: index(&organisation),
                means: "From −1, all ties inside the own organisation, to +1, all across.",
                source: "D. Krackhardt, R. N. Stern, 1988; ties of people whose organisation is known",
            },
            Figure {
                name: "E–I index of fields",
                value: index(&field),
                means: "The same, of the fields in which people work.",
                source: "D. Krackhardt, R. N. Stern, 1988; ties of people whose field is known",
            },
        ]
    }

    fn fairness(&self) -> Vec<Figure> {
        let counts: Vec<usize> = self.introduced.values().copied().collect();
        let all: usize = counts.iter().sum();
        let people = counts.len();
        // Fewer than half the even share: twice a person's own is less than what all have a head.
        let behind = counts.iter().filter(|count| *count * 2 * people < all).count();
        let mut rested: BTreeMap<ParticipantId, usize> = BTreeMap::new();
        for round in self.event.rounds().filter(|round| round.counts()) {
            for one in &round.seating.sitting_out {
                *rested.entry(*one).or_default() += 1;
            }
        }
        let most = rested.values().max().copied().unwrap_or(0);
        vec![
            Figure {
                name: "introductions a person",
                value: format!("{}; {behind} with less than half an even share", spread(counts)),
                means: "An even share is all introductions over all people, each counted twice.",
                source: "introductions that were made, those that did not happen left out",
            },
            Figure {
                name: "rounds rested",
                value: format!("{} people; most for one: {most}", rested.len()),
                means: "Nobody rests twice before all have once.",
                source: "rounds that count",
            },
            Figure {
                name: "passed on",
                value: self.event.passed_on().len().to_string(),
                means: "“Not me, ask Lena”: those who connect others are seen and thanked.",
                source: "introductions somebody handed to somebody better placed",
            },
        ]
    }

    /// Who was left out, and of what.
    fn left_out(&self) -> Vec<(ParticipantId, String)> {
        let mut left = Vec::new();
        for person in &self.people {
            let count = |counts: &BTreeMap<ParticipantId, usize>| counts.get(&person.id).copied();
            let met = count(&self.new).unwrap_or(0);
            let introduced = count(&self.introduced).unwrap_or(0);
            if matches!(person.way, Way::NotNow | Way::Listening) {
                continue;
            }
            if met == 0 {
                left.push((person.id, "met nobody new".to_owned()));
            } else if introduced == 0 && person.way == Way::IntroduceMe {
                left.push((person.id, "asked to be introduced and was not".to_owned()));
            } else if met == 1 {
                left.push((person.id, "met one person new to them".to_owned()));
            }
        }
        left
    }

    /// Those who met somebody, and nobody of another organisation.
    fn inside(&self) -> Vec<ParticipantId> {
        let organisation = self.groups(|person| person.details.organisation.as_ref());
        let inside = |person: &&&Participant| {
            let Some(own) = organisation.get(&person.id) else { return false };
            let met = self.event.met_by(person.id);
            !met.is_empty() && met.iter().all(|other| organisation.get(other) == Some(own))
        };
        self.people.iter().filter(inside).map(|person| person.id).collect()
    }

    /// The group of each, as far as it is known, capitals and accents aside.
    fn groups(
        &self,
        of: impl for<'p> Fn(&'p Participant) -> Option<&'p String>,
    ) -> BTreeMap<ParticipantId, String> {
        let known = self.people.iter().filter_map(|person| {
            let group = of(person).map(|group| fold::fold(group))?;
            (!group.is_empty()).then_some((person.id, group))
        });
        known.collect()
    }
}

fn spread(mut counts: Vec<usize>) -> String {
    counts.sort_unstable();
    let at = |place: usize| counts.get(place).copied().unwrap_or(0);
    let last = counts.len().saturating_sub(1);
    format!("least {}, median {}, most {}", at(0), at(counts.len() / 2), at(last))
}
