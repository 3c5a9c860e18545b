//! What a drawn round makes of the host's wishes and of languages, in words.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Apart, Attribute, Event, GroupRule, Participant, ParticipantId, Round, TableNumber,
};
use crate::seating::bound;
use crate::topics::fold;

/// What of the host's wishes is kept in a round and what is not; what must hold is not among it,
/// for that is a trouble.
pub(super) fn wishes(event: &Event, round: &Round) -> Vec<String> {
    let mut said = Vec::new();
    let away = round.seating.pairs().filter(|pair| event.apart(*pair) == Some(Apart::RatherNot));
    said.extend(counted(away.count(), "pair sits", "pairs sit", "together that rather would not"));
    let seated = Seated::of(event, round);
    for rule in event.group_rules() {
        match rule {
            GroupRule::Mix { attribute } => said.push(seated.mix(attribute)),
            GroupRule::Company { attribute, value } => {
                let alone = seated.alone(attribute, value.as_deref());
                let kind = format!("the only one of their {} at a table", attribute.word());
                said.extend(counted(alone, "person is", "people are", &kind));
            }
            GroupRule::Apart { how: Apart::RatherNot, .. }
            | GroupRule::Only { how: Apart::RatherNot, .. } => {
                let against = format!("together, though {}", rule.words());
                said.extend(counted(seated.against(rule), "pair sits", "pairs sit", &against));
            }
            GroupRule::Apart { .. } | GroupRule::Only { .. } => {}
        }
    }
    said
}

fn counted(count: usize, one: &str, many: &str, what: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {} {what}", if count == 1 { one } else { many }))
}

/// Those at the tables of a round who are there for themselves, table by table.
struct Seated<'a>(Vec<Vec<&'a Participant>>);

impl<'a> Seated<'a> {
    fn of(event: &'a Event, round: &Round) -> Self {
        let table = |people: &Vec<ParticipantId>| {
            let people = people.iter().filter_map(|id| event.participant(*id));
            people.filter(|person| person.companion_of.is_none()).collect()
        };
        Self(round.seating.tables.values().map(table).collect())
    }

    /// How many there are of each kind, a table at a time.
    fn kinds(&self, attribute: &Attribute) -> Vec<BTreeMap<String, u32>> {
        let count = |people: &Vec<&Participant>| {
            let mut kinds = BTreeMap::new();
            for value in people.iter().filter_map(|person| attribute.of(&person.details)) {
                *kinds.entry(fold::fold(&value)).or_insert(0) += 1;
            }
            kinds
        };
        self.0.iter().map(count).collect()
    }

    /// Whether a kind is spread as evenly as tables of these sizes let it be.
    fn mix(&self, attribute: &Attribute) -> String {
        let tables = self.kinds(attribute);
        let pairs = |count: &u32| count * count.saturating_sub(1) / 2;
        let found: u32 = tables.iter().flat_map(BTreeMap::values).map(pairs).sum();
        let mut all: BTreeMap<&String, u32> = BTreeMap::new();
        for (kind, count) in tables.iter().flatten() {
            *all.entry(kind).or_default() += count;
        }
        let sizes = self.0.iter().map(|people| u16::try_from(people.len()).unwrap_or(u16::MAX));
        let sizes: Vec<u16> = sizes.collect();
        let least =
            all.values().map(|members| bound::unavoidable_colleague_pairs(*members, &sizes));
        match found.saturating_sub(least.sum()) {
            0 => format!("{} as mixed as can be", attribute.word()),
            1 => format!("{} mixed but for 1 pair", attribute.word()),
            more => format!("{} mixed but for {more} pairs", attribute.word()),
        }
    }

    /// How many are the only one of their kind at a table and need not be: another one is there.
    fn alone(&self, attribute: &Attribute, value: Option<&str>) -> usize {
        let tables = self.kinds(attribute);
        let wanted = value.map(fold::fold);
        let counts = |kind: &String| {
            let here: u32 = tables.iter().filter_map(|table| table.get(kind)).sum();
            here > 1 && wanted.as_ref().is_none_or(|wanted| wanted == kind)
        };
        let each = tables.iter().flatten();
        each.filter(|(kind, count)| **count == 1 && counts(kind)).count()
    }

    /// How many pairs sit together against a rule.
    fn against(&self, rule: &GroupRule) -> usize {
        let pairs = self.0.iter().flat_map(|people| {
            people
                .iter()
                .enumerate()
                .flat_map(|(turn, one)| people.iter().skip(turn + 1).map(move |other| (one, other)))
        });
        pairs.filter(|(one, other)| rule.between(&one.details, &other.details).is_some()).count()
    }
}

/// Tables at which two people share no language, and nobody there speaks one of each.
pub(super) fn without_a_language(event: &Event, round: &Round) -> Option<String> {
    let tables = round.seating.tables.iter();
    let parted: Vec<(TableNumber, [&Participant; 2])> = tables
        .filter_map(|(number, people)| {
            let people = people.iter().filter_map(|id| event.participant(*id));
            Some((*number, parted(&people.collect::<Vec<_>>())?))
        })
        .collect();
    let (number, [one, other]) = parted.first()?;
    let more = match parted.len() - 1 {
        0 => String::new(),
        more => format!(", and so it is at {more} more"),
    };
    let names = format!("{} and {}", one.details.name, other.details.name);
    Some(format!("at table {number} {names} share no language, and nobody helps them{more}"))
}

/// Two people of a table without a common language or anybody who speaks one of each.
fn parted<'a>(people: &[&'a Participant]) -> Option<[&'a Participant; 2]> {
    let speaks: Vec<(&Participant, Spoken)> =
        people.iter().map(|person| (*person, Spoken::of(person))).collect();
    speaks.iter().enumerate().find_map(|(turn, (one, of_one))| {
        speaks.iter().skip(turn + 1).find_map(|(other, of_other)| {
            let helps = |(_, third): &(_, Spoken)| third.shares(of_one) && third.shares(of_other);
            let parted = of_one.misses(of_other) && !speaks.iter().any(helps);
            parted.then_some([*one, *other])
        })
    })
}

/// The languages of somebody.
struct Spoken {
    languages: BTreeSet<String>,
    /// Whether they are codes, such as `de`: a list may have codes and the desk words, and nobody
    /// can say which word is which code.
    are_codes: bool,
}

impl Spoken {
    fn of(person: &Participant) -> Self {
        let languages = &person.details.languages;
        Self {
            are_codes: languages.iter().all(|language| language.len() <= 3),
            languages: languages.iter().map(|language| fold::fold(language)).collect(),
        }
    }

    fn shares(&self, other: &Self) -> bool {
        !self.languages.is_disjoint(&other.languages)
    }

    /// Whether both were asked, can be compared, and have none in common.
    fn misses(&self, other: &Self) -> bool {
        !self.languages.is_empty()
            && !other.languages.is_empty()
            && self.are_codes == other.are_codes
            && !self.shares(other)
    }
}
