//! What the format of tonight says of people: their lines, hosts and themes.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::takes_part;
use crate::domain::{Event, Format, Line, Participant, ParticipantId, Settings, TableNumber};
use crate::seating::{PersonSpec, TableIndex, Weights};
use crate::topics::fold;

/// So often somebody of the shorter line counts as having rested, so that the longer one rests.
const NEVER_RESTS: u16 = 20;

/// How many people who take part now stand in which line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::app) struct Lines {
    /// Those who are asked.
    pub(in crate::app) experts: usize,
    /// Those who ask.
    pub(in crate::app) askers: usize,
    /// Those who stand in no line and face whoever is free.
    pub(in crate::app) either: usize,
}

impl Lines {
    /// The lines of everybody who takes part now.
    pub(in crate::app) fn of(event: &Event) -> Self {
        Self::among(event.participants().filter(|person| takes_part(person)))
    }

    pub(super) fn among<'a>(people: impl Iterator<Item = &'a Participant>) -> Self {
        let mut lines = Self::default();
        for person in people {
            lines.count(person.details.line);
        }
        lines
    }

    pub(super) const fn count(&mut self, line: Option<Line>) {
        match line {
            Some(Line::Expert) => self.experts += 1,
            Some(Line::Asker) => self.askers += 1,
            None => self.either += 1,
        }
    }

    /// The shorter line, those who stand in none counted to it as long as it is shorter.
    pub(in crate::app) fn short(self) -> usize {
        let all = self.experts + self.askers + self.either;
        (self.experts.min(self.askers) + self.either).min(all / 2)
    }

    /// The line in which more people stand than in the other one with all who stand in none.
    pub(in crate::app) const fn longer(self) -> Option<Line> {
        if self.experts > self.askers + self.either {
            Some(Line::Expert)
        } else if self.askers > self.experts + self.either {
            Some(Line::Asker)
        } else {
            None
        }
    }
}

/// Whose line, hosting or theme the planner has to know.
///
/// - `specs`: a person each, in the order of `present`.
/// - `tables`: the tables of the room in the planner's order.
pub(super) fn mark(
    specs: &mut [PersonSpec],
    event: &Event,
    present: &[&Participant],
    tables: &[TableNumber],
) {
    let settings = event.settings();
    let lines = Lines::among(present.iter().copied());
    let open = event.tables().filter(|table| !table.closed).count();
    // Where the tables are fewer than the shorter line, both lines rest.
    let longer = lines.longer().filter(|_| lines.short() <= open * a_side(settings));
    for (spec, person) in specs.iter_mut().zip(present) {
        spec.host = event.pinned_to(person.id).is_some();
        match settings.format {
            Format::TwoLines => {
                spec.line = person.details.line.map(number);
                if longer.is_some() && person.details.line != longer {
                    spec.sat_out = spec.sat_out.saturating_add(NEVER_RESTS);
                }
            }
            Format::Themed if !spec.host => spec.wishes = wishes(event, person, tables),
            Format::Themed | Format::Rotating | Format::Pairs | Format::Threes | Format::Hosted => {
            }
        }
    }
}

/// For how many rounds guests find a host whom they have not been to: the rounds after those would
/// be paid for by the ones before, if they were planned with them. No end in other formats, and once
/// all have been to all.
pub(super) fn visits_left(event: &Event, present: &[&Participant], held: usize) -> usize {
    if event.settings().format != Format::Hosted {
        return usize::MAX;
    }
    let tables: BTreeSet<TableNumber> =
        present.iter().filter_map(|person| event.pinned_to(person.id)).collect();
    tables.len().checked_sub(held).filter(|left| *left > 0).unwrap_or(usize::MAX)
}

/// The fewest people that a table is planned with: a host and one guest are enough.
pub(super) fn smallest_table(settings: &Settings) -> u16 {
    match settings.format {
        Format::Hosted => 2,
        Format::Rotating | Format::Pairs | Format::TwoLines | Format::Threes | Format::Themed => {
            u16::from(settings.smallest_table.min(settings.table_size()))
        }
    }
}

/// What a flaw costs that costs `usual` elsewhere: where people choose their theme, no number of repeats outweighs the choice.
pub(super) fn weights(settings: &Settings, usual: Weights) -> Weights {
    match settings.format {
        Format::Themed => Weights {
            wish: 1_000_000,
            repeat: usual.repeat / 10,
            tongue: usual.tongue / 10,
            colleague: usual.colleague / 10,
            acquainted: usual.acquainted / 10,
            visit: usual.visit / 10,
            ..usual
        },
        Format::Rotating | Format::Pairs | Format::TwoLines | Format::Threes | Format::Hosted => {
            usual
        }
    }
}

/// The host of the evening, who takes a chair that is empty and leaves none.
pub(super) fn stand_in() -> PersonSpec {
    PersonSpec { meets: false, sat_out: NEVER_RESTS, ..PersonSpec::default() }
}

/// A line as the planner knows it.
const fn number(line: Line) -> u8 {
    match line {
        Line::Expert => 0,
        Line::Asker => 1,
    }
}

/// The line that the planner knows by this number.
pub(super) const fn line_of(number: u8) -> Line {
    if number == 0 { Line::Expert } else { Line::Asker }
}

/// How many people of one line a table has.
fn a_side(settings: &Settings) -> usize {
    usize::from(settings.table_size() / 2).max(1)
}

/// The open tables of the theme that somebody chose.
fn wishes(event: &Event, person: &Participant, tables: &[TableNumber]) -> Vec<TableIndex> {
    let Some(theme) = person.details.theme.as_deref().map(fold::fold) else { return Vec::new() };
    let of_theme = |number: &TableNumber| {
        let table = event.table(*number).filter(|table| !table.closed);
        table.and_then(|table| table.name.as_deref()).is_some_and(|name| fold::fold(name) == theme)
    };
    TableIndex::first(tables.len())
        .zip(tables)
        .filter(|(_, number)| of_theme(number))
        .map(|(index, _)| index)
        .collect()
}

/// Hosts who rest in the next round because there are more of them than guests, those first who
/// have rested least.
pub(in crate::app) fn idle_hosts(event: &Event) -> Vec<ParticipantId> {
    if event.settings().format != Format::Hosted {
        return Vec::new();
    }
    let mut hosts: BTreeMap<TableNumber, Vec<ParticipantId>> = BTreeMap::new();
    let mut guests = 0;
    for person in event.participants().filter(|person| takes_part(person)) {
        match event.pinned_to(person.id) {
            Some(table) => hosts.entry(table).or_default().push(person.id),
            None => guests += 1,
        }
    }
    let too_many = hosts.len().saturating_sub(guests);
    let rested = |people: &Vec<ParticipantId>| {
        let rests = |person: &ParticipantId| {
            let held = event.rounds().filter(|round| round.counts());
            held.filter(|round| round.seating.sitting_out.contains(person)).count()
        };
        people.iter().map(rests).max().unwrap_or(0)
    };
    let mut tables: Vec<Vec<ParticipantId>> = hosts.into_values().collect();
    tables.sort_by_cached_key(rested);
    tables.into_iter().take(too_many).flatten().collect()
}
