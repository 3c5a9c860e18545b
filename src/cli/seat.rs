//! `seat`: who sits where in an event that a file describes, for whoever measures the planner.

use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::outcome::{Failure, Outcome, print};
use crate::runtime::{Shop, plan_within};
use crate::seating::{
    Acquainted, Clash, Draft, PersonIndex, PersonSpec, Problem, Remedy, RoundSpec, Rule,
    TableIndex, TableSpec, Tables, Unplannable, Weights, Worth,
};
use crate::storage::read_file;

/// The longest file, in bytes.
const LIMIT: u64 = 64 << 20;

/// An event as the file describes it; people and tables are numbers from 0.
#[derive(Debug, Deserialize)]
struct Instance {
    /// How many people.
    n: usize,
    /// How many rounds, those held already included.
    rounds: usize,
    /// For each round, how many sit at each table; who is there and finds no seat rests.
    sizes: Vec<Vec<u16>>,
    /// Who is missing, and in which rounds.
    #[serde(default)]
    absent: Vec<(usize, Vec<usize>)>,
    /// The rounds that were held, each a list of tables.
    #[serde(default)]
    past: Vec<Vec<Vec<usize>>>,
    /// Pairs who met at an earlier event: their meeting is worth nothing.
    #[serde(default)]
    met: Vec<(usize, usize)>,
    /// Pairs who never share a table.
    #[serde(default)]
    forbid: Vec<(usize, usize)>,
    /// The organisation of each person: a meeting of colleagues is worth nothing.
    #[serde(default)]
    org: Option<Vec<Option<i64>>>,
    /// Who stays at which table.
    #[serde(default)]
    hosts: Vec<(usize, usize)>,
    /// What a first meeting is worth; 1 without it.
    #[serde(default)]
    weight: Option<Weight>,
}

/// What a first meeting is worth: `base`, and `per` for each topic in common, and a number below
/// `noise` that only depends on the two.
#[derive(Debug, Deserialize)]
struct Weight {
    topics: Vec<Vec<i64>>,
    base: u32,
    per: u32,
    #[serde(default)]
    noise: u32,
}

#[derive(Serialize)]
struct Answer {
    rounds: Vec<Vec<Vec<u16>>>,
}

/// Prints who sits where in all rounds, those held included.
pub(super) fn seat(shop: &Shop, file: &Path, seconds: f64, seed: u64) -> Outcome {
    let instance: Instance = serde_json::from_slice(&read_file(&*shop.disk, file, LIMIT)?)
        .map_err(|error| {
            let sentence = format!("{} is not an event to seat: {error}", file.display());
            Failure::new(sentence, "it needs at least n, rounds and sizes, as JSON")
        })?;
    let patience = patience(seconds)?;
    let held = instance.past.iter().map(|tables| tables.iter().map(|one| numbers(one)).collect());
    let mut rounds: Vec<Vec<Vec<u16>>> = held.collect::<Result<_, _>>()?;
    let to_come = instance.sizes.get(rounds.len()..).unwrap_or_default();
    if instance.sizes.len() != instance.rounds {
        let sentence = format!(
            "The event has {} rounds and sizes for {}",
            instance.rounds,
            instance.sizes.len()
        );
        return Err(Failure::new(sentence, "give a row of sizes for every round"));
    }
    if !to_come.is_empty() {
        let draft = instance.draft(to_come)?;
        let problem = Problem::new(draft.clone()).map_err(|why| refusal(&draft, &why))?;
        let plan = plan_within(&problem, seed, patience);
        for (round, row) in plan.rounds.into_iter().zip(to_come) {
            let tables = round.tables.into_iter().take(row.len());
            let people = |table: Vec<PersonIndex>| table.into_iter().map(|one| one.0).collect();
            rounds.push(tables.map(people).collect());
        }
    }
    let answer = serde_json::to_string(&Answer { rounds }).map_err(std::io::Error::from);
    print(&answer.map_err(Failure::Printed)?)
}

/// The time that a search is given.
pub(super) fn patience(seconds: f64) -> Result<Duration, Failure> {
    Duration::try_from_secs_f64(seconds)
        .map_err(|_| Failure::usage("--seconds takes a number from 0", "--seconds 1"))
}

fn numbers(people: &[usize]) -> Result<Vec<u16>, Failure> {
    people.iter().map(|one| Ok(person(*one)?.0)).collect()
}

fn person(number: usize) -> Result<PersonIndex, Failure> {
    u16::try_from(number).map(PersonIndex).map_err(|_| too_high("person", number))
}

fn table(number: usize) -> Result<TableIndex, Failure> {
    u16::try_from(number).map(TableIndex).map_err(|_| too_high("table", number))
}

fn too_high(what: &str, number: usize) -> Failure {
    Failure::new(
        format!("There is no {what} {number}"),
        format!("count each {what} from 0, at most 65,535 of them"),
    )
}

impl Instance {
    fn draft(&self, to_come: &[Vec<u16>]) -> Result<Draft, Failure> {
        let mut draft = Draft {
            people: self.people()?,
            past: self.past.iter().map(|tables| places(tables)).collect::<Result<_, _>>()?,
            rules: self.rules()?,
            usual_worth: 1,
            // What is asked for is the worth of all first meetings, and nothing else.
            weights: Weights { repeat: 0, colleague: 0, acquainted: 0, ..Weights::default() },
            ..Draft::default()
        };
        draft.policy.smallest_table = 2;
        let absent = self.absences()?;
        let tables = to_come.iter().map(Vec::len).max().unwrap_or(0);
        for (round, row) in (self.past.len()..).zip(to_come) {
            let exactly = |size: &u16| TableSpec { seats: *size, exactly: Some(*size) };
            let mut specs: Vec<TableSpec> = row.iter().map(exactly).collect();
            specs.resize(tables, TableSpec::with_seats(0));
            let here = |one: &PersonIndex| {
                absent.get(one.at()).is_none_or(|rounds| !rounds.contains(&round))
            };
            draft.rounds.push(RoundSpec {
                tables: specs,
                present: PersonIndex::first(self.n).filter(here).collect(),
                locked: Vec::new(),
            });
        }
        self.put_worth(&mut draft)?;
        Ok(draft)
    }

    fn people(&self) -> Result<Vec<PersonSpec>, Failure> {
        let rows = [self.org.as_ref().map(Vec::len), self.weight.as_ref().map(|w| w.topics.len())];
        if rows.into_iter().flatten().any(|rows| rows != self.n) {
            let sentence = format!("org and topics must name {} people, one row each", self.n);
            return Err(Failure::new(sentence, "give each person a row, empty if need be"));
        }
        let mut seen: Vec<i64> = Vec::new();
        let mut specs = Vec::new();
        for index in 0..self.n {
            let org = self.org.as_ref().and_then(|rows| *rows.get(index)?);
            let organisation = org.map(|org| {
                seen.iter().position(|known| *known == org).unwrap_or_else(|| {
                    seen.push(org);
                    seen.len() - 1
                })
            });
            let organisation = organisation.and_then(|number| u16::try_from(number).ok());
            specs.push(PersonSpec { organisation, ..PersonSpec::default() });
        }
        Ok(specs)
    }

    fn absences(&self) -> Result<Vec<Vec<usize>>, Failure> {
        let mut absent = vec![Vec::new(); self.n];
        for (number, rounds) in &self.absent {
            let slot = absent.get_mut(*number).ok_or_else(|| too_high("person", *number))?;
            slot.extend(rounds);
        }
        Ok(absent)
    }

    fn rules(&self) -> Result<Vec<Rule>, Failure> {
        let mut rules = Vec::new();
        for (one, other) in &self.forbid {
            rules.push(Rule::Apart(person(*one)?, person(*other)?));
        }
        for (host, at) in &self.hosts {
            rules.push(Rule::Pinned(person(*host)?, table(*at)?));
        }
        Ok(rules)
    }

    /// What each pair is worth, where it is not the usual.
    fn put_worth(&self, draft: &mut Draft) -> Result<(), Failure> {
        let mut worthless: std::collections::BTreeSet<(usize, usize)> =
            std::collections::BTreeSet::new();
        for (one, other) in self.met.iter().chain(&self.forbid) {
            worthless.insert((*one.min(other), *one.max(other)));
            draft.acquainted.push(Acquainted {
                first: person(*one)?,
                second: person(*other)?,
                strength: 100,
            });
        }
        let most = self.weight.as_ref().map_or(1, Weight::most);
        for one in 0..self.n {
            for other in one + 1..self.n {
                let colleagues = self.org.as_ref().is_some_and(|orgs| {
                    let place = orgs.get(one).copied().flatten();
                    place.is_some() && place == orgs.get(other).copied().flatten()
                });
                let worth = if colleagues || worthless.contains(&(one, other)) {
                    0
                } else {
                    match &self.weight {
                        Some(weight) => {
                            weight.of(one, other) * u64::from(Worth::MOST).min(most) / most
                        }
                        None => continue,
                    }
                };
                let worth = u16::try_from(worth).unwrap_or(Worth::MOST).min(Worth::MOST);
                draft.worth.push(Worth { first: person(one)?, second: person(other)?, worth });
            }
        }
        Ok(())
    }
}

impl Weight {
    /// No meeting is worth more than this, and it is never 0.
    fn most(&self) -> u64 {
        let topics = self.topics.iter().map(Vec::len).max().unwrap_or(0);
        let shared = u64::from(self.per) * u64::try_from(topics).unwrap_or(u64::MAX);
        (u64::from(self.base) + shared + u64::from(self.noise)).max(1)
    }

    /// What the meeting of two people is worth, the first with the lower number.
    fn of(&self, one: usize, other: usize) -> u64 {
        let topics = |index: usize| self.topics.get(index).map_or(&[][..], Vec::as_slice);
        let shared = topics(one).iter().filter(|topic| topics(other).contains(topic)).count();
        let mixed = one * 7919 + other * 104_729;
        let noise = match usize::try_from(self.noise) {
            Ok(noise) if noise > 0 => mixed % noise,
            _ => 0,
        };
        let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        u64::from(self.base) + u64::from(self.per) * wide(shared) + wide(noise)
    }
}

fn places(tables: &[Vec<usize>]) -> Result<Tables, Failure> {
    tables.iter().map(|people| people.iter().map(|one| person(*one)).collect()).collect()
}

/// Why the event cannot be seated, the rules that clash by their people's numbers.
fn refusal(draft: &Draft, why: &Unplannable) -> Failure {
    let Unplannable::Clashes(clashes) = why else {
        return Failure::new(why.to_string(), "correct the file; nothing was planned");
    };
    let words = |index: &usize| match draft.rules.get(*index) {
        Some(Rule::Apart(one, other)) => format!("{} and {} are kept apart", one.0, other.0),
        Some(Rule::Pinned(host, at)) => format!("{} stays at table {}", host.0, at.0),
        Some(
            Rule::Distant(..)
            | Rule::Together(..)
            | Rule::OneOf(..)
            | Rule::AtLeast(..)
            | Rule::AtMost(..),
        )
        | None => format!("rule {index}"),
    };
    let Some(Clash { rules, remedy }) = clashes.first() else {
        return Failure::new(why.to_string(), "correct the file; nothing was planned");
    };
    let named: Vec<String> = rules.iter().map(words).collect();
    let hint = match remedy {
        Remedy::Unlock(one) => format!("let {} move", one.0),
        Remedy::OpenTable(at) => format!("open table {}", at.0),
        Remedy::AddChairs { table, chairs } => format!("{chairs} more at table {}", table.0),
        Remedy::MorePeople { rule } | Remedy::Drop(rule) => format!("give up: {}", words(rule)),
    };
    Failure::new(format!("These cannot hold at the same time: {}", named.join("; ")), hint)
}
