//! What the planner says, in the host's words; who is kept apart from whom is never said.

use super::problem::RoundProblem;
use super::running::Unmendable;
use crate::domain::{Event, ParticipantId, Way};
use crate::seating::{
    Clash, Move, PersonIndex, Remedy, Repair, Rule, TableIndex, Trouble, Unplannable, Violation,
    Why,
};

/// Names one after the other: `Ada`, `Ada and Ben`, `Ada, Ben and 3 others`.
pub(in crate::app) fn list_names(event: &Event, people: &[ParticipantId]) -> String {
    let name = |id: &ParticipantId| event.name_of(*id).to_owned();
    match people {
        [] => String::new(),
        [one] => name(one),
        [one, other] => format!("{} and {}", name(one), name(other)),
        [one, other, third] => format!("{}, {} and {}", name(one), name(other), name(third)),
        [one, other, rest @ ..] => {
            format!("{}, {} and {} others", name(one), name(other), rest.len())
        }
    }
}

fn person(event: &Event, map: &RoundProblem, index: PersonIndex) -> String {
    map.person(index).map_or_else(|| "the host".to_owned(), |id| event.name_of(id).to_owned())
}

fn table(map: &RoundProblem, index: TableIndex) -> String {
    map.table(index).map_or_else(|| "a table".to_owned(), |number| format!("table {number}"))
}

fn rule(event: &Event, map: &RoundProblem, index: usize) -> String {
    // What the host wants of groups is no secret: it stands in the list of rules.
    if let Some(wanted) = map.made.get(&index).and_then(|place| event.group_rules().get(*place)) {
        return wanted.words();
    }
    let name = |person_index: PersonIndex| person(event, map, person_index);
    match map.draft.rules.get(index) {
        Some(Rule::Apart(..) | Rule::Distant(..)) | None => "a rule of the host".to_owned(),
        Some(Rule::Together(one, other)) => {
            format!("{} and {} sit together", name(*one), name(*other))
        }
        Some(Rule::Pinned(one, at)) => format!("{} stays at {}", name(*one), table(map, *at)),
        Some(Rule::OneOf(one, _)) => {
            let needs = map.person(*one).and_then(|id| event.participant(id)).map(|person| {
                let words = person.details.needs.iter().map(|need| need.word());
                words.collect::<Vec<_>>().join(", ")
            });
            format!("{} needs a table that is {}", name(*one), needs.unwrap_or_default())
        }
        // Who must not be left alone is said in confidence too.
        Some(Rule::AtLeast(_, least)) => {
            format!("a rule of the host asks for {least} people at a table")
        }
        Some(Rule::AtMost(one, _)) => {
            let way = map.person(*one).and_then(|id| event.participant(id)).map(|one| one.way);
            format!("{} takes part in {}", name(*one), way.unwrap_or(Way::Open).words())
        }
    }
}

/// Whether a rule is nobody's business but the host's: who is kept from whom, or not left alone.
fn is_confidential(map: &RoundProblem, index: usize) -> bool {
    match map.draft.rules.get(index) {
        Some(Rule::Apart(..) | Rule::Distant(..)) => !map.made.contains_key(&index),
        Some(Rule::AtLeast(..)) => true,
        Some(Rule::Together(..) | Rule::Pinned(..) | Rule::OneOf(..) | Rule::AtMost(..)) | None => {
            false
        }
    }
}

/// Why no round can be drawn, and the smallest change that frees it.
pub(in crate::app) fn clash(event: &Event, map: &RoundProblem, why: &Unplannable) -> String {
    why_not("No round can be drawn", event, map, why)
}

/// Why the round that is drawn or on cannot be mended, and the smallest change that frees it.
pub(in crate::app) fn unmendable(event: &Event, reason: &Unmendable) -> String {
    why_not("No seats suit everybody", event, &reason.map, &reason.why)
}

fn why_not(lead: &str, event: &Event, map: &RoundProblem, why: &Unplannable) -> String {
    let Unplannable::Clashes(clashes) = why else { return why.to_string() };
    let Some(Clash { rules, remedy }) = clashes.first() else { return why.to_string() };
    let confidential = rules.iter().any(|index| is_confidential(map, *index));
    let unnamed = confidential && rules.len() > 1;
    let what = if rules.is_empty() {
        "the seats that stay together do not fit the room".to_owned()
    } else if unnamed {
        // The names in the other rules would say who is meant by the one that has none.
        "rules of the host cannot all hold".to_owned()
    } else {
        let mut words: Vec<String> = rules.iter().map(|index| rule(event, map, *index)).collect();
        words.dedup();
        words.join("; ")
    };
    let remedy = match remedy {
        Remedy::Unlock(_) if confidential => "let those move whose seats are kept".to_owned(),
        Remedy::Unlock(one) => format!("let {} move", person(event, map, *one)),
        Remedy::OpenTable(at) => format!("open {}", table(map, *at)),
        Remedy::AddChairs { table: at, chairs } => {
            let noun = if *chairs == 1 { "chair" } else { "chairs" };
            format!("put {chairs} more {noun} at {}", table(map, *at))
        }
        Remedy::MorePeople { rule: index } | Remedy::Drop(index) => {
            give_up(event, map, *index, unnamed)
        }
    };
    format!("{lead}: {what} · {remedy}")
}

/// How a rule can be done without; nobody's protection is given up.
///
/// - `unnamed`: whether nothing may be said of which rule it is.
fn give_up(event: &Event, map: &RoundProblem, index: usize, unnamed: bool) -> String {
    if let Some(Rule::AtLeast(_, least)) = map.draft.rules.get(index) {
        return format!("wait until {least} people are here, or for whoever came with them");
    }
    if unnamed {
        return "let one of them rest".to_owned();
    }
    format!("let this rest: {}", rule(event, map, index))
}

/// What asks for a repair.
pub(in crate::app) fn trouble(event: &Event, map: &RoundProblem, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Closed(at) => format!("People sit at {}, which is closed", table(map, *at)),
        Trouble::Rule(index) => format!("This does not hold: {}", rule(event, map, *index)),
        Trouble::Overfull(at) => {
            format!("{} has more people than chairs", capital(&table(map, *at)))
        }
        Trouble::TooSmall(at) => format!("{} has too few people", capital(&table(map, *at))),
        Trouble::Waiting(people) => {
            let ids: Vec<ParticipantId> =
                people.iter().filter_map(|one| map.person(*one)).collect();
            match (people.as_slice(), ids.as_slice()) {
                ([_], []) => "The host has no seat".to_owned(),
                (_, [_]) => format!("{} has no seat", list_names(event, &ids)),
                _ => format!("{} have no seat", list_names(event, &ids)),
            }
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A repair in a few words, and what it does: `Ben from 4 to 2`.
pub(in crate::app) fn repaired(
    event: &Event,
    map: &RoundProblem,
    repair: &Repair,
) -> (String, String) {
    let why = match repair.why {
        Why::Join(at) => format!("takes a free chair at {}", table(map, at)),
        Why::FillGaps => "free chairs are filled".to_owned(),
        Why::OpenTables(at) => opened(event, map, repair, at),
        Why::Merge(from, to) => format!("{} joins {}", table(map, from), table(map, to)),
        Why::Relocate(from, to) => format!("{} goes to {}", table(map, from), table(map, to)),
        Why::Spread(at) => format!("the people of {} go to other tables", table(map, at)),
        Why::BringOver(at) => format!("somebody comes over to {}", table(map, at)),
        Why::MakeRoom(at) => format!("somebody makes room at {}", table(map, at)),
        Why::Swap(..) => "two people change places".to_owned(),
        Why::LetContinue(at) => format!("those at {} go on by themselves", table(map, at)),
    };
    let moves: Vec<String> =
        repair.moves.iter().take(4).map(|step| moved(event, map, step)).collect();
    let label = match (moves.as_slice(), repair.moves.len()) {
        ([], _) => "Nobody moves".to_owned(),
        (some, all) if all > some.len() => {
            format!("{}, and {} more", some.join(", "), all - some.len())
        }
        (some, _) => some.join(", "),
    };
    let moving = match repair.moved {
        0 => "nobody who sits moves".to_owned(),
        1 => "one person moves".to_owned(),
        people => format!("{people} people move"),
    };
    let fewest = if repair.proved && repair.moved > 0 { ", the fewest there can be" } else { "" };
    (label, format!("{why} · {moving}{fewest}{}", still_left(event, map, repair)))
}

/// The tables that a repair opens: `opens tables 5 and 6`.
fn opened(event: &Event, map: &RoundProblem, repair: &Repair, first: TableIndex) -> String {
    let round = event.running_round().or_else(|| event.draft());
    let is_free = |at: &TableIndex| {
        let number = map.table(*at);
        number.is_some_and(|number| round.is_none_or(|round| round.seating.at(number).is_empty()))
    };
    let mut free: Vec<TableIndex> =
        repair.moves.iter().filter_map(|step| step.to).filter(is_free).collect();
    free.sort_unstable();
    free.dedup();
    let numbers: Vec<String> =
        free.iter().filter_map(|at| map.table(*at)).map(|number| number.to_string()).collect();
    match numbers.split_last() {
        Some((last, others)) if !others.is_empty() => {
            format!("opens tables {} and {last}", others.join(", "))
        }
        Some(_) | None => format!("opens {}", table(map, first)),
    }
}

/// What a repair cannot help, the first of it.
fn still_left(event: &Event, map: &RoundProblem, repair: &Repair) -> String {
    let left = repair.left.first().map(|one| trouble(event, map, one));
    left.map_or_else(String::new, |left| format!(" · but: {left}"))
}

fn moved(event: &Event, map: &RoundProblem, step: &Move) -> String {
    let name = person(event, map, step.person);
    let number =
        |at: TableIndex| map.table(at).map_or_else(String::new, |number| number.to_string());
    match (step.from, step.to) {
        (Some(from), Some(to)) => format!("{name} from {} to {}", number(from), number(to)),
        (None, Some(to)) => format!("{name} to {}", number(to)),
        (_, None) => format!("{name} sits out"),
    }
}

/// What would be wrong after a move.
pub(in crate::app) fn violation(event: &Event, map: &RoundProblem, found: Violation) -> String {
    match found {
        Violation::Rule(index) => format!("against: {}", rule(event, map, index)),
        Violation::Overfull { .. } => "no chair is free".to_owned(),
        Violation::Alone(one) => format!("{} would sit alone", person(event, map, one)),
        Violation::Closed(_) => "closed".to_owned(),
        Violation::NotThere(one) => format!("{} is not there", person(event, map, one)),
        Violation::TooSmall(at) => format!("{} is left with too few", table(map, at)),
        Violation::MetTonight(one, other) => {
            format!("{} and {} have met", person(event, map, one), person(event, map, other))
        }
        Violation::Colleagues(one, other) => {
            format!("{} and {} are colleagues", person(event, map, one), person(event, map, other))
        }
    }
}
